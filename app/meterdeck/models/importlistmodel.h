// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

namespace console {

/// One of the lists of an import's preview: texts that are ready, in columns. GUI thread.
class ImportListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Column
    {
        QString title;
        int width = 100;    ///< px at usual fonts
        bool right = false; ///< figures
        bool mono = false;  ///< what stands in the source
    };

    explicit ImportListModel(QList<Column> columns, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    const QList<Column> &columns() const { return m_columns; }
    /// Each row has a text for each column.
    void setRows(const QList<QStringList> &rows);

private:
    QList<Column> m_columns;
    QList<QStringList> m_rows;
};

} // namespace console
