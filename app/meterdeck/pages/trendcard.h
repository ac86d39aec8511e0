// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/gaugerow.h"
#include "pages/trendpane.h"
#include "widgets/card.h"

namespace widgets {
class SegmentedControl;
}

namespace console {

/// The trend of a device: power and voltage (or its first two quantities) as stored, continued live, and what
/// a person drags onto it. GUI thread.
class TrendCard : public widgets::Card
{
    Q_OBJECT

public:
    TrendCard(const engine::Engine &engine, const core::DeviceId &device, QWidget *parent = nullptr);

    void refresh(const QList<ShownSeries> &series, core::UtcTime now);
    /// Holds still and shows this stretch.
    void showRange(core::UtcTime from, core::UtcTime to);
    /// True once a history answer is drawn and the curves hold points.
    bool hasData() const { return m_pane->feed()->hasData(); }
    widgets::TrendView *view() const { return m_pane->view(); }
    TrendPane *pane() const { return m_pane; }

signals:
    /// The curves are wanted on the page of trends, where there is room.
    void pageRequested(const QList<console::TrendCurve> &curves);

private:
    void buildTools();
    void chooseSeries(const QList<ShownSeries> &series);

    core::DeviceId m_device;
    TrendPane *m_pane;
    widgets::SegmentedControl *m_spans;
    widgets::SegmentedControl *m_mode;
    bool m_chosen = false; ///< by a person: the device's first series decide no more
};

} // namespace console
