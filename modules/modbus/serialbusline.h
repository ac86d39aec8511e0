// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "busline.h"
#include "serialline.h"

namespace modbus {

/// RTU frames on a serial port. Thread: the transport's.
class SerialBusLine : public BusLine
{
    Q_OBJECT

public:
    SerialBusLine(const core::TransportSettings &settings, const ModbusOptions &options);

    void open() override;
    void close() override;
    bool isOpen() const override { return m_line.isOpen(); }
    QString place() const override { return m_line.place(); }
    QString noun() const override;
    QString address() const override { return m_line.name(); }
    QString remedy(bool garbled) const override;
    std::chrono::nanoseconds character() const override { return m_line.character(); }
    std::chrono::nanoseconds pause() const override { return m_line.pause(); }
    bool isWire() const override { return m_line.isWire(); }
    int room() const override { return m_reader.isBusy() ? 0 : 1; }
    quint32 ask(quint8 unit, const QModbusRequest &request, int byteCount,
                std::chrono::milliseconds timeout) override;
    quint32 write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                  std::chrono::milliseconds timeout) override;
    QByteArray lastRequest() const override { return m_reader.request(); }
    void setIsOlder(FrameReader::IsOlder isOlder) override { m_reader.setIsOlder(std::move(isOlder)); }
    const LineCounts &counts() const override { return m_reader.counts(); }
    Steady::time_point lastActivity() const override { return m_reader.lastActivity(); }
    quint64 characters() const override { return m_reader.characters(); }

private:
    core::TransportSettings m_settings;
    bool m_rejectTooFast;
    SerialLine m_line;
    FrameReader m_reader;
    quint32 m_ticket = 0;
};

} // namespace modbus
