// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo.h"
#include "session.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace console;

/// Opening, cancelling and closing; the demo's processes are real.
class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto parsed = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                               "persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[]})",
            m_folder->filePath(u"depot.json"_s));
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : qPrintable(parsed.error().toString()));
        m_workspace = *parsed;
    }

    void opensSaysWhatItDoesAndCloses()
    {
        Session session;
        QSignalSpy steps(&session, &Session::stepChanged);
        QSignalSpy opened(&session, &Session::opened);
        session.open(m_workspace);
        QVERIFY(session.isOpening());
        QVERIFY(opened.wait());
        QVERIFY(!session.isOpening());
        QVERIFY(session.engine());
        QVERIFY(!session.isDemo());
        QVERIFY(!steps.isEmpty());
        close(session);
        QVERIFY(!session.engine() && !session.isBusy());
    }

    void openingAgainStopsThePresentOneFirst()
    {
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy closing(&session, &Session::closing);
        QSignalSpy closed(&session, &Session::closed);
        session.open(m_workspace);
        QVERIFY(opened.wait());
        session.reopen(m_workspace);
        QVERIFY(session.isReopening());
        QVERIFY(opened.wait(10000));
        QCOMPARE(closing.count(), 1);
        QCOMPARE(closed.count(), 0);
        QVERIFY(!session.isReopening());
        close(session);
    }

    void openingIsCancelled()
    {
        Session session;
        QSignalSpy opened(&session, &Session::opened);
        QSignalSpy cancelled(&session, &Session::cancelled);
        QSignalSpy failed(&session, &Session::failed);
        session.open(m_workspace);
        session.cancelOpening();
        session.cancelOpening();
        QVERIFY(cancelled.wait(10000));
        QCOMPARE(cancelled.count(), 1);
        QCOMPARE(opened.count(), 0);
        QCOMPARE(failed.count(), 0);
        QVERIFY(!session.isBusy() && !session.isOpening());
        // The workspace is free: the next one finds it as it was.
        session.open(m_workspace);
        QVERIFY(opened.wait(10000));
        close(session);
    }

    void aFailureComesWhenAllHasStopped()
    {
        // A folder where the database should be.
        QVERIFY(QDir(m_folder->path()).mkdir(u"depot.db"_s));
        Session session;
        QSignalSpy failed(&session, &Session::failed);
        session.open(m_workspace);
        QVERIFY(failed.count() > 0 || failed.wait(10000));
        const auto error = failed.at(0).at(0).value<core::Error>();
        QVERIFY(!error.where.isEmpty());
        QVERIFY(!session.isBusy() && !session.isOpening());
    }

    void theDemoIsCancelledWithoutBlocking()
    {
        Session session;
        QSignalSpy steps(&session, &Session::stepChanged);
        QSignalSpy cancelled(&session, &Session::cancelled);
        session.openDemo();
        QVERIFY(session.isOpening());
        QTRY_VERIFY(!steps.isEmpty());
        cancelAndTick(session, cancelled);
        QVERIFY(!session.isBusy());
    }

    void theDemoStopsWithoutBlocking()
    {
        engine::Demo demo(engine::Demo::Options{});
        QSignalSpy ready(&demo, &engine::Demo::ready);
        QSignalSpy failed(&demo, &engine::Demo::failed);
        demo.start();
        QVERIFY2(ready.wait(20000), failed.isEmpty()
                                        ? "nothing"
                                        : qPrintable(failed.at(0).at(0).value<core::Error>().toString()));
        QVERIFY(!demo.isStopped());
        QSignalSpy stopped(&demo, &engine::Demo::stopped);
        demo.stop();
        // Both run on: nothing was waited for.
        QVERIFY(!demo.isStopped());
        QCOMPARE(stopped.count(), 0);
        demo.stop();
        QVERIFY(stopped.wait(10000));
        QVERIFY(demo.isStopped());
        QCOMPARE(stopped.count(), 1);
    }

    void aDemoThatNeverStartedStops()
    {
        engine::Demo demo(engine::Demo::Options{});
        QSignalSpy stopped(&demo, &engine::Demo::stopped);
        demo.stop();
        QCOMPARE(stopped.count(), 0);
        QVERIFY(stopped.wait());
    }

private:
    static void close(Session &session)
    {
        QSignalSpy closed(&session, &Session::closed);
        session.close();
        QVERIFY(closed.wait(15000));
    }

    /// The event loop goes on while everything is stopped: a timer ticks between order and answer.
    static void cancelAndTick(Session &session, QSignalSpy &cancelled)
    {
        int ticks = 0;
        QTimer ticking;
        QObject::connect(&ticking, &QTimer::timeout, &ticking, [&] { ++ticks; });
        ticking.start(0);
        session.cancelOpening();
        QCOMPARE(cancelled.count(), 0);
        QVERIFY(cancelled.wait(10000));
        QVERIFY(ticks > 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    core::Workspace m_workspace;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
