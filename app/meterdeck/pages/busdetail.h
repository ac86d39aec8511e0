// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bushints.h"
#include "engine/engine.h"
#include "widgets/wiretape.h"

#include <QWidget>

class QBoxLayout;

namespace widgets {
class Card;
class Label;
class UnitGrid;
} // namespace widgets

namespace console {

class AnswerTimesCard;
class HintCard;
class TroubleCard;

/// One bus closely: what may be wrong, its units, the last seconds of its wire, errors by kind, answer times.
/// Shows what it is given.
class BusDetail : public QWidget
{
    Q_OBJECT

public:
    explicit BusDetail(const engine::Engine &engine, QWidget *parent = nullptr);

    /// Another bus: what was seen of the last one is forgotten.
    void begin();
    void setTransport(const engine::TransportInfo &transport);
    void take(const core::WireReport &report, core::UtcTime now);

    widgets::UnitGrid *units() const { return m_units; }
    HintCard *hint() const { return m_hint; }

signals:
    void deviceRequested(const core::DeviceId &device);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildBus();
    void addToTape(const core::WireReport &report);
    void showUnits(core::UtcTime now);
    void showHint();

    const engine::Engine &m_engine;
    engine::TransportInfo m_transport;
    core::WireReport m_report; ///< the newest, without its records
    BusHints m_hints;
    QList<widgets::WireTape::Part> m_tapeParts;
    core::UtcTime m_tapeShown{};
    core::UtcTime m_asked{}; ///< when the open request was sent
    widgets::Card *m_bus = nullptr;
    HintCard *m_hint = nullptr;
    widgets::Label *m_intervals = nullptr;
    widgets::UnitGrid *m_units = nullptr;
    widgets::WireTape *m_tape = nullptr;
    widgets::WireTapeLegend *m_load = nullptr;
    TroubleCard *m_troubles = nullptr;
    AnswerTimesCard *m_times = nullptr;
    QBoxLayout *m_lower = nullptr;
};

} // namespace console
