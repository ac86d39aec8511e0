// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "pages/gaugerow.h"
#include "widgets/card.h"
#include "widgets/relaysymbol.h"

#include <optional>

class QGridLayout;

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

/// The last order a device was given, as far as it is known here.
struct LastOrder
{
    core::Command command;
    core::UtcTime at{};
    std::optional<core::Outcome> outcome; ///< none = still waiting
};

/// What may be said of a relay now.
struct RelayNow
{
    widgets::RelayState state = widgets::RelayState::Unknown;
    bool proved = false; ///< by a fresh, unretained report that nothing contradicts
    QString words;       ///< "reported 1 min ago, fresh"
    core::Quality quality = core::Quality::Unknown;
};

/// A retained copy is old news, and an order without proof leaves the state unknown until the device speaks
/// again.
RelayNow relayNow(const commands::Known &known, const std::optional<LastOrder> &last);

/// A device's relay: state with its proof and age, what was ordered, what it carries, and the two orders.
class RelayCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit RelayCard(const core::CommandRule &rule, QWidget *parent = nullptr);

    void refresh(const commands::Known &known, const std::optional<LastOrder> &last,
                 const std::optional<live::SeriesState> &power);

    /// Puts the keyboard on its first button.
    void focusOrders();

signals:
    void switchRequested(bool on);
    /// Only where the profile has a query.
    void lookRequested();

private:
    QString note(const commands::Known &known) const;
    void setRow(widgets::Label *strong, widgets::Label *rest, const QString &first, const QString &second);

    core::CommandRule m_rule;
    widgets::RelaySymbol *m_symbol;
    widgets::Label *m_state;
    widgets::Label *m_proof;
    widgets::Label *m_ordered[2];
    widgets::Label *m_reported[2];
    widgets::Label *m_load[2];
    widgets::Button *m_look;
    widgets::Button *m_on;
    widgets::Button *m_off;
    widgets::Label *m_note;
};

} // namespace console
