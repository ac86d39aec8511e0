// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicesmodel.h"

#include "words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// Rows that move under the pointer are worse than an order two seconds old.
constexpr auto ReorderEvery = std::chrono::seconds(2);
/// More runs of rows than these that come or go at once cost a view more than a reset.
constexpr int MostRuns = 64;

} // namespace

DevicesModel::DevicesModel(QObject *parent) : QAbstractTableModel(parent) {}

int DevicesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int DevicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void DevicesModel::put(const DeviceRow &row)
{
    const auto known = m_index.constFind(row.id);
    if (known != m_index.constEnd()) {
        put(*known, row);
        return;
    }
    m_index.insert(row.id, int(m_rows.size()));
    m_rows.push_back(row);
    m_changed.push_back(0);
    m_placeOf.push_back(-1);
    m_order.note(int(m_rows.size()) - 1);
}

void DevicesModel::put(int number, const DeviceRow &row)
{
    DeviceRow &held = m_rows[size_t(number)];
    if (held == row)
        return;
    const bool renamed = held.name != row.name;
    held = row;
    m_changed[size_t(number)] = 1;
    m_anyChanged = true;
    m_stateChanged = m_order.note(number, renamed) || m_stateChanged;
}

void DevicesModel::flush(core::UtcTime now)
{
    m_now = now;
    const bool fresh = m_known < int(m_rows.size());
    m_known = int(m_rows.size());
    const RowFilter &filter = m_order.filter();
    const bool byState =
        m_order.group() != RowGroup::None || filter.troubledOnly || filter.state || !filter.words.isEmpty();
    const bool moved =
        (m_anyChanged && DeviceColumns::isLive(m_order.sortColumn())) || (m_stateChanged && byState);
    if (fresh || (moved && now - m_builtAt >= ReorderEvery))
        rebuild();
    if (m_anyChanged)
        tellChanges();

    // Ages grow by themselves, once a second; whoever is off screen asks when it comes into sight.
    const qint64 second = core::toMicros(now) / 1000000;
    const int last = std::min(m_lastWatched, int(m_entries.size()) - 1);
    if (second != m_shownSecond && m_firstWatched <= last) {
        m_shownSecond = second;
        emit dataChanged(index(m_firstWatched, Age), index(last, Age), {Qt::DisplayRole});
    }
}

void DevicesModel::tellChanges()
{
    const int count = int(m_entries.size());
    const auto tell = [this](int first, int last) {
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
    };
    const auto marked = [this](int place) {
        const int entry = m_entries[size_t(place)];
        return !RowOrder::isHead(entry) && m_changed[size_t(entry)] != 0;
    };
    // One range for all that changed between two places.
    const auto around = [&](int from, int to) {
        while (from <= to && !marked(from))
            ++from;
        while (to > from && !marked(to))
            --to;
        if (from <= to)
            tell(from, to);
    };
    const int begin = std::clamp(m_firstWatched, 0, count);
    const int end = m_lastWatched < begin ? begin : std::min(m_lastWatched, count - 1) + 1;
    around(0, begin - 1);
    for (int place = begin; place < end; ++place) {
        if (!marked(place))
            continue;
        const int first = place;
        while (place + 1 < end && marked(place + 1))
            ++place;
        tell(first, place);
    }
    around(end, count - 1);
    std::fill(m_changed.begin(), m_changed.end(), 0);
    m_anyChanged = false;
}

void DevicesModel::watch(int first, int last)
{
    m_firstWatched = std::max(0, first);
    m_lastWatched = last;
}

void DevicesModel::rebuild()
{
    m_builtAt = m_now;
    m_stateChanged = false;
    std::vector<std::pair<int, RowOrder::Head>> before;
    for (int place = 0; place < rowCount(); ++place) {
        if (const RowOrder::Head *head = headAt(place))
            before.emplace_back(m_entries[size_t(place)], *head);
    }
    std::vector<int> order = m_order.build();
    m_shown = m_order.matching();
    adopt(std::move(order));
    for (const auto &[entry, head] : before) {
        const auto at = std::find(m_entries.begin(), m_entries.end(), entry);
        if (at != m_entries.end() && m_order.head(entry) != head) {
            const int row = int(at - m_entries.begin());
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

void DevicesModel::place()
{
    m_placeOf.assign(m_rows.size(), -1);
    for (size_t place = 0; place < m_entries.size(); ++place) {
        if (!RowOrder::isHead(m_entries[place]))
            m_placeOf[size_t(m_entries[place])] = int(place);
    }
}

void DevicesModel::adoptAtOnce(std::vector<int> order)
{
    beginResetModel();
    m_entries = std::move(order);
    place();
    endResetModel();
}

void DevicesModel::adopt(std::vector<int> order)
{
    // Most seconds nothing moves: that is worth no announcement.
    if (order == m_entries)
        return;
    if (m_entries.empty() || order.empty() || !adoptInRuns(order))
        adoptAtOnce(std::move(order));
}

bool DevicesModel::adoptInRuns(const std::vector<int> &order)
{
    // Which entries stay, by entry: heads are few and negative, devices are numbers.
    const auto slot = [this](int entry) {
        return RowOrder::isHead(entry) ? m_rows.size() + size_t(-1 - entry) : size_t(entry);
    };
    const size_t places = m_rows.size() + size_t(m_order.headCount());
    std::vector<char> old(places, 0);
    std::vector<char> now(places, 0);
    for (const int entry : m_entries)
        old[slot(entry)] = 1;
    for (const int entry : order)
        now[slot(entry)] = 1;
    const auto runs = [&slot](const std::vector<int> &list, const std::vector<char> &among) {
        std::vector<std::pair<int, int>> found; // first and last place of what is not among them
        for (int place = 0; place < int(list.size()); ++place) {
            if (among[slot(list[size_t(place)])])
                continue;
            if (!found.empty() && found.back().second == place - 1)
                found.back().second = place;
            else
                found.emplace_back(place, place);
        }
        return found;
    };
    const auto leaving = runs(m_entries, now);
    const auto coming = runs(order, old);
    if (leaving.size() + coming.size() > MostRuns)
        return false;

    for (auto run = leaving.rbegin(); run != leaving.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        m_entries.erase(m_entries.begin() + run->first, m_entries.begin() + run->second + 1);
        place();
        endRemoveRows();
    }
    std::vector<int> kept;
    kept.reserve(m_entries.size());
    std::copy_if(order.begin(), order.end(), std::back_inserter(kept),
                 [&](int entry) { return old[slot(entry)] != 0; });
    if (kept != m_entries) {
        emit layoutAboutToBeChanged({}, VerticalSortHint);
        const QModelIndexList before = persistentIndexList();
        std::vector<int> held;
        held.reserve(size_t(before.size()));
        for (const QModelIndex &index : before)
            held.push_back(m_entries[size_t(index.row())]);
        m_entries = kept;
        place();
        QModelIndexList after;
        for (qsizetype at = 0; at < before.size(); ++at) {
            const int entry = held[size_t(at)];
            const int row =
                RowOrder::isHead(entry)
                    ? int(std::find(m_entries.begin(), m_entries.end(), entry) - m_entries.begin())
                    : m_placeOf[size_t(entry)];
            after << index(row, before.at(at).column());
        }
        changePersistentIndexList(before, after);
        emit layoutChanged({}, VerticalSortHint);
    }
    for (const auto &[first, last] : coming) {
        beginInsertRows({}, first, last);
        m_entries.insert(m_entries.begin() + first, order.begin() + first, order.begin() + last + 1);
        place();
        endInsertRows();
    }
    return true;
}

void DevicesModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_order.setSort(column, order);
    rebuild();
}

void DevicesModel::setFilter(const QString &text)
{
    RowFilter filter = m_order.filter();
    filter.words = text.split(u' ', Qt::SkipEmptyParts);
    setFilter(std::move(filter));
}

void DevicesModel::setFilter(RowFilter filter)
{
    for (QString &word : filter.words)
        word = word.toCaseFolded();
    if (filter == m_order.filter())
        return;
    m_order.setFilter(filter);
    rebuild();
    // What is highlighted changes in rows that stay, too.
    if (!m_entries.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void DevicesModel::setGroup(RowGroup group)
{
    if (group == m_order.group())
        return;
    m_order.setGroup(group);
    rebuild();
}

void DevicesModel::setCollapsed(int row, bool collapsed)
{
    const RowOrder::Head *head = headAt(row);
    if (!head || head->collapsed == collapsed)
        return;
    m_order.setCollapsed(m_entries[size_t(row)], collapsed);
    rebuild();
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void DevicesModel::setAllCollapsed(bool collapsed)
{
    m_order.setAllCollapsed(collapsed);
    rebuild();
    if (!m_entries.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const RowOrder::Head *DevicesModel::headAt(int row) const
{
    return row >= 0 && row < rowCount() && RowOrder::isHead(m_entries[size_t(row)])
               ? &m_order.head(m_entries[size_t(row)])
               : nullptr;
}

const DeviceRow *DevicesModel::rowOf(const core::DeviceId &device) const
{
    const int number = numberOf(device);
    return number < 0 ? nullptr : &m_rows[size_t(number)];
}

core::DeviceId DevicesModel::deviceAt(int row) const
{
    return row >= 0 && row < rowCount() && !RowOrder::isHead(m_entries[size_t(row)])
               ? m_rows[size_t(m_entries[size_t(row)])].id
               : core::DeviceId();
}

QModelIndex DevicesModel::indexOf(const core::DeviceId &device) const
{
    const int number = numberOf(device);
    return number < 0 || m_placeOf[size_t(number)] < 0 ? QModelIndex()
                                                       : index(m_placeOf[size_t(number)], Name);
}

} // namespace console
