// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "engine/workspaceholder.h"
#include "importdesk.h"

#include <QJsonArray>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 30000;

/// An engine that holds a desk's workspace, as the window does.
class Holder
{
public:
    explicit Holder(const Desk &desk)
    {
        core::Workspace workspace;
        workspace.name = u"Test"_s;
        workspace.database.path = desk.database();
        m_engine = std::make_unique<engine::Engine>(workspace, engine::EngineOptions{});
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        QObject::connect(m_engine.get(), &engine::Engine::stopped, m_engine.get(),
                         [this] { m_stopped = true; });
        m_engine->start();
        ok = started.wait(PatienceMs);
    }
    ~Holder() { stop(); }
    bool stop()
    {
        if (!m_engine)
            return true;
        m_engine->stop();
        const bool done = QTest::qWaitFor([this] { return m_stopped; }, PatienceMs);
        m_engine.reset();
        return done;
    }
    engine::Engine &engine() { return *m_engine; }

    bool ok = false;

private:
    std::unique_ptr<engine::Engine> m_engine;
    bool m_stopped = false;
};

/// Runs `meterdeckctl import` while this process goes on.
int importBeside(Desk &desk, const QStringList &arguments)
{
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    desk.start(process, arguments);
    if (finished.isEmpty() && !finished.wait(PatienceMs))
        return -3;
    return desk.end(process);
}

QJsonObject asked(QLocalSocket &socket, const QByteArray &line)
{
    socket.write(line + '\n');
    QByteArray answer;
    const bool whole =
        QTest::qWaitFor([&] { return (answer += socket.readAll()).contains('\n'); }, PatienceMs);
    return whole ? QJsonDocument::fromJson(answer.left(answer.indexOf('\n'))).object() : QJsonObject();
}

} // namespace

/// An import by the program into a workspace that another process holds.
class tst_ImportBeside : public QObject
{
    Q_OBJECT

private slots:
    void countsAreThoseOfOneThatHoldsItself()
    {
        Desk alone;
        Desk desk;
        QVERIFY(makeSqlite(desk.file(u"ms.db"_s), meterSenseStatements()));
        const QStringList arguments{u"metersense"_s, desk.file(u"ms.db"_s), u"--zone"_s, u"Africa/Nairobi"_s,
                                    u"--json"_s};
        QVERIFY2(alone.import(arguments) == 0, qPrintable(alone.words));
        Holder holder(desk);
        QVERIFY(holder.ok);
        QSignalSpy added(&holder.engine(), &engine::Engine::deviceAdded);
        QSignalSpy events(&holder.engine(), &engine::Engine::eventHappened);

        QVERIFY2(importBeside(desk, arguments) == 0, qPrintable(desk.words));
        QCOMPARE(desk.json, alone.json);
        // The holder knows what came, and how it ended; what the source tells of long ago is no news.
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 1, PatienceMs);
        QCOMPARE(events[0][0].value<core::Event>().kind, u"import"_s);
        QCOMPARE(added.size(), 2);
        QTRY_VERIFY_WITH_TIMEOUT(holder.engine().live().devices().size() == 2, PatienceMs);

        QVERIFY2(importBeside(desk, arguments) == 0, qPrintable(desk.words));
        QCOMPARE(desk.json["new"_L1].toInt(), 0);
        QCOMPARE(desk.json["known"_L1].toInt(), 14);
        QCOMPARE(desk.json["newEvents"_L1].toInt(), 0);
        QVERIFY(holder.stop());
        QCOMPARE(desk.stored(), alone.stored());
        QCOMPARE(desk.storedEvents(), alone.storedEvents());
        auto reader = historian::HistorianReader::open(desk.database());
        QVERIFY(reader.ok());
        const auto rejects = (*reader)->rejects(100);
        QCOMPARE(rejects->size(), 3);
        QCOMPARE(rejects->last().place, u"ms.db, UsageReadings, row 4"_s);
        const QList<QJsonObject> endings = desk.endings();
        QCOMPARE(endings.size(), 2);
        QCOMPARE(endings[1]["stored"_L1].toInt(), 14);
        QVERIFY(endings[1]["by"_L1].toString().contains(u"meterdeckctl"_s));
    }

    void valuesKeepTheirLastBit()
    {
        Desk alone;
        Desk desk;
        QByteArray text = "device,channel,quantity,unit,value,quality,measured_at\n";
        int second = 10;
        for (const char *value : {"-0.0", "0.1", "1e-300", "5", "1.7976931348623157e308"})
            text += "a,,voltage,V," + QByteArray(value) +
                    ",Estimated,2025-11-02T14:05:" + QByteArray::number(second++) + ".123456Z\n";
        QVERIFY(writeText(desk.file(u"r.csv"_s), text));
        const QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s};
        QVERIFY2(alone.import(arguments) == 0, qPrintable(alone.words));
        Holder holder(desk);
        QVERIFY(holder.ok);
        QVERIFY2(importBeside(desk, arguments) == 0, qPrintable(desk.words));
        QVERIFY2(importBeside(desk, arguments) == 0, qPrintable(desk.words));
        QCOMPARE(desk.json["new"_L1].toInt(), 0);
        QVERIFY(holder.stop());
        QCOMPARE(desk.stored(), alone.stored());
    }

    void aCutConnectionGoesOn()
    {
        Desk desk;
        QVERIFY(writeText(desk.file(u"r.csv"_s), readingsCsv(60000)));
        const QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s};
        Holder holder(desk);
        QVERIFY(holder.ok);
        {
            QProcess process;
            QSignalSpy finished(&process, &QProcess::finished);
            QSignalSpy added(&holder.engine(), &engine::Engine::deviceAdded);
            connect(&holder.engine(), &engine::Engine::deviceAdded, &process, [&] { process.kill(); });
            desk.start(process, arguments);
            QTRY_VERIFY_WITH_TIMEOUT(finished.size() == 1, PatienceMs);
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
            QVERIFY(added.size() > 0);
        }
        QVERIFY2(importBeside(desk, arguments) == 0, qPrintable(desk.words));
        const int before = desk.json["rowsBefore"_L1].toInt();
        QVERIFY(before > 0);
        QCOMPARE(before + desk.json["rows"_L1].toInt(), 60000);
        QVERIFY(holder.stop());
        QStringList rows = desk.stored();
        QCOMPARE(rows.size(), 60000);
        QCOMPARE(rows.removeDuplicates(), 0);
    }

    void aHolderThatLeavesGoesOn()
    {
        Desk desk;
        QVERIFY(writeText(desk.file(u"r.csv"_s), readingsCsv(60000)));
        const QStringList arguments{u"readings"_s, desk.file(u"r.csv"_s), u"--json"_s};
        {
            Holder holder(desk);
            QVERIFY(holder.ok);
            QProcess process;
            QSignalSpy finished(&process, &QProcess::finished);
            QSignalSpy stopped(&holder.engine(), &engine::Engine::stopped);
            connect(&holder.engine(), &engine::Engine::deviceAdded, &process,
                    [&] { holder.engine().stop(); });
            desk.start(process, arguments);
            QTRY_VERIFY_WITH_TIMEOUT(finished.size() == 1 && stopped.size() == 1, PatienceMs);
            QCOMPARE(desk.end(process), 1);
            QVERIFY2(desk.words.contains(u"goes on behind"_s), qPrintable(desk.words));
        }
        QVERIFY2(desk.import(arguments) == 0, qPrintable(desk.words));
        QVERIFY(desk.json["rowsBefore"_L1].toInt() > 0);
        QStringList rows = desk.stored();
        QCOMPARE(rows.size(), 60000);
        QCOMPARE(rows.removeDuplicates(), 0);
    }

    void whatNoImportSendsIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("words");
        const QByteArray store = R"({"op":"store","key":"import:x","note":"","batch":)";
        QTest::newRow("op") << R"({"op":"command"})"_ba << u"key op"_s;
        QTest::newRow("no json") << "store"_ba << u"local socket"_s;
        QTest::newRow("live source") << store + R"({"series":[["a","","voltage","mqtt:x","",0,""]]}})"
                                     << u"import:"_s;
        QTest::newRow("quantity") << store + R"({"series":[["a","","luck","import:x","",0,""]]}})"
                                  << u"key series"_s;
        QTest::newRow("readings") << store + R"({"series":[],"readings":"AAAAAAA="}})" << u"key readings"_s;
        QTest::newRow("event") << store + R"({"events":[[1,"a",""]]}})" << u"key events"_s;
        QTest::newRow("reject") << store + R"({"rejects":[[1]]}})" << u"key rejects"_s;
        QTest::newRow("sighting") << store + R"({"sightings":[["",""]]}})" << u"key sightings"_s;
        QTest::newRow("note") << R"({"op":"store","key":"tariff","note":"x","batch":{}})"_ba << u"key key"_s;
        QTest::newRow("audit") << R"({"op":"audit","row":{"stage":"outcome","id":"x"}})"_ba << u"key row"_s;
    }

    void whatNoImportSendsIsRefused()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, words);
        Desk desk;
        Holder holder(desk);
        QVERIFY(holder.ok);
        QLocalSocket socket;
        socket.connectToServer(engine::WorkspaceHolder::socketName(desk.database()));
        QVERIFY(asked(socket, R"({"op":"import","version":1})").contains("import"_L1));
        const QJsonObject answer = asked(socket, line);
        QVERIFY2(QJsonDocument(answer).toJson().contains(words.toUtf8()),
                 QJsonDocument(answer).toJson().constData());
        QVERIFY(answer.contains("error"_L1));
        // It is still listened to.
        QCOMPARE(asked(socket, R"({"op":"finish"})"), QJsonObject({{u"ok"_s, true}}));
        QVERIFY(holder.stop());
        QCOMPARE(desk.stored(), QStringList());
    }

    void oneImportAtATimeAndOfOneVersion()
    {
        Desk desk;
        Holder holder(desk);
        QVERIFY(holder.ok);
        const QString name = engine::WorkspaceHolder::socketName(desk.database());
        auto first = std::make_unique<QLocalSocket>();
        first->connectToServer(name);
        const QJsonObject other = asked(*first, R"({"op":"import","version":99})");
        QCOMPARE(other["error"_L1]["code"_L1].toString(), u"Unsupported"_s);
        QVERIFY(asked(*first, R"({"op":"import","version":1})").contains("import"_L1));
        QLocalSocket second;
        second.connectToServer(name);
        QCOMPARE(asked(second, R"({"op":"import","version":1})")["error"_L1]["code"_L1].toString(),
                 u"Busy"_s);
        first.reset();
        // When the first has left, not before; asked anew only while it is refused.
        bool admitted = false;
        QTRY_VERIFY_WITH_TIMEOUT(
            (admitted = admitted || asked(second, R"({"op":"import","version":1})").contains("import"_L1)),
            PatienceMs);
    }
};

QTEST_GUILESS_MAIN(tst_ImportBeside)
#include "tst_importbeside.moc"
