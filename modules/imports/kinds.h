// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imports/importer.h"
#include "localtimes.h"

namespace imports {

/// @name One function a kind, each in a file of its name
/// @{
core::Result<void> importMeterSense(const Request &request, const LocalTimes &times, Sink &sink);
core::Result<void> importCampus(const Request &request, const LocalTimes &times, Sink &sink);
core::Result<void> importCampusRest(const Request &request, const LocalTimes &times, Sink &sink);
core::Result<void> importPiScheduler(const Request &request, const LocalTimes &times, Sink &sink);
core::Result<void> importFirestore(const Request &request, const LocalTimes &times, Sink &sink);
core::Result<void> importReadings(const Request &request, const LocalTimes &times, Sink &sink);
/// @}

} // namespace imports
