// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskbench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Audit = DeskBench::Audit;

/// What the desk does around and after an outcome: late answers, slots that act, removal, closing.
class TestDeskEndings : public QObject
{
    Q_OBJECT

private slots:
    void lateAnswerIsNotCreditedToTheNextOrder();
    void retryOfTheSameStateIsVerifiedByTheState();
    void leavingTheStateAfterVerifiedIsRecorded();
    void finishedSlotMayOrderAgain();
    void finishedSlotMayRemoveTheDevice();
    void removedDeviceEndsItsOrder();
    void closing();
    void auditOfTheOutcomeFails();
};

namespace {

void online(DeskBench &bench)
{
    bench.report(core::Quantity::Online, 1, u"site:status"_s, true);
    bench.pass(1s);
}

} // namespace

void TestDeskEndings::lateAnswerIsNotCreditedToTheNextOrder()
{
    DeskBench bench;
    online(bench);
    const auto on = bench.relay(true);
    bench.submit(on);
    bench.pass(16s);
    QCOMPARE(bench.outcomeOf(on.id), u"NoAnswer"_s);
    const auto off = bench.relay(false);
    bench.submit(off);
    bench.pass(500ms);
    bench.relayState(1); // of the first order
    QCOMPARE(bench.rows().last(), u"late"_s);
    QCOMPARE(bench.audit.last().command, on.id);
    QCOMPARE(bench.after.size(), 1);
    QVERIFY(bench.after[0].late);
    bench.pass(2s);
    QCOMPARE(bench.outcomeOf(off.id), QString()); // no Mismatch by another order's answer
    bench.relayState(0);
    bench.pass(2s);
    QCOMPARE(bench.outcomeOf(off.id), u"Verified"_s);
    QCOMPARE(bench.evidenceOf(off.id)["late_answer_of"_L1].toString(), on.id.toString());
    QCOMPARE(bench.outcomeOf(on.id), u"NoAnswer"_s);
}

void TestDeskEndings::retryOfTheSameStateIsVerifiedByTheState()
{
    DeskBench bench;
    online(bench);
    const auto lost = bench.relay(true);
    bench.submit(lost);
    bench.pass(16s);
    const auto again = bench.relay(true);
    bench.submit(again);
    bench.pass(200ms);
    bench.relayState(1);
    bench.pass(2s);
    QCOMPARE(bench.outcomeOf(again.id), u"Verified"_s);
    QCOMPARE(bench.evidenceOf(again.id)["earlier_unanswered"_L1].toString(), lost.id.toString());
    QCOMPARE(bench.outcomeOf(lost.id), u"NoAnswer"_s);
}

void TestDeskEndings::leavingTheStateAfterVerifiedIsRecorded()
{
    DeskBench bench;
    online(bench);
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.pass(200ms);
    bench.relayState(1);
    bench.pass(3s);
    QCOMPARE(bench.outcomeOf(order.id), u"Verified"_s);
    bench.relayState(0, true);
    QVERIFY(bench.after.isEmpty());
    bench.relayState(0);
    QCOMPARE(bench.after.size(), 1);
    QVERIFY(!bench.after[0].late);
    QCOMPARE(bench.rows().last(), u"late"_s);
    QCOMPARE(bench.audit.last().detail["kind"_L1].toString(), u"left-again"_s);
    QCOMPARE(bench.ends.size(), 1);
}

void TestDeskEndings::finishedSlotMayOrderAgain()
{
    DeskBench bench;
    online(bench);
    core::CommandId second;
    connect(&bench.desk, &commands::CommandDesk::finished, &bench, [&] {
        if (!second.isEmpty())
            return;
        const auto next = bench.relay(false);
        second = next.id;
        bench.submit(next);
    });
    bench.submit(bench.relay(true));
    bench.pass(15s);
    QCOMPARE(bench.sends.size(), 1);
    // The reading that closes the first order (too late for it) must not prove the second.
    bench.clock->advance(1s);
    bench.relayState(1);
    QCOMPARE(bench.sends.size(), 2);
    QCOMPARE(bench.ends.size(), 1);
    QCOMPARE(bench.outcomeOf(second), QString());
    bench.pass(200ms);
    bench.relayState(0);
    bench.pass(2s);
    QCOMPARE(bench.outcomeOf(second), u"Verified"_s);
}

void TestDeskEndings::finishedSlotMayRemoveTheDevice()
{
    DeskBench bench;
    online(bench);
    connect(&bench.desk, &commands::CommandDesk::finished, &bench,
            [&] { bench.desk.removeDevice(bench.node); });
    connect(&bench.desk, &commands::CommandDesk::progressed, &bench, [&](const commands::Progress &step) {
        if (step.stage == commands::Progress::Stage::Evidence)
            bench.desk.removeDevice(bench.node);
    });
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.pass(200ms);
    bench.relayState(1);
    bench.pass(2s);
    QCOMPARE(bench.outcomeOf(order.id), u"NoAnswer"_s);
    QCOMPARE(bench.evidenceOf(order.id)["reason"_L1].toString(), u"device-removed"_s);
    QVERIFY(!bench.desk.known(bench.node).relay);
}

void TestDeskEndings::removedDeviceEndsItsOrder()
{
    DeskBench bench;
    online(bench);
    bench.requestedRow = Audit::Silent;
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.desk.removeDevice(bench.node);
    QCOMPARE(bench.outcomeOf(order.id), u"Cancelled"_s);
    bench.desk.auditStored(bench.audit[0]);
    QVERIFY(bench.sends.isEmpty());
    bench.requestedRow = Audit::Stores;
    const auto unknown = bench.relay(true);
    bench.submit(unknown);
    QCOMPARE(bench.evidenceOf(unknown.id)["reason"_L1].toString(), u"unknown-device"_s);
}

void TestDeskEndings::closing()
{
    DeskBench bench;
    online(bench);
    const core::DeviceId other(u"ESP32-2"_s);
    bench.desk.setDevice(other, bench.profile, bench.site);
    const auto sent = bench.relay(true);
    bench.submit(sent);
    bench.outcomeRow = Audit::Silent;
    bench.desk.close(u"shutdown"_s);
    QCOMPARE(bench.closed, 0);
    bench.desk.auditStored(bench.audit.last());
    QCOMPARE(bench.closed, 1);
    QCOMPARE(bench.outcomeOf(sent.id), u"NoAnswer"_s);
    QCOMPARE(bench.evidenceOf(sent.id)["words"_L1].toString(), u"shutdown"_s);
    bench.outcomeRow = Audit::Stores;
    const auto late = bench.relay(true);
    bench.submit(late);
    QCOMPARE(bench.outcomeOf(late.id), u"NotSent"_s);
    QCOMPARE(bench.closed, 1);

    DeskBench waiting;
    online(waiting);
    waiting.requestedRow = Audit::Silent;
    const auto unsent = waiting.relay(true);
    waiting.submit(unsent);
    waiting.desk.close({});
    QCOMPARE(waiting.outcomeOf(unsent.id), u"Cancelled"_s);
    QCOMPARE(waiting.closed, 1);
    waiting.desk.auditStored(waiting.audit[0]);
    QVERIFY(waiting.sends.isEmpty());
}

void TestDeskEndings::auditOfTheOutcomeFails()
{
    DeskBench bench;
    online(bench);
    bench.outcomeRow = Audit::Fails;
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.pass(100ms);
    bench.relayState(1);
    bench.pass(2s);
    QCOMPARE(bench.outcomeOf(order.id), u"Verified"_s);
    QCOMPARE(bench.evidenceOf(order.id)["audited"_L1].toBool(true), false);
    QVERIFY(bench.evidenceOf(order.id)["audit_error"_L1].toString().contains(u"no space left"_s));
}

QTEST_GUILESS_MAIN(TestDeskEndings)
#include "tst_deskendings.moc"
