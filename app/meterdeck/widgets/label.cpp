// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label.h"

#include "widgets/drawntext.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace widgets {

Label::Label(const QString &text, Role role, Token token, int weight, QWidget *parent)
    : QLabel(text, parent), m_role(role), m_token(token), m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    restyle();
    align();
}

void Label::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    align();
}

void Label::align()
{
    QLabel::setAlignment(QStyle::visualAlignment(layoutDirection(), m_alignment) | Qt::AlignAbsolute);
}

void Label::setRole(Role role, int weight)
{
    m_role = role;
    m_weight = weight;
    restyle();
}

void Label::setToken(Token token)
{
    if (m_token == token)
        return;
    m_token = token;
    restyle();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

void Label::restyle()
{
    m_restyling = true;
    const Theme &theme = Theme::of(this);
    setFont(theme.font(m_role, m_weight));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme.colour(m_token));
    setPalette(colours);
    m_restyling = false;
}

QSize Label::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    return m_elided ? QSize(std::min(size.width(), 24), size.height()) : size;
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        align();
    if (m_restyling)
        return;
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange ||
        event->type() == QEvent::StyleChange)
        restyle();
}

void Label::paintEvent(QPaintEvent *event)
{
    const int needed = m_elided ? fontMetrics().horizontalAdvance(text()) : 0;
    if (!m_elided || needed <= contentsRect().width()) {
        if (m_elided && !toolTip().isEmpty())
            setToolTip({});
        QLabel::paintEvent(event);
        return;
    }
    if (toolTip() != text())
        setToolTip(text());
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    drawText(painter, contentsRect(), int(alignment()) | Qt::TextSingleLine, shown);
}

} // namespace widgets
