// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"
#include "peers/mosquittobroker.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// CPU time of a running process in seconds, user and system, all threads.
double cpuSeconds(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) /
           static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// The same to the nanosecond, from the scheduler; of the threads that live.
double fineCpuSeconds(qint64 pid)
{
    double sum = 0;
    const QDir tasks(u"/proc/%1/task"_s.arg(pid));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks.filePath(task + u"/schedstat"_s));
        if (file.open(QIODevice::ReadOnly))
            sum += file.readAll().split(' ').value(0).toDouble() / 1e9;
    }
    return sum;
}

/// Memory that a process occupies, MiB.
double memory(qint64 pid)
{
    QFile file(u"/proc/%1/statm"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE)) /
           (1024 * 1024);
}

/// Rows of measured values, counted beside their writer; a device's coming and going is stored, too.
qint64 rowsIn(const QString &path)
{
    sqlite3 *db = nullptr;
    qint64 rows = -1;
    if (sqlite3_open_v2(path.toUtf8().constData(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(db,
                               "SELECT count(*) FROM readings WHERE series IN"
                               " (SELECT id FROM series WHERE source LIKE '%/metrics')",
                               -1, &statement, nullptr) == SQLITE_OK &&
            sqlite3_step(statement) == SQLITE_ROW)
            rows = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
    return rows;
}

int fromEnvironment(const char *name, int otherwise)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok ? value : otherwise;
}

struct Figure
{
    double cpu = 0;
    double wall = 0;
    qint64 messages = 0;
    double perMessageUs() const { return messages > 0 ? cpu * 1e6 / static_cast<double>(messages) : 0; }
};

} // namespace

/// What one QoS 1 message of three quantities costs the collector, stored and committed, beside what it costs
/// `mosquitto_sub -q 1`, which stores nothing, in the same run.
class bench_Ingest : public QObject
{
    Q_OBJECT

public:
    /// Ten million messages take longer than Qt Test's five minutes for a function.
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); }

private:
    static constexpr int Live = 200'000; // ten seconds at 20,000/s
    static constexpr int Backlog = 300'000;

    static QJsonArray transports(quint16 port)
    {
        return {QJsonObject{{u"id"_s, u"site"_s},
                            {u"type"_s, u"mqtt"_s},
                            {u"host"_s, u"127.0.0.1"_s},
                            {u"port"_s, port},
                            {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}}};
    }

    static void publish(QProcess &publisher, quint16 port, int count, int rate, int devices = 1000)
    {
        QStringList arguments{u"--mqtt"_s,         u"127.0.0.1:%1"_s.arg(port),
                              u"--mqtt-devices"_s, QString::number(devices),
                              u"--qos"_s,          u"1"_s,
                              u"--count"_s,        QString::number(count)};
        if (rate > 0)
            arguments += {u"--rate"_s, QString::number(rate)};
        publisher.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeck-sim"), arguments);
    }

    static qint64 rows(const CollectorRun &run)
    {
        qint64 count = 0;
        for (const int times : run.numbersStored(100))
            count += times;
        return count;
    }

    static Figure ours(bool live)
    {
        peers::MosquittoBroker broker(peers::MosquittoBroker::Config{true, false, {}, {}, {}});
        if (!broker.start())
            return {};
        const int count = live ? Live : Backlog;
        CollectorRun run(transports(broker.port()));
        if (!run.start())
            return {};
        if (!live) { // the session exists now; what is published next waits for it
            run.stop();
        }
        QProcess publisher;
        publish(publisher, broker.port(), count, live ? 20'000 : 0);
        if (!live) {
            publisher.waitForFinished(120'000);
            if (!run.start({}, false))
                return {};
        }
        QElapsedTimer timer;
        timer.start();
        const double before = cpuSeconds(run.processId());
        Figure figure;
        while (figure.messages < count && timer.elapsed() < 120'000) {
            // Looking is not free for the disk: look seldom.
            [[maybe_unused]] const bool waited = QTest::qWaitFor([] { return false; }, live ? 2000 : 500);
            figure.messages = rows(run);
            figure.wall = static_cast<double>(timer.elapsed()) / 1000.;
            figure.cpu = cpuSeconds(run.processId()) - before;
        }
        publisher.waitForFinished(60'000);
        run.stop();
        return figure;
    }

    static Figure theirs(bool live)
    {
        peers::MosquittoBroker broker(peers::MosquittoBroker::Config{true, false, {}, {}, {}});
        if (!broker.start())
            return {};
        const int count = live ? Live : Backlog;
        const QStringList session{
            u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(broker.port()), u"-q"_s, u"1"_s, u"-c"_s,
            u"-i"_s, u"bench"_s,     u"-t"_s, u"dev/+/pzem/metrics"_s};
        const QString program = peers::findProgram(u"mosquitto_sub"_s);
        if (!live) {
            QProcess once;
            once.start(program, session + QStringList{u"-E"_s}); // makes the session and leaves
            once.waitForFinished(10'000);
        }
        QProcess publisher;
        QProcess subscriber;
        subscriber.setStandardOutputFile(QProcess::nullDevice());
        const QStringList arguments = session + QStringList{u"-C"_s, QString::number(count)};
        if (live) {
            subscriber.start(program, arguments);
            subscriber.waitForStarted();
            publish(publisher, broker.port(), count, 20'000);
        } else {
            publish(publisher, broker.port(), count, 0);
            publisher.waitForFinished(120'000);
            subscriber.start(program, arguments);
            subscriber.waitForStarted();
        }
        QElapsedTimer timer;
        timer.start();
        Figure figure;
        figure.messages = count;
        while (subscriber.state() == QProcess::Running && timer.elapsed() < 120'000) {
            const double now = cpuSeconds(subscriber.processId());
            figure.cpu = std::max(figure.cpu, now);
            figure.wall = static_cast<double>(timer.elapsed()) / 1000.;
            subscriber.waitForFinished(20);
        }
        publisher.waitForFinished(60'000);
        return figure;
    }

    static void compare(const char *what, bool live, double goal)
    {
        QList<double> ratios;
        for (int round = 0; round < 3; ++round) {
            const Figure us = ours(live);
            const Figure them = theirs(live);
            const int count = live ? Live : Backlog;
            // Not a time: without every message stored the figure would be of something else.
            QCOMPARE(us.messages, qint64(count));
            QVERIFY(them.cpu > 0);
            ratios.append(us.perMessageUs() / them.perMessageUs());
            qInfo("%s: collector %.2f us CPU a message (%.1f s), mosquitto_sub -q 1 %.2f us (%.1f s), ratio "
                  "%.2f",
                  what, us.perMessageUs(), us.wall, them.perMessageUs(), them.wall, ratios.last());
        }
        std::sort(ratios.begin(), ratios.end());
        qInfo("%s: median ratio %.2f, goal %.1f", what, ratios[1], goal);
    }

    /// Publishes @p count messages and waits until they are stored; the collector's cost of it. @p rows: in
    /// the database before, and afterwards.
    static Figure stored(const CollectorRun &run, quint16 port, int count, int rate, int devices,
                         qint64 *rows)
    {
        constexpr int RowsAMessage = 3;
        Figure figure;
        figure.messages = count;
        QElapsedTimer timer;
        timer.start();
        const double before = fineCpuSeconds(run.processId());
        QProcess publisher;
        publish(publisher, port, count, rate, devices);
        const qint64 wanted = *rows + qint64(count) * RowsAMessage;
        const int patience = 600'000 + count / 5; // ten million at 5,000/s, whatever else the machine does
        if (!publisher.waitForFinished(patience))
            return {};
        // The broker has everything now, and the collector has what is younger than a commit to do.
        double spent = fineCpuSeconds(run.processId());
        for (int quiet = 0; quiet < 3 && timer.elapsed() < patience + 300'000;) {
            [[maybe_unused]] const bool waited = QTest::qWaitFor([] { return false; }, 500);
            const double now = fineCpuSeconds(run.processId());
            quiet = now - spent < 0.02 ? quiet + 1 : 0;
            spent = now;
        }
        figure.cpu = spent - before;
        figure.wall = static_cast<double>(timer.elapsed()) / 1000.;
        *rows = rowsIn(run.database());
        if (*rows >= wanted) // a device says a little more when it comes
            return figure;
        qWarning("%lld rows in the database, at least %lld were expected", static_cast<long long>(*rows),
                 static_cast<long long>(wanted));
        return {};
    }

    static constexpr int FlatRate = 40'000; ///< a second; the broker and the publisher need their share too

private slots:
    /// One process, ten times as many messages each time: what one costs, and what is occupied, stays. With
    /// METERDECK_BENCH_MESSAGES=10000000 up to ten million; one million otherwise.
    void flatInMessages()
    {
        const int most = fromEnvironment("METERDECK_BENCH_MESSAGES", 1'000'000);
        peers::MosquittoBroker broker(peers::MosquittoBroker::Config{true, false, {}, {}, {}});
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        qint64 rows = 0;
        QVERIFY(stored(run, broker.port(), 5'000, FlatRate, 1000, &rows).messages >
                0); // every device is known
        Figure first;
        double firstMemory = 0;
        for (int count = 1'000; count <= most; count *= 10) {
            const Figure now = stored(run, broker.port(), count, FlatRate, 1000, &rows);
            QVERIFY(now.messages > 0); // all of them, each once
            const double occupied = memory(run.processId());
            if (count == 100'000) { // below, what a process does anyway is more than the messages
                first = now;
                firstMemory = occupied;
            }
            qInfo("%8d messages: %.2f us CPU a message, %.0f MiB occupied, %.0f s", count, now.perMessageUs(),
                  occupied, now.wall);
            if (count > 100'000)
                qInfo("%8d messages : 100,000: CPU a message %.2f : 1, memory %.2f : 1", count,
                      now.perMessageUs() / first.perMessageUs(), occupied / firstMemory);
        }
        QVERIFY(!run.stop().isEmpty());
    }

    /// A process each, ten times as many devices: what a message of a known device costs stays.
    void flatInDevices()
    {
        constexpr int Count = 200'000;
        Figure first;
        for (int devices = 10; devices <= 10'000; devices *= 10) {
            peers::MosquittoBroker broker(peers::MosquittoBroker::Config{true, false, {}, {}, {}});
            QVERIFY2(broker.start(), qPrintable(broker.error()));
            CollectorRun run(transports(broker.port()));
            QVERIFY2(run.start(), qPrintable(run.lastWords()));
            qint64 rows = 0;
            QVERIFY(stored(run, broker.port(), devices, FlatRate, devices, &rows).messages > 0);
            const Figure now = stored(run, broker.port(), Count, FlatRate, devices, &rows);
            QVERIFY(now.messages > 0);
            if (devices == 10)
                first = now;
            qInfo("%6d devices: %.2f us CPU a message, %.2f : 1 of 10 devices, %.0f MiB occupied", devices,
                  now.perMessageUs(), now.perMessageUs() / first.perMessageUs(), memory(run.processId()));
            QVERIFY(!run.stop().isEmpty());
        }
    }

    void live() { compare("live at 20,000/s", true, 1.0); }
    void backlog() { compare("backlog of 300,000", false, 1.2); }
};

QTEST_GUILESS_MAIN(bench_Ingest)
#include "bench_ingest.moc"
