// SPDX-License-Identifier: GPL-3.0-or-later
// What receiving costs: processor time a message of our transport, committed at once (no store), beside
// `mosquitto_sub -q 1` in the same run; live at a steady rate and from a backlog. METERDECK_BENCH_MESSAGES
// (300,000) and METERDECK_BENCH_RATE (20,000 a second, for METERDECK_BENCH_SECONDS = 10) change the load.
#include "mqtt/mqtttransport.h"
#include "mqtt/payloadcodec.h"
#include "peers/mosquittobroker.h"

#include "core/jsonschema.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QTest>
#include <QTimer>

#include <mosquitto.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

int fromEnvironment(const char *name, int otherwise)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok ? value : otherwise;
}

const int Backlog = fromEnvironment("METERDECK_BENCH_MESSAGES", 300'000);
const int Rate = fromEnvironment("METERDECK_BENCH_RATE", 20'000);
const int Live = Rate * fromEnvironment("METERDECK_BENCH_SECONDS", 10);
constexpr int Topics = 1000;

/// Publishes from a process of its own, so that its processor time is not ours.
class Publisher
{
public:
    /// Starts to publish @p count messages at QoS 1, @p rate a second (0: as fast as the broker takes them).
    Publisher(quint16 port, int count, int rate)
    {
        m_child = fork();
        if (m_child == 0)
            run(port, count, rate);
    }
    void wait()
    {
        if (m_child > 0)
            waitpid(std::exchange(m_child, 0), nullptr, 0);
    }
    ~Publisher() { wait(); }
    Publisher(const Publisher &) = delete;
    Publisher &operator=(const Publisher &) = delete;

private:
    [[noreturn]] static void run(quint16 port, int count, int rate)
    {
        static int confirmed = 0;
        mosquitto *client = mosquitto_new(nullptr, true, nullptr);
        mosquitto_max_inflight_messages_set(client, 5000);
        mosquitto_publish_callback_set(client, [](mosquitto *, void *, int) { ++confirmed; });
        if (mosquitto_connect(client, "127.0.0.1", port, 60) != MOSQ_ERR_SUCCESS)
            _exit(1);
        timespec begin{};
        clock_gettime(CLOCK_MONOTONIC, &begin);
        int sent = 0;
        while (confirmed < count) {
            timespec now{};
            clock_gettime(CLOCK_MONOTONIC, &now);
            const double seconds = static_cast<double>(now.tv_sec - begin.tv_sec) +
                                   static_cast<double>(now.tv_nsec - begin.tv_nsec) / 1e9;
            const int due = rate > 0 ? std::min(count, static_cast<int>(seconds * rate)) : count;
            for (; sent < due && sent - confirmed < 4000; ++sent) {
                const std::string topic = "dev/m" + std::to_string(sent % Topics) + "/pzem/metrics";
                char payload[100];
                const int size = std::snprintf(
                    payload, sizeof payload, "{\"voltage\":%.1f,\"current\":%.2f,\"power\":%d.%d}",
                    230 + sent % 50 / 10.0, sent % 1000 / 100.0, sent % 7000, sent % 10);
                mosquitto_publish(client, nullptr, topic.c_str(), size, payload, 1, false);
            }
            mosquitto_loop(client, 2, 1);
        }
        mosquitto_disconnect(client);
        mosquitto_loop(client, 10, 1);
        _exit(0);
    }

    pid_t m_child = 0;
};

double childrenCpu()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval &t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double ownCpu() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Figures
{
    double cpu = 0; ///< seconds
    double wall = 0;
    int messages = 0;
    double microseconds() const { return cpu / messages * 1e6; }
};

core::ProfilePtr loadProfile()
{
    const QString name = QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/iot-smart-meter.json");
    const auto text = core::readFile(name, 1024 * 1024);
    const auto parsed =
        text ? core::ProfileStore::parse(*text, name) : core::Result<core::ProfilePtr>(text.error());
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().toString()));
    return *parsed;
}

} // namespace

class bench_Mqtt : public QObject
{
    Q_OBJECT

private:
    static mqtt::MqttTransport *connectTransport(quint16 port, int *received, QObject *parent)
    {
        core::TransportSettings settings;
        settings.id = core::TransportId(u"site"_s);
        settings.host = u"127.0.0.1"_s;
        settings.tcpPort = port;
        mqtt::MqttOptions options;
        options.clientId = u"bench"_s;
        auto *transport =
            new mqtt::MqttTransport(settings, {loadProfile()}, std::make_shared<core::SeriesTable>(),
                                    std::make_shared<core::SystemClock>(), options, parent);
        connect(transport, &core::Transport::batchReady, transport, [=](const core::BatchPtr &batch) {
            *received += static_cast<int>(batch->marks.size());
            QMetaObject::invokeMethod(
                transport, [=] { transport->committed(batch->sequence); }, Qt::QueuedConnection);
        });
        return transport;
    }

    static bool waitUp(mqtt::MqttTransport *transport)
    {
        bool up = false;
        const auto link =
            connect(transport, &core::Transport::stateChanged, transport,
                    [&](core::TransportState state) { up = up || state == core::TransportState::Up; });
        transport->start();
        const bool came = QTest::qWaitFor([&] { return up; }, 10'000);
        disconnect(link);
        return came;
    }

    /// Returns at the moment the last message came, and does not keep looking: that would cost processor
    /// time.
    static bool waitFor(mqtt::MqttTransport *transport, const int &received, int count)
    {
        QEventLoop loop;
        connect(transport, &core::Transport::batchReady, &loop, [&] {
            if (received >= count)
                loop.quit();
        });
        QTimer::singleShot(300s, &loop, &QEventLoop::quit);
        if (received < count)
            loop.exec();
        return received >= count;
    }

    static Figures ours(quint16 port, bool live, bool *good)
    {
        const int count = live ? Live : Backlog;
        QObject owner;
        int received = 0;
        auto *transport = connectTransport(port, &received, &owner);
        *good = waitUp(transport);
        if (!live) { // make the session, leave, let the backlog grow
            [[maybe_unused]] const bool waited = QTest::qWaitFor([] { return false; }, 300);
            bool stopped = false;
            connect(transport, &core::Transport::stopped, &owner, [&] { stopped = true; });
            transport->stop();
            *good = *good && QTest::qWaitFor([&] { return stopped; }, 10'000);
            Publisher(port, count, 0).wait();
            received = 0;
            transport = connectTransport(port, &received, &owner);
        }
        QElapsedTimer timer;
        timer.start();
        const double before = ownCpu();
        std::optional<Publisher> publisher;
        if (live)
            publisher.emplace(port, count, Rate);
        else
            transport->start();
        *good = waitFor(transport, received, count) && *good;
        return {ownCpu() - before, static_cast<double>(timer.nsecsElapsed()) / 1e9, count};
    }

    static Figures mosquittoSub(quint16 port, bool live, bool *good)
    {
        const int count = live ? Live : Backlog;
        const QString program = peers::findProgram(u"mosquitto_sub"_s);
        *good = !program.isEmpty();
        const QStringList common{u"-h"_s,
                                 u"127.0.0.1"_s,
                                 u"-p"_s,
                                 QString::number(port),
                                 u"-q"_s,
                                 u"1"_s,
                                 u"-V"_s,
                                 u"5"_s,
                                 u"-c"_s,
                                 u"-x"_s,
                                 u"3600"_s,
                                 u"-i"_s,
                                 u"sub"_s,
                                 u"-t"_s,
                                 u"dev/+/pzem/metrics"_s};
        QProcess sub;
        sub.setStandardOutputFile(QProcess::nullDevice());
        std::optional<Publisher> publisher;
        if (!live) {
            QProcess::execute(program, common + QStringList{u"-E"_s}); // makes the session and leaves
            Publisher(port, count, 0).wait();
        }
        const double before = childrenCpu();
        QElapsedTimer timer;
        timer.start();
        sub.start(program, common + QStringList{u"-C"_s, QString::number(count)});
        *good = *good && sub.waitForStarted();
        if (live) {
            sub.waitForFinished(300); // until it is subscribed; the session keeps what comes earlier
            publisher.emplace(port, count, Rate);
        }
        *good = sub.waitForFinished(300'000) && *good;
        // Only what was waited for is counted: the publisher still runs or is not yet waited for.
        return {childrenCpu() - before, static_cast<double>(timer.nsecsElapsed()) / 1e9, count};
    }

private slots:
    /// Reading alone: three numbers of 47 bytes, from 1,000 known topics.
    void decode()
    {
        constexpr int Count = 1'000'000;
        constexpr int Payloads = 500;
        std::vector<std::string> topics;
        std::vector<std::string> payloads;
        for (int i = 0; i < Topics; ++i)
            topics.push_back("dev/m" + std::to_string(i) + "/pzem/metrics");
        for (int i = 0; i < Payloads; ++i)
            payloads.push_back(R"({"voltage":)" + std::to_string(230 + i % 50) + R"(.5,"current":1.)" +
                               std::to_string(10 + i % 90) + R"(,"power":)" + std::to_string(1000 + i) +
                               ".2}");
        mqtt::PayloadCodec codec(core::TransportId(u"site"_s), {loadProfile()},
                                 std::make_shared<core::SeriesTable>());
        core::Batch batch;
        batch.readings.reserve(3 * Topics);
        double best = 0;
        for (int round = 0; round < 6; ++round) {
            const double before = ownCpu();
            for (int i = 0; i < Count; ++i) {
                const std::string &payload = payloads[static_cast<size_t>(i % Payloads)];
                codec.decode(topics[static_cast<size_t>(i % Topics)],
                             {payload.data(), static_cast<qsizetype>(payload.size())}, false, {}, batch);
                if (i % Topics == Topics - 1)
                    batch.readings.resize(0);
            }
            const double spent = ownCpu() - before;
            best = round == 0 ? spent : std::min(best, spent);
        }
        QVERIFY(batch.rejects.isEmpty());
        qInfo("decoding: %.0f ns CPU a message of three numbers, the best of 6 rounds", best / Count * 1e9);
    }

    void receive_data()
    {
        QTest::addColumn<bool>("live");
        QTest::newRow("live") << true;
        QTest::newRow("backlog") << false;
    }

    void receive()
    {
        QFETCH(bool, live);
        peers::MosquittoBroker::Config config;
        config.raisedLimits = true;
        QList<double> ratios;
        for (int round = 0; round < 3; ++round) {
            bool good = false;
            peers::MosquittoBroker first(config);
            QVERIFY2(first.start(), qPrintable(first.error()));
            const Figures own = ours(first.port(), live, &good);
            QVERIFY(good);
            first.stop();
            peers::MosquittoBroker second(config);
            QVERIFY2(second.start(), qPrintable(second.error()));
            const Figures other = mosquittoSub(second.port(), live, &good);
            QVERIFY(good);
            ratios.append(own.cpu / other.cpu);
            qInfo("%s, %d messages: ours %.2f us CPU a message, %.0f a second; mosquitto_sub %.2f us, %.0f a "
                  "second; "
                  "ratio %.2f",
                  live ? "live" : "backlog", own.messages, own.microseconds(), own.messages / own.wall,
                  other.microseconds(), other.messages / other.wall, ratios.last());
        }
        std::sort(ratios.begin(), ratios.end());
        qInfo("%s: median ratio %.2f", live ? "live" : "backlog", ratios[1]);
    }
};

QTEST_GUILESS_MAIN(bench_Mqtt)
#include "bench_mqtt.moc"
