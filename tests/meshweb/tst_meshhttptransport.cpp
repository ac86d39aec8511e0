// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshweb/meshcollector.h"
#include "meshweb/meshhttptransport.h"
#include "meshweb/webpeer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// An address gateways post to: acknowledged after the commit, once each.
class tst_MeshHttpTransport : public QObject
{
    Q_OBJECT

    static core::TransportSettings settings()
    {
        core::TransportSettings made;
        made.id = core::TransportId(u"mesh"_s);
        made.type = u"mesh-http"_s;
        made.host = u"127.0.0.1"_s;
        made.tcpPort = 0;
        return made;
    }

    static std::unique_ptr<meshweb::MeshHttpTransport> make(MeshCollector &collector,
                                                            meshweb::MeshHttpOptions options = {},
                                                            const core::TransportSettings &set = settings())
    {
        options.tellEvery = 10ms;
        options.drainFor = 100ms;
        auto made = std::make_unique<meshweb::MeshHttpTransport>(
            set, MeshCollector::decoder(), std::make_shared<core::SystemClock>(), options);
        collector.follow(made.get());
        made->start();
        return made;
    }

    static QByteArray text(int number)
    {
        return "DATA:ESP8266-3:Hop=2:Sequence=117:NodeId=3391827465:LocalHubId=1:Time=" +
               QByteArray::number(1000 + number) + ":Sensor=" + QByteArray::number(number);
    }

private slots:
    void answersAfterTheCommit()
    {
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        const auto transport = make(collector);
        QVERIFY(collector.isUp());
        QVERIFY(transport->port() != 0);
        WebClient gateway(transport->port());
        gateway.send(WebClient::reading(text(41)));
        QTRY_COMPARE_WITH_TIMEOUT(collector.held.size(), 1, 30'000);
        QCOMPARE(collector.held[0]->readings.size(), 1);
        QCOMPARE(gateway.answers(), 0);
        // An answer given too early would be there before this one.
        WebClient other(transport->port());
        other.send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(other.answers(), 1, 30'000);
        QCOMPARE(gateway.answers(), 0);
        collector.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
        QCOMPARE(gateway.status(0), 200);
        QCOMPARE(gateway.body(0), "OK");
        QVERIFY(gateway.head(0).toLower().contains("content-type: text/plain"));
    }

    void takesManyOverOneConnection()
    {
        MeshCollector collector;
        const auto transport = make(collector);
        WebClient gateway(transport->port());
        for (int i = 0; i < 50; ++i) {
            gateway.send(WebClient::reading(text(i)));
            QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), i + 1, 30'000);
            QCOMPARE(gateway.body(i), "OK");
        }
        QCOMPARE(collector.numbers.size(), 50);
        QVERIFY(collector.inOrder);
    }

    void takesARequestInPieces()
    {
        MeshCollector collector;
        const auto transport = make(collector);
        WebClient gateway(transport->port());
        const QByteArray whole = WebClient::reading(text(41));
        for (const char c : whole) {
            gateway.send(QByteArray(1, c));
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
        QCOMPARE(gateway.body(0), "OK");
        QCOMPARE(collector.numbers.value(41), 1);
    }

    /// Trap 59.
    void storesWhatComesTwiceOnce()
    {
        MeshCollector collector;
        const auto transport = make(collector);
        WebClient gateway(transport->port());
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 20; ++i) {
                gateway.send(WebClient::reading(text(i)));
                QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), round * 20 + i + 1, 30'000);
                QCOMPARE(gateway.body(round * 20 + i), "OK");
            }
        }
        QCOMPARE(collector.numbers.size(), 20);
        QCOMPARE(collector.readings.size(), 20);
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.duplicates, quint64(20), 30'000);
    }

    void doublesAreThereWithoutTheRemoval()
    {
        MeshCollector collector;
        meshweb::MeshHttpOptions options;
        options.dropDoubles = false;
        const auto transport = make(collector, options);
        WebClient gateway(transport->port());
        gateway.send(WebClient::reading(text(7)));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
        gateway.send(WebClient::reading(text(7)));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 2, 30'000);
        QCOMPARE(collector.numbers.value(7), 2);
    }

    void aRepeatWaitsForTheSameCommit()
    {
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        const auto transport = make(collector);
        WebClient first(transport->port());
        first.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(collector.held.size(), 1, 30'000);
        WebClient second(transport->port());
        second.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.duplicates, quint64(1), 30'000);
        QCOMPARE(second.answers(), 0);
        collector.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(second.answers(), 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(first.answers(), 1, 30'000);
        QCOMPARE(second.body(0), "OK");
        QCOMPARE(collector.numbers.value(1), 1);
    }

    void aRepeatAfterARestartIsKnown()
    {
        QList<core::DeliveryMark> marks;
        {
            MeshCollector dying;
            dying.mode = MeshCollector::Mode::StoreOnly; // stored; the gateway never hears of it
            const auto transport = make(dying);
            WebClient gateway(transport->port());
            gateway.send(WebClient::reading(text(1)));
            QTRY_COMPARE_WITH_TIMEOUT(dying.numbers.value(1), 1, 30'000);
            QCOMPARE(gateway.answers(), 0);
            marks = dying.marks;
        }
        MeshCollector collector;
        meshweb::MeshHttpOptions options;
        options.knownMarks = marks;
        const auto transport = make(collector, options);
        WebClient gateway(transport->port());
        gateway.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
        QCOMPARE(gateway.body(0), "OK");
        QCOMPARE(collector.readings.size(), 0);
    }

    void withoutACommitItSaysSoAndKnowsTheRepeat()
    {
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        meshweb::MeshHttpOptions options;
        options.answerWithin = 50ms;
        options.pressedAfter = 1h;
        const auto transport = make(collector, options);
        WebClient gateway(transport->port());
        gateway.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
        QCOMPARE(gateway.status(0), 503);
        QVERIFY(gateway.head(0).toLower().contains("retry-after: 5"));
        QTRY_COMPARE_WITH_TIMEOUT(collector.held.size(), 1, 30'000);
        collector.commitHeld();
        gateway.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 2, 30'000);
        QCOMPARE(gateway.body(1), "OK");
        QCOMPARE(collector.numbers.value(1), 1);
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.errors.value(u"unanswered"_s), quint64(1), 30'000);
    }

    void turnsAwayWhileTheDatabaseIsBehind()
    {
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        meshweb::MeshHttpOptions options;
        options.pressedAfter = 20ms;
        options.answerWithin = 1h;
        const auto transport = make(collector, options);
        WebClient first(transport->port());
        first.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(collector.state, core::TransportState::BackPressed, 30'000);
        WebClient second(transport->port());
        second.send(WebClient::reading(text(2)));
        QTRY_COMPARE_WITH_TIMEOUT(second.answers(), 1, 30'000);
        QCOMPARE(second.status(0), 503);
        QCOMPARE(first.answers(), 0);
        collector.mode = MeshCollector::Mode::Commit;
        collector.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(first.answers(), 1, 30'000);
        QVERIFY(collector.isUp());
        second.send(WebClient::reading(text(2)));
        QTRY_COMPARE_WITH_TIMEOUT(second.answers(), 2, 30'000);
        QCOMPARE(second.body(1), "OK");
        QCOMPARE(collector.numbers.value(2), 1);
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.rejects.value(u"database-behind"_s), quint64(1), 30'000);
    }

    void aPeerThatLeftIsNotAnswered()
    {
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        const auto transport = make(collector);
        {
            WebClient gateway(transport->port());
            gateway.send(WebClient::reading(text(1)));
            QTRY_COMPARE_WITH_TIMEOUT(collector.held.size(), 1, 30'000);
            gateway.abort();
        }
        WebClient other(transport->port());
        other.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.duplicates, quint64(1), 30'000);
        collector.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(other.answers(), 1, 30'000);
        QCOMPARE(other.body(0), "OK");
    }

    void answersBadBodiesAsTheGatewaysServerDoes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason"); // counted; empty: none
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("stored");
        QTest::newRow("good") << QByteArray(R"({"data":"DATA:a:Sensor=41"})") << QString() << QByteArray("OK")
                              << 1;
        QTest::newRow("trap 9") << QByteArray(R"({"data":"DATA:a"b":Sensor=41"})") << u"quotes"_s
                                << QByteArray("OK") << 1;
        QTest::newRow("no JSON") << QByteArray("hello") << u"json"_s << QByteArray("Bad Request") << 0;
        QTest::newRow("no body") << QByteArray() << u"json"_s << QByteArray("Bad Request") << 0;
        QTest::newRow("no data") << QByteArray(R"({"date":"x"})") << u"json"_s << QByteArray("Bad Request")
                                 << 0;
        QTest::newRow("trap 10: nobody can read it") << QByteArray(R"({"data":"DATA:ESP-3:q83v"})")
                                                     << u"unknown-text"_s << QByteArray("Bad Request") << 0;
    }

    void answersBadBodiesAsTheGatewaysServerDoes()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        QFETCH(QByteArray, answer);
        QFETCH(int, stored);
        MeshCollector collector;
        const auto transport = make(collector);
        WebClient gateway(transport->port());
        gateway.send(WebClient::post(body));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
        QCOMPARE(gateway.status(0), 200);
        QCOMPARE(gateway.body(0), answer);
        QCOMPARE(collector.readings.size(), stored);
        if (reason.isEmpty())
            return;
        QTRY_COMPARE_WITH_TIMEOUT(collector.rejects.size(), 1, 30'000);
        QCOMPARE(collector.rejects[0].reason, reason);
        QCOMPARE(collector.rejects[0].raw.isEmpty(), body.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.rejects.value(reason), quint64(1), 30'000);
        // The connection is as good as before.
        gateway.send(WebClient::reading(text(99)));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 2, 30'000);
        QCOMPARE(gateway.body(1), "OK");
    }

    void stopStoresWhatItHasAndAnswers()
    {
        MeshCollector collector;
        meshweb::MeshHttpOptions options;
        options.gather = 1h;
        const auto transport = make(collector, options);
        WebClient gateway(transport->port());
        gateway.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.messages, quint64(1), 30'000);
        QVERIFY(collector.readings.isEmpty());
        transport->stop();
        QTRY_VERIFY_WITH_TIMEOUT(collector.stopped, 30'000);
        QCOMPARE(collector.numbers.value(1), 1);
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
        QCOMPARE(gateway.body(0), "OK");
        QCOMPARE(collector.state, core::TransportState::Stopped);
        QCOMPARE(collector.afterStopped, 0);
    }

    void stopsWithoutHavingStarted()
    {
        MeshCollector collector;
        meshweb::MeshHttpTransport transport(settings(), MeshCollector::decoder(),
                                             std::make_shared<core::SystemClock>(), {});
        collector.follow(&transport);
        transport.stop();
        QVERIFY(collector.stopped);
    }

    void aTakenPortIsToldAndTriedAgain()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        auto taken = settings();
        taken.tcpPort = other.serverPort();
        meshweb::MeshHttpOptions options;
        options.reopenFirst = 10ms;
        options.reopenMost = 20ms;
        MeshCollector collector;
        const auto transport = make(collector, options, taken);
        QCOMPARE(collector.state, core::TransportState::Down);
        QCOMPARE(collector.errors.size(), 1);
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Busy);
        QVERIFY(collector.errors[0].where.contains(QString::number(taken.tcpPort)));
        QVERIFY(!collector.errors[0].remedy.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(collector.words.size() > 4, 30'000);
        QCOMPARE(collector.errors.size(), 1); // told once
        other.close();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        WebClient gateway(transport->port());
        gateway.send(WebClient::reading(text(1)));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
    }

    void anAddressThatIsNotOursIsTold_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("code");
        QTest::newRow("of another machine") << u"192.0.2.1"_s << int(core::ErrorCode::NotFound);
        QTest::newRow("a name") << u"meter-room"_s << int(core::ErrorCode::BadInput);
    }

    void anAddressThatIsNotOursIsTold()
    {
        QFETCH(QString, host);
        QFETCH(int, code);
        auto set = settings();
        set.host = host;
        MeshCollector collector;
        const auto transport = make(collector, {}, set);
        QCOMPARE(collector.errors.size(), 1);
        QCOMPARE(int(collector.errors[0].code), code);
        QVERIFY(!collector.errors[0].remedy.isEmpty());
    }

    void saysWhenWhoeverCanMayPost_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("token");
        QTest::addColumn<bool>("warned");
        QTest::newRow("loopback") << u"127.0.0.1"_s << QString() << false;
        QTest::newRow("everywhere") << u"0.0.0.0"_s << QString() << true;
        QTest::newRow("everywhere, with a token") << u"0.0.0.0"_s << u"secret"_s << false;
    }

    void saysWhenWhoeverCanMayPost()
    {
        QFETCH(QString, host);
        QFETCH(QString, token);
        QFETCH(bool, warned);
        auto set = settings();
        set.host = host;
        meshweb::MeshHttpOptions options;
        options.token = token;
        MeshCollector collector;
        const auto transport = make(collector, options, set);
        QVERIFY(collector.isUp());
        QCOMPARE(collector.words.last().contains(u"without a token"_s), warned);
    }

    void takesNoOrders()
    {
        MeshCollector collector;
        const auto transport = make(collector);
        core::OutgoingMessage order;
        order.command = core::CommandId(u"one"_s);
        transport->send(order);
        QCOMPARE(collector.notSent, QStringList{u"one"_s});
    }

    void showsTheWireToWhoLooksOn()
    {
        MeshCollector collector;
        const auto transport = make(collector);
        QList<core::WireRecord> seen;
        connect(transport.get(), &core::Transport::wireSeen, this,
                [&seen](const core::WireReport &report) { seen += report.records; });
        transport->watch(true);
        WebClient gateway(transport->port());
        gateway.send(WebClient::reading(text(41)));
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 1, 30'000);
        QCOMPARE(seen[0].bytes, text(41));
        QVERIFY(seen[0].topic.startsWith(u"POST /data"_s));
        QCOMPARE(seen[0].readingCount, 1);
    }
};

QTEST_GUILESS_MAIN(tst_MeshHttpTransport)
#include "tst_meshhttptransport.moc"
