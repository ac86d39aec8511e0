// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "core/probe.h"
#include "core/result.h"
#include "core/wirerecord.h"

#include <QObject>

namespace core {

/// How a transport is doing.
enum class TransportState
{
    Stopped,
    Connecting,
    Up,
    Down,       ///< not connected; it tries again by itself
    BackPressed ///< connected, but not reading: the database is behind
};
/// "Stopped", "Up", …
QLatin1StringView transportStateName(TransportState state);

/// What a transport has counted since it started. Every drop, reject and late frame is in one of these.
struct TransportCounters
{
    quint64 messages = 0; ///< MQTT messages or valid Modbus answers
    quint64 readings = 0;
    quint64 duplicates = 0; ///< redelivered messages recognised and dropped
    quint64 requests = 0;   ///< Modbus requests sent
    quint64 gaps = 0;
    quint64 repeats = 0;      ///< records the devices themselves sent twice, kept once
    quint64 doubtedTimes = 0; ///< times of a device's clock that were not believed; the receive time stands
    quint64 reconnects = 0;
    QMap<QString, quint64> rejects; ///< by reason key, Reject::reason
    QMap<QString, quint64>
        errors; ///< by kind: "crc", "late", "short", "foreign", "echo", "no-answer", "exception-2" …
    double wireLoad = 0;     ///< Modbus: share of the line's time in use, 0 to 1
    quint64 unconfirmed = 0; ///< readings the database has not confirmed yet
};

/// The console's way to devices. Each lives on a thread of its own, opens its resources in start() and never
/// blocks another thread.
///
/// Promise: batches carry consecutive sequence numbers; no message is acknowledged to a broker before
/// committed() was called with its batch's number; buffers are bounded; after stop() has emitted stopped()
/// nothing is emitted.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Transport() override;

public slots:
    /// Opens and keeps open; failures are reported and retried with back-off. Call on the transport's thread.
    virtual void start() = 0;
    /// Closes without losing what was read; emits stopped() when done (bounded by a few seconds).
    virtual void stop() = 0;
    /// The historian has committed every batch up to and including @p sequence.
    virtual void committed(quint64 sequence) = 0;
    /// Sends one message, once. Answers with sent() and, when the peer confirms, accepted(), or refused()
    /// when the device itself says no; or with notSent().
    virtual void send(const core::OutgoingMessage &message) = 0;
    /// Somebody looks at the wire, or nobody does any more: while on, wireSeen() comes a few times a second.
    virtual void watch(bool on);
    /// Reads once, beside the polls and by the same rules. Answers with exactly one probed(): with
    /// Unsupported where there is nothing to read.
    virtual void probe(const core::ProbeRequest &request);

signals:
    void wireSeen(const core::WireReport &report);
    void batchReady(const core::BatchPtr &batch);
    void stateChanged(core::TransportState state, const QString &words);
    void countersChanged(const core::TransportCounters &counters);
    void failed(const core::Error &error);
    void sent(const core::CommandId &command);
    void accepted(const core::CommandId &command);
    void notSent(const core::CommandId &command, const core::Error &error);
    /// It was sent, and the device said no; the error's detail names the reason.
    void refused(const core::CommandId &command, const core::Error &error);
    void probed(const core::ProbeResult &result);
    void stopped();
};

} // namespace core

Q_DECLARE_METATYPE(core::TransportState)
Q_DECLARE_METATYPE(core::TransportCounters)
