// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QList>

namespace mqtt {

/// Something about the topics of a profile that its schema cannot see.
struct TopicFinding
{
    bool wrong = true; ///< false: it works, but perhaps not as it was meant
    QString key;       ///< as a path such as "mqtt.topics[2].fields[0].unit"
    QString what;
    QString cure;
};

/// What profileProblems() names, and how the topics stand to each other and to the profile's own orders:
/// rules that are never reached, topics that fit two rules, values nobody could tell apart, orders that would
/// be read as a device's state. Pure.
QList<TopicFinding> topicFindings(const core::ProfilePtr &profile);

} // namespace mqtt
