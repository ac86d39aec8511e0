// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "widgets/card.h"

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

/// The settings of a meter that can be written: what each was last read back as, and the order to change it.
class SettingCard : public widgets::Card
{
    Q_OBJECT

public:
    /// Of the profile's orders those that write a register.
    explicit SettingCard(const core::Profile &profile, QWidget *parent = nullptr);

    void refresh(const commands::Known &known);
    /// Puts the keyboard on its first button.
    void focusOrders();

signals:
    void changeRequested(const QString &order);

private:
    struct Row
    {
        core::CommandRule rule;
        widgets::Label *value;
        widgets::Label *age;
        widgets::Button *change;
    };
    QList<Row> m_rows;
};

} // namespace console
