// SPDX-License-Identifier: GPL-3.0-or-later
#include "historian/alarmwriter.h"

#include "core/killpoint.h"
#include "historian/database.h"
#include "statement.h"
#include "tierstate.h"

#include <QHash>

#include <algorithm>

using std::chrono::milliseconds;

namespace historian {

namespace {

constexpr milliseconds RetryFirst{500};
constexpr milliseconds RetryMost{10000};
constexpr std::chrono::seconds UnseenSpread{60};

} // namespace

class AlarmWriter::Session
{
public:
    explicit Session(Database &file)
        : database(file)
        , step(file.handle(), "INSERT INTO alarm_step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        , standing(file.handle(), "INSERT INTO alarm_standing VALUES (?1, ?2)"
                                  " ON CONFLICT (alarm) DO UPDATE SET standing = ?2")
        , gone(file.handle(), "DELETE FROM alarm_standing WHERE alarm = ?")
        , seen(file.handle(), "INSERT INTO alarm_seen VALUES (1, ?1)"
                              " ON CONFLICT (id) DO UPDATE SET received = ?1")
    {}

    core::Result<void> prepared() const
    {
        if (step.isValid() && standing.isValid() && gone.isValid() && seen.isValid())
            return {};
        return database.error("preparing for alarms");
    }

    core::Result<AlarmsFound> read()
    {
        AlarmsFound found;
        bool ok = true;
        const auto each = [&](const char *sql, auto row) {
            Statement query(database.handle(), sql);
            while (ok && query.step())
                row(query);
            ok = ok && query.isValid() && !query.failed();
        };
        each("SELECT alarm, standing FROM alarm_standing ORDER BY alarm", [&](const Statement &row) {
            found.standing.append({row.text(0), row.text(1)});
        });
        each("SELECT coalesce(max(number), 0) FROM alarm_step",
             [&](const Statement &row) { found.lastNumber = row.integer(0); });
        each("SELECT received FROM alarm_seen",
             [&](const Statement &row) { found.seen = core::fromMicros(row.integer(0)); });
        ok = ok && readUnseen(found);
        if (!ok)
            return database.error("reading alarms");
        return found;
    }

    core::Result<void> store(const QList<AlarmGroup> &groups)
    {
        if (database.hasMoved())
            return database.movedError();
        if (auto begun = database.begin(); !begun)
            return begun;
        bool ok = true;
        for (const AlarmGroup &group : groups)
            ok = ok && write(group);
        core::Result<void> done = ok ? core::Result<void>{} : database.error("storing alarms");
        if (ok) {
            core::killPoint("alarms-before-commit");
            done = database.commit();
        }
        if (!done)
            database.rollback();
        else
            core::killPoint("alarms-after-commit");
        return done;
    }

private:
    /// Both tables of the recent tier, from their newest row back.
    bool readUnseen(AlarmsFound &found)
    {
        if (found.seen == core::UtcTime{})
            return true;
        QHash<qint64, qsizetype> places;
        for (const RecentTable table : {RecentTable::A, RecentTable::B}) {
            const QByteArray sql = QByteArray("SELECT series, t, received, value, quality FROM ") +
                                   tableName(table) + " ORDER BY id DESC";
            Statement query(database.handle(), sql.constData());
            while (found.unseen.size() < AlarmsFound::MostUnseen && query.step()) {
                core::Reading reading;
                reading.measuredAt = core::fromMicros(query.integer(1));
                reading.receivedAt = core::fromMicros(query.integer(1) + query.integer(2));
                // Transports take turns, so times of receipt rise only nearly.
                if (reading.receivedAt < found.seen - UnseenSpread)
                    break;
                if (reading.receivedAt <= found.seen)
                    continue;
                if (!query.isNull(3))
                    reading.value = query.real(3);
                reading.quality = static_cast<core::Quality>(query.integer(4));
                const auto known = places.constFind(query.integer(0));
                const qsizetype place = known != places.constEnd() ? *known : places.size();
                if (known == places.constEnd())
                    places.insert(query.integer(0), place);
                found.unseen.append({place, reading});
            }
            if (!query.isValid() || query.failed())
                return false;
        }
        std::stable_sort(found.unseen.begin(), found.unseen.end(),
                         [](const UnseenReading &a, const UnseenReading &b) {
                             return a.reading.receivedAt < b.reading.receivedAt;
                         });
        return readSeries(found, places);
    }

    bool readSeries(AlarmsFound &found, const QHash<qint64, qsizetype> &places)
    {
        if (places.isEmpty())
            return true;
        found.series.resize(places.size());
        Statement query(database.handle(), "SELECT id, device, channel, quantity, source, profile, "
                                           "profile_version, profile_hash FROM series");
        while (query.step()) {
            const auto place = places.constFind(query.integer(0));
            if (place == places.constEnd())
                continue;
            found.series[*place] = {core::DeviceId(query.text(1)),
                                    query.text(2),
                                    static_cast<core::Quantity>(query.integer(3)),
                                    query.text(4),
                                    core::ProfileId(query.text(5)),
                                    static_cast<int>(query.integer(6)),
                                    query.text(7)};
        }
        return query.isValid() && !query.failed();
    }

    bool write(const AlarmGroup &group)
    {
        for (const AlarmStep &row : group.steps) {
            step.bind(1, row.number);
            step.bind(2, core::toMicros(row.at));
            step.bind(3, row.alarm);
            step.bind(4, row.rule);
            step.bind(5, row.device);
            step.bind(6, row.transport);
            step.bind(7, qint64(row.what));
            step.bind(8, qint64(row.before));
            step.bind(9, qint64(row.state));
            step.bind(10, qint64(row.hidden));
            step.bind(11, qint64(row.priority));
            step.bind(12, row.detail);
            if (!step.run())
                return false;
        }
        for (const AlarmStanding &row : group.standing) {
            Statement &statement = row.standing.isEmpty() ? gone : standing;
            statement.bind(1, row.alarm);
            if (!row.standing.isEmpty())
                statement.bind(2, row.standing);
            if (!statement.run())
                return false;
        }
        if (group.seen == core::UtcTime{})
            return true;
        seen.bind(1, core::toMicros(group.seen));
        return seen.run();
    }

    Database &database;
    Statement step;
    Statement standing;
    Statement gone;
    Statement seen;
};

AlarmWriter::AlarmWriter(QObject *parent) : QObject(parent), m_timer(this)
{
    qRegisterMetaType<historian::AlarmGroup>();
    qRegisterMetaType<historian::AlarmsFound>();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AlarmWriter::storeQueued);
}

AlarmWriter::~AlarmWriter() = default;

AlarmWriter *AlarmWriter::of(QObject *historianWriter)
{
    return historianWriter->findChild<AlarmWriter *>(QString(), Qt::FindDirectChildrenOnly);
}

core::Result<void> AlarmWriter::begin(Database &database)
{
    auto session = std::make_unique<Session>(database);
    if (auto ready = session->prepared(); !ready)
        return ready;
    const auto stored = session->read();
    if (!stored)
        return stored.error();
    m_session = std::move(session);
    m_retry = {};
    emit found(*stored);
    if (!m_queue.isEmpty())
        m_timer.start(0);
    return {};
}

void AlarmWriter::end()
{
    m_timer.stop();
    if (m_session && !m_queue.isEmpty())
        storeQueued();
    m_timer.stop();
    m_session.reset();
    m_queue.clear();
}

void AlarmWriter::append(const AlarmGroup &group)
{
    m_queue.append(group);
    // After the events already posted, so that groups that have arrived share the commit.
    if (m_session && !m_timer.isActive())
        m_timer.start(0);
}

void AlarmWriter::storeQueued()
{
    if (!m_session || m_queue.isEmpty())
        return;
    if (const auto done = m_session->store(m_queue); !done) {
        const bool first = m_retry.count() == 0;
        m_retry = first ? RetryFirst : std::min(m_retry * 2, RetryMost);
        m_timer.start(m_retry);
        if (first)
            emit failed(done.error());
        return;
    }
    m_retry = {};
    qint64 last = 0;
    for (const AlarmGroup &group : std::as_const(m_queue)) {
        if (!group.steps.isEmpty())
            last = group.steps.last().number;
    }
    m_queue.clear();
    if (last > 0)
        emit stored(last);
}

} // namespace historian
