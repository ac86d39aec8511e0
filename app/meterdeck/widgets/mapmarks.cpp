// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapmarks.h"

#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QPainter>
#include <QPainterPath>

namespace widgets {

namespace {

constexpr int Steps = 24;     // that a share is told in
constexpr int LeastSteps = 2; // what occurs is seen
constexpr double Longer = 3;
constexpr qsizetype MostKept = 4096;

// Of a part that occurs at least LeastSteps, so that one of a thousand does not vanish.
int stepsOf(int part, qsizetype of)
{
    if (part <= 0 || of <= 0)
        return 0;
    return std::clamp(int(std::lround(double(part) * Steps / double(of))), LeastSteps, Steps);
}

QPainterPath wedge(const QPointF &centre, double inner, double outer, double from, double degrees)
{
    const QRectF big(centre.x() - outer, centre.y() - outer, 2 * outer, 2 * outer);
    const QRectF hole(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner);
    QPainterPath path;
    path.arcMoveTo(big, 90 - from);
    path.arcTo(big, 90 - from, -degrees);
    path.arcTo(hole, 90 - from - degrees, degrees);
    path.closeSubpath();
    return path;
}

} // namespace

int MapMarks::side(const MapCluster &cluster)
{
    const auto sites = cluster.sites.size();
    return Theme::grow(sites == 1 ? 30 : sites < 20 ? 34 : sites < 60 ? 38 : sites < 300 ? 44 : 50);
}

void MapMarks::paintCluster(QPainter &painter, const QRectF &rect, const MapCluster &cluster,
                            const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF centre = rect.center();
    const double outer = std::min(rect.width(), rect.height()) / 2 - Longer - 1;
    const double thick = std::max(3.0, outer * 0.24);
    const double inner = outer - thick;
    // A ground, so that outlines of regions do not run through the number.
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(Token::Panel));
    painter.drawEllipse(centre, outer, outer);
    painter.setPen(QPen(theme.colour(Token::Calm), thick));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, outer - thick / 2, outer - thick / 2);
    painter.setPen(QPen(theme.colour(Token::Calm), 1));
    painter.drawEllipse(centre, inner - 2, inner - 2);

    const double degree = 360.0 / Steps;
    const int off = stepsOf(cluster.sitesOff, cluster.sites.size());
    const int unsure = std::min(Steps - off, stepsOf(cluster.sitesUnsure, cluster.sites.size()));
    if (unsure > 0) {
        const QPainterPath path = wedge(centre, inner, outer, off * degree, unsure * degree);
        painter.fillPath(path, theme.colour(Token::Panel));
        painter.save();
        painter.setClipPath(path);
        theme.drawHatch(painter, path.boundingRect(), theme.colour(Token::Text2), 3.2, 1.2);
        painter.restore();
        painter.setPen(QPen(theme.colour(Token::Text2), 1));
        painter.drawPath(path);
    }
    if (off > 0) {
        // From the middle of the top, so that one of many points up.
        const double from = off >= Steps ? 0 : -off * degree / 2;
        painter.setPen(QPen(theme.colour(Token::Panel), 1));
        painter.setBrush(theme.colour(Token::Critical));
        painter.drawPath(wedge(centre, inner, outer + Longer, from, off * degree));
    }
    QFont font = theme.font(Role::Table, 600);
    const QString text = numberText(double(cluster.sites.size()), 0);
    const double room = (inner - 3) * 1.7;
    while (font.pixelSize() > 8 && QFontMetricsF(font).horizontalAdvance(text) > room)
        font.setPixelSize(font.pixelSize() - 1);
    painter.setFont(font);
    painter.setPen(theme.colour(Token::Text));
    painter.drawText(QRectF(centre.x() - outer, centre.y() - outer, 2 * outer, 2 * outer), Qt::AlignCenter,
                     text);
}

const QPixmap &MapMarks::pixmap(const MapCluster &cluster, const MapSite &first, const Theme &theme,
                                double ratio)
{
    const int side = MapMarks::side(cluster);
    QByteArray key;
    if (cluster.isOne()) {
        for (const LineState state : first.lines)
            key.append(char('0' + int(state)));
    } else {
        key = "c" + QByteArray::number(cluster.sites.size()) + "," +
              QByteArray::number(stepsOf(cluster.sitesOff, cluster.sites.size())) + "," +
              QByteArray::number(stepsOf(cluster.sitesUnsure, cluster.sites.size()));
    }
    const auto known = m_pixmaps.constFind(key);
    if (known != m_pixmaps.constEnd())
        return *known;
    if (m_pixmaps.size() >= MostKept)
        m_pixmaps.clear();
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QRectF rect(0, 0, side, side);
    if (cluster.isOne()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(Token::Panel));
        painter.drawEllipse(rect.adjusted(Longer, Longer, -Longer, -Longer));
        LineRing::paint(painter, rect, first.lines, theme);
    } else {
        paintCluster(painter, rect, cluster, theme);
    }
    painter.end();
    return *m_pixmaps.insert(key, pixmap);
}

} // namespace widgets
