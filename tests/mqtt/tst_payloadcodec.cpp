// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/payloadcodec.h"

#include "core/jsonschema.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using core::Quality;

namespace {

core::ProfilePtr loadProfile(const QString &id = u"iot-smart-meter"_s)
{
    const QString name = QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/%1.json").arg(id);
    const auto text = core::readFile(name, 1024 * 1024);
    const auto profile =
        text ? core::ProfileStore::parse(*text, name) : core::Result<core::ProfilePtr>(text.error());
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

const mqtt::Arrival Now{core::fromMicros(1'700'000'000'000'000), core::SteadyTime(std::chrono::seconds(5))};

/// "quantity=value quality" of each reading, in order, so that a row can say all it expects.
QString words(const core::SeriesTable &table, const core::Batch &batch)
{
    QStringList list;
    for (const core::Reading &reading : batch.readings) {
        list.append(u"%1=%2 %3"_s.arg(core::quantityName(table.at(reading.series).quantity),
                                      reading.value ? QString::number(*reading.value, 'g', 12) : u"none"_s,
                                      core::qualityName(reading.quality)));
    }
    return list.join("; "_L1);
}

} // namespace

class tst_PayloadCodec : public QObject
{
    Q_OBJECT

private:
    const core::ProfilePtr m_profile = loadProfile();
    std::shared_ptr<core::SeriesTable> m_table = std::make_shared<core::SeriesTable>();

    mqtt::PayloadCodec makeCodec() { return {core::TransportId(u"site"_s), {m_profile}, m_table}; }

private slots:
    void filtersLeaveOutWhatGoesToDevices()
    {
        const QStringList filters = makeCodec().filters();
        QCOMPARE(filters,
                 QStringList({u"dev/+/heartbeat"_s, u"dev/+/pzem/energy"_s, u"dev/+/pzem/metrics"_s,
                              u"dev/+/relay/state"_s, u"dev/+/status"_s, u"dev/+/threshold/alert"_s}));
    }

    void decodes_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("retained");
        QTest::addColumn<QString>("readings");
        QTest::addColumn<QString>("rejects");
        QTest::addColumn<QString>("events");
        const auto row = [](const char *name, const char *topic, const QByteArray &payload,
                            const char *readings, const char *rejects = "", const char *events = "",
                            bool retained = false) {
            QTest::newRow(name) << QByteArray(topic) << payload << retained << QString::fromUtf8(readings)
                                << QString::fromUtf8(rejects) << QString::fromUtf8(events);
        };
        const char *metrics = "dev/a1/pzem/metrics";
        const char *energy = "dev/a1/pzem/energy";
        const char *relay = "dev/a1/relay/state";
        const char *status = "dev/a1/status";

        row("metrics", metrics, R"({"voltage":231.4,"current":1.5,"power":318})",
            "voltage=231.4 Good; current=1.5 Good; active_power=318 Good");
        row("noise digits are kept", metrics, R"({"voltage":231.3999939})", "voltage=231.3999939 Good");
        row("fields in another order, foreign ones beside", metrics, R"({"x":[1],"power":1,"voltage":230})",
            "voltage=230 Good; active_power=1 Good");
        row("missing stays missing", metrics, R"({"voltage":230})", "voltage=230 Good");
        row("retained is stale", metrics, R"({"voltage":230,"power":5})",
            "voltage=230 Stale; active_power=5 Stale", "", "", true);
        row("impossible voltage", metrics, R"({"voltage":501,"current":1})",
            "voltage=none Bad; current=1 Good");
        row("impossible and retained", metrics, R"({"voltage":501})", "voltage=none Bad", "", "", true);
        row("at the limit", metrics, R"({"voltage":500})", "voltage=500 Good");
        row("negative power", metrics, R"({"power":-1})", "active_power=none Bad");
        row("zero is a value", metrics, R"({"voltage":0,"current":0,"power":0})",
            "voltage=0 Good; current=0 Good; active_power=0 Good");
        row("number as text", metrics, R"({"voltage":"230","current":1})",
            "voltage=none Bad; current=1 Good");
        row("boolean", metrics, R"({"voltage":true,"current":1})", "voltage=none Bad; current=1 Good");
        row("null", metrics, R"({"voltage":null,"current":1})", "voltage=none Bad; current=1 Good");
        row("array in a field", metrics, R"({"voltage":[230,231],"current":1})",
            "voltage=none Bad; current=1 Good");
        row("object in a field", metrics, R"({"voltage":{"v":1},"current":1})",
            "voltage=none Bad; current=1 Good");
        row("bare nan", metrics, R"({"voltage":nan,"current":1.5})", "voltage=none Bad; current=1.5 Good",
            "nan");
        row("bare -inf, Infinity, NaN", metrics, R"({"voltage":-inf,"current":Infinity,"power": NaN })",
            "voltage=none Bad; current=none Bad; active_power=none Bad", "nan");
        row("nan inside a text is a text", metrics, "{\"note\":\"nan, \\\" nan\",\"voltage\":nan}",
            "voltage=none Bad", "nan");
        row("nan and truncated", metrics, "{\"voltage\":nan,\"curr", "", "json");
        row("huge exponent", metrics, R"({"voltage":1e999,"current":1.5})",
            "voltage=none Bad; current=1.5 Good", "nan");
        row("more digits than an integer has", metrics, R"({"voltage":123456789012345678901,"current":1.5})",
            "voltage=none Bad; current=1.5 Good");
        row("and with a sign, in an array", metrics,
            R"({"x":[-98765432109876543210,"123456789012345678901"],"current":1.5})", "current=1.5 Good");
        row("the least there is, and -0", metrics, R"({"voltage":1e-999,"current":-0,"power":-0.0})",
            "voltage=0 Good; current=0 Good; active_power=0 Good");
        row("truncated", metrics, "{\"voltage\":231.4,\"curr", "", "json");
        row("single quotes", metrics, "{'voltage':231.4}", "", "json");
        row("decimal comma", metrics, R"({"voltage":231,4})", "", "json");
        row("garbage behind", metrics, R"({"voltage":231.4}xyz)", "", "json");
        row("newline behind", metrics, "{\"voltage\":231.4}\r\n", "voltage=231.4 Good");
        row("NUL behind", metrics, QByteArray("{\"voltage\":231.4}\0junk", 22), "voltage=231.4 Good", "",
            "trailing-bytes");
        row("a text that is not UTF-8", metrics,
            "{\"voltage\":231.4,\"x\":\"\xb0"
            "C\"}",
            "voltage=231.4 Good", "json");
        row("a key that is not UTF-8", metrics, "{\"voltage\":231.4,\"\xff\":1}", "voltage=231.4 Good",
            "json");
        row("bytes that are no text at all", metrics, "{\xff\xfe}", "", "json");
        row("deep", metrics, QByteArray(10'000, '['), "", "json");
        row("array", metrics, "[231.4,1,2]", "", "foreign-json");
        row("a bare number", metrics, "231.4", "", "foreign-json");
        row("foreign object", metrics, R"({"temperature":21})", "", "foreign-json");
        row("only blanks", metrics, "  ", "", "json");
        row("too large", metrics, QByteArray(1024 * 1024, ' ') + R"({"voltage":230})", "", "too-large");
        row("as large as may be", metrics, R"({"voltage":230})" + QByteArray(256 * 1024 - 15, ' '),
            "voltage=230 Good");
        row("empty", metrics, "", "", "", "retained-cleared");

        row("energy in Wh", energy, "12.34", "energy_import=12340 Good");
        row("energy with plus and newline", energy, "+0.01\n", "energy_import=10 Good");
        row("energy retained", energy, "12.34", "energy_import=12340 Stale", "", "", true);
        row("energy nan", energy, "nan", "energy_import=none Bad");
        row("energy inf", energy, "-inf", "energy_import=none Bad");
        row("energy out of range", energy, "1e999", "energy_import=none Bad");
        row("energy negative", energy, "-1", "energy_import=none Bad");
        row("energy with unit", energy, "12.34 kWh", "", "number");
        row("energy with comma", energy, "12,34", "", "number");
        row("energy as JSON", energy, R"({"energy":12})", "", "number");
        row("energy in hexadecimal", energy, "0x10", "", "number");
        row("energy overflowed", energy, "ovf", "", "number");

        row("relay on", relay, "1", "relay=1 Good", "", "relay-state");
        row("relay off", relay, "0", "relay=0 Good", "", "relay-state");
        row("trap 13: a relay's retained state is the last known", relay, "1", "relay=1 Stale", "", "", true);
        row("relay unknown", relay, "ON", "", "unknown-text");
        row("trap 14: clearing a relay's state is told, and is no state", relay, "", "", "",
            "retained-cleared");
        row("online", status, "Online", "online=1 Good", "", "status");
        row("offline", status, "Offline", "online=0 Good", "", "status");
        row("offline retained", status, "Offline", "online=0 Stale", "", "", true);
        row("status in another case", status, "online", "", "unknown-text");
        row("heartbeat", "dev/a1/heartbeat", "Alive", "heartbeat=1 Good");
        row("heartbeat retained", "dev/a1/heartbeat", "Alive", "heartbeat=1 Stale", "", "", true);
        row("alert", "dev/a1/threshold/alert", R"({"limit_kwh":2.0})", "", "", "threshold-alert");
        row("alert retained", "dev/a1/threshold/alert", R"({"limit_kwh":2.0})", "", "", "threshold-alert",
            true);
        row("alert damaged", "dev/a1/threshold/alert", "{", "", "json");
        row("order of somebody else", "dev/a1/relay/commands", "RELAY_ON", "", "", "foreign-command");
        row("trap 16: a retained order", "dev/a1/relay/commands", "RELAY_ON", "", "", "foreign-command",
            true);
        row("trap 66: a retained interval", "dev/a1/pzem/config", R"({"metrics":5000})", "", "",
            "foreign-config", true);
        row("unknown topic", "dev/a1/other", "1", "", "unknown-topic");
        row("device without a name", "dev//status", "Online", "", "unknown-topic");
        row("two levels for a device", "dev/a/b/status", "Online", "", "unknown-topic");
        row("prefix only", "dev/status", "Online", "", "unknown-topic");
        row("nothing of ours", "$SYS/broker/uptime", "1", "", "unknown-topic");
    }

    void decodes()
    {
        QFETCH(QByteArray, topic);
        QFETCH(QByteArray, payload);
        QFETCH(bool, retained);
        QFETCH(QString, readings);
        QFETCH(QString, rejects);
        QFETCH(QString, events);
        auto codec = makeCodec();
        core::Batch batch;
        codec.decode(topic.toStdString(), payload, retained, Now, batch);

        QCOMPARE(words(*m_table, batch), readings);
        QStringList reasons;
        for (const core::Reject &reject : batch.rejects) {
            reasons.append(reject.reason);
            QCOMPARE(reject.place, QString::fromUtf8(topic));
            QCOMPARE(reject.size, payload.size());
            QCOMPARE(reject.raw, payload.left(core::Reject::MaxRaw));
            QVERIFY(!reject.detail.isEmpty());
        }
        QCOMPARE(reasons.join(u' '), rejects);
        QStringList kinds;
        for (const core::Event &event : batch.events) {
            kinds.append(event.kind);
            QCOMPARE(event.device.toString(), u"a1"_s);
        }
        QCOMPARE(kinds.join(u' '), events);
        for (const core::Reading &reading : batch.readings) {
            QCOMPARE(reading.retained, retained);
            QCOMPARE(reading.measuredAt, Now.at);
            QCOMPARE(reading.receivedAt, Now.at);
            QCOMPARE(reading.receivedSteady, Now.steady);
            QVERIFY(!reading.value || std::isfinite(*reading.value));
        }
    }

    void seriesNameTheirSource()
    {
        auto codec = makeCodec();
        core::Batch batch;
        codec.decode("dev/ESP32-1a2b3c4d/pzem/metrics", R"({"power":3})", false, Now, batch);
        QCOMPARE(batch.readings.size(), 1);
        const core::Series &series = m_table->at(batch.readings.first().series);
        QCOMPARE(series.device.toString(), u"ESP32-1a2b3c4d"_s);
        QCOMPARE(series.source, u"site:pzem/metrics"_s);
        QCOMPARE(series.channel, QString());
        QCOMPARE(series.profile.toString(), u"iot-smart-meter"_s);
        QCOMPARE(series.profileVersion, m_profile->version);
        QCOMPARE(series.profileHash, m_profile->hash);
    }

    void deviceIsSightedOnce()
    {
        auto codec = makeCodec();
        core::Batch batch;
        codec.decode("dev/b1/status", "Online", true, Now, batch);
        codec.decode("dev/b1/status", "Online", false, Now, batch);
        codec.decode("dev/b1/pzem/energy", "1", false, Now, batch);
        codec.decode("dev/b2/pzem/energy", "1", false, Now, batch);
        QCOMPARE(batch.sightings.size(), 2);
        QCOMPARE(batch.sightings[0], (core::Sighting{core::DeviceId(u"b1"_s), core::TransportId(u"site"_s),
                                                     core::ProfileId(u"iot-smart-meter"_s)}));
        QCOMPARE(batch.sightings[1].device.toString(), u"b2"_s);
    }

    void trap20_aRetainedAlertIsToldOnce()
    {
        auto codec = makeCodec();
        core::Batch batch;
        const QByteArray first = R"({"consumption_kwh":2.01,"exceeded_at":"2025-11-02T19:41:07.501223"})";
        codec.decode("dev/c/threshold/alert", first, true, Now, batch);
        codec.decode("dev/c/threshold/alert", first, true, Now, batch);
        QCOMPARE(batch.events.size(), 1);
        QCOMPARE(batch.events[0].detail["retained"_L1].toBool(), true);
        QCOMPARE(batch.events[0].detail["payload"_L1]["exceeded_at"_L1].toString(),
                 u"2025-11-02T19:41:07.501223"_s);
        codec.decode("dev/c/threshold/alert", R"({"exceeded_at":"later"})", true, Now, batch);
        QCOMPARE(batch.events.size(), 2);
        codec.decode("dev/c/threshold/alert", R"({"exceeded_at":"later"})", false, Now, batch);
        QCOMPARE(batch.events.size(), 3);
    }

    void trailingBytesAreToldOnce()
    {
        auto codec = makeCodec();
        core::Batch batch;
        for (int i = 0; i < 3; ++i)
            codec.decode("dev/d/pzem/energy", QByteArrayView("12.5\0\0", 6), false, Now, batch);
        QCOMPARE(batch.readings.size(), 3);
        QCOMPARE(batch.readings[2].value, 12500.0);
        QCOMPARE(batch.events.size(), 1);
    }

    void topicsAreBounded()
    {
        auto codec = makeCodec();
        core::Batch batch;
        for (qsizetype i = 0; i < mqtt::PayloadCodec::MaxTopics; ++i)
            codec.decode("dev/n" + std::to_string(i) + "/threshold/alert", "{}", false, Now, batch);
        QCOMPARE(batch.rejects.size(), 0);
        codec.decode("dev/one-more/threshold/alert", "{}", false, Now, batch);
        QCOMPARE(batch.rejects.size(), 1);
        QCOMPARE(batch.rejects[0].reason, u"too-many-topics"_s);
        codec.decode("dev/n0/threshold/alert", "{}", false, Now, batch);
        QCOMPARE(batch.rejects.size(), 1);
        codec.decode("dev/" + std::string(1000, 'x') + "/status", "Online", false, Now, batch);
        QCOMPARE(batch.rejects.size(), 2);
        QCOMPARE(batch.rejects[1].reason, u"unknown-topic"_s);
    }

    void otherProfileNeedsNoCode()
    {
        const QByteArray text = R"({"id":"other","version":3,"name":"Other","codec":"mqtt",
            "quantities":{"temperature":{"validMin":-40,"validMax":85},"line":{}},
            "mqtt":{"topics":[{"topic":"plant/{device}/env","payload":"json","retained":"drop","fields":[
                {"path":"air.temp","quantity":"temperature","scale":0.1},
                {"path":"lines.l3","quantity":"line","channel":"3"}]}]}})";
        const auto profile = core::ProfileStore::parse(text, u"other.json"_s);
        QVERIFY2(profile.ok(), qPrintable(profile ? QString() : profile.error().toString()));
        mqtt::PayloadCodec codec(core::TransportId(u"t"_s), {*profile}, m_table);
        core::Batch batch;
        const char *payload = R"({"air":{"temp":215},"lines":{"l3":1}})";
        codec.decode("plant/x/env", payload, true, Now, batch);
        QCOMPARE(batch.readings.size(), 0); // retained copies are declared worthless
        codec.decode("plant/x/env", payload, false, Now, batch);
        QCOMPARE(words(*m_table, batch), u"temperature=21.5 Good; line=1 Good"_s);
        QCOMPARE(m_table->at(batch.readings[1].series).channel, u"3"_s);
    }

    /// The collector was killed between the two sendings of a hub: both were stored.
    void trap59WhatAHubSendsAgainAfterARestartIsKnown()
    {
        const QList<core::ProfilePtr> mesh{loadProfile(u"painlessmesh"_s)};
        const core::TransportId site(u"site"_s);
        const QByteArray topic("painlessMesh/from/2147483700");
        const auto text = [](int time) {
            return "DATA:ESP8266-3:Sensor=41:Hop=2:Sequence=117:NodeId=3391827465:LocalHubId=1:Time=" +
                   QByteArray::number(time);
        };
        core::Batch first;
        mqtt::PayloadCodec before(site, mesh, m_table);
        before.decode(topic.constData(), text(1000), false, Now, first);
        before.decode(topic.constData(), text(2000), false, Now, first);
        QCOMPARE(first.readings.size(), 6);
        QCOMPARE(first.marks.size(), 2);

        mqtt::CodecSettings settings;
        settings.knownMarks = first.marks;
        mqtt::PayloadCodec after(site, mesh, m_table, settings);
        core::Batch second;
        after.decode(topic.constData(), text(2000), false, Now, second);
        QCOMPARE(second.readings.size(), 0);
        QCOMPARE(after.repeats(), 1u);
        after.decode(topic.constData(), text(3000), false, Now, second);
        QCOMPARE(second.readings.size(), 3);
        // Another node with the same words is another node.
        after.decode(topic.constData(), text(1000).replace("3391827465", "3391827466"), false, Now, second);
        QCOMPARE(second.readings.size(), 6);
        // Of the transport's own marks none is taken for a device's.
        settings.knownMarks = {{7, first.marks.first().hash}};
        mqtt::PayloadCodec other(site, mesh, m_table, settings);
        core::Batch third;
        other.decode(topic.constData(), text(1000), false, Now, third);
        QCOMPARE(third.readings.size(), 3);
    }
};

QTEST_APPLESS_MAIN(tst_PayloadCodec)
#include "tst_payloadcodec.moc"
