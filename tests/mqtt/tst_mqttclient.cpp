// SPDX-License-Identifier: GPL-3.0-or-later
#include "mosquittoclient.h"
#include "mqtt/fakebroker.h"
#include "mqtt/mqttpeer.h"
#include "peers/certificates.h"
#include "peers/mosquittobroker.h"

#ifdef METERDECK_HAS_QTMQTT
#include "qtmqttclient.h"
#endif

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using mqtt::ConnectSettings;
using mqtt::MqttClient;
using mqtt::Protocol;
using peers::MosquittoBroker;

namespace {

constexpr int Patience = 30'000;

using Maker = MqttClient *(*)();

/// A client and all it said.
struct Heard
{
    struct Message
    {
        QByteArray topic;
        QByteArray payload;
        int qos = 0;
        bool retained = false;
        quint16 packetId = 0;
    };

    explicit Heard(Maker make) : client(make())
    {
        client->setReceiver([this](const mqtt::Message &message) {
            messages.append({QByteArray(message.topic.data(), static_cast<qsizetype>(message.topic.size())),
                             message.payload.toByteArray(), message.qos, message.retained, message.packetId});
        });
        QObject::connect(client.get(), &MqttClient::connected,
                         [this](bool present) { sessions.append(present); });
        QObject::connect(client.get(), &MqttClient::disconnected,
                         [this](const core::Error &error) { errors.append(error); });
        QObject::connect(client.get(), &MqttClient::subscribed,
                         [this](const QList<int> &codes) { granted = codes; });
        QObject::connect(client.get(), &MqttClient::written, [this](int number) { written.append(number); });
        QObject::connect(client.get(), &MqttClient::published, [this](int number, int reason) {
            published.append({number, reason});
        });
        QObject::connect(client.get(), &MqttClient::flushed, [this] { ++flushes; });
    }

    bool open(const ConnectSettings &to)
    {
        const auto before = sessions.size();
        client->open(to);
        return QTest::qWaitFor([&] { return sessions.size() > before || !errors.isEmpty(); }, Patience) &&
               errors.isEmpty();
    }

    bool subscribe(const QStringList &filters, bool onlyNew = false)
    {
        granted.clear();
        return client->subscribe(filters, 1, onlyNew) &&
               QTest::qWaitFor([&] { return !granted.isEmpty(); }, Patience);
    }

    std::unique_ptr<MqttClient> client;
    QList<Message> messages;
    QList<bool> sessions;
    QList<core::Error> errors;
    QList<int> granted;
    QList<int> written;
    QList<std::pair<int, int>> published;
    int flushes = 0;
};

ConnectSettings at(quint16 port, const QString &id = u"contract"_s)
{
    ConnectSettings to;
    to.host = u"127.0.0.1"_s;
    to.port = port;
    to.clientId = id;
    return to;
}

} // namespace

/// What every MqttClient promises, whatever library is behind it: one data row a backend. A backend that
/// cannot withhold acknowledgements says so, and is held to the rest.
class tst_MqttClient : public QObject
{
    Q_OBJECT

private:
    static void backends()
    {
        QTest::addColumn<Maker>("make");
        QTest::newRow("libmosquitto") << Maker([]() -> MqttClient * { return new mqtt::MosquittoClient; });
#ifdef METERDECK_HAS_QTMQTT
        QTest::newRow("Qt Mqtt") << Maker([]() -> MqttClient * { return new mqtt::QtMqttClient; });
#endif
    }

private slots:
    void receives_data() { backends(); }
    void receives()
    {
        QFETCH(Maker, make);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer device(broker.port());
        device.publish(u"a/kept"_s, "old", 1, true);
        QVERIFY(device.waitForConfirmations());
        for (const Protocol protocol : {Protocol::Auto, Protocol::Mqtt5, Protocol::Mqtt311}) {
            Heard heard(make);
            auto to = at(broker.port());
            to.protocol = protocol;
            QVERIFY(heard.open(to));
            QVERIFY(heard.client->isConnected());
            QCOMPARE(heard.sessions, QList<bool>{false});
            QVERIFY(!heard.client->certificateEnds().isValid());
            QVERIFY(heard.subscribe({u"a/#"_s, u"b/+"_s}));
            QCOMPARE(heard.granted, QList<int>({1, 1}));
            QTRY_COMPARE_WITH_TIMEOUT(heard.messages.size(), 1, Patience);
            QVERIFY(heard.messages[0].retained);
            QCOMPARE(heard.messages[0].payload, QByteArray("old"));
            device.publish(u"b/x"_s, QByteArray("\0\xff", 2), 0);
            device.publish(u"a/ü"_s, "", 1);
            QTRY_COMPARE_WITH_TIMEOUT(heard.messages.size(), 3, Patience);
            QCOMPARE(heard.messages[1].topic, QByteArray("b/x"));
            QCOMPARE(heard.messages[1].payload, QByteArray("\0\xff", 2));
            QCOMPARE(heard.messages[1].qos, 0);
            QCOMPARE(heard.messages[1].packetId, 0);
            QVERIFY(!heard.messages[1].retained);
            QCOMPARE(heard.messages[2].topic, QByteArray("a/ü"));
            QCOMPARE(heard.messages[2].qos, 1);
            QVERIFY(heard.messages[2].packetId != 0);
            heard.client->close();
            QVERIFY(!heard.client->isConnected());
            QVERIFY(heard.errors.isEmpty());
        }
    }

    void stopsReading_data() { backends(); }
    void stopsReading()
    {
        QFETCH(Maker, make);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Heard heard(make);
        QVERIFY(heard.open(at(broker.port())));
        QVERIFY(heard.subscribe({u"a"_s}));
        heard.client->setReading(false);
        MqttPeer device(broker.port());
        device.publish(u"a"_s, "1");
        QVERIFY(device.waitForConfirmations());
        QTRY_VERIFY_WITH_TIMEOUT(heard.client->unreadBytes() > 0, Patience);
        QVERIFY(heard.messages.isEmpty());
        heard.client->setReading(true);
        QTRY_COMPARE_WITH_TIMEOUT(heard.messages.size(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(heard.client->unreadBytes(), 0, Patience);
    }

    void withholds_data() { backends(); }
    void withholds()
    {
        QFETCH(Maker, make);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer device(broker.port());
        auto to = at(broker.port());
        to.persistent = true;
        Heard heard(make);
        QVERIFY(heard.open(to));
        QVERIFY(heard.subscribe({u"a"_s}));
        device.publish(u"a"_s, "1");
        QTRY_COMPARE_WITH_TIMEOUT(heard.messages.size(), 1, Patience);
        const bool can = heard.client->canWithhold();
        QCOMPARE(heard.client->withheld(), can ? 1 : 0);
        heard.client->drop();
        QVERIFY(heard.errors.isEmpty());
        QVERIFY(heard.open(to));
        QCOMPARE(heard.sessions, QList<bool>({false, true}));
        if (!can) {
            // It acknowledged on its own: that is why it is not the default.
            heard.client->acknowledge();
            QTRY_COMPARE_WITH_TIMEOUT(heard.flushes, 1, Patience);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(heard.messages.size(), 2, Patience);
        QCOMPARE(heard.messages[1].payload, QByteArray("1"));
        QCOMPARE(heard.messages[1].packetId, heard.messages[0].packetId);
        heard.client->acknowledge();
        QTRY_COMPARE_WITH_TIMEOUT(heard.flushes, 1, Patience);
        QCOMPARE(heard.client->withheld(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(broker.log().contains("Received PUBACK from contract"), Patience);
        heard.client->drop();
        QVERIFY(heard.open(to));
        device.publish(u"a"_s, "2");
        QTRY_COMPARE_WITH_TIMEOUT(heard.messages.size(), 3, Patience);
        QCOMPARE(heard.messages[2].payload, QByteArray("2"));
    }

    void publishes_data() { backends(); }
    void publishes()
    {
        QFETCH(Maker, make);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer bystander(broker.port());
        QVERIFY(bystander.subscribe(u"#"_s));
        Heard heard(make);
        const auto early = heard.client->publish(u"a"_s, "x", 1);
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::Unreachable);
        QVERIFY(heard.open(at(broker.port())));
        const auto first = heard.client->publish(u"a"_s, "1", 0);
        QVERIFY(first);
        const auto second = heard.client->publish(u"a"_s, "2", 1);
        QVERIFY(second);
        QVERIFY(first.value() != second.value());
        QTRY_COMPARE_WITH_TIMEOUT(heard.written, QList<int>({first.value(), second.value()}), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(heard.published.begin(), heard.published.end(),
                                             [&](const auto &done) { return done.first == second.value(); }),
                                 Patience);
        for (const auto &done : heard.published)
            QVERIFY(done.second < 128);
        QTRY_COMPARE_WITH_TIMEOUT(bystander.heardOn(u"a"_s), QList<QByteArray>({"1", "2"}), Patience);
        const auto wild = heard.client->publish(u"a/+"_s, "x", 1);
        QVERIFY(!wild);
        QCOMPARE(wild.error().code, ErrorCode::BadInput);
        // Nothing of it was kept.
        MqttPeer late(broker.port());
        QVERIFY(late.subscribe(u"#"_s));
        bystander.publish(u"end"_s, "x");
        QTRY_COMPARE_WITH_TIMEOUT(late.heardOn(u"end"_s).size(), 1, Patience);
        QVERIFY(late.heardOn(u"a"_s).isEmpty());
    }

    void refusals_data() { backends(); }
    void refusals()
    {
        QFETCH(Maker, make);
        FakeBroker broker(FakeBroker::Mood::RefusesFilters);
        Heard heard(make);
        QVERIFY(heard.open(at(broker.port())));
        QVERIFY(heard.subscribe({u"a"_s, u"b"_s}));
        QCOMPARE(heard.granted.size(), 2);
        QVERIFY(heard.granted[0] >= 128 && heard.granted[1] >= 128);
        FakeBroker strict(FakeBroker::Mood::RefusesMessages);
        Heard other(make);
        QVERIFY(other.open(at(strict.port())));
        const auto number = other.client->publish(u"a"_s, "x", 1);
        QVERIFY(number);
        QTRY_COMPARE_WITH_TIMEOUT(other.published.size(), 1, Patience);
        QCOMPARE(other.published[0].first, number.value());
        QVERIFY(other.published[0].second >= 128);
    }

    /// Each packet has an answer of its own, though they come in one piece.
    void refusalsOfSeveralPackets()
    {
        FakeBroker broker(FakeBroker::Mood::RefusesFilters);
        Heard heard([]() -> MqttClient * { return new mqtt::MosquittoClient; });
        QVERIFY(heard.open(at(broker.port())));
        QList<QList<int>> answers;
        connect(heard.client.get(), &MqttClient::subscribed, this,
                [&](const QList<int> &granted) { answers.append(granted); });
        QVERIFY(heard.client->subscribe({u"a"_s}, 1, false));
        QVERIFY(heard.client->subscribe({u"b"_s, u"c"_s}, 1, false));
        QVERIFY(heard.client->subscribe({u"d"_s, u"e"_s, u"f"_s}, 1, false));
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 3, Patience);
        for (qsizetype i = 0; i < 3; ++i) {
            QCOMPARE(answers[i].size(), i + 1);
            QVERIFY(std::all_of(answers[i].begin(), answers[i].end(), [](int code) { return code >= 128; }));
        }
    }

    void failures_data() { backends(); }
    void failures()
    {
        QFETCH(Maker, make);
        MosquittoBroker::Config config;
        config.user = u"meter"_s;
        config.password = u"secret"_s;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        const auto codeOf = [make](const ConnectSettings &to) -> ErrorCode {
            Heard heard(make);
            heard.client->open(to);
            if (!QTest::qWaitFor([&] { return !heard.errors.isEmpty() || !heard.sessions.isEmpty(); },
                                 Patience) ||
                heard.errors.isEmpty())
                return ErrorCode::Internal;
            return heard.errors[0].remedy.isEmpty() ? ErrorCode::Internal : heard.errors[0].code;
        };
        auto to = at(broker.port());
        QCOMPARE(codeOf(to), ErrorCode::Refused);
        to.user = u"meter"_s;
        to.password = u"wrong"_s;
        QCOMPARE(codeOf(to), ErrorCode::Refused);
        to.password = u"secret"_s;
        Heard right(make);
        QVERIFY(right.open(to));
        broker.stop();
        QTRY_COMPARE_WITH_TIMEOUT(right.errors.size(), 1, Patience);
        QVERIFY(!right.client->isConnected());
        QCOMPARE(right.errors[0].code, ErrorCode::Unreachable);
        QCOMPARE(codeOf(to), ErrorCode::Unreachable);
        to.host = u"no-such-broker.invalid"_s;
        QCOMPARE(codeOf(to), ErrorCode::NotFound);
        FakeBroker silent(FakeBroker::Mood::Silent);
        to = at(silent.port());
        to.connectTimeout = 200ms;
        QCOMPARE(codeOf(to), ErrorCode::Timeout);
        FakeBroker twin(FakeBroker::Mood::TakesOver);
        Heard evicted(make);
        evicted.client->open(at(twin.port()));
        QTRY_COMPARE_WITH_TIMEOUT(evicted.errors.size(), 1, Patience);
        QCOMPARE(evicted.errors[0].code, ErrorCode::Busy);
    }

    void protocols_data() { backends(); }
    void protocols()
    {
        QFETCH(Maker, make);
        for (const auto mood : {FakeBroker::Mood::Old, FakeBroker::Mood::OldAndRude}) {
            FakeBroker broker(mood);
            Heard heard(make);
            QVERIFY(heard.open(at(broker.port())));
            QCOMPARE(broker.protocols, QList<int>({5, 4}));
            FakeBroker again(mood);
            Heard strict(make);
            auto to = at(again.port());
            to.protocol = Protocol::Mqtt5;
            QVERIFY(!strict.open(to));
            QCOMPARE(again.protocols, QList<int>{5});
            FakeBroker third(mood);
            Heard old(make);
            to = at(third.port());
            to.protocol = Protocol::Mqtt311;
            QVERIFY(old.open(to));
            QCOMPARE(third.protocols, QList<int>{4});
        }
    }

    void presence_data() { backends(); }
    void presence()
    {
        QFETCH(Maker, make);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        MqttPeer bystander(broker.port());
        QVERIFY(bystander.subscribe(u"consoles/#"_s));
        Heard heard(make);
        auto to = at(broker.port());
        to.presenceTopic = u"consoles/one"_s;
        QVERIFY(heard.open(to));
        QTRY_COMPARE_WITH_TIMEOUT(bystander.heardOn(u"consoles/one"_s), QList<QByteArray>{"online"},
                                  Patience);
        heard.client->drop(); // as if the power failed: the last will speaks
        QTRY_COMPARE_WITH_TIMEOUT(bystander.heardOn(u"consoles/one"_s),
                                  QList<QByteArray>({"online", "offline"}), Patience);
        QVERIFY(heard.open(to));
        QTRY_COMPARE_WITH_TIMEOUT(bystander.heardOn(u"consoles/one"_s).size(), 3, Patience);
        heard.client->close(); // politely: we say it ourselves
        QTRY_VERIFY_WITH_TIMEOUT(bystander.heardOn(u"consoles/one"_s).last() == "offline", Patience);
        QVERIFY(heard.published.isEmpty() && heard.written.isEmpty());
        MqttPeer late(broker.port());
        QVERIFY(late.subscribe(u"consoles/#"_s));
        QTRY_COMPARE_WITH_TIMEOUT(late.heard().size(), 1, Patience);
        QVERIFY(late.heard()[0].retained);
        QCOMPARE(late.heard()[0].payload, QByteArray("offline"));
    }

    void sharedSubscription_data() { backends(); }
    /// Two members of a group get each message once between them.
    void sharedSubscription()
    {
        QFETCH(Maker, make);
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Heard one(make);
        Heard two(make);
        for (Heard *member : {&one, &two}) {
            auto to = at(broker.port(), member == &one ? u"one"_s : u"two"_s);
            to.protocol = member == &one ? Protocol::Mqtt5 : Protocol::Mqtt311;
            QVERIFY(member->open(to));
            QVERIFY(member->subscribe({u"$share/meters/a/#"_s}));
            QCOMPARE(member->granted, QList<int>{1});
        }
        MqttPeer device(broker.port());
        for (int i = 0; i < 10; ++i)
            device.publish(u"a/b"_s, QByteArray::number(i));
        QTRY_COMPARE_WITH_TIMEOUT(one.messages.size() + two.messages.size(), 10, Patience);
        QVERIFY(!one.messages.isEmpty() && !two.messages.isEmpty());
        QCOMPARE(one.messages[0].topic, QByteArray("a/b"));
    }

    void secured_data() { backends(); }
    void secured()
    {
        QFETCH(Maker, make);
        peers::Certificates certificates;
        const auto ends = QDateTime::currentDateTimeUtc().addDays(100);
        const auto right = certificates.server(u"right"_s, {u"IP:127.0.0.1"_s}, ends);
        const auto wrong = certificates.server(u"wrong"_s, {u"DNS:broker.example"_s});
        QVERIFY2(certificates.isOk(), qPrintable(certificates.error()));
        for (const auto &pair : {right, wrong}) {
            MosquittoBroker::Config config;
            config.certificate = pair.certificate;
            config.key = pair.key;
            MosquittoBroker broker(config);
            QVERIFY2(broker.start(), qPrintable(broker.error()));
            Heard heard(make);
            auto to = at(broker.securePort());
            to.tls.on = true;
            to.tls.ca = certificates.authority();
            const bool in = heard.open(to);
            QCOMPARE(in, pair.certificate == right.certificate);
            if (!in) {
                QVERIFY2(heard.errors[0].detail.contains(u"broker.example"_s),
                         qPrintable(heard.errors[0].detail));
                continue;
            }
            QCOMPARE(heard.client->certificateEnds().toSecsSinceEpoch(), ends.toSecsSinceEpoch());
            QVERIFY(heard.subscribe({u"a"_s}));
            MqttPeer device(broker.port());
            device.publish(u"a"_s, QByteArray(300'000, 'x'));
            QTRY_COMPARE_WITH_TIMEOUT(heard.messages.size(), 1, Patience);
            QCOMPARE(heard.messages[0].payload, QByteArray(300'000, 'x'));
        }
    }
};

QTEST_GUILESS_MAIN(tst_MqttClient)
#include "tst_mqttclient.moc"
