// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"
#include "core/workspace.h"
#include "meshweb/decoder.h"

#include <chrono>
#include <memory>

namespace meshweb {

/// What the engine knows beside the workspace file. A value.
struct MeshHttpOptions
{
    QString token; ///< what a gateway has to name; empty: whoever reaches the port may post
    QList<core::DeliveryMark> knownMarks; ///< of texts already committed, oldest first
    bool dropDoubles = true;              ///< false only in tests: shows what double delivery does
    std::chrono::minutes doubleWindow{15};
    qsizetype mostBody = 16 * 1024; ///< bytes of a request
    int mostConnections = 64;       ///< at one time
    double requestsPerSecond = 100; ///< of one peer, for ever
    double requestsAtOnce = 1000;   ///< of one peer: a gateway posts what a minute has gathered
    std::chrono::milliseconds requestWithin{15'000}; ///< from a request's first byte to its last
    std::chrono::milliseconds gather{5};             ///< how long a reading waits for others of its batch
    std::chrono::milliseconds answerWithin{4'000};   ///< without a commit: 503. A gateway waits 5 s
    std::chrono::milliseconds pressedAfter{2'000};   ///< a longer commit turns new requests away
    std::chrono::milliseconds drainFor{2'000};       ///< a refused peer may read its answer for so long
    std::chrono::milliseconds tellEvery{500};        ///< counters, and batches of refusals alone
    std::chrono::milliseconds reopenFirst{1'000};    ///< first pause before trying the port again; doubles
    std::chrono::milliseconds reopenMost{30'000};
};

/// The web address that the gateways of a mesh post their readings to: POST /data with {"data":"DATA:…"}.
///
/// Answers as the gateways' own server does, "OK" or "Bad Request", both with status 200; "OK" only after
/// the reading was committed, or when it was committed before: hubs send everything twice. Without a commit
/// in time: 503, and the repeat is recognised. Turned away with a status of their own, and counted: too large
/// (413), too many (429), a wrong token (401), while the database is behind (503), other addresses (404) and
/// methods (405). A token is named in "Authorization: Bearer TOKEN" or, for firmware that can change nothing
/// but its address, as /data?token=TOKEN. Thread: its own (start() opens everything there).
class MeshHttpTransport : public core::Transport
{
    Q_OBJECT

public:
    MeshHttpTransport(const core::TransportSettings &settings, Decoder decoder,
                      std::shared_ptr<const core::Clock> clock, const MeshHttpOptions &options,
                      QObject *parent = nullptr);
    ~MeshHttpTransport() override;

    /// The port that was taken; 0 while there is none. On the transport's thread.
    quint16 port() const;

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
