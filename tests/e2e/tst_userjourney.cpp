// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/orderdialog.h"
#include "e2e/person.h"
#include "livefeed.h"
#include "mainwindow.h"
#include "pages/devicepage.h"
#include "pages/trendcard.h"
#include "palette/palettedialog.h"
#include "peers/mosquittobroker.h"
#include "session.h"
#include "settings/appearance.h"
#include "settings/settings.h"
#include "widgets/holdbutton.h"
#include "widgets/outcomeview.h"
#include "widgets/theme.h"
#include "widgets/trendview.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Patience = 30000;

peers::XScreen *screen = nullptr;

} // namespace

/// The console as a person uses it: a real X server, a real mouse and keyboard, real broker and bus behind
/// it.
class TestUserJourney : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY2(screen->isRunning(), screen->error().c_str());
        QCOMPARE(QGuiApplication::platformName(), u"xcb"_s);
        m_hand = std::make_unique<peers::XHand>(screen->display());
        QVERIFY(m_hand->isConnected());
        m_person = std::make_unique<Person>(*m_hand);
        // New workspaces are made in the home folder.
        qputenv("HOME", m_home.path().toLocal8Bit());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
        widgets::Theme::loadFonts();
    }

    void fromFirstStartToALivingDemo()
    {
        start();
        QTRY_COMPARE(m_window->currentPage(), u"first-start"_s);
        QVERIFY(m_person->clickWhenThere(u"Open the demo"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->engine() != nullptr, Patience);
        QTRY_COMPARE(m_window->currentPage(), u"overview"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->feed()->devices().total() >= 10, Patience);
        QTRY_VERIFY(Person::reads(u"Simulated"_s));
    }

    void aDeviceIsFoundByThePalette()
    {
        m_person->key("ctrl+k");
        // At once, as a person does who knows what comes.
        m_person->type(u"Battaramulla"_s);
        QTRY_VERIFY(palette());
        QTRY_COMPARE(palette()->field()->text(), u"Battaramulla"_s);
        QVERIFY(palette()->list()->model()->rowCount() > 0);
        m_person->key("Return");
        QTRY_COMPARE(m_window->currentPage(), u"device"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->devicePage()->isFilled(), Patience);
        QVERIFY(Person::reads(u"Battaramulla 21"_s));
    }

    void itsRelayIsSwitchedByHolding()
    {
        QVERIFY(m_window->devicePage());
        // Which way it stands is not known to the test: the demo's nodes start as they like.
        const core::DeviceId device = m_window->devicePage()->device();
        const auto row = m_window->feed()->devices().rowOf(device);
        QVERIFY(row && row->hasRelay);
        QVERIFY(m_person->clickWhenThere(u"Switch on…"_s));
        QTRY_VERIFY(dialog());
        QTRY_VERIFY(dialog()->holdButton()->isEnabled());

        // A short press is no order.
        QVERIFY(m_person->clickWhenThere(dialog()->holdButton()));
        QCOMPARE(dialog()->phase(), console::OrderDialog::Phase::Confirm);

        QSignalSpy held(dialog()->holdButton(), &widgets::HoldButton::held);
        QVERIFY(m_person->pressWhenThere(dialog()->holdButton()));
        QVERIFY(held.wait());
        m_person->release();
        QTRY_VERIFY_WITH_TIMEOUT(dialog()->phase() == console::OrderDialog::Phase::Done, Patience);
        QVERIFY2(dialog()->outcomeTitle().contains(u"verified"_s, Qt::CaseInsensitive),
                 qPrintable(dialog()->outcomeTitle()));
        QVERIFY(Person::reads(dialog()->outcomeTitle()));
        m_person->key("Escape");
        QTRY_VERIFY(!dialog());
        QCOMPARE(m_window->currentPage(), u"device"_s);
    }

    void theTrendGoesBackAWeek()
    {
        QVERIFY(m_window->devicePage());
        console::TrendCard *trend = m_window->devicePage()->trend();
        QTRY_VERIFY_WITH_TIMEOUT(trend->hasData(), Patience);
        const auto span = [trend] { return trend->view()->rangeTo() - trend->view()->rangeFrom(); };
        QVERIFY(span() < 24h);
        // Out with the wheel until the day of last week stands on the axis; its owner loads what is seen.
        for (int turn = 0; turn < 60 && span() < 7 * 24h; ++turn) {
            const auto before = span();
            m_person->wheel(trend->view(), -1);
            QTRY_VERIFY(span() > before);
        }
        QVERIFY(span() >= 7 * 24h);
        QTRY_VERIFY_WITH_TIMEOUT(trend->hasData(), Patience);
    }

    void theThemeIsChanged()
    {
        QVERIFY(!widgets::Theme::of(m_window.get()).isDark());
        QVERIFY(m_person->clickWhenThere(u"Switch between the light and the dark theme"_s));
        QTRY_VERIFY(widgets::Theme::of(m_window.get()).isDark());
    }

    void aBrokerIsAddedAndItsDevicesAppear()
    {
        leave();
        peers::MosquittoBroker &broker = m_broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        m_fleet.setProgram(QStringLiteral(METERDECK_BIN_DIR) + u"/meterdeck-sim"_s);
        m_fleet.setArguments({u"--mqtt"_s, u"127.0.0.1:%1"_s.arg(broker.port()), u"--mqtt-devices"_s, u"3"_s,
                              u"--interval-ms"_s, u"500"_s, u"--parent-pipe"_s});
        m_fleet.start();
        QVERIFY(m_fleet.waitForStarted());

        start();
        QTRY_COMPARE(m_window->currentPage(), u"first-start"_s);
        // The window manager gives a new window the keyboard when it likes: who sees nothing arrive, clicks
        // again.
        const QString address = u"127.0.0.1:%1"_s.arg(broker.port());
        const auto typed = [] { return qobject_cast<QLineEdit *>(Person::see(u"Host"_s))->text(); };
        QVERIFY(m_person->clickWhenThere(u"Host"_s));
        for (int attempt = 0; attempt < 5 && typed().isEmpty(); ++attempt) {
            QVERIFY(m_person->click(Person::see(u"Host"_s)));
            QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
            m_person->type(address);
            // True at once or soon; when it never is, the next attempt follows.
            [[maybe_unused]] const bool arrived = QTest::qWaitFor([&] { return typed() == address; }, 2000);
        }
        QCOMPARE(typed(), address);
        QVERIFY(m_person->clickWhenThere(u"Connect"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->engine() != nullptr, Patience);
        QVERIFY(!m_session->engine()->workspace().simulated);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->feed()->devices().total(), 3, Patience);
        m_person->key("alt+2");
        QTRY_COMPARE(m_window->currentPage(), u"devices"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->feed()->devices().countWell() == 3, Patience);
    }

    void allIsAsItWasAfterLeaving()
    {
        QVERIFY(m_session->engine());
        const QString file = m_session->engine()->workspace().fileName;
        m_window->resize(1500, 900);
        QTRY_COMPARE(m_window->size(), QSize(1500, 900));
        leave();
        start();
        QTRY_COMPARE(m_window->size(), QSize(1500, 900));
        QVERIFY(widgets::Theme::of(m_window.get()).isDark());
        // What was open last is offered on the first page, and opens where it was left.
        QTRY_COMPARE(m_window->currentPage(), u"first-start"_s);
        QVERIFY(m_person->clickWhenThere(u"Open "_s + QString(file).replace(QDir::homePath(), u"~"_s)));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->engine() != nullptr, Patience);
        QTRY_COMPARE(m_window->currentPage(), u"devices"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->feed()->devices().total(), 3, Patience);
    }

    void cleanup()
    {
        // What a person would have seen; for whoever has to find out why.
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (QTest::currentTestFailed() && !folder.isEmpty())
            QGuiApplication::primaryScreen()->grabWindow(0).save(
                QDir(folder).filePath(QString::fromLatin1(QTest::currentTestFunction()) + u".png"_s));
    }

    void cleanupTestCase()
    {
        leave();
        m_fleet.closeWriteChannel();
        m_fleet.waitForFinished();
    }

private:
    void start()
    {
        m_settings = std::make_unique<console::Settings>();
        m_appearance = std::make_unique<console::Appearance>(*qApp, *m_settings, [] { return false; });
        m_session = std::make_unique<console::Session>();
        m_window = std::make_unique<console::MainWindow>(*m_session, *m_settings);
        m_settings->restoreWindow(*m_window);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
    }

    void leave()
    {
        if (!m_window)
            return;
        QSignalSpy left(m_window.get(), &console::MainWindow::readyToLeave);
        m_window->close();
        QVERIFY(left.count() > 0 || left.wait(Patience));
        m_settings->saveWindow(*m_window);
        m_window.reset();
        m_session.reset();
        m_appearance.reset();
        m_settings.reset();
    }

    static console::PaletteDialog *palette()
    {
        for (QWidget *window : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<console::PaletteDialog *>(window); found && found->isVisible())
                return found;
        return nullptr;
    }
    static console::OrderDialog *dialog()
    {
        for (QWidget *window : QApplication::topLevelWidgets())
            if (auto *found = qobject_cast<console::OrderDialog *>(window); found && found->isVisible())
                return found;
        return nullptr;
    }

    QTemporaryDir m_home;
    peers::MosquittoBroker m_broker;
    QProcess m_fleet;
    std::unique_ptr<peers::XHand> m_hand;
    std::unique_ptr<Person> m_person;
    std::unique_ptr<console::Settings> m_settings;
    std::unique_ptr<console::Appearance> m_appearance;
    std::unique_ptr<console::Session> m_session;
    std::unique_ptr<console::MainWindow> m_window;
};

int main(int argc, char *argv[])
{
    // The screen has to be there before Qt looks for one.
    peers::XScreen made(1920, 1200);
    screen = &made;
    qputenv("DISPLAY", QByteArray::fromStdString(made.display()));
    qputenv("QT_QPA_PLATFORM", "xcb");
    if (!made.isRunning())
        qputenv("QT_QPA_PLATFORM", "offscreen"); // initTestCase says what is wrong
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"Meterdeck"_s);
    QApplication::setOrganizationName(u"Meterdeck"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    TestUserJourney test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_userjourney.moc"
