// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/neighbours.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace fleet {

namespace {

constexpr int Lines = 8;
constexpr int GridLine = 1;
constexpr qint64 Slot = 20 * 60; ///< seconds; an outage lasts one or more of these
constexpr int BadMonitor = 2;
constexpr int BadLine = 6;
constexpr std::chrono::hours WorkedFor{8}; ///< on the bad line, as was announced
constexpr std::chrono::hours WorkGoesOn{2};
constexpr int TrippingMonitor = 8;
constexpr int TrippingLine = 3;
constexpr qint64 TripSlot = 5 * 60; ///< seconds
constexpr qint64 TripFor = 100;     ///< seconds
constexpr double PlugShare = 0.25;
constexpr quint32 FirstLoad = 1000; ///< the loads of nodes and bus meters have lower numbers
// A mesh node's clock counts milliseconds in 32 bits; these began anew before that is full.
constexpr qint64 BootEvery = 3'600'000'000;

qint64 secondsOf(core::UtcTime time)
{
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

qint64 millisecondsOf(core::UtcTime time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

/// As a computer in UTC writes it: without a zone.
QByteArray isoTime(core::UtcTime time, const QString &format)
{
    return QDateTime::fromMSecsSinceEpoch(millisecondsOf(time), Qt::UTC).toString(format).toLatin1();
}

QByteArray fixed(double value, int digits) { return QByteArray::number(value, 'f', digits); }

QByteArray hex(quint64 value, int digits)
{
    return QByteArray::number(value, 16).rightJustified(digits, '0').right(digits);
}

QByteArray onOff(bool on) { return on ? "ON" : "OFF"; }

} // namespace

Neighbour::Neighbour(Kind kind, QString id, QString name, quint64 seed, int number,
                     std::chrono::seconds utcOffset, std::optional<core::Place> place)
    : m_kind(kind)
    , m_id(std::move(id))
    , m_name(std::move(name))
    , m_key(mixed(seed, FirstLoad + static_cast<quint64>(number)))
    , m_number(number)
    , m_place(place)
    , m_load(seed, FirstLoad + static_cast<quint32>(number), utcOffset)
{}

QString Neighbour::profile() const
{
    switch (m_kind) {
    case Kind::CampusMeter:
        return u"campus-mqtt"_s;
    case Kind::LineMonitor:
        return u"spms"_s;
    case Kind::MeshNode:
        return u"painlessmesh"_s;
    case Kind::ShellyPlug:
        return u"shelly-gen2"_s;
    case Kind::TasmotaPlug:
        return u"tasmota"_s;
    }
    return {};
}

std::chrono::seconds Neighbour::pause() const
{
    switch (m_kind) {
    case Kind::CampusMeter:
    case Kind::ShellyPlug:
        return 5s;
    case Kind::LineMonitor: // the firmware's half minute is long for whoever looks for the first time
    case Kind::MeshNode:
    case Kind::TasmotaPlug:
        return 10s;
    }
    return 5s;
}

QJsonObject Neighbour::lines() const
{
    if (m_kind != Kind::LineMonitor)
        return {};
    QJsonObject all;
    for (int line = 1; line <= Lines; ++line) {
        QString label = u"TP%1"_s.arg(line);
        int customers = 20 + 10 * static_cast<int>(5 * chance(m_key, static_cast<quint64>(line)));
        if (line == GridLine) {
            label = u"CEB grid"_s;
            customers = 100;
        } else if (line == Lines) {
            label = u"MSAN"_s; // the exchange itself
            customers = 1;
        }
        all.insert(QString::number(line), QJsonObject{{u"label"_s, label}, {u"customers"_s, customers}});
    }
    return all;
}

QList<Saying> Neighbour::say(core::UtcTime time, std::optional<core::UtcTime> before,
                             const PlugState &state) const
{
    switch (m_kind) {
    case Kind::CampusMeter: {
        const LoadSample load = m_load.at(time);
        // The logger takes five seconds for granted.
        return {{"pes/campus/energy/meter/reading",
                 "{\"voltage_v1\": " + fixed(load.voltage, 3) + ", \"current_a1\": " +
                     fixed(load.current, 3) + ", \"active_power_w1\": " + fixed(load.power, 3) +
                     ", \"power_factor_pf1\": " + fixed(load.powerFactor, 3) +
                     ", \"frequency_hz\": " + fixed(load.frequency, 3) +
                     ", \"energy_wh_interval\": " + fixed(load.power * 5 / 3600, 5) + ", \"timestamp\": \"" +
                     isoTime(time, u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + "\", \"meter_id\": \"" + m_id.toUtf8() +
                     "\", \"building\": \"LAB\", \"floor\": \"2\"}"}};
    }
    case Kind::LineMonitor:
        return sayLines(time, before);
    case Kind::MeshNode:
        return before ? QList<Saying>{sayMeshText(*before), sayMeshText(time)} : QList{sayMeshText(time)};
    case Kind::ShellyPlug: {
        QList<Saying> all{sayShelly(time, state)};
        if (!before)
            all.prepend({m_id.toUtf8() + "/online", "true", true});
        return all;
    }
    case Kind::TasmotaPlug: {
        QList<Saying> all = sayTasmota(time, state);
        if (!before)
            all.prepend({"tele/" + m_id.toUtf8() + "/LWT", "Online", true});
        return all;
    }
    }
    return {};
}

bool Neighbour::lineOn(int line, core::UtcTime time) const
{
    const auto slot = static_cast<quint64>(secondsOf(time) / Slot);
    const auto failed = [&](int which, double share) {
        return chance(mixed(m_key, static_cast<quint64>(which)), slot) < share;
    };
    // Without the grid only what stands on a battery lives on.
    const bool battery = line == Lines;
    if (!battery && failed(GridLine, 0.02))
        return false;
    // One tapping of one is bad for long, one of another trips now and then and is put back.
    if (m_number == TrippingMonitor && line == TrippingLine) {
        const qint64 seconds = secondsOf(time);
        const bool trips = chance(mixed(m_key, TrippingLine), static_cast<quint64>(seconds / TripSlot)) < 0.4;
        if (trips && seconds % TripSlot < TripFor)
            return false;
    }
    return !failed(line + Lines, m_number == BadMonitor && line == BadLine ? 0.4 : 0.004);
}

QList<Saying> Neighbour::sayLines(core::UtcTime time, std::optional<core::UtcTime> before) const
{
    const QByteArray topic = "v1/devices/" + m_id.toUtf8() + "/telemetry";
    QList<Saying> all;
    for (int line = 1; line <= Lines; ++line) {
        const bool on = lineOn(line, time);
        if (before && lineOn(line, *before) == on)
            continue;
        all.append({topic, "{'" + QByteArray::number(line) + "':'" + (on ? "true" : "false") + "'}"});
    }
    const double voltage = lineOn(GridLine, time) ? m_load.at(time).voltage : 0;
    all.append({topic, "{'V':" + fixed(voltage, 1) + "}"});
    return all;
}

Saying Neighbour::sayMeshText(core::UtcTime time) const
{
    const qint64 seconds = secondsOf(time);
    const double wave = std::sin(static_cast<double>(seconds) / 900 + m_number);
    const int sample = 45 + static_cast<int>(std::lround(9 * wave)) +
                       static_cast<int>(4 * chance(m_key, static_cast<quint64>(seconds / 15)));
    return {"painlessMesh/from/" + QByteArray::number(2'147'483'700),
            "DATA:ESP8266-" + QByteArray::number(m_number) + ":Sensor=" + QByteArray::number(sample) +
                ":Hop=" + QByteArray::number(1 + m_number % 3) +
                ":Sequence=" + QByteArray::number(1 + seconds / 30 % 1000) + ":NodeId=" + m_id.toUtf8() +
                ":LocalHubId=1:Time=" + QByteArray::number(millisecondsOf(time) % BootEvery)};
}

LoadSample Neighbour::plug(core::UtcTime time, const PlugState &state) const
{
    LoadSample load = m_load.at(time);
    load.power = state.on ? load.power * PlugShare : 0;
    load.current = state.on ? load.current * PlugShare : 0;
    load.powerFactor = state.on ? load.powerFactor : 0;
    load.energyWh = ((state.on ? load.energyWh : state.offAtWh) - state.notTakenWh) * PlugShare;
    return load;
}

Saying Neighbour::sayShelly(core::UtcTime time, const PlugState &state) const
{
    const LoadSample load = plug(time, state);
    const double celsius = 34 + load.power / 60;
    return {m_id.toUtf8() + "/status/switch:0",
            QByteArray("{\"id\":0,\"source\":\"init\",\"output\":") + (state.on ? "true" : "false") +
                ",\"apower\":" + fixed(load.power, 1) + ",\"voltage\":" + fixed(load.voltage, 1) +
                ",\"freq\":" + fixed(load.frequency, 1) + ",\"current\":" + fixed(load.current, 3) +
                ",\"pf\":" + fixed(load.powerFactor, 2) + ",\"aenergy\":{\"total\":" +
                fixed(load.energyWh, 3) + "},\"temperature\":{\"tC\":" + fixed(celsius, 1) +
                ",\"tF\":" + fixed(celsius * 1.8 + 32, 1) + "}}"};
}

QList<Saying> Neighbour::sayTasmota(core::UtcTime time, const PlugState &state) const
{
    const LoadSample load = plug(time, state);
    const QByteArray topic = "tele/" + m_id.toUtf8();
    const QByteArray now = isoTime(time, u"yyyy-MM-ddTHH:mm:ss"_s);
    const double apparent = load.voltage * load.current;
    const qint64 uptime = secondsOf(time) % 1'000'000;
    const auto signal = static_cast<int>(-58 - 9 * chance(m_key, static_cast<quint64>(uptime / 60)));
    return {{topic + "/STATE", "{\"Time\":\"" + now + "\",\"UptimeSec\":" + QByteArray::number(uptime) +
                                   ",\"POWER\":\"" + onOff(state.on) + "\",\"Wifi\":{\"AP\":1,\"RSSI\":" +
                                   QByteArray::number(2 * (signal + 100)) +
                                   ",\"Signal\":" + QByteArray::number(signal) + "}}"},
            {topic + "/SENSOR",
             "{\"Time\":\"" + now + "\",\"ENERGY\":{\"TotalStartTime\":\"2024-01-01T00:00:00\",\"Total\":" +
                 fixed(load.energyWh / 1000, 3) + ",\"Power\":" + fixed(load.power, 0) +
                 ",\"ApparentPower\":" + fixed(apparent, 0) + ",\"ReactivePower\":" +
                 fixed(std::sqrt(std::max(0.0, apparent * apparent - load.power * load.power)), 0) +
                 ",\"Factor\":" + fixed(load.powerFactor, 2) + ",\"Voltage\":" + fixed(load.voltage, 0) +
                 ",\"Current\":" + fixed(load.current, 3) + "}}"}};
}

Saying Neighbour::will() const
{
    if (m_kind == Kind::ShellyPlug)
        return {m_id.toUtf8() + "/online", "false", true};
    if (m_kind == Kind::TasmotaPlug)
        return {"tele/" + m_id.toUtf8() + "/LWT", "Offline", true};
    return {};
}

QByteArray Neighbour::orderTopic() const
{
    if (m_kind == Kind::ShellyPlug)
        return m_id.toUtf8() + "/rpc";
    if (m_kind == Kind::TasmotaPlug)
        return "cmnd/" + m_id.toUtf8() + "/POWER";
    return {};
}

QList<Saying> Neighbour::obey(const QByteArray &payload, core::UtcTime time, PlugState &state) const
{
    std::optional<bool> wanted;
    if (m_kind == Kind::ShellyPlug) {
        const QJsonObject call = QJsonDocument::fromJson(payload).object();
        const QJsonValue on = call["params"_L1]["on"_L1];
        if (call["method"_L1] == "Switch.Set"_L1 && on.isBool())
            wanted = on.toBool();
    } else if (m_kind == Kind::TasmotaPlug) {
        if (payload == "ON" || payload == "OFF")
            wanted = payload == "ON";
    }
    if (!wanted)
        return {};
    if (*wanted != state.on) {
        const double register_ = m_load.at(time).energyWh;
        if (*wanted)
            state.notTakenWh += register_ - state.offAtWh;
        else
            state.offAtWh = register_;
        state.on = *wanted;
    }
    if (m_kind == Kind::ShellyPlug)
        return {sayShelly(time, state)};
    return {{"stat/" + m_id.toUtf8() + "/POWER", onOff(state.on)}};
}

QList<Neighbour> neighbours(quint64 seed, std::chrono::seconds utcOffset)
{
    using Kind = Neighbour::Kind;
    QList<Neighbour> all;
    const auto add = [&](Kind kind, const QString &id, const QString &name,
                         std::optional<core::Place> place = std::nullopt) {
        all.append(Neighbour(kind, id, name, seed, static_cast<int>(all.size()), utcOffset, place));
    };
    const auto own = [seed](int number) { return mixed(seed, 7000 + static_cast<quint64>(number)); };
    add(Kind::CampusMeter, u"LAB-F2-007"_s, u"Chemistry lab"_s);
    // Sri Lanka, to a tenth of a degree: places of nobody's exchange, so that no name of a town stands there.
    add(Kind::LineMonitor, u"0002_MSAN"_s, u"Exchange west"_s, core::Place{7.0, 80.1});
    add(Kind::LineMonitor, u"0004_MSAN"_s, u"Exchange south-west"_s, core::Place{6.8, 80.1});
    for (int node = 0; node < 3; ++node)
        add(Kind::MeshNode, QString::number(2'200'000'000 + own(node) % 2'000'000'000),
            u"Hostel mesh %1"_s.arg(node + 1));
    add(Kind::ShellyPlug, QString::fromLatin1("shellyplus1pm-" + hex(own(3), 12)), u"Pump house plug"_s);
    add(Kind::TasmotaPlug, QString::fromLatin1("tasmota_" + hex(own(4), 6).toUpper()), u"Guest room plug"_s);
    add(Kind::LineMonitor, u"0005_MSAN"_s, u"Exchange hills"_s, core::Place{7.2, 80.7});
    add(Kind::LineMonitor, u"0006_MSAN"_s, u"Exchange north"_s, core::Place{9.2, 80.5});
    add(Kind::LineMonitor, u"0007_MSAN"_s, u"Exchange dry zone"_s, core::Place{8.2, 80.4});
    add(Kind::LineMonitor, u"0008_MSAN"_s, u"Exchange east"_s, core::Place{7.6, 81.4});
    add(Kind::LineMonitor, u"0009_MSAN"_s, u"Exchange south"_s, core::Place{6.2, 80.6});
    return all;
}

QStringList neighbourProfiles(const QList<Neighbour> &neighbours)
{
    QStringList profiles;
    for (const Neighbour &neighbour : neighbours) {
        if (!profiles.contains(neighbour.profile()))
            profiles.append(neighbour.profile());
    }
    return profiles;
}

QJsonArray plannedWork(core::UtcTime now)
{
    const core::UtcTime hour = std::chrono::floor<std::chrono::hours>(now);
    const auto text = [](core::UtcTime time) {
        return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, Qt::UTC).toString(Qt::ISODate);
    };
    return {QJsonObject{{u"device"_s, neighbours(0, {}).at(BadMonitor).id()},
                        {u"line"_s, QString::number(BadLine)},
                        {u"from"_s, text(hour - WorkedFor)},
                        {u"to"_s, text(hour + WorkGoesOn)},
                        {u"note"_s, u"The breaker of this line is exchanged."_s}}};
}

} // namespace fleet
