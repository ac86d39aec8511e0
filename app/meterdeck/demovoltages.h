// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/series.h"

#include <QTimeZone>

#include <vector>

namespace console {

/// How a demo's week of voltages was.
enum class DemoWeek
{
    Good,  ///< with a dip
    Weak,  ///< low on every evening, with a swell and an interruption
    Short, ///< good, and nothing was heard from Friday on
};

/// What a device measured in the weeks before @p until, a value a minute: the running one is good, those
/// before it as @p weeks says, the newest first. Of the series of voltages that it has in @p table; empty
/// when it has none.
std::vector<core::Batch> demoVoltages(const core::SeriesTable &table, const core::DeviceId &device,
                                      core::UtcTime until, const QTimeZone &zone,
                                      const QList<DemoWeek> &weeks);

} // namespace console
