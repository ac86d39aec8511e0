// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "engine/alarmpath.h"
#include "engine/engine.h"
#include "peers/tcpslave.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using alarms::AlarmId;
using alarms::Hidden;
using alarms::State;

namespace {

constexpr int Limit = 30000; // ms, for a busy machine

QJsonObject rule(const char *id, const char *subject, const char *condition, bool hides)
{
    return {{u"id"_s, QString::fromLatin1(id)},
            {u"name"_s, u"Rule %1"_s.arg(QString::fromLatin1(id))},
            {u"subject"_s, QString::fromLatin1(subject)},
            {u"condition"_s, QString::fromLatin1(condition)},
            {u"priority"_s, u"high"_s},
            {u"response"_s, QJsonArray{u"Look."_s}},
            {u"hidesChildren"_s, hides}};
}

QJsonArray rules()
{
    QJsonObject low = rule("low", "quantity", "low", false);
    low.insert(u"quantity"_s, u"voltage"_s);
    low.insert(u"limit"_s, 207);
    QJsonObject down = rule("down", "transport", "state", true);
    down.insert(u"states"_s, QJsonArray{u"down"_s});
    return {low, down};
}

/// A bus with one meter that answers zeros: no voltage at all.
core::Workspace workspaceIn(const QTemporaryDir &folder, quint16 port, const QJsonObject &alarmsPart)
{
    const QJsonObject root{
        {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"site.db"_s}}},
        {u"transports"_s, QJsonArray{QJsonObject{{u"id"_s, u"gate"_s},
                                                 {u"type"_s, u"modbus-tcp"_s},
                                                 {u"host"_s, u"127.0.0.1"_s},
                                                 {u"port"_s, port}}}},
        {u"devices"_s, QJsonArray{QJsonObject{{u"id"_s, u"lab"_s},
                                              {u"transport"_s, u"gate"_s},
                                              {u"profile"_s, u"campus-modbus"_s},
                                              {u"unit"_s, 5},
                                              {u"pollMs"_s, 50}}}},
        {u"alarms"_s, alarmsPart}};
    const auto workspace =
        core::Workspace::parse(QJsonDocument(root).toJson(), folder.filePath(u"site.json"_s));
    return workspace ? *workspace : core::Workspace();
}

} // namespace

class tst_AlarmPath : public QObject
{
    Q_OBJECT

private:
    static QString firstLow(const engine::AlarmPath &path)
    {
        for (const alarms::Alarm &alarm : path.alarms()) {
            if (alarm.rule.toString() == "low"_L1)
                return alarm.id.toString();
        }
        return {};
    }
    static void stop(engine::Engine &engine)
    {
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        engine.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, Limit);
    }
    static core::UtcTime now() { return core::SystemClock().now(); }

private slots:
    /// From the wire to the list, answered, stored, and the same after a restart.
    void fromTheWireThroughARestart()
    {
        peers::TcpSlave slave;
        QTemporaryDir folder;
        const core::Workspace workspace = workspaceIn(folder, slave.port(), {{u"rules"_s, rules()}});
        AlarmId id;
        core::UtcTime raisedAt{};
        core::UtcTime until{};
        {
            engine::Engine engine(workspace, {});
            engine::AlarmPath &path = engine.alarmPath();
            QSignalSpy changed(&path, &engine::AlarmPath::changed);
            QSignalSpy sound(&path, &engine::AlarmPath::soundChanged);
            engine.start();
            QTRY_VERIFY_WITH_TIMEOUT(path.counts().activeUnacknowledged > 0, Limit);
            id = AlarmId(firstLow(path));
            QVERIFY(!id.isEmpty());
            QTRY_VERIFY_WITH_TIMEOUT(path.alarm(id)->stored, Limit);
            QTRY_VERIFY_WITH_TIMEOUT(changed.size() > 0, Limit);
            const alarms::Alarm alarm = *path.alarm(id);
            QCOMPARE(alarm.source.device.toString(), u"lab"_s);
            QCOMPARE(alarm.source.transport.toString(), u"gate"_s);
            QCOMPARE(alarm.atRaise.value, std::optional(0.0));
            QCOMPARE(alarm.limit, std::optional(207.0));
            QCOMPARE(alarm.response, u"Look."_s);
            QVERIFY(path.isSounding());
            QVERIFY(sound.size() > 0);
            path.silence(u"ann"_s);
            QVERIFY(!path.isSounding());
            QVERIFY(path.isSilenced());
            raisedAt = alarm.raisedAt;

            QVERIFY(path.acknowledge({id}, u"ann at desk 1"_s));
            QCOMPARE(path.alarm(id)->state, State::ActiveAcknowledged);
            QVERIFY(!path.alarm(id)->stored);
            QTRY_VERIFY_WITH_TIMEOUT(path.alarm(id)->stored, Limit);

            const core::UtcTime aroundNow = now();
            QVERIFY(!path.shelve({id}, aroundNow + 1h, u" "_s, u"ann"_s));
            QVERIFY(!path.shelve({id}, aroundNow + 1h, u"works"_s, {}));
            QVERIFY(!path.shelve({id}, aroundNow - 1s, u"works"_s, u"ann"_s));
            QVERIFY(!path.shelve({id}, aroundNow + std::chrono::hours(24 * 400), u"works"_s, u"ann"_s));
            QCOMPARE(path.alarm(id)->hidden(), Hidden::No);
            until = aroundNow + 1h;
            QVERIFY(path.shelve({id}, until, u"works on the wiring"_s, u"ann at desk 1"_s));
            QCOMPARE(path.counts().shelved, 1);
            QTRY_VERIFY_WITH_TIMEOUT(path.alarm(id)->stored, Limit);

            // What a person did stands in the audit.
            QStringList stages;
            const auto readStages = [&] {
                std::optional<engine::EventAnswer> answer;
                engine.events({{}, {}, now() + 1h, 50}, this,
                              [&](const engine::EventAnswer &a) { answer = a; });
                if (!QTest::qWaitFor([&] { return answer.has_value(); }, Limit))
                    return;
                stages.clear();
                for (const core::AuditEntry &row : answer->audit) {
                    stages.append(row.stage);
                    if (row.stage == "alarm-shelved"_L1) {
                        QCOMPARE(row.who, u"ann at desk 1"_s);
                        QCOMPARE(row.detail.value(u"reason"_s).toString(), u"works on the wiring"_s);
                    }
                }
            };
            QTRY_VERIFY_WITH_TIMEOUT((readStages(), stages.contains(u"alarm-shelved"_s)), Limit);
            QVERIFY(stages.contains(u"alarm-acknowledged"_s));
            QVERIFY(stages.contains(u"alarm-silenced"_s));
            stop(engine);
        }
        engine::Engine again(workspace, {});
        engine::AlarmPath &path = again.alarmPath();
        again.start();
        QTRY_VERIFY_WITH_TIMEOUT(again.isRunning(), Limit);
        const auto alarm = path.alarm(id);
        QVERIFY(alarm);
        QCOMPARE(alarm->state, State::ActiveAcknowledged);
        QCOMPARE(alarm->acknowledgedBy, u"ann at desk 1"_s);
        QCOMPARE(alarm->raisedAt, raisedAt);
        QVERIFY(alarm->shelved);
        QCOMPARE(alarm->shelved->until, until);
        QCOMPARE(alarm->episodes, 1u);

        std::optional<engine::AlarmHistory> history;
        path.history(id, 10, this, [&](const engine::AlarmHistory &answer) { history = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(history.has_value(), Limit);
        QVERIFY(!history->error);
        QList<alarms::What> steps;
        for (const alarms::Transition &step : std::as_const(history->transitions))
            steps.prepend(step.what);
        QCOMPARE(steps, (QList<alarms::What>{alarms::What::Raised, alarms::What::Acknowledged,
                                             alarms::What::Shelved}));
        std::optional<engine::AlarmQualityAnswer> quality;
        path.quality(now() - 1h, now() + 1s, this,
                     [&](const engine::AlarmQualityAnswer &answer) { quality = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(quality.has_value(), Limit);
        QVERIFY(quality->quality.raised >= 1);
        QVERIFY(quality->quality.acknowledged >= 1);
        std::optional<engine::AlarmProposalAnswer> proposal;
        alarms::AlarmRule calmer = *path.rule(alarm->rule);
        calmer.limit = -1;
        path.replay(id, calmer, 1h, this,
                    [&](const engine::AlarmProposalAnswer &answer) { proposal = answer; });
        QTRY_VERIFY_WITH_TIMEOUT(proposal.has_value(), Limit);
        QVERIFY2(!proposal->error, qPrintable(proposal->error.value_or(core::Error{}).toString()));
        QCOMPARE(proposal->proposal.before.raised, 1);
        QCOMPARE(proposal->proposal.after.raised, 0);
        QVERIFY(proposal->proposal.before.samples > 0);

        // A rule that never was in force, over everything it looks at.
        const auto rehearsed = [&](const alarms::AlarmRule &rule) {
            std::optional<engine::AlarmRehearsal> rehearsal;
            path.rehearse(rule, 1h, this, [&](const engine::AlarmRehearsal &answer) { rehearsal = answer; });
            if (!QTest::qWaitFor([&] { return rehearsal.has_value(); }, Limit))
                qWarning("no answer");
            return rehearsal.value_or(engine::AlarmRehearsal());
        };
        alarms::AlarmRule fresh = *path.rule(alarm->rule);
        fresh.id = alarms::AlarmRuleId(u"fresh"_s);
        fresh.enabled = false;
        engine::AlarmRehearsal all = rehearsed(fresh);
        QVERIFY2(!all.error, qPrintable(all.error.value_or(core::Error{}).toString()));
        QVERIFY(all.inScope > 0);
        QCOMPARE(all.replayed, all.inScope);
        QCOMPARE(all.raised, all.inScope); // every phase was at 0 V all the time
        QCOMPARE(all.places.size(), qsizetype(all.inScope));
        QCOMPARE(all.places.first().raised, 1);
        QCOMPARE(all.places.first().source.device.toString(), u"lab"_s);
        QVERIFY(all.samples > 0);
        fresh.limit = -1;
        all = rehearsed(fresh);
        QCOMPARE(all.raised, 0);
        QVERIFY(all.places.isEmpty());
        QVERIFY(all.samples > 0);
        fresh.scope.device = u"somebody-else"_s;
        all = rehearsed(fresh);
        QCOMPARE(all.inScope, 0);
        QCOMPARE(all.samples, quint64(0));
        QVERIFY(!all.error);
        fresh.subject = alarms::Subject::Transport;
        QVERIFY(rehearsed(fresh).error);
        stop(again);
    }

    /// Killed after readings were stored and before a rule looked at them: what rose and fell among them is
    /// told after the restart, and what was imported meanwhile is not.
    void storedAndNotLookedAt()
    {
        peers::TcpSlave slave;
        QTemporaryDir folder;
        core::Workspace workspace = workspaceIn(folder, slave.port(), {{u"rules"_s, rules()}});
        AlarmId id;
        {
            engine::Engine engine(workspace, {});
            engine.start();
            QTRY_VERIFY_WITH_TIMEOUT(engine.alarmPath().counts().activeUnacknowledged > 0, Limit);
            id = AlarmId(firstLow(engine.alarmPath()));
            QTRY_VERIFY_WITH_TIMEOUT(engine.alarmPath().alarm(id)->stored, Limit);
            stop(engine);
        }
        {
            QSqlDatabase file = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"unseen"_s);
            file.setDatabaseName(workspace.database.path);
            QVERIFY(file.open());
            QSqlQuery query(file);
            QVERIFY(query.exec(u"SELECT active FROM tier"_s) && query.next());
            const QString table = query.value(0).toInt() == 0 ? u"recent_a"_s : u"recent_b"_s;
            const auto run = [&query](const QString &sql) {
                return query.exec(sql) || (qWarning() << query.lastError().text(), false);
            };
            QVERIFY(run(u"DROP TRIGGER alarm_step_no_delete"_s)); // steps are kept for ever, but for this
            QVERIFY(run(u"DELETE FROM alarm_step"_s));
            QVERIFY(run(u"DELETE FROM alarm_standing"_s));
            QVERIFY(
                run(u"UPDATE alarm_seen SET received = (SELECT min(t + received) - 1 FROM %1)"_s.arg(table)));
            // What came last is fine; an import brought zeros.
            QVERIFY(run(u"INSERT INTO series SELECT id + 1000, 'old', channel, quantity, 'import:readings',"
                        " profile, profile_version, profile_hash FROM series"_s));
            QVERIFY(run(
                u"INSERT INTO %1 (series, t, tie, received, value, quality)"
                " SELECT series + 1000, max(t), 7, 0, 0.0, quality FROM %1 GROUP BY series"_s.arg(table)));
            QVERIFY(run(u"INSERT INTO %1 (series, t, tie, received, value, quality)"
                        " SELECT series, max(t) + 1000000, 7, 0, 230.0, quality FROM %1 WHERE series < 1000"
                        " GROUP BY series"_s.arg(table)));
            file.close();
        }
        QSqlDatabase::removeDatabase(u"unseen"_s);
        slave.setMood([](const auto &) { return peers::TcpSlave::Fault::Silent; });
        engine::Engine again(workspace, {});
        again.start();
        QTRY_VERIFY_WITH_TIMEOUT(again.isRunning(), Limit);
        const auto alarm = again.alarmPath().alarm(id);
        QVERIFY(alarm);
        QCOMPARE(alarm->state, State::ClearedUnacknowledged);
        QCOMPARE(alarm->atRaise.value, std::optional(0.0));
        for (const alarms::Alarm &each : again.alarmPath().alarms())
            QVERIFY2(each.source.device.toString() != "old"_L1, qPrintable(each.id.toString()));
        stop(again);
    }

    /// Nothing listens: the transport is down, and that is told once.
    void transportDown()
    {
        quint16 port = 0;
        {
            peers::TcpSlave gone;
            port = gone.port();
        }
        QTemporaryDir folder;
        engine::Engine engine(workspaceIn(folder, port, {{u"rules"_s, rules()}}), {});
        engine::AlarmPath &path = engine.alarmPath();
        QSignalSpy happened(&path, &engine::AlarmPath::happened);
        engine.start();
        const AlarmId down(u"down@transport gate"_s);
        QTRY_VERIFY_WITH_TIMEOUT(path.alarm(down) && path.alarm(down)->stored, Limit);
        QCOMPARE(path.alarm(down)->state, State::ActiveUnacknowledged);
        QCOMPARE(path.foremost()->id, down);
        QCOMPARE(path.soundPriority(), alarms::Priority::High);
        QCOMPARE(happened.size(), 1);
        stop(engine);
    }

    void rulesThatCannotBeRead()
    {
        QTemporaryDir folder;
        QJsonArray bad = rules();
        QJsonObject first = bad[0].toObject();
        first.insert(u"priority"_s, u"huge"_s);
        bad[0] = first;
        core::Workspace workspace;
        workspace.name = u"Bad"_s;
        workspace.database.path = folder.filePath(u"bad.db"_s);
        const auto with = workspace.withPart(u"alarms"_s, {{u"rules"_s, bad}});
        if (!with) { // the file's schema knows better already
            QVERIFY(with.error().toString().contains(u"priority"_s));
            return;
        }
        engine::Engine engine(*with, {});
        QSignalSpy problems(&engine, &engine::Engine::problem);
        engine.start();
        QTRY_VERIFY_WITH_TIMEOUT(engine.isRunning(), Limit);
        QVERIFY(problems.size() >= 1);
        QCOMPARE(engine.alarmPath().settings(), alarms::standardSettings());
        stop(engine);
    }

    void proposedRules()
    {
        QTemporaryDir folder;
        const core::Workspace workspace = core::Workspace::blank(u"New"_s, folder.filePath(u"new.json"_s));
        alarms::AlarmSettings settings = alarms::standardSettings();
        settings.rules.first().onDelay = 42s;
        const auto changed = engine::AlarmPath::proposed(workspace, settings);
        QVERIFY2(changed, changed ? "" : qPrintable(changed.error().toString()));
        const auto read = alarms::readSettings(changed->part(u"alarms"_s));
        QVERIFY(read);
        QVERIFY(!read->standard);
        QCOMPARE(read->rules, settings.rules);
        settings.rules.first().name.clear();
        QVERIFY(!engine::AlarmPath::proposed(workspace, settings));
    }
};

QTEST_GUILESS_MAIN(tst_AlarmPath)
#include "tst_alarmpath.moc"
