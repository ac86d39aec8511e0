// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/linering.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr double Longer = 3;   // px an off segment stands out
constexpr double Between = 6;  // degrees between two segments
constexpr double Thick = 0.34; // of the radius

QPainterPath segment(const QPointF &centre, double inner, double outer, double from, double to)
{
    // Degrees clockwise from 12; Qt counts anticlockwise from 3.
    const QRectF big(centre.x() - outer, centre.y() - outer, 2 * outer, 2 * outer);
    const QRectF small(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner);
    QPainterPath path;
    path.arcMoveTo(big, 90 - from);
    path.arcTo(big, 90 - from, from - to);
    path.arcTo(small, 90 - to, to - from);
    path.closeSubpath();
    return path;
}

void drawMiddle(QPainter &painter, const QPointF &centre, double room, const QString &text,
                const Theme &theme)
{
    QFont font = theme.font(Role::Body, 600);
    while (font.pixelSize() > 8 && QFontMetricsF(font).horizontalAdvance(text) > room)
        font.setPixelSize(font.pixelSize() - 1);
    painter.setFont(font);
    painter.setPen(theme.colour(Token::Text));
    painter.drawText(QRectF(centre.x() - room, centre.y() - room, 2 * room, 2 * room), Qt::AlignCenter, text);
}

} // namespace

LineRing::LineRing(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Lines"));
}

QString LineRing::word(LineState state)
{
    switch (state) {
    case LineState::On:
        return tr("On");
    case LineState::Off:
        return tr("Off");
    case LineState::Stale:
        return tr("Stale");
    case LineState::Unknown:
        return tr("Unknown");
    }
    return {};
}

void LineRing::setLines(const QList<LineState> &lines)
{
    if (lines == m_lines && !m_devices)
        return;
    m_lines = lines;
    m_devices = 0;
    QStringList spoken;
    for (qsizetype at = 0; at < lines.size(); ++at)
        spoken << tr("line %1 %2", "number and state").arg(at + 1).arg(word(lines.at(at)));
    setAccessibleDescription(spoken.join(u", "_s));
    setToolTip(accessibleDescription());
    update();
}

void LineRing::setCluster(int devices, int withLineOff)
{
    m_devices = devices;
    m_off = withLineOff;
    setAccessibleDescription(tr("%n devices, %1 with a line off", nullptr, devices).arg(withLineOff));
    setToolTip(accessibleDescription());
    update();
}

void LineRing::paint(QPainter &painter, const QRectF &rect, const QList<LineState> &lines, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre = rect.center();
    const double outer = std::min(rect.width(), rect.height()) / 2 - Longer - 0.5;
    if (lines.isEmpty()) {
        // Monitors nothing: the place of a ring, without a segment.
        painter.setPen(QPen(theme.colour(Token::LineStrong), 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, outer, outer);
        painter.restore();
        return;
    }
    const double inner = outer * (1 - Thick);
    const double share = 360.0 / double(lines.size());
    int off = 0;
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const double gap = lines.size() > 1 ? Between / 2 : 0;
        const double from = share * double(at) + gap;
        const double to = share * double(at + 1) - gap;
        const LineState state = lines.at(at);
        off += state == LineState::Off;
        const QPainterPath shape =
            segment(centre, inner, outer + (state == LineState::Off ? Longer : 0), from, to);
        switch (state) {
        case LineState::On:
            painter.fillPath(shape, theme.colour(Token::Calm));
            break;
        case LineState::Off:
            painter.fillPath(shape, theme.colour(Token::Critical));
            break;
        case LineState::Stale:
            painter.save();
            painter.setClipPath(shape, Qt::IntersectClip);
            theme.drawHatch(painter, shape.boundingRect(), theme.colour(Token::Text2), 3.2, 1.2);
            painter.restore();
            painter.setPen(QPen(theme.colour(Token::Text2), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(shape);
            break;
        case LineState::Unknown: {
            QPen dashed(theme.colour(Token::Text3), 1, Qt::CustomDashLine, Qt::FlatCap);
            dashed.setDashPattern({2, 2});
            painter.setPen(dashed);
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(shape);
            break;
        }
        }
    }
    if (off > 0)
        drawMiddle(painter, centre, inner * 0.8, QString::number(off), theme);
    painter.restore();
}

void LineRing::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (!m_devices) {
        paint(painter, rect(), m_lines, theme);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre = QRectF(rect()).center();
    const double outer = std::min(width(), height()) / 2.0 - Longer - 0.5;
    const double inner = outer * (1 - Thick);
    const Token token = m_off ? Token::Critical : Token::Calm;
    painter.setPen(QPen(theme.colour(token), m_off ? (outer - inner) : 3, Qt::SolidLine, Qt::FlatCap));
    const double radius = m_off ? (outer + inner) / 2 : outer - 1.5;
    painter.drawEllipse(centre, radius, radius);
    drawMiddle(painter, centre, inner * 0.85, QString::number(m_off ? m_off : m_devices), theme);
}

} // namespace widgets
