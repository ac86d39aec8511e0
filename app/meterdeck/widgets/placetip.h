// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

#include <functional>
#include <optional>

class QEvent;
class QPoint;
class QWidget;

namespace widgets {

/// What a tool tip says of one place of a painted widget; it goes when the pointer leaves @p place, where
/// that is known.
struct PlaceTip
{
    QString text;
    QRect place;
};

/// Shows what @p at says of the place under the pointer, or hides what is shown. True when @p event was a
/// tool tip's, which is dealt with then; any other is left alone.
bool showPlaceTip(QWidget *owner, QEvent *event,
                  const std::function<std::optional<PlaceTip>(const QPoint &position)> &at);

} // namespace widgets
