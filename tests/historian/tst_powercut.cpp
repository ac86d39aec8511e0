// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "fakes/powercutvfs.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using historian::HistorianReader;
using historian::HistorianWriter;

namespace {

/// How many of the acknowledged rows a power cut has taken, and how many it left.
struct Survival
{
    int acknowledged = 0;
    int lost = 0;
    QString trouble;
};

/// Writes @p commits batches of 40 series, moves after every tenth, cuts the power, opens again and counts.
Survival cutAfter(int commits, bool syncFull, PowerCutVfs::Forget forget, quint32 seed)
{
    Survival result;
    PowerCutVfs disk;
    QTemporaryDir dir;
    const QString path = dir.filePath(u"cut.db"_s);
    historian::WriterOptions options;
    options.syncFull = syncFull;
    options.moveChunk = 300;
    auto series = std::make_shared<core::SeriesTable>();
    auto writer =
        std::make_unique<HistorianWriter>(path, series, std::make_shared<core::SystemClock>(), options);
    quint64 acknowledged = 0;
    QObject::connect(
        writer.get(), &HistorianWriter::committed,
        [&acknowledged](const core::TransportId &, quint64 sequence) { acknowledged = sequence; });
    writer->open();
    constexpr int PerBatch = 40;
    for (int n = 1; n <= commits; ++n) {
        auto batch = batches::batch("site", quint64(n));
        for (int s = 0; s < PerBatch; ++s)
            batch->readings.append(
                batches::reading(series->intern(batches::series(s)), n * 1'000'000LL, n + s));
        batch->marks = {{quint16(n), quint64(n)}};
        writer->append(batch);
        writer->commitNow();
        if (n % 10 == 0)
            writer->moveNow();
    }
    disk.cutPower(forget, seed);
    writer.reset(); // the dead process's connection
    disk.restorePower();

    writer = std::make_unique<HistorianWriter>(path, series, std::make_shared<core::SystemClock>());
    QObject::connect(writer.get(), &HistorianWriter::openFailed,
                     [&result](const core::Error &error) { result.trouble = error.toString(); });
    qsizetype marks = -1;
    QObject::connect(writer.get(), &HistorianWriter::opened, [&marks](const historian::OpenReport &report) {
        marks = report.marks.value(core::TransportId(u"site"_s)).size();
    });
    writer->open();
    writer->moveNow();
    writer->close();
    auto reader = HistorianReader::open(path);
    if (!reader) {
        result.trouble += reader.error().toString();
        return result;
    }
    quint64 found = 0;
    const auto all = (*reader)->series().value();
    for (const auto &[id, what] : all) {
        found += (*reader)
                     ->forEach(id, core::fromMicros(0), core::fromMicros(1'000'000'000'000),
                               [](const historian::StoredReading &) { return true; })
                     .value();
    }
    result.acknowledged = int(acknowledged) * PerBatch;
    result.lost = result.acknowledged - int(found);
    if (syncFull && marks != qsizetype(acknowledged))
        result.trouble += u" %1 marks of %2"_s.arg(marks).arg(acknowledged);
    return result;
}

} // namespace

/// What was acknowledged survives a power cut; a kill would not show the difference, because the system's
/// cache survives it.
class PowerCutTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasAcknowledged_data();
    void keepsWhatWasAcknowledged();
    void noticesAWriterThatDoesNotSync();
};

void PowerCutTest::keepsWhatWasAcknowledged_data()
{
    QTest::addColumn<int>("commits");
    QTest::addColumn<bool>("some");
    QTest::addColumn<quint32>("seed");
    for (const int commits : {1, 7, 25, 64}) {
        QTest::addRow("%d commits, all forgotten", commits) << commits << false << 0U;
        for (quint32 seed = 1; seed <= 5; ++seed)
            QTest::addRow("%d commits, some kept, seed %u", commits, seed) << commits << true << seed;
    }
}

void PowerCutTest::keepsWhatWasAcknowledged()
{
    QFETCH(int, commits);
    QFETCH(bool, some);
    QFETCH(quint32, seed);
    const auto forget = some ? PowerCutVfs::Forget::Some : PowerCutVfs::Forget::All;
    const Survival survival = cutAfter(commits, true, forget, seed);
    QCOMPARE(survival.trouble, QString());
    QCOMPARE(survival.acknowledged, commits * 40);
    QCOMPARE(survival.lost, 0);
}

void PowerCutTest::noticesAWriterThatDoesNotSync()
{
    // The same run with synchronous=NORMAL: it acknowledges rows that are not on the disk. If none were lost
    // here, the test above would prove nothing.
    const Survival survival = cutAfter(64, false, PowerCutVfs::Forget::All, 0);
    QCOMPARE(survival.acknowledged, 64 * 40);
    QVERIFY2(survival.lost > 0, qPrintable(QString::number(survival.lost)));
}

QTEST_GUILESS_MAIN(PowerCutTest)
#include "tst_powercut.moc"
