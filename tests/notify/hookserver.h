// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

/// What web hooks are posted to, in one of its moods. Plain HTTP byte by byte. Thread: the test's.
class HookServer : public QObject
{
    Q_OBJECT

public:
    enum class Mood
    {
        Normal,  ///< answers with status, headers and body
        Silent,  ///< takes the request and says nothing
        HangUp,  ///< closes without an answer
        Endless, ///< never stops sending
    };
    struct Request
    {
        QByteArray line; ///< "POST /hook HTTP/1.1"
        QByteArray head;
        QByteArray body;
        QByteArray field(const QByteArray &name) const;
    };

    HookServer();
    QString url(const QString &path) const;

    Mood mood = Mood::Normal;
    QByteArray status = "204 No Content";
    QByteArray headers;
    QByteArray body;
    QList<Request> requests;

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket);
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
};
