// SPDX-License-Identifier: GPL-3.0-or-later
#include "packetpipe.h"

#include <QTcpSocket>

namespace mqtt {

namespace {

constexpr qint64 Chunk = 64 * 1024;
constexpr qsizetype MaximumPacket = 16 * 1024 * 1024;

/// The size of the packet at the beginning of @p bytes; 0: not known yet; -1: none begins like this.
qsizetype packetSize(QByteArrayView bytes)
{
    qsizetype length = 0;
    for (qsizetype i = 1; i < bytes.size() && i <= 4; ++i) {
        length |= static_cast<qsizetype>(bytes[i] & 0x7f) << (7 * (i - 1));
        if ((bytes[i] & 0x80) == 0)
            return length > MaximumPacket ? -1 : length + i + 1;
    }
    return bytes.size() > 4 ? -1 : 0;
}

} // namespace

PacketPipe::PacketPipe(QTcpSocket *socket, Look look) : m_socket(socket), m_look(std::move(look))
{
    open(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

bool PacketPipe::handOn(const std::function<bool()> &wanted)
{
    while (m_socket && wanted()) {
        const qsizetype size = packetSize(m_rest);
        if (size < 0)
            return false;
        if (size == 0 || size > m_rest.size()) {
            const QByteArray more = m_socket->read(Chunk);
            if (more.isEmpty())
                return true;
            m_rest += more;
            continue;
        }
        m_packet = m_rest.first(size);
        m_rest.remove(0, size);
        m_look(m_packet);
        emit readyRead();
    }
    return true;
}

bool PacketPipe::waitForBytesWritten(int)
{
    return m_socket != nullptr; // it was flushed while writing; nobody waits here
}

qint64 PacketPipe::readData(char *data, qint64 most)
{
    const qsizetype count = std::min<qsizetype>(m_packet.size(), static_cast<qsizetype>(most));
    std::copy_n(m_packet.constData(), count, data);
    m_packet.remove(0, count);
    return count;
}

qint64 PacketPipe::writeData(const char *data, qint64 count)
{
    if (!m_socket)
        return -1;
    const qint64 written = m_socket->write(data, count);
    m_socket->flush();
    return written;
}

} // namespace mqtt
