// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"
#include "screenshots.h"
#include "session.h"
#include "settings/appearance.h"
#include "settings/settings.h"
#include "widgets/gallery.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int UsageError = 2;
constexpr int CannotOpen = 1;

void say(const QString &words) { std::fprintf(stderr, "%s\n", qPrintable(words)); }

/// What the program says on a terminal.
struct Terminal
{
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"Meterdeck"_s);
    QApplication::setOrganizationName(u"Meterdeck"_s);
    QApplication::setApplicationVersion(QStringLiteral(METERDECK_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(Terminal::tr("Operator console for smart meters."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspaceOption(u"workspace"_s, Terminal::tr("Open this workspace file."),
                                             Terminal::tr("FILE"));
    const QCommandLineOption demoOption(u"demo"_s, Terminal::tr("Open a simulated fleet, labelled as such."));
    const QCommandLineOption picturesOption(
        u"screenshots"_s,
        Terminal::tr("Render every page and dialog with data into PNG files in this folder, then leave."),
        Terminal::tr("DIR"));
    const QCommandLineOption onlyOption(u"only"_s,
                                        Terminal::tr("With --screenshots: only these pictures, by name."),
                                        Terminal::tr("NAME,NAME"));
    const QCommandLineOption sizesOption(
        u"sizes"_s,
        Terminal::tr("With --screenshots: only these sizes, instead of 1600x1000,1366x768,3840x2160."),
        Terminal::tr("WxH,WxH"));
    const QCommandLineOption greyOption(
        u"grey"_s, Terminal::tr("With --screenshots: each picture once more without colour."));
    const QCommandLineOption galleryOption(u"gallery"_s,
                                           Terminal::tr("Show every part of the window in every state."));
    const QCommandLineOption themeOption(
        u"theme"_s, Terminal::tr("Colours of this run: \"light\" or \"dark\"."), Terminal::tr("NAME"));
    const QCommandLineOption languageOption(
        u"language"_s,
        Terminal::tr("Language of this run, such as \"en\" or \"de\"; \"x-long\" is English with texts 40 % "
                     "longer and \"x-mirror\" English from right to left, to try layouts."),
        Terminal::tr("CODE"));
    const QCommandLineOption fontsOption(
        u"font-percent"_s, Terminal::tr("Size of the fonts of this run, 80 to 200."), Terminal::tr("N"));
    parser.addOptions({workspaceOption, demoOption, picturesOption, onlyOption, sizesOption, greyOption,
                       galleryOption, themeOption, languageOption, fontsOption});
    if (!parser.parse(QApplication::arguments())) {
        say(parser.errorText());
        say(Terminal::tr("Try --help."));
        return UsageError;
    }
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty() ||
        (parser.isSet(workspaceOption) && parser.isSet(demoOption))) {
        say(parser.positionalArguments().isEmpty()
                ? Terminal::tr("--workspace and --demo exclude one another.")
                : Terminal::tr("Unexpected argument: %1").arg(parser.positionalArguments().constFirst()));
        say(Terminal::tr("Try --help."));
        return UsageError;
    }

    const QString theme = parser.value(themeOption);
    if (parser.isSet(themeOption) && theme != "light"_L1 && theme != "dark"_L1) {
        say(Terminal::tr("--theme knows \"light\" and \"dark\", not \"%1\".").arg(theme));
        return UsageError;
    }
    bool isNumber = true;
    const int fonts = parser.isSet(fontsOption) ? parser.value(fontsOption).toInt(&isNumber) : 100;
    if (!isNumber || fonts < 80 || fonts > 200) {
        say(Terminal::tr("--font-percent takes a number from 80 to 200, not \"%1\".")
                .arg(parser.value(fontsOption)));
        return UsageError;
    }
    console::Screenshots::Wishes wishes;
    if (parser.isSet(sizesOption)) {
        const auto sizes = console::Screenshots::Wishes::readSizes(parser.value(sizesOption));
        if (!sizes) {
            say(Terminal::tr("--sizes takes sizes such as \"1600x1000,1366x768\", not \"%1\".")
                    .arg(parser.value(sizesOption)));
            return UsageError;
        }
        wishes.sizes = *sizes;
    }
    wishes.grey = parser.isSet(greyOption);
    wishes.only = parser.value(onlyOption).split(u',', Qt::SkipEmptyParts);
    if (parser.isSet(themeOption))
        wishes.colours = {theme == "dark"_L1 ? widgets::Theme::Mode::Dark : widgets::Theme::Mode::Light};

    // A workspace named on the command line is read before there is a window: its mistakes belong on the
    // terminal.
    std::optional<core::Workspace> workspace;
    if (parser.isSet(workspaceOption)) {
        const auto loaded = core::Workspace::load(parser.value(workspaceOption));
        if (!loaded) {
            say(loaded.error().toString());
            return CannotOpen;
        }
        workspace = *loaded;
    }

    if (!widgets::Theme::loadFonts())
        say(Terminal::tr("A bundled font cannot be read; the window uses what the system has."));

    // Pictures are the same whoever takes them: they neither follow a person's wishes nor change them.
    const bool pictures = parser.isSet(picturesOption);
    console::Settings settings(pictures ? console::Settings::Store::Forgotten
                                        : console::Settings::Store::Kept);
    console::Appearance appearance(application, settings);
    if (parser.isSet(themeOption) || pictures)
        appearance.setColours(theme == "dark"_L1 ? widgets::Theme::Mode::Dark : widgets::Theme::Mode::Light);

    if (parser.isSet(fontsOption))
        appearance.setFontPercent(fonts);
    if (parser.isSet(languageOption) && !appearance.setLanguage(parser.value(languageOption))) {
        say(Terminal::tr("--language does not know \"%1\", only these: %2")
                .arg(parser.value(languageOption), console::Language::available().join(u", "_s)));
        return UsageError;
    }

    if (parser.isSet(galleryOption)) {
        widgets::Gallery gallery;
        QObject::connect(&gallery, &widgets::Gallery::coloursRequested, &application,
                         [&appearance](widgets::Theme::Mode mode) { appearance.setColours(mode); });
        gallery.show();
        return QApplication::exec();
    }

    console::Session session;
    console::MainWindow window(session, settings);
    QApplication::setQuitOnLastWindowClosed(false);
    if (pictures) {
        window.setFixedSize(wishes.sizes.constFirst());
    } else {
        settings.restoreWindow(window);
        QObject::connect(&window, &console::MainWindow::readyToLeave, &application,
                         [&window, &settings] { settings.saveWindow(window); });
    }
    QObject::connect(&window, &console::MainWindow::wallChanged, &appearance, &console::Appearance::setWall);
    int exitCode = 0;
    QObject::connect(
        &window, &console::MainWindow::readyToLeave, &application,
        [&exitCode] { QApplication::exit(exitCode); }, Qt::QueuedConnection);
    window.show();

    const auto open = [&] {
        if (workspace)
            session.open(*workspace);
        else if (pictures || parser.isSet(demoOption))
            session.openDemo();
    };
    console::Screenshots screenshots(
        window, session, parser.value(picturesOption), wishes,
        [&appearance](widgets::Theme::Mode mode) { appearance.setColours(mode); });
    if (pictures) {
        QObject::connect(&screenshots, &console::Screenshots::finished, &window, [&](int code) {
            exitCode = code;
            window.close();
        });
        screenshots.start(workspace ? console::Screenshots::Subject::OwnWorkspace
                                    : console::Screenshots::Subject::DemoFleet,
                          open);
    } else {
        open();
    }
    return QApplication::exec();
}
