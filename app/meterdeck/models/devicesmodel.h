// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/roworder.h"
#include "widgets/theme.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>

#include <functional>
#include <vector>

namespace console {

/// Every device with its newest values, and the heads of groups between them.
///
/// The model owns the order of its rows (a RowOrder over an index vector): a proxy over ten thousand changing
/// rows freezes the window. put() only marks; flush(), called five times a second, tells the view about the
/// changed rows in as few ranges as possible and puts them in order anew at most once in two seconds. GUI
/// thread.
class DevicesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Column = DeviceColumns::Column;
    using enum DeviceColumns::Column;
    /// Besides what widgets::TableDelegate paints.
    enum Role
    {
        DeviceRole = Qt::UserRole + 1, ///< core::DeviceId
        KeyRole                        ///< of a column, for Qt::Horizontal headers: its key
    };
    /// What a dragged value carries: {"device":…,"quantity":"voltage","channel":""} as JSON.
    static QString seriesMimeType();

    explicit DevicesModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    QStringList mimeTypes() const override;
    /// The series of the first value among @p indexes; nullptr when there is none.
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    /// Asked for a device's tool tip over its presence; without it there is none.
    void setPresenceWhy(std::function<QString(const core::DeviceId &)> why)
    {
        m_presenceWhy = std::move(why);
    }

    /// Adds a device or takes its new values; shown with the next flush().
    void put(const DeviceRow &row);
    /// Shows what was put since the last time. Ages count up to @p now.
    void flush(core::UtcTime now);
    /// The rows on screen, first to last: changes there are told row by row, those elsewhere in one range
    /// above and one below. Without a call every row counts as on screen; last < first when none is.
    void watch(int first, int last);

    /// Words of @p text, besides what the present filter asks.
    void setFilter(const QString &text);
    void setFilter(RowFilter filter);
    const RowFilter &filter() const { return m_order.filter(); }
    void setGroup(RowGroup group);
    RowGroup group() const { return m_order.group(); }
    /// A group's head with its figures; nullptr for rows of devices.
    const RowOrder::Head *headAt(int row) const;
    void setCollapsed(int row, bool collapsed);
    void setAllCollapsed(bool collapsed);
    int sortColumn() const { return m_order.sortColumn(); }

    /// All devices, whatever the filter.
    int total() const { return int(m_rows.size()); }
    /// How many devices are shown, those in collapsed groups included.
    int shown() const { return m_shown; }
    /// How many devices, whatever the filter, have this presence, or are in this state.
    int countOf(live::Presence presence) const { return m_order.count(presence); }
    int countOf(RowState state) const { return m_order.count(state); }
    /// How many speak as they should.
    int countWell() const { return m_order.count(RowState::Well); }
    QList<std::pair<QString, int>> transports() const { return m_order.transports(); }
    QList<std::pair<QString, int>> profiles() const { return m_order.profiles(); }
    const DeviceRow *rowOf(const core::DeviceId &device) const;
    /// The number of a device, 0 for the first that was put; -1 when it is unknown. It never changes.
    int numberOf(const core::DeviceId &device) const { return m_index.value(device, -1); }
    const DeviceRow &row(int number) const { return m_rows[size_t(number)]; }
    /// Takes the new values of a device that is known.
    void put(int number, const DeviceRow &row);
    /// Empty for heads of groups.
    core::DeviceId deviceAt(int row) const;
    /// Invalid when the filter or a collapsed group hides it.
    QModelIndex indexOf(const core::DeviceId &device) const;

private:
    void adopt(std::vector<int> order);
    void adoptAtOnce(std::vector<int> order);
    bool adoptInRuns(const std::vector<int> &order);
    void rebuild();
    void place();
    void tellChanges();
    QVariant headData(const RowOrder::Head &head, int role) const;
    QString text(const DeviceRow &row, int column) const;
    QString spoken(const DeviceRow &row, int column) const;
    QString toolTip(const DeviceRow &row, int column) const;
    QString ageOf(core::UtcTime at) const;
    std::optional<core::Quality> mark(const DeviceRow &row, int column) const;
    std::optional<widgets::Token> token(const DeviceRow &row, int column) const;

    std::function<QString(const core::DeviceId &)> m_presenceWhy;
    std::vector<DeviceRow> m_rows; ///< in order of arrival; never shrinks
    RowOrder m_order{m_rows};
    std::vector<int> m_entries;  ///< what is shown: numbers of devices, or heads
    std::vector<int> m_placeOf;  ///< of devices; -1 = hidden
    std::vector<char> m_changed; ///< by m_rows
    QHash<core::DeviceId, int> m_index;
    int m_known = 0; ///< of m_rows, how many the view may know
    int m_shown = 0;
    bool m_anyChanged = false;
    bool m_stateChanged = false; ///< some presence changed since the order was built
    int m_firstWatched = 0;
    int m_lastWatched = std::numeric_limits<int>::max();
    core::UtcTime m_now{};
    core::UtcTime m_builtAt{};
    qint64 m_shownSecond = 0;
};

} // namespace console
