// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapview.h"

#include "widgets/mapinset.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QEvent>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr double Apart = 40;                     // px between two marks
constexpr double GatherReach = 170;              // px a region reaches, below which its sites are one mark
constexpr double Margin = 26;                    // px around what is shown whole
constexpr double NearestFit = 256.0 * (1 << 14); // a street or two; fitting one site comes no nearer
constexpr int Told = 5;                          // marks a summary tells of

} // namespace

MapView::MapView(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Map of lines"));
    describeSelf();
}

void MapView::setRegions(const QList<MapRegion> &regions)
{
    m_regions = regions;
    m_ground.setRegions(regions);
    m_tinted.clear();
    m_groundStale = true;
    if (m_insetPart)
        m_insetPart->setRegions(regions);
    for (MapSite &site : m_sites)
        site.region = -1;
    setSites(m_sites);
}

void MapView::setSites(const QList<MapSite> &sites)
{
    m_sites = sites;
    for (MapSite &site : m_sites) {
        if (site.region < 0 || site.region >= m_regions.size())
            site.region = m_ground.regionAt(site.at);
    }
    m_gatheredScale = 0;
    if (m_all)
        showAll();
    else
        gather();
    describeSelf();
    update();
}

void MapView::setStates(const QList<std::pair<int, QList<LineState>>> &states)
{
    bool changed = false;
    for (const auto &[site, lines] : states) {
        if (site < 0 || site >= m_sites.size() || m_sites.at(site).lines == lines)
            continue;
        m_sites[site].lines = lines;
        changed = true;
    }
    if (changed)
        recount();
}

void MapView::setTinted(const QString &group)
{
    QSet<int> tinted;
    for (int region = 0; region < m_regions.size() && !group.isEmpty(); ++region) {
        if (m_regions.at(region).group == group || m_regions.at(region).name == group)
            tinted.insert(region);
    }
    if (m_insetPart)
        m_insetPart->map()->setTinted(group);
    if (tinted == m_tinted)
        return;
    m_tinted = tinted;
    m_groundStale = true;
    update();
}

void MapView::setSelected(const QString &id)
{
    if (id == m_selected)
        return;
    m_selected = id;
    if (m_insetPart)
        m_insetPart->map()->setSelected(id);
    updateInset();
    describeSelf();
    update();
}

void MapView::setInset(bool inset)
{
    m_inset = inset;
    update();
}

QRectF MapView::allBounds() const
{
    QRectF bounds = m_ground.regionBounds();
    for (const MapSite &site : m_sites) {
        if (bounds.contains(site.at))
            continue;
        // A point has no extent, and united() would pass over it.
        bounds = bounds.isNull() ? QRectF(site.at, QSizeF(1e-7, 1e-7))
                                 : bounds | QRectF(site.at, QSizeF(1e-7, 1e-7));
    }
    return bounds.isNull() ? QRectF(0, 0.1, 1, 0.7) : bounds;
}

void MapView::keepCentreOnWorld()
{
    m_frame.scale = std::clamp(m_frame.scale, MapFrame::LeastScale, MapFrame::MostScale);
    m_frame.centre.setX(std::clamp(m_frame.centre.x(), 0.0, 1.0));
    m_frame.centre.setY(std::clamp(m_frame.centre.y(), 0.0, 1.0));
}

void MapView::setFrame(const MapFrame &frame)
{
    MapFrame wanted = frame;
    wanted.size = size();
    if (wanted == m_frame && m_gatheredScale > 0)
        return;
    m_frame = wanted;
    keepCentreOnWorld();
    m_groundStale = true;
    m_namesStale = true;
    if (m_frame.scale != m_gatheredScale)
        gather();
    update();
    emit frameChanged();
}

void MapView::showAll()
{
    m_all = true;
    m_fitted = {};
    MapFrame frame = m_frame;
    frame.size = size();
    const QRectF bounds = allBounds();
    frame.fit(bounds, m_inset ? 8 : Margin);
    // Legend and inset stand at the left: a narrow country makes room for them.
    const double spare = (frame.size.width() - bounds.width() * frame.scale) / 2;
    const double taken =
        std::max(legendRect(Theme::of(this)).right(), m_insetPart ? insetRect().right() : 0.0);
    if (taken > 0 && spare > Margin)
        frame.centre.rx() -= std::min((spare - Margin) * 0.8, std::max(0.0, taken - spare)) / frame.scale;
    setFrame(frame);
}

void MapView::fitTo(const QRectF &bounds)
{
    m_all = false;
    m_fitted = bounds;
    MapFrame frame = m_frame;
    frame.size = size();
    frame.fit(bounds, Margin);
    setFrame(frame);
}

bool MapView::showRegion(const QString &name)
{
    QRectF bounds;
    for (int region = 0; region < m_regions.size(); ++region) {
        if (m_regions.at(region).group == name || m_regions.at(region).name == name)
            bounds |= m_ground.regionBounds(region);
    }
    if (bounds.isNull())
        return false;
    fitTo(bounds);
    return true;
}

bool MapView::showSite(const QString &id)
{
    for (const MapSite &site : std::as_const(m_sites)) {
        if (site.id != id)
            continue;
        leaveFit();
        MapFrame frame = m_frame;
        frame.centre = site.at;
        frame.scale = std::max(frame.scale, NearestFit);
        setFrame(frame);
        return true;
    }
    return false;
}

void MapView::zoomBy(double factor, std::optional<QPointF> around)
{
    const QPointF held = around.value_or(QPointF(width() / 2.0, height() / 2.0));
    MapFrame frame = m_frame;
    const QPointF place = frame.toUnit(held);
    frame.scale = std::clamp(frame.scale * factor, MapFrame::LeastScale, MapFrame::MostScale);
    frame.centre += place - frame.toUnit(held);
    leaveFit();
    setFrame(frame);
}

void MapView::panBy(const QPointF &pixels)
{
    MapFrame frame = m_frame;
    frame.centre -= pixels / frame.scale;
    leaveFit();
    setFrame(frame);
}

void MapView::gather()
{
    const bool byRegion = m_regions.size() > 1 && m_ground.meanReach() * m_frame.scale < GatherReach;
    m_clusters = MapClusters::gather(m_sites, m_frame.scale, byRegion, Theme::grow(Apart));
    m_order = MapClusters::worstFirst(m_clusters);
    m_gatheredScale = m_frame.scale;
    m_namesStale = true;
    updateInset();
    describeSelf();
}

void MapView::recount()
{
    MapClusters::count(m_clusters, m_sites);
    m_order = MapClusters::worstFirst(m_clusters);
    m_namesStale = true;
    updateInset();
    describeSelf();
    update();
}

QString MapView::nameOf(const MapCluster &cluster) const
{
    const MapSite &first = m_sites.at(cluster.sites.constFirst());
    if (cluster.isOne())
        return first.name;
    if (cluster.region < 0 || cluster.region >= m_regions.size())
        return tr("%1 and %n more", "the name of a site", int(cluster.sites.size()) - 1).arg(first.name);
    const QString region = m_regions.at(cluster.region).name;
    return cluster.regions > 1 ? tr("%1 and around", "the name of a region").arg(region) : region;
}

QString MapView::detailOf(const MapCluster &cluster) const
{
    if (cluster.linesOff > 0)
        return tr("%n off", "lines", cluster.linesOff);
    if (cluster.unknown > cluster.stale)
        return tr("%n unknown", "lines", cluster.unknown);
    return cluster.stale > 0 ? tr("%n stale", "lines", cluster.stale) : QString();
}

QString MapView::describe(const MapCluster &cluster) const
{
    QStringList parts;
    if (!cluster.isOne())
        parts << tr("%n sites", nullptr, int(cluster.sites.size()));
    if (cluster.linesOff > 0)
        parts << tr("%n lines off", nullptr, cluster.linesOff);
    if (cluster.stale > 0)
        parts << tr("%n lines stale", nullptr, cluster.stale);
    if (cluster.unknown > 0)
        parts << tr("%n lines unknown", nullptr, cluster.unknown);
    if (cluster.linesOff + cluster.stale + cluster.unknown == 0)
        parts << tr("every line on");
    return tr("%1: %2", "a place on the map and how it is").arg(nameOf(cluster), parts.join(u", "_s));
}

void MapView::describeSelf()
{
    int off = 0;
    int sites = 0;
    for (const MapCluster &cluster : std::as_const(m_clusters)) {
        off += cluster.linesOff;
        sites += cluster.sitesOff;
    }
    QStringList said;
    if (m_sites.isEmpty())
        said << tr("No site with a place is known yet");
    else
        said << tr("%n lines off", nullptr, off) + u", "_s +
                    tr("%1 of %n sites", "sites with a line off, of all", int(m_sites.size())).arg(sites);
    const QList<int> &order = worstFirst();
    for (qsizetype at = 0; at < std::min<qsizetype>(order.size(), Told); ++at)
        said << describe(m_clusters.at(order.at(at)));
    QString text = said.join(u"; "_s);
    if (hasFocus() && m_current >= 0) {
        for (const MapCluster &cluster : std::as_const(m_clusters)) {
            if (cluster.sites.constFirst() == m_current)
                text = describe(cluster) + u". "_s + text;
        }
    }
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

QRectF MapView::markRect(const MapCluster &cluster) const
{
    const double side = MapMarks::side(cluster);
    const QPointF at = m_frame.toScreen(cluster.at);
    return {at.x() - side / 2, at.y() - side / 2, side, side};
}

int MapView::clusterAt(const QPointF &point) const
{
    int nearest = -1;
    double least = 0;
    for (int at = 0; at < m_clusters.size(); ++at) {
        const QRectF rect = markRect(m_clusters.at(at));
        const QPointF between = rect.center() - point;
        const double distance = std::hypot(between.x(), between.y());
        if (distance <= rect.width() / 2 + 2 && (nearest < 0 || distance < least)) {
            nearest = at;
            least = distance;
        }
    }
    return nearest;
}

void MapView::activate(int cluster)
{
    if (cluster < 0 || cluster >= m_clusters.size())
        return;
    const MapCluster &own = m_clusters.at(cluster);
    m_current = own.sites.constFirst();
    MapFrame frame = m_frame;
    frame.fit(own.bounds, Theme::grow(60));
    // Sites of one place cannot be told apart by coming nearer: the worst of them it is.
    if (own.isOne() || (own.bounds.width() + own.bounds.height()) * MapFrame::MostScale < Apart) {
        int worst = own.sites.constFirst();
        for (const int site : own.sites) {
            if (m_sites.at(site).count(LineState::Off) > m_sites.at(worst).count(LineState::Off))
                worst = site;
        }
        const QString id = m_sites.at(worst).id;
        setSelected(id);
        emit siteChosen(id);
        return;
    }
    leaveFit();
    frame.scale = std::max(frame.scale, m_frame.scale * 1.2); // it always comes nearer
    setFrame(frame);
}

void MapView::stepCurrent(int by)
{
    const QList<int> &order = worstFirst();
    if (order.isEmpty())
        return;
    qsizetype place = by > 0 ? -1 : order.size();
    for (qsizetype at = 0; at < order.size(); ++at) {
        if (m_clusters.at(order.at(at)).sites.constFirst() == m_current)
            place = at;
    }
    place = std::clamp<qsizetype>(place + by, 0, order.size() - 1);
    const MapCluster &cluster = m_clusters.at(order.at(place));
    m_current = cluster.sites.constFirst();
    if (!QRectF(rect()).adjusted(40, 40, -40, -40).contains(m_frame.toScreen(cluster.at))) {
        MapFrame frame = m_frame;
        frame.centre = cluster.at;
        leaveFit();
        setFrame(frame);
    }
    describeSelf();
    update();
}

void MapView::resizeEvent(QResizeEvent *)
{
    m_groundStale = true;
    if (m_all)
        showAll();
    else if (!m_fitted.isNull())
        fitTo(m_fitted);
    else
        setFrame(m_frame);
    updateInset();
}

void MapView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::StyleChange) {
        m_marks.clear();
        m_tiles.clear();
        m_legendPixmap = {};
        m_groundStale = true;
        gather();
        update();
    }
    QWidget::changeEvent(event);
}

void MapView::setTiles(std::optional<MapTileSource> source)
{
    m_tiles.setSource(std::move(source));
    takeTiles();
}

void MapView::takeTiles()
{
    m_groundStale = true;
    update();
}

void MapView::offerInset()
{
    if (m_insetPart)
        return;
    m_insetPart = new MapInset(this);
    m_insetPart->hide();
    m_insetPart->setRegions(m_regions);
    connect(m_insetPart->map(), &MapView::siteChosen, this, [this](const QString &id) {
        setSelected(id);
        emit siteChosen(id);
    });
    updateInset();
}

// The mark that is worth coming nearer to; -1: none is.
int MapView::crowded() const
{
    const auto isWide = [](const MapCluster &cluster) {
        return !cluster.isOne() &&
               (cluster.bounds.width() + cluster.bounds.height()) * MapFrame::MostScale >= Apart;
    };
    for (int at = 0; at < m_clusters.size() && !m_selected.isEmpty(); ++at) {
        const MapCluster &cluster = m_clusters.at(at);
        const auto holds = [this](int site) { return m_sites.at(site).id == m_selected; };
        if (std::any_of(cluster.sites.cbegin(), cluster.sites.cend(), holds) && isWide(cluster))
            return at;
    }
    for (const int at : m_order) {
        if (m_clusters.at(at).linesOff > 0 && isWide(m_clusters.at(at)))
            return at;
    }
    return -1;
}

// The corner in which it hides the fewest marks. Marks do not move with states, and neither does it.
QRectF MapView::insetPlace() const
{
    const QRectF first = insetRect();
    if (first.isEmpty())
        return {};
    const double right = width() - first.width() - 10;
    QRectF best = first;
    qsizetype least = m_clusters.size() + 1;
    for (const QPointF &corner : {first.topLeft(), QPointF(right, 30),
                                  QPointF(right, footRect(Theme::of(this)).top() - first.height())}) {
        const QRectF place(corner, first.size());
        const auto hidden =
            std::count_if(m_clusters.cbegin(), m_clusters.cend(),
                          [&](const MapCluster &cluster) { return place.intersects(markRect(cluster)); });
        if (hidden < least) {
            least = hidden;
            best = place;
        }
    }
    return best;
}

void MapView::updateInset()
{
    if (!m_insetPart)
        return;
    const QRectF place = insetPlace();
    const int at = place.isEmpty() ? -1 : crowded();
    if (at < 0) {
        m_namesStale |= m_insetPart->isVisibleTo(this);
        m_insetPart->hide();
        return;
    }
    const MapCluster &cluster = m_clusters.at(at);
    int around = cluster.sites.constFirst();
    for (const int site : cluster.sites) {
        if (m_sites.at(site).count(LineState::Off) > m_sites.at(around).count(LineState::Off))
            around = site;
    }
    for (const int site : cluster.sites) {
        if (!m_selected.isEmpty() && m_sites.at(site).id == m_selected)
            around = site;
    }
    m_namesStale |= !m_insetPart->isVisibleTo(this);
    m_insetPart->setGeometry(place.toAlignedRect());
    m_insetPart->show(cluster, nameOf(cluster), m_sites, around, m_frame);
    m_insetPart->QWidget::show();
}

} // namespace widgets
