// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

namespace core {

class JsonSchema;

/// The compiled schema of workspace files, or why it cannot be compiled.
const Result<JsonSchema> &workspaceSchema();

TransportSettings readTransport(const QJsonObject &object);
DeviceSettings readDevice(const QJsonObject &object);

/// Settings as they stand in the file: @p object is the entry as it was, whose unknown keys are kept. What is
/// as preset and was not written before is not written now either.
QJsonObject written(QJsonObject object, const TransportSettings &t);
QJsonObject written(QJsonObject object, const DeviceSettings &device);

/// The unit to which every module answers that has it, whatever its own: for one that is alone on its bus.
/// Whether a module has it is its profile's to say, and told by the bus.
constexpr int GeneralUnit = 248;
/// What was expected of a device at the general unit, beside @p other on its bus.
QString aloneExpected(const DeviceId &other);

} // namespace core
