// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarmpath.h"
#include "engine/engine.h"
#include "engine/notifypath.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::NotifyPath;
using notify::ItemState;

namespace {

constexpr int Patience = 30'000;

/// A broker that is not there raises an alarm at each first start. In single quotes: moc loses its way in raw
/// strings.
QByteArray document(const QByteArray &targets)
{
    return "{'name':'Depot','database':{'driver':'sqlite','path':'depot.db'},"
           "'transports':[{'id':'site','type':'mqtt','name':'Depot broker','host':'127.0.0.1','port':1,"
           "'qos':1,'persistentSession':true,'profiles':['iot-smart-meter']}],"
           "'alarms':{'rules':[{'id':'transport-down','name':'Transport down','subject':'transport',"
           "'condition':'state','states':['down','connecting'],'onDelayS':0,'offDelayS':0,"
           "'priority':'high','response':['Call the depot.']}]},"
           "'notify':{'targets':[" +
           targets + "]},'devices':[]}";
}

const QByteArray Hook = "{'id':'hook','type':'webhook','url':'https://hook.example/',"
                        "'transitions':['raised','acknowledged']}";
const QByteArray Other = "{'id':'other','type':'webhook','url':'https://other.example/',"
                         "'transitions':['raised','acknowledged']}";

/// One run of an engine whose messages arrive nowhere and are all taken.
struct Run
{
    Run(const QTemporaryDir &folder, const QByteArray &targets)
    {
        const auto workspace =
            core::Workspace::parse(document(targets).replace('\'', '"'), folder.filePath(u"depot.json"_s));
        if (!workspace)
            qFatal("%s", qPrintable(workspace.error().toString()));
        engine::EngineOptions options;
        options.listen = false;
        engine = std::make_unique<engine::Engine>(*workspace, options);
        path().outbox().deliverBy(
            [](const notify::Target &, const QString &, const notify::Message &, const std::atomic<bool> &) {
                return notify::Delivery{notify::Outcome::Sent, notify::Finding::Taken, {u"204"_s}};
            });
    }
    NotifyPath &path() const { return NotifyPath::of(*engine); }
    bool start() const
    {
        QSignalSpy started(engine.get(), &engine::Engine::started);
        engine->start();
        return started.count() == 1 || started.wait(Patience);
    }
    bool stop() const
    {
        QSignalSpy stopped(engine.get(), &engine::Engine::stopped);
        engine->stop();
        return stopped.count() == 1 || stopped.wait(Patience);
    }
    /// What was sent to a target, by what happened, in the order of the alarms.
    QStringList sentTo(const QString &target) const
    {
        QStringList sent;
        for (const notify::Item &item : path().outbox().items()) {
            if (item.state == ItemState::Sent && item.message.target == target)
                sent.prepend(item.message.content.value(u"event"_s).toString());
        }
        return sent;
    }
    alarms::Alarm alarm() const
    {
        const auto all = engine->alarmPath().alarms();
        return all.isEmpty() ? alarms::Alarm{} : all.constFirst();
    }
    std::unique_ptr<engine::Engine> engine;
};

} // namespace

/// What happened to alarms while nobody handed them on is handed on by the next run, once.
class TestNotifyCatchUp : public QObject
{
    Q_OBJECT

private slots:
    void whatWasMissedIsHandedOnAtTheNextStart()
    {
        QTemporaryDir folder;
        {
            const Run first(folder, Hook);
            QVERIFY(first.start());
            QTRY_COMPARE_WITH_TIMEOUT(first.sentTo(u"hook"_s), QStringList{u"raised"_s}, Patience);
            QVERIFY(first.stop());
        }
        {
            // Nobody takes what happens here.
            const Run second(folder, {});
            QVERIFY(second.start());
            QTRY_VERIFY_WITH_TIMEOUT(alarms::isUnacknowledged(second.alarm().state), Patience);
            QVERIFY(second.engine->alarmPath().acknowledge({second.alarm().id}, u"operator"_s).ok());
            QTRY_VERIFY_WITH_TIMEOUT(!alarms::isUnacknowledged(second.alarm().state), Patience);
            QVERIFY(second.stop());
        }
        {
            const Run third(folder, Hook);
            QVERIFY(third.start());
            QTRY_VERIFY_WITH_TIMEOUT(third.sentTo(u"hook"_s).contains(u"acknowledged"_s), Patience);
            // What was sent by the first run is not sent again.
            QCOMPARE(third.sentTo(u"hook"_s).count(u"raised"_s), 1);
            QVERIFY(third.stop());
        }
        {
            // Nor what the third caught up with.
            const Run fourth(folder, Hook);
            QSignalSpy began(&fourth.path(), &NotifyPath::began);
            QVERIFY(fourth.start());
            QVERIFY(began.count() == 1 || began.wait(Patience));
            bool read = false;
            fourth.engine->alarmPath().history({}, 10, this, [&read](const auto &) { read = true; });
            QTRY_VERIFY_WITH_TIMEOUT(read, Patience);
            QTRY_VERIFY_WITH_TIMEOUT(!fourth.path().isBusy(), Patience);
            QCOMPARE(fourth.sentTo(u"hook"_s).count(u"acknowledged"_s), 1);
            QVERIFY(fourth.stop());
        }
    }

    void aNewTargetIsNotToldOfThePast()
    {
        QTemporaryDir folder;
        {
            const Run first(folder, Hook);
            QVERIFY(first.start());
            QTRY_COMPARE_WITH_TIMEOUT(first.sentTo(u"hook"_s), QStringList{u"raised"_s}, Patience);
            QVERIFY(first.stop());
        }
        const Run second(folder, Hook + ',' + Other);
        QSignalSpy began(&second.path(), &NotifyPath::began);
        QVERIFY(second.start());
        QVERIFY(began.count() == 1 || began.wait(Patience));
        QTRY_VERIFY_WITH_TIMEOUT(alarms::isUnacknowledged(second.alarm().state), Patience);
        QVERIFY(second.engine->alarmPath().acknowledge({second.alarm().id}, u"operator"_s).ok());
        QTRY_COMPARE_WITH_TIMEOUT(second.sentTo(u"other"_s), QStringList{u"acknowledged"_s}, Patience);
        QVERIFY(second.stop());
    }
};

QTEST_GUILESS_MAIN(TestNotifyCatchUp)
#include "tst_notifycatchup.moc"
