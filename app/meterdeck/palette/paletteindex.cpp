// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/paletteindex.h"

#include "palette/fuzzymatch.h"

#include <QSet>

#include <algorithm>
#include <memory>
#include <numeric>

namespace console {

namespace {

constexpr int RecentBonus = 12;

} // namespace

PaletteSource PaletteSource::ofList(std::function<QList<PaletteEntry>()> gather, bool offered, int weight)
{
    auto entries = std::make_shared<QList<PaletteEntry>>();
    PaletteSource source;
    source.offered = offered;
    source.weight = weight;
    source.count = [entries, gather = std::move(gather)] {
        *entries = gather();
        return int(entries->size());
    };
    source.title = [entries](int row) { return entries->at(row).title; };
    source.entry = [entries](int row) { return entries->at(row); };
    source.find = [entries](const QString &id) {
        const auto found = std::find_if(entries->begin(), entries->end(),
                                        [&id](const PaletteEntry &entry) { return entry.id == id; });
        return found == entries->end() ? -1 : int(found - entries->begin());
    };
    return source;
}

PaletteIndex::PaletteIndex(std::vector<PaletteSource> sources, QStringList recent)
    : m_sources(std::move(sources)), m_recent(std::move(recent))
{
    for (int source = 0; source < int(m_sources.size()); ++source) {
        const PaletteSource &kind = m_sources[size_t(source)];
        const int count = kind.count();
        m_items.reserve(m_items.size() + size_t(count));
        for (int row = 0; row < count; ++row) {
            QString folded = FuzzyMatch::fold(kind.title(row));
            const quint64 letters = FuzzyMatch::letters(folded);
            m_items.push_back({source, row, letters, std::move(folded)});
        }
    }
}

QList<PaletteIndex::Hit> PaletteIndex::offered(int most) const
{
    QList<Hit> hits;
    QSet<QString> seen;
    for (const QString &id : m_recent) {
        for (const PaletteSource &source : m_sources) {
            const int row = source.find(id);
            if (row < 0 || hits.size() >= most)
                continue;
            hits.append({source.entry(row), {}, true});
            seen.insert(id);
            break;
        }
    }
    for (const Item &item : m_items) {
        if (hits.size() >= most)
            break;
        const PaletteSource &source = m_sources[size_t(item.source)];
        if (!source.offered)
            continue;
        PaletteEntry entry = source.entry(item.row);
        if (!seen.contains(entry.id))
            hits.append({std::move(entry), {}, false});
    }
    return hits;
}

QList<PaletteIndex::Hit> PaletteIndex::search(const QString &query, int most)
{
    const QStringList words = FuzzyMatch::words(query);
    if (words.isEmpty()) {
        m_query.clear();
        const QList<Hit> hits = offered(most);
        m_found = int(hits.size());
        return hits;
    }
    const QString typed = words.join(u' ');
    if (m_query.isEmpty() || !typed.startsWith(m_query)) {
        m_fitting.resize(m_items.size());
        std::iota(m_fitting.begin(), m_fitting.end(), 0);
    }
    m_query = typed;
    quint64 letters = 0;
    for (const QString &word : words)
        letters |= FuzzyMatch::letters(word);

    std::vector<std::pair<int, int>> scored; // negative score, item: the best sort first, then the earliest
    std::vector<int> fitting;
    QHash<std::pair<int, int>, int> recent;
    for (qsizetype at = 0; at < m_recent.size(); ++at) {
        for (int source = 0; source < int(m_sources.size()); ++source) {
            if (const int row = m_sources[size_t(source)].find(m_recent.at(at)); row >= 0)
                recent.insert({source, row}, RecentBonus - std::min(int(at), RecentBonus / 2));
        }
    }
    for (const int at : m_fitting) {
        const Item &item = m_items[size_t(at)];
        if ((item.letters & letters) != letters)
            continue;
        const auto match = FuzzyMatch::match(item.folded, words);
        if (!match)
            continue;
        const int score = match->score + m_sources[size_t(item.source)].weight +
                          (recent.isEmpty() ? 0 : recent.value({item.source, item.row}));
        fitting.push_back(at);
        scored.emplace_back(-score, at);
    }
    m_fitting = std::move(fitting);
    m_found = int(scored.size());

    const auto shown = std::min(scored.size(), size_t(most));
    std::partial_sort(scored.begin(), scored.begin() + ptrdiff_t(shown), scored.end());
    QList<Hit> hits;
    hits.reserve(qsizetype(shown));
    for (size_t at = 0; at < shown; ++at) {
        const Item &item = m_items[size_t(scored[at].second)];
        const auto match = FuzzyMatch::match(item.folded, words, true);
        hits.append({m_sources[size_t(item.source)].entry(item.row), match->positions,
                     recent.contains({item.source, item.row})});
    }
    return hits;
}

} // namespace console
