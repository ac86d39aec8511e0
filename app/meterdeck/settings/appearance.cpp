// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearance.h"

#include "words.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QScreen>
#include <QWidget>

namespace console {

using widgets::Theme;

namespace {

constexpr int WallPercent = 150;
constexpr int WallHeight = 1080; // px of a screen that this is meant for

} // namespace

int Appearance::wallPercent(int screenHeight)
{
    // A finer screen is no nearer: its lines have to be as high on it.
    return WallPercent * std::max(screenHeight, WallHeight) / WallHeight;
}

Appearance::Appearance(QApplication &application, Settings &settings, std::function<bool()> desktopIsDark,
                       QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_settings(settings)
    , m_desktopIsDark(std::move(desktopIsDark))
    , m_view(settings.view())
{
    m_desktop.setSingleShot(true);
    m_desktop.setInterval(0);
    connect(&m_desktop, &QTimer::timeout, this, &Appearance::askDesktop);
    connect(&m_settings, &Settings::viewChanged, this, &Appearance::follow);
    // Before the first theme is set the program wears the desktop's palette.
    m_dark = m_desktopIsDark ? m_desktopIsDark() : Theme::of(QApplication::palette()).isDark();
    m_application.installEventFilter(this);
    follow(m_view);
}

Appearance::~Appearance() = default;

void Appearance::setColours(std::optional<Theme::Mode> mode)
{
    m_colours = mode;
    apply();
}

bool Appearance::setLanguage(const QString &code) { return m_language.use(code); }

void Appearance::setFontPercent(int percent)
{
    m_fontPercent = percent;
    apply();
}

void Appearance::setWall(bool wall)
{
    if (wall == m_wall)
        return;
    m_wall = wall;
    apply();
}

void Appearance::follow(const ViewSettings &view)
{
    if (view.colours != m_view.colours)
        m_colours.reset();
    if (view.fontPercent != m_view.fontPercent)
        m_fontPercent.reset();
    // A language of this run only stays until another is chosen.
    const bool speaksAnew = view.language != m_view.language || m_language.current().isEmpty();
    m_view = view;
    Words::use(view);
    if (speaksAnew)
        m_language.use(view.language);
    apply();
}

void Appearance::apply()
{
    using Colours = ViewSettings::Colours;
    m_mode = m_colours                             ? *m_colours
             : m_view.colours == Colours::AsSystem ? (m_dark ? Theme::Mode::Dark : Theme::Mode::Light)
             : m_view.colours == Colours::Dark     ? Theme::Mode::Dark
                                                   : Theme::Mode::Light;
    const QWidget *window = QApplication::activeWindow();
    const QScreen *screen = window ? window->screen() : QApplication::primaryScreen();
    const int wall = wallPercent(screen ? screen->size().height() : 0);
    Theme::setScale(m_fontPercent.value_or(m_view.fontPercent) * (m_wall ? wall : 100) / 100);
    Theme::setDensity(Theme::Density(int(m_view.density)));
    Theme::of(m_mode).apply(m_application);
}

void Appearance::askDesktop()
{
    if (m_desktopIsDark) {
        m_dark = m_desktopIsDark();
    } else {
        // Qt 6.4 cannot be asked for the desktop's colours while others are set: unset them for the moment.
        QApplication::setPalette(QPalette());
        m_dark = Theme::of(QApplication::palette()).isDark();
    }
    apply();
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    // One comes for each window, and setting a palette makes none.
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() &&
        m_view.colours == ViewSettings::Colours::AsSystem)
        m_desktop.start();
    return QObject::eventFilter(watched, event);
}

} // namespace console
