// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace modbus {

/// A TCP connection that gives up on a peer which does not take it up, and is made anew when nothing comes
/// through it any more (a peer that lost its power, or a router that forgot the connection, closes nothing).
///
/// Thread: the transport's. Never blocks.
class TcpLink : public QObject
{
    Q_OBJECT

public:
    using Steady = std::chrono::steady_clock;
    /// Time-outs in a row without a byte after which the connection is no longer trusted.
    static constexpr int MissedAtMost = 3;

    TcpLink(core::TransportSettings settings, std::chrono::milliseconds connectPatience,
            QObject *parent = nullptr);

    void open();
    void close();
    bool isOpen() const { return m_open; }
    QTcpSocket *device() { return &m_socket; }
    /// "gateway (10.0.0.7:502)", for messages.
    QString place() const;
    QString address() const;

    /// A request that went out at @p askedAt ended without an answer. When nothing else was heard since
    /// either, that is a silent time-out, and so are all requests that waited during it together. After some
    /// in a row the connection is made anew, once until something is heard again.
    void missed(Steady::time_point askedAt);
    /// The bytes have lost their order: the connection is closed, and down() says @p why.
    void distrust(const QString &why);

signals:
    void opened();
    /// The connection failed or ended; once per open(). Errors: NotFound, Unreachable, Timeout, Io.
    void down(const core::Error &error);
    /// It is about to be made anew: whatever is under way gets no answer.
    void renewing();

private:
    void connectNow();
    void onConnected();
    void heard();
    void onError(QAbstractSocket::SocketError error);
    void giveUp(const core::Error &error);

    core::TransportSettings m_settings;
    QTcpSocket m_socket;
    QTimer m_patience;
    bool m_open = false;    ///< connected
    bool m_wanted = false;  ///< between open() and close() or down()
    bool m_renewed = false; ///< made anew since a byte was heard
    int m_missed = 0;
    Steady::time_point m_missedAt{}; ///< when the last silent time-out was over
    Steady::time_point m_heardAt{};
};

} // namespace modbus
