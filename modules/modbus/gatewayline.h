// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "busline.h"
#include "tcplink.h"

namespace modbus {

/// RTU frames through a TCP connection to a serial gateway: one request at a time, because there is no number
/// to know an answer by. Thread: the transport's.
class GatewayLine : public BusLine
{
    Q_OBJECT

public:
    GatewayLine(const core::TransportSettings &settings, std::chrono::milliseconds connectPatience);

    void open() override;
    void close() override;
    bool isOpen() const override { return m_link.isOpen(); }
    QString place() const override { return m_link.place(); }
    QString noun() const override;
    QString address() const override { return m_link.address(); }
    QString remedy(bool garbled) const override;
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
    TcpLink m_link;
    FrameReader m_reader;
    quint32 m_ticket = 0;
};

} // namespace modbus
