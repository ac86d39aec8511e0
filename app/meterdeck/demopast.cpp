// SPDX-License-Identifier: GPL-3.0-or-later
#include "demopast.h"

#include "demovoltages.h"
#include "fleet/fleetplan.h"
#include "fleet/needyplan.h"
#include "fleet/neighbours.h"
#include "fleet/pasthours.h"

#include <QDateTime>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

constexpr auto PastHours = std::chrono::hours(26);
constexpr auto PastStep = std::chrono::seconds(60);

/// An order that went out and came to nothing, as the desk writes it.
void appendUnproved(historian::HistorianWriter &writer, const core::DeviceId &device, core::UtcTime at)
{
    constexpr std::chrono::milliseconds Window = 15s;
    constexpr std::chrono::milliseconds UntilSent = 210ms;
    constexpr std::chrono::milliseconds UntilAccepted = 260ms;
    const auto iso = [](core::UtcTime time) {
        return QDateTime::fromMSecsSinceEpoch(
                   std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count(),
                   Qt::UTC)
            .toString(Qt::ISODateWithMs);
    };
    core::AuditEntry entry;
    entry.command = core::newCommandId();
    entry.device = device;
    entry.who = u"operator"_s;
    const QJsonObject order{
        {u"name"_s, u"relay"_s}, {u"value"_s, 0.0}, {u"reason"_s, u"works on the line"_s}};
    const auto append = [&](const QString &stage, std::chrono::milliseconds after, QJsonObject detail) {
        detail.insert(u"order"_s, order);
        entry.stage = stage;
        entry.at = at + after;
        entry.detail = detail;
        writer.appendAudit(entry);
    };
    append(u"requested"_s, {}, {});
    append(u"sent"_s, UntilSent, {});
    append(u"accepted"_s, UntilAccepted, {});
    append(u"outcome"_s, UntilSent + Window,
           {{u"outcome"_s, QString(core::outcomeName(core::Outcome::NoAnswer))},
            {u"reason"_s, u"no-evidence"_s},
            {u"requested_at"_s, iso(at)},
            {u"sent_at"_s, iso(at + UntilSent)},
            {u"accepted_at"_s, iso(at + UntilAccepted)},
            {u"window_ms"_s, qint64(Window.count())},
            {u"after_ms"_s, qint64(Window.count())},
            {u"sent"_s, true}});
}

/// A register that another meter's figures had before it was exchanged, which nobody has reviewed.
class ExchangedMeter
{
public:
    ExchangedMeter(const core::SeriesTable &table, const core::DeviceId &device, core::UtcTime at)
        : m_table(table), m_device(device), m_at(at)
    {}

    void rewrite(core::Batch &batch)
    {
        for (core::Reading &reading : batch.readings) {
            const core::Series &series = m_table.at(reading.series);
            if (series.device != m_device || series.quantity != core::Quantity::EnergyImport ||
                !reading.value)
                continue;
            if (reading.measuredAt < m_at) {
                reading.value = *reading.value + OldMeterWh;
                m_before = *reading.value;
            } else if (m_before) {
                batch.events.append({reading.measuredAt,
                                     m_device,
                                     batch.transport,
                                     u"register-fell"_s,
                                     {{u"quantity"_s, core::quantityName(series.quantity)},
                                      {u"channel"_s, series.channel},
                                      {u"source"_s, series.source},
                                      {u"before"_s, *m_before},
                                      {u"after"_s, *reading.value},
                                      {u"wrapped"_s, false}}});
                m_before.reset();
            }
        }
    }

    static constexpr auto Ago = 160min;

private:
    static constexpr double OldMeterWh = 4'211'730;

    const core::SeriesTable &m_table;
    core::DeviceId m_device;
    core::UtcTime m_at;
    std::optional<double> m_before;
};

/// What the devices of other families have said until @p until.
std::vector<core::Batch> neighboursPast(const fleet::PastFleet &past, core::SeriesTable &table,
                                        const core::ProfileStore &profiles)
{
    const auto neighbours = fleet::neighbours(past.seed, past.utcOffset);
    QList<engine::PastMessage> messages;
    std::optional<core::UtcTime> before;
    for (core::UtcTime at = past.until - PastHours; at < past.until; at += PastStep) {
        for (const fleet::Neighbour &neighbour : neighbours) {
            // What is kept by a broker is no past.
            for (const fleet::Saying &saying : neighbour.say(at, before, {})) {
                if (!saying.retained)
                    messages.append({at, saying.topic, saying.payload});
            }
        }
        before = at;
    }
    QList<core::ProfilePtr> found;
    for (const QString &id : fleet::neighbourProfiles(neighbours)) {
        if (const core::ProfilePtr profile = profiles.find(core::ProfileId(id)))
            found.append(profile);
    }
    return engine::readPast(past.mqtt, found, table, messages);
}

/// Whose voltages are known for longer than a day: a line monitor's, and those of a meter on the bus.
QList<std::pair<core::DeviceId, QList<DemoWeek>>> voltageWeeks()
{
    return {{core::DeviceId(u"0002_MSAN"_s), {DemoWeek::Weak, DemoWeek::Good, DemoWeek::Short}},
            {core::DeviceId(u"campus-1"_s), {DemoWeek::Good, DemoWeek::Weak, DemoWeek::Short}}};
}

/// A node with no other trouble, the last one.
std::optional<int> exchangedNode(const fleet::NeedyPlan &needy, int nodes)
{
    for (int node = nodes - 1; node >= 0; --node) {
        if (node != needy.leavingNode && node != needy.silentMeterNode && node != needy.ignoringNode &&
            node != needy.noRegisterNode)
            return node;
    }
    return std::nullopt;
}

} // namespace

engine::Demo::Options demoFleet()
{
    engine::Demo::Options options;
    options.rtuUnits = 5;
    options.needy = true;
    options.neighbours = true;
    return options;
}

int demoNeighbours()
{
    const engine::Demo::Options options = demoFleet();
    return options.neighbours ? int(fleet::neighbours(quint64(options.seed), {}).size()) : 0;
}

std::function<void(historian::HistorianWriter &, core::SeriesTable &, const core::ProfileStore &)>
demoPast(const core::Workspace &workspace, const engine::Demo::Options &options)
{
    fleet::PastFleet past;
    past.seed = quint64(options.seed);
    past.nodes = options.mqttDevices;
    past.needy = options.needy;
    past.utcOffset = fleet::localUtcOffset();
    for (const core::TransportSettings &transport : workspace.transports)
        (transport.type == "mqtt"_L1 ? past.mqtt : past.bus) = transport.id;
    for (const core::DeviceSettings &device : workspace.devices) {
        if (device.transport == past.bus)
            past.meters << fleet::PastFleet::BusMeter{device.unit, device.id};
    }
    return [past, neighbours = options.neighbours](historian::HistorianWriter &writer,
                                                   core::SeriesTable &table,
                                                   const core::ProfileStore &profiles) mutable {
        past.until = core::SystemClock().now();
        const auto needy = fleet::NeedyPlan::of(past.nodes, 0);
        std::optional<ExchangedMeter> exchanged;
        if (const auto node = exchangedNode(needy, past.nodes); past.needy && needy.ignoringNode && node)
            exchanged.emplace(table, core::DeviceId(fleet::nodeId(past.seed, *node)),
                              past.until - ExchangedMeter::Ago);
        for (core::Batch &batch : fleet::pastBatches(past, PastHours, PastStep, table, profiles)) {
            if (exchanged)
                exchanged->rewrite(batch);
            // A transport counts its own batches from 1: the past must not answer for them.
            batch.transport = core::TransportId(u"demo-past"_s);
            writer.append(std::make_shared<const core::Batch>(std::move(batch)));
        }
        if (neighbours) {
            for (core::Batch &batch : neighboursPast(past, table, profiles)) {
                batch.transport = core::TransportId(u"demo-past-neighbours"_s);
                writer.append(std::make_shared<const core::Batch>(std::move(batch)));
            }
        }
        for (const auto &[device, weeks] : voltageWeeks()) {
            // A transport of its own each: batches of one are numbered.
            quint64 sequence = 0;
            for (core::Batch &batch :
                 demoVoltages(table, device, past.until - PastHours, QTimeZone::systemTimeZone(), weeks)) {
                batch.transport = core::TransportId(u"demo-past-voltages-"_s + device.toString());
                batch.sequence = ++sequence;
                writer.append(std::make_shared<const core::Batch>(std::move(batch)));
            }
        }
        if (past.needy && needy.ignoringNode)
            appendUnproved(writer, core::DeviceId(fleet::nodeId(past.seed, *needy.ignoringNode)),
                           past.until - fleet::NeedyPlan::IgnoredSince);
    };
}

} // namespace console
