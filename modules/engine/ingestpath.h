// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/series.h"
#include "energy/energydifference.h"
#include "energy/powerintegrator.h"
#include "energy/registerwatch.h"
#include "live/livestore.h"

#include <QObject>

#include <memory>

namespace engine {

/// The journey of a transport's batches: energy is integrated into them and compared with the registers,
/// registers that fell are told, the live store sees them, and they go on, still whole and numbered, to the
/// historian and the command desk.
///
/// Thread: its transport's; one for each transport, because a device speaks on one transport only.
class IngestPath : public QObject
{
    Q_OBJECT

public:
    /// @p lastTotals: the stored readings of totals to go on from, integrated ones and the meters' own.
    /// @p awayFrom: newest stored reading of this transport; the stretch until the first batch is a gap
    /// "collector-away". Epoch where the transport itself knows better or nothing was ever stored.
    /// @p compares: the stored common starts of register and integrated energy, oldest first.
    IngestPath(std::shared_ptr<core::SeriesTable> series, live::LiveStore &live,
               const QList<core::Reading> &lastTotals, core::UtcTime awayFrom,
               const QList<core::Event> &compares = {}, QObject *parent = nullptr);

public slots:
    void pass(const core::BatchPtr &batch);
    /// A meter was exchanged without a fall that could be seen: what it counted more begins anew.
    void exchanged(const core::Event &decision) { m_difference.restart(decision); }
    /// The transport has stopped: the totals that no row holds yet go out in a last batch, numbered 0 because
    /// no message of the transport waits for it.
    void finish();

signals:
    void ingested(const core::BatchPtr &batch);

private:
    /// Registers that fell and were not told by the transport, and the readings computed from this batch.
    QList<core::Event> compare(const core::Batch &batch, QList<core::Reading> &computed);

    std::shared_ptr<core::SeriesTable> m_series;
    live::LiveStore &m_live;
    energy::PowerIntegrator m_integrator;
    energy::RegisterWatch m_watch;
    energy::EnergyDifference m_difference;
    core::UtcTime m_awayFrom;
    QHash<core::SeriesId, core::SteadyTime> m_lastStored;
    QHash<core::SeriesId, core::Reading> m_unstored; ///< newest total of each series that no row holds yet
    core::TransportId m_transport;
};

} // namespace engine
