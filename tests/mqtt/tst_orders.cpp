// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/collector.h"
#include "mqtt/fakebroker.h"
#include "mqtt/mqttpeer.h"
#include "peers/mosquittobroker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::MosquittoBroker;

/// Orders leave once, live, and tell how far they got.
class tst_Orders : public QObject
{
    Q_OBJECT

private:
    static core::OutgoingMessage order(const QString &id, int qos = 1)
    {
        core::OutgoingMessage message;
        message.command = core::CommandId(id);
        message.transport = core::TransportId(u"site"_s);
        message.topic = u"dev/m/relay/commands"_s;
        message.payload = "RELAY_ON";
        message.qos = qos;
        return message;
    }

    /// Until the second connection stands too: an order that arrives is the proof.
    static bool waitForOrders(Collector &collector)
    {
        return QTest::qWaitFor(
            [&collector] {
                if (collector.answers.contains(u"sent probe"_s))
                    return true;
                auto probe = order(u"probe"_s);
                probe.topic = u"dev/probe/relay/commands"_s;
                collector.transport->send(probe);
                return false;
            },
            10'000);
    }

private slots:
    void arrivesOnceAndLive_data()
    {
        QTest::addColumn<int>("qos");
        QTest::addColumn<QStringList>("answers");
        QTest::newRow("QoS 1") << 1 << QStringList{u"sent one"_s, u"accepted one"_s};
        QTest::newRow("QoS 0: nobody accepts") << 0 << QStringList{u"sent one"_s};
    }

    void arrivesOnceAndLive()
    {
        QFETCH(int, qos);
        QFETCH(QStringList, answers);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer bystander(broker.port());
        QVERIFY(bystander.subscribe(u"#"_s));
        Collector collector(broker.port());
        collector.start();
        QTRY_VERIFY(collector.isUp());
        QVERIFY(waitForOrders(collector));
        QTRY_VERIFY(collector.answers.contains(u"accepted probe"_s));
        collector.answers.clear();

        collector.transport->send(order(u"one"_s, qos));
        QTRY_COMPARE(collector.answers, answers);
        QTRY_COMPARE(bystander.heardOn(u"dev/m/relay/commands"_s), QList<QByteArray>{"RELAY_ON"});
        // A later message of ours would come behind a repeated one.
        collector.transport->send(order(u"two"_s));
        QTRY_VERIFY(collector.answers.contains(u"accepted two"_s));
        QTRY_COMPARE(bystander.heardOn(u"dev/m/relay/commands"_s).size(), 2);

        // Nothing of it stays with the broker, and nothing was ever said on the topic that devices obey.
        MqttPeer late(broker.port());
        QVERIFY(late.subscribe(u"#"_s));
        bystander.publish(u"end"_s, "x");
        QTRY_COMPARE(late.heardOn(u"end"_s).size(), 1);
        for (const auto &message : late.heard() + bystander.heard()) {
            QVERIFY2(!message.retained, qPrintable(message.topic));
            QVERIFY2(!message.topic.endsWith(u"relay/state"_s), qPrintable(message.topic));
        }
    }

    void notSentWhileDown()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.start();
        QVERIFY(waitForOrders(collector));
        broker.stop();
        QTRY_COMPARE(collector.states.last(), core::TransportState::Down);
        QTRY_VERIFY([&] {
            collector.answers.clear();
            collector.transport->send(order(u"one"_s));
            return collector.answers == QStringList{u"notSent one Unreachable"_s};
        }());
        // And it does not leave when the broker is back.
        MqttPeer *bystander = nullptr;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer listener(broker.port());
        bystander = &listener;
        QVERIFY(bystander->subscribe(u"dev/m/#"_s));
        collector.answers.clear();
        QVERIFY(waitForOrders(collector));
        collector.transport->send(order(u"two"_s));
        QTRY_VERIFY(collector.answers.contains(u"accepted two"_s));
        QTRY_COMPARE(bystander->heardOn(u"dev/m/relay/commands"_s).size(), 1);
    }

    void notSentBeforeStartAndAfterStop()
    {
        Collector collector(1);
        collector.start();
        collector.transport->send(order(u"one"_s));
        QCOMPARE(collector.answers, QStringList{u"notSent one Unreachable"_s});
        QVERIFY(collector.stop());
        collector.transport->send(order(u"two"_s));
        QCOMPARE(collector.answers.last(), u"notSent two Unreachable"_s);
    }

    void refusedByTheBroker()
    {
        FakeBroker broker(FakeBroker::Mood::RefusesMessages);
        Collector collector(broker.port());
        collector.start();
        QVERIFY(waitForOrders(collector));
        QTRY_VERIFY(collector.answers.contains(u"notSent probe Refused"_s));
        QVERIFY(!collector.answers.contains(u"accepted probe"_s));
    }

    /// Written, then the connection breaks: it may have arrived, so it is neither taken back nor repeated.
    void connectionBreaksBeforeTheConfirmation()
    {
        FakeBroker broker(FakeBroker::Mood::NeverConfirms);
        Collector collector(broker.port());
        collector.start();
        QTRY_COMPARE(broker.greetings, 2);
        QVERIFY(waitForOrders(collector));
        QTRY_VERIFY(!broker.published.isEmpty());
        const auto published = broker.published.size();
        collector.answers.clear();
        broker.closeAll();
        QTRY_COMPARE(broker.greetings, 4); // both are back
        QVERIFY(!QTest::qWaitFor([&] { return broker.published.size() > published; }, 200));
        QCOMPARE(collector.answers, QStringList());
    }

    /// More than a broker takes unconfirmed: they wait for the confirmations, in order, each once.
    void manyAtOnce()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer bystander(broker.port());
        QVERIFY(bystander.subscribe(u"dev/m/#"_s));
        Collector collector(broker.port());
        collector.start();
        QVERIFY(waitForOrders(collector));
        QList<QByteArray> payloads;
        for (int i = 0; i < 200; ++i) {
            auto message = order(u"n%1"_s.arg(i));
            message.payload = QByteArray::number(i);
            payloads.append(message.payload);
            collector.transport->send(message);
        }
        QTRY_VERIFY(collector.answers.contains(u"accepted n199"_s));
        QTRY_COMPARE(bystander.heardOn(u"dev/m/relay/commands"_s), payloads);
        for (int i = 0; i < 200; ++i) {
            QCOMPARE(collector.answers.count(u"sent n%1"_s.arg(i)), 1);
            QCOMPARE(collector.answers.count(u"accepted n%1"_s.arg(i)), 1);
        }
    }

    /// An order must not acknowledge what is not stored.
    void leavesWhileABatchIsNotCommitted()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.start();
        QTRY_COMPARE(collector.rows->clearedMarks, 1);
        QVERIFY(waitForOrders(collector));
        collector.mode = Collector::Mode::Hold;
        MqttPeer device(broker.port());
        device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(1));
        QTRY_COMPARE(collector.held.size(), 1);
        collector.transport->send(order(u"one"_s));
        QTRY_VERIFY(collector.answers.contains(u"accepted one"_s));
        const QByteArray own = collector.options.clientId.toUtf8();
        QVERIFY(!broker.log().contains("Received PUBACK from " + own));
        collector.commitHeld();
        QTRY_VERIFY(broker.log().contains("Received PUBACK from " + own));
    }
};

QTEST_GUILESS_MAIN(tst_Orders)
#include "tst_orders.moc"
