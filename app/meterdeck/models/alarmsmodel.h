// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarmrow.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>
#include <vector>

namespace console {

/// Every alarm, and the heads of groups between them, the worst first in each group.
///
/// put() and remove() only mark; flush(), called a few times a second, tells the view of each alarm that
/// came, went, moved or changed, and of nothing else: thousands of transitions a minute cost what is on
/// screen. Only a flood of more than MostAtOnce between two flushes is told as one reset. GUI thread.
class AlarmsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Mark,
        Title,
        Where,
        Now,
        Raised,
        For,
        Who,
        ColumnCount
    };
    /// Besides what widgets::TableDelegate paints.
    enum Role
    {
        PriorityRole = Qt::UserRole + 1, ///< 1 to 4
        StateRole,                       ///< widgets::AlarmState as int
        NowRole,                         ///< what is measured
        LimitRole,                       ///< and against what
        FigureQualityRole,               ///< core::Quality as int, of what is measured
        ButtonRole                       ///< the word of the button in this cell; empty for none
    };
    static constexpr int MostAtOnce = 400;

    explicit AlarmsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Adds an alarm or takes its new state; shown with the next flush().
    void put(const AlarmRow &row);
    void remove(const QString &id);
    /// Shows what came since the last time. Ages count up to @p now.
    void flush(core::UtcTime now);
    /// True while something waits for a flush.
    bool isWaiting() const { return !m_waiting.empty(); }

    void setChoice(AlarmChoice choice);
    AlarmChoice choice() const { return m_choice; }
    /// Only those that hold every word of @p text in title, place, rule or reason.
    void setFilter(const QString &text);
    void setGrouping(AlarmGrouping grouping);
    AlarmGrouping grouping() const { return m_grouping; }
    void setCollapsed(int row, bool collapsed);

    /// Every alarm, whatever is shown.
    const AlarmCounts &counts() const { return m_counts; }
    /// How many @p choice would show without a filter.
    int countOf(AlarmChoice choice) const;
    /// nullptr for heads of groups.
    const AlarmRow *alarmAt(int row) const;
    /// nullptr when it is not known.
    const AlarmRow *find(const QString &id) const;
    /// The row of an alarm; -1 when it is not shown.
    int rowOf(const QString &id) const;
    /// Which of those shown it is, from 1, and how many there are.
    int placeOf(const QString &id) const;
    int shown() const { return m_shown; }
    /// The newest unacknowledged one of the highest priority; else the newest active of the highest.
    /// nullptr when nothing in the list is active or waits.
    const AlarmRow *foremost() const;
    /// Those that wait for a person, the newest of the highest priority first; @p most of them.
    QList<const AlarmRow *> waiting(int most) const;
    /// Of each rule that has alarms now the id of one, the worst.
    QHash<QString, QString> oneOfEachRule() const;
    /// Every hidden one, the one that comes back first first.
    std::vector<const AlarmRow *> hidden() const;

private:
    /// By what an entry stands where it does.
    struct Key
    {
        qint64 group = 0;
        QString groupName;
        int priority = -1; ///< -1: the head itself
        qint64 newest = 0; ///< smaller for newer
        int number = -1;
        friend bool operator==(const Key &, const Key &) = default;
        bool operator<(const Key &other) const;
    };
    struct Head
    {
        Key key;
        int count = 0;
        bool collapsed = false;
        bool placed = false;
    };
    struct Slot
    {
        AlarmRow row;
        std::optional<Key> key; ///< under which it is counted as shown
        bool placed = false;    ///< has an entry; not so in a collapsed group
        bool gone = false;      ///< leaves with the next flush
        bool marked = false;
    };

    bool fits(const AlarmRow &row) const;
    Key keyOf(int number) const;
    const Key &keyOfEntry(int entry) const;
    int headOf(const Key &key);
    int lowerBound(const Key &key) const;
    void count(const AlarmRow &row, int by);
    void mark(int number);
    void settle(int number);
    void takeOut(int number);
    void putIn(int number, const Key &key);
    void insertEntry(int entry, const Key &key);
    void eraseEntry(const Key &key);
    void tell(int row);
    void rebuild();
    QVariant headData(const Head &head, int role) const;
    QString text(const AlarmRow &row, int column) const;
    QString groupTitle(const Key &key) const;

    std::vector<Slot> m_slots;
    std::vector<int> m_free;
    QHash<QString, int> m_numbers;
    std::vector<int> m_waiting; ///< numbers of slots that changed
    std::vector<int> m_entries; ///< what is shown: numbers of slots, or -1 - number of a head
    std::vector<Head> m_heads;
    AlarmCounts m_counts;
    AlarmChoice m_choice = AlarmChoice::All;
    AlarmGrouping m_grouping = AlarmGrouping::State;
    QStringList m_filter;
    int m_shown = 0;
    core::UtcTime m_now{};
    qint64 m_shownSecond = 0;
};

} // namespace console
