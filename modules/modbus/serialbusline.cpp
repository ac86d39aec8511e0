// SPDX-License-Identifier: GPL-3.0-or-later
#include "serialbusline.h"

#include "buswords.h"
#include "modbus/modbustransport.h"

using namespace Qt::StringLiterals;

namespace modbus {

SerialBusLine::SerialBusLine(const core::TransportSettings &settings, const ModbusOptions &options)
    : m_settings(settings), m_rejectTooFast(options.rejectTooFast), m_line(settings, options)
{
    connect(&m_line, &SerialLine::moved, this, &BusLine::moved);
    connect(&m_line, &SerialLine::lost, this, [this](const core::Error &error) {
        m_reader.setDevice(nullptr, {});
        emit down(error);
    });
    connect(&m_reader, &FrameReader::late, this, &BusLine::lateAnswer);
    connect(&m_reader, &FrameReader::finished, this,
            [this](const Answer &answer) { emit finished(m_ticket, answer); });
}

void SerialBusLine::open()
{
    if (const auto result = m_line.open(); !result) {
        emit down(result.error());
        return;
    }
    FrameReader::Line line;
    line.character = m_line.character();
    line.rejectTooFast = m_rejectTooFast && m_line.isWire();
    m_reader.setDevice(m_line.device(), line);
    emit opened();
}

void SerialBusLine::close()
{
    m_reader.setDevice(nullptr, {});
    m_line.close();
}

QString SerialBusLine::noun() const { return u"port"_s; }

QString SerialBusLine::remedy(bool garbled) const
{
    const QString line = lineWords(m_settings);
    if (garbled)
        return u"Check the line's settings (now %1), its termination, and that no two meters have one unit id."_s
            .arg(line);
    return u"Check the meter's power, the wires A and B, the unit id and the line's settings (now %1)."_s.arg(
        line);
}

quint32 SerialBusLine::ask(quint8 unit, const QModbusRequest &request, int byteCount,
                           std::chrono::milliseconds timeout)
{
    ++m_ticket;
    m_reader.ask(unit, request, byteCount, timeout);
    return m_ticket;
}

quint32 SerialBusLine::write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                             std::chrono::milliseconds timeout)
{
    ++m_ticket;
    m_reader.write(unit, pdu, expected, timeout);
    return m_ticket;
}

} // namespace modbus
