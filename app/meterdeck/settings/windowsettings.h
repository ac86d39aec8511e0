// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace console {

/// What the window remembers of a person's wishes, in QSettings. The only place of the program that reads or
/// writes them.
class WindowSettings
{
public:
    /// Gives @p window the size and place it had; a good first size when it never had one.
    static void restore(QWidget &window);
    static void save(const QWidget &window);
};

} // namespace console
