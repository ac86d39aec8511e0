// SPDX-License-Identifier: GPL-3.0-or-later
// What AlarmPath reads from the database.
#include "alarmpathprivate.h"
#include "alarmrehearsal.h"
#include "alarmtext.h"
#include "historian/historianreader.h"
#include "historypool.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr int MostSamples = 1'000'000; // some seconds of replaying; what is left out is told by the stretch

template <typename T>
void refuse(QObject *context, const std::function<void(T)> &answer, const QString &detail)
{
    T empty;
    empty.error = core::Error{core::ErrorCode::NotFound, u"alarms"_s, detail, {}};
    QMetaObject::invokeMethod(
        context, [answer, empty] { answer(empty); }, Qt::QueuedConnection);
}

AlarmHistory readHistory(const QString &path, const QString &alarm, int limit)
{
    AlarmHistory history;
    const auto rows = historian::readAlarmSteps(path, alarm, limit + 1);
    if (!rows) {
        history.error = rows.error();
        return history;
    }
    history.cut = rows->size() > limit;
    for (qsizetype i = 0; i < std::min<qsizetype>(rows->size(), limit); ++i)
        history.transitions.append(transitionOf((*rows)[i]));
    return history;
}

AlarmQualityAnswer readQuality(const QString &path, core::UtcTime from, core::UtcTime to)
{
    AlarmQualityAnswer answer;
    const auto rows = historian::readAlarmSteps(path, from, to);
    if (!rows) {
        answer.error = rows.error();
        return answer;
    }
    QList<alarms::Transition> transitions;
    transitions.reserve(rows->size());
    for (const historian::AlarmStep &row : *rows)
        transitions.append(transitionOf(row));
    answer.quality = alarms::quality(transitions, from, to);
    return answer;
}

core::Result<QList<alarms::Sample>> readSamples(const HistorySource &source, const core::Series &wanted,
                                                core::UtcTime from, core::UtcTime to,
                                                const std::atomic<bool> &enough)
{
    const auto reader = historian::HistorianReader::open(source.databasePath, source.index);
    if (!reader)
        return reader.error();
    return readAlarmSamples(**reader, wanted, from, to, MostSamples, enough);
}

} // namespace

void AlarmPath::history(const alarms::AlarmId &id, int limit, QObject *context,
                        std::function<void(AlarmHistory)> answer) const
{
    if (!d->pool) {
        refuse<AlarmHistory>(context, answer, u"nothing is open"_s);
        return;
    }
    d->pool->ask<AlarmHistory>([path = d->source.databasePath, alarm = id.toString(),
                                limit] { return readHistory(path, alarm, limit); },
                               context, std::move(answer));
}

void AlarmPath::quality(core::UtcTime from, core::UtcTime to, QObject *context,
                        std::function<void(AlarmQualityAnswer)> answer) const
{
    if (!d->pool) {
        refuse<AlarmQualityAnswer>(context, answer, u"nothing is open"_s);
        return;
    }
    d->pool->ask<AlarmQualityAnswer>(
        [path = d->source.databasePath, from, to] { return readQuality(path, from, to); }, context,
        std::move(answer));
}

void AlarmPath::propose(const alarms::AlarmId &id, std::chrono::hours back, QObject *context,
                        std::function<void(AlarmProposalAnswer)> answer) const
{
    ask(id, std::nullopt, back, context, std::move(answer));
}

void AlarmPath::replay(const alarms::AlarmId &id, const alarms::AlarmRule &changed, std::chrono::hours back,
                       QObject *context, std::function<void(AlarmProposalAnswer)> answer) const
{
    ask(id, changed, back, context, std::move(answer));
}

void AlarmPath::ask(const alarms::AlarmId &id, const std::optional<alarms::AlarmRule> &changed,
                    std::chrono::hours back, QObject *context,
                    std::function<void(AlarmProposalAnswer)> answer) const
{
    const auto alarm = d->store.alarm(id);
    const auto inForce = alarm ? rule(alarm->rule) : std::nullopt;
    const auto series = alarm && d->seriesOf ? d->seriesOf(alarm->source) : std::nullopt;
    if (!d->pool || !inForce || !series || alarm->source.subject != alarms::Subject::Quantity) {
        refuse<AlarmProposalAnswer>(context, answer, u"there are no values to replay"_s);
        return;
    }
    const core::UtcTime to = d->now();
    const core::UtcTime from = to - back;
    const auto limit = d->limitOf(*inForce, alarm->source);
    const auto changedLimit = changed ? d->limitOf(*changed, alarm->source) : limit;
    d->pool->ask<AlarmProposalAnswer>(
        [source = d->source, wanted = *series, inForce = *inForce, changed, limit, changedLimit, from,
         to](const std::atomic<bool> &enough) {
            AlarmProposalAnswer found;
            found.from = from;
            found.to = to;
            const auto samples = readSamples(source, wanted, from, to, enough);
            if (samples && !samples->isEmpty() && (samples->size() >= MostSamples || enough))
                found.to = samples->last().at; // what was cut short is told as that
            if (!samples) {
                found.error = samples.error();
            } else if (changed) {
                found.proposal = {*changed, u"asked"_s, alarms::replay(inForce, limit, *samples, found.to),
                                  alarms::replay(*changed, changedLimit, *samples, found.to)};
            } else {
                found.proposal = alarms::propose(inForce, limit, *samples, found.to);
            }
            return found;
        },
        context, std::move(answer));
}

void AlarmPath::rehearse(const alarms::AlarmRule &rule, std::chrono::hours back, QObject *context,
                         std::function<void(AlarmRehearsal)> answer) const
{
    if (!d->pool || !d->inScope || rule.subject != alarms::Subject::Quantity) {
        refuse<AlarmRehearsal>(context, answer, u"there are no values to replay"_s);
        return;
    }
    alarms::AlarmRule inUse = rule;
    inUse.enabled = true;
    QList<RehearsedPlace> scope;
    const auto all = d->inScope(inUse);
    for (const auto &[source, series] : all) {
        if (const auto limit = d->limitOf(inUse, source))
            scope.append({source, series, *limit});
    }
    const core::UtcTime to = d->now();
    d->pool->ask<AlarmRehearsal>(
        [source = d->source, inUse, scope, from = to - back, to](const std::atomic<bool> &enough) {
            return rehearseOver(source, inUse, scope, from, to, MostRehearsed, enough);
        },
        context, std::move(answer));
}

} // namespace engine
