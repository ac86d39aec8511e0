// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/drawntext.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QStyle>
#include <QTransform>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace widgets {

void drawText(QPainter &painter, const QRectF &rect, int flags, const QString &text)
{
    constexpr int Horizontal = int(Qt::AlignHorizontal_Mask);
    const auto wanted = Qt::Alignment(flags & Horizontal);
    const auto side = QStyle::visualAlignment(painter.layoutDirection(), wanted) | Qt::AlignAbsolute;
    const int order = text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
    painter.drawText(rect, (flags & ~Horizontal) | (int(side) & Horizontal) | order, text);
}

QRectF placed(Qt::LayoutDirection direction, const QRectF &box, const QRectF &rect)
{
    return direction == Qt::RightToLeft
               ? rect.translated(box.left() + box.right() - rect.left() - rect.right(), 0)
               : rect;
}

QRectF placed(const QWidget *widget, const QRectF &rect)
{
    return placed(widget->layoutDirection(), QRectF(widget->rect()), rect);
}

std::pair<double, double> placedFigure(const QWidget *widget, double number, double gap, const QString &unit,
                                       double unitWidth)
{
    const double all = unit.isEmpty() ? number : number + gap + unitWidth;
    const double left = widget->isRightToLeft() ? widget->width() - all : 0;
    return unit.isRightToLeft() ? std::pair(left + unitWidth + gap, left)
                                : std::pair(left, left + number + gap);
}

QPixmap directedPixmap(const Theme &theme, Qt::LayoutDirection direction, const QString &name, Token token,
                       int size, qreal devicePixelRatio)
{
    const QPixmap upright = theme.pixmap(name, token, size, devicePixelRatio);
    const bool directed = name == "chevron-left"_L1 || name == "chevron-right"_L1 || name == "arrow-right"_L1;
    return directed && direction == Qt::RightToLeft ? upright.transformed(QTransform::fromScale(-1, 1))
                                                    : upright;
}

} // namespace widgets
