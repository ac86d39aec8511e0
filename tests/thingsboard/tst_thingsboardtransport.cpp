// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakethingsboard.h"
#include "thingsboard/boardreader.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using namespace boardwords;

namespace {

QString row(const QString &what, qint64 ts, const QString &value)
{
    return u"%1@%2=%3"_s.arg(what).arg(ts).arg(value);
}

} // namespace

class TestThingsBoardTransport : public QObject
{
    Q_OBJECT

private slots:
    void devicesAppearAndTheirValuesComeLive()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"0002_MSAN"_s);
        board.addDevice(B, u"Boiler"_s, u"other"_s);
        board.setAttribute(A, u"active"_s, Now - 1000, true);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.sightings, QStringList{u"0002_MSAN"_s}, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"0002_MSAN online"_s, Now - 1000, u"1"_s)),
                                 Patience);

        board.push(A, u"V"_s, Now - 500, 230.1);
        board.push(A, u"3"_s, Now - 400, u"false"_s);
        board.push(A, u"8"_s, Now - 300, u"true"_s);
        board.push(A, u"unheard-of"_s, Now - 300, 7);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"0002_MSAN line 8"_s, Now - 300, u"1"_s)),
                                 Patience);
        QVERIFY(reader.live.contains(row(u"0002_MSAN voltage"_s, Now - 500, u"230.1"_s)));
        QVERIFY(reader.live.contains(row(u"0002_MSAN line 3"_s, Now - 400, u"0"_s)));
        QCOMPARE(reader.live.size(), 4);
        for (qsizetype i = 0; i < reader.sequences.size(); ++i)
            QCOMPARE(reader.sequences[i], quint64(i + 1));
        QCOMPARE(board.mistakes, QStringList());
        // One of each, and no history: the server had told that there is none.
        QCOMPARE(board.count(u"login"_s), 1);
        QCOMPARE(board.count(u"user"_s), 1);
        QCOMPARE(board.count(u"list"_s), 1);
        QCOMPARE(board.count(u"socket"_s), 1);
        QCOMPARE(board.count(u"subscribe"_s), 1);
        QCOMPARE(board.count(u"history"_s), 0);

        reader.stop();
        QVERIFY(reader.stopped);
        QCOMPARE(reader.states.last(), core::TransportState::Stopped);
        const qsizetype before = reader.live.size();
        board.push(A, u"V"_s, Now, 231);
        QTRY_COMPARE_WITH_TIMEOUT(board.sockets(), 0, Patience);
        QCOMPARE(reader.live.size(), before);
    }

    void listAndSubscriptionComeInPages()
    {
        FakeThingsBoard board;
        board.listPageMost = 10;
        board.socketPageMost = 10;
        board.addDevices(45);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.sightings.size(), 45, Patience);
        QCOMPARE(board.count(u"list"_s), 5);
        QCOMPARE(board.count(u"subscribe"_s), 5);
        QCOMPARE(board.count(u"socket"_s), 1);
        // One of the last page speaks like the others.
        board.push(u"00000000-0000-4000-8000-000000000044"_s, u"V"_s, Now, 229);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M44 voltage"_s, Now, u"229"_s)), Patience);
    }

    void trap72InactiveMeansOldNotWithoutPower()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.store(A, u"1"_s, Now - 20 * Day, u"true"_s);
        board.setAttribute(A, u"active"_s, Now - Hour, false);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        // The line keeps what was last told, as old news; nothing says that it has no power.
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M line 1"_s, Now - 20 * Day, u"1"_s) + u" old"_s),
                                 Patience);
        QVERIFY(reader.live.contains(row(u"M online"_s, Now - Hour, u"0"_s)));
        QCOMPARE(reader.rows->of(u"M line"_s).size(), 1);

        board.setAttribute(A, u"active"_s, Now, true);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M online"_s, Now, u"1"_s)), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(reader.event(u"status"_s), Patience);
        QCOMPARE(reader.event(u"status"_s)->detail[u"active"_s].toBool(), true);
    }

    void aLineOfASpeakingDeviceIsPresentHoweverLongAgoItChanged()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.store(A, u"1"_s, Now - 20 * Day, u"false"_s);
        board.store(A, u"V"_s, Now - 20 * Day, 230);
        board.setAttribute(A, u"active"_s, Now - Hour, true);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M line 1"_s, Now - 20 * Day, u"0"_s)), Patience);
        // A measurement is not.
        QTRY_VERIFY_WITH_TIMEOUT(
            reader.live.contains(row(u"M voltage"_s, Now - 20 * Day, u"230"_s) + u" old"_s), Patience);
    }

    void aLineOfADeviceThatNobodyKnowsToSpeakIsOld_data()
    {
        QTest::addColumn<qint64>("spoke"); ///< before now
        QTest::addColumn<bool>("present");
        QTest::newRow("days ago") << 3 * Day << false;
        QTest::newRow("just now") << 30 * Second << true;
    }

    void aLineOfADeviceThatNobodyKnowsToSpeakIsOld()
    {
        // A server may keep "active" as telemetry: then only what it told itself says that it speaks.
        QFETCH(qint64, spoke);
        QFETCH(bool, present);
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.store(A, u"1"_s, Now - 20 * Day, u"true"_s);
        board.store(A, u"V"_s, Now - spoke, 230);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!reader.live.filter(u"M line 1"_s).isEmpty(), Patience);
        QCOMPARE(reader.live.filter(u"M line 1"_s),
                 QStringList{row(u"M line 1"_s, Now - 20 * Day, u"1"_s) + (present ? QString() : u" old"_s)});
    }

    void aListThatChangesWhileItIsReadLosesNobody()
    {
        FakeThingsBoard board;
        board.listPageMost = 5;
        board.addDevices(12);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.sightings.size(), 12, Patience);
        reader.stop();

        BoardReader second(board.url());
        second.options.reviseEvery = 20ms;
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(second.isSettled(), Patience);
        // One is removed between the first page and the second, so that the others move up a place.
        board.hold(u"deviceInfos"_s);
        QTRY_COMPARE_WITH_TIMEOUT(board.held(), 1, Patience); // the first page is asked for
        connect(&board, &FakeThingsBoard::asked, &second,
                [&board, once = false](const QString &kind) mutable {
                    if (kind == "list"_L1 && !std::exchange(once, true))
                        QMetaObject::invokeMethod(
                            &board, [&board] { board.remove(u"00000000-0000-4000-8000-000000000000"_s); },
                            Qt::QueuedConnection);
                });
        board.hold({});
        board.letGo();
        QTRY_VERIFY_WITH_TIMEOUT(second.event(u"device-removed"_s), Patience);
        const int lists = board.count(u"list"_s);
        QTRY_VERIFY_WITH_TIMEOUT(board.count(u"list"_s) > lists + 6, Patience);
        QStringList removed;
        for (const core::Event &event : std::as_const(second.events)) {
            if (event.kind == "device-removed"_L1)
                removed.append(event.device.toString());
        }
        QCOMPARE(removed, QStringList{u"M0"_s});
    }

    void aListOfTooManyPagesIsSaidAndRemovesNobody()
    {
        FakeThingsBoard board;
        board.listPageMost = 1;
        board.addDevices(101);
        BoardReader reader(board.url());
        reader.options.reviseEvery = 20ms;
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.sightings.size(), 101, Patience); // the last one by the subscription
        QVERIFY(!reader.errors.isEmpty());
        QVERIFY2(reader.errors.first().detail.contains(u"more than 100 pages"_s),
                 qPrintable(reader.errors.first().toString()));
        const int lists = board.count(u"list"_s);
        QTRY_VERIFY_WITH_TIMEOUT(board.count(u"list"_s) > lists + 101, Patience);
        QVERIFY(!reader.event(u"device-removed"_s));
        board.push(u"00000000-0000-4000-8000-000000000100"_s, u"V"_s, Now, 229);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M100 voltage"_s, Now, u"229"_s)), Patience);
    }

    void rejectsWaitForTheDatabaseToo()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.options.mostUnconfirmed = 100;
        reader.hold = true;
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isUp(), Patience);
        for (int i = 0; i < 500; ++i)
            board.push(A, u"V"_s, Now - 1000 + i, u"abc"_s);
        for (int i = 0; i < 500; ++i)
            board.sendText(u"{'cmdId':%1}"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(reader.counters.rejects.value(u"json"_s), 500u, Patience);
        qsizetype kept = 0;
        for (const core::BatchPtr &batch : std::as_const(reader.held))
            kept += batch->rejects.size();
        QVERIFY2(kept <= 200, qPrintable(QString::number(kept)));
        reader.commitHeld();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reader.counters.rejects.value(u"number"_s), 500u, Patience);
    }

    void placesBecomeEvents()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.setAttribute(A, u"latitude"_s, Now, 6.9);
        board.setAttribute(A, u"longitude"_s, Now, 79.8);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.event(u"location"_s), Patience);
        QCOMPARE(reader.event(u"location"_s)->detail, QJsonObject({{u"lat"_s, 6.9}, {u"lon"_s, 79.8}}));
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.setAttribute(A, u"longitude"_s, Now, 79.9);
        QTRY_COMPARE_WITH_TIMEOUT(reader.kinds().count(u"location"_s), 2, Patience);
        QCOMPARE(reader.events.last().detail[u"lon"_s].toDouble(), 79.9);
        QCOMPARE(reader.events.last().detail[u"lat"_s].toDouble(), 6.9);
        board.setAttribute(A, u"latitude"_s, Now, 91); // nowhere
        board.push(A, u"V"_s, Now, 1);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M voltage"_s, Now, u"1"_s)), Patience);
        QCOMPARE(reader.kinds().count(u"location"_s), 2);
    }

    void twoOfOneNameAreToldAndKeptApart()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        board.addDevice(B, u"M"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(reader.event(u"same-identity"_s), Patience);
        QCOMPARE(reader.kinds().count(u"same-identity"_s), 1);
        QCOMPARE(reader.event(u"same-identity"_s)->detail[u"entities"_s].toArray(), QJsonArray({A, B}));
        board.push(A, u"V"_s, Now, 1);
        board.push(B, u"V"_s, Now, 2);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M~22222222 voltage"_s, Now, u"2"_s)), Patience);
        QVERIFY(reader.live.contains(row(u"M voltage"_s, Now, u"1"_s)));
    }

    void aRenamedDeviceKeepsItsIdInTheNextRunToo()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"Old"_s);
        BoardRows rows;
        BoardReader first(board.url(), &rows);
        first.start();
        QTRY_VERIFY_WITH_TIMEOUT(first.isSettled(), Patience);
        board.push(A, u"V"_s, Now, 1);
        QTRY_VERIFY_WITH_TIMEOUT(rows.rows.contains(row(u"Old voltage"_s, Now, u"1"_s)), Patience);
        board.rename(A, u"New"_s);
        board.refreshPages();
        QTRY_VERIFY_WITH_TIMEOUT(first.event(u"device-renamed"_s), Patience);
        QCOMPARE(first.event(u"device-renamed"_s)->detail[u"from"_s].toString(), u"Old"_s);
        QCOMPARE(first.event(u"device-renamed"_s)->detail[u"to"_s].toString(), u"New"_s);
        first.kill();

        BoardReader second(board.url(), &rows);
        second.table = first.table;
        second.start();
        QTRY_VERIFY_WITH_TIMEOUT(second.isSettled(), Patience);
        board.push(A, u"V"_s, Now + 1, 2);
        QTRY_VERIFY_WITH_TIMEOUT(rows.rows.contains(row(u"Old voltage"_s, Now + 1, u"2"_s)), Patience);
        QCOMPARE(second.sightings, QStringList{u"Old"_s});
    }

    void devicesMadeAndRemovedAreNoticed()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"A"_s);
        BoardReader reader(board.url());
        reader.options.reviseEvery = 20ms;
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.addDevice(B, u"B"_s);
        board.refreshPages(); // the server does so by itself
        QTRY_VERIFY_WITH_TIMEOUT(reader.sightings.contains(u"B"_s), Patience);
        board.push(B, u"V"_s, Now, 2);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"B voltage"_s, Now, u"2"_s)), Patience);
        board.remove(A);
        QTRY_VERIFY_WITH_TIMEOUT(reader.event(u"device-removed"_s), Patience);
        QCOMPARE(reader.event(u"device-removed"_s)->device, core::DeviceId(u"A"_s));
        const int lists = board.count(u"list"_s);
        QTRY_VERIFY_WITH_TIMEOUT(board.count(u"list"_s) > lists + 2, Patience);
        QCOMPARE(reader.kinds().count(u"device-removed"_s), 1);
        QVERIFY(reader.isUp());
    }

    void rejectsAreKeptWithWhatCame()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.push(A, u"3"_s, Now, u"maybe"_s);
        QTRY_COMPARE_WITH_TIMEOUT(reader.rejects.size(), 1, Patience);
        QCOMPARE(reader.rejects.first().reason, u"unknown-text"_s);
        QCOMPARE(reader.rejects.first().raw, QByteArray("maybe"));
        QVERIFY(reader.rejects.first().place.contains(u"M"_s));
        board.sendText(u"{'cmdId':1}"_s);
        QTRY_COMPARE_WITH_TIMEOUT(reader.rejects.size(), 2, Patience);
        QCOMPARE(reader.rejects.last().reason, u"json"_s);
        QVERIFY(reader.isUp());
        QTRY_COMPARE_WITH_TIMEOUT(reader.counters.rejects.value(u"json"_s), 1u, Patience);
    }

    void trap50AnImpossibleTimeIsThatOfArrival()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        board.push(A, u"V"_s, 1'000, 230);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M voltage"_s, Now, u"230"_s)), Patience);
        QVERIFY(reader.event(u"device-time"_s));
        // Told once, stored once.
        board.push(A, u"V"_s, 1'000, 230);
        board.push(A, u"V"_s, Now + 10 * Minute, 231);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M voltage"_s, Now, u"231"_s)), Patience);
        QCOMPARE(reader.live.size(), 2);
        QCOMPARE(reader.kinds().count(u"device-time"_s), 1);
    }

    void trap67AllLinesAtOnceIsARestart()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        reader.start();
        QTRY_VERIFY_WITH_TIMEOUT(reader.isSettled(), Patience);
        // Seven lines are none, and neither are eight over two minutes.
        for (int line = 1; line <= 7; ++line)
            board.push(A, QString::number(line), Now - 10 * Minute + line, u"true"_s);
        board.push(A, u"8"_s, Now - 8 * Minute, u"true"_s);
        QTRY_VERIFY_WITH_TIMEOUT(reader.live.contains(row(u"M line 8"_s, Now - 8 * Minute, u"1"_s)),
                                 Patience);
        QVERIFY(!reader.event(u"restart-suspected"_s));
        for (int line = 1; line <= 8; ++line)
            board.push(A, QString::number(line), Now + line, u"true"_s);
        QTRY_VERIFY_WITH_TIMEOUT(reader.event(u"restart-suspected"_s), Patience);
        QCOMPARE(reader.kinds().count(u"restart-suspected"_s), 1);
    }

    void ordersAreNotSent()
    {
        BoardReader reader(u"http://127.0.0.1:1"_s);
        reader.start();
        QList<core::Error> refused;
        connect(reader.transport, &core::Transport::notSent, this,
                [&refused](const core::CommandId &, const core::Error &error) { refused.append(error); });
        reader.transport->send({});
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().code, core::ErrorCode::Unsupported);
    }

    void whoeverLooksOnSeesTheFramesButNoSecret()
    {
        FakeThingsBoard board;
        board.addDevice(A, u"M"_s);
        BoardReader reader(board.url());
        QByteArray seen;
        reader.start();
        connect(reader.transport, &core::Transport::wireSeen, this, [&seen](const core::WireReport &report) {
            for (const core::WireRecord &record : report.records)
                seen += record.topic.toUtf8() + ' ' + record.bytes + '\n';
        });
        reader.transport->watch(true);
        QTRY_VERIFY_WITH_TIMEOUT(seen.contains("ENTITY_DATA"), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(seen.contains("entityId"), Patience);
        QVERIFY(seen.contains("/api/ws"));
        QVERIFY(!seen.contains("authCmd"));
        QVERIFY(!seen.contains("secret"));
        reader.transport->watch(false);
    }
};

QTEST_GUILESS_MAIN(TestThingsBoardTransport)
#include "tst_thingsboardtransport.moc"
