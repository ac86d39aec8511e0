// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "widgets/theme.h"

#include <QCoreApplication>
#include <QRectF>

#include <optional>

class QPainter;

namespace widgets {

/// The shape of a command's outcome; nothing stands for waiting. A tick only for Verified.
struct OutcomeMark
{
    Q_DECLARE_TR_FUNCTIONS(OutcomeMark)
public:
    /// Paints the mark centred in `rect`; good from 12 to 32 px.
    static void paint(QPainter &painter, const QRectF &rect, std::optional<core::Outcome> outcome,
                      const Theme &theme);
    static Token token(std::optional<core::Outcome> outcome);
    /// "Verified", "No answer", …, "Waiting".
    static QString word(std::optional<core::Outcome> outcome);
};

} // namespace widgets
