// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineledger.h"

#include <algorithm>
#include <limits>

namespace historian {

namespace {

constexpr quint32 NoDevice = std::numeric_limits<quint32>::max();
constexpr qint64 Never = std::numeric_limits<qint64>::min();
constexpr size_t MostArrivals = 32;

void bindSpan(Statement &statement, int index, const std::optional<std::chrono::microseconds> &span)
{
    if (span)
        statement.bind(index, qint64(span->count()));
    else
        statement.bindNull(index);
}

} // namespace

LineLedger::LineLedger(Database &database, core::SeriesTable &series) : m_database(database), m_series(series)
{}

core::Result<void> LineLedger::prepare()
{
    sqlite3 *db = m_database.handle();
    m_addDevice = Statement(db, "INSERT INTO line_device (device) VALUES (?)");
    m_addState = Statement(db, "INSERT OR REPLACE INTO line_state VALUES (?, ?, ?)");
    m_addOutage =
        Statement(db, "INSERT OR REPLACE INTO line_outage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    m_addUnseen = Statement(db, "INSERT OR REPLACE INTO line_unseen VALUES (?, ?, ?, ?)");
    m_drop = Statement(db, "DELETE FROM line_state WHERE device = ? AND up_to >= ?");
    m_newest = Statement(db, "SELECT max(up_to) FROM line_state WHERE device = ?");
    // One that is up to a day older than the newest, one up to a week, one up to a month and one a quarter:
    // so news that come late need no replay of years.
    m_thin =
        Statement(db, "DELETE FROM line_state WHERE device = ?1 AND up_to < ?2 AND up_to NOT IN ("
                      "SELECT min(up_to) FROM line_state WHERE device = ?1 AND up_to < ?2 GROUP BY CASE"
                      " WHEN ?2 - up_to < 86400000000 THEN 0 WHEN ?2 - up_to < 604800000000 THEN 1"
                      " WHEN ?2 - up_to < 2592000000000 THEN 2 ELSE 3 + (?2 - up_to) / 7776000000000 END)");
    m_replaceStates = Statement(db, "DELETE FROM line_state WHERE device = ? AND up_to > ?");
    m_replaceOutages = Statement(db, "DELETE FROM line_outage WHERE device = ? AND recorded > ?");
    m_replaceUnseen = Statement(db, "DELETE FROM line_unseen WHERE device = ? AND recorded > ?");
    // As HistorianReader::gaps(): a transport that was blind was blind for its devices.
    m_dropByGap = Statement(
        db, "DELETE FROM line_state WHERE up_to > ?1 AND device IN (SELECT id FROM line_device WHERE"
            " device IN (SELECT id FROM device WHERE transport = ?2) OR device IN (SELECT device FROM series"
            " WHERE substr(source, 1, instr(source, ':') - 1) = ?2))");
    for (const Statement *statement :
         {&m_addDevice, &m_addState, &m_addOutage, &m_addUnseen, &m_drop, &m_newest, &m_thin,
          &m_replaceStates, &m_replaceOutages, &m_replaceUnseen, &m_dropByGap}) {
        if (!statement->isValid())
            return m_database.error("preparing");
    }
    if (!load())
        return m_database.error("reading the states of lines");
    return {};
}

bool LineLedger::load()
{
    m_index.clear();
    m_devices.clear();
    m_deviceOf.clear();
    Statement query(m_database.handle(),
                    "SELECT d.id, d.device, max(s.up_to) FROM line_device AS d"
                    " LEFT JOIN line_state AS s ON s.device = d.id GROUP BY d.id ORDER BY d.id");
    while (query.step()) {
        m_index.insert(core::DeviceId(query.text(1)), static_cast<quint32>(m_devices.size()));
        m_devices.push_back({query.integer(0), query.isNull(2) ? Never : query.integer(2), {}});
    }
    return !query.failed();
}

quint32 LineLedger::deviceOf(core::SeriesId id)
{
    const auto number = static_cast<quint32>(id);
    if (number >= m_deviceOf.size())
        m_deviceOf.resize(std::max<size_t>(number + 1, m_deviceOf.size() * 2), 0);
    quint32 &known = m_deviceOf[number];
    if (known == 0 && number != 0) {
        const core::Series &series = m_series.at(id);
        // What is computed here is no sign of life.
        known = series.source.startsWith(QLatin1StringView("computed:"))
                    ? NoDevice
                    : m_index.value(series.device, NoDevice - 1) + 1;
    }
    return known == 0 ? NoDevice : known;
}

void LineLedger::arrived(quint32 device, const core::Batch &batch, qint64 first)
{
    m_fresh.push_back({device, {batch.transport, batch.sequence, m_order + m_freshOrder, first}});
}

core::Result<void> LineLedger::look(const QList<core::BatchPtr> &group)
{
    m_fresh.clear();
    m_freshOrder = 0;
    bool ok = true;
    for (const core::BatchPtr &batch : group) {
        ++m_freshOrder;
        if (m_devices.empty())
            continue;
        const size_t begin = m_fresh.size();
        for (const core::Reading &reading : batch->readings) {
            const quint32 place = deviceOf(reading.series);
            if (place == NoDevice)
                continue;
            const qint64 t = core::toMicros(reading.measuredAt);
            // Readings of one device mostly stand together.
            if (m_fresh.size() > begin && m_fresh.back().first == place - 1)
                m_fresh.back().second.first = std::min(m_fresh.back().second.first, t);
            else
                arrived(place - 1, *batch, t);
        }
        for (size_t i = begin; ok && i < m_fresh.size(); ++i) {
            Device &device = m_devices[m_fresh[i].first];
            if (m_fresh[i].second.first <= device.upTo)
                ok = drop(device, m_fresh[i].second.first);
        }
        for (const core::Gap &gap : batch->gaps)
            ok = ok && lookAtGap(gap, *batch);
    }
    return ok ? core::Result<void>() : core::Result<void>(m_database.error("taking back states of lines"));
}

bool LineLedger::lookAtGap(const core::Gap &gap, const core::Batch &batch)
{
    const qint64 from = core::toMicros(gap.from) + 1;
    if (!gap.device.isEmpty()) {
        const quint32 place = m_index.value(gap.device, NoDevice);
        if (place == NoDevice)
            return true;
        arrived(place, batch, from);
        return m_devices[place].upTo < from || drop(m_devices[place], from);
    }
    m_dropByGap.bind(1, core::toMicros(gap.from));
    m_dropByGap.bind(2, gap.transport.toString());
    if (!m_dropByGap.run())
        return false;
    const bool dropped = sqlite3_changes(m_database.handle()) > 0;
    for (quint32 place = 0; place < m_devices.size(); ++place) {
        arrived(place, batch, from);
        if (dropped && m_devices[place].upTo >= from && !readUpTo(m_devices[place]))
            return false;
    }
    return true;
}

bool LineLedger::drop(Device &device, qint64 from)
{
    m_drop.bind(1, device.id);
    m_drop.bind(2, from);
    return m_drop.run() && readUpTo(device);
}

bool LineLedger::readUpTo(Device &device)
{
    m_newest.bind(1, device.id);
    const bool found = m_newest.step();
    device.upTo = found && !m_newest.isNull(0) ? m_newest.integer(0) : Never;
    m_newest.reset();
    return found;
}

void LineLedger::committed()
{
    m_order += m_freshOrder;
    m_freshOrder = 0;
    for (const auto &[place, arrival] : m_fresh) {
        std::vector<Arrival> &list = m_devices[place].arrivals;
        if (list.size() < MostArrivals || list.back().transport != arrival.transport) {
            list.push_back(arrival);
            continue;
        }
        // What is not told apart any more is only taken for news more often.
        list.back().sequence = std::max(list.back().sequence, arrival.sequence);
        list.back().order = arrival.order;
        list.back().first = std::min(list.back().first, arrival.first);
    }
    m_fresh.clear();
}

void LineLedger::rolledBack()
{
    m_fresh.clear();
    m_freshOrder = 0;
    for (Device &device : m_devices)
        readUpTo(device);
}

void LineLedger::forget()
{
    // Which batches the records had in them is not known any more: whatever was stored may be missing.
    load();
}

core::Result<void> LineLedger::store(const QList<LineRecord> &records, const LinesSeen &seen)
{
    for (const LineRecord &record : records) {
        if (!write(record, seen))
            return m_database.error("storing the states of lines");
    }
    return {};
}

bool LineLedger::write(const LineRecord &record, const LinesSeen &seen)
{
    auto found = m_index.constFind(record.state.device);
    if (found == m_index.constEnd()) {
        m_addDevice.bind(1, record.state.device.toString());
        if (!m_addDevice.run())
            return false;
        m_devices.push_back({sqlite3_last_insert_rowid(m_database.handle()), Never, {}});
        found = m_index.insert(record.state.device, static_cast<quint32>(m_devices.size() - 1));
        m_deviceOf.clear();
    }
    Device &device = m_devices[*found];
    if (!add(device, record))
        return false;
    const qint64 upTo = core::toMicros(record.state.upTo);
    m_thin.bind(1, device.id);
    m_thin.bind(2, upTo);
    if (!m_thin.run())
        return false;
    // What came meanwhile and should be in it.
    std::erase_if(device.arrivals, [&](const Arrival &one) {
        return one.order <= record.order ||
               (seen.contains(one.transport) && one.sequence <= seen.value(one.transport));
    });
    device.upTo = std::max(device.upTo, upTo);
    for (const Arrival &one : device.arrivals) {
        if (one.first <= device.upTo && !drop(device, one.first))
            return false;
    }
    return true;
}

bool LineLedger::add(Device &device, const LineRecord &record)
{
    const qint64 upTo = core::toMicros(record.state.upTo);
    if (record.replacesAfter) {
        for (Statement *statement : {&m_replaceStates, &m_replaceOutages, &m_replaceUnseen}) {
            statement->bind(1, device.id);
            statement->bind(2, core::toMicros(*record.replacesAfter));
            if (!statement->run())
                return false;
        }
        if (!readUpTo(device))
            return false;
    }
    for (const LineOutage &outage : record.outages) {
        m_addOutage.bind(1, device.id);
        m_addOutage.bind(2, core::toMicros(outage.start));
        m_addOutage.bind(3, outage.line);
        bindSpan(m_addOutage, 4, outage.startUncertain);
        m_addOutage.bind(5, core::toMicros(outage.end));
        bindSpan(m_addOutage, 6, outage.endUncertain);
        m_addOutage.bind(7, qint64(outage.unseen.count()));
        m_addOutage.bind(8, qint64(outage.powered.count()));
        m_addOutage.bind(9, qint64(outage.flaps));
        m_addOutage.bind(10, qint64(outage.gapTouched));
        m_addOutage.bind(11, upTo);
        if (!m_addOutage.run())
            return false;
    }
    for (const LineUnseen &span : record.unseen) {
        m_addUnseen.bind(1, device.id);
        m_addUnseen.bind(2, core::toMicros(span.from));
        m_addUnseen.bind(3, core::toMicros(span.to));
        m_addUnseen.bind(4, upTo);
        if (!m_addUnseen.run())
            return false;
    }
    m_addState.bind(1, device.id);
    m_addState.bind(2, upTo);
    m_addState.bind(3, record.state.state);
    return m_addState.run();
}

} // namespace historian
