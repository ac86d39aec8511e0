// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

using namespace Qt::StringLiterals;

/// A server that answers each packet or line as @p answer says.
class FakeServer : public QTcpServer
{
public:
    using Answer = std::function<QByteArray(const QByteArray &heard)>;
    explicit FakeServer(Answer answer, bool hangsUp = false)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, answer, hangsUp] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QIODevice::readyRead, socket, [this, socket, answer, hangsUp] {
                const QByteArray heard = socket->readAll();
                all += heard;
                socket->write(answer(heard));
                if (hangsUp)
                    socket->disconnectFromHost();
            });
        });
    }
    QByteArray all; ///< everything it was told
};

/// What ThingsBoard does where a broker is expected: lets in, and refuses all but a device's own topics.
inline QByteArray asThingsBoard(const QByteArray &heard)
{
    static bool newer = false;
    if (heard.startsWith('\x10')) {
        newer = heard.size() > 8 && heard.at(8) == '\x05';
        return newer ? "\x20\x03\x00\x00\x00"_ba : "\x20\x02\x00\x00"_ba;
    }
    if (!heard.startsWith('\x82'))
        return {};
    const bool own = heard.contains("v1/devices/me/attributes");
    const QByteArray id = heard.mid(2, 2);
    QByteArray codes;
    for (qsizetype at = newer ? 5 : 4; at + 2 < heard.size();) {
        const int size = uchar(heard.at(at)) * 256 + uchar(heard.at(at + 1));
        codes += own ? '\x00' : newer ? '\x8f' : '\x80';
        at += 2 + size + 1;
    }
    const QByteArray body = id + (newer ? "\x00"_ba : QByteArray()) + codes;
    return "\x90"_ba + char(body.size()) + body;
}
