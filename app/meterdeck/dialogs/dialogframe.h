// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace console {

/// Paints what every dialog over the scrim has: the ink border, the raised ground, and the foot a shade
/// darker from @p footTop on. @p headBottom draws a hairline below the head; -1 for heads that draw their
/// own.
void paintDialogFrame(QWidget &dialog, int footTop, int headBottom = -1);

} // namespace console
