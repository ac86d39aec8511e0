// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"
#include "core/workspace.h"
#include "meshweb/decoder.h"

#include <chrono>
#include <memory>

namespace meshweb {

/// What the engine knows beside the workspace file. A value.
struct MeshBackendOptions
{
    QString password;
    QList<core::DeliveryMark> knownMarks; ///< of rows and texts already committed, oldest first
    core::UtcTime lastReceived{};         ///< of the newest stored reading; epoch: none was ever stored
    bool dropDoubles = true;              ///< false only in tests: shows what double delivery does
    std::chrono::minutes doubleWindow{15};
    qint64 mostAnswer = 64 * 1024 * 1024; ///< bytes; the server keeps every row and sends all of them
    qsizetype batchRows = 2'000;
    std::chrono::milliseconds answerWithin{20'000}; ///< of silence
    std::chrono::milliseconds pressedAfter{2'000};
    std::chrono::milliseconds tellEvery{500};    ///< counters
    std::chrono::milliseconds retryFirst{1'000}; ///< first pause after a failure; doubles
    std::chrono::milliseconds retryMost{60'000};
};

/// Reads the mesh's own server: GET <url>/data every poll, and of its rows those that are new.
///
/// Which row was stored last is remembered in the rows' transaction, so that every row is stored once, also
/// across a restart of ours. A server that no longer has that row has begun anew, because it keeps its rows
/// in memory: what it had and we had not read is a gap "server-restarted". Rows are measured when the server
/// wrote them down. The next poll waits until the last one's rows are committed. Files named in
/// settings.tls are absolute. Thread: its own (start() opens everything there).
class MeshBackendTransport : public core::Transport
{
    Q_OBJECT

public:
    MeshBackendTransport(const core::TransportSettings &settings, Decoder decoder,
                         std::shared_ptr<const core::Clock> clock, const MeshBackendOptions &options,
                         QObject *parent = nullptr);
    ~MeshBackendTransport() override;

public slots:
    void start() override;
    void stop() override;
    void committed(quint64 sequence) override;
    /// A mesh takes no orders over this way.
    void send(const core::OutgoingMessage &message) override;
    void watch(bool on) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace meshweb
