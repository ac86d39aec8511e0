// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/paletteentry.h"

#include <QStringList>

#include <vector>

namespace console {

/// Every entry of the palette, ready to be searched within a frame: titles are folded once, and a query that
/// only grew looks at what its beginning found. GUI thread.
class PaletteIndex
{
public:
    struct Hit
    {
        PaletteEntry entry;
        QList<int> positions; ///< letters of the title that were found
        bool recent = false;
    };

    /// @p recent: ids used last, newest first; they lead while nothing is typed and win ties later.
    PaletteIndex(std::vector<PaletteSource> sources, QStringList recent);

    /// The best @p most entries, best first.
    QList<Hit> search(const QString &query, int most);
    /// How many entries fitted the last query.
    int found() const { return m_found; }
    int size() const { return int(m_items.size()); }

private:
    struct Item
    {
        int source;
        int row;
        quint64 letters;
        QString folded;
    };

    QList<Hit> offered(int most) const;

    std::vector<PaletteSource> m_sources;
    QStringList m_recent;
    std::vector<Item> m_items;
    std::vector<int> m_fitting; ///< items that fitted m_query
    QString m_query;
    int m_found = 0;
};

} // namespace console
