// SPDX-License-Identifier: GPL-3.0-or-later
// What MapView does with mouse and keyboard.
#include "widgets/mapview.h"

#include "widgets/placetip.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

namespace widgets {

namespace {

constexpr double KeyStep = 1.5;
constexpr double PanStep = 80;

} // namespace

void MapView::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0)
        zoomBy(std::pow(1.25, steps), event->position());
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = m_dragged = event->position();
    m_dragging = false;
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed) {
        setCursor(clusterAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    const QPointF moved = event->position() - *m_pressed;
    if (!m_dragging && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setCursor(Qt::ClosedHandCursor);
    panBy(event->position() - m_dragged);
    m_dragged = event->position();
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const bool clicked = !m_dragging;
    m_pressed.reset();
    m_dragging = false;
    setCursor(Qt::ArrowCursor);
    if (clicked)
        activate(clusterAt(event->position()));
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return panBy({PanStep, 0});
    case Qt::Key_Right:
        return panBy({-PanStep, 0});
    case Qt::Key_Up:
        return panBy({0, PanStep});
    case Qt::Key_Down:
        return panBy({0, -PanStep});
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(KeyStep);
    case Qt::Key_Minus:
        return zoomBy(1 / KeyStep);
    case Qt::Key_Home:
    case Qt::Key_0:
        return showAll();
    case Qt::Key_PageDown:
        return stepCurrent(1);
    case Qt::Key_PageUp:
        return stepCurrent(-1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        for (int at = 0; at < m_clusters.size(); ++at) {
            if (m_clusters.at(at).sites.constFirst() == m_current)
                return activate(at);
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    describeSelf();
    update();
}

void MapView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    describeSelf();
    update();
}

bool MapView::event(QEvent *event)
{
    const bool told = showPlaceTip(this, event, [this](const QPoint &point) -> std::optional<PlaceTip> {
        const int cluster = clusterAt(point);
        if (cluster < 0)
            return std::nullopt;
        return PlaceTip{describe(m_clusters.at(cluster)), markRect(m_clusters.at(cluster)).toAlignedRect()};
    });
    return told || QWidget::event(event);
}

} // namespace widgets
