// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QSet>
#include <QString>

struct mosquitto;
struct mosquitto_message;

/// An MQTT program that is not ours: publishes as a device does and listens as a bystander does. It has the
/// client library's own thread. Thread: any.
class MqttPeer
{
public:
    struct Heard
    {
        QString topic;
        QByteArray payload;
        int qos = 0;
        bool retained = false;
    };

    explicit MqttPeer(quint16 port, const QString &user = {}, const QString &password = {});
    ~MqttPeer();
    MqttPeer(const MqttPeer &) = delete;
    MqttPeer &operator=(const MqttPeer &) = delete;

    /// Waits for the broker's confirmation of everything published (QoS 1), bounded; false when it did not
    /// come.
    bool waitForConfirmations();
    void publish(const QString &topic, const QByteArray &payload, int qos = 1, bool retain = false);
    /// Waits until the broker granted it.
    bool subscribe(const QString &filter);
    QList<Heard> heard() const;
    /// Payloads heard live on @p topic, in order.
    QList<QByteArray> heardOn(const QString &topic) const;

private:
    static void onPublish(mosquitto *, void *self, int number);
    static void onSubscribe(mosquitto *, void *self, int, int, const int *);
    static void onMessage(mosquitto *, void *self, const mosquitto_message *message);

    mosquitto *m_mosquitto;
    mutable QMutex m_mutex;
    QList<Heard> m_heard;
    int m_published = 0;
    int m_confirmed = 0;
    int m_granted = 0;
};
