// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/deployments.h"

#include "historian/historianreader.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QTcpServer>
#include <QTest>

#include <bit>
#include <csignal>

using namespace Qt::StringLiterals;
using core::Quantity;
using peers::MosquittoBroker;
using peers::RtuSlave;

namespace {

constexpr int Patience = 60'000;
const QString User = QStringLiteral("console");
const QString Password = QStringLiteral("right and long");

/// What a register pair holds in the answer to a request: told by the request's number alone.
float registerValue(quint32 number, int address)
{
    const quint32 part = number % 4096;
    switch (address) {
    case 6: // V
        return 200 + static_cast<float>(part) / 64;
    case 8: // A
        return static_cast<float>(part) / 64;
    case 10: // negative kW
        return -static_cast<float>(part) / 128;
    case 34: // power factor
        return static_cast<float>(part) / 8192;
    default: // Hz
        return 45 + static_cast<float>(part) / 256;
    }
}

struct BusQuantity
{
    int address;
    Quantity quantity;
    double scale;
};
constexpr std::array BusQuantities{BusQuantity{6, Quantity::Voltage, 1}, BusQuantity{8, Quantity::Current, 1},
                                   BusQuantity{10, Quantity::ActivePower, -1000},
                                   BusQuantity{34, Quantity::PowerFactor, 1},
                                   BusQuantity{54, Quantity::Frequency, 1}};

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

QJsonObject broker(const QString &id, quint16 port, const QStringList &profiles)
{
    return {{u"id"_s, id},
            {u"type"_s, u"mqtt"_s},
            {u"host"_s, u"127.0.0.1"_s},
            {u"port"_s, port},
            {u"profiles"_s, QJsonArray::fromStringList(profiles)}};
}

} // namespace

void MeshGateway::post(const QByteArray &text)
{
    for (int copy = 0; copy < 2; ++copy)
        m_open.push_back({WebClient::reading(text), "OK"});
}

void MeshGateway::postRefused(const QByteArray &body)
{
    m_open.push_back({WebClient::post(body), "Bad Request"});
}

bool MeshGateway::settled()
{
    std::erase_if(m_open, [](const Post &post) {
        return post.client && post.client->answers() > 0 && post.client->body(0) == post.awaited;
    });
    int open = 0;
    for (Post &post : m_open) {
        if (++open > MostOpen)
            break;
        if (post.client && post.client->isOpen() && post.client->answers() == 0)
            continue;
        post.client = std::make_unique<WebClient>(m_port);
        post.client->send(post.request);
    }
    return m_open.empty();
}

Deployments::Deployments(Truth &truth)
    : m_truth(truth), m_baseUs((QDateTime::currentSecsSinceEpoch() - 3600) * 1'000'000)
{
    for (const QString &device : busDevices())
        truth.leaveOut(device);
}

bool Deployments::start()
{
    const auto pair = m_certificates.server(u"broker"_s, {u"IP:127.0.0.1"_s});
    if (!m_certificates.isOk()) {
        m_error = m_certificates.error();
        return false;
    }
    MosquittoBroker::Config site;
    site.persistence = true;
    site.user = User;
    site.password = Password;
    site.certificate = pair.certificate;
    site.key = pair.key;
    m_site = std::make_unique<MosquittoBroker>(site);
    MosquittoBroker::Config home;
    home.persistence = true;
    m_home = std::make_unique<MosquittoBroker>(home);
    if (!startBrokers())
        return false;
    m_door = std::make_unique<OnThread<peers::WebSocketDoor>>(m_home->port());
    m_door->with([this](peers::WebSocketDoor &door) { m_doorPort = door.port(); });
    m_board = std::make_unique<OnThread<FakeThingsBoard>>();
    m_board->with([this](FakeThingsBoard &fake) {
        m_boardUrl = fake.url();
        fake.password = Password;
        fake.addDevice(u"00000000-0000-4000-8000-000000000000"_s, u"0000_MSAN"_s);
        fake.addDevice(u"00000000-0000-4000-8000-000000000001"_s, u"0001_MSAN"_s);
    });
    m_sinkPort = freePort();
    m_gateway = std::make_unique<MeshGateway>(m_sinkPort);
    m_meters = std::make_unique<RtuSlave>(m_line.masterFd(), QList<int>{1, 2});
    m_meters->setValues([](const RtuSlave::Request &request, quint16 address) {
        const auto bits = std::bit_cast<quint32>(registerValue(request.number, address & ~1));
        return static_cast<quint16>(address % 2 == 0 ? bits >> 16 : bits & 0xFFFF);
    });
    m_meters->setMood([](const RtuSlave::Request &) { return RtuSlave::Fault::None; });
    m_meters->start();
    m_siteVoice = std::make_unique<MqttPeer>(m_site->port(), User, Password);
    m_homeVoice = std::make_unique<MqttPeer>(m_home->port());
    return true;
}

bool Deployments::startBrokers()
{
    for (MosquittoBroker *each : {m_site.get(), m_home.get()}) {
        if (!each->start()) {
            m_error = each->error();
            return false;
        }
    }
    return true;
}

QJsonArray Deployments::transports() const
{
    QJsonObject campusTopics = broker(u"campus"_s, m_site->securePort(), {u"campus-mqtt"_s});
    campusTopics[u"user"_s] = User;
    campusTopics[u"tls"_s] = QJsonObject{{u"ca"_s, m_certificates.authority()}};
    campusTopics[u"zone"_s] = u"Asia/Kolkata"_s;
    QJsonObject nodeTopics = broker(u"nodes"_s, m_site->port(), {u"iot-smart-meter"_s});
    nodeTopics[u"user"_s] = User;
    QJsonObject monitorTopics = broker(u"monitors"_s, m_doorPort, {u"spms"_s});
    monitorTopics[u"webSocketPath"_s] = u"/mqtt"_s;
    QJsonObject homeTopics = broker(u"home"_s, m_home->port(),
                                    {u"tasmota"_s, u"shelly-gen1"_s, u"shelly-gen2"_s, u"esphome"_s,
                                     u"zigbee2mqtt"_s, u"home-assistant"_s});
    homeTopics[u"zone"_s] = u"Asia/Kolkata"_s;
    return {QJsonObject{{u"id"_s, u"bus"_s},
                        {u"type"_s, u"modbus-rtu"_s},
                        {u"port"_s, m_line.path()},
                        {u"timeoutMs"_s, 5000}}, // a busy computer is no silent meter
            campusTopics,
            nodeTopics,
            broker(u"mesh"_s, m_home->port(), {u"mesh-gateway"_s, u"painlessmesh"_s}),
            QJsonObject{{u"id"_s, u"sink"_s},
                        {u"type"_s, u"mesh-http"_s},
                        {u"port"_s, m_sinkPort},
                        {u"profiles"_s, QJsonArray{u"mesh-gateway"_s}}},
            monitorTopics,
            QJsonObject{{u"id"_s, u"board"_s},
                        {u"type"_s, u"thingsboard"_s},
                        {u"url"_s, m_boardUrl},
                        {u"user"_s, u"reader@example.org"_s},
                        {u"deviceProfile"_s, u"SPMS"_s},
                        {u"profiles"_s, QJsonArray{u"spms-thingsboard"_s}}},
            homeTopics};
}

QJsonArray Deployments::devices() const
{
    QJsonArray devices;
    for (int unit = 1; unit <= busDevices().size(); ++unit)
        devices.append(QJsonObject{{u"id"_s, busDevices().at(unit - 1)},
                                   {u"transport"_s, u"bus"_s},
                                   {u"profile"_s, u"campus-modbus"_s},
                                   {u"unit"_s, unit},
                                   {u"pollMs"_s, 200}});
    return devices;
}

QMap<QString, QString> Deployments::secrets()
{
    const QString key = u"000102030405060708090a0b0c0d0e0f:f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"_s;
    return {{u"METERDECK_PASSWORD_CAMPUS"_s, Password},
            {u"METERDECK_PASSWORD_NODES"_s, Password},
            {u"METERDECK_PASSWORD_BOARD"_s, Password},
            {u"METERDECK_KEY_MESH_MESH"_s, key},
            {u"METERDECK_KEY_MESH_SINK"_s, key}};
}

bool Deployments::waitHandedOver()
{
    return m_siteVoice->waitForConfirmations() && m_homeVoice->waitForConfirmations() &&
           QTest::qWaitFor([this] { return m_gateway->settled(); }, Patience);
}

/// The broker writes its sessions down, and has done so when it answers the next message: it has one thread.
bool Deployments::save(MosquittoBroker &broker, MqttPeer &publisher)
{
    const auto saved = [&] { return broker.log().count("Saving in-memory database"); };
    const auto before = saved();
    ::kill(static_cast<pid_t>(broker.processId()), SIGUSR1);
    if (!QTest::qWaitFor([&] { return saved() > before; }, Patience))
        return false;
    publisher.publish(u"nobody/reads/this/here"_s, "saved?");
    return publisher.waitForConfirmations();
}

bool Deployments::killBrokers()
{
    if (!save(*m_site, *m_siteVoice) || !save(*m_home, *m_homeVoice)) {
        m_error = u"a broker did not write its sessions down"_s;
        return false;
    }
    m_site->kill();
    m_home->kill();
    return true;
}

bool Deployments::announceLate()
{
    m_homeVoice->publish(u"homeassistant/sensor/plug4_p/config"_s,
                         R"({"~":"site/plug4","name":"Power","uniq_id":"plug4_p","stat_t":"~/p",)"
                         R"("unit_of_meas":"W","dev_cla":"power","stat_cla":"measurement",)"
                         R"("dev":{"ids":["plug4"],"name":"Plug 4"}})",
                         1, true);
    return QTest::qWaitFor([this] { return m_home->log().contains("site/plug4/p (QoS"); }, Patience);
}

bool Deployments::writeMeterSense(const QString &folder)
{
    QByteArray usage = "ReadingID,MeterID,ReadingTime,GasVolume_m3,BatteryVoltage,Temperature_C\n";
    const qint64 start = QDateTime({2025, 6, 1}, {7, 30}, Qt::UTC).toMSecsSinceEpoch() * 1000;
    for (int row = 0; row < 200; ++row) {
        const int meter = 1 + row % 2;
        const QString device = u"LPG-000%1"_s.arg(meter);
        const qint64 at = start + row * 60'000'000LL;
        // Nairobi is three hours ahead all the year round.
        const QString local = QDateTime::fromMSecsSinceEpoch(at / 1000, Qt::UTC)
                                  .addSecs(3 * 3600)
                                  .toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
        const double gas = 10 + row / 1000.0;
        const double battery = 3.5 + (row % 30) / 100.0;
        const double temperature = 20 + (row % 100) / 10.0;
        usage += u"%1,%2,%3,%4,%5,%6\n"_s.arg(row + 1)
                     .arg(meter)
                     .arg(local)
                     .arg(gas, 0, 'f', 3)
                     .arg(battery, 0, 'f', 2)
                     .arg(temperature, 0, 'f', 1)
                     .toUtf8();
        m_truth.said(device, Quantity::GasVolume, gas, at);
        m_truth.said(device, Quantity::BatteryVoltage, battery, at);
        m_truth.said(device, Quantity::Temperature, temperature, at);
    }
    usage += "901,9,2025-06-02 09:35:00,1,1,1\n902,2,2025-13-02 09:35:00,1,1,1\n";
    m_truth.refused(u"unknown-meter"_s);
    m_truth.refused(u"time"_s);
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(QDir(folder).filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    return write(u"Meters.csv"_s, "MeterID,MeterSerial,CustomerID\n1,LPG-0001,1\n2,LPG-0002,NULL\n") &&
           write(u"UsageReadings.csv"_s, usage);
}

QString Deployments::busBalance(const QString &database, qsizetype killedAt) const
{
    const QList<RtuSlave::Request> log = m_meters->log();
    auto reader = historian::HistorianReader::open(database);
    if (!reader)
        return reader.error().toString();
    for (int unit = 1; unit <= busDevices().size(); ++unit) {
        for (const BusQuantity &what : BusQuantities) {
            QStringList before;
            QStringList after;
            for (const auto &request : log) {
                if (request.unit != unit || request.answeredAt == RtuSlave::Steady::time_point{} ||
                    what.address < request.address || what.address >= request.address + request.count)
                    continue;
                const double value = registerValue(request.number, what.address) * what.scale;
                (request.number < killedAt ? before : after).append(QString::number(value, 'g', 9));
            }
            QStringList stored;
            const auto series = (*reader)->series(core::DeviceId(busDevices().at(unit - 1)));
            if (!series)
                return series.error().toString();
            for (const auto &[number, is] : *series) {
                if (is.quantity != what.quantity)
                    continue;
                const auto read = (*reader)->forEach(
                    number, core::fromMicros(0), core::fromMicros(std::numeric_limits<qint64>::max()),
                    [&](const historian::StoredReading &row) {
                        stored.append(row.value && row.quality == core::Quality::Good
                                          ? QString::number(*row.value, 'g', 9)
                                          : u"none"_s);
                        return true;
                    });
                if (!read)
                    return read.error().toString();
            }
            // What was answered just before an end may not have been stored; nothing else may be missing.
            qsizetype firstLife = 0;
            while (firstLife < stored.size() && firstLife < before.size() &&
                   stored[firstLife] == before[firstLife])
                ++firstLife;
            const QStringList secondLife = stored.mid(firstLife);
            if (firstLife == 0 || secondLife.isEmpty() || secondLife != after.mid(0, secondLife.size()) ||
                after.size() - secondLife.size() > 1)
                return u"%1 of unit %2: answered %3 and %4 times, stored %5: the first %6 are right, then %7 "
                       "instead of %8"_s.arg(core::quantityName(what.quantity))
                           .arg(unit)
                           .arg(before.size())
                           .arg(after.size())
                           .arg(stored.size())
                           .arg(firstLife)
                           .arg(secondLife.mid(0, 5).join(u' '), after.mid(0, 5).join(u' '));
        }
    }
    return {};
}

QStringList Deployments::boardMistakes()
{
    QStringList mistakes;
    m_board->with([&](FakeThingsBoard &fake) { mistakes = fake.mistakes; });
    return mistakes;
}
