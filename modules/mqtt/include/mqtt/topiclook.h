// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/profile.h"
#include "core/series.h"
#include "mqtt/payloadcodec.h"

#include <QList>

#include <memory>
#include <optional>
#include <string_view>

namespace mqtt {

/// Why a subscription filter cannot be used for looking.
enum class FilterFault
{
    None,
    Empty,
    TooLong,   ///< more than 65,535 bytes
    HashPlace, ///< # stands alone in the last level only
    PlusPlace, ///< + stands alone in its level
    Shared,    ///< a shared subscription would take messages away from its other members
    Control,   ///< it has a character that no topic may have
};
FilterFault filterFault(const QString &filter);

/// An entry of a profile that a topic fits.
struct TopicUse
{
    core::ProfilePtr profile;
    QString pattern;          ///< as the profile writes it
    bool isOrder = false;     ///< towards a device: a message here is somebody's order
    bool isIgnored = false;   ///< known, and nothing is read from it
    bool isConnected = false; ///< the transport uses this profile
};

/// One reading that a message gives.
struct TopicValue
{
    core::Series series;
    core::Quality quality = core::Quality::Unknown;
    std::optional<double> value; ///< in the quantity's unit
    core::UtcTime measuredAt{};
};

/// What the profiles make of one message.
struct TopicMeaning
{
    QList<TopicUse> uses; ///< those of the transport's own profiles first
    QList<TopicValue> values;
    QList<core::Reject> rejects;
    QList<core::Event> events;

    /// A profile of the transport knows the topic; announced topics included.
    bool isRead = false;
};

/// Reads single messages the way a transport does, only to be looked at: every message is read as if it were
/// the first, and nothing comes of it.
///
/// Pure; thread: one at a time. What devices announced about themselves (discovery) has to be handed in
/// before by learn(), which keeps a bounded number of announcements.
class TopicLook
{
public:
    static constexpr qsizetype MostAnnouncements = 4'000;

    /// @p own are the transport's profiles; @p installed all there are, from which others are named.
    TopicLook(core::TransportId transport, const QList<core::ProfilePtr> &own,
              const QList<core::ProfilePtr> &installed, CodecSettings settings);
    ~TopicLook();
    TopicLook(TopicLook &&) noexcept;
    TopicLook &operator=(TopicLook &&) noexcept;

    /// Every entry that fits, the first of each profile.
    QList<TopicUse> uses(std::string_view topic) const;
    /// The entry by which the topic is one of orders to a device, also of a profile that is only installed.
    std::optional<TopicUse> order(std::string_view topic) const;
    /// Keeps the message if it is a device's announcement.
    void learn(std::string_view topic, QByteArrayView payload);
    TopicMeaning meaning(std::string_view topic, QByteArrayView payload, bool retained,
                         const Arrival &arrival) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mqtt
