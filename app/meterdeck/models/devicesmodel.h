// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicerow.h"
#include "widgets/theme.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <vector>

namespace console {

/// Every device with its newest values.
///
/// The model owns the order of its rows (a sort and a filter over an index vector): a proxy over ten thousand
/// changing rows freezes the window. put() only marks; flush(), called five times a second, tells the view
/// about the changed rows in as few ranges as possible and re-sorts by a live column at most once in two
/// seconds. GUI thread.
class DevicesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Name,
        Id,
        PresenceColumn,
        Voltage,
        Current,
        Power,
        Energy,
        Relay,
        QualityColumn,
        Age,
        Transport,
        ColumnCount
    };
    /// Besides what widgets::TableDelegate paints.
    enum Role
    {
        DeviceRole = Qt::UserRole + 1 /**< core::DeviceId */
    };

    explicit DevicesModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Adds a device or takes its new values; shown with the next flush().
    void put(const DeviceRow &row);
    /// Shows what was put since the last time. Ages count up to @p now.
    void flush(core::UtcTime now);
    /// Shows only devices whose name, id, transport or profile holds every word of @p text.
    void setFilter(const QString &text);

    /// All devices, whatever the filter.
    int total() const { return int(m_rows.size()); }
    /// How many devices, whatever the filter, have this presence.
    int countOf(live::Presence presence) const;
    /// How many speak as they should.
    int countWell() const;
    const DeviceRow *rowOf(const core::DeviceId &device) const;
    core::DeviceId deviceAt(int row) const;
    /// Invalid when the filter hides it.
    QModelIndex indexOf(const core::DeviceId &device) const;

private:
    bool matches(const DeviceRow &row) const;
    bool less(int left, int right) const;
    void sortOrder();
    void rebuild();
    void resort();
    void showNew();
    QVariant text(const DeviceRow &row, int column) const;
    std::optional<core::Quality> mark(const DeviceRow &row, int column) const;
    std::optional<widgets::Token> token(const DeviceRow &row, int column) const;
    static const ValueNow *valueOf(const DeviceRow &row, int column);

    std::vector<DeviceRow> m_rows; ///< in order of arrival; never shrinks
    std::vector<int> m_order;      ///< what is shown: indexes into m_rows
    std::vector<int> m_placeOf;    ///< the inverse; -1 = hidden
    std::vector<char> m_changed;   ///< by m_rows
    QHash<core::DeviceId, int> m_index;
    QStringList m_filter;
    int m_known = 0; ///< of m_rows, how many the view may know
    int m_sortColumn = Name;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    core::UtcTime m_now{};
    core::UtcTime m_sortedAt{};
    qint64 m_shownSecond = 0;
};

} // namespace console
