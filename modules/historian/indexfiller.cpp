// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexfiller.h"

#include "historian/database.h"
#include "statement.h"
#include "tierstate.h"

namespace historian {

void IndexFiller::start(const TierState &tier)
{
    m_left.clear();
    for (const RecentTable table : {RecentTable::A, RecentTable::B}) {
        m_index.restart(table, tier.generation[place(table)]);
        if (tier.lastRow[place(table)] > 0)
            m_left.push_back({table, tier.generation[place(table)]});
    }
}

core::Result<void> IndexFiller::step(qint64 rows)
{
    while (!m_left.empty() && rows > 0) {
        const auto [table, generation] = m_left.back();
        const qint64 covered = m_index.covered(table, generation);
        const QByteArray sql =
            QByteArray("SELECT id, series FROM ") + tableName(table) + " WHERE id > ? ORDER BY id LIMIT ?";
        Statement query(m_database.handle(), sql.constData());
        query.bind(1, covered);
        query.bind(2, rows);
        std::vector<quint32> series;
        bool whole = true;
        while (whole && query.step()) {
            // A missing row would shift all later ones; then readers scan until the table is emptied.
            whole = query.integer(0) == covered + static_cast<qint64>(series.size()) + 1;
            series.push_back(static_cast<quint32>(query.integer(1)));
        }
        if (!query.isValid() || query.failed()) {
            m_left.clear();
            return m_database.error("reading recent rows");
        }
        if (whole)
            m_index.append(table, generation, covered + 1, series);
        // Refused once the table was emptied and began anew: then whoever stores its rows keeps the index.
        const bool taken = m_index.covered(table, generation) == covered + static_cast<qint64>(series.size());
        if (!whole || !taken || static_cast<qint64>(series.size()) < rows)
            m_left.pop_back();
        rows -= static_cast<qint64>(series.size());
    }
    return {};
}

} // namespace historian
