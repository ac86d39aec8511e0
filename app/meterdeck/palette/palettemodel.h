// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette/paletteindex.h"
#include "widgets/palettedelegate.h"

#include <QAbstractListModel>

namespace console {

/// What fits the letters typed so far, best first. GUI thread.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        DetailRole = widgets::PaletteDelegate::DetailRole,
        IconRole = widgets::PaletteDelegate::IconRole,
        KeysRole = widgets::PaletteDelegate::KeysRole,
        PositionsRole = widgets::PaletteDelegate::PositionsRole,
        RecentRole = PositionsRole + 1 ///< bool: was used lately
    };
    /// As many as a person looks at before typing another letter.
    static constexpr int Most = 50;

    explicit PaletteModel(PaletteIndex index, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    void setQuery(const QString &query);
    const PaletteEntry &entryAt(int row) const { return m_hits.at(row).entry; }
    /// How many entries fit; more than the rows when only the best are listed.
    int found() const { return m_index.found(); }

private:
    PaletteIndex m_index;
    QList<PaletteIndex::Hit> m_hits;
};

} // namespace console
