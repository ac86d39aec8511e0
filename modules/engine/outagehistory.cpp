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

/// One by one so many cost less than the fleet at one go.
constexpr qsizetype FewDevices = 100;

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
        m_devices.reserve(workspace.devices.size());
        for (const core::DeviceSettings &device : workspace.devices)
            m_devices.insert(device.id, &device);
        for (const core::TransportSettings &transport : workspace.transports)
            m_zones.insert(transport.id, zoneOf(workspace, transport.id));
    }

    core::Result<lines::LinePlan> of(const core::DeviceId &device) const
    {
        const core::DeviceSettings *settings = m_devices.value(device);
        if (!settings || settings->lines.isEmpty())
            return lines::LinePlan();
        auto plan =
            lines::readLinePlan(settings->lines, m_zones.value(settings->transport, QTimeZone::utc()));
        if (plan)
            return plan;
        core::Error error = plan.error();
        error.where = u"%1, device %2, %3"_s.arg(m_workspace.fileName, device.toString(), error.where);
        return error;
    }

private:
    const core::Workspace &m_workspace;
    QHash<core::DeviceId, const core::DeviceSettings *> m_devices;
    QHash<core::TransportId, QTimeZone> m_zones;
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
        m_latest.reserve(latest->size());
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

    bool hasGap(const historian::LineState &state) const
    {
        return m_everyGap >= state.upTo || m_gaps.value(state.device) >= state.upTo;
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

    /// @p stored are outages that the past leaves out.
    core::Result<void> add(const core::DeviceId &device, LinePast &&past,
                           const QList<historian::LineOutage> &stored)
    {
        const auto plan = m_plans.of(device);
        if (!plan)
            return plan.error();
        lines::LineJournal &journal = past.journal;
        journal.advance(m_now);
        const lines::DeviceLines &state = journal.lines();
        const QStringList names = state.lines();
        if (m_question.numbersOnly) {
            for (const historian::LineOutage &outage : stored)
                count(names.indexOf(outage.line), outage.start,
                      outage.end - outage.start - outage.unseen - outage.powered, true);
            for (const QList<lines::Outage> &list : {past.outages, journal.ended(), state.open()}) {
                for (const lines::Outage &outage : list)
                    count(names.indexOf(outage.line), outage.start, outage.duration(),
                          outage.end.has_value());
            }
        } else {
            m_answer.all += past.outages;
            m_answer.all += journal.ended();
            m_answer.all += state.open();
        }
        if (!plan->isEmpty())
            m_answer.plans.insert(device, *plan);
        if (!journal.speaks())
            m_answer.silentLines.append(device);
        if (m_answer.firstTold == core::UtcTime{} || state.firstTold() < m_answer.firstTold)
            m_answer.firstTold = state.firstTold();
        m_causes.linesOf.insert(device, static_cast<int>(names.size()));
        // Nothing shows whether a device that tells only lines is still there: it counts as seen.
        const core::UtcTime until = journal.speaks() ? state.evidence() : m_now;
        const QList<lines::Span> unseen = past.unseen + journal.unseen();
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
        sortAll();
        QList<lines::Outage> &all = m_answer.all;
        std::vector<qsizetype> asked;
        for (qsizetype i = 0; i < all.size() && all[i].start < m_question.to; ++i) {
            if (!all[i].end || *all[i].end > m_question.from)
                asked.push_back(i);
        }
        m_answer.outages.reserve(static_cast<qsizetype>(asked.size()));
        for (const qsizetype i : asked)
            m_answer.outages.append(all[i]);
        if (asked.empty() || !m_question.wantsCauses)
            return;
        // What is too far away tells nothing of them.
        const auto first =
            std::lower_bound(all.cbegin(), all.cend(), all[asked.front()].start - lines::FarthestTogether,
                             [](const lines::Outage &outage, core::UtcTime at) { return outage.start < at; });
        const auto last =
            std::upper_bound(first, all.cend(), all[asked.back()].start + lines::FarthestTogether,
                             [](core::UtcTime at, const lines::Outage &outage) { return at < outage.start; });
        m_causes.regionOf = m_question.regionOf;
        m_causes.planned = m_question.planned;
        const QList<lines::CauseFound> found = lines::causesOf(QList<lines::Outage>(first, last), m_causes);
        m_answer.causes.reserve(m_answer.outages.size());
        for (const qsizetype i : asked)
            m_answer.causes.append(found[i - (first - all.cbegin())]);
    }

private:
    /// @p line is the place among the names of a device whose facts come next.
    void count(qsizetype line, core::UtcTime start, std::chrono::microseconds duration, bool ended)
    {
        if (line >= 0)
            m_answer.interruptions.push_back(
                {start, duration, static_cast<qint32>(m_answer.facts.size() + line), ended, false});
    }

    /// By start, device and line. They are large, so that their places are sorted instead.
    void sortAll()
    {
        const QList<lines::Outage> found = std::exchange(m_answer.all, {});
        std::vector<std::pair<core::UtcTime, qsizetype>> order;
        order.reserve(static_cast<size_t>(found.size()));
        for (qsizetype i = 0; i < found.size(); ++i)
            order.emplace_back(found[i].start, i);
        std::sort(order.begin(), order.end(), [&found](const auto &a, const auto &b) {
            if (a.first != b.first)
                return a.first < b.first;
            const lines::Outage &x = found[a.second];
            const lines::Outage &y = found[b.second];
            return x.device != y.device ? x.device < y.device : x.line < y.line;
        });
        m_answer.all.reserve(found.size());
        for (const auto &place : order)
            m_answer.all.append(found[place.second]);
    }

    const OutageQuestion &m_question;
    OutageAnswer &m_answer;
    const Plans m_plans;
    const core::UtcTime m_now;
    lines::CauseFacts m_causes;
};

bool hasLines(const LineReplay::SeriesRows &rows)
{
    return std::any_of(rows.begin(), rows.end(),
                       [](const auto &row) { return row.second.quantity == core::Quantity::Line; });
}

/// The pasts of a few devices, each read for itself.
core::Result<void> gatherFew(const OutageQuestion &question, historian::HistorianReader &reader,
                             Gathering &gathering)
{
    LineReplay replay(reader, question.rule);
    QList<core::DeviceId> devices = question.devices.values();
    std::sort(devices.begin(), devices.end());
    for (const core::DeviceId &device : std::as_const(devices)) {
        const auto rows = reader.series(device);
        if (!rows)
            return rows.error();
        if (!hasLines(*rows))
            continue;
        auto past = question.replays ? replay.past(device, *rows) : replay.newest(device, *rows);
        if (!past)
            return past.error();
        if (!past->told)
            continue;
        if (const auto added = gathering.add(device, std::move(*past), {}); !added)
            return added;
    }
    return {};
}

/// The pasts of many devices, read in one go.
core::Result<void> gatherMany(const OutageQuestion &question, historian::HistorianReader &reader,
                              Gathering &gathering)
{
    // States first: what is stored while we read is then read as news.
    const auto stored =
        question.replays ? core::Result<historian::StoredLines>(historian::StoredLines()) : reader.lines();
    if (!stored)
        return stored.error();
    const auto all = reader.series();
    if (!all)
        return all.error();
    QHash<core::DeviceId, qsizetype> states;
    states.reserve(stored->states.size());
    for (qsizetype i = 0; i < stored->states.size(); ++i)
        states.insert(stored->states[i].device, i);
    News news;
    if (const auto read = news.read(reader, *stored); !read)
        return read.error();

    LineReplay replay(reader, question.rule);
    if (question.numbersOnly)
        replay.leaveStored();
    // A device's series stand together, and devices in order of their names.
    for (auto begin = all->cbegin(), end = begin; begin != all->cend(); begin = end) {
        const core::DeviceId &device = begin->second.device;
        end = std::find_if(begin, all->cend(), [&](const auto &row) { return row.second.device != device; });
        if (!question.devices.isEmpty() && !question.devices.contains(device))
            continue;
        const LineReplay::SeriesRows rows(begin, end);
        if (!hasLines(rows))
            continue;
        std::optional<LinePast> past;
        const qsizetype place = states.value(device, -1);
        if (place >= 0) {
            const historian::LineState &state = stored->states[place];
            const LineReplay::SeriesRows newer = news.newer(rows, state);
            auto gone = replay.goOn(newer, *stored, place, {!newer.isEmpty(), news.hasGap(state)});
            if (!gone)
                return gone.error();
            past = std::move(*gone);
        }
        const bool leaves = past && question.numbersOnly;
        if (!past) {
            auto whole = replay.past(device, rows);
            if (!whole)
                return whole.error();
            past = std::move(*whole);
        }
        if (!past->told)
            continue;
        const auto added = gathering.add(device, std::move(*past),
                                         leaves ? stored->outages[place] : QList<historian::LineOutage>());
        if (!added)
            return added;
    }
    return {};
}

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
    lines::RegionNames names;
    if (!file.isEmpty()) {
        if (const auto own = lines::readOutageSettings(workspace.part(u"outages"_s), QTimeZone::utc()))
            names = own->regionNames;
    }
    return lines::Regions::read(source.readAll(), name, names);
}

core::Result<lines::OutageSettings> outageSettings(const core::Workspace &workspace)
{
    QSet<QString> zones;
    for (const core::TransportSettings &transport : workspace.transports) {
        if (!transport.zone.isEmpty())
            zones.insert(transport.zone);
    }
    const auto zone = [&](const core::DeviceId &device) -> std::optional<QTimeZone> {
        for (const core::DeviceSettings &known : workspace.devices) {
            if (known.id == device)
                return zoneOf(workspace, known.transport);
        }
        if (zones.size() > 1)
            return {};
        const QTimeZone named = zones.isEmpty() ? QTimeZone::utc() : QTimeZone(zones.cbegin()->toUtf8());
        return named.isValid() ? named : QTimeZone::utc();
    };
    auto settings = lines::readOutageSettings(workspace.part(u"outages"_s), zone);
    if (settings)
        return settings;
    core::Error error = settings.error();
    error.where = workspace.fileName + u", "_s + error.where;
    return error;
}

core::Result<void> tellOutages(const core::Workspace &workspace, OutageQuestion &question)
{
    const auto settings = outageSettings(workspace);
    if (!settings)
        return settings.error();
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
    OutageAnswer answer;
    Gathering gathering(question, answer);
    const bool few = !question.devices.isEmpty() && question.devices.size() <= FewDevices;
    const auto gathered =
        few ? gatherFew(question, **reader, gathering) : gatherMany(question, **reader, gathering);
    if (!gathered)
        return gathered.error();
    gathering.finish();
    return answer;
}

} // namespace engine
