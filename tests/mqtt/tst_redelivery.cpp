// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/collector.h"
#include "mqtt/mqttpeer.h"
#include "peers/mosquittobroker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::MosquittoBroker;

/// Ends of a collector and of a broker, and what comes again afterwards: never lost, never twice.
class tst_Redelivery : public QObject
{
    Q_OBJECT

private:
    static void publishNumbers(MqttPeer &device, int first, int last)
    {
        for (int i = first; i <= last; ++i)
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(i));
    }

    static int timesSubscribed(const MosquittoBroker &broker)
    {
        return static_cast<int>(broker.log().count("Received SUBSCRIBE from meterdeck-"));
    }

private slots:
    /// The row says how far the first collector gets with what it read.
    void collectorEnds_data()
    {
        QTest::addColumn<Collector::Mode>("mode");
        QTest::addColumn<bool>("mqtt5");
        QTest::addColumn<bool>("dropDuplicates");
        QTest::addColumn<bool>("duplicates"); // some are dropped, or, when not dropped, stored twice
        for (const bool mqtt5 : {true, false}) {
            const QByteArray protocol = mqtt5 ? "MQTT 5" : "MQTT 3.1.1";
            QTest::newRow("after read, " + protocol) << Collector::Mode::Hold << mqtt5 << true << false;
            QTest::newRow("after commit, " + protocol) << Collector::Mode::StoreOnly << mqtt5 << true << true;
            QTest::newRow("after commit, duplicates kept, " + protocol)
                << Collector::Mode::StoreOnly << mqtt5 << false << true;
        }
    }

    void collectorEnds()
    {
        QFETCH(Collector::Mode, mode);
        QFETCH(bool, mqtt5);
        QFETCH(bool, dropDuplicates);
        QFETCH(bool, duplicates);
        MosquittoBroker::Config config;
        config.raisedLimits = true;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        MqttPeer device(broker.port());
        {
            Collector first(broker.port(), &rows);
            first.options.mqtt5 = mqtt5;
            first.options.batchMessages = 300;
            first.start();
            QTRY_VERIFY(first.isUp());
            publishNumbers(device, 1, 500);
            QTRY_COMPARE(rows.numbers.size(), 500);
            first.mode = mode;
            publishNumbers(device, 501, 1000);
            QVERIFY(device.waitForConfirmations());
            const auto last = first.batches.size();
            QTRY_VERIFY(first.batches.size() > last || rows.numbers.size() > 500 || !first.held.isEmpty());
            first.kill();
        }
        const auto stored = rows.numbers.size();
        publishNumbers(device, 1001, 1500);
        QVERIFY(device.waitForConfirmations());
        Collector second(broker.port(), &rows);
        second.options.mqtt5 = mqtt5;
        second.options.dropDuplicates = dropDuplicates;
        second.start();
        QTRY_COMPARE(rows.numbers.size(), 1500);
        QTRY_COMPARE(second.counters.messages, static_cast<quint64>(1500 - 500));
        if (!dropDuplicates) {
            QVERIFY(stored > 500);
            QCOMPARE(rows.doubled(), static_cast<int>(stored) - 500);
            return;
        }
        QCOMPARE(rows.notExactlyOnce(1500), QString());
        QCOMPARE(second.counters.duplicates > 0, duplicates);
        QCOMPARE(second.counters.duplicates, static_cast<quint64>(stored - 500));
        QCOMPARE(rows.clearedMarks, 1);
    }

    void collectorEndsAgainAndAgainUnderLoad()
    {
        MosquittoBroker::Config config;
        config.raisedLimits = true;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        MqttPeer device(broker.port());
        { // makes the session
            Collector first(broker.port(), &rows);
            first.start();
            QTRY_COMPARE(rows.clearedMarks, 1);
            QTRY_VERIFY(first.isUp());
            QVERIFY(first.stop());
        }
        quint64 dropped = 0;
        int published = 0;
        for (int round = 0; round < 20; ++round) {
            Collector collector(broker.port(), &rows);
            collector.options.batchMessages = 200;
            collector.options.batchAge = 20ms;
            collector.mode = round % 3 == 2 ? Collector::Mode::Hold : Collector::Mode::Commit;
            collector.start();
            publishNumbers(device, published + 1, published + 1000);
            published += 1000;
            const auto enough = static_cast<qsizetype>(round % 3 == 2 ? 1 : 1 + round % 4);
            QTRY_VERIFY(collector.batches.size() >= enough);
            if (round % 3 == 1) { // the next batch is stored, but its acknowledgement never leaves
                collector.mode = Collector::Mode::StoreOnly;
                const auto before = collector.batches.size();
                publishNumbers(device, published + 1, published + 300);
                published += 300;
                QTRY_VERIFY(collector.batches.size() > before);
            }
            if (round % 3 == 2)
                QTRY_VERIFY(collector.counters.duplicates > 0);
            dropped += collector.counters.duplicates;
            collector.kill();
        }
        Collector last(broker.port(), &rows);
        last.start();
        QTRY_COMPARE_WITH_TIMEOUT(rows.numbers.size(), published, 20'000);
        QVERIFY(device.waitForConfirmations());
        QCOMPARE(rows.notExactlyOnce(published), QString());
        QVERIFY(dropped > 0);
        QCOMPARE(rows.clearedMarks, 1);
    }

    void aResumedSessionDoesNotSubscribeAgain()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        for (int round = 0; round < 3; ++round) {
            Collector collector(broker.port(), &rows);
            collector.start();
            QTRY_VERIFY(collector.isUp());
            MqttPeer device(broker.port());
            publishNumbers(device, round + 1, round + 1);
            QTRY_COMPARE(rows.numbers.size(), round + 1);
            QVERIFY(collector.stop());
        }
        QCOMPARE(timesSubscribed(broker), 1);
        QCOMPARE(rows.clearedMarks, 1);
        QCOMPARE(rows.notExactlyOnce(3), QString());
    }

    void brokerRestarts_data()
    {
        QTest::addColumn<bool>("persistence");
        QTest::newRow("with persistence") << true;
        QTest::newRow("without") << false;
    }

    void brokerRestarts()
    {
        QFETCH(bool, persistence);
        MosquittoBroker::Config config;
        config.persistence = persistence;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        Collector collector(broker.port(), &rows);
        collector.start();
        QTRY_VERIFY(collector.isUp());
        {
            MqttPeer device(broker.port());
            publishNumbers(device, 1, 10);
            QTRY_COMPARE(rows.numbers.size(), 10);
        }
        QVERIFY2(broker.restart(), qPrintable(broker.error()));
        QTRY_COMPARE(collector.counters.reconnects, 1);
        QTRY_VERIFY(collector.isUp());
        MqttPeer device(broker.port());
        publishNumbers(device, 11, 20);
        QTRY_COMPARE(rows.numbers.size(), 20);
        QCOMPARE(rows.notExactlyOnce(20), QString());
        QCOMPARE(timesSubscribed(broker), persistence ? 1 : 2);
        QCOMPARE(rows.clearedMarks, persistence ? 1 : 2);
        QCOMPARE(rows.gaps.size(), persistence ? 0 : 1);
        if (persistence)
            return;
        QCOMPARE(rows.gaps[0].reason, u"session-lost"_s);
        QCOMPARE(rows.gaps[0].transport.toString(), u"site"_s);
        QVERIFY(rows.gaps[0].from < rows.gaps[0].to);
        const auto lost = std::find_if(rows.events.begin(), rows.events.end(), [](const core::Event &event) {
            return event.kind == "session-lost"_L1;
        });
        QVERIFY(lost != rows.events.end());
    }

    void brokerIsKilledInTheMiddle()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        Collector collector(broker.port(), &rows);
        collector.start();
        QTRY_VERIFY(collector.isUp());
        {
            MqttPeer device(broker.port());
            publishNumbers(device, 1, 500);
            QTRY_VERIFY(rows.numbers.size() > 100);
            broker.kill();
        }
        QTRY_COMPARE(collector.states.last(), core::TransportState::Down);
        QVERIFY(!collector.errors.isEmpty());
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Unreachable);
        const auto said = collector.errors.size();
        QVERIFY(!QTest::qWaitFor([&] { return collector.errors.size() > said + 2; },
                                 500)); // tries often, says little
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTRY_VERIFY(collector.isUp());
        MqttPeer device(broker.port());
        publishNumbers(device, 501, 510);
        QTRY_VERIFY(rows.numbers.contains(510));
        QCOMPARE(rows.doubled(), 0);
        QCOMPARE(rows.gaps.size(), 1);
        QCOMPARE(rows.gaps[0].reason, u"session-lost"_s);
    }

    void absenceAtQos0IsAGap()
    {
        MosquittoBroker::Config config;
        config.persistence = true;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        Collector collector(broker.port(), &rows);
        collector.start();
        QTRY_VERIFY(collector.isUp());
        {
            MqttPeer device(broker.port());
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(1), 0);
            QTRY_COMPARE(rows.numbers.size(), 1);
        }
        QVERIFY2(broker.restart(), qPrintable(broker.error()));
        QTRY_COMPARE(rows.gaps.size(), 1);
        QCOMPARE(rows.gaps[0].reason, u"broker-away"_s);
        QVERIFY(rows.gaps[0].from < rows.gaps[0].to);
        QCOMPARE(rows.clearedMarks, 1);
    }

    void timeWithoutACollectorIsAGap()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.settings.persistentSession = false;
        collector.options.lastReceived = core::SystemClock().now() - 1h;
        collector.start();
        QTRY_COMPARE(collector.rows->gaps.size(), 1);
        QCOMPARE(collector.rows->gaps[0].reason, u"collector-away"_s);
        QCOMPARE(collector.rows->gaps[0].from, collector.options.lastReceived);
    }

    /// The connection is given up before a ping could acknowledge what is not stored.
    void databaseIsSlowerThanHalfTheKeepAlive()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        Collector collector(broker.port(), &rows);
        collector.options.keepAlive = 5s;
        collector.start();
        QTRY_VERIFY(collector.isUp());
        QTRY_COMPARE(rows.clearedMarks, 1);
        collector.mode = Collector::Mode::Hold;
        MqttPeer device(broker.port());
        publishNumbers(device, 1, 50);
        QTRY_COMPARE(collector.held.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(collector.states.last(), core::TransportState::BackPressed, 4'000);
        QTRY_VERIFY_WITH_TIMEOUT(!collector.errors.isEmpty(), 4'000);
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Timeout);
        QVERIFY(!broker.log().contains("Received PUBACK from meterdeck-"));
        QVERIFY(!broker.log().contains("Received DISCONNECT from meterdeck-"));
        publishNumbers(device, 51, 60);
        collector.mode = Collector::Mode::Commit;
        collector.commitHeld();
        QTRY_COMPARE(rows.numbers.size(), 60);
        QCOMPARE(rows.notExactlyOnce(60), QString());
        QTRY_COMPARE(collector.counters.duplicates, 50);
        QTRY_VERIFY(collector.isUp());
        QCOMPARE(timesSubscribed(broker), 1);
    }
};

QTEST_GUILESS_MAIN(tst_Redelivery)
#include "tst_redelivery.moc"
