// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendview.h"

#include "widgets/trendcursoritem.h"
#include "widgets/trendcurve.h"
#include "widgets/trendgapitem.h"
#include "widgets/trendtickers.h"
#include "widgets/valuetext.h"

#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr double LeastSpan = 5;               // s
constexpr double MostSpan = 10 * 366 * 86400; // s

double toKey(core::UtcTime time) { return double(core::toMicros(time)) / 1e6; }
core::UtcTime toTime(double key) { return core::fromMicros(qint64(std::llround(key * 1e6))); }

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
    m_plot->installEventFilter(this);
    m_plot->setMouseTracking(true);
    m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_plot->axisRect()->setRangeDrag(Qt::Horizontal);
    m_plot->axisRect()->setRangeZoom(Qt::Horizontal);
    m_plot->axisRect()->setMinimumMargins(QMargins(8, 8, 12, 4));
    m_plot->xAxis->setTicker(QSharedPointer<TrendClockTicker>::create());
    m_plot->yAxis->setTicker(QSharedPointer<TrendNumberTicker>::create());
    m_plot->yAxis2->setTicker(QSharedPointer<TrendNumberTicker>::create());
    m_plot->addLayer(u"gaps"_s, m_plot->layer(u"grid"_s), QCustomPlot::limAbove);
    m_plot->addLayer(u"words"_s, m_plot->layer(u"main"_s), QCustomPlot::limAbove);
    m_plot->addLayer(u"cursor"_s, m_plot->layer(u"overlay"_s), QCustomPlot::limAbove);
    m_plot->layer(u"cursor"_s)->setMode(QCPLayer::lmBuffered);
    m_cursor = new TrendCursorItem(m_plot);
    m_cursor->setLayer(u"cursor"_s);
    m_nowLine = new QCPItemStraightLine(m_plot);
    m_nowLine->setVisible(false);
    m_nowLine->setAntialiased(false);

    connect(m_plot->xAxis, qOverload<const QCPRange &>(&QCPAxis::rangeChanged), this,
            [this] { boundRange(); });
    connect(m_plot, &QCustomPlot::mouseMove, this,
            [this](QMouseEvent *event) { updateCursor(event->position()); });
    setTimeZone(m_zone);
    const core::UtcTime now = core::SystemClock().now();
    setRange(now - std::chrono::hours(1), now);
    restyle();
}

TrendView::~TrendView() = default;

void TrendView::setSeries(const QList<TrendSeries> &series)
{
    m_plot->clearGraphs();
    m_curves.clear();
    bool right = false;
    for (const TrendSeries &one : series) {
        auto curve = std::make_unique<Curve>();
        curve->series = one;
        std::stable_sort(curve->series.points.begin(), curve->series.points.end(),
                         [](const TrendPoint &a, const TrendPoint &b) { return a.time < b.time; });
        QCPAxis *values = one.rightAxis ? m_plot->yAxis2 : m_plot->yAxis;
        right |= one.rightAxis;
        curve->low = m_plot->addGraph(m_plot->xAxis, values);
        curve->high = m_plot->addGraph(m_plot->xAxis, values);
        curve->mean = m_plot->addGraph(m_plot->xAxis, values);
        curve->high->setChannelFillGraph(curve->low);
        for (QCPGraph *graph : {curve->low, curve->high, curve->mean})
            graph->setLineStyle(one.stepped ? QCPGraph::lsStepLeft : QCPGraph::lsLine);
        fill(*curve);
        m_curves.push_back(std::move(curve));
    }
    m_plot->yAxis2->setVisible(right);
    restyle();
    rescaleValues();
    updateSummary();
}

void TrendView::fill(Curve &curve)
{
    const auto &points = curve.series.points;
    QVector<QCPGraphData> low, high, mean;
    low.reserve(points.size());
    high.reserve(points.size());
    mean.reserve(points.size());
    for (const TrendPoint &point : points) {
        const double key = toKey(point.time);
        const bool usable = std::isfinite(point.value);
        mean.append({key, point.value});
        low.append({key, usable ? point.lowest : qQNaN()});
        high.append({key, usable ? point.highest : qQNaN()});
    }
    curve.mean->data()->set(mean, true);
    curve.low->data()->set(low, true);
    curve.high->data()->set(high, true);
}

void TrendView::append(int series, const QList<TrendPoint> &points)
{
    if (series < 0 || size_t(series) >= m_curves.size())
        return;
    Curve &curve = *m_curves[size_t(series)];
    for (const TrendPoint &point : points) {
        auto &kept = curve.series.points;
        // The plot believes that its keys ascend; a clock that stepped back would spoil it silently.
        if (!kept.isEmpty() && point.time <= kept.last().time)
            continue;
        kept.append(point);
        const double key = toKey(point.time);
        const bool usable = std::isfinite(point.value);
        curve.mean->data()->add(QCPGraphData(key, point.value));
        curve.low->data()->add(QCPGraphData(key, usable ? point.lowest : qQNaN()));
        curve.high->data()->add(QCPGraphData(key, usable ? point.highest : qQNaN()));
    }
    rescaleValues();
}

void TrendView::removeBefore(core::UtcTime time)
{
    for (const auto &curve : m_curves) {
        auto &points = curve->series.points;
        const auto keep = std::lower_bound(points.begin(), points.end(), time,
                                           [](const TrendPoint &p, core::UtcTime t) { return p.time < t; });
        points.erase(points.begin(), keep);
        for (QCPGraph *graph : {curve->low, curve->high, curve->mean})
            graph->data()->removeBefore(toKey(time));
    }
    rescaleValues();
}

void TrendView::setGaps(const QList<TrendGap> &gaps)
{
    for (TrendGapItem *item : m_gaps)
        m_plot->removeItem(item);
    m_gaps.clear();
    m_gapList = gaps;
    for (const TrendGap &gap : gaps) {
        auto *hatch = new TrendGapItem(m_plot, gap, TrendGapItem::Part::Hatch);
        hatch->setLayer(u"gaps"_s);
        auto *words = new TrendGapItem(m_plot, gap, TrendGapItem::Part::Words);
        words->setLayer(u"words"_s);
        m_gaps << hatch << words;
    }
    updateSummary();
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrendView::setLimits(const QList<TrendLimit> &limits)
{
    m_limitList = limits;
    rebuildLimits();
    rescaleValues();
}

void TrendView::setRange(core::UtcTime from, core::UtcTime to)
{
    if (to > from)
        moveRange(toKey(from), toKey(to), false);
}

core::UtcTime TrendView::rangeFrom() const { return toTime(m_plot->xAxis->range().lower); }

core::UtcTime TrendView::rangeTo() const { return toTime(m_plot->xAxis->range().upper); }

void TrendView::moveRange(double from, double to, bool byUser)
{
    m_byProgram = !byUser;
    m_plot->xAxis->setRange(from, to);
    m_byProgram = false;
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrendView::boundRange()
{
    if (m_bounding)
        return;
    const QCPRange range = m_plot->xAxis->range();
    const double span = std::clamp(range.size(), LeastSpan, MostSpan);
    if (span != range.size()) {
        m_bounding = true;
        m_plot->xAxis->setRange(range.center() - span / 2, range.center() + span / 2);
        m_bounding = false;
    }
    const bool byUser = !m_byProgram;
    if (byUser && m_live) {
        m_live = false;
        emit liveChanged(false);
    }
    rescaleValues();
    updateSummary();
    emit rangeChanged(rangeFrom(), rangeTo(), byUser);
}

void TrendView::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
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
    if (m_live) {
        const double span = m_plot->xAxis->range().size();
        moveRange(key - span, key, false);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrendView::setTimeZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (auto ticker = m_plot->xAxis->ticker().dynamicCast<QCPAxisTickerDateTime>())
        ticker->setTimeZone(zone);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrendView::rescaleValues()
{
    const QCPRange keys = m_plot->xAxis->range();
    for (QCPAxis *axis : {m_plot->yAxis, m_plot->yAxis2}) {
        double lowest = std::numeric_limits<double>::infinity();
        double highest = -lowest;
        for (const auto &curve : m_curves) {
            if (curve->mean->valueAxis() != axis)
                continue;
            for (const QCPGraph *graph : {curve->low, curve->high, curve->mean}) {
                bool found = false;
                const QCPRange range = graph->getValueRange(found, QCP::sdBoth, keys);
                if (found) {
                    lowest = std::min(lowest, range.lower);
                    highest = std::max(highest, range.upper);
                }
            }
        }
        if (!(highest >= lowest))
            continue;
        // A near limit is worth its room; a far one would press the curve flat.
        const double reach = std::max(highest - lowest, std::abs(highest) * 0.02);
        for (const TrendLimit &limit : m_limitList) {
            if (limit.rightAxis == (axis == m_plot->yAxis2) && limit.value > lowest - reach &&
                limit.value < highest + reach) {
                lowest = std::min(lowest, limit.value);
                highest = std::max(highest, limit.value);
            }
        }
        double room = std::max(highest - lowest, std::max(std::abs(highest) * 0.02, 1e-6));
        const bool fromZero = lowest >= 0 && lowest < highest * 0.35;
        const double bottom = fromZero ? 0 : lowest - room * 0.12;
        axis->setRange(bottom, highest + room * 0.14);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrendView::updateSummary()
{
    QStringList parts;
    const auto clock = [&](core::UtcTime time) {
        return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, m_zone).toString(u"d MMM HH:mm"_s);
    };
    parts << tr("from %1 to %2").arg(clock(rangeFrom()), clock(rangeTo()));
    for (const auto &curve : m_curves) {
        const TrendSeries &series = curve->series;
        if (series.points.isEmpty())
            parts << tr("%1: no values").arg(series.name);
        else
            parts << tr("%1: last %2 %3")
                         .arg(series.name, numberText(series.points.last().value, series.decimals),
                              series.unit);
    }
    if (!m_gapList.isEmpty())
        parts << tr("%n gap(s)", nullptr, int(m_gapList.size()));
    m_plot->setAccessibleDescription(parts.join(u"; "_s));
}

void TrendView::updateCursor(std::optional<QPointF> position)
{
    QCPLayer *layer = m_plot->layer(u"cursor"_s);
    const QRect area = m_plot->axisRect()->rect();
    if (!position || !area.contains(position->toPoint())) {
        if (m_cursor->visible()) {
            m_cursor->setVisible(false);
            layer->replot();
        }
        return;
    }
    const double key = m_plot->xAxis->pixelToCoord(position->x());
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(qint64(key * 1000), m_zone);
    QString head =
        at.toString(m_plot->xAxis->range().size() > 20 * 3600 ? u"d MMM HH:mm:ss"_s : u"HH:mm:ss"_s);
    for (const TrendGap &gap : std::as_const(m_gapList)) {
        if (toKey(gap.from) <= key && key <= toKey(gap.to))
            head += u"  "_s + gap.reason + (gap.detail.isEmpty() ? QString() : u", "_s + gap.detail);
    }
    QList<TrendCursorItem::Row> rows;
    for (const auto &curve : m_curves) {
        const auto &points = curve->series.points;
        auto it = std::lower_bound(points.begin(), points.end(), toTime(key),
                                   [](const TrendPoint &p, core::UtcTime t) { return p.time < t; });
        if (it != points.begin() &&
            (it == points.end() || key - toKey((it - 1)->time) < toKey(it->time) - key))
            --it;
        if (it == points.end() || !std::isfinite(it->value))
            continue;
        QCPAxis *values = curve->mean->valueAxis();
        const QPointF spot(m_plot->xAxis->coordToPixel(toKey(it->time)), values->coordToPixel(it->value));
        // A point far from the line says nothing about this instant.
        if (std::abs(spot.x() - position->x()) > 24)
            continue;
        const TrendSeries &series = curve->series;
        TrendCursorItem::Row row{series.name,
                                 numberText(it->value, series.decimals) + u' ' + series.unit,
                                 {},
                                 series.token,
                                 series.dashed,
                                 spot};
        if (it->count > 1)
            row.detail =
                tr("%n reading(s), min %1, max %2", nullptr, it->count)
                    .arg(numberText(it->lowest, series.decimals), numberText(it->highest, series.decimals));
        rows.append(row);
    }
    m_cursor->show(std::round(position->x()), head, rows);
    layer->replot();
}

bool TrendView::handleKey(int key)
{
    const QCPRange range = m_plot->xAxis->range();
    const double span = range.size();
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        moveRange(range.center() - span / 4, range.center() + span / 4, true);
        return true;
    case Qt::Key_Minus:
        moveRange(range.center() - span, range.center() + span, true);
        return true;
    case Qt::Key_Left:
        moveRange(range.lower - span / 10, range.upper - span / 10, true);
        return true;
    case Qt::Key_Right:
        moveRange(range.lower + span / 10, range.upper + span / 10, true);
        return true;
    case Qt::Key_Home: {
        double first = range.lower;
        for (const auto &curve : m_curves) {
            if (!curve->series.points.isEmpty())
                first = std::min(first, toKey(curve->series.points.first().time));
        }
        moveRange(first, first + span, true);
        return true;
    }
    case Qt::Key_End:
        setLive(true);
        return true;
    default:
        return false;
    }
}

bool TrendView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_plot) {
        switch (event->type()) {
        case QEvent::KeyPress:
            if (handleKey(static_cast<QKeyEvent *>(event)->key()))
                return true;
            break;
        case QEvent::Leave:
            updateCursor(std::nullopt);
            break;
        case QEvent::FocusIn:
        case QEvent::FocusOut:
            update();
            break;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TrendView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        restyle();
}

void TrendView::paintEvent(QPaintEvent *)
{
    if (!m_plot->hasFocus())
        return;
    QPainter painter(this);
    Theme::of(this).drawFocusRing(painter, rect(), 4);
}

} // namespace widgets
