// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicecolumns.h"

#include <QHash>
#include <QStringList>

#include <array>
#include <vector>

namespace console {

/// What the rows of the table of devices are put together by.
enum class RowGroup
{
    None,
    Transport,
    Profile,
    State
};

/// Which devices a person wants to see. Empty means all.
struct RowFilter
{
    QStringList words;             ///< each in the name, id, transport, profile or presence
    bool troubledOnly = false;     ///< every state but Well
    std::optional<RowState> state; ///< one state alone
    QString transport;
    QString profile;

    bool isEmpty() const;
    friend bool operator==(const RowFilter &, const RowFilter &) = default;
};

/// Decides which devices are shown and in what order: find, filter, group, sort. It knows nothing of views.
///
/// An order is a list of entries: a device by its number (0, 1, … as added), or a head of a group as a
/// negative number. Every column is sorted by one number a device (texts by their rank), so ten thousand
/// devices are put in order in about a millisecond. GUI thread.
class RowOrder
{
public:
    /// A head of a group with what stands below it, collapsed or not.
    struct Head
    {
        QString name;
        std::optional<RowState> state; ///< of a group by state
        RowState worst = RowState::Well;
        int count = 0;
        int troubled = 0;
        bool collapsed = false;

        friend bool operator==(const Head &, const Head &) = default;
    };

    /// @p rows is read in every call and outlives the order.
    explicit RowOrder(const std::vector<DeviceRow> &rows) : m_rows(rows) {}

    /// The row with this number is new, or its name, transport, profile or presence may have changed.
    /// Returns whether that can change what is shown or where.
    bool note(int number, bool renamed = false);

    void setFilter(const RowFilter &filter) { m_filter = filter; }
    const RowFilter &filter() const { return m_filter; }
    void setGroup(RowGroup group) { m_group = group; }
    RowGroup group() const { return m_group; }
    void setSort(int column, Qt::SortOrder order);
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }
    void setCollapsed(int head, bool collapsed);
    void setAllCollapsed(bool collapsed);

    /// The order as it has to be now; heads() are up to date after it.
    std::vector<int> build();
    /// How many devices the last build() let through, those in collapsed groups included.
    int matching() const { return m_matching; }
    int headCount() const { return int(m_heads.size()); }
    static bool isHead(int entry) { return entry < 0; }
    const Head &head(int entry) const { return m_heads[size_t(-1 - entry)]; }

    bool matches(const DeviceRow &row, int number) const;
    /// Devices by state and presence, whatever the filter.
    int count(RowState state) const { return m_states[size_t(state)]; }
    int count(live::Presence presence) const { return m_presences[size_t(presence)]; }
    /// Every transport and profile with the number of its devices, in the order of their names.
    QList<std::pair<QString, int>> transports() const { return listed(m_transports); }
    QList<std::pair<QString, int>> profiles() const { return listed(m_profiles); }

    /// A text whose plain order is the order of people: "shop 2" before "Shop 12".
    static QString naturalKey(const QString &text);

private:
    struct Facts
    {
        QString name; ///< natural key
        QString text; ///< folded, for finding
        QString transport;
        QString profile;
        live::Presence presence = live::Presence::NeverHeard;
    };
    struct Key
    {
        int group = 0;
        bool missing = false;
        double value = 0;
        int rank = 0;
        int number = 0;
    };
    using Counts = QHash<QString, int>;

    static QList<std::pair<QString, int>> listed(const Counts &counts);
    static std::vector<int> ranks(const std::vector<QString> &texts);
    void rankNames();
    Key keyOf(int number) const;
    int headOf(const QString &key);

    const std::vector<DeviceRow> &m_rows;
    std::vector<Facts> m_facts;
    std::vector<int> m_byName;   ///< numbers in the order of their names
    std::vector<int> m_rank;     ///< place in m_byName
    std::vector<int> m_textRank; ///< of the column that is sorted, where that is a text
    bool m_namesChanged = false;
    std::array<int, RowStateCount> m_states{};
    std::array<int, int(live::Presence::NoAnswer) + 1> m_presences{};
    Counts m_transports;
    Counts m_profiles;
    RowFilter m_filter;
    RowGroup m_group = RowGroup::None;
    int m_sortColumn = DeviceColumns::Name;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    int m_matching = 0;
    std::vector<Head> m_heads; ///< never renumbered, so that a collapsed group stays so
    QHash<QString, int> m_headIds;
};

} // namespace console
