// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/topicwatch.h"
#include "engineprivate.h"

using namespace Qt::StringLiterals;

namespace engine {

bool Engine::isRunning() const { return d->state == Private::State::Running; }

const core::Workspace &Engine::workspace() const { return d->workspace; }

const core::ProfileStore &Engine::profiles() const { return d->profiles; }

QList<core::Error> Engine::profileErrors() const { return d->profileErrors; }

std::shared_ptr<core::SeriesTable> Engine::seriesTable() const { return d->series; }

live::LiveStore &Engine::live() { return d->live; }

const live::LiveStore &Engine::live() const { return d->live; }

QList<DeviceInfo> Engine::devices() const { return d->devices; }

std::optional<DeviceInfo> Engine::device(const core::DeviceId &id) const
{
    const auto row = d->deviceRows.constFind(id);
    return row == d->deviceRows.constEnd() ? std::nullopt : std::optional(d->devices[*row]);
}

QList<TransportInfo> Engine::transports() const
{
    QList<TransportInfo> list;
    for (const TransportLine *line : d->lines)
        list.append(line->info());
    return list;
}

QList<double> Engine::messageRates(const core::TransportId &transport) const
{
    TransportLine *line = d->lineOf(transport);
    return line ? line->rates() : QList<double>();
}

QList<core::Reject> Engine::lastRejects(const core::TransportId &transport) const
{
    const TransportLine *line = d->lineOf(transport);
    return line ? line->rejects() : QList<core::Reject>();
}

void Engine::watchWire(const core::TransportId &transport, QObject *context,
                       std::function<void(const core::WireReport &)> seen) const
{
    if (TransportLine *line = d->lineOf(transport))
        line->watch(context, std::move(seen));
}

void Engine::leaveWire(const core::TransportId &transport, QObject *context) const
{
    if (TransportLine *line = d->lineOf(transport))
        line->leave(context);
}

void Engine::probe(const core::TransportId &transport, const core::ProbeRequest &request, QObject *context,
                   std::function<void(const core::ProbeResult &)> answer) const
{
    if (TransportLine *line = d->lineOf(transport)) {
        line->probe(request, context, std::move(answer));
        return;
    }
    core::ProbeResult result;
    result.request = request;
    result.verdict = u"not-asked"_s;
    result.error = {core::ErrorCode::NotFound, transport.toString(), u"there is no such transport"_s, {}};
    QMetaObject::invokeMethod(
        context, [result, answer = std::move(answer)] { answer(result); }, Qt::QueuedConnection);
}

TopicRequest Engine::topicRequest(const core::TransportId &transport) const
{
    const core::TransportSettings *settings = d->workspace.transport(transport);
    if (!settings || settings->type != "mqtt"_L1)
        return {};
    return TopicRequest::of(d->workspace, *settings, d->profiles.all(),
                            d->secret(*settings, Secrets::Password), d->payloadKeys(*settings));
}

void Engine::audit(const core::AuditEntry &row)
{
    if (d->state != Private::State::Running)
        return;
    QMetaObject::invokeMethod(
        d->writer, [writer = d->writer, row] { writer->appendAudit(row); }, Qt::QueuedConnection);
}

HistorySource Engine::historySource() const { return {d->workspace.database.path, d->index}; }

LinePath &Engine::linePath() const { return *d->linePath; }

AlarmPath &Engine::alarmPath() const { return *d->alarmPath; }

std::shared_ptr<ImportDoor> Engine::importDoor() const { return d->gate; }

void Engine::Private::openGate()
{
    gate->open(writer, q, [this](const ImportGate::News &news) {
        for (const core::Sighting &sighting : news.devices)
            addDevice(sighting, true);
        live.loadLast(news.newest);
        QSet<core::DeviceId> with;
        for (const core::Reading &reading : news.newest)
            with.insert(series->at(reading.series).device);
        linePath->imported(with.values());
        for (const core::Event &event : news.events)
            emit q->eventHappened(event);
    });
}

historian::WriterStats Engine::historianStats() const { return d->stats; }

std::optional<core::Error> Engine::historianProblem() const { return d->historianProblem; }

void Engine::submit(const core::Command &command) { d->desk.submit(command); }

void Engine::cancel(const core::CommandId &command) { d->desk.cancel(command); }

void Engine::stopWaiting(const core::CommandId &command) { d->desk.stopWaiting(command); }

const commands::CommandDesk &Engine::desk() const { return d->desk; }

void Engine::history(const HistoryRequest &request, QObject *context,
                     std::function<void(HistoryAnswer)> answer) const
{
    d->queries.history(request, context, std::move(answer));
}

void Engine::events(const EventRequest &request, QObject *context,
                    std::function<void(EventAnswer)> answer) const
{
    d->queries.events(request, context, std::move(answer));
}

void Engine::orders(const OrdersRequest &request, QObject *context,
                    std::function<void(OrdersAnswer)> answer) const
{
    d->queries.orders(request, context, std::move(answer));
}

void Engine::orderRows(const core::CommandId &command, QObject *context,
                       std::function<void(OrderRowsAnswer)> answer) const
{
    d->queries.orderRows(command, context, std::move(answer));
}

QFuture<AuditVerdict> Engine::verifyAudit(QObject *context, std::function<void(int done, int total)> progress,
                                          std::function<void(AuditVerdict)> answer) const
{
    return d->queries.verifyAudit(context, std::move(progress), std::move(answer));
}

void Engine::fleetEnergy(const FleetEnergyRequest &request, QObject *context,
                         std::function<void(FleetEnergyAnswer)> answer) const
{
    d->queries.fleetEnergy(request, context, std::move(answer));
}

} // namespace engine
