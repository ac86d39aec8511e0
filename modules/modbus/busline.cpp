// SPDX-License-Identifier: GPL-3.0-or-later
#include "busline.h"

#include "gatewayline.h"
#include "mbapline.h"
#include "modbus/modbustransport.h"
#include "serialbusline.h"

using namespace Qt::StringLiterals;

namespace modbus {

std::unique_ptr<BusLine> BusLine::make(const core::TransportSettings &settings, const ModbusOptions &options)
{
    if (settings.type == "modbus-tcp"_L1)
        return std::make_unique<MbapLine>(settings, options.connectPatience);
    if (settings.type == "modbus-rtu-tcp"_L1)
        return std::make_unique<GatewayLine>(settings, options.connectPatience);
    return std::make_unique<SerialBusLine>(settings, options);
}

} // namespace modbus
