// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>

class QTcpSocket;

/// Something on a port that is not a well-behaved broker, for what no real broker can be made to do.
class FakeBroker : public QObject
{
    Q_OBJECT

public:
    enum class Mood
    {
        Silent,          ///< accepts and never answers
        HangsUp,         ///< closes as soon as it is greeted
        Old,             ///< speaks MQTT 3.1.1 only and says so
        OldAndRude,      ///< speaks MQTT 3.1.1 only and hangs up on anything newer
        TalksNonsense,   ///< answers with another protocol
        RefusesFilters,  ///< lets in, refuses every subscription
        RefusesMessages, ///< lets in, refuses what is published (MQTT 5)
        TakesOver,       ///< lets in and says at once that another took the session over (MQTT 5)
        NeverConfirms,   ///< lets in, takes what is published without a word
    };

    explicit FakeBroker(Mood mood);
    ~FakeBroker() override { closeAll(); }
    quint16 port() const { return m_server.serverPort(); }

    int greetings = 0;           ///< CONNECT packets
    QList<int> protocols;        ///< their levels: 4 is 3.1.1, 5 is 5
    QList<QByteArray> published; ///< PUBLISH packets, as they came
    void closeAll();

private:
    void answer(QTcpSocket *socket, const QByteArray &packet);

    Mood m_mood;
    QList<QTcpSocket *> m_sockets; ///< outlives the server, which owns them
    QTcpServer m_server;
};
