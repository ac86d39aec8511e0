// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QRectF>
#include <QStringList>
#include <QWidget>

#include <functional>

/// Comparing what parts paint. Pictures are only ever compared with others of the same run: fonts and
/// rasterisers differ between machines.
namespace pictures {

/// How far apart one channel of two pixels may be and still be the same (anti-aliasing, sub-pixel places).
inline constexpr int Tolerance = 12;

/// Lays a widget out and paints it at a scale of the screen (1, 1.5, 2, 3), as a screen of that scale would
/// show it. The widget need not be shown.
QImage take(QWidget &widget, qreal scale = 1);

/// Share of pixels, 0 to 1, that differ by more than the tolerance; 1 when the sizes differ.
double difference(const QImage &a, const QImage &b, int tolerance = Tolerance);
/// The same of the luma alone: what a person sees who sees no colours.
double greyDifference(const QImage &a, const QImage &b, int tolerance = Tolerance);
/// The same of black and white: the shape alone.
double shapeDifference(const QImage &a, const QImage &b);

/// One piece of text as it was painted, with the rectangle its ink takes, in the widget's coordinates.
struct Text
{
    QString text;
    QRectF ink;
};

/// What a widget alone, without its children, writes.
QList<Text> texts(QWidget &widget, qreal scale = 1);

/// Looks at a widget and all its visible children: every text that is cut at the border of its widget, or
/// written over another one, in words; empty when all is well. Texts that end in an ellipsis are named too
/// unless their widget has a tool tip with the whole, or @p elided is given. Rows of item views are cut by
/// scrolling and passed over.
QStringList spoiltTexts(QWidget &widget, qreal scale = 1, bool elided = false);

/// Text 40 % longer, as a translation may be: the words repeated.
QString longer(const QString &text);

/// Every pair of pictures has to differ by at least @p least in @p measure. Returns the names of the first
/// pair that does not, with the figure; empty when all do.
QString firstAlike(const QList<std::pair<QString, QImage>> &pictures, double least,
                   const std::function<double(const QImage &, const QImage &)> &measure);

/// For the eye: saves into the folder that METERDECK_PICTURES names, if it does.
void keep(const QImage &image, const QString &name);

} // namespace pictures
