// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <functional>

class QTcpSocket;

namespace mqtt {

/// What Qt Mqtt reads from and writes to: a socket whose bytes go on packet by packet.
///
/// So its owner sees what Qt Mqtt keeps to itself (a packet's flags and reasons), reading can pause, and a
/// burst costs no more than its bytes: Qt Mqtt 6.4 copies all it has buffered after every packet.
class PacketPipe final : public QIODevice
{
    Q_OBJECT

public:
    /// Called with each packet just before Qt Mqtt gets it; it may change it.
    using Look = std::function<void(QByteArray &packet)>;

    /// @p socket must be connected, and outlive this.
    PacketPipe(QTcpSocket *socket, Look look);

    /// Hands on whole packets until @p wanted says no; false when something that is no MQTT came.
    bool handOn(const std::function<bool()> &wanted);
    /// Bytes that were read but not handed on.
    qint64 waiting() const { return m_rest.size(); }
    /// From now on writing goes nowhere.
    void cut() { m_socket = nullptr; }

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_packet.size() + QIODevice::bytesAvailable(); }
    bool waitForBytesWritten(int msecs) override;

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 count) override;

private:
    QTcpSocket *m_socket;
    Look m_look;
    QByteArray m_rest;
    QByteArray m_packet;
};

} // namespace mqtt
