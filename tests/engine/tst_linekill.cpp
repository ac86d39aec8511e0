// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outagehistory.h"
#include "historian/historianwriter.h"
#include "linefollower.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Patience = 30'000;
constexpr int Devices = 4;
const core::TransportId Board(u"board"_s);
const core::UtcTime Begin = core::fromMicros(1'772'366'400'000'000);

core::DeviceId device(int number) { return core::DeviceId(u"000%1_MSAN"_s.arg(number)); }

/// Everything that is stored, by both ways.
core::Result<engine::OutageAnswer> past(const QString &database, bool replayed)
{
    engine::OutageQuestion question;
    question.source.databasePath = database;
    question.to = core::SystemClock().now();
    question.wantsCauses = false;
    question.replays = replayed;
    return engine::outageHistory(question);
}

/// A collector without wires: it makes readings up, stores them, and stores what it finds of lines as often
/// as it can, which the engine's own path does every few seconds only.
class Collector
{
public:
    Collector(const QString &database, quint32 seed)
        : m_database(database)
        , m_random(seed)
        , m_writer(database, m_series, std::make_shared<core::SystemClock>())
        , m_follower(m_series, lines::OutageRule())
    {
        m_writer.open();
        m_follower.findDevices();
        for (quint32 number = 1; number <= m_series->size(); ++number)
            m_follower.sighted(m_series->at(core::SeriesId(number)).device, Board);
    }

    [[noreturn]] void live()
    {
        core::UtcTime now = newest() + 5min; // it was away
        while (true) {
            now += m_random.bounded(200) == 0 ? 20min : 30s;
            hear(now);
            if (m_random.bounded(3) == 0)
                m_writer.commitNow();
            // Stored only now: what was committed meanwhile may be older than what they were found in.
            storeFound();
            adopt();
            m_found = m_follower.takeRecords(m_random.bounded(20) == 0, 2);
            m_seen = m_follower.seen();
            if (m_random.bounded(2) == 0)
                storeFound();
        }
    }

private:
    void storeFound()
    {
        if (m_found.isEmpty())
            return;
        m_writer.storeLines(std::exchange(m_found, {}), m_seen);
        std::puts("stored");
        std::fflush(stdout);
    }

    core::UtcTime newest() const
    {
        core::UtcTime at = Begin;
        if (const auto report = m_writer.readReport()) {
            for (const core::Reading &one : report->latest)
                at = std::max(at, one.measuredAt);
        }
        return at;
    }

    core::Reading reading(int of, const QString &line, core::UtcTime at, double value)
    {
        core::Series what;
        what.device = device(of);
        what.channel = line;
        what.quantity = line.isEmpty() ? core::Quantity::Voltage : core::Quantity::Line;
        what.source = u"board:telemetry"_s;
        what.profile = core::ProfileId(u"spms"_s);
        core::Reading one;
        one.series = m_series->intern(what);
        one.quality = core::Quality::Good;
        one.measuredAt = at;
        one.receivedAt = at + 1s;
        one.value = value;
        return one;
    }

    void hear(core::UtcTime now)
    {
        auto batch = std::make_shared<core::Batch>();
        batch->transport = Board;
        batch->sequence = ++m_sequence;
        for (int of = 1; of <= Devices; ++of) {
            batch->readings.append(reading(of, {}, now + std::chrono::seconds(of), 230));
            batch->sightings.append({device(of), Board, core::ProfileId(u"spms"_s)});
            if (m_random.bounded(8) != 0)
                continue;
            // One in so many comes when it is history.
            const auto late = m_random.bounded(25) == 0 ? std::chrono::seconds(m_random.bounded(7200)) : 0s;
            batch->readings.append(
                reading(of, QString::number(1 + m_random.bounded(8)), now + 10s - late, m_random.bounded(2)));
        }
        if (m_random.bounded(150) == 0)
            batch->gaps.append({now - 200s, now, Board,
                                m_random.bounded(2) == 0 ? device(2) : core::DeviceId(), u"broker-away"_s});
        m_writer.append(batch);
        m_follower.look(*batch);
    }

    /// As the engine's path does: what is looked at is committed, then the past is read.
    void adopt()
    {
        const QList<core::DeviceId> wanted = m_follower.takeWanted(Devices);
        if (wanted.isEmpty())
            return;
        const auto order = m_writer.lineOrder();
        engine::LinePasts pasts =
            engine::readPasts({m_database, {}}, std::make_shared<std::atomic<bool>>(false),
                              lines::OutageRule(), wanted, core::UtcTime::max());
        if (!order || pasts.error)
            qFatal("the past could not be read");
        for (auto &[one, found] : pasts.found)
            m_follower.adopt(one, std::move(found), *order);
    }

    QString m_database;
    QRandomGenerator m_random;
    std::shared_ptr<core::SeriesTable> m_series = std::make_shared<core::SeriesTable>();
    historian::HistorianWriter m_writer;
    engine::LineFollower m_follower;
    quint64 m_sequence = 0;
    QList<historian::LineRecord> m_found;
    historian::LinesSeen m_seen;
};

/// How many outages stand beside states, and how many states there are.
std::pair<qsizetype, qsizetype> stored(const QString &database)
{
    auto reader = historian::HistorianReader::open(database);
    const auto found = reader ? (*reader)->lines() : core::Result<historian::StoredLines>(reader.error());
    if (!found)
        qFatal("%s", qPrintable(found.error().toString()));
    qsizetype outages = 0;
    for (const auto &list : found->outages)
        outages += list.size();
    return {outages, found->states.size()};
}

} // namespace

/// A collector that is killed while it stores readings and what they say of lines: afterwards the stored
/// states and interruptions are what a replay of the stored readings tells.
class TestLineKill : public QObject
{
    Q_OBJECT

private slots:
    void killedAgainAndAgain()
    {
        QTemporaryDir folder;
        const QString database = folder.filePath(u"lines.db"_s);
        QRandomGenerator random(20261122);
        qsizetype withStates = 0;
        qsizetype before = 0;
        for (int round = 0; round < 6; ++round) {
            QProcess process;
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(QCoreApplication::applicationFilePath(),
                          {u"--child"_s, database, QString::number(round + 1)});
            // Killed after so many records, at a moment nobody chose.
            const int wanted = 10 + static_cast<int>(random.bounded(60));
            for (int told = 0; told < wanted;) {
                QVERIFY(process.canReadLine() || process.waitForReadyRead(Patience));
                while (process.canReadLine())
                    told += process.readLine().startsWith("stored") ? 1 : 0;
            }
            process.kill();
            QVERIFY(process.waitForFinished(Patience));
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);

            const auto found = past(database, false);
            QVERIFY2(found, found ? "" : qPrintable(found.error().toString()));
            const auto replayed = past(database, true);
            QVERIFY2(replayed, replayed ? "" : qPrintable(replayed.error().toString()));
            QVERIFY(found->all.size() > before);
            before = found->all.size();
            QCOMPARE(found->all.size(), replayed->all.size());
            for (qsizetype i = 0; i < found->all.size(); ++i)
                QCOMPARE(found->all[i], replayed->all[i]);
            QCOMPARE(found->facts.size(), replayed->facts.size());
            for (qsizetype i = 0; i < found->facts.size(); ++i) {
                QCOMPARE(found->facts[i].line, replayed->facts[i].line);
                QCOMPARE(found->facts[i].seen, replayed->facts[i].seen);
            }
            QCOMPARE(found->firstTold, replayed->firstTold);
            const auto [outages, states] = stored(database);
            if (states > 0 && outages > 0)
                ++withStates;
            QVERIFY(outages <= found->all.size());
        }
        // Mostly there was something to go on from, and it was not made anew from the readings.
        QVERIFY2(withStates >= 3, qPrintable(QString::number(withStates)));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == "--child"_L1)
        Collector(arguments[2], arguments[3].toUInt()).live();
    TestLineKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_linekill.moc"
