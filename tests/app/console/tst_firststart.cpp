// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/portlist.h"
#include "pages/firststartpage.h"
#include "pages/readyrow.h"
#include "pages/startdoor.h"
#include "setupfixture.h"
#include "widgets/button.h"

#include <QDir>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStorageInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::FirstStartPage;
using console::Readiness;
using console::SerialPort;

class TestFirstStart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void portsAreWatchedOnlyOnScreen();
    void aLookThatFoundTheSameSaysNothing();
    void aPortPluggedInIsOfferedAndChosen();
    void aPortInUseIsNotTheNextStep();
    void aSolderedPortIsNotTheNextStep();
    void withoutPortsTheDemoIsTheNextStep();
    void theHostIsCheckedAndConnected();
    void recentWorkspacesCanBeOpened();
    void readiness_data();
    void readiness();
    void theComputerIsLookedAt();
    void failureAndWorkAreSaid();
    void fitsASmallScreen();
    void isPictured();
};

namespace {

Readiness well()
{
    Readiness readiness;
    readiness.serial = Readiness::Serial::Ready;
    readiness.serialGroup = u"dialout"_s;
    readiness.user = u"operator"_s;
    readiness.folder = u"/home/operator/Meterdeck"_s;
    readiness.writable = true;
    readiness.freeBytes = 214'000'000'000;
    readiness.clockInStep = true;
    return readiness;
}

struct Shown
{
    Plugboard board;
    console::SerialPorts ports{board.look()};
    FirstStartPage page{&ports, [] { return well(); }};

    explicit Shown(const QList<SerialPort> &present = {})
    {
        board.set(present);
        page.setNewFile(u"/home/operator/Meterdeck/new.json"_s, 1);
        page.resize(1366, 720);
        page.show();
        QTRY_VERIFY(ports.hasLooked());
    }
};

} // namespace

void TestFirstStart::portsAreWatchedOnlyOnScreen()
{
    Plugboard board;
    console::SerialPorts ports(board.look());
    FirstStartPage page(&ports, [] { return well(); });
    QCOMPARE(board.looks(), 0);
    page.show();
    QTRY_VERIFY(board.looks() > 0);
    QTRY_VERIFY(ports.hasLooked());
    page.hide();
    const int looks = board.looks();
    // The watch has ended: its timer is the only one of the ports, and it is off.
    QVERIFY(!ports.findChild<QTimer *>() || !ports.findChild<QTimer *>()->isActive());
    QCOMPARE(board.looks(), looks);
}

void TestFirstStart::aLookThatFoundTheSameSaysNothing()
{
    Plugboard board;
    board.set({port(u"/dev/ttyUSB0"_s, u"FT232R"_s)});
    console::SerialPorts ports(board.look());
    QSignalSpy changed(&ports, &console::SerialPorts::changed);
    QSignalSpy appeared(&ports, &console::SerialPorts::appeared);
    ports.look();
    QTRY_COMPARE(changed.size(), 1);
    // What is there at first was not plugged in just now.
    QCOMPARE(appeared.size(), 0);
    ports.look();
    QTRY_COMPARE(board.looks(), 2);
    board.set({port(u"/dev/ttyUSB0"_s, u"FT232R"_s), port(u"/dev/ttyUSB1"_s, u"CH340"_s)});
    QTRY_VERIFY((ports.look(), appeared.size() == 1));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(appeared.first().first().value<SerialPort>().path, u"/dev/ttyUSB1"_s);
}

void TestFirstStart::aPortPluggedInIsOfferedAndChosen()
{
    Shown shown;
    QSignalSpy bus(&shown.page, &FirstStartPage::busRequested);
    shown.page.setFocus();
    QVERIFY(shown.page.demoDoor()->isStrong());
    QVERIFY(!shown.page.portList()->isVisible());
    shown.board.set({port(u"/dev/ttyUSB0"_s, u"FT232R USB UART"_s)});
    shown.ports.look();
    QTRY_VERIFY(shown.page.portList()->isVisible());
    QVERIFY(shown.page.portList()->current());
    QCOMPARE(shown.page.portList()->current()->path, u"/dev/ttyUSB0"_s);
    QVERIFY(shown.page.wireDoor()->isStrong());
    QVERIFY(!shown.page.demoDoor()->isStrong());
    // A second one takes the choice: it is what the person just did.
    shown.board.set({port(u"/dev/ttyUSB0"_s, u"FT232R USB UART"_s), port(u"/dev/ttyUSB1"_s, u"CH340"_s)});
    shown.ports.look();
    QTRY_COMPARE(shown.page.portList()->count(), 2);
    QCOMPARE(shown.page.portList()->current()->path, u"/dev/ttyUSB1"_s);
    QTest::keyClick(&shown.page, Qt::Key_Return);
    QCOMPARE(bus.size(), 1);
    QCOMPARE(bus.first().first().toString(), u"/dev/ttyUSB1"_s);
}

void TestFirstStart::aPortInUseIsNotTheNextStep()
{
    Shown shown({port(u"/dev/ttyUSB0"_s, u"FT232R"_s, SerialPort::State::InUse)});
    QTRY_COMPARE(shown.page.portList()->count(), 1);
    QVERIFY(!shown.page.portList()->current());
    QVERIFY(!shown.page.wireDoor()->isStrong());
    QVERIFY(shown.page.demoDoor()->isStrong());
}

void TestFirstStart::aSolderedPortIsNotTheNextStep()
{
    Shown shown({port(u"/dev/ttyS0"_s, {})});
    QTRY_COMPARE(shown.page.portList()->count(), 1);
    QApplication::setActiveWindow(&shown.page);
    shown.page.setFocus();
    // It can be chosen; until then Enter opens the demo, and says so.
    QVERIFY(shown.page.demoDoor()->isStrong());
    QTRY_VERIFY(shown.page.demoDoor()->button() == shown.page.focusWidget());
    emit shown.page.portList()->chosen(port(u"/dev/ttyS0"_s, {}));
    QVERIFY(shown.page.wireDoor()->isStrong());
    QTRY_VERIFY(shown.page.wireDoor()->button() == shown.page.focusWidget());
}

void TestFirstStart::withoutPortsTheDemoIsTheNextStep()
{
    Shown shown;
    QSignalSpy demo(&shown.page, &FirstStartPage::demoRequested);
    shown.page.setFocus();
    QTest::keyClick(shown.page.demoDoor()->button(), Qt::Key_Return);
    QCOMPARE(demo.size(), 1);
    QTest::mouseClick(shown.page.demoDoor()->button(), Qt::LeftButton);
    QCOMPARE(demo.size(), 2);
}

void TestFirstStart::theHostIsCheckedAndConnected()
{
    Shown shown;
    QSignalSpy connecting(&shown.page, &FirstStartPage::connectRequested);
    QVERIFY(!shown.page.hostField()->isRefused());
    QTest::mouseClick(shown.page.brokerDoor()->button(), Qt::LeftButton);
    QCOMPARE(connecting.size(), 0);
    QVERIFY(shown.page.hostField()->isRefused());
    QTest::keyClicks(shown.page.hostEdit(), u"mqtt://site"_s);
    QVERIFY(shown.page.hostField()->isRefused());
    shown.page.hostEdit()->clear();
    QTest::keyClicks(shown.page.hostEdit(), u"site.local:1885"_s);
    QVERIFY(!shown.page.hostField()->isRefused());
    QVERIFY(shown.page.brokerDoor()->isStrong());
    QTest::keyClick(shown.page.hostEdit(), Qt::Key_Return);
    QCOMPARE(connecting.size(), 1);
    QCOMPARE(connecting.first().first().toString(), u"site.local:1885"_s);
}

void TestFirstStart::recentWorkspacesCanBeOpened()
{
    const QTemporaryDir folder;
    depot(folder.filePath(u"depot.json"_s));
    Shown shown;
    QSignalSpy recent(&shown.page, &FirstStartPage::recentRequested);
    shown.page.setRecent({folder.filePath(u"gone.json"_s), folder.filePath(u"depot.json"_s)});
    int found = 0;
    const auto buttons = shown.page.findChildren<widgets::Button *>();
    for (widgets::Button *button : buttons) {
        QVERIFY(button->text() != "gone"_L1);
        if (button->text() == "depot"_L1) {
            ++found;
            button->click();
        }
    }
    QCOMPARE(found, 1);
    QCOMPARE(recent.size(), 1);
    QCOMPARE(recent.first().first().toString(), folder.filePath(u"depot.json"_s));
}

void TestFirstStart::readiness_data()
{
    QTest::addColumn<Readiness>("readiness");
    QTest::addColumn<QString>("words");
    Readiness facts = well();
    QTest::newRow("member") << facts << u"Serial ports: member of dialout"_s;
    QTest::newRow("room") << facts << u"Database: 214 GB free"_s;
    QTest::newRow("in step") << facts << u"Clock: in step"_s;
    facts.serial = Readiness::Serial::NotMember;
    QTest::newRow("not a member") << facts << u"Run “sudo usermod -aG dialout $USER”, then log in again."_s;
    facts.serial = Readiness::Serial::NotYet;
    QTest::newRow("not yet") << facts << u"member of dialout from the next login"_s;
    facts = well();
    facts.clockInStep = false;
    QTest::newRow("clock") << facts << u"sudo timedatectl set-ntp true"_s;
    facts.freeBytes = 100'000'000;
    QTest::newRow("little room") << facts << u"Make room"_s;
    facts.writable = false;
    QTest::newRow("folder") << facts << u"/home/operator/Meterdeck cannot be written"_s;
}

void TestFirstStart::readiness()
{
    QFETCH(Readiness, readiness);
    QFETCH(QString, words);
    console::ReadyRow row({});
    row.setReadiness(readiness);
    QVERIFY2(row.words().contains(words), qPrintable(row.words()));
    QCOMPARE(row.findChildren<QWidget *>().isEmpty(), false);
}

void TestFirstStart::theComputerIsLookedAt()
{
    const QTemporaryDir folder;
    const Readiness here = Readiness::look(folder.filePath(u"not/yet/there"_s));
    QVERIFY(here.writable);
    // A root without a mount of its own (a chroot) tells nothing of its room.
    QVERIFY(here.freeBytes > 0 || QStorageInfo(QDir::homePath()).bytesAvailable() <= 0);
    depot(folder.filePath(u"file"_s));
    QVERIFY(!Readiness::look(folder.filePath(u"file/below"_s)).writable);
}

void TestFirstStart::failureAndWorkAreSaid()
{
    Shown shown;
    QSignalSpy cancel(&shown.page, &FirstStartPage::cancelRequested);
    shown.page.setOpening(u"Depot"_s);
    QVERIFY(!shown.page.demoDoor()->isEnabled());
    shown.page.setFailure({core::ErrorCode::NotFound, u"/srv/depot.json"_s, u"no such file"_s, {}});
    QVERIFY(shown.page.demoDoor()->isEnabled());
    bool said = false;
    const auto labels = shown.page.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        said = said || (label->isVisible() && label->text().contains(u"/srv/depot.json\nno such file"_s));
    QVERIFY(said);
    shown.page.setIdle();
    for (const QLabel *label : labels)
        QVERIFY(!label->isVisible() || !label->text().contains(u"/srv/depot.json"_s));
}

void TestFirstStart::fitsASmallScreen()
{
    // 1366 x 768 without the top bar.
    Shown shown({port(u"/dev/ttyUSB0"_s, u"FT232R USB UART"_s), port(u"/dev/ttyUSB1"_s, u"CH340"_s)});
    QTRY_COMPARE(shown.page.portList()->count(), 2);
    QCoreApplication::sendPostedEvents();
    QTRY_COMPARE(shown.page.findChild<QScrollArea *>()->verticalScrollBar()->maximum(), 0);
    QCOMPARE(shown.page.findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

void TestFirstStart::isPictured()
{
    Shown shown({port(u"/dev/ttyUSB0"_s, u"FT232R USB UART"_s),
                 port(u"/dev/ttyUSB1"_s, u"CH340 serial"_s, SerialPort::State::InUse)});
    QTRY_COMPARE(shown.page.portList()->count(), 2);
    QTRY_VERIFY(!shown.page.readyRow()->words().isEmpty());
    picture(shown.page, u"firststart-1366"_s);
    shown.page.resize(1600, 952);
    picture(shown.page, u"firststart"_s);
    shown.page.resize(3840, 2112);
    picture(shown.page, u"firststart-3840"_s);
}

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
