// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addbusdialog.h"
#include "dialogs/checklist.h"
#include "dialogs/trialbox.h"
#include "setupfixture.h"
#include "widgets/button.h"
#include "widgets/segmentedcontrol.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::AddBusDialog;

/// The dialog of buses behind the network, and what it finds out about them.
class TestAddNetworkBus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void networkRefusals_data();
    void networkRefusals();
    void writesANetworkBus_data();
    void writesANetworkBus();
    void changesANetworkBus();
    void triesTheConnection_data();
    void triesTheConnection();
    void aTrialKeepsNobodyWaiting();
    void aBusInUseStandsStillForItsTrial();
    void isPictured();

private:
    QTemporaryDir m_folder;
    QString file() const { return m_folder.filePath(u"depot.json"_s); }
};

namespace {

/// The depot with a bus on Modbus TCP, in whose entry stands what nobody knows here.
core::Workspace networkDepot(const QString &path)
{
    core::Workspace workspace = depot(path);
    core::TransportSettings bus;
    bus.id = core::TransportId(u"plant"_s);
    bus.type = u"modbus-tcp"_s;
    bus.name = u"Plant"_s;
    bus.host = u"10.0.0.7"_s;
    bus.tcpPort = 1502;
    bus.inFlight = 3;
    bus.timeout = std::chrono::milliseconds(250);
    workspace = *workspace.withAdded(bus);
    core::DeviceSettings meter;
    meter.id = core::DeviceId(u"press"_s);
    meter.transport = bus.id;
    meter.profile = core::ProfileId(u"sdm630"_s);
    meter.unit = 9;
    workspace = *workspace.withAdded(meter);
    return workspace.save(path).ok() ? *core::Workspace::load(path) : workspace;
}

} // namespace

void TestAddNetworkBus::networkRefusals_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no host") << u"Host"_s << QString() << u"Type the name or address"_s;
    QTest::newRow("a page") << u"Host"_s << u"http://10.0.0.7"_s << u"A name or address alone"_s;
    QTest::newRow("with port") << u"Host"_s << u"10.0.0.7:502"_s << u"The port goes into the field"_s;
    QTest::newRow("spaces") << u"Host"_s << u"a b"_s << u"A name or address has no spaces."_s;
    QTest::newRow("port 0") << u"TCP port"_s << u"0"_s << u"A whole number from 1 to 65535."_s;
    QTest::newRow("port too large") << u"TCP port"_s << u"65536"_s << u"A whole number from 1 to 65535."_s;
    QTest::newRow("no port") << u"TCP port"_s << QString() << u"A whole number from 1 to 65535."_s;
    QTest::newRow("too short a time")
        << u"Answer within, ms"_s << u"19"_s << u"A whole number from 20 to 60000."_s;
    QTest::newRow("time in words") << u"Answer within, ms"_s << u"soon"_s
                                   << u"A whole number from 20 to 60000."_s;
    QTest::newRow("id taken") << u"Id"_s << u"site"_s << u"“site” is taken already."_s;
}

void TestAddNetworkBus::networkRefusals()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    dialog.chooseWay(AddBusDialog::Way::ModbusTcp);
    QSignalSpy decided(&dialog, &AddBusDialog::decided);
    typeInto(dialog, u"Host"_s, u"10.0.0.7"_s);
    typeInto(dialog, field, text);
    QVERIFY2(fieldOf(dialog, field)->reason().startsWith(reason),
             qPrintable(fieldOf(dialog, field)->reason()));
    QVERIFY(fieldOf(dialog, field)->isRefused());
    QCOMPARE(dialog.trial()->button()->isEnabled(), field == "Id"_L1);
    dialog.take();
    QCOMPARE(decided.size(), 0);
    typeInto(dialog, field,
             field == "Host"_L1       ? u"fe80::7"_s
             : field == "TCP port"_L1 ? u"4001"_s
             : field == "Id"_L1       ? u"bus-x"_s
                                      : u""_s);
    QVERIFY(!fieldOf(dialog, field)->isRefused());
    dialog.take();
    QCOMPARE(decided.size(), 1);
}

void TestAddNetworkBus::writesANetworkBus_data()
{
    QTest::addColumn<AddBusDialog::Way>("way");
    QTest::addColumn<QString>("type");
    QTest::newRow("Modbus TCP") << AddBusDialog::Way::ModbusTcp << u"modbus-tcp"_s;
    QTest::newRow("RTU over TCP") << AddBusDialog::Way::RtuOverTcp << u"modbus-rtu-tcp"_s;
}

void TestAddNetworkBus::writesANetworkBus()
{
    QFETCH(AddBusDialog::Way, way);
    QFETCH(QString, type);
    const core::Workspace before = depot(file());
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(before), &ports, {}, nullptr);
    dialog.show();
    QSignalSpy decided(&dialog, &AddBusDialog::decided);
    // By hand, from one way to the other: only what belongs to the way is shown.
    auto *ways = fieldOf(dialog, u"Way to the meters"_s)->editor();
    ways->findChildren<QAbstractButton *>().at(int(way))->click();
    QCOMPARE(dialog.way(), way);
    QVERIFY(!fieldOf(dialog, u"Port"_s)->isVisible());
    QVERIFY(!fieldOf(dialog, u"Parity"_s)->isVisible());
    QVERIFY(fieldOf(dialog, u"Host"_s)->isVisible());
    QVERIFY(dialog.trial()->isVisible());
    auto *inFlight = fieldOf(dialog, u"Requests at a time"_s)->editor();
    QCOMPARE(inFlight->isEnabled(), way == AddBusDialog::Way::ModbusTcp);
    QCOMPARE(dialog.settings().tcpPort, 502);
    typeInto(dialog, u"Host"_s, u"gateway.local"_s);
    typeInto(dialog, u"TCP port"_s, u"4001"_s);
    typeInto(dialog, u"Answer within, ms"_s, u"1500"_s);
    typeInto(dialog, u"Name"_s, u"Hall 2"_s);
    if (way == AddBusDialog::Way::ModbusTcp)
        inFlight->findChildren<QAbstractButton *>().at(3)->click();
    dialog.take();
    QCOMPARE(decided.size(), 1);
    core::Workspace changed = decided.first().first().value<core::Workspace>();
    QVERIFY(changed.save(file()).ok());
    const auto again = core::Workspace::load(file());
    QVERIFY(again.ok());
    const core::TransportSettings *bus = again->transport(core::TransportId(u"hall-2"_s));
    QVERIFY(bus);
    QCOMPARE(bus->type, type);
    QCOMPARE(bus->host, u"gateway.local"_s);
    QCOMPARE(int(bus->tcpPort), 4001);
    QCOMPARE(bus->timeout, std::chrono::milliseconds(1500));
    QCOMPARE(bus->inFlight, way == AddBusDialog::Way::ModbusTcp ? 8 : core::TransportSettings().inFlight);
    const QJsonObject entry = QJsonDocument::fromJson(content(file()))["transports"_L1][2].toObject();
    QCOMPARE(QJsonDocument::fromJson(dialog.writtenText().toUtf8()).object(), entry);
    QVERIFY(!entry.contains("baud"_L1) && !entry.contains("identity"_L1));
}

void TestAddNetworkBus::changesANetworkBus()
{
    const core::Workspace before = networkDepot(file());
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(before), &ports, core::TransportId(u"plant"_s), nullptr);
    dialog.show();
    QVERIFY(!fieldOf(dialog, u"Way to the meters"_s)->isVisible()); // a bus keeps its kind
    dialog.chooseWay(AddBusDialog::Way::Serial);
    QCOMPARE(dialog.way(), AddBusDialog::Way::ModbusTcp);
    QCOMPARE(dialog.windowTitle(), u"Change a bus on Modbus TCP"_s);
    QVERIFY(dialog.trial()->words().contains(u"unit 9"_s));
    QVERIFY(dialog.trial()->words().contains(u"connected there already"_s));
    // What stands in the file stands in the fields, also what is not among the usual choices.
    const core::TransportSettings was = *before.transport(core::TransportId(u"plant"_s));
    QCOMPARE(dialog.settings().host, was.host);
    QCOMPARE(dialog.settings().inFlight, 3);
    QCOMPARE(dialog.settings().timeout, was.timeout);
    typeInto(dialog, u"Host"_s, u"10.0.0.8"_s);
    QVERIFY(!dialog.trial()->words().contains(u"connected there already"_s));
    typeInto(dialog, u"Answer within, ms"_s, {});
    QSignalSpy decided(&dialog, &AddBusDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    const core::Workspace changed = decided.first().first().value<core::Workspace>();
    const core::TransportSettings *now = changed.transport(was.id);
    QCOMPARE(now->host, u"10.0.0.8"_s);
    QCOMPARE(int(now->tcpPort), 1502);
    QCOMPARE(now->inFlight, 3);
    QCOMPARE(now->timeout.count(), 0);
}

void TestAddNetworkBus::triesTheConnection_data()
{
    QTest::addColumn<bool>("listens");
    QTest::addColumn<QByteArray>("answer"); // behind the number of the request
    QTest::addColumn<QStringList>("checks");
    QTest::addColumn<QList<bool>>("fulfilled");
    QTest::newRow("answers") << true << QByteArray::fromHex("000000050103020900")
                             << QStringList{u"Connection is taken up"_s, u"First answer, of unit 1"_s}
                             << QList<bool>{true, true};
    QTest::newRow("no such register")
        << true << QByteArray::fromHex("00000003018302")
        << QStringList{u"Connection is taken up"_s, u"First answer, of unit 1"_s} << QList<bool>{true, true};
    QTest::newRow("nobody behind the gateway")
        << true << QByteArray::fromHex("0000000301830b")
        << QStringList{u"Connection is taken up"_s, u"The gateway reaches no meter"_s}
        << QList<bool>{true, false};
    QTest::newRow("silence") << true << QByteArray()
                             << QStringList{u"Connection is taken up"_s,
                                            u"No answer of unit 1 within 60 ms"_s}
                             << QList<bool>{true, false};
    QTest::newRow("nobody listens") << false << QByteArray() << QStringList{u"No connection: "_s}
                                    << QList<bool>{false};
}

void TestAddNetworkBus::triesTheConnection()
{
    QFETCH(bool, listens);
    QFETCH(QByteArray, answer);
    QFETCH(QStringList, checks);
    QFETCH(QList<bool>, fulfilled);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 at = server.serverPort();
    if (!listens)
        server.close();
    connect(&server, &QTcpServer::newConnection, this, [&server, answer] {
        QTcpSocket *peer = server.nextPendingConnection();
        connect(peer, &QTcpSocket::readyRead, peer, [peer, answer] {
            const QByteArray request = peer->readAll();
            if (!answer.isEmpty())
                peer->write(request.left(2) + answer);
        });
    });
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    dialog.chooseWay(AddBusDialog::Way::ModbusTcp);
    dialog.show();
    QVERIFY(!dialog.trial()->button()->isEnabled());
    typeInto(dialog, u"Host"_s, u"127.0.0.1"_s);
    typeInto(dialog, u"TCP port"_s, QString::number(at));
    typeInto(dialog, u"Answer within, ms"_s, answer.isEmpty() ? u"60"_s : u"5000"_s);
    QVERIFY(dialog.trial()->button()->isEnabled());
    QVERIFY(dialog.trial()->checks()->checks().isEmpty()); // nothing is tried unasked
    dialog.trial()->button()->click();
    QTRY_COMPARE(dialog.trial()->checks()->checks().size(), checks.size());
    for (qsizetype row = 0; row < checks.size(); ++row) {
        const console::Check &check = dialog.trial()->checks()->checks().at(row);
        QVERIFY2(check.text.startsWith(checks.at(row)), qPrintable(check.text));
        QCOMPARE(check.fulfilled, fulfilled.at(row));
    }
    QVERIFY(!dialog.trial()->words().isEmpty());
    picture(dialog, u"addbus-trial-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
    // Another address: what was found is forgotten.
    typeInto(dialog, u"Host"_s, u"127.0.0.2"_s);
    QVERIFY(dialog.trial()->checks()->checks().isEmpty());
}

void TestAddNetworkBus::aTrialKeepsNobodyWaiting()
{
    QTcpServer server; // takes the connection up and says nothing
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog dialog(contextOf(depot(file())), &ports, {}, nullptr);
    dialog.chooseWay(AddBusDialog::Way::RtuOverTcp);
    dialog.show();
    typeInto(dialog, u"Host"_s, u"127.0.0.1"_s);
    typeInto(dialog, u"TCP port"_s, QString::number(server.serverPort()));
    typeInto(dialog, u"Answer within, ms"_s, u"60000"_s);
    dialog.trial()->tryIt();
    QTRY_COMPARE(dialog.trial()->checks()->checks().size(), 1);
    QVERIFY(dialog.trial()->words().startsWith(u"Waiting for unit 1"_s));
    // Taken meanwhile, and left meanwhile.
    QSignalSpy decided(&dialog, &AddBusDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 1);
    dialog.reject();
    QVERIFY(!dialog.isVisible());
}

/// A gateway that takes one connection would refuse the trial: the bus gives its own up first.
void TestAddNetworkBus::aBusInUseStandsStillForItsTrial()
{
    QTcpServer server; // closes at once: the trial is soon over
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QSignalSpy connected(&server, &QTcpServer::newConnection);
    connect(&server, &QTcpServer::newConnection, this,
            [&server] { server.nextPendingConnection()->abort(); });
    core::TransportSettings target;
    target.type = u"modbus-tcp"_s;
    target.host = u"127.0.0.1"_s;
    target.tcpPort = server.serverPort();
    console::TrialBox box;
    int pauses = 0;
    int resumes = 0;
    std::function<void()> free;
    box.setPause(
        [&](QObject *, std::function<void()> isFree) {
            ++pauses;
            free = std::move(isFree);
        },
        [&](QObject *) { ++resumes; });
    box.setTarget(target, 1, true);
    box.show();
    QVERIFY2(box.words().contains(u"this bus is paused"_s), qPrintable(box.words()));
    box.tryIt();
    box.tryIt(); // the second click changes nothing
    QCOMPARE(pauses, 1);
    QVERIFY2(box.words().startsWith(u"The bus is being paused"_s), qPrintable(box.words()));
    free();
    QVERIFY2(box.words().startsWith(u"Connecting to"_s), qPrintable(box.words()));
    QTRY_COMPARE_WITH_TIMEOUT(resumes, 1, 30'000);
    QVERIFY(connected.size() >= 1);
    // Left before the bus stands still: it is not tried any more.
    box.tryIt();
    QCOMPARE(pauses, 2);
    box.hide();
    QCOMPARE(resumes, 2);
    const auto tried = connected.size();
    free();
    QVERIFY(!box.words().startsWith(u"Connecting to"_s));
    QCOMPARE(connected.size(), tried);
    // A bus that is not in use has nothing to give up.
    box.setTarget(target, 1, false);
    box.show();
    box.tryIt();
    QCOMPARE(pauses, 2);
}

void TestAddNetworkBus::isPictured()
{
    Plugboard board;
    console::SerialPorts ports(board.look());
    AddBusDialog network(contextOf(networkDepot(file())), &ports, {}, nullptr);
    network.chooseWay(AddBusDialog::Way::ModbusTcp);
    network.show();
    typeInto(network, u"Host"_s, u"10.0.0.7:502"_s);
    picture(network, u"addbus-tcp"_s);
    network.chooseWay(AddBusDialog::Way::RtuOverTcp);
    typeInto(network, u"Host"_s, u"10.0.0.7"_s);
    typeInto(network, u"TCP port"_s, u"1502"_s);
    picture(network, u"addbus-rtu-tcp"_s);
    QVERIFY(network.grab().width() >= 600);
}

QTEST_MAIN(TestAddNetworkBus)
#include "tst_addnetworkbus.moc"
