// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"
#include "topicplan.h"

#include <simdjson.h>

#include <optional>
#include <string_view>

namespace mqtt {

/// A value as it stands in a message, before anybody says what it means.
struct Raw
{
    enum class Kind
    {
        Missing,
        Null,
        Number,
        Boolean,
        Text,
        Array,
        Object
    };
    Kind kind = Kind::Missing;
    double number = 0; ///< of a Boolean: 1 or 0
    std::string_view text;
    bool everythingIsText = false; ///< the form knows nothing but texts, so a number is one too

    static Raw of(simdjson::dom::element element);
    static Raw of(std::string_view text);
};

/// What a field makes of a value.
struct Meaning
{
    std::optional<double> value;                  ///< not scaled
    core::Quality otherwise = core::Quality::Bad; ///< without a value
    bool unknownText = false;                     ///< a text the profile does not know
    bool missing = false;                         ///< as if it were not there
};

/// Reads @p raw as @p field declares, never by guessing.
Meaning meaningOf(const Raw &raw, const FieldRule &field, bool nullIsMissing);

/// A number where a number was declared: nearly every value of a stream, so it takes a short way.
inline bool isPlainNumber(const Raw &raw, const FieldRule &field)
{
    return raw.kind == Raw::Kind::Number &&
           (field.type == FieldRule::Type::Number || field.type == FieldRule::Type::NumberText);
}

/// The element one step from @p at; nothing when there is none.
std::optional<simdjson::dom::element> elementAt(simdjson::dom::element at, const ValuePath::Step &step);
/// The element at @p path from @p at; nothing when the way ends earlier.
std::optional<simdjson::dom::element> elementAt(simdjson::dom::element at, const ValuePath &path);
/// Among parts such as "Hop=2": the value of the path's key; "#1" is the part of that number, from 0.
Raw partAt(const std::vector<std::string_view> &parts, const ValuePath &path, char assign);

} // namespace mqtt
