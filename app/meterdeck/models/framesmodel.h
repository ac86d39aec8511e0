// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/series.h"
#include "core/wirerecord.h"

#include <QAbstractTableModel>

#include <deque>
#include <memory>

namespace console {

/// The last frames or messages of a transport, oldest first, filtered. Keeps the newest Most, whatever the
/// filter. GUI thread.
class FramesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int Most = 5000;
    /// Which ones are shown, besides the words of the filter.
    enum class Which
    {
        All,
        Errors,
        Requests,
        Answers, ///< everything heard, good or not
        Silence, ///< nothing came in time
        Damaged, ///< bytes that are no readable answer
        Refusals ///< exceptions
    };
    enum Column
    {
        Time,
        Direction,
        Bytes,
        Meaning,
        After,
        ColumnCount
    };

    explicit FramesModel(std::shared_ptr<const core::SeriesTable> series, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Of a broker: topics and payloads instead of frames. Forgets what is there.
    void setMessages(bool messages);
    void append(const QList<core::WireRecord> &records);
    void clear();
    /// Shows rows that contain all words of @p text; a word that is a number alone means a unit of a bus.
    void setFilter(const QString &text, Which which);

    const core::WireRecord *record(int row) const;
    /// How many older ones had to go since the model was made or cleared.
    quint64 dropped() const { return m_first + m_skipped; }
    /// Everything that is shown, a line each, separated by tabs, with a head; in the person's words and zone.
    QByteArray asText() const;
    /// The same for machines: quoted as RFC 4180 says, times in UTC to the microsecond and with the offset of
    /// the person's zone, kinds by their stable keys, bytes in hexadecimal.
    QByteArray asCsv() const;

private:
    struct Entry
    {
        core::WireRecord record;
        QString bytes;
        QString meaning;
    };
    bool matches(const Entry &entry) const;
    void rebuild();

    std::shared_ptr<const core::SeriesTable> m_series;
    std::deque<Entry> m_entries;
    quint64 m_first = 0;        ///< number of the oldest entry
    quint64 m_skipped = 0;      ///< never entered, too many at once
    std::deque<quint64> m_rows; ///< numbers of those shown, rising
    QStringList m_words;
    Which m_which = Which::All;
    bool m_messages = false;
};

} // namespace console
