// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskbench.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Audit = DeskBench::Audit;
using Wire = DeskBench::Wire;

/// The journey of a relay order, with every mood of device, historian and transport.
class TestCommandDesk : public QObject
{
    Q_OBJECT

private slots:
    void moods_data();
    void moods();
    void sendsOneMessageAsTheProfileSays();
    void storesTheRequestBeforeItSends();
    void retainedOfflineIsTheLastKnownStatus();
    void unknownStatusButAliveMaySend();
    void secondOrderIsBusy();
    void sameOrderTwiceIsOneOrder();
    void usedIdIsRefused();
    void spacing();
    void expiredWhileTheAuditStalls();
    void stalledAuditNeverSendsLater();
    void cancelBeforeSent();
    void cancelAfterSentIsRefused();
    void neverPublishesWhereTheDeviceReports();
    void progressTellsEveryStage();
};

namespace {

using Play = std::function<void(DeskBench &)>;

struct Row
{
    const char *name;
    Play before; ///< what happens before the order
    Play then;   ///< what happens after it
    const char *outcome;
    const char *reason;
    int sends;
};

void online(DeskBench &bench)
{
    bench.report(core::Quantity::Online, 1, u"site:status"_s, true);
    bench.pass(1s);
}

} // namespace

Q_DECLARE_METATYPE(Row)

void TestCommandDesk::moods_data()
{
    QTest::addColumn<Row>("row");
    const Play nothing = [](DeskBench &) {};
    const QList<Row> rows{
        {"obeys", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.relayState(1);
         },
         "Verified", "evidence", 1},
        {"ignores", nothing, nothing, "NoAnswer", "no-evidence", 1},
        {"answers late", nothing,
         [](DeskBench &b) {
             b.pass(15400ms);
             b.relayState(1);
         },
         "NoAnswer", "no-evidence", 1},
        {"answers at the last moment", nothing,
         [](DeskBench &b) {
             b.pass(14900ms);
             b.relayState(1);
         },
         "Verified", "evidence", 1},
        {"contrary", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.relayState(0);
         },
         "Mismatch", "evidence", 1},
        {"contrary at first, then as ordered", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.relayState(0);
             b.pass(400ms);
             b.relayState(1);
         },
         "Verified", "evidence", 1},
        {"flips back", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.relayState(1);
             b.pass(600ms);
             b.relayState(0);
         },
         "Mismatch", "evidence", 1},
        {"chatters to the end", nothing,
         [](DeskBench &b) {
             for (int i = 0; i < 60; ++i) {
                 b.pass(300ms);
                 b.relayState(i % 2);
             }
         },
         "Mismatch", "evidence", 1},
        {"retained 1 only", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.relayState(1, true);
         },
         "NoAnswer", "no-evidence", 1},
        {"retained 1 only, called Good", [](DeskBench &b) { b.retainedReadsGood = true; },
         [](DeskBench &b) {
             b.pass(200ms);
             b.relayState(1, true);
         },
         "NoAnswer", "no-evidence", 1},
        {"live 1 from before only", [](DeskBench &b) { b.relayState(1); }, nothing, "NoAnswer", "no-evidence",
         1},
        {"live 1 of the very instant", nothing, [](DeskBench &b) { b.relayState(1); }, "NoAnswer",
         "no-evidence", 1},
        {"quality Bad", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.relayState(1, false, core::Quality::Bad);
         },
         "NoAnswer", "no-evidence", 1},
        {"quality Estimated", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.relayState(1, false, core::Quality::Estimated);
         },
         "NoAnswer", "no-evidence", 1},
        {"without a value", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.report(core::Quantity::Relay, {}, u"site:relay/state"_s);
         },
         "NoAnswer", "no-evidence", 1},
        {"another quantity is no proof", nothing,
         [](DeskBench &b) {
             b.pass(200ms);
             b.report(core::Quantity::Heartbeat, 1, u"site:heartbeat"_s);
         },
         "NoAnswer", "no-evidence", 1},
        {"PUBACK only", [](DeskBench &b) { b.wire = Wire::Confirms; }, nothing, "NoAnswer", "no-evidence", 1},
        {"PUBACK never but the state comes", [](DeskBench &b) { b.wire = Wire::Sends; },
         [](DeskBench &b) {
             b.pass(2s);
             b.relayState(1);
         },
         "Verified", "evidence", 1},
        {"not even sent is confirmed", [](DeskBench &b) { b.wire = Wire::Silent; }, nothing, "NoAnswer",
         "send-unconfirmed", 1},
        {"state overtakes the word that it was sent", [](DeskBench &b) { b.wire = Wire::Silent; },
         [](DeskBench &b) {
             b.pass(100ms);
             b.relayState(1);
             b.desk.sent(b.sends.first().command);
         },
         "Verified", "evidence", 1},
        {"contrary on its way before it was sent", [](DeskBench &b) { b.wire = Wire::Silent; },
         [](DeskBench &b) {
             b.pass(100ms);
             b.relayState(0);
             b.pass(100ms);
             b.desk.sent(b.sends.first().command);
         },
         "NoAnswer", "no-evidence", 1},
        {"transport refuses", [](DeskBench &b) { b.wire = Wire::Refuses; }, nothing, "NotSent", "transport",
         1},
        {"lost connection after sending proves nothing", nothing,
         [](DeskBench &b) {
             b.desk.notSent(b.sends.first().command, {});
             b.pass(1s);
             b.relayState(1);
         },
         "Verified", "evidence", 1},
        {"transport down", [](DeskBench &b) { b.desk.transportUp(b.site, false); }, nothing, "NotSent",
         "transport-down", 0},
        {"offline", [](DeskBench &b) { b.report(core::Quantity::Online, 0, u"site:status"_s); }, nothing,
         "NotSent", "offline", 0},
        {"audit fails before", [](DeskBench &b) { b.requestedRow = Audit::Fails; }, nothing, "NotSent",
         "not-audited", 0},
    };
    for (const Row &row : rows)
        QTest::newRow(row.name) << row;
}

void TestCommandDesk::moods()
{
    QFETCH(Row, row);
    DeskBench bench;
    online(bench);
    row.before(bench);
    const auto order = bench.relay(true);
    bench.submit(order);
    row.then(bench);
    bench.pass(20s);
    QCOMPARE(bench.outcomeOf(order.id), QString::fromLatin1(row.outcome));
    QCOMPARE(bench.evidenceOf(order.id)["reason"_L1].toString(), QString::fromLatin1(row.reason));
    QCOMPARE(bench.sends.size(), row.sends);
    QCOMPARE(bench.rows().count(u"requested"_s), 1);
    QCOMPARE(bench.rows().count(u"outcome"_s), 1);
    QCOMPARE(bench.rows().first(), u"requested"_s);
    QCOMPARE(bench.evidenceOf(order.id)["audited"_L1].toBool(), true);
    QCOMPARE(bench.desk.openOrders(), 0);
    QVERIFY(!bench.wereOpenAtFinish);
    // Nothing is repeated by itself, however long one waits.
    bench.pass(60s);
    QCOMPARE(bench.sends.size(), row.sends);
    QCOMPARE(bench.ends.size(), 1);
}

void TestCommandDesk::sendsOneMessageAsTheProfileSays()
{
    DeskBench bench;
    online(bench);
    bench.submit(bench.relay(true));
    bench.pass(20s);
    bench.submit(bench.relay(false));
    QCOMPARE(bench.sends.size(), 2);
    QCOMPARE(bench.sends[0].topic, u"dev/ESP32-1a2b/relay/commands"_s);
    QCOMPARE(bench.sends[0].payload, "RELAY_ON"_ba);
    QCOMPARE(bench.sends[0].qos, 1);
    QCOMPARE(bench.sends[0].transport, bench.site);
    QCOMPARE(bench.sends[1].payload, "RELAY_OFF"_ba);
}

void TestCommandDesk::storesTheRequestBeforeItSends()
{
    DeskBench bench;
    online(bench);
    bench.relayState(0, true);
    bench.requestedRow = Audit::Silent;
    const auto order = bench.relay(true);
    bench.submit(order);
    QCOMPARE(bench.rows(), QStringList{u"requested"_s});
    QCOMPARE(bench.audit[0].who, u"nimal@desk-1"_s);
    QCOMPARE(bench.audit[0].detail["known"_L1]["relay_retained"_L1].toBool(), true);
    QVERIFY(bench.sends.isEmpty());
    bench.desk.auditStored(bench.audit[0]);
    QCOMPARE(bench.sends.size(), 1);
    bench.desk.auditStored(bench.audit[0]);
    QCOMPARE(bench.sends.size(), 1);
}

void TestCommandDesk::retainedOfflineIsTheLastKnownStatus()
{
    DeskBench bench;
    bench.report(core::Quantity::Online, 0, u"site:status"_s, true);
    const auto order = bench.relay(true);
    bench.submit(order);
    QCOMPARE(bench.outcomeOf(order.id), u"NotSent"_s);
    QVERIFY(bench.evidenceOf(order.id)["words"_L1].toString().contains(u"Offline"_s));
    // A live status is newer than any copy.
    bench.report(core::Quantity::Online, 1, u"site:status"_s);
    bench.report(core::Quantity::Online, 0, u"site:status"_s, true);
    QCOMPARE(bench.desk.known(bench.node).online, std::optional(true));
    bench.submit(bench.relay(true));
    QCOMPARE(bench.sends.size(), 1);
}

void TestCommandDesk::unknownStatusButAliveMaySend()
{
    DeskBench bench;
    const auto unheard = bench.relay(true);
    bench.submit(unheard);
    QCOMPARE(bench.evidenceOf(unheard.id)["reason"_L1].toString(), u"offline"_s);
    bench.metrics();
    bench.submit(bench.relay(true));
    QCOMPARE(bench.sends.size(), 1);
}

void TestCommandDesk::secondOrderIsBusy()
{
    DeskBench bench;
    online(bench);
    const auto first = bench.relay(true);
    const auto second = bench.relay(false);
    bench.submit(first);
    bench.pass(3s);
    bench.submit(second);
    QCOMPARE(bench.outcomeOf(second.id), u"Rejected"_s);
    QCOMPARE(bench.evidenceOf(second.id)["reason"_L1].toString(), u"busy"_s);
    QCOMPARE(bench.sends.size(), 1);
    bench.relayState(1);
    bench.pass(2s);
    QCOMPARE(bench.outcomeOf(first.id), u"Verified"_s);
    QCOMPARE(bench.rows(),
             (QStringList{u"requested"_s, u"sent"_s, u"requested"_s, u"outcome"_s, u"outcome"_s}));
}

void TestCommandDesk::sameOrderTwiceIsOneOrder()
{
    DeskBench bench;
    online(bench);
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.submit(order);
    QCOMPARE(bench.sends.size(), 1);
    bench.pass(100ms);
    bench.relayState(1);
    bench.pass(2s);
    QCOMPARE(bench.ends.size(), 1);
    QCOMPARE(bench.evidenceOf(order.id)["handed_in_again"_L1].toInt(), 1);
}

void TestCommandDesk::usedIdIsRefused()
{
    DeskBench bench;
    online(bench);
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.pass(20s);
    bench.submit(order);
    QCOMPARE(bench.sends.size(), 1);
    QCOMPARE(bench.ends.size(), 2);
    QCOMPARE(bench.ends[1].evidence["reason"_L1].toString(), u"duplicate"_s);
}

void TestCommandDesk::spacing()
{
    DeskBench bench;
    online(bench);
    bench.submit(bench.relay(true));
    bench.pass(100ms);
    bench.relayState(1);
    bench.pass(1400ms);
    QCOMPARE(bench.ends.size(), 1);
    QCOMPARE(bench.desk.known(bench.node).notBefore, 500ms);
    const auto soon = bench.relay(false);
    bench.submit(soon);
    QCOMPARE(bench.evidenceOf(soon.id)["reason"_L1].toString(), u"too-soon"_s);
    bench.pass(500ms);
    bench.submit(bench.relay(false));
    QCOMPARE(bench.sends.size(), 2);
}

void TestCommandDesk::expiredWhileTheAuditStalls()
{
    DeskBench bench;
    online(bench);
    auto past = bench.relay(true);
    past.expiresAt = bench.clock->now();
    bench.submit(past);
    QCOMPARE(bench.outcomeOf(past.id), u"Expired"_s);

    auto order = bench.relay(true);
    order.expiresAt = bench.clock->now() + 2s;
    bench.requestedRow = Audit::Silent;
    bench.submit(order);
    bench.pass(1900ms);
    QCOMPARE(bench.outcomeOf(order.id), QString());
    bench.pass(200ms);
    QCOMPARE(bench.outcomeOf(order.id), u"Expired"_s);
    bench.desk.auditStored(bench.audit[2]);
    QVERIFY(bench.sends.isEmpty());
}

void TestCommandDesk::stalledAuditNeverSendsLater()
{
    DeskBench bench;
    online(bench);
    bench.requestedRow = Audit::Silent;
    bench.outcomeRow = Audit::Silent;
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.pass(10s);
    QCOMPARE(bench.rows(), (QStringList{u"requested"_s, u"outcome"_s}));
    bench.desk.auditStored(bench.audit[0]);
    QVERIFY(bench.sends.isEmpty());
    QVERIFY(bench.ends.isEmpty());
    bench.pass(10s);
    QCOMPARE(bench.outcomeOf(order.id), u"NotSent"_s);
    QCOMPARE(bench.evidenceOf(order.id)["audited"_L1].toBool(true), false);
    bench.desk.auditStored(bench.audit[1]);
    QCOMPARE(bench.ends.size(), 1);
}

void TestCommandDesk::cancelBeforeSent()
{
    DeskBench bench;
    online(bench);
    bench.requestedRow = Audit::Silent;
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.desk.cancel(order.id);
    QCOMPARE(bench.outcomeOf(order.id), u"Cancelled"_s);
    bench.desk.auditStored(bench.audit[0]);
    QVERIFY(bench.sends.isEmpty());
    QVERIFY(bench.refusals.isEmpty());
}

void TestCommandDesk::cancelAfterSentIsRefused()
{
    DeskBench bench;
    online(bench);
    const auto order = bench.relay(true);
    bench.submit(order);
    bench.desk.cancel(order.id);
    QCOMPARE(bench.refusals, QStringList{u"it has been sent"_s});
    QVERIFY(bench.ends.isEmpty());
    bench.pass(100ms);
    bench.relayState(1);
    bench.pass(2s);
    QCOMPARE(bench.outcomeOf(order.id), u"Verified"_s);
    bench.desk.cancel(order.id);
    QCOMPARE(bench.refusals.last(), u"it has ended"_s);
}

void TestCommandDesk::neverPublishesWhereTheDeviceReports()
{
    DeskBench bench;
    online(bench);
    auto wrong = std::make_shared<core::Profile>(*bench.profile);
    wrong->commands[u"relay"_s].topic = u"dev/{device}/relay/state"_s;
    bench.desk.setDevice(bench.node, wrong, bench.site);
    const auto order = bench.relay(true);
    bench.submit(order);
    QCOMPARE(bench.outcomeOf(order.id), u"Rejected"_s);
    QCOMPARE(bench.evidenceOf(order.id)["reason"_L1].toString(), u"topic"_s);

    auto wild = bench.relay(true);
    wild.device = core::DeviceId(u"+"_s);
    bench.desk.setDevice(wild.device, bench.profile, bench.site);
    bench.submit(wild);
    QCOMPARE(bench.evidenceOf(wild.id)["reason"_L1].toString(), u"topic"_s);
    auto half = bench.relay(true);
    half.value = 0.5;
    bench.desk.setDevice(bench.node, bench.profile, bench.site);
    bench.submit(half);
    QCOMPARE(bench.evidenceOf(half.id)["reason"_L1].toString(), u"value"_s);
    QVERIFY(bench.sends.isEmpty());
}

void TestCommandDesk::progressTellsEveryStage()
{
    DeskBench bench;
    online(bench);
    bench.wire = Wire::Confirms;
    bench.submit(bench.relay(true));
    bench.pass(400ms);
    bench.relayState(1);
    bench.pass(2s);
    QStringList stages;
    for (const auto &step : bench.steps)
        stages.append(commands::stageName(step.stage));
    QCOMPARE(stages, (QStringList{u"requested"_s, u"sent"_s, u"accepted"_s, u"evidence"_s, u"outcome"_s}));
    QCOMPARE(bench.steps[0].auditNumber, 1);
    QCOMPARE(bench.steps[3].sinceSent, 400ms);
    QCOMPARE(bench.steps[3].window, 15s);
    QVERIFY(bench.steps[4].outcome == core::Outcome::Verified);
}

QTEST_GUILESS_MAIN(TestCommandDesk)
#include "tst_commanddesk.moc"
