// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QAbstractSocket>
#include <QNetworkReply>

namespace meshweb {

/// Why nobody can be heard at an address of ours, and what to do about it.
core::Error listenError(const QString &place, quint16 port, QAbstractSocket::SocketError error,
                        const QString &words);
/// An address to listen on that is none.
core::Error notAnAddress(const QString &host);
/// Why a server's answer could not be had; @p status is that of HTTP, 0 when there was no answer.
core::Error replyError(const QString &url, QNetworkReply::NetworkError error, int status,
                       const QString &words);

} // namespace meshweb
