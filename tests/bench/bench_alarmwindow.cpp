// SPDX-License-Identifier: GPL-3.0-or-later
// The main window with the page of alarms open while 10,000 transitions of alarms a minute come by a real
// broker: rules, storing, models and painting, as an operator has them. A frame is late when the window's
// thread was busy for longer than 16.7 ms at a stretch. Printed: how many were, the longest painting and the
// longest of everything else, with what it was; beside the same window while nothing happens.
// METERDECK_BENCH_SECONDS changes how long each is watched (30). Prints; asserts no time.
#include "engine/alarmpath.h"
#include "engine/engine.h"
#include "mainwindow.h"
#include "models/alarmwatch.h"
#include "mqtt/mqttpeer.h"
#include "pages/alarmspage.h"
#include "peers/mosquittobroker.h"
#include "session.h"
#include "settings/settings.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Devices = 2000;
constexpr double FrameMs = 1000.0 / 60;
/// Seventeen each tenth of a second are 10,200 a minute.
constexpr int ATime = 17;
constexpr auto Every = 100ms;

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// What kept the window's thread, and for how long.
struct Stretch
{
    double ms = 0;
    QString what;
};

struct Figures
{
    int events = 0;
    int paints = 0;
    int late = 0; ///< stretches longer than a frame
    int latePaints = 0;
    int lateByWork = 0; ///< those that were not only kept waiting by other programs
    Stretch paint;      ///< the longest of each
    Stretch other;
    QMap<QString, std::pair<int, double>> lateBy; ///< how often, and the longest
};

/// Times everything that the window's thread does for one event.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        // Other threads come by here too.
        if (QThread::currentThread() != thread() || m_depth > 0 || !figures)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const bool isPaint = event->type() == QEvent::UpdateRequest || event->type() == QEvent::UpdateLater ||
                             event->type() == QEvent::Expose;
        // Before it, because neither may be there afterwards.
        const QString what = u"%1 to %2"_s.arg(
            QLatin1StringView(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())),
            QLatin1StringView(receiver->metaObject()->className()));
        const QString parent =
            receiver->parent() ? u" of "_s + QLatin1StringView(receiver->parent()->metaObject()->className())
                               : QString();
        QElapsedTimer timer;
        timer.start();
        const double cpu = threadSeconds();
        const bool done = QApplication::notify(receiver, event);
        const double took = double(timer.nsecsElapsed()) / 1e6;
        const double worked = 1000 * (threadSeconds() - cpu);
        --m_depth;
        if (figures)
            add(isPaint, took, worked, what + parent);
        return done;
    }

    Figures *figures = nullptr;

private:
    void add(bool isPaint, double took, double worked, const QString &what)
    {
        ++figures->events;
        figures->paints += isPaint ? 1 : 0;
        Stretch &longest = isPaint ? figures->paint : figures->other;
        if (took > longest.ms)
            longest = {took, what};
        if (took <= FrameMs)
            return;
        ++figures->late;
        figures->lateByWork += worked > FrameMs ? 1 : 0;
        figures->latePaints += isPaint ? 1 : 0;
        auto &[times, most] = figures->lateBy[what];
        ++times;
        most = std::max(most, took);
    }

    int m_depth = 0;
};

QJsonObject workspaceFor(quint16 port)
{
    const QJsonObject rule{
        {u"id"_s, u"voltage-high"_s},  {u"name"_s, u"Voltage above {limit}"_s},
        {u"subject"_s, u"quantity"_s}, {u"quantity"_s, u"voltage"_s},
        {u"condition"_s, u"high"_s},   {u"limit"_s, 253},
        {u"priority"_s, u"high"_s},    {u"response"_s, QJsonArray{u"Compare with the other phases."_s}}};
    return {{u"name"_s, u"Flood"_s},
            {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"flood.db"_s}}},
            {u"transports"_s, QJsonArray{QJsonObject{{u"id"_s, u"site"_s},
                                                     {u"type"_s, u"mqtt"_s},
                                                     {u"name"_s, u"Depot broker"_s},
                                                     {u"host"_s, u"127.0.0.1"_s},
                                                     {u"port"_s, port},
                                                     {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}}}},
            {u"devices"_s, QJsonArray{}},
            {u"alarms"_s, QJsonObject{{u"rules"_s, QJsonArray{rule}}}}};
}

/// Every meter's voltage in turn above the limit and below it again, from a thread of its own.
class Flood
{
public:
    explicit Flood(quint16 port) : m_peer(port)
    {
        m_timer.moveToThread(&m_thread);
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(Every);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { send(); });
        QObject::connect(&m_thread, &QThread::started, &m_timer, qOverload<>(&QTimer::start));
        QObject::connect(
            &m_thread, &QThread::finished, &m_timer, [this] { m_timer.stop(); }, Qt::DirectConnection);
    }
    ~Flood() { stop(); }

    void start() { m_thread.start(); }
    void stop()
    {
        m_thread.quit();
        m_thread.wait();
    }

private:
    void send()
    {
        for (int i = 0; i < ATime; ++i, ++m_sent) {
            const bool high = m_sent / Devices % 2 == 0;
            m_peer.publish(u"dev/ESP32-%1/pzem/metrics"_s.arg(m_sent % Devices, 4, 16, QChar(u'0')),
                           high ? "{\"voltage\":260.5,\"current\":1,\"power\":260}"
                                : "{\"voltage\":230.5,\"current\":1,\"power\":230}");
        }
    }

    MqttPeer m_peer;
    QThread m_thread;
    QTimer m_timer;
    int m_sent = 0;
};

TimedApplication *timed() { return static_cast<TimedApplication *>(QCoreApplication::instance()); }

} // namespace

class AlarmWindowBench : public QObject
{
    Q_OBJECT

private:
    Figures watch(int seconds, double *percent) const
    {
        Figures figures;
        QElapsedTimer whole;
        whole.start();
        const double before = threadSeconds();
        timed()->figures = &figures;
        QEventLoop loop;
        QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
        loop.exec();
        timed()->figures = nullptr;
        *percent = 100 * (threadSeconds() - before) / (double(whole.nsecsElapsed()) / 1e9);
        return figures;
    }

    static void print(const char *what, const Figures &figures, double percent)
    {
        std::printf("%s: %d frames painted, %d late (%d in painting, %d by their own work); longest painting "
                    "%.1f ms, longest "
                    "of everything else %.1f ms (%s); %.1f %% of a core\n",
                    what, figures.paints, figures.late, figures.latePaints, figures.lateByWork,
                    figures.paint.ms, figures.other.ms, qPrintable(figures.other.what), percent);
        for (auto it = figures.lateBy.cbegin(); it != figures.lateBy.cend(); ++it)
            std::printf("    late %d times, at most %.1f ms: %s\n", it->first, it->second,
                        qPrintable(it.key()));
        std::fflush(stdout);
    }

private slots:
    void tenThousandAMinute()
    {
        bool ok = false;
        const int wanted = qEnvironmentVariableIntValue("METERDECK_BENCH_SECONDS", &ok);
        const int seconds = ok ? wanted : 30;
        QStandardPaths::setTestModeEnabled(true);
        QTemporaryDir folder;
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        const auto workspace = core::Workspace::parse(QJsonDocument(workspaceFor(broker.port())).toJson(),
                                                      folder.filePath(u"flood.json"_s));
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));

        console::Settings settings;
        console::Session session;
        console::MainWindow window(session, settings);
        window.resize(1600, 1000);
        window.show();
        session.open(*workspace);
        QTRY_VERIFY_WITH_TIMEOUT(session.engine() && window.alarmsPage(), 60000);
        window.showPage(u"alarms"_s);
        engine::Engine &engine = *session.engine();
        QTRY_VERIFY_WITH_TIMEOUT(engine.transports().value(0).state == core::TransportState::Up, 60000);
        double percent = 0;
        Figures figures = watch(std::max(1, seconds / 3), &percent);
        print("nothing happens", figures, percent);

        int transitions = 0;
        connect(&engine.alarmPath(), &engine::AlarmPath::happened, this, [&] { ++transitions; });
        Flood flood(broker.port());
        flood.start();
        QTRY_VERIFY_WITH_TIMEOUT(transitions > 100, 60000);
        int before = transitions;
        figures = watch(seconds, &percent);
        print("the list fills", figures, percent);
        std::printf("    %.0f transitions a minute, %d alarms\n", (transitions - before) * 60.0 / seconds,
                    int(engine.alarmPath().alarms().size()));
        QTRY_COMPARE_WITH_TIMEOUT(int(engine.alarmPath().alarms().size()), Devices, 120000);
        before = transitions;
        figures = watch(seconds, &percent);
        print("every meter has an alarm", figures, percent);
        std::printf("    %.0f transitions a minute, %d alarms\n", (transitions - before) * 60.0 / seconds,
                    int(engine.alarmPath().alarms().size()));
        QVERIFY(transitions > before);
        flood.stop();
        QSignalSpy closed(&session, &console::Session::closed);
        session.close();
        QVERIFY(closed.wait(60000));
    }
};

int main(int argc, char *argv[])
{
    TimedApplication application(argc, argv);
    AlarmWindowBench bench;
    return QTest::qExec(&bench, argc, argv);
}
#include "bench_alarmwindow.moc"
