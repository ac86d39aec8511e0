// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/profile.h"
#include "core/series.h"

#include <QByteArrayView>
#include <QStringList>

#include <memory>
#include <string_view>

namespace mqtt {

/// When a message's bytes arrived; both clocks are read once, by whoever received it.
struct Arrival
{
    core::UtcTime at{};
    core::SteadyTime steady{};
};

/// Turns topics and payloads of the MQTT families into readings, as their profiles declare and never by
/// guessing.
///
/// Pure: no socket, no clock. Thread: one at a time. Promise: the payload's declared form decides; a field
/// that is missing stays missing; an impossible value becomes quality Bad without a value; a retained copy
/// becomes Stale; every message that cannot be read becomes a Reject. Bounded: MaxPayload, MaxTopics. After a
/// topic's first message its series are known, so the hot path builds no strings.
class PayloadCodec
{
public:
    static constexpr qsizetype MaxPayload = 256 * 1024; ///< bytes; longer ones are rejected as "too-large"
    static constexpr qsizetype MaxTopics = 200'000; ///< different topics; further ones are "too-many-topics"
    static constexpr qsizetype MaxDeviceId = 200;   ///< characters

    /// Reads the "mqtt" section of each of @p profiles (others are skipped); the first that matches a topic
    /// wins.
    PayloadCodec(core::TransportId transport, const QList<core::ProfilePtr> &profiles,
                 std::shared_ptr<core::SeriesTable> series);
    ~PayloadCodec();
    PayloadCodec(PayloadCodec &&) noexcept;
    PayloadCodec &operator=(PayloadCodec &&) noexcept;

    /// What to subscribe, sorted and without doubles. Topics towards devices are left out: our own orders
    /// stand there.
    const QStringList &filters() const;

    /// Appends to @p out what the message says: readings, a first sighting, events, or a reject.
    ///
    /// Reject reasons: "json", "nan" (bare nan or inf in JSON; the other fields were read), "number",
    /// "unknown-text", "foreign-json" (none of the declared fields), "unknown-topic", "too-large",
    /// "too-many-topics".
    void decode(std::string_view topic, QByteArrayView payload, bool retained, const Arrival &arrival,
                core::Batch &out);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mqtt
