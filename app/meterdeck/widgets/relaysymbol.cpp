// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relaysymbol.h"

#include "widgets/theme.h"

#include <QPainter>

namespace widgets {

RelaySymbol::RelaySymbol(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(word(m_state));
}

void RelaySymbol::setState(RelayState state, bool ordered)
{
    if (m_state == state && m_ordered == ordered)
        return;
    m_state = state;
    m_ordered = ordered;
    setAccessibleName(ordered ? tr("%1, ordered").arg(word(state)) : word(state));
    update();
}

void RelaySymbol::setWarning(bool warning)
{
    if (m_warning == warning)
        return;
    m_warning = warning;
    update();
}

QString RelaySymbol::word(RelayState state)
{
    switch (state) {
    case RelayState::Closed:
        return tr("On");
    case RelayState::Open:
        return tr("Off");
    case RelayState::Unknown:
        break;
    }
    return tr("Unknown");
}

void RelaySymbol::paint(QPainter &painter, const QRectF &rect, RelayState state, bool ordered, bool warning,
                        const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = rect.adjusted(1, 1, -1, -1);
    const bool dashedFrame = ordered || state == RelayState::Unknown;
    QPen edge(theme.colour(warning ? Token::HighLine : Token::LineStrong), 1.5);
    if (dashedFrame) {
        edge.setStyle(Qt::CustomDashLine);
        edge.setDashPattern({3.5, 2.5});
    }
    painter.setPen(edge);
    painter.setBrush(theme.colour(Token::Raised));
    painter.drawRoundedRect(frame, 4, 4);

    const QColor ink = theme.colour(Token::Text);
    const qreal y = std::round(rect.center().y());
    const qreal left = rect.left() + rect.width() * 0.26;
    const qreal right = rect.left() + rect.width() * 0.74;
    QPen line(ink, 2, Qt::SolidLine, Qt::FlatCap);
    painter.setPen(line);
    painter.drawLine(QPointF(rect.left() + 3, y), QPointF(left, y));
    painter.drawLine(QPointF(right, y), QPointF(rect.right() - 3, y));
    const QPointF raised(left + (right - left) * 0.8, y - rect.height() * 0.3);
    if (state == RelayState::Closed) {
        painter.drawLine(QPointF(left, y), QPointF(right, y));
    } else if (state == RelayState::Open) {
        painter.drawLine(QPointF(left, y), raised);
    } else {
        QPen dotted(ink, 2, Qt::CustomDashLine, Qt::FlatCap);
        dotted.setDashPattern({1.4, 1.4});
        painter.setPen(dotted);
        painter.drawLine(QPointF(left, y), raised);
        painter.drawLine(QPointF(left, y), QPointF(right, y));
    }
    painter.setPen(QPen(ink, 1.6));
    painter.setBrush(state == RelayState::Closed ? ink : theme.colour(Token::Raised));
    painter.drawEllipse(QPointF(left, y), 3.4, 3.4);
    painter.drawEllipse(QPointF(right, y), 3.4, 3.4);
    painter.restore();
}

void RelaySymbol::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_state, m_ordered, m_warning, Theme::of(this));
}

} // namespace widgets
