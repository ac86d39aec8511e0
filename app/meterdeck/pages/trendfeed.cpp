// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendfeed.h"

#include "livefeed.h"
#include "words.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Token;
using widgets::TrendPoint;
using widgets::TrendSeries;

namespace console {

namespace {

constexpr int Columns = 600;
constexpr int CoarseColumns = 60;
constexpr auto Rest = 120ms;
constexpr auto ConsolidateEvery = 60s;
/// Points further apart than this many usual distances were not measured in between.
constexpr int BreakFactor = 6;
/// Gaps narrower than this share of the span are less than half a pixel.
constexpr int LeastGapShare = 2000;

TrendPoint parting(core::UtcTime at)
{
    const double none = std::numeric_limits<double>::quiet_NaN();
    return {at, none, none, none, 0, core::Quality::Unknown, 0us};
}

/// Buckets become points; the line is parted where nothing was measured for much longer than usual, and where
/// what was measured is no value.
QList<TrendPoint> pointsOf(const QList<engine::Bucket> &buckets, std::chrono::microseconds step,
                           const QList<engine::Unusable> &unusable, double factor)
{
    std::vector<qint64> distances;
    for (qsizetype at = 1; at < buckets.size(); ++at)
        distances.push_back(core::toMicros(buckets.at(at).from) - core::toMicros(buckets.at(at - 1).from));
    qint64 usual = std::numeric_limits<qint64>::max() / (BreakFactor + 1);
    if (!distances.empty()) {
        const auto middle = distances.begin() + qsizetype(distances.size() / 2);
        std::nth_element(distances.begin(), middle, distances.end());
        usual = *middle;
    }
    QList<TrendPoint> points;
    points.reserve(buckets.size() + 8);
    auto bad = unusable.cbegin();
    for (qsizetype at = 0; at < buckets.size(); ++at) {
        const engine::Bucket &bucket = buckets.at(at);
        const core::UtcTime middle = bucket.from + (bucket.to - bucket.from) / 2;
        if (at > 0) {
            const engine::Bucket &before = buckets.at(at - 1);
            if (core::toMicros(bucket.from) - core::toMicros(before.from) > BreakFactor * usual)
                points << parting(before.to + 1us);
        }
        for (; bad != unusable.cend() && bad->from < bucket.from; ++bad)
            points << parting(
                std::max(bad->from, points.isEmpty() ? bad->from : points.constLast().time + 1us));
        points << TrendPoint{middle,
                             bucket.mean * factor,
                             bucket.min * factor,
                             bucket.max * factor,
                             int(bucket.count),
                             bucket.worst,
                             step};
    }
    return points;
}

} // namespace

QJsonObject TrendCurve::toJson() const
{
    return {{u"device"_s, device.toString()},
            {u"quantity"_s, QString(core::quantityName(quantity))},
            {u"channel"_s, channel},
            {u"colour"_s, widgets::Theme::tokenName(token)},
            {u"dashed"_s, dashed},
            {u"hidden"_s, hidden}};
}

std::optional<TrendCurve> TrendCurve::fromJson(const QJsonObject &object)
{
    const auto quantity = core::quantityFromName(object.value(u"quantity"_s).toString());
    TrendCurve curve;
    curve.device = core::DeviceId(object.value(u"device"_s).toString());
    if (!quantity || curve.device.isEmpty())
        return std::nullopt;
    curve.quantity = *quantity;
    curve.channel = object.value(u"channel"_s).toString();
    curve.dashed = object.value(u"dashed"_s).toBool();
    curve.hidden = object.value(u"hidden"_s).toBool();
    for (int token = int(Token::S1); token <= int(Token::S6); ++token) {
        if (widgets::Theme::tokenName(Token(token)) == object.value(u"colour"_s).toString())
            curve.token = Token(token);
    }
    return curve;
}

TrendFeed::TrendFeed(const engine::Engine &engine, widgets::TrendView &view, QObject *parent)
    : QObject(parent), m_engine(engine), m_view(view)
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(Rest);
    connect(&m_reload, &QTimer::timeout, this,
            [this] { ask(!isSeen(m_view.rangeFrom(), m_view.rangeTo())); });
    // Live points are single readings; now and then the stored form takes their place, so that a long span
    // keeps its bounded number of points.
    connect(&m_consolidate, &QTimer::timeout, this, [this] {
        if (m_view.isLive() && m_view.isVisible())
            reload();
    });
    m_consolidate.start(ConsolidateEvery);
    connect(&m_view, &widgets::TrendView::rangeChanged, this,
            [this](core::UtcTime from, core::UtcTime to, bool byUser) {
                // A live span that runs on is filled by what arrives; a jump is not.
                if (byUser || !isSeen(from, to))
                    m_reload.start();
            });
}

TrendFeed::~TrendFeed()
{
    if (m_cancelled)
        *m_cancelled = true;
}

bool TrendFeed::isSeen(core::UtcTime from, core::UtcTime to) const
{
    if (!m_loaded)
        return false;
    const core::UtcTime seenTo = m_view.isLive() ? std::max(m_seenTo, to) : m_seenTo;
    const auto common = std::min(to, seenTo) - std::max(from, m_seenFrom);
    return common * 2 >= to - from && (to - from) * 3 >= m_seenTo - m_seenFrom;
}

void TrendFeed::setCurves(const QList<TrendCurve> &curves)
{
    const bool same =
        std::equal(curves.cbegin(), curves.cend(), m_curves.cbegin(), m_curves.cend(),
                   [](const TrendCurve &left, const TrendCurve &right) { return left.isSame(right); });
    m_curves = curves;
    if (same && m_loaded)
        return;
    m_loaded = false;
    m_first.reset();
    resolve();
    QList<TrendSeries> empty;
    for (int at = 0; at < m_curves.size(); ++at)
        empty << drawn(at);
    m_view.setSeries(empty);
    m_view.setLimits(limits());
    m_view.setGaps({});
    reload();
}

void TrendFeed::setLook(int curve, const TrendCurve &look)
{
    if (curve < 0 || curve >= m_curves.size() || !m_curves.at(curve).isSame(look))
        return;
    m_curves[curve] = look;
    m_view.setHidden(curve, look.hidden);
    m_view.setColour(curve, look.token, look.dashed);
}

void TrendFeed::resolve()
{
    const auto table = m_engine.seriesTable();
    m_live.clear();
    for (const TrendCurve &curve : std::as_const(m_curves)) {
        Live live;
        live.series.device = curve.device;
        core::UtcTime newest{};
        for (const live::SeriesState &state : m_engine.live().snapshot(curve.device)) {
            const core::Series &series = table->at(state.id);
            if (series.quantity != curve.quantity || series.channel != curve.channel)
                continue;
            if (live.id == core::SeriesId::None || state.newest.receivedAt > newest) {
                live.series = series;
                live.id = state.id;
                newest = state.newest.receivedAt;
            }
        }
        m_live << live;
    }
}

void TrendFeed::follow(core::UtcTime now)
{
    m_view.setNow(now);
    const bool unresolved = std::any_of(m_live.cbegin(), m_live.cend(),
                                        [](const Live &live) { return live.id == core::SeriesId::None; });
    if (unresolved && !m_loading) {
        // A device that had not spoken yet.
        resolve();
        if (std::any_of(m_live.cbegin(), m_live.cend(), [](const Live &live) {
                return live.id != core::SeriesId::None && live.last == core::UtcTime{};
            }))
            reload();
    }
    if (!m_loaded)
        return;
    for (int at = 0; at < m_live.size(); ++at) {
        Live &live = m_live[at];
        const auto state = live.id == core::SeriesId::None ? std::nullopt : m_engine.live().state(live.id);
        if (!state || state->newest.retained || state->newest.measuredAt <= live.last)
            continue;
        const double factor = Words::factor(live.series.quantity);
        QList<TrendPoint> fresh;
        // The ring keeps no quality; what is computed here is never better than that.
        const core::Quality known =
            live.series.source.startsWith("computed:"_L1) ? core::Quality::Estimated : core::Quality::Good;
        for (const live::Point &point : m_engine.live().points(live.id)) {
            if (point.at <= live.last)
                continue;
            const double value = point.value * factor;
            fresh << TrendPoint{point.at, value, value, value, 1, known, 0us};
        }
        if (!fresh.isEmpty() && fresh.constLast().time == state->newest.measuredAt)
            fresh.last().quality = state->newest.quality;
        if (fresh.isEmpty())
            continue;
        m_view.append(at, fresh);
        live.last = fresh.constLast().time;
        m_points += fresh.size();
    }
}

void TrendFeed::reload()
{
    if (!m_curves.isEmpty())
        m_reload.start();
}

void TrendFeed::cancel()
{
    m_reload.stop();
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
    setLoading(false);
}

void TrendFeed::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    emit loadingChanged(loading);
}

void TrendFeed::ask(bool coarse)
{
    cancel();
    if (m_curves.isEmpty())
        return;
    engine::HistoryRequest request;
    for (const Live &live : std::as_const(m_live))
        request.series << live.series;
    // A little more on both sides, so that a small move shows data at once.
    const auto span = m_view.rangeTo() - m_view.rangeFrom();
    request.from = m_view.rangeFrom() - span / 10;
    request.to = std::max(m_view.rangeTo(), m_view.isLive() ? LiveFeed::now() : m_view.rangeTo()) + span / 10;
    request.columns = coarse ? CoarseColumns : Columns;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    request.cancelled = m_cancelled;
    setLoading(true);
    m_engine.history(request, this,
                     [this, coarse, mine = m_cancelled, from = request.from,
                      to = request.to](const engine::HistoryAnswer &answer) {
                         // Only the answer to the newest question is drawn.
                         if (*mine || mine != m_cancelled)
                             return;
                         take(answer, from, to);
                         const bool reduced = std::any_of(answer.steps.cbegin(), answer.steps.cend(),
                                                          [](auto step) { return step.count() > 0; });
                         if (coarse && reduced && !answer.error)
                             ask(false);
                         else
                             setLoading(false);
                     });
}

TrendSeries TrendFeed::drawn(int at) const
{
    const TrendCurve &curve = m_curves.at(at);
    TrendSeries series;
    const bool oneDevice = std::all_of(m_curves.cbegin(), m_curves.cend(), [&curve](const TrendCurve &one) {
        return one.device == curve.device;
    });
    series.name =
        curve.channel.isEmpty()
            ? Words::quantity(curve.quantity)
            : tr("%1 %2", "quantity and channel").arg(Words::quantity(curve.quantity), curve.channel);
    if (!oneDevice) {
        const auto info = m_engine.device(curve.device);
        series.name =
            tr("%1: %2", "device and quantity")
                .arg(info && !info->name.isEmpty() ? info->name : curve.device.toString(), series.name);
    }
    series.unit = Words::unit(curve.quantity);
    series.decimals = Words::decimals(curve.quantity);
    series.token = curve.token;
    series.dashed = curve.dashed;
    series.hidden = curve.hidden;
    const bool power = curve.quantity == core::Quantity::ActivePower;
    const bool reactive = curve.quantity == core::Quantity::ReactivePower;
    if (power || reactive) {
        series.integralUnit = power ? u"kWh"_s : u"kvarh"_s;
        // Shown watts (by whatever factor) times seconds to kilowatt hours.
        series.integralFactor = 1 / Words::factor(curve.quantity) / 3.6e6;
    }
    return series;
}

QList<widgets::TrendLimit> TrendFeed::limits() const
{
    QList<widgets::TrendLimit> list;
    for (const TrendCurve &curve : m_curves) {
        const auto info = m_engine.device(curve.device);
        const core::QuantityRule *rule =
            info && info->profile ? info->profile->rule(curve.quantity) : nullptr;
        if (!rule)
            continue;
        const double factor = Words::factor(curve.quantity);
        for (const core::Band &band : rule->bands) {
            if (band.level == core::Band::Level::Normal)
                continue;
            // The edge that faces the normal middle is the limit.
            const double middle = (rule->scaleMin + rule->scaleMax) / 2;
            const bool upper = band.from >= middle || band.to >= rule->scaleMax;
            const double edge = (upper ? band.from : band.to) * factor;
            const QString figure = Words::number(edge, Words::decimals(curve.quantity));
            const QString unit = Words::unit(curve.quantity);
            const bool critical = band.level == core::Band::Level::Critical;
            const QString name = upper ? (critical ? tr("critical above %1 %2") : tr("high above %1 %2"))
                                       : (critical ? tr("critical below %1 %2") : tr("low below %1 %2"));
            const bool held = std::any_of(list.cbegin(), list.cend(), [&](const widgets::TrendLimit &one) {
                return one.unit == unit && one.value == edge;
            });
            if (!held)
                list << widgets::TrendLimit{edge, name.arg(figure, unit).trimmed(), unit};
        }
    }
    return list;
}

QList<widgets::TrendGap> TrendFeed::gaps(const engine::HistoryAnswer &answer, core::UtcTime from,
                                         core::UtcTime to) const
{
    QList<widgets::TrendGap> list;
    const auto least = (to - from) / LeastGapShare;
    const auto add = [&](core::UtcTime begin, core::UtcTime end, const QString &reason, int series) {
        begin = std::max(begin, from);
        end = std::min(end, to);
        if (end - begin < least)
            return;
        const auto span = std::chrono::duration_cast<std::chrono::milliseconds>(end - begin);
        list << widgets::TrendGap{begin, end, reason, tr("%1, not zero").arg(Words::age(span)), series};
    };
    for (const core::Gap &gap : answer.gaps) {
        QList<int> touched;
        for (int at = 0; at < m_curves.size(); ++at) {
            const auto info = m_engine.device(m_curves.at(at).device);
            const bool mine = gap.device.isEmpty() ? info && info->transport == gap.transport
                                                   : gap.device == m_curves.at(at).device;
            if (mine)
                touched << at;
        }
        if (touched.size() == m_curves.size()) {
            add(gap.from, gap.to, Words::gapReason(gap.reason), -1);
            continue;
        }
        for (const int at : std::as_const(touched))
            add(gap.from, gap.to, Words::gapReason(gap.reason), at);
    }
    for (int at = 0; at < answer.unusable.size() && at < m_curves.size(); ++at) {
        for (const engine::Unusable &one : answer.unusable.at(at)) {
            // What is recorded as a gap needs no second hatch.
            const bool recorded = std::any_of(list.cbegin(), list.cend(), [&](const widgets::TrendGap &gap) {
                return (gap.series < 0 || gap.series == at) &&
                       (std::min(gap.to, one.to) - std::max(gap.from, one.from)) * 2 >= one.to - one.from;
            });
            if (!recorded)
                add(one.from, one.to, Words::quality(one.quality), m_curves.size() == 1 ? -1 : at);
        }
    }
    // Two reasons for one stretch would be written over each other: the one that began first names it.
    std::stable_sort(list.begin(), list.end(), [](const auto &left, const auto &right) {
        return left.series != right.series ? left.series < right.series : left.from < right.from;
    });
    QList<widgets::TrendGap> merged;
    for (const widgets::TrendGap &gap : std::as_const(list)) {
        if (!merged.isEmpty() && merged.constLast().series == gap.series &&
            gap.from <= merged.constLast().to) {
            widgets::TrendGap &last = merged.last();
            last.to = std::max(last.to, gap.to);
            const auto span = std::chrono::duration_cast<std::chrono::milliseconds>(last.to - last.from);
            last.detail = tr("%1, not zero").arg(Words::age(span));
        } else {
            merged << gap;
        }
    }
    return merged;
}

void TrendFeed::take(const engine::HistoryAnswer &answer, core::UtcTime from, core::UtcTime to)
{
    if (answer.error) {
        emit loaded(tr("History cannot be read: %1").arg(answer.error->detail));
        return;
    }
    QList<TrendSeries> series;
    const core::UtcTime now = LiveFeed::now();
    m_points = 0;
    for (int at = 0; at < m_curves.size(); ++at) {
        TrendSeries one = drawn(at);
        if (at < answer.series.size())
            one.points = pointsOf(answer.series.at(at), answer.steps.at(at), answer.unusable.at(at),
                                  Words::factor(m_curves.at(at).quantity));
        if (!one.points.isEmpty() && one.points.constLast().to() > now) {
            // The bucket that is still filling ends now.
            TrendPoint &last = one.points.last();
            const core::UtcTime begin = last.from();
            last.width = std::max<std::chrono::microseconds>(now - begin, 1us);
            last.time = begin + last.width / 2;
        }
        m_live[at].last = one.points.isEmpty() ? from : one.points.constLast().to();
        m_points += one.points.size();
        series << one;
    }
    m_first = answer.first;
    m_seenFrom = from;
    m_seenTo = to;
    m_loaded = true;
    m_view.setSeries(series);
    m_view.setLimits(limits());
    m_view.setGaps(gaps(answer, from, to));
    emit loaded({});
}

} // namespace console
