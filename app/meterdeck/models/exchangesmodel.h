// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "core/wirerecord.h"

#include <QAbstractTableModel>

#include <deque>
#include <memory>
#include <optional>

namespace console {

/// A request to one unit and what came of it.
struct Exchange
{
    core::WireRecord request;
    core::WireRecord answer; ///< Direction::Missing: nothing came

    bool isError() const { return answer.isError(); }
};

/// The last exchanges with one unit of a bus, newest first, bounded; on wish only those that went wrong. GUI
/// thread.
class ExchangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int Most = 500;
    enum Column
    {
        Time,
        Request,
        Answer,
        After,
        ColumnCount
    };

    ExchangesModel(int unit, std::shared_ptr<const core::SeriesTable> series, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Takes the records of the unit out of @p records, in the order of the wire; a request waits for its
    /// answer.
    void append(const QList<core::WireRecord> &records);
    void setErrorsOnly(bool errorsOnly);
    const Exchange *exchange(int row) const;
    /// How many are kept, whatever is shown.
    int kept() const { return int(m_entries.size()); }
    /// How many older ones had to go.
    quint64 dropped() const { return m_dropped; }

private:
    struct Entry
    {
        Exchange exchange;
        QString request;
        QString answer;
    };
    bool isShown(const Entry &entry) const { return !m_errorsOnly || entry.exchange.isError(); }
    const Entry *entry(int row) const;
    void add(Exchange exchange);

    int m_unit;
    std::shared_ptr<const core::SeriesTable> m_series;
    std::deque<Entry> m_entries; ///< newest first
    std::deque<quint64> m_rows;  ///< numbers of those shown, falling
    quint64 m_next = 0;          ///< number of the next entry
    quint64 m_dropped = 0;
    std::optional<core::WireRecord> m_open;
    bool m_errorsOnly = false;
};

} // namespace console
