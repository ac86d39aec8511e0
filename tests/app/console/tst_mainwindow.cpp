// SPDX-License-Identifier: GPL-3.0-or-later
#include "detachedwindow.h"
#include "keymap.h"
#include "mainwindow.h"
#include "navigationpanel.h"
#include "pagestack.h"
#include "palette/palettedialog.h"
#include "session.h"
#include "settings/settings.h"
#include "widgets/banner.h"
#include "widgets/theme.h"
#include "widgets/toast.h"
#include "widgets/topbar.h"
#include "windowdeck.h"

#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The banner on screen that has this title; nullptr when there is none.
const widgets::Banner *banner(const QWidget &window, const QString &title)
{
    for (const auto *found : window.findChildren<widgets::Banner *>()) {
        if (found->isVisible() && found->accessibleName() == title)
            return found;
    }
    return nullptr;
}

} // namespace

/// The window around an engine whose broker is not there.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void init()
    {
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                               "persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[]})",
            m_folder.filePath(u"depot.json"_s));
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
        m_workspace = *workspace;
        m_settings = std::make_unique<console::Settings>(console::Settings::Store::Forgotten);
        m_session = std::make_unique<console::Session>();
        m_window = std::make_unique<console::MainWindow>(*m_session, *m_settings);
        m_window->resize(1600, 1000);
        m_window->show();
        QCOMPARE(m_window->currentPage(), u"first-start"_s);
        QSignalSpy opened(m_session.get(), &console::Session::opened);
        m_session->open(*workspace);
        QVERIFY(opened.wait());
        QCOMPARE(m_window->currentPage(), u"overview"_s);
    }

    void cleanup()
    {
        QSignalSpy closed(m_session.get(), &console::Session::closed);
        m_session->close();
        QVERIFY(closed.wait(10000));
        m_window.reset();
        m_session.reset();
        m_settings.reset();
    }

    void aStalledDatabaseIsSaidUntilItRecovers()
    {
        engine::Engine *engine = m_session->engine();
        QVERIFY(!banner(*m_window, u"Not recording."_s));
        core::Error error;
        error.code = core::ErrorCode::DiskFull;
        error.where = u"/srv/depot.db"_s;
        error.detail = u"disk I/O error 778"_s;
        error.remedy = u"Free room on /srv."_s;
        emit engine->historianStalled(error);
        const widgets::Banner *said = banner(*m_window, u"Not recording."_s);
        QVERIFY(said);
        for (const QString &part : {error.where, error.detail, error.remedy})
            QVERIFY2(said->accessibleDescription().contains(part), qPrintable(said->accessibleDescription()));
        emit engine->historianRecovered();
        QVERIFY(!banner(*m_window, u"Not recording."_s));
    }

    void aProblemThatComesBackStaysOneNote()
    {
        core::Error error;
        error.code = core::ErrorCode::Timeout;
        error.where = u"bus2"_s;
        error.detail = u"test of many"_s;
        const auto notes = [this, &error] {
            QList<widgets::Toast *> list = m_window->findChildren<widgets::Toast *>();
            list.removeIf(
                [&error](const widgets::Toast *toast) { return !toast->key().contains(error.detail); });
            return list;
        };
        for (int time = 0; time < 20; ++time)
            emit m_session->engine()->problem(error);
        QCOMPARE(notes().size(), 1);
        QVERIFY2(notes().constFirst()->accessibleName().contains(u"20 times"_s),
                 qPrintable(notes().constFirst()->accessibleName()));
        error.where = u"bus3"_s;
        emit m_session->engine()->problem(error);
        QCOMPARE(notes().size(), 2);
    }

    void escapeGoesBackTheWayOneCame()
    {
        m_window->showPage(u"transports"_s);
        m_window->showPage(u"audit"_s);
        m_window->showPage(u"settings"_s);
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), u"audit"_s);
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), u"transports"_s);
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), u"overview"_s);
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), u"overview"_s);
    }

    void everyPageHasItsKeyAndItsRow()
    {
        QVERIFY2(m_window->keys()->doubles().isEmpty(), qPrintable(m_window->keys()->doubles().join(u' ')));
        const QStringList &pages = console::PageStack::keys();
        for (int at = 0; at < pages.size(); ++at) {
            press(Qt::Key(Qt::Key_1 + at), Qt::AltModifier);
            QCOMPARE(m_window->currentPage(), pages.at(at));
            QCOMPARE(m_window->navigation()->view()->currentPage(), pages.at(at));
        }
        press(Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), u"settings"_s);
    }

    void regionsAreWalkedByF6()
    {
        m_window->navigation()->view()->setFocus();
        const auto region = [this] {
            const QWidget *focus = QApplication::focusWidget();
            return focus == nullptr                              ? u"none"_s
                   : m_window->navigation()->isAncestorOf(focus) ? u"navigation"_s
                   : m_window->pages()->isAncestorOf(focus)      ? u"page"_s
                                                                 : u"top"_s;
        };
        QCOMPARE(region(), u"navigation"_s);
        press(Qt::Key_F6);
        QCOMPARE(region(), u"page"_s);
        press(Qt::Key_F6);
        QCOMPARE(region(), u"top"_s);
        press(Qt::Key_F6);
        QCOMPARE(region(), u"navigation"_s);
    }

    void thePaletteFindsAPage()
    {
        press(Qt::Key_K, Qt::ControlModifier);
        QPointer<console::PaletteDialog> palette = m_window->palette();
        QVERIFY(palette);
        QVERIFY(QTest::qWaitForWindowActive(palette));
        QTest::keyClicks(palette->field(), u"audit"_s);
        QTest::keyClick(palette->field(), Qt::Key_Return);
        QTRY_COMPARE(m_window->currentPage(), u"audit"_s);
        QCOMPARE(m_settings->remembered(u"palette/recent"_s).toStringList(), QStringList{u"page:audit"_s});
        QTRY_VERIFY(!palette);
    }

    void aNarrowWindowFoldsTheNavigationAndKeepsItsNames()
    {
        QVERIFY(!m_window->navigation()->isFolded());
        m_window->resize(1366, 768);
        QVERIFY(m_window->navigation()->isFolded());
        QCOMPARE(m_window->navigation()->width(), 57);
        const QModelIndex devices = m_window->navigation()->view()->model()->index(2, 0);
        QVERIFY(devices.data(Qt::ToolTipRole).toString().startsWith(u"Devices"_s));
        QVERIFY(devices.data(Qt::AccessibleTextRole).toString().startsWith(u"Devices"_s));
        // Wished otherwise, for windows as narrow as this.
        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!m_window->navigation()->isFolded());
        m_window->resize(1600, 1000);
        QVERIFY(!m_window->navigation()->isFolded());
        m_window->resize(1300, 768);
        QVERIFY(!m_window->navigation()->isFolded());
    }

    void theWallHidesTheNavigationAndEscapeEndsIt()
    {
        QSignalSpy wall(m_window.get(), &console::MainWindow::wallChanged);
        press(Qt::Key_F11);
        QVERIFY(m_window->isFullScreen());
        QVERIFY(!m_window->navigation()->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!m_window->isFullScreen());
        QVERIFY(m_window->navigation()->isVisible());
        QCOMPARE(wall.count(), 2);
    }

    void aChangedWishShowsTheSamePageAnew()
    {
        m_window->showPage(u"transports"_s);
        const QPointer<QWidget> before = m_window->pages()->currentWidget();
        console::ViewSettings view;
        view.zone = "Asia/Colombo";
        m_settings->setView(view);
        QCOMPARE(m_window->currentPage(), u"transports"_s);
        QVERIFY(before.isNull());
        // Colours reach a page as it stands.
        const QPointer<QWidget> page = m_window->pages()->currentWidget();
        view.colours = console::ViewSettings::Colours::Dark;
        m_settings->setView(view);
        QCOMPARE(m_window->pages()->currentWidget(), page.data());
        m_settings->setView({});
    }

    void thePlaceIsFoundAgainWithTheWorkspace()
    {
        m_window->showPage(u"audit"_s);
        QSignalSpy opened(m_session.get(), &console::Session::opened);
        m_session->reopen(*m_workspace);
        QVERIFY(opened.wait(10000));
        QCOMPARE(m_window->currentPage(), u"audit"_s);
        QCOMPARE(m_settings->remembered(u"recent"_s).toStringList(),
                 QStringList{m_folder.filePath(u"depot.json"_s)});
    }

    void windowsCloseWithTheWorkspaceAndComeBack()
    {
        m_window->windows()->setMaker(u"trend"_s, [](const QString &what) {
            auto *page = new QWidget;
            page->setWindowTitle(what);
            return page;
        });
        QPointer<console::DetachedWindow> window = m_window->windows()->open(u"trend:power"_s);
        QVERIFY(window && window->isVisible());
        QCOMPARE(window->windowTitle(), u"power – Meterdeck"_s);
        QCOMPARE(m_window->windows()->open(u"trend:power"_s), window.data());
        window->resize(640, 480);
        QSignalSpy opened(m_session.get(), &console::Session::opened);
        m_session->reopen(*m_workspace);
        QVERIFY(window.isNull());
        QVERIFY(opened.wait(10000));
        QCOMPARE(m_window->windows()->keys(), QStringList{u"trend:power"_s});
        window = m_window->windows()->windows().constFirst();
        QCOMPARE(window->size(), QSize(640, 480));
        // Escape closes it, and then it does not come back.
        QVERIFY(QTest::qWaitForWindowActive(window));
        QTest::keyClick(window, Qt::Key_Escape);
        QTRY_VERIFY(window.isNull());
        QVERIFY(m_window->windows()->keys().isEmpty());
        QVERIFY(m_settings->remembered(u"window/open"_s).toMap().isEmpty());
    }

    void theTopBarFitsANarrowWindow()
    {
        const auto *top = m_window->findChild<widgets::TopBar *>();
        for (const int width : {1600, 1366, 1100}) {
            m_window->resize(width, 768);
            QVERIFY2(top->width() <= width, qPrintable(QString::number(top->width())));
            int right = 0;
            for (const QWidget *part : top->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
                if (part->isHidden())
                    continue;
                QVERIFY2(part->geometry().right() < width, part->metaObject()->className());
                right = std::max(right, part->geometry().right());
            }
            QVERIFY(right > width - 40);
        }
    }

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QWidget *focus = m_window->focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }

    std::unique_ptr<console::Settings> m_settings;
    std::optional<core::Workspace> m_workspace;
    QTemporaryDir m_folder;
    std::unique_ptr<console::Session> m_session;
    std::unique_ptr<console::MainWindow> m_window;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
