// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendview.h"

#include "widgets/trendaxes.h"
#include "widgets/trendcursors.h"
#include "widgets/trendgapitem.h"
#include "widgets/trendgraph.h"
#include "widgets/trendinput.h"
#include "widgets/trendmeasure.h"
#include "widgets/trendtickers.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace widgets {

namespace {

constexpr double LeastSpan = 5;               // s
constexpr double MostSpan = 10 * 366 * 86400; // s
constexpr auto SummaryEvery = 500ms;

} // namespace

TrendView::TrendView(QWidget *parent)
    : QWidget(parent), m_plot(new QCustomPlot), m_zone(QTimeZone::systemTimeZone())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3, 3, 3, 3); // room for the focus ring
    column->addWidget(m_plot);
    setFocusProxy(m_plot);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setAccessibleName(tr("Trend"));
    m_plot->setMouseTracking(true);
    // Left to itself the plot would swallow the wheel and know nothing of keys: TrendInput does all of it.
    m_plot->setInteractions(QCP::iNone);
    m_plot->xAxis->setTicker(QSharedPointer<TrendClockTicker>::create());
    m_plot->addLayer(u"gaps"_s, m_plot->layer(u"grid"_s), QCustomPlot::limAbove);
    m_plot->addLayer(u"words"_s, m_plot->layer(u"main"_s), QCustomPlot::limAbove);
    m_plot->addLayer(u"cursor"_s, m_plot->layer(u"overlay"_s), QCustomPlot::limAbove);
    m_plot->layer(u"cursor"_s)->setMode(QCPLayer::lmBuffered);
    m_axes = std::make_unique<TrendAxes>(m_plot);
    m_cursors = std::make_unique<TrendCursors>(*this);
    m_nowLine = new QCPItemStraightLine(m_plot);
    m_nowLine->setVisible(false);
    m_nowLine->setAntialiased(false);
    m_input = new TrendInput(*this);

    connect(m_plot, &QCustomPlot::beforeReplot, this, &TrendView::prepareFrame);
    m_summaryTimer.setSingleShot(true);
    m_summaryTimer.setInterval(SummaryEvery);
    connect(&m_summaryTimer, &QTimer::timeout, this, &TrendView::updateSummary);
    connect(this, &TrendView::cursorsChanged, this, &TrendView::updateSummary);
    setTimeZone(m_zone);
    const core::UtcTime now = core::SystemClock().now();
    setRange(now - std::chrono::hours(1), now);
    restyle();
}

TrendView::~TrendView()
{
    // Both point at the plot's items, which go with it.
    m_cursors.reset();
    m_axes.reset();
}

const TrendSeries &TrendView::series(int index) const { return m_curves.at(size_t(index))->series; }

void TrendView::setSeries(const QList<TrendSeries> &series)
{
    for (const auto &curve : m_curves)
        m_plot->removePlottable(curve->graph);
    m_curves.clear();
    for (const TrendSeries &one : series) {
        auto curve = std::make_unique<Curve>();
        curve->series = one;
        auto &points = curve->series.points;
        const auto earlier = [](const TrendPoint &a, const TrendPoint &b) { return a.time < b.time; };
        if (!std::is_sorted(points.cbegin(), points.cend(), earlier))
            std::stable_sort(points.begin(), points.end(), earlier);
        m_curves.push_back(std::move(curve));
    }
    rebuildAxes();
    rebuildGaps();
    restyle();
    updateSummary();
}

void TrendView::rebuildAxes()
{
    QStringList units;
    for (const auto &curve : m_curves) {
        if (!curve->series.hidden && !units.contains(curve->series.unit))
            units << curve->series.unit;
    }
    for (const auto &curve : m_curves) {
        if (curve->graph)
            m_plot->removePlottable(curve->graph);
        curve->graph = nullptr;
    }
    for (QCPAbstractItem *item : std::as_const(m_limits))
        m_plot->removeItem(item);
    m_limits.clear();
    m_axes->assign(units);
    for (const auto &curve : m_curves) {
        curve->graph = new TrendGraph(m_plot->xAxis, m_axes->axis(curve->series.unit), curve->series);
        curve->graph->setVisible(!curve->series.hidden);
    }
}

void TrendView::setHidden(int series, bool hidden)
{
    if (series < 0 || series >= seriesCount() || this->series(series).hidden == hidden)
        return;
    m_curves[size_t(series)]->series.hidden = hidden;
    rebuildAxes();
    restyle();
    updateSummary();
    m_cursors->update();
}

void TrendView::setColour(int series, Token token, bool dashed)
{
    if (series < 0 || series >= seriesCount())
        return;
    m_curves[size_t(series)]->series.token = token;
    m_curves[size_t(series)]->series.dashed = dashed;
    restyle();
    m_cursors->update();
}

void TrendView::append(int series, const QList<TrendPoint> &points)
{
    if (series < 0 || series >= seriesCount())
        return;
    auto &kept = m_curves[size_t(series)]->series.points;
    const int before = m_newPoints;
    const core::UtcTime end = rangeTo();
    for (const TrendPoint &point : points) {
        // The plot believes that its keys ascend; a clock that stepped back would spoil it silently.
        if (!kept.isEmpty() && point.time <= kept.constLast().time)
            continue;
        kept.append(point);
        m_newPoints += !m_live && point.time > end;
    }
    if (m_newPoints != before)
        emit newPointsChanged(m_newPoints);
    if (!m_summaryTimer.isActive())
        m_summaryTimer.start();
    refresh();
}

void TrendView::removeBefore(core::UtcTime time)
{
    for (const auto &curve : m_curves) {
        auto &points = curve->series.points;
        const auto keep = std::lower_bound(points.begin(), points.end(), time,
                                           [](const TrendPoint &p, core::UtcTime t) { return p.time < t; });
        points.erase(points.begin(), keep);
    }
    refresh();
}

void TrendView::setGaps(const QList<TrendGap> &gaps)
{
    m_gapList = gaps;
    rebuildGaps();
    updateSummary();
    refresh();
}

void TrendView::setLimits(const QList<TrendLimit> &limits)
{
    m_limitList = limits;
    rebuildLimits();
    refresh();
}

void TrendView::setRange(core::UtcTime from, core::UtcTime to)
{
    if (to <= from)
        return;
    m_home = {toKey(from), toKey(to)};
    m_homeLive = m_live;
    moveRange(toKey(from), toKey(to), false);
}

core::UtcTime TrendView::rangeFrom() const { return toTime(m_plot->xAxis->range().lower); }

core::UtcTime TrendView::rangeTo() const { return toTime(m_plot->xAxis->range().upper); }

void TrendView::showRange(core::UtcTime from, core::UtcTime to)
{
    if (to > from)
        moveRange(toKey(from), toKey(to), true);
}

void TrendView::pan(double spans)
{
    const QCPRange range = m_plot->xAxis->range();
    moveRange(range.lower + spans * range.size(), range.upper + spans * range.size(), true);
}

void TrendView::zoom(double factor, std::optional<core::UtcTime> about)
{
    const QCPRange range = m_plot->xAxis->range();
    const double centre = about ? toKey(*about) : range.center();
    // At its bounds a zoom must not turn into a move.
    const double size = std::clamp(range.size() * factor, LeastSpan, MostSpan);
    const double scale = size / range.size();
    moveRange(centre - (centre - range.lower) * scale, centre + (range.upper - centre) * scale, true);
}

void TrendView::reset()
{
    m_axes->automatic();
    if (m_home) {
        const bool live = m_homeLive && m_now;
        const double end = live ? toKey(*m_now) : m_home->second;
        moveRange(end - (m_home->second - m_home->first), end, true);
        if (live)
            setLive(true);
    }
    refresh();
}

void TrendView::moveRange(double from, double to, bool byUser)
{
    const double span = std::clamp(to - from, LeastSpan, MostSpan);
    const double centre = (from + to) / 2;
    if (span != to - from) {
        from = centre - span / 2;
        to = centre + span / 2;
    }
    const QCPRange before = m_plot->xAxis->range();
    if (byUser && m_live) {
        m_live = false;
        emit liveChanged(false);
    }
    if (before.lower == from && before.upper == to)
        return;
    m_plot->xAxis->setRange(from, to);
    m_cursors->update();
    if (!m_summaryTimer.isActive())
        m_summaryTimer.start();
    emit rangeChanged(rangeFrom(), rangeTo(), byUser);
    refresh();
}

void TrendView::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    m_homeLive = live || m_homeLive;
    if (m_newPoints) {
        m_newPoints = 0;
        emit newPointsChanged(0);
    }
    emit liveChanged(live);
    if (live && m_now)
        setNow(*m_now);
}

void TrendView::setNow(core::UtcTime now)
{
    m_now = now;
    const double key = toKey(now);
    m_nowLine->point1->setCoords(key, 0);
    m_nowLine->point2->setCoords(key, 1);
    m_nowLine->setVisible(true);
    const QCPRange range = m_plot->xAxis->range();
    if (m_live)
        moveRange(key - range.size(), key, false);
    else if (range.contains(key))
        refresh();
}

void TrendView::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (auto ticker = m_plot->xAxis->ticker().dynamicCast<QCPAxisTickerDateTime>())
        ticker->setTimeZone(zone);
    m_cursors->update();
    updateSummary();
    refresh();
}

void TrendView::prepareFrame()
{
    m_stale = false;
    std::vector<std::pair<const TrendGraph *, const TrendSeries *>> curves;
    curves.reserve(m_curves.size());
    for (const auto &curve : m_curves)
        curves.emplace_back(curve->graph, &curve->series);
    m_axes->rescale(curves, m_limitList);
    updateEnvelope();
}

QList<TrendPoint> TrendView::seen(int series) const
{
    if (series < 0 || series >= seriesCount() || this->series(series).hidden)
        return {};
    return pointsWithin(this->series(series).points, rangeFrom(), rangeTo());
}

QPixmap TrendView::picture(double scale)
{
    m_cursors->leave();
    m_plot->replot(QCustomPlot::rpImmediateRefresh);
    return m_plot->toPixmap(m_plot->width(), m_plot->height(), scale);
}

bool TrendView::savePicture(const QString &fileName, double scale)
{
    if (!fileName.endsWith(u".pdf"_s, Qt::CaseInsensitive))
        return picture(scale).save(fileName);
    m_cursors->leave();
    return m_plot->savePdf(fileName, 0, 0, QCP::epNoCosmetic, u"Meterdeck"_s);
}

void TrendView::refresh()
{
    m_stale = true;
    if (isVisible())
        m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrendView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void TrendView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange)
        restyle();
}

void TrendView::paintEvent(QPaintEvent *)
{
    // A picture of a window that was never on screen shows the present state too.
    if (m_stale)
        m_plot->replot(QCustomPlot::rpQueuedRefresh);
    if (!m_plot->hasFocus())
        return;
    QPainter painter(this);
    Theme::of(this).drawFocusRing(painter, rect(), 4);
}

} // namespace widgets
