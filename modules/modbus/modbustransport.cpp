// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/modbustransport.h"

#include "busworker.h"

using namespace Qt::StringLiterals;

namespace modbus {

struct ModbusTransport::Private
{
    BusSetup setup;
    std::unique_ptr<BusWorker> worker; // made in start(), on the transport's thread
    bool stopped = false;
    bool watched = false;
};

ModbusTransport::ModbusTransport(core::TransportSettings settings, QList<core::DeviceSettings> devices,
                                 QHash<core::DeviceId, core::ProfilePtr> profiles,
                                 std::shared_ptr<core::SeriesTable> series,
                                 std::shared_ptr<const core::Clock> clock, ModbusOptions options,
                                 QObject *parent)
    : core::Transport(parent), d(std::make_unique<Private>())
{
    d->setup = {std::move(settings), std::move(devices), std::move(profiles),
                std::move(series),   std::move(clock),   options};
}

ModbusTransport::~ModbusTransport() = default;

void ModbusTransport::start()
{
    if (d->worker || d->stopped)
        return;
    d->worker = std::make_unique<BusWorker>(d->setup);
    const BusWorker *worker = d->worker.get();
    connect(worker, &BusWorker::batchReady, this, &core::Transport::batchReady);
    connect(worker, &BusWorker::stateChanged, this, &core::Transport::stateChanged);
    connect(worker, &BusWorker::countersChanged, this, &core::Transport::countersChanged);
    connect(worker, &BusWorker::failed, this, &core::Transport::failed);
    connect(worker, &BusWorker::wireSeen, this, &core::Transport::wireSeen);
    connect(worker, &BusWorker::sent, this, &core::Transport::sent);
    connect(worker, &BusWorker::accepted, this, &core::Transport::accepted);
    connect(worker, &BusWorker::refused, this, &core::Transport::refused);
    connect(worker, &BusWorker::notSent, this, &core::Transport::notSent);
    connect(worker, &BusWorker::probed, this, &core::Transport::probed);
    d->worker->watch(d->watched);
    d->worker->start();
}

void ModbusTransport::stop()
{
    if (d->stopped)
        return;
    d->stopped = true;
    if (d->worker)
        d->worker->stop();
    emit stateChanged(core::TransportState::Stopped, {});
    emit stopped();
}

void ModbusTransport::committed(quint64 sequence)
{
    if (d->worker && !d->stopped)
        d->worker->committed(sequence);
}

void ModbusTransport::watch(bool on)
{
    d->watched = on;
    if (d->worker)
        d->worker->watch(on);
}

void ModbusTransport::probe(const core::ProbeRequest &request)
{
    if (d->worker && !d->stopped) {
        d->worker->probe(request);
        return;
    }
    core::ProbeResult result;
    result.request = request;
    result.verdict = u"not-asked"_s;
    result.error = {
        core::ErrorCode::Unreachable, d->setup.settings.id.toString(), u"this bus is not running"_s, {}};
    if (!d->stopped)
        emit probed(result);
}

void ModbusTransport::send(const core::OutgoingMessage &message)
{
    if (d->worker && !d->stopped) {
        d->worker->write(message);
        return;
    }
    emit notSent(
        message.command,
        {core::ErrorCode::Unreachable, d->setup.settings.id.toString(), u"this bus is not running"_s, {}});
}

} // namespace modbus
