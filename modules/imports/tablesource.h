// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "imports/importer.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <utility>

namespace imports {

/// One row of a table as text. A null QString is NULL (or no such column), an empty one is an empty text.
struct Row
{
    const QStringList *columns = nullptr;
    QStringList cells;
    Place place;
    QString malformed; ///< why the row is none; empty when it is one
    qint64 at = -1;    ///< as in Position
    quint64 line = 0;  ///< as in Position

    /// The cell of a column, whatever the case of its name.
    QString text(QLatin1StringView column) const
    {
        for (qsizetype i = 0; i < columns->size() && i < cells.size(); ++i) {
            if (columns->at(i).compare(column, Qt::CaseInsensitive) == 0)
                return cells.at(i);
        }
        return {};
    }
    /// The whole row for a person, bounded.
    QString raw() const;
};

/// Tables by name, each read from beginning to end without being held in memory.
class TableSource
{
public:
    using Visit = std::function<bool(const Row &)>; ///< false ends the reading

    TableSource() = default;
    virtual ~TableSource();
    TableSource(const TableSource &) = delete;
    TableSource &operator=(const TableSource &) = delete;

    /// What a person calls the source, without any secret.
    virtual QString name() const = 0;
    virtual bool has(const QString &table) = 0;
    virtual core::Result<QStringList> columns(const QString &table) = 0;
    virtual core::Result<quint64> count(const QString &table) = 0;
    virtual core::Result<void> each(const QString &table, const Visit &visit) = 0;

    /// The table it names is then read from there on, once; others are read whole.
    void readFrom(const Position &position) { m_from = position; }

protected:
    /// Where @p table begins for the reading that starts now.
    std::optional<Position> takeStart(const QString &table)
    {
        if (!m_from || m_from->at < 0 || m_from->table != table)
            return std::nullopt;
        return std::exchange(m_from, std::nullopt);
    }

private:
    std::optional<Position> m_from;
};

} // namespace imports
