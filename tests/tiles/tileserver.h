// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

/// A server of map tiles in one of its moods, plain HTTP/1.1 byte by byte, that counts what it is asked and
/// how many asked at once. Thread: the test's.
class TileServer : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        QByteArray status = "200 OK";
        QByteArray headers; ///< each ends with \r\n
        QByteArray body;
    };
    struct Request
    {
        QByteArray path; ///< "/3/1/2.png"
        QByteArray head;
        QByteArray field(const QByteArray &name) const;
    };

    TileServer();
    ~TileServer() override;

    /// What MapTiles are told.
    QString url() const;
    /// A picture, as PNG; @p shade 0 to 255.
    static QByteArray png(int shade, int side = 256);

    /// Answers with a picture, an ETag and Cache-Control, and 304 to that ETag, unless a test says otherwise.
    std::function<Answer(const Request &)> answer;
    /// Holds all answers back until false.
    void setHeld(bool held);

    QList<Request> requests;
    int connections = 0; ///< at this moment
    int mostConnections = 0;
    int mostOpen = 0; ///< requests without an answer at once
    int heldCount() const { return int(m_waiting.size()); }

private:
    struct Open
    {
        QTcpSocket *socket;
        Request request;
    };
    void read(QTcpSocket *socket);
    void reply(const Open &open);

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<Open> m_waiting;
    bool m_held = false;
};
