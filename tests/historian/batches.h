// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/series.h"

#include <QString>

/// Made-up readings for the historian's tests.
namespace batches {

inline core::Series series(int number)
{
    core::Series series;
    series.device = core::DeviceId(QStringLiteral("meter-%1").arg(number));
    series.channel = number % 3 == 0 ? QString() : QStringLiteral("L%1").arg(number % 3);
    series.quantity = core::Quantity::ActivePower;
    series.source = QStringLiteral("bus:power");
    series.profile = core::ProfileId(QStringLiteral("test"));
    series.profileVersion = 1;
    series.profileHash = QStringLiteral("abc");
    return series;
}

inline core::Reading reading(core::SeriesId id, qint64 us, std::optional<double> value,
                             core::Quality quality = core::Quality::Good, qint64 delay = 250)
{
    core::Reading reading;
    reading.series = id;
    reading.measuredAt = core::fromMicros(us);
    reading.receivedAt = core::fromMicros(us + delay);
    reading.value = value;
    reading.quality = quality;
    return reading;
}

inline std::shared_ptr<core::Batch> batch(const char *transport, quint64 sequence,
                                          QList<core::Reading> readings = {})
{
    auto batch = std::make_shared<core::Batch>();
    batch->transport = core::TransportId(QString::fromLatin1(transport));
    batch->sequence = sequence;
    batch->readings = std::move(readings);
    return batch;
}

} // namespace batches
