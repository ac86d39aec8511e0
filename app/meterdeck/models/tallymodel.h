// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

namespace console {

/// Things by kind and how often, each beside the most frequent: errors, rejects. GUI thread.
class TallyModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Row
    {
        QString kind;
        quint64 count = 0;
        bool trouble = false; ///< a count above nothing wears the colour of a warning

        friend bool operator==(const Row &, const Row &) = default;
    };

    TallyModel(QString kindTitle, QString countTitle, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setRows(const QList<Row> &rows);

private:
    quint64 most() const;

    QString m_kindTitle;
    QString m_countTitle;
    QList<Row> m_rows;
};

} // namespace console
