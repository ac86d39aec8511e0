// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/language.h"
#include "settings/settings.h"
#include "widgets/theme.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

class QApplication;

namespace console {

/// Makes a person's wishes true for the whole program: theme, font size, density, zone, units and language.
/// It takes every change of Settings before the window hears of it, so that who builds texts anew finds the
/// new ones. While the desktop decides about the colours, a switch of the desktop is followed. GUI thread;
/// lives as long as the application.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// @p desktopIsDark tells what the desktop wears; without one its palette is asked.
    Appearance(QApplication &application, Settings &settings, std::function<bool()> desktopIsDark = {},
               QObject *parent = nullptr);
    ~Appearance() override;

    /// Colours for this run only, as the command line wants them; a person who chooses others gets those.
    void setColours(std::optional<widgets::Theme::Mode> mode);
    /// The language for this run only; false, and nothing changes, for one that is not there.
    bool setLanguage(const QString &code);
    /// The size of fonts for this run only, in percent of the look.
    void setFontPercent(int percent);
    /// Everything half as large again, to be read from across the room; larger where the screen has more
    /// lines.
    void setWall(bool wall);
    /// How large the wall is on a screen of that height in device-independent pixels.
    static int wallPercent(int screenHeight);
    widgets::Theme::Mode mode() const { return m_mode; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(const ViewSettings &view);
    void apply();
    void askDesktop();

    QApplication &m_application;
    Settings &m_settings;
    Language m_language;
    std::function<bool()> m_desktopIsDark;
    ViewSettings m_view;
    std::optional<widgets::Theme::Mode> m_colours;
    std::optional<int> m_fontPercent;
    widgets::Theme::Mode m_mode = widgets::Theme::Mode::Light;
    QTimer m_desktop;
    bool m_dark = false;
    bool m_wall = false;
};

} // namespace console
