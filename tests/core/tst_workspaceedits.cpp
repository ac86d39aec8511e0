// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/resource.h>

#include <csignal>
#endif

#include <functional>

using namespace Qt::StringLiterals;
using core::Workspace;

class TestWorkspaceEdits : public QObject
{
    Q_OBJECT

private slots:
    void refusals_data();
    void refusals();
    void addsChangesAndRemoves();
    void behindServersUnitsMeanNothing();
    void keepsWhatItDoesNotUnderstand();
    void anIdUsedAgainInheritsNothing();
    void theEntryIsWhatIsWritten();
    void entriesOfEveryType_data();
    void entriesOfEveryType();
    void madeIds_data();
    void madeIds();
    void savesTwice();
    void refusesAFileChangedMeanwhile();
    void aBlankWorkspaceOverwritesNothing();
    void aBlankWorkspaceMakesItsFolder();
    void aFailingSaveLeavesTheOldFile();
};

namespace {

const auto Example =
    R"({"name":"Depot","later":{"a":1},"database":{"driver":"sqlite","path":"depot.db","pragma":"x"},
        "transports":[{"id":"bus1","type":"modbus-rtu","port":"/dev/ttyUSB0","baud":9600,"rs485":true},
                      {"id":"site","type":"mqtt","host":"127.0.0.1","profiles":["iot-smart-meter"],"tls":{"ca":"ca.pem"}}],
        "devices":[{"id":"lab","transport":"bus1","profile":"campus-modbus","unit":1,"name":"Lab block","tags":["roof"]}]})"_ba;

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable"_ba;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QJsonObject json(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

core::TransportSettings bus(const QString &id, const QString &port = u"/dev/ttyUSB1"_s)
{
    core::TransportSettings settings;
    settings.id = core::TransportId(id);
    settings.type = u"modbus-rtu"_s;
    settings.name = id;
    settings.port = port;
    return settings;
}

core::TransportSettings broker(const QString &id)
{
    core::TransportSettings settings;
    settings.id = core::TransportId(id);
    settings.type = u"mqtt"_s;
    settings.name = id;
    settings.host = u"localhost"_s;
    settings.profiles = {core::ProfileId(u"iot-smart-meter"_s)};
    return settings;
}

core::DeviceSettings meter(const QString &id, int unit, const QString &transport = u"bus1"_s)
{
    core::DeviceSettings settings;
    settings.id = core::DeviceId(id);
    settings.transport = core::TransportId(transport);
    settings.profile = core::ProfileId(u"campus-modbus"_s);
    settings.unit = unit;
    return settings;
}

Workspace example(const QString &path = u"/srv/depot.json"_s) { return *Workspace::parse(Example, path); }

} // namespace

using Edit = std::function<core::Result<Workspace>(const Workspace &)>;
Q_DECLARE_METATYPE(Edit)

void TestWorkspaceEdits::refusals_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, Edit edit, const QString &detail,
                        const QString &code = u"BadInput"_s) {
        QTest::newRow(name) << std::move(edit) << code << detail;
    };
    row(
        "transport id taken", [](const Workspace &w) { return w.withAdded(bus(u"bus1"_s)); },
        u"key transports[2].id: an id of its own was expected, \"bus1\" is taken"_s);
    row(
        "transport without id", [](const Workspace &w) { return w.withAdded(bus({})); },
        u"key transports[2].id: "_s);
    row(
        "bus without port", [](const Workspace &w) { return w.withAdded(bus(u"b"_s, {})); },
        u"key transports[2].port: "_s);
    row(
        "baud",
        [](const Workspace &w) {
            auto t = bus(u"b"_s);
            t.baud = 299;
            return w.withAdded(t);
        },
        u"key transports[2].baud: a whole number from 300 to 4000000 was expected"_s);
    row(
        "parity",
        [](const Workspace &w) {
            auto t = bus(u"b"_s);
            t.parity = u"mark"_s;
            return w.withAdded(t);
        },
        u"key transports[2].parity: "_s);
    row(
        "broker without profiles",
        [](const Workspace &w) {
            auto t = broker(u"b"_s);
            t.profiles.clear();
            return w.withAdded(t);
        },
        u"key transports[2].profiles: "_s);
    row(
        "changed into nonsense",
        [](const Workspace &w) {
            auto t = *w.transport(core::TransportId(u"site"_s));
            t.host.clear();
            return w.withChanged(t);
        },
        u"key transports[1].host: "_s);
    row(
        "changed type",
        [](const Workspace &w) {
            auto t = broker(u"bus1"_s);
            return w.withChanged(t);
        },
        u"key transports[0].type: a transport keeps its type"_s);
    row(
        "changed, not there", [](const Workspace &w) { return w.withChanged(bus(u"nope"_s)); },
        u"there is no transport \"nope\""_s, u"NotFound"_s);
    row(
        "removed, not there", [](const Workspace &w) { return w.without(core::TransportId(u"nope"_s)); },
        u"there is no transport \"nope\""_s, u"NotFound"_s);
    row(
        "removed with devices on it",
        [](const Workspace &w) { return w.without(core::TransportId(u"bus1"_s)); },
        u"key devices[0].transport: the device \"lab\" still stands on \"bus1\""_s);
    row(
        "device id taken", [](const Workspace &w) { return w.withAdded(meter(u"lab"_s, 2)); },
        u"key devices[1].id: an id of its own was expected, \"lab\" is taken"_s);
    row(
        "unit taken", [](const Workspace &w) { return w.withAdded(meter(u"roof"_s, 1)); },
        u"key devices[1].unit: a unit of its own was expected, 1 is \"lab\" already"_s);
    row(
        "unit 249", [](const Workspace &w) { return w.withAdded(meter(u"roof"_s, 249)); },
        u"key devices[1].unit: a whole number from 1 to 248"_s);
    row(
        "the general address beside another",
        [](const Workspace &w) { return w.withAdded(meter(u"roof"_s, 248)); },
        u"key devices[1].unit: every module answers to unit 248: its device was expected alone on its bus, "
        u"\"lab\" is there too"_s);
    row(
        "another beside the general address",
        [](const Workspace &w) {
            const auto general = w.withChanged(meter(u"lab"_s, 248));
            return general ? general->withAdded(meter(u"roof"_s, 2)) : general;
        },
        u"key devices[1].unit: every module answers to unit 248: its device was expected alone on its bus, "
        u"\"lab\" is there too"_s);
    row(
        "no such transport", [](const Workspace &w) { return w.withAdded(meter(u"roof"_s, 2, u"nope"_s)); },
        u"key devices[1].transport: the id of a transport was expected, there is no \"nope\""_s);
    row(
        "latitude",
        [](const Workspace &w) {
            auto d = meter(u"lab"_s, 1);
            d.place = core::Place{95, 1};
            return w.withChanged(d);
        },
        u"key devices[0].place.lat: "_s);
    row(
        "poll",
        [](const Workspace &w) {
            auto d = meter(u"lab"_s, 1);
            d.poll = std::chrono::milliseconds(49);
            return w.withChanged(d);
        },
        u"key devices[0].pollMs: "_s);
    row(
        "changed device, not there", [](const Workspace &w) { return w.withChanged(meter(u"x"_s, 9)); },
        u"there is no device \"x\""_s, u"NotFound"_s);
    row(
        "removed device, not there", [](const Workspace &w) { return w.without(core::DeviceId(u"x"_s)); },
        u"there is no device \"x\""_s, u"NotFound"_s);
}

void TestWorkspaceEdits::refusals()
{
    QFETCH(Edit, edit);
    QFETCH(QString, code);
    QFETCH(QString, detail);
    const auto edited = edit(example());
    QVERIFY(!edited.ok());
    QCOMPARE(core::errorCodeName(edited.error().code), code);
    QCOMPARE(edited.error().where, u"/srv/depot.json"_s);
    QVERIFY2(edited.error().detail.startsWith(detail), qPrintable(edited.error().detail));
    QVERIFY(!edited.error().remedy.isEmpty());
}

void TestWorkspaceEdits::behindServersUnitsMeanNothing()
{
    const auto parsed = Workspace::parse(
        R"({"database":{"driver":"sqlite","path":"a.db"},
            "transports":[{"id":"tb","type":"thingsboard","url":"https://tb.example","profiles":["p"]}],
            "devices":[]})"_ba,
        u"/srv/depot.json"_s);
    QVERIFY(parsed.ok());
    const auto one = parsed->withAdded(meter(u"a"_s, 1, u"tb"_s));
    QVERIFY(one.ok());
    const auto two = one->withAdded(meter(u"b"_s, 1, u"tb"_s));
    QVERIFY2(two.ok(), two.ok() ? "" : qPrintable(two.error().detail));
    QCOMPARE(two->devices.size(), 2);
}

void TestWorkspaceEdits::addsChangesAndRemoves()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    write(path, Example);
    const Workspace before = *Workspace::load(path);
    auto edited = before.withAdded(bus(u"bus2"_s));
    QVERIFY(edited.ok());
    edited = edited->withAdded(meter(u"roof"_s, 1, u"bus2"_s));
    QVERIFY(edited.ok());
    auto lab = *edited->device(core::DeviceId(u"lab"_s));
    lab.name = u"Laboratory"_s;
    lab.place = core::Place{6.9, 79.8};
    edited = edited->withChanged(lab);
    QVERIFY(edited.ok());
    edited = edited->without(core::TransportId(u"site"_s));
    QVERIFY(edited.ok());
    // A value: what was before is untouched, and so is the file.
    QCOMPARE(before.transports.size(), 2);
    QCOMPARE(content(path), Example);
    QVERIFY(edited->save(path).ok());
    const auto again = Workspace::load(path);
    QVERIFY(again.ok());
    QCOMPARE(again->transports.size(), 2);
    QVERIFY(again->transport(core::TransportId(u"bus2"_s)));
    QVERIFY(!again->transport(core::TransportId(u"site"_s)));
    QCOMPARE(again->devices.size(), 2);
    QCOMPARE(again->device(core::DeviceId(u"lab"_s))->name, u"Laboratory"_s);
    QVERIFY(again->device(core::DeviceId(u"lab"_s))->place == std::optional(core::Place{6.9, 79.8}));
    QCOMPARE(again->device(core::DeviceId(u"roof"_s))->transport.toString(), u"bus2"_s);
    const auto emptied = again->without(core::DeviceId(u"roof"_s));
    QVERIFY(emptied.ok());
    QVERIFY(emptied->without(core::TransportId(u"bus2"_s)).ok());
}

void TestWorkspaceEdits::keepsWhatItDoesNotUnderstand()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    write(path, Example);
    Workspace workspace = *Workspace::load(path);
    auto lab = workspace.devices[0];
    lab.name = u"Laboratory"_s;
    auto site = workspace.transports[1];
    site.tcpPort = 8883;
    workspace = *workspace.withChanged(lab)->withChanged(site)->withAdded(bus(u"bus2"_s));
    QVERIFY(workspace.save(path).ok());
    const QJsonObject written = json(content(path));
    QCOMPARE(written["later"_L1]["a"_L1].toInt(), 1);
    QCOMPARE(written["database"_L1]["pragma"_L1].toString(), u"x"_s);
    QCOMPARE(written["transports"_L1][0]["rs485"_L1].toBool(), true);
    QCOMPARE(written["transports"_L1][1]["tls"_L1]["ca"_L1].toString(), u"ca.pem"_s);
    QCOMPARE(written["transports"_L1][1]["port"_L1].toInt(), 8883);
    QCOMPARE(written["devices"_L1][0]["tags"_L1][0].toString(), u"roof"_s);
    QCOMPARE(written["devices"_L1][0]["name"_L1].toString(), u"Laboratory"_s);
    QVERIFY(!json(content(path))["transports"_L1][2].toObject().contains(u"rs485"_s));
}

void TestWorkspaceEdits::anIdUsedAgainInheritsNothing()
{
    const Workspace gone = *example().without(core::DeviceId(u"lab"_s));
    const Workspace back = *gone.withAdded(meter(u"lab"_s, 5));
    QVERIFY(!back.entry(back.devices[0]).contains(u"tags"_s));
    const Workspace noBus = *gone.without(core::TransportId(u"bus1"_s));
    QVERIFY(!noBus.entry(bus(u"bus1"_s)).contains(u"rs485"_s));
}

void TestWorkspaceEdits::theEntryIsWhatIsWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    write(path, Example);
    Workspace workspace = *Workspace::load(path);
    auto lab = workspace.devices[0];
    lab.unit = 9;
    const QJsonObject device = workspace.entry(lab);
    const QJsonObject transport = workspace.entry(broker(u"new"_s));
    workspace = *workspace.withChanged(lab)->withAdded(broker(u"new"_s));
    QVERIFY(workspace.save(path).ok());
    QCOMPARE(json(content(path))["devices"_L1][0].toObject(), device);
    QCOMPARE(json(content(path))["transports"_L1][2].toObject(), transport);
    QVERIFY(device.contains(u"tags"_s));
}

void TestWorkspaceEdits::entriesOfEveryType_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("modbus-tcp")
        << R"({"id":"a","type":"modbus-tcp","host":"h","port":1502,"inFlight":2,"timeoutMs":300})"_ba;
    QTest::newRow("mqtt") << R"({"id":"a","type":"mqtt","host":"h","port":8883,"profiles":["p"]})"_ba;
    QTest::newRow("mqtt with all") << R"({"id":"a","type":"mqtt","host":"h","port":443,"qos":0,
        "persistentSession":false,"protocol":"3.1.1","webSocketPath":"/mqtt","sharedGroup":"two",
        "presenceTopic":"desk/state","user":"u","zone":"Asia/Colombo",
        "tls":{"ca":"ca.pem","certificate":"own.pem","key":"own.key"},"profiles":["p","q"]})"_ba;
    QTest::newRow("mqtt, tls by a word")
        << R"({"id":"a","type":"mqtt","host":"h","port":8883,"tls":true,"profiles":["p"]})"_ba;
    QTest::newRow("thingsboard")
        << R"({"id":"a","type":"thingsboard","url":"https://board.example","user":"u",
        "apiKey":true,"deviceProfile":"spms","tls":{"ca":"ca.pem"},"profiles":["spms"]})"_ba;
    QTest::newRow("mesh-http")
        << R"({"id":"a","type":"mesh-http","host":"0.0.0.0","port":8081,"profiles":["mesh-gateway"]})"_ba;
    QTest::newRow("mesh-backend") << R"({"id":"a","type":"mesh-backend","url":"http://mesh.example/data",
        "user":"u","pollMs":9000,"profiles":["mesh-gateway"]})"_ba;
}

/// Every member is read and written: an entry made from settings alone is the entry they were read from.
void TestWorkspaceEdits::entriesOfEveryType()
{
    QFETCH(QByteArray, entry);
    const auto workspace = Workspace::parse(
        R"({"database":{"driver":"sqlite","path":"a.db"},"transports":[)"_ba + entry + "]}", u"a.json"_s);
    QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
    const auto blank = Workspace::blank(u"b"_s, u"b.json"_s).withAdded(workspace->transports.first());
    QVERIFY2(blank.ok(), blank.ok() ? "" : qPrintable(blank.error().toString()));
    const QJsonObject written = blank->entry(blank->transports.first());
    QCOMPARE(written, QJsonDocument::fromJson(entry).object());
}

void TestWorkspaceEdits::madeIds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    QTest::newRow("words") << u"Roof bus"_s << u"roof-bus"_s;
    QTest::newRow("signs") << u"  /dev/ttyUSB0, left! "_s << u"dev-ttyusb0-left"_s;
    QTest::newRow("another script") << u"කොළඹ 7"_s << u"කොළඹ-7"_s;
    QTest::newRow("nothing of use") << u"***"_s << u"bus"_s;
    QTest::newRow("empty") << QString() << u"bus"_s;
    QTest::newRow("taken") << u"Bus1"_s << u"bus1-2"_s;
    QTest::newRow("long") << QString(200, u'x') << QString(60, u'x');
}

void TestWorkspaceEdits::madeIds()
{
    QFETCH(QString, name);
    QTEST(example().freeTransportId(name, u"bus"_s).toString(), "id");
    QCOMPARE(example().freeDeviceId(u"Lab"_s, u"meter"_s).toString(), u"lab-2"_s);
}

void TestWorkspaceEdits::savesTwice()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    write(path, Example);
    Workspace workspace = *Workspace::load(path);
    workspace.name = u"One"_s;
    QVERIFY(workspace.save(path).ok());
    workspace.name = u"Two"_s;
    QVERIFY(workspace.save(path).ok());
    QCOMPARE(Workspace::load(path)->name, u"Two"_s);
}

void TestWorkspaceEdits::refusesAFileChangedMeanwhile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    write(path, Example);
    Workspace workspace = *Workspace::load(path)->withAdded(bus(u"bus2"_s));
    const QByteArray theirs = QByteArray(Example).replace("Depot", "Their depot");
    write(path, theirs);
    const auto saved = workspace.save(path);
    QVERIFY(!saved.ok());
    QCOMPARE(core::errorCodeName(saved.error().code), u"Changed"_s);
    QCOMPARE(saved.error().where, path);
    QCOMPARE(content(path), theirs);
    // Gone altogether is no change that could be lost.
    QVERIFY(QFile::remove(path));
    QVERIFY(workspace.save(path).ok());
}

void TestWorkspaceEdits::aBlankWorkspaceOverwritesNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new.json"_s);
    write(path, "mine");
    Workspace workspace = Workspace::blank(u"New"_s, path);
    const auto saved = workspace.save(path);
    QVERIFY(!saved.ok());
    QCOMPARE(core::errorCodeName(saved.error().code), u"Changed"_s);
    QCOMPARE(content(path), "mine"_ba);
}

void TestWorkspaceEdits::aBlankWorkspaceMakesItsFolder()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"Meterdeck/new.json"_s);
    Workspace workspace = *Workspace::blank(u"New"_s, path).withAdded(broker(u"site"_s));
    QVERIFY(workspace.save(path).ok());
    const auto loaded = Workspace::load(path);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->name, u"New"_s);
    QCOMPARE(loaded->database.path, folder.filePath(u"Meterdeck/new.db"_s));
    QCOMPARE(json(content(path))["database"_L1]["path"_L1].toString(), u"new.db"_s);
    QCOMPARE(loaded->transports.size(), 1);
}

void TestWorkspaceEdits::aFailingSaveLeavesTheOldFile()
{
#ifdef Q_OS_LINUX
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"depot.json"_s);
    write(path, Example);
    Workspace workspace = *Workspace::load(path)->withAdded(bus(u"bus2"_s));
    // A limit on the size of files makes every write fail, as a full disk does.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto quiet = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit none{16, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
    const auto saved = workspace.save(path);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, quiet);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().where, path);
    QCOMPARE(content(path), Example);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"depot.json"_s});
    QVERIFY(workspace.save(path).ok());
#endif
}

QTEST_GUILESS_MAIN(TestWorkspaceEdits)
#include "tst_workspaceedits.moc"
