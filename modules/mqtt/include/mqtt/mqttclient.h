// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/workspace.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <string_view>

namespace mqtt {

/// Which version of MQTT is spoken.
enum class Protocol
{
    Auto,    ///< MQTT 5, and 3.1.1 with a broker that does not know it
    Mqtt5,   ///< nothing older
    Mqtt311, ///< at once
};

/// How to reach a broker. A value.
struct ConnectSettings
{
    QString host;
    quint16 port = 1883;
    QString clientId;
    bool persistent = false; ///< the broker keeps the session while we are away
    std::chrono::seconds sessionExpiry{std::chrono::hours(24 * 7)}; ///< MQTT 5 only
    QString user;                                                   ///< empty: anonymous
    QString password;
    std::chrono::milliseconds keepAlive{60'000}; ///< whole seconds on the wire, 5 s at least
    std::chrono::milliseconds connectTimeout{
        10'000};                     ///< for the name and TCP, and again for the broker's answer
    quint16 receiveMaximum = 60'000; ///< MQTT 5: messages a broker may have in flight to us
    Protocol protocol = Protocol::Auto;
    core::TlsSettings tls; ///< file names absolute; the broker's name is always verified
    QString webSocketPath; ///< for example "/mqtt"; empty: MQTT straight over TCP
    /// Where "online" is said, retained, once connected; a last will and a polite leaving say "offline".
    /// Empty: nowhere.
    QString presenceTopic;

    /// "host:port", for messages.
    QString place() const;
};

/// What a transport of the workspace says about its broker; the rest is the default. File names must be
/// absolute.
ConnectSettings connectSettings(const core::TransportSettings &settings, const QString &password);

/// One message as it came. The views are valid during the call only.
struct Message
{
    std::string_view topic;
    QByteArrayView payload;
    quint16 packetId = 0; ///< 0 at QoS 0
    int qos = 0;
    bool retained = false; ///< a broker's stored copy
};

/// A connection to one broker, on the thread that owns it.
///
/// Promise: open(), subscribe() and publish() do not block; nothing is written while acknowledgements are
/// withheld, so a message of QoS 1 is acknowledged only by acknowledge(). A connection that ends is not
/// opened again by itself and nothing is repeated: that is the owner's decision.
class MqttClient : public QObject
{
    Q_OBJECT

public:
    using Receiver = std::function<void(const Message &)>;

    using QObject::QObject;
    ~MqttClient() override;
    /// The implementation this build was made for (METERDECK_MQTT).
    static MqttClient *create(QObject *parent);

    /// Called for each message, from within the reading of the socket. May call setReading(false), nothing
    /// else.
    void setReceiver(Receiver receiver) { m_receiver = std::move(receiver); }

    /// Starts to connect; ends in connected() or disconnected().
    virtual void open(const ConnectSettings &settings) = 0;
    /// Leaves politely; when acknowledgements are withheld, as drop(). No signal follows.
    virtual void close() = 0;
    /// Closes the socket without writing: what was not acknowledged will come again. No signal follows.
    virtual void drop() = 0;
    virtual bool isConnected() const = 0;
    /// When the broker's certificate ends; invalid without TLS. Known from connected() on.
    virtual QDateTime certificateEnds() const = 0;
    /// Whether acknowledgements wait for acknowledge(). Without that, what was read but not yet stored is
    /// lost when the process ends.
    virtual bool canWithhold() const = 0;

    /// Whether messages are read. Off: they stay in the operating system's buffer and with the broker.
    virtual void setReading(bool on) = 0;
    /// Bytes that wait in the operating system's buffer.
    virtual qint64 unreadBytes() const = 0;
    /// How many messages of QoS 1 were received and not yet acknowledged.
    virtual int withheld() const = 0;
    /// Writes the acknowledgements of everything received so far. flushed() follows when all are written.
    virtual void acknowledge() = 0;

    /// Asks for @p filters; subscribed() follows. With @p onlyNew, retained copies come for new subscriptions
    /// only (MQTT 5). Errors: Unreachable, BadInput.
    virtual core::Result<void> subscribe(const QStringList &filters, int qos, bool onlyNew) = 0;
    /// Sends one message, never retained. The number comes back in written() and published().
    /// Errors: Unreachable, Busy (too many unconfirmed), BadInput.
    virtual core::Result<int> publish(const QString &topic, const QByteArray &payload, int qos) = 0;

signals:
    void connected(bool sessionPresent);
    /// The connection, or the attempt, ended. Codes: NotFound (name, a certificate's file), Unreachable,
    /// Timeout, Refused (login, certificates), Busy (another process uses the client id), BadInput (a file
    /// that is no certificate or key), Unsupported, Io.
    void disconnected(const core::Error &error);
    /// What the broker granted for each filter: 0, 1, 2 or, from 128, a refusal.
    void subscribed(const QList<int> &granted);
    /// Everything that had arrived was read.
    void drained();
    /// Everything that was to be written is written.
    void flushed();
    /// A published message is with the operating system.
    void written(int number);
    /// The broker confirmed (QoS 1). @p reason from 128 is a refusal (MQTT 5).
    void published(int number, int reason);

protected:
    Receiver m_receiver;
};

} // namespace mqtt
