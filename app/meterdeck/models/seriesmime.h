// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/quantity.h"

#include <QString>

#include <optional>

class QMimeData;

namespace console {

/// A value on its way from a table to a trend: which quantity of which device and channel.
///
/// As "application/x-meterdeck-series" it is JSON {"device", "quantity", "channel"}; as text it reads
/// "device, quantity". A model offers it with mimeTypes() and mimeData(), its view with setDragEnabled().
struct SeriesMime
{
    core::DeviceId device;
    core::Quantity quantity = core::Quantity::Voltage;
    QString channel;

    /// "application/x-meterdeck-series".
    static QString type();
    /// What a drag carries; the caller owns it.
    QMimeData *toMime() const;
    /// Nothing when @p data is of another kind or names no known quantity.
    static std::optional<SeriesMime> fromMime(const QMimeData *data);

    friend bool operator==(const SeriesMime &, const SeriesMime &) = default;
};

} // namespace console
