// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/result.h"
#include "core/series.h"
#include "historian/database.h"
#include "historian/linerecord.h"
#include "statement.h"

#include <vector>

namespace historian {

/// Keeps what a replay of line readings came to, and takes back, in the transaction of a reading or gap that
/// is older than a state, every state that should have it in it: so a stored state is never wrong, whenever
/// the program dies.
///
/// Thread: its database's. Costs nothing while no device has a state.
class LineLedger
{
public:
    LineLedger(Database &database, core::SeriesTable &series);

    core::Result<void> prepare();
    /// In the open transaction that stores @p group; then committed() or rolledBack().
    core::Result<void> look(const QList<core::BatchPtr> &group);
    void committed();
    void rolledBack();
    /// How many batches were committed.
    quint64 order() const { return m_order; }
    /// Stores @p records in the open transaction; @p seen tells which batches are in them.
    core::Result<void> store(const QList<LineRecord> &records, const LinesSeen &seen);
    /// store() was rolled back.
    void forget();

private:
    /// A batch that may not be in the next record.
    struct Arrival
    {
        core::TransportId transport;
        quint64 sequence = 0;
        quint64 order = 0;
        qint64 first = 0; ///< measured, µs: its oldest reading of the device
    };
    struct Device
    {
        qint64 id = 0;
        qint64 upTo = 0;
        std::vector<Arrival> arrivals;
    };

    bool load();
    bool write(const LineRecord &record, const LinesSeen &seen);
    bool add(Device &device, const LineRecord &record);
    bool drop(Device &device, qint64 from);
    bool readUpTo(Device &device);
    bool lookAtGap(const core::Gap &gap, const core::Batch &batch);
    void arrived(quint32 device, const core::Batch &batch, qint64 first);
    quint32 deviceOf(core::SeriesId series);

    Database &m_database;
    core::SeriesTable &m_series;
    QHash<core::DeviceId, quint32> m_index;
    std::vector<Device> m_devices;
    std::vector<quint32> m_deviceOf; ///< place in m_devices by series, and one; 0: not looked up
    std::vector<std::pair<quint32, Arrival>> m_fresh; ///< of the transaction that is open
    quint64 m_order = 0;
    quint64 m_freshOrder = 0;

    Statement m_addDevice;
    Statement m_addState;
    Statement m_addOutage;
    Statement m_addUnseen;
    Statement m_drop;
    Statement m_newest;
    Statement m_thin;
    Statement m_replaceStates;
    Statement m_replaceOutages;
    Statement m_replaceUnseen;
    Statement m_dropByGap;
};

} // namespace historian
