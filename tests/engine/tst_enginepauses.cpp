// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "peers/orderedmeter.h"
#include "peers/ptypair.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::TransportState;

namespace {

constexpr int Patience = 30'000; // ms, of a machine that is busy elsewhere

peers::OrderedRegisters registers()
{
    peers::OrderedRegisters known;
    known.input = {{0, 2314}, {5, 4587}, {6, 1}, {7, 500}, {8, 90}};
    known.holding = {{1, 2300}};
    return known;
}

} // namespace

/// One bus of two stands still for as long as somebody wants that; the other goes on, nothing is lost, and
/// why it stood still can be read afterwards.
class TestEnginePauses : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void oneStandsStillTheOtherGoesOn();
    void itGoesOnWithTheEndOfWhoeverWantedIt();
    void twoMayWantIt();
    void takenBackBeforeItHasStopped();
    void theEngineStopsMeanwhile();
    void aTransportThatDoesNotExist();

private:
    const engine::TransportInfo &info(const QString &id)
    {
        m_infos = m_engine->transports();
        const auto found =
            std::ranges::find_if(m_infos, [&id](const auto &i) { return i.id.toString() == id; });
        return *found;
    }
    quint64 readings(const QString &id) { return info(id).counters.readings; }
    void pause(QObject *context)
    {
        m_engine->pause(m_hall, u"search"_s, context, [this] { ++m_paused; });
    }

    const core::TransportId m_hall{u"hall"_s};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<peers::PtyPair> m_hallLine;
    std::unique_ptr<peers::PtyPair> m_yardLine;
    std::unique_ptr<peers::OrderedMeter> m_hallMeter;
    std::unique_ptr<peers::OrderedMeter> m_yardMeter;
    std::unique_ptr<engine::Engine> m_engine;
    QList<engine::TransportInfo> m_infos;
    QStringList m_events; ///< kinds and reasons of what was told
    int m_paused = 0;
};

void TestEnginePauses::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_hallLine = std::make_unique<peers::PtyPair>();
    m_yardLine = std::make_unique<peers::PtyPair>();
    m_hallMeter = std::make_unique<peers::OrderedMeter>(m_hallLine->masterFd(), 1, registers());
    m_yardMeter = std::make_unique<peers::OrderedMeter>(m_yardLine->masterFd(), 1, registers());
    const auto bus = [](const QByteArray &id, const peers::PtyPair &line) -> QByteArray {
        return R"({"id":")" + id + R"(","type":"modbus-rtu","baud":115200,"timeoutMs":200,"port":")" +
               line.path().toUtf8() + R"("})";
    };
    const auto meter = [](const QByteArray &id, const QByteArray &on) -> QByteArray {
        return R"({"id":")" + id + R"(","transport":")" + on +
               R"(","profile":"pzem-004t","unit":1,"pollMs":50})";
    };
    const auto workspace = core::Workspace::parse(
        R"({"database":{"driver":"sqlite","path":"site.db"},"transports":[)" + bus("hall", *m_hallLine) +
            "," + bus("yard", *m_yardLine) + R"(],"devices":[)" + meter("m1", "hall") + "," +
            meter("m2", "yard") + "]}",
        m_folder->filePath(u"site.json"_s));
    QVERIFY(workspace.ok());
    m_paused = 0;
    m_events.clear();
    m_engine = std::make_unique<engine::Engine>(*workspace, engine::EngineOptions());
    connect(m_engine.get(), &engine::Engine::eventHappened, this, [this](const core::Event &event) {
        if (event.kind.startsWith("transport-"_L1))
            m_events << event.transport.toString() + u' ' + event.kind + u' ' +
                            event.detail["reason"_L1].toString();
    });
    m_engine->start();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_engine->transports().size() == 2 && readings(u"hall"_s) > 10 && readings(u"yard"_s) > 10, Patience);
}

void TestEnginePauses::cleanup()
{
    QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
    m_engine->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_engine->isRunning(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(stopped.size() == 1 || m_events.contains(u"ended"_s), Patience);
    m_engine.reset();
    m_hallMeter.reset();
    m_yardMeter.reset();
}

void TestEnginePauses::oneStandsStillTheOtherGoesOn()
{
    QObject dialog;
    pause(&dialog);
    QCOMPARE(info(u"hall"_s).pausedFor, u"search"_s);
    QCOMPARE(m_paused, 0); // never at once
    QTRY_COMPARE_WITH_TIMEOUT(m_paused, 1, Patience);
    QCOMPARE(info(u"hall"_s).state, TransportState::Stopped);
    QCOMPARE(info(u"yard"_s).state, TransportState::Up);
    QCOMPARE(m_events, QStringList{u"hall transport-paused search"_s});
    const quint64 yard = readings(u"yard"_s);
    QTRY_VERIFY_WITH_TIMEOUT(readings(u"yard"_s) > yard + 20, Patience);
    // What is wanted of it meanwhile is told that it stands still.
    core::ProbeResult probed;
    core::ProbeRequest request;
    request.unit = 1;
    request.count = 1;
    m_engine->probe(m_hall, request, &dialog,
                    [&probed](const core::ProbeResult &result) { probed = result; });
    QTRY_COMPARE_WITH_TIMEOUT(probed.verdict, u"not-asked"_s, Patience);

    m_engine->resume(m_hall, &dialog);
    QTRY_COMPARE_WITH_TIMEOUT(info(u"hall"_s).state, TransportState::Up, Patience);
    QVERIFY(info(u"hall"_s).pausedFor.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(readings(u"hall"_s) > 10, Patience);
    QCOMPARE(m_events, (QStringList{u"hall transport-paused search"_s, u"hall transport-resumed search"_s}));

    // Both, and the gap between them, are stored.
    QStringList stored;
    QObject reader; // goes before what it fills
    engine::EventRequest all;
    all.to = core::SystemClock().now();
    all.from = all.to - 1h;
    const auto look = [&] {
        m_engine->events(all, &reader, [&stored](const engine::EventAnswer &answer) {
            stored.clear();
            for (const core::Event &event : answer.events)
                stored << event.kind;
            for (const core::Gap &gap : answer.gaps)
                stored << gap.reason;
        });
        return stored.contains(u"transport-paused"_s) && stored.contains(u"transport-resumed"_s) &&
               stored.contains(u"collector-away"_s);
    };
    QTRY_VERIFY2_WITH_TIMEOUT(look(), qPrintable(stored.join(u' ')), Patience);
}

void TestEnginePauses::itGoesOnWithTheEndOfWhoeverWantedIt()
{
    auto dialog = std::make_unique<QObject>();
    pause(dialog.get());
    QTRY_COMPARE_WITH_TIMEOUT(m_paused, 1, Patience);
    dialog.reset();
    QTRY_COMPARE_WITH_TIMEOUT(info(u"hall"_s).state, TransportState::Up, Patience);
}

void TestEnginePauses::twoMayWantIt()
{
    QObject first;
    QObject second;
    pause(&first);
    QTRY_COMPARE_WITH_TIMEOUT(m_paused, 1, Patience);
    pause(&second);
    QTRY_COMPARE_WITH_TIMEOUT(m_paused, 2, Patience);
    m_engine->resume(m_hall, &first);
    m_engine->resume(m_hall, &first); // twice is once
    QCOMPARE(info(u"hall"_s).pausedFor, u"search"_s);
    m_engine->resume(m_hall, &second);
    QTRY_COMPARE_WITH_TIMEOUT(info(u"hall"_s).state, TransportState::Up, Patience);
    // Wanted again while it is about to go on.
    pause(&first);
    QTRY_COMPARE_WITH_TIMEOUT(m_paused, 3, Patience);
    m_engine->resume(m_hall, &first);
    pause(&second);
    QTRY_COMPARE_WITH_TIMEOUT(m_paused, 4, Patience);
    QCOMPARE(info(u"hall"_s).state, TransportState::Stopped);
    m_engine->resume(m_hall, &second);
    QTRY_COMPARE_WITH_TIMEOUT(info(u"hall"_s).state, TransportState::Up, Patience);
}

void TestEnginePauses::takenBackBeforeItHasStopped()
{
    QObject dialog;
    pause(&dialog);
    m_engine->resume(m_hall, &dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_events.contains(u"hall transport-resumed search"_s), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(info(u"hall"_s).state, TransportState::Up, Patience);
    QCOMPARE(m_paused, 0); // nobody wants to know any more
}

void TestEnginePauses::theEngineStopsMeanwhile()
{
    QObject first;
    pause(&first);
    QTRY_COMPARE_WITH_TIMEOUT(m_paused, 1, Patience);
    QObject second; // and the other is still stopping when it comes
    m_engine->pause(core::TransportId(u"yard"_s), u"trial"_s, &second, [] {});
    QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
    m_engine->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, Patience);
    m_events << u"ended"_s;
}

void TestEnginePauses::aTransportThatDoesNotExist()
{
    QObject dialog;
    m_engine->pause(core::TransportId(u"roof"_s), u"search"_s, &dialog, [this] { ++m_paused; });
    QTRY_COMPARE_WITH_TIMEOUT(m_paused, 1, Patience);
    m_engine->resume(core::TransportId(u"roof"_s), &dialog);
    QVERIFY(m_events.isEmpty());
}

QTEST_GUILESS_MAIN(TestEnginePauses)
#include "tst_enginepauses.moc"
