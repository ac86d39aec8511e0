// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "engine/alarmpath.h"
#include "engine/engine.h"
#include "engine/linepath.h"
#include "mqtt/mqttpeer.h"
#include "peers/certificates.h"
#include "peers/mosquittobroker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using alarms::AlarmId;
using peers::MosquittoBroker;

namespace {

constexpr int Limit = 30000; // ms, for a busy machine

QJsonObject rule(const char *id, const char *subject, const QStringList &states, bool hides = false)
{
    return {{u"id"_s, QString::fromLatin1(id)},
            {u"name"_s, QString::fromLatin1(id)},
            {u"subject"_s, QString::fromLatin1(subject)},
            {u"condition"_s, u"state"_s},
            {u"states"_s, QJsonArray::fromStringList(states)},
            {u"priority"_s, u"high"_s},
            {u"response"_s, QJsonArray{u"Look."_s}},
            {u"hidesChildren"_s, hides}};
}

QJsonArray rules()
{
    QJsonObject sample = rule("sample", "quantity", {});
    sample.remove(u"states"_s);
    sample.insert(u"condition"_s, u"high"_s);
    sample.insert(u"quantity"_s, u"sample"_s);
    sample.insert(u"limit"_s, 100);
    QJsonObject ending = rule("ending", "event", {u"certificate-ends-soon"_s});
    ending.insert(u"endedBy"_s, QJsonArray{u"certificate-fine"_s});
    QJsonObject gone = rule("gone", "device", {u"offline"_s}, true);
    gone.insert(u"profile"_s, u"painlessmesh"_s);
    return {sample,
            ending,
            gone,
            rule("line", "line", {u"off"_s}),
            rule("uplink", "link", {u"down"_s}),
            rule("space", "link", {u"SATELLITE"_s}),
            rule("disk", "event", {u"disk-warning"_s})};
}

core::Workspace workspaceIn(const QTemporaryDir &folder, quint16 port, const QStringList &profiles,
                            const QJsonObject &more = {})
{
    QJsonObject broker{{u"id"_s, u"site"_s},
                       {u"type"_s, u"mqtt"_s},
                       {u"host"_s, u"127.0.0.1"_s},
                       {u"port"_s, port},
                       {u"qos"_s, 1},
                       {u"persistentSession"_s, false},
                       {u"profiles"_s, QJsonArray::fromStringList(profiles)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        broker.insert(it.key(), it.value());
    const QJsonObject root{
        {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"site.db"_s}}},
        {u"transports"_s, QJsonArray{broker}},
        {u"devices"_s, QJsonArray{}},
        {u"alarms"_s, QJsonObject{{u"settleS"_s, 1}, {u"rules"_s, rules()}}}};
    const auto workspace =
        core::Workspace::parse(QJsonDocument(root).toJson(), folder.filePath(u"site.json"_s));
    if (!workspace)
        qFatal("%s", qPrintable(workspace.error().toString()));
    return *workspace;
}

core::UtcTime now() { return core::SystemClock().now(); }

/// A gateway's message about @p device, measured so long ago.
QByteArray told(const QString &device, std::chrono::seconds ago, const QJsonObject &values)
{
    const QJsonObject one{{u"ts"_s, double(core::toMicros(now() - ago) / 1000)}, {u"values"_s, values}};
    return QJsonDocument(QJsonObject{{device, QJsonArray{one}}}).toJson(QJsonDocument::Compact);
}

/// All eight with power, but for @p off.
QJsonObject allLines(int off = 0)
{
    QJsonObject values;
    for (int line = 1; line <= 8; ++line)
        values.insert(QString::number(line), line == off ? u"false"_s : u"true"_s);
    return values;
}

QByteArray node(const char *id, int sample, int time)
{
    return "DATA:ESP8266-3:Sensor=" + QByteArray::number(sample) + ":Hop=2:Sequence=1:NodeId=" + id +
           ":LocalHubId=1:Time=" + QByteArray::number(time);
}

bool isUp(const engine::Engine &engine)
{
    return engine.transports().value(0).state == core::TransportState::Up;
}

} // namespace

/// What comes by a real broker and what alarms make of it.
class tst_AlarmBroker : public QObject
{
    Q_OBJECT

private:
    static void stop(engine::Engine &engine)
    {
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        engine.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, Limit);
    }
    static void begin(engine::Engine &engine)
    {
        engine.start();
        QTRY_VERIFY_WITH_TIMEOUT(engine.isRunning() && isUp(engine), Limit);
    }
    static QString words(const engine::AlarmPath &path, const AlarmId &id)
    {
        const auto alarm = path.alarm(id);
        return alarm ? QString(alarms::stateName(alarm->state)) + u' ' + alarms::hiddenName(alarm->hidden())
                     : u"none"_s;
    }

private slots:
    /// A hub leaves the tree that the mesh tells: what hangs below it is hidden until it has settled again.
    void aHubIsDown()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTemporaryDir folder;
        const core::Workspace workspace = workspaceIn(folder, broker.port(), {u"painlessmesh"_s});
        MqttPeer mesh(broker.port());
        const AlarmId low(u"sample@77/sample"_s);
        const AlarmId other(u"sample@900/sample"_s);
        const AlarmId hub(u"gone@2147483700"_s);
        const QByteArray whole = R"({"nodeId":1,"subs":[{"nodeId":2147483700,"subs":[{"nodeId":77}]},)"
                                 R"({"nodeId":900}]})";
        {
            engine::Engine engine(workspace, {});
            engine::AlarmPath &path = engine.alarmPath();
            begin(engine);
            mesh.publish(u"painlessMesh/from/gateway"_s, whole);
            mesh.publish(u"painlessMesh/from/2147483700"_s, node("77", 400, 1000));
            mesh.publish(u"painlessMesh/from/900"_s, node("900", 400, 1000));
            QTRY_COMPARE_WITH_TIMEOUT(words(path, low), u"ActiveUnacknowledged No"_s, Limit);
            QTRY_COMPARE_WITH_TIMEOUT(words(path, other), u"ActiveUnacknowledged No"_s, Limit);
            QCOMPARE(path.alarm(low)->source.hub.toString(), u"2147483700"_s);

            mesh.publish(u"painlessMesh/from/gateway"_s, R"({"nodeId":1,"subs":[{"nodeId":900}]})");
            QTRY_COMPARE_WITH_TIMEOUT(words(path, hub), u"ActiveUnacknowledged No"_s, Limit);
            QCOMPARE(words(path, low), u"ActiveUnacknowledged Suppressed"_s);
            QCOMPARE(path.alarm(low)->hiddenReason(), hub.toString());
            QCOMPARE(path.alarm(low)->hiddenUntil(), core::UtcTime{});
            QCOMPARE(words(path, other), u"ActiveUnacknowledged No"_s);
            QCOMPARE(path.counts().suppressed, 1);
            QTRY_VERIFY_WITH_TIMEOUT(path.alarm(low)->stored && path.alarm(hub)->stored, Limit);
            stop(engine);
        }
        // Nobody has told a tree again, and it is known what hangs on what.
        engine::Engine again(workspace, {});
        engine::AlarmPath &path = again.alarmPath();
        begin(again);
        QCOMPARE(words(path, low), u"ActiveUnacknowledged Suppressed"_s);
        QCOMPARE(path.alarm(low)->source.hub.toString(), u"2147483700"_s);
        mesh.publish(u"painlessMesh/from/gateway"_s, whole);
        QTRY_COMPARE_WITH_TIMEOUT(words(path, hub), u"ClearedUnacknowledged No"_s, Limit);
        QTRY_COMPARE_WITH_TIMEOUT(words(path, low), u"ActiveUnacknowledged No"_s, Limit);
        stop(again);
    }

    /// What a device's status says of its uplink, and which one it uses.
    void uplinks()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTemporaryDir folder;
        engine::Engine engine(workspaceIn(folder, broker.port(), {u"iot-smart-meter"_s}), {});
        engine::AlarmPath &path = engine.alarmPath();
        MqttPeer device(broker.port());
        device.publish(u"dev/ESP32-old/status"_s, "Offline", 1, true);
        QVERIFY(device.waitForConfirmations());
        begin(engine);
        device.publish(u"dev/ESP32-1/status"_s, "Offline");
        const AlarmId down(u"uplink@ESP32-1/link "_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(path, down), u"ActiveUnacknowledged No"_s, Limit);
        device.publish(u"dev/ESP32-1/status"_s, "Online");
        QTRY_COMPARE_WITH_TIMEOUT(words(path, down), u"ClearedUnacknowledged No"_s, Limit);
        // A retained copy is old news.
        QVERIFY(!path.alarm(AlarmId(u"uplink@ESP32-old/link "_s)));

        const core::Event switched{now(),
                                   core::DeviceId(u"ESP32-1"_s),
                                   core::TransportId(u"site"_s),
                                   u"link-switch"_s,
                                   {{u"FromLinkType"_s, u"CELLULAR"_s}, {u"ToLinkType"_s, u"SATELLITE"_s}}};
        core::Event imported = switched;
        imported.at = now() - 1h;
        const AlarmId space(u"space@ESP32-1/link in use"_s);
        emit engine.eventHappened(imported);
        QVERIFY(!path.alarm(space));
        emit engine.eventHappened(switched);
        QCOMPARE(words(path, space), u"ActiveUnacknowledged No"_s);
        core::Event back = switched;
        back.detail.insert(u"ToLinkType"_s, u"CELLULAR"_s);
        emit engine.eventHappened(back);
        QCOMPARE(words(path, space), u"ClearedUnacknowledged No"_s);
        stop(engine);
    }

    /// All lines with power, as a device says that starts, is held off: it ends no alarm before it is
    /// believed, and what is corrected begins none anew.
    void aRestartsBurst()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTemporaryDir folder;
        engine::Engine engine(workspaceIn(folder, broker.port(), {u"thingsboard-gateway"_s}), {});
        engine::AlarmPath &path = engine.alarmPath();
        begin(engine);
        QTRY_VERIFY_WITH_TIMEOUT(engine.linePath().isSettled(), Limit);
        MqttPeer gateway(broker.port());
        const QString topic = u"v1/gateway/telemetry"_s;
        const AlarmId believed(u"line@A/line 1"_s);
        const AlarmId corrected(u"line@B/line 1"_s);
        const auto marked = [&](const QString &name) {
            // A device that is told of last: what came before it was looked at.
            gateway.publish(topic, told(name, 1s, allLines(3)));
            return path.alarm(AlarmId(u"line@%1/line 3"_s.arg(name))).has_value();
        };
        gateway.publish(topic, told(u"A"_s, 75s, allLines(1)));
        gateway.publish(topic, told(u"B"_s, 75s, allLines(1)));
        QTRY_COMPARE_WITH_TIMEOUT(words(path, believed), u"ActiveUnacknowledged No"_s, Limit);
        QTRY_COMPARE_WITH_TIMEOUT(words(path, corrected), u"ActiveUnacknowledged No"_s, Limit);
        gateway.publish(topic, told(u"A"_s, 68s, allLines()));
        gateway.publish(topic, told(u"B"_s, 68s, allLines()));
        QTRY_VERIFY_WITH_TIMEOUT(marked(u"M1"_s), Limit);
        QCOMPARE(words(path, believed), u"ActiveUnacknowledged No"_s);
        QCOMPARE(words(path, corrected), u"ActiveUnacknowledged No"_s);
        gateway.publish(topic, told(u"B"_s, 64s, allLines(1)));
        gateway.publish(topic, told(u"A"_s, 0s, {{u"V"_s, 231}}));
        gateway.publish(topic, told(u"B"_s, 0s, {{u"V"_s, 231}}));
        QTRY_COMPARE_WITH_TIMEOUT(words(path, believed), u"ClearedUnacknowledged No"_s, Limit);
        QTRY_VERIFY_WITH_TIMEOUT(marked(u"M2"_s), Limit);
        QCOMPARE(words(path, corrected), u"ActiveUnacknowledged No"_s);
        QCOMPARE(path.alarm(corrected)->episodes, 1u);
        // A device that was never heard of and starts: nothing is off.
        gateway.publish(topic, told(u"C"_s, 1s, allLines()));
        QTRY_VERIFY_WITH_TIMEOUT(marked(u"M3"_s), Limit);
        for (const alarms::Alarm &alarm : path.alarms())
            QVERIFY2(alarm.source.device.toString() != "C"_L1, qPrintable(alarm.id.toString()));
        stop(engine);
    }

    /// The broker's copies at a subscription raise nothing and end nothing.
    void retainedCopies()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTemporaryDir folder;
        const core::Workspace workspace = workspaceIn(folder, broker.port(), {u"spms"_s});
        const AlarmId off(u"line@0001_MSAN/line 1"_s);
        MqttPeer device(broker.port());
        device.publish(u"spms/0002_MSAN/telemetry"_s, "{'1':'false'}", 1, true);
        QVERIFY(device.waitForConfirmations());
        {
            engine::Engine engine(workspace, {});
            begin(engine);
            device.publish(u"spms/0001_MSAN/telemetry"_s, "{'1':'false'}");
            QTRY_COMPARE_WITH_TIMEOUT(words(engine.alarmPath(), off), u"ActiveUnacknowledged No"_s, Limit);
            QVERIFY(!engine.alarmPath().alarm(AlarmId(u"line@0002_MSAN/line 1"_s)));
            QTRY_VERIFY_WITH_TIMEOUT(engine.alarmPath().alarm(off)->stored, Limit);
            stop(engine);
        }
        device.publish(u"spms/0001_MSAN/telemetry"_s, "{'1':'true'}", 1, true);
        QVERIFY(device.waitForConfirmations());
        engine::Engine again(workspace, {});
        begin(again);
        // The last of them, so that the copies were looked at.
        device.publish(u"spms/0003_MSAN/telemetry"_s, "{'1':'false'}");
        QTRY_COMPARE_WITH_TIMEOUT(words(again.alarmPath(), AlarmId(u"line@0003_MSAN/line 1"_s)),
                                  u"ActiveUnacknowledged No"_s, Limit);
        QCOMPARE(words(again.alarmPath(), off), u"ActiveUnacknowledged No"_s);
        QVERIFY(!again.alarmPath().alarm(AlarmId(u"line@0002_MSAN/line 1"_s)));
        stop(again);
    }

    /// A broker's certificate that ends in ten days, and then its successor.
    void aCertificateEndsSoon()
    {
        peers::Certificates authority;
        const QDateTime today = QDateTime::currentDateTimeUtc();
        const auto old = authority.server(u"old"_s, {u"IP:127.0.0.1"_s}, today.addDays(10));
        const auto next = authority.server(u"next"_s, {u"IP:127.0.0.1"_s});
        QVERIFY2(authority.isOk(), qPrintable(authority.error()));
        QTemporaryDir folder;
        const AlarmId ending(u"ending@transport site"_s);
        for (const bool renewed : {false, true}) {
            MosquittoBroker::Config config;
            config.certificate = renewed ? next.certificate : old.certificate;
            config.key = renewed ? next.key : old.key;
            MosquittoBroker broker(config);
            QVERIFY2(broker.start(), qPrintable(broker.error()));
            const QJsonObject tls{{u"tls"_s, QJsonObject{{u"ca"_s, authority.authority()}}}};
            engine::Engine engine(workspaceIn(folder, broker.securePort(), {u"iot-smart-meter"_s}, tls), {});
            begin(engine);
            QTRY_COMPARE_WITH_TIMEOUT(words(engine.alarmPath(), ending),
                                      renewed ? u"ClearedUnacknowledged No"_s : u"ActiveUnacknowledged No"_s,
                                      Limit);
            QTRY_VERIFY_WITH_TIMEOUT(engine.alarmPath().alarm(ending)->stored, Limit);
            stop(engine);
        }
    }

    void aDiskNearlyFull()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTemporaryDir folder;
        engine::Engine engine(workspaceIn(folder, broker.port(), {u"spms"_s}), {});
        begin(engine);
        emit engine.eventHappened({now(), {}, {}, u"disk-warning"_s, {}});
        QCOMPARE(words(engine.alarmPath(), AlarmId(u"disk@console"_s)), u"ActiveUnacknowledged No"_s);
        stop(engine);
    }
};

QTEST_GUILESS_MAIN(tst_AlarmBroker)
#include "tst_alarmbroker.moc"
