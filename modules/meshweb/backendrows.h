// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QTimeZone>

#include <optional>

namespace meshweb {

/// One row of the mesh's server.
struct BackendRow
{
    qint64 id = 0;     ///< rises by one a row; begins anew when the server starts
    QByteArray data;   ///< as the gateway sent it
    QString timestamp; ///< as the server wrote it down
    quint64 key = 0;   ///< hash of all three: the same row, and no other, has it again
};

/// An answer to GET /data.
struct BackendRows
{
    QList<BackendRow> rows;        ///< by id
    QList<QByteArray> unreadable;  ///< entries of another form, the first MaxUnreadable, as JSON
    qsizetype unreadableCount = 0; ///< how many there were
    static constexpr qsizetype MaxUnreadable = 50;
};

/// Reads the array of {id, data, timestamp}. Errors: BadInput naming @p where. Pure.
core::Result<BackendRows> readBackendRows(const QByteArray &answer, const QString &where);

/// The server's time of a row, written without a zone (then it is one of @p zone) and with any number of
/// digits behind the second; nothing when it cannot be read, is before 2015 or is more than five minutes
/// after @p now.
std::optional<core::UtcTime> backendTime(const QString &text, const QTimeZone &zone, core::UtcTime now);

} // namespace meshweb
