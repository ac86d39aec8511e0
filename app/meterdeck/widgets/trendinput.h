// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/trendcursors.h"

#include <QObject>

class QCPAxis;
class QKeyEvent;
class QMouseEvent;
class QRubberBand;
class QWheelEvent;

namespace widgets {

/// Mouse and keys of a trend. It owns no state of the trend: what a person does becomes a call of the view,
/// its axes or its cursors.
class TrendInput : public QObject
{
    Q_OBJECT
public:
    /// Belongs to the view's plot.
    explicit TrendInput(TrendView &view);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Drag
    {
        None,
        Pan,
        Stretch, ///< a rubber band along the time axis
        Values,  ///< one value axis
        Cursor
    };
    bool press(const QMouseEvent &event);
    bool move(const QMouseEvent &event);
    bool release(const QMouseEvent &event);
    bool wheel(const QWheelEvent &event);
    bool key(const QKeyEvent &event);
    bool scaleKey(const QKeyEvent &event);
    void cancelDrag();
    void showShape(const QPointF &place, Qt::KeyboardModifiers modifiers);
    core::UtcTime timeAt(double x) const;

    TrendView &m_view;
    Drag m_drag = Drag::None;
    QPointF m_from;
    QPointF m_last;
    QCPAxis *m_axis = nullptr;
    TrendCursors::Which m_cursor = TrendCursors::Which::A;
    std::pair<core::UtcTime, core::UtcTime> m_range;
    QRubberBand *m_band = nullptr;
};

} // namespace widgets
