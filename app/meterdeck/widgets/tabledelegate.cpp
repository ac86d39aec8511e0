// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tabledelegate.h"

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
} // namespace

TableDelegate::TableDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.palette);
    const QFontMetricsF metrics(theme.font(index.data(MonoRole).toBool() ? Role::Mono : Role::Table, 600));
    double width = metrics.horizontalAdvance(index.data().toString()) + 2 * Padding + 1;
    if (index.data(QualityRole).isValid() || index.data(OutcomeRole).isValid())
        width += 18;
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

    // The first column stands under the card's title.
    QRectF inner = QRectF(box).adjusted(index.column() == 0 ? Padding + 4 : Padding, 0, -Padding, -1);
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
    const bool right = alignment.isValid() && (alignment.toInt() & int(Qt::AlignRight));
    const QString text = index.data().toString();
    const QString detail = inner.height() >= 38 ? index.data(DetailRole).toString() : QString();
    const bool emphasis = index.data(EmphasisRole).toBool();
    const QFont font =
        theme.font(index.data(MonoRole).toBool() ? Role::Mono : Role::Table, emphasis ? 600 : 400);
    const QFontMetricsF metrics(font);

    const QVariant quality = index.data(QualityRole);
    const QVariant outcome = index.data(OutcomeRole);
    QRectF line = inner;
    if (!detail.isEmpty())
        line = QRectF(inner.left(), inner.center().y() - 18, inner.width(), 18);
    if (quality.isValid() || outcome.isValid()) {
        // The mark stands just before the text, also where that is aligned right.
        const double size = outcome.isValid() ? 14 : QualityMark::Size;
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
        if (!right)
            line.setLeft(line.left() + size + gap);
    }
    Token token = emphasis ? Token::Text : Token::Text2;
    if (const QVariant wanted = index.data(TokenRole); wanted.isValid())
        token = Token(wanted.toInt());
    if (!(option.state & QStyle::State_Enabled))
        token = Token::Disabled;
    painter->setFont(font);
    painter->setPen(theme.colour(token));
    painter->drawText(line,
                      int(right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(text, Qt::ElideRight, line.width()));
    if (!detail.isEmpty()) {
        const QRectF below(line.left(), line.bottom(), line.width(), 16);
        painter->setFont(theme.font(Role::Caption));
        painter->setPen(theme.colour(Token::Text3));
        painter->drawText(below,
                          int(right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetricsF(painter->font()).elidedText(detail, Qt::ElideRight, below.width()));
    }
    // The whole row is current, so one ring goes around all of it; each cell paints its part.
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (view && view->hasFocus() && view->currentIndex().row() == index.row()) {
        const QHeaderView *columns = view->horizontalHeader();
        painter->setClipRect(box, Qt::IntersectClip);
        theme.drawFocusRing(*painter, QRectF(-columns->offset(), box.top(), columns->length(), box.height()),
                            3);
    }
    painter->restore();
}

} // namespace widgets
