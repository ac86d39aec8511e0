// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/voltagequery.h"

#include "engine/engine.h"
#include "engine/outagehistory.h"
#include "historian/historianreader.h"

#include <QDateTime>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace engine {

namespace {

using core::UtcTime;
using std::chrono::microseconds;

constexpr double UsualNominal = 230; // V
constexpr microseconds Chunk = 6h;
constexpr microseconds LongestStand = 150s;
constexpr microseconds ShortestStand = 10s;
constexpr int PausesAValueStands = 3;
/// A mean of ten minutes needs 80 % of them: values that stand for 150 s may be this far apart.
constexpr microseconds LongestPause = 187s;
constexpr int MostGaps = 10'000;

UtcTime startOf(QDate day, const QTimeZone &zone)
{
    return core::fromMicros(day.startOfDay(zone).toMSecsSinceEpoch() * 1000);
}

/// The half of the pauses is shorter; nothing of fewer than two readings.
microseconds usualOf(std::vector<microseconds> &pauses)
{
    if (pauses.empty())
        return microseconds(0);
    const auto middle = pauses.begin() + static_cast<std::ptrdiff_t>(pauses.size() / 2);
    std::nth_element(pauses.begin(), middle, pauses.end());
    return *middle;
}

/// Series of one phase: a changed profile or a second way makes a new one.
using Phases = std::map<QString, QList<qint64>>;

/// Reads phase by phase, six hours at a time.
class PhaseReader
{
public:
    PhaseReader(historian::HistorianReader &reader, const VoltageRequest &request, const VoltageTerms &terms)
        : m_reader(reader), m_request(request), m_terms(terms)
    {}

    void expect(qsizetype phases) { m_steps = std::max<qsizetype>(1, phases * 28); }

    core::Result<VoltagePhase> phase(const QString &channel, const QList<qint64> &series,
                                     const VoltageWeek &week)
    {
        VoltagePhase phase;
        phase.channel = channel;
        const auto gaps = m_reader.gaps(m_request.device, week.from, week.to, MostGaps);
        if (!gaps)
            return gaps.error();
        lines::VoltageJudge judge(
            {week.from, week.to, m_terms.nominal.value_or(UsualNominal), m_terms.indicative, LongestStand});
        std::vector<microseconds> usual;
        for (UtcTime from = week.from; from < week.to; from += Chunk) {
            if (m_request.cancelled && *m_request.cancelled)
                return core::Error{core::ErrorCode::Io, m_request.device.toString(), u"cancelled"_s, {}};
            if (const auto read = chunk(series, from, std::min(week.to, from + Chunk), *gaps); !read)
                return read.error();
            phase.readings += m_values;
            if (const microseconds pause = usualOf(m_pauses); pause.count() > 0) {
                usual.push_back(pause);
                judge.setStandsFor(std::clamp(PausesAValueStands * pause, ShortestStand, LongestStand));
            }
            for (const lines::VoltageSample &sample : std::as_const(m_samples))
                judge.add(sample);
            step();
        }
        phase.quality = judge.finish();
        phase.usual = usualOf(usual);
        phase.tooSeldom = phase.usual > LongestPause;
        return phase;
    }

private:
    core::Result<void> chunk(const QList<qint64> &series, UtcTime from, UtcTime to,
                             const QList<core::Gap> &gaps)
    {
        m_samples.clear();
        m_pauses.clear();
        m_values = 0;
        for (const qint64 number : series) {
            const auto read =
                m_reader.forEach(number, from, to, [this](const historian::StoredReading &stored) {
                    // A retained copy between live values tells nothing of its moment and parts nothing.
                    if (stored.quality != core::Quality::Stale)
                        m_samples.append(
                            {core::fromMicros(stored.measuredAtUs), stored.value, stored.quality});
                    return true;
                });
            if (!read)
                return read.error();
        }
        for (const core::Gap &gap : gaps) {
            if (gap.from >= from && gap.from < to)
                m_samples.append({gap.from, std::nullopt, core::Quality::Unknown});
        }
        std::stable_sort(m_samples.begin(), m_samples.end(),
                         [](const auto &a, const auto &b) { return a.at < b.at; });
        std::optional<UtcTime> before;
        for (const lines::VoltageSample &sample : std::as_const(m_samples)) {
            if (!sample.volts)
                continue;
            m_values += sample.quality == core::Quality::Good || sample.quality == core::Quality::Estimated;
            if (before && sample.at > *before)
                m_pauses.push_back(sample.at - *before);
            before = sample.at;
        }
        return {};
    }

    void step()
    {
        ++m_step;
        const int percent = static_cast<int>(std::min<qsizetype>(99, 100 * m_step / m_steps));
        if (percent != m_percent && m_request.progress)
            m_request.progress(percent);
        m_percent = percent;
    }

    historian::HistorianReader &m_reader;
    const VoltageRequest &m_request;
    VoltageTerms m_terms;
    QList<lines::VoltageSample> m_samples;
    std::vector<microseconds> m_pauses;
    quint64 m_values = 0;
    qsizetype m_step = 0;
    qsizetype m_steps = 1;
    int m_percent = 0;
};

/// Its profile and transport: of its entry in the workspace, else of its newest series.
struct Owner
{
    core::ProfileId profile;
    core::TransportId transport;
};

Owner ownerOf(const VoltageRequest &request, const QList<historian::HistorianReader::SeriesRow> &rows)
{
    if (const core::DeviceSettings *device = request.workspace.device(request.device))
        return {device->profile, device->transport};
    if (rows.isEmpty())
        return {};
    const auto newest = std::max_element(rows.begin(), rows.end(),
                                         [](const auto &a, const auto &b) { return a.first < b.first; });
    return {newest->second.profile, core::TransportId(newest->second.source.section(u':', 0, 0))};
}

QList<VoltageWeek> weeksOf(const VoltageRequest &request, const VoltageAnswer &answer)
{
    const UtcTime now = request.now == UtcTime{} ? core::SystemClock().now() : request.now;
    const QDate running = mondayOf(now, answer.zone);
    QDate newest = running;
    if (request.week.isValid())
        newest = request.week.addDays(1 - request.week.dayOfWeek());
    else if (answer.first && *answer.first < startOf(running, answer.zone))
        newest = running.addDays(-7);
    QList<VoltageWeek> weeks;
    for (int i = std::max(1, request.weeks) - 1; i >= 0; --i) {
        VoltageWeek week;
        week.monday = newest.addDays(-7 * i);
        week.from = startOf(week.monday, answer.zone);
        week.to = startOf(week.monday.addDays(7), answer.zone);
        week.running = week.to > now;
        weeks.append(week);
    }
    return weeks;
}

core::Result<void> readWeeks(historian::HistorianReader &reader, const VoltageRequest &request,
                             VoltageAnswer &answer)
{
    const auto rows = reader.series(request.device);
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return core::Error{core::ErrorCode::NotFound, request.device.toString(),
                           u"nothing is stored of this device"_s,
                           u"Look for its id in the list of devices."_s};
    const Owner owner = ownerOf(request, *rows);
    answer.terms =
        voltageTerms(request.workspace, request.device, request.profiles.find(owner.profile).get());
    const core::TransportSettings *transport = request.workspace.transport(owner.transport);
    answer.zone =
        transport && !transport->zone.isEmpty() ? zoneOf(request.workspace, owner.transport) : request.zone;
    Phases phases;
    for (const auto &[number, series] : *rows) {
        if (series.quantity != core::Quantity::Voltage)
            continue;
        phases[series.channel].append(number);
        const auto first = reader.first(number);
        if (!first)
            return first.error();
        if (*first && (!answer.first || **first < *answer.first))
            answer.first = *first;
    }
    answer.weeks = weeksOf(request, answer);
    if (!answer.terms.nominal)
        return {};
    PhaseReader reading(reader, request, answer.terms);
    reading.expect(static_cast<qsizetype>(phases.size()) * answer.weeks.size());
    for (VoltageWeek &week : answer.weeks) {
        for (const auto &[channel, numbers] : phases) {
            auto phase = reading.phase(channel, numbers, week);
            if (!phase)
                return phase.error();
            week.phases.append(std::move(*phase));
        }
        // Channels of a profile it had before or has since say nothing of this week.
        const auto silent = [](const VoltagePhase &phase) {
            return phase.readings == 0 && phase.quality.substituted == 0;
        };
        if (!std::all_of(week.phases.cbegin(), week.phases.cend(), silent))
            week.phases.removeIf(silent);
    }
    return {};
}

/// The stretch of a rule's scale that no band calls high or critical.
std::optional<std::pair<double, double>> normalRange(const core::QuantityRule &rule)
{
    double from = rule.scaleMin;
    double to = rule.scaleMax;
    const double middle = (from + to) / 2;
    bool any = false;
    for (const core::Band &band : rule.bands) {
        if (band.level == core::Band::Level::Normal)
            continue;
        any = true;
        if ((band.from + band.to) / 2 < middle)
            from = std::max(from, band.to);
        else
            to = std::min(to, band.from);
    }
    return any && from < to ? std::optional(std::pair(from, to)) : std::nullopt;
}

} // namespace

QDate mondayOf(UtcTime time, const QTimeZone &zone)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, zone).date();
    return day.addDays(1 - day.dayOfWeek());
}

VoltageTerms voltageTerms(const core::Workspace &workspace, const core::DeviceId &device,
                          const core::Profile *profile)
{
    VoltageTerms terms;
    const QJsonObject part = workspace.part(u"voltage"_s);
    const QJsonObject own = part["devices"_L1][device.toString()].toObject();
    const QString meterClass = own["class"_L1].toString();
    terms.indicative = meterClass != "A"_L1 && meterClass != "S"_L1;
    for (const QJsonValue &value : {own["nominal"_L1], part["nominal"_L1]}) {
        if (value.isDouble() && value.toDouble() > 0) {
            terms.nominal = value.toDouble();
            terms.source = VoltageTerms::Source::Workspace;
            return terms;
        }
    }
    const core::QuantityRule *rule = profile ? profile->rule(core::Quantity::Voltage) : nullptr;
    const auto normal = rule ? normalRange(*rule) : std::nullopt;
    if (normal) {
        const double middle = (normal->first + normal->second) / 2;
        const auto tenth = [middle](double edge) { return std::abs(std::abs(edge - middle) / middle - 0.1); };
        if (tenth(normal->first) < 0.005 && tenth(normal->second) < 0.005) {
            terms.nominal = middle;
            terms.source = VoltageTerms::Source::Profile;
            return terms;
        }
    }
    // A profile that calls nothing normal, or something far from it, is one of a battery or a panel.
    const bool mains = !rule || (normal && normal->first < UsualNominal && normal->second > UsualNominal);
    if (mains) {
        terms.nominal = UsualNominal;
        terms.source = VoltageTerms::Source::Assumed;
    }
    return terms;
}

VoltageAnswer voltageWeeks(const VoltageRequest &request)
{
    VoltageAnswer answer;
    const auto unwanted = [&request] { return request.cancelled && *request.cancelled; };
    if (unwanted()) {
        answer.cancelled = true;
        return answer;
    }
    auto reader = historian::HistorianReader::open(request.source.databasePath, request.source.index);
    if (!reader) {
        answer.error = reader.error();
        return answer;
    }
    if (request.cancelled)
        (*reader)->cancelWhen(*request.cancelled);
    const auto done = readWeeks(**reader, request, answer);
    answer.cancelled = unwanted();
    if (!done && !answer.cancelled)
        answer.error = done.error();
    return answer;
}

VoltageQuery::VoltageQuery(const Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_engine, &Engine::stopping, this, &VoltageQuery::cancel);
}

VoltageQuery::~VoltageQuery()
{
    cancel();
    m_pool.waitForDone();
}

void VoltageQuery::ask(const core::DeviceId &device, QDate week, const QTimeZone &zone)
{
    cancel();
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    VoltageRequest request;
    request.source = m_engine.historySource();
    request.workspace = m_engine.workspace();
    request.profiles = m_engine.profiles();
    request.device = device;
    request.week = week;
    request.zone = zone;
    request.cancelled = m_cancelled;
    const auto read = [request](QPromise<VoltageAnswer> &promise) {
        VoltageRequest asked = request;
        promise.setProgressRange(0, 100);
        asked.progress = [&promise](int percent) { promise.setProgressValue(percent); };
        promise.addResult(voltageWeeks(asked));
    };
    m_watcher = new QFutureWatcher<VoltageAnswer>(this);
    using Watcher = QFutureWatcher<VoltageAnswer>;
    connect(m_watcher, &Watcher::progressValueChanged, this, &VoltageQuery::progressed);
    connect(m_watcher, &Watcher::finished, this, [this, watcher = m_watcher] {
        watcher->deleteLater();
        m_watcher = nullptr;
        const VoltageAnswer answer = watcher->result();
        if (!answer.cancelled)
            emit answered(answer);
    });
    m_watcher->setFuture(QtConcurrent::run(&m_pool, read));
}

void VoltageQuery::cancel()
{
    if (m_cancelled)
        m_cancelled->store(true);
    if (!m_watcher)
        return;
    // Its answer is not wanted, and may come after this object.
    m_watcher->disconnect(this);
    m_watcher->deleteLater();
    m_watcher = nullptr;
}

} // namespace engine
