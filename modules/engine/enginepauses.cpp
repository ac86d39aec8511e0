// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineprivate.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr std::chrono::seconds ReadAgain{5}; ///< when what is stored could not be read

}

void Engine::pause(const core::TransportId &transport, const QString &why, QObject *context,
                   std::function<void()> paused)
{
    if (d->state != Private::State::Running)
        return;
    TransportLine *line = d->lineOf(transport);
    if (!line) {
        QMetaObject::invokeMethod(context, std::move(paused), Qt::QueuedConnection);
        return;
    }
    const bool isFirst = !d->pauses.contains(transport);
    Private::Pause &pause = d->pauses[transport];
    if (!pause.wanting.contains(context)) {
        pause.wanting.insert(context, connect(context, &QObject::destroyed, this,
                                              [this, transport, context] { d->resume(transport, context); }));
    }
    if (pause.stopped)
        QMetaObject::invokeMethod(context, std::move(paused), Qt::QueuedConnection);
    else
        pause.waiting.append({context, std::move(paused)});
    if (!isFirst)
        return;
    pause.why = why;
    d->tellPause(transport, u"transport-paused"_s, why);
    line->pause(why);
}

void Engine::resume(const core::TransportId &transport, QObject *context) { d->resume(transport, context); }

void Engine::Private::resume(const core::TransportId &id, QObject *context)
{
    const auto pause = pauses.find(id);
    if (pause == pauses.end() || !pause->wanting.contains(context))
        return;
    disconnect(pause->wanting.take(context));
    pause->waiting.removeIf([context](const auto &entry) { return !entry.first || entry.first == context; });
    if (pause->stopped && pause->wanting.isEmpty())
        goOn(id);
}

/// The line has stopped: whoever wanted that is told.
void Engine::Private::paused(const core::TransportId &id)
{
    const auto pause = pauses.find(id);
    if (pause == pauses.end())
        return;
    pause->stopped = true;
    const auto waiting = std::exchange(pause->waiting, {});
    for (const auto &[context, told] : waiting) {
        if (context)
            QMetaObject::invokeMethod(context, told, Qt::QueuedConnection);
    }
    if (pause->wanting.isEmpty())
        goOn(id);
}

/// Reads what was stored of it meanwhile, its last batches included; then it starts.
void Engine::Private::goOn(const core::TransportId &id)
{
    Pause &pause = pauses[id];
    if (state != State::Running || std::exchange(pause.resuming, true))
        return;
    QMetaObject::invokeMethod(
        writer,
        [this, id, writer = writer] {
            writer->commitNow();
            const auto report = writer->readReport();
            QMetaObject::invokeMethod(
                q,
                [this, id, report] {
                    const auto now = pauses.find(id);
                    if (state != State::Running || now == pauses.end())
                        return;
                    now->resuming = false;
                    if (!now->wanting.isEmpty())
                        return; // somebody wants it to stand still once more
                    if (report) {
                        startAgain(id, *report);
                        return;
                    }
                    emit q->problem(report.error());
                    QTimer::singleShot(ReadAgain, q, [this, id] {
                        if (pauses.contains(id) && pauses[id].wanting.isEmpty())
                            goOn(id);
                    });
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void Engine::Private::startAgain(const core::TransportId &id, const historian::OpenReport &report)
{
    const QString why = pauses.take(id).why;
    const core::TransportSettings *settings = workspace.transport(id);
    TransportLine *line = lineOf(id);
    auto transport = settings && line ? makeTransport(*settings, report) : nullptr;
    if (!transport)
        return;
    tellPause(id, u"transport-resumed"_s, why);
    launch(*line, *settings, std::move(transport), energiesOf(report), report);
}

void Engine::Private::tellPause(const core::TransportId &id, const QString &kind, const QString &why)
{
    auto batch = std::make_shared<core::Batch>();
    batch->events.append(core::Event{clock->now(), {}, id, kind, {{u"reason"_s, why}}});
    QMetaObject::invokeMethod(
        writer, [writer = writer, batch] { writer->append(batch); }, Qt::QueuedConnection);
    emit q->eventHappened(batch->events.first());
}

} // namespace engine
