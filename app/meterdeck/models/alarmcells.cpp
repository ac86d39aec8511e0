// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of the alarms: how many, which first, and what stands in their cells.
#include "alarmwords.h"
#include "models/alarmsmodel.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using Standing = console::AlarmRow::Standing;
using Hidden = console::AlarmRow::Hidden;

namespace console {

namespace {

bool isHead(int entry) { return entry < 0; }
int headNumber(int entry) { return -1 - entry; }

} // namespace

int AlarmsModel::countOf(AlarmChoice choice) const
{
    switch (choice) {
    case AlarmChoice::All:
        return m_counts.all();
    case AlarmChoice::ActiveUnacknowledged:
    case AlarmChoice::ClearedUnacknowledged:
    case AlarmChoice::ActiveAcknowledged:
    case AlarmChoice::Latched:
        return m_counts.standing[size_t(choice) - size_t(AlarmChoice::ActiveUnacknowledged)];
    case AlarmChoice::Shelved:
    case AlarmChoice::Suppressed:
    case AlarmChoice::OutOfService:
        return m_counts.hidden[1 + size_t(choice) - size_t(AlarmChoice::Shelved)];
    case AlarmChoice::Critical:
    case AlarmChoice::High:
    case AlarmChoice::Medium:
    case AlarmChoice::Low:
        break;
    }
    return m_counts.priority[size_t(choice) - size_t(AlarmChoice::Critical)];
}

const AlarmRow *AlarmsModel::foremost() const
{
    const AlarmRow *found = nullptr;
    const auto before = [](const AlarmRow &left, const AlarmRow &right) {
        const auto waits = [](const AlarmRow &row) { return row.isUnacknowledged() && !row.acknowledging; };
        if (waits(left) != waits(right))
            return waits(left);
        if (left.priority != right.priority)
            return left.priority < right.priority;
        return left.raisedAt != right.raisedAt ? left.raisedAt > right.raisedAt : left.id < right.id;
    };
    for (const Slot &slot : m_slots) {
        if (!slot.row.id.isEmpty() && !slot.gone && slot.row.hidden == Hidden::No &&
            slot.row.standing != Standing::Normal && (!found || before(slot.row, *found)))
            found = &slot.row;
    }
    return found;
}

QList<const AlarmRow *> AlarmsModel::waiting(int most) const
{
    QList<const AlarmRow *> found;
    if (m_counts.unacknowledged() == 0)
        return found;
    for (const Slot &slot : m_slots) {
        if (!slot.row.id.isEmpty() && !slot.gone && slot.row.hidden == Hidden::No &&
            slot.row.isUnacknowledged() && !slot.row.acknowledging)
            found << &slot.row;
    }
    const auto end = found.begin() + std::min<qsizetype>(most, found.size());
    std::partial_sort(found.begin(), end, found.end(), [](const AlarmRow *left, const AlarmRow *right) {
        if (left->priority != right->priority)
            return left->priority < right->priority;
        return left->raisedAt != right->raisedAt ? left->raisedAt > right->raisedAt : left->id < right->id;
    });
    found.erase(end, found.end());
    return found;
}

QHash<QString, QString> AlarmsModel::oneOfEachRule() const
{
    QHash<QString, QString> found;
    for (const Slot &slot : m_slots) {
        if (slot.row.id.isEmpty() || slot.gone)
            continue;
        const AlarmRow *known = find(found.value(slot.row.rule));
        if (!known || slot.row.priority < known->priority)
            found.insert(slot.row.rule, slot.row.id);
    }
    return found;
}

std::vector<const AlarmRow *> AlarmsModel::hidden() const
{
    std::vector<const AlarmRow *> found;
    if (m_counts.hiddenInAll() == 0)
        return found;
    for (const Slot &slot : m_slots) {
        if (!slot.row.id.isEmpty() && !slot.gone && slot.row.hidden != Hidden::No)
            found.push_back(&slot.row);
    }
    return found;
}

QString AlarmsModel::groupTitle(const Key &key) const
{
    switch (m_grouping) {
    case AlarmGrouping::State:
        return key.group <= 4 ? AlarmWords::standing(Standing(key.group))
                              : AlarmWords::hidden(Hidden(key.group - 4));
    case AlarmGrouping::Place:
        return key.groupName.isEmpty() ? tr("No place") : key.groupName;
    case AlarmGrouping::Time:
        break;
    }
    const QDate day = QDate::fromJulianDay(-key.group);
    return day == Words::today() ? tr("Raised today")
                                 : tr("Raised on %1").arg(QLocale().toString(day, QLocale::LongFormat));
}

QVariant AlarmsModel::headData(const Head &head, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return groupTitle(head.key);
    case TableDelegate::DetailRole:
        return Words::count(quint64(head.count));
    case TableDelegate::GroupRole:
        return head.collapsed;
    case Qt::AccessibleTextRole:
        return tr("%1, %n alarm(s)", nullptr, head.count).arg(groupTitle(head.key));
    default:
        return {};
    }
}

QString AlarmsModel::text(const AlarmRow &row, int column) const
{
    switch (column) {
    case Mark:
        return widgets::PriorityMark::word(row.priority);
    case Title:
        return row.title;
    case Where:
        return row.where;
    case Now:
        return AlarmWords::nowAndLimit(row);
    case Raised:
        return row.raisedAt == core::UtcTime{} ? QString() : Words::moment(row.raisedAt);
    case For:
        return AlarmWords::lasting(row, m_now);
    case Who:
        return row.hidden == Hidden::No
                   ? (row.isUnacknowledged() ? AlarmWords::acknowledge(row.acknowledging) : row.who)
                   : AlarmWords::until(row, m_now);
    default:
        return {};
    }
}

QVariant AlarmsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int entry = m_entries[size_t(index.row())];
    if (isHead(entry))
        return headData(m_heads[size_t(headNumber(entry))], role);
    const AlarmRow &row = m_slots[size_t(entry)].row;
    const int column = index.column();
    const bool waits = row.isUnacknowledged() && row.hidden == Hidden::No;
    switch (role) {
    case Qt::DisplayRole:
        // Marks, figures and buttons are painted by their own roles.
        return column == Mark || column == Now || (column == Who && waits) ? QString() : text(row, column);
    case Qt::AccessibleTextRole:
        return column == Mark ? AlarmWords::spokenMark(row)
               : column == Now
                   ? tr("%1, %2", "figures, quality").arg(text(row, column), Words::quality(row.quality))
                   : text(row, column);
    case Qt::ToolTipRole:
        return column == Title || column == Where || column == Now || column == Who ? text(row, column)
               : column == Mark ? AlarmWords::spokenMark(row)
                                : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter |
            (column == Now || column == Raised || column == For || column == Who ? Qt::AlignRight
                                                                                 : Qt::AlignLeft)));
    case PriorityRole:
        return row.priority;
    case StateRole:
        return int(row.mark());
    case NowRole:
        return column == Now ? row.now : QVariant();
    case LimitRole:
        return column == Now ? row.limit : QVariant();
    case FigureQualityRole:
        return column == Now ? QVariant(int(row.quality)) : QVariant();
    case ButtonRole:
        return column == Who && waits ? text(row, Who) : QVariant();
    case TableDelegate::EmphasisRole:
        return waits && (column == Title || (column == For && row.isActive()));
    case TableDelegate::TokenRole:
        return column == Title || (waits && column == For && row.isActive())
                   ? QVariant(int(widgets::Token::Text))
                   : QVariant(int(widgets::Token::Text2));
    default:
        return {};
    }
}

QVariant AlarmsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter |
            (section == Now || section == Raised || section == For ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::AccessibleTextRole && section == Mark)
        return tr("Priority");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Alarm");
    case Where:
        return tr("Where");
    case Now:
        return tr("Now, limit");
    case Raised:
        return tr("Raised");
    case For:
        return tr("For");
    default:
        return {};
    }
}

} // namespace console
