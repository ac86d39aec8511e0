// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palettemodel.h"

namespace console {

PaletteModel::PaletteModel(PaletteIndex index, QObject *parent)
    : QAbstractListModel(parent), m_index(std::move(index))
{
    m_hits = m_index.search({}, Most);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteIndex::Hit &hit = m_hits.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return hit.entry.title;
    case DetailRole:
        return hit.entry.detail;
    case IconRole:
        return hit.entry.icon;
    case KeysRole:
        return hit.entry.keys.toString(QKeySequence::NativeText);
    case PositionsRole:
        return QVariant::fromValue(hit.positions);
    case RecentRole:
        return hit.recent;
    case Qt::AccessibleTextRole: {
        QStringList parts{hit.entry.title};
        for (const QString &part : {hit.entry.detail, hit.entry.keys.toString(QKeySequence::NativeText)})
            if (!part.isEmpty())
                parts << part;
        return parts.join(u", ");
    }
    default:
        return {};
    }
}

void PaletteModel::setQuery(const QString &query)
{
    beginResetModel();
    m_hits = m_index.search(query, Most);
    endResetModel();
}

} // namespace console
