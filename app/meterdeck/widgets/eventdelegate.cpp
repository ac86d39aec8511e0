// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/eventdelegate.h"

#include "widgets/drawntext.h"
#include "widgets/outcomemark.h"
#include "widgets/qualitymark.h"
#include "widgets/theme.h"

#include <QPainter>

namespace widgets {

namespace {
constexpr int RowHeight = 47;
}

EventDelegate::EventDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize EventDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, Theme::grow(RowHeight)};
}

void EventDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRect box = option.rect;
    const auto place = [&option](const QRectF &rect) {
        return placed(option.direction, QRectF(option.rect), rect);
    };
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(box, theme.colour(Token::Select));
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour(Token::Line));

    const QString time = index.data(TimeRole).toString();
    painter->setFont(theme.font(Role::Table));
    painter->setPen(theme.colour(Token::Text2));
    const int timeWidth =
        std::max(60, int(std::ceil(QFontMetricsF(painter->font()).horizontalAdvance(time))) + 4);
    const int top = box.top() + 6;
    const int line = Theme::grow(18);
    drawText(*painter, place(QRectF(box.left() + 12, top, timeWidth, line)), Qt::AlignLeft | Qt::AlignVCenter,
             time);
    const QRectF mark(box.left() + 12 + timeWidth, top + line / 2.0 - 7, 14, 14);
    const QVariant outcome = index.data(OutcomeRole);
    const QVariant quality = index.data(QualityRole);
    if (outcome.isValid()) {
        const int value = outcome.toInt();
        OutcomeMark::paint(*painter, place(mark),
                           value < 0 ? std::nullopt : std::optional(core::Outcome(value)), theme);
    } else if (quality.isValid()) {
        QualityMark::paint(*painter, place(mark).adjusted(2, 2, -2, -2), core::Quality(quality.toInt()),
                           theme);
    }
    const double left = mark.right() + 12;
    const double room = box.right() - 12 - left;
    painter->setFont(theme.font(Role::Table, index.data(EmphasisRole).toBool() ? 600 : 400));
    painter->setPen(theme.colour(Token::Text));
    drawText(*painter, place(QRectF(left, top, room, line)), Qt::AlignLeft | Qt::AlignVCenter,
             QFontMetricsF(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, room));
    painter->setFont(theme.font(Role::Caption));
    painter->setPen(theme.colour(Token::Text3));
    drawText(
        *painter, place(QRectF(left, top + line, room, Theme::grow(16))), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter->font()).elidedText(index.data(DetailRole).toString(), Qt::ElideRight, room));
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange)
        theme.drawFocusRing(*painter, box, 2);
    painter->restore();
}

} // namespace widgets
