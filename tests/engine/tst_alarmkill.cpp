// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "engine/alarmpath.h"
#include "engine/engine.h"
#include "historian/alarmrows.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int Transports = 5;

/// Transports to where nobody listens: each is an alarm.
core::Workspace workspaceIn(const QString &folder, quint16 port)
{
    QJsonArray transports;
    QJsonArray devices;
    for (int i = 0; i < Transports; ++i) {
        devices.append(QJsonObject{{u"id"_s, u"lab-%1"_s.arg(i)},
                                   {u"transport"_s, u"gate-%1"_s.arg(i)},
                                   {u"profile"_s, u"campus-modbus"_s},
                                   {u"unit"_s, 1}});
        transports.append(QJsonObject{{u"id"_s, u"gate-%1"_s.arg(i)},
                                      {u"type"_s, u"modbus-tcp"_s},
                                      {u"host"_s, u"127.0.0.1"_s},
                                      {u"port"_s, port}});
    }
    const QJsonObject down{{u"id"_s, u"down"_s},           {u"name"_s, u"Down"_s},
                           {u"subject"_s, u"transport"_s}, {u"condition"_s, u"state"_s},
                           {u"priority"_s, u"high"_s},     {u"states"_s, QJsonArray{u"down"_s}}};
    const QJsonObject root{
        {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"site.db"_s}}},
        {u"transports"_s, transports},
        {u"devices"_s, devices},
        {u"alarms"_s, QJsonObject{{u"rules"_s, QJsonArray{down}}}}};
    const auto workspace = core::Workspace::parse(QJsonDocument(root).toJson(), folder + u"/site.json"_s);
    return workspace ? *workspace : core::Workspace();
}

engine::EngineOptions quietly()
{
    engine::EngineOptions options;
    options.listen = false;
    return options;
}

/// The one that is killed: it hides and shows alarms as fast as it can, and says what it was told is stored.
int child(const QString &folder, quint16 port, quint32 seed)
{
    engine::Engine engine(workspaceIn(folder, port), quietly());
    engine::AlarmPath &path = engine.alarmPath();
    QRandomGenerator random(seed);
    QHash<alarms::AlarmId, qint64> newest;
    QObject::connect(
        &path, &engine::AlarmPath::happened, &path,
        [&](const alarms::Transition &step, const alarms::Alarm &) { newest[step.alarm] = step.number; });
    QObject::connect(&path, &engine::AlarmPath::changed, &path, [&](const QList<alarms::AlarmId> &ids) {
        for (const alarms::AlarmId &id : ids) {
            const auto alarm = path.alarm(id);
            if (alarm && alarm->stored && newest.contains(id))
                std::printf("stored %lld\n", static_cast<long long>(newest.value(id)));
        }
        std::fflush(stdout);
    });
    QTimer work;
    QObject::connect(&work, &QTimer::timeout, &path, [&] {
        const QList<alarms::Alarm> all = path.alarms();
        if (all.isEmpty())
            return;
        const QList<alarms::AlarmId> one{all[random.bounded(static_cast<int>(all.size()))].id};
        const core::UtcTime until = core::SystemClock().now() + std::chrono::minutes(1 + random.bounded(100));
        (void)path.acknowledge(one, u"child"_s);
        (void)path.shelve(one, until, u"try"_s, u"child"_s);
        if (random.bounded(2) == 0)
            (void)path.unshelve(one, u"child"_s);
        // Between one way of hiding and another, and back.
        if (random.bounded(3) == 0)
            (void)path.takeOutOfService(one, until, u"try"_s, u"child"_s);
        if (random.bounded(3) == 0)
            (void)path.returnToService(one, u"child"_s);
    });
    work.start(15);
    engine.start();
    return QCoreApplication::exec();
}

} // namespace

/// A console that is killed while alarms are hidden and shown loses none of them: every step it told as
/// stored is there, none is missing in between, and each alarm stands as its steps say.
class tst_AlarmKill : public QObject
{
    Q_OBJECT

private slots:
    void killedAgainAndAgain()
    {
        QTcpServer reserved; // bound and not listening to Modbus: a port of ours
        QVERIFY(reserved.listen(QHostAddress::LocalHost));
        const quint16 port = reserved.serverPort();
        reserved.close();
        QTemporaryDir folder;
        const QString database = folder.filePath(u"site.db"_s);
        QRandomGenerator random(20261122);
        qint64 promised = 0;
        qsizetype before = 0;
        for (int round = 0; round < 5; ++round) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(),
                          {u"--child"_s, folder.path(), QString::number(port), QString::number(round + 1)});
            // Killed after so many promises, at a moment nobody chose.
            const int wanted = 3 + random.bounded(40);
            int told = 0;
            while (told < wanted) {
                QVERIFY2(process.canReadLine() || process.waitForReadyRead(30000),
                         process.readAllStandardError().constData());
                while (process.canReadLine()) {
                    const QByteArray line = process.readLine().trimmed();
                    if (!line.startsWith("stored "))
                        continue;
                    promised = std::max(promised, line.mid(7).toLongLong());
                    ++told;
                }
            }
            process.kill();
            QVERIFY(process.waitForFinished(30000));
            for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
                if (line.startsWith("stored ") && line.size() > 7)
                    promised = std::max(promised, line.mid(7).trimmed().toLongLong());
            }

            const auto rows = historian::readAlarmSteps(database, core::UtcTime{}, core::UtcTime::max());
            QVERIFY2(rows, rows ? "" : qPrintable(rows.error().toString()));
            QVERIFY(rows->size() >= promised);
            QVERIFY(rows->size() > before);
            before = rows->size();
            QHash<QString, int> state;
            QHash<QString, int> hidden;
            for (qsizetype i = 0; i < rows->size(); ++i) {
                const historian::AlarmStep &step = (*rows)[i];
                QCOMPARE(step.number, i + 1); // without a hole
                QCOMPARE(step.before, state.value(step.alarm));
                state[step.alarm] = step.state;
                hidden[step.alarm] = step.hidden;
            }
            // As a restart finds it, before anything else happens.
            engine::Engine engine(workspaceIn(folder.path(), port), quietly());
            QList<alarms::Alarm> found;
            connect(&engine, &engine::Engine::started, this, [&] { found = engine.alarmPath().alarms(); });
            engine.start();
            QTRY_VERIFY_WITH_TIMEOUT(engine.isRunning(), 30000);
            QVERIFY(!found.isEmpty());
            for (const alarms::Alarm &alarm : std::as_const(found)) {
                QCOMPARE(static_cast<int>(alarm.state), state.value(alarm.id.toString()));
                QCOMPARE(static_cast<int>(alarm.hidden()), hidden.value(alarm.id.toString()));
            }
            bool stopped = false;
            connect(&engine, &engine::Engine::stopped, this, [&stopped] { stopped = true; });
            engine.stop();
            QTRY_VERIFY_WITH_TIMEOUT(stopped, 30000);
        }
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 5 && arguments[1] == "--child"_L1)
        return child(arguments[2], arguments[3].toUShort(), arguments[4].toUInt());
    tst_AlarmKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_alarmkill.moc"
