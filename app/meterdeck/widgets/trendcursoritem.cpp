// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendcursoritem.h"

#include "widgets/trendaxes.h"
#include "widgets/trendcursors.h"
#include "widgets/trendview.h"
#include "widgets/valuetext.h"

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr double Pad = 11;
constexpr double Sample = 13;
constexpr double Indent = 20;

} // namespace

TrendCursorItem::TrendCursorItem(QCustomPlot *plot, const TrendView &view)
    : QCPAbstractItem(plot), m_view(view)
{
    setClipToAxisRect(false);
}

void TrendCursorItem::draw(QCPPainter *painter)
{
    painter->save();
    drawFixed(painter);
    drawBetween(painter);
    drawHover(painter);
    painter->restore();
}

QRectF TrendCursorItem::drawBox(QCPPainter *painter, double x, double y, double width, double height) const
{
    const Theme &theme = Theme::of(mParentPlot);
    const double left = std::clamp(x, 2.0, std::max(2.0, mParentPlot->width() - width - 2));
    const double top = std::clamp(y, 2.0, std::max(2.0, mParentPlot->height() - height - 2));
    const QRectF box(std::round(left) + 0.5, std::round(top) + 0.5, std::ceil(width), std::ceil(height));
    painter->setAntialiasing(true);
    painter->setPen(QPen(theme.colour(Token::LineStrong), 1));
    painter->setBrush(theme.colour(Token::Raised));
    painter->drawRoundedRect(box, 4, 4);
    return box;
}

void TrendCursorItem::drawSample(QCPPainter *painter, const TrendSeries &series, double x, double y) const
{
    QPen sample(Theme::of(mParentPlot).colour(series.token), 2,
                series.dashed ? Qt::CustomDashLine : Qt::SolidLine, Qt::FlatCap);
    if (series.dashed)
        sample.setDashPattern({2, 1.5});
    painter->setPen(sample);
    painter->drawLine(QPointF(x, y), QPointF(x + Sample, y));
}

void TrendCursorItem::drawHover(QCPPainter *painter)
{
    const TrendCursors &cursors = m_view.cursors();
    if (!cursors.hovered())
        return;
    const Theme &theme = Theme::of(mParentPlot);
    const QRectF area = mParentPlot->axisRect()->rect();
    const double line = std::round(mParentPlot->xAxis->coordToPixel(toKey(*cursors.hovered())));
    if (line < area.left() || line > area.right())
        return;
    const QList<TrendCursors::Row> rows = cursors.rows();
    painter->setAntialiasing(false);
    painter->setPen(QPen(theme.colour(Token::Text), 1));
    painter->drawLine(QPointF(line, area.top()), QPointF(line, area.bottom()));
    painter->setAntialiasing(true);
    for (const TrendCursors::Row &row : rows) {
        if (!row.time)
            continue;
        const TrendSeries &series = m_view.series(row.series);
        const QCPAxis *values = const_cast<TrendView &>(m_view).axes().axis(series.unit);
        const QPointF spot(mParentPlot->xAxis->coordToPixel(toKey(*row.time)),
                           values->coordToPixel(row.height));
        if (!area.contains(spot))
            continue;
        painter->setPen(QPen(theme.colour(series.token), 1.5));
        painter->setBrush(theme.colour(Token::Raised));
        painter->drawEllipse(spot, 3.5, 3.5);
    }

    const QFont plain = theme.font(Role::Caption);
    const QFont name = theme.font(Role::Table);
    const QFont strong = theme.font(Role::Table, 600);
    const QFontMetricsF plainMetrics(plain);
    const QFontMetricsF nameMetrics(name);
    const QFontMetricsF strongMetrics(strong);
    const QString head = cursors.head();
    const double rowHeight = std::ceil(strongMetrics.height() + 4);
    const double smallHeight = std::ceil(plainMetrics.height() + 1);
    double width = plainMetrics.horizontalAdvance(head);
    double height = 14 + smallHeight;
    for (const TrendCursors::Row &row : rows) {
        width = std::max(width, Indent + nameMetrics.horizontalAdvance(row.name) + 24 +
                                    strongMetrics.horizontalAdvance(row.value));
        width = std::max(width, Indent + plainMetrics.horizontalAdvance(row.detail));
        height += rowHeight + (row.detail.isEmpty() ? 0 : smallHeight);
    }
    width += 2 * Pad + 2;
    // Beside the line, on the side with room, never over it.
    double x = line - 12 - width;
    if (x < area.left())
        x = line + 12;
    const QRectF box = drawBox(painter, x, area.top() + 4, width, height);
    const double left = box.left() + Pad;
    const double right = box.right() - Pad;
    double y = box.top() + 6;
    painter->setFont(plain);
    painter->setPen(theme.colour(Token::Text2));
    painter->drawText(QRectF(left, y, right - left, smallHeight), Qt::AlignLeft | Qt::AlignVCenter, head);
    y += smallHeight + 2;
    for (const TrendCursors::Row &row : rows) {
        drawSample(painter, m_view.series(row.series), left, y + rowHeight / 2);
        painter->setFont(name);
        painter->setPen(theme.colour(Token::Text));
        painter->drawText(QRectF(left + Indent, y, right - left, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                          row.name);
        painter->setFont(strong);
        painter->drawText(QRectF(left, y, right - left, rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                          row.value);
        y += rowHeight;
        if (!row.detail.isEmpty()) {
            painter->setFont(plain);
            painter->setPen(theme.colour(Token::Text3));
            painter->drawText(QRectF(left + Indent, y - 2, right - left, smallHeight),
                              Qt::AlignLeft | Qt::AlignVCenter, row.detail);
            y += smallHeight;
        }
    }
}

void TrendCursorItem::drawFixed(QCPPainter *painter)
{
    const Theme &theme = Theme::of(mParentPlot);
    const QRectF area = mParentPlot->axisRect()->rect();
    const QFont font = theme.font(Role::Caption, 600);
    const QFontMetricsF metrics(font);
    for (const TrendCursors::Which which : {TrendCursors::Which::A, TrendCursors::Which::B}) {
        const auto time = m_view.cursors().at(which);
        if (!time)
            continue;
        const double x = std::round(mParentPlot->xAxis->coordToPixel(toKey(*time)));
        if (x < area.left() || x > area.right())
            continue;
        const QString letter = which == TrendCursors::Which::A ? u"A"_s : u"B"_s;
        painter->setAntialiasing(false);
        painter->setPen(QPen(theme.colour(Token::Focus), 1));
        painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const double side = std::ceil(metrics.height());
        const QRectF flag(x - side / 2, area.top() - side, side, side);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.colour(Token::Focus));
        painter->drawRect(flag);
        painter->setFont(font);
        painter->setPen(theme.colour(Token::Panel));
        painter->drawText(flag, Qt::AlignCenter, letter);
    }
}

void TrendCursorItem::drawBetween(QCPPainter *painter)
{
    const TrendCursors &cursors = m_view.cursors();
    if (!cursors.areBoth())
        return;
    const Theme &theme = Theme::of(mParentPlot);
    const QRectF area = mParentPlot->axisRect()->rect();
    const QFont plain = theme.font(Role::Caption);
    const QFont body = theme.font(Role::Table);
    const QFontMetricsF plainMetrics(plain);
    const QFontMetricsF bodyMetrics(body);

    QList<int> curves;
    bool energy = false;
    for (int at = 0; at < m_view.seriesCount(); ++at) {
        if (!m_view.series(at).hidden) {
            curves << at;
            energy |= !m_view.series(at).integralUnit.isEmpty();
        }
    }
    QList<QStringList> cells;
    cells << QStringList{TrendCursors::tr("A to B: %1").arg(TrendCursors::spanText(cursors.span())),
                         TrendCursors::tr("B \u2212 A"), TrendCursors::tr("mean"), TrendCursors::tr("min"),
                         TrendCursors::tr("max")};
    if (energy)
        cells[0] << TrendCursors::tr("energy, Estimated");
    const double sign = cursors.span().count() < 0 ? -1 : 1;
    for (const int at : std::as_const(curves)) {
        const TrendSeries &series = m_view.series(at);
        const TrendMeasure found = cursors.between(at);
        const auto figure = [&](double value) { return numberText(value, series.decimals); };
        const QString none = u"\u2013"_s;
        QStringList row{series.unit.isEmpty() ? series.name : series.name + u", "_s + series.unit,
                        found.difference() ? figure(sign * *found.difference()) : none,
                        found.count ? figure(found.mean) : none, found.count ? figure(found.lowest) : none,
                        found.count ? figure(found.highest) : none};
        if (energy)
            row << (series.integralUnit.isEmpty() || found.covered <= 0
                        ? QString()
                        : numberText(found.integral * series.integralFactor, 3) + u' ' + series.integralUnit);
        cells << row;
    }
    QList<double> widths(cells.constFirst().size(), 0);
    for (qsizetype row = 0; row < cells.size(); ++row) {
        for (qsizetype column = 0; column < widths.size(); ++column) {
            const QFontMetricsF &metrics = row == 0 ? plainMetrics : bodyMetrics;
            widths[column] = std::max(widths[column], metrics.horizontalAdvance(cells.at(row).at(column)) +
                                                          (column == 0 ? (row == 0 ? 0 : Indent) : 18));
        }
    }
    double width = 2 * Pad + 2;
    for (const double one : std::as_const(widths))
        width += one;
    const double rowHeight = std::ceil(bodyMetrics.height() + 4);
    const double height = 10 + rowHeight * double(cells.size());
    const double a = mParentPlot->xAxis->coordToPixel(toKey(*cursors.at(TrendCursors::Which::A)));
    const double b = mParentPlot->xAxis->coordToPixel(toKey(*cursors.at(TrendCursors::Which::B)));
    const double middle = std::clamp((a + b) / 2, area.left(), area.right());
    const QRectF box = drawBox(
        painter, std::clamp(middle - width / 2, area.left(), std::max(area.left(), area.right() - width)),
        area.bottom() - height - 6, width, height);
    double y = box.top() + 5;
    for (qsizetype row = 0; row < cells.size(); ++row) {
        double x = box.left() + Pad;
        for (qsizetype column = 0; column < widths.size(); ++column) {
            painter->setFont(row == 0 ? plain : body);
            painter->setPen(theme.colour(row == 0 ? Token::Text2 : Token::Text));
            const bool first = column == 0;
            const double indent = first && row > 0 ? Indent : 0;
            if (first && row > 0) {
                drawSample(painter, m_view.series(curves.at(row - 1)), x, y + rowHeight / 2);
                painter->setPen(theme.colour(Token::Text));
            }
            painter->drawText(QRectF(x + indent, y, widths.at(column) - indent + 1, rowHeight),
                              Qt::AlignVCenter | (first ? Qt::AlignLeft : Qt::AlignRight),
                              cells.at(row).at(column));
            x += widths.at(column);
        }
        y += rowHeight;
    }
}

} // namespace widgets
