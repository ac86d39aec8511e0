// SPDX-License-Identifier: GPL-3.0-or-later
#include "linequery.h"

#include "linereplay.h"
#include "lines/majordays.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using State = LineSegment::State;

/// A line's time as segments without holes; later paint covers earlier.
class Painting
{
public:
    Painting(core::UtcTime from, core::UtcTime to) : m_from(from), m_to(to)
    {
        if (from < to)
            m_segments.append({from, to, State::Unknown});
    }

    void paint(core::UtcTime from, core::UtcTime to, State state)
    {
        from = std::max(from, m_from);
        to = std::min(to, m_to);
        if (to <= from)
            return;
        QList<LineSegment> painted;
        for (const LineSegment &one : std::as_const(m_segments)) {
            if (one.to <= from || one.from >= to) {
                add(painted, one);
                continue;
            }
            add(painted, {one.from, from, one.state});
            add(painted, {std::max(one.from, from), std::min(one.to, to), state});
            add(painted, {to, one.to, one.state});
        }
        m_segments = painted;
    }
    const QList<LineSegment> &segments() const { return m_segments; }

private:
    static void add(QList<LineSegment> &list, const LineSegment &one)
    {
        if (one.to <= one.from)
            return;
        if (!list.isEmpty() && list.last().state == one.state && list.last().to == one.from)
            list.last().to = one.to;
        else
            list.append(one);
    }

    core::UtcTime m_from;
    core::UtcTime m_to;
    QList<LineSegment> m_segments;
};

std::shared_ptr<std::atomic<bool>> cancelOf(const LineScene &scene,
                                            const std::shared_ptr<std::atomic<bool>> &asked)
{
    return asked ? asked : scene.leaving;
}

template <typename Answer>
bool failed(Answer &answer, const core::Error &error, const std::shared_ptr<std::atomic<bool>> &cancelled)
{
    answer.cancelled = cancelled && *cancelled;
    if (!answer.cancelled)
        answer.error = error;
    return true;
}

ToldOutage told(const LineScene &scene, const OutageAnswer &answer, qsizetype i)
{
    ToldOutage told;
    told.outage = answer.outages[i];
    told.kind = told.outage.kind(scene.rule);
    told.cause = answer.causes[i];
    told.deviceName = scene.nameOf.value(told.outage.device, told.outage.device.toString());
    const lines::LinePlan plan = answer.plans.value(told.outage.device);
    told.label = lines::labelOf(plan, told.outage.line, told.outage.start);
    lines::LineFacts facts;
    facts.customers = lines::customersOf(plan, told.outage.line);
    told.customers = facts.customersAt(told.outage.start);
    return told;
}

/// Whose interruptions have to be read for @p question; with @p causes also those of the devices that tell
/// causes: of the same region. Empty: everybody's.
QSet<core::DeviceId> devicesFor(const LineScene &scene, const LineQuestion &question, bool causes)
{
    QSet<core::DeviceId> devices;
    QString region = question.region;
    if (!question.device.isEmpty()) {
        devices.insert(question.device);
        region = causes ? scene.regionOf.value(question.device) : QString();
    }
    if (region.isEmpty())
        return devices;
    for (auto it = scene.regionOf.cbegin(); it != scene.regionOf.cend(); ++it) {
        if (*it == region)
            devices.insert(it.key());
    }
    return devices;
}

core::Result<OutageAnswer> ask(const LineScene &scene, const LineQuestion &question, bool causes)
{
    OutageQuestion wanted;
    wanted.devices = devicesFor(scene, question, causes);
    wanted.source = scene.source;
    wanted.workspace = scene.workspace;
    wanted.from = question.from;
    wanted.to = question.to;
    wanted.rule = scene.rule;
    wanted.planned = scene.planned;
    wanted.regionOf = scene.regionOf;
    wanted.wantsCauses = causes;
    wanted.numbersOnly = !causes;
    wanted.cancelled = cancelOf(scene, question.cancelled);
    return outageHistory(wanted);
}

bool isAsked(const LineScene &scene, const LineQuestion &question, const core::DeviceId &device,
             const QString &line)
{
    return (question.device.isEmpty() || question.device == device) &&
           (question.line.isEmpty() || question.line == line) &&
           (question.region.isEmpty() || scene.regionOf.value(device) == question.region);
}

/// The lines that are asked for.
lines::Tally tallyOf(const LineScene &scene, const LineQuestion &question, const OutageAnswer &answer)
{
    QList<lines::LineFacts> facts;
    facts.reserve(answer.facts.size());
    std::vector<qint32> places; // of each line of the answer; -1: not asked for
    places.reserve(static_cast<size_t>(answer.facts.size()));
    for (const lines::LineFacts &one : answer.facts) {
        const bool asked = isAsked(scene, question, one.device, one.line);
        places.push_back(asked ? static_cast<qint32>(facts.size()) : -1);
        if (asked)
            facts.append(one);
    }
    std::vector<lines::Interruption> interruptions;
    interruptions.reserve(answer.interruptions.size());
    for (lines::Interruption one : answer.interruptions) {
        one.line = places[static_cast<size_t>(one.line)];
        if (one.line >= 0)
            interruptions.push_back(one);
    }
    return lines::Tally(std::move(facts), std::move(interruptions));
}

} // namespace

QList<lines::Span> wholeDays(core::UtcTime from, core::UtcTime to, const QTimeZone &zone)
{
    const auto startOf = [&zone](const QDate &day) {
        return core::fromMicros(day.startOfDay(zone).toMSecsSinceEpoch() * 1000);
    };
    QDate day = QDateTime::fromMSecsSinceEpoch(core::toMicros(from) / 1000, zone).date();
    if (startOf(day) < from)
        day = day.addDays(1);
    QList<lines::Span> days;
    for (; startOf(day.addDays(1)) <= to; day = day.addDays(1))
        days.append({startOf(day), startOf(day.addDays(1))});
    return days;
}

LineHistoryAnswer readLineHistory(const LineScene &scene, const LineHistoryRequest &request)
{
    LineHistoryAnswer answer;
    const auto cancelled = cancelOf(scene, request.cancelled);
    LineQuestion question;
    question.device = request.device;
    question.from = request.from;
    question.to = request.to;
    question.cancelled = cancelled;
    const auto outages = ask(scene, question, true);
    if (!outages && failed(answer, outages.error(), cancelled))
        return answer;
    for (qsizetype i = 0; i < outages->outages.size(); ++i) {
        if (outages->outages[i].device == request.device)
            answer.outages.append(told(scene, *outages, i));
    }
    auto reader = historian::HistorianReader::open(scene.source.databasePath, scene.source.index);
    if (!reader && failed(answer, reader.error(), cancelled))
        return answer;
    if (cancelled)
        (*reader)->cancelWhen(*cancelled);
    const auto rows = (*reader)->series(request.device);
    if (!rows && failed(answer, rows.error(), cancelled))
        return answer;
    const auto past = LineReplay(**reader, scene.rule).newest(request.device, *rows);
    if (!past && failed(answer, past.error(), cancelled))
        return answer;
    const auto gaps =
        (*reader)->gaps(request.device, request.from, request.to, std::numeric_limits<int>::max());
    if (!gaps && failed(answer, gaps.error(), cancelled))
        return answer;

    const core::UtcTime now = core::SystemClock().now();
    const lines::LineJournal &journal = past->journal;
    const lines::DeviceLines &state = journal.lines();
    QList<lines::Span> unseen = past->unseen + journal.unseen();
    if (state.isAway() || now - state.evidence() > state.rule().aliveFor)
        unseen.append({state.evidence(), now});
    const QStringList names = state.lines();
    for (const QString &line : names) {
        Painting painting(request.from, std::min(request.to, now));
        painting.paint(journal.firstTold(line), now, State::On);
        for (const ToldOutage &one : std::as_const(answer.outages)) {
            if (one.outage.line == line)
                painting.paint(one.outage.start, one.outage.end.value_or(now), State::Off);
        }
        for (const lines::Span &span : std::as_const(unseen))
            painting.paint(std::max(span.from, journal.firstTold(line)), span.to, State::Stale);
        for (const core::Gap &gap : *gaps)
            painting.paint(gap.from, gap.to, State::Gap);
        answer.lines.insert(line, painting.segments());
    }
    return answer;
}

OutagesAnswer readOutages(const LineScene &scene, const LineQuestion &question)
{
    OutagesAnswer answer;
    answer.rule = scene.rule;
    const auto found = ask(scene, question, true);
    if (!found && failed(answer, found.error(), cancelOf(scene, question.cancelled)))
        return answer;
    for (qsizetype i = 0; i < found->outages.size(); ++i) {
        if (isAsked(scene, question, found->outages[i].device, found->outages[i].line))
            answer.outages.append(told(scene, *found, i));
    }
    return answer;
}

IndicesAnswer readIndices(const LineScene &scene, const LineQuestion &question, const QTimeZone &zone)
{
    IndicesAnswer answer;
    answer.rule = scene.rule;
    const auto found = ask(scene, question, false);
    if (!found && failed(answer, found.error(), cancelOf(scene, question.cancelled)))
        return answer;
    lines::Tally tally = tallyOf(scene, question, *found);
    tally.announce(scene.planned);
    lines::ReliabilityPeriod period{question.from, question.to, scene.rule, {}};
    answer.whole = tally.reliability(period);
    if (!scene.planned.isEmpty()) {
        period.withPlanned = false;
        answer.withoutPlanned = tally.reliability(period);
        period.withPlanned = true;
    }
    const QList<double> more = tally.customersWithMoreThanEach(int(std::size(answer.moreThan)) - 1, period);
    std::copy(more.begin(), more.end(), answer.moreThan);
    const core::UtcTime end = std::min(question.to, core::SystemClock().now());
    const QList<lines::Span> days = wholeDays(question.from, end, zone);
    const QList<lines::Span> history =
        found->firstTold == core::UtcTime{} ? QList<lines::Span>() : wholeDays(found->firstTold, end, zone);
    // Both end with the same day: what is asked and the history share most of their days.
    const QList<lines::Span> &longer = days.size() > history.size() ? days : history;
    const QList<double> saidi = tally.dailySaidi(longer, scene.rule);
    for (qsizetype i = 0, at = longer.size() - days.size(); i < days.size(); ++i, ++at)
        answer.days.append({days[i].from, days[i].to, saidi[at], false});
    const auto major = lines::majorDays(saidi.last(history.size()), history);
    if (!major) {
        answer.majorRefused = major.error().detail;
        return answer;
    }
    answer.majorLimitMinutes = major->limitMinutes;
    period.leftOut = major->days;
    answer.withoutMajor = tally.reliability(period);
    for (DaySaidi &day : answer.days)
        day.major = day.minutes > major->limitMinutes;
    return answer;
}

} // namespace engine
