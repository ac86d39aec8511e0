// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/holdbutton.h"

#include "widgets/drawntext.h"
#include "widgets/keyhint.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace widgets {

namespace {

constexpr double MostPerTick = 50; // ms

} // namespace

HoldButton::HoldButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_timer.setInterval(16);
    connect(&m_timer, &QTimer::timeout, this, &HoldButton::tick);
    setAccessibleDescription(tr("Hold Space or the mouse button until it is full. Letting go cancels."));
}

void HoldButton::setHoldTime(std::chrono::milliseconds time)
{
    m_holdTime = std::max(time, std::chrono::milliseconds(1));
}

void HoldButton::setKeyHint(const QString &key)
{
    m_keyHint = key;
    updateGeometry();
    update();
}

double HoldButton::progress() const
{
    if (m_fired)
        return 1;
    if (m_picture)
        return *m_picture;
    return m_holding ? std::min(1.0, m_heldMs / double(m_holdTime.count())) : 0;
}

void HoldButton::reset()
{
    m_fired = false;
    m_holding = false;
    m_timer.stop();
    setDown(false);
    update();
}

void HoldButton::picture(double progress)
{
    m_picture = progress > 0 ? std::optional(std::min(progress, 0.999)) : std::nullopt;
    update();
}

void HoldButton::start()
{
    if (m_holding || m_fired || !isEnabled())
        return;
    m_picture.reset();
    m_holding = true;
    m_heldMs = 0;
    m_sinceTick.start();
    m_timer.start();
    setDown(true);
    update();
}

void HoldButton::cancel()
{
    if (!m_holding)
        return;
    // Let go before it fired is let go, however full it looked.
    const double at = std::min(progress(), 0.999);
    m_holding = false;
    m_timer.stop();
    setDown(false);
    update();
    emit progressChanged(0);
    emit holdCancelled(at);
}

void HoldButton::tick()
{
    // A stalled window must not count as holding: the release may be waiting behind this very tick.
    m_heldMs += std::min<double>(double(m_sinceTick.restart()), MostPerTick);
    const double at = progress();
    update();
    if (at < 1) {
        emit progressChanged(at);
        return;
    }
    m_fired = true;
    m_holding = false;
    m_timer.stop();
    setDown(false);
    emit progressChanged(1);
    emit held();
}

bool HoldButton::event(QEvent *event)
{
    if (event->type() == QEvent::Hide || event->type() == QEvent::WindowDeactivate ||
        (event->type() == QEvent::EnabledChange && !isEnabled()))
        cancel();
    return QAbstractButton::event(event);
}

void HoldButton::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        start();
}

void HoldButton::mouseMoveEvent(QMouseEvent *event)
{
    if (m_holding && !rect().contains(event->position().toPoint()))
        cancel();
}

void HoldButton::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        cancel();
}

void HoldButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            start();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_holding) {
        cancel();
        return;
    }
    // Not to QAbstractButton: Enter would click. Arrows and the rest go to the window.
    event->ignore();
}

void HoldButton::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        if (!event->isAutoRepeat())
            cancel();
        return;
    }
    event->ignore();
}

void HoldButton::focusOutEvent(QFocusEvent *event)
{
    cancel();
    QAbstractButton::focusOutEvent(event);
}

QSize HoldButton::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    double width = QFontMetricsF(theme.font(Role::Body, 600)).horizontalAdvance(text()) + 56;
    if (!m_keyHint.isEmpty())
        width += 12 + KeyHint::sizeOf(m_keyHint, theme).width();
    return {std::max(190, int(std::ceil(width))), theme.lineHeight(Role::Body) + 20};
}

void HoldButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool ring = Theme::hasRing(this);
    const QRectF box = ring ? QRectF(rect()).adjusted(3.5, 3.5, -3.5, -3.5)
                            : QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75);
    const qreal radius = ring ? 2 : 4;
    const QColor ink = theme.colour(isEnabled() || m_fired ? Token::Ink : Token::Line);
    const double edge = rect().left() + rect().width() * progress();
    const QFont font = theme.font(Role::Body, 600);
    const QSize hint = m_keyHint.isEmpty() ? QSize() : KeyHint::sizeOf(m_keyHint, theme);
    const double textWidth = QFontMetricsF(font).horizontalAdvance(text());
    const double all = textWidth + (hint.isValid() ? 12 + hint.width() : 0);
    const double x = (width() - all) / 2;
    // Painted twice, once for each side of the edge, so that the words stay readable while it passes through
    // them.
    for (const bool filled : {false, true}) {
        painter.save();
        painter.setClipRect(
            placed(this, filled ? QRectF(0, 0, edge, height()) : QRectF(edge, 0, width() - edge, height())));
        painter.setPen(QPen(ink, 1.5));
        painter.setBrush(filled ? ink : theme.colour(isEnabled() ? Token::Raised : Token::Panel));
        painter.drawRoundedRect(box, radius, radius);
        const QColor textColour =
            filled ? theme.colour(Token::OnInk) : theme.colour(isEnabled() ? Token::Text : Token::Disabled);
        painter.setFont(font);
        painter.setPen(textColour);
        drawText(painter, placed(this, QRectF(x, 0, textWidth + 2, height())),
                 Qt::AlignLeft | Qt::AlignVCenter, this->text());
        if (hint.isValid())
            KeyHint::paint(painter,
                           placed(this, QRectF(std::round(x + textWidth + 12), (height() - hint.height()) / 2,
                                               hint.width(), hint.height())),
                           m_keyHint, textColour, filled ? textColour : theme.colour(Token::LineStrong),
                           theme);
        painter.restore();
    }
    if (ring)
        theme.drawFocusRing(painter, rect(), 4);
}

} // namespace widgets
