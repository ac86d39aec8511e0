// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brokertunnel.h"
#include "mqtt/mqttclient.h"

#include <QSet>
#include <QSocketNotifier>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <optional>

struct mosquitto;
struct mosquitto_message;
typedef struct mqtt5__property mosquitto_property;

namespace mqtt {

/// MqttClient on libmosquitto, driven by this thread's event loop.
///
/// The library is told that it is threaded but gets no thread: then reading only queues acknowledgements and
/// writing happens when we say so. Each connection uses a fresh library object, so the library itself never
/// repeats a message. TLS and WebSocket are done by a BrokerTunnel, to which the library connects then.
class MosquittoClient final : public MqttClient
{
    Q_OBJECT

public:
    explicit MosquittoClient(QObject *parent = nullptr);
    ~MosquittoClient() override;

    void open(const ConnectSettings &settings) override;
    void close() override;
    void drop() override;
    bool isConnected() const override { return m_up; }
    QDateTime certificateEnds() const override;
    bool canWithhold() const override { return true; }
    void setReading(bool on) override;
    qint64 unreadBytes() const override;
    int withheld() const override { return m_withheld; }
    void acknowledge() override;
    core::Result<void> subscribe(const QStringList &filters, int qos, bool onlyNew) override;
    core::Result<int> publish(const QString &topic, const QByteArray &payload, int qos) override;

private:
    struct Destroy
    {
        void operator()(mosquitto *object) const;
    };
    struct Answer
    {
        int code = 0;
        bool sessionPresent = false;
    };

    static void onConnect(mosquitto *, void *self, int code, int flags, const mosquitto_property *properties);
    static void onDisconnect(mosquitto *, void *self, int code, const mosquitto_property *);
    static void onMessage(mosquitto *, void *self, const mosquitto_message *message,
                          const mosquitto_property *);
    static void onSubscribe(mosquitto *, void *self, int, int count, const int *granted,
                            const mosquitto_property *);
    static void onPublish(mosquitto *, void *self, int number, int reason, const mosquitto_property *);

    void tearDown();
    void fail(const core::Error &error);
    void handshake();
    void reach();
    void reachThroughTunnel();
    void dropTunnel();
    void onWritable();
    /// Nothing is left to write, whoever wrote it.
    void onWritten();
    void sayPresence(const char *word);
    /// Another attempt, in MQTT 3.1.1.
    void reachOlder();
    void readSocket();
    /// Bytes the library may read now, after the tunnel gave what it has.
    qint64 refill();
    void setReadNotifier(bool on);
    /// Whether messages come so fast that reading may pause; @p burst came just now.
    bool isStream(quint64 burst);
    /// Handles what the library's callbacks noted; false when the connection is no more.
    bool settle();
    void answered(const Answer &answer);
    /// True when nothing is left to write.
    bool flush();
    void tick();
    void announceWritten();
    QString place() const { return m_settings.place(); }

    ConnectSettings m_settings;
    BrokerTunnel *m_tunnel = nullptr;    ///< a child of ours, while TLS or WebSocket is used
    std::unique_ptr<QTcpSocket> m_probe; ///< finds out whether the broker can be reached, without blocking
    QString m_address;
    std::unique_ptr<mosquitto, Destroy> m_mosquitto;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_deadline; ///< of reaching and of the broker's answer
    QTimer m_tick;     ///< for the keep-alive
    QTimer m_pace;     ///< between two bursts of reading
    bool m_mqtt5 = true;
    bool m_up = false;
    bool m_closing = false;
    bool m_reading = true;
    bool m_flushWanted = false;
    int m_withheld = 0;
    quint64 m_received = 0;
    bool m_stream = false;
    quint64 m_rateFrom = 0; ///< m_received when the rate began to be counted
    std::chrono::steady_clock::time_point m_rateSince{};
    qint64 m_bytes = 0;      ///< a lower bound of what the messages since the last look took from the socket
    QSet<int> m_unconfirmed; ///< of QoS 1, by number
    int m_mostUnconfirmed = 20;
    int m_presence = 0; ///< the number of the last message about ourselves; nobody outside knows of it
    std::optional<Answer> m_answer; ///< noted by the callbacks, handled by settle()
    std::optional<int> m_ended;
    QList<QList<int>> m_granted; ///< an answer each
    QList<int> m_unwritten;      ///< published, not yet with the operating system
    QList<std::pair<int, int>> m_published;
};

} // namespace mqtt
