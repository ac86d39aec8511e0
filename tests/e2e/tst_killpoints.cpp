// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"
#include "peers/mosquittobroker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

/// The collector is killed wherever it hurts, under load, with a real broker and an independent publisher:
/// every message published at QoS 1 is in the database exactly once. Each message carries its number as its
/// power.
class tst_KillPoints : public QObject
{
    Q_OBJECT

private:
    static constexpr int Messages = 20000; // number 1 to 20,000: inside the profile's limit for power

    static QJsonArray transports(quint16 port)
    {
        return {QJsonObject{{u"id"_s, u"site"_s},
                            {u"type"_s, u"mqtt"_s},
                            {u"host"_s, u"127.0.0.1"_s},
                            {u"port"_s, port},
                            {u"qos"_s, 1},
                            {u"persistentSession"_s, true},
                            {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}}};
    }

    /// Publishes numbers from @p first on, @p count of them, each once, at QoS 1.
    static void startPublisher(QProcess &publisher, const CollectorRun &run, quint16 port, int first,
                               int count)
    {
        // From a file: it goes on by itself while the test waits for something else.
        const QString name = run.folder() + u"/numbers-%1"_s.arg(first);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            return;
        for (int number = first; number < first + count; ++number)
            file.write(R"({"voltage":230.5,"current":1.25,"power":)" + QByteArray::number(number) + "}\n");
        file.close();
        publisher.setStandardInputFile(name);
        publisher.start(u"mosquitto_pub"_s, {u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(port), u"-q"_s,
                                             u"1"_s, u"-l"_s, u"-t"_s, u"dev/ESP32-1a2b3c/pzem/metrics"_s});
    }

    static bool waitForAll(const CollectorRun &run, int count)
    {
        QElapsedTimer timer;
        timer.start();
        bool all = false;
        while (!all && timer.elapsed() < 60000)
            all = QTest::qWaitFor([&] { return run.numbersStored().size() >= count; }, 1000);
        return all;
    }

    static QString exactlyOnce(const QMap<int, int> &numbers, int count, int first = 1)
    {
        int missing = 0;
        int doubled = 0;
        for (int number = first; number < first + count; ++number) {
            missing += numbers.value(number) == 0 ? 1 : 0;
            doubled += numbers.value(number) > 1 ? 1 : 0;
        }
        if (missing == 0 && doubled == 0 && numbers.size() == count)
            return {};
        return u"%1 of %2 missing, %3 doubled, %4 different numbers stored"_s.arg(missing)
            .arg(count)
            .arg(doubled)
            .arg(numbers.size());
    }

private slots:
    void killedAt_data()
    {
        QTest::addColumn<QString>("killPoint");
        QTest::addColumn<bool>("raisedLimits");
        QTest::addColumn<bool>("duplicatesExpected");
        QTest::newRow("after read, default broker") << u"after-read:2"_s << false << false;
        QTest::newRow("after read") << u"after-read:2"_s << true << false;
        QTest::newRow("before commit") << u"before-commit:2"_s << true << false;
        QTest::newRow("after commit, default broker") << u"after-commit:2"_s << false << true;
        QTest::newRow("after commit") << u"after-commit:2"_s << true << true;
        QTest::newRow("before the acknowledgement") << u"before-ack:2"_s << true << true;
        QTest::newRow("after the write") << u"after-ack:2"_s << true << false;
        QTest::newRow("tier swap") << u"move-swap:2"_s << true << false;
        QTest::newRow("tier insert") << u"move-insert:2"_s << true << false;
        QTest::newRow("tier last row") << u"move-last:1"_s << true << false;
        QTest::newRow("tier emptied") << u"move-empty:1"_s << true << false;
    }

    void killedAt()
    {
        QFETCH(QString, killPoint);
        QFETCH(bool, raisedLimits);
        QFETCH(bool, duplicatesExpected);
        peers::MosquittoBroker broker(peers::MosquittoBroker::Config{raisedLimits, false, {}, {}, {}});
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        // A default broker keeps 1,000 messages for an absent session and drops the rest: stay below.
        const int count = raisedLimits ? Messages : 900;
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start({{u"METERDECK_KILL_POINT"_s, killPoint}, {u"METERDECK_TEST_MOVE_MS"_s, u"50"_s}}),
                 qPrintable(run.lastWords()));
        // Two waves: the first makes at least one batch, so the second is sure to reach a second one.
        constexpr int FirstWave = 200;
        QProcess first;
        startPublisher(first, run, broker.port(), 1, FirstWave);
        QVERIFY(QTest::qWaitFor([&] { return !run.isRunning() || run.numbersStored().size() >= FirstWave; },
                                30000));
        QProcess publisher;
        startPublisher(publisher, run, broker.port(), FirstWave + 1, count - FirstWave);
        QVERIFY2(run.waitKilled(30000), qPrintable(run.lastWords()));
        QVERIFY2(run.start({{u"METERDECK_TEST_MOVE_MS"_s, u"50"_s}}), qPrintable(run.lastWords()));
        QVERIFY(publisher.state() == QProcess::NotRunning || publisher.waitForFinished(60000));
        QVERIFY2(waitForAll(run, count), qPrintable(exactlyOnce(run.numbersStored(), count)));
        const QJsonObject summary = run.stop();
        QVERIFY2(!summary.isEmpty(), qPrintable(run.lastWords()));
        QVERIFY2(exactlyOnce(run.numbersStored(), count).isEmpty(),
                 qPrintable(exactlyOnce(run.numbersStored(), count)));
        if (duplicatesExpected)
            QVERIFY(summary[u"duplicates"_s].toInt() > 0);
    }

    void withoutDuplicateRemovalTheSameTestFails()
    {
        peers::MosquittoBroker broker(peers::MosquittoBroker::Config{true, false, {}, {}, {}});
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start({{u"METERDECK_KILL_POINT"_s, u"before-ack:2"_s}}), qPrintable(run.lastWords()));
        QProcess first;
        startPublisher(first, run, broker.port(), 1, 200);
        QVERIFY(
            QTest::qWaitFor([&] { return !run.isRunning() || run.numbersStored().size() >= 200; }, 30000));
        QProcess publisher;
        startPublisher(publisher, run, broker.port(), 201, Messages - 200);
        QVERIFY2(run.waitKilled(30000), qPrintable(run.lastWords()));
        QVERIFY2(run.start({{u"METERDECK_TEST_KEEP_DUPLICATES"_s, u"1"_s}}), qPrintable(run.lastWords()));
        QVERIFY(publisher.state() == QProcess::NotRunning || publisher.waitForFinished(60000));
        QVERIFY(waitForAll(run, Messages));
        QVERIFY(!run.stop().isEmpty());
        QVERIFY(!exactlyOnce(run.numbersStored(), Messages).isEmpty());
    }

    void killedAtRandomMoments()
    {
        peers::MosquittoBroker broker(peers::MosquittoBroker::Config{true, false, {}, {}, {}});
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start({{u"METERDECK_TEST_MOVE_MS"_s, u"50"_s}}), qPrintable(run.lastWords()));
        // A stream that goes on while the collector dies and comes back, 20 times; the moment of each death
        // is drawn by how much has arrived in the meantime, so that it falls anywhere in read, commit,
        // acknowledge and move.
        QProcess publisher;
        publisher.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeck-sim"),
                        {u"--mqtt"_s, u"127.0.0.1:%1"_s.arg(broker.port()), u"--mqtt-devices"_s, u"1"_s,
                         u"--qos"_s, u"1"_s, u"--count"_s, QString::number(Messages), u"--rate"_s,
                         u"1000"_s});
        QVERIFY(publisher.waitForStarted());
        QRandomGenerator random(20261);
        constexpr int Rounds = 20;
        constexpr double PerWatt = 100; // the simulator's numbers are hundredths of a watt
        for (int round = 0; round < Rounds; ++round) {
            const auto before = run.numbersStored(PerWatt).size();
            const auto enough = std::min<qsizetype>(before + random.bounded(1, 600), Messages);
            QVERIFY(QTest::qWaitFor([&] { return run.numbersStored(PerWatt).size() >= enough; }, 30000));
            run.kill();
            QVERIFY2(run.start({{u"METERDECK_TEST_MOVE_MS"_s, u"50"_s}}), qPrintable(run.lastWords()));
        }
        QVERIFY(publisher.state() == QProcess::NotRunning || publisher.waitForFinished(60000));
        QVERIFY2(publisher.readAllStandardOutput().contains("published 20000"),
                 publisher.readAllStandardError());
        bool all = false;
        for (int look = 0; look < 30 && !all; ++look)
            all = QTest::qWaitFor([&] { return run.numbersStored(PerWatt).size() >= Messages; }, 1000);
        const QJsonObject summary = run.stop();
        QVERIFY2(!summary.isEmpty(), qPrintable(run.lastWords()));
        const QString words = exactlyOnce(run.numbersStored(PerWatt), Messages, 0);
        QVERIFY2(words.isEmpty(), qPrintable(words));
    }
};

QTEST_GUILESS_MAIN(tst_KillPoints)
#include "tst_killpoints.moc"
