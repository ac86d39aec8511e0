// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace widgets {

class Theme;

/// The style sheet for Qt's own controls (buttons, fields, tabs, headers, lists, menus, scroll bars) in a
/// theme. Variants by property: QPushButton "kind" = primary, harmful, quiet; QLabel and QLineEdit "bad" =
/// true.
QString generateStyleSheet(const Theme &theme);

} // namespace widgets
