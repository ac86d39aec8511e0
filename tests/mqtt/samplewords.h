// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "mqtt/payloadcodec.h"

#include <QDateTime>
#include <QJsonDocument>

/// What a file of tests/mqtt/samples says, and what a batch says in the same words.
namespace samples {

inline const QStringList Keys{
    QStringLiteral("name"),     QStringLiteral("topic"),   QStringLiteral("payload"),
    QStringLiteral("hex"),      QStringLiteral("after"),   QStringLiteral("retained"),
    QStringLiteral("readings"), QStringLiteral("rejects"), QStringLiteral("events")};

/// When the first message arrives.
core::UtcTime startOf(const QJsonObject &file);
mqtt::PayloadCodec codec(const QList<core::ProfilePtr> &profiles, std::shared_ptr<core::SeriesTable> table,
                         const QJsonObject &file);
QByteArray payloadOf(const QJsonObject &message);

/// "DEVICE [CHANNEL] QUANTITY=VALUE QUALITY[ at TIME]", sorted.
QStringList readings(const core::SeriesTable &table, const core::Batch &batch);
QStringList rejects(const core::Batch &batch);
QStringList events(const core::Batch &batch);
/// With their details, for whoever reads a failure.
QString rejectWords(const core::Batch &batch);

} // namespace samples
