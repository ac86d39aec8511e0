// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/result.h"
#include "core/series.h"
#include "engine/history.h"

#include <functional>

namespace engine {

/// The way of imported rows into a workspace's database: through a writer of the import's own, or through the
/// engine that holds the workspace, beside its live data.
///
/// Thread: that of the import, which waits in store(); made where it is given out.
class ImportDoor
{
public:
    ImportDoor() = default;
    virtual ~ImportDoor();
    ImportDoor(const ImportDoor &) = delete;
    ImportDoor &operator=(const ImportDoor &) = delete;

    virtual HistorySource source() const = 0;
    virtual core::SeriesTable &series() = 0;
    /// Stores a batch and, in its transaction, @p note under @p key; true when both are on the disk. @p
    /// goesOn is asked now and then while that takes long: when it says no, or the workspace closes, the
    /// answer is false, and they may be stored all the same. Errors: those of the historian.
    virtual core::Result<bool> store(const core::BatchPtr &batch, const QString &key, const QString &note,
                                     const std::function<bool()> &goesOn) = 0;
    /// All is stored that will be. @p newest: the newest reading of each series that was.
    virtual core::Result<void> finish(const QList<core::Reading> &newest) = 0;
};

} // namespace engine
