// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcplink.h"

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

constexpr qint64 MostRead = 16 * 1024; // bytes held for us; sixteen answers have at most 4160

} // namespace

TcpLink::TcpLink(core::TransportSettings settings, std::chrono::milliseconds connectPatience, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_socket(this)
{
    m_socket.setReadBufferSize(MostRead);
    m_patience.setSingleShot(true);
    m_patience.setInterval(connectPatience);
    connect(&m_socket, &QTcpSocket::connected, this, &TcpLink::onConnected);
    connect(&m_socket, &QTcpSocket::readyRead, this, &TcpLink::heard);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &TcpLink::onError);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        giveUp({core::ErrorCode::Timeout, place(), u"the peer does not take up the connection"_s,
                u"Check that it has power, its address, and the way to it; it is tried again."_s});
    });
}

QString TcpLink::address() const
{
    const bool bare = m_settings.host.contains(u':'); // an IPv6 address
    return (bare ? u"[%1]:%2"_s : u"%1:%2"_s).arg(m_settings.host).arg(m_settings.tcpPort);
}

QString TcpLink::place() const { return u"%1 (%2)"_s.arg(m_settings.id.toString(), address()); }

void TcpLink::open()
{
    close();
    m_wanted = true;
    m_renewed = false;
    connectNow();
}

void TcpLink::connectNow()
{
    m_missed = 0;
    m_patience.start();
    m_socket.connectToHost(m_settings.host, m_settings.tcpPort);
}

void TcpLink::close()
{
    m_wanted = false;
    m_open = false;
    m_patience.stop();
    m_socket.abort();
}

void TcpLink::onConnected()
{
    m_patience.stop();
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_open = true;
    emit opened();
}

void TcpLink::heard()
{
    m_missed = 0;
    m_renewed = false;
    m_heardAt = Steady::now();
}

void TcpLink::missed(Steady::time_point askedAt)
{
    if (askedAt < m_heardAt || askedAt < m_missedAt)
        return;
    m_missedAt = Steady::now();
    if (++m_missed < MissedAtMost || m_renewed || !m_open)
        return;
    m_renewed = true;
    // Queued: the socket is not replaced from within its reader.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_open)
                return;
            m_open = false;
            emit renewing();
            m_socket.abort();
            connectNow();
        },
        Qt::QueuedConnection);
}

void TcpLink::distrust(const QString &why)
{
    QMetaObject::invokeMethod(
        this,
        [this, why] {
            giveUp(
                {core::ErrorCode::Io, place(), why,
                 u"The connection is made anew. Check that the peer speaks the protocol of this transport: Modbus TCP and RTU over TCP are not the same."_s});
        },
        Qt::QueuedConnection);
}

void TcpLink::onError(QAbstractSocket::SocketError error)
{
    if (!m_wanted)
        return;
    const QString words = m_socket.errorString();
    core::Error told{core::ErrorCode::Io, place(), u"the connection was lost: %1"_s.arg(words),
                     u"It is made anew; check the network and the peer's power if that does not help."_s};
    if (error == QAbstractSocket::HostNotFoundError) {
        told = {core::ErrorCode::NotFound, place(), words, u"Correct \"host\" in the workspace."_s};
    } else if (!m_open) {
        told = {
            core::ErrorCode::Unreachable, place(), words,
            u"Check \"host\" and \"port\" in the workspace, the peer's power and the way to it; it is tried again."_s};
    } else if (error == QAbstractSocket::RemoteHostClosedError) {
        told.detail = u"the peer closed the connection"_s;
        told.remedy =
            u"It is made anew. Many gateways take one connection only: close other programs that use it."_s;
    }
    // Queued: the socket is not closed from within its own signal.
    QMetaObject::invokeMethod(
        this, [this, told] { giveUp(told); }, Qt::QueuedConnection);
}

void TcpLink::giveUp(const core::Error &error)
{
    if (!m_wanted)
        return;
    close();
    emit down(error);
}

} // namespace modbus
