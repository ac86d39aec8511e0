// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/windowsettings.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace console {

void WindowSettings::restore(QWidget &window)
{
    const QByteArray geometry = QSettings().value(u"window/geometry"_s).toByteArray();
    if (!geometry.isEmpty() && window.restoreGeometry(geometry))
        return;
    const QSize room = QGuiApplication::primaryScreen()->availableSize();
    window.resize(QSize(1600, 1000).boundedTo(room * 0.92));
}

void WindowSettings::save(const QWidget &window)
{
    QSettings().setValue(u"window/geometry"_s, window.saveGeometry());
}

} // namespace console
