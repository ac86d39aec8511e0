// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outagehistory.h"

#include "historian/historianreader.h"
#include "lines/devicelines.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using lines::Observation;

namespace engine {

namespace {

constexpr core::UtcTime Ever = core::fromMicros(std::numeric_limits<qint64>::max() / 2);
/// How many pauses tell what is usual for a device: the first ones, so that more history changes nothing.
constexpr qsizetype PausesLookedAt = 200;
constexpr int UsualPauses = 3;
constexpr auto NeverSilent = std::chrono::hours(24 * 365 * 100);

bool isValue(core::Quality quality)
{
    return quality == core::Quality::Good || quality == core::Quality::Substituted ||
           quality == core::Quality::Estimated;
}

/// In the order they are applied: what happened at one instant always in the same.
bool isBefore(const Observation &a, const Observation &b)
{
    if (a.at != b.at)
        return a.at < b.at;
    const auto rank = [](const Observation &one) {
        switch (one.kind) {
        case Observation::Kind::Blind:
            return 0;
        case Observation::Kind::Away:
            return 1;
        case Observation::Kind::Told:
            return one.on ? 2 : 3;
        case Observation::Kind::Alive: // of the same message: no sight of what was before it
            break;
        }
        return 4;
    };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    return a.line < b.line;
}

/// Everything stored of one device that speaks of its lines or of its life.
class DeviceRecord
{
public:
    DeviceRecord(historian::HistorianReader &reader, const lines::OutageRule &rule)
        : m_reader(reader), m_rule(rule)
    {}

    core::Result<void> add(qint64 number, const core::Series &series)
    {
        if (series.source.startsWith("computed:"_L1))
            return {};
        const auto each = [&](const historian::StoredReading &reading) {
            take(series, reading);
            return true;
        };
        const auto read = m_reader.forEach(number, core::UtcTime{}, Ever, each);
        return read ? core::Result<void>() : core::Result<void>(read.error());
    }

    core::Result<void> addGaps(const core::DeviceId &device)
    {
        const auto gaps = m_reader.gaps(device, core::UtcTime{}, Ever, std::numeric_limits<int>::max());
        if (!gaps)
            return gaps.error();
        for (const core::Gap &gap : *gaps)
            m_seen.append({Observation::Kind::Blind, gap.from, {}, false, gap.to});
        return {};
    }

    /// In order; call once everything is added.
    const QList<Observation> &inOrder()
    {
        std::sort(m_seen.begin(), m_seen.end(), isBefore);
        return m_seen;
    }
    const QStringList &told() const { return m_told; }
    bool speaksOtherwise() const { return m_otherwise; }

    /// The longest silence that is no gap.
    std::chrono::seconds aliveFor() const
    {
        if (!m_otherwise)
            return NeverSilent;
        QList<std::chrono::microseconds> pauses;
        core::UtcTime last{};
        for (const Observation &one : m_seen) {
            if (one.kind != Observation::Kind::Alive)
                continue;
            if (last != core::UtcTime{} && one.at > last)
                pauses.append(one.at - last);
            last = one.at;
            if (pauses.size() == PausesLookedAt)
                break;
        }
        if (pauses.isEmpty())
            return m_rule.aliveFor;
        const auto middle = pauses.begin() + pauses.size() / 2;
        std::nth_element(pauses.begin(), middle, pauses.end());
        return std::max(m_rule.aliveFor, std::chrono::ceil<std::chrono::seconds>(*middle * UsualPauses));
    }

private:
    void take(const core::Series &series, const historian::StoredReading &reading)
    {
        const core::UtcTime at = core::fromMicros(reading.measuredAtUs);
        if (series.quantity == core::Quantity::Line) {
            if (reading.quality != core::Quality::Good || !reading.value)
                return; // a broker's copy and what could not be read tell nothing
            m_seen.append({Observation::Kind::Told, at, series.channel, *reading.value != 0, {}});
            if (!m_told.contains(series.channel))
                m_told.append(series.channel);
            return;
        }
        if (series.quantity == core::Quantity::Online) {
            if (reading.quality == core::Quality::Good && reading.value)
                m_seen.append({*reading.value != 0 ? Observation::Kind::Alive : Observation::Kind::Away,
                               at,
                               {},
                               false,
                               {}});
            return;
        }
        // An impossible value is no value, but a sign of life.
        if (isValue(reading.quality) || reading.quality == core::Quality::Bad) {
            m_seen.append({Observation::Kind::Alive, at, {}, false, {}});
            m_otherwise = true;
        }
    }

    historian::HistorianReader &m_reader;
    const lines::OutageRule m_rule;
    QList<Observation> m_seen;
    QStringList m_told;
    bool m_otherwise = false;
};

/// How much of [from, to) is in [begin, end) and not unseen.
std::chrono::microseconds seenWithin(core::UtcTime begin, core::UtcTime end, const QList<lines::Span> &unseen,
                                     core::UtcTime from, core::UtcTime to)
{
    begin = std::max(begin, from);
    end = std::min(end, to);
    if (end <= begin)
        return std::chrono::microseconds(0);
    std::chrono::microseconds seen = end - begin;
    for (const lines::Span &span : unseen) {
        if (span.from < end && span.to > begin)
            seen -= std::min(span.to, end) - std::max(span.from, begin);
    }
    return seen;
}

core::Result<lines::LinePlan> planOf(const core::Workspace &workspace, const core::DeviceId &device)
{
    const core::DeviceSettings *settings = workspace.device(device);
    if (!settings)
        return lines::LinePlan();
    const QJsonValue named = workspace.entry(*settings)["lines"_L1];
    if (named.isUndefined())
        return lines::LinePlan();
    const core::TransportSettings *transport = workspace.transport(settings->transport);
    const QTimeZone zone =
        transport && !transport->zone.isEmpty() ? QTimeZone(transport->zone.toUtf8()) : QTimeZone::utc();
    auto plan = lines::readLinePlan(named.toObject(), zone.isValid() ? zone : QTimeZone::utc());
    if (plan)
        return plan;
    core::Error error = plan.error();
    error.where = u"%1, device %2, %3"_s.arg(workspace.fileName, device.toString(), error.where);
    return error;
}

} // namespace

core::Result<OutageAnswer> outageHistory(const OutageQuestion &question)
{
    auto reader = historian::HistorianReader::open(question.source.databasePath, question.source.index);
    if (!reader)
        return reader.error();
    if (question.cancelled)
        (*reader)->cancelWhen(*question.cancelled);
    const auto all = (*reader)->series();
    if (!all)
        return all.error();
    QMap<QString, QList<historian::HistorianReader::SeriesRow>> byDevice;
    QSet<QString> withLines;
    for (const auto &row : *all) {
        byDevice[row.second.device.toString()].append(row);
        if (row.second.quantity == core::Quantity::Line)
            withLines.insert(row.second.device.toString());
    }

    OutageAnswer answer;
    lines::CauseFacts causes;
    const core::UtcTime now = core::SystemClock().now();
    for (auto it = byDevice.begin(); it != byDevice.end(); ++it) {
        if (!withLines.contains(it.key()))
            continue;
        const core::DeviceId device(it.key());
        const auto plan = planOf(question.workspace, device);
        if (!plan)
            return plan.error();
        DeviceRecord record(**reader, question.rule);
        for (const auto &[number, series] : std::as_const(*it)) {
            if (const auto added = record.add(number, series); !added)
                return added.error();
        }
        if (const auto added = record.addGaps(device); !added)
            return added.error();
        const QList<Observation> &seen = record.inOrder();
        if (record.told().isEmpty())
            continue;
        lines::OutageRule rule = question.rule;
        rule.aliveFor = record.aliveFor();
        lines::DeviceLines state(device, rule, record.told());
        QHash<QString, core::UtcTime> firstTold;
        for (const Observation &one : seen) {
            state.apply(one);
            if (one.kind == Observation::Kind::Told && !firstTold.contains(one.line))
                firstTold.insert(one.line, one.at);
        }
        state.advance(now);
        answer.all += state.takeEnded() + state.open();
        answer.plans.insert(device, *plan);
        if (!record.speaksOtherwise())
            answer.silentLines.append(device);
        if (answer.firstTold == core::UtcTime{} || state.firstTold() < answer.firstTold)
            answer.firstTold = state.firstTold();
        causes.linesOf.insert(device, static_cast<int>(state.lines().size()));
        const QStringList names = state.lines();
        for (const QString &line : names) {
            lines::LineFacts facts;
            facts.device = device;
            facts.line = line;
            facts.customers = lines::customersOf(*plan, line);
            // Nothing shows whether a device that tells only lines is still there: it counts as seen.
            facts.seen = seenWithin(firstTold.value(line), record.speaksOtherwise() ? state.evidence() : now,
                                    state.unseen(), question.from, question.to);
            answer.facts.append(facts);
        }
    }
    std::sort(answer.all.begin(), answer.all.end(), [](const lines::Outage &a, const lines::Outage &b) {
        if (a.start != b.start)
            return a.start < b.start;
        return a.device != b.device ? a.device < b.device : a.line < b.line;
    });
    const QList<lines::CauseFound> found = lines::causesOf(answer.all, causes);
    for (qsizetype i = 0; i < answer.all.size(); ++i) {
        const lines::Outage &outage = answer.all[i];
        if (outage.start < question.to && (!outage.end || *outage.end > question.from)) {
            answer.outages.append(outage);
            answer.causes.append(found[i]);
        }
    }
    return answer;
}

} // namespace engine
