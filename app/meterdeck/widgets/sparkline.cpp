// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sparkline.h"

#include "widgets/theme.h"

#include <QPainter>

#include <cmath>

namespace widgets {

Sparkline::Sparkline(QWidget *parent) : QWidget(parent) {}

void Sparkline::setValues(const QList<double> &values)
{
    if (values == m_values)
        return;
    m_values = values;
    update();
}

void Sparkline::paint(QPainter &painter, const QRectF &rect, const QList<double> &values, const Theme &theme)
{
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const double value : values) {
        if (std::isfinite(value)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    }
    if (values.size() < 2 || !(highest >= lowest))
        return;
    // A flat line stays in the middle instead of blowing up its noise.
    const double span = std::max(highest - lowest, std::max(1e-9, std::abs(highest) * 1e-6));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.colour(Token::S5), 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF box = rect.adjusted(1, 2, -1, -2);
    QPolygonF line;
    const auto flush = [&] {
        if (line.size() > 1)
            painter.drawPolyline(line);
        line.clear();
    };
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            flush();
            continue;
        }
        const double x = box.left() + box.width() * double(i) / double(values.size() - 1);
        const double share = highest > lowest ? (values[i] - lowest) / span : 0.5;
        line.append(QPointF(x, box.bottom() - box.height() * share));
    }
    flush();
    painter.restore();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_values, Theme::of(this));
}

} // namespace widgets
