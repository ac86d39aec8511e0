// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QStringList>

namespace thingsboard {

/// A value with the server's time for it, ms since 1970.
struct TimedValue
{
    qint64 ts = 0;
    QJsonValue value;
};

/// What a frame says of one device: only what changed, or all of it in a page.
struct EntityState
{
    QString id;   ///< the server's, a UUID
    QString name; ///< empty when it was not told
    QHash<QString, TimedValue> telemetry;
    QHash<QString, TimedValue> attributes; ///< of the server's scope
};

/// An answer to a command or an update of it.
struct EntityFrame
{
    int command = 0;
    int errorCode = 0; ///< 1 internal, 2 bad request, 3 not authorised
    QString errorText;
    bool isPage = false; ///< all of the page's devices; else only those that changed
    bool hasNext = false;
    QList<EntityState> entities;
};

/// The first frame: who we are. @p secret is a token, or an API key.
QJsonObject authentication(const QByteArray &secret, bool apiKey);
/// The command that subscribes page @p page of the devices of @p deviceProfile (all when empty).
QJsonObject entityData(int command, const QString &deviceProfile, int page, int pageSize,
                       const QStringList &keys, const QStringList &attributes);
/// Reads what the server sent. Errors: BadInput.
core::Result<EntityFrame> readFrame(const QByteArray &text);
/// Reads an answer of the REST values: key to values, oldest first. Errors: BadInput.
core::Result<QHash<QString, QList<TimedValue>>> readHistory(const QByteArray &text);

} // namespace thingsboard
