// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/placetip.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QWidget>

namespace widgets {

bool showPlaceTip(QWidget *owner, QEvent *event,
                  const std::function<std::optional<PlaceTip>(const QPoint &)> &at)
{
    if (event->type() != QEvent::ToolTip)
        return false;
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto tip = at(help->pos()))
        QToolTip::showText(help->globalPos(), tip->text, owner, tip->place);
    else
        QToolTip::hideText();
    return true;
}

} // namespace widgets
