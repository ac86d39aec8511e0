// SPDX-License-Identifier: GPL-3.0-or-later
// A million rows of CSV into a workspace: rows a second, and that memory does not grow with the source; then
// the same again, where every row is known. Prints; asserts no time.
#include "engine/importpath.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

/// Of this process now, MiB; 0 where nobody says.
double memoryMiB()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return double(status.readAll().split(' ').value(1).toLongLong()) * 4096 / 1048576;
}

} // namespace

class BenchImport : public QObject
{
    Q_OBJECT

private slots:
    void millionRows_data()
    {
        QTest::addColumn<int>("rows");
        QTest::newRow("100,000") << 100000;
        QTest::newRow("1,000,000") << 1000000;
    }

    void millionRows()
    {
        QFETCH(int, rows);
        QTemporaryDir folder;
        const QString source = folder.filePath(u"rows.csv"_s);
        {
            QFile file(source);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("device,channel,quantity,unit,value,quality,measured_at\n");
            for (int i = 0; i < rows; ++i)
                file.write("meter-" + QByteArray::number(i % 20) + ",,active_power,W," +
                           QByteArray::number(i % 3000) + ",Good," +
                           QDateTime::fromSecsSinceEpoch(1700000000 + i / 20, Qt::UTC)
                               .toString(Qt::ISODate)
                               .toUtf8() +
                           '\n');
        }
        engine::ImportRequest request;
        request.what.kind = u"readings"_s;
        request.what.source = source;
        request.databasePath = folder.filePath(u"ws.db"_s);
        const double before = memoryMiB();
        for (const char *pass : {"stored", "known"}) {
            double most = 0;
            QElapsedTimer clock;
            clock.start();
            const auto end = engine::importRows(request, [&most](const engine::ImportState &) {
                most = std::max(most, memoryMiB());
                return true;
            });
            QVERIFY2(!end.error, end.error ? qPrintable(end.error->toString()) : "");
            QCOMPARE(qstrcmp(pass, "stored") == 0 ? end.fresh : end.known, quint64(rows));
            std::printf("%9d rows %s: %8.0f rows/s, %5.1f MiB more memory\n", rows, pass,
                        rows * 1000.0 / double(std::max<qint64>(1, clock.elapsed())), most - before);
            std::fflush(stdout);
        }
    }
};

QTEST_GUILESS_MAIN(BenchImport)
#include "bench_import.moc"
