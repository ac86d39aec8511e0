// SPDX-License-Identifier: GPL-3.0-or-later
#include "mbapline.h"

using namespace Qt::StringLiterals;

namespace modbus {

MbapLine::MbapLine(const core::TransportSettings &settings, std::chrono::milliseconds connectPatience)
    : m_most(std::clamp(settings.inFlight, 1, 16)), m_link(settings, connectPatience)
{
    connect(&m_link, &TcpLink::opened, this, [this] {
        m_reader.setDevice(m_link.device());
        emit opened();
    });
    connect(&m_link, &TcpLink::renewing, this, [this] { m_reader.setDevice(nullptr); });
    connect(&m_link, &TcpLink::down, this, [this](const core::Error &error) {
        m_reader.setDevice(nullptr);
        emit down(error);
    });
    connect(&m_reader, &MbapReader::late, this, &BusLine::late);
    connect(&m_reader, &MbapReader::outOfStep, &m_link, &TcpLink::distrust);
    connect(&m_reader, &MbapReader::finished, this, [this](quint16 transaction, const Answer &answer) {
        if (answer.kind == Answer::Kind::NoAnswer && answer.heard == 0)
            m_link.missed(answer.askedAt);
        emit finished(transaction, answer);
    });
}

void MbapLine::open() { m_link.open(); }

void MbapLine::close()
{
    m_reader.setDevice(nullptr);
    m_link.close();
}

QString MbapLine::noun() const { return u"connection"_s; }

QString MbapLine::remedy(bool garbled) const
{
    if (garbled)
        return u"Check that nothing else shares the connection of %1, or set \"inFlight\" to 1 for a gateway that mixes up several requests."_s
            .arg(m_link.address());
    return u"Check the meter's power and its unit id, and behind a gateway its wires and the gateway's serial settings; %1 itself takes the connection."_s
        .arg(m_link.address());
}

quint32 MbapLine::ask(quint8 unit, const QModbusRequest &request, int byteCount,
                      std::chrono::milliseconds timeout)
{
    return m_reader.ask(unit, request, byteCount, timeout);
}

quint32 MbapLine::write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                        std::chrono::milliseconds timeout)
{
    return m_reader.write(unit, pdu, expected, timeout);
}

} // namespace modbus
