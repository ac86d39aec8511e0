// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendaxes.h"

#include "widgets/trendtickers.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr double RoomBelow = 0.12;
constexpr double RoomAbove = 0.14;

} // namespace

/// Writes each unit above its axis, in the axis' colour.
class TrendUnitCaptions : public QCPAbstractItem
{
public:
    TrendUnitCaptions(QCustomPlot *plot, const TrendAxes &axes) : QCPAbstractItem(plot), m_axes(axes)
    {
        setClipToAxisRect(false);
    }
    double selectTest(const QPointF &, bool, QVariant * = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter *painter) override
    {
        const QRectF area = mParentPlot->axisRect()->rect();
        painter->setFont(Theme::of(mParentPlot).font(Role::Caption));
        const QFontMetricsF metrics(painter->font());
        const QStringList units = m_axes.units();
        for (const QString &unit : units) {
            const QCPAxis *axis = m_axes.axis(unit);
            if (unit.isEmpty() || !axis->visible())
                continue;
            painter->setPen(axis->tickLabelColor());
            const double width = metrics.horizontalAdvance(unit) + 2;
            const bool right = m_axes.isRight(unit);
            const double edge = axis->offset() + axis->tickLabelPadding();
            const double x = right ? area.right() + edge : area.left() - edge - width;
            painter->drawText(QRectF(std::clamp(x, 0.0, mParentPlot->width() - width),
                                     area.top() - metrics.height() - 9, width, metrics.height()),
                              Qt::AlignVCenter | (right ? Qt::AlignLeft : Qt::AlignRight), unit);
        }
    }

private:
    const TrendAxes &m_axes;
};

TrendAxes::TrendAxes(QCustomPlot *plot) : m_plot(plot), m_captions(new TrendUnitCaptions(plot, *this))
{
    assign({QString()});
}

TrendAxes::~TrendAxes() = default;

void TrendAxes::assign(const QStringList &wanted)
{
    const QStringList list = wanted.isEmpty() ? QStringList{QString()} : wanted;
    if (list == units())
        return;
    QHash<QString, std::pair<bool, QCPRange>> kept;
    for (const Axis &one : m_axes)
        kept.insert(one.unit, {one.manual, one.axis->range()});
    QCPAxisRect *area = m_plot->axisRect();
    for (const QCPAxis::AxisType side : {QCPAxis::atLeft, QCPAxis::atRight}) {
        while (area->axisCount(side) > 1)
            area->removeAxis(area->axis(side, area->axisCount(side) - 1));
    }
    m_axes.clear();
    for (int at = 0; at < list.size(); ++at) {
        const QCPAxis::AxisType side = at % 2 ? QCPAxis::atRight : QCPAxis::atLeft;
        Axis one;
        one.unit = list.at(at);
        one.axis = at < 2 ? area->axis(side, 0) : area->addAxis(side);
        one.axis->setTicker(QSharedPointer<TrendNumberTicker>::create());
        one.axis->setLayer(u"axes"_s);
        if (const auto before = kept.constFind(one.unit); before != kept.constEnd()) {
            one.manual = before->first;
            one.axis->setRange(before->second);
        }
        one.axis->setVisible(true);
        m_axes.push_back(one);
    }
    area->axis(QCPAxis::atRight, 0)->setVisible(list.size() > 1);
    area->setMinimumMargins(QMargins(8, list == QStringList{QString()} ? 8 : 28, 12, 4));
}

QStringList TrendAxes::units() const
{
    QStringList list;
    for (const Axis &one : m_axes)
        list << one.unit;
    return list;
}

QCPAxis *TrendAxes::axis(const QString &unit) const
{
    for (const Axis &one : m_axes) {
        if (one.unit == unit)
            return one.axis;
    }
    return m_axes.front().axis;
}

bool TrendAxes::isRight(const QString &unit) const { return axis(unit)->axisType() == QCPAxis::atRight; }

QCPAxis *TrendAxes::axisAt(const QPointF &place) const
{
    const QRect area = m_plot->axisRect()->rect();
    if (place.y() < area.top() - 20 || place.y() > area.bottom())
        return nullptr;
    QCPAxis *found = nullptr;
    double nearest = 1e9;
    for (const Axis &one : m_axes) {
        const bool right = one.axis->axisType() == QCPAxis::atRight;
        // The figures begin at the axis' offset and reach outward to the next axis.
        const double distance = right ? place.x() - area.right() - one.axis->offset()
                                      : area.left() - one.axis->offset() - place.x();
        if (distance > 0 && distance < nearest) {
            nearest = distance;
            found = one.axis;
        }
    }
    return found;
}

void TrendAxes::rescale(const std::vector<std::pair<const TrendGraph *, const TrendSeries *>> &curves,
                        const QList<TrendLimit> &limits)
{
    for (const Axis &one : m_axes) {
        if (one.manual)
            continue;
        double lowest = std::numeric_limits<double>::infinity();
        double highest = -lowest;
        bool fromZero = false;
        for (const auto &[graph, series] : curves) {
            if (series->hidden || graph->valueAxis() != one.axis)
                continue;
            QCPRange values;
            if (!graph->seenValues(m_plot->xAxis->range(), values))
                continue;
            fromZero |= series->fromZero;
            lowest = std::min(lowest, values.lower);
            highest = std::max(highest, values.upper);
        }
        if (!(highest >= lowest))
            continue;
        const double reach = std::max(highest - lowest, std::abs(highest) * 0.02);
        for (const TrendLimit &limit : limits) {
            if (limit.unit == one.unit && limit.value > lowest - reach && limit.value < highest + reach) {
                lowest = std::min(lowest, limit.value);
                highest = std::max(highest, limit.value);
            }
        }
        const double room = std::max(highest - lowest, std::max(std::abs(highest) * 0.02, 1e-6));
        fromZero = lowest >= 0 && (fromZero || lowest < highest * 0.35);
        one.axis->setRange(fromZero ? 0 : lowest - room * RoomBelow, highest + room * RoomAbove);
    }
}

void TrendAxes::forEach(QCPAxis *axis, const std::function<void(Axis &)> &what)
{
    for (Axis &one : m_axes) {
        if (!axis || one.axis == axis)
            what(one);
    }
}

void TrendAxes::zoom(QCPAxis *axis, double factor, double y)
{
    forEach(axis, [&](Axis &one) {
        one.manual = true;
        one.axis->scaleRange(factor, one.axis->pixelToCoord(y));
    });
}

void TrendAxes::pan(QCPAxis *axis, double fromY, double toY)
{
    forEach(axis, [&](Axis &one) {
        one.manual = true;
        one.axis->moveRange(one.axis->pixelToCoord(fromY) - one.axis->pixelToCoord(toY));
    });
}

void TrendAxes::automatic()
{
    for (Axis &one : m_axes)
        one.manual = false;
}

bool TrendAxes::isAutomatic() const
{
    return std::none_of(m_axes.begin(), m_axes.end(), [](const Axis &one) { return one.manual; });
}

void TrendAxes::wear(const Theme &theme, const QHash<QString, Token> &tokens)
{
    const QPen hidden(Qt::NoPen);
    const QPen axisPen(theme.colour(Token::Axis), 1);
    const auto dress = [&](QCPAxis *axis, bool times, const QColor &figures) {
        axis->setBasePen(times ? axisPen : hidden);
        axis->setTickPen(times ? axisPen : hidden);
        axis->setSubTickPen(times ? axisPen : hidden);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(times ? 5 : 0);
        axis->setSubTickLengthIn(0);
        axis->setSubTickLengthOut(times ? 3 : 0);
        axis->setTickLabelFont(theme.font(Role::Caption));
        axis->setLabelFont(theme.font(Role::Caption));
        axis->setTickLabelColor(figures);
        axis->setLabelColor(figures);
        axis->setTickLabelPadding(times ? 4 : 8);
        axis->setPadding(times ? 4 : 10);
        axis->grid()->setPen(times ? hidden : QPen(theme.colour(Token::Grid), 1));
        axis->grid()->setSubGridVisible(false);
        axis->grid()->setZeroLinePen(times ? hidden : QPen(theme.colour(Token::Grid), 1));
        axis->grid()->setAntialiased(false);
    };
    dress(m_plot->xAxis, true, theme.colour(Token::Axis));
    for (size_t at = 0; at < m_axes.size(); ++at) {
        const Token token = m_axes.size() > 1 ? tokens.value(m_axes[at].unit, Token::Axis) : Token::Axis;
        dress(m_axes[at].axis, false, theme.colour(token));
        // One grid is enough to read by.
        m_axes[at].axis->grid()->setVisible(at == 0);
    }
}

} // namespace widgets
