// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/topicwatch.h"
#include "fakedoors.h"
#include "mqtt/mqttpeer.h"
#include "peers/mosquittobroker.h"

#include <QHash>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::TopicReport;
using engine::TopicRequest;
using engine::TopicWatch;
using peers::MosquittoBroker;
using State = engine::TopicReport::State;

namespace {

constexpr int Generous = 60'000;

TopicRequest request(quint16 port)
{
    TopicRequest made;
    made.settings.id = core::TransportId(u"site"_s);
    made.settings.type = u"mqtt"_s;
    made.settings.host = u"127.0.0.1"_s;
    made.settings.tcpPort = port;
    made.settings.profiles = {core::ProfileId(u"iot-smart-meter"_s)};
    made.profiles = core::ProfileStore::load({}, nullptr).all();
    return made;
}

/// Takes a watch's reports together, as a window does.
class Looker : public QObject
{
public:
    explicit Looker(TopicWatch &watch)
    {
        connect(&watch, &TopicWatch::reported, this, [this](const TopicReport &report) {
            ++reports;
            if (report.isAfresh)
                topics.clear();
            for (const mqtt::TopicState &state : report.changes) {
                if (state.number != 0 && state.parent != 0 && !topics.contains(state.parent))
                    ++orphans;
                topics.insert(state.number, state);
            }
            if (report.orders)
                orders = *report.orders;
            if (report.detail)
                detail = report.detail;
            most = std::max<qsizetype>(most, report.changes.size());
            last = report;
        });
    }

    QString topic(const mqtt::TopicState &state) const
    {
        return state.parent == 0 ? state.level : topic(topics.value(state.parent)) + u'/' + state.level;
    }
    const mqtt::TopicState *find(const QString &name) const
    {
        for (auto state = topics.cbegin(); state != topics.cend(); ++state) {
            if (state.key() != 0 && topic(*state) == name)
                return &*state;
        }
        return nullptr;
    }

    QHash<mqtt::TopicNumber, mqtt::TopicState> topics;
    QList<engine::RetainedOrder> orders;
    std::optional<engine::TopicDetail> detail;
    TopicReport last;
    qsizetype most = 0;
    int reports = 0;
    int orphans = 0;
};

} // namespace

/// The topic browser's own connection, on a real broker.
class TestTopicWatch : public QObject
{
    Q_OBJECT

private slots:
    void theTreeIsWhatTheBrokerHas()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer peer(broker.port());
        peer.publish(u"dev/ESP32-1/status"_s, "Online", 1, true);
        QVERIFY(peer.waitForConfirmations());
        TopicWatch watch;
        Looker looker(watch);
        watch.start(request(broker.port()));
        QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"dev/ESP32-1/status"_s), Generous);
        QVERIFY(looker.find(u"dev/ESP32-1/status"_s)->retained);
        QCOMPARE(looker.last.state, State::Reading);
        peer.publish(u"dev/ESP32-1/pzem/metrics"_s, "{\"voltage\":230,\"current\":1,\"power\":230}");
        QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"dev/ESP32-1/pzem/metrics"_s), Generous);
        QVERIFY(!looker.find(u"dev/ESP32-1/pzem/metrics"_s)->retained);
        QCOMPARE(looker.find(u"dev"_s)->topics, 2U);
        QCOMPARE(looker.orphans, 0);
        // One topic closely: what the profile makes of it.
        watch.look(looker.find(u"dev/ESP32-1/pzem/metrics"_s)->number);
        QTRY_VERIFY_WITH_TIMEOUT(looker.detail, Generous);
        QCOMPARE(looker.detail->topic, u"dev/ESP32-1/pzem/metrics"_s);
        QCOMPARE(looker.detail->history.size(), 1);
        QVERIFY(looker.detail->meaning.isRead);
        QCOMPARE(looker.detail->meaning.values.size(), 3);
        peer.publish(u"dev/ESP32-1/pzem/metrics"_s, "{\"voltage\":");
        QTRY_COMPARE_WITH_TIMEOUT(looker.detail->history.size(), 2, Generous);
        QCOMPARE(looker.detail->meaning.rejects.size(), 1);
    }

    void trap16_retainedOrdersAreReported()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer peer(broker.port());
        peer.publish(u"dev/ESP32-1/relay/commands"_s, "RELAY_OFF", 1, true);
        peer.publish(u"cmnd/plug-3/POWER"_s, "ON", 1, true);
        peer.publish(u"dev/ESP32-1/relay/state"_s, "1", 1, true);
        QVERIFY(peer.waitForConfirmations());
        TopicWatch watch;
        Looker looker(watch);
        watch.start(request(broker.port()));
        QTRY_COMPARE_WITH_TIMEOUT(looker.orders.size(), 2, Generous);
        QCOMPARE(looker.last.ordersInAll, 2);
        const bool first = looker.orders.at(0).topic == "dev/ESP32-1/relay/commands"_L1;
        const engine::RetainedOrder &relay = looker.orders.at(first ? 0 : 1);
        QCOMPARE(relay.payload, QByteArray("RELAY_OFF"));
        QCOMPARE(relay.profile->id.toString(), u"iot-smart-meter"_s);
        QCOMPARE(relay.pattern, u"dev/{device}/relay/commands"_s);
        // An order that is not kept is none of these.
        peer.publish(u"dev/ESP32-2/relay/commands"_s, "RELAY_ON");
        QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"dev/ESP32-2/relay/commands"_s), Generous);
        QCOMPARE(looker.orders.size(), 2);
    }

    void aFirehoseIsBoundedAndWhatIsLeftOutIsCounted()
    {
        constexpr int Messages = 30'000;
        constexpr int Topics = 3'000;
        MosquittoBroker::Config config;
        config.raisedLimits = true;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        TopicRequest wanted = request(broker.port());
        wanted.limits.topics = 2'001; // the branch and 2,000 topics
        wanted.limits.records = 4'000;
        wanted.limits.bytes = 300'000;
        TopicWatch watch;
        Looker looker(watch);
        watch.start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Reading, Generous);
        MqttPeer peer(broker.port());
        const QByteArray payload(200, 'x');
        for (int i = 0; i < Messages; ++i)
            peer.publish(u"hose/%1"_s.arg(i % Topics), payload, 0);
        peer.publish(u"end"_s, "1", 1);
        QVERIFY(peer.waitForConfirmations());
        // The broker may drop at QoS 0, so what was heard is compared with itself.
        QTRY_VERIFY_WITH_TIMEOUT(looker.last.losses.tooMany > 0, Generous);
        const auto isSettled = [&looker] {
            const auto root = looker.topics.value(0);
            return !looker.last.isBehind && looker.last.messages >= Messages / 2 &&
                   root.messages + looker.last.losses.tooMany == looker.last.messages;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), Generous);
        QCOMPARE(looker.last.nodes, 2'001);
        QVERIFY(looker.last.bytes <= wanted.limits.bytes);
        QVERIFY(looker.last.losses.letGo > 0);
        QVERIFY2(looker.most <= 2'000, qPrintable(QString::number(looker.most)));
        QCOMPARE(looker.orphans, 0);
        quint64 below = 0;
        for (const mqtt::TopicState &state : std::as_const(looker.topics))
            below += state.isTopic ? state.messages : 0;
        QCOMPARE(below, looker.topics.value(0).messages);
    }

    void itNeverPublishes()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer peer(broker.port());
        TopicRequest wanted = request(broker.port());
        wanted.settings.presenceTopic = u"consoles/here"_s; // of the real connection
        wanted.settings.persistentSession = true;
        wanted.settings.sharedGroup = u"collectors"_s;
        wanted.brokersOwn = true;
        {
            TopicWatch watch;
            Looker looker(watch);
            watch.start(wanted);
            QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Reading, Generous);
            peer.publish(u"a/b"_s, "hello");
            QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"a/b"_s), Generous);
            QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"$SYS/broker"_s), Generous);
            watch.look(looker.find(u"a/b"_s)->number);
            QTRY_VERIFY_WITH_TIMEOUT(looker.detail, Generous);
        }
        QTRY_VERIFY_WITH_TIMEOUT(broker.log().contains("Received DISCONNECT from mdlook-"), Generous);
        const QByteArray log = broker.log();
        QVERIFY(log.contains("Received SUBSCRIBE from mdlook-"));
        QVERIFY(log.contains("Received PUBLISH from ")); // of the peer: such lines are logged
        QVERIFY(!log.contains("Received PUBLISH from mdlook-"));
        QVERIFY(!log.contains("Received PUBACK from mdlook-"));
        QVERIFY(!log.contains("$share/"));
        QVERIFY(!log.contains("consoles/here"));
        for (const QByteArray &line : log.split('\n')) {
            if (line.contains("New client connected") && line.contains("mdlook-"))
                QVERIFY2(line.contains("c1"), line.constData()); // a clean session
        }
    }

    void aRefusedLoginIsSaidAndAnotherStartForgetsIt()
    {
        MosquittoBroker::Config config;
        config.user = u"meter"_s;
        config.password = u"right"_s;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        TopicWatch watch;
        Looker looker(watch);
        TopicRequest wanted = request(broker.port());
        wanted.settings.user = u"meter"_s;
        wanted.password = u"wrong"_s;
        watch.start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Away, Generous);
        QCOMPARE(looker.last.error->code, core::ErrorCode::Refused);
        // Another start forgets the first.
        wanted.password = u"right"_s;
        watch.start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Reading, Generous);
        QVERIFY(!looker.last.error);
    }

    void aBrokerThatComesBackIsReadOn()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        TopicWatch watch;
        Looker looker(watch);
        watch.start(request(broker.port()));
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Reading, Generous);
        broker.stop();
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Away, Generous);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Reading, Generous);
        MqttPeer peer(broker.port());
        peer.publish(u"again"_s, "1");
        QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"again"_s), Generous);
    }

    void anOrderThatIsFoundAgainIsTheSame()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        const QByteArray longOrder(3'000, '1');
        {
            MqttPeer peer(broker.port());
            peer.publish(u"dev/ESP32-1/relay/commands"_s, longOrder, 1, true);
            QVERIFY(peer.waitForConfirmations());
        }
        TopicWatch watch;
        Looker looker(watch);
        watch.start(request(broker.port()));
        QTRY_COMPARE_WITH_TIMEOUT(looker.orders.size(), 1, Generous);
        // Its beginning is enough to be shown, and its length is told.
        QCOMPARE(looker.orders.at(0).size, longOrder.size());
        QVERIFY(looker.orders.at(0).payload.size() < longOrder.size());
        QVERIFY(longOrder.startsWith(looker.orders.at(0).payload));
        broker.stop();
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Away, Generous);
        QVERIFY(looker.last.error);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        {
            MqttPeer peer(broker.port());
            peer.publish(u"dev/ESP32-1/relay/commands"_s, "RELAY_ON", 1, true);
            QVERIFY(peer.waitForConfirmations());
        }
        // Live, where the watch was back before; kept, where it was not.
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Reading, Generous);
        QVERIFY(!looker.last.error);
        QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"dev/ESP32-1/relay/commands"_s)->messages == 2, Generous);
        QCOMPARE(looker.orders.size(), 1);
        QCOMPARE(looker.last.ordersInAll, 1);
    }

    void aRefusedSubscriptionIsSaid_data()
    {
        QTest::addColumn<bool>("all");
        QTest::newRow("one of two") << false;
        QTest::newRow("all") << true;
    }

    void aRefusedSubscriptionIsSaid()
    {
        QFETCH(bool, all);
        FakeServer broker([all](const QByteArray &heard) -> QByteArray {
            if (heard.startsWith('\x10'))
                return "\x20\x02\x00\x00"_ba;
            if (!heard.startsWith('\x82'))
                return {};
            return "\x90\x04"_ba + heard.mid(2, 2) + (all ? "\x80\x80"_ba : "\x00\x80"_ba);
        });
        TopicRequest wanted = request(broker.serverPort());
        wanted.filter = u"dev/#"_s;
        wanted.brokersOwn = true;
        TopicWatch watch;
        Looker looker(watch);
        watch.start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, all ? State::Refused : State::Reading, Generous);
        QCOMPARE(looker.last.refused,
                 all ? QStringList({u"dev/#"_s, u"$SYS/#"_s}) : QStringList{u"$SYS/#"_s});
    }

    void aPayloadOfWhichTheBeginningIsKeptIsNotRead()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        TopicRequest wanted = request(broker.port());
        wanted.limits.payload = 40;
        TopicWatch watch;
        Looker looker(watch);
        watch.start(wanted);
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Reading, Generous);
        MqttPeer peer(broker.port());
        const QString topic = u"dev/ESP32-1/pzem/metrics"_s;
        peer.publish(topic, "{\"voltage\":230,\"current\":1,\"power\":230}" + QByteArray(100, ' '));
        QTRY_VERIFY_WITH_TIMEOUT(looker.find(topic), Generous);
        watch.look(looker.find(topic)->number);
        QTRY_VERIFY_WITH_TIMEOUT(looker.detail, Generous);
        // Half a message gives no values, nor a refusal: nobody has seen the whole.
        QVERIFY(looker.detail->meaning.values.isEmpty());
        QVERIFY(looker.detail->meaning.rejects.isEmpty());
        QCOMPARE(looker.detail->meaning.uses.size(), 1);
    }

    void whatStandsStillIsToldOnce()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        TopicWatch watch;
        Looker looker(watch);
        watch.start(request(broker.port()));
        MqttPeer peer(broker.port());
        peer.publish(u"still"_s, "1", 1, true);
        QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"still"_s), Generous);
        watch.look(looker.find(u"still"_s)->number);
        QTRY_VERIFY_WITH_TIMEOUT(looker.detail, Generous);
        looker.detail.reset();
        // Others change and are told; this one is not told again.
        peer.publish(u"moving"_s, "1");
        QTRY_VERIFY_WITH_TIMEOUT(looker.find(u"moving"_s), Generous);
        QVERIFY(!looker.detail);
        // Asked for once more it is.
        watch.look(looker.find(u"still"_s)->number);
        QTRY_VERIFY_WITH_TIMEOUT(looker.detail, Generous);
    }

    void whenItIsStoppedNothingIsToldAndTheBrokerIsLeft()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        TopicWatch watch;
        Looker looker(watch);
        watch.start(request(broker.port()));
        QTRY_COMPARE_WITH_TIMEOUT(looker.last.state, State::Reading, Generous);
        watch.stop();
        QVERIFY(!watch.isRunning());
        const int told = looker.reports;
        QTRY_VERIFY_WITH_TIMEOUT(broker.log().contains("Received DISCONNECT from mdlook-"), Generous);
        QCOMPARE(looker.reports, told);
    }
};

QTEST_GUILESS_MAIN(TestTopicWatch)
#include "tst_topicwatch.moc"
