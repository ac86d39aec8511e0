// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapinset.h"

#include "widgets/mapview.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QPainter>

namespace widgets {

namespace {

constexpr double LeastNearer = 3; // times the outer map's scale
constexpr double MostNearer = 12;
constexpr double Margin = 40; // marks stay clear of the scale at the foot

// As far as possible within @p bounds, which is at least as wide.
double kept(double centre, double half, double low, double high)
{
    return high - low <= 2 * half ? (low + high) / 2 : std::clamp(centre, low + half, high - half);
}

} // namespace

MapInset::MapInset(QWidget *parent) : QWidget(parent), m_map(new MapView(this))
{
    m_map->setInset(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_NoMousePropagation);
    setCursor(Qt::ArrowCursor);
}

int MapInset::headHeight() const { return int(Theme::of(this).lineHeight(Role::Table)) + Theme::grow(8); }

void MapInset::setRegions(const QList<MapRegion> &regions) { m_map->setRegions(regions); }

void MapInset::show(const MapCluster &cluster, const QString &name, const QList<MapSite> &sites, int around,
                    const MapFrame &outer)
{
    place();
    const QRectF bounds = cluster.bounds;
    MapFrame frame = m_map->frame();
    frame.size = m_map->size();
    frame.fit(bounds, Theme::grow(int(Margin)));
    frame.scale = std::min(
        {std::clamp(frame.scale, outer.scale * LeastNearer, outer.scale * MostNearer), MapFrame::MostScale});
    const double margin = Theme::grow(int(Margin)) / frame.scale;
    const double halfWide = frame.size.width() / 2 / frame.scale - margin;
    const double halfHigh = frame.size.height() / 2 / frame.scale - margin;
    const QPointF at = sites.at(around).at;
    frame.centre = {kept(at.x(), halfWide, bounds.left(), bounds.right()),
                    kept(at.y(), halfHigh, bounds.top(), bounds.bottom())};

    const QRectF seen = frame.seen();
    if (seen != m_seen || cluster.sites != m_members) {
        // Nothing moves in it while it shows the same place: somebody may be looking around there.
        m_seen = seen;
        m_members = cluster.sites;
        m_shown.clear();
        QList<MapSite> close;
        const QRectF wide = seen.adjusted(-seen.width(), -seen.height(), seen.width(), seen.height());
        for (int site = 0; site < sites.size(); ++site) {
            if (!wide.contains(sites.at(site).at))
                continue;
            m_shown << site;
            close << sites.at(site);
        }
        m_map->setSites(close);
        m_map->hold(frame);
    } else {
        follow(sites);
    }
    const auto in = std::count_if(cluster.sites.cbegin(), cluster.sites.cend(),
                                  [&](int site) { return seen.contains(sites.at(site).at); });
    m_title = tr("%1, zoomed", "the name of a region").arg(name);
    m_meta = in == cluster.sites.size()
                 ? tr("%n sites", nullptr, int(in))
                 : tr("%1 of %2", "sites seen, of all")
                       .arg(numberText(double(in), 0), numberText(double(cluster.sites.size()), 0));
    m_map->setAccessibleName(m_title);
    setToolTip(m_title); // it may be cut
    update();
}

void MapInset::follow(const QList<MapSite> &sites)
{
    QList<std::pair<int, QList<LineState>>> states;
    states.reserve(m_shown.size());
    for (int at = 0; at < m_shown.size(); ++at)
        states << std::pair(at, sites.at(m_shown.at(at)).lines);
    m_map->setStates(states);
}

void MapInset::place()
{
    const int head = headHeight();
    m_map->setGeometry(1, head, width() - 2, height() - head - 1);
}

void MapInset::resizeEvent(QResizeEvent *) { place(); }

void MapInset::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        place();
    QWidget::changeEvent(event);
}

void MapInset::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Token::Panel));
    painter.setPen(theme.colour(Token::LineStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setPen(theme.colour(Token::Line));
    painter.drawLine(1, headHeight() - 1, width() - 2, headHeight() - 1);
    const QRectF head = QRectF(0, 0, width(), headHeight()).adjusted(8, 0, -8, 0);
    painter.setFont(theme.font(Role::Caption));
    painter.setPen(theme.colour(Token::Text3));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_meta);
    const double meta = QFontMetricsF(painter.font()).horizontalAdvance(m_meta) + 8;
    painter.setFont(theme.font(Role::Table, 600));
    painter.setPen(theme.colour(Token::Text));
    const QRectF room = head.adjusted(0, 0, -meta, 0);
    painter.drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font()).elidedText(m_title, Qt::ElideRight, std::max(0.0, room.width())));
}

} // namespace widgets
