// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/fakebroker.h"

#include <QTcpSocket>

FakeBroker::FakeBroker(Mood mood) : m_mood(mood)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            m_sockets.append(socket);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                QByteArray bytes = socket->property("rest").toByteArray() + socket->readAll();
                // Every packet of these tests is shorter than 128 bytes: one byte of length.
                while (bytes.size() >= 2 && bytes.size() >= 2 + static_cast<quint8>(bytes[1])) {
                    const qsizetype size = 2 + static_cast<quint8>(bytes[1]);
                    answer(socket, bytes.left(size));
                    bytes.remove(0, size);
                }
                socket->setProperty("rest", bytes);
            });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_sockets.removeAll(socket);
                socket->deleteLater();
            });
        }
    });
}

void FakeBroker::closeAll()
{
    for (QTcpSocket *socket : QList<QTcpSocket *>(m_sockets))
        socket->abort();
}

void FakeBroker::answer(QTcpSocket *socket, const QByteArray &packet)
{
    const int type = static_cast<quint8>(packet[0]) >> 4;
    const bool mqtt5 = socket->property("level").toInt() == 5;
    if (type == 1) { // CONNECT
        const int level = packet[8];
        socket->setProperty("level", level);
        ++greetings;
        protocols.append(level);
        switch (m_mood) {
        case Mood::Silent:
            return;
        case Mood::HangsUp:
            socket->disconnectFromHost();
            return;
        case Mood::TalksNonsense:
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n" + QByteArray(200, 'x') +
                          "\r\n\r\n");
            return;
        case Mood::OldAndRude:
        case Mood::Old:
            if (level == 5) {
                if (m_mood == Mood::Old)
                    socket->write(QByteArray::fromHex("20020001"));
                socket->disconnectFromHost();
                return;
            }
            break;
        default:
            break;
        }
        socket->write(QByteArray::fromHex(level == 5 ? "2003000000" : "20020000"));
        if (m_mood == Mood::TakesOver)
            socket->write(QByteArray::fromHex("e0028e00"));
    } else if (type == 8) { // SUBSCRIBE: the packet id, then filters of which each needs a reason
        const QByteArray id = packet.mid(2, 2);
        qsizetype at = mqtt5 ? 5 : 4;
        QByteArray reasons;
        while (at + 2 < packet.size()) {
            at += 3 + (static_cast<quint8>(packet[at]) << 8 | static_cast<quint8>(packet[at + 1]));
            reasons += m_mood == Mood::RefusesFilters ? char(mqtt5 ? 0x87 : 0x80) : char(1);
        }
        QByteArray body = id + (mqtt5 ? QByteArray(1, '\0') : QByteArray()) + reasons;
        socket->write(QByteArray(1, '\x90') + char(body.size()) + body);
    } else if (type == 3) { // PUBLISH at QoS 1: topic, then the packet id
        published.append(packet);
        const qsizetype length = static_cast<quint8>(packet[2]) << 8 | static_cast<quint8>(packet[3]);
        const QByteArray id = packet.mid(4 + length, 2);
        if (m_mood != Mood::NeverConfirms)
            socket->write(m_mood == Mood::RefusesMessages ? QByteArray::fromHex("4003") + id + '\x87'
                                                          : QByteArray::fromHex("4002") + id);
    } else if (type == 12) { // PINGREQ
        socket->write(QByteArray::fromHex("d000"));
    }
}
