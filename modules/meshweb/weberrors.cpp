// SPDX-License-Identifier: GPL-3.0-or-later
#include "weberrors.h"

using namespace Qt::StringLiterals;

namespace meshweb {

core::Error listenError(const QString &place, quint16 port, QAbstractSocket::SocketError error,
                        const QString &words)
{
    using core::ErrorCode;
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return {ErrorCode::Busy, place, u"another program already listens there"_s,
                u"End that program, or give this transport another port and tell it the gateways."_s};
    case QAbstractSocket::SocketAccessError:
        return {ErrorCode::PermissionDenied, place, words,
                port < 1024
                    ? u"Ports below 1024 belong to the system. Choose one from 1024 on, for example 8080."_s
                    : u"The operating system does not let this program listen there. Choose another port, or "
                      u"look "
                      u"at the firewall."_s};
    case QAbstractSocket::SocketAddressNotAvailableError:
        return {ErrorCode::NotFound, place, u"this machine does not have that address"_s,
                u"Use 0.0.0.0 for all of its addresses, or 127.0.0.1 for itself alone."_s};
    default:
        return {ErrorCode::Io, place, words, u"Choose another address or port for this transport."_s};
    }
}

core::Error notAnAddress(const QString &host)
{
    return {core::ErrorCode::BadInput, host, u"this is not an IP address to listen on"_s,
            u"Use 0.0.0.0 for all addresses of this machine, or 127.0.0.1 for itself alone."_s};
}

core::Error replyError(const QString &url, QNetworkReply::NetworkError error, int status,
                       const QString &words)
{
    using core::ErrorCode;
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::NotFound, url, u"no machine of that name is known"_s,
                u"Correct the name, or use the IP address."_s};
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorCode::Unreachable, url, u"nothing listens at that port"_s,
                u"Start the mesh's server there, or correct the port."_s};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // how Qt tells that the time for an answer is over
        return {ErrorCode::Timeout, url, u"no answer in time"_s,
                u"Look whether the machine runs and the network reaches it."_s};
    case QNetworkReply::SslHandshakeFailedError:
        return {
            ErrorCode::Refused, url, words,
            u"Name the authority that signed the server's certificate in the transport's TLS settings, or "
            u"correct the server's name."_s};
    default:
        break;
    }
    if (status == 401 || status == 403)
        return {ErrorCode::Refused, url, u"the server does not accept the login (status %1)"_s.arg(status),
                u"Correct the user, and the password that is kept for this transport."_s};
    if (status == 404)
        return {ErrorCode::NotFound, url, u"the server has nothing at that address (status 404)"_s,
                u"Give the address up to, and without, \"/data\"."_s};
    if (status >= 300)
        return {ErrorCode::Refused, url, u"the server answered with status %1"_s.arg(status),
                u"Look into the server's log."_s};
    return {ErrorCode::Unreachable, url, words,
            u"Look whether the machine runs and the network reaches it."_s};
}

} // namespace meshweb
