// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskbench.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Orders of a reporting interval, proven by the gaps between arrivals.
class TestIntervalOrders : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_bench = std::make_unique<DeskBench>();
        m_bench->report(core::Quantity::Online, 1, u"site:status"_s, true);
    }
    void limits_data();
    void limits();
    void payloadHoldsOnlyTheOrderedKey();
    void outcomes_data();
    void outcomes();
    void alreadySo_data();
    void alreadySo();
    void silentDeviceIsNotAlreadySo();
    void computedSeriesAreNoArrivals();
    void otherKeyIsNoArrival();
    void interruptionIsNoGap();
    void windowOfTheOrderEndsTheWait();
    void stoppingTheWaitLetsTheRelayBeOrdered();
    void onlyASentIntervalIsStopped();

private:
    /// Messages after each of @p gaps.
    void messages(const QList<int> &gaps)
    {
        for (const int gap : gaps) {
            m_bench->pass(std::chrono::milliseconds(gap));
            m_bench->metrics();
        }
    }
    std::unique_ptr<DeskBench> m_bench;
};

void TestIntervalOrders::limits_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("reason");
    QTest::newRow("lowest") << u"metrics"_s << 1000.0 << QString();
    QTest::newRow("below") << u"metrics"_s << 999.0 << u"limit"_s;
    QTest::newRow("zero floods the bus") << u"metrics"_s << 0.0 << u"limit"_s;
    QTest::newRow("negative") << u"metrics"_s << -5000.0 << u"limit"_s;
    QTest::newRow("highest") << u"metrics"_s << 3600000.0 << QString();
    QTest::newRow("above") << u"metrics"_s << 3600001.0 << u"limit"_s;
    QTest::newRow("not whole") << u"metrics"_s << 1500.5 << u"limit"_s;
    QTest::newRow("nan") << u"metrics"_s << qQNaN() << u"limit"_s;
    QTest::newRow("inf") << u"metrics"_s << qInf() << u"limit"_s;
    QTest::newRow("energy has limits of its own") << u"energy"_s << 1000.0 << u"limit"_s;
    QTest::newRow("unknown key") << u"relay"_s << 5000.0 << u"unknown-key"_s;
    QTest::newRow("no key") << QString() << 5000.0 << u"unknown-key"_s;
}

void TestIntervalOrders::limits()
{
    QFETCH(QString, key);
    QFETCH(double, value);
    QFETCH(QString, reason);
    auto order = m_bench->interval(key, 0);
    order.value = value;
    m_bench->submit(order);
    QCOMPARE(m_bench->sends.size(), reason.isEmpty() ? 1 : 0);
    QCOMPARE(m_bench->evidenceOf(order.id)["reason"_L1].toString(), reason);
    QCOMPARE(m_bench->outcomeOf(order.id), reason.isEmpty() ? QString() : u"Rejected"_s);
    if (reason == "limit"_L1 && key == "metrics"_L1) {
        const auto words = m_bench->evidenceOf(order.id)["words"_L1].toString();
        QVERIFY2(words.contains(u"from 1000 to 3600000"_s), qPrintable(words));
    }
}

void TestIntervalOrders::payloadHoldsOnlyTheOrderedKey()
{
    m_bench->submit(m_bench->interval(u"energy"_s, 86400000));
    QCOMPARE(m_bench->sends[0].topic, u"dev/ESP32-1a2b/pzem/config"_s);
    QCOMPARE(m_bench->sends[0].payload, R"({"energy":86400000})"_ba);
}

void TestIntervalOrders::outcomes_data()
{
    QTest::addColumn<QList<int>>("gaps");
    QTest::addColumn<QString>("outcome");
    const QString verified = u"Verified"_s;
    const QString mismatch = u"Mismatch"_s;
    const QString noAnswer = u"NoAnswer"_s;
    QTest::newRow("obeys") << QList{1500, 5000, 5000, 5000} << verified;
    QTest::newRow("two gaps are not enough") << QList{1500, 5000, 5000} << noAnswer;
    QTest::newRow("within 20 %") << QList{1500, 4000, 6000, 5500} << verified;
    QTest::newRow("one outside, then three") << QList{1500, 5000, 6100, 5000, 5000, 5000} << verified;
    QTest::newRow("keeps its old pace") << QList{1500, 3000, 3000, 3000} << mismatch;
    QTest::newRow("the gap that spans the change counts for neither")
        << QList{4000, 3000, 3000, 5000, 5000, 5000} << verified;
    QTest::newRow("irregular without end")
        << QList{1500, 5000, 3000, 5000, 3000, 5000, 3000, 5000, 3000, 5000, 3000} << mismatch;
    QTest::newRow("silent") << QList<int>{} << noAnswer;
    QTest::newRow("falls silent after one") << QList{1500} << noAnswer;
    QTest::newRow("a backlog read at once is no gap") << QList{1500, 1, 1, 5000, 5000, 5000} << verified;
}

void TestIntervalOrders::outcomes()
{
    QFETCH(QList<int>, gaps);
    QFETCH(QString, outcome);
    messages({3000, 3000, 3000});
    m_bench->pass(1500ms);
    const auto order = m_bench->interval(u"metrics"_s, 5000);
    m_bench->submit(order);
    messages(gaps);
    if (outcome == "NoAnswer"_L1) {
        // Four ordered intervals from the last arrival or the send, and what a batch needs to get here.
        m_bench->pass(20200ms);
        QCOMPARE(m_bench->outcomeOf(order.id), QString());
        m_bench->pass(200ms);
    }
    QCOMPARE(m_bench->outcomeOf(order.id), outcome);
    QCOMPARE(m_bench->sends.size(), 1);
}

void TestIntervalOrders::alreadySo_data()
{
    QTest::addColumn<QList<int>>("gaps");
    QTest::addColumn<bool>("refused");
    QTest::newRow("three fitting") << QList{3000, 5000, 5200, 4900} << true;
    QTest::newRow("two fitting") << QList{3000, 5000, 5000} << false;
    QTest::newRow("one outside") << QList{5000, 5000, 6100, 5000} << false;
    QTest::newRow("another pace") << QList{3000, 3000, 3000, 3000} << false;
}

void TestIntervalOrders::alreadySo()
{
    QFETCH(QList<int>, gaps);
    QFETCH(bool, refused);
    messages(gaps);
    const auto order = m_bench->interval(u"metrics"_s, 5000);
    m_bench->submit(order);
    QCOMPARE(m_bench->evidenceOf(order.id)["reason"_L1].toString(), refused ? u"already-so"_s : QString());
    QCOMPARE(m_bench->sends.size(), refused ? 0 : 1);
}

void TestIntervalOrders::silentDeviceIsNotAlreadySo()
{
    messages({5000, 5000, 5000, 5000});
    m_bench->pass(10s);
    m_bench->submit(m_bench->interval(u"metrics"_s, 5000));
    QCOMPARE(m_bench->sends.size(), 1);
}

void TestIntervalOrders::computedSeriesAreNoArrivals()
{
    const auto order = m_bench->interval(u"metrics"_s, 5000);
    m_bench->submit(order);
    for (int i = 0; i < 4; ++i) {
        m_bench->pass(5s);
        m_bench->report(core::Quantity::EnergyIntegrated, i, u"computed:site:pzem/metrics"_s, false,
                        core::Quality::Estimated);
    }
    m_bench->pass(1s);
    QCOMPARE(m_bench->outcomeOf(order.id), u"NoAnswer"_s);
}

void TestIntervalOrders::otherKeyIsNoArrival()
{
    const auto order = m_bench->interval(u"energy"_s, 5000);
    m_bench->submit(order);
    messages({5000, 5000, 5000, 5000, 1000});
    QCOMPARE(m_bench->outcomeOf(order.id), u"NoAnswer"_s);
}

void TestIntervalOrders::interruptionIsNoGap()
{
    const auto order = m_bench->interval(u"metrics"_s, 5000);
    m_bench->submit(order);
    messages({1000, 5000, 5000});
    m_bench->desk.transportUp(m_bench->site, false);
    m_bench->pass(1s);
    m_bench->desk.transportUp(m_bench->site, true);
    messages({4000, 5000, 5000});
    QCOMPARE(m_bench->outcomeOf(order.id), QString()); // two before and two after are not three in a row
    messages({5000});
    QCOMPARE(m_bench->outcomeOf(order.id), u"Verified"_s);
}

void TestIntervalOrders::windowOfTheOrderEndsTheWait()
{
    auto order = m_bench->interval(u"metrics"_s, 60000);
    order.window = 10s;
    m_bench->submit(order);
    m_bench->pass(10200ms);
    QCOMPARE(m_bench->outcomeOf(order.id), QString());
    m_bench->pass(200ms);
    QCOMPARE(m_bench->outcomeOf(order.id), u"NoAnswer"_s);
}

void TestIntervalOrders::stoppingTheWaitLetsTheRelayBeOrdered()
{
    m_bench->wire = DeskBench::Wire::Confirms;
    const auto slow = m_bench->interval(u"metrics"_s, 600000);
    m_bench->submit(slow);
    m_bench->pass(5s);
    QVERIFY(m_bench->desk.known(m_bench->node).openOnlyMeasured);
    // The rule stays: one open order a device.
    const auto refused = m_bench->relay(false);
    m_bench->submit(refused);
    QCOMPARE(m_bench->evidenceOf(refused.id)["reason"_L1].toString(), u"busy"_s);

    m_bench->desk.stopWaiting(slow.id);
    QCOMPARE(m_bench->outcomeOf(slow.id), u"NoAnswer"_s); // sent, and not seen to be obeyed
    QCOMPARE(m_bench->evidenceOf(slow.id)["reason"_L1].toString(), u"stopped-waiting"_s);
    QVERIFY(!m_bench->desk.known(m_bench->node).open);
    QVERIFY(!m_bench->desk.known(m_bench->node).openOnlyMeasured);
    const auto now = m_bench->relay(false);
    m_bench->submit(now);
    QCOMPARE(m_bench->sends.size(), 2);
    QCOMPARE(m_bench->sends[1].command, now.id);
    // What is measured later belongs to nobody: neither to the order that ended, nor to the relay's.
    messages({600000, 600000, 600000, 600000});
    QCOMPARE(m_bench->outcomeOf(slow.id), u"NoAnswer"_s);
    QCOMPARE(m_bench->outcomeOf(now.id), u"NoAnswer"_s);
}

void TestIntervalOrders::onlyASentIntervalIsStopped()
{
    // Not sent yet: it could still leave after the next order, so its wait is not given up.
    m_bench->wire = DeskBench::Wire::Silent;
    const auto unsent = m_bench->interval(u"metrics"_s, 600000);
    m_bench->submit(unsent);
    QVERIFY(!m_bench->desk.known(m_bench->node).openOnlyMeasured);
    m_bench->desk.stopWaiting(unsent.id);
    QCOMPARE(m_bench->outcomeOf(unsent.id), QString());
    QCOMPARE(m_bench->refusals.size(), 1);
    m_bench->desk.sent(unsent.id);
    m_bench->desk.stopWaiting(unsent.id);
    QCOMPARE(m_bench->outcomeOf(unsent.id), u"NoAnswer"_s);

    // A relay's window is its own: an early end would make a late answer look like nobody's.
    m_bench->wire = DeskBench::Wire::Confirms;
    m_bench->pass(5s);
    m_bench->report(core::Quantity::Online, 1, u"site:status"_s);
    const auto relay = m_bench->relay(true);
    m_bench->submit(relay);
    QVERIFY(!m_bench->desk.known(m_bench->node).openOnlyMeasured);
    m_bench->desk.stopWaiting(relay.id);
    QCOMPARE(m_bench->outcomeOf(relay.id), QString());
    QCOMPARE(m_bench->refusals.size(), 2);
}

QTEST_GUILESS_MAIN(TestIntervalOrders)
#include "tst_intervalorders.moc"
