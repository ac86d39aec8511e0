// SPDX-License-Identifier: GPL-3.0-or-later
#include "hourfiller.h"

#include "historian/database.h"

namespace historian {

namespace {

constexpr int HoursAStep = 4000; // written in one transaction; some 100 ms with their minutes
constexpr int SeriesAStep = 200;

} // namespace

core::Result<void> HourFiller::prepare()
{
    sqlite3 *db = m_database.handle();
    Statement state(db, "SELECT next, last FROM rollup_hour_fill");
    if (!state.step())
        return m_database.error("reading how far the hours are summed up");
    m_next = state.integer(0);
    m_last = state.integer(1);
    state.reset();
    m_clear = Statement(db, "DELETE FROM rollup_hour WHERE series = ?");
    // Rounds down before 1970 too, as the mover does.
    m_fill =
        Statement(db, "INSERT INTO rollup_hour"
                      " SELECT series, (minute - (minute % 60 + 60) % 60) / 60 AS hour, sum(count), min(min),"
                      " max(max), sum(sum), max(doubt) FROM rollup_minute WHERE series = ? GROUP BY hour");
    m_mark = Statement(db, "UPDATE rollup_hour_fill SET next = ?");
    if (!m_clear.isValid() || !m_fill.isValid() || !m_mark.isValid())
        return m_database.error("preparing");
    return {};
}

core::Result<void> HourFiller::step()
{
    if (!isPending())
        return {};
    if (auto begun = m_database.begin(); !begun)
        return begun;
    qint64 next = m_next;
    int hours = 0;
    bool ok = true;
    for (int series = 0; ok && next <= m_last && hours < HoursAStep && series < SeriesAStep;
         ++series, ++next) {
        m_clear.bind(1, next);
        m_fill.bind(1, next);
        ok = m_clear.run() && m_fill.run();
        hours += sqlite3_changes(m_database.handle());
    }
    if (ok) {
        m_mark.bind(1, next);
        ok = m_mark.run();
    }
    if (!ok) {
        const core::Error error = m_database.error("summing up hours");
        m_database.rollback();
        return error;
    }
    if (auto done = m_database.commit(); !done) {
        m_database.rollback();
        return done;
    }
    m_next = next;
    return {};
}

} // namespace historian
