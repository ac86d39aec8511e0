// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"
#include "engine/engine.h"
#include "peers/tcpslave.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace Qt::StringLiterals;

class tst_Engine : public QObject
{
    Q_OBJECT

private:
    /// Without transports: only the database is opened.
    static core::Workspace workspaceIn(const QTemporaryDir &folder)
    {
        core::Workspace workspace;
        workspace.name = u"Quiet"_s;
        workspace.database.path = folder.filePath(u"quiet.db"_s);
        return workspace;
    }

    static void ask(const engine::Engine &engine, QObject *context, int times, int *answers)
    {
        for (int i = 0; i < times; ++i)
            engine.events({core::DeviceId(u"any"_s), {}, core::SystemClock().now(), 200}, context,
                          [answers](const engine::EventAnswer &answer) { *answers += answer.error ? 0 : 1; });
    }

private slots:
    void queriesAreAnswered()
    {
        QTemporaryDir folder;
        engine::Engine engine(workspaceIn(folder), {});
        QSignalSpy started(&engine, &engine::Engine::started);
        engine.start();
        QTRY_COMPARE(started.size(), 1);
        int answers = 0;
        ask(engine, this, 3, &answers);
        QTRY_COMPARE(answers, 3);
    }

    /// From the workspace file to the database and the list of transports.
    void readsOverModbusTcp()
    {
        peers::TcpSlave slave; // answers zeros
        QTemporaryDir folder;
        const QString file = folder.filePath(u"site.json"_s);
        const auto workspace = core::Workspace::parse(
            R"({"database":{"driver":"sqlite","path":"site.db"},"transports":[{"id":"gate","type":"modbus-tcp",
                "host":"127.0.0.1","port":)" +
                QByteArray::number(slave.port()) +
                R"(}],"devices":[{"id":"lab","transport":"gate","profile":"campus-modbus","unit":5,"pollMs":50}]})",
            file);
        QVERIFY(workspace.ok());
        engine::Engine engine(*workspace, {});
        QSignalSpy problems(&engine, &engine::Engine::problem);
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        engine.start();
        QTRY_VERIFY(!engine.transports().isEmpty());
        QTRY_VERIFY(engine.transports()[0].counters.readings > 10);
        const engine::TransportInfo info = engine.transports()[0];
        QCOMPARE(info.type, u"modbus-tcp"_s);
        QCOMPARE(info.address, u"127.0.0.1:%1"_s.arg(slave.port()));
        QCOMPARE(info.state, core::TransportState::Up);
        // Confirmed by the database: else what is unconfirmed would only grow.
        QTRY_VERIFY(engine.transports()[0].counters.readings > 100 &&
                    engine.transports()[0].counters.unconfirmed <
                        engine.transports()[0].counters.readings / 2);
        QCOMPARE(problems.size(), 0);
        engine.stop();
        QTRY_COMPARE(stopped.size(), 1);
    }

    /// Qt Sql closes what is open when the application ends; a reader still at work would lose its connection
    /// under its hands.
    void noQueryOutlivesTheEngine_data()
    {
        QTest::addColumn<bool>("polite");
        QTest::newRow("stopped") << true;
        QTest::newRow("only destroyed") << false;
    }

    void noQueryOutlivesTheEngine()
    {
        QFETCH(bool, polite);
        QTemporaryDir folder;
        int answers = 0;
        {
            engine::Engine engine(workspaceIn(folder), {});
            QSignalSpy started(&engine, &engine::Engine::started);
            QSignalSpy stopped(&engine, &engine::Engine::stopped);
            engine.start();
            QTRY_COMPARE(started.size(), 1);
            if (polite) {
                engine.stop();
                QTRY_COMPARE(stopped.size(), 1);
            }
            ask(engine, this, 200, &answers);
        }
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
        QCOMPARE(QThreadPool::globalInstance()->activeThreadCount(), 0);
        QVERIFY(answers < 200); // else they were done before the end and nothing was proven
    }
};

QTEST_GUILESS_MAIN(tst_Engine)
#include "tst_engine.moc"
