// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/series.h"
#include "core/unitscale.h"
#include "devicetime.h"
#include "topicpattern.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mqtt {

/// Where a value stands in a message.
struct ValuePath
{
    struct Step
    {
        std::string key;
        size_t index = std::string::npos; ///< the same as a place in an array, when it is one
    };
    std::vector<Step> steps; ///< from the outside in; empty when the payload is the value
    bool fromRoot = false;   ///< not from the record

    QString words() const;
};

/// One value a topic carries: where it stands in the payload, what it is and what is possible.
struct FieldRule
{
    enum class Type
    {
        Number,
        NumberText,  ///< a number, or a text that holds one
        Boolean,     ///< true is 1, false is 0
        BooleanText, ///< likewise, also as texts, in any letter case
        Text         ///< one of values
    };

    ValuePath path;
    Type type = Type::Number;
    core::Quantity quantity = core::Quantity::Voltage;
    QString channel;                ///< with "{channel}" where the topic's or record's own belongs
    std::vector<QString> channels;  ///< of the elements, when the value is an array
    double scale = 1;               ///< to @c unit's unit
    core::UnitScale unit{};         ///< from it to the quantity's
    std::optional<double> constant; ///< needs no path: what a message's coming means
    std::vector<std::pair<std::string, double>> values; ///< a text's meaning
    std::vector<std::string> missing;                   ///< texts that say "no value"
    std::optional<double> validMin;
    std::optional<double> validMax;
    std::optional<double> clampedTo; ///< what the device puts in the place of what it cannot measure
    size_t slot = 0;                 ///< its first place among the rule's series; an array's elements follow
};

/// One step to the records of a message: a key, or every one of a kind.
struct RecordStep
{
    enum class Kind
    {
        Key,
        Each,
        Device, ///< each, and the key (or number) names the device
        Channel ///< each, and the key (or number, from 1) names the channel
    };
    Kind kind = Kind::Key;
    ValuePath::Step key;
    std::string before; ///< of a key with a place in it, for example "switch:"
    std::string after;
};

/// Fields of one kind of record.
struct GroupRule
{
    std::vector<RecordStep> records; ///< empty: the message is the record
    std::vector<FieldRule> fields;
};

/// One entry of a profile's "topics", ready for matching. Pure value.
struct TopicRule
{
    enum class Payload
    {
        Json,
        PseudoJson,
        Pairs,
        Number,
        Text,
        Ignore
    };

    core::ProfilePtr profile;
    TopicPattern pattern;
    Payload payload = Payload::Ignore;
    bool toDevice = false;
    bool dropRetained = false;
    bool cutTrailing = false; ///< what stands behind the value is cut and told
    bool nullIsMissing = false;
    bool mayBeEmpty = false; ///< none of the fields is no reason to reject
    QString event;
    QString source;       ///< the topic behind the device's level, without the slash
    std::string starts;   ///< only messages that begin so
    size_t parts = 0;     ///< only messages of so many parts; 0: any
    char separator = ':'; ///< between the parts
    char assign = '=';    ///< between a part's name and value

    QString deviceName; ///< of a topic that names none
    std::optional<ValuePath> devicePath;
    bool nodeNumber = false; ///< ids are unsigned 32-bit numbers
    std::vector<std::pair<std::string, QString>> channelNames;

    TimeFormat timeFormat = TimeFormat::None;
    ValuePath timePath;
    bool late = false;
    std::vector<ValuePath> once; ///< two messages alike in these are one

    std::string key;               ///< the name of the key; empty: not encrypted
    std::optional<size_t> keyPart; ///< which part is encrypted; nothing: all of it

    std::vector<GroupRule> groups;
    size_t seriesCount = 0; ///< series of one device and channel

    bool hasFields() const { return seriesCount > 0; }
    /// The device, or its channel, is known only from the message.
    bool isPerMessage() const;
    /// True when a message of this form begins like @p text.
    bool accepts(std::string_view text) const;
    /// The declared field names, for messages.
    QString fieldNames() const;
};

/// The topics of a profile's "mqtt" section, in the order of the file. What is wrong with them is appended to
/// @p problems, if there is one: key and what was expected.
std::vector<TopicRule> readTopicRules(const core::ProfilePtr &profile, QStringList *problems = nullptr);

/// Other spellings of device ids, from the "mqtt" section.
std::vector<std::pair<QString, QString>> readAliases(const core::ProfilePtr &profile);

} // namespace mqtt
