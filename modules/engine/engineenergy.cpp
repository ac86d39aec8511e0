// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineprivate.h"

using namespace Qt::StringLiterals;

namespace engine {

void Engine::energyReview(const EnergyReviewRequest &request, QObject *context,
                          std::function<void(EnergyReviewAnswer)> answer) const
{
    d->queries.energyReview(request, context, std::move(answer));
}

void Engine::decideEnergy(const EnergyDecision &decision)
{
    if (d->state != Private::State::Running) {
        emit problem(
            {core::ErrorCode::NotFound, u"energy"_s, u"no database is open"_s, u"Open a workspace first."_s});
        return;
    }
    auto batch = std::make_shared<core::Batch>();
    batch->events.append(eventOf(decision, d->clock->now()));
    historian::HistorianWriter *writer = d->writer;
    if (decision.entered && decision.decided && d->deviceRows.contains(decision.device)) {
        const auto &device = d->devices[d->deviceRows.value(decision.device)];
        if (const TransportLine *line = d->lineOf(device.transport); line && line->path()) {
            QMetaObject::invokeMethod(
                line->path(),
                [path = line->path(), event = batch->events.first()] { path->exchanged(event); },
                Qt::QueuedConnection);
        }
    }
    // Told when it is stored, so that who reads again finds it.
    QMetaObject::invokeMethod(
        writer,
        [this, writer, batch] {
            writer->append(batch);
            writer->commitNow();
            QMetaObject::invokeMethod(
                this, [this, event = batch->events.first()] { emit eventHappened(event); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace engine
