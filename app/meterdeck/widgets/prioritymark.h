// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QCoreApplication>
#include <QRectF>

class QPainter;

namespace widgets {

/// How an alarm stands: filled, outlined, dashed.
enum class AlarmState
{
    Active,
    Acknowledged,
    Cleared
};

/// The shape of an alarm's priority: octagon 1, triangle 2, square 3, circle 4, with its number.
struct PriorityMark
{
    Q_DECLARE_TR_FUNCTIONS(PriorityMark)
public:
    /// Paints the mark centred in `rect`; 14 to 24 px. `priority` is held to 1 to 4.
    static void paint(QPainter &painter, const QRectF &rect, int priority, AlarmState state,
                      const Theme &theme);
    /// "Critical", "High", "Medium", "Low".
    static QString word(int priority);
};

} // namespace widgets
