// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"
#include "peers/mosquittobroker.h"

#include "historian/historianreader.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// One simulated node with a mood; tells at its end what it was sent.
class Node
{
public:
    ~Node()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }

    bool start(quint16 port, const QStringList &more)
    {
        m_process.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeck-sim"),
                        QStringList{u"--mqtt"_s, u"127.0.0.1:%1"_s.arg(port), u"--mqtt-devices"_s, u"1"_s,
                                    u"--interval-ms"_s, u"300"_s, u"--json"_s} +
                            more);
        while (!m_output.contains("ready ")) {
            if (!m_process.waitForReadyRead(10000))
                return false;
            m_output += m_process.readAllStandardOutput();
        }
        const auto ready =
            QJsonDocument::fromJson(m_output.mid(m_output.indexOf("ready ") + 6).split('\n').first());
        id = ready[u"nodes"_s][0].toString();
        return !id.isEmpty();
    }

    /// How many messages of @p topic suffix the node received in its life.
    int received(const QString &topic)
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.terminate();
            m_process.waitForFinished(10000);
            m_output += m_process.readAllStandardOutput();
        }
        const auto lines = m_output.trimmed().split('\n');
        return QJsonDocument::fromJson(lines.last())[u"mqtt"_s][id][u"received"_s][topic].toInt();
    }

    QString id;

private:
    QProcess m_process;
    QByteArray m_output;
};

struct Answer
{
    int exit = -1;
    QString text;
};

Answer order(const CollectorRun &run, const QString &device, const QStringList &words, int timeoutMs = 60000)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                  QStringList{u"command"_s, u"--workspace"_s, run.workspace(), u"--device"_s, device} +
                      words);
    Answer answer;
    if (process.waitForFinished(timeoutMs) && process.exitStatus() == QProcess::NormalExit)
        answer.exit = process.exitCode();
    answer.text = QString::fromUtf8(process.readAll());
    return answer;
}

QStringList auditStages(const CollectorRun &run)
{
    QStringList stages;
    auto reader = historian::HistorianReader::open(run.database());
    if (!reader)
        return stages;
    const auto audit =
        (*reader)->audit({}, core::fromMicros(0), core::fromMicros(std::numeric_limits<qint64>::max()), 1000);
    if (!audit)
        return stages;
    for (const auto &entry : *audit)
        stages.prepend(entry.stage);
    const auto check = (*reader)->verifyAudit();
    if (!check || !check->intact)
        stages.append(u"broken chain"_s);
    return stages;
}

} // namespace

/// Orders through the whole program: another process hands them to the collector that holds the workspace; a
/// real broker and a simulated node decide how they end.
class tst_OrderJourney : public QObject
{
    Q_OBJECT

private:
    static QJsonArray transports(quint16 port)
    {
        return {QJsonObject{{u"id"_s, u"site"_s},
                            {u"type"_s, u"mqtt"_s},
                            {u"host"_s, u"127.0.0.1"_s},
                            {u"port"_s, port},
                            {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}}};
    }

    static bool knows(const CollectorRun &run, const QString &device)
    {
        auto reader = historian::HistorianReader::open(run.database());
        const auto devices =
            reader ? (*reader)->devices() : core::Result<QList<historian::StoredDevice>>(reader.error());
        return devices && std::any_of(devices->begin(), devices->end(), [&](const auto &known) {
                   return known.sighting.device.toString() == device;
               });
    }

    /// Until the collector has stored something live of the node, so that an order finds it there.
    static bool waitHeard(const CollectorRun &run, const QString &device)
    {
        return QTest::qWaitFor(
            [&] {
                auto reader = historian::HistorianReader::open(run.database());
                if (!reader)
                    return false;
                const auto series = (*reader)->series(core::DeviceId(device));
                const auto latest = (*reader)->latest();
                if (!series || !latest)
                    return false;
                for (const auto &[number, what] : *series) {
                    for (const auto &entry : *latest) {
                        if (entry.series == number && what.quantity == core::Quantity::Voltage &&
                            entry.reading.quality == core::Quality::Good)
                            return true;
                    }
                }
                return false;
            },
            20000);
    }

private slots:
    void relay_data()
    {
        QTest::addColumn<QString>("mood");
        QTest::addColumn<int>("exit");
        QTest::addColumn<int>("sends");
        QTest::newRow("obeys") << u"obeys"_s << 0 << 1;
        QTest::newRow("ignores") << u"ignores"_s << 12 << 1;
        QTest::newRow("answers late, inside the window") << u"late=800"_s << 0 << 1;
        QTest::newRow("answers after the window") << u"late=4000"_s << 12 << 1;
        QTest::newRow("flips back") << u"flips-back=200"_s << 10 << 1;
        QTest::newRow("contrary") << u"contrary"_s << 10 << 1;
        QTest::newRow("stale retained 1") << u"stale-retained"_s << 12 << 1;
    }

    void relay()
    {
        QFETCH(QString, mood);
        QFETCH(int, exit);
        QFETCH(int, sends);
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Node node;
        QVERIFY(node.start(broker.port(), {u"--mood"_s, mood, u"--relay"_s, u"off"_s}));
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        QVERIFY(waitHeard(run, node.id));

        const Answer answer =
            order(run, node.id, {u"relay"_s, u"on"_s, u"--window"_s, u"2.5"_s, u"--reason"_s, u"a test"_s});
        QVERIFY2(answer.exit == exit, qPrintable(u"exit %1\n%2"_s.arg(answer.exit).arg(answer.text)));
        const QStringList stages = auditStages(run);
        QVERIFY2(stages.size() >= 2 && stages.first() == "requested"_L1, qPrintable(stages.join(u", "_s)));
        QCOMPARE(stages.count(u"requested"_s), 1);
        QCOMPARE(stages.count(u"outcome"_s), 1);
        QVERIFY(!stages.contains(u"broken chain"_s));
        QVERIFY(!run.stop().isEmpty());
        QCOMPARE(node.received(u"relay/commands"_s), sends);
    }

    void offlineNodeIsNotSent()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QString id;
        {
            Node node;
            QVERIFY(node.start(broker.port(), {u"--die"_s}));
            id = node.id;
            node.received(u"relay/commands"_s);
        }
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        QVERIFY(QTest::qWaitFor([&] { return knows(run, id); }, 20000));
        const Answer answer = order(run, id, {u"relay"_s, u"on"_s, u"--window"_s, u"2"_s});
        QVERIFY2(answer.exit == 13, qPrintable(u"exit %1\n%2"_s.arg(answer.exit).arg(answer.text)));
        QVERIFY2(!answer.text.contains("sent once"_L1), qPrintable(answer.text));
    }

    void unknownDeviceIsRefused()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        const Answer answer = order(run, u"ESP32-0"_s, {u"relay"_s, u"on"_s});
        QVERIFY2(answer.exit == 11 || answer.exit == 13,
                 qPrintable(u"exit %1\n%2"_s.arg(answer.exit).arg(answer.text)));
    }

    void withoutAHolderTheOrderHoldsTheWorkspaceItself()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Node node;
        QVERIFY(node.start(broker.port(), {u"--relay"_s, u"off"_s}));
        CollectorRun run(transports(broker.port())); // never started: only its workspace file is used
        const Answer answer = order(run, node.id, {u"relay"_s, u"on"_s, u"--window"_s, u"5"_s});
        QVERIFY2(answer.exit == 0, qPrintable(u"exit %1\n%2"_s.arg(answer.exit).arg(answer.text)));
        QCOMPARE(node.received(u"relay/commands"_s), 1);
    }

    void orderCutShortByADeathGetsItsOutcomeAtTheNextStart()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Node node;
        QVERIFY(node.start(broker.port(), {u"--mood"_s, u"ignores"_s}));
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        QVERIFY(waitHeard(run, node.id));
        QProcess orderer;
        orderer.start(
            QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
            {u"command"_s, u"--workspace"_s, run.workspace(), u"--device"_s, node.id, u"relay"_s, u"on"_s});
        QVERIFY(QTest::qWaitFor([&] { return auditStages(run).contains(u"requested"_s); }, 20000));
        run.kill();
        QVERIFY(orderer.waitForFinished(20000));
        QCOMPARE(orderer.exitCode(), 12); // it was told that the holder left: unknown
        QVERIFY(!auditStages(run).contains(u"outcome"_s));

        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        QVERIFY(QTest::qWaitFor([&] { return auditStages(run).contains(u"outcome"_s); }, 20000));
        QVERIFY(!run.stop().isEmpty());
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        QVERIFY(!run.stop().isEmpty());
        const QStringList stages = auditStages(run);
        QCOMPARE(stages.first(), u"requested"_s);
        QCOMPARE(stages.last(), u"outcome"_s);
        QCOMPARE(stages.count(u"requested"_s), 1);
        QCOMPARE(stages.count(u"outcome"_s), 1); // once
        QVERIFY(node.received(u"relay/commands"_s) <= 1);
    }

    void intervals()
    {
        peers::MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Node node;
        QVERIFY(node.start(broker.port(), {}));
        CollectorRun run(transports(broker.port()));
        QVERIFY2(run.start(), qPrintable(run.lastWords()));
        QVERIFY(waitHeard(run, node.id));

        const Answer verified = order(run, node.id, {u"interval"_s, u"metrics=1000"_s});
        QVERIFY2(verified.exit == 0, qPrintable(u"exit %1\n%2"_s.arg(verified.exit).arg(verified.text)));
        const Answer already = order(run, node.id, {u"interval"_s, u"metrics=1050"_s});
        QVERIFY2(already.exit == 11, qPrintable(u"exit %1\n%2"_s.arg(already.exit).arg(already.text)));
        QVERIFY2(already.text.contains("already"_L1), qPrintable(already.text));
        const Answer limit = order(run, node.id, {u"interval"_s, u"metrics=10"_s});
        QVERIFY2(limit.exit == 11, qPrintable(u"exit %1\n%2"_s.arg(limit.exit).arg(limit.text)));
        QVERIFY2(limit.text.contains("1000"_L1), qPrintable(limit.text));
        // Two keys, two outcomes, the worst of them is the exit status.
        const Answer two = order(run, node.id, {u"interval"_s, u"metrics=2000"_s, u"energy=1"_s});
        QVERIFY2(two.exit == 11, qPrintable(u"exit %1\n%2"_s.arg(two.exit).arg(two.text)));
        QVERIFY2(two.text.contains("Verified: interval metrics=2000"_L1), qPrintable(two.text));
        QVERIFY(!run.stop().isEmpty());
        QCOMPARE(node.received(u"pzem/config"_s), 2);
    }
};

QTEST_GUILESS_MAIN(tst_OrderJourney)
#include "tst_orderjourney.moc"
