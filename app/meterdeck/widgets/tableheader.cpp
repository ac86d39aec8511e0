// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tableheader.h"

#include "widgets/drawntext.h"
#include "widgets/theme.h"

#include <QPainter>

#include <cmath>

namespace widgets {

namespace {
constexpr int Padding = 8;
constexpr int FirstPadding = 12; ///< the first column stands under the card's title
constexpr double Arrow = 7;
} // namespace

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setSectionsClickable(true);
}

QSize TableHeader::sectionSizeFromContents(int section) const
{
    const QFontMetricsF metrics(Theme::of(this).font(Role::Table, 500));
    const QString title = model() ? model()->headerData(section, orientation()).toString() : QString();
    return {int(std::ceil(metrics.horizontalAdvance(title))) + 2 * Padding + int(Arrow) + 6, height()};
}

void TableHeader::paintSection(QPainter *painter, const QRect &box, int section) const
{
    const Theme &theme = Theme::of(this);
    painter->save();
    painter->fillRect(box, theme.colour(Token::Panel));
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour(Token::Line));
    const QVariant alignment = model()->headerData(section, orientation(), Qt::TextAlignmentRole);
    bool right = alignment.isValid() && (alignment.toInt() & int(Qt::AlignRight));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int lead = visualIndex(section) == 0 ? FirstPadding : Padding;
    QRectF inner = QRectF(box).adjusted(mirrored ? Padding : lead, 0, mirrored ? -lead : -Padding, -1);
    right = right != mirrored;
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const QFont font = theme.font(Role::Table, sorted ? 600 : 500);
    const QFontMetricsF metrics(font);
    const double room = inner.width() - (sorted ? Arrow + 5 : 0);
    const QString title =
        metrics.elidedText(model()->headerData(section, orientation()).toString(), Qt::ElideRight, room);
    const double width = std::min(room, metrics.horizontalAdvance(title) + 1);
    const double left = right ? inner.right() - width : inner.left();
    painter->setFont(font);
    painter->setPen(theme.colour(sorted ? Token::Text : Token::Text2));
    drawText(*painter, QRectF(left, inner.top(), width, inner.height()),
             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, title);
    if (sorted) {
        // Outside the text, so that titles and numbers keep one edge.
        const double x = right ? left - 5 - Arrow : left + width + 5;
        const double middle = inner.center().y();
        const double way = sortIndicatorOrder() == Qt::AscendingOrder ? -2 : 2;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.colour(Token::Text2), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF arrow[] = {{x, middle - way}, {x + Arrow / 2, middle + way}, {x + Arrow, middle - way}};
        painter->drawPolyline(arrow, 3);
    }
    painter->restore();
}

} // namespace widgets
