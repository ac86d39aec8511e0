// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alarmsmodel.h"

#include "words.h"

#include <algorithm>

using Standing = console::AlarmRow::Standing;
using Hidden = console::AlarmRow::Hidden;

namespace console {

namespace {

bool isHead(int entry) { return entry < 0; }
int headNumber(int entry) { return -1 - entry; }

} // namespace

bool AlarmsModel::Key::operator<(const Key &other) const
{
    if (group != other.group)
        return group < other.group;
    if (const int names = groupName.compare(other.groupName, Qt::CaseInsensitive); names != 0)
        return names < 0;
    if (priority != other.priority)
        return priority < other.priority;
    return newest != other.newest ? newest < other.newest : number < other.number;
}

AlarmsModel::AlarmsModel(QObject *parent) : QAbstractTableModel(parent) {}

int AlarmsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int AlarmsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Qt::ItemFlags AlarmsModel::flags(const QModelIndex &index) const
{
    return index.isValid() && !alarmAt(index.row()) ? Qt::ItemIsEnabled : QAbstractTableModel::flags(index);
}

bool AlarmsModel::fits(const AlarmRow &row) const
{
    const auto standing = [&row](Standing wanted) {
        return row.hidden == Hidden::No && row.standing == wanted;
    };
    const auto priority = [&row](int wanted) { return row.hidden == Hidden::No && row.priority == wanted; };
    bool chosen = false;
    switch (m_choice) {
    case AlarmChoice::All:
        chosen = row.hidden == Hidden::No;
        break;
    case AlarmChoice::ActiveUnacknowledged:
        chosen = standing(Standing::ActiveUnacknowledged);
        break;
    case AlarmChoice::ClearedUnacknowledged:
        chosen = standing(Standing::ClearedUnacknowledged);
        break;
    case AlarmChoice::ActiveAcknowledged:
        chosen = standing(Standing::ActiveAcknowledged);
        break;
    case AlarmChoice::Latched:
        chosen = standing(Standing::Latched);
        break;
    case AlarmChoice::Shelved:
        chosen = row.hidden == Hidden::Shelved;
        break;
    case AlarmChoice::Suppressed:
        chosen = row.hidden == Hidden::Suppressed;
        break;
    case AlarmChoice::OutOfService:
        chosen = row.hidden == Hidden::OutOfService;
        break;
    case AlarmChoice::Critical:
    case AlarmChoice::High:
    case AlarmChoice::Medium:
    case AlarmChoice::Low:
        chosen = priority(1 + int(m_choice) - int(AlarmChoice::Critical));
        break;
    }
    return chosen && std::all_of(m_filter.begin(), m_filter.end(), [&row](const QString &word) {
               const auto in = [&word](const QString &text) {
                   return text.contains(word, Qt::CaseInsensitive);
               };
               return in(row.title) || in(row.where) || in(row.rule) || in(row.device.toString()) ||
                      in(row.hiddenWhy) || in(row.who);
           });
}

AlarmsModel::Key AlarmsModel::keyOf(int number) const
{
    const AlarmRow &row = m_slots[size_t(number)].row;
    const qint64 newest = -core::toMicros(row.raisedAt);
    switch (m_grouping) {
    case AlarmGrouping::State:
        return {row.hidden == Hidden::No ? qint64(row.standing) : 4 + qint64(row.hidden),
                {},
                row.priority,
                newest,
                number};
    case AlarmGrouping::Place:
        return {0, row.where, row.priority, newest, number};
    case AlarmGrouping::Time:
        break;
    }
    return {-Words::local(row.raisedAt).date().toJulianDay(), {}, 0, newest, number};
}

const AlarmsModel::Key &AlarmsModel::keyOfEntry(int entry) const
{
    return isHead(entry) ? m_heads[size_t(headNumber(entry))].key : *m_slots[size_t(entry)].key;
}

int AlarmsModel::headOf(const Key &key)
{
    const auto same = [&key](const Head &head) {
        return head.key.group == key.group &&
               head.key.groupName.compare(key.groupName, Qt::CaseInsensitive) == 0;
    };
    // Heads in use stand in the entries, in order; this finds the one just before the key.
    Key first = key;
    first.priority = -1;
    first.newest = 0;
    first.number = -1;
    const int at = lowerBound(first);
    if (at < rowCount() && isHead(m_entries[size_t(at)]) &&
        same(m_heads[size_t(headNumber(m_entries[size_t(at)]))]))
        return headNumber(m_entries[size_t(at)]);
    // One that is not in use keeps whether it was collapsed.
    for (size_t head = 0; head < m_heads.size(); ++head) {
        if (!m_heads[head].placed && same(m_heads[head]))
            return int(head);
    }
    m_heads.push_back({first, 0, false, false});
    return int(m_heads.size()) - 1;
}

int AlarmsModel::lowerBound(const Key &key) const
{
    return int(std::lower_bound(m_entries.begin(), m_entries.end(), key,
                                [this](int entry, const Key &wanted) { return keyOfEntry(entry) < wanted; }) -
               m_entries.begin());
}

void AlarmsModel::count(const AlarmRow &row, int by)
{
    m_counts.hidden[size_t(row.hidden)] += by;
    if (row.hidden != Hidden::No)
        return;
    const auto priority = size_t(std::clamp(row.priority, 1, 4) - 1);
    m_counts.standing[size_t(row.standing)] += by;
    m_counts.priority[priority] += by;
    if (row.isActive())
        m_counts.active[priority] += by;
}

void AlarmsModel::mark(int number)
{
    Slot &slot = m_slots[size_t(number)];
    if (!slot.marked)
        m_waiting.push_back(number);
    slot.marked = true;
}

void AlarmsModel::put(const AlarmRow &row)
{
    int number = m_numbers.value(row.id, -1);
    if (number < 0) {
        if (m_free.empty()) {
            number = int(m_slots.size());
            m_slots.emplace_back();
        } else {
            number = m_free.back();
            m_free.pop_back();
        }
        m_slots[size_t(number)] = {row, std::nullopt, false, false, false};
        m_numbers.insert(row.id, number);
        count(row, 1);
    } else {
        Slot &slot = m_slots[size_t(number)];
        if (!slot.gone && slot.row == row)
            return;
        if (!slot.gone)
            count(slot.row, -1);
        slot.row = row;
        slot.gone = false;
        count(row, 1);
    }
    mark(number);
}

void AlarmsModel::remove(const QString &id)
{
    const int number = m_numbers.value(id, -1);
    if (number < 0 || m_slots[size_t(number)].gone)
        return;
    count(m_slots[size_t(number)].row, -1);
    m_slots[size_t(number)].gone = true;
    mark(number);
}

void AlarmsModel::tell(int row)
{
    if (row >= 0 && row < rowCount())
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void AlarmsModel::insertEntry(int entry, const Key &key)
{
    const int at = lowerBound(key);
    beginInsertRows({}, at, at);
    m_entries.insert(m_entries.begin() + at, entry);
    endInsertRows();
}

void AlarmsModel::eraseEntry(const Key &key)
{
    const int at = lowerBound(key);
    beginRemoveRows({}, at, at);
    m_entries.erase(m_entries.begin() + at);
    endRemoveRows();
}

void AlarmsModel::takeOut(int number)
{
    Slot &slot = m_slots[size_t(number)];
    const int head = headOf(*slot.key);
    if (slot.placed)
        eraseEntry(*slot.key);
    slot.key.reset();
    slot.placed = false;
    --m_shown;
    Head &group = m_heads[size_t(head)];
    if (--group.count == 0) {
        eraseEntry(group.key);
        group.placed = false;
    } else {
        tell(lowerBound(group.key));
    }
}

void AlarmsModel::putIn(int number, const Key &key)
{
    const int head = headOf(key);
    Head &group = m_heads[size_t(head)];
    ++group.count;
    ++m_shown;
    if (!group.placed) {
        insertEntry(-1 - head, group.key);
        group.placed = true;
    } else {
        tell(lowerBound(group.key));
    }
    Slot &slot = m_slots[size_t(number)];
    if (!group.collapsed) {
        const int at = lowerBound(key);
        beginInsertRows({}, at, at);
        slot.key = key;
        m_entries.insert(m_entries.begin() + at, number);
        endInsertRows();
        slot.placed = true;
    }
    slot.key = key;
}

void AlarmsModel::settle(int number)
{
    Slot &slot = m_slots[size_t(number)];
    slot.marked = false;
    if (slot.gone) {
        if (slot.key)
            takeOut(number);
        m_numbers.remove(slot.row.id);
        slot = {};
        m_free.push_back(number);
        return;
    }
    const bool wanted = fits(slot.row);
    const Key key = keyOf(number);
    if (!slot.key || !wanted) {
        if (slot.key)
            takeOut(number);
        else if (wanted)
            putIn(number, key);
        return;
    }
    if (*slot.key == key) {
        if (slot.placed)
            tell(lowerBound(key));
        return;
    }
    // It moves; where both groups are open the view keeps it chosen.
    const int from = headOf(*slot.key);
    const int to = headOf(key);
    if (!slot.placed || m_heads[size_t(to)].collapsed) {
        takeOut(number);
        putIn(number, key);
        return;
    }
    if (!m_heads[size_t(to)].placed) {
        insertEntry(-1 - to, m_heads[size_t(to)].key);
        m_heads[size_t(to)].placed = true;
    }
    const int source = lowerBound(*slot.key);
    const int target = lowerBound(key);
    if (target != source && target != source + 1) {
        beginMoveRows({}, source, source, {}, target);
        const auto first = m_entries.begin();
        if (target > source)
            std::rotate(first + source, first + source + 1, first + target);
        else
            std::rotate(first + target, first + source, first + source + 1);
        slot.key = key;
        endMoveRows();
    } else {
        slot.key = key;
    }
    tell(lowerBound(key));
    if (from == to)
        return;
    ++m_heads[size_t(to)].count;
    tell(lowerBound(m_heads[size_t(to)].key));
    Head &left = m_heads[size_t(from)];
    if (--left.count == 0) {
        eraseEntry(left.key);
        left.placed = false;
    } else {
        tell(lowerBound(left.key));
    }
}

void AlarmsModel::rebuild()
{
    beginResetModel();
    m_entries.clear();
    m_shown = 0;
    for (Head &head : m_heads) {
        head.count = 0;
        head.placed = false;
    }
    for (const int number : m_waiting) {
        Slot &slot = m_slots[size_t(number)];
        slot.marked = false;
        if (slot.gone) {
            m_numbers.remove(slot.row.id);
            slot = {};
            m_free.push_back(number);
        }
    }
    m_waiting.clear();
    std::vector<Key> keys;
    for (const int number : std::as_const(m_numbers)) {
        Slot &slot = m_slots[size_t(number)];
        slot.key.reset();
        slot.placed = false;
        if (fits(slot.row))
            keys.push_back(keyOf(number));
    }
    std::sort(keys.begin(), keys.end());
    std::optional<Key> group;
    Head *head = nullptr;
    for (const Key &key : keys) {
        if (!group || group->group != key.group ||
            group->groupName.compare(key.groupName, Qt::CaseInsensitive) != 0) {
            // Nothing after the last entry: headOf() looks among those that are not placed.
            const int number = headOf(key);
            head = &m_heads[size_t(number)];
            head->placed = true;
            m_entries.push_back(-1 - number);
            group = key;
        }
        Slot &slot = m_slots[size_t(key.number)];
        slot.key = key;
        ++head->count;
        ++m_shown;
        if (!head->collapsed) {
            slot.placed = true;
            m_entries.push_back(key.number);
        }
    }
    endResetModel();
}

void AlarmsModel::flush(core::UtcTime now)
{
    m_now = now;
    if (m_waiting.size() > size_t(MostAtOnce)) {
        rebuild();
    } else {
        std::vector<int> waiting;
        waiting.swap(m_waiting);
        for (const int number : waiting)
            settle(number);
    }
    const qint64 second = core::toMicros(now) / 1'000'000;
    if (second != m_shownSecond && !m_entries.empty())
        emit dataChanged(index(0, For), index(rowCount() - 1, For), {Qt::DisplayRole});
    m_shownSecond = second;
}

void AlarmsModel::setChoice(AlarmChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    rebuild();
}

void AlarmsModel::setFilter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words == m_filter)
        return;
    m_filter = words;
    rebuild();
}

void AlarmsModel::setGrouping(AlarmGrouping grouping)
{
    if (grouping == m_grouping)
        return;
    m_grouping = grouping;
    for (Slot &slot : m_slots)
        slot.key.reset();
    m_entries.clear();
    m_heads.clear();
    rebuild();
}

void AlarmsModel::setCollapsed(int row, bool collapsed)
{
    if (row < 0 || row >= rowCount() || !isHead(m_entries[size_t(row)]))
        return;
    m_heads[size_t(headNumber(m_entries[size_t(row)]))].collapsed = collapsed;
    rebuild();
}

const AlarmRow *AlarmsModel::alarmAt(int row) const
{
    return row >= 0 && row < rowCount() && !isHead(m_entries[size_t(row)])
               ? &m_slots[size_t(m_entries[size_t(row)])].row
               : nullptr;
}

const AlarmRow *AlarmsModel::find(const QString &id) const
{
    const int number = m_numbers.value(id, -1);
    return number < 0 || m_slots[size_t(number)].gone ? nullptr : &m_slots[size_t(number)].row;
}

int AlarmsModel::rowOf(const QString &id) const
{
    const int number = m_numbers.value(id, -1);
    if (number < 0 || !m_slots[size_t(number)].placed)
        return -1;
    return lowerBound(*m_slots[size_t(number)].key);
}

int AlarmsModel::placeOf(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? 0 : int(std::count_if(m_entries.begin(), m_entries.begin() + row + 1, [](int entry) {
        return !isHead(entry);
    }));
}

} // namespace console
