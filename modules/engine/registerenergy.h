// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "energy/energyledger.h"
#include "engine/energyreview.h"
#include "historian/historianreader.h"

#include <vector>

namespace engine {

/// What a register counted over a stretch.
struct RegisterSum
{
    energy::Consumption sum;
    std::vector<char> there; ///< by column: there was a reading
};

/// Reads what one register counted in @p columns columns of @p step from @p from on: from the sums kept of
/// minutes, and each reading where it fell. @p series are the numbers of its series (a changed profile makes
/// another); @p falls are its own. Thread: the reader's. Errors: the reader's.
core::Result<RegisterSum> readRegister(historian::HistorianReader &reader, const QList<qint64> &series,
                                       const QList<energy::Fall> &falls, core::UtcTime from,
                                       std::chrono::microseconds step, int columns);

/// The falls of one register.
QList<energy::Fall> fallsOf(const QList<RegisterFall> &all, const core::DeviceId &device,
                            const QString &channel, core::Quantity quantity);

/// The work behind Engine::energyReview(). Thread: any pool thread; blocks it.
EnergyReviewAnswer readEnergyReview(const QString &databasePath,
                                    const std::shared_ptr<const historian::RecentIndex> &index,
                                    const EnergyReviewRequest &request);

} // namespace engine
