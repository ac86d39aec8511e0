// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/fuzzymatch.h"

#include <algorithm>

namespace console {

namespace {

constexpr int AtWordStart = 100;
constexpr int WholeWord = 25;
constexpr int AtTextStart = 20;
constexpr int InsideWord = 45;
constexpr int Scattered = 10;
constexpr int PerLetter = 4;

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || (text.at(at).isLetterOrNumber() && !text.at(at - 1).isLetterOrNumber()) ||
           (text.at(at).isDigit() && !text.at(at - 1).isDigit());
}

bool endsWord(const QString &text, qsizetype behind)
{
    return behind == text.size() || !text.at(behind).isLetterOrNumber();
}

struct Found
{
    int score = -1;
    QList<int> positions;
};

Found findWhole(const QString &text, const QString &word)
{
    Found best;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        int score = int(word.size()) * PerLetter;
        if (startsWord(text, at))
            score += AtWordStart + (at == 0 ? AtTextStart : 0) +
                     (endsWord(text, at + word.size()) ? WholeWord : 0);
        else
            score += InsideWord;
        if (score <= best.score)
            continue;
        best.score = score;
        best.positions = {int(at)};
    }
    if (best.score >= 0) {
        const int first = best.positions.constFirst();
        best.positions.clear();
        for (int letter = 0; letter < word.size(); ++letter)
            best.positions << first + letter;
    }
    return best;
}

/// From one place on, taking the nearest letter that is allowed.
Found scatterFrom(const QString &text, const QString &word, qsizetype first)
{
    Found found;
    found.positions << int(first);
    int score = Scattered + PerLetter;
    qsizetype at = first;
    for (qsizetype letter = 1; letter < word.size(); ++letter) {
        const QChar wanted = word.at(letter);
        qsizetype next = -1;
        bool sameWord = true;
        for (qsizetype look = at + 1; look < text.size(); ++look) {
            const bool begins = startsWord(text, look);
            if (begins)
                sameWord = false;
            if (text.at(look) == wanted && (sameWord || begins)) {
                next = look;
                break;
            }
        }
        if (next < 0)
            return {};
        score += next == at + 1 ? PerLetter : startsWord(text, next) ? PerLetter - 1 : 1;
        found.positions << int(next);
        at = next;
    }
    found.score = score;
    return found;
}

Found findScattered(const QString &text, const QString &word)
{
    Found best;
    if (word.size() < 2)
        return best;
    for (qsizetype at = text.indexOf(word.at(0)); at >= 0; at = text.indexOf(word.at(0), at + 1)) {
        if (!startsWord(text, at))
            continue;
        Found found = scatterFrom(text, word, at);
        if (found.score > best.score)
            best = std::move(found);
    }
    return best;
}

} // namespace

QString FuzzyMatch::fold(const QString &text)
{
    QString folded = text;
    for (QChar &letter : folded) {
        if (letter.unicode() < 0x80) {
            if (letter >= u'A' && letter <= u'Z')
                letter = QChar(letter.unicode() + 32);
            continue;
        }
        const QString parts = letter.decomposition();
        if (!parts.isEmpty() && parts.at(0).isLetterOrNumber())
            letter = parts.at(0);
        letter = letter.toCaseFolded();
    }
    return folded;
}

QStringList FuzzyMatch::words(const QString &query)
{
    return fold(query.simplified()).split(u' ', Qt::SkipEmptyParts);
}

quint64 FuzzyMatch::letters(const QString &folded)
{
    quint64 letters = 0;
    for (const QChar letter : folded) {
        const char16_t code = letter.unicode();
        if (code >= u'a' && code <= u'z')
            letters |= quint64(1) << (code - u'a');
        else if (code >= u'0' && code <= u'9')
            letters |= quint64(1) << (26 + code - u'0');
        else if (code > u' ')
            letters |= quint64(1) << (36 + code % 28);
    }
    return letters;
}

std::optional<FuzzyMatch::Result> FuzzyMatch::match(const QString &folded, const QStringList &words,
                                                    bool positions)
{
    Result result;
    for (const QString &word : words) {
        Found found = findWhole(folded, word);
        if (found.score < 0)
            found = findScattered(folded, word);
        if (found.score < 0)
            return std::nullopt;
        result.score += found.score;
        if (positions)
            result.positions += found.positions;
    }
    // Of two that fit alike the one that says less besides is meant.
    result.score -= int(folded.size()) / 8;
    if (positions) {
        std::sort(result.positions.begin(), result.positions.end());
        result.positions.erase(std::unique(result.positions.begin(), result.positions.end()),
                               result.positions.end());
    }
    return result;
}

} // namespace console
