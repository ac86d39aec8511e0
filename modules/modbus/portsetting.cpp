// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/portsetting.h"

#include <QSerialPort>

using namespace Qt::StringLiterals;

namespace modbus {

PortSetting PortSetting::of(const core::TransportSettings &settings)
{
    return {settings.baud, settings.parity, settings.stopBits};
}

void PortSetting::applyTo(QSerialPort &port) const
{
    port.setBaudRate(baud);
    port.setDataBits(QSerialPort::Data8);
    port.setParity(parity == "even"_L1  ? QSerialPort::EvenParity
                   : parity == "odd"_L1 ? QSerialPort::OddParity
                                        : QSerialPort::NoParity);
    port.setStopBits(stopBits == 2 ? QSerialPort::TwoStop : QSerialPort::OneStop);
    port.setFlowControl(QSerialPort::NoFlowControl);
}

} // namespace modbus
