// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stattile.h"

#include "widgets/drawntext.h"
#include "widgets/qualitymark.h"
#include "widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

StatTile::StatTile(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void StatTile::setFigure(const QString &number, const QString &unit)
{
    if (m_number == number && m_unit == unit)
        return;
    m_number = number;
    m_unit = unit;
    updateName();
}

void StatTile::setWords(const QString &words)
{
    if (m_words == words)
        return;
    m_words = words;
    updateName();
}

void StatTile::setNote(const QString &note, std::optional<core::Quality> mark)
{
    if (m_note == note && m_mark == mark)
        return;
    m_note = note;
    m_mark = mark;
    updateName();
}

void StatTile::updateName()
{
    setAccessibleName(m_words);
    setAccessibleDescription(QStringList{m_number + u' ' + m_unit, m_note}.join(u", "_s));
    updateGeometry();
    update();
}

QSize StatTile::sizeHint() const
{
    const Theme &theme = Theme::of(this);
    const QString number = m_number.isEmpty() ? tr("none") : m_number;
    qreal width = QFontMetricsF(theme.font(Role::Value)).horizontalAdvance(number);
    if (!m_unit.isEmpty())
        width += 5 + QFontMetricsF(theme.font(Role::Body)).horizontalAdvance(m_unit);
    width = std::max(width, QFontMetricsF(theme.font(Role::Table)).horizontalAdvance(m_words));
    width = std::max(width, (m_mark ? QualityMark::size() + 5 : 0) +
                                QFontMetricsF(theme.font(Role::Caption)).horizontalAdvance(m_note));
    return {int(std::ceil(width)) + 2, Theme::grow(m_note.isEmpty() ? 54 : 74)};
}

void StatTile::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const QString number = m_number.isEmpty() ? tr("none") : m_number;
    const QFont font = m_number.isEmpty() ? theme.font(Role::Title, 400) : theme.font(Role::Value);
    const QFontMetricsF metrics(font);
    const qreal base = (Theme::grow(32) - metrics.height()) / 2 + metrics.ascent();
    painter.setFont(font);
    painter.setPen(theme.colour(m_number.isEmpty() ? Token::Text2 : Token::Text));
    const double wide = metrics.horizontalAdvance(number);
    const QFontMetricsF units(theme.font(Role::Body));
    const auto [numberLeft, unitLeft] = placedFigure(this, wide, 5, m_unit, units.horizontalAdvance(m_unit));
    const auto onBase = [&](double left, const QString &text) {
        // By the baseline: number and unit have different sizes.
        const QFontMetricsF own(painter.font());
        const QRectF room(left, base - own.ascent(), own.horizontalAdvance(text) + 1, own.height());
        drawText(painter, room, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignTop, text);
    };
    onBase(numberLeft, number);
    painter.setFont(theme.font(Role::Body));
    painter.setPen(theme.colour(Token::Text3));
    onBase(unitLeft, m_unit);
    painter.setFont(theme.font(Role::Table));
    painter.setPen(theme.colour(Token::Text2));
    drawText(painter, QRectF(0, Theme::grow(35), width(), Theme::grow(16)), Qt::AlignLeft | Qt::AlignVCenter,
             m_words);
    if (m_note.isEmpty())
        return;
    if (m_mark)
        QualityMark::paint(painter,
                           placed(this, QRectF(0, Theme::grow(63) - QualityMark::size() / 2.0,
                                               QualityMark::size(), QualityMark::size())),
                           *m_mark, theme);
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Text3));
    const int mark = m_mark ? QualityMark::size() + 5 : 0;
    drawText(painter, placed(this, QRectF(mark, Theme::grow(55), width() - mark, Theme::grow(16))),
             Qt::AlignLeft | Qt::AlignVCenter, m_note);
}

} // namespace widgets
