// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QString;
class QWidget;

namespace console {

/// Paints what every dialog over the scrim has: the ink border, the raised ground, and the foot a shade
/// darker from @p footTop on. @p headBottom draws a hairline below the head; -1 for heads that draw their
/// own.
void paintDialogFrame(QWidget &dialog, int footTop, int headBottom = -1);

/// Icon, title and what the dialog does.
QWidget *dialogHead(const QString &iconName, const QString &title, const QString &words, QWidget *parent);
/// @p part in an area that scrolls up and down: in large fonts it is higher than its room.
QScrollArea *scrolled(QWidget *part, QWidget *parent);

} // namespace console
