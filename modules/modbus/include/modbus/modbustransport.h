// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/profile.h"
#include "core/series.h"
#include "core/transport.h"
#include "core/workspace.h"
#include "modbus/portlook.h"
#include "modbus/portsetting.h"

#include <QHash>
#include <QList>

#include <chrono>
#include <memory>

namespace modbus {

/// What a bus does when nobody says otherwise; tests shorten the times.
struct ModbusOptions
{
    std::chrono::milliseconds batchEvery{200};
    int batchSize = 500; ///< readings after which a batch is cut at once
    std::chrono::milliseconds commitPatience{
        5000};                ///< a batch unconfirmed for longer: gather instead of sending
    int gatherLimit = 50'000; ///< readings not yet confirmed at which polling stops
    std::chrono::milliseconds reopenFirst{1000};
    std::chrono::milliseconds reopenLongest{30'000};
    std::chrono::milliseconds lookLongest{2000}; ///< between two looks for a serial port that is away
    std::chrono::milliseconds meterTime{300};    ///< what a meter may take to begin its answer, for timeout 0
    std::chrono::milliseconds networkTime{
        1000}; ///< the same over TCP: to the end of the answer, for timeout 0
    std::chrono::milliseconds connectPatience{5000}; ///< what a TCP peer may take to take up a connection
    std::chrono::milliseconds repeatNoAnswer{60'000};
    std::chrono::milliseconds probePatience{8000}; ///< what a person's read may wait for its turn
    bool warnOfTightPlan = true; ///< say at the start when the wire cannot carry what is asked of it
    bool rejectTooFast = true;   ///< effective only on a true serial port, never on a pty
    PortLook portLook;           ///< the serial ports that are there; empty for those of this computer
    /// Sets a serial port before it is opened; empty for PortSetting::applyTo().
    std::function<void(QSerialPort &, const PortSetting &)> setPort;
};

/// One bus of Modbus meters, on a serial port or behind a network: polls them and hands their readings over
/// in batches. On a serial line and through an RTU gateway one request goes at a time, over Modbus TCP
/// several.
///
/// Thread: its own (moveToThread before start()). Built without opening anything; settings never change.
/// Promise: a late, doubled, foreign or damaged answer never becomes a reading; what is most overdue is asked
/// next; meters that do not answer get at most 2 % of the line while others live; buffers are bounded and
/// nothing is dropped in silence: at the limit polling stops and the state says BackPressed. Errors: failed()
/// once per failure of the port or meter, with what to do; the rest is counted.
class ModbusTransport : public core::Transport
{
    Q_OBJECT

public:
    /// @p devices are those of this bus; @p profiles holds each one's profile (codec "modbus"). A device
    /// without a usable profile is left out and reported by failed() on start().
    ModbusTransport(core::TransportSettings settings, QList<core::DeviceSettings> devices,
                    QHash<core::DeviceId, core::ProfilePtr> profiles,
                    std::shared_ptr<core::SeriesTable> series, std::shared_ptr<const core::Clock> clock,
                    ModbusOptions options = {}, QObject *parent = nullptr);
    ~ModbusTransport() override;

public slots:
    void start() override;
    void stop() override;
    void committed(quint64 sequence) override;
    /// Writes the register order of the device's profile that message.order names, once and ahead of the
    /// polls, and reads it back; the read-back comes as readings. An echo is accepted(), an exception of the
    /// device refused(); silence is neither, and nothing is repeated. Broadcasts are refused, and so is every
    /// function but 5, 6, 15, 16 and 0x42. Before a device is given another unit, that unit must be silent.
    void send(const core::OutgoingMessage &message) override;
    void watch(bool on) override;
    /// Reads once between two polls, by the shape rule: an owed or repeated shape waits for its turn. Answers
    /// with one probed(); "not-asked" when its turn does not come, the line is away, or the request is none
    /// that this line can carry.
    void probe(const core::ProbeRequest &request) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace modbus
