// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/series.h"
#include "historian/historianwriter.h"

namespace historian {

class Database;

/// Reads what an OpenReport holds (all but the migration's words); at most @p marksKept marks a transport.
core::Result<OpenReport> readOpenReport(Database &database, core::SeriesTable &series, int marksKept);

} // namespace historian
