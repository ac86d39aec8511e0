// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/payloadcodec.h"
#include "mqtt/profilecheck.h"

#include "payloadtext.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

// Counts what the C library hands out, for the promise that a known topic costs no memory. Not under the
// sanitizers, which have an allocator of their own.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define COUNTS_ALLOCATIONS
static thread_local qint64 allocations = 0;
extern "C" void *__libc_malloc(size_t size);
extern "C" void *malloc(size_t size)
{
    ++allocations;
    return __libc_malloc(size);
}
#endif

namespace {

core::ProfilePtr profileOf(const QByteArray &topics, const QByteArray &more = {})
{
    const QByteArray text =
        R"({"id":"x","version":1,"name":"X","codec":"mqtt","quantities":{"voltage":{"validMin":0,
        "validMax":500},"active_power":{},"relay":{},"line":{},"energy_import":{},"temperature":{},"hops":{}},"mqtt":{)" +
        more + R"("topics":[)" + topics + "]}}";
    const auto profile = core::ProfileStore::parse(text, u"x.json"_s);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

/// What a message becomes: readings, then "!" and the reasons of rejects, then "*" and the kinds of events.
QString words(const core::SeriesTable &table, const core::Batch &batch)
{
    QStringList list;
    for (const core::Reading &reading : batch.readings) {
        const core::Series &series = table.at(reading.series);
        list.append(
            series.device.toString() + (series.channel.isEmpty() ? QString() : u'/' + series.channel) + u' ' +
            core::quantityName(series.quantity) + u'=' +
            (reading.value ? QString::number(*reading.value, 'g', 12) : core::qualityName(reading.quality)));
    }
    for (const core::Reject &reject : batch.rejects)
        list.append(u'!' + reject.reason);
    for (const core::Event &event : batch.events)
        list.append(u'*' + event.kind);
    return list.join("; "_L1);
}

const mqtt::Arrival Now{core::fromMicros(1'762'072'800'000'000), core::SteadyTime(std::chrono::seconds(5))};

} // namespace

/// Each form and option of the profile language, by itself.
class tst_PayloadForms : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<core::SeriesTable> m_table = std::make_shared<core::SeriesTable>();

    QString decoded(const core::ProfilePtr &profile, const QByteArray &payload,
                    const QByteArray &topic = "t/d")
    {
        mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {profile}, m_table);
        core::Batch batch;
        codec.decode({topic.constData(), static_cast<size_t>(topic.size())}, payload, false, Now, batch);
        return words(*m_table, batch);
    }

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("topics");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *topics, const char *payload, const char *expected) {
            QTest::newRow(name) << QByteArray(topics) << QByteArray(payload) << QString::fromUtf8(expected);
        };
        const char *strict =
            R"({"topic":"t/{device}","payload":"json","fields":[{"path":"v","quantity":"voltage"},
            {"path":"r","quantity":"relay","type":"boolean"}]})";
        row("trap02: single quotes only where they are declared", strict, "{'v':230}", "!json");
        row("trap03: a number as text only where it is declared", strict, R"({"v":"230","r":true})",
            "d voltage=Bad; d relay=1");
        row("trap03: a boolean as text only where it is declared", strict, R"({"v":230,"r":"true"})",
            "d voltage=230; d relay=Bad");
        row("a 1 is no true", strict, R"({"r":1})", "d relay=Bad");

        const char *lenient = R"({"topic":"t/{device}","payload":"json","fields":[
            {"path":"v","quantity":"voltage","type":"number-text","missing":["unavailable"]},
            {"path":"r","quantity":"relay","type":"boolean-text"},
            {"path":"s","quantity":"line","type":"text","values":{"ON":1,"OFF":0,"true":1}}]})";
        row("trap03: numbers and booleans as texts", lenient, R"({"v":"219.5","r":"False","s":"ON"})",
            "d voltage=219.5; d relay=0; d line=1");
        row("trap03: an unknown text is unknown, not false", lenient, R"({"v":"219,5","r":"maybe","s":"on"})",
            "d voltage=Bad; d relay=Unknown; d line=Unknown; !unknown-text; !unknown-text; !unknown-text");
        row("a text that says that there is none", lenient, R"({"v":"unavailable"})", "d voltage=Unknown");
        row("nan as text", lenient, R"({"v":"nan"})", "d voltage=Bad");
        row("true among words", lenient, R"({"s":true})", "d line=1");

        const char *python = R"({"topic":"t/{device}","payload":"pseudo-json","null":"missing","fields":[
            {"path":"v","quantity":"voltage"},{"path":"r","quantity":"relay","type":"boolean"}]})";
        row("trap02: as Python prints it", python, "{'v': 230.5, 'r': True, 'n': None,}",
            "d voltage=230.5; d relay=1");
        row("trap02: quotes in quotes", python, "{'a \"b\"': 'it\\'s', \"c'd\": 1, 'v': 1}", "d voltage=1");
        row("trap02: and JSON too", python, R"({"v":1})", "d voltage=1");
        row("trap02: a quote that never ends", python, "{'v': 1, 'x: 2}", "!json");
        row("trap01: nan in it", python, "{'v': nan, 'r': False}", "d voltage=Bad; d relay=0; !nan");
        row("null is missing, as declared", python, "{'v': None, 'r': True}", "d relay=1");
        row("words inside a text stay", python, "{'x': 'None True', 'v': 2}", "d voltage=2");

        const char *cut =
            R"({"topic":"t/{device}","payload":"json","trailing":"cut","fields":[{"path":"v","quantity":"voltage"}]})";
        row("trap04: garbage behind", cut, R"({"v":230}x}y)", "d voltage=230; *trailing-bytes");
        row("trap04: brackets in a text are no end", cut, R"({"a":"}{","v":230}})",
            "d voltage=230; *trailing-bytes");
        row("trap04: garbage before is another thing", cut, R"(x{"v":230})", "!json");
        row("trap05: cut short", cut, R"({"v":23)", "!json");

        const char *arrays = R"({"topic":"t/{device}","payload":"json","fields":[
            {"path":"v","quantity":"voltage","channels":["L1","L2","L3"]},{"path":"p.1","quantity":"active_power"}]})";
        row("trap07: a scalar", arrays, R"({"v":230})", "d voltage=230");
        row("trap07: an array", arrays, R"({"v":[230,null,501]})",
            "d/L1 voltage=230; d/L2 voltage=Bad; d/L3 voltage=Bad");
        row("trap07: more than there are channels", arrays, R"({"v":[1,2,3,4]})",
            "d/L1 voltage=1; d/L2 voltage=2; d/L3 voltage=3; !array-length");
        row("trap07: one of an array by its place", arrays, R"({"p":[7,8]})", "d active_power=8");
        row("trap07: it vanished", arrays, R"({"p":[7]})", "!foreign-json");

        const char *records = R"({"topic":"t/{device}","payload":"json","records":"lines.{channel}","fields":[
            {"path":"on","quantity":"line","type":"boolean"}]})";
        row("every element is a channel", records, R"({"lines":[{"on":true},{"on":false}]})",
            "d/1 line=1; d/2 line=0");
        row("every key is a channel", records, R"({"lines":{"a":{"on":true}}})", "d/a line=1");
        row("but for one that clears a terminal", records,
            "{\"lines\":{\"\\u001b[2J\":{\"on\":true},\"b\":{\"on\":false}}}", "d/b line=0; !device-id");

        const char *either =
            R"({"topic":"t/{device}","payload":"text","starts":"o","quantity":"relay","values":{"on":1,"off":0}},
            {"topic":"t/{device}","payload":"json","fields":[{"path":"v","quantity":"voltage"}]})";
        row("trap06: plain text beside JSON: the text", either, "off", "d relay=0");
        row("trap06: plain text beside JSON: the JSON", either, R"({"v":1})", "d voltage=1");
        row("trap06: neither", either, "?", "!json");
        const char *pairs = R"({"topic":"t/{device}","payload":"pairs","separator":";","assign":":","fields":[
            {"path":"Hop","quantity":"hops"},{"path":"#0","quantity":"voltage"}]})";
        row("pairs and a part by its place", pairs, "230;Hop: 2;Hopper:9", "d hops=2; d voltage=230");
        row("pairs without any of them",
            R"({"topic":"t/{device}","payload":"pairs","fields":[{"path":"Hop","quantity":"hops"}]})",
            "Hops=2", "!foreign-pairs");
        row("trap32: kWh",
            R"({"topic":"t/{device}","payload":"number","quantity":"energy_import","unit":"kWh"})", "1.5",
            "d energy_import=1500");
        row("trap32: watt-minutes",
            R"({"topic":"t/{device}","payload":"number","quantity":"energy_import","unit":"Wmin"})", "90",
            "d energy_import=1.5");
        row("trap32: mWh",
            R"({"topic":"t/{device}","payload":"number","quantity":"energy_import","unit":"mWh"})", "1500",
            "d energy_import=1.5");
        row("trap01: nan as whole payload",
            R"({"topic":"t/{device}","payload":"number","quantity":"voltage","missing":["None"]})", "nan",
            "d voltage=Bad");
        row("a text that says none as whole payload",
            R"({"topic":"t/{device}","payload":"number","quantity":"voltage","missing":["None"]})", "None",
            "d voltage=Unknown");
    }

    void reads()
    {
        QFETCH(QByteArray, topics);
        QFETCH(QByteArray, payload);
        QFETCH(QString, expected);
        const auto profile = profileOf(topics);
        QCOMPARE(mqtt::profileProblems(profile), QStringList());
        QCOMPARE(decoded(profile, payload), expected);
    }

    void trap68_devicesAreNamedInTheMessage()
    {
        const auto profile =
            profileOf(R"({"topic":"all","payload":"json","records":"meters.*","devicePath":"id",
            "fields":[{"path":"v","quantity":"voltage"},{"path":"/t","quantity":"temperature"}]})",
                      R"("aliases":{"old":"new"},)");
        QCOMPARE(
            decoded(profile, R"({"t":20,"meters":[{"id":"a","v":1},{"id":"old","v":2},{"id":7,"v":3}]})",
                    "all"),
            u"a voltage=1; a temperature=20; new voltage=2; new temperature=20; 7 voltage=3; 7 temperature=20"_s);
        for (const char *id :
             {R"("")", R"(" ")", "null", "true", "-1", "1.5", "{}", R"("a\nb")", R"("a\u0085")"})
            QCOMPARE(decoded(profile, R"({"meters":[{"v":1,"id":)" + QByteArray(id) + "}]}", "all"),
                     u"!device-id"_s);
        // What was put in the place of something unreadable is nobody's name.
        for (const char *id : {"nan", "1e999"})
            QCOMPARE(decoded(profile, R"({"meters":[{"v":1,"id":)" + QByteArray(id) + "}]}", "all"),
                     u"!nan; !device-id"_s);
        const QByteArray latin1 = R"({"meters":[{"v":1,"id":"B?ro"}]})";
        QCOMPARE(decoded(profile, QByteArray(latin1).replace('?', '\xfc'), "all"), u"!json; !device-id"_s);
    }

    void trap61_nodeNumbersAreUnsigned_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QString>("expected");
        QTest::newRow("largest") << "4294967295"_ba << u"4294967295 voltage=1"_s;
        QTest::newRow("above 2^31") << "2147483700"_ba << u"2147483700 voltage=1"_s;
        QTest::newRow("as text") << R"("3391827465")"_ba << u"3391827465 voltage=1"_s;
        QTest::newRow("zeros in front") << R"("0077")"_ba << u"77 voltage=1"_s;
        for (const char *bad :
             {"-903139831", "4294967296", R"("-903139831")", R"("4294967296")", "3.5", R"("x")", R"("+7")"})
            QTest::newRow(bad) << QByteArray(bad) << u"!device-id"_s;
    }

    void trap61_nodeNumbersAreUnsigned()
    {
        QFETCH(QByteArray, id);
        QFETCH(QString, expected);
        const auto profile = profileOf(R"({"topic":"all","payload":"json","devicePath":"n","deviceType":"u32",
            "fields":[{"path":"v","quantity":"voltage"}]})");
        QCOMPARE(decoded(profile, R"({"v":1,"n":)" + id + '}', "all"), expected);
    }

    void trap11_aPartialUpdateLeavesTheOthersAsTheyAre()
    {
        // Each quantity is a reading of its own with a time of its own, so there is nothing to merge.
        const auto profile = profileOf(R"({"topic":"t/{device}","payload":"json","fields":[
            {"path":"v","quantity":"voltage"},{"path":"p","quantity":"active_power"}]})");
        mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {profile}, m_table);
        core::Batch batch;
        codec.decode("t/d", R"({"v":230,"p":5})", false, Now, batch);
        codec.decode("t/d", R"({"p":6})", false, {Now.at + std::chrono::seconds(9), Now.steady}, batch);
        QCOMPARE(words(*m_table, batch), u"d voltage=230; d active_power=5; d active_power=6"_s);
        QCOMPARE(batch.readings[0].measuredAt, Now.at);
        QCOMPARE(batch.readings[2].measuredAt, Now.at + std::chrono::seconds(9));
    }

    void whatTheDeviceClampedIsSubstituted()
    {
        const auto profile = profileOf(R"({"topic":"t/{device}","payload":"json","retained":"stale","fields":[
            {"path":"v","quantity":"voltage","clampedTo":0},{"path":"w","quantity":"voltage","channel":"L2"}]})");
        mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {profile}, m_table);
        core::Batch batch;
        codec.decode("t/d", R"({"v":0.0,"w":0})", false, Now, batch);
        codec.decode("t/d", R"({"v":0.1,"w":1})", false, Now, batch);
        codec.decode("t/d", R"({"v":0})", true, Now, batch);
        QList<core::Quality> qualities;
        for (const core::Reading &reading : std::as_const(batch.readings)) {
            QVERIFY(reading.value); // what was put there stays to be seen
            qualities << reading.quality;
        }
        using core::Quality;
        QCOMPARE(qualities,
                 (QList{Quality::Substituted, Quality::Good, Quality::Good, Quality::Good, Quality::Stale}));
    }

    void trap09_aRejectKeepsItsFirstBytes()
    {
        const auto profile = profileOf(
            R"({"topic":"t/{device}","payload":"json","fields":[{"path":"v","quantity":"voltage"}]})");
        mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {profile}, m_table);
        core::Batch batch;
        const QByteArray payload = R"({"v":"a "quoted" word"})" + QByteArray(10'000, ' ');
        codec.decode("t/d", payload, false, Now, batch);
        QCOMPARE(batch.rejects.size(), 1);
        QCOMPARE(batch.rejects[0].raw, payload.left(core::Reject::MaxRaw));
        QCOMPARE(batch.rejects[0].size, payload.size());
    }

    void trap50_aDoubtedTimeIsToldAndNotUsed()
    {
        const auto profile =
            profileOf(R"({"topic":"t/{device}","payload":"json","time":{"path":"at","format":"s"},
            "fields":[{"path":"v","quantity":"voltage"}]})");
        mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {profile}, m_table);
        core::Batch batch;
        codec.decode("t/d", R"({"v":1,"at":3600})", false, Now, batch);
        codec.decode("t/d", R"({"v":1,"at":3601})", false, Now, batch);
        codec.decode("t/d", R"({"v":1,"at":1762072799})", false, Now, batch);
        codec.decode("t/d", R"({"v":1})", false, Now, batch);
        QCOMPARE(batch.readings.size(), 4);
        for (const int i : {0, 1, 3})
            QCOMPARE(batch.readings[i].measuredAt, Now.at);
        QCOMPARE(batch.readings[2].measuredAt, Now.at - std::chrono::seconds(1));
        QCOMPARE(batch.readings[2].receivedAt, Now.at);
        QCOMPARE(batch.events.size(), 2);
        QCOMPARE(batch.events[0].detail["doubt"_L1].toString(), u"unset"_s);
        QCOMPARE(batch.events[0].detail["stamp"_L1].toDouble(), 3600.);
        QCOMPARE(batch.events[1].detail["count"_L1].toInt(), 2);
        QCOMPARE(codec.doubtedTimes(), quint64(2));
    }

    /// A mesh's gateway hands over in bursts, each 60 to 105 s; now and then a whole one is lost.
    void trap60_readingsOfAMeshStayFreshFromBurstToBurst()
    {
        const auto store = core::ProfileStore::load({}, nullptr);
        for (const QString &id : {u"painlessmesh"_s, u"mesh-gateway"_s}) {
            const auto profile = store.find(core::ProfileId(id));
            QVERIFY2(profile && !profile->quantities.isEmpty(), qPrintable(id));
            for (const core::QuantityRule &rule : profile->quantities) {
                if (!core::isState(rule.quantity))
                    QVERIFY2(rule.staleAfter >= std::chrono::minutes(3), qPrintable(id));
            }
        }
    }

    void filtersAreNotInsideEachOther()
    {
        const auto profile = profileOf(R"({"topic":"z/{device...}/availability","payload":"ignore"},
            {"topic":"z/{device}/x","payload":"ignore"},{"topic":"a/{device}","payload":"ignore"},
            {"topic":"a/me","payload":"ignore"},{"topic":"b/{device}","payload":"ignore","direction":"to-device"})");
        mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {profile}, m_table);
        QCOMPARE(codec.filters(), QStringList({u"a/+"_s, u"z/#"_s}));
    }

    void whatTheSchemaCannotSeeIsNamed_data()
    {
        QTest::addColumn<QByteArray>("topics");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *topics, const char *key) {
            QTest::newRow(key) << QByteArray(topics) << QString::fromLatin1(key);
        };
        row(R"({"topic":"a","payload":"json","fields":[{"path":"v","quantity":"volts"}]})",
            "topics[0].fields[0].quantity");
        row(R"({"topic":"a","payload":"number","quantity":"voltage","unit":"kWh"})", "topics[0].unit");
        row(R"({"topic":"a/{node}","payload":"ignore"})", "topics[0].topic");
        row(R"({"topic":"a","payload":"json","fields":[{"quantity":"voltage"}]})",
            "topics[0].fields[0].path");
        row(R"({"topic":"a","payload":"text","quantity":"relay"})", "topics[0].values");
        row(R"({"topic":"a","payload":"json","quantity":"relay"})", "topics[0].quantity");
        row(R"({"topic":"a","payload":"json","records":"x.{what}","fields":[{"path":"v","quantity":"voltage"}]})",
            "topics[0].records");
        row(R"({"topic":"a","payload":"json","once":["v"],"groups":[{"fields":[{"path":"v","quantity":"voltage"}]},
            {"fields":[{"path":"w","quantity":"voltage"}]}]})",
            "topics[0].once");
    }

    void whatTheSchemaCannotSeeIsNamed()
    {
        QFETCH(QByteArray, topics);
        QFETCH(QString, key);
        const QStringList problems = mqtt::profileProblems(profileOf(topics));
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.first().startsWith("key mqtt."_L1 + key + u':'), qPrintable(problems.first()));
    }

    void shippedProfilesHaveNoProblems()
    {
        for (const core::ProfilePtr &profile : core::ProfileStore::load({}, nullptr).all())
            QCOMPARE(mqtt::profileProblems(profile), QStringList());
        QCOMPARE(mqtt::keyNames(core::ProfileStore::load({}, nullptr).all()), QStringList{u"mesh"_s});
    }

    void aKnownTopicCostsNoMemory_data()
    {
        QTest::addColumn<QByteArray>("topics");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("json")
            << R"({"topic":"t/{device}","payload":"json","fields":[{"path":"v.x","quantity":"voltage"}]})"_ba
            << R"({"v":{"x":230}})"_ba;
        QTest::newRow("pseudo-json") << R"({"topic":"t/{device}","payload":"pseudo-json","fields":[
            {"path":"1","quantity":"line","type":"boolean-text"}]})"_ba
                                     << "{'1':'true'}"_ba;
        QTest::newRow("a device and a time in the message")
            << R"({"topic":"t/{device}","payload":"json","devicePath":"id","time":{"path":"at","format":"iso"},
            "fields":[{"path":"v","quantity":"voltage"}]})"_ba
            << R"({"v":230,"id":"a-long-name-of-a-meter-in-a-building","at":"2025-11-02T08:00:00.120334"})"_ba;
        QTest::newRow("records") << R"({"topic":"t/{device}","payload":"json","records":"a.b.{device}.*",
            "fields":[{"path":"v","quantity":"voltage"}]})"_ba
                                 << R"({"a":{"b":{"d1":[{"v":1},{"v":2}]}}})"_ba;
        QTest::newRow("an array")
            << R"({"topic":"t/{device}","payload":"json","fields":[{"path":"v","quantity":"voltage",
            "channels":["L1","L2"]}]})"_ba
            << R"({"v":[1,2]})"_ba;
        QTest::newRow("pairs") << R"({"topic":"t/d","payload":"pairs","devicePath":"n","deviceType":"u32",
            "fields":[{"path":"v","quantity":"voltage"}]})"_ba
                               << "DATA:n=3391827465:v=1"_ba;
        QTest::newRow("number") << R"({"topic":"t/{device}","payload":"number","quantity":"voltage"})"_ba
                                << "230.5"_ba;
        QTest::newRow("text")
            << R"({"topic":"t/{device}","payload":"text","quantity":"relay","values":{"on":1}})"_ba
            << "on"_ba;
    }

    void aKnownTopicCostsNoMemory()
    {
#ifdef COUNTS_ALLOCATIONS
        QFETCH(QByteArray, topics);
        QFETCH(QByteArray, payload);
        mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {profileOf(topics)}, m_table);
        core::Batch batch;
        batch.readings.reserve(1000);
        codec.decode("t/d", payload, false, Now, batch);
        const qsizetype each = batch.readings.size();
        QVERIFY(each > 0);
        codec.decode("t/d", payload, false, Now, batch);
        const qint64 before = allocations;
        QVERIFY(before > 0); // it does count
        for (int i = 0; i < 100; ++i)
            codec.decode("t/d", payload, false, Now, batch);
        const qint64 made = allocations - before;
        QCOMPARE(batch.readings.size(), each * 102);
        QCOMPARE(made, qint64(0));
#else
        QSKIP("this allocator is not counted");
#endif
    }
};

QTEST_APPLESS_MAIN(tst_PayloadForms)
#include "tst_payloadforms.moc"
