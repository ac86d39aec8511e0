// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using historian::HistorianReader;
using historian::HistorianWriter;
using historian::LineOutage;
using historian::LineRecord;
using historian::LineUnseen;
using historian::StoredLines;

namespace {

constexpr int Patience = 30'000;
const core::UtcTime Noon = core::fromMicros(1'772'366'400'000'000);
const core::DeviceId One(u"0001_MSAN"_s);
const core::DeviceId Two(u"0002_MSAN"_s);

core::Series seriesOf(const core::DeviceId &device, const QString &source = u"site:telemetry"_s)
{
    core::Series series;
    series.device = device;
    series.quantity = core::Quantity::Voltage;
    series.source = source;
    series.profile = core::ProfileId(u"spms"_s);
    series.profileVersion = 1;
    series.profileHash = u"abc"_s;
    return series;
}

LineOutage outage(const QString &line, core::UtcTime start, core::UtcTime end)
{
    LineOutage one;
    one.line = line;
    one.start = start;
    one.end = end;
    return one;
}

LineRecord record(const core::DeviceId &device, core::UtcTime upTo, const QByteArray &state,
                  const QList<LineOutage> &outages = {})
{
    LineRecord one;
    one.state = {device, upTo, state};
    one.outages = outages;
    return one;
}

} // namespace

/// What is stored of lines: as it was told, and never while a reading says otherwise.
class TestLineLedger : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<core::SeriesTable> m_series;
    std::unique_ptr<HistorianWriter> m_writer;
    quint64 m_sequence = 0;

    void open()
    {
        m_series = std::make_shared<core::SeriesTable>();
        historian::WriterOptions options;
        options.retryFirst = options.retryMost = 20ms;
        m_writer = std::make_unique<HistorianWriter>(m_path, m_series, std::make_shared<core::SystemClock>(),
                                                     options);
        m_writer->open();
    }
    /// A reading of @p device is committed.
    void hear(const core::DeviceId &device, core::UtcTime at, const QString &source = u"site:telemetry"_s)
    {
        auto batch = batches::batch(
            "site", ++m_sequence,
            {batches::reading(m_series->intern(seriesOf(device, source)), core::toMicros(at), 230)});
        batch->sightings = {{device, batch->transport, core::ProfileId(u"spms"_s)}};
        m_writer->append(batch);
        m_writer->commitNow();
    }
    void blind(const core::DeviceId &device, core::UtcTime from, const char *transport)
    {
        auto batch = batches::batch("site", ++m_sequence);
        batch->gaps = {
            {from, from + 1h, core::TransportId(QString::fromLatin1(transport)), device, u"broker-away"_s}};
        m_writer->append(batch);
        m_writer->commitNow();
    }
    /// As of somebody who has seen everything that is committed.
    void store(QList<LineRecord> records, const historian::LinesSeen &seen = {})
    {
        const auto order = m_writer->lineOrder();
        QVERIFY(order);
        for (LineRecord &one : records)
            one.order = *order;
        m_writer->storeLines(records, seen);
    }
    StoredLines lines(const core::DeviceId &device = {}) const
    {
        auto reader = HistorianReader::open(m_path);
        if (!reader)
            qFatal("%s", qPrintable(reader.error().toString()));
        const auto stored = (*reader)->lines(device);
        if (!stored)
            qFatal("%s", qPrintable(stored.error().toString()));
        return *stored;
    }
    /// The newest state of @p device; empty: there is none.
    QByteArray state(const core::DeviceId &device) const
    {
        const StoredLines stored = lines(device);
        return stored.states.isEmpty() ? QByteArray() : stored.states[0].state;
    }
    int readingsOf(const core::DeviceId &device) const
    {
        auto reader = HistorianReader::open(m_path);
        int count = 0;
        const auto all = (*reader)->series(device);
        for (const auto &[number, what] : *all)
            count += static_cast<int>(*(*reader)->forEach(number, core::fromMicros(0), Noon + 24h * 365,
                                                          [](const auto &) { return true; }));
        return count;
    }
    /// By another connection; false: it was refused.
    bool run(const char *sql) const
    {
        sqlite3 *db = nullptr;
        sqlite3_open(m_path.toUtf8().constData(), &db);
        sqlite3_busy_timeout(db, Patience);
        const bool done = sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
        sqlite3_close(db);
        return done;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"lines.db"_s);
        m_sequence = 0;
        open();
    }
    void cleanup()
    {
        m_writer->close();
        m_writer.reset();
    }

    void nothingStoredIsNothing()
    {
        hear(One, Noon);
        QVERIFY(lines().states.isEmpty());
        QVERIFY(lines(One).states.isEmpty());
    }

    void readAsItWasStored()
    {
        LineOutage whole = outage(u"3"_s, Noon - 3h, Noon - 2h);
        whole.startUncertain = 30s;
        whole.endUncertain = 0us; // known to the instant, which is not "not known"
        whole.unseen = 7min;
        whole.powered = 2s;
        whole.flaps = 3;
        whole.gapTouched = true;
        const LineOutage bare = outage(u"8"_s, Noon - 2h, Noon - 1h);
        LineRecord first = record(One, Noon, QByteArray("a\0b", 3), {whole, bare});
        first.unseen = {{Noon - 150min, Noon - 143min}, {Noon - 20min, Noon - 10min}};
        store({first, record(Two, Noon + 1s, "two")});
        for (const bool reopened : {false, true}) {
            if (reopened) {
                m_writer->close();
                open();
            }
            const StoredLines all = lines();
            QCOMPARE(all.states.size(), 2);
            QCOMPARE(all.states[0].device, One);
            QCOMPARE(all.states[0].upTo, Noon);
            QCOMPARE(all.states[0].state, QByteArray("a\0b", 3));
            QCOMPARE(all.outages[0], (QList<LineOutage>{whole, bare}));
            QCOMPARE(all.unseen[0], first.unseen);
            QCOMPARE(all.states[1].state, QByteArray("two"));
            QVERIFY(all.outages[1].isEmpty());
            const StoredLines one = lines(One);
            QCOMPARE(one.states.size(), 1);
            QCOMPARE(one.outages[0], (QList<LineOutage>{whole, bare}));
            QVERIFY(lines(core::DeviceId(u"0003_MSAN"_s)).states.isEmpty());
        }
    }

    void oneGoesOnFromTheOther()
    {
        store({record(One, Noon, "a", {outage(u"1"_s, Noon - 2h, Noon - 1h)})});
        store({record(One, Noon + 1h, "b", {outage(u"1"_s, Noon + 1min, Noon + 2min)})});
        QCOMPARE(state(One), QByteArray("b"));
        QCOMPARE(lines(One).outages[0].size(), 2);
        // Found anew from noon on: what was found since then is replaced, what was before stays.
        LineRecord anew = record(One, Noon + 2h, "c", {outage(u"2"_s, Noon + 3min, Noon + 4min)});
        anew.replacesAfter = Noon;
        store({anew});
        QCOMPARE(state(One), QByteArray("c"));
        QCOMPARE(lines(One).outages[0], (QList<LineOutage>{outage(u"1"_s, Noon - 2h, Noon - 1h),
                                                           outage(u"2"_s, Noon + 3min, Noon + 4min)}));
        anew.replacesAfter = core::UtcTime::min();
        anew.outages.clear();
        store({anew});
        QVERIFY(lines(One).outages[0].isEmpty());
    }

    void whatAReadingTakesBack_data()
    {
        QTest::addColumn<core::DeviceId>("device");
        QTest::addColumn<int>("seconds"); ///< after what the newer state is up to
        QTest::addColumn<QString>("source");
        QTest::addColumn<QByteArray>("left");
        const QString wire = u"site:telemetry"_s;
        QTest::newRow("a newer one") << One << 1 << wire << QByteArray("new");
        QTest::newRow("one of the same instant") << One << 0 << wire << QByteArray("old");
        QTest::newRow("an older one") << One << -600 << wire << QByteArray("old");
        QTest::newRow("one older than both") << One << -2 * 86400 << wire << QByteArray();
        QTest::newRow("another device's") << Two << -600 << wire << QByteArray("new");
        QTest::newRow("one that is computed here")
            << One << -600 << u"computed:energy"_s << QByteArray("new");
    }

    void whatAReadingTakesBack()
    {
        QFETCH(core::DeviceId, device);
        QFETCH(int, seconds);
        QFETCH(QString, source);
        QFETCH(QByteArray, left);
        const LineOutage early = outage(u"1"_s, Noon - 30h, Noon - 29h);
        store({record(One, Noon - 24h, "old", {early})});
        store({record(One, Noon, "new", {outage(u"1"_s, Noon - 2h, Noon - 1h)})});
        m_writer->close(); // what is known of an earlier run holds too
        open();
        hear(device, Noon + std::chrono::seconds(seconds), source);
        QCOMPARE(state(One), left);
        // With its state goes what was found up to it.
        const StoredLines stored = lines(One);
        if (left == "old")
            QCOMPARE(stored.outages[0], QList<LineOutage>{early});
        else if (left == "new")
            QCOMPARE(stored.outages[0].size(), 2);
    }

    void whatAGapTakesBack_data()
    {
        QTest::addColumn<core::DeviceId>("device");
        QTest::addColumn<QByteArray>("transport");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("taken");
        QTest::newRow("its own") << One << QByteArray("site") << -600 << true;
        QTest::newRow("its own, later") << One << QByteArray("site") << 1 << false;
        QTest::newRow("another device's") << Two << QByteArray("site") << -600 << false;
        QTest::newRow("its transport's") << core::DeviceId() << QByteArray("site") << -600 << true;
        QTest::newRow("its transport's, later") << core::DeviceId() << QByteArray("site") << 1 << false;
        QTest::newRow("another transport's") << core::DeviceId() << QByteArray("other") << -600 << false;
    }

    void whatAGapTakesBack()
    {
        QFETCH(core::DeviceId, device);
        QFETCH(QByteArray, transport);
        QFETCH(int, seconds);
        QFETCH(bool, taken);
        hear(One, Noon - 1h);
        store({record(One, Noon, "state")});
        blind(device, Noon + std::chrono::seconds(seconds), transport.constData());
        QCOMPARE(state(One).isEmpty(), taken);
    }

    /// The reading and the taking back are one transaction: neither is there without the other.
    void takenBackWithTheReading()
    {
        hear(One, Noon);
        store({record(One, Noon, "state")});
        QVERIFY(
            run("CREATE TRIGGER held BEFORE DELETE ON line_state BEGIN SELECT RAISE(ABORT, 'held'); END"));
        QSignalSpy stalled(m_writer.get(), &HistorianWriter::stalled);
        QSignalSpy recovered(m_writer.get(), &HistorianWriter::recovered);
        hear(One, Noon - 10min);
        QCOMPARE(stalled.size(), 1);
        QCOMPARE(readingsOf(One), 1);
        QCOMPARE(state(One), QByteArray("state"));
        QVERIFY(run("DROP TRIGGER held"));
        QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, Patience);
        QCOMPARE(readingsOf(One), 2);
        QCOMPARE(state(One), QByteArray());
    }

    void whatCameWhileItWasFound_data()
    {
        QTest::addColumn<bool>("committedBefore"); ///< before it was asked how far everything is
        QTest::addColumn<bool>("seen");            ///< or looked at by whoever found it
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("kept");
        QTest::newRow("not in it") << false << false << -600 << false;
        QTest::newRow("not in it, and newer") << false << false << 1 << true;
        QTest::newRow("committed before") << true << false << -600 << true;
        QTest::newRow("seen since") << false << true << -600 << true;
    }

    /// A record that is under way when an older reading is committed.
    void whatCameWhileItWasFound()
    {
        QFETCH(bool, committedBefore);
        QFETCH(bool, seen);
        QFETCH(int, seconds);
        QFETCH(bool, kept);
        hear(One, Noon - 2h);
        store({record(One, Noon - 1h, "before")});
        const core::UtcTime late = Noon + std::chrono::seconds(seconds);
        if (committedBefore)
            hear(One, late);
        LineRecord underWay = record(One, Noon, "found", {outage(u"1"_s, Noon - 50min, Noon - 40min)});
        underWay.order = *m_writer->lineOrder();
        if (!committedBefore)
            hear(One, late);
        const historian::LinesSeen upTo{{core::TransportId(u"site"_s), seen ? m_sequence : m_sequence - 1}};
        m_writer->storeLines({underWay}, upTo);
        QCOMPARE(state(One), kept ? QByteArray("found") : QByteArray("before"));
    }

    /// Two devices in one go, of which one has news.
    void twoAtOnce()
    {
        hear(One, Noon - 2h);
        hear(Two, Noon - 2h);
        store({record(One, Noon - 1h, "1a"), record(Two, Noon - 1h, "2a")});
        LineRecord first = record(One, Noon, "1b");
        LineRecord second = record(Two, Noon, "2b");
        first.order = second.order = *m_writer->lineOrder();
        hear(Two, Noon - 10min);
        m_writer->storeLines({first, second}, {});
        QCOMPARE(state(One), QByteArray("1b"));
        QCOMPARE(state(Two), QByteArray("2a"));
        // An older reading of both takes both back.
        auto batch = batches::batch("site", ++m_sequence);
        for (const core::DeviceId &device : {Two, One, Two})
            batch->readings.append(
                batches::reading(m_series->intern(seriesOf(device)), core::toMicros(Noon - 90min), 230));
        m_writer->append(batch);
        m_writer->commitNow();
        QVERIFY(lines().states.isEmpty());
    }

    /// Whoever reads while records are stored sees a state with what belongs to it, and nothing in between.
    void readWhileItIsStored()
    {
        constexpr int Rounds = 200;
        store({record(One, Noon, "0")});
        std::atomic<bool> over = false;
        std::atomic<int> wrong = 0;
        std::atomic<int> reads = 0;
        std::thread other([this, &over, &wrong, &reads] {
            auto reader = HistorianReader::open(m_path);
            if (!reader)
                ++wrong;
            while (reader && !over) {
                const auto stored = (*reader)->lines();
                if (!stored || stored->states.size() != 1 ||
                    stored->outages[0].size() != stored->states[0].state.toInt())
                    ++wrong;
                ++reads;
            }
        });
        for (int i = 1; i <= Rounds || (reads < 20 && wrong == 0); ++i) {
            LineRecord next = record(One, Noon + std::chrono::seconds(i), QByteArray::number(i % 7));
            next.replacesAfter = core::UtcTime::min();
            for (int n = 0; n < i % 7; ++n)
                next.outages.append(outage(QString::number(n + 1), Noon - 2h, Noon - 1h));
            store({next});
        }
        over = true;
        other.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(reads >= 20);
    }
};

QTEST_GUILESS_MAIN(TestLineLedger)
#include "tst_lineledger.moc"
