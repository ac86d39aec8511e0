// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historian/historianwriter.h"
#include "witnesseddoor.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace engine {

/// The way of imports into the workspace that an engine holds: their batches go to its writer, between those
/// of the transports. Open while the engine runs.
///
/// Any thread, except open() and close(), which are the engine's; it may outlive the engine.
class ImportGate final : public WitnessedDoor, public std::enable_shared_from_this<ImportGate>
{
public:
    /// What an import stored, as far as the running engine must know it.
    struct News
    {
        QList<core::Sighting> devices;
        QList<core::Reading> newest; ///< of each series; at the end
        QList<core::Event> events;   ///< how imports ended

        bool isEmpty() const { return devices.isEmpty() && newest.isEmpty() && events.isEmpty(); }
    };

    ImportGate(HistorySource source, std::shared_ptr<core::SeriesTable> series);

    /// @p learn is called on @p engine's thread with what was stored.
    void open(historian::HistorianWriter *writer, QObject *engine, std::function<void(const News &)> learn);
    /// Whoever waits is let go.
    void close();

    HistorySource source() const override { return m_source; }
    core::SeriesTable &series() override { return *m_series; }
    core::Result<bool> store(const core::BatchPtr &batch, const QString &key, const QString &note,
                             const std::function<bool()> &goesOn) override;
    core::Result<void> witness(const core::AuditEntry &row) override;
    core::Result<void> finish(const QList<core::Reading> &newest) override;

private:
    void committed(const core::TransportId &transport, quint64 sequence);
    /// With m_mutex held.
    void tell(const News &news);

    HistorySource m_source;
    std::shared_ptr<core::SeriesTable> m_series;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    historian::HistorianWriter *m_writer = nullptr; ///< null: closed
    QObject *m_engine = nullptr;
    std::function<void(const News &)> m_learn;
    quint64 m_sequence = 0;
    quint64 m_committed = 0;
    qint64 m_unmoved = 0;
};

} // namespace engine
