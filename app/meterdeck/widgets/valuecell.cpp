// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/valuecell.h"

#include "widgets/drawntext.h"
#include "widgets/qualitymark.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

ValueCell::ValueCell(const QString &title, QWidget *parent) : QWidget(parent), m_title(title)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setAccessibleName(m_title);
    setAccessibleDescription(valueSentence(m_state));
}

void ValueCell::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(title);
    updateGeometry();
    update();
}

void ValueCell::setState(const ValueState &state)
{
    if (state == m_state)
        return;
    m_state = state;
    setAccessibleDescription(valueSentence(state));
    updateGeometry();
    update();
}

QString ValueCell::numberShown() const
{
    if (const auto value = m_state.shown())
        return numberText(*value, m_state.decimals);
    return m_state.quality == core::Quality::Unknown ? tr("never") : tr("none");
}

QString ValueCell::qualityLine() const
{
    const QString word = QualityMark::word(m_state.quality);
    return m_state.age ? word + u", "_s + ageText(*m_state.age) : word;
}

QSize ValueCell::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetricsF caption(theme.font(Role::Table));
    const QFontMetricsF number(theme.font(Role::Title));
    const QFontMetricsF small(theme.font(Role::Caption));
    qreal width = number.horizontalAdvance(numberShown());
    if (m_state.shown() && !m_state.unit.isEmpty())
        width += 4 + QFontMetricsF(theme.font(Role::Card, 400)).horizontalAdvance(m_state.unit);
    width = std::max({width, caption.horizontalAdvance(m_title),
                      QualityMark::size() + 6 + small.horizontalAdvance(qualityLine())});
    return {int(std::ceil(width)) + 2, Theme::grow(62) + 2};
}

void ValueCell::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const qreal right = width();
    painter.setFont(theme.font(Role::Table));
    painter.setPen(theme.colour(Token::Text2));
    drawText(painter, QRectF(0, 0, right, Theme::grow(16)), Qt::AlignLeft | Qt::AlignVCenter, m_title);

    const auto value = m_state.shown();
    const QString number = numberShown();
    const bool dim = m_state.quality == core::Quality::Stale;
    const QFont font = value ? theme.font(Role::Title) : theme.font(Role::Card, 400);
    painter.setFont(font);
    painter.setPen(theme.colour(!value || dim ? Token::Text2 : Token::Text));
    const QFont unitFont = theme.font(Role::Card, 400);
    const QFontMetricsF own(unitFont);
    const double wide = QFontMetricsF(font).horizontalAdvance(number);
    const QString unit = value ? m_state.unit : QString();
    const auto [numberLeft, unitLeft] = placedFigure(this, wide, 4, unit, own.horizontalAdvance(unit));
    constexpr int Left = Qt::AlignLeft | Qt::AlignAbsolute;
    drawText(painter, QRectF(numberLeft, Theme::grow(18), wide + 1, Theme::grow(26)), Left | Qt::AlignVCenter,
             number);
    if (!unit.isEmpty()) {
        painter.setFont(unitFont);
        painter.setPen(theme.colour(Token::Text3));
        // On the number's baseline, not centred beside it.
        const qreal base = Theme::grow(18) + (Theme::grow(26) - QFontMetricsF(font).height()) / 2 +
                           QFontMetricsF(font).ascent();
        drawText(painter,
                 QRectF(unitLeft, base - own.ascent(), own.horizontalAdvance(unit) + 1, own.height()),
                 Left | Qt::AlignTop, unit);
    }
    QualityMark::paint(painter,
                       placed(this, QRectF(0, Theme::grow(54) - QualityMark::size() / 2.0,
                                           QualityMark::size(), QualityMark::size())),
                       m_state.quality, theme);
    painter.setFont(theme.font(Role::Caption));
    const bool loud = m_state.quality == core::Quality::Stale || m_state.quality == core::Quality::NoAnswer ||
                      m_state.quality == core::Quality::Bad;
    painter.setPen(theme.colour(loud ? QualityMark::token(m_state.quality) : Token::Text2));
    drawText(painter,
             placed(this, QRectF(QualityMark::size() + 5, Theme::grow(46), right - QualityMark::size() - 5,
                                 Theme::grow(16))),
             Qt::AlignLeft | Qt::AlignVCenter, qualityLine());
}

} // namespace widgets
