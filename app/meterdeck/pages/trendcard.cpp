// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendcard.h"

#include "livefeed.h"
#include "pages/trendlegend.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace std::chrono_literals;
using widgets::SegmentedControl;
using widgets::Token;
using widgets::TrendPoint;
using widgets::TrendSeries;

namespace console {

namespace {

constexpr int Columns = 600;
constexpr std::chrono::minutes Spans[] = {15min, 60min, 240min, 1440min, 10080min};
constexpr int FirstSpan = 2;
/// Points further apart than this many usual distances were not measured in between.
constexpr int BreakFactor = 6;

/// Buckets become points; the line is parted where nothing was measured for much longer than usual.
QList<TrendPoint> pointsOf(const QList<engine::Bucket> &buckets, double factor)
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
    for (qsizetype at = 0; at < buckets.size(); ++at) {
        const engine::Bucket &bucket = buckets.at(at);
        const core::UtcTime middle = bucket.from + (bucket.to - bucket.from) / 2;
        if (at > 0 &&
            core::toMicros(bucket.from) - core::toMicros(buckets.at(at - 1).from) > BreakFactor * usual) {
            const double none = std::numeric_limits<double>::quiet_NaN();
            points << TrendPoint{buckets.at(at - 1).to + 1us, none, none, none, 0};
        }
        points << TrendPoint{middle, bucket.mean * factor, bucket.min * factor, bucket.max * factor,
                             int(bucket.count)};
    }
    return points;
}

} // namespace

TrendCard::TrendCard(const engine::Engine &engine, const core::DeviceId &device, QWidget *parent)
    : Card(tr("Trend"), {}, parent)
    , m_engine(engine)
    , m_device(device)
    , m_view(new widgets::TrendView(this))
    , m_spans(new SegmentedControl({tr("15 min"), tr("1 h"), tr("4 h"), tr("Day"), tr("Week")}, this))
    , m_mode(new SegmentedControl({tr("Live"), tr("Hold")}, this))
{
    m_spans->setName(tr("Time span"));
    m_mode->setName(tr("Live or hold"));
    m_legend = new TrendLegend(this);
    addHeaderWidget(m_legend);
    addHeaderWidget(m_spans);
    addHeaderWidget(m_mode);
    content()->addWidget(m_view);
    m_view->setAccessibleName(tr("Trend"));

    m_reload.setSingleShot(true);
    m_reload.setInterval(200ms);
    connect(&m_reload, &QTimer::timeout, this, &TrendCard::reload);
    // Live points are single readings; now and then the stored form takes their place, so that a long span
    // keeps its bounded number of points.
    connect(&m_consolidate, &QTimer::timeout, this, [this] {
        if (m_view->isLive())
            m_reload.start();
    });
    m_consolidate.start(60s);
    connect(m_spans, &SegmentedControl::chosen, this, &TrendCard::chooseSpan);
    connect(m_mode, &SegmentedControl::chosen, this, [this](int index) { setLive(index == 0); });
    connect(m_view, &widgets::TrendView::rangeChanged, this,
            [this](core::UtcTime, core::UtcTime, bool byUser) {
                if (byUser)
                    m_reload.start();
            });
    connect(m_view, &widgets::TrendView::liveChanged, this,
            [this](bool live) { m_mode->setCurrent(live ? 0 : 1); });
    m_spans->setCurrent(FirstSpan);
    chooseSpan(FirstSpan);
}

void TrendCard::chooseSpan(int index)
{
    const core::UtcTime now = LiveFeed::now();
    m_view->setRange(now - Spans[index], now);
    setLive(true);
}

void TrendCard::setLive(bool live)
{
    m_mode->setCurrent(live ? 0 : 1);
    m_view->setLive(live);
    if (live)
        m_view->setNow(LiveFeed::now());
    m_reload.start();
}

void TrendCard::showRange(core::UtcTime from, core::UtcTime to)
{
    setLive(false);
    m_view->setRange(from, to);
    m_loaded = false;
}

void TrendCard::chooseSeries(const QList<ShownSeries> &series)
{
    QList<Curve> chosen;
    for (const core::Quantity wanted : {core::Quantity::ActivePower, core::Quantity::Voltage}) {
        const ShownSeries *best = nullptr;
        for (const ShownSeries &shown : series) {
            if (shown.series.quantity == wanted && shown.series.channel.isEmpty() &&
                (!best || shown.state.newest.receivedAt > best->state.newest.receivedAt))
                best = &shown;
        }
        if (best)
            chosen << Curve{best->series, best->state.id, {}};
    }
    if (chosen.size() < 2) {
        for (const ShownSeries &shown : series) {
            const bool held = std::any_of(chosen.begin(), chosen.end(), [&shown](const Curve &curve) {
                return curve.id == shown.state.id;
            });
            if (chosen.size() < 2 && !held && !core::isState(shown.series.quantity))
                chosen << Curve{shown.series, shown.state.id, {}};
        }
    }
    const bool same = chosen.size() == m_curves.size() &&
                      std::equal(chosen.begin(), chosen.end(), m_curves.begin(),
                                 [](const Curve &left, const Curve &right) { return left.id == right.id; });
    if (same)
        return;
    m_curves = chosen;
    m_loaded = false;
    m_reload.start();
}

void TrendCard::refresh(const QList<ShownSeries> &series, core::UtcTime now)
{
    chooseSeries(series);
    m_view->setNow(now);
    if (!m_loaded)
        return;
    for (int at = 0; at < m_curves.size(); ++at) {
        Curve &curve = m_curves[at];
        for (const ShownSeries &shown : series) {
            const core::Reading &newest = shown.state.newest;
            if (shown.state.id != curve.id || !newest.value || newest.retained ||
                newest.measuredAt <= curve.last)
                continue;
            const double value = *newest.value * Words::factor(shown.series.quantity);
            m_view->append(at, {TrendPoint{newest.measuredAt, value, value, value, 1}});
            curve.last = newest.measuredAt;
            ++m_points;
        }
    }
}

void TrendCard::reload()
{
    if (m_curves.isEmpty())
        return;
    engine::HistoryRequest request;
    request.device = m_device;
    for (const Curve &curve : std::as_const(m_curves))
        request.series << curve.series;
    // A little more on both sides, so that a small move shows data at once.
    const auto span = m_view->rangeTo() - m_view->rangeFrom();
    request.from = m_view->rangeFrom() - span / 10;
    request.to =
        std::max(m_view->rangeTo(), m_view->isLive() ? LiveFeed::now() : m_view->rangeTo()) + span / 10;
    request.columns = Columns;
    const quint64 asked = ++m_asked;
    m_engine.history(
        request, this,
        [this, asked, from = request.from, to = request.to](const engine::HistoryAnswer &answer) {
            // Only the answer to the newest question is drawn.
            if (asked == m_asked)
                take(answer, from, to);
        });
}

void TrendCard::take(const engine::HistoryAnswer &answer, core::UtcTime from, core::UtcTime to)
{
    if (answer.error) {
        setMeta(tr("History cannot be read: %1").arg(answer.error->detail));
    } else {
        setMeta({});
    }
    QList<TrendSeries> curves;
    m_points = 0;
    for (int at = 0; at < m_curves.size(); ++at) {
        Curve &curve = m_curves[at];
        const core::Quantity quantity = curve.series.quantity;
        TrendSeries drawn;
        drawn.name = Words::quantity(quantity);
        drawn.unit = Words::unit(quantity);
        drawn.token = at == 0 ? Token::S1 : Token::S3;
        drawn.dashed = at > 0;
        drawn.rightAxis = at > 0;
        drawn.decimals = Words::decimals(quantity);
        if (at < answer.series.size())
            drawn.points = pointsOf(answer.series.at(at), Words::factor(quantity));
        curve.last = drawn.points.isEmpty() ? from : drawn.points.constLast().time;
        m_points += drawn.points.size();
        curves << drawn;
    }
    m_view->setSeries(curves);
    m_legend->setSeries(curves);
    QList<widgets::TrendGap> gaps;
    for (const core::Gap &gap : answer.gaps) {
        const auto span = std::chrono::duration_cast<std::chrono::milliseconds>(gap.to - gap.from);
        gaps << widgets::TrendGap{std::max(gap.from, from), std::min(gap.to, to),
                                  Words::gapReason(gap.reason), tr("%1, not zero").arg(Words::age(span))};
    }
    m_view->setGaps(gaps);
    m_loaded = true;
}

} // namespace console
