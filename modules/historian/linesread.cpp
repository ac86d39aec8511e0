// SPDX-License-Identifier: GPL-3.0-or-later
// HistorianReader's series and lines: a year of a country's lines is hundreds of thousands of rows, too many
// for Qt Sql's values.
#include "historian/historianreader.h"
#include "readersession.h"

#include <string>
#include <vector>

namespace historian {

namespace {

std::optional<std::chrono::microseconds> spanAt(const Statement &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return std::chrono::microseconds(row.integer(column));
}

/// Texts of one column, most of which are one of few: each is made once, and shared.
class FewTexts
{
public:
    const QString &of(QByteArrayView utf8)
    {
        const std::string_view text(utf8.data(), static_cast<size_t>(utf8.size()));
        // Neighbours are mostly alike.
        if (m_last < m_texts.size() && m_texts[m_last].first == text)
            return m_texts[m_last].second;
        for (m_last = 0; m_last < m_texts.size(); ++m_last) {
            if (m_texts[m_last].first == text)
                return m_texts[m_last].second;
        }
        if (m_texts.size() == Few) {
            m_texts.clear(); // they are many after all
            m_last = 0;
        }
        m_texts.emplace_back(text, QString::fromUtf8(utf8));
        return m_texts.back().second;
    }

private:
    static constexpr size_t Few = 32;
    std::vector<std::pair<std::string, QString>> m_texts;
    size_t m_last = 0;
};

/// Where a device's newest state stands in the answer, and how far it goes.
struct Place
{
    qsizetype place = -1;
    qint64 upTo = 0;
};

/// @p query, or with " WHERE " and @p condition for one device alone.
Statement prepared(Database &database, QByteArray query, const char *condition, const core::DeviceId &device)
{
    if (!device.isEmpty())
        query += QByteArray(" WHERE ") + condition;
    Statement statement(database.handle(), query.constData());
    if (statement.isValid() && !device.isEmpty())
        statement.bind(1, device.toString());
    return statement;
}

/// The newest state of each device, or of @p device.
core::Result<QList<LineState>> readStates(Database &database, const core::DeviceId &device,
                                          QHash<qint64, Place> &places)
{
    // A device's newest is the last of its key: grouping would read all of them, and they are large.
    Statement query =
        prepared(database,
                 "SELECT d.id, d.device, s.up_to, s.state FROM line_device AS d CROSS JOIN line_state AS s"
                 " ON s.device = d.id AND s.up_to = (SELECT max(up_to) FROM line_state WHERE device = d.id)",
                 "d.device = ?1", device);
    QList<LineState> states;
    while (query.step()) {
        places.insert(query.integer(0), {states.size(), query.integer(2)});
        states.append({core::DeviceId(query.text(1)), core::fromMicros(query.integer(2)), query.blob(3)});
    }
    if (!query.isValid() || query.failed())
        return database.error("reading the states of lines");
    return states;
}

/// Rows of one device stand together: looked up once for all of them.
class PlaceOf
{
public:
    explicit PlaceOf(const QHash<qint64, Place> &places) : m_places(places) {}
    /// Nothing: of no state, or recorded after it.
    qsizetype operator()(qint64 device, qint64 recorded)
    {
        if (device != m_last) {
            m_last = device;
            m_place = m_places.value(device);
        }
        return recorded <= m_place.upTo ? m_place.place : -1;
    }

private:
    const QHash<qint64, Place> &m_places;
    qint64 m_last = -1;
    Place m_place;
};

} // namespace

core::Result<QList<HistorianReader::SeriesRow>> HistorianReader::series(const core::DeviceId &device)
{
    return m_session->inSnapshot([&]() -> core::Result<QList<SeriesRow>> {
        Database &database = *m_session->database;
        const QByteArray which = device.isEmpty() ? "" : "WHERE device = ?1 ";
        Statement query(database.handle(),
                        ("SELECT id, device, channel, quantity, source, profile, profile_version,"
                         " profile_hash FROM series " +
                         which + "ORDER BY device, channel, quantity, id")
                            .constData());
        if (query.isValid() && !device.isEmpty())
            query.bind(1, device.toString());
        QList<SeriesRow> rows;
        FewTexts devices;
        FewTexts channels;
        FewTexts sources;
        FewTexts profiles;
        FewTexts hashes;
        while (query.step()) {
            core::Series series;
            series.device = core::DeviceId(devices.of(query.bytes(1)));
            series.channel = channels.of(query.bytes(2));
            series.quantity = static_cast<core::Quantity>(query.integer(3));
            series.source = sources.of(query.bytes(4));
            series.profile = core::ProfileId(profiles.of(query.bytes(5)));
            series.profileVersion = static_cast<int>(query.integer(6));
            series.profileHash = hashes.of(query.bytes(7));
            rows.append({query.integer(0), std::move(series)});
        }
        if (!query.isValid() || query.failed())
            return database.error("reading series");
        return rows;
    });
}

core::Result<StoredLines> HistorianReader::lines(const core::DeviceId &device)
{
    Database &database = *m_session->database;
    return m_session->inSnapshot([&]() -> core::Result<StoredLines> {
        QHash<qint64, Place> places;
        auto states = readStates(database, device, places);
        if (!states)
            return states.error();
        StoredLines stored;
        stored.states = std::move(*states);
        stored.outages.resize(stored.states.size());
        stored.unseen.resize(stored.states.size());
        constexpr const char *OfDevice = "device = (SELECT id FROM line_device WHERE device = ?1)";
        Statement outages = prepared(
            database,
            "SELECT device, recorded, line, start, start_uncertain, end_t, end_uncertain, unseen, powered,"
            " flaps, gap FROM line_outage",
            OfDevice, device);
        PlaceOf placeOfOutage(places);
        FewTexts names;
        while (outages.step()) {
            const qsizetype place = placeOfOutage(outages.integer(0), outages.integer(1));
            if (place < 0)
                continue;
            stored.outages[place].append({names.of(outages.bytes(2)), core::fromMicros(outages.integer(3)),
                                          spanAt(outages, 4), core::fromMicros(outages.integer(5)),
                                          spanAt(outages, 6), std::chrono::microseconds(outages.integer(7)),
                                          std::chrono::microseconds(outages.integer(8)),
                                          static_cast<int>(outages.integer(9)), outages.integer(10) != 0});
        }
        if (!outages.isValid() || outages.failed())
            return database.error("reading interruptions");
        Statement unseen =
            prepared(database, "SELECT device, recorded, from_t, to_t FROM line_unseen", OfDevice, device);
        PlaceOf placeOfUnseen(places);
        while (unseen.step()) {
            const qsizetype place = placeOfUnseen(unseen.integer(0), unseen.integer(1));
            if (place >= 0)
                stored.unseen[place].append(
                    {core::fromMicros(unseen.integer(2)), core::fromMicros(unseen.integer(3))});
        }
        if (!unseen.isValid() || unseen.failed())
            return database.error("reading interruptions");
        return stored;
    });
}

} // namespace historian
