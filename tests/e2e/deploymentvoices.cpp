// SPDX-License-Identifier: GPL-3.0-or-later
// What the deployments say, as their firmware writes it, and what that means.
#include "e2e/deployments.h"

#include <QDateTime>
#include <QProcess>

using namespace Qt::StringLiterals;
using core::Quality;
using core::Quantity;

namespace {

/// Local time of India, as loggers and plugs there write it: without a zone.
QString indianTime(qint64 us)
{
    return QDateTime::fromMSecsSinceEpoch(us / 1000, Qt::UTC)
        .addSecs(5 * 3600 + 1800)
        .toString(u"yyyy-MM-ddTHH:mm:ss"_s);
}

QString text(double value, int digits) { return QString::number(value, 'f', digits); }

/// By a program that is not ours, with the key of Deployments::secrets().
QByteArray encrypted(const QByteArray &plain)
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"enc"_s, u"-aes-128-cbc"_s, u"-K"_s, u"000102030405060708090a0b0c0d0e0f"_s,
                                 u"-iv"_s, u"f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"_s, u"-a"_s, u"-A"_s});
    openssl.write(plain);
    openssl.closeWriteChannel();
    openssl.waitForFinished(30'000);
    return openssl.readAllStandardOutput().trimmed();
}

} // namespace

void Deployments::speak(int number)
{
    campus(number);
    nodes(number);
    mesh(number);
    monitors(number);
    board(number);
    plugs(number);
    moreNeighbours(number);
}

void Deployments::sayBefore()
{
    m_siteVoice->publish(u"dev/ESP32-a4c1f0/status"_s, "Online", 1, true);
    m_truth.said(u"ESP32-a4c1f0"_s, Quantity::Online, 1, {}, {}, Quality::Stale);
    m_homeVoice->publish(
        u"homeassistant/device/inv7/config"_s,
        R"({"dev":{"ids":["inv7"],"name":"Inverter 7"},"o":{"name":"acme2mqtt"},"state_topic":"acme/inv7",)"
        R"("cmps":{"power":{"p":"sensor","device_class":"power","unit_of_measurement":"kW",)"
        R"("value_template":"{{ value_json.p }}","unique_id":"i7p"}}})",
        1, true);
    for (int number = -40; number < 0; ++number)
        board(number, true);
}

void Deployments::campus(int number)
{
    const bool library = number % 2 == 0;
    const QString device = library ? u"ECE-F1-001"_s : u"LAB-F2-007"_s;
    // The same meter under a second id.
    const QString written = number % 4 == 0 ? device + u"_DEV"_s : device;
    const int fraction = number % 10 == 0 ? 0 : 1001 * number % 1'000'000; // left out when it is zero
    const qint64 at = m_baseUs + number * 1'000'000LL + fraction;
    const QString time =
        indianTime(at) + (fraction == 0 ? QString() : u".%1"_s.arg(fraction, 6, 10, QChar(u'0')));
    const double voltage = 220 + number / 100.0;
    const double current = 1 + number / 1000.0;
    const double power = number % 3 == 0 ? -300.0 - number : 300.0 + number;
    const double energy = 0.1 + number / 1e5;
    m_siteVoice->publish(
        u"pes/campus/energy/meter/reading"_s,
        u"{\"voltage_v1\":%1,\"current_a1\":%2,\"active_power_w1\":%3,\"power_factor_pf1\":"
        "0.9,\"frequency_hz\":50.02,\"energy_wh_interval\":%4,\"timestamp\":\"%5\","
        "\"meter_id\":\"%6\",\"building\":\"LAB\",\"floor\":\"2\"}"_s
            .arg(text(voltage, 3), text(current, 3), text(power, 3), text(energy, 5), time, written)
            .toUtf8());
    m_truth.said(device, Quantity::Voltage, voltage, at);
    m_truth.said(device, Quantity::Current, current, at);
    m_truth.said(device, Quantity::ActivePower, power, at);
    m_truth.said(device, Quantity::PowerFactor, 0.9, at);
    m_truth.said(device, Quantity::Frequency, 50.02, at);
    m_truth.said(device, Quantity::EnergyInterval, energy, at);
}

void Deployments::nodes(int number)
{
    const QString device = u"ESP32-a4c1f0"_s;
    const QString topic = u"dev/%1/"_s.arg(device);
    const double voltage = 225 + number / 50.0;
    m_siteVoice->publish(topic + u"pzem/metrics"_s,
                         u"{\"voltage\":%1,\"current\":%2,\"power\":%3}"_s
                             .arg(text(voltage, 7), text(2 + number / 500.0, 7), text(400 + number / 10.0, 7))
                             .toUtf8(),
                         1, true);
    m_truth.said(device, Quantity::Voltage, voltage);
    m_truth.said(device, Quantity::Current, 2 + number / 500.0);
    m_truth.said(device, Quantity::ActivePower, 400 + number / 10.0);
    m_siteVoice->publish(topic + u"pzem/energy"_s, text(100 + number / 100.0, 2).toUtf8(), 1, true);
    m_truth.said(device, Quantity::EnergyImport, 100'000 + 10.0 * number);
    if (number % 4 == 0) {
        m_siteVoice->publish(topic + u"heartbeat"_s, "Alive", 1, true);
        m_truth.said(device, Quantity::Heartbeat, 1);
        m_siteVoice->publish(topic + u"relay/state"_s, number % 8 == 0 ? "1" : "0", 1, true);
        m_truth.said(device, Quantity::Relay, number % 8 == 0 ? 1 : 0);
    }
}

void Deployments::mesh(int number)
{
    const auto said = [&](const QString &device) {
        m_truth.said(device, Quantity::Sample, number);
        m_truth.said(device, Quantity::Hops, 2);
        m_truth.said(device, Quantity::Uptime, 8123.456 + number);
    };
    const auto plain = [number](const QByteArray &type, const QByteArray &node) {
        return "DATA:" + type + "-3:Sensor=" + QByteArray::number(number) +
               ":Hop=2:Sequence=117:NodeId=" + node +
               ":LocalHubId=1:Time=" + QByteArray::number(8'123'456 + 1000 * number);
    };
    // Posted twice, with quotes that nobody escaped.
    const bool quotes = number % 5 == 0;
    m_gateway->post(plain(quotes ? "ESP\"8266\"" : "ESP8266", "3391827465"));
    if (quotes)
        m_truth.refused(u"quotes"_s);
    said(u"3391827465"_s);
    // The encrypted one over a broker.
    if (number % 5 == 2) {
        m_homeVoice->publish(u"data"_s,
                             "DATA:ESP8266-4:" + encrypted("Sensor=" + QByteArray::number(number) +
                                                           ":Hop=2:Seq=9:Node=3391827466:Time=" +
                                                           QByteArray::number(8'123'456 + 1000 * number)));
        said(u"3391827466"_s);
    }
    // A hub sends each text once more in a later cycle.
    const QString hub = u"painlessMesh/from/2147483700"_s;
    const QByteArray text = plain("ESP8266", "2147483777");
    m_homeVoice->publish(hub, text);
    said(u"2147483777"_s);
    m_hubTexts.append(text);
    if (m_hubTexts.size() > 3)
        m_homeVoice->publish(hub, m_hubTexts.takeFirst());
}

void Deployments::sayAgain()
{
    while (!m_hubTexts.isEmpty())
        m_homeVoice->publish(u"painlessMesh/from/2147483700"_s, m_hubTexts.takeFirst());
}

void Deployments::monitors(int number)
{
    const double voltage = 210 + number / 10.0;
    m_homeVoice->publish(u"v1/devices/0002_MSAN/telemetry"_s, u"{'V':%1}"_s.arg(text(voltage, 1)).toUtf8());
    m_truth.said(u"0002_MSAN"_s, Quantity::Voltage, voltage);
    const QString line = QString::number(1 + number % 8);
    const bool power = number % 3 == 0;
    m_homeVoice->publish(u"v1/devices/0002_MSAN/telemetry"_s,
                         u"{'%1':'%2'}"_s.arg(line, power ? u"true"_s : u"false"_s).toUtf8());
    m_truth.said(u"0002_MSAN"_s, Quantity::Line, power ? 1 : 0, {}, line);
    // What the modem's buffer held before stands behind it.
    m_homeVoice->publish(u"spms/0003_MSAN/telemetry"_s, u"{'V':%1}8}"_s.arg(text(voltage, 1)).toUtf8());
    m_truth.said(u"0003_MSAN"_s, Quantity::Voltage, voltage);
}

void Deployments::board(int number, bool beforeAnybodyListens)
{
    m_board->with([&](FakeThingsBoard &fake) {
        for (int device = 0; device < 2; ++device) {
            const QString entity = u"00000000-0000-4000-8000-00000000000%1"_s.arg(device);
            const QString name = u"000%1_MSAN"_s.arg(device);
            const qint64 at = m_baseUs / 1000 + number * 1000LL + device;
            const auto tell = [&](const QString &key, const QJsonValue &value) {
                if (beforeAnybodyListens)
                    fake.store(entity, key, at, value);
                else
                    fake.push(entity, key, at, value);
            };
            const double voltage = 230 + number / 10.0;
            tell(u"V"_s, voltage);
            m_truth.said(name, Quantity::Voltage, voltage, at * 1000);
            const QString line = QString::number(1 + (number + 400) % 8);
            tell(line, number % 3 == 0 ? u"true"_s : u"false"_s);
            m_truth.said(name, Quantity::Line, number % 3 == 0 ? 1 : 0, at * 1000, line);
        }
    });
}

void Deployments::plugs(int number)
{
    const qint64 at = m_baseUs + number * 1'000'000LL;
    const QString time = indianTime(at);
    const QString single = u"tasmota_4F1A02"_s;
    m_homeVoice->publish(u"tele/tasmota_4F1A02/SENSOR"_s,
                         u"{\"Time\":\"%1\",\"ENERGY\":{\"Total\":%2,\"Today\":1.02,\"Power\":%3,"
                         "\"Voltage\":%4}}"_s.arg(time, text(512 + number / 1000.0, 3))
                             .arg(100 + number)
                             .arg(220 + number % 20)
                             .toUtf8());
    m_truth.said(single, Quantity::EnergyImport, 512'000 + number, at);
    m_truth.said(single, Quantity::ActivePower, 100 + number, at);
    m_truth.said(single, Quantity::Voltage, 220 + number % 20, at);
    m_homeVoice->publish(
        u"tele/tasmota_3P77B1/SENSOR"_s,
        u"{\"Time\":\"%1\",\"ENERGY\":{\"Total\":[%2,99.25,120],\"Power\":[%3,295,402],\"Frequency\":50}}"_s
            .arg(time, text(101 + number / 1000.0, 3))
            .arg(310 + number)
            .toUtf8());
    const QString three = u"tasmota_3P77B1"_s;
    m_truth.said(three, Quantity::EnergyImport, 101'000 + number, at, u"L1"_s);
    m_truth.said(three, Quantity::EnergyImport, 99'250, at, u"L2"_s);
    m_truth.said(three, Quantity::EnergyImport, 120'000, at, u"L3"_s);
    m_truth.said(three, Quantity::ActivePower, 310 + number, at, u"L1"_s);
    m_truth.said(three, Quantity::ActivePower, 295, at, u"L2"_s);
    m_truth.said(three, Quantity::ActivePower, 402, at, u"L3"_s);
    m_truth.said(three, Quantity::Frequency, 50, at);

    const QString first = u"shellyplug-s-6A77F2"_s;
    m_homeVoice->publish(u"shellies/%1/relay/0/power"_s.arg(first), text(40 + number / 100.0, 2).toUtf8());
    m_truth.said(first, Quantity::ActivePower, 40 + number / 100.0);
    // Watt-minutes.
    m_homeVoice->publish(u"shellies/%1/relay/0/energy"_s.arg(first),
                         QByteArray::number(120'060 + 6 * number));
    m_truth.said(first, Quantity::EnergyImport, 2001 + number / 10.0);

    const QString second = u"shellyplus1pm-a8032ab12c44"_s;
    m_homeVoice->publish(second + u"/status/switch:0"_s,
                         u"{\"id\":0,\"output\":%1,\"apower\":%2,\"aenergy\":{\"total\":%3,"
                         "\"by_minute\":[5300.1,5290.2,5310.3]}}"_s
                             .arg(number % 2 == 0 ? u"true"_s : u"false"_s, text(318 + number / 10.0, 1),
                                  text(70'123 + number / 10.0, 1))
                             .toUtf8());
    m_truth.said(second, Quantity::Relay, number % 2 == 0 ? 1 : 0);
    m_truth.said(second, Quantity::ActivePower, 318 + number / 10.0);
    m_truth.said(second, Quantity::EnergyImport, 70'123 + number / 10.0);
    m_homeVoice->publish(
        second + u"/events/rpc"_s,
        u"{\"src\":\"%1\",\"dst\":\"%1/events\",\"method\":\"NotifyStatus\",\"params\":{\"ts\":%2.25,"
        "\"switch:0\":{\"id\":0,\"voltage\":%3}}}"_s.arg(second)
            .arg(at / 1'000'000)
            .arg(text(231 + number / 100.0, 2))
            .toUtf8());
    m_truth.said(second, Quantity::Voltage, 231 + number / 100.0, at + 250'000);
}

void Deployments::moreNeighbours(int number)
{
    m_homeVoice->publish(u"pump-room/sensor/voltage/state"_s, text(231 + number / 100.0, 2).toUtf8());
    m_truth.said(u"pump-room"_s, Quantity::Voltage, 231 + number / 100.0);
    m_homeVoice->publish(u"pump-room/sensor/energy/state"_s, QByteArray::number(70'123 + number));
    m_truth.said(u"pump-room"_s, Quantity::EnergyImport, 70'123 + number);

    const qint64 at = m_baseUs + number * 1'000'000LL + 125'000;
    m_homeVoice->publish(
        u"zigbee2mqtt/hall/east/meter"_s,
        u"{\"power\":%1,\"energy\":%2,\"linkquality\":92,\"last_seen\":\"%3.125+05:30\"}"_s.arg(12 + number)
            .arg(text(70 + number / 100.0, 2), indianTime(at))
            .toUtf8());
    m_truth.said(u"hall/east/meter"_s, Quantity::ActivePower, 12 + number, at);
    m_truth.said(u"hall/east/meter"_s, Quantity::EnergyImport, 70'000 + 10 * number, at);
    m_truth.said(u"hall/east/meter"_s, Quantity::LinkQuality, 92, at);

    m_homeVoice->publish(u"site/plug4/p"_s, text(12 + number / 10.0, 1).toUtf8());
    m_truth.said(u"plug4"_s, Quantity::ActivePower, 12 + number / 10.0);
    m_homeVoice->publish(u"acme/inv7"_s, u"{\"p\":%1}"_s.arg(text(0.5 + number / 1000.0, 3)).toUtf8());
    m_truth.said(u"inv7"_s, Quantity::ActivePower, 500 + number);
}

void Deployments::plantRefusals(int number)
{
    const auto refused = [this](MqttPeer &voice, const QString &topic, const QByteArray &payload,
                                const QString &reason) {
        voice.publish(topic, payload);
        m_truth.refused(reason);
    };
    const QString campusTopic = u"pes/campus/energy/meter/reading"_s;
    refused(*m_siteVoice, campusTopic, R"({"voltage_v1":231.4,"meter_id":"LAB-F2-007")", u"json"_s);
    refused(*m_siteVoice, campusTopic, R"({"voltage_v1":231.4})", u"device-id"_s);
    refused(*m_siteVoice, u"dev/ESP32-a4c1f0/status"_s, "Maybe", u"unknown-text"_s);
    refused(*m_homeVoice, u"v1/devices/0002_MSAN/telemetry"_s, "{'V':22", u"json"_s);
    refused(*m_homeVoice, u"v1/devices/0002_MSAN/telemetry"_s, "{'W':1}", u"foreign-json"_s);
    refused(*m_homeVoice, u"pump-room/sensor/voltage/state"_s, "n/a", u"number"_s);
    refused(*m_homeVoice, u"stat/tasmota_4F1A02/POWER"_s, "MAYBE", u"unknown-text"_s);
    refused(*m_homeVoice, u"painlessMesh/from/2147483700"_s, "Hello", u"unknown-form"_s);
    refused(*m_homeVoice, u"painlessMesh/from/2147483700"_s,
            "DATA:ESP8266-3:Sensor=41:Hop=2:Sequence=117:NodeId=-903139831:LocalHubId=1:Time=8123456",
            u"device-id"_s);
    // One value of two is none; the message is kept all the same.
    const qint64 at = m_baseUs + number * 1'000'000LL + 500'000;
    refused(*m_homeVoice, u"tele/tasmota_NAN001/SENSOR"_s,
            u"{\"Time\":\"%1\",\"ENERGY\":{\"Power\":nan,\"Voltage\":231}}"_s.arg(indianTime(at)).toUtf8(),
            u"nan"_s);
    const qint64 second = at - 500'000;
    m_truth.said(u"tasmota_NAN001"_s, Quantity::ActivePower, {}, second, {}, Quality::Bad);
    m_truth.said(u"tasmota_NAN001"_s, Quantity::Voltage, 231, second);
    m_gateway->postRefused("hello");
    m_truth.refused(u"json"_s);
    m_gateway->postRefused(R"({"data":"FRESH:3391827465"})");
    m_truth.refused(u"unknown-form"_s);
}
