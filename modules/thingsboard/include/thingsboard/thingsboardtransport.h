// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/profile.h"
#include "core/series.h"
#include "core/transport.h"
#include "core/workspace.h"

#include <chrono>
#include <memory>

namespace thingsboard {

/// What the engine knows beside the workspace file. A value.
struct ThingsBoardOptions
{
    QString secret; ///< the password, or the API key when the settings say so
    /// The newest stored reading of each series, as the database has them: how far each device's history is
    /// known, and under which id. Those of other transports are left aside.
    QList<core::Reading> stored;
    std::chrono::milliseconds historyFirst{std::chrono::hours(24)};    ///< of a device never stored before
    std::chrono::milliseconds historyMost{std::chrono::hours(24 * 7)}; ///< more is never asked; a gap instead
    std::chrono::milliseconds overlap{std::chrono::minutes(15)};       ///< asked again before what is known
    std::chrono::milliseconds reviseEvery{std::chrono::minutes(10)};   ///< list and history again; 0: never
    int historyPage = 1000;                                            ///< values of a key in one answer
    int requestsAtOnce = 2;
    qsizetype mostUnconfirmed = 50'000; ///< readings the database owes; beyond it nothing is asked
    std::chrono::milliseconds batchAge{200};
    std::chrono::milliseconds requestTimeout{30'000};
    std::chrono::milliseconds pingEvery{20'000};     ///< three without any word end the connection
    std::chrono::milliseconds firstFrame{30'000};    ///< until the subscription is answered
    std::chrono::milliseconds reconnectFirst{1'000}; ///< doubles, with jitter
    std::chrono::milliseconds reconnectMost{30'000};
    std::chrono::milliseconds refusedPause{300'000}; ///< after a refused login: servers lock accounts
    std::chrono::milliseconds renewLeast{10'000};    ///< tokens are not renewed more often
};

/// Devices of a ThingsBoard server: live values over one WebSocket subscription, history over REST.
///
/// Thread: its own (start() opens everything there); it never blocks. Promise: the readings of a device are
/// handed on in order of time, so the newest stored one is the mark its history is asked from; after each
/// absence the missing stretch is asked before live values of that device go on. A value is the same reading
/// however it came, so what comes twice is stored once. What cannot be kept while the database is behind is
/// asked again later. Buffers and requests are bounded. Orders are not sent: send() ends in notSent().
class ThingsBoardTransport : public core::Transport
{
    Q_OBJECT

public:
    /// @p profile: its section "thingsboard" says what the telemetry keys mean. Without one nothing is read
    /// and start() reports it.
    ThingsBoardTransport(const core::TransportSettings &settings, core::ProfilePtr profile,
                         std::shared_ptr<core::SeriesTable> series, std::shared_ptr<const core::Clock> clock,
                         const ThingsBoardOptions &options, QObject *parent = nullptr);
    ~ThingsBoardTransport() override;

public slots:
    void start() override;
    void stop() override;
    void committed(quint64 sequence) override;
    void send(const core::OutgoingMessage &message) override;
    void watch(bool on) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace thingsboard
