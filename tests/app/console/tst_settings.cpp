// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/appearance.h"
#include "settings/settings.h"
#include "settings/settingspage.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;
using widgets::Theme;

namespace {

template <typename Part>
Part *named(const QWidget &page, const QString &name)
{
    for (Part *part : page.findChildren<Part *>()) {
        if (part->accessibleName() == name)
            return part;
    }
    return nullptr;
}

const core::UtcTime Noon = core::fromMicros(1'795'000'000LL * 1'000'000);

} // namespace

/// Wishes are kept and reach the whole program at once.
class TestSettings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(u"Meterdeck"_s);
        QCoreApplication::setApplicationName(u"tst_settings"_s);
        Theme::loadFonts();
    }

    void init() { QSettings().clear(); }

    void wishesAreKept()
    {
        ViewSettings view;
        view.colours = ViewSettings::Colours::Dark;
        view.density = ViewSettings::Density::Comfort;
        view.units = ViewSettings::Units::Base;
        view.zone = "Asia/Colombo";
        view.fontPercent = 130;
        view.language = u"de"_s;
        {
            Settings settings;
            QCOMPARE(settings.view(), ViewSettings{});
            QSignalSpy changed(&settings, &Settings::viewChanged);
            settings.setView(view);
            settings.setView(view);
            QCOMPARE(changed.count(), 1);
            settings.remember(u"devices/columns"_s, QStringList{u"a"_s, u"b"_s});
        }
        const Settings again;
        QCOMPARE(again.view(), view);
        QCOMPARE(again.remembered(u"devices/columns"_s).toStringList(), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(again.remembered(u"never"_s, 7).toInt(), 7);
    }

    void numbersOfAnotherVersionAreNoTrap()
    {
        QSettings().setValue(u"view/colours"_s, 77);
        QSettings().setValue(u"view/density"_s, -1);
        QSettings().setValue(u"view/fontPercent"_s, 4000);
        const Settings settings;
        QCOMPARE(settings.view().colours, ViewSettings::Colours::AsSystem);
        QCOMPARE(settings.view().density, ViewSettings::Density::Dense);
        QCOMPARE(settings.view().fontPercent, 200);
    }

    void forgottenOnesLeaveNothing()
    {
        Settings settings(Settings::Store::Forgotten);
        ViewSettings view;
        view.colours = ViewSettings::Colours::Dark;
        settings.setView(view);
        settings.remember(u"x"_s, 1);
        QCOMPARE(settings.remembered(u"x"_s).toInt(), 1);
        QVERIFY(QSettings().allKeys().isEmpty());
    }

    void everythingFollowsAtOnce()
    {
        Settings settings(Settings::Store::Forgotten);
        bool desktopIsDark = false;
        Appearance appearance(*qApp, settings, [&] { return desktopIsDark; });
        QStandardItemModel rows(3, 1);
        widgets::TableView table;
        table.setModel(&rows);
        table.setRows(widgets::TableView::Rows::Comfort);
        widgets::Label label(u"x"_s);
        table.show();
        label.show();
        QCOMPARE(Theme::of(&table).mode(), Theme::Mode::Light);
        QCOMPARE(table.rowHeight(0), 32);
        const int font = label.font().pixelSize();

        ViewSettings view;
        view.colours = ViewSettings::Colours::Dark;
        view.density = ViewSettings::Density::Dense;
        settings.setView(view);
        QCOMPARE(Theme::of(&table).mode(), Theme::Mode::Dark);
        QCOMPARE(label.palette().color(QPalette::WindowText), Theme::dark().colour(widgets::Token::Text));
        QCOMPARE(table.rowHeight(0), 28);

        view.fontPercent = 200;
        settings.setView(view);
        QCOMPARE(label.font().pixelSize(), 2 * font);
        QVERIFY(table.rowHeight(0) > 40);
        QVERIFY(table.horizontalHeader()->height() > 40);

        view.fontPercent = 100;
        view.zone = "Asia/Colombo";
        view.units = ViewSettings::Units::Base;
        settings.setView(view);
        QCOMPARE(Words::unit(core::Quantity::EnergyImport), u"Wh"_s);
        QCOMPARE(Words::value(core::Quantity::EnergyImport, 1500), u"1\u2009500"_s);
        const QString colombo = Words::clock(Noon);
        view.zone = "UTC";
        settings.setView(view);
        QVERIFY(Words::clock(Noon) != colombo);
        QCOMPARE(Words::local(Noon).offsetFromUtc(), 0);
        settings.setView({});
        QCOMPARE(Words::unit(core::Quantity::EnergyImport), u"kWh"_s);
    }

    void theWallIsHalfAsLargeAgain()
    {
        Settings settings(Settings::Store::Forgotten);
        Appearance appearance(*qApp, settings, [] { return false; });
        widgets::Label label(u"x"_s);
        const int font = label.font().pixelSize();
        QCOMPARE(Appearance::wallPercent(600), 150);
        QCOMPARE(Appearance::wallPercent(1080), 150); // 2160 lines at scale 2 as well
        QCOMPARE(Appearance::wallPercent(2160), 300);
        appearance.setWall(true);
        QCOMPARE(Theme::scale(), 150);
        QVERIFY(label.font().pixelSize() > font);
        appearance.setWall(false);
        QCOMPARE(label.font().pixelSize(), font);
    }

    void theDesktopsColoursAreFollowedWhileWished()
    {
        Settings settings(Settings::Store::Forgotten);
        bool desktopIsDark = true;
        Appearance appearance(*qApp, settings, [&] { return desktopIsDark; });
        QWidget window;
        window.show();
        QCOMPARE(appearance.mode(), Theme::Mode::Dark);
        const auto switchDesktop = [&](bool dark) {
            desktopIsDark = dark;
            QEvent changed(QEvent::ThemeChange);
            QApplication::sendEvent(window.windowHandle(), &changed);
        };
        switchDesktop(false);
        QTRY_COMPARE(appearance.mode(), Theme::Mode::Light);
        // The command line's colours are not stored, and a person's choice is stronger.
        appearance.setColours(Theme::Mode::Dark);
        QCOMPARE(appearance.mode(), Theme::Mode::Dark);
        QCOMPARE(settings.view().colours, ViewSettings::Colours::AsSystem);
        ViewSettings view;
        view.colours = ViewSettings::Colours::Light;
        settings.setView(view);
        QCOMPARE(appearance.mode(), Theme::Mode::Light);
        switchDesktop(true);
        QCOMPARE(appearance.mode(), Theme::Mode::Light);
    }

    void thePageChangesAndShowsWishes()
    {
        Settings settings(Settings::Store::Forgotten);
        SettingsPage page(settings);
        page.resize(1000, 700);
        page.show();
        auto *colours = named<widgets::SegmentedControl>(page, u"Colours"_s);
        QVERIFY(colours);
        QCOMPARE(colours->current(), 0);
        const auto buttons = colours->findChildren<QAbstractButton *>();
        QCOMPARE(buttons.size(), 3);
        QTest::mouseClick(buttons.at(2), Qt::LeftButton);
        QCOMPARE(settings.view().colours, ViewSettings::Colours::Dark);

        auto *zones = named<QComboBox>(page, u"Time zone"_s);
        QVERIFY(zones && zones->count() > 100);
        zones->lineEdit()->setFocus();
        zones->lineEdit()->setText(u"asia/colombo"_s);
        QTest::keyClick(zones->lineEdit(), Qt::Key_Return);
        QCOMPARE(settings.view().zone, QByteArray("Asia/Colombo"));
        zones->lineEdit()->setText(u"Nowhere/Land"_s);
        QTest::keyClick(zones->lineEdit(), Qt::Key_Return);
        QCOMPARE(settings.view().zone, QByteArray("Asia/Colombo"));
        QCOMPARE(zones->currentText(), u"Asia/Colombo"_s);

        auto *fonts = named<QSpinBox>(page, u"Size of texts"_s);
        QVERIFY(fonts);
        QTest::keyClick(fonts, Qt::Key_Up);
        QCOMPARE(settings.view().fontPercent, 110);

        // And the other way round.
        ViewSettings view = settings.view();
        view.colours = ViewSettings::Colours::Light;
        settings.setView(view);
        QCOMPARE(colours->current(), 1);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
