// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace console {

/// How well a few typed letters fit a text. Each word typed has to be found: best from the start of a word
/// on, else inside one, else scattered, where every letter stands in the same word as the one before or
/// begins another ("ws12" finds "Wellawatte shop 12"). Their order does not matter. Case and accents are
/// ignored. Pure; any thread.
class FuzzyMatch
{
public:
    struct Result
    {
        int score = 0;        ///< higher is better; only to be compared within one query
        QList<int> positions; ///< letters of the text that were found, in order; empty unless asked for
    };

    /// A text as match() wants it: one character for each of @p text, lower case, without accents.
    static QString fold(const QString &text);
    /// The words of a query, folded.
    static QStringList words(const QString &query);
    /// Which letters and digits a folded text holds, one bit each: text that lacks one of the query's cannot
    /// match. Characters beyond ASCII share bits.
    static quint64 letters(const QString &folded);
    /// nullopt when a word is not found. No words match everything.
    static std::optional<Result> match(const QString &folded, const QStringList &words,
                                       bool positions = false);
};

} // namespace console
