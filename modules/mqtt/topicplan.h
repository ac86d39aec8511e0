// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/series.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mqtt {

/// One value a topic carries: where it stands in the payload, what it is and what is possible.
struct FieldRule
{
    std::vector<std::string> path; ///< keys from the outside in; empty when the payload is the value
    core::Quantity quantity = core::Quantity::Voltage;
    QString channel;
    double scale = 1;
    std::optional<double> validMin;
    std::optional<double> validMax;
};

/// One entry of a profile's "topics", ready for matching. Pure value.
struct TopicRule
{
    enum class Payload
    {
        Json,
        Number,
        Text,
        Ignore
    };

    core::ProfilePtr profile;
    std::string before; ///< the topic up to the device's level
    std::string after;  ///< and from there on
    bool namesDevice = true;
    Payload payload = Payload::Ignore;
    bool toDevice = false;
    bool dropRetained = false;
    QString event;
    QString source; ///< the topic behind the device's level, without the slash
    std::vector<FieldRule> fields;
    std::vector<std::pair<std::string, double>> values; ///< for Payload::Text

    /// The device's level of @p topic; nothing when the topic is not of this rule.
    std::optional<std::string_view> match(std::string_view topic) const;
    /// What to subscribe.
    QString filter() const;
    /// The declared field names, for messages.
    QString fieldNames() const;
};

/// The topics of a profile's "mqtt" section, in the order of the file.
std::vector<TopicRule> readTopicRules(const core::ProfilePtr &profile);

} // namespace mqtt
