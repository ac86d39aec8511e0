// SPDX-License-Identifier: GPL-3.0-or-later
// HistorianReader's lines: a year of them is hundreds of thousands of rows, too many for Qt Sql's values.
#include "historian/historianreader.h"
#include "readersession.h"

namespace historian {

namespace {

std::optional<std::chrono::microseconds> spanAt(const Statement &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return std::chrono::microseconds(row.integer(column));
}

/// The newest state of each device, or of device ?1.
Statement prepared(Database &database, const char *query, const core::DeviceId &device)
{
    const QByteArray newest = "WITH newest AS (SELECT d.id AS id, d.device AS name, max(s.up_to) AS up_to"
                              " FROM line_device AS d JOIN line_state AS s ON s.device = d.id ";
    // A condition that is not always there would be a scan of all devices for one.
    const QByteArray which = device.isEmpty() ? "" : "WHERE d.device = ?1 ";
    Statement statement(database.handle(), (newest + which + "GROUP BY d.id) " + query).constData());
    if (statement.isValid() && !device.isEmpty())
        statement.bind(1, device.toString());
    return statement;
}

core::Result<QList<LineState>> readStates(Database &database, const core::DeviceId &device,
                                          QHash<qint64, qsizetype> &places)
{
    Statement query = prepared(database,
                               "SELECT n.id, n.name, n.up_to, s.state FROM newest AS n JOIN line_state AS s"
                               " ON s.device = n.id AND s.up_to = n.up_to ORDER BY n.id",
                               device);
    QList<LineState> states;
    while (query.step()) {
        places.insert(query.integer(0), states.size());
        states.append({core::DeviceId(query.text(1)), core::fromMicros(query.integer(2)), query.blob(3)});
    }
    if (query.failed())
        return database.error("reading the states of lines");
    return states;
}

} // namespace

core::Result<StoredLines> HistorianReader::lines(const core::DeviceId &device)
{
    Database &database = *m_session->database;
    return m_session->inSnapshot([&]() -> core::Result<StoredLines> {
        QHash<qint64, qsizetype> places;
        auto states = readStates(database, device, places);
        if (!states)
            return states.error();
        StoredLines stored;
        stored.states = std::move(*states);
        stored.outages.resize(stored.states.size());
        stored.unseen.resize(stored.states.size());
        qint64 last = -1;
        qsizetype place = 0;
        const auto placeOf = [&](qint64 id) {
            if (id != last) {
                last = id;
                place = places.value(id);
            }
            return place;
        };
        Statement outages = prepared(
            database,
            "SELECT o.device, o.line, o.start, o.start_uncertain, o.end_t, o.end_uncertain, o.unseen,"
            " o.powered, o.flaps, o.gap FROM newest AS n CROSS JOIN line_outage AS o ON o.device = n.id"
            " AND o.recorded <= n.up_to",
            device);
        // A handful of names for hundreds of thousands of rows.
        QHash<QByteArray, QString> names;
        while (outages.step()) {
            const QByteArray raw = outages.blob(1);
            QString &name = names[raw];
            if (name.isEmpty())
                name = QString::fromUtf8(raw);
            stored.outages[placeOf(outages.integer(0))].append(
                {name, core::fromMicros(outages.integer(2)), spanAt(outages, 3),
                 core::fromMicros(outages.integer(4)), spanAt(outages, 5),
                 std::chrono::microseconds(outages.integer(6)), std::chrono::microseconds(outages.integer(7)),
                 static_cast<int>(outages.integer(8)), outages.integer(9) != 0});
        }
        Statement unseen =
            prepared(database,
                     "SELECT u.device, u.from_t, u.to_t FROM newest AS n CROSS JOIN line_unseen"
                     " AS u ON u.device = n.id AND u.recorded <= n.up_to",
                     device);
        while (!outages.failed() && unseen.step())
            stored.unseen[placeOf(unseen.integer(0))].append(
                {core::fromMicros(unseen.integer(1)), core::fromMicros(unseen.integer(2))});
        if (outages.failed() || unseen.failed())
            return database.error("reading interruptions");
        return stored;
    });
}

} // namespace historian
