// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/listenplace.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace engine {

std::optional<core::Error> listenTrouble(const QString &host, quint16 port)
{
    using core::ErrorCode;
    const QString place = u"%1:%2"_s.arg(host).arg(port);
    const QHostAddress address(host == "localhost"_L1 ? u"127.0.0.1"_s : host);
    if (address.isNull())
        return core::Error{
            ErrorCode::BadInput, host, u"this is not an IP address to listen on"_s,
            u"Use 0.0.0.0 for all addresses of this machine, or 127.0.0.1 for itself alone."_s};
    QTcpServer server;
    if (server.listen(address, port))
        return std::nullopt;
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return core::Error{ErrorCode::Busy, place, u"another program already listens there"_s,
                           u"Choose another port, and tell it the gateways."_s};
    case QAbstractSocket::SocketAccessError:
        return core::Error{ErrorCode::PermissionDenied, place, server.errorString(),
                           u"Ports below 1024 belong to the system. Choose one from 1024 on."_s};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return core::Error{ErrorCode::NotFound, place, u"this machine does not have that address"_s,
                           u"Use 0.0.0.0 for all of its addresses."_s};
    default:
        return core::Error{ErrorCode::Io, place, server.errorString(), u"Choose another port."_s};
    }
}

QStringList ownAddresses()
{
    QStringList four;
    QStringList six;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.isLinkLocal())
            continue;
        if (address.protocol() == QAbstractSocket::IPv4Protocol)
            four << address.toString();
        else
            six << address.toString();
    }
    return four + six;
}

} // namespace engine
