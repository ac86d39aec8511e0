// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshweb/meshbackendtransport.h"
#include "meshweb/meshcollector.h"
#include "meshweb/webpeer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The mesh's own server is read, each of its rows once.
class tst_MeshBackendTransport : public QObject
{
    Q_OBJECT

    static core::TransportSettings settings(const FakeBackend &server)
    {
        core::TransportSettings made;
        made.id = core::TransportId(u"mesh"_s);
        made.type = u"mesh-backend"_s;
        made.url = server.url();
        made.poll = 10ms;
        return made;
    }

    static std::unique_ptr<meshweb::MeshBackendTransport> make(MeshCollector &collector,
                                                               const core::TransportSettings &set,
                                                               meshweb::MeshBackendOptions options = {})
    {
        options.tellEvery = 10ms;
        options.retryFirst = 10ms;
        options.retryMost = 20ms;
        auto made = std::make_unique<meshweb::MeshBackendTransport>(
            set, MeshCollector::decoder(), std::make_shared<core::SystemClock>(), options);
        collector.follow(made.get());
        made->start();
        return made;
    }

    static QByteArray text(int number)
    {
        return "DATA:ESP-3:NodeId=7:Time=" + QByteArray::number(1000 + number) +
               ":Sensor=" + QByteArray::number(number);
    }

    /// Until so many further requests were answered.
    static bool polled(const FakeBackend &server, int further)
    {
        const int until = server.requests + further;
        return QTest::qWaitFor([&server, until] { return server.requests >= until; }, 30'000);
    }

private slots:
    void readsEachRowOnce()
    {
        FakeBackend server;
        for (int i = 0; i < 10; ++i)
            server.add(text(i));
        MeshCollector collector;
        auto set = settings(server);
        set.zone = u"Asia/Colombo"_s;
        const auto transport = make(collector, set);
        QTRY_COMPARE_WITH_TIMEOUT(collector.numbers.size(), 10, 30'000);
        QVERIFY(polled(server, 3));
        server.add(text(10));
        QTRY_COMPARE_WITH_TIMEOUT(collector.numbers.size(), 11, 30'000);
        QVERIFY(polled(server, 3));
        QCOMPARE(collector.readings.size(), 11);
        QVERIFY(collector.isUp());
        QVERIFY(collector.inOrder);
        QVERIFY(collector.gaps.isEmpty());
        // Trap 51: measured when the server wrote it down, in the zone of the settings.
        QCOMPARE(core::toMicros(collector.readings[0].measuredAt), 1'762'054'535'500'000);
        QVERIFY(collector.readings[0].receivedAt > collector.readings[0].measuredAt);
        QVERIFY(server.lastHead.startsWith("GET /data HTTP/1.1"));
    }

    /// Trap 59.
    void dropsTheHubsSecondCopy()
    {
        FakeBackend server;
        server.add(text(1), "2025-11-02T09:05:00");
        server.add(text(2), "2025-11-02T09:05:01");
        server.add(text(1), "2025-11-02T09:06:00");
        server.add(text(1), "2025-11-02T10:06:00"); // the node began anew
        MeshCollector collector;
        const auto transport = make(collector, settings(server));
        QTRY_COMPARE_WITH_TIMEOUT(collector.readings.size(), 3, 30'000);
        QCOMPARE(collector.numbers.value(1), 2);
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.duplicates, quint64(1), 30'000);
    }

    void goesOnWhereAnEarlierProcessEnded()
    {
        FakeBackend server;
        for (int i = 0; i < 5; ++i)
            server.add(text(i), "2025-11-02T09:05:0" + QByteArray::number(i));
        QList<core::DeliveryMark> marks;
        {
            MeshCollector dying;
            dying.mode = MeshCollector::Mode::StoreOnly;
            const auto transport = make(dying, settings(server));
            QTRY_COMPARE_WITH_TIMEOUT(dying.readings.size(), 5, 30'000);
            marks = dying.marks;
        }
        server.add(text(5));
        server.add(text(2)); // long after, so no copy: a node that began anew
        MeshCollector collector;
        meshweb::MeshBackendOptions options;
        options.knownMarks = marks;
        options.doubleWindow = 0min;
        options.lastReceived = core::SystemClock().now();
        const auto transport = make(collector, settings(server), options);
        QTRY_COMPARE_WITH_TIMEOUT(collector.readings.size(), 2, 30'000);
        QVERIFY(polled(server, 3));
        QCOMPARE(collector.readings.size(), 2);
        QVERIFY(collector.gaps.isEmpty());
    }

    void storesInWholeBatchesAndWaitsForEach()
    {
        FakeBackend server;
        for (int i = 0; i < 25; ++i)
            server.add(text(i));
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        meshweb::MeshBackendOptions options;
        options.batchRows = 10;
        options.pressedAfter = 20ms;
        const auto transport = make(collector, settings(server), options);
        QTRY_COMPARE_WITH_TIMEOUT(collector.held.size(), 1, 30'000);
        QCOMPARE(collector.held[0]->readings.size(), 10);
        QTRY_COMPARE_WITH_TIMEOUT(collector.state, core::TransportState::BackPressed, 30'000);
        QCOMPARE(collector.held.size(), 1);
        QCOMPARE(server.requests, 1);
        collector.commitHeld();
        QCOMPARE(collector.held.size(), 1);
        collector.mode = MeshCollector::Mode::Commit;
        collector.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(collector.numbers.size(), 25, 30'000);
        QVERIFY(polled(server, 2));
        QCOMPARE(collector.readings.size(), 25);
        QVERIFY(collector.isUp());
    }

    void aRestartOfTheServerIsAGap()
    {
        FakeBackend server;
        server.add(text(1), "2025-11-02T09:05:00");
        server.add(text(2), "2025-11-02T09:05:01");
        MeshCollector collector;
        const auto transport = make(collector, settings(server));
        QTRY_COMPARE_WITH_TIMEOUT(collector.numbers.size(), 2, 30'000);
        server.restart();
        server.add(text(3), "2025-11-02T09:07:00");
        QTRY_COMPARE_WITH_TIMEOUT(collector.numbers.size(), 3, 30'000);
        QVERIFY(polled(server, 2));
        QCOMPARE(collector.readings.size(), 3);
        QCOMPARE(collector.gaps.size(), 1);
        QCOMPARE(collector.gaps[0].reason, u"server-restarted"_s);
        QVERIFY(collector.gaps[0].to >= collector.gaps[0].from);
    }

    void aTextNobodyReadsIsRejectedOnce()
    {
        FakeBackend server;
        server.add("noise");
        server.rows.append("7");
        MeshCollector collector;
        const auto transport = make(collector, settings(server));
        QTRY_COMPARE_WITH_TIMEOUT(collector.rejects.size(), 2, 30'000);
        server.add(text(1));
        QTRY_COMPARE_WITH_TIMEOUT(collector.numbers.size(), 1, 30'000);
        QVERIFY(polled(server, 2));
        QCOMPARE(collector.rejects.size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.rejects.value(u"unknown-text"_s), quint64(1), 30'000);
        QCOMPARE(collector.counters.rejects.value(u"foreign-json"_s), quint64(1));
    }

    void failuresAreToldOnceAndTriedAgain_data()
    {
        QTest::addColumn<int>("mood");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, FakeBackend::Mood mood, core::ErrorCode code, int status = 0,
                            const QByteArray &text = {}) {
            QTest::newRow(name) << int(mood) << status << text << int(code);
        };
        row("login", FakeBackend::Mood::Status, core::ErrorCode::Refused, 401);
        row("forbidden", FakeBackend::Mood::Status, core::ErrorCode::Refused, 403);
        row("not there", FakeBackend::Mood::Status, core::ErrorCode::NotFound, 404);
        row("broken", FakeBackend::Mood::Status, core::ErrorCode::Refused, 500);
        row("no content", FakeBackend::Mood::Status, core::ErrorCode::Refused, 302);
        row("hangs up", FakeBackend::Mood::HangUp, core::ErrorCode::Unreachable);
        row("silent", FakeBackend::Mood::Silent, core::ErrorCode::Timeout);
        row("a page", FakeBackend::Mood::Text, core::ErrorCode::BadInput, 0, "<html></html>");
        row("an object", FakeBackend::Mood::Text, core::ErrorCode::BadInput, 0, "{}");
        row("endless", FakeBackend::Mood::Endless, core::ErrorCode::BadInput);
    }

    void failuresAreToldOnceAndTriedAgain()
    {
        QFETCH(int, mood);
        QFETCH(int, status);
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        FakeBackend server;
        server.add(tst_MeshBackendTransport::text(1));
        server.mood = static_cast<FakeBackend::Mood>(mood);
        server.status = status;
        server.text = text;
        MeshCollector collector;
        meshweb::MeshBackendOptions options;
        options.answerWithin = 200ms;
        options.mostAnswer = 1024 * 1024;
        const auto transport = make(collector, settings(server), options);
        QTRY_VERIFY_WITH_TIMEOUT(server.requests >= 3, 30'000);
        QCOMPARE(collector.state, core::TransportState::Down);
        QCOMPARE(collector.errors.size(), 1);
        QCOMPARE(int(collector.errors[0].code), code);
        QVERIFY(!collector.errors[0].remedy.isEmpty());
        QVERIFY(collector.errors[0].where.contains(server.url()));
        server.mood = FakeBackend::Mood::Normal;
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(collector.numbers.value(1), 1, 30'000);
    }

    void nobodyAtThatPort()
    {
        FakeBackend server;
        server.add(text(1));
        const quint16 port = server.port();
        const auto set = settings(server);
        server.close();
        MeshCollector collector;
        const auto transport = make(collector, set);
        QTRY_COMPARE_WITH_TIMEOUT(collector.errors.size(), 1, 30'000);
        QCOMPARE(collector.errors[0].code, core::ErrorCode::Unreachable);
        if (!server.reopen(port))
            QSKIP("the port was taken by somebody else meanwhile");
        QTRY_COMPARE_WITH_TIMEOUT(collector.numbers.value(1), 1, 30'000);
    }

    void tellsItsLogin_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("field"); // empty: none is sent
        QTest::newRow("none") << QString() << QByteArray();
        QTest::newRow("user and password") << u"reader"_s << QByteArray("Basic cmVhZGVyOnPDvMOfOjE=");
    }

    void tellsItsLogin()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, field);
        FakeBackend server;
        auto set = settings(server);
        set.user = user;
        set.url += u"/data/"_s; // with the end that people copy along
        MeshCollector collector;
        meshweb::MeshBackendOptions options;
        options.password = QString::fromUtf8("s\u00fc\u00df:1");
        const auto transport = make(collector, set, options);
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        QVERIFY(server.lastHead.startsWith("GET /data HTTP/1.1"));
        QVERIFY(field.isEmpty() || server.lastHead.contains("Authorization: " + field));
        QCOMPARE(server.lastHead.contains("Authorization"), !field.isEmpty());
    }

    void aMissingFileOfItsTlsIsTold()
    {
        FakeBackend server;
        auto set = settings(server);
        set.tls.ca = u"/nowhere/ca.pem"_s;
        MeshCollector collector;
        const auto transport = make(collector, set);
        QCOMPARE(collector.errors.size(), 1);
        QCOMPARE(collector.errors[0].code, core::ErrorCode::NotFound);
        QCOMPARE(collector.errors[0].where, u"/nowhere/ca.pem"_s);
        QCOMPARE(server.requests, 0);
    }

    void stops_data()
    {
        QTest::addColumn<bool>("silent");
        QTest::newRow("between polls") << false;
        QTest::newRow("in the middle of one") << true;
    }

    void stops()
    {
        QFETCH(bool, silent);
        FakeBackend server;
        server.add(text(1));
        server.mood = silent ? FakeBackend::Mood::Silent : FakeBackend::Mood::Normal;
        MeshCollector collector;
        const auto transport = make(collector, settings(server));
        QTRY_VERIFY_WITH_TIMEOUT(server.requests >= 1, 30'000);
        transport->stop();
        QTRY_VERIFY_WITH_TIMEOUT(collector.stopped, 30'000);
        QCOMPARE(collector.state, core::TransportState::Stopped);
        QCOMPARE(collector.afterStopped, 0);
    }

    void stopWaitsForTheCommit()
    {
        FakeBackend server;
        server.add(text(1));
        MeshCollector collector;
        collector.mode = MeshCollector::Mode::Hold;
        const auto transport = make(collector, settings(server));
        QTRY_COMPARE_WITH_TIMEOUT(collector.held.size(), 1, 30'000);
        transport->stop();
        QVERIFY(!collector.stopped);
        collector.commitHeld();
        QVERIFY(collector.stopped);
    }
};

QTEST_GUILESS_MAIN(tst_MeshBackendTransport)
#include "tst_meshbackendtransport.moc"
