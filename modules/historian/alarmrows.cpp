// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/alarmrows.h"

#include "historian/database.h"
#include "historian/migrations.h"
#include "statement.h"

namespace historian {

namespace {

constexpr const char *Newest =
    "SELECT number, at, alarm, rule, device, transport, what, before, state, hidden, priority, detail"
    " FROM alarm_step ORDER BY number DESC LIMIT ?1";
constexpr const char *NewestOfOne =
    "SELECT number, at, alarm, rule, device, transport, what, before, state, hidden, priority, detail"
    " FROM alarm_step WHERE alarm = ?2 ORDER BY number DESC LIMIT ?1";
constexpr const char *Stretch =
    "SELECT number, at, alarm, rule, device, transport, what, before, state, hidden, priority, detail"
    " FROM alarm_step WHERE at >= ?1 AND at < ?2 OR number IN"
    " (SELECT max(number) FROM alarm_step WHERE at < ?1 GROUP BY alarm) ORDER BY number";

core::Result<std::unique_ptr<Database>> openForReading(const QString &path)
{
    auto opened = Database::open(path, {Database::Access::ReadOnly});
    if (!opened)
        return opened.error();
    if (const auto version = readableVersion(**opened); !version)
        return version.error();
    return opened;
}

core::Result<QList<AlarmStep>> rowsOf(const Database &database, Statement &query)
{
    QList<AlarmStep> list;
    while (query.step()) {
        AlarmStep row;
        row.number = query.integer(0);
        row.at = core::fromMicros(query.integer(1));
        row.alarm = query.text(2);
        row.rule = query.text(3);
        row.device = query.text(4);
        row.transport = query.text(5);
        row.what = static_cast<int>(query.integer(6));
        row.before = static_cast<int>(query.integer(7));
        row.state = static_cast<int>(query.integer(8));
        row.hidden = static_cast<int>(query.integer(9));
        row.priority = static_cast<int>(query.integer(10));
        row.detail = query.text(11);
        list.append(row);
    }
    if (!query.isValid() || query.failed())
        return database.error("reading the steps of alarms");
    query.reset();
    return list;
}

} // namespace

core::Result<QList<AlarmStep>> readAlarmSteps(const QString &path, const QString &alarm, int limit)
{
    const auto opened = openForReading(path);
    if (!opened)
        return opened.error();
    const Database &database = **opened;
    Statement query(database.handle(), alarm.isEmpty() ? Newest : NewestOfOne);
    query.bind(1, qint64(limit));
    if (!alarm.isEmpty())
        query.bind(2, alarm);
    return rowsOf(database, query);
}

core::Result<QList<AlarmStep>> readAlarmSteps(const QString &path, core::UtcTime from, core::UtcTime to)
{
    const auto opened = openForReading(path);
    if (!opened)
        return opened.error();
    const Database &database = **opened;
    Statement query(database.handle(), Stretch);
    query.bind(1, core::toMicros(from));
    query.bind(2, core::toMicros(to));
    return rowsOf(database, query);
}

} // namespace historian
