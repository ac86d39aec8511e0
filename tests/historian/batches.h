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

constexpr int NumberedSeries = 20;

/// The @p n th batch of a made-up stream: one reading of each of 20 series at second n, and one mark.
inline std::shared_ptr<core::Batch> numbered(core::SeriesTable &table, quint64 n)
{
    auto made = batch("site", n);
    for (int i = 0; i < NumberedSeries; ++i) {
        made->readings.append(
            reading(table.intern(series(i)), static_cast<qint64>(n) * 1'000'000, static_cast<double>(n) + i));
    }
    made->marks = {{static_cast<quint16>(n), n}};
    return made;
}

} // namespace batches
