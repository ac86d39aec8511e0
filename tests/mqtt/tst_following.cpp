// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonschema.h"
#include "mqtt/collector.h"
#include "mqtt/mqttpeer.h"
#include "peers/mosquittobroker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::MosquittoBroker;

/// Devices that announce themselves to a real broker: their topics are subscribed while the transport runs,
/// and nothing of the batch cycle's promises is given up for it.
class tst_Following : public QObject
{
    Q_OBJECT

private:
    static constexpr int Patience = 30'000;

    static core::ProfilePtr family()
    {
        const auto store = core::ProfileStore::load({}, nullptr);
        return store.find(core::ProfileId(u"home-assistant"_s));
    }

    static void announce(MqttPeer &device, const QByteArray &name, bool retain = true)
    {
        device.publish(u"homeassistant/sensor/%1/power/config"_s.arg(QString::fromLatin1(name)),
                       R"({"stat_t":"site/)" + name + R"(/p","unit_of_meas":"W","dev":{"ids":[")" + name +
                           R"("]}})",
                       1, retain);
    }

    static bool has(const Collector &collector, const QString &series, double value)
    {
        return std::any_of(collector.readings.begin(), collector.readings.end(), [&](const auto &reading) {
            return collector.series(reading) == series && reading.value == value;
        });
    }

    /// Whether it was heard; else publishes once more: that a subscription has arrived is seen by nothing
    /// else.
    static bool isHeard(MqttPeer &device, const Collector &collector, const QString &name, double value)
    {
        if (has(collector, name + u" active_power"_s, value))
            return true;
        device.publish(u"site/%1/p"_s.arg(name), QByteArray::number(value), 1);
        return false;
    }

private slots:
    void announcedTopicsAreSubscribed_data()
    {
        QTest::addColumn<bool>("before");
        QTest::addColumn<int>("qos");
        QTest::newRow("announced before we came") << true << 1;
        QTest::newRow("announced while we read") << false << 1;
        QTest::newRow("at QoS 0") << false << 0;
    }

    void announcedTopicsAreSubscribed()
    {
        QFETCH(bool, before);
        QFETCH(int, qos);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer device(broker.port());
        if (before) {
            announce(device, "plug4");
            QVERIFY(device.waitForConfirmations());
        }
        Collector collector(broker.port());
        collector.profiles = {family()};
        collector.settings.qos = qos;
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), Patience);
        if (!before)
            announce(device, "plug4");
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(device, collector, u"plug4"_s, 12.5), Patience);
        announce(device, "plug5"); // and another one, later
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(device, collector, u"plug5"_s, 7), Patience);
        QVERIFY(collector.errors.isEmpty());
        QVERIFY(collector.stop());
    }

    void aResumedSessionLearnsAgainWhatWasAnnounced()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer device(broker.port());
        announce(device, "plug4");
        QVERIFY(device.waitForConfirmations());
        for (const double value : {1., 2.}) {
            Collector collector(broker.port());
            collector.profiles = {family()};
            collector.start();
            QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), Patience);
            QTRY_VERIFY_WITH_TIMEOUT(isHeard(device, collector, u"plug4"_s, value), Patience);
            QCOMPARE(collector.stateWords.join(u' ').contains(u"session resumed"_s), value == 2.);
            QVERIFY(collector.stop());
        }
    }

    /// They come at once and in order, the broker's window full of them, before anything that is asked for.
    void whatWaitedIsReadByWhatWasAnnounced_data()
    {
        QTest::addColumn<bool>("raised");
        QTest::newRow("default broker") << false;
        QTest::newRow("raised limits") << true;
    }

    void whatWaitedIsReadByWhatWasAnnounced()
    {
        QFETCH(bool, raised);
        MosquittoBroker::Config config;
        config.raisedLimits = raised;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer device(broker.port());
        announce(device, "plug4");
        QVERIFY(device.waitForConfirmations());
        StoredRows rows;
        {
            Collector first(broker.port(), &rows);
            first.profiles = {family()};
            first.start();
            QTRY_VERIFY_WITH_TIMEOUT(first.isUp(), Patience);
            QTRY_VERIFY_WITH_TIMEOUT(isHeard(device, first, u"plug4"_s, 1), Patience);
            QVERIFY(first.stop());
        }
        rows.numbers.clear();
        constexpr int Waiting = 300;
        for (int number = 1001; number <= 1000 + Waiting; ++number)
            device.publish(u"site/plug4/p"_s, QByteArray::number(number), 1);
        announce(device, "plug5"); // and somebody new while nobody was here
        QVERIFY(device.waitForConfirmations());

        Collector second(broker.port(), &rows);
        second.profiles = {family()};
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(rows.numbers.size() >= Waiting, Patience);
        QVERIFY(second.stateWords.join(u' ').contains(u"session resumed"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(device, second, u"plug5"_s, 7), Patience);
        QVERIFY(second.stop());
        QVERIFY2(second.counters.rejects.isEmpty(), qPrintable(second.counters.rejects.keys().join(", "_L1)));
        QVERIFY(rows.rejects.isEmpty());
        for (int number = 1001; number <= 1000 + Waiting; ++number)
            QCOMPARE(rows.numbers.value(number), 1);
    }

    /// A broker that is not there when we come is asked when it is.
    void theBrokerComesLater()
    {
        MosquittoBroker::Config config;
        config.persistence = true;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        StoredRows rows;
        {
            MqttPeer device(broker.port());
            announce(device, "plug4");
            QVERIFY(device.waitForConfirmations());
            Collector first(broker.port(), &rows);
            first.profiles = {family()};
            first.start();
            QTRY_VERIFY_WITH_TIMEOUT(first.isUp(), Patience);
            QTRY_VERIFY_WITH_TIMEOUT(isHeard(device, first, u"plug4"_s, 1), Patience);
            QVERIFY(first.stop());
            device.publish(u"site/plug4/p"_s, "1001", 1);
            QVERIFY(device.waitForConfirmations());
        }
        broker.stop();
        Collector second(broker.port(), &rows);
        second.profiles = {family()};
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(!second.errors.isEmpty(), Patience);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTRY_COMPARE_WITH_TIMEOUT(rows.numbers.value(1001), 1, Patience);
        QVERIFY(rows.rejects.isEmpty());
        QVERIFY(second.stop());
    }

    void anAnnouncementThatWasNotStoredComesAgain()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer device(broker.port());
        StoredRows rows;
        Collector first(broker.port(), &rows);
        first.profiles = {family()};
        first.start();
        QTRY_VERIFY_WITH_TIMEOUT(first.isUp(), Patience);
        first.mode = Collector::Mode::Hold;
        announce(device, "plug4", false); // once: the broker keeps no copy
        QTRY_VERIFY_WITH_TIMEOUT(
            std::any_of(first.held.begin(), first.held.end(),
                        [](const core::BatchPtr &batch) { return !batch->events.isEmpty(); }),
            Patience);
        // A subscription written now would have carried the acknowledgement with it.
        first.kill();

        Collector second(broker.port(), &rows);
        second.profiles = {family()};
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(second.isUp(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(device, second, u"plug4"_s, 5), Patience);
        QVERIFY(second.stop());
    }
};

QTEST_GUILESS_MAIN(tst_Following)
#include "tst_following.moc"
