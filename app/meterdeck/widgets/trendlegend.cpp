// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendlegend.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

TrendLegend::TrendLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TrendLegend::setSeries(const QList<TrendSeries> &series)
{
    m_entries.clear();
    QStringList spoken;
    for (const TrendSeries &one : series) {
        QString text = one.unit.isEmpty() ? one.name : one.name + u", "_s + one.unit;
        if (one.rightAxis)
            text = tr("%1 (right)").arg(text);
        m_entries.append({text, one.token, one.dashed});
        spoken << text;
    }
    setAccessibleName(tr("Curves"));
    setAccessibleDescription(spoken.join(u"; "_s));
    updateGeometry();
    update();
}

QSize TrendLegend::sizeHint() const
{
    const QFontMetricsF metrics(Theme::of(this).font(Role::Table));
    double width = 0;
    for (const Entry &entry : m_entries)
        width += 22 + metrics.horizontalAdvance(entry.text) + 16;
    return {int(std::ceil(width)), 20};
}

void TrendLegend::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font(Role::Table));
    const QFontMetricsF metrics(painter.font());
    double x = 0;
    for (const Entry &entry : m_entries) {
        QPen pen(theme.colour(entry.token), 2, entry.dashed ? Qt::CustomDashLine : Qt::SolidLine,
                 Qt::FlatCap);
        if (entry.dashed)
            pen.setDashPattern({2.5, 1.5});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, height() / 2.0), QPointF(x + 15, height() / 2.0));
        painter.setPen(theme.colour(Token::Text2));
        const double textWidth = metrics.horizontalAdvance(entry.text);
        painter.drawText(QRectF(x + 22, 0, textWidth + 2, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.text);
        x += 22 + textWidth + 16;
    }
}

} // namespace widgets
