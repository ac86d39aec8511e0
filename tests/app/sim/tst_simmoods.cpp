// SPDX-License-Identifier: GPL-3.0-or-later
#include "listener.h"
#include "peers/mosquittobroker.h"
#include "simprocess.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

/// How the relays of the simulated nodes take orders.
class TestSimMoods : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_broker = std::make_unique<peers::MosquittoBroker>();
        QVERIFY2(m_broker->start(), qPrintable(m_broker->error()));
        m_listener = std::make_unique<Listener>(m_broker->port());
        QTRY_VERIFY(m_listener->isSubscribed());
    }
    void cleanup()
    {
        m_sim.reset();
        m_listener.reset();
        m_broker.reset();
    }
    void obeysInAnyLetterCase_data();
    void obeysInAnyLetterCase();
    void ignoresUnknownCommands_data();
    void ignoresUnknownCommands();
    void ignores();
    void isLate();
    void flipsBack();
    void isContrary();
    void leavesAStaleRetainedOne();
    void isSilent();
    void diesAtTheCommand();
    void moodOfOneNode();
    void relayOffTakesCurrentAndPowerAway();
    void obeysRelayStateWithoutAWord_data();
    void obeysRelayStateWithoutAWord();
    void retainedStateSwitchesOnAtBoot();

private:
    void start(const QStringList &arguments)
    {
        m_sim = std::make_unique<SimProcess>();
        QVERIFY2(m_sim->start(QStringList{u"--mqtt"_s, u"127.0.0.1:%1"_s.arg(m_broker->port()),
                                          u"--mqtt-devices"_s, u"2"_s, u"--interval-ms"_s, u"100"_s} +
                              arguments),
                 qPrintable(m_sim->error()));
        m_node = m_sim->nodes().value(0);
    }
    QByteArray topic(const char *suffix) const { return "dev/" + m_node.toUtf8() + '/' + suffix; }
    void order(const QByteArray &words) { m_listener->publish(topic("relay/commands"), words); }
    QList<QByteArray> states() const
    {
        QList<QByteArray> payloads;
        for (const auto &message : m_listener->on(topic("relay/state")))
            payloads.append(message.payload);
        return payloads;
    }
    double power() const
    {
        const QByteArray payload = m_listener->lastOn(topic("pzem/metrics"));
        return QJsonDocument::fromJson(payload).object()[u"power"_s].toDouble(-1);
    }
    /// The node has handled everything sent so far: orders and this are delivered in order.
    void settle()
    {
        const auto before = m_listener->on(topic("pzem/energy")).size();
        m_listener->publish(topic("pzem/config"), R"({"energy":50})");
        QTRY_VERIFY(m_listener->on(topic("pzem/energy")).size() > before + 2);
    }
    int orders() { return m_sim->nodeCount(m_node, u"received"_s, u"relay/commands"_s); }

    std::unique_ptr<peers::MosquittoBroker> m_broker;
    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<SimProcess> m_sim;
    QString m_node;
};

void TestSimMoods::obeysInAnyLetterCase_data()
{
    QTest::addColumn<QByteArray>("off");
    QTest::addColumn<QByteArray>("on");
    QTest::newRow("capitals") << QByteArray("RELAY_OFF") << QByteArray("RELAY_ON");
    QTest::newRow("small") << QByteArray("relay_off") << QByteArray("relay_on");
    QTest::newRow("mixed") << QByteArray("Relay_Off") << QByteArray("rELAY_oN");
}

void TestSimMoods::obeysInAnyLetterCase()
{
    QFETCH(QByteArray, off);
    QFETCH(QByteArray, on);
    start({});
    order(off);
    QTRY_COMPARE(states(), QList<QByteArray>{"0"});
    QVERIFY(!m_listener->on(topic("relay/state"))[0].retained);
    settle();
    order(on);
    QTRY_COMPARE(states(), (QList<QByteArray>{"0", "1"}));
    QVERIFY(m_sim->stop());
    QCOMPARE(orders(), 2);
}

void TestSimMoods::ignoresUnknownCommands_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("space") << QByteArray("RELAY_OFF ");
    QTest::newRow("other") << QByteArray("OFF");
    QTest::newRow("nothing") << QByteArray();
}

void TestSimMoods::ignoresUnknownCommands()
{
    QFETCH(QByteArray, words);
    start({});
    order(words);
    settle();
    QVERIFY(states().isEmpty());
    QVERIFY(m_sim->stop());
    QCOMPARE(orders(), 0);
    QCOMPARE(m_sim->nodeCount(m_node, u"received"_s, u"relay/commands unknown"_s), 1);
}

void TestSimMoods::ignores()
{
    start({u"--mood"_s, u"ignores"_s});
    order("RELAY_OFF");
    settle();
    QVERIFY(states().isEmpty());
    QVERIFY(power() > 0);
    QVERIFY(m_sim->stop());
    QCOMPARE(orders(), 1);
}

void TestSimMoods::isLate()
{
    start({u"--mood"_s, u"late=600"_s});
    QElapsedTimer timer;
    timer.start();
    order("RELAY_OFF");
    QTRY_COMPARE(states(), QList<QByteArray>{"0"});
    QVERIFY2(timer.elapsed() >= 600, qPrintable(QString::number(timer.elapsed())));
}

void TestSimMoods::flipsBack()
{
    start({u"--mood"_s, u"flips-back=300"_s});
    order("RELAY_OFF");
    QTRY_COMPARE(states(), (QList<QByteArray>{"0", "1"}));
    settle();
    QVERIFY(power() > 0);
    QCOMPARE(states().size(), 2);
}

void TestSimMoods::isContrary()
{
    start({u"--mood"_s, u"contrary"_s});
    order("RELAY_OFF");
    QTRY_COMPARE(states(), QList<QByteArray>{"1"});
    order("RELAY_ON");
    QTRY_COMPARE(states(), (QList<QByteArray>{"1", "0"}));
    QTRY_COMPARE(power(), 0.0);
}

void TestSimMoods::leavesAStaleRetainedOne()
{
    start({u"--mood"_s, u"stale-retained"_s});
    Listener late(m_broker->port());
    QTRY_COMPARE(late.lastOn(topic("relay/state")), "1");
    QVERIFY(late.on(topic("relay/state"))[0].retained);
    order("RELAY_ON");
    order("RELAY_OFF");
    settle();
    QCOMPARE(late.on(topic("relay/state")).size(), 1);
    QVERIFY(m_sim->stop());
    QCOMPARE(orders(), 2);
}

void TestSimMoods::isSilent()
{
    start({u"--mood"_s, u"silent"_s});
    QTRY_COMPARE(m_listener->lastOn(topic("status")), "Online");
    order("RELAY_OFF");
    order("RELAY_ON");
    // The other node of the pair is silent as well; a marker tells that the broker is through.
    m_listener->publish("dev/marker", "1");
    QTRY_COMPARE(m_listener->lastOn("dev/marker"), "1");
    QVERIFY(m_sim->stop());
    QVERIFY(m_listener->on(topic("pzem/metrics")).isEmpty() && states().isEmpty());
    QCOMPARE(m_sim->nodeCount(m_node, u"sent"_s, u"status"_s), 1);
}

void TestSimMoods::diesAtTheCommand()
{
    start({u"--mood"_s, u"dies"_s});
    QTRY_COMPARE(m_listener->lastOn(topic("status")), "Online");
    order("RELAY_OFF");
    QTRY_COMPARE(m_listener->lastOn(topic("status")), "Offline");
    QVERIFY(states().isEmpty());
}

void TestSimMoods::moodOfOneNode()
{
    // The names are known beforehand: same seed, same names.
    start({});
    const QStringList nodes = m_sim->nodes();
    QVERIFY(m_sim->stop());
    start({u"--mood"_s, nodes[0] + u"=ignores"_s});
    order("RELAY_OFF");
    settle();
    QVERIFY(states().isEmpty());
    m_node = nodes[1];
    order("RELAY_OFF");
    QTRY_COMPARE(states(), QList<QByteArray>{"0"});
}

void TestSimMoods::relayOffTakesCurrentAndPowerAway()
{
    start({});
    QTRY_VERIFY(power() > 0);
    order("RELAY_OFF");
    QTRY_COMPARE(power(), 0.0);
    const auto json = QJsonDocument::fromJson(m_listener->lastOn(topic("pzem/metrics"))).object();
    QCOMPARE(json[u"current"_s].toDouble(-1), 0.0);
    QVERIFY(json[u"voltage"_s].toDouble() > 200);
    settle();
    const QByteArray energy = m_listener->lastOn(topic("pzem/energy"));
    order("RELAY_ON");
    QTRY_VERIFY(power() > 0);
    // The register goes on where it stood, and did not count what was not used.
    QVERIFY(m_listener->lastOn(topic("pzem/energy")).toDouble() - energy.toDouble() < 0.021);
}

void TestSimMoods::obeysRelayStateWithoutAWord_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("0") << QByteArray("0");
    QTest::newRow("a word") << QByteArray("on");
    QTest::newRow("clearing") << QByteArray();
}

void TestSimMoods::obeysRelayStateWithoutAWord()
{
    QFETCH(QByteArray, payload);
    start({});
    QTRY_VERIFY(power() > 0);
    m_listener->publish(topic("relay/state"), payload, true);
    QTRY_COMPARE(power(), 0.0);
    m_listener->publish(topic("relay/state"), "1", true);
    QTRY_VERIFY(power() > 0);
    QCOMPARE(states(), (QList<QByteArray>{payload, "1"}));
    QVERIFY(m_sim->stop());
    QCOMPARE(m_sim->nodeCount(m_node, u"sent"_s, u"relay/state"_s), 0);
    QCOMPARE(m_sim->nodeCount(m_node, u"received"_s, u"relay/state"_s), 2);
}

void TestSimMoods::retainedStateSwitchesOnAtBoot()
{
    start({u"--relay"_s, u"off"_s});
    QTRY_COMPARE(power(), 0.0);
    m_listener->publish(topic("relay/state"), "1", true);
    QTRY_VERIFY(power() > 0);
    QVERIFY(m_sim->stop());
    const auto before = m_listener->on(topic("pzem/metrics")).size();
    start({u"--relay"_s, u"off"_s});
    QTRY_VERIFY(m_listener->on(topic("pzem/metrics")).size() > before);
    QTRY_VERIFY(power() > 0);
}

QTEST_GUILESS_MAIN(TestSimMoods)
#include "tst_simmoods.moc"
