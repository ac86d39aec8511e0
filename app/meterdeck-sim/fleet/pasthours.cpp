// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/pasthours.h"

#include "fleet/needyplan.h"

#include <QDateTime>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace fleet {

namespace {

constexpr qsizetype ReadingsPerBatch = 4000;
constexpr auto GapLength = 19min;

/// A float on the wire, as the console reads it.
double asSent(double value)
{
    return QByteArray::number(static_cast<double>(static_cast<float>(value)), 'g', 10).toDouble();
}

/// Fills the numbered batches of one transport.
class PastTransport
{
public:
    PastTransport(core::TransportId transport, core::ProfilePtr profile, core::SeriesTable &table)
        : m_transport(std::move(transport)), m_profile(std::move(profile)), m_table(table)
    {}

    const core::TransportId &id() const { return m_transport; }

    core::SeriesId series(const core::DeviceId &device, core::Quantity quantity, const QString &place)
    {
        return m_table.intern({device,
                               {},
                               quantity,
                               m_transport.toString() + u':' + place,
                               m_profile->id,
                               m_profile->version,
                               m_profile->hash});
    }
    void sighted(const core::DeviceId &device)
    {
        current().sightings.append({device, m_transport, m_profile->id});
    }
    void read(core::SeriesId series, core::UtcTime at, std::optional<double> value)
    {
        core::Reading reading;
        reading.series = series;
        reading.quality = value ? core::Quality::Good : core::Quality::NoAnswer;
        reading.measuredAt = reading.receivedAt = at;
        // The steady clock as it would have been: differences are right, before the computer's start it is
        // negative.
        reading.receivedSteady = m_steadyNow - std::chrono::nanoseconds(m_wallNow - at);
        reading.value = value;
        current().readings.append(reading);
    }
    void happened(core::UtcTime at, const core::DeviceId &device, const QString &kind,
                  const QJsonObject &detail)
    {
        current().events.append({at, device, m_transport, kind, detail});
    }
    void missing(const core::Gap &gap) { current().gaps.append(gap); }

    std::vector<core::Batch> take() { return std::move(m_batches); }

private:
    core::Batch &current()
    {
        if (m_batches.empty() || m_batches.back().readings.size() >= ReadingsPerBatch) {
            core::Batch batch;
            batch.transport = m_transport;
            batch.sequence = m_batches.size() + 1;
            m_batches.push_back(std::move(batch));
        }
        return m_batches.back();
    }

    core::TransportId m_transport;
    core::ProfilePtr m_profile;
    core::SeriesTable &m_table;
    core::UtcTime m_wallNow = core::SystemClock().now();
    core::SteadyTime m_steadyNow = core::SystemClock().steady();
    std::vector<core::Batch> m_batches;
};

/// When the one device did not answer; empty when the past is too short for a gap.
struct Silence
{
    core::UtcTime from{};
    core::UtcTime to{};
    bool covers(core::UtcTime at) const { return at > from && at < to; }
    bool beginsBetween(core::UtcTime earlier, core::UtcTime later) const
    {
        return from >= earlier && from < later;
    }
};

struct PastNode
{
    core::DeviceId device;
    LoadModel load;
    core::SeriesId voltage, current, power, energy;
    bool silent; ///< the device of the gap
    core::UtcTime measuresUntil;
    core::UtcTime registersUntil;
};

struct PastMeter
{
    core::DeviceId device;
    LoadModel load;
    std::array<core::SeriesId, 5> series;
    bool silent;
    core::UtcTime answersUntil;
};

struct BusRegister
{
    core::Quantity quantity;
    int address;
};
constexpr std::array BusRegisters{
    BusRegister{core::Quantity::Voltage, 6}, BusRegister{core::Quantity::Current, 8},
    BusRegister{core::Quantity::ActivePower, 10}, BusRegister{core::Quantity::PowerFactor, 34},
    BusRegister{core::Quantity::Frequency, 54}};

using Step = std::chrono::microseconds;

/// Each device reports at its own moment of a step.
core::UtcTime moment(core::UtcTime at, Step step, quint64 salt)
{
    return at + std::chrono::duration_cast<Step>(step * (0.9 * chance(salt, 31)));
}

void nodeStep(PastTransport &out, const PastNode &node, core::UtcTime at, Step step, bool withEnergy,
              const Silence &silence)
{
    if (at > node.measuresUntil)
        return; // the node leaves the message out when its meter does not answer
    if (node.silent && silence.covers(at)) {
        if (silence.beginsBetween(at - step, at)) {
            for (const core::SeriesId series : {node.voltage, node.current, node.power})
                out.read(series, at, std::nullopt);
        }
        return;
    }
    const LoadSample shown = asNodeShows(node.load.at(at));
    out.read(node.voltage, at, asSent(shown.voltage));
    out.read(node.current, at, asSent(shown.current));
    out.read(node.power, at, asSent(shown.power));
    if (withEnergy && at <= node.registersUntil)
        out.read(node.energy, at, energyPayload(shown.energyWh).toDouble() * 1000);
}

void meterStep(PastTransport &out, const PastMeter &meter, core::UtcTime at, Step step,
               const Silence &silence)
{
    const bool dead = at > meter.answersUntil;
    const bool silent = dead || (meter.silent && silence.covers(at));
    if (silent && !(dead ? at - step <= meter.answersUntil : silence.beginsBetween(at - step, at)))
        return;
    const LoadSample now = meter.load.at(at);
    const std::array values{now.voltage, now.current, now.power / 1000, now.powerFactor, now.frequency};
    for (size_t i = 0; i < BusRegisters.size(); ++i) {
        const double scale = BusRegisters[i].quantity == core::Quantity::ActivePower ? 1000 : 1;
        out.read(meter.series[i], at,
                 silent ? std::nullopt
                        : std::optional(scale * static_cast<double>(static_cast<float>(values[i]))));
    }
}

/// What the nodes told besides readings: one lost its supply for a moment, one was switched, one passed a
/// limit.
void nodeEvents(PastTransport &out, const QList<core::DeviceId> &nodes, core::UtcTime from,
                core::UtcTime until)
{
    if (nodes.isEmpty())
        return;
    const auto at = [&](double part) {
        return from + std::chrono::duration_cast<Step>((until - from) * part);
    };
    const auto node = [&](qsizetype index) { return nodes.at(index % nodes.size()); };
    const auto said = [](const QString &topic, const QJsonValue &payload) {
        return QJsonObject{{u"topic"_s, topic}, {u"payload"_s, payload}};
    };
    out.happened(at(0.22), node(2), u"status"_s, said(u"status"_s, u"Offline"_s));
    out.happened(at(0.22) + 41s, node(2), u"status"_s, said(u"status"_s, u"Online"_s));
    out.happened(at(0.58), node(1), u"relay-state"_s, said(u"relay/state"_s, u"0"_s));
    out.happened(at(0.58) + 95s, node(1), u"relay-state"_s, said(u"relay/state"_s, u"1"_s));
    const auto noted =
        std::chrono::duration_cast<std::chrono::milliseconds>(at(0.83).time_since_epoch()).count();
    out.happened(at(0.83), node(0), u"threshold-alert"_s,
                 said(u"threshold/alert"_s,
                      QJsonObject{{u"consumption_kwh"_s, 5.012},
                                  {u"limit_kwh"_s, 5.0},
                                  {u"exceeded_at"_s, QDateTime::fromMSecsSinceEpoch(noted).toString(
                                                         u"yyyy-MM-ddTHH:mm:ss.zzz"_s)}}));
}

} // namespace

std::vector<core::Batch> pastBatches(const PastFleet &fleet, std::chrono::hours hours,
                                     std::chrono::seconds step, core::SeriesTable &table,
                                     const core::ProfileStore &profiles)
{
    const core::ProfilePtr nodeProfile = profiles.find(core::ProfileId(u"iot-smart-meter"_s));
    const core::ProfilePtr busProfile = profiles.find(core::ProfileId(u"campus-modbus"_s));
    const Step length = std::max<std::chrono::seconds>(step, 1s);
    const core::UtcTime from = fleet.until - hours;
    const bool onBus = busProfile && !fleet.meters.isEmpty();
    const bool onNodes = nodeProfile && fleet.nodes > 0;
    const qsizetype silentMeter = onBus ? std::min<qsizetype>(1, fleet.meters.size() - 1) : -1;
    int units = 0;
    for (const PastFleet::BusMeter &meter : fleet.meters)
        units = std::max(units, meter.unit);
    const NeedyPlan needy = NeedyPlan::of(fleet.needy ? fleet.nodes : 0, fleet.needy ? units : 0);
    Silence silence;
    if (hours >= 1h) {
        silence.from = from + std::chrono::duration_cast<Step>((fleet.until - from) * 0.42);
        silence.to = silence.from + GapLength;
    }

    std::vector<core::Batch> batches;
    const auto collect = [&batches](PastTransport &transport) {
        for (core::Batch &batch : transport.take())
            batches.push_back(std::move(batch));
    };
    const auto noteGap = [&](PastTransport &transport, const core::DeviceId &device) {
        if (silence.to > silence.from)
            transport.missing({silence.from, silence.to, transport.id(), device, u"no-answer"_s});
    };

    if (onNodes) {
        PastTransport out(fleet.mqtt, nodeProfile, table);
        std::vector<PastNode> nodes;
        QList<core::DeviceId> ids;
        for (int i = 0; i < fleet.nodes; ++i) {
            const core::DeviceId id(nodeId(fleet.seed, i));
            ids.append(id);
            out.sighted(id);
            nodes.push_back(
                {id, nodeLoad(fleet.seed, i, fleet.utcOffset),
                 out.series(id, core::Quantity::Voltage, u"pzem/metrics"_s),
                 out.series(id, core::Quantity::Current, u"pzem/metrics"_s),
                 out.series(id, core::Quantity::ActivePower, u"pzem/metrics"_s),
                 out.series(id, core::Quantity::EnergyImport, u"pzem/energy"_s), !onBus && i == 0,
                 fleet.until - (i == needy.silentMeterNode ? Step(NeedyPlan::MeterSilentFor) : Step(0)),
                 fleet.until - (i == needy.noRegisterNode ? Step(NeedyPlan::RegisterOldFor) : Step(0))});
        }
        nodeEvents(out, ids, from, fleet.until);
        if (!onBus)
            noteGap(out, ids.constFirst());
        const qint64 everyEnergy = std::max<qint64>(1, 60s / length);
        qint64 number = 0;
        for (core::UtcTime at = from; at + length <= fleet.until; at += length, ++number) {
            for (size_t i = 0; i < nodes.size(); ++i)
                nodeStep(out, nodes[i], moment(at, length, i), length, number % everyEnergy == 0, silence);
        }
        collect(out);
    }
    if (onBus) {
        PastTransport out(fleet.bus, busProfile, table);
        std::vector<PastMeter> meters;
        for (qsizetype i = 0; i < fleet.meters.size(); ++i) {
            const PastFleet::BusMeter &meter = fleet.meters.at(i);
            const bool dead = meter.unit == needy.deadUnit;
            PastMeter past{meter.device,
                           busLoad(fleet.seed, meter.unit, fleet.utcOffset),
                           {},
                           i == silentMeter,
                           fleet.until - (dead ? Step(NeedyPlan::DeadFor) : Step(0))};
            if (dead)
                out.missing({past.answersUntil, fleet.until, out.id(), meter.device, u"no-answer"_s});
            for (size_t k = 0; k < BusRegisters.size(); ++k)
                past.series[k] = out.series(
                    meter.device, BusRegisters[k].quantity,
                    u"0x"_s + QString::number(BusRegisters[k].address, 16).toUpper().rightJustified(4, u'0'));
            out.sighted(meter.device);
            meters.push_back(std::move(past));
        }
        noteGap(out, fleet.meters.at(silentMeter).device);
        for (core::UtcTime at = from; at + length <= fleet.until; at += length) {
            for (size_t i = 0; i < meters.size(); ++i)
                meterStep(out, meters[i], moment(at, length, 100 + i), length, silence);
        }
        collect(out);
    }
    return batches;
}

} // namespace fleet
