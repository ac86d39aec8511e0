// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QRectF>
#include <QString>

#include <utility>

class QPainter;
class QWidget;

namespace widgets {

class Theme;
enum class Token;

// What painted parts need to stand on the right side in a language written from right to left. Axes of time
// and of values, dials and wires are never mirrored.

/// Draws @p text like QPainter does, aligned as the painter's layout runs, but ordered by the text's own
/// direction, as labels do: "3 097.99", "−3 V" and "/dev/ttyS0" read the same in every language. @p flags:
/// Qt::Alignment and Qt::TextFlag; with Qt::AlignAbsolute left stays left.
void drawText(QPainter &painter, const QRectF &rect, int flags, const QString &text);

/// Where a rectangle that is reckoned from the left stands in @p box, when the layout runs from the right.
QRectF placed(Qt::LayoutDirection direction, const QRectF &box, const QRectF &rect);
/// The same within a widget.
QRectF placed(const QWidget *widget, const QRectF &rect);

/// The left edges of a number and of its unit in a widget: together at the leading edge, and a unit of Latin
/// letters behind its number in every layout. Widths in device-independent pixels.
std::pair<double, double> placedFigure(const QWidget *widget, double number, double gap, const QString &unit,
                                       double unitWidth);

/// An icon of the theme; one that points along the layout (back, on, open) is turned with it.
QPixmap directedPixmap(const Theme &theme, Qt::LayoutDirection direction, const QString &name, Token token,
                       int size, qreal devicePixelRatio);

} // namespace widgets
