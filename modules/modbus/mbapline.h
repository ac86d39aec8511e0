// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "busline.h"
#include "modbus/mbapreader.h"
#include "tcplink.h"

namespace modbus {

/// Modbus TCP to a meter or a gateway, several requests under way. Thread: the transport's.
class MbapLine : public BusLine
{
    Q_OBJECT

public:
    MbapLine(const core::TransportSettings &settings, std::chrono::milliseconds connectPatience);

    void open() override;
    void close() override;
    bool isOpen() const override { return m_link.isOpen(); }
    QString place() const override { return m_link.place(); }
    QString noun() const override;
    QString address() const override { return m_link.address(); }
    QString remedy(bool garbled) const override;
    /// One at a time is for gateways that lose count: their numbers prove nothing.
    bool isNumbered() const override { return m_most > 1; }
    int most() const override { return m_most; }
    int room() const override { return std::max(0, m_most - m_reader.underWay()); }
    quint32 ask(quint8 unit, const QModbusRequest &request, int byteCount,
                std::chrono::milliseconds timeout) override;
    quint32 write(quint8 unit, const QByteArray &pdu, const QByteArray &expected,
                  std::chrono::milliseconds timeout) override;
    QByteArray lastRequest() const override { return m_reader.lastRequest(); }
    const LineCounts &counts() const override { return m_reader.counts(); }
    Steady::time_point lastActivity() const override { return m_reader.lastActivity(); }
    quint64 characters() const override { return m_reader.characters(); }

private:
    int m_most;
    TcpLink m_link;
    MbapReader m_reader;
};

} // namespace modbus
