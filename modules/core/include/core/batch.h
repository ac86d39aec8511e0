// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/reading.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <memory>

namespace core {

/// A message that could not be read: kept as it came (bounded) so that a person can look at it.
struct Reject
{
    UtcTime at{};
    TransportId transport;
    QString place;   ///< topic, or "unit 3, register 6"
    QString reason;  ///< a short stable key such as "json", "type", "unknown-topic", "too-large"
    QString detail;  ///< the decoder's own words
    QByteArray raw;  ///< the first bytes, at most MaxRaw
    qint64 size = 0; ///< how long it really was, bytes

    static constexpr qsizetype MaxRaw = 4096;
};

/// Something that happened, for the device's or transport's list of events.
struct Event
{
    UtcTime at{};
    DeviceId device; ///< empty for an event of the transport as a whole
    TransportId transport;
    QString
        kind; ///< stable key, for example "status", "gap", "session-lost", "threshold-alert", "register-fell"
    QJsonObject detail;
};

/// A stretch of time in which readings may be missing, and why. Shown as a hatched gap, never bridged.
struct Gap
{
    UtcTime from{};
    UtcTime to{};
    TransportId transport;
    DeviceId device; ///< empty when the whole transport was blind
    QString reason;  ///< stable key, for example "collector-away", "session-lost", "broker-away", "no-answer"
};

/// A device that spoke; it appears by itself in MQTT families.
struct Sighting
{
    DeviceId device;
    TransportId transport;
    ProfileId profile;
    friend bool operator==(const Sighting &, const Sighting &) = default;
};

/// Remembers one QoS 1 message, so that its redelivery after a crash is recognised.
struct DeliveryMark
{
    quint16 packetId = 0;
    quint64 hash = 0; ///< of topic and payload
    friend bool operator==(const DeliveryMark &, const DeliveryMark &) = default;
};

/// What crosses from a transport's thread to the historian, whole and numbered. Immutable once sent.
struct Batch
{
    TransportId transport;
    quint64 sequence = 0; ///< rises by one per transport and process
    QList<Reading> readings;
    QList<DeliveryMark> marks; ///< of every QoS 1 message in it, in order of arrival
    bool clearMarks = false;   ///< the broker lost our session: what was remembered before means nothing now
    QList<Reject> rejects;
    QList<Event> events;
    QList<Gap> gaps;
    QList<Sighting> sightings;

    bool isEmpty() const
    {
        return readings.isEmpty() && marks.isEmpty() && rejects.isEmpty() && events.isEmpty() &&
               gaps.isEmpty() && sightings.isEmpty() && !clearMarks;
    }
};
using BatchPtr = std::shared_ptr<const Batch>;

} // namespace core

Q_DECLARE_METATYPE(core::BatchPtr)
