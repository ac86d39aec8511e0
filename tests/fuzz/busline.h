// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/framereader.h"
#include "modbus/scriptedline.h"

#include <QTimer>

/// What the two Modbus targets share.
namespace fuzz {

/// Four requests an input may be an answer to.
struct Question
{
    quint8 unit = 1;
    QModbusPdu::FunctionCode function = QModbusPdu::ReadHoldingRegisters;
    quint16 address = 6;
    quint16 count = 6;
    QByteArray write = {}; ///< the PDU of a write instead
    QByteArray expected = {};

    int byteCount() const { return 2 * count; }
    QModbusRequest request() const { return QModbusRequest(function, address, count); }
};
inline Question question(quint8 which)
{
    switch (which % 5) {
    case 0:
        return {};
    case 1:
        return {2, QModbusPdu::ReadInputRegisters, 0, 10};
    case 2: {
        const QByteArray relay = QByteArray::fromHex("050001ff00");
        return {1, QModbusPdu::WriteSingleCoil, 1, 0, relay, relay};
    }
    case 3:
        return {1, QModbusPdu::WriteMultipleRegisters,      0,
                0, QByteArray::fromHex("1000120001020007"), QByteArray::fromHex("1000120001")};
    default: {
        const QByteArray reset = QByteArray::fromHex("42");
        return {248, QModbusPdu::ReadHoldingRegisters, 0, 0, reset, reset};
    }
    }
}

/// Lets the reader's own timer run out now: the gap and the time-out of its requests are 0.
inline void runOut(QObject &reader)
{
    QMetaObject::invokeMethod(reader.findChild<QTimer *>(), "timeout", Qt::DirectConnection);
}

} // namespace fuzz
