// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/collector.h"
#include "mqtt/fakebroker.h"
#include "mqtt/mqttclient.h"
#include "mqtt/mqttpeer.h"
#include "peers/mosquittobroker.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::MosquittoBroker;

/// Everything that can be wrong with a broker gets words that say where, what and what to do, once.
class tst_BrokerErrors : public QObject
{
    Q_OBJECT

private:
    static quint16 closedPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

private slots:
    void wrongLogin_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("mqtt5");
        QTest::addColumn<bool>("letIn");
        QTest::newRow("right") << u"meter"_s << u"secret"_s << true << true;
        QTest::newRow("right, MQTT 3.1.1") << u"meter"_s << u"secret"_s << false << true;
        QTest::newRow("wrong password") << u"meter"_s << u"Secret"_s << true << false;
        QTest::newRow("wrong password, MQTT 3.1.1") << u"meter"_s << u"Secret"_s << false << false;
        QTest::newRow("wrong user") << u"metre"_s << u"secret"_s << true << false;
        QTest::newRow("anonymous") << QString() << QString() << true << false;
    }

    void wrongLogin()
    {
        QFETCH(QString, user);
        QFETCH(bool, letIn);
        QFETCH(QString, password);
        MosquittoBroker::Config config;
        config.user = u"meter"_s;
        config.password = u"secret"_s;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.settings.user = user;
        collector.options.password = password;
        QFETCH(bool, mqtt5);
        collector.options.mqtt5 = mqtt5;
        collector.start();
        if (letIn) {
            QTRY_VERIFY(collector.isUp());
            QCOMPARE(collector.errors.size(), 0);
            return;
        }
        QTRY_COMPARE(collector.errors.size(), 1);
        const core::Error error = collector.errors[0];
        QCOMPARE(error.code, core::ErrorCode::Refused);
        QCOMPARE(error.where, u"127.0.0.1:%1"_s.arg(broker.port()));
        QVERIFY2(error.detail.contains(u"wrong user or password"_s), qPrintable(error.detail));
        QVERIFY(!error.remedy.isEmpty());
        QVERIFY(!error.toString().contains(password) || password.isEmpty());
        QCOMPARE(collector.states.last(), core::TransportState::Down);
        // It tries again and says it once.
        QVERIFY(!QTest::qWaitFor([&] { return collector.errors.size() > 1; }, 300));
    }

    void nobodyThere()
    {
        Collector collector(closedPort());
        collector.start();
        QTRY_COMPARE(collector.errors.size(), 1);
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Unreachable);
        QVERIFY(!collector.errors[0].remedy.isEmpty());
        QVERIFY(collector.stop());
    }

    void nameUnknown()
    {
        Collector collector(1883);
        collector.settings.host = u"no-such-broker.invalid"_s;
        collector.start();
        QTRY_COMPARE_WITH_TIMEOUT(collector.errors.size(), 1, 20'000);
        QCOMPARE(collector.errors[0].code, core::ErrorCode::NotFound);
        QVERIFY(collector.errors[0].detail.contains(u"name"_s));
    }

    void notABroker_data()
    {
        QTest::addColumn<FakeBroker::Mood>("mood");
        QTest::newRow("hangs up") << FakeBroker::Mood::HangsUp;
        QTest::newRow("another protocol") << FakeBroker::Mood::TalksNonsense;
    }

    void notABroker()
    {
        QFETCH(FakeBroker::Mood, mood);
        FakeBroker broker(mood);
        Collector collector(broker.port());
        collector.start();
        QTRY_VERIFY(!collector.errors.isEmpty());
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Refused);
        QVERIFY2(collector.errors[0].detail.contains(u"before the broker answered"_s),
                 qPrintable(collector.errors[0].detail));
        QVERIFY(!collector.isUp());
    }

    void silentPort()
    {
        FakeBroker broker(FakeBroker::Mood::Silent);
        const std::unique_ptr<mqtt::MqttClient> client(mqtt::MqttClient::create(nullptr));
        QList<core::Error> errors;
        connect(client.get(), &mqtt::MqttClient::disconnected, this,
                [&](const core::Error &e) { errors.append(e); });
        mqtt::ConnectSettings settings;
        settings.host = u"127.0.0.1"_s;
        settings.port = broker.port();
        settings.clientId = u"x"_s;
        settings.connectTimeout = 200ms;
        client->open(settings);
        QTRY_COMPARE(errors.size(), 1);
        QCOMPARE(errors[0].code, core::ErrorCode::Timeout);
        QCOMPARE(broker.greetings, 1);
    }

    void fallsBackToTheOlderStandard_data()
    {
        QTest::addColumn<FakeBroker::Mood>("mood");
        QTest::newRow("says so") << FakeBroker::Mood::Old;
        QTest::newRow("hangs up") << FakeBroker::Mood::OldAndRude;
    }

    void fallsBackToTheOlderStandard()
    {
        QFETCH(FakeBroker::Mood, mood);
        FakeBroker broker(mood);
        Collector collector(broker.port());
        collector.start();
        QTRY_VERIFY(collector.isUp());
        QVERIFY(broker.protocols.contains(5));
        QVERIFY(broker.protocols.contains(4));
        QCOMPARE(collector.errors.size(), 0);
    }

    void refusedSubscription()
    {
        FakeBroker broker(FakeBroker::Mood::RefusesFilters);
        Collector collector(broker.port());
        collector.start();
        QTRY_COMPARE(collector.errors.size(), 6); // one a filter
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Refused);
        QVERIFY2(collector.errors[0].detail.contains(u"dev/+/heartbeat"_s),
                 qPrintable(collector.errors[0].detail));
    }

    void brokerComesLater()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        broker.stop();
        Collector collector(broker.port());
        collector.start();
        QTRY_COMPARE(collector.errors.size(), 1);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QTRY_VERIFY(collector.isUp());
        MqttPeer device(broker.port());
        device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(1));
        QTRY_COMPARE(collector.rows->numbers.size(), 1);
    }

    void brokerHangs()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.options.keepAlive = 5s;
        collector.start();
        QTRY_VERIFY(collector.isUp());
        broker.freeze();
        QTRY_VERIFY_WITH_TIMEOUT(!collector.errors.isEmpty(), 20'000);
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Timeout);
        QCOMPARE(collector.states.last(), core::TransportState::Down);
        broker.thaw();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 20'000);
    }

    void theBrokerSaysThatATwinTookOver()
    {
        FakeBroker broker(FakeBroker::Mood::TakesOver);
        Collector collector(broker.port());
        collector.start();
        QTRY_VERIFY(!collector.errors.isEmpty());
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Busy);
        QVERIFY(collector.errors[0].detail.contains(u"took the session over"_s));
    }

    /// mosquitto 2.0 does not say it: then it shows in connections that never last.
    void trap22_twinsEvictEachOther()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        collector.start();
        Collector twin(broker.port());
        twin.start();
        const auto suspects = [](const Collector &one) {
            return std::any_of(one.errors.begin(), one.errors.end(),
                               [](const core::Error &error) { return error.code == core::ErrorCode::Busy; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(suspects(collector) || suspects(twin), 10'000);
    }
};

QTEST_GUILESS_MAIN(tst_BrokerErrors)
#include "tst_brokererrors.moc"
