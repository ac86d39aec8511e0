// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "core/result.h"
#include "core/series.h"

#include <QJsonObject>

#include <memory>

/// How an import's batches travel over the local socket, from the process that reads a source to the one that
/// holds the workspace. Pure; any thread.
namespace engine::importwire {

/// Both sides speak this one, or do not speak: they are one program in two processes.
constexpr int Version = 1;
/// The longest line of an import, bytes; several times what a batch of an import ever is.
constexpr qsizetype MaxLine = 64 * 1024 * 1024;

/// Readings, events, rejects and sightings of @p batch. Values travel bit by bit, since a reading is known
/// again by them.
QJsonObject batchToJson(const core::Batch &batch, const core::SeriesTable &series);
/// The same batch with the series of @p series. Errors: BadInput, for what no import sends: other sources
/// than imports, values that are no numbers, unknown qualities and quantities.
core::Result<std::shared_ptr<core::Batch>> batchFromJson(const QJsonObject &object,
                                                         core::SeriesTable &series);

QJsonObject auditToJson(const core::AuditEntry &row);
/// Errors: BadInput, for rows that are not an import's.
core::Result<core::AuditEntry> auditFromJson(const QJsonObject &object);

QJsonObject errorToJson(const core::Error &error);
core::Error errorFromJson(const QJsonObject &object);

} // namespace engine::importwire
