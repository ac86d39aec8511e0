// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

/// A gateway as the firmware is: plain HTTP over one socket, byte by byte as it is told.
class WebClient : public QObject
{
    Q_OBJECT

public:
    explicit WebClient(quint16 port);

    static QByteArray post(const QByteArray &body, const QByteArray &fields = {},
                           const QByteArray &target = "/data");
    /// {"data":"…"} without escaping anything.
    static QByteArray reading(const QByteArray &text);

    void send(const QByteArray &bytes);
    /// Complete answers that have come.
    int answers() const { return static_cast<int>(m_answers.size()); }
    int status(int answer) const;
    QByteArray body(int answer) const;
    QByteArray head(int answer) const { return m_answers.value(answer).first; }
    bool isOpen() const { return m_socket.state() != QAbstractSocket::UnconnectedState; }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void abort() { m_socket.abort(); }

private:
    void read();

    QTcpSocket m_socket;
    QByteArray m_buffer;
    QByteArray m_unsent;
    QList<std::pair<QByteArray, QByteArray>> m_answers; ///< head and body
};

/// The mesh's own server, in one of its moods.
class FakeBackend : public QObject
{
    Q_OBJECT

public:
    enum class Mood
    {
        Normal,
        Status,  ///< answers with status
        Silent,  ///< takes the request and says nothing
        HangUp,  ///< closes without an answer
        Text,    ///< answers with text instead of rows
        Endless, ///< never stops sending
    };

    FakeBackend();

    QString url() const;
    quint16 port() const { return m_server.serverPort(); }
    /// Appends a row with the next id.
    void add(const QByteArray &data, const QByteArray &timestamp = "2025-11-02T09:05:35.5");
    /// What a restart does: the rows lived in memory.
    void restart();
    void close() { m_server.close(); }
    bool reopen(quint16 port) { return m_server.listen(QHostAddress::LocalHost, port); }

    Mood mood = Mood::Normal;
    int status = 500;
    QByteArray text;
    int requests = 0;
    QByteArray lastHead;
    QList<QByteArray> rows;

private:
    void answer(QTcpSocket *socket);

    QTcpServer m_server;
    int m_nextId = 1;
};
