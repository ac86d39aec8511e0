// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/profile.h"
#include "core/series.h"

#include <QByteArrayView>
#include <QMap>
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

/// What a codec is told beside the profiles. A value.
struct CodecSettings
{
    QString zone;                ///< IANA name of the zone of device times that name none; empty: UTC
    QMap<QString, QString> keys; ///< by the names in the profiles, see keyNames(); as Cipher::secretFrom()
    /// Marks of batches already committed, oldest first: what a device says twice by design ("once" in
    /// profiles) may come the second time after a restart.
    QList<core::DeliveryMark> knownMarks = {};
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
                 std::shared_ptr<core::SeriesTable> series, const CodecSettings &settings = {});
    ~PayloadCodec();
    PayloadCodec(PayloadCodec &&) noexcept;
    PayloadCodec &operator=(PayloadCodec &&) noexcept;

    /// What to subscribe, sorted and without doubles. Topics towards devices are left out: our own orders
    /// stand there.
    const QStringList &filters() const;

    /// True when devices may announce their topics (discovery); then filters() are not all.
    bool learns() const;
    /// Those of filters() where devices announce themselves.
    const QStringList &configFilters() const;
    /// What is to be subscribed besides, because it was announced; sorted.
    QStringList announcedTopics() const;

    /// Appends to @p out what the message says: readings, a first sighting, events, or a reject.
    ///
    /// Reject reasons: "json", "nan" (bare nan or inf in JSON; the other fields were read), "number",
    /// "unknown-text" (a text without a declared meaning; a field's is Unknown, the others were read),
    /// "foreign-json" and "foreign-pairs" (none of the declared fields), "array-length" (more elements than
    /// channels), "device-id" (the message names no device), "no-key" and "decrypt" (an encrypted one stays
    /// closed), "discovery" (an announcement that is none), "unknown-form", "unknown-topic", "too-large",
    /// "too-many-topics", "too-many-devices". Events beside those a profile names: "retained-cleared",
    /// "trailing-bytes" (once a topic), "discovered", "discovery-unsupported" and "discovery-removed" (what a
    /// device announced), "device-clock" (a time that is not used: "doubt", "stamp", and "count" at the 1st,
    /// 10th, 100th …; an empty doubt when the clock is right again), "sent-twice" (once a device).
    void decode(std::string_view topic, QByteArrayView payload, bool retained, const Arrival &arrival,
                core::Batch &out);

    /// How many messages or records were left out as repetitions, as their profile says.
    quint64 repeats() const;
    /// How many times of devices were not used.
    quint64 doubtedTimes() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mqtt
