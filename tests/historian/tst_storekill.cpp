// SPDX-License-Identifier: GPL-3.0-or-later
#include "batches.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <set>

using namespace Qt::StringLiterals;
using historian::HistorianReader;
using historian::HistorianWriter;

namespace {

const QString Victim = QStringLiteral(METERDECK_BIN_DIR "/historian-victim");
constexpr quint64 Batches = 12;

} // namespace

/// A real process is killed at each step; what it had acknowledged is there, once, and the next process goes
/// on.
class StoreKillTest : public QObject
{
    Q_OBJECT

private slots:
    void losesNothingAcknowledged_data();
    void losesNothingAcknowledged();

private:
    QString check(const QString &path, quint64 least, quint64 most);
};

void StoreKillTest::losesNothingAcknowledged_data()
{
    QTest::addColumn<QString>("point");
    QTest::addColumn<int>("extra"); // batches stored though not acknowledged
    QTest::addRow("before the first commit") << u"before-commit:1"_s << 0;
    QTest::addRow("before a commit") << u"before-commit:4"_s << 0;
    QTest::addRow("after the first commit") << u"after-commit:1"_s << 1;
    QTest::addRow("after a commit") << u"after-commit:7"_s << 1;
    QTest::addRow("after the swap") << u"move-swap"_s << 0;
    QTest::addRow("inside the first insert") << u"move-insert:1"_s << 0;
    QTest::addRow("inside a later insert") << u"move-insert:3"_s << 0;
    QTest::addRow("after the last insert") << u"move-last"_s << 0;
    QTest::addRow("inside the emptying") << u"move-empty"_s << 0;
    QTest::addRow("after the second swap") << u"move-swap:2"_s << 0;
    QTest::addRow("inside the second move") << u"move-insert:6"_s << 0;
    QTest::addRow("inside the second emptying") << u"move-empty:2"_s << 0;
}

/// Empty when exactly @p least to @p most whole batches are stored, each row once, and as many marks.
QString StoreKillTest::check(const QString &path, quint64 least, quint64 most)
{
    auto reader = HistorianReader::open(path);
    if (!reader)
        return reader.error().toString();
    const auto all = (*reader)->series();
    if (!all)
        return all.error().toString();
    std::set<quint64> stored;
    for (const auto &[number, what] : *all) {
        std::set<quint64> seconds;
        bool twice = false;
        const auto done =
            (*reader)->forEach(number, core::fromMicros(0), core::fromMicros(1'000'000'000'000),
                               [&](const historian::StoredReading &row) {
                                   twice =
                                       !seconds.insert(quint64(row.measuredAtUs / 1'000'000)).second || twice;
                                   return true;
                               });
        if (!done)
            return done.error().toString();
        if (twice)
            return u"series %1 holds a row twice"_s.arg(number);
        if (!stored.empty() && seconds != stored)
            return u"series %1 holds other batches than the first one"_s.arg(number);
        stored = seconds;
    }
    if (stored.size() < least || stored.size() > most ||
        (!stored.empty() && *stored.rbegin() != stored.size()))
        return u"%1 batches are stored, from %2 to %3 expected"_s.arg(stored.size()).arg(least).arg(most);
    return {};
}

void StoreKillTest::losesNothingAcknowledged()
{
    QFETCH(QString, point);
    QFETCH(int, extra);
    QTemporaryDir dir;
    const QString path = dir.filePath(u"kill.db"_s);
    QProcess victim;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"METERDECK_KILL_POINT"_s, point);
    victim.setProcessEnvironment(environment);
    victim.start(Victim, {u"fill"_s, path, u"1"_s, QString::number(Batches)});
    QVERIFY2(victim.waitForFinished(), qPrintable(victim.errorString()));
    QCOMPARE(victim.exitStatus(), QProcess::CrashExit); // it did come to that point
    QCOMPARE(victim.exitCode(), SIGKILL);
    const auto lines = victim.readAllStandardOutput().split('\n');
    const quint64 acknowledged = lines.size() < 2 ? 0 : lines.at(lines.size() - 2).toULongLong();

    const quint64 stored = acknowledged + quint64(extra);
    QCOMPARE(check(path, stored, stored), QString());

    // The next process goes on where it ended; the broker sends again what was not acknowledged.
    auto series = std::make_shared<core::SeriesTable>();
    HistorianWriter writer(path, series, std::make_shared<core::SystemClock>());
    QSignalSpy opened(&writer, &HistorianWriter::opened);
    writer.open();
    QCOMPARE(opened.count(), 1);
    const auto report = opened.first().first().value<historian::OpenReport>();
    QCOMPARE(report.marks.value(core::TransportId(u"site"_s)).size(), qsizetype(stored));
    for (quint64 n = acknowledged + 1; n <= Batches; ++n)
        writer.append(batches::numbered(*series, n));
    writer.commitNow();
    QCOMPARE(check(path, Batches, Batches), QString());
    writer.moveNow(); // ends the interrupted one
    writer.moveNow();
    QCOMPARE(check(path, Batches, Batches), QString());
    writer.close();
}

QTEST_GUILESS_MAIN(StoreKillTest)
#include "tst_storekill.moc"
