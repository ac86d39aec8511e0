// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tabledelegate.h"

#include "widgets/drawntext.h"
#include "widgets/outcomemark.h"
#include "widgets/qualitymark.h"
#include "widgets/sparkline.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace widgets {

namespace {
constexpr int Padding = 8;
constexpr double LeastBar = 24;
constexpr double BarText = 52; ///< what a bar leaves to the text beside it

/// Marks where the words stand in a text that is drawn from the left of @p line.
void paintHighlight(QPainter &painter, const QRectF &line, const QString &text, const QStringList &words,
                    const QFontMetricsF &metrics, const Theme &theme, bool chosen)
{
    for (const QString &word : words) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0 && !word.isEmpty();
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            const double from = metrics.horizontalAdvance(text.left(at));
            const double to = metrics.horizontalAdvance(text.left(at + word.size()));
            const double height = std::min(metrics.height() + 2, line.height());
            const QRectF spot(line.left() + from, line.center().y() - height / 2, to - from, height);
            // On a chosen row the tint would be lost, so a line stands below as well.
            if (!chosen)
                painter.fillRect(spot, theme.colour(Token::Select));
            painter.fillRect(QRectF(spot.left(), spot.bottom() - 1, spot.width(), 1),
                             theme.colour(Token::Focus));
        }
    }
}

/// The whole row is current, so one ring goes around all of it; each cell paints its part.
void paintRing(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
               const Theme &theme)
{
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (!view || !view->hasFocus() || view->currentIndex().row() != index.row())
        return;
    const QHeaderView *columns = view->horizontalHeader();
    const double left = option.direction == Qt::RightToLeft
                            ? view->viewport()->width() - columns->length() + columns->offset()
                            : -columns->offset();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    theme.drawFocusRing(painter, QRectF(left, option.rect.top(), columns->length(), option.rect.height()), 3);
}

} // namespace

TableDelegate::TableDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QFontMetricsF metrics(theme.font(index.data(MonoRole).toBool() ? Role::Mono : Role::Table, 600));
    double width = metrics.horizontalAdvance(index.data().toString()) + 2 * Padding + 1;
    if (index.data(QualityRole).isValid() || index.data(OutcomeRole).isValid())
        width += Theme::iconSize(14) + 4;
    if (index.data(SparklineRole).isValid())
        width = 110;
    if (index.data(ShareRole).isValid())
        width = std::max(width, 2 * Padding + BarText) + LeastBar;
    return {int(std::ceil(width)), 24};
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QRect box = option.rect;
    painter->save();
    const bool chosen = option.state & QStyle::State_Selected;
    const QVariant tint = index.data(TintRole);
    if (chosen)
        painter->fillRect(box, theme.colour(Token::Select));
    else if (tint.isValid())
        painter->fillRect(box, theme.colour(Token(tint.toInt())));
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.colour(Token::Line));

    if (const QVariant group = index.data(GroupRole); group.isValid()) {
        paintGroup(*painter, option, index, group.toBool());
        paintRing(*painter, option, index, theme);
        painter->restore();
        return;
    }
    // The first column stands under the card's title.
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    const int place = table ? table->horizontalHeader()->visualIndex(index.column()) : index.column();
    const int lead = place == 0 ? Padding + 4 : Padding;
    QRectF inner = QRectF(box).adjusted(mirrored ? Padding : lead, 0, mirrored ? -lead : -Padding, -1);
    if (const QVariant icon = index.data(IconRole); icon.isValid()) {
        const int side = Theme::iconSize(16);
        const QPixmap picture =
            theme.pixmap(icon.toString(), Token::Text2, side, painter->device()->devicePixelRatioF());
        const double left = mirrored ? inner.right() - side : inner.left();
        painter->drawPixmap(QPointF(left, std::round(inner.center().y() - side / 2.0)), picture);
        inner.adjust(mirrored ? 0 : side + 10, 0, mirrored ? -side - 10 : 0, 0);
    }
    const QVariant curve = index.data(SparklineRole);
    if (curve.isValid()) {
        const double height = std::min(inner.height() - 4, 20.0);
        Sparkline::paint(
            *painter,
            QRectF(inner.left(), inner.center().y() - height / 2, std::min(inner.width(), 110.0), height),
            curve.value<QList<double>>(), theme);
        painter->restore();
        return;
    }
    const QVariant share = index.data(ShareRole);
    if (share.isValid()) {
        const QRectF bar(inner.left(), inner.center().y() - 3, std::max(LeastBar, inner.width() - BarText),
                         6);
        painter->fillRect(bar, theme.colour(Token::Sunken));
        painter->fillRect(
            QRectF(bar.topLeft(), QSizeF(bar.width() * std::clamp(share.toDouble(), 0.0, 1.0), bar.height())),
            theme.colour(Token::Calm));
        inner.setLeft(bar.right() + Padding);
    }
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    // Numbers stand at the end of their column, wherever the layout begins.
    const bool right = (alignment.isValid() && (alignment.toInt() & int(Qt::AlignRight))) != mirrored;
    const int side = int(right ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignAbsolute);
    const QString text = index.data().toString();
    const QString detail = inner.height() >= 38 ? index.data(DetailRole).toString() : QString();
    const bool emphasis = index.data(EmphasisRole).toBool();
    const QFont font =
        theme.font(index.data(MonoRole).toBool() ? Role::Mono : Role::Table, emphasis ? 600 : 400);
    const QFontMetricsF metrics(font);

    const QVariant quality = index.data(QualityRole);
    const QVariant outcome = index.data(OutcomeRole);
    QRectF line = inner;
    if (!detail.isEmpty()) {
        const double first = std::max(18, theme.lineHeight(Role::Table));
        line = QRectF(inner.left(), inner.center().y() - first, inner.width(), first);
    }
    if (quality.isValid() || outcome.isValid()) {
        // The mark stands just before the text, also where that is aligned right.
        const double size = outcome.isValid() ? Theme::iconSize(14) : QualityMark::size();
        const double gap = text.isEmpty() ? 0 : 6;
        const double textWidth = std::min(metrics.horizontalAdvance(text) + 1, line.width() - size - gap);
        const double x = right ? line.right() - textWidth - gap - size : line.left();
        const QRectF spot(x, line.center().y() - size / 2, size, size);
        if (outcome.isValid()) {
            const int value = outcome.toInt();
            OutcomeMark::paint(*painter, spot, value < 0 ? std::nullopt : std::optional(core::Outcome(value)),
                               theme);
        } else {
            const QVariant colour = index.data(MarkTokenRole);
            QualityMark::paint(*painter, spot, core::Quality(quality.toInt()), theme,
                               colour.isValid() ? std::optional(Token(colour.toInt())) : std::nullopt);
        }
        const QString beside = index.data(BesideRole).toString();
        if (!beside.isEmpty() && right) {
            const QFont small = theme.font(Role::Caption);
            const double width = QFontMetricsF(small).horizontalAdvance(beside) + 1;
            if (spot.left() - 6 - width >= line.left()) {
                painter->setFont(small);
                painter->setPen(theme.colour(Token::Text3));
                drawText(*painter, QRectF(spot.left() - 6 - width, line.top(), width, line.height()),
                         Qt::AlignCenter | Qt::TextSingleLine, beside);
            }
        }
        if (!right)
            line.setLeft(line.left() + size + gap);
    }
    Token token = emphasis ? Token::Text : Token::Text2;
    if (const QVariant wanted = index.data(TokenRole); wanted.isValid())
        token = Token(wanted.toInt());
    if (!(option.state & QStyle::State_Enabled))
        token = Token::Disabled;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, line.width());
    if (const QVariant words = index.data(HighlightRole); words.isValid()) {
        const double start = right ? line.right() - metrics.horizontalAdvance(shown) : line.left();
        paintHighlight(*painter, QRectF(start, line.top(), line.width(), line.height()), shown,
                       words.toStringList(), metrics, theme, chosen);
    }
    painter->setFont(font);
    painter->setPen(theme.colour(token));
    drawText(*painter, line, side | int(Qt::AlignVCenter) | int(Qt::TextSingleLine), shown);
    if (!detail.isEmpty()) {
        const QRectF below(line.left(), line.bottom(), line.width(),
                           std::max(16, theme.lineHeight(Role::Caption)));
        painter->setFont(theme.font(Role::Caption));
        painter->setPen(theme.colour(Token::Text3));
        drawText(*painter, below, side | int(Qt::AlignVCenter) | int(Qt::TextSingleLine),
                 QFontMetricsF(painter->font()).elidedText(detail, Qt::ElideRight, below.width()));
    }
    paintRing(*painter, option, index, theme);
    painter->restore();
}

void TableDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index, bool collapsed) const
{
    // One text over all columns: every cell draws the same and shows its part of it.
    const Theme &theme = Theme::of(option.palette);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    const QRectF row = view ? QRectF(0, option.rect.top(), view->viewport()->width(), option.rect.height())
                            : QRectF(option.rect);
    painter.setClipRect(option.rect, Qt::IntersectClip);
    painter.fillRect(option.rect, theme.colour(Token::Sunken));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     theme.colour(Token::Line));
    double used = Padding + 2;
    // The next piece from where the row begins.
    const auto next = [&](double width, double gap) {
        const QRectF spot(mirrored ? row.right() - used - width : row.left() + used, row.top(), width,
                          row.height() - 1);
        used += width + gap;
        return spot;
    };
    const auto write = [&](const QString &text, const QFont &font, Token token, double gap) {
        if (text.isEmpty())
            return;
        painter.setFont(font);
        painter.setPen(theme.colour(token));
        drawText(painter, next(QFontMetricsF(font).horizontalAdvance(text) + 1, gap),
                 Qt::AlignCenter | Qt::TextSingleLine, text);
    };
    const int arrow = Theme::iconSize(14);
    const QRectF chevron = next(arrow, 6);
    const QString icon = !collapsed ? QStringLiteral("chevron-down")
                         : mirrored ? QStringLiteral("chevron-left")
                                    : QStringLiteral("chevron-right");
    painter.drawPixmap(QPointF(chevron.left(), std::round(chevron.center().y() - arrow / 2.0)),
                       theme.pixmap(icon, Token::Text2, arrow, painter.device()->devicePixelRatioF()));
    write(index.data().toString(), theme.font(Role::Table, 600), Token::Text, 8);
    write(index.data(DetailRole).toString(), theme.font(Role::Table), Token::Text3, 16);
    const QVariant quality = index.data(QualityRole);
    if (quality.isValid()) {
        const QRectF spot = next(QualityMark::size(), 6);
        QualityMark::paint(painter,
                           QRectF(spot.left(), spot.center().y() - QualityMark::size() / 2.0,
                                  QualityMark::size(), QualityMark::size()),
                           core::Quality(quality.toInt()), theme);
    }
    write(index.data(BesideRole).toString(), theme.font(Role::Table), Token::Text2, 0);
}

} // namespace widgets
