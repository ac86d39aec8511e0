// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendlegend.h"

#include <QFontMetrics>
#include <QPainter>

using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Line = 18;
constexpr int Gap = 6;
constexpr int Between = 16;

} // namespace

TrendLegend::TrendLegend(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TrendLegend::setSeries(const QList<widgets::TrendSeries> &series)
{
    m_entries.clear();
    for (const widgets::TrendSeries &curve : series) {
        QString text =
            curve.unit.isEmpty() ? curve.name : tr("%1, %2", "quantity and unit").arg(curve.name, curve.unit);
        if (curve.rightAxis)
            text = tr("%1 (right)").arg(text);
        m_entries << Entry{text, curve.token, curve.dashed};
    }
    updateGeometry();
    update();
}

QSize TrendLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::of(this).font(Role::Table));
    int width = 0;
    for (const Entry &entry : m_entries)
        width += Line + Gap + metrics.horizontalAdvance(entry.text) + Between;
    return {width, 20};
}

void TrendLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.setFont(theme.font(Role::Table));
    const QFontMetrics metrics(painter.font());
    int x = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        QPen pen(theme.colour(entry.token), 2, Qt::SolidLine, Qt::FlatCap);
        if (entry.dashed)
            pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawLine(x, height() / 2, x + Line, height() / 2);
        x += Line + Gap;
        const int width = metrics.horizontalAdvance(entry.text);
        painter.setPen(theme.colour(Token::Text2));
        painter.drawText(QRect(x, 0, width + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        x += width + Between;
    }
}

} // namespace console
