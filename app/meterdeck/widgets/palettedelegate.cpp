// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palettedelegate.h"

#include "widgets/drawntext.h"
#include "widgets/keyhint.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace widgets {

using TypeRole = widgets::Role;

namespace {

constexpr int Padding = 12;
constexpr int Gap = 10;

/// The title, with the letters that were found in 600.
void drawTitle(QPainter &painter, const QRectF &box, const QString &title, const QList<int> &found,
               const Theme &theme, bool right)
{
    const QFontMetricsF metrics(theme.font(TypeRole::Body, 500));
    const QString shown = metrics.elidedText(title, Qt::ElideRight, box.width());
    QTextLayout layout(shown, theme.font(TypeRole::Body, 400));
    QTextOption wrap(right ? Qt::AlignRight : Qt::AlignLeft);
    wrap.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(wrap);
    QTextCharFormat strong;
    strong.setFontWeight(QFont::DemiBold);
    QList<QTextLayout::FormatRange> ranges;
    for (const int at : found) {
        if (at < shown.size())
            ranges.append({at, 1, strong});
    }
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width());
    layout.endLayout();
    layout.draw(&painter, QPointF(box.left(), box.center().y() - line.height() / 2));
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, Theme::of(option.palette).lineHeight(TypeRole::Body) + 16};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRect box = option.rect;
    const bool mirrored = option.direction == Qt::RightToLeft;
    painter->save();
    const int iconSize = Theme::iconSize(16);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(box, theme.colour(Token::Select));
        painter->fillRect(
            QStyle::visualRect(option.direction, box, QRect(box.left(), box.top(), 3, box.height())),
            theme.colour(Token::Focus));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(box, theme.colour(Token::Band));
    }
    const auto place = [&](double x, double width, double height) {
        const QRect spot(int(x), int(box.center().y() + 1 - height / 2), int(std::ceil(width)), int(height));
        return QRectF(QStyle::visualRect(option.direction, box, spot));
    };
    painter->drawPixmap(place(box.left() + Padding + 3, iconSize, iconSize).topLeft(),
                        theme.pixmap(index.data(IconRole).toString(), Token::Text2, iconSize,
                                     painter->device()->devicePixelRatioF()));
    double right = box.right() - Padding;
    if (const QString keys = index.data(KeysRole).toString(); !keys.isEmpty()) {
        const QSize size = KeyHint::sizeOf(keys, theme);
        right -= size.width();
        KeyHint::paint(*painter, place(right, size.width(), size.height()), keys, theme.colour(Token::Text2),
                       theme.colour(Token::LineStrong), theme);
        right -= Gap;
    }
    const double left = box.left() + Padding + 3 + iconSize + Gap;
    const QString title = index.data().toString();
    const QString detail = index.data(DetailRole).toString();
    const QFontMetricsF titles(theme.font(TypeRole::Body, 600));
    const QFontMetricsF details(theme.font(TypeRole::Table));
    // The title first: the detail takes what is left, a third at the most where both are long.
    const double room = std::max(0.0, right - left);
    const double wanted = titles.horizontalAdvance(title) + 2;
    double detailWidth = detail.isEmpty() ? 0 : details.horizontalAdvance(detail) + 2;
    if (wanted + Gap + detailWidth > room)
        detailWidth = std::min(detailWidth, std::max(room - wanted - Gap, room / 3));
    const double titleWidth = std::min(wanted, room - (detailWidth > 0 ? detailWidth + Gap : 0));
    painter->setPen(theme.colour(Token::Text));
    drawTitle(*painter, place(left, titleWidth, box.height()), title,
              index.data(PositionsRole).value<QList<int>>(), theme, mirrored);
    if (detailWidth > 0) {
        painter->setFont(theme.font(TypeRole::Table));
        painter->setPen(theme.colour(Token::Text3));
        drawText(*painter, place(right - detailWidth, detailWidth, box.height()),
                 int(Qt::AlignTrailing) | Qt::AlignVCenter | Qt::TextSingleLine,
                 details.elidedText(detail, Qt::ElideRight, detailWidth));
    }
    painter->restore();
}

} // namespace widgets
