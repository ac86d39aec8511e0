// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmdelegate.h"

#include "models/alarmsmodel.h"
#include "widgets/drawntext.h"
#include "widgets/prioritymark.h"
#include "widgets/qualitymark.h"
#include "widgets/theme.h"

#include <QPainter>

using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {
constexpr int Padding = 8;
} // namespace

AlarmDelegate::AlarmDelegate(QObject *parent) : TableDelegate(parent) {}

QRect AlarmDelegate::buttonRect(const QRect &cell, const QModelIndex &index, Qt::LayoutDirection direction)
{
    const QString word = index.data(AlarmsModel::ButtonRole).toString();
    if (word.isEmpty())
        return {};
    const QFontMetrics metrics(Theme::light().font(Role::Table, 500));
    const int width = std::min(metrics.horizontalAdvance(word) + 18, cell.width() - 4);
    const int height = std::min(metrics.height() + 8, cell.height() - 4);
    const int left = direction == Qt::RightToLeft ? cell.left() + Padding : cell.right() - Padding - width;
    return {left, cell.top() + (cell.height() - 1 - height) / 2, width, height};
}

void AlarmDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const bool head = index.data(GroupRole).isValid();
    TableDelegate::paint(painter, option, index);
    if (head)
        return;
    if (index.column() == AlarmsModel::Now) {
        paintFigures(*painter, option, index);
    } else if (index.column() == AlarmsModel::Mark) {
        const int side = std::min(Theme::iconSize(16), option.rect.height() - 4);
        const QRect cell = option.rect;
        const int left = option.direction == Qt::RightToLeft ? cell.right() - 12 - side : cell.left() + 12;
        widgets::PriorityMark::paint(
            *painter, QRectF(left, cell.top() + (cell.height() - 1 - side) / 2.0, side, side),
            index.data(AlarmsModel::PriorityRole).toInt(),
            widgets::AlarmState(index.data(AlarmsModel::StateRole).toInt()), Theme::of(option.palette));
    } else if (index.column() == AlarmsModel::Who) {
        paintButton(*painter, option, index);
    }
}

void AlarmDelegate::paintFigures(QPainter &painter, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF line = QRectF(option.rect).adjusted(Padding, 0, -Padding, -1);
    const QString now = index.data(AlarmsModel::NowRole).toString();
    const QString limit = index.data(AlarmsModel::LimitRole).toString();
    const QFont plain = theme.font(Role::Table);
    const QFont strong = theme.font(Role::Table, 600);
    const QFontMetricsF plainMetrics(plain);
    const QFontMetricsF strongMetrics(strong);
    // From the end of the cell: the limit, the figure, the mark of its quality.
    double used = 0;
    const auto next = [&](double width) {
        const QRectF spot(mirrored ? line.left() + used : line.right() - used - width, line.top(), width,
                          line.height());
        used += width;
        return spot;
    };
    // A number is never cut for the sake of its limit.
    const double mark = widgets::QualityMark::size();
    const double wanted = strongMetrics.horizontalAdvance(now) + mark + 16;
    if (!limit.isEmpty() && plainMetrics.horizontalAdvance(limit) + wanted < line.width()) {
        painter.setFont(plain);
        painter.setPen(theme.colour(Token::Text3));
        widgets::drawText(painter, next(plainMetrics.horizontalAdvance(limit) + 1),
                          Qt::AlignCenter | Qt::TextSingleLine, limit);
        used += 8;
    }
    const double room = std::max(0.0, line.width() - used - mark - 6);
    const QString shown = strongMetrics.elidedText(now, Qt::ElideRight, room);
    if (!shown.isEmpty()) {
        painter.setFont(strong);
        painter.setPen(theme.colour(Token::Text));
        widgets::drawText(painter, next(strongMetrics.horizontalAdvance(shown) + 1),
                          Qt::AlignCenter | Qt::TextSingleLine, shown);
        used += 6;
    }
    const QRectF spot = next(mark);
    widgets::QualityMark::paint(painter, QRectF(spot.left(), line.center().y() - mark / 2, mark, mark),
                                core::Quality(index.data(AlarmsModel::FigureQualityRole).toInt()), theme);
    painter.restore();
}

void AlarmDelegate::paintButton(QPainter &painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const QRect box = buttonRect(option.rect, index, option.direction);
    if (box.isEmpty())
        return;
    const Theme &theme = Theme::of(option.palette);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Token::LineStrong), 1));
    painter.setBrush(theme.colour(Token::Raised));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QFont font = theme.font(Role::Table, 500);
    painter.setFont(font);
    painter.setPen(theme.colour(Token::Text));
    widgets::drawText(painter, QRectF(box).adjusted(6, 0, -6, 0), Qt::AlignCenter | Qt::TextSingleLine,
                      QFontMetricsF(font).elidedText(index.data(AlarmsModel::ButtonRole).toString(),
                                                     Qt::ElideRight, box.width() - 10));
    painter.restore();
}

} // namespace console
