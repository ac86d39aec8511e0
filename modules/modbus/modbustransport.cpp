// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/modbustransport.h"

namespace modbus {

struct ModbusTransport::Private
{
    core::TransportSettings settings;
};

ModbusTransport::ModbusTransport(core::TransportSettings settings, QList<core::DeviceSettings> devices,
                                 QHash<core::DeviceId, core::ProfilePtr> profiles,
                                 std::shared_ptr<core::SeriesTable> series,
                                 std::shared_ptr<const core::Clock> clock, ModbusOptions options,
                                 QObject *parent)
    : core::Transport(parent), d(std::make_unique<Private>())
{
    d->settings = std::move(settings);
    Q_UNUSED(devices)
    Q_UNUSED(profiles)
    Q_UNUSED(series)
    Q_UNUSED(clock)
    Q_UNUSED(options)
}
ModbusTransport::~ModbusTransport() = default;
void ModbusTransport::start() {}
void ModbusTransport::stop() { emit stopped(); }
void ModbusTransport::committed(quint64) {}
void ModbusTransport::send(const core::OutgoingMessage &) {}

} // namespace modbus
