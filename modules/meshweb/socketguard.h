// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <functional>

namespace meshweb {

/// What one connection may ask for.
struct GuardLimits
{
    qsizetype head = 8 * 1024;                ///< bytes of request line and header fields
    qsizetype body = 16 * 1024;               ///< bytes; a mesh's text has about a hundred
    std::chrono::milliseconds request{15000}; ///< from a request's first byte to its last
    std::chrono::milliseconds idle{60000};    ///< without any request
    std::chrono::milliseconds drain{2000};    ///< to read a refusal
};

/// Looks at the bytes of a connection before the HTTP server does, and ends what would cost it too much: Qt
/// HttpServer gathers heads and bodies of any size for any time.
///
/// A head must say how long its body is: bodies in chunks are refused, and the reader of chunks is never
/// reached. One request at a time: the next may begin after answered(). A child of the socket, made before
/// the server connects to it, so that it is told first.
class SocketGuard : public QObject
{
    Q_OBJECT

public:
    SocketGuard(QTcpSocket *socket, const QObject *server, const GuardLimits &limits);

    /// The server has written its answer.
    void answered();
    /// The whole request has come and none of the next.
    bool isComplete() const { return m_phase == Phase::Answering; }
    /// The server read a request where this class saw none.
    void refuseUnclear();

    static SocketGuard *of(const QTcpSocket *socket);

signals:
    /// @p raw: the first bytes of the body, or of the request line; never header fields, which hold secrets.
    void refused(const QString &reason, const QString &detail, const QByteArray &raw, qint64 size);

private:
    enum class Phase
    {
        Idle,
        Head,
        Body,
        Answering,
        Draining ///< refused; what still comes is thrown away
    };

    void onReadyRead();
    void look(QByteArrayView bytes);
    void readHead();
    void refuse(const char *status, const QString &reason, const QString &detail);
    QByteArray firstBytes() const;
    void onTimeout();

    QTcpSocket *m_socket;
    const QObject *m_server;
    const GuardLimits m_limits;
    QTimer m_timer;
    Phase m_phase = Phase::Idle;
    QByteArray m_head;
    QByteArray m_start; ///< of the body
    qint64 m_expected = 0;
    qint64 m_got = 0;
    qint64 m_drained = 0;
};

/// An answer of one line, written by hand where no HTTP server is asked.
QByteArray bareAnswer(const char *status);

} // namespace meshweb
