// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadtext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace mqtt {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The length of a bare nan, inf or infinity (any letter case) at the start of @p text; 0 when none stands
/// there.
size_t bareNotANumber(std::string_view text)
{
    // Asked at every character of a payload, and seldom is it one of these.
    if (text.empty() || std::string_view("iInN").find(text.front()) == std::string_view::npos)
        return 0;
    for (const std::string_view word : {"infinity", "inf", "nan"}) {
        if (text.size() < word.size() || !isSameWord(text.substr(0, word.size()), word))
            continue;
        const char next = text.size() > word.size() ? text[word.size()] : ' ';
        if (isSpace(next) || next == ',' || next == '}' || next == ']')
            return word.size();
    }
    return 0;
}

constexpr size_t MostExactDigits = 18; ///< an integer of so many characters fits into 64 bits

/// How many characters at the start of @p text can belong to one number.
size_t numberLength(std::string_view text)
{
    const size_t end = text.find_first_not_of("+-.0123456789eE");
    return end == std::string_view::npos ? text.size() : end;
}

/// Whether a number that is out of range is too small rather than too large.
bool isTiny(std::string_view number)
{
    const size_t exponent = number.find_first_of("eE");
    return exponent + 1 < number.size() && number[exponent + 1] == '-';
}

/// Copies a quoted text that begins at @p i as a JSON string; returns the place behind it.
size_t copyQuoted(std::string_view text, size_t i, std::string &out)
{
    const char quote = text[i++];
    out += '"';
    for (; i < text.size() && text[i] != quote; ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            if (text[++i] != '\'') // JSON knows no such escape
                out += '\\';
            out += text[i];
        } else {
            if (text[i] == '"')
                out += '\\';
            out += text[i];
        }
    }
    if (i < text.size()) // else it never ends, which the parser will say
        out += '"';
    return i + 1;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

QString toText(std::string_view text, qsizetype most)
{
    return QString::fromUtf8(text.data(), std::min<qsizetype>(static_cast<qsizetype>(text.size()), most));
}

bool isPlain(std::string_view text)
{
    for (size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x20 || c == 0x7f)
            return false;
        if (c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0)
            return false; // U+0080 to U+009F
    }
    return text.find("\xef\xbf\xbd") == std::string_view::npos; // U+FFFD
}

bool isSameWord(std::string_view text, std::string_view lower)
{
    return std::equal(lower.begin(), lower.end(), text.begin(), text.end(),
                      [](char a, char b) { return a == static_cast<char>(isLetter(b) ? b | 0x20 : b); });
}

std::optional<double> readNumber(std::string_view text)
{
    double number = 0;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument)
        return std::nullopt;
    return error == std::errc() ? number : std::numeric_limits<double>::infinity();
}

std::optional<quint32> readNodeNumber(std::string_view text)
{
    quint32 number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

std::string withSaneNumbers(std::string_view text, std::string_view noValue, bool *unusable)
{
    std::string out;
    bool changed = false;
    bool quoted = false;
    *unusable = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\' && i + 1 < text.size()) {
            out += c;
            out += text[++i];
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        const size_t sign = c == '-' || c == '+' ? 1 : 0;
        if (const size_t length = quoted ? 0 : bareNotANumber(text.substr(i + sign)); length > 0) {
            out += noValue;
            changed = *unusable = true;
            i += sign + length - 1;
            continue;
        }
        const bool begins = c == '-' || (c >= '0' && c <= '9');
        if (const size_t length = begins && !quoted ? numberLength(text.substr(i)) : 0; length > 0) {
            const std::string_view number = text.substr(i, length);
            const auto value = readNumber(number);
            if (value && !std::isfinite(*value) && !isTiny(number)) {
                out += noValue;
                changed = *unusable = true;
            } else {
                out += number;
                if (length > MostExactDigits && number.find_first_of(".eE") == std::string_view::npos) {
                    out += ".0";
                    changed = true;
                }
            }
            i += length - 1;
            continue;
        }
        out += c;
    }
    return changed ? out : std::string();
}

void pseudoToJson(std::string_view text, std::string &out)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> Words{
        {{"True", "true"}, {"False", "false"}, {"None", "null"}}};
    out.clear();
    for (size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '\'' || c == '"') {
            i = copyQuoted(text, i, out);
            continue;
        }
        if (isLetter(c)) {
            size_t end = i;
            while (end < text.size() && isLetter(text[end]))
                ++end;
            const auto word = text.substr(i, end - i);
            const auto known = std::find_if(Words.begin(), Words.end(),
                                            [&](const auto &pair) { return pair.first == word; });
            out += known == Words.end() ? word : known->second;
            i = end;
            continue;
        }
        if (c == '}' || c == ']') {
            const size_t last = out.find_last_not_of(" \t\r\n");
            if (last != std::string::npos && out[last] == ',')
                out.erase(last);
        }
        out += c;
        ++i;
    }
}

size_t firstValueLength(std::string_view text)
{
    size_t depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\') {
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '{' || c == '[')) {
            ++depth;
        } else if (!quoted && (c == '}' || c == ']')) {
            if (depth == 0)
                return 0;
            if (--depth == 0)
                return i + 1;
        } else if (depth == 0 && !quoted) {
            return 0;
        }
    }
    return 0;
}

void splitParts(std::string_view text, char separator, std::vector<std::string_view> &out)
{
    out.clear();
    for (size_t end = 0; (end = text.find(separator)) != std::string_view::npos;) {
        out.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    out.push_back(text);
}

} // namespace mqtt
