// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progressline.h"

#include "widgets/theme.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

ProgressLine::ProgressLine(const QString &title, QWidget *parent) : QWidget(parent), m_title(title)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateName();
}

void ProgressLine::setTitle(const QString &title)
{
    m_title = title;
    updateName();
}

void ProgressLine::setNote(const QString &note)
{
    m_note = note;
    updateName();
}

void ProgressLine::setFraction(std::optional<double> fraction)
{
    m_fraction =
        fraction && std::isfinite(*fraction) ? std::optional(std::clamp(*fraction, 0.0, 1.0)) : std::nullopt;
    updateName();
}

void ProgressLine::updateName()
{
    setAccessibleName(m_title);
    const QString percent = m_fraction ? tr("%1 %").arg(int(std::floor(*m_fraction * 100))) : tr("working");
    setAccessibleDescription(m_note.isEmpty() ? percent : percent + u", "_s + m_note);
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setFont(theme.font(Role::Table));
    const double noteWidth = QFontMetricsF(painter.font()).horizontalAdvance(m_note) + 2;
    painter.setPen(theme.colour(Token::Text2));
    painter.drawText(QRectF(width() - noteWidth, 0, noteWidth, 18), Qt::AlignRight | Qt::AlignVCenter,
                     m_note);
    painter.setFont(theme.font(Role::Table, 600));
    painter.setPen(theme.colour(Token::Text));
    const double room = width() - noteWidth - 8;
    painter.drawText(QRectF(0, 0, room, 18), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(m_title, Qt::ElideRight, room));
    const QRectF bar(0, 23, width(), 4);
    painter.fillRect(bar, theme.colour(Token::Sunken));
    if (m_fraction)
        painter.fillRect(QRectF(0, 23, std::round(width() * *m_fraction), 4), theme.colour(Token::Ink));
    else
        painter.fillRect(QRectF(std::round(width() * 0.35), 23, std::round(width() * 0.23), 4),
                         theme.colour(Token::Ink));
}

} // namespace widgets
