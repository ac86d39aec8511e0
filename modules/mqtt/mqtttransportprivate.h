// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "absence.h"
#include "announcementlook.h"
#include "core/backoff.h"
#include "core/wirewatch.h"
#include "deliverymemory.h"
#include "inflightwindow.h"
#include "mqtt/mqttclient.h"
#include "mqtt/mqtttransport.h"
#include "mqtt/payloadcodec.h"
#include "orderconnection.h"

#include <QTimer>

namespace mqtt {

/// The inside of MqttTransport: the connection's life stands in mqtttransport.cpp, the cycle of a batch
/// (read, cut, commit, acknowledge) in batchcycle.cpp, what is subscribed in subscriptions.cpp.
class MqttTransport::Private
{
public:
    Private(MqttTransport *transport, const core::TransportSettings &transportSettings,
            const QList<core::ProfilePtr> &profiles, std::shared_ptr<core::SeriesTable> series,
            std::shared_ptr<const core::Clock> transportClock, const MqttOptions &transportOptions)
        : q(transport)
        , settings(transportSettings)
        , options(transportOptions)
        , clock(std::move(transportClock))
        , codec(transportSettings.id, profiles, std::move(series),
                {transportSettings.zone, transportOptions.keys, transportOptions.knownMarks})
        , memory(transportOptions.knownMarks, RememberedMarks)
        , backoff(transportOptions.reconnectFirst, transportOptions.reconnectMost)
        , absence(isDurable(), transportOptions.lastReceived)
    {}

    bool isDurable() const
    {
        return settings.persistentSession && settings.qos > 0 && !options.clientId.isEmpty();
    }
    QStringList filters() const;
    QString connectedWords() const;
    QString place() const { return QStringLiteral("%1:%2").arg(settings.host).arg(settings.tcpPort); }

    void open();
    void lookAtCertificate();
    void tellOfCertificate(const QString &kind, const QString &ends);
    void connectNow();
    void reach();
    void countRaw(qsizetype rejects, qsizetype events);
    ConnectSettings reachable() const;
    bool lookFirst();
    void learn(const Message &message);
    void connectLater(std::chrono::milliseconds pause);
    void onConnected(bool sessionPresent);
    void onSubscribed(const QList<int> &granted);
    void ask(const QStringList &list, bool onlyNew);
    void subscribeAll(bool sessionPresent);
    void follow();
    void onDisconnected(const core::Error &cause);
    void onMessage(const Message &message);
    void onDrained();
    void onStalled();
    void onLateCommit();
    void onFlushed();
    void cutSoon();
    void cutAtWindow();
    void cut();
    void record(const core::Gap &gap);
    void commit(quint64 sequence);
    void acknowledge();
    void finishStop();
    void setState(core::TransportState next, const QString &words);
    void report(const core::Error &error);
    void touchCounters() { countersChanged = true; }
    void tell(const Message &message, bool repeated, qsizetype readings, qsizetype rejects);
    void tellSent(const core::OutgoingMessage &message);

    MqttTransport *q;
    const core::TransportSettings settings;
    MqttOptions options;
    std::shared_ptr<const core::Clock> clock;
    PayloadCodec codec;
    DeliveryMemory memory;
    InFlightWindow window;
    core::Backoff backoff;
    Absence absence;

    // Made by start() on the transport's thread, children of q.
    MqttClient *client = nullptr;
    OrderConnection *orders = nullptr;
    AnnouncementLook *look = nullptr; ///< while it runs
    QTimer *ageTimer = nullptr;
    QTimer *stallTimer = nullptr;
    QTimer *certificateTimer = nullptr;
    QTimer *commitTimer = nullptr;
    QTimer *pressTimer = nullptr;
    QTimer *retryTimer = nullptr;
    QTimer *countersTimer = nullptr;
    QTimer *silenceTimer = nullptr;
    QTimer *stopTimer = nullptr;
    core::WireTap tap;
    core::WireWatch wire{q, &tap};

    std::shared_ptr<core::Batch> batch = std::make_shared<core::Batch>();
    int messages = 0;    ///< in the batch being gathered
    qint64 rawBytes = 0; ///< of its rejects and events
    bool cutting = false;
    quint64 lastSequence = 0;
    quint64 outstanding = 0; ///< the batch the historian has; 0: none
    struct Unconfirmed
    {
        quint64 sequence = 0;
        qsizetype readings = 0;
        qint64 raw = 0; ///< bytes of its rejects and events
    };
    QList<Unconfirmed> unconfirmedBatches; ///< sent, not committed, oldest first
    qsizetype unconfirmed = 0;             ///< readings in them
    qint64 unconfirmedRaw = 0;
    QList<QStringList> asked; ///< subscriptions the broker has not answered yet
    QSet<QString> followed;   ///< announced topics that were asked for in this connection
    QStringList refused;      ///< filters that the broker does not let us read
    bool announcementsAsked = false;
    bool announcementsKnown = false; ///< of before this process; or it is too late for them
    bool connectAfterCommit = false;
    bool stopping = false;
    core::SteadyTime connectedSince{};
    int shortConnections = 0;
    core::TransportState state = core::TransportState::Stopped;
    QDateTime warnedOf;        ///< the end of the certificate that was warned of
    QString toldOfCertificate; ///< kind and end of the last event about it
    QString reported; ///< the kind of the last reported failure, so that a repeated one does not flood
    core::TransportCounters counters;
    bool countersChanged = false;
};

} // namespace mqtt
