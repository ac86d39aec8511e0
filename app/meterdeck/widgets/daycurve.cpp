// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/daycurve.h"

#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

core::UtcTime utc(const QDateTime &time) { return core::fromMicros(time.toMSecsSinceEpoch() * 1000); }

/// The next 1, 2 or 5 of some power of ten.
double roundUp(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power * 1.0000001)
            return step * power;
    }
    return 10 * power;
}

int decimalsOf(double step) { return std::clamp(int(std::ceil(-std::log10(step) - 1e-9)), 0, 3); }

} // namespace

DayCurve::DayCurve(QWidget *parent) : QWidget(parent), m_zone(QTimeZone::systemTimeZone())
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setDay(QDate::currentDate(), m_zone);
}

void DayCurve::setDay(const QDate &day, const QTimeZone &zone)
{
    m_day = day;
    m_zone = zone;
    m_from = utc(day.startOfDay(zone));
    m_to = utc(day.addDays(1).startOfDay(zone));
    update();
}

void DayCurve::setColumns(const QList<Column> &columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    update();
}

void DayCurve::setNow(core::UtcTime now)
{
    const double before = xOf(m_now);
    m_now = now;
    if (std::abs(xOf(now) - before) * devicePixelRatioF() >= 0.5)
        update();
}

QSize DayCurve::minimumSizeHint() const { return {200, Theme::grow(96)}; }

double DayCurve::top() const
{
    double highest = 0;
    for (const Column &column : m_columns)
        highest = std::max(highest, column.value.value_or(0));
    const double step = roundUp(highest / 4);
    return std::max(1.0, std::ceil(highest / step)) * step;
}

QRectF DayCurve::plot() const
{
    const Theme &theme = Theme::of(this);
    const QFontMetricsF metrics(theme.font(Role::Caption));
    const double step = roundUp(top() / 5);
    const double labels = metrics.horizontalAdvance(numberText(top(), decimalsOf(step))) + 8;
    const double line = theme.lineHeight(Role::Caption);
    // Half of the last hour's name stands beside the axis.
    const double right = std::max(6.0, std::ceil(metrics.horizontalAdvance(u"24"_s) / 2) + 1);
    return QRectF(rect()).adjusted(std::ceil(labels), line / 2, -right, -line - 2);
}

double DayCurve::xOf(core::UtcTime at) const
{
    const QRectF box = plot();
    return box.left() +
           box.width() * double((at - m_from).count()) / double(std::max<qint64>(1, (m_to - m_from).count()));
}

void DayCurve::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // axes of time and value
    const QRectF box = plot();
    const double highest = top();
    const double line = theme.lineHeight(Role::Caption);
    painter.setFont(theme.font(Role::Caption));
    const QFontMetricsF metrics(painter.font());

    const bool known = std::any_of(m_columns.begin(), m_columns.end(),
                                   [](const Column &column) { return column.value.has_value(); });
    // Steps of the axis: as many as have room.
    double step = roundUp(highest / 5);
    if (highest / step * line * 1.4 > box.height())
        step = roundUp(highest / 2);
    const auto yOf = [&](double value) { return box.bottom() - box.height() * value / highest; };
    for (double value = 0; value <= highest * 1.0001; value += step) {
        const double y = std::round(yOf(value));
        painter.fillRect(QRectF(box.left(), y, box.width(), 1),
                         theme.colour(value == 0 ? Token::Axis : Token::Grid));
        if (!known && value > 0)
            continue; // an axis without a value has no measure
        painter.setPen(theme.colour(Token::Text3));
        painter.drawText(QRectF(0, y - line / 2, box.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter,
                         numberText(value, decimalsOf(step)));
    }
    const int every = box.width() / 6 >= metrics.horizontalAdvance(u"00"_s) * 2.5 ? 4 : 12;
    for (int hour = 0; hour <= 24; hour += every) {
        const QDateTime local =
            hour == 24 ? m_day.addDays(1).startOfDay(m_zone) : QDateTime(m_day, QTime(hour, 0), m_zone);
        painter.drawText(QRectF(xOf(utc(local)) - line, box.bottom() + 3, 2 * line, line), Qt::AlignCenter,
                         u"%1"_s.arg(hour, 2, 10, QChar(u'0')));
    }

    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF run;
    const auto flush = [&] {
        painter.setPen(QPen(theme.colour(Token::S1), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        if (run.size() > 1)
            painter.drawPolyline(run);
        else if (run.size() == 1)
            painter.drawPoint(run.constFirst());
        run.clear();
    };
    std::optional<QPointF> last;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns[i];
        if (column.value) {
            last = QPointF((xOf(column.from) + xOf(column.to)) / 2, yOf(*column.value));
            run << *last;
            continue;
        }
        flush();
        // One hatch for a run of unknown columns.
        qsizetype end = i;
        while (end + 1 < m_columns.size() && !m_columns[end + 1].value)
            ++end;
        const double left = xOf(column.from);
        theme.drawHatch(painter, QRectF(left, box.top(), xOf(m_columns[end].to) - left, box.height()),
                        theme.colour(Token::LineStrong), 6);
        i = end;
    }
    flush();
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (m_now > m_from && m_now < m_to)
        painter.fillRect(QRectF(std::round(xOf(m_now)), box.top(), 1, box.height()),
                         theme.colour(Token::Text));
    if (last) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(Token::S1));
        painter.drawEllipse(*last, 3, 3);
    }
}

} // namespace widgets
