// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/demo.h"

#include "core/clock.h"
#include "mqtt/payloadcodec.h"

#include <utility>

namespace engine {

std::vector<core::Batch> readPast(const core::TransportId &transport, const QList<core::ProfilePtr> &profiles,
                                  core::SeriesTable &table, const QList<PastMessage> &messages)
{
    constexpr qsizetype BatchReadings = 4000;
    // The codec wants a share of the table; it is gone before this returns.
    const std::shared_ptr<core::SeriesTable> borrowed(std::shared_ptr<void>(), &table);
    mqtt::PayloadCodec codec(transport, profiles, borrowed);
    std::vector<core::Batch> batches;
    core::Batch batch;
    const core::SystemClock clock;
    const core::UtcTime now = clock.now();
    const core::SteadyTime steady = clock.steady();
    const auto cut = [&] {
        batch.transport = transport;
        batch.sequence = batches.size() + 1;
        batch.marks.clear();
        batches.push_back(std::exchange(batch, {}));
    };
    for (const PastMessage &message : messages) {
        codec.decode({message.topic.constData(), static_cast<size_t>(message.topic.size())}, message.payload,
                     false, {message.at, steady - std::chrono::nanoseconds(now - message.at)}, batch);
        if (batch.readings.size() >= BatchReadings)
            cut();
    }
    if (!batch.isEmpty())
        cut();
    return batches;
}

} // namespace engine
