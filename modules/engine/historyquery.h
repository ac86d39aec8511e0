// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history.h"
#include "historian/recentindex.h"
#include "live/livestore.h"

#include <atomic>
#include <memory>

namespace engine {

/// The work behind Engine::history(): opens a connection, reads, closes. Thread: any pool thread; blocks it.
HistoryAnswer readHistory(const QString &databasePath,
                          const std::shared_ptr<const historian::RecentIndex> &index,
                          const HistoryRequest &request);
/// Today's lowest and highest value of every series, for the live store; empty when the database cannot be
/// read or has too many series for it to be worth the time; cut short once @p leaving is set.
QList<live::DayRange> readDayRanges(const QString &databasePath,
                                    const std::shared_ptr<const historian::RecentIndex> &index,
                                    const std::shared_ptr<core::SeriesTable> &series, core::UtcTime from,
                                    core::UtcTime to, const std::atomic<bool> &leaving);
/// The work behind Engine::events().
EventAnswer readEvents(const QString &databasePath, const EventRequest &request);

} // namespace engine
