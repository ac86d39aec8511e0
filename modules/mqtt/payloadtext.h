// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mqtt {

/// Without the white space at both ends.
std::string_view trimmed(std::string_view text);
/// At most @p most bytes of it, as text.
QString toText(std::string_view text, qsizetype most = 200);
/// Whether @p text (UTF-8) can be a name: without control characters, and without the mark that stands where
/// bytes were no text.
bool isPlain(std::string_view text);
/// True when both are the same but for the case of their letters; @p lower is in lower case.
bool isSameWord(std::string_view text, std::string_view lower);

/// A number as text: decimal, with a point, nothing before or behind. An absurd one (1e999), nan and inf are
/// numbers that no value has: not finite. Nothing when it is not a number.
std::optional<double> readNumber(std::string_view text);
/// An unsigned number of 32 bits in decimal digits; nothing for anything else, a negative one included.
std::optional<quint32> readNodeNumber(std::string_view text);

/// The text in which numbers are as a strict parser takes them, so that the other fields can be read; empty
/// when all were. A bare nan or inf, as several firmwares print floats, and a number beyond all limits
/// (1e999) become @p noValue; an integer of more digits than one has becomes a fraction. @p unusable tells
/// whether there were any of the former.
std::string withSaneNumbers(std::string_view text, std::string_view noValue, bool *unusable);
/// The JSON that a Python-like text means: single quotes, True, False, None, commas before a closing bracket.
/// What it cannot make sense of stays as it is, for the parser to refuse. @p out keeps its memory.
void pseudoToJson(std::string_view text, std::string &out);
/// How long the first JSON object or array at the start of @p text is; 0 when none ends there.
size_t firstValueLength(std::string_view text);
/// Splits at each @p separator; @p out keeps its memory.
void splitParts(std::string_view text, char separator, std::vector<std::string_view> &out);

} // namespace mqtt
