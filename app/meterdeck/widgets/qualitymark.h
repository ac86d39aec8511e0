// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QRectF>

#include <optional>

class QPainter;

namespace widgets {

/// The 10 px shape of a quality: dot, clock, ring with slash, cross, half square, double wave, question mark.
/// Each differs in shape, so that no colour is needed to tell them apart.
struct QualityMark
{
    Q_DECLARE_TR_FUNCTIONS(QualityMark)
public:
    /// Its side beside a line of text: 10 px, more in larger fonts.
    static int size() { return Theme::iconSize(10); }

    /// Paints the mark centred in `rect`; its smaller side is the mark's size. `wanted` stands in for its
    /// colour.
    static void paint(QPainter &painter, const QRectF &rect, core::Quality quality, const Theme &theme,
                      std::optional<Token> wanted = std::nullopt);
    /// The colour of the mark and of the word beside it.
    static Token token(core::Quality quality);
    /// "Good", "Stale", "No answer", …
    static QString word(core::Quality quality);
};

} // namespace widgets
