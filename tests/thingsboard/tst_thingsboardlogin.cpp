// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakethingsboard.h"
#include "thingsboard/boardreader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using namespace boardwords;

namespace {

QString voltage(qint64 ts, int value) { return u"M voltage@%1=%2"_s.arg(ts).arg(value); }

} // namespace

class TestThingsBoardLogin : public QObject
{
    Q_OBJECT

private slots:
    void anApiKeyNeedsNoLogin()
    {
        FakeThingsBoard board;
        board.apiKey = u"tb_key"_s;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.settings.apiKey = true;
        reader.options.secret = u"tb_key"_s;
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.sightings, QStringList{u"M"_s}, Patience);
        QCOMPARE(board.count(u"login"_s), 0);
        QCOMPARE(board.count(u"unauthorised"_s), 0);
    }

    void aCustomersUserListsTheCustomersDevices()
    {
        FakeThingsBoard board;
        board.customer = true;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url() + u"/"_s); // a slash at the end is no other address
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QCOMPARE(board.count(u"list"_s), 1);
        QCOMPARE(board.mistakes, QStringList());
    }

    void aRefusedLoginIsToldAndNotRepeatedSoon_data()
    {
        QTest::addColumn<bool>("apiKey");
        QTest::addColumn<QString>("secret");
        QTest::newRow("wrong password") << false << "wrong";
        QTest::newRow("wrong key") << true << "wrong";
        QTest::newRow("no key") << true << "";
    }

    void aRefusedLoginIsToldAndNotRepeatedSoon()
    {
        QFETCH(bool, apiKey);
        QFETCH(QString, secret);
        FakeThingsBoard board;
        board.apiKey = u"tb_key"_s;
        BoardReader reader(board.url());
        reader.settings.apiKey = apiKey;
        reader.options.secret = secret;
        reader.options.reconnectFirst = 1h;
        reader.options.reconnectMost = 1h;
        reader.start();
        QTRY_COMPARE_WITH_TIMEOUT(reader.errors.size(), 1, Patience);
        QCOMPARE(reader.errors.first().code, core::ErrorCode::Refused);
        QVERIFY(!reader.errors.first().toString().contains(u"wrong"_s)); // the secret
        QCOMPARE(reader.states.last(), core::TransportState::Down);
        QVERIFY(board.count(u"login"_s) <= 1);
        QCOMPARE(board.count(u"socket"_s), 0);
    }

    void aServerThatIsNoneIsTold()
    {
        BoardReader reader(u"http://127.0.0.1:1"_s);
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(!reader.errors.isEmpty(), Patience);
        QCOMPARE(reader.errors.first().code, core::ErrorCode::Unreachable);
        QCOMPARE(reader.states.last(), core::TransportState::Down);
        reader.stop();
        QVERIFY(reader.stopped);
    }

    void itIsTriedAgainUntilTheServerIsThere()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.close();
        BoardReader reader(board.url());
        reader.start();
        QTRY_COMPARE_WITH_TIMEOUT(reader.errors.size(), 1, Patience);
        board.open();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QCOMPARE(reader.errors.size(), 1); // one failure, told once
    }

    void trap71TokensAreRenewedBeforeTheyEnd()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.tokenLife = 1;
        BoardReader reader(board.url());
        reader.options.renewLeast = 1ms;
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(board.count(u"token"_s) >= 1, Patience);
        board.tokenLife = 9000;
        // The socket changes to the new token without a moment of being away.
        QTRY_VERIFY_WITH_TIMEOUT(board.count(u"subscribe"_s) >= 2, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(board.sockets(), 1, Patience);
        QVERIFY(!reader.states.contains(core::TransportState::Down));
        board.push(A, u"V"_s, Now, 230);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(voltage(Now, 230)), Patience);
        QCOMPARE(reader.rows->doubled(), 0);
        QCOMPARE(board.count(u"login"_s), 1);
        QCOMPARE(board.count(u"unauthorised"_s), 0);
        QCOMPARE(reader.counters.reconnects, 0u);
    }

    void renewalsAreNoStorm()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.tokenLife = 0; // it has ended when it comes, by its own words
        BoardReader reader(board.url());
        reader.options.renewLeast = 1h;
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.push(A, u"V"_s, Now, 1);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(voltage(Now, 1)), Patience);
        QCOMPARE(board.count(u"token"_s), 0);
        QCOMPARE(board.count(u"login"_s), 1);
    }

    void aTokenThatIsRefusedMidwayIsReplacedOnce_data()
    {
        QTest::addColumn<bool>("refreshWorks");
        QTest::newRow("by the refresh token") << true;
        QTest::newRow("by a login, when that has ended too") << false;
    }

    void aTokenThatIsRefusedMidwayIsReplacedOnce()
    {
        QFETCH(bool, refreshWorks);
        FakeThingsBoard board;
        int value = 0;
        for (const QString &entity : board.addDevices(6))
            board.store(entity, u"V"_s, Now - 1000, value++);
        board.hold(u"timeseries"_s);
        board.breakRefresh = refreshWorks ? 0 : 1;
        BoardReader reader(board.url());
        reader.start();
        QTRY_COMPARE_WITH_TIMEOUT(board.held(), 2, Patience);
        board.expireTokens(false);
        board.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(reader.rows->rows.size(), 6, Patience);
        // Two were under way and both were refused; one renewal served both.
        QVERIFY(board.count(u"unauthorised"_s) <= 2);
        QCOMPARE(board.count(u"token"_s), 1);
        QCOMPARE(board.count(u"login"_s), refreshWorks ? 1 : 2);
        QCOMPARE(board.count(u"history"_s), 6);
        QVERIFY(reader.isUp());
    }

    void aSocketThatIsClosedForItsTokenComesBackWithANewOne()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.push(A, u"V"_s, Now, 1);
        QTRY_VERIFY_WITH_TIMEOUT(reader.rows->rows.contains(voltage(Now, 1)), Patience);
        board.expireTokens(true);
        QTRY_COMPARE_WITH_TIMEOUT(board.count(u"subscribe"_s), 2, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.push(A, u"V"_s, Now + 1, 2);
        QTRY_VERIFY_WITH_TIMEOUT(reader.rows->rows.contains(voltage(Now + 1, 2)), Patience);
        QCOMPARE(board.count(u"token"_s), 1);
        QCOMPARE(board.count(u"unauthorised"_s), 0);
        QCOMPARE(reader.rows->doubled(), 0);
    }

    void trap71ARefusedSubscriptionIsToldAndNoStorm_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("error");
        QTest::newRow("bad request") << 2 << int(core::ErrorCode::BadInput);
        QTest::newRow("internal") << 1 << int(core::ErrorCode::Io);
        QTest::newRow("unauthorised") << 3 << int(core::ErrorCode::Refused);
    }

    void trap71ARefusedSubscriptionIsToldAndNoStorm()
    {
        QFETCH(int, code);
        QFETCH(int, error);
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.refuseSubscription = code;
        BoardReader reader(board.url());
        reader.options.reconnectFirst = 1h;
        reader.options.reconnectMost = 1h;
        reader.start();
        QTRY_COMPARE_WITH_TIMEOUT(reader.errors.size(), 1, Patience);
        QCOMPARE(int(reader.errors.first().code), error);
        QVERIFY(reader.errors.first().detail.contains(u"error %1"_s.arg(code)));
        QCOMPARE(reader.states.last(), core::TransportState::Down);
        QCOMPARE(board.count(u"subscribe"_s), 1);
        QTRY_COMPARE_WITH_TIMEOUT(board.sockets(), 0, Patience);
        QCOMPARE(board.mistakes, QStringList());
    }

    void aServerThatSaysNothingIsLeft()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.options.requestTimeout = 50ms;
        board.hold(u"deviceInfos"_s);
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(!reader.errors.isEmpty(), Patience);
        QCOMPARE(reader.errors.first().code, core::ErrorCode::Timeout);
        board.letGo();
        reader.stop();
        QVERIFY(reader.stopped);
    }

    void aRedirectionIsNotFollowed()
    {
        FakeThingsBoard board;
        board.fail(u"/api/auth/login"_s, 302, 1000, "Location: http://127.0.0.1:1/elsewhere");
        BoardReader reader(board.url());
        reader.start();
        QTRY_COMPARE_WITH_TIMEOUT(reader.errors.size(), 1, Patience);
        QCOMPARE(reader.errors.first().code, core::ErrorCode::BadInput);
        QVERIFY(!reader.errors.first().remedy.isEmpty());
    }

    void withoutAProfileNothingIsAsked()
    {
        FakeThingsBoard board;
        auto clock = std::make_shared<BoardReader::StillClock>();
        core::TransportSettings settings;
        settings.url = board.url();
        thingsboard::ThingsBoardTransport transport(settings, {}, std::make_shared<core::SeriesTable>(),
                                                    clock, {});
        QList<core::Error> errors;
        connect(&transport, &core::Transport::failed, this,
                [&errors](const core::Error &error) { errors.append(error); });
        bool stopped = false;
        connect(&transport, &core::Transport::stopped, this, [&stopped] { stopped = true; });
        transport.start();
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors.first().code, core::ErrorCode::NotFound);
        transport.stop();
        QVERIFY(stopped);
        QCOMPARE(board.count(u"login"_s), 0);
    }
};

QTEST_GUILESS_MAIN(TestThingsBoardLogin)
#include "tst_thingsboardlogin.moc"
