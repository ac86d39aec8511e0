// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"
#include "peers/mosquittobroker.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

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

    static void publish(QProcess &publisher, quint16 port, int count, int rate)
    {
        QStringList arguments{
            u"--mqtt"_s,  u"127.0.0.1:%1"_s.arg(port), u"--mqtt-devices"_s, u"1000"_s, u"--qos"_s, u"1"_s,
            u"--count"_s, QString::number(count)};
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

private slots:
    void live() { compare("live at 20,000/s", true, 1.0); }
    void backlog() { compare("backlog of 300,000", false, 1.2); }
};

QTEST_GUILESS_MAIN(bench_Ingest)
#include "bench_ingest.moc"
