// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/histogram.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace widgets {

namespace {

constexpr double OverflowWidth = 10;
constexpr double PlotHeight = 64;

bool same(const QList<double> &left, const QList<double> &right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

} // namespace

Histogram::Histogram(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Histogram::setBars(const QList<double> &bars, const QList<Tick> &ticks)
{
    if (same(bars, m_bars) && ticks == m_ticks)
        return;
    m_bars = bars;
    m_ticks = ticks;
    update();
}

void Histogram::setOverflow(std::optional<double> bar, const QString &word)
{
    if (bar == m_overflow && word == m_overflowWord)
        return;
    m_overflow = bar;
    m_overflowWord = word;
    update();
}

void Histogram::setMarks(const QList<Tick> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    update();
}

void Histogram::setScaleWord(const QString &word)
{
    if (word == m_scaleWord)
        return;
    m_scaleWord = word;
    updateGeometry();
    update();
}

QSize Histogram::sizeHint() const
{
    const int text = QFontMetrics(Theme::of(this).font(Role::Caption)).height();
    return {240, int(PlotHeight) + 2 * text + 6};
}

QSize Histogram::minimumSizeHint() const { return {120, sizeHint().height()}; }

void Histogram::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

void Histogram::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // an axis
    const QFont caption = theme.font(Role::Caption);
    const QFontMetricsF metrics(caption);
    painter.setFont(caption);
    const double words = metrics.height();
    const QRectF plot(0, words + 2, width() - (m_overflow ? OverflowWidth + 4 : 0), height() - 2 * words - 6);
    double most = m_overflow.value_or(0);
    for (const double bar : std::as_const(m_bars)) {
        if (std::isfinite(bar))
            most = std::max(most, bar);
    }
    const auto high = [&](double bar) {
        return bar <= 0 || most <= 0 ? 0 : std::max(1.0, plot.height() * bar / most);
    };
    if (!m_scaleWord.isEmpty()) {
        painter.setPen(theme.colour(Token::Text3));
        // The word of the bar at the end comes first where both have no room.
        const double taken = m_overflow ? metrics.horizontalAdvance(m_overflowWord) + 8 : 0;
        painter.drawText(QRectF(0, 0, width(), words), Qt::AlignLeft | Qt::AlignTop,
                         metrics.elidedText(m_scaleWord, Qt::ElideRight, std::max(0.0, width() - taken)));
    }
    const double step = m_bars.isEmpty() ? 0 : plot.width() / double(m_bars.size());
    const double gap = step > 4 ? 2 : 1;
    qsizetype blind = -1;
    for (qsizetype at = 0; at <= m_bars.size(); ++at) {
        const bool unknown = at < m_bars.size() && std::isnan(m_bars.at(at));
        if (unknown && blind < 0)
            blind = at;
        if (!unknown && blind >= 0) {
            const QRectF box(plot.left() + double(blind) * step, plot.top(), double(at - blind) * step,
                             plot.height());
            theme.drawHatch(painter, box, theme.colour(Token::Line));
            blind = -1;
        }
        if (at == m_bars.size() || unknown || m_bars.at(at) <= 0)
            continue;
        const double left = std::round(plot.left() + double(at) * step);
        const double right = std::round(plot.left() + double(at + 1) * step);
        const double tall = high(m_bars.at(at));
        painter.fillRect(QRectF(left, plot.bottom() - tall, std::max(1.0, right - left - gap), tall),
                         theme.colour(Token::Calm));
    }
    painter.fillRect(QRectF(0, plot.bottom(), width(), 1), theme.colour(Token::LineStrong));
    if (m_overflow) {
        const double tall = high(*m_overflow);
        const QRectF bar(width() - OverflowWidth - 0.5, plot.bottom() - tall, OverflowWidth, tall);
        if (tall > 0) {
            painter.setPen(QPen(theme.colour(Token::HighLine), 1));
            painter.setBrush(theme.colour(Token::High));
            painter.drawRect(bar.adjusted(0, 0.5, 0, 0));
        }
        painter.setPen(theme.colour(Token::Text2));
        painter.drawText(QRectF(0, 0, width(), words), Qt::AlignRight | Qt::AlignTop, m_overflowWord);
    }
    // Words of marks give way to one another and to the bar of its own; the lines stay.
    const double end = m_overflow ? width() - metrics.horizontalAdvance(m_overflowWord) - 8 : width();
    double taken = m_scaleWord.isEmpty() ? 0 : metrics.horizontalAdvance(m_scaleWord) + 8;
    for (const Tick &mark : std::as_const(m_marks)) {
        const double at = std::round(plot.left() + plot.width() * std::clamp(mark.at, 0.0, 1.0)) + 0.5;
        painter.setPen(QPen(theme.colour(Token::Text2), 1, Qt::DashLine));
        painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
        const double wide = metrics.horizontalAdvance(mark.text) + 1;
        const double left = std::max(taken, std::min(at - wide / 2, end - wide));
        if (left + wide > end || left > at + 4)
            continue;
        painter.drawText(QRectF(left, 0, wide, words), Qt::AlignLeft | Qt::AlignTop, mark.text);
        taken = left + wide + 6;
    }
    painter.setPen(theme.colour(Token::Text3));
    double free = -1;
    for (const Tick &tick : std::as_const(m_ticks)) {
        const double wide = metrics.horizontalAdvance(tick.text) + 1;
        const double middle = plot.left() + plot.width() * tick.at;
        const double left = std::clamp(middle - wide / 2, 0.0, std::max(0.0, width() - wide));
        if (left < free)
            continue;
        painter.drawText(QRectF(left, plot.bottom() + 3, wide, words), Qt::AlignLeft, tick.text);
        free = left + wide + 6;
    }
}

} // namespace widgets
