// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/collector.h"
#include "mqtt/mqttpeer.h"
#include "peers/mosquittobroker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::MosquittoBroker;

/// From a real broker to batches: values, limits, order and leaving.
class tst_MqttTransport : public QObject
{
    Q_OBJECT

private:
    static QString words(const Collector &collector)
    {
        QStringList list;
        for (const core::Reading &reading : collector.readings) {
            list.append(u"%1 %2 %3%4"_s.arg(
                collector.series(reading), reading.value ? QString::number(*reading.value) : u"none"_s,
                core::qualityName(reading.quality), reading.retained ? u" retained"_s : QString()));
        }
        list.sort();
        return list.join("; "_L1);
    }

private slots:
    void rightValuesOfEachTopic_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("readings");
        QTest::newRow("metrics") << u"pzem/metrics"_s
                                 << QByteArray(R"({"voltage":231.5,"current":1.5,"power":300})")
                                 << u"m active_power 300 Good; m current 1.5 Good; m voltage 231.5 Good"_s;
        QTest::newRow("energy") << u"pzem/energy"_s << QByteArray("12.34") << u"m energy_import 12340 Good"_s;
        QTest::newRow("relay") << u"relay/state"_s << QByteArray("1") << u"m relay 1 Good"_s;
        QTest::newRow("status") << u"status"_s << QByteArray("Offline") << u"m online 0 Good"_s;
        QTest::newRow("heartbeat") << u"heartbeat"_s << QByteArray("Alive") << u"m heartbeat 1 Good"_s;
    }

    void rightValuesOfEachTopic()
    {
        QFETCH(QString, topic);
        QFETCH(QByteArray, payload);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.start();
        QTRY_VERIFY(collector.isUp());
        MqttPeer device(broker.port());
        const auto before = core::SystemClock().now();
        device.publish(u"dev/m/"_s + topic, payload, 0);
        QTRY_VERIFY(!collector.readings.isEmpty());
        QTEST(words(collector), "readings");
        QVERIFY(collector.readings[0].receivedAt >= before);
        QVERIFY(collector.readings[0].receivedAt <= core::SystemClock().now());
        QCOMPARE(collector.readings[0].measuredAt, collector.readings[0].receivedAt);
        QCOMPARE(collector.batches.last()->sightings.size(), 1);
        QCOMPARE(collector.batches.last()->sightings[0].device.toString(), u"m"_s);
        QCOMPARE(collector.batches.last()->marks.size(), 0); // QoS 0 is never redelivered
    }

    void aRetainedCopyIsOldNews()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer device(broker.port());
        device.publish(u"dev/m/heartbeat"_s, "Alive", 1, true);
        device.publish(u"dev/m/relay/state"_s, "1", 1, true);
        QVERIFY(device.waitForConfirmations());
        Collector collector(broker.port());
        collector.start();
        QTRY_COMPARE(collector.readings.size(), 2);
        QCOMPARE(words(collector), u"m heartbeat 1 Stale retained; m relay 1 Stale retained"_s);
        collector.readings.clear();
        device.publish(u"dev/m/relay/state"_s, "1", 1, true); // the same words, but live
        QTRY_COMPARE(collector.readings.size(), 1);
        QCOMPARE(words(collector), u"m relay 1 Good"_s);
    }

    void whatCannotBeReadIsNoMoreThanTheDatabaseIsOwed()
    {
        // At QoS 0 nobody waits for a commit; with the database locked the rejects must not pile up for ever.
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.mode = Collector::Mode::Hold;
        collector.settings.qos = 0;
        collector.options.batchAge = 20ms;
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        const auto kept = [&collector] {
            qint64 bytes = 0;
            for (const auto &batch : collector.held) {
                for (const core::Reject &reject : batch->rejects)
                    bytes += reject.raw.size();
            }
            return bytes;
        };
        const auto isPressed = [&collector] {
            return collector.states.last() == core::TransportState::BackPressed;
        };
        MqttPeer device(broker.port());
        const QByteArray garbage(core::Reject::MaxRaw, '?');
        while (kept() < 96 * 1024 * 1024 && !isPressed()) {
            const qsizetype before = collector.batches.size();
            for (int i = 0; i < 500; ++i)
                device.publish(u"dev/m/relay/state"_s, garbage, 0); // its words are read quickly
            QTRY_VERIFY_WITH_TIMEOUT(collector.batches.size() > before || isPressed(), 30'000);
        }
        QVERIFY2(isPressed(), qPrintable(QString::number(kept())));
        collector.mode = Collector::Mode::Commit;
        collector.commitHeld();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        const qsizetype before = collector.readings.size();
        device.publish(u"dev/m/relay/state"_s, "1", 0);
        QTRY_VERIFY_WITH_TIMEOUT(collector.readings.size() > before, 30'000);
    }

    void everythingArrivesWhileAcknowledgementsWait_data()
    {
        QTest::addColumn<bool>("raised");
        QTest::addColumn<bool>("mqtt5");
        QTest::newRow("default broker, MQTT 5") << false << true;
        QTest::newRow("default broker, MQTT 3.1.1") << false << false;
        QTest::newRow("raised limits, MQTT 5") << true << true;
        QTest::newRow("raised limits, MQTT 3.1.1") << true << false;
    }

    void everythingArrivesWhileAcknowledgementsWait()
    {
        QFETCH(bool, raised);
        QFETCH(bool, mqtt5);
        constexpr int Count = 2'000;
        MosquittoBroker::Config config;
        config.raisedLimits = raised;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.options.mqtt5 = mqtt5;
        collector.start();
        QTRY_VERIFY(collector.isUp());
        MqttPeer device(broker.port());
        for (int i = 1; i <= Count; ++i) {
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(i));
            // A default broker queues 1,000 and drops the rest, whoever listens.
            if (i % 500 == 0)
                QTRY_COMPARE_WITH_TIMEOUT(collector.rows->numbers.size(), i, 30'000);
        }
        QCOMPARE(collector.rows->notExactlyOnce(Count), QString());
        QCOMPARE(collector.rows->marks.size(), Count);
        quint64 sequence = 0;
        for (const auto &batch : collector.batches) {
            QCOMPARE(batch->sequence, ++sequence);
        }
    }

    /// Nothing but committed() lets the twenty-first message come.
    void aDefaultBrokerStopsAtTwenty()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.options.mqtt5 = false;
        collector.start();
        QTRY_VERIFY(collector.isUp());
        QTRY_COMPARE(collector.rows->clearedMarks, 1);
        collector.mode = Collector::Mode::Hold;
        MqttPeer device(broker.port());
        for (int i = 1; i <= 100; ++i)
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(i));
        QVERIFY(device.waitForConfirmations());
        QTRY_COMPARE(collector.held.size(), 1);
        QCOMPARE(collector.held[0]->marks.size(), 20);
        // The wait is longer than the keep-alive's tick, which must not flush an acknowledgement either.
        QVERIFY(
            !QTest::qWaitFor([&] { return broker.log().contains("Received PUBACK from meterdeck-"); }, 1500));
        collector.mode = Collector::Mode::Commit;
        collector.commitHeld();
        QTRY_COMPARE(collector.rows->numbers.size(), 100);
        QVERIFY(broker.log().contains("Received PUBACK from meterdeck-"));
    }

    void oneBatchAtATime()
    {
        MosquittoBroker::Config config;
        config.raisedLimits = true;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.mode = Collector::Mode::Hold;
        collector.options.batchMessages = 100;
        collector.start();
        QTRY_VERIFY(collector.isUp() || !collector.held.isEmpty());
        MqttPeer device(broker.port());
        for (int i = 1; i <= 1000; ++i)
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(i));
        QVERIFY(device.waitForConfirmations()); // the broker has them all
        int most = 0;
        while (collector.rows->numbers.size() < 1000) {
            QTRY_COMPARE(collector.held.size(), 1);
            most = std::max(most, static_cast<int>(collector.held[0]->marks.size()));
            QVERIFY(collector.held[0]->marks.size() <= 100);
            // Time for a second batch, if it made one.
            QVERIFY(!QTest::qWaitFor([&] { return collector.held.size() > 1; }, 20));
            collector.commitHeld();
        }
        QCOMPARE(most, 100);
        QCOMPARE(collector.rows->notExactlyOnce(1000), QString());
    }

    void aSlowTrickleIsGatheredByAge()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.options.batchAge = 50ms;
        collector.start();
        QTRY_VERIFY(collector.isUp());
        MqttPeer device(broker.port());
        for (int i = 1; i <= 5; ++i) {
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(i),
                           0); // nothing to acknowledge: no stall
            QTRY_COMPARE(collector.rows->numbers.size(), i);
        }
        QCOMPARE(collector.rows->notExactlyOnce(5), QString());
    }

    void badInputIsCountedAndTheRestGoesOn()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.start();
        QTRY_VERIFY(collector.isUp());
        MqttPeer device(broker.port());
        const QString topic = u"dev/m/pzem/metrics"_s;
        device.publish(topic, QByteArray(1024 * 1024, 'x'));
        device.publish(topic, "{\"voltage\":23");
        device.publish(topic, "{'voltage':230}");
        device.publish(topic, R"({"voltage":nan,"power":7})");
        device.publish(topic, R"({"lamp":"on"})");
        device.publish(topic, "");
        device.publish(topic, Collector::numbered(8));
        QTRY_VERIFY(collector.rows->numbers.contains(8));
        QVERIFY(collector.rows->numbers.contains(7));
        QStringList reasons;
        for (const auto &reject : collector.rows->rejects)
            reasons.append(reject.reason);
        QCOMPARE(reasons, QStringList({u"too-large"_s, u"json"_s, u"json"_s, u"nan"_s, u"foreign-json"_s}));
        QCOMPARE(collector.rows->rejects[0].raw.size(), 4096);
        QCOMPARE(collector.rows->rejects[0].size, 1024 * 1024);
        QTRY_COMPARE(collector.counters.rejects.value(u"json"_s), 2);
        QCOMPARE(collector.counters.rejects.value(u"too-large"_s), 1);
        QCOMPARE(collector.counters.messages, 7);
    }

    void stopWaitsForTheCommit()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        {
            Collector collector(broker.port(), &rows);
            collector.start();
            QTRY_VERIFY(collector.isUp());
            QTRY_VERIFY(collector.rows->clearedMarks == 1);
            collector.mode = Collector::Mode::Hold;
            MqttPeer device(broker.port());
            for (int i = 1; i <= 10; ++i)
                device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(i));
            QTRY_VERIFY(!collector.held.isEmpty());
            bool stopped = false;
            connect(collector.transport, &core::Transport::stopped, this, [&] { stopped = true; });
            collector.transport->stop();
            QVERIFY(!QTest::qWaitFor([&] { return stopped; }, 50));
            collector.mode = Collector::Mode::Commit;
            collector.commitHeld();
            QTRY_VERIFY(stopped);
            QCOMPARE(collector.states.last(), core::TransportState::Stopped);
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(11));
            QVERIFY(device.waitForConfirmations());
        }
        // What was acknowledged stays away; what was not read comes now.
        Collector next(broker.port(), &rows);
        next.start();
        QTRY_COMPARE(rows.numbers.size(), 11);
        QCOMPARE(rows.notExactlyOnce(11), QString());
    }

    void stopIsBoundedWithoutACommit()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.mode = Collector::Mode::Hold;
        collector.options.stopWithin = 200ms;
        collector.start();
        QTRY_VERIFY(!collector.held.isEmpty()); // the new session is itself a batch
        QVERIFY(collector.stop());
    }

    void stopBeforeStart()
    {
        Collector collector(1);
        mqtt::MqttTransport transport(collector.settings, {Collector::profile()}, collector.table,
                                      std::make_shared<core::SystemClock>(), collector.options);
        bool stopped = false;
        connect(&transport, &core::Transport::stopped, this, [&] { stopped = true; });
        transport.stop();
        QVERIFY(stopped);
    }

    void clientIdIsStableAndShort()
    {
        const core::TransportId site(u"site"_s);
        const QStringList filters{u"dev/+/a"_s, u"dev/+/b"_s};
        const QString id = mqtt::clientIdFor(u"inst"_s, site, filters);
        QCOMPARE(mqtt::clientIdFor(u"inst"_s, site, filters), id);
        QVERIFY(id.size() <= 23);
        QVERIFY(mqtt::clientIdFor(u"other"_s, site, filters) != id);
        QVERIFY(mqtt::clientIdFor(u"inst"_s, core::TransportId(u"site2"_s), filters) != id);
        QVERIFY(mqtt::clientIdFor(u"inst"_s, site, {u"dev/+/a"_s}) != id);
        QVERIFY(mqtt::clientIdFor(u"ins"_s, core::TransportId(u"tsite"_s), filters) != id);
    }
};

QTEST_GUILESS_MAIN(tst_MqttTransport)
#include "tst_mqtttransport.moc"
