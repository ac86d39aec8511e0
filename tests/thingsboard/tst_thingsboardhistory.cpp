// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakethingsboard.h"
#include "thingsboard/boardreader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using namespace boardwords;

namespace {

QString row(const QString &what, qint64 ts, const QString &value)
{
    return u"%1@%2=%3"_s.arg(what).arg(ts).arg(value);
}

QString voltage(qint64 ts, int value) { return row(u"M voltage"_s, ts, QString::number(value)); }

qint64 startOf(const FakeThingsBoard &board, qsizetype query)
{
    return board.historyQueries.value(query).queryItemValue(u"startTs"_s).toLongLong();
}

} // namespace

class TestThingsBoardHistory : public QObject
{
    Q_OBJECT

private slots:
    void aNewDevicesLastDayIsRead()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.store(A, u"V"_s, Now - 25 * Hour, 1);
        board.store(A, u"V"_s, Now - 23 * Hour, 2);
        board.store(A, u"V"_s, Now - 30'000, 3);
        board.store(A, u"1"_s, Now - 2 * Hour, u"true"_s);
        board.store(A, u"1"_s, Now - Hour, u"false"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.rows->rows.size(), 4, Patience);
        // In order of time; what is present is live, the rest old news.
        QCOMPARE(reader.live,
                 QStringList({voltage(Now - 23 * Hour, 2) + u" old"_s,
                              row(u"M line 1"_s, Now - 2 * Hour, u"1"_s) + u" old"_s,
                              row(u"M line 1"_s, Now - Hour, u"0"_s), voltage(Now - 30'000, 3)}));
        QCOMPARE(board.count(u"history"_s), 1);
        QCOMPARE(startOf(board, 0), Now - 24 * Hour);
        QCOMPARE(board.historyQueries.first().queryItemValue(u"orderBy"_s), u"ASC"_s);
        QCOMPARE(board.historyQueries.first().queryItemValue(u"agg"_s), u"NONE"_s);
        QVERIFY(reader.gaps.isEmpty());
    }

    void theTimeAwayIsReadInTheNextRun_data()
    {
        QTest::addColumn<int>("page"); // values of a key in one answer
        QTest::addColumn<int>("requests");
        QTest::newRow("in one answer") << 1000 << 1;
        QTest::newRow("in pages") << 10 << 11;
    }

    void theTimeAwayIsReadInTheNextRun()
    {
        QFETCH(int, page);
        QFETCH(int, requests);
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardRows rows;
        BoardReader first(board.url(), &rows);
        first.start();
        QTRY_VERIFY_WITH_TIMEOUT(first.isSettled(), Patience);
        board.push(A, u"V"_s, Now, 400);
        QTRY_VERIFY_WITH_TIMEOUT(rows.rows.contains(voltage(Now, 400)), Patience);
        first.kill();
        const int asked = board.count(u"history"_s);

        for (int i = 1; i <= 100; ++i)
            board.store(A, u"V"_s, Now + i * Minute, i);
        // One key ends long before the other: the page is cut where the fuller one ends.
        for (int i = 1; i <= 3; ++i)
            board.store(A, u"3"_s, Now + i * 30 * Minute + 1, i % 2 == 0);
        BoardReader second(board.url(), &rows);
        second.table = first.table;
        second.options.historyPage = page;
        second.clock->ms = Now + 101 * Minute;
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(second.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(rows.rows.size(), 104, Patience);
        QCOMPARE(board.count(u"history"_s) - asked, requests);
        QCOMPARE(startOf(board, asked), Now - 15 * Minute);
        // The overlap brings one value once more: the same row.
        QCOMPARE(rows.doubled(), 1);
        QCOMPARE(rows.rows.value(voltage(Now, 400)), 2);
        qint64 before = 0;
        for (const QString &one : std::as_const(second.live)) {
            const qint64 ts = one.section(u'@', 1).section(u'=', 0, 0).toLongLong();
            QVERIFY2(ts >= before, qPrintable(one));
            before = ts;
        }
    }

    void aDeathInTheMiddleLosesNothing()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        for (int i = 0; i < 200; ++i)
            board.store(A, u"V"_s, Now - 10 * Hour + i * Minute, i);
        for (int i = 0; i < 20; ++i)
            board.store(A, u"8"_s, Now - 10 * Hour + i * 10 * Minute, i % 2 == 0);
        BoardRows rows;
        auto table = std::make_shared<core::SeriesTable>();
        // Each run is ended after a page or two, the rest of its batches uncommitted.
        for (int run = 0; run < 40 && rows.rows.size() < 220; ++run) {
            BoardReader reader(board.url(), &rows);
            reader.table = table;
            reader.options.historyPage = 25;
            reader.options.overlap = 5min;
            reader.start();
            const qsizetype known = rows.rows.size();
            // Live values come meanwhile and must not hide what is still to be read.
            QTRY_VERIFY_WITH_TIMEOUT(reader.isUp(), Patience);
            board.push(A, u"V"_s, Now - Hour + run, 1000 + run);
            QTRY_VERIFY_WITH_TIMEOUT(rows.rows.size() > known, Patience);
            reader.hold = true;
            reader.kill();
        }
        for (int i = 0; i < 200; ++i)
            QVERIFY2(rows.rows.contains(voltage(Now - 10 * Hour + i * Minute, i)),
                     qPrintable(QString::number(i)));
        QCOMPARE(rows.of(u"M line 8"_s).size(), 20);
    }

    void liveValuesWaitForTheHistoryBeforeThem()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.store(A, u"V"_s, Now - Hour, 1);
        board.hold(u"timeseries"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_COMPARE_WITH_TIMEOUT(board.held(), 1, Patience);
        board.push(A, u"V"_s, Now, 2);
        board.push(A, u"V"_s, Now + 1, 3);
        // The second device has nothing to wait for.
        board.addDevice(B, u"N"_s);
        board.refreshPages();
        board.push(B, u"V"_s, Now, 9);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"N voltage"_s, Now, u"9"_s)), Patience);
        QCOMPARE(reader.rows->of(u"M "_s), QStringList());
        board.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(reader.rows->of(u"M "_s).size(), 3, Patience);
        QCOMPARE(reader.rows->doubled(), 0);
        QCOMPARE(reader.live.last(), voltage(Now + 1, 3));
    }

    void aDroppedSocketIsBackWithWhatWasMissed()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.push(A, u"V"_s, Now, 1);
        QTRY_VERIFY_WITH_TIMEOUT(reader.rows->rows.contains(voltage(Now, 1)), Patience);
        board.close();
        QTRY_COMPARE_WITH_TIMEOUT(reader.states.last(), core::TransportState::Down, Patience);
        board.store(A, u"V"_s, Now + 1000, 2);
        board.store(A, u"V"_s, Now + 2000, 3);
        board.open();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.rows->rows.size(), 3, Patience);
        // What this run handed on already does not even leave it again.
        QCOMPARE(reader.rows->doubled(), 0);
        QCOMPARE(reader.live.last(), voltage(Now + 2000, 3));
        QTRY_COMPARE_WITH_TIMEOUT(reader.counters.reconnects, 1u, Patience);
        QVERIFY(reader.gaps.isEmpty());
        QCOMPARE(board.count(u"login"_s), 1); // the token is still good
    }

    void whatIsTooOldIsAGapAndNotAsked()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardRows rows;
        BoardReader first(board.url(), &rows);
        first.start();
        QTRY_VERIFY_WITH_TIMEOUT(first.isSettled(), Patience);
        board.push(A, u"V"_s, Now, 1);
        QTRY_VERIFY_WITH_TIMEOUT(rows.rows.contains(voltage(Now, 1)), Patience);
        first.kill();
        board.store(A, u"V"_s, Now + 2 * Day, 2);
        board.store(A, u"V"_s, Now + 9 * Day, 3);
        BoardReader second(board.url(), &rows);
        second.table = first.table;
        second.clock->ms = Now + 10 * Day;
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(rows.rows.contains(voltage(Now + 9 * Day, 3)), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(second.gaps.size(), 1, Patience);
        QCOMPARE(core::toMicros(second.gaps.first().from), Now * 1000);
        QCOMPARE(core::toMicros(second.gaps.first().to), (Now + 3 * Day) * 1000);
        QCOMPARE(second.gaps.first().reason, u"collector-away"_s);
        QCOMPARE(startOf(board, board.historyQueries.size() - 1), Now + 3 * Day);
        QCOMPARE(rows.rows.size(), 2);
    }

    void aSilentDeviceIsNoGapAndIsNotAsked()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardRows rows;
        BoardReader first(board.url(), &rows);
        first.start();
        QTRY_VERIFY_WITH_TIMEOUT(first.isSettled(), Patience);
        board.push(A, u"V"_s, Now, 1);
        QTRY_VERIFY_WITH_TIMEOUT(rows.rows.contains(voltage(Now, 1)), Patience);
        first.kill();
        BoardReader second(board.url(), &rows);
        second.table = first.table;
        second.clock->ms = Now + 10 * Day;
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(second.isSettled(), Patience);
        QVERIFY(second.gaps.isEmpty());
        QCOMPARE(board.count(u"history"_s), 0);
    }

    void askingIsRepeatedWithPausesAndNeverAStorm_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("too many requests") << 429;
        QTest::newRow("the server's fault") << 503;
    }

    void askingIsRepeatedWithPausesAndNeverAStorm()
    {
        QFETCH(int, status);
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.store(A, u"V"_s, Now - Hour, 1);
        board.fail(u"timeseries"_s, status, 3);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.rows->rows.contains(voltage(Now - Hour, 1)), Patience);
        QCOMPARE(board.count(u"failed"_s), 3);
        QCOMPARE(board.count(u"history"_s), 1);
        QVERIFY(reader.gaps.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(reader.counters.errors.value(u"history"_s), 3u, Patience);
    }

    void aRefusedHistoryIsAGapAndLiveGoesOn()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.store(A, u"V"_s, Now - Hour, 1);
        board.fail(u"timeseries"_s, 403, 1);
        BoardReader reader(board.url());
        reader.start();
        QTRY_COMPARE_WITH_TIMEOUT(reader.gaps.size(), 1, Patience);
        QCOMPARE(core::toMicros(reader.gaps.first().to), Now * 1000);
        QCOMPARE(reader.errors.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.push(A, u"V"_s, Now, 2);
        QTRY_VERIFY_WITH_TIMEOUT(reader.rows->rows.contains(voltage(Now, 2)), Patience);
    }

    void twoRequestsAtOnceAreTheMost()
    {
        FakeThingsBoard board;
        int value = 0;
        for (const QString &entity : board.addDevices(20))
            board.store(entity, u"V"_s, Now - Hour, value++);
        board.hold(u"timeseries"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_COMPARE_WITH_TIMEOUT(board.held(), 2, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.sightings.size(), 20, Patience);
        board.letGo();
        QTRY_COMPARE_WITH_TIMEOUT(reader.rows->rows.size(), 20, Patience);
        QCOMPARE(board.mostTogether, 2);
        QCOMPARE(board.count(u"history"_s), 20);
    }

    void aDatabaseThatIsBehindIsWaitedFor()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        for (int i = 0; i < 100; ++i)
            board.store(A, u"V"_s, Now - 10 * Hour + i * Minute, i);
        BoardReader reader(board.url());
        reader.hold = true;
        reader.options.historyPage = 10;
        reader.options.mostUnconfirmed = 25;
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.states.contains(core::TransportState::BackPressed), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.live.size(), 30, Patience);
        QCOMPARE(board.count(u"history"_s), 3);
        // Live values are not gathered either: the server keeps them.
        for (int i = 0; i < 600; ++i)
            board.push(A, u"V"_s, Now - 2 * Hour + i, 1000 + i);
        board.addDevice(B, u"N"_s);
        board.setAttribute(B, u"active"_s, Now, true);
        board.refreshPages();
        QTRY_VERIFY_WITH_TIMEOUT(reader.sightings.contains(u"N"_s), Patience);
        QVERIFY(reader.live.size() <= 31);
        QCOMPARE(board.count(u"history"_s), 3);
        reader.commitHeld();
        QTRY_COMPARE_WITH_TIMEOUT(reader.rows->of(u"M voltage"_s).size(), 700, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QCOMPARE(reader.rows->doubled(), 0);
    }

    void whatTheDatabaseLostIsAskedAgain()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.store(A, u"V"_s, Now - 10 * Hour, 1);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.rows->rows.contains(voltage(Now - 10 * Hour, 1)), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        reader.hold = true;
        board.push(A, u"V"_s, Now, 2);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(voltage(Now, 2)), Patience);
        // Handed on and not committed: the mark stays where it was.
        board.dropSockets();
        QTRY_COMPARE_WITH_TIMEOUT(board.count(u"history"_s), 2, Patience);
        QCOMPARE(startOf(board, 1), Now - 10 * Hour - 15 * Minute);
    }

    void severalValuesSentAtOnceAreReadAfterwards()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.options.reviseEvery = 20ms;
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isUp(), Patience);
        // The subscription tells the newest alone.
        for (int i = 0; i < 9; ++i)
            board.store(A, u"V"_s, Now - 10'000 + i * 1000, i);
        board.push(A, u"V"_s, Now, 9);
        QTRY_COMPARE_WITH_TIMEOUT(reader.rows->rows.size(), 10, Patience);
        QCOMPARE(reader.rows->doubled(), 0);
    }
};

QTEST_GUILESS_MAIN(TestThingsBoardHistory)
#include "tst_thingsboardhistory.moc"
