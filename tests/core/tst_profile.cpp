// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonschema.h"
#include "core/profile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ProfileStore;
using core::Quantity;

class TestProfile : public QObject
{
    Q_OBJECT

private slots:
    void shippedProfilesLoad_data();
    void shippedProfilesLoad();
    void everyFileIsShipped();
    void relayFamily();
    void hashFollowsTheText();
    void errors_data();
    void errors();
    void oneBadFileDoesNotTakeTheOthers();
    void laterDirectoriesWin();
    void nothingReplacesAShippedProfile();
    void twoFilesWithOneIdAreNamed();
    void badSchemaIsNamed();
};

void TestProfile::shippedProfilesLoad_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles"));
    const auto names = folder.entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(names.size() >= 2);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestProfile::shippedProfilesLoad()
{
    QFETCH(QString, path);
    const auto text = core::readFile(path, 1 << 20);
    QVERIFY(text.ok());
    const auto profile = ProfileStore::parse(*text, path);
    QVERIFY2(profile.ok(), profile.ok() ? "" : qPrintable(profile.error().toString()));
    QCOMPARE((*profile)->id.toString() + u".json"_s, QFileInfo(path).fileName());
    QVERIFY(!(*profile)->section.isEmpty());
    QVERIFY(!(*profile)->quantities.isEmpty());
    for (const auto &rule : (*profile)->quantities) {
        if (rule.gauge)
            QVERIFY(rule.scaleMin < rule.scaleMax);
        if (rule.validMin && rule.validMax)
            QVERIFY(*rule.validMin < *rule.validMax);
        for (const auto &band : rule.bands)
            QVERIFY(band.from < band.to && band.from >= rule.scaleMin && band.to <= rule.scaleMax);
    }
    for (const auto &command : (*profile)->commands) {
        for (const auto &key : command.keys)
            QVERIFY(key.minimum < key.maximum && key.factory >= key.minimum && key.factory <= key.maximum);
    }
}

void TestProfile::everyFileIsShipped()
{
    QList<core::Error> errors;
    const auto store = ProfileStore::load({}, &errors);
    QVERIFY2(errors.isEmpty(), errors.isEmpty() ? "" : qPrintable(errors.first().toString()));
    const QDir folder(QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles"));
    QCOMPARE(store.all().size(), folder.entryList({u"*.json"_s}, QDir::Files).size());
    QVERIFY(!store.find(core::ProfileId(u"none"_s)));
}

void TestProfile::relayFamily()
{
    const auto profile = ProfileStore::load({}, nullptr).find(core::ProfileId(u"iot-smart-meter"_s));
    QVERIFY(profile);
    QCOMPARE(profile->codec, u"mqtt"_s);
    const auto relay = profile->commands.value(u"relay"_s);
    QCOMPARE(relay.topic, u"dev/{device}/relay/commands"_s);
    QCOMPARE(relay.onPayload, "RELAY_ON"_ba);
    QCOMPARE(relay.offPayload, "RELAY_OFF"_ba);
    QCOMPARE(relay.window, 15s);
    QCOMPARE(relay.minimumSpacing, 2s);
    QVERIFY(relay.requiresOnline);
    QVERIFY(!relay.canQuery);
    const auto interval = profile->commands.value(u"interval"_s);
    QCOMPARE(interval.keys.size(), 2);
    QCOMPARE(interval.keys[1].name, u"metrics"_s);
    QCOMPARE(interval.keys[1].minimum, 1s);
    QCOMPARE(interval.keys[1].source, u"pzem/metrics"_s);
    QVERIFY(profile->rule(Quantity::Voltage));
    QCOMPARE(profile->rule(Quantity::Heartbeat)->staleAfter, 75s);
    QVERIFY(!profile->rule(Quantity::GasVolume));
}

void TestProfile::hashFollowsTheText()
{
    const auto text = R"({"id":"x","version":1,"name":"X","codec":"mqtt","quantities":{"voltage":{}}})"_ba;
    const auto a = ProfileStore::parse(text, u"x.json"_s);
    const auto b = ProfileStore::parse(text + '\n', u"x.json"_s);
    QVERIFY(a.ok() && b.ok());
    QCOMPARE((*a)->hash.size(), 16);
    QVERIFY((*a)->hash != (*b)->hash);
    QCOMPARE((*ProfileStore::parse(text, u"y.json"_s))->hash, (*a)->hash);
}

void TestProfile::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("detail");
    const auto with = [](const QByteArray &rest) {
        return R"({"id":"x","version":1,"name":"X","codec":"mqtt",)" + rest + '}';
    };
    QTest::newRow("no id") << R"({"version":1,"name":"X","codec":"mqtt","quantities":{}})"_ba
                           << u"key id: it is missing"_s;
    QTest::newRow("version 0") << R"({"id":"x","version":0,"name":"X","codec":"mqtt","quantities":{}})"_ba
                               << u"key version: a whole number of at least 1"_s;
    QTest::newRow("codec") << R"({"id":"x","version":1,"name":"X","codec":"can","quantities":{}})"_ba
                           << u"key codec: one of \"modbus\", \"mqtt\""_s;
    QTest::newRow("unknown quantity") << with(R"("quantities":{"volts":{}})") << u"key quantities.volts"_s;
    QTest::newRow("mistyped rule") << with(R"("quantities":{"voltage":{"vaildMin":0}})")
                                   << u"key quantities.voltage.vaildMin: this key is unknown; one of"_s;
    QTest::newRow("band level")
        << with(
               R"("quantities":{"voltage":{"gauge":{"min":0,"max":1,"bands":[{"from":0,"to":1,"level":"red"}]}}})")
        << u"key quantities.voltage.gauge.bands[0].level"_s;
    QTest::newRow("unknown command") << with(R"("quantities":{},"commands":{"reboot":{}})")
                                     << u"key commands.reboot"_s;
    QTest::newRow("relay without proof")
        << with(R"("quantities":{},"commands":{"relay":{"topic":"t","on":"1","off":"0"}})")
        << u"key commands.relay.proof: it is missing, \"relay\" was expected"_s;
    QTest::newRow("empty topics") << with(R"("quantities":{},"mqtt":{"topics":[]})") << u"key mqtt.topics"_s;
    QTest::newRow("invalid pattern")
        << with(
               R"("quantities":{},"modbus":{"registers":[{"address":1,"quantity":"voltage","type":"u16","invalid":["FFFF"]}]})")
        << u"key modbus.registers[0].invalid[0]"_s;
}

void TestProfile::errors()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, detail);
    const auto parsed = ProfileStore::parse(text, u"mine.json"_s);
    QVERIFY(!parsed.ok());
    QCOMPARE(core::errorCodeName(parsed.error().code), u"BadInput"_s);
    QCOMPARE(parsed.error().where, u"mine.json"_s);
    QVERIFY2(parsed.error().detail.contains(detail), qPrintable(parsed.error().detail));
}

void TestProfile::oneBadFileDoesNotTakeTheOthers()
{
    const QTemporaryDir folder;
    const auto put = [&folder](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(put(u"a.json"_s, "{"));
    QVERIFY(put(u"b.json"_s, R"({"id":"b","version":1,"name":"B","codec":"mqtt","quantities":{}})"));
    QVERIFY(put(u"notes.txt"_s, "{"));
    QList<core::Error> errors;
    const auto store = ProfileStore::load({folder.path()}, &errors);
    QCOMPARE(store.all().size(), 1);
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors[0].where.endsWith(u"a.json"_s));
}

namespace {

void put(const QTemporaryDir &folder, const QString &name, const QByteArray &id, int version)
{
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly))
        file.write("{\"id\":\"" + id + "\",\"version\":" + QByteArray::number(version) +
                   ",\"name\":\"Ours\",\"codec\":\"modbus\",\"quantities\":{}}");
}

} // namespace

void TestProfile::laterDirectoriesWin()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    put(first, u"own.json"_s, "ours", 1);
    put(second, u"own.json"_s, "ours", 9);
    QList<core::Error> errors;
    const auto store = ProfileStore::load({u":/meterdeck/profiles"_s, first.path(), second.path()}, &errors);
    QVERIFY(errors.isEmpty());
    QCOMPARE(store.find(core::ProfileId(u"ours"_s))->version, 9);
    QVERIFY(store.find(core::ProfileId(u"iot-smart-meter"_s)));
}

void TestProfile::nothingReplacesAShippedProfile()
{
    const QTemporaryDir folder;
    put(folder, u"mine.json"_s, "campus-modbus", 9);
    put(folder, u"other.json"_s, "ours", 2);
    QList<core::Error> errors;
    const auto store = ProfileStore::load({u":/meterdeck/profiles"_s, folder.path()}, &errors);
    QVERIFY(store.find(core::ProfileId(u"campus-modbus"_s))->version != 9);
    QCOMPARE(store.find(core::ProfileId(u"ours"_s))->version, 2); // the rest still loads
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors[0].where.endsWith(u"mine.json"_s));
    QVERIFY(errors[0].detail.contains(u"key id"_s));
    QVERIFY(errors[0].detail.contains(u"campus-modbus"_s));
}

void TestProfile::twoFilesWithOneIdAreNamed()
{
    const QTemporaryDir folder;
    put(folder, u"a.json"_s, "ours", 1);
    put(folder, u"b.json"_s, "ours", 2);
    QList<core::Error> errors;
    const auto store = ProfileStore::load({folder.path()}, &errors);
    QCOMPARE(store.find(core::ProfileId(u"ours"_s))->version, 1);
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors[0].where.endsWith(u"b.json"_s));
    QVERIFY(errors[0].detail.contains(u"a.json"_s));
}

void TestProfile::badSchemaIsNamed()
{
    const auto broken = core::JsonSchema::fromText("{", u"broken.schema.json"_s);
    QVERIFY(!broken.ok());
    QCOMPARE(broken.error().where, u"broken.schema.json"_s);
    const auto schema = core::JsonSchema::fromText(R"({"type":"object","required":["a"]})", u"s"_s);
    QVERIFY(schema.ok());
    QVERIFY(schema->check({{u"a"_s, 1}}, u"f"_s).ok());
    QVERIFY(!schema->check({}, u"f"_s).ok());
    // What our own words do not know, the library's still do.
    const auto other = core::JsonSchema::fromText(R"({"not":{"required":["b"]}})", u"s"_s);
    QVERIFY(other.ok());
    const auto refused = other->check({{u"b"_s, 1}}, u"f"_s);
    QVERIFY(!refused.ok());
    QVERIFY(refused.error().detail.startsWith(u"key top level: "_s));
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
