// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/outagehistory.h"

#include "linereplay.h"
#include "lines/outagesettings.h"

#include <QFile>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

// A static library is asked for what it carries, outside of every namespace.
static void initResource() { Q_INIT_RESOURCE(map); }

namespace engine {

namespace {

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

/// What the workspace says of each device's lines.
class Plans
{
public:
    explicit Plans(const core::Workspace &workspace) : m_workspace(workspace)
    {
        for (const core::DeviceSettings &device : workspace.devices)
            m_devices.insert(device.id, &device);
    }

    core::Result<lines::LinePlan> of(const core::DeviceId &device) const
    {
        const core::DeviceSettings *settings = m_devices.value(device);
        if (!settings || settings->lines.isEmpty())
            return lines::LinePlan();
        auto plan = lines::readLinePlan(settings->lines, zoneOf(m_workspace, settings->transport));
        if (plan)
            return plan;
        core::Error error = plan.error();
        error.where = u"%1, device %2, %3"_s.arg(m_workspace.fileName, device.toString(), error.where);
        return error;
    }

private:
    const core::Workspace &m_workspace;
    QHash<core::DeviceId, const core::DeviceSettings *> m_devices;
};

/// Which devices may have more than their state: newer readings, or a gap that is not in it.
class News
{
public:
    core::Result<void> read(historian::HistorianReader &reader, const historian::StoredLines &stored)
    {
        const auto latest = reader.latest();
        if (!latest)
            return latest.error();
        for (const historian::LatestReading &one : *latest)
            m_latest.insert(one.series, core::fromMicros(one.reading.measuredAtUs));
        core::UtcTime oldest = core::UtcTime::max();
        for (const historian::LineState &state : stored.states)
            oldest = std::min(oldest, state.upTo);
        if (stored.states.isEmpty())
            return {};
        const auto gaps = reader.gaps({}, oldest, core::UtcTime::max(), std::numeric_limits<int>::max());
        if (!gaps)
            return gaps.error();
        for (const core::Gap &gap : *gaps) {
            core::UtcTime &newest = gap.device.isEmpty() ? m_everyGap : m_gaps[gap.device];
            newest = std::max(newest, gap.from);
        }
        return {};
    }

    bool there(const LineReplay::SeriesRows &rows, const historian::LineState &state) const
    {
        return m_everyGap >= state.upTo || m_gaps.value(state.device) >= state.upTo ||
               std::any_of(rows.begin(), rows.end(),
                           [&](const auto &row) { return m_latest.value(row.first) > state.upTo; });
    }

    /// Those of @p rows that have readings after the state.
    LineReplay::SeriesRows newer(const LineReplay::SeriesRows &rows, const historian::LineState &state) const
    {
        LineReplay::SeriesRows some;
        for (const auto &row : rows) {
            if (m_latest.value(row.first) > state.upTo)
                some.append(row);
        }
        return some;
    }

private:
    QHash<qint64, core::UtcTime> m_latest;
    QHash<core::DeviceId, core::UtcTime> m_gaps;
    core::UtcTime m_everyGap{};
};

/// Everything that the answer is made of, device by device.
class Gathering
{
public:
    Gathering(const OutageQuestion &question, OutageAnswer &answer)
        : m_question(question)
        , m_answer(answer)
        , m_plans(question.workspace)
        , m_now(core::SystemClock().now())
    {}

    core::Result<void> add(const core::DeviceId &device, LinePast &&past)
    {
        const auto plan = m_plans.of(device);
        if (!plan)
            return plan.error();
        lines::LineJournal &journal = past.journal;
        journal.advance(m_now);
        const lines::DeviceLines &state = journal.lines();
        const QList<lines::Span> unseen = past.unseen + journal.unseen();
        m_answer.all += past.outages;
        m_answer.all += journal.ended();
        m_answer.all += state.open();
        if (!plan->isEmpty())
            m_answer.plans.insert(device, *plan);
        if (!journal.speaks())
            m_answer.silentLines.append(device);
        if (m_answer.firstTold == core::UtcTime{} || state.firstTold() < m_answer.firstTold)
            m_answer.firstTold = state.firstTold();
        const QStringList names = state.lines();
        m_causes.linesOf.insert(device, static_cast<int>(names.size()));
        // Nothing shows whether a device that tells only lines is still there: it counts as seen.
        const core::UtcTime until = journal.speaks() ? state.evidence() : m_now;
        for (const QString &line : names) {
            lines::LineFacts facts;
            facts.device = device;
            facts.line = line;
            facts.customers = lines::customersOf(*plan, line);
            facts.seen = seenWithin(journal.firstTold(line), until, unseen, m_question.from, m_question.to);
            m_answer.facts.append(facts);
        }
        return {};
    }

    void finish()
    {
        std::sort(m_answer.all.begin(), m_answer.all.end(),
                  [](const lines::Outage &a, const lines::Outage &b) {
                      if (a.start != b.start)
                          return a.start < b.start;
                      return a.device != b.device ? a.device < b.device : a.line < b.line;
                  });
        m_causes.regionOf = m_question.regionOf;
        m_causes.planned = m_question.planned;
        const QList<lines::CauseFound> found =
            m_question.wantsCauses ? lines::causesOf(m_answer.all, m_causes) : QList<lines::CauseFound>();
        for (qsizetype i = 0; i < m_answer.all.size(); ++i) {
            const lines::Outage &outage = m_answer.all[i];
            if (outage.start >= m_question.to || (outage.end && *outage.end <= m_question.from))
                continue;
            m_answer.outages.append(outage);
            if (m_question.wantsCauses)
                m_answer.causes.append(found[i]);
        }
    }

private:
    const OutageQuestion &m_question;
    OutageAnswer &m_answer;
    const Plans m_plans;
    const core::UtcTime m_now;
    lines::CauseFacts m_causes;
};

} // namespace

QTimeZone zoneOf(const core::Workspace &workspace, const core::TransportId &id)
{
    const core::TransportSettings *transport = workspace.transport(id);
    const QTimeZone zone =
        transport && !transport->zone.isEmpty() ? QTimeZone(transport->zone.toUtf8()) : QTimeZone::utc();
    return zone.isValid() ? zone : QTimeZone::utc();
}

core::Result<lines::Regions> readRegions(const core::Workspace &workspace, const QString &file)
{
    initResource();
    const QString name =
        file.isEmpty() ? u":/meterdeck/map/lk-districts.geojson"_s : workspace.absolute(file);
    QFile source(name);
    if (!source.open(QIODevice::ReadOnly))
        return core::Error{core::ErrorCode::NotFound, name, source.errorString(),
                           u"Correct \"outages.regions\" in the workspace file."_s};
    return lines::Regions::read(source.readAll(), name);
}

core::Result<void> tellOutages(const core::Workspace &workspace, OutageQuestion &question)
{
    const auto settings = lines::readOutageSettings(workspace.part(u"outages"_s), QTimeZone::utc());
    if (!settings) {
        core::Error error = settings.error();
        error.where = workspace.fileName + u", "_s + error.where;
        return error;
    }
    question.rule = settings->rule;
    question.planned = settings->planned;
    const auto regions = readRegions(workspace, settings->regionsFile);
    if (!regions)
        return regions.error();
    for (const core::DeviceSettings &device : workspace.devices) {
        if (!device.place)
            continue;
        if (const auto region = regions->at(device.place->lat, device.place->lon))
            question.regionOf.insert(device.id, region->name);
    }
    return {};
}

core::Result<OutageAnswer> outageHistory(const OutageQuestion &question)
{
    auto reader = historian::HistorianReader::open(question.source.databasePath, question.source.index);
    if (!reader)
        return reader.error();
    if (question.cancelled)
        (*reader)->cancelWhen(*question.cancelled);
    // States first: what is stored while we read is then read as news.
    const auto stored = question.replays ? core::Result<historian::StoredLines>(historian::StoredLines())
                                         : (*reader)->lines();
    if (!stored)
        return stored.error();
    const auto all = (*reader)->series();
    if (!all)
        return all.error();
    QHash<core::DeviceId, LineReplay::SeriesRows> byDevice;
    QList<core::DeviceId> withLines; // in order of their names
    for (const auto &row : *all) {
        byDevice[row.second.device].append(row);
        if (row.second.quantity == core::Quantity::Line &&
            (withLines.isEmpty() || withLines.last() != row.second.device))
            withLines.append(row.second.device);
    }
    QHash<core::DeviceId, qsizetype> states;
    for (qsizetype i = 0; i < stored->states.size(); ++i)
        states.insert(stored->states[i].device, i);
    News news;
    if (const auto read = news.read(**reader, *stored); !read)
        return read.error();

    OutageAnswer answer;
    Gathering gathering(question, answer);
    LineReplay replay(**reader, question.rule);
    for (const core::DeviceId &device : std::as_const(withLines)) {
        const LineReplay::SeriesRows rows = byDevice.value(device);
        std::optional<LinePast> past;
        if (const auto place = states.constFind(device); place != states.constEnd()) {
            const historian::LineState &state = stored->states[*place];
            auto gone = replay.goOn(news.newer(rows, state), *stored, *place, news.there(rows, state));
            if (!gone)
                return gone.error();
            past = std::move(*gone);
        }
        if (!past) {
            auto whole = replay.past(device, rows);
            if (!whole)
                return whole.error();
            past = std::move(*whole);
        }
        if (!past->told)
            continue;
        if (const auto added = gathering.add(device, std::move(*past)); !added)
            return added.error();
    }
    gathering.finish();
    return answer;
}

} // namespace engine
