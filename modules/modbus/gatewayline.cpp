// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatewayline.h"

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

/// A gateway sends a frame on in pieces, and the network spreads them further than a wire would.
constexpr std::chrono::milliseconds NetworkGap{100};

} // namespace

GatewayLine::GatewayLine(const core::TransportSettings &settings, std::chrono::milliseconds connectPatience)
    : m_link(settings, connectPatience)
{
    connect(&m_link, &TcpLink::opened, this, [this] {
        FrameReader::Line line;
        line.gap = NetworkGap;
        m_reader.setDevice(m_link.device(), line);
        emit opened();
    });
    connect(&m_link, &TcpLink::renewing, this, [this] { m_reader.setDevice(nullptr, {}); });
    connect(&m_link, &TcpLink::down, this, [this](const core::Error &error) {
        m_reader.setDevice(nullptr, {});
        emit down(error);
    });
    connect(&m_reader, &FrameReader::late, this, &BusLine::lateAnswer);
    connect(&m_reader, &FrameReader::finished, this, [this](const Answer &answer) {
        if (answer.kind == Answer::Kind::NoAnswer && answer.heard == 0)
            m_link.missed(answer.askedAt);
        emit finished(m_ticket, answer);
    });
}

void GatewayLine::open() { m_link.open(); }

void GatewayLine::close()
{
    m_reader.setDevice(nullptr, {});
    m_link.close();
}

QString GatewayLine::noun() const { return u"connection"_s; }

QString GatewayLine::remedy(bool garbled) const
{
    if (garbled)
        return u"Check that the gateway at %1 passes RTU frames on as they are, its serial settings, and that no two meters have one unit id."_s
            .arg(m_link.address());
    return u"Check the meter's power and unit id, the wires A and B behind the gateway at %1, and the gateway's serial settings."_s
        .arg(m_link.address());
}

quint32 GatewayLine::ask(quint8 unit, const QModbusRequest &request, int byteCount,
                         std::chrono::milliseconds timeout)
{
    ++m_ticket;
    m_reader.ask(unit, request, byteCount, timeout);
    return m_ticket;
}

quint32 GatewayLine::write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                           std::chrono::milliseconds timeout)
{
    ++m_ticket;
    m_reader.write(unit, pdu, expected, timeout);
    return m_ticket;
}

} // namespace modbus
