// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/profile.h"
#include "core/series.h"
#include "core/transport.h"
#include "core/workspace.h"

#include <chrono>
#include <memory>

namespace mqtt {

/// What the engine knows beside the workspace file. A value.
struct MqttOptions
{
    QString clientId; ///< clientIdFor(); empty: a random one, and no persistent session
    QString password;
    QMap<QString, QString> keys;          ///< of encrypted topics, by the names keyNames() tells
    QList<core::DeliveryMark> knownMarks; ///< of messages already committed, oldest first
    bool dropDuplicates = true;           ///< false only in tests: shows what redelivery does
    int batchMessages = 20'000;           ///< a batch is cut at this many messages
    std::chrono::milliseconds batchAge{200};
    std::chrono::milliseconds stallAfter{
        5}; ///< silence after which a broker may be waiting for acknowledgements
    std::chrono::milliseconds keepAlive{60'000};
    std::chrono::milliseconds stopWithin{5'000}; ///< the longest that stop() waits for a commit
    std::chrono::milliseconds reconnectFirst{
        1'000}; ///< first pause before connecting again; doubles, with jitter
    std::chrono::milliseconds reconnectMost{30'000};
    std::chrono::milliseconds certificateLook{3'600'000}; ///< how often its end is looked at
    core::UtcTime lastReceived{}; ///< of the newest stored message; epoch: none was ever stored
    bool mqtt5 = true;            ///< false: MQTT 3.1.1 at once, whatever the settings say
    quint16 receiveMaximum =
        60'000; ///< MQTT 5: messages in flight to us; at most MqttTransport::RememberedMarks
};

/// A client id that is stable for this installation, transport and set of filters: at most 23 characters, the
/// length every broker takes. Other filters make another session, so a resumed one always has the right
/// subscriptions.
QString clientIdFor(const QString &installationId, const core::TransportId &transport,
                    const QStringList &filters);
/// What a transport with these profiles subscribes, with @p sharedGroup as a shared subscription; for
/// clientIdFor().
QStringList filtersOf(const QList<core::ProfilePtr> &profiles, const QString &sharedGroup = {});
/// Each filter as "$share/group/filter": the broker gives a message to one member of the group only. With an
/// empty group the filters themselves.
QStringList sharedFilters(const QStringList &filters, const QString &group);

/// Meters behind an MQTT broker. Thread: its own (start() opens everything there).
///
/// One batch at a time: read, cut (by size, by age, or as soon as reading stalls with messages
/// unacknowledged), stop reading, batchReady(); after committed(): acknowledge, read again. A commit later
/// than half the keep-alive closes the socket unwritten and connects again after the commit. Redelivered
/// messages are recognised by packet id and hash and dropped. Orders leave on a second connection with a
/// clean session; they are never retained, never queued while it is down and never repeated. A broker's
/// refusal of an order ends in notSent() after sent().
///
/// The file names of the settings' TLS part must be absolute.
class MqttTransport : public core::Transport
{
    Q_OBJECT

public:
    /// How far back redelivery is recognised. Smaller than the 65,535 packet ids and not smaller than what
    /// may be in flight: so a new message never has the id of a remembered one.
    static constexpr int RememberedMarks = 60'000;

    MqttTransport(const core::TransportSettings &settings, const QList<core::ProfilePtr> &profiles,
                  std::shared_ptr<core::SeriesTable> series, std::shared_ptr<const core::Clock> clock,
                  const MqttOptions &options, QObject *parent = nullptr);
    ~MqttTransport() override;

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

} // namespace mqtt
