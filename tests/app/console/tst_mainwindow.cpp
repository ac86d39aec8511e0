// SPDX-License-Identifier: GPL-3.0-or-later
#include "detachedwindow.h"
#include "dialogs/exportdialog.h"
#include "dialogs/importdialog.h"
#include "exports.h"
#include "keymap.h"
#include "livefeed.h"
#include "mainwindow.h"
#include "navigationpanel.h"
#include "pages/devicefilterbar.h"
#include "pages/devicepage.h"
#include "pages/devicespage.h"
#include "pages/overviewpage.h"
#include "pages/progresscard.h"
#include "pages/transportspage.h"
#include "pages/trendpage.h"
#include "pagestack.h"
#include "palette/palettedialog.h"
#include "session.h"
#include "settings/settings.h"
#include "widgets/alarmstrip.h"
#include "widgets/banner.h"
#include "widgets/segmentedcontrol.h"
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
                "transports":[{"id":"wire","type":"modbus-rtu","name":"Depot wire","port":"/dev/none"},
                              {"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                               "persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[{"id":"gate","transport":"site","profile":"iot-smart-meter"},
                           {"id":"hall","transport":"wire","profile":"campus-modbus","unit":1},
                           {"id":"yard","transport":"wire","profile":"campus-modbus","unit":2}]})",
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
        // They cover nothing of the alarms.
        const auto *strip = m_window->findChild<widgets::AlarmStrip *>();
        QTRY_VERIFY(strip->isVisible());
        for (const widgets::Toast *toast : notes())
            QVERIFY(toast->geometry().bottom() < strip->mapTo(m_window.get(), QPoint()).y());
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
        const auto *strip = m_window->findChild<widgets::AlarmStrip *>();
        QVERIFY(strip);
        const auto region = [this, strip] {
            const QWidget *focus = QApplication::focusWidget();
            return focus == nullptr                              ? u"none"_s
                   : m_window->navigation()->isAncestorOf(focus) ? u"navigation"_s
                   : m_window->pages()->isAncestorOf(focus)      ? u"page"_s
                   : strip->isAncestorOf(focus)                  ? u"alarms"_s
                                                                 : u"top"_s;
        };
        QCOMPARE(region(), u"navigation"_s);
        press(Qt::Key_F6);
        QCOMPARE(region(), u"page"_s);
        press(Qt::Key_F6);
        QCOMPARE(region(), u"alarms"_s);
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

    /// A row of the overview lands where its words point.
    void theOverviewsTargetsLandThere()
    {
        emit m_window->overviewPage()->transportRequested(core::TransportId(u"wire"_s));
        QCOMPARE(m_window->currentPage(), u"transports"_s);
        QCOMPARE(m_window->transportsPage()->chosen(), core::TransportId(u"wire"_s));
        emit m_window->overviewPage()->transportRequested(core::TransportId(u"site"_s));
        QCOMPARE(m_window->transportsPage()->chosen(), core::TransportId(u"site"_s));
        console::RowFilter filter;
        filter.state = console::RowState::NoAnswer;
        filter.transport = u"Depot wire"_s;
        emit m_window->overviewPage()->devicesRequested(filter);
        QCOMPARE(m_window->currentPage(), u"devices"_s);
        QCOMPARE(m_window->feed()->devices().filter(), filter);
        constexpr int NoAnswer = 3;
        QCOMPARE(m_window->pages()->devicesPage()->filterBar()->states()->current(), NoAnswer);
        // What was looked for before does not hide them.
        filter = {};
        filter.troubledOnly = true;
        emit m_window->overviewPage()->devicesRequested(filter);
        QCOMPARE(m_window->feed()->devices().filter(), filter);
    }

    void ctrlFGoesToTheFilterOfEachPage()
    {
        for (const QString &page : {u"devices"_s, u"transports"_s, u"audit"_s}) {
            m_window->showPage(page);
            press(Qt::Key_F, Qt::ControlModifier);
            QVERIFY2(qobject_cast<QLineEdit *>(QApplication::focusWidget()), qPrintable(page));
            QVERIFY(m_window->pages()->currentWidget()->isAncestorOf(QApplication::focusWidget()));
        }
    }

    void exportIsAskedFromEveryPlace()
    {
        const auto asked = [this] {
            auto *dialog = m_window->findChild<console::ExportDialog *>();
            if (!dialog)
                return QList<core::DeviceId>{core::DeviceId(u"no dialog"_s)};
            const auto request = dialog->request();
            delete dialog;
            return request ? request->devices : QList<core::DeviceId>{core::DeviceId(u"no request"_s)};
        };
        const QList<core::DeviceId> both{core::DeviceId(u"hall"_s), core::DeviceId(u"yard"_s)};
        emit m_window->pages()->devicesPage()->exportRequested(both);
        QCOMPARE(asked(), both);
        m_window->showDevice(both.constLast());
        QVERIFY(m_window->devicePage());
        emit m_window->devicePage()->exportRequested(both.constLast());
        QCOMPARE(asked(), QList<core::DeviceId>{both.constLast()});
        // By the palette: what is on screen is meant, else everything.
        const auto run = [this](const QString &id) {
            for (const console::PaletteEntry &entry : m_window->keys()->entries()) {
                if (entry.id == id)
                    entry.run();
            }
        };
        run(u"export"_s);
        QCOMPARE(asked(), QList<core::DeviceId>{both.constLast()});
        m_window->showPage(u"overview"_s);
        run(u"export"_s);
        QCOMPARE(asked(), QList<core::DeviceId>{});
    }

    void importIsAskedByThePalette()
    {
        for (const console::PaletteEntry &entry : m_window->keys()->entries()) {
            if (entry.id == u"import"_s)
                entry.run();
        }
        auto *dialog = m_window->findChild<console::ImportDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->stage(), console::ImportDialog::Stage::Choosing);
        delete dialog;
    }

    /// A job whose dialog was left stands on the overview until it ends, and its end is told.
    void anExportGoesOnWithoutItsDialog()
    {
        auto *card = m_window->overviewPage()->progress();
        QVERIFY(!card->isVisible());
        engine::ExportRequest request;
        request.source = m_session->engine()->historySource();
        request.fileName = m_folder.filePath(u"none/depot.csv"_s);
        auto *job = new console::ExportJob(request);
        m_window->exports()->take(job);
        QVERIFY(card->isVisible());
        const QPointer<console::ExportJob> there = job;
        QSignalSpy ended(m_window->exports(), &console::Exports::ended);
        job->start();
        QCOMPARE(m_window->exports()->running().size(), 1);
        QVERIFY(ended.wait());
        QVERIFY(!card->isVisible());
        QVERIFY(m_window->exports()->running().isEmpty());
        QVERIFY(ended.constFirst().at(3).toBool());
        const auto toasts = m_window->findChildren<widgets::Toast *>();
        QVERIFY(std::any_of(toasts.begin(), toasts.end(), [](const widgets::Toast *toast) {
            return toast->accessibleName().contains(u"depot.csv"_s);
        }));
        // Written this time: its folder can be opened from the note.
        request.fileName = m_folder.filePath(u"depot.csv"_s);
        job = new console::ExportJob(request);
        m_window->exports()->take(job);
        job->start();
        QVERIFY(ended.wait());
        QVERIFY(!ended.constLast().at(3).toBool());
        QCOMPARE(ended.constLast().at(2).toString(), request.fileName);
        QVERIFY(QFile::exists(request.fileName));
    }

    void aTrendOfItsOwnComesBackWithItsCurves()
    {
        const QList<console::TrendCurve> curves{
            {core::DeviceId(u"hall"_s), core::Quantity::ActivePower, {}, widgets::Token::S1, false, false}};
        emit m_window->pages()->trendWindowRequested(curves);
        QCOMPARE(m_window->windows()->keys(), QStringList{u"trend:1"_s});
        emit m_window->pages()->trendWindowRequested({});
        QCOMPARE(m_window->windows()->keys(), (QStringList{u"trend:1"_s, u"trend:2"_s}));
        m_window->windows()->windows().constLast()->close();
        // The page of the main window has curves of its own.
        QVERIFY(m_window->trendPage()->pane()->curves().isEmpty());
        QSignalSpy opened(m_session.get(), &console::Session::opened);
        m_session->reopen(*m_workspace);
        QVERIFY(opened.wait(10000));
        QCOMPARE(m_window->windows()->keys(), QStringList{u"trend:1"_s});
        const auto *page =
            qobject_cast<console::TrendPage *>(m_window->windows()->windows().constFirst()->page());
        QVERIFY(page);
        QCOMPARE(page->pane()->curves().size(), 1);
        QVERIFY(page->pane()->curves().constFirst().isSame(curves.constFirst()));
    }

    void aDevicePageIsTornOff()
    {
        m_window->showDevice(core::DeviceId(u"hall"_s));
        emit m_window->devicePage()->tearOffRequested();
        QCOMPARE(m_window->windows()->keys(), QStringList{u"device:hall"_s});
        // Its own export is asked in its window.
        auto *page = qobject_cast<console::DevicePage *>(m_window->windows()->windows().constFirst()->page());
        QVERIFY(page);
        emit page->exportRequested(page->device());
        const auto *dialog =
            m_window->windows()->windows().constFirst()->findChild<console::ExportDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->request()->devices, QList<core::DeviceId>{page->device()});
    }

    void comparingNeedsPower()
    {
        const core::DeviceId hall(u"hall"_s);
        const core::DeviceId gate(u"gate"_s);
        QSignalSpy told(m_window->pages(), &console::PageStack::told);
        // A node that was never heard has no power to draw.
        emit m_window->pages()->devicesPage()->compareRequested({gate});
        QCOMPARE(told.size(), 1);
        QVERIFY(told.constFirst().at(2).toBool());
        QCOMPARE(m_window->currentPage(), u"overview"_s);
        // The bus tells of its meters even while its port is away.
        QTRY_VERIFY(!m_session->engine()->live().snapshot(hall).isEmpty());
        emit m_window->pages()->devicesPage()->compareRequested({hall, core::DeviceId(u"yard"_s)});
        QCOMPARE(m_window->currentPage(), u"trends"_s);
        QCOMPARE(m_window->trendPage()->pane()->curves().size(), 2);
        for (const console::TrendCurve &curve : m_window->trendPage()->pane()->curves())
            QCOMPARE(curve.quantity, core::Quantity::ActivePower);
        QCOMPARE(told.size(), 1);
        // One is left out, and that is said.
        emit m_window->pages()->devicesPage()->compareRequested({hall, gate});
        QCOMPARE(m_window->trendPage()->pane()->curves().size(), 1);
        QCOMPARE(told.size(), 2);
        QVERIFY(!told.constLast().at(2).toBool());
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
