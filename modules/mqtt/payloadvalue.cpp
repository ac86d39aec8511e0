// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadvalue.h"

#include "payloadtext.h"

#include <algorithm>

namespace mqtt {

namespace {

Meaning ofText(std::string_view text, const FieldRule &field)
{
    using Type = FieldRule::Type;
    Meaning meaning;
    if (std::find(field.missing.begin(), field.missing.end(), text) != field.missing.end()) {
        meaning.otherwise = core::Quality::Unknown;
        return meaning;
    }
    switch (field.type) {
    case Type::Number:
    case Type::NumberText:
        meaning.value = readNumber(text);
        meaning.unknownText = !meaning.value;
        return meaning;
    case Type::Boolean:
    case Type::BooleanText:
        if (isSameWord(text, "true"))
            meaning.value = 1;
        else if (isSameWord(text, "false"))
            meaning.value = 0;
        break;
    case Type::Text: {
        const auto known = std::find_if(field.values.begin(), field.values.end(),
                                        [text](const auto &pair) { return pair.first == text; });
        if (known != field.values.end())
            meaning.value = known->second;
        break;
    }
    }
    if (!meaning.value) { // an unknown text is unknown, not false
        meaning.unknownText = true;
        meaning.otherwise = core::Quality::Unknown;
    }
    return meaning;
}

} // namespace

Raw Raw::of(simdjson::dom::element element)
{
    Raw raw;
    switch (element.type()) {
    case simdjson::dom::element_type::INT64:
    case simdjson::dom::element_type::UINT64:
    case simdjson::dom::element_type::DOUBLE:
        raw.kind = Kind::Number;
        raw.number = element.get_double().value_unsafe();
        break;
    case simdjson::dom::element_type::BOOL:
        raw.kind = Kind::Boolean;
        raw.number = element.get_bool().value_unsafe() ? 1 : 0;
        break;
    case simdjson::dom::element_type::STRING:
        raw.kind = Kind::Text;
        raw.text = element.get_string().value_unsafe();
        break;
    case simdjson::dom::element_type::NULL_VALUE:
        raw.kind = Kind::Null;
        break;
    case simdjson::dom::element_type::ARRAY:
        raw.kind = Kind::Array;
        break;
    case simdjson::dom::element_type::OBJECT:
        raw.kind = Kind::Object;
        break;
    }
    return raw;
}

Raw Raw::of(std::string_view text)
{
    Raw raw;
    raw.kind = Kind::Text;
    raw.text = text;
    raw.everythingIsText = true;
    return raw;
}

Meaning meaningOf(const Raw &raw, const FieldRule &field, bool nullIsMissing)
{
    using Type = FieldRule::Type;
    Meaning meaning;
    switch (raw.kind) {
    case Raw::Kind::Missing:
        meaning.missing = true;
        break;
    case Raw::Kind::Null:
        meaning.missing = nullIsMissing;
        break;
    case Raw::Kind::Number:
        if (field.type == Type::Number || field.type == Type::NumberText)
            meaning.value = raw.number;
        break;
    case Raw::Kind::Boolean:
        if (field.type == Type::Boolean || field.type == Type::BooleanText)
            meaning.value = raw.number;
        else if (field.type == Type::Text)
            return ofText(raw.number != 0 ? "true" : "false", field);
        break;
    case Raw::Kind::Text: {
        const bool declared = field.type == Type::NumberText || field.type == Type::BooleanText ||
                              field.type == Type::Text || !field.missing.empty();
        if (raw.everythingIsText || declared) {
            meaning = ofText(raw.text, field);
            // "219.5" in a field of numbers is still no number, whatever texts it may miss.
            if (!raw.everythingIsText && (field.type == Type::Number || field.type == Type::Boolean))
                meaning.value.reset();
        }
        break;
    }
    case Raw::Kind::Array:
    case Raw::Kind::Object:
        break;
    }
    return meaning;
}

std::optional<simdjson::dom::element> elementAt(simdjson::dom::element at, const ValuePath::Step &step)
{
    simdjson::dom::element inner;
    if (at[step.key].get(inner) == simdjson::SUCCESS ||
        (step.index != std::string::npos && at.at(step.index).get(inner) == simdjson::SUCCESS))
        return inner;
    return std::nullopt;
}

std::optional<simdjson::dom::element> elementAt(simdjson::dom::element at, const ValuePath &path)
{
    for (const ValuePath::Step &step : path.steps) {
        const auto inner = elementAt(at, step);
        if (!inner)
            return std::nullopt;
        at = *inner;
    }
    return at;
}

Raw partAt(const std::vector<std::string_view> &parts, const ValuePath &path, char assign)
{
    if (path.steps.empty())
        return {};
    const std::string &key = path.steps.front().key;
    if (key.starts_with('#')) {
        const auto place = readNodeNumber(std::string_view(key).substr(1));
        return place && *place < parts.size() ? Raw::of(parts[*place]) : Raw();
    }
    for (const std::string_view part : parts) {
        if (part.size() > key.size() && part.starts_with(key) && part[key.size()] == assign)
            return Raw::of(trimmed(part.substr(key.size() + 1)));
    }
    return {};
}

} // namespace mqtt
