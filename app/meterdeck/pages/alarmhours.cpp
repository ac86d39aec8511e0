// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmhours.h"

#include "widgets/theme.h"
#include "words.h"

#include <QPainter>

#include <cmath>

using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {
constexpr int Day = 24;
constexpr double PlotHeight = 56;
} // namespace

AlarmHours::AlarmHours(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHours({}, 6);
}

void AlarmHours::setHours(const QList<int> &hours, double bearable)
{
    m_hours = hours;
    m_bearable = bearable;
    int most = 0;
    int above = 0;
    for (const int count : hours) {
        most = std::max(most, count);
        above += count > bearable;
    }
    setAccessibleName(tr("Alarms an hour, today"));
    setAccessibleDescription(
        tr("At most %1 in an hour; %n hour(s) above %2, which one person can bear.", nullptr, above)
            .arg(Words::count(quint64(most)), Words::number(bearable, 0)));
    setToolTip(accessibleDescription());
    update();
}

QSize AlarmHours::sizeHint() const
{
    return {170, int(PlotHeight) + Theme::of(this).lineHeight(Role::Caption) + 4};
}

QSize AlarmHours::minimumSizeHint() const { return {96, sizeHint().height()}; }

void AlarmHours::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight); // an axis
    const double axis = PlotHeight;
    double most = m_bearable * 1.3;
    for (const int count : std::as_const(m_hours))
        most = std::max(most, double(count));
    const double step = double(width()) / Day;
    for (qsizetype hour = 0; hour < std::min<qsizetype>(m_hours.size(), Day); ++hour) {
        const int count = m_hours.at(hour);
        if (count <= 0)
            continue;
        const double tall = std::max(1.0, std::round((axis - 2) * count / most));
        const double left = std::round(double(hour) * step);
        const bool much = count > m_bearable;
        const QRectF bar(left, axis - tall, std::max(2.0, std::round(step) - (much ? 0 : 2)), tall);
        painter.fillRect(bar, theme.colour(much ? Token::High : Token::Calm));
        if (much) {
            painter.setPen(theme.colour(Token::HighLine));
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
        }
    }
    painter.fillRect(QRectF(0, axis, width(), 1), theme.colour(Token::LineStrong));
    QPen dashed(theme.colour(Token::Text2), 1, Qt::CustomDashLine, Qt::FlatCap);
    dashed.setDashPattern({3, 3});
    painter.setPen(dashed);
    const double line = std::round(axis - (axis - 2) * m_bearable / most) + 0.5;
    painter.drawLine(QPointF(0, line), QPointF(width(), line));
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Text3));
    const double words = theme.lineHeight(Role::Caption);
    const double apart = double(width()) / 4;
    for (int tick = 0; tick < 4; ++tick)
        painter.drawText(QRectF(tick * apart, axis + 3, apart, words), Qt::AlignLeft | Qt::AlignVCenter,
                         QStringLiteral("%1").arg(tick * 6, 2, 10, QLatin1Char('0')));
}

} // namespace console
