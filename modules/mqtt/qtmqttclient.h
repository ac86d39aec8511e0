// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "brokertunnel.h"
#include "mqtt/mqttclient.h"
#include "packetpipe.h"

#include <QMqttClient>
#include <QTcpSocket>
#include <QTimer>

namespace mqtt {

/// MqttClient on Qt Mqtt, for systems that have it and not libmosquitto.
///
/// It cannot withhold acknowledgements: Qt Mqtt sends them as soon as a message was handed on. So a death
/// between that and the commit loses messages, and it is not the default. It cannot ask for retained copies
/// of new subscriptions only: they come again whenever it subscribes. TLS and WebSocket are the
/// BrokerTunnel's here too.
class QtMqttClient final : public MqttClient
{
    Q_OBJECT

public:
    explicit QtMqttClient(QObject *parent = nullptr);
    ~QtMqttClient() override;

    void open(const ConnectSettings &settings) override;
    void close() override;
    void drop() override;
    bool isConnected() const override { return m_up; }
    QDateTime certificateEnds() const override;
    bool canWithhold() const override { return false; }
    void setReading(bool on) override;
    qint64 unreadBytes() const override;
    int withheld() const override { return 0; }
    void acknowledge() override { emit flushed(); }
    core::Result<void> subscribe(const QStringList &filters, int qos, bool onlyNew) override;
    core::Result<int> publish(const QString &topic, const QByteArray &payload, int qos) override;

private:
    void reach();
    void connectSocket(const QString &host, quint16 port);
    void greet();
    void look(QByteArray &packet);
    void readSocket();
    void onMessage(const QByteArray &payload, const QString &topic);
    void onStatus(qint32 id, QMqtt::MessageStatus status, int reason);
    void onEnded();
    void tellGrants();
    void fail(const core::Error &error);
    void tearDown();
    QString place() const { return m_settings.place(); }

    ConnectSettings m_settings;
    BrokerTunnel *m_tunnel = nullptr;
    QTcpSocket *m_socket = nullptr;
    PacketPipe *m_pipe = nullptr;
    QMqttClient *m_mqtt = nullptr;
    QTimer m_deadline;
    bool m_mqtt5 = true;
    bool m_up = false;
    bool m_reading = true;
    bool m_inside = false; ///< packets are being handed on
    bool m_sessionPresent = false;
    int m_answer = -1;   ///< the broker's code for our greeting
    int m_farewell = -1; ///< the reason it gave for ending the connection
    quint8 m_flags = 0;  ///< of the packet under way
    quint16 m_packetId = 0;
    quint64 m_received = 0;
    int m_number = 0;          ///< of the last message published
    QHash<qint32, int> m_open; ///< packet id to number, of what the broker has not confirmed
    QList<int> m_granted;      ///< as they come; -1: not yet
};

} // namespace mqtt
