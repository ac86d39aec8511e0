// SPDX-License-Identifier: GPL-3.0-or-later
#include "demopast.h"

#include "fleet/fleetplan.h"
#include "fleet/pasthours.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr auto PastHours = std::chrono::hours(26);
constexpr auto PastStep = std::chrono::seconds(60);

} // namespace

std::function<void(historian::HistorianWriter &, core::SeriesTable &, const core::ProfileStore &)>
demoPast(const core::Workspace &workspace, int seed, int nodes)
{
    fleet::PastFleet past;
    past.seed = quint64(seed);
    past.nodes = nodes;
    past.utcOffset = fleet::localUtcOffset();
    for (const core::TransportSettings &transport : workspace.transports)
        (transport.type == "mqtt"_L1 ? past.mqtt : past.bus) = transport.id;
    for (const core::DeviceSettings &device : workspace.devices) {
        if (device.transport == past.bus)
            past.meters << fleet::PastFleet::BusMeter{device.unit, device.id};
    }
    return [past](historian::HistorianWriter &writer, core::SeriesTable &table,
                  const core::ProfileStore &profiles) mutable {
        past.until = core::SystemClock().now();
        for (core::Batch &batch : fleet::pastBatches(past, PastHours, PastStep, table, profiles)) {
            // A transport counts its own batches from 1: the past must not answer for them.
            batch.transport = core::TransportId(u"demo-past"_s);
            writer.append(std::make_shared<const core::Batch>(std::move(batch)));
        }
    };
}

} // namespace console
