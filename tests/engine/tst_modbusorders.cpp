// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "peers/orderedmeter.h"
#include "peers/ptypair.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::OrderedMeter;
using Mood = OrderedMeter::Mood;

/// Orders to a meter on a serial line, from the desk to the wire and back: one write, rows of the audit
/// before and after it, and an ending that is true.
class TestModbusOrders : public QObject
{
    Q_OBJECT

private slots:
    void endings_data();
    void endings();
};

void TestModbusOrders::endings_data()
{
    QTest::addColumn<Mood>("mood");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("value");
    QTest::addColumn<core::Outcome>("outcome");
    QTest::addColumn<QString>("stages");
    const QString all = u"requested sent accepted outcome"_s;
    const QString silent = u"requested sent outcome"_s;
    QTest::newRow("obeys") << Mood::Obeys << u"alarm-threshold"_s << 500.0 << core::Outcome::Verified << all;
    QTest::newRow("only echoes") << Mood::EchoOnly << u"alarm-threshold"_s << 500.0 << core::Outcome::Mismatch
                                 << all;
    QTest::newRow("ignores") << Mood::Ignores << u"alarm-threshold"_s << 500.0 << core::Outcome::Mismatch
                             << silent;
    QTest::newRow("silent but obeyed")
        << Mood::SilentObey << u"alarm-threshold"_s << 500.0 << core::Outcome::Verified << silent;
    QTest::newRow("refuses") << Mood::Refuses << u"alarm-threshold"_s << 500.0 << core::Outcome::Rejected
                             << silent;
    QTest::newRow("dead") << Mood::Dead << u"alarm-threshold"_s << 500.0 << core::Outcome::NoAnswer << silent;
    QTest::newRow("new address") << Mood::Obeys << u"address"_s << 5.0 << core::Outcome::Verified << all;
    QTest::newRow("energy reset") << Mood::Obeys << u"reset-energy"_s << 0.0 << core::Outcome::Verified
                                  << all;
    QTest::newRow("energy reset, only echoed")
        << Mood::EchoOnly << u"reset-energy"_s << 0.0 << core::Outcome::Mismatch << all;
}

void TestModbusOrders::endings()
{
    QFETCH(Mood, mood);
    QFETCH(QString, name);
    QFETCH(double, value);
    QFETCH(core::Outcome, outcome);
    QFETCH(QString, stages);
    peers::PtyPair line;
    peers::OrderedRegisters registers;
    registers.input = {{0, 2314}, {5, 4587}, {6, 1}, {7, 500}, {8, 90}};
    registers.holding = {{1, 2300}};
    OrderedMeter meter(line.masterFd(), 1, registers);
    QTemporaryDir folder;
    const auto workspace = core::Workspace::parse(
        R"({"database":{"driver":"sqlite","path":"site.db"},"transports":[{"id":"bus","type":"modbus-rtu",
            "port":")" +
            line.path().toUtf8() +
            R"(","baud":115200,"timeoutMs":100}],"devices":[{"id":"hall","transport":"bus","profile":"pzem-004t",
            "unit":1,"pollMs":50}]})",
        folder.filePath(u"site.json"_s));
    QVERIFY(workspace.ok());
    engine::Engine engine(*workspace, {});
    QSignalSpy finished(&engine, &engine::Engine::commandFinished);
    QSignalSpy stopped(&engine, &engine::Engine::stopped);
    engine.start();
    QTRY_VERIFY(!engine.transports().isEmpty() && engine.transports()[0].counters.readings > 10);
    meter.setMood(mood);
    core::Command command;
    command.id = core::newCommandId();
    command.device = core::DeviceId(u"hall"_s);
    command.name = name;
    command.value = value;
    command.orderedBy = u"ada"_s;
    command.typed = u"hall"_s;
    command.window = 4s;
    engine.submit(command);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 15000);
    QCOMPARE(finished[0][1].value<core::Outcome>(), outcome);
    QCOMPARE(meter.writes().size(), 1);
    QStringList rows;
    bool read = false;
    engine.orderRows(command.id, this, [&](const engine::OrderRowsAnswer &answer) {
        for (const core::AuditEntry &entry : answer.rows)
            rows << entry.stage;
        read = true;
    });
    QTRY_VERIFY(read);
    QCOMPARE(rows.join(u' '), stages);
    std::optional<engine::AuditVerdict> verdict;
    const auto checked = engine.verifyAudit(
        this, [](int, int) {}, [&](const engine::AuditVerdict &told) { verdict = told; });
    QTRY_VERIFY(verdict);
    QVERIFY2(!verdict->error && verdict->whole, qPrintable(verdict->words));
    engine.stop();
    QTRY_COMPARE(stopped.size(), 1);
}

QTEST_GUILESS_MAIN(TestModbusOrders)
#include "tst_modbusorders.moc"
