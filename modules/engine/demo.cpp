// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr int BrokerAttempts = 600;
constexpr int PortRounds = 5;
constexpr std::chrono::milliseconds BrokerRetry{50};
constexpr std::chrono::seconds StopPatience{1};
constexpr int LastWaitMs = 1000;

/// A loopback port nobody listens on. Another program may take it before the broker does; then the broker's
/// own failure starts another round.
quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost, 0) ? probe.serverPort() : 0;
}

QString program(const QString &name, const QStringList &places)
{
    const QString near = QStandardPaths::findExecutable(name, places);
    return near.isEmpty() ? QStandardPaths::findExecutable(name) : near;
}

} // namespace

Demo::Demo(Options options, QObject *parent) : QObject(parent), m_options(options)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Demo::tryBroker);
    connect(&m_fleet, &QProcess::readyReadStandardOutput, this, &Demo::readFleet);
    m_patience.setSingleShot(true);
    m_patience.setInterval(StopPatience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        for (QProcess *process : {&m_fleet, &m_broker}) {
            if (process->state() != QProcess::NotRunning)
                process->kill();
        }
    });
    for (QProcess *process : {&m_fleet, &m_broker}) {
        connect(process, &QProcess::finished, this, &Demo::noteEnd);
        connect(process, &QProcess::errorOccurred, this, &Demo::noteEnd);
    }
    connect(&m_fleet, &QProcess::finished, this, [this] {
        if (!m_done)
            fail(u"meterdeck-sim"_s, QString::fromUtf8(m_fleet.readAllStandardError()).trimmed(),
                 u"The simulated fleet ended before it was ready."_s);
    });
}

Demo::~Demo()
{
    // Who called stop() and waited for stopped() finds nothing to do here; others must not leave processes
    // behind.
    for (QProcess *process : {&m_fleet, &m_broker}) {
        process->disconnect(this);
        if (process->state() == QProcess::NotRunning)
            continue;
        process->kill();
        process->waitForFinished(LastWaitMs);
    }
}

void Demo::start()
{
    if (!m_folder.isValid()) {
        fail(m_folder.path(), m_folder.errorString(),
             u"The demo needs a temporary folder it may write to."_s);
        return;
    }
    startBroker();
}

void Demo::startBroker()
{
    emit stepChanged(Step::Broker);
    const QString mosquitto = program(u"mosquitto"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
    if (mosquitto.isEmpty()) {
        fail(u"mosquitto"_s, u"not installed"_s,
             u"Install the package mosquitto, or run ./installer/run, which does."_s);
        return;
    }
    m_port = freePort();
    ++m_rounds;
    QFile config(m_folder.filePath(u"mosquitto.conf"_s));
    if (!config.open(QIODevice::WriteOnly)) {
        fail(config.fileName(), config.errorString(), {});
        return;
    }
    config.write("listener " + QByteArray::number(m_port) +
                 " 127.0.0.1\nallow_anonymous true\npersistence false\n"
                 "max_inflight_messages 1000\nmax_queued_messages 100000\n");
    config.close();
    m_broker.setStandardOutputFile(m_folder.filePath(u"mosquitto.log"_s));
    m_broker.setStandardErrorFile(m_folder.filePath(u"mosquitto.err"_s));
    m_broker.start(mosquitto, {u"-c"_s, config.fileName()});
    m_attempts = 0;
    m_retry.start(BrokerRetry);
}

void Demo::tryBroker()
{
    const bool ended = m_broker.state() == QProcess::NotRunning;
    if (ended && m_rounds < PortRounds) {
        startBroker();
        return;
    }
    const QString words = brokerWords();
    if (++m_attempts > BrokerAttempts || ended) {
        fail(u"mosquitto, port %1"_s.arg(m_port),
             words.isEmpty() ? u"the private broker does not answer"_s : words, u"Start the demo again."_s);
        return;
    }
    // Somebody else may have taken the port and would answer there: only our broker's own word counts that it
    // listens.
    if (!words.contains(u" running"_s)) {
        m_retry.start(BrokerRetry);
        return;
    }
    auto *probe = new QTcpSocket(this);
    connect(probe, &QTcpSocket::connected, this, [this, probe] {
        probe->abort();
        probe->deleteLater();
        startFleet();
    });
    connect(probe, &QTcpSocket::errorOccurred, this, [this, probe] {
        probe->deleteLater();
        if (!m_done)
            m_retry.start(BrokerRetry);
    });
    probe->connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
}

QString Demo::brokerWords() const
{
    QFile log(m_folder.filePath(u"mosquitto.err"_s));
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).trimmed() : QString();
}

void Demo::startFleet()
{
    if (m_done)
        return;
    emit stepChanged(Step::Fleet);
    const QString simulator = program(u"meterdeck-sim"_s, {QCoreApplication::applicationDirPath()});
    if (simulator.isEmpty()) {
        fail(u"meterdeck-sim"_s, u"not found beside this program"_s,
             u"Build the whole project, or install it again."_s);
        return;
    }
    QStringList arguments{u"--mqtt"_s,         u"127.0.0.1:%1"_s.arg(m_port),
                          u"--mqtt-devices"_s, QString::number(m_options.mqttDevices),
                          u"--rtu-units"_s,    QString::number(m_options.rtuUnits),
                          u"--seed"_s,         QString::number(m_options.seed),
                          u"--parent-pipe"_s};
    if (m_options.faults)
        arguments.append(u"--faults"_s);
    if (m_options.needy)
        arguments.append(u"--needy"_s);
    if (m_options.neighbours)
        arguments.append(u"--neighbours"_s);
    m_fleet.start(simulator, arguments);
}

void Demo::readFleet()
{
    while (m_fleet.canReadLine()) {
        const QByteArray line = m_fleet.readLine().trimmed();
        if (m_done || !line.startsWith("ready "))
            continue;
        m_done = true;
        giveWorkspace(QJsonDocument::fromJson(line.mid(6)).object());
    }
}

void Demo::giveWorkspace(const QJsonObject &fleet)
{
    const QString rtuPort = fleet["rtuPort"_L1].toString();
    QJsonArray profiles{u"iot-smart-meter"_s};
    const QJsonArray neighbours = fleet["neighbours"_L1].toArray();
    for (const auto &neighbour : neighbours) {
        if (const QJsonValue profile = neighbour["profile"_L1]; !profiles.contains(profile))
            profiles.append(profile);
    }
    QJsonArray transports{QJsonObject{{u"id"_s, u"demo-mqtt"_s},
                                      {u"type"_s, u"mqtt"_s},
                                      {u"name"_s, u"Demo broker"_s},
                                      {u"host"_s, u"127.0.0.1"_s},
                                      {u"port"_s, m_port},
                                      {u"qos"_s, 1},
                                      {u"persistentSession"_s, true},
                                      {u"profiles"_s, profiles}}};
    QJsonArray devices;
    static const QStringList places{u"Wellawatte shop 12"_s, u"Kirulapone 07"_s,     u"Nugegoda bakery"_s,
                                    u"Borella flat 3"_s,     u"Dehiwala salon"_s,    u"Maharagama depot"_s,
                                    u"Kotte library"_s,      u"Rajagiriya shop 4"_s, u"Battaramulla 21"_s,
                                    u"Moratuwa workshop"_s,  u"Piliyandala 9"_s,     u"Kaduwela store"_s};
    qsizetype place = 0;
    for (const auto &node : fleet["nodes"_L1].toArray()) {
        if (place >= places.size())
            break; // the others are known by the ids they speak with
        devices.append(QJsonObject{{u"id"_s, node.toString()},
                                   {u"transport"_s, u"demo-mqtt"_s},
                                   {u"profile"_s, u"iot-smart-meter"_s},
                                   {u"name"_s, places[place++]}});
    }
    for (const auto &neighbour : neighbours) {
        QJsonObject entry = neighbour.toObject();
        entry.insert(u"transport"_s, u"demo-mqtt"_s);
        devices.append(entry);
    }
    if (!rtuPort.isEmpty()) {
        transports.append(QJsonObject{{u"id"_s, u"demo-bus"_s},
                                      {u"type"_s, u"modbus-rtu"_s},
                                      {u"name"_s, u"Demo bus"_s},
                                      {u"port"_s, rtuPort},
                                      {u"baud"_s, 9600},
                                      {u"parity"_s, u"none"_s},
                                      {u"stopBits"_s, 1}});
        static const QStringList names{u"Engineering block"_s, u"Physics labs"_s, u"Library"_s, u"Workshop"_s,
                                       u"Canteen"_s};
        for (int unit = 1; unit <= m_options.rtuUnits; ++unit) {
            devices.append(
                QJsonObject{{u"id"_s, u"campus-%1"_s.arg(unit)},
                            {u"transport"_s, u"demo-bus"_s},
                            {u"profile"_s, u"campus-modbus"_s},
                            {u"unit"_s, unit},
                            {u"pollMs"_s, 1000},
                            {u"name"_s, unit <= names.size() ? names[unit - 1] : u"Meter %1"_s.arg(unit)}});
        }
    }
    QJsonObject document{{u"name"_s, u"Demo fleet"_s},
                         {u"simulated"_s, true},
                         {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"demo.db"_s}}},
                         {u"transports"_s, transports},
                         {u"devices"_s, devices}};
    if (const QJsonValue planned = fleet["planned"_L1]; planned.isArray())
        document.insert(u"outages"_s, QJsonObject{{u"planned"_s, planned}});
    const QByteArray text = QJsonDocument(document).toJson();
    const QString fileName = m_folder.filePath(u"demo.json"_s);
    QFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        fail(fileName, file.errorString(), {});
        return;
    }
    file.close();
    const auto workspace = core::Workspace::load(fileName);
    if (workspace)
        emit ready(*workspace);
    else
        emit failed(workspace.error());
}

void Demo::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_done = true;
    m_retry.stop();
    for (QProcess *process : {&m_fleet, &m_broker}) {
        if (process->state() != QProcess::NotRunning)
            process->terminate();
    }
    if (isStopped())
        QTimer::singleShot(0, this, &Demo::stopped);
    else
        m_patience.start();
}

bool Demo::isStopped() const
{
    return m_fleet.state() == QProcess::NotRunning && m_broker.state() == QProcess::NotRunning;
}

void Demo::noteEnd()
{
    // Only once: the timer runs from stop() until both have ended.
    if (!m_stopping || !isStopped() || !m_patience.isActive())
        return;
    m_patience.stop();
    emit stopped();
}

void Demo::fail(const QString &where, const QString &detail, const QString &remedy)
{
    m_done = true;
    m_retry.stop();
    emit failed({core::ErrorCode::NotFound, where, detail, remedy});
}

} // namespace engine
