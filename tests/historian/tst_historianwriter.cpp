// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using historian::HistorianReader;
using historian::HistorianWriter;

namespace {

const core::UtcTime Beginning = core::fromMicros(-4'000'000'000'000'000);
const core::UtcTime End = core::fromMicros(4'000'000'000'000'000);

QList<historian::StoredReading> rowsOf(HistorianReader &reader, qint64 series)
{
    QList<historian::StoredReading> rows;
    const auto done = reader.forEach(series, Beginning, End, [&rows](const historian::StoredReading &row) {
        rows.append(row);
        return true;
    });
    if (!done)
        qWarning("%s", qPrintable(done.error().toString()));
    return rows;
}

} // namespace

/// What is committed is found again, exactly, and what comes with it.
class HistorianWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void startsFreshAndKeepsItsInstallationId();
    void keepsEveryQuality_data();
    void keepsEveryQuality();
    void keepsTwoReadingsOfOneInstant();
    void storesARepeatedImportOnce();
    void commitsAtOnceWhenMarksWait();
    void commitsOthersWithinTheInterval();
    void gathersWaitingBatchesIntoOneCommit();
    void reportsTheHighestSequenceOfEachTransport();
    void returnsMarksInOrderAndTrimmed();
    void clearsMarksOfALostSession();
    void reportsLatestAndLastReceived();
    void keepsLatestAgainstLateRows();
    void countsRejectsBeyondTheTrimmedRows();
    void storesEventsGapsAndSightings();
    void survivesAReadingWithoutSeries();
    void holdsBatchesGivenBeforeOpen();
    void movesByItself();
    void movesSoonerWhenManyRowsAreRecent();

private:
    void open(historian::WriterOptions options = {});
    void commit(const core::BatchPtr &batch);
    core::SeriesId id(int number) { return m_series->intern(batches::series(number)); }
    std::unique_ptr<HistorianReader> reader();

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    std::shared_ptr<core::SeriesTable> m_series;
    std::shared_ptr<historian::RecentIndex> m_index;
    std::unique_ptr<HistorianWriter> m_writer;
    historian::OpenReport m_report;
};

void HistorianWriterTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"test.db"_s);
}

void HistorianWriterTest::cleanup()
{
    if (m_writer)
        m_writer->close();
    m_writer.reset();
    m_dir.reset();
}

void HistorianWriterTest::open(historian::WriterOptions options)
{
    if (m_writer)
        m_writer->close();
    m_series = std::make_shared<core::SeriesTable>();
    m_index = std::make_shared<historian::RecentIndex>();
    m_writer = std::make_unique<HistorianWriter>(m_path, m_series, std::make_shared<core::SystemClock>(),
                                                 options, m_index);
    QSignalSpy opened(m_writer.get(), &HistorianWriter::opened);
    m_writer->open();
    QCOMPARE(opened.count(), 1);
    m_report = opened.first().first().value<historian::OpenReport>();
}

void HistorianWriterTest::commit(const core::BatchPtr &batch)
{
    QSignalSpy committed(m_writer.get(), &HistorianWriter::committed);
    m_writer->append(batch);
    m_writer->commitNow();
    QCOMPARE(committed.count(), 1);
}

std::unique_ptr<HistorianReader> HistorianWriterTest::reader()
{
    auto reader = HistorianReader::open(m_path, m_index);
    if (!reader)
        qFatal("%s", qPrintable(reader.error().toString()));
    return std::move(*reader);
}

void HistorianWriterTest::startsFreshAndKeepsItsInstallationId()
{
    open();
    QCOMPARE(m_report.migration, u"fresh"_s);
    const QString first = m_report.installationId;
    QVERIFY(!first.isEmpty());
    open();
    QCOMPARE(m_report.migration, u"up to date"_s);
    QCOMPARE(m_report.installationId, first);
    QCOMPARE(reader()->installationId().value(), first);
}

void HistorianWriterTest::keepsEveryQuality_data()
{
    QTest::addColumn<int>("quality");
    QTest::addColumn<bool>("hasValue");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("move");
    const auto row = [](const char *name, core::Quality quality, std::optional<double> value) {
        for (const bool move : {false, true}) {
            QTest::addRow("%s, %s", name, move ? "moved" : "recent")
                << int(quality) << value.has_value() << value.value_or(0) << move;
        }
    };
    row("good", core::Quality::Good, 230.25);
    row("good, whole number", core::Quality::Good, 230.0);
    row("good, zero", core::Quality::Good, 0.0);
    row("good, negative", core::Quality::Good, -1e-9);
    row("good, huge", core::Quality::Good, 1.7e308);
    row("stale", core::Quality::Stale, 1.0);
    row("no answer", core::Quality::NoAnswer, std::nullopt);
    row("bad", core::Quality::Bad, std::nullopt);
    row("substituted", core::Quality::Substituted, 99.9);
    row("estimated", core::Quality::Estimated, 0.1);
    row("unknown", core::Quality::Unknown, std::nullopt);
}

void HistorianWriterTest::keepsEveryQuality()
{
    QFETCH(int, quality);
    QFETCH(bool, hasValue);
    QFETCH(double, value);
    QFETCH(bool, move);
    open();
    const auto stored = hasValue ? std::optional(value) : std::nullopt;
    commit(
        batches::batch("bus", 1, {batches::reading(id(1), 1'000'001, stored, core::Quality(quality), -70)}));
    if (move)
        m_writer->moveNow();
    const auto rows = rowsOf(*reader(), 1);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().measuredAtUs, 1'000'001);
    QCOMPARE(rows.first().receivedAtUs, 999'931);
    QCOMPARE(rows.first().quality, core::Quality(quality));
    QCOMPARE(rows.first().value.has_value(), hasValue);
    if (hasValue)
        QVERIFY(*rows.first().value == value);
    const auto latest = reader()->latest().value();
    QCOMPARE(latest.size(), 1);
    QVERIFY(latest.first().reading == rows.first());
}

void HistorianWriterTest::keepsTwoReadingsOfOneInstant()
{
    open();
    commit(batches::batch("bus", 1,
                          {batches::reading(id(1), 5'000'000, 1.0), batches::reading(id(1), 5'000'000, 2.0),
                           batches::reading(id(1), 5'000'000, 2.0, core::Quality::Stale)}));
    QCOMPARE(rowsOf(*reader(), 1).size(), 3);
    m_writer->moveNow();
    QCOMPARE(rowsOf(*reader(), 1).size(), 3);
}

void HistorianWriterTest::storesARepeatedImportOnce()
{
    open();
    QList<core::Reading> import;
    for (int i = 0; i < 100; ++i)
        import.append(batches::reading(id(1), 60'000'000LL + i * 1'000'000, i));
    commit(batches::batch("bus", 1, import));
    commit(batches::batch("bus", 2, import));
    QCOMPARE(rowsOf(*reader(), 1).size(), 100);
    m_writer->moveNow();
    QCOMPARE(rowsOf(*reader(), 1).size(), 100);
    commit(batches::batch("bus", 3, import));
    QCOMPARE(rowsOf(*reader(), 1).size(), 100);
    m_writer->moveNow();
    QCOMPARE(rowsOf(*reader(), 1).size(), 100);
    // Neither do the roll-ups count twice.
    const auto buckets =
        reader()->buckets(1, core::fromMicros(0), core::fromMicros(3'600'000'000), 1).value();
    QCOMPARE(buckets.first().count, 100);
    QCOMPARE(buckets.first().mean, 49.5);
}

void HistorianWriterTest::commitsAtOnceWhenMarksWait()
{
    historian::WriterOptions options;
    options.commitInterval = 1h;
    open(options);
    QSignalSpy committed(m_writer.get(), &HistorianWriter::committed);
    auto batch = batches::batch("site", 7, {batches::reading(id(1), 1, 1.0)});
    batch->marks = {{1, 11}};
    m_writer->append(batches::batch("bus", 3, {batches::reading(id(2), 1, 1.0)}));
    m_writer->append(batch);
    QTRY_COMPARE(committed.count(), 2); // the one that does not wait rides along
}

void HistorianWriterTest::commitsOthersWithinTheInterval()
{
    historian::WriterOptions options;
    options.commitInterval = 20ms;
    open(options);
    QSignalSpy committed(m_writer.get(), &HistorianWriter::committed);
    m_writer->append(batches::batch("bus", 1, {batches::reading(id(1), 1, 1.0)}));
    m_writer->append(batches::batch("bus", 2, {batches::reading(id(1), 2, 1.0)}));
    QCOMPARE(committed.count(), 0);
    QTRY_COMPARE(committed.count(), 1);
    QCOMPARE(committed.first().at(1).toULongLong(), 2);
}

void HistorianWriterTest::gathersWaitingBatchesIntoOneCommit()
{
    open();
    QSignalSpy stats(m_writer.get(), &HistorianWriter::statsChanged);
    for (quint64 i = 1; i <= 5; ++i) {
        auto batch = batches::batch(i % 2 ? "site" : "other", i, {batches::reading(id(1), qint64(i), 1.0)});
        batch->marks = {{quint16(i), i}};
        m_writer->append(batch);
    }
    QTRY_COMPARE(stats.count(), 1);
    const auto figures = stats.first().first().value<historian::WriterStats>();
    QCOMPARE(figures.commits, 1);
    QCOMPARE(figures.batches, 5);
    QCOMPARE(figures.rows, 5);
    QCOMPARE(figures.queued, 0);
    QVERIFY(figures.bytesOnDisk > 0);
}

void HistorianWriterTest::reportsTheHighestSequenceOfEachTransport()
{
    open();
    QSignalSpy committed(m_writer.get(), &HistorianWriter::committed);
    m_writer->append(batches::batch("a", 4, {batches::reading(id(1), 1, 1.0)}));
    m_writer->append(batches::batch("b", 9, {batches::reading(id(1), 2, 1.0)}));
    m_writer->append(batches::batch("a", 5, {batches::reading(id(1), 3, 1.0)}));
    m_writer->commitNow();
    QMap<QString, quint64> upTo;
    for (const auto &signal : committed)
        upTo.insert(signal.at(0).value<core::TransportId>().toString(), signal.at(1).toULongLong());
    QCOMPARE(upTo, (QMap<QString, quint64>{{u"a"_s, 5}, {u"b"_s, 9}}));
}

void HistorianWriterTest::returnsMarksInOrderAndTrimmed()
{
    historian::WriterOptions options;
    options.marksKept = 10;
    open(options);
    QList<core::DeliveryMark> all;
    for (quint64 sequence = 1; sequence <= 9; ++sequence) {
        auto batch = batches::batch("site", sequence);
        for (int i = 0; i < 3; ++i)
            batch->marks.append({quint16(65530 + sequence * 3 + quint64(i)), ~sequence * 7919 + quint64(i)});
        all += batch->marks;
        commit(batch);
    }
    auto other = batches::batch("other", 1);
    other->marks = {{1, 1}};
    commit(other);
    open(options);
    QCOMPARE(m_report.marks.value(core::TransportId(u"site"_s)), all.last(10));
    QCOMPARE(m_report.marks.value(core::TransportId(u"other"_s)), other->marks);
    // In the file no more than the batches that hold the newest ten.
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &db), SQLITE_OK);
    sqlite3_stmt *count = nullptr;
    sqlite3_prepare_v2(db, "SELECT sum(count) FROM delivery WHERE transport = 'site'", -1, &count, nullptr);
    QCOMPARE(sqlite3_step(count), SQLITE_ROW);
    QCOMPARE(sqlite3_column_int(count, 0), 12);
    sqlite3_finalize(count);
    sqlite3_close(db);
}

void HistorianWriterTest::clearsMarksOfALostSession()
{
    open();
    auto batch = batches::batch("site", 1);
    batch->marks = {{1, 1}, {2, 2}};
    commit(batch);
    auto lost = batches::batch("site", 2);
    lost->clearMarks = true;
    lost->marks = {{3, 3}};
    commit(lost);
    open();
    QCOMPARE(m_report.marks.value(core::TransportId(u"site"_s)), lost->marks);
}

void HistorianWriterTest::reportsLatestAndLastReceived()
{
    open();
    const auto newest = batches::reading(id(1), 3'000'000, 3.5);
    commit(batches::batch("bus", 1, {batches::reading(id(1), 2'000'000, 2.5), newest}));
    commit(batches::batch("bus", 2, {batches::reading(id(2), 1'000'000, {}, core::Quality::NoAnswer)}));
    open();
    QCOMPARE(m_report.lastReceived.value(core::TransportId(u"bus"_s)), newest.receivedAt);
    QCOMPARE(m_report.latest.size(), 2);
    QCOMPARE(m_series->at(m_report.latest.at(0).series), batches::series(1));
    QCOMPARE(m_series->at(m_report.latest.at(1).series), batches::series(2));
    QCOMPARE(m_report.latest.at(0).value, std::optional(3.5));
    QCOMPARE(m_report.latest.at(0).measuredAt, newest.measuredAt);
    QCOMPARE(m_report.latest.at(0).receivedAt, newest.receivedAt);
    QCOMPARE(m_report.latest.at(1).value, std::nullopt);
    QCOMPARE(m_report.latest.at(1).quality, core::Quality::NoAnswer);
    QCOMPARE(reader()->series().value().size(), 2);
    QCOMPARE(reader()->series(core::DeviceId(u"meter-2"_s)).value().first().second, batches::series(2));
}

void HistorianWriterTest::keepsLatestAgainstLateRows()
{
    open();
    commit(batches::batch("bus", 1, {batches::reading(id(1), 9'000'000, 9.0)}));
    commit(batches::batch("bus", 2, {batches::reading(id(1), 5'000'000, 5.0)}));
    QCOMPARE(reader()->latest().value().first().reading.value, std::optional(9.0));
    open(); // nothing is remembered now
    commit(batches::batch("bus", 1, {batches::reading(id(1), 6'000'000, 6.0)}));
    QCOMPARE(reader()->latest().value().first().reading.value, std::optional(9.0));
    QCOMPARE(rowsOf(*reader(), 1).size(), 3);
}

void HistorianWriterTest::countsRejectsBeyondTheTrimmedRows()
{
    historian::WriterOptions options;
    options.rejectsKept = 5;
    open(options);
    for (quint64 i = 0; i < 4; ++i) {
        auto batch = batches::batch("site", i + 1);
        for (int n = 0; n < 3; ++n) {
            batch->rejects.append({core::fromMicros(qint64(i) * 10 + n), batch->transport, u"dev/1/x"_s,
                                   n == 0 ? u"json"_s : u"type"_s, u"why"_s, QByteArray(5000, 'x'),
                                   1'000'000});
        }
        commit(batch);
    }
    const auto kept = reader()->rejects(100).value();
    QCOMPARE(kept.size(), 5);
    QCOMPARE(core::toMicros(kept.first().at), 32);
    QCOMPARE(kept.first().raw.size(), core::Reject::MaxRaw);
    QCOMPARE(kept.first().size, 1'000'000);
    QCOMPARE(reader()->rejectCounts().value(), (QMap<QString, quint64>{{u"json"_s, 4}, {u"type"_s, 8}}));
}

void HistorianWriterTest::storesEventsGapsAndSightings()
{
    open();
    const core::DeviceId device(u"meter-1"_s);
    auto batch = batches::batch("bus", 1, {batches::reading(id(1), 100, 1.0)});
    batch->events = {{core::fromMicros(10), device, batch->transport, u"status"_s, {{u"online"_s, true}}},
                     {core::fromMicros(20), {}, batch->transport, u"session-lost"_s, {}}};
    batch->gaps = {
        {core::fromMicros(10), core::fromMicros(20), batch->transport, {}, u"collector-away"_s},
        {core::fromMicros(30), core::fromMicros(40), batch->transport, device, u"no-answer"_s},
        {core::fromMicros(30), core::fromMicros(40), core::TransportId(u"else"_s), {}, u"broker-away"_s}};
    batch->sightings = {{device, batch->transport, core::ProfileId(u"test"_s)}};
    commit(batch);
    auto longer = batches::batch("bus", 2);
    longer->gaps = {{core::fromMicros(30), core::fromMicros(90), longer->transport, device, u"no-answer"_s}};
    commit(longer);

    auto read = reader();
    const auto events = read->events({}, Beginning, End, 10).value();
    QCOMPARE(events.size(), 2);
    QCOMPARE(events.first().kind, u"session-lost"_s);
    const auto own = read->events(device, Beginning, End, 10).value();
    QCOMPARE(own.size(), 1);
    QCOMPARE(own.first().detail, (QJsonObject{{u"online"_s, true}}));
    QCOMPARE(read->events({}, core::fromMicros(10), core::fromMicros(20), 10).value().size(), 1);

    QCOMPARE(read->gaps({}, Beginning, End, 10).value().size(), 3);
    const auto gaps = read->gaps(device, Beginning, End, 10).value();
    QCOMPARE(gaps.size(), 2); // its own, grown, and its transport's
    QCOMPARE(core::toMicros(gaps.first().to), 90);
    QCOMPARE(gaps.last().reason, u"collector-away"_s);
    QCOMPARE(read->gaps({}, core::fromMicros(50), core::fromMicros(60), 10).value().size(), 1);

    const auto devices = read->devices().value();
    QCOMPARE(devices.size(), 1);
    QCOMPARE(devices.first().sighting, batch->sightings.first());
    QVERIFY(devices.first().lastSeen >= devices.first().firstSeen);
    open();
    QCOMPARE(m_report.devices, batch->sightings);
}

void HistorianWriterTest::survivesAReadingWithoutSeries()
{
    open();
    commit(batches::batch("bus", 1,
                          {batches::reading(core::SeriesId::None, 1, 1.0), batches::reading(id(1), 1, 1.0)}));
    QCOMPARE(rowsOf(*reader(), 1).size(), 1);
    QCOMPARE(reader()->rejectCounts().value().value(u"no-series"_s), 1);
}

void HistorianWriterTest::holdsBatchesGivenBeforeOpen()
{
    auto series = std::make_shared<core::SeriesTable>();
    HistorianWriter writer(m_path, series, std::make_shared<core::SystemClock>());
    QSignalSpy committed(&writer, &HistorianWriter::committed);
    writer.append(batches::batch("bus", 1, {batches::reading(series->intern(batches::series(1)), 1, 1.0)}));
    writer.open();
    QTRY_COMPARE(committed.count(), 1);
    writer.close();
    QCOMPARE(rowsOf(*reader(), 1).size(), 1);
}

void HistorianWriterTest::movesByItself()
{
    historian::WriterOptions options;
    options.moveInterval = 10ms;
    options.moveChunk = 7;
    open(options);
    QSignalSpy stats(m_writer.get(), &HistorianWriter::statsChanged);
    QList<core::Reading> readings;
    for (int i = 0; i < 50; ++i)
        readings.append(batches::reading(id(i % 4 + 1), i * 1'000'000, i));
    commit(batches::batch("bus", 1, readings));
    QTRY_COMPARE(stats.last().first().value<historian::WriterStats>().moved, 50);
    QCOMPARE(rowsOf(*reader(), 1).size(), 13);
}

void HistorianWriterTest::movesSoonerWhenManyRowsAreRecent()
{
    historian::WriterOptions options;
    options.moveRows = 50;
    open(options);
    QSignalSpy stats(m_writer.get(), &HistorianWriter::statsChanged);
    QList<core::Reading> readings;
    for (int i = 0; i < 50; ++i)
        readings.append(batches::reading(id(1), i * 1'000'000, i));
    commit(batches::batch("bus", 1, readings));
    QTRY_COMPARE(stats.last().first().value<historian::WriterStats>().moved, 50);
}

QTEST_GUILESS_MAIN(HistorianWriterTest)
#include "tst_historianwriter.moc"
