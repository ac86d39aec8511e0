// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendinput.h"

#include "widgets/trendaxes.h"
#include "widgets/trendview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QRubberBand>
#include <QWheelEvent>

#include <cmath>

namespace widgets {

namespace {

constexpr double KeyPan = 0.1; // of the span
constexpr double KeyZoom = 0.5;
constexpr double WheelZoom = 0.8;  // a notch
constexpr double LeastStretch = 6; // px; less was a click

using Which = TrendCursors::Which;

} // namespace

TrendInput::TrendInput(TrendView &view) : QObject(view.plot()), m_view(view)
{
    view.plot()->installEventFilter(this);
}

core::UtcTime TrendInput::timeAt(double x) const { return toTime(m_view.plot()->xAxis->pixelToCoord(x)); }

bool TrendInput::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonDblClick:
        if (static_cast<QMouseEvent *>(event)->button() != Qt::LeftButton)
            return false;
        m_view.reset();
        return true;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent *>(event));
    case QEvent::ShortcutOverride: {
        // Keys of the trend are not the window's while it has the focus.
        const auto *pressed = static_cast<QKeyEvent *>(event);
        const bool letter = pressed->modifiers() == Qt::NoModifier &&
                            (pressed->key() == Qt::Key_T || pressed->key() == Qt::Key_1 ||
                             pressed->key() == Qt::Key_2 || pressed->key() == Qt::Key_C);
        const bool leaves =
            pressed->key() == Qt::Key_Escape &&
            (m_drag != Drag::None || m_view.cursors().at(Which::A) || m_view.cursors().at(Which::B));
        if (letter || leaves)
            event->accept();
        return letter || leaves;
    }
    case QEvent::KeyPress:
        return key(*static_cast<QKeyEvent *>(event));
    case QEvent::Leave:
        m_view.cursors().leave();
        return false;
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        m_view.update();
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

void TrendInput::showShape(const QPointF &place, Qt::KeyboardModifiers modifiers)
{
    const QRect area = m_view.plot()->axisRect()->rect();
    const bool onTimes = place.y() > area.bottom() && place.x() >= area.left() && place.x() <= area.right();
    if (m_drag == Drag::Pan)
        m_view.plot()->setCursor(Qt::ClosedHandCursor);
    else if (m_drag == Drag::Cursor || (area.contains(place.toPoint()) && m_view.cursors().closeTo(place)))
        m_view.plot()->setCursor(Qt::SplitHCursor);
    else if (m_drag == Drag::Values || m_view.axes().axisAt(place))
        m_view.plot()->setCursor(Qt::SizeVerCursor);
    else if (m_drag == Drag::Stretch || onTimes || (modifiers & Qt::ShiftModifier))
        m_view.plot()->setCursor(Qt::SizeHorCursor);
    else
        m_view.plot()->unsetCursor();
}

bool TrendInput::press(const QMouseEvent &event)
{
    m_view.plot()->setFocus(Qt::MouseFocusReason);
    if (event.button() != Qt::LeftButton)
        return false;
    const QPointF place = event.position();
    const QRect area = m_view.plot()->axisRect()->rect();
    const bool inside = area.contains(place.toPoint());
    m_from = m_last = place;
    m_range = {m_view.rangeFrom(), m_view.rangeTo()};
    m_axis = m_view.axes().axisAt(place);
    if (inside && (event.modifiers() & Qt::ControlModifier)) {
        m_cursor = event.modifiers() & Qt::ShiftModifier ? Which::B : Which::A;
        m_view.cursors().set(m_cursor, timeAt(place.x()));
        m_drag = Drag::Cursor;
    } else if (inside && m_view.cursors().closeTo(place)) {
        m_cursor = *m_view.cursors().closeTo(place);
        m_drag = Drag::Cursor;
    } else if (m_axis) {
        m_drag = Drag::Values;
    } else if ((inside && (event.modifiers() & Qt::ShiftModifier)) || place.y() > area.bottom()) {
        m_drag = Drag::Stretch;
        if (!m_band)
            m_band = new QRubberBand(QRubberBand::Rectangle, m_view.plot());
        m_band->setGeometry(QRect(int(place.x()), area.top(), 1, area.height()));
        m_band->show();
    } else if (inside) {
        m_drag = Drag::Pan;
    }
    m_view.cursors().leave();
    showShape(place, event.modifiers());
    return true;
}

bool TrendInput::move(const QMouseEvent &event)
{
    const QPointF place = event.position();
    const QRect area = m_view.plot()->axisRect()->rect();
    switch (m_drag) {
    case Drag::None:
        m_view.cursors().hover(place);
        break;
    case Drag::Pan: {
        if (std::abs(place.x() - m_from.x()) < 2 && place == m_last)
            break;
        const double share = (m_from.x() - place.x()) / std::max(1, area.width());
        const auto span = m_range.second - m_range.first;
        const auto by = std::chrono::microseconds(qint64(share * double(span.count())));
        m_view.showRange(m_range.first + by, m_range.second + by);
        break;
    }
    case Drag::Stretch: {
        const double left =
            std::clamp(std::min(m_from.x(), place.x()), double(area.left()), double(area.right()));
        const double right =
            std::clamp(std::max(m_from.x(), place.x()), double(area.left()), double(area.right()));
        m_band->setGeometry(QRect(int(left), area.top(), std::max(1, int(right - left)), area.height()));
        break;
    }
    case Drag::Values:
        m_view.axes().pan(m_axis, m_last.y(), place.y());
        m_view.refresh();
        break;
    case Drag::Cursor:
        m_view.cursors().set(m_cursor,
                             timeAt(std::clamp(place.x(), double(area.left()), double(area.right()))));
        break;
    }
    m_last = place;
    showShape(place, event.modifiers());
    return true;
}

bool TrendInput::release(const QMouseEvent &event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    if (m_drag == Drag::Stretch && m_band) {
        const QRect chosen = m_band->geometry();
        if (chosen.width() >= LeastStretch)
            m_view.showRange(timeAt(chosen.left()), timeAt(chosen.left() + chosen.width()));
    }
    cancelDrag();
    showShape(event.position(), event.modifiers());
    return true;
}

void TrendInput::cancelDrag()
{
    m_drag = Drag::None;
    m_axis = nullptr;
    if (m_band)
        m_band->hide();
}

bool TrendInput::wheel(const QWheelEvent &event)
{
    const QPointF place = event.position();
    const QPoint turned = event.angleDelta();
    // Shift turns a wheel sideways; a touchpad does it by itself.
    if (std::abs(turned.x()) > std::abs(turned.y()) || (event.modifiers() & Qt::ShiftModifier)) {
        const int by = std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y();
        m_view.pan(-KeyPan * by / 120);
        return true;
    }
    if (turned.y() == 0)
        return true;
    const double factor = std::pow(WheelZoom, turned.y() / 120.0);
    QCPAxis *axis = m_view.axes().axisAt(place);
    if (axis || (event.modifiers() & Qt::ControlModifier)) {
        m_view.axes().zoom(axis, factor, place.y());
        m_view.refresh();
        return true;
    }
    m_view.zoom(factor, timeAt(place.x()));
    return true;
}

bool TrendInput::scaleKey(const QKeyEvent &event)
{
    const double y = m_view.plot()->axisRect()->rect().center().y();
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_view.axes().zoom(nullptr, WheelZoom, y);
        break;
    case Qt::Key_Minus:
        m_view.axes().zoom(nullptr, 1 / WheelZoom, y);
        break;
    case Qt::Key_Up:
        m_view.axes().pan(nullptr, y, y + m_view.plot()->axisRect()->height() * KeyPan);
        break;
    case Qt::Key_Down:
        m_view.axes().pan(nullptr, y, y - m_view.plot()->axisRect()->height() * KeyPan);
        break;
    default:
        return false;
    }
    m_view.refresh();
    return true;
}

bool TrendInput::key(const QKeyEvent &event)
{
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    if (event.modifiers() & Qt::AltModifier)
        return false;
    if (event.modifiers() & Qt::ControlModifier)
        return scaleKey(event);
    const auto here = [this] {
        return m_view.cursors().hovered().value_or(m_view.rangeFrom() +
                                                   (m_view.rangeTo() - m_view.rangeFrom()) / 2);
    };
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_view.zoom(KeyZoom);
        return true;
    case Qt::Key_Minus:
        m_view.zoom(1 / KeyZoom);
        return true;
    case Qt::Key_Left:
        shift ? m_view.cursors().step(-1) : m_view.pan(-KeyPan);
        return true;
    case Qt::Key_Right:
        shift ? m_view.cursors().step(1) : m_view.pan(KeyPan);
        return true;
    case Qt::Key_PageUp:
        m_view.pan(-1);
        return true;
    case Qt::Key_PageDown:
        m_view.pan(1);
        return true;
    case Qt::Key_Home:
        m_view.reset();
        return true;
    case Qt::Key_End:
        m_view.setLive(true);
        return true;
    case Qt::Key_1:
        m_view.cursors().set(Which::A, here());
        return true;
    case Qt::Key_2:
        m_view.cursors().set(Which::B, here());
        return true;
    case Qt::Key_C:
        m_view.cursors().hovered() ? m_view.cursors().leave() : m_view.cursors().hoverAt(here());
        return true;
    case Qt::Key_Space:
        m_view.setLive(!m_view.isLive());
        return true;
    case Qt::Key_T:
        emit m_view.tableRequested();
        return true;
    case Qt::Key_Escape:
        if (m_drag != Drag::None) {
            m_view.showRange(m_range.first, m_range.second);
            cancelDrag();
            return true;
        }
        return m_view.cursors().clear();
    default:
        return false;
    }
}

} // namespace widgets
