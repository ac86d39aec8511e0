// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linepath.h"

#include "engine/outagehistory.h"
#include "historian/historianwriter.h"
#include "historypool.h"
#include "linestart.h"

#include <QRandomGenerator>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::LinePath;
using lines::LineState;

namespace {

constexpr int Patience = 30'000;

core::DeviceId device(int number) { return core::DeviceId(u"000%1_MSAN"_s.arg(number)); }

core::Workspace workspaceAt(const QString &folder)
{
    // JSON with single quotes: moc 6.4 finds no class behind some raw strings.
    QByteArray text =
        "{'name':'lines','database':{'driver':'sqlite','path':'lines.db'},"
        "'transports':[{'id':'board','type':'thingsboard','url':'http://127.0.0.1:1','user':'nobody',"
        "'profiles':['lanka-spms']}],"
        "'devices':[{'id':'0001_MSAN','transport':'board','profile':'lanka-spms','name':'Kandy',"
        "'place':{'lat':7.2906,'lon':80.6337},"
        "'lines':{'1':{'label':'CEB grid','customers':100},'8':{'label':'MSAN','customers':5}}}],"
        "'outages':{'planned':[{'device':'0002_MSAN','from':'2020-01-01T00:00','to':'2040-01-01T00:00'}]}}";
    const auto read = core::Workspace::parse(text.replace('\'', '"'), folder + u"/lines.json"_s);
    if (!read)
        qFatal("%s", qPrintable(read.error().toString()));
    return *read;
}

/// A historian, a pool and a LinePath, wired as the engine does.
class House
{
public:
    explicit House(const QString &folder) : m_workspace(workspaceAt(folder))
    {
        m_writer = new historian::HistorianWriter(m_workspace.database.path, series, m_clock, {}, m_index);
        m_writer->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
        QSignalSpy opened(m_writer, &historian::HistorianWriter::opened);
        m_thread.start();
        QMetaObject::invokeMethod(m_writer, &historian::HistorianWriter::open, Qt::QueuedConnection);
        if (opened.isEmpty() && !opened.wait(Patience))
            qFatal("no historian");
        m_pool = std::make_unique<engine::HistoryPool>(m_workspace.database.path, m_index);
        path.begin({source(), m_workspace, series, m_clock, m_writer, m_pool.get(),
                    [](const core::DeviceId &) { return std::optional<engine::DeviceInfo>(); }});
    }
    ~House()
    {
        m_pool.reset();
        QSignalSpy closed(m_writer, &historian::HistorianWriter::closed);
        QMetaObject::invokeMethod(m_writer, &historian::HistorianWriter::close, Qt::QueuedConnection);
        if (closed.isEmpty() && !closed.wait(Patience))
            qFatal("no end");
        m_thread.quit();
        m_thread.wait();
    }

    engine::HistorySource source() const { return {m_workspace.database.path, m_index}; }

    /// As a transport's batch comes to the writer and to the engine.
    void hear(const QList<core::Reading> &readings, const QList<core::Gap> &gaps = {})
    {
        auto batch = std::make_shared<core::Batch>();
        batch->transport = core::TransportId(u"board"_s);
        batch->sequence = ++m_sequence;
        batch->readings = readings;
        batch->gaps = gaps;
        for (const core::Reading &reading : readings) {
            const core::Series &what = series->at(reading.series);
            batch->sightings.append({what.device, batch->transport, what.profile});
        }
        QMetaObject::invokeMethod(
            m_writer, [writer = m_writer, batch] { writer->append(batch); }, Qt::QueuedConnection);
        path.look(batch);
    }

    core::Reading line(int of, int number, core::UtcTime at, bool on)
    {
        return reading(of, QString::number(number), core::Quantity::Line, at, on ? 1 : 0);
    }
    core::Reading voltage(int of, core::UtcTime at)
    {
        return reading(of, {}, core::Quantity::Voltage, at, 230);
    }
    core::Reading reading(int of, const QString &channel, core::Quantity quantity, core::UtcTime at,
                          double value)
    {
        core::Series what;
        what.device = device(of);
        what.channel = channel;
        what.quantity = quantity;
        what.source = u"board:telemetry"_s;
        what.profile = core::ProfileId(u"lanka-spms"_s);
        core::Reading one;
        one.series = series->intern(what);
        one.quality = core::Quality::Good;
        one.measuredAt = at;
        one.receivedAt = m_clock->now();
        one.value = value;
        return one;
    }

    /// Everything is stored, and what came late is judged anew.
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(path.isSettled(), Patience);
        QSemaphore done;
        QMetaObject::invokeMethod(
            m_writer,
            [this, &done] {
                m_writer->commitNow();
                done.release();
            },
            Qt::QueuedConnection);
        QVERIFY(done.tryAcquire(1, Patience));
    }

    engine::OutageAnswer past(bool replayed) const { return past(replayed, {}); }
    engine::OutageAnswer past(bool replayed, engine::OutageQuestion question) const
    {
        question.source = source();
        question.workspace = m_workspace;
        question.to = m_clock->now() + 24h;
        question.replays = replayed;
        if (!engine::tellOutages(m_workspace, question))
            qFatal("outages");
        const auto answer = engine::outageHistory(question);
        if (!answer)
            qFatal("%s", qPrintable(answer.error().toString()));
        return *answer;
    }

    std::shared_ptr<core::SeriesTable> series = std::make_shared<core::SeriesTable>();
    LinePath path;

private:
    core::Workspace m_workspace;
    std::shared_ptr<const core::Clock> m_clock = std::make_shared<core::SystemClock>();
    std::shared_ptr<historian::RecentIndex> m_index = std::make_shared<historian::RecentIndex>();
    QThread m_thread;
    historian::HistorianWriter *m_writer = nullptr;
    std::unique_ptr<engine::HistoryPool> m_pool;
    quint64 m_sequence = 0;
};

int statesIn(const engine::HistorySource &source)
{
    auto reader = historian::HistorianReader::open(source.databasePath);
    const auto stored = reader ? (*reader)->lines() : core::Result<historian::StoredLines>(reader.error());
    return stored ? static_cast<int>(stored->states.size()) : -1;
}

/// What goes on may be seen until later by the second question.
void compare(const engine::OutageAnswer &found, const engine::OutageAnswer &replayed)
{
    QCOMPARE(found.all.size(), replayed.all.size());
    for (qsizetype i = 0; i < found.all.size(); ++i)
        QCOMPARE(found.all[i], replayed.all[i]);
    QCOMPARE(found.facts.size(), replayed.facts.size());
    for (qsizetype i = 0; i < found.facts.size(); ++i) {
        QCOMPARE(found.facts[i].line, replayed.facts[i].line);
        QCOMPARE(found.facts[i].seen, replayed.facts[i].seen);
    }
    QCOMPARE(found.firstTold, replayed.firstTold);
    for (qsizetype i = 0; i < found.causes.size(); ++i)
        QCOMPARE(found.causes[i].cause, replayed.causes[i].cause);
}

/// Asked for numbers alone, or for one device, it tells the same.
void compareParts(const House &house, bool replayed)
{
    const engine::OutageAnswer whole = house.past(replayed);
    engine::OutageQuestion numbers;
    numbers.numbersOnly = true;
    const engine::OutageAnswer counted = house.past(replayed, numbers);
    QVERIFY(counted.outages.isEmpty() && counted.all.isEmpty());
    QCOMPARE(counted.facts.size(), whole.facts.size());
    QCOMPARE(counted.firstTold, whole.firstTold);
    QCOMPARE(qsizetype(counted.interruptions.size()), whole.all.size());
    const lines::ReliabilityPeriod period{whole.firstTold, core::SystemClock().now(), {}, {}};
    const lines::Reliability a = lines::Tally(counted.facts, counted.interruptions).reliability(period);
    const lines::Reliability b = lines::reliability(whole.outages, whole.facts, period);
    QCOMPARE(a.saidiMinutes, b.saidiMinutes);
    QCOMPARE(a.saifi, b.saifi);
    QCOMPARE(a.maifi, b.maifi);
    QCOMPARE(a.sustained, b.sustained);
    QCOMPARE(a.momentary, b.momentary);
    for (int number = 1; number <= 2; ++number) {
        engine::OutageQuestion one;
        one.devices = {device(number)};
        QList<lines::Outage> expected;
        for (const lines::Outage &outage : whole.all) {
            if (outage.device == device(number))
                expected.append(outage);
        }
        QCOMPARE(house.past(replayed, one).all, expected);
    }
}

} // namespace

class TestLinePath : public QObject
{
    Q_OBJECT

private slots:
    void statesAsTheyComeIn()
    {
        QTemporaryDir folder;
        House house(folder.path());
        // The workspace names it, and nothing is known of it.
        QCOMPARE(house.path.devices().size(), 1);
        QCOMPARE(house.path.device(device(1))->lines.size(), 2);
        QCOMPARE(house.path.device(device(1))->worst(), LineState::Unknown);
        QCOMPARE(house.path.device(device(1))->region, u"Kandy"_s);
        QCOMPARE(house.path.device(device(1))->province, u"Central"_s);
        QSignalSpy changed(&house.path, &LinePath::changed);
        const core::UtcTime now = core::SystemClock().now();
        house.hear({house.voltage(1, now - 40s), house.line(1, 1, now - 40s, true),
                    house.line(1, 8, now - 40s, true), house.line(2, 3, now - 40s, true)});
        house.hear({house.voltage(1, now - 10s), house.line(1, 1, now - 10s, false)});
        QTRY_VERIFY_WITH_TIMEOUT(house.path.devices().size() == 2 &&
                                     house.path.device(device(1))->count(LineState::Off) == 1,
                                 Patience);
        QVERIFY(!changed.isEmpty());
        const engine::MonitoredDevice view = *house.path.device(device(1));
        QCOMPARE(view.lines[0].line, u"1"_s);
        QCOMPARE(view.lines[0].label, u"CEB grid"_s);
        QCOMPARE(view.lines[0].customers, 100);
        QCOMPARE(view.lines[0].offSince, now - 10s);
        QCOMPARE(view.lines[1].status.state, LineState::On);
        QVERIFY(!view.lines[1].offSince);
        const engine::LineCounts totals = house.path.totals();
        QCOMPARE(totals.devices, 2);
        QCOMPARE(totals.devicesOff, 1);
        QCOMPARE(totals.lines, 3);
        QCOMPARE(totals.off, 1);
        QCOMPARE(totals.unlabelled, 1);
        QCOMPARE(house.path.worstRegion(), u"Kandy"_s);
        QCOMPARE(house.path.regions().size(), 2);

        house.settle();
        engine::LineQuestion question;
        question.from = now - 1h;
        question.to = now + 1h;
        std::optional<engine::OutagesAnswer> outages;
        house.path.outages(question, &house.path, [&](const auto &answer) { outages = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(outages, Patience);
        QVERIFY(!outages->error);
        QCOMPARE(outages->outages.size(), 1);
        QCOMPARE(outages->outages[0].kind, lines::OutageClass::Ongoing);
        QCOMPARE(outages->outages[0].deviceName, u"Kandy"_s);
        QCOMPARE(outages->outages[0].customers, 100);
        std::optional<engine::LineHistoryAnswer> history;
        engine::LineHistoryRequest request{device(1), now - 1h, now - 1s, {}};
        house.path.history(request, &house.path, [&](const auto &answer) { history = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(history, Patience);
        using State = engine::LineSegment::State;
        QCOMPARE(history->lines[u"1"_s], (QList<engine::LineSegment>{{now - 1h, now - 40s, State::Unknown},
                                                                     {now - 40s, now - 10s, State::On},
                                                                     {now - 10s, now - 1s, State::Off}}));
        std::optional<engine::IndicesAnswer> indices;
        house.path.indices(question, &house.path, [&](const auto &answer) { indices = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(indices, Patience);
        QCOMPARE(indices->whole.ongoing, 1);
        QVERIFY(!indices->majorRefused.isEmpty());
    }

    /// What begins in announced work is counted, and apart.
    void indicesTellPlannedWorkApart()
    {
        QTemporaryDir folder;
        House house(folder.path());
        const core::UtcTime now = core::SystemClock().now();
        // Both were off for ten minutes; work was announced at the second alone.
        for (int minute = 30; minute >= 1; --minute) {
            const core::UtcTime at = now - std::chrono::minutes(minute);
            const bool on = minute > 20 || minute <= 10;
            house.hear({house.voltage(1, at), house.line(1, 1, at, on), house.voltage(2, at),
                        house.line(2, 3, at, on)});
        }
        house.settle();
        engine::LineQuestion question;
        question.from = now - 1h;
        question.to = now + 1h;
        std::optional<engine::IndicesAnswer> indices;
        house.path.indices(question, &house.path, [&](const auto &answer) { indices = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(indices, Patience);
        QCOMPARE(indices->whole.sustained, 2);
        QVERIFY(indices->withoutPlanned);
        QCOMPARE(indices->withoutPlanned->sustained, 1);
        QCOMPARE(indices->withoutPlanned->served, indices->whole.served);
        QVERIFY(indices->withoutPlanned->saidiMinutes < indices->whole.saidiMinutes);
    }

    /// Work is announced in the time of those who do it.
    void timesOfAnnouncedWork_data()
    {
        QTest::addColumn<QByteArray>("zones"); ///< of two transports
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<QString>("expected"); ///< a time of UTC, or what is wrong
        const QByteArray both = "Asia/Colombo Europe/Berlin";
        QTest::newRow("the first's") << both << QByteArray("'device':'one',") << u"2026-06-01T02:30:00Z"_s;
        QTest::newRow("the second's") << both << QByteArray("'device':'two',") << u"2026-06-01T06:00:00Z"_s;
        QTest::newRow("everybody's") << both << QByteArray() << u"its offset"_s;
        QTest::newRow("of a device that nobody listed")
            << both << QByteArray("'device':'three',") << u"its offset"_s;
        QTest::newRow("everybody's, one zone")
            << QByteArray("Asia/Colombo ") << QByteArray() << u"2026-06-01T02:30:00Z"_s;
        QTest::newRow("everybody's, no zone") << QByteArray(" ") << QByteArray() << u"2026-06-01T08:00:00Z"_s;
        QTest::newRow("a key that there is not") << both << QByteArray("'lines':'1',") << QString();
    }

    void timesOfAnnouncedWork()
    {
        QFETCH(QByteArray, zones);
        QFETCH(QByteArray, device);
        QFETCH(QString, expected);
        QByteArray text = "{'name':'w','database':{'driver':'sqlite','path':'w.db'},'transports':[";
        for (int i = 0; i < 2; ++i)
            text += QByteArray(i ? "," : "") + "{'id':'" + (i ? "b" : "a") +
                    "','type':'thingsboard','url':'http://127.0.0.1:1','user':'u',"
                    "'profiles':['lanka-spms'],'zone':'" +
                    zones.split(' ')[i] + "'}";
        text += "],'devices':[{'id':'one','transport':'a','profile':'lanka-spms'},"
                "{'id':'two','transport':'b','profile':'lanka-spms'}],'outages':{'planned':[{" +
                device + "'from':'2026-06-01T08:00','to':'2026-06-01T12:00'}]}}";
        text.replace("'zone':''", "'name':'n'");
        const auto workspace = core::Workspace::parse(text.replace('\'', '"'), u"/tmp/w.json"_s);
        if (expected.isEmpty()) {
            QVERIFY(!workspace); // what is no key of work is no workspace
            return;
        }
        QVERIFY2(workspace, workspace ? "" : qPrintable(workspace.error().toString()));
        const auto settings = engine::outageSettings(*workspace);
        const QDateTime time = QDateTime::fromString(expected, Qt::ISODate);
        if (time.isValid()) {
            QVERIFY2(settings, settings ? "" : qPrintable(settings.error().toString()));
            QCOMPARE(core::toMicros(settings->planned[0].when.from), time.toMSecsSinceEpoch() * 1000);
            return;
        }
        QVERIFY(!settings);
        QVERIFY(settings.error().where.contains(u"w.json, outages.planned[0].from"_s));
        QVERIFY2(settings.error().detail.contains(expected), qPrintable(settings.error().detail));
    }

    void foundAndReplayedAreOne_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 2; ++seed)
            QTest::addRow("life %u", seed) << seed;
    }

    /// Two devices over several starts, with news that come late, gaps, and ends without a farewell.
    void foundAndReplayedAreOne()
    {
        QFETCH(quint32, seed);
        QTemporaryDir folder;
        QRandomGenerator random(seed);
        core::UtcTime now = core::SystemClock().now() - 48h;
        for (int start = 0; start < 4; ++start) {
            House house(folder.path());
            QList<core::Reading> late;
            for (int i = 0; i < 300; ++i) {
                now += 30s;
                QList<core::Reading> readings{house.voltage(1, now), house.voltage(2, now + 1s)};
                for (int of = 1; of <= 2; ++of) {
                    if (random.bounded(6) == 0)
                        readings.append(
                            house.line(of, 1 + random.bounded(8), now + 2s, random.bounded(2) == 0));
                }
                if (random.bounded(30) == 0) // comes when it is history
                    late.append(house.line(1, 1 + random.bounded(8), now + 3s, random.bounded(2) == 0));
                QList<core::Gap> gaps;
                if (random.bounded(60) == 0)
                    gaps.append({now - 200s, now, core::TransportId(u"board"_s),
                                 random.bounded(2) == 0 ? device(2) : core::DeviceId(), u"broker-away"_s});
                house.hear(readings, gaps);
                if (random.bounded(100) == 0)
                    house.hear(std::exchange(late, {}));
                if (random.bounded(60) == 0)
                    now += 10min;
                if (random.bounded(80) == 0)
                    house.settle();
            }
            house.settle();
            compare(house.past(false), house.past(true));
            compareParts(house, false);
            compareParts(house, true);
            // Every other time it ends without storing what it knows.
            if (start % 2 == 0)
                house.path.end();
        }
        House house(folder.path());
        house.settle();
        QVERIFY(statesIn(house.source()) == 2);
        const engine::OutageAnswer replayed = house.past(true);
        QVERIFY(replayed.all.size() > 20);
        compare(house.past(false), replayed);
        // One more that is late, of long ago: what was found since is worth nothing, and is found anew.
        house.hear({house.line(1, 4, now - 20h, false)});
        QTRY_VERIFY_WITH_TIMEOUT(house.path.isSettled(), Patience);
        house.settle();
        compare(house.past(false), house.past(true));
        house.path.end();
    }
};

QTEST_GUILESS_MAIN(TestLinePath)
#include "tst_linepath.moc"
