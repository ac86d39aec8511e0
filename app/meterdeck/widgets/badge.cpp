// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/badge.h"

#include "widgets/drawntext.h"
#include "widgets/theme.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Mark = 14;

}

Badge::Badge(const QString &count, QWidget *parent) : QWidget(parent), m_count(count)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateName();
}

void Badge::setCount(const QString &count, const QString &what)
{
    if (count == m_count && what == m_what)
        return;
    m_count = count;
    m_what = what;
    updateName();
    updateGeometry();
    update();
}

void Badge::setPriority(int priority, AlarmState state)
{
    if (priority == m_priority && state == m_state)
        return;
    m_priority = std::clamp(priority, 0, 4);
    m_state = state;
    updateName();
    updateGeometry();
    update();
}

void Badge::updateName()
{
    setAccessibleName(m_what.isEmpty() ? m_count : tr("%1 %2", "how many and of what").arg(m_count, m_what));
    setAccessibleDescription(m_priority ? PriorityMark::word(m_priority) : QString());
}

QSize Badge::sizeHint() const
{
    if (m_count.isEmpty())
        return {0, 0};
    const Theme &theme = Theme::of(this);
    const double text = QFontMetricsF(theme.font(Role::Caption, 600)).horizontalAdvance(m_count);
    const int height = theme.lineHeight(Role::Caption) + 4;
    const int mark = m_priority ? Mark + 5 : 0;
    return {std::max(height, int(std::ceil(text)) + 12 + mark), height};
}

void Badge::paintEvent(QPaintEvent *)
{
    if (m_count.isEmpty())
        return;
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Token::Line), 1));
    painter.setBrush(theme.colour(Token::Sunken));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    QRectF room(rect());
    if (m_priority) {
        PriorityMark::paint(painter, QRectF(5, (height() - Mark) / 2.0, Mark, Mark), m_priority, m_state,
                            theme);
        room.setLeft(5 + Mark);
    }
    painter.setFont(theme.font(Role::Caption, 600));
    painter.setPen(theme.colour(Token::Text));
    drawText(painter, room, Qt::AlignCenter, m_count);
}

} // namespace widgets
