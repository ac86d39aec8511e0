// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/collector.h"
#include "mqtt/mqttclient.h"
#include "mqtt/mqttpeer.h"
#include "peers/certificates.h"
#include "peers/mosquittobroker.h"
#include "peers/websocketdoor.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::Certificates;
using peers::MosquittoBroker;
using peers::WebSocketDoor;

/// Over TLS, WebSocket and both nothing is lost, doubled, acknowledged too early or hoarded.
class tst_BrokerTunnel : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Certificates> m_certificates;
    Certificates::Pair m_pair;

    MosquittoBroker::Config config() const
    {
        MosquittoBroker::Config made;
        made.raisedLimits = true;
        made.certificate = m_pair.certificate;
        made.key = m_pair.key;
        return made;
    }

    void secure(Collector &collector, quint16 port) const
    {
        collector.settings.tcpPort = port;
        collector.settings.tls.on = true;
        collector.settings.tls.ca = m_certificates->authority();
    }

    static void publishNumbers(MqttPeer &device, int first, int last)
    {
        for (int i = first; i <= last; ++i)
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(i));
    }

private slots:
    void initTestCase()
    {
        m_certificates = std::make_unique<Certificates>();
        m_pair = m_certificates->server(u"right"_s, {u"IP:127.0.0.1"_s});
        QVERIFY2(m_certificates->isOk(), qPrintable(m_certificates->error()));
    }

    void everyWay_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("webSocket");
        QTest::addColumn<QString>("protocol");
        for (const QString &protocol : {u"5"_s, u"3.1.1"_s}) {
            const QByteArray version = ", MQTT " + protocol.toUtf8();
            QTest::newRow("TLS" + version) << true << false << protocol;
            QTest::newRow("ws" + version) << false << true << protocol;
            QTest::newRow("wss" + version) << true << true << protocol;
        }
    }

    /// Ended after the commit but before the acknowledgement, and before the commit: what was stored comes
    /// again and is recognised, what was not stored comes.
    void everyWay()
    {
        QFETCH(bool, tls);
        QFETCH(bool, webSocket);
        QFETCH(QString, protocol);
        MosquittoBroker broker(config());
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        WebSocketDoor door(broker.port(), tls ? m_pair : Certificates::Pair());
        const auto prepare = [&](Collector &collector) {
            collector.options.batchMessages = 300;
            collector.settings.protocol = protocol;
            if (tls)
                secure(collector, broker.securePort());
            if (webSocket) {
                collector.settings.tcpPort = door.port();
                collector.settings.webSocketPath = u"/mqtt"_s;
            }
        };
        StoredRows rows;
        MqttPeer device(broker.port());
        int known = 500;
        for (const auto mode : {Collector::Mode::StoreOnly, Collector::Mode::Hold}) {
            Collector ending(broker.port(), &rows);
            prepare(ending);
            ending.start();
            QTRY_VERIFY_WITH_TIMEOUT(ending.isUp(), 30'000);
            publishNumbers(device, known - 499, known);
            QTRY_COMPARE_WITH_TIMEOUT(rows.numbers.size(), known, 30'000);
            ending.mode = mode;
            publishNumbers(device, known + 1, known + 500);
            QVERIFY(device.waitForConfirmations());
            const auto last = ending.batches.size();
            QTRY_VERIFY_WITH_TIMEOUT(ending.batches.size() > last || !ending.held.isEmpty() ||
                                         rows.numbers.size() > known,
                                     30'000);
            ending.kill();
            known += 1000;
        }
        known -= 500;
        const auto stored = rows.numbers.size();
        Collector second(broker.port(), &rows);
        prepare(second);
        second.start();
        QTRY_COMPARE_WITH_TIMEOUT(rows.numbers.size(), known, 30'000);
        QCOMPARE(rows.notExactlyOnce(known), QString());
        QCOMPARE(rows.clearedMarks, 1);
        QVERIFY(stored < known);
        QVERIFY(second.stop());
        if (webSocket)
            QCOMPARE(door.paths.value(0), u"/mqtt"_s);
        // All was acknowledged now: nothing comes again.
        Collector third(broker.port(), &rows);
        prepare(third);
        third.start();
        QTRY_VERIFY_WITH_TIMEOUT(third.isUp(), 30'000);
        publishNumbers(device, known + 1, known + 1);
        QTRY_COMPARE_WITH_TIMEOUT(rows.numbers.size(), known + 1, 30'000);
        QCOMPARE(third.counters.duplicates, 0);
    }

    void nothingLeavesUnstored_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("webSocket");
        QTest::newRow("TLS") << true << false;
        QTest::newRow("ws") << false << true;
        QTest::newRow("wss") << true << true;
    }

    /// The broker hears of no message before it is stored, and its window stays closed that long.
    void nothingLeavesUnstored()
    {
        QFETCH(bool, tls);
        QFETCH(bool, webSocket);
        auto limited = config();
        limited.raisedLimits = false;
        MosquittoBroker broker(limited);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        WebSocketDoor door(broker.port(), tls ? m_pair : Certificates::Pair());
        Collector collector(broker.port());
        collector.settings.protocol = u"3.1.1"_s; // the broker's own window: 20
        if (tls)
            secure(collector, broker.securePort());
        if (webSocket) {
            collector.settings.tcpPort = door.port();
            collector.settings.webSocketPath = u"mqtt"_s;
        }
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(collector.rows->clearedMarks, 1, 30'000);
        collector.mode = Collector::Mode::Hold;
        MqttPeer device(broker.port());
        publishNumbers(device, 1, 100);
        QVERIFY(device.waitForConfirmations());
        QTRY_COMPARE_WITH_TIMEOUT(collector.held.size(), 1, 30'000);
        const QByteArray puback = "Received PUBACK from " + collector.options.clientId.toUtf8();
        QVERIFY(!QTest::qWaitFor([&] { return broker.log().contains(puback); }, 1500));
        collector.mode = Collector::Mode::Commit;
        collector.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(collector.rows->numbers.size(), 100, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(broker.log().count(puback) == 100, 30'000);
        QCOMPARE(collector.rows->notExactlyOnce(100), QString());
    }

    void pressureReachesTheBroker_data() { nothingLeavesUnstored_data(); }

    /// A client that does not read holds a few buffers' worth, however much comes.
    void pressureReachesTheBroker()
    {
        QFETCH(bool, tls);
        QFETCH(bool, webSocket);
        MosquittoBroker broker(config());
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        WebSocketDoor door(broker.port(), tls ? m_pair : Certificates::Pair());
        mqtt::ConnectSettings to;
        to.host = u"127.0.0.1"_s;
        to.port = webSocket ? door.port() : broker.securePort();
        to.clientId = u"slow"_s;
        to.tls.on = tls;
        to.tls.ca = m_certificates->authority();
        to.webSocketPath = webSocket ? u"/mqtt"_s : QString();
        const std::unique_ptr<mqtt::MqttClient> client(mqtt::MqttClient::create(nullptr));
        qint64 read = 0;
        client->setReceiver([&](const mqtt::Message &message) { read += message.payload.size(); });
        bool granted = false;
        connect(client.get(), &mqtt::MqttClient::connected, this,
                [&] { QVERIFY(client->subscribe({u"bulk"_s}, 1, false)); });
        connect(client.get(), &mqtt::MqttClient::subscribed, this, [&] {
            granted = true;
            client->setReading(false);
        });
        client->open(to);
        QTRY_VERIFY_WITH_TIMEOUT(granted, 30'000);
        MqttPeer device(broker.port());
        constexpr int Count = 200;
        const QByteArray block(100'000, 'x');
        for (int i = 0; i < Count; ++i)
            device.publish(u"bulk"_s, block);
        QVERIFY(device.waitForConfirmations());
        // Nobody reads: what is under way comes to rest, and most of it stays with the broker.
        qint64 before = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(before, client->unreadBytes()) == client->unreadBytes() &&
                                     client->unreadBytes() > 0,
                                 30'000);
        QVERIFY2(!QTest::qWaitFor([&] { return client->unreadBytes() > 8 * 1024 * 1024; }, 500),
                 qPrintable(QString::number(client->unreadBytes())));
        QCOMPARE(read, 0);
        client->setReading(true);
        QTRY_COMPARE_WITH_TIMEOUT(read, static_cast<qint64>(Count) * block.size(), 30'000);
        QCOMPARE(client->withheld(), Count);
    }

    /// However a WebSocket ends, a new one is made and nothing is lost.
    void webSocketEndsInTheMiddle()
    {
        MosquittoBroker broker(config());
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        WebSocketDoor door(broker.port());
        door.piece = 7; // packets and pieces never meet
        StoredRows rows;
        Collector collector(door.port(), &rows);
        collector.settings.webSocketPath = u"/mqtt"_s;
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        MqttPeer device(broker.port());
        int published = 0;
        for (int round = 0; round < 4; ++round) {
            publishNumbers(device, published + 1, published + 300);
            published += 300;
            QTRY_VERIFY_WITH_TIMEOUT(rows.numbers.size() > published - 300, 30'000);
            if (round % 2 == 0)
                door.closeAll();
            else
                door.abortAll();
            QTRY_COMPARE_WITH_TIMEOUT(collector.counters.reconnects, round + 1, 30'000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(rows.numbers.size(), published, 30'000);
        QCOMPARE(rows.notExactlyOnce(published), QString());
        QCOMPARE(rows.clearedMarks, 1);
    }
};

QTEST_GUILESS_MAIN(tst_BrokerTunnel)
#include "tst_brokertunnel.moc"
