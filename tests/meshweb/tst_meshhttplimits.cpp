// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshweb/meshcollector.h"
#include "meshweb/meshhttptransport.h"
#include "meshweb/webpeer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a hostile or broken peer can do to an address gateways post to: be refused and counted, no more.
class tst_MeshHttpLimits : public QObject
{
    Q_OBJECT

    static std::unique_ptr<meshweb::MeshHttpTransport> make(MeshCollector &collector,
                                                            meshweb::MeshHttpOptions options = {})
    {
        core::TransportSettings settings;
        settings.id = core::TransportId(u"mesh"_s);
        settings.type = u"mesh-http"_s;
        settings.tcpPort = 0;
        options.tellEvery = 10ms;
        options.drainFor = 100ms;
        auto made = std::make_unique<meshweb::MeshHttpTransport>(
            settings, MeshCollector::decoder(), std::make_shared<core::SystemClock>(), options);
        collector.follow(made.get());
        made->start();
        return made;
    }

    static QByteArray good() { return WebClient::reading("DATA:a:Sensor=41"); }

private slots:
    void rejectsWaitForTheDatabaseToo()
    {
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        const auto transport = make(collector);
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        constexpr quint64 Count = 20;
        for (quint64 i = 1; i <= Count; ++i) {
            WebClient peer(transport->port());
            peer.send(WebClient::post("no JSON"));
            QTRY_COMPARE_WITH_TIMEOUT(peer.answers(), 1, 30'000);
            QTRY_COMPARE_WITH_TIMEOUT(collector.counters.rejects.value(u"json"_s), i, 30'000);
        }
        QVERIFY2(collector.held.size() <= 4, qPrintable(QString::number(collector.held.size())));
        collector.mode = MeshCollector::Mode::Commit;
        collector.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(collector.rejects.size(), qsizetype(Count), 30'000);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        const QByteArray start = "POST /data HTTP/1.1\r\nHost: x\r\n";
        QTest::newRow("a body that is too large")
            << WebClient::post(QByteArray(16 * 1024 + 1, 'x')) << 413 << u"too-large"_s;
        QTest::newRow("a body that only promises to be large")
            << QByteArray(start + "Content-Length: 99999999999\r\n\r\n") << 413 << u"too-large"_s;
        QTest::newRow("a length of more digits than a number has")
            << QByteArray(start + "Content-Length: 99999999999999999999999\r\n\r\n") << 413 << u"too-large"_s;
        QTest::newRow("a length below 0")
            << QByteArray(start + "Content-Length: -1\r\n\r\n") << 400 << u"length"_s;
        QTest::newRow("no length") << QByteArray(start + "Content-Length: many\r\n\r\n") << 400
                                   << u"length"_s;
        QTest::newRow("two lengths") << QByteArray(start + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")
                                     << 400 << u"length"_s;
        QTest::newRow("a body in chunks")
            << QByteArray(start + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n") << 411 << u"chunked"_s;
        QTest::newRow("a head without an end")
            << QByteArray(start + "X: " + QByteArray(9000, 'x')) << 431 << u"head-too-large"_s;
        QTest::newRow("line ends alone")
            << QByteArray("POST /data HTTP/1.1\nHost: x\nContent-Length: 99999999\n\n") << 413
            << u"too-large"_s;
        QTest::newRow("a WebSocket")
            << QByteArray(
                   "GET /data HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
            << 400 << u"upgrade"_s;
        QTest::newRow("a length with a blank before the colon")
            << QByteArray(start + "Content-Length : 5\r\n\r\nhello") << 200 << u"json"_s;
        QTest::newRow("another path") << WebClient::post("{}", {}, "/admin") << 404 << u"path"_s;
        QTest::newRow("another method")
            << QByteArray("GET /data HTTP/1.1\r\nHost: x\r\n\r\n") << 405 << u"method"_s;
    }

    void refuses()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QString, reason);
        MeshCollector collector;
        const auto transport = make(collector);
        WebClient peer(transport->port());
        peer.send(request);
        QTRY_COMPARE_WITH_TIMEOUT(peer.answers(), 1, 30'000);
        QCOMPARE(peer.status(0), status);
        QTRY_COMPARE_WITH_TIMEOUT(collector.rejects.size(), 1, 30'000);
        QCOMPARE(collector.rejects[0].reason, reason);
        QVERIFY(collector.rejects[0].raw.size() <= core::Reject::MaxRaw);
        QVERIFY(!collector.rejects[0].detail.isEmpty());
        QVERIFY(collector.readings.isEmpty());
        // Others are served as before.
        WebClient gateway(transport->port());
        gateway.send(good());
        QTRY_COMPARE_WITH_TIMEOUT(gateway.answers(), 1, 30'000);
        QCOMPARE(gateway.body(0), "OK");
    }

    void anEndlessBodyEndsWithItsConnection()
    {
        MeshCollector collector;
        const auto transport = make(collector);
        WebClient peer(transport->port());
        peer.send("POST /data HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999999\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(peer.answers(), 1, 30'000);
        QCOMPARE(peer.status(0), 413);
        qint64 sent = 0;
        QTRY_VERIFY_WITH_TIMEOUT((peer.send(QByteArray(64 * 1024, 'x')), sent += 64 * 1024, !peer.isOpen()),
                                 30'000);
        QVERIFY(sent > 0);
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.rejects.value(u"too-large"_s), quint64(1), 30'000);
    }

    void aRequestThatNeverEndsIsEnded()
    {
        MeshCollector collector;
        meshweb::MeshHttpOptions options;
        options.requestWithin = 100ms;
        const auto transport = make(collector, options);
        WebClient peer(transport->port());
        peer.send("POST /data HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
        QTRY_COMPARE_WITH_TIMEOUT(peer.answers(), 1, 30'000);
        QCOMPARE(peer.status(0), 408);
        QTRY_VERIFY_WITH_TIMEOUT(!peer.isOpen(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(collector.rejects.size(), 1, 30'000);
        QCOMPARE(collector.rejects[0].reason, u"incomplete"_s);
        QCOMPARE(collector.rejects[0].raw, "{");
    }

    void aRequestThatBreaksOffIsCounted()
    {
        MeshCollector collector;
        const auto transport = make(collector);
        {
            WebClient peer(transport->port());
            peer.send("POST /data?token=hidden HTTP/1.1\r\nAuthorization: Bearer hidden\r\n");
            QTRY_VERIFY_WITH_TIMEOUT(peer.isConnected(), 30'000);
            WebClient other(transport->port()); // its answer comes after those bytes were read
            other.send(good());
            QTRY_COMPARE_WITH_TIMEOUT(other.answers(), 1, 30'000);
        }
        QTRY_COMPARE_WITH_TIMEOUT(collector.rejects.size(), 1, 30'000);
        QCOMPARE(collector.rejects[0].reason, u"incomplete"_s);
        QCOMPARE(collector.rejects[0].raw, "POST /data"); // and no secret
    }

    void noTwoRequestsAtOnce()
    {
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        const auto transport = make(collector);
        WebClient peer(transport->port());
        peer.send(good() + good());
        QTRY_COMPARE_WITH_TIMEOUT(peer.answers(), 1, 30'000);
        QCOMPARE(peer.status(0), 400);
        QTRY_VERIFY_WITH_TIMEOUT(!peer.isOpen(), 30'000);
        collector.mode = MeshCollector::Mode::Commit;
        collector.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.rejects.value(u"pipelined"_s), quint64(1), 30'000);
        QCOMPARE(peer.answers(), 1);
    }

    void tooManyRequestsOfOnePeer()
    {
        MeshCollector collector;
        meshweb::MeshHttpOptions options;
        options.requestsAtOnce = 3;
        options.requestsPerSecond = 0;
        const auto transport = make(collector, options);
        WebClient peer(transport->port());
        for (int i = 0; i < 5; ++i) {
            peer.send(WebClient::reading("DATA:a:Sensor=" + QByteArray::number(i)));
            QTRY_COMPARE_WITH_TIMEOUT(peer.answers(), i + 1, 30'000);
            QCOMPARE(peer.status(i), i < 3 ? 200 : 429);
        }
        QCOMPARE(collector.numbers.size(), 3);
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.rejects.value(u"rate"_s), quint64(2), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!collector.rejects.isEmpty(), 30'000);
        QVERIFY(collector.rejects[0].raw.contains("Sensor=3")); // what was lost is kept
    }

    void tooManyConnections()
    {
        MeshCollector collector;
        meshweb::MeshHttpOptions options;
        options.mostConnections = 2;
        const auto transport = make(collector, options);
        auto first = std::make_unique<WebClient>(transport->port());
        WebClient second(transport->port());
        first->send(good());
        second.send(good());
        QTRY_COMPARE_WITH_TIMEOUT(first->answers(), 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(second.answers(), 1, 30'000);
        WebClient third(transport->port());
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.rejects.value(u"connections"_s), quint64(1), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!third.isOpen(), 30'000);
        first.reset();
        // As soon as the one has gone there is room for another.
        std::unique_ptr<WebClient> fourth;
        QTRY_VERIFY_WITH_TIMEOUT((fourth && fourth->isOpen()
                                      ? false
                                      : (fourth = std::make_unique<WebClient>(transport->port()),
                                         fourth->send(WebClient::reading("DATA:b:Sensor=5")), false)) ||
                                     (fourth && fourth->answers() == 1 && fourth->status(0) == 200),
                                 30'000);
    }

    void aTokenIsAsked_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        const QByteArray none;
        QTest::newRow("in the head") << QByteArray("Authorization: Bearer s3cret+/=\r\n")
                                     << QByteArray("/data") << 200;
        QTest::newRow("small letters")
            << QByteArray("authorization: bearer s3cret+/=\r\n") << QByteArray("/data") << 200;
        QTest::newRow("in the address") << none << QByteArray("/data?token=s3cret%2B%2F%3D") << 200;
        QTest::newRow("none") << none << QByteArray("/data") << 401;
        QTest::newRow("empty") << QByteArray("Authorization: Bearer \r\n") << QByteArray("/data?token=")
                               << 401;
        QTest::newRow("another") << QByteArray("Authorization: Bearer s3cret+/\r\n") << QByteArray("/data")
                                 << 401;
        QTest::newRow("longer") << QByteArray("Authorization: Bearer s3cret+/==\r\n") << QByteArray("/data")
                                << 401;
        QTest::newRow("as a user") << QByteArray("Authorization: Basic s3cret+/=\r\n") << QByteArray("/data")
                                   << 401;
    }

    void aTokenIsAsked()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        MeshCollector collector;
        meshweb::MeshHttpOptions options;
        options.token = u"s3cret+/="_s;
        const auto transport = make(collector, options);
        WebClient peer(transport->port());
        peer.send(WebClient::post(R"({"data":"DATA:a:Sensor=41"})", fields, target));
        QTRY_COMPARE_WITH_TIMEOUT(peer.answers(), 1, 30'000);
        QCOMPARE(peer.status(0), status);
        QCOMPARE(collector.readings.size(), status == 200 ? 1 : 0);
        if (status == 200)
            return;
        QTRY_COMPARE_WITH_TIMEOUT(collector.rejects.size(), 1, 30'000);
        QCOMPARE(collector.rejects[0].reason, u"token"_s);
        QVERIFY(!collector.rejects[0].place.contains(u"s3cret"_s));
    }
};

QTEST_GUILESS_MAIN(tst_MeshHttpLimits)
#include "tst_meshhttplimits.moc"
