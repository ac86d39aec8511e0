// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarmpath.h"
#include "engine/engine.h"
#include "engine/notifypath.h"
#include "notify/hookserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using engine::NotifyPath;
using notify::ItemState;

namespace {

alarms::Alarm alarmOf(const QString &device)
{
    alarms::Alarm alarm;
    alarm.id = alarms::AlarmId(u"voltage-high@"_s + device);
    alarm.rule = alarms::AlarmRuleId(u"voltage-high"_s);
    alarm.name = u"Voltage above limit"_s;
    alarm.source.device = core::DeviceId(device);
    alarm.source.channel = u"L1"_s;
    alarm.limit = 250;
    alarm.response = u"Look at the transformer."_s;
    return alarm;
}

alarms::Transition stepOf(const alarms::Alarm &alarm, qint64 number)
{
    alarms::Transition step;
    step.number = number;
    step.alarm = alarm.id;
    step.rule = alarm.rule;
    step.device = alarm.source.device;
    step.at = core::SystemClock().now();
    step.to = alarms::State::ActiveUnacknowledged;
    step.priority = alarms::Priority::Critical;
    step.figure.value = 251.3;
    step.limit = alarm.limit;
    return step;
}

core::Workspace load(const QString &file)
{
    auto workspace = core::Workspace::load(file);
    if (!workspace)
        qFatal("%s", qPrintable(workspace.error().toString()));
    return *workspace;
}

engine::EngineOptions quiet()
{
    engine::EngineOptions options;
    options.listen = false;
    return options;
}

/// Runs in a process of its own, which a kill point ends.
int victim(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    engine::Engine held(load(QString::fromLocal8Bit(argv[2])), quiet());
    QObject::connect(&NotifyPath::of(held), &NotifyPath::began, &app, [&held] {
        const alarms::Alarm alarm = alarmOf(u"meter-1"_s);
        emit held.alarmPath().happened(stepOf(alarm, 1), alarm);
    });
    held.start();
    QTimer::singleShot(60'000, &app, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace

/// From an alarm's step to a web server and to the database, and over the end of the program.
class TestNotifyPath : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("no_proxy", "*"); }
    void handsOnAndRemembers();
    void survivesTheKill_data();
    void survivesTheKill();
    void tellsWhatIsToBeTold_data();
    void tellsWhatIsToBeTold();
    void testsWithoutAnEngine();
    void refusesASharedSecret();
    void proposesWhatCanBeRead();

private:
    QString write(const QTemporaryDir &folder, const QJsonObject &target, const QJsonArray &transports = {})
    {
        const QString name = folder.filePath(u"ws.json"_s);
        QJsonObject object{{u"name"_s, u"Depot"_s},
                           {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"ws.db"_s}}},
                           {u"notify"_s, QJsonObject{{u"targets"_s, QJsonArray{target}}}}};
        if (!transports.isEmpty())
            object.insert(u"transports"_s, transports);
        QFile file(name);
        if (file.open(QIODevice::WriteOnly))
            file.write(QJsonDocument(object).toJson());
        return name;
    }
    static QJsonObject hook(const HookServer &server)
    {
        return {{u"id"_s, u"np-hook"_s}, {u"type"_s, u"webhook"_s}, {u"url"_s, server.url(u"/"_s)}};
    }
    static QJsonObject gateway(const HookServer &server)
    {
        return {{u"id"_s, u"np-gate"_s},
                {u"type"_s, u"sms-gateway"_s},
                {u"to"_s, QJsonArray{u"+94711234567"_s}},
                {u"url"_s, server.url(u"/s?to={to}&t={text}"_s)}};
    }
    static int in(const engine::Engine &running, ItemState state)
    {
        const auto items = NotifyPath::of(running).outbox().items();
        return int(
            std::count_if(items.begin(), items.end(), [state](const auto &i) { return i.state == state; }));
    }
    static bool stop(engine::Engine &running)
    {
        QSignalSpy stopped(&running, &engine::Engine::stopped);
        running.stop();
        return stopped.count() == 1 || stopped.wait(30'000);
    }
};

void TestNotifyPath::handsOnAndRemembers()
{
    HookServer server;
    QTemporaryDir folder;
    QJsonObject target = hook(server);
    target.insert(u"login"_s, u"signature"_s);
    qputenv("METERDECK_PASSWORD_NP_HOOK", "sesame");
    const QString file = write(folder, target);
    const alarms::Alarm alarm = alarmOf(u"meter-1"_s);
    {
        engine::Engine first(load(file), quiet());
        QSignalSpy began(&NotifyPath::of(first), &NotifyPath::began);
        QSignalSpy events(&first, &engine::Engine::eventHappened);
        first.start();
        QVERIFY(began.count() == 1 || began.wait(30'000));
        emit first.alarmPath().happened(stepOf(alarm, 1), alarm);
        QTRY_COMPARE_WITH_TIMEOUT(in(first, ItemState::Sent), 1, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(events.count(), 1, 30'000);
        const auto event = events[0][0].value<core::Event>();
        QCOMPARE(event.kind, u"notify-sent"_s);
        QCOMPARE(event.detail.value(u"alarm"_s).toString(), alarm.id.toString());
        QVERIFY(stop(first));
    }
    QCOMPARE(server.requests.size(), 1);
    const QJsonObject body = QJsonDocument::fromJson(server.requests.first().body).object();
    QCOMPARE(body.value(u"event"_s).toString(), u"raised"_s);
    QCOMPARE(body.value(u"site"_s).toString(), u"Depot"_s);
    QCOMPARE(body.value(u"value"_s).toString(), u"251.3 V (limit 250 V)"_s);
    QCOMPARE(body.value(u"where"_s).toString(), u"meter-1 L1"_s);
    QVERIFY(!server.requests.first().field("X-Meterdeck-Signature").isEmpty());
    {
        engine::Engine second(load(file), quiet());
        QSignalSpy began(&NotifyPath::of(second), &NotifyPath::began);
        second.start();
        QVERIFY(began.count() == 1 || began.wait(30'000));
        QTRY_VERIFY_WITH_TIMEOUT(!NotifyPath::of(second).isBusy(), 30'000);
        QCOMPARE(in(second, ItemState::Sent), 1);
        QCOMPARE(NotifyPath::of(second).outbox().lastNumber(), 1);
        QVERIFY(stop(second));
    }
    QCOMPARE(server.requests.size(), 1);
    qunsetenv("METERDECK_PASSWORD_NP_HOOK");
}

void TestNotifyPath::survivesTheKill_data()
{
    QTest::addColumn<bool>("sms");
    QTest::addColumn<QByteArray>("point");
    QTest::addColumn<int>("before"); ///< requests of the process that died
    QTest::addColumn<int>("after");  ///< of the next one
    QTest::addColumn<int>("state");
    QTest::newRow("web hook, before it is sent")
        << false << QByteArray("notify-attempt") << 0 << 1 << int(ItemState::Sent);
    // Nobody knows: repeated under the same id.
    QTest::newRow("web hook, sent and not recorded")
        << false << QByteArray("notify-answered") << 1 << 1 << int(ItemState::Sent);
    QTest::newRow("SMS, before it is sent")
        << true << QByteArray("notify-attempt") << 0 << 0 << int(ItemState::Unknown);
    QTest::newRow("SMS, sent and not recorded")
        << true << QByteArray("notify-answered") << 1 << 0 << int(ItemState::Unknown);
}

void TestNotifyPath::survivesTheKill()
{
    QFETCH(bool, sms);
    QFETCH(QByteArray, point);
    QFETCH(int, before);
    QFETCH(int, after);
    QFETCH(int, state);
    HookServer server;
    QTemporaryDir folder;
    const QString file = write(folder, sms ? gateway(server) : hook(server));
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"METERDECK_KILL_POINT"_s, QString::fromLatin1(point));
    process.setProcessEnvironment(environment);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QCoreApplication::applicationFilePath(), {u"--victim"_s, file});
    QVERIFY(finished.count() == 1 || finished.wait(55'000));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QCOMPARE(server.requests.size(), before);

    engine::Engine next(load(file), quiet());
    next.start();
    QTRY_COMPARE_WITH_TIMEOUT(in(next, ItemState(state)), 1, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(!NotifyPath::of(next).isBusy(), 30'000);
    QCOMPARE(server.requests.size(), before + after);
    if (state == int(ItemState::Unknown))
        QCOMPARE(NotifyPath::of(next).outbox().items().first().words(),
                 u"the program ended while this was being sent"_s);
    if (before + after == 2)
        QCOMPARE(server.requests[0].field("X-Meterdeck-Delivery"),
                 server.requests[1].field("X-Meterdeck-Delivery"));
    QVERIFY(stop(next));
}

void TestNotifyPath::tellsWhatIsToBeTold_data()
{
    using alarms::Hidden;
    using alarms::State;
    using alarms::What;
    QTest::addColumn<int>("what");
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("hidden");
    QTest::addColumn<int>("happening"); ///< 0: nothing
    const auto row = [](const char *name, What what, State to, Hidden hidden, int happening) {
        QTest::newRow(name) << int(what) << int(to) << int(hidden) << happening;
    };
    row("raised", What::Raised, State::ActiveUnacknowledged, Hidden::No, 1);
    row("raised again", What::RaisedAgain, State::ActiveUnacknowledged, Hidden::No, 1);
    row("raised on the shelf", What::Raised, State::ActiveUnacknowledged, Hidden::Shelved, 0);
    row("off the shelf, active", What::ShelfEnded, State::ActiveUnacknowledged, Hidden::No, 1);
    row("off the shelf, over", What::ShelfEnded, State::Normal, Hidden::No, 0);
    row("parent is back, still active", What::Unsuppressed, State::ActiveUnacknowledged, Hidden::No, 1);
    row("worse", What::Worsened, State::ActiveUnacknowledged, Hidden::No, 1);
    row("worse, known", What::Worsened, State::ActiveAcknowledged, Hidden::No, 0);
    row("cleared", What::Cleared, State::ClearedUnacknowledged, Hidden::No, 2);
    row("cleared, suppressed", What::Cleared, State::Normal, Hidden::Suppressed, 0);
    row("acknowledged", What::Acknowledged, State::ActiveAcknowledged, Hidden::No, 3);
    row("shelved", What::Shelved, State::ActiveUnacknowledged, Hidden::Shelved, 0);
    row("rule gone", What::RuleGone, State::Normal, Hidden::No, 0);
}

void TestNotifyPath::tellsWhatIsToBeTold()
{
    QFETCH(int, what);
    QFETCH(int, to);
    QFETCH(int, hidden);
    QFETCH(int, happening);
    QTemporaryDir folder;
    const core::Workspace workspace = core::Workspace::blank(u"Depot"_s, folder.filePath(u"ws.json"_s));
    engine::Secrets secrets(workspace.fileName);
    const NotifyPath path(workspace, secrets, std::make_shared<core::SystemClock>());
    const alarms::Alarm alarm = alarmOf(u"meter-1"_s);
    auto step = stepOf(alarm, 1);
    step.what = alarms::What(what);
    step.to = alarms::State(to);
    step.hidden = alarms::Hidden(hidden);
    const auto occasion = path.occasionOf(step, alarm);
    QCOMPARE(occasion ? int(occasion->happening) : 0, happening);
}

void TestNotifyPath::testsWithoutAnEngine()
{
    HookServer server;
    QTemporaryDir folder;
    const core::Workspace workspace = load(write(folder, hook(server)));
    engine::Secrets secrets(workspace.fileName);
    NotifyPath path(workspace, secrets, std::make_shared<core::SystemClock>());
    QSignalSpy ended(&path.outbox(), &notify::Outbox::testsEnded);
    path.sendTest(u"np-hook"_s);
    QVERIFY(ended.count() == 1 || ended.wait(30'000));
    QVERIFY(ended[0][1].toBool());
    QCOMPARE(server.requests.size(), 1);
    QVERIFY(server.requests.first().body.contains("\"event\":\"test\""));
    path.sendTest(u"nobody"_s);
    QCOMPARE(ended.count(), 2);
    QVERIFY(!ended[1][1].toBool());
    QVERIFY(!QFile::exists(workspace.database.path)); // and without a database
}

void TestNotifyPath::refusesASharedSecret()
{
    HookServer server;
    QTemporaryDir folder;
    const QJsonArray transports{
        QJsonObject{{u"id"_s, u"np.hook"_s}, {u"type"_s, u"modbus-tcp"_s}, {u"host"_s, u"127.0.0.1"_s}}};
    const core::Workspace workspace = load(write(folder, hook(server), transports));
    engine::Secrets secrets(workspace.fileName);
    const NotifyPath path(workspace, secrets, std::make_shared<core::SystemClock>());
    QVERIFY(path.planError());
    QVERIFY(!path.plan().targets.first().enabled);
}

void TestNotifyPath::proposesWhatCanBeRead()
{
    QTemporaryDir folder;
    const core::Workspace workspace = core::Workspace::blank(u"Depot"_s, folder.filePath(u"ws.json"_s));
    notify::Plan plan;
    plan.targets.append(notify::Target{});
    plan.targets[0].id = u"duty"_s;
    QVERIFY(!NotifyPath::proposed(workspace, plan).ok()); // a mail to nobody
    plan.targets[0].host = u"mail.example.org"_s;
    plan.targets[0].from = u"a@example.org"_s;
    plan.targets[0].to = QStringList{u"b@example.org"_s};
    const auto proposed = NotifyPath::proposed(workspace, plan);
    QVERIFY2(proposed.ok(), proposed.ok() ? "" : qPrintable(proposed.error().toString()));
    QVERIFY(*notify::readPlan(proposed->part(u"notify"_s)) == plan);
}

int main(int argc, char *argv[])
{
    if (argc == 3 && qstrcmp(argv[1], "--victim") == 0)
        return victim(argc, argv);
    QCoreApplication app(argc, argv);
    TestNotifyPath test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_notifypath.moc"
