// SPDX-License-Identifier: GPL-3.0-or-later
// How MapView draws.
#include "widgets/mapview.h"

#include "widgets/drawntext.h"
#include "widgets/mapinset.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int MostNames = 160;
constexpr double Beside = 4; // px between a mark and its name
constexpr double LeastForLegend = 460;
constexpr int LeastForInset = 500;
constexpr int InsetWidth = 190;
constexpr int InsetHeight = 240;

QString degreesText(double degrees, double step, bool east)
{
    const QString number = numberText(std::abs(degrees), step < 0.1 ? 2 : step < 1 ? 1 : 0);
    if (std::abs(degrees) < step / 2)
        return u"0°"_s;
    if (east)
        return degrees > 0 ? MapView::tr("%1° E", "longitude").arg(number)
                           : MapView::tr("%1° W", "longitude").arg(number);
    return degrees > 0 ? MapView::tr("%1° N", "latitude").arg(number)
                       : MapView::tr("%1° S", "latitude").arg(number);
}

} // namespace

QList<MapView::Name> MapView::names()
{
    if (m_namesStale)
        placeNames();
    return m_names;
}

void MapView::placeNames()
{
    const Theme &theme = Theme::of(this);
    const QFontMetricsF plain(theme.font(Role::Table));
    const QFontMetricsF strong(theme.font(Role::Table, 600));
    const double line = theme.lineHeight(Role::Table);
    m_namesStale = false;
    m_names.clear();
    // A coarse grid of what is taken: marks first, then each name that found room.
    QList<QRectF> taken;
    const QRectF page = QRectF(rect()).adjusted(2, 2, -2, -2);
    for (const MapCluster &cluster : std::as_const(m_clusters)) {
        const QRectF mark = markRect(cluster);
        if (page.intersects(mark))
            taken << mark.adjusted(2, 2, -2, -2);
    }
    if (!m_inset)
        taken << legendRect(theme);
    if (m_insetPart && m_insetPart->isVisibleTo(this))
        taken << m_insetPart->geometry();
    taken << footRect(theme);
    for (const int at : worstFirst()) {
        if (m_names.size() >= MostNames)
            break;
        const MapCluster &cluster = m_clusters.at(at);
        const QRectF mark = markRect(cluster);
        if (!page.intersects(mark))
            continue;
        Name name;
        name.cluster = at;
        name.name = nameOf(cluster);
        name.detail = detailOf(cluster);
        name.trouble = cluster.linesOff > 0;
        const QFontMetricsF &metrics = name.trouble ? strong : plain;
        const double wide = std::ceil(std::max(metrics.horizontalAdvance(name.name),
                                               metrics.horizontalAdvance(name.detail))) +
                            1;
        const double high = name.detail.isEmpty() ? line : 2 * line - 2;
        const double middle = mark.center().y() - high / 2;
        const std::pair<QRectF, Qt::Alignment> places[] = {
            {QRectF(mark.right() + Beside, middle, wide, high), Qt::AlignLeft},
            {QRectF(mark.left() - Beside - wide, middle, wide, high), Qt::AlignRight},
            {QRectF(mark.center().x() - wide / 2, mark.bottom(), wide, high), Qt::AlignHCenter},
            {QRectF(mark.center().x() - wide / 2, mark.top() - high, wide, high), Qt::AlignHCenter}};
        for (const auto &[place, side] : places) {
            if (!page.contains(place))
                continue;
            bool free = true;
            for (const QRectF &other : std::as_const(taken)) {
                if (other.intersects(place)) {
                    free = false;
                    break;
                }
            }
            if (!free)
                continue;
            name.rect = place;
            name.side = side;
            taken << place;
            m_names << name;
            break;
        }
    }
}

void MapView::paintGround(QPainter &painter, const Theme &theme)
{
    const double ratio = devicePixelRatioF();
    const QSize pixels = size() * ratio;
    if (m_groundStale || m_groundPixmap.size() != pixels) {
        if (m_groundPixmap.size() != pixels)
            m_groundPixmap = QPixmap(pixels);
        m_groundPixmap.setDevicePixelRatio(ratio);
        QPainter ground(&m_groundPixmap);
        m_ground.paintLand(ground, m_frame, theme);
        m_tiles.paint(ground, m_frame, ratio, theme);
        m_ground.paintLines(ground, m_frame, m_tinted, theme, m_tiles.isOn());
        if (!m_inset && !m_tiles.isOn())
            paintDegrees(ground, theme);
        m_groundStale = false;
    }
    painter.drawPixmap(0, 0, m_groundPixmap);
}

void MapView::paintDegrees(QPainter &painter, const Theme &theme) const
{
    const double step = MapGround::graticuleStep(m_frame);
    const QPointF from = degreesOf(m_frame.toUnit({0, double(height())}));
    const QPointF to = degreesOf(m_frame.toUnit({double(width()), 0}));
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Text3));
    const double line = theme.lineHeight(Role::Caption);
    const QFontMetricsF metrics(painter.font());
    for (double east = std::ceil(std::max(from.x(), -180.0) / step) * step; east <= std::min(to.x(), 180.0);
         east += step) {
        const double x = m_frame.toScreen(mercator(east, 0)).x() + 3;
        const QString text = degreesText(east, step, true);
        if (x > legendRect(theme).right() && x + metrics.horizontalAdvance(text) < width() - 2)
            painter.drawText(QRectF(x, 3, 200, line), Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    const double foot = height() - 3 * line;
    for (double north = std::ceil(from.y() / step) * step; north <= to.y(); north += step) {
        const double y = m_frame.toScreen(mercator(0, north)).y();
        if (y > 2.5 * line && y < foot)
            painter.drawText(QRectF(width() - 204, y - line, 200, line), Qt::AlignRight | Qt::AlignVCenter,
                             degreesText(north, step, false));
    }
}

void MapView::paintNames(QPainter &painter, const Theme &theme)
{
    const double line = theme.lineHeight(Role::Table);
    // A ground of the land's colour keeps letters clear of outlines.
    QColor ground = theme.colour(Token::Panel);
    ground.setAlphaF(0.72F);
    for (const Name &name : names()) {
        painter.fillRect(name.rect.adjusted(-1, 1, 1, -1), ground);
        painter.setFont(theme.font(Role::Table, name.trouble ? 600 : 0));
        painter.setPen(theme.colour(name.trouble ? Token::Text : Token::Text2));
        const QRectF first(name.rect.left(), name.rect.top(), name.rect.width(), line);
        painter.drawText(first, int(name.side) | Qt::AlignVCenter | Qt::TextSingleLine, name.name);
        if (name.detail.isEmpty())
            continue;
        painter.setPen(theme.colour(name.trouble ? Token::Critical : Token::Text3));
        painter.drawText(first.translated(0, line - 2),
                         int(name.side) | Qt::AlignVCenter | Qt::TextSingleLine, name.detail);
    }
}

QRectF MapView::legendRect(const Theme &theme) const
{
    if (m_inset || width() < Theme::grow(LeastForLegend) || height() < Theme::grow(LeastForLegend))
        return {};
    const QFontMetricsF metrics(theme.font(Role::Caption));
    double wide = 0;
    for (const QString &word : {tr("On"), tr("Off, longer, solid"), tr("Stale, hatched"),
                                tr("Unknown, dashed"), tr("Cluster of %n sites", nullptr, 9)})
        wide = std::max(wide, metrics.horizontalAdvance(word));
    const double row = Theme::grow(30);
    return {10, 10, 8 + row + 6 + std::ceil(wide) + 10, 5 * row + 8};
}

void MapView::paintLegend(QPainter &painter, const Theme &theme)
{
    const QRectF box = legendRect(theme);
    if (box.isEmpty())
        return;
    // Hatched rings cost more than all marks of a usual map: they are drawn once.
    if (m_legendPixmap.isNull()) {
        m_legendPixmap = QPixmap((box.size() + QSizeF(1, 1)).toSize() * devicePixelRatioF());
        m_legendPixmap.setDevicePixelRatio(devicePixelRatioF());
        m_legendPixmap.fill(Qt::transparent);
        QPainter own(&m_legendPixmap);
        drawLegend(own, QRectF(QPointF(0, 0), box.size()), theme);
    }
    painter.drawPixmap(box.topLeft(), m_legendPixmap);
}

void MapView::drawLegend(QPainter &painter, const QRectF &box, const Theme &theme) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(box, theme.colour(Token::Panel));
    painter.setPen(theme.colour(Token::Line));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const double row = Theme::grow(30);
    const double side = Theme::grow(26);
    const std::pair<LineState, QString> states[] = {{LineState::On, tr("On")},
                                                    {LineState::Off, tr("Off, longer, solid")},
                                                    {LineState::Stale, tr("Stale, hatched")},
                                                    {LineState::Unknown, tr("Unknown, dashed")}};
    double y = box.top() + 4;
    const auto word = [&](const QString &text) {
        painter.setFont(theme.font(Role::Caption));
        painter.setPen(theme.colour(Token::Text2));
        painter.drawText(QRectF(box.left() + 8 + row + 6, y, box.width(), row),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    for (const auto &[state, text] : states) {
        LineRing::paint(painter, QRectF(box.left() + 8, y + (row - side) / 2, side, side),
                        QList<LineState>(8, state), theme);
        word(text);
        y += row;
    }
    MapCluster nine;
    nine.sites = QList<int>(9, 0);
    MapMarks::paintCluster(painter, QRectF(box.left() + 8, y + (row - side) / 2, side, side), nine, theme);
    word(tr("Cluster of %n sites", nullptr, 9));
}

QStringList MapView::sources() const
{
    const QFontMetricsF metrics(Theme::of(this).font(Role::Caption));
    if (m_inset)
        return {};
    const double room = width() - 20;
    if (!m_tiles.isOn()) {
        const QString whole = tr("Made with Natural Earth. No tiles, works offline.");
        return {metrics.horizontalAdvance(whole) < room ? whole : tr("Made with Natural Earth")};
    }
    QStringList lines;
    QString line;
    const QStringList words = tr("Tiles: %1").arg(m_tiles.attribution()).split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QString more = line.isEmpty() ? word : line + u' ' + word;
        if (!line.isEmpty() && metrics.horizontalAdvance(more) > room) {
            lines.prepend(line);
            line = word;
        } else {
            line = more;
        }
    }
    lines.prepend(line);
    lines << tr("Made with Natural Earth");
    return lines;
}

QRectF MapView::footRect(const Theme &theme) const
{
    const QStringList lines = sources();
    const QFontMetricsF metrics(theme.font(Role::Caption));
    double wide = Theme::grow(100); // of the scale
    for (const QString &line : lines)
        wide = std::max(wide, metrics.horizontalAdvance(line));
    const double high = double(lines.size() + 1) * theme.lineHeight(Role::Caption) + 16;
    return {width() - wide - 12, height() - high, wide + 12, high};
}

QRectF MapView::insetRect() const
{
    const double wide = Theme::grow(InsetWidth);
    const double high = Theme::grow(InsetHeight);
    // Legend, inset and marks each need their place.
    if (width() < Theme::grow(LeastForInset) || height() < Theme::grow(LeastForInset))
        return {};
    return {10, height() - high - 10, wide, high};
}

void MapView::paintFoot(QPainter &painter, const Theme &theme) const
{
    painter.setFont(theme.font(Role::Caption));
    const QFontMetricsF metrics(painter.font());
    const double line = theme.lineHeight(Role::Caption);
    double bottom = height() - 6;
    QColor ground = theme.colour(Token::Window);
    ground.setAlphaF(0.8F);
    const auto say = [&](const QString &text, double right) {
        const double wide = std::ceil(metrics.horizontalAdvance(text)) + 1;
        const QRectF place(right - wide, bottom - line, wide, line);
        painter.fillRect(place.adjusted(-2, 0, 2, 0), ground);
        painter.setPen(theme.colour(Token::Text3));
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    for (const QString &source : sources()) {
        say(source, width() - 8);
        bottom -= line;
    }
    bottom -= m_inset ? 0 : 4;
    // The longest round length of at most 100 px.
    const double most = m_frame.metresPerPixel() * Theme::grow(100);
    double length = std::pow(10, std::floor(std::log10(most)));
    length *= most / length >= 5 ? 5 : most / length >= 2 ? 2 : 1;
    const double pixels = length / m_frame.metresPerPixel();
    const double right = width() - 8;
    say(length >= 1000 ? tr("%1 km", "kilometres").arg(numberText(length / 1000, 0))
                       : tr("%1 m", "metres").arg(numberText(length, 0)),
        right);
    bottom -= line + 1;
    painter.setPen(QPen(theme.colour(Token::Text3), 1));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QPointF corners[] = {
        {right - pixels, bottom - 4}, {right - pixels, bottom}, {right, bottom}, {right, bottom - 4}};
    painter.drawPolyline(corners, 4);
}

void MapView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    const double ratio = devicePixelRatioF();
    if (ratio != m_marksRatio) {
        m_marks.clear();
        m_legendPixmap = {};
        m_marksRatio = ratio;
    }
    QPainter painter(this);
    paintGround(painter, theme);
    const QList<int> &order = worstFirst();
    const QRectF page(rect());
    // The worst lies uppermost.
    for (auto at = order.crbegin(); at != order.crend(); ++at) {
        const MapCluster &cluster = m_clusters.at(*at);
        const QRectF mark = markRect(cluster);
        if (!page.intersects(mark))
            continue;
        painter.drawPixmap(
            QPointF(std::round(mark.left() * ratio) / ratio, std::round(mark.top() * ratio) / ratio),
            m_marks.pixmap(cluster, m_sites.at(cluster.sites.constFirst()), theme, ratio));
    }
    paintNames(painter, theme);
    paintLegend(painter, theme);
    paintFoot(painter, theme);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const bool ring = Theme::hasRing(this);
    for (const MapCluster &cluster : std::as_const(m_clusters)) {
        if (m_selected.isEmpty() && !ring)
            break;
        for (const int site : cluster.sites) {
            if (m_sites.at(site).id != m_selected || m_selected.isEmpty())
                continue;
            painter.setPen(QPen(theme.colour(Token::Focus), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(markRect(cluster).adjusted(-3, -3, 3, 3));
        }
        if (ring && cluster.sites.constFirst() == m_current)
            theme.drawFocusRing(painter, markRect(cluster).adjusted(-6, -6, 6, 6), 6);
    }
    if (ring)
        theme.drawFocusRing(painter, rect(), 4);
}

} // namespace widgets
