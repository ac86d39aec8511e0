// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/scandialog.h"
#include "dialogs/scanfindingrow.h"
#include "peers/meterbus.h"
#include "session.h"
#include "setupfixture.h"
#include "setuppath.h"
#include "widgets/button.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::ScanDialog;
using peers::MeterBus;
using Fault = peers::RtuSlave::Fault;

namespace {

const QString Frames = QStringLiteral(METERDECK_SOURCE_DIR "/tests/modbus/meterframes");

modbus::ScanOptions quick()
{
    modbus::ScanOptions options;
    options.patience = 60ms;
    options.alive = 250ms;
    options.progressEvery = 20ms;
    return options;
}

MeterBus::Meter meter(const QString &profile, Fault always = Fault::None, int baud = 9600)
{
    MeterBus::Meter one;
    one.profile = profile;
    one.always = always;
    one.baud = baud;
    return one;
}

} // namespace

/// The dialog that searches a bus, with meters on a pseudo-terminal.
class TestScanDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void refusals_data();
    void refusals();
    void findsMetersAndAddsTheChosen();
    void metersOfTwoSpeedsAreNoBus();
    void isStopped();
    void tellsWhyThePortCannotBeHad();
    void asksForThePortOfItsOwnBus();
    void theWorkspaceGivesItsPortAndComesBack();

private:
    core::Workspace blank() const
    {
        return core::Workspace::blank(u"New"_s, m_folder.filePath(u"new.json"_s));
    }
    QTemporaryDir m_folder;
    Plugboard m_board;
};

void TestScanDialog::refusals_data()
{
    QTest::addColumn<QString>("units");
    QTest::addColumn<QString>("bauds");
    QTest::addColumn<QString>("field");
    QTest::newRow("unit 0") << u"0-5"_s << u"9600"_s << u"Addresses"_s;
    QTest::newRow("unit 248") << u"1-248"_s << u"9600"_s << u"Addresses"_s;
    QTest::newRow("backwards") << u"9-2"_s << u"9600"_s << u"Addresses"_s;
    QTest::newRow("words") << u"all"_s << u"9600"_s << u"Addresses"_s;
    QTest::newRow("no speed") << u"1-5"_s << u""_s << u"Speeds, bit/s"_s;
    QTest::newRow("speed in words") << u"1-5"_s << u"9600, fast"_s << u"Speeds, bit/s"_s;
}

void TestScanDialog::refusals()
{
    QFETCH(QString, units);
    QFETCH(QString, bauds);
    QFETCH(QString, field);
    console::SerialPorts ports(m_board.look());
    ScanDialog dialog(contextOf(blank()), &ports, {}, nullptr);
    dialog.choosePort(u"/dev/line"_s);
    QVERIFY(dialog.searchButton()->isEnabled());
    dialog.chooseUnits(units);
    dialog.chooseBauds(bauds);
    QVERIFY(fieldOf(dialog, field)->isRefused());
    QVERIFY(!dialog.searchButton()->isEnabled());
}

void TestScanDialog::findsMetersAndAddsTheChosen()
{
    MeterBus bus(Frames, {{2, meter(u"sdm630"_s)},
                          {3, meter(u"pzem-004t"_s)},
                          {4, meter(u"sdm120"_s, Fault::Crc)},
                          {6, meter(u"abb-b23"_s)}});
    bus.start();
    console::SerialPorts ports(m_board.look());
    auto context = contextOf(blank());
    context.isNew = true;
    ScanDialog dialog(context, &ports, {}, nullptr);
    dialog.setOptions(quick());
    dialog.choosePort(bus.port());
    dialog.chooseUnits(u"1-7"_s);
    dialog.chooseBauds(u"9600"_s);
    dialog.show();
    QVERIFY(!dialog.acceptButton()->isVisible());
    QVERIFY2(dialog.words().startsWith(u"Takes up to"_s), qPrintable(dialog.words()));
    dialog.searchButton()->click();
    QVERIFY(dialog.isSearching());
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isSearching(), 60000);
    QTRY_COMPARE(dialog.rows().size(), 4);
    QVERIFY2(dialog.words().startsWith(u"3 meter"_s), qPrintable(dialog.words()));
    // Each with what it may be, how well it fits and why.
    const QString first = dialog.rows()[0]->text();
    QVERIFY2(first.startsWith(u"Unit 2, 9600 8N1\nEastron SDM630, fits to 100 %"_s), qPrintable(first));
    QVERIFY2(first.contains(u"V at 0x0000"_s), qPrintable(first));
    QVERIFY(!dialog.rows()[2]->canBeChosen());
    QVERIFY2(dialog.rows()[2]->text().contains(u"two meters on one address"_s),
             qPrintable(dialog.rows()[2]->text()));
    picture(dialog, u"scan"_s);

    // Those that are not wanted stay out; the others come with a bus of their own.
    dialog.rows()[1]->setChosen(false);
    QSignalSpy decided(&dialog, &ScanDialog::decided);
    QVERIFY(dialog.acceptButton()->isVisible());
    dialog.take();
    QCOMPARE(decided.size(), 1);
    const auto workspace = decided.first().first().value<core::Workspace>();
    QCOMPARE(workspace.transports.size(), 1);
    QCOMPARE(workspace.transports[0].port, bus.port());
    QCOMPARE(workspace.transports[0].baud, 9600);
    QCOMPARE(workspace.devices.size(), 2);
    QCOMPARE(workspace.devices[0].unit, 2);
    QCOMPARE(workspace.devices[0].profile.toString(), u"sdm630"_s);
    QCOMPARE(workspace.devices[1].unit, 6);
    QCOMPARE(workspace.devices[1].profile.toString(), u"abb-b23"_s);
    QVERIFY(bus.onlyReads());
}

void TestScanDialog::metersOfTwoSpeedsAreNoBus()
{
    MeterBus bus(Frames, {{1, meter(u"em24"_s)}, {2, meter(u"ddsu666"_s, Fault::None, 19200)}});
    bus.start();
    console::SerialPorts ports(m_board.look());
    ScanDialog dialog(contextOf(blank()), &ports, {}, nullptr);
    dialog.setOptions(quick());
    dialog.choosePort(bus.port());
    dialog.chooseUnits(u"1-3"_s);
    dialog.chooseBauds(u"9600, 19200"_s);
    dialog.search();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isSearching() && dialog.rows().size() == 2, 60000);
    QSignalSpy decided(&dialog, &ScanDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 0);
    QVERIFY(fieldOf(dialog, u"Found"_s)->reason().startsWith(u"One bus has one speed"_s));
    dialog.rows()[0]->setChosen(false);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided.first().first().value<core::Workspace>().transports[0].baud, 19200);
}

void TestScanDialog::isStopped()
{
    MeterBus bus(Frames, {{1, meter(u"em24"_s)}});
    bus.start();
    console::SerialPorts ports(m_board.look());
    ScanDialog dialog(contextOf(blank()), &ports, {}, nullptr);
    dialog.setOptions(quick());
    dialog.choosePort(bus.port());
    dialog.search();
    QTRY_COMPARE_WITH_TIMEOUT(dialog.rows().size(), 1, 30000);
    QVERIFY(dialog.isSearching());
    QVERIFY(!dialog.searchButton()->isEnabled());
    dialog.stopSearch();
    QTRY_VERIFY(!dialog.isSearching());
    QTRY_VERIFY2(dialog.words().startsWith(u"Stopped after"_s), qPrintable(dialog.words()));
    QCOMPARE(dialog.rows().size(), 1);
    QVERIFY(dialog.searchButton()->isEnabled());
}

void TestScanDialog::tellsWhyThePortCannotBeHad()
{
    console::SerialPorts ports(m_board.look());
    ScanDialog dialog(contextOf(blank()), &ports, {}, nullptr);
    QSignalSpy released(&dialog, &ScanDialog::portReleased);
    dialog.choosePort(u"/nowhere/line"_s);
    dialog.search();
    QTRY_COMPARE(released.size(), 1);
    QVERIFY2(dialog.words().contains(u"/nowhere/line"_s), qPrintable(dialog.words()));
    QVERIFY(dialog.rows().isEmpty());
}

void TestScanDialog::asksForThePortOfItsOwnBus()
{
    const QString file = m_folder.filePath(u"depot.json"_s);
    console::SerialPorts ports(m_board.look());
    ScanDialog dialog(contextOf(depot(file)), &ports, core::TransportId(u"bus1"_s), nullptr);
    QSignalSpy needed(&dialog, &ScanDialog::portNeeded);
    QVERIFY2(dialog.words().contains(u"The bus “Roof bus” reads this port"_s), qPrintable(dialog.words()));
    const auto request = dialog.request();
    QVERIFY(request);
    QCOMPARE(request->port, u"/dev/ttyUSB0"_s);
    QCOMPARE(request->bauds, QList<int>({19200}));
    QCOMPARE(request->parities, QStringList({u"even"_s}));
    QCOMPARE(request->stopBits, 2);
    dialog.search();
    QCOMPARE(needed.size(), 1);
    QVERIFY(!dialog.isSearching());
    // Another port is nobody's.
    ScanDialog other(contextOf(depot(file)), &ports, core::TransportId(u"bus1"_s), nullptr);
    other.choosePort(u"/nowhere/line"_s);
    QSignalSpy released(&other, &ScanDialog::portReleased);
    other.search();
    QTRY_COMPARE(released.size(), 1);
}

void TestScanDialog::theWorkspaceGivesItsPortAndComesBack()
{
    MeterBus bus(Frames, {{1, meter(u"em24"_s)}, {2, meter(u"ddsu666"_s)}});
    bus.start();
    core::Workspace workspace = core::Workspace::blank(u"Yard"_s, m_folder.filePath(u"yard/yard.json"_s));
    core::TransportSettings settings;
    settings.id = core::TransportId(u"yard"_s);
    settings.type = u"modbus-rtu"_s;
    settings.name = u"Yard bus"_s;
    settings.port = bus.port();
    core::DeviceSettings known;
    known.id = core::DeviceId(u"gate"_s);
    known.transport = settings.id;
    known.profile = core::ProfileId(u"em24"_s);
    known.unit = 1;
    known.name = u"Gate"_s;
    workspace = *workspace.withAdded(settings);
    workspace = *workspace.withAdded(known);
    QVERIFY(workspace.save(workspace.fileName).ok());

    console::SerialPorts ports(m_board.look());
    console::Session session;
    QWidget window;
    window.resize(1000, 800);
    window.show();
    console::SetupPath setup(session, ports, window);
    session.open(workspace);
    QTRY_VERIFY_WITH_TIMEOUT(session.engine() != nullptr, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!bus.log().isEmpty(), 20000); // it reads the port

    setup.scanBus(settings.id);
    auto *dialog = qobject_cast<ScanDialog *>(setup.dialog());
    QVERIFY(dialog);
    dialog->setOptions(quick());
    dialog->chooseUnits(u"1-3"_s);
    dialog->search();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->isSearching(), 20000);
    QVERIFY(session.engine()); // only the bus stands still
    QCOMPARE(session.engine()->transports().first().pausedFor, u"search"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isSearching(), 30000);
    const auto goesOn = [&session] {
        const auto transports = session.engine()->transports();
        return transports.first().pausedFor.isEmpty() && transports.first().state == core::TransportState::Up;
    };
    QTRY_VERIFY_WITH_TIMEOUT(goesOn(), 20000);
    // The dialog stays with what was found; what the workspace has already is told and not offered.
    QCOMPARE(setup.dialog(), dialog);
    QCOMPARE(dialog->rows().size(), 2);
    QVERIFY(!dialog->rows()[0]->canBeChosen());
    QVERIFY2(dialog->rows()[0]->text().contains(u"“Gate”"_s), qPrintable(dialog->rows()[0]->text()));
    dialog->take();
    QTRY_VERIFY_WITH_TIMEOUT(session.engine() && session.engine()->workspace().devices.size() == 2, 20000);
    // Left in the middle of a search: the bus goes on as well.
    setup.scanBus(settings.id);
    dialog = qobject_cast<ScanDialog *>(setup.dialog());
    QVERIFY(dialog);
    dialog->chooseUnits(u"1-247"_s);
    dialog->search();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->isSearching(), 20000);
    dialog->reject();
    QTRY_VERIFY_WITH_TIMEOUT(goesOn(), 20000);
    QVERIFY(!setup.dialog());
    const core::DeviceSettings added = session.engine()->workspace().devices.last();
    QCOMPARE(added.profile.toString(), u"ddsu666"_s);
    QCOMPARE(added.transport.toString(), u"yard"_s);
    QSignalSpy closed(&session, &console::Session::closed);
    session.close();
    QTRY_VERIFY_WITH_TIMEOUT(!closed.isEmpty(), 20000);
}

QTEST_MAIN(TestScanDialog)
#include "tst_scandialog.moc"
