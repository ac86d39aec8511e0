// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>

class QSocketNotifier;
struct mosquitto;
struct mosquitto_message;

namespace sim {

/// Where the broker is and how patiently it is tried.
struct BrokerAddress
{
    QByteArray host = "127.0.0.1";
    int port = 1883;
    std::chrono::milliseconds retry{5000}; ///< between two attempts to connect, as the firmware does
};

/// One MQTT 3.1.1 connection with a clean session and a keep-alive of 15 s, driven by Qt's event loop.
///
/// It reconnects by itself until closed. Signals may be emitted from inside the client library's callbacks,
/// where publishing is allowed and drop() is not. Thread: the one that made it.
class BrokerWire : public QObject
{
    Q_OBJECT

public:
    BrokerWire(const QByteArray &clientId, BrokerAddress address, QObject *parent = nullptr);
    ~BrokerWire() override;

    /// The broker publishes this, QoS 1 and retained, when the connection dies. Before open().
    void setWill(const QByteArray &topic, const QByteArray &payload);
    void open();
    /// Asks for all of @p topics at QoS 0, as the firmware does; answered by subscribed().
    void subscribe(const QList<QByteArray> &topics);
    /// Hands one message over; false when there is no connection. published() follows on PUBACK (QoS 1) or
    /// when it has been written (QoS 0).
    bool publish(const QByteArray &topic, const QByteArray &payload, int qos, bool retain);
    bool isUp() const { return m_up; }
    /// Says goodbye, so that no will is published.
    void close();
    /// Cuts the connection as a power failure would; it comes back after @p pause, or never when that is
    /// zero.
    void drop(std::chrono::milliseconds pause);

signals:
    void connected();
    void lost();
    void subscribed();
    void received(const QByteArray &topic, const QByteArray &payload, bool retained);
    void published();

private:
    void make();
    void connectNow();
    void attach();
    void detach();
    void step(int result);
    void read();
    void write();

    QByteArray m_clientId;
    BrokerAddress m_address;
    QByteArray m_willTopic;
    QByteArray m_willPayload;
    mosquitto *m_client = nullptr;
    QSocketNotifier *m_reader = nullptr;
    QSocketNotifier *m_writer = nullptr;
    QTimer m_care;
    QTimer m_retry;
    qsizetype m_openSubscriptions = 0;
    bool m_up = false;
    bool m_wanted = false;
    bool m_everUp = false;
};

} // namespace sim
