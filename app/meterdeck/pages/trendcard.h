// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "pages/gaugerow.h"
#include "widgets/card.h"
#include "widgets/trendview.h"

#include <QTimer>

namespace widgets {
class Label;
class SegmentedControl;
} // namespace widgets

namespace console {

class TrendLegend;

/// The trend of a device: power and voltage (or its first two gauges) as stored, continued live.
///
/// History is read on the engine's pool and merged with what arrived since; the visible span decides the
/// detail. A stretch that nobody measured is parted and hatched, never drawn through. GUI thread.
class TrendCard : public widgets::Card
{
    Q_OBJECT

public:
    TrendCard(const engine::Engine &engine, const core::DeviceId &device, QWidget *parent = nullptr);

    void refresh(const QList<ShownSeries> &series, core::UtcTime now);
    /// Holds still and shows this stretch.
    void showRange(core::UtcTime from, core::UtcTime to);
    /// True once a history answer is drawn and both curves hold points.
    bool hasData() const { return m_loaded && m_points > 1; }
    widgets::TrendView *view() const { return m_view; }

private:
    void chooseSpan(int index);
    void setLive(bool live);
    void chooseSeries(const QList<ShownSeries> &series);
    void reload();
    void take(const engine::HistoryAnswer &answer, core::UtcTime from, core::UtcTime to);

    struct Curve
    {
        core::Series series;
        core::SeriesId id = core::SeriesId::None;
        core::UtcTime last{}; ///< newest point drawn
    };

    const engine::Engine &m_engine;
    core::DeviceId m_device;
    widgets::TrendView *m_view;
    TrendLegend *m_legend = nullptr;
    widgets::SegmentedControl *m_spans;
    widgets::SegmentedControl *m_mode;
    QList<Curve> m_curves;
    QTimer m_reload;
    QTimer m_consolidate;
    quint64 m_asked = 0;
    qint64 m_points = 0;
    bool m_loaded = false;
};

} // namespace console
