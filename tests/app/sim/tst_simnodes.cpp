// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetplan.h"
#include "listener.h"
#include "peers/mosquittobroker.h"
#include "simprocess.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

/// What an independent subscriber hears of the simulated nodes: topics, payloads, flags, intervals, faults.
class TestSimNodes : public QObject
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
        m_listener.reset();
        m_broker.reset();
    }
    void saysWhatTheFirmwareSays();
    void everythingIsRetained();
    void valuesAreThoseOfTheModel();
    void leavesWithoutItsWill();
    void diesWithItsWill();
    void comesBackAfterTheBroker();
    void manyNodesShareConnections();
    void intervalsAreObeyed();
    void garbageIntervalMeansEveryTurn();
    void tooLongConfigIsNotHeard();
    void countIsExact_data();
    void countIsExact();
    void faultsArePlantedAndCounted_data();
    void faultsArePlantedAndCounted();
    void aVanishedNodeComesBack();
    void aSilentMeterLeavesTheNodeAlive();
    void badArgumentsAreRefused_data();
    void badArgumentsAreRefused();

private:
    QStringList broker(const QStringList &more) const
    {
        return QStringList{u"--mqtt"_s, u"127.0.0.1:%1"_s.arg(m_broker->port())} + more;
    }
    QByteArray topic(const QString &node, const char *suffix) const
    {
        return "dev/" + node.toUtf8() + '/' + suffix;
    }

    std::unique_ptr<peers::MosquittoBroker> m_broker;
    std::unique_ptr<Listener> m_listener;
};

void TestSimNodes::saysWhatTheFirmwareSays()
{
    SimProcess sim;
    QVERIFY2(sim.start(broker({u"--mqtt-devices"_s, u"3"_s, u"--interval-ms"_s, u"100"_s})),
             qPrintable(sim.error()));
    QCOMPARE(sim.nodes(), (QStringList{fleet::nodeId(1, 0), fleet::nodeId(1, 1), fleet::nodeId(1, 2)}));
    static const QRegularExpression metrics(
        uR"(^\{"voltage":\d+(\.\d+)?,"current":\d+(\.\d+)?,"power":\d+(\.\d+)?\}$)"_s);
    static const QRegularExpression energy(uR"(^\d+\.\d\d$)"_s);
    for (const QString &node : sim.nodes()) {
        QTRY_VERIFY(m_listener->on(topic(node, "pzem/metrics")).size() >= 3);
        QTRY_VERIFY(m_listener->on(topic(node, "pzem/energy")).size() >= 2);
        QTRY_VERIFY(!m_listener->on(topic(node, "heartbeat")).isEmpty());
        QCOMPARE(m_listener->lastOn(topic(node, "status")), "Online");
        QCOMPARE(m_listener->lastOn(topic(node, "heartbeat")), "Alive");
        for (const auto &message : m_listener->on(topic(node, "pzem/metrics")))
            QVERIFY2(metrics.match(QString::fromUtf8(message.payload)).hasMatch(), message.payload);
        for (const auto &message : m_listener->on(topic(node, "pzem/energy")))
            QVERIFY2(energy.match(QString::fromUtf8(message.payload)).hasMatch(), message.payload);
        // Not at boot and not by time: only after an order.
        QVERIFY(m_listener->on(topic(node, "relay/state")).isEmpty());
    }
    QSet<QByteArray> suffixes;
    for (const auto &message : m_listener->messages()) {
        QCOMPARE(message.qos, 0);
        QVERIFY2(!message.retained, "these were heard as they happened");
        suffixes.insert(message.topic.mid(message.topic.indexOf('/', 4) + 1));
    }
    QCOMPARE(suffixes, (QSet<QByteArray>{"status", "heartbeat", "pzem/metrics", "pzem/energy"}));
    QVERIFY(sim.stop());
    const int sent = sim.nodeCount(sim.nodes()[0], u"sent"_s, u"pzem/metrics"_s);
    QTRY_COMPARE(m_listener->on(topic(sim.nodes()[0], "pzem/metrics")).size(), sent);
}

void TestSimNodes::everythingIsRetained()
{
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"1"_s, u"--interval-ms"_s, u"60"_s})));
    const QString node = sim.nodes()[0];
    m_listener->publish(topic(node, "relay/commands"), "RELAY_OFF");
    QTRY_VERIFY(!m_listener->on(topic(node, "relay/state")).isEmpty());
    QTRY_VERIFY(!m_listener->on(topic(node, "heartbeat")).isEmpty());
    QTRY_VERIFY(!m_listener->on(topic(node, "pzem/energy")).isEmpty());
    QVERIFY(sim.stop());
    Listener late(m_broker->port());
    for (const char *suffix : {"status", "heartbeat", "pzem/metrics", "pzem/energy", "relay/state"}) {
        QTRY_COMPARE(late.on(topic(node, suffix)).size(), 1);
        QVERIFY(late.on(topic(node, suffix))[0].retained);
    }
}

void TestSimNodes::valuesAreThoseOfTheModel()
{
    SimProcess sim;
    QVERIFY(
        sim.start(broker({u"--mqtt-devices"_s, u"2"_s, u"--interval-ms"_s, u"50"_s, u"--seed"_s, u"77"_s})));
    const QString node = sim.nodes()[1];
    const fleet::LoadModel load = fleet::nodeLoad(77, 1, fleet::localUtcOffset());
    const core::SystemClock clock;
    const auto fits = [&] {
        const fleet::LoadSample now = load.at(clock.now());
        const auto json = QJsonDocument::fromJson(m_listener->lastOn(topic(node, "pzem/metrics"))).object();
        return std::abs(json[u"voltage"_s].toDouble() - now.voltage) < 0.5 &&
               std::abs(json[u"current"_s].toDouble() - now.current) < 0.1 &&
               std::abs(json[u"power"_s].toDouble() - now.power) < 5;
    };
    QTRY_VERIFY(fits());
    QTRY_VERIFY(std::abs(m_listener->lastOn(topic(node, "pzem/energy")).toDouble() * 1000 -
                         load.energyWh(clock.now())) < 10);
}

void TestSimNodes::leavesWithoutItsWill()
{
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"2"_s})));
    QVERIFY(sim.closePipe());
    // A message behind everything that the broker had to say.
    m_listener->publish("dev/marker", "1");
    QTRY_COMPARE(m_listener->lastOn("dev/marker"), "1");
    QCOMPARE(m_listener->lastOn(topic(sim.nodes()[0], "status")), "Online");
}

void TestSimNodes::diesWithItsWill()
{
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"2"_s, u"--die"_s})));
    QVERIFY(sim.stop());
    for (const QString &node : sim.nodes()) {
        QTRY_COMPARE(m_listener->lastOn(topic(node, "status")), "Offline");
        QCOMPARE(m_listener->on(topic(node, "status")).constLast().qos, 1);
    }
    Listener late(m_broker->port());
    QTRY_COMPARE(late.lastOn(topic(sim.nodes()[0], "status")), "Offline");
    QVERIFY(late.on(topic(sim.nodes()[0], "status"))[0].retained);
}

void TestSimNodes::comesBackAfterTheBroker()
{
    SimProcess sim;
    QVERIFY(sim.start(
        broker({u"--mqtt-devices"_s, u"1"_s, u"--interval-ms"_s, u"100"_s, u"--reconnect-ms"_s, u"100"_s})));
    m_listener.reset();
    QVERIFY(m_broker->restart());
    Listener after(m_broker->port());
    const QString node = sim.nodes()[0];
    QTRY_COMPARE(after.lastOn(topic(node, "status")), "Online");
    QTRY_VERIFY(after.on(topic(node, "pzem/metrics")).size() > 3);
    // It subscribed again as well.
    after.publish(topic(node, "relay/commands"), "RELAY_OFF");
    QTRY_COMPARE(after.lastOn(topic(node, "relay/state")), "0");
}

void TestSimNodes::manyNodesShareConnections()
{
    SimProcess sim;
    QVERIFY2(sim.start(broker({u"--mqtt-devices"_s, u"200"_s, u"--interval-ms"_s, u"500"_s})),
             qPrintable(sim.error()));
    QCOMPARE(sim.nodes().size(), 200);
    for (const QString &node : sim.nodes())
        QTRY_VERIFY(m_listener->on(topic(node, "pzem/metrics")).size() >= 2);
    const QString one = sim.nodes()[150];
    m_listener->publish(topic(one, "relay/commands"), "RELAY_OFF");
    QTRY_COMPARE(m_listener->lastOn(topic(one, "relay/state")), "0");
    QVERIFY(m_listener->on(topic(sim.nodes()[151], "relay/state")).isEmpty());
    QVERIFY(m_broker->log().count("New client connected") < 30);
}

void TestSimNodes::intervalsAreObeyed()
{
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"1"_s, u"--interval-ms"_s, u"60000"_s})));
    const QString node = sim.nodes()[0];
    QTRY_VERIFY(!m_listener->on(topic(node, "pzem/metrics")).isEmpty());
    const auto before = m_listener->on(topic(node, "pzem/energy")).size();
    m_listener->publish(topic(node, "pzem/config"), R"({"metrics":200})");
    const auto count = [&] { return m_listener->on(topic(node, "pzem/metrics")).size(); };
    const auto start = count();
    QTRY_VERIFY(count() > start);
    const auto first = count();
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(count() >= first + 10, 10000);
    // Between the tick that saw the first and the one that saw the last: ten intervals, give or take a tick
    // and a busy computer.
    QVERIFY2(timer.elapsed() > 1700 && timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(m_listener->on(topic(node, "pzem/energy")).size() <= before + 1, "the other interval stays");
    m_listener->publish(topic(node, "pzem/config"), R"({"energy":100})");
    QTRY_VERIFY(m_listener->on(topic(node, "pzem/energy")).size() >= before + 5);
    QVERIFY(sim.stop());
    QCOMPARE(sim.nodeCount(node, u"received"_s, u"pzem/config"_s), 2);
}

void TestSimNodes::garbageIntervalMeansEveryTurn()
{
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"1"_s, u"--interval-ms"_s, u"60000"_s})));
    const QString node = sim.nodes()[0];
    m_listener->publish(topic(node, "pzem/config"), "not JSON at all");
    m_listener->publish(topic(node, "pzem/config"), R"({"metrics":"soon"})");
    QTRY_VERIFY(m_listener->on(topic(node, "pzem/metrics")).size() >= 40);
    QVERIFY(sim.stop());
    QCOMPARE(sim.nodeCount(node, u"received"_s, u"pzem/config"_s), 2);
}

void TestSimNodes::tooLongConfigIsNotHeard()
{
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"1"_s})));
    const QString node = sim.nodes()[0];
    m_listener->publish(topic(node, "pzem/config"),
                        R"({"metrics":100,"padding":")" + QByteArray(250, 'x') + "\"}");
    m_listener->publish(topic(node, "relay/commands"), "RELAY_OFF");
    QTRY_COMPARE(m_listener->lastOn(topic(node, "relay/state")), "0");
    QVERIFY(sim.stop());
    QCOMPARE(sim.nodeCount(node, u"received"_s, u"pzem/config"_s), 0);
    QCOMPARE(sim.nodeCount(node, u"received"_s, u"too long"_s), 1);
}

void TestSimNodes::countIsExact_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("qos");
    QTest::addColumn<QStringList>("more");
    QTest::newRow("one node") << 1 << 1 << QStringList();
    QTest::newRow("five nodes") << 5 << 1 << QStringList();
    QTest::newRow("shared connections") << 100 << 1 << QStringList();
    QTest::newRow("QoS 0") << 3 << 0 << QStringList();
    QTest::newRow("at a rate") << 3 << 1 << QStringList{u"--rate"_s, u"5000"_s};
}

void TestSimNodes::countIsExact()
{
    QFETCH(int, nodes);
    QFETCH(int, qos);
    QFETCH(QStringList, more);
    constexpr int count = 3001;
    // A broker with default limits drops what a subscriber does not take fast enough: that is not what is
    // tested.
    m_listener.reset();
    peers::MosquittoBroker::Config config;
    config.raisedLimits = true;
    m_broker = std::make_unique<peers::MosquittoBroker>(config);
    QVERIFY2(m_broker->start(), qPrintable(m_broker->error()));
    m_listener = std::make_unique<Listener>(m_broker->port());
    QTRY_VERIFY(m_listener->isSubscribed());
    SimProcess sim;
    QElapsedTimer timer;
    timer.start();
    QVERIFY2(sim.run(broker({u"--mqtt-devices"_s, QString::number(nodes), u"--qos"_s, QString::number(qos),
                             u"--count"_s, QString::number(count)}) +
                     more),
             qPrintable(sim.error()));
    if (!more.isEmpty())
        QVERIFY2(timer.elapsed() > 590, "3001 messages at 5000 a second");
    QVERIFY2(sim.output().contains("\npublished 3001\n"), sim.output());
    const auto metrics = [&] {
        QList<Listener::Message> all = m_listener->messages();
        all.removeIf(
            [](const Listener::Message &message) { return !message.topic.endsWith("pzem/metrics"); });
        return all;
    };
    m_listener->publish("dev/marker", "1");
    QTRY_COMPARE(m_listener->lastOn("dev/marker"), "1");
    QTRY_COMPARE(metrics().size(), count);
    QSet<qint64> numbers;
    for (const auto &message : metrics()) {
        QCOMPARE(message.qos, qos);
        const auto json = QJsonDocument::fromJson(message.payload).object();
        const auto number =
            fleet::numberOfPayload(json[u"voltage"_s].toDouble(), json[u"current"_s].toDouble());
        QVERIFY(number && *number < count);
        QCOMPARE(message.topic, topic(fleet::nodeId(1, static_cast<int>(*number % nodes)), "pzem/metrics"));
        numbers.insert(*number);
    }
    QCOMPARE(numbers.size(), count);
}

void TestSimNodes::faultsArePlantedAndCounted_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"dip", "nan", "truncated", "duplicate"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestSimNodes::faultsArePlantedAndCounted()
{
    QFETCH(QString, kind);
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"1"_s, u"--interval-ms"_s, u"50"_s, u"--fault-rate"_s,
                              u"0.3"_s, u"--fault-kinds"_s, kind})));
    const QString node = sim.nodes()[0];
    const auto seen = [&] {
        const auto metrics = m_listener->on(topic(node, "pzem/metrics"));
        qsizetype found = 0;
        for (qsizetype i = 0; i < metrics.size(); ++i) {
            const QByteArray &payload = metrics[i].payload;
            const double voltage = QJsonDocument::fromJson(payload).object()[u"voltage"_s].toDouble();
            found += kind == u"nan"         ? payload.contains("nan")
                     : kind == u"truncated" ? !payload.endsWith('}')
                     : kind == u"dip"       ? voltage > 0 && voltage < 200
                     : kind == u"duplicate" ? i > 0 && payload == metrics[i - 1].payload
                                            : 0;
        }
        return found;
    };
    QTRY_VERIFY(seen() >= 3);
    QVERIFY(sim.stop());
    const int planted = sim.nodeCount(node, u"faults"_s, kind);
    QVERIFY(planted > 0);
    if (kind == u"nan" || kind == u"truncated")
        QTRY_COMPARE(seen(), planted);
}

void TestSimNodes::aVanishedNodeComesBack()
{
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"1"_s, u"--interval-ms"_s, u"50"_s, u"--reconnect-ms"_s,
                              u"50"_s, u"--fault-rate"_s, u"0.3"_s, u"--fault-kinds"_s, u"vanish"_s})));
    const QString node = sim.nodes()[0];
    const auto said = [&] {
        QByteArrayList words;
        for (const auto &message : m_listener->on(topic(node, "status")))
            words.append(message.payload);
        return words;
    };
    QTRY_VERIFY(said().size() >= 3);
    QCOMPARE(said().first(3), (QByteArrayList{"Online", "Offline", "Online"}));
    QVERIFY(sim.stop());
    QVERIFY(sim.nodeCount(node, u"faults"_s, u"vanish"_s) >= 1);
}

void TestSimNodes::aSilentMeterLeavesTheNodeAlive()
{
    SimProcess sim;
    QVERIFY(sim.start(broker({u"--mqtt-devices"_s, u"1"_s, u"--interval-ms"_s, u"50"_s, u"--fault-rate"_s,
                              u"1"_s, u"--fault-kinds"_s, u"silent"_s})));
    const QString node = sim.nodes()[0];
    QTRY_COMPARE(m_listener->lastOn(topic(node, "heartbeat")), "Alive");
    QVERIFY(sim.stop());
    QVERIFY(m_listener->on(topic(node, "pzem/metrics")).isEmpty());
    QCOMPARE(m_listener->lastOn(topic(node, "status")), "Online");
    QVERIFY(sim.nodeCount(node, u"faults"_s, u"silent"_s) >= 1);
}

void TestSimNodes::badArgumentsAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing to do") << QStringList() << u"nothing to simulate"_s;
    QTest::newRow("broker") << QStringList{u"--mqtt"_s, u"here"_s} << u"--mqtt"_s;
    QTest::newRow("number") << QStringList{u"--rtu-units"_s, u"many"_s} << u"--rtu-units"_s;
    QTest::newRow("too many units") << QStringList{u"--rtu-units"_s, u"248"_s} << u"--rtu-units"_s;
    QTest::newRow("QoS") << QStringList{u"--rtu-units"_s, u"1"_s, u"--qos"_s, u"2"_s} << u"--qos"_s;
    QTest::newRow("mood") << QStringList{u"--rtu-units"_s, u"1"_s, u"--mood"_s, u"sad"_s} << u"sad"_s;
    QTest::newRow("fault") << QStringList{u"--rtu-units"_s, u"1"_s, u"--fault-kinds"_s, u"fire"_s}
                           << u"fire"_s;
    QTest::newRow("option") << QStringList{u"--colour"_s} << u"colour"_s;
    QTest::newRow("count") << QStringList{u"--rtu-units"_s, u"1"_s, u"--count"_s, u"5"_s} << u"--count"_s;
}

void TestSimNodes::badArgumentsAreRefused()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    SimProcess sim;
    QVERIFY(!sim.start(arguments));
    const QString words = sim.error();
    QVERIFY2(words.contains(named), qPrintable(words));
}

QTEST_GUILESS_MAIN(TestSimNodes)
#include "tst_simnodes.moc"
