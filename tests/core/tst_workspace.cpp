// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonschema.h"
#include "core/workspace.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using core::Workspace;

class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void acceptsThePublishedExample();
    void presets();
    void modbusOverTheNetwork();
    void identityOfAPort();
    void errors_data();
    void errors();
    void fileErrors_data();
    void fileErrors();
    void unreadableFile();
    void keepsUnknownKeys();
    void savesWhatChanged();
    void removedEntriesAreGone();
    void relativePaths_data();
    void relativePaths();
    void saveIsAtomicAndSaysWhy();
    void passwordVariable_data();
    void passwordVariable();
};

namespace {

const auto Example =
    R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},"transports":[{"id":"bus1","type":"modbus-rtu","port":"/dev/ttyUSB0","baud":9600,"parity":"none","stopBits":1},{"id":"site","type":"mqtt","host":"127.0.0.1","port":1883,"qos":1,"persistentSession":true,"profiles":["iot-smart-meter"]}],"devices":[{"id":"lab-meter","transport":"bus1","profile":"campus-modbus","unit":1,"pollMs":1000,"name":"Lab block","place":{"lat":6.9271,"lon":79.8612}}]})"_ba;

QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable"_ba;
}

} // namespace

void TestWorkspace::acceptsThePublishedExample()
{
    const auto parsed = Workspace::parse(Example, u"/srv/site/depot.json"_s);
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().toString()));
    QCOMPARE(parsed->name, u"Depot"_s);
    QCOMPARE(parsed->database.driver, u"sqlite"_s);
    QCOMPARE(parsed->database.path, u"/srv/site/depot.db"_s);
    QCOMPARE(parsed->transports.size(), 2);
    const auto &bus = parsed->transports[0];
    QCOMPARE(bus.id.toString(), u"bus1"_s);
    QCOMPARE(bus.type, u"modbus-rtu"_s);
    QCOMPARE(bus.port, u"/dev/ttyUSB0"_s);
    QCOMPARE(bus.baud, 9600);
    QCOMPARE(bus.parity, u"none"_s);
    QCOMPARE(bus.stopBits, 1);
    const auto &site = parsed->transports[1];
    QCOMPARE(site.host, u"127.0.0.1"_s);
    QCOMPARE(site.tcpPort, 1883);
    QCOMPARE(site.qos, 1);
    QVERIFY(site.persistentSession);
    QCOMPARE(site.profiles, QList{core::ProfileId(u"iot-smart-meter"_s)});
    const auto &device = parsed->devices[0];
    QCOMPARE(device.unit, 1);
    QCOMPARE(device.poll, std::chrono::milliseconds(1000));
    QCOMPARE(device.name, u"Lab block"_s);
    QVERIFY(device.place == std::optional(core::Place{6.9271, 79.8612}));
    QVERIFY(parsed->device(core::DeviceId(u"lab-meter"_s)));
    QVERIFY(!parsed->device(core::DeviceId(u"other"_s)));
    QVERIFY(!parsed->simulated);
}

void TestWorkspace::presets()
{
    const auto parsed = Workspace::parse(
        R"({"database":{"driver":"sqlite","path":"a.db"},"transports":[{"id":"m","type":"mqtt","host":"h","profiles":["p"]}]})"_ba,
        u"/srv/north.json"_s);
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->name, u"north"_s);
    QCOMPARE(parsed->transports[0].name, u"m"_s);
    QCOMPARE(parsed->transports[0].tcpPort, 1883);
    QCOMPARE(parsed->transports[0].qos, 1);
    QVERIFY(parsed->transports[0].persistentSession);
}

void TestWorkspace::modbusOverTheNetwork()
{
    const auto parsed = Workspace::parse(
        R"({"database":{"driver":"sqlite","path":"a.db"},"transports":[{"id":"m","type":"modbus-tcp","host":"10.0.0.7"},
            {"id":"n","type":"modbus-tcp","host":"h","port":1502,"inFlight":1,"timeoutMs":250},
            {"id":"g","type":"modbus-rtu-tcp","host":"gateway","port":4001,"vendor":"x"}]})"_ba,
        u"/srv/north.json"_s);
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().toString()));
    const auto &plain = parsed->transports[0];
    QCOMPARE(plain.host, u"10.0.0.7"_s);
    QCOMPARE(plain.tcpPort, 502);
    QCOMPARE(plain.inFlight, 4);
    const auto &told = parsed->transports[1];
    QCOMPARE(told.tcpPort, 1502);
    QCOMPARE(told.inFlight, 1);
    QCOMPARE(told.timeout, std::chrono::milliseconds(250));
    QCOMPARE(parsed->transports[2].tcpPort, 4001);
    for (const auto &transport : parsed->transports)
        QVERIFY(core::isModbus(transport.type));
    QVERIFY(!core::isModbus(u"mqtt"_s));
    // What is written is what was read, and nothing of other types.
    const QJsonObject entry = parsed->entry(told);
    QCOMPARE(entry["port"_L1].toInt(), 1502);
    QCOMPARE(entry["inFlight"_L1].toInt(), 1);
    QCOMPARE(entry["timeoutMs"_L1].toInt(), 250);
    QVERIFY(!entry.contains("baud"_L1));
    core::TransportSettings patient = told; // as long as it takes: the key goes
    patient.timeout = {};
    QVERIFY(!parsed->entry(patient).contains("timeoutMs"_L1));
    QVERIFY(parsed->withChanged(patient).ok());
    const QJsonObject gateway = parsed->entry(parsed->transports[2]);
    QCOMPARE(gateway["host"_L1].toString(), u"gateway"_s);
    QCOMPARE(gateway["vendor"_L1].toString(), u"x"_s);
    QVERIFY(!gateway.contains("inFlight"_L1));
    QVERIFY(!gateway.contains("parity"_L1));
}

void TestWorkspace::identityOfAPort()
{
    const auto parsed = Workspace::parse(
        R"({"database":{"driver":"sqlite","path":"a.db"},"transports":[
            {"id":"a","type":"modbus-rtu","port":"/dev/ttyUSB0","identity":{"serial":"A50285BI","vendor":"0403",
             "product":"6A01","location":"pci-0-usb-0:3:1.0","label":"left"}},
            {"id":"b","type":"modbus-rtu","port":"/dev/ttyUSB1"}]})"_ba,
        u"/srv/north.json"_s);
    QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().toString()));
    core::TransportSettings bus = parsed->transports[0];
    QCOMPARE(bus.identity, (core::PortIdentity{u"A50285BI"_s, 0x0403, 0x6a01, u"pci-0-usb-0:3:1.0"_s}));
    QVERIFY(parsed->transports[1].identity.isEmpty());
    QVERIFY(!parsed->entry(parsed->transports[1]).contains("identity"_L1));
    // Unchanged it is written as it was typed; changed, what nobody knows here stays.
    QJsonObject identity = parsed->entry(bus)["identity"_L1].toObject();
    QCOMPARE(identity["product"_L1].toString(), u"6A01"_s);
    QCOMPARE(identity["label"_L1].toString(), u"left"_s);
    bus.identity = {{}, 0x1a86, 0x7523, u"pci-0-usb-0:4:1.0"_s};
    identity = parsed->entry(bus)["identity"_L1].toObject();
    QCOMPARE(identity, (QJsonObject{{u"vendor"_s, u"1a86"_s},
                                    {u"product"_s, u"7523"_s},
                                    {u"location"_s, bus.identity.location},
                                    {u"label"_s, u"left"_s}}));
    bus = parsed->transports[1];
    bus.identity.serial = u"A50285BI"_s;
    QCOMPARE(parsed->entry(bus)["identity"_L1].toObject(), (QJsonObject{{u"serial"_s, u"A50285BI"_s}}));
}

void TestWorkspace::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("expected");
    const auto with = [](const QByteArray &rest) {
        return R"({"database":{"driver":"sqlite","path":"a.db"},)" + rest + '}';
    };
    const auto transport = [&with](const QByteArray &object) {
        return with(R"("transports":[)" + object + ']');
    };
    const auto device = [&with](const QByteArray &object) {
        return with(R"("transports":[{"id":"b","type":"modbus-rtu","port":"p"}],"devices":[)" + object + ']');
    };
    QTest::newRow("not JSON") << "{\n \"name\": x}"_ba << u"line 2, column"_s << QString();
    QTest::newRow("a list") << "[]"_ba << QString() << u"JSON object"_s;
    QTest::newRow("empty") << ""_ba << u"line 1"_s << QString();
    QTest::newRow("no database") << "{}"_ba << u"database"_s << u"it is missing"_s;
    QTest::newRow("unknown driver") << R"({"database":{"driver":"oracle","path":"a"}})"_ba
                                    << u"database.driver"_s << u"\"sqlite\" was expected, not \"oracle\""_s;
    QTest::newRow("path is a number")
        << R"({"database":{"driver":"sqlite","path":5}})"_ba << u"database.path"_s << u"a text"_s;
    QTest::newRow("empty path") << R"({"database":{"driver":"sqlite","path":""}})"_ba << u"database.path"_s
                                << u"not empty"_s;
    QTest::newRow("name is a number") << with(R"("name":7)") << u"name"_s << u"a text"_s;
    QTest::newRow("transports is an object") << with(R"("transports":{})") << u"transports"_s << u"a list"_s;
    QTest::newRow("unknown type")
        << transport(R"({"id":"x","type":"can"})") << u"transports[0].type"_s
        << u"\"modbus-rtu-tcp\", \"mqtt\", \"thingsboard\", \"mesh-http\", \"mesh-backend\""_s;
    QTest::newRow("no port") << transport(R"({"id":"x","type":"modbus-rtu"})") << u"transports[0].port"_s
                             << u"it is missing"_s;
    QTest::newRow("baud as text") << transport(R"({"id":"x","type":"modbus-rtu","port":"p","baud":"9600"})")
                                  << u"transports[0].baud"_s << u"a whole number from 300"_s;
    QTest::newRow("parity") << transport(R"({"id":"x","type":"modbus-rtu","port":"p","parity":"mark"})")
                            << u"transports[0].parity"_s << u"\"none\", \"even\", \"odd\""_s;
    QTest::newRow("identity as text")
        << transport(R"({"id":"x","type":"modbus-rtu","port":"p","identity":"0403:6001"})")
        << u"transports[0].identity"_s << u"an object { … } was expected"_s;
    QTest::newRow("vendor id as number")
        << transport(R"({"id":"x","type":"modbus-rtu","port":"p","identity":{"vendor":1027}})")
        << u"transports[0].identity.vendor"_s << u"a text like ^[0-9A-Fa-f]{4}$"_s;
    QTest::newRow("product id too short")
        << transport(R"({"id":"x","type":"modbus-rtu","port":"p","identity":{"product":"601"}})")
        << u"transports[0].identity.product"_s << u"a text like ^[0-9A-Fa-f]{4}$"_s;
    QTest::newRow("empty serial number")
        << transport(R"({"id":"x","type":"modbus-rtu","port":"p","identity":{"serial":""}})")
        << u"transports[0].identity.serial"_s << u"a text of at most 200 characters"_s;
    QTest::newRow("no host") << transport(R"({"id":"x","type":"mqtt","profiles":["p"]})")
                             << u"transports[0].host"_s << u"it is missing"_s;
    QTest::newRow("no profiles") << transport(R"({"id":"x","type":"mqtt","host":"h"})")
                                 << u"transports[0].profiles"_s << u"a list"_s;
    QTest::newRow("empty profiles") << transport(R"({"id":"x","type":"mqtt","host":"h","profiles":[]})")
                                    << u"transports[0].profiles"_s << u"at least 1"_s;
    QTest::newRow("tcp port") << transport(
                                     R"({"id":"x","type":"mqtt","host":"h","profiles":["p"],"port":70000})")
                              << u"transports[0].port"_s << u"from 1 to 65535"_s;
    QTest::newRow("Modbus TCP without host") << transport(R"({"id":"x","type":"modbus-tcp","port":502})")
                                             << u"transports[0].host"_s << u"it is missing"_s;
    QTest::newRow("Modbus TCP at a serial port")
        << transport(R"({"id":"x","type":"modbus-tcp","host":"h","port":"/dev/ttyUSB0"})")
        << u"transports[0].port"_s << u"a whole number from 1 to 65535"_s;
    QTest::newRow("too many under way")
        << transport(R"({"id":"x","type":"modbus-tcp","host":"h","inFlight":99})")
        << u"transports[0].inFlight"_s << u"from 1 to 16"_s;
    QTest::newRow("RTU over TCP without host") << transport(R"({"id":"x","type":"modbus-rtu-tcp"})")
                                               << u"transports[0].host"_s << u"it is missing"_s;
    QTest::newRow("two devices of one unit behind a gateway")
        << R"({"database":{"driver":"sqlite","path":"a.db"},"transports":[{"id":"g","type":"modbus-rtu-tcp","host":"h"}],
               "devices":[{"id":"a","transport":"g","profile":"c","unit":3},{"id":"b","transport":"g","profile":"c","unit":3}]})"_ba
        << u"devices[1].unit"_s << u"3 is \"a\" already"_s;
    QTest::newRow("qos 2") << transport(R"({"id":"x","type":"mqtt","host":"h","profiles":["p"],"qos":2})")
                           << u"transports[0].qos"_s << u"one of 0, 1"_s;
    QTest::newRow("second transport is named")
        << transport(
               R"({"id":"a","type":"mqtt","host":"h","profiles":["p"]},{"id":"b","type":"mqtt","host":5,"profiles":["p"]})")
        << u"transports[1].host"_s << u"a text"_s;
    QTest::newRow("same transport id twice")
        << transport(R"({"id":"a","type":"modbus-rtu","port":"p"},{"id":"a","type":"modbus-rtu","port":"q"})")
        << u"transports[1].id"_s << u"\"a\" is taken"_s;
    QTest::newRow("unit 0") << device(R"({"id":"d","transport":"b","profile":"c","unit":0})")
                            << u"devices[0].unit"_s << u"from 1 to 248"_s;
    QTest::newRow("unit 249") << device(R"({"id":"d","transport":"b","profile":"c","unit":249})")
                              << u"devices[0].unit"_s << u"from 1 to 248"_s;
    QTest::newRow("the general address before another")
        << device(
               R"({"id":"d","transport":"b","profile":"c","unit":248},{"id":"e","transport":"b","profile":"c","unit":3})")
        << u"devices[0].unit"_s << u"alone on its bus, \"e\" is there too"_s;
    QTest::newRow("the general address after another")
        << device(
               R"({"id":"d","transport":"b","profile":"c","unit":7},{"id":"e","transport":"b","profile":"c","unit":248})")
        << u"devices[1].unit"_s << u"alone on its bus, \"d\" is there too"_s;
    QTest::newRow("half a millisecond")
        << device(R"({"id":"d","transport":"b","profile":"c","pollMs":500.5})") << u"devices[0].pollMs"_s
        << u"a whole number"_s;
    QTest::newRow("no profile") << device(R"({"id":"d","transport":"b"})") << u"devices[0].profile"_s
                                << u"it is missing"_s;
    QTest::newRow("latitude") << device(
                                     R"({"id":"d","transport":"b","profile":"c","place":{"lat":95,"lon":1}})")
                              << u"devices[0].place.lat"_s << u"from -90 to 90"_s;
    QTest::newRow("no such transport") << device(R"({"id":"d","transport":"nope","profile":"c"})")
                                       << u"devices[0].transport"_s << u"there is no \"nope\""_s;
    QTest::newRow("same device id twice")
        << device(
               R"({"id":"d","transport":"b","profile":"c","unit":1},{"id":"d","transport":"b","profile":"c","unit":2})")
        << u"devices[1].id"_s << u"\"d\" is taken"_s;
    QTest::newRow("same unit on one bus twice")
        << device(
               R"({"id":"d","transport":"b","profile":"c","unit":3},{"id":"e","transport":"b","profile":"c","unit":3})")
        << u"devices[1].unit"_s << u"3 is \"d\" already"_s;
}

void TestWorkspace::errors()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, key);
    QFETCH(QString, expected);
    const auto parsed = Workspace::parse(text, u"/srv/depot.json"_s);
    QVERIFY(!parsed.ok());
    QCOMPARE(core::errorCodeName(parsed.error().code), u"BadInput"_s);
    QCOMPARE(parsed.error().where, u"/srv/depot.json"_s);
    const QString &detail = parsed.error().detail;
    QVERIFY2(key.isEmpty() || detail.startsWith(u"key "_s + key + u": "_s) || detail.startsWith(key),
             qPrintable(detail));
    QVERIFY2(detail.contains(expected), qPrintable(detail));
    QVERIFY(!parsed.error().remedy.isEmpty());
}

void TestWorkspace::fileErrors_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << u"none.json"_s << u"NotFound"_s;
    QTest::newRow("a folder") << u"."_s << u"BadInput"_s;
    QTest::newRow("too large") << u"large.json"_s << u"BadInput"_s;
}

void TestWorkspace::fileErrors()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    const QTemporaryDir folder;
    QFile large(folder.filePath(u"large.json"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QVERIFY(large.resize(17 * 1024 * 1024));
    const auto loaded = Workspace::load(folder.filePath(path));
    QVERIFY(!loaded.ok());
    QCOMPARE(core::errorCodeName(loaded.error().code), code);
    QCOMPARE(loaded.error().where, folder.filePath(path));
}

void TestWorkspace::unreadableFile()
{
#ifdef Q_OS_LINUX
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(Example);
    file.close();
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                     QFile::ExeGroup | QFile::ExeOther));
    QVERIFY(QFile::setPermissions(path, QFile::Permissions()));
    const bool root = geteuid() == 0; // root may read anything, so be somebody else for a moment
    if (root)
        QCOMPARE(setresuid(65534, 65534, 0), 0);
    const auto loaded = Workspace::load(path);
    if (root)
        QCOMPARE(setresuid(0, 0, 0), 0);
    QVERIFY(!loaded.ok());
    QCOMPARE(core::errorCodeName(loaded.error().code), u"PermissionDenied"_s);
#endif
}

void TestWorkspace::keepsUnknownKeys()
{
    const QTemporaryDir folder;
    QJsonObject document = json(Example);
    document["later"_L1] = QJsonObject{{u"a"_s, 1}};
    auto database = document["database"_L1].toObject();
    database["pragma"_L1] = u"x"_s;
    document["database"_L1] = database;
    auto transports = document["transports"_L1].toArray();
    auto site = transports[1].toObject();
    site["tls"_L1] = QJsonObject{{u"ca"_s, u"ca.pem"_s}};
    transports[1] = site;
    document["transports"_L1] = transports;
    auto devices = document["devices"_L1].toArray();
    auto device = devices[0].toObject();
    device["tags"_L1] = QJsonArray{u"roof"_s};
    auto place = device["place"_L1].toObject();
    place["floor"_L1] = 2;
    device["place"_L1] = place;
    devices[0] = device;
    document["devices"_L1] = devices;

    const QString path = folder.filePath(u"depot.json"_s);
    const auto parsed = Workspace::parse(QJsonDocument(document).toJson(), path);
    QVERIFY(parsed.ok());
    Workspace workspace = *parsed;
    QVERIFY(workspace.save(path).ok());
    QCOMPARE(json(content(path)), document);
}

void TestWorkspace::savesWhatChanged()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    auto parsed = Workspace::parse(Example, path);
    QVERIFY(parsed.ok());
    Workspace workspace = *parsed;
    workspace.name = u"Depot süd"_s;
    workspace.transports[0].baud = 19200;
    workspace.transports[1].tcpPort = 8883;
    workspace.devices[0].name = u"Lab"_s;
    workspace.devices[0].place.reset();
    core::DeviceSettings added;
    added.id = core::DeviceId(u"ESP32-1"_s);
    added.transport = core::TransportId(u"site"_s);
    added.profile = core::ProfileId(u"iot-smart-meter"_s);
    workspace.devices.append(added);
    QVERIFY(workspace.save(path).ok());
    const auto again = Workspace::load(path);
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().toString()));
    QCOMPARE(again->name, u"Depot süd"_s);
    QCOMPARE(again->transports[0].baud, 19200);
    QCOMPARE(again->transports[1].tcpPort, 8883);
    QCOMPARE(again->devices.size(), 2);
    QCOMPARE(again->devices[0].name, u"Lab"_s);
    QVERIFY(!again->devices[0].place);
    QCOMPARE(again->devices[0].poll, std::chrono::milliseconds(1000));
}

void TestWorkspace::removedEntriesAreGone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    Workspace workspace = *Workspace::parse(Example, path);
    workspace.devices.clear();
    workspace.transports.removeFirst();
    QVERIFY(workspace.save(path).ok());
    const auto document = json(content(path));
    QVERIFY(document["devices"_L1].toArray().isEmpty());
    QCOMPARE(document["transports"_L1].toArray().size(), 1);
    QCOMPARE(document["transports"_L1][0]["id"_L1].toString(), u"site"_s);
}

void TestWorkspace::relativePaths_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("absolute");
    QTest::newRow("beside") << u"depot.db"_s << u"/srv/site/depot.db"_s;
    QTest::newRow("below") << u"data/depot.db"_s << u"/srv/site/data/depot.db"_s;
    QTest::newRow("above") << u"../depot.db"_s << u"/srv/depot.db"_s;
    QTest::newRow("absolute") << u"/var/lib/depot.db"_s << u"/var/lib/depot.db"_s;
}

void TestWorkspace::relativePaths()
{
    QFETCH(QString, path);
    QFETCH(QString, absolute);
    const auto text = R"({"database":{"driver":"sqlite","path":")" + path.toUtf8() + R"("}})";
    const auto parsed = Workspace::parse(text, u"/srv/site/depot.json"_s);
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->database.path, absolute);
    // Saved and loaded from the same place it is the same file again.
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"depot.json"_s);
    auto here = *Workspace::parse(text, file);
    QVERIFY(here.save(file).ok());
    QCOMPARE(Workspace::load(file)->database.path, here.database.path);
    if (path == "depot.db"_L1)
        QCOMPARE(json(content(file))["database"_L1]["path"_L1].toString(), path);
}

void TestWorkspace::saveIsAtomicAndSaysWhy()
{
    const QTemporaryDir folder;
    Workspace workspace = *Workspace::parse(Example, folder.filePath(u"depot.json"_s));
    const auto saved = workspace.save(folder.filePath(u"nowhere/depot.json"_s));
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().where, folder.filePath(u"nowhere/depot.json"_s));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestWorkspace::passwordVariable_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("variable");
    QTest::newRow("plain") << u"site"_s << u"METERDECK_PASSWORD_SITE"_s;
    QTest::newRow("signs") << u"north-2.a b"_s << u"METERDECK_PASSWORD_NORTH_2_A_B"_s;
    QTest::newRow("other letters") << u"süd"_s << u"METERDECK_PASSWORD_S_D"_s;
}

void TestWorkspace::passwordVariable()
{
    QFETCH(QString, id);
    core::TransportSettings transport;
    transport.id = core::TransportId(id);
    QTEST(transport.passwordVariable(), "variable");
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
