// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mapclusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace widgets {

namespace {

quint64 cellOf(double x, double y) { return quint64(quint32(qint32(x))) << 32 | quint32(qint32(y)); }

} // namespace

QList<MapCluster> MapClusters::gather(const QList<MapSite> &sites, double scale, bool byRegion, double apart)
{
    QList<MapCluster> groups;
    QHash<int, int> ofRegion;
    for (int site = 0; site < sites.size(); ++site) {
        const MapSite &own = sites.at(site);
        if (byRegion && own.region >= 0) {
            const auto known = ofRegion.constFind(own.region);
            if (known != ofRegion.constEnd()) {
                groups[*known].sites << site;
                continue;
            }
            ofRegion.insert(own.region, int(groups.size()));
        }
        MapCluster group;
        group.sites << site;
        group.region = byRegion ? own.region : -1;
        group.regions = group.region >= 0 ? 1 : 0;
        groups << group;
    }
    for (MapCluster &group : groups) {
        double left = 1;
        double top = 1;
        double right = 0;
        double bottom = 0;
        for (const int site : std::as_const(group.sites)) {
            const QPointF &at = sites.at(site).at;
            group.at += at / double(group.sites.size());
            left = std::min(left, at.x());
            right = std::max(right, at.x());
            top = std::min(top, at.y());
            bottom = std::max(bottom, at.y());
        }
        group.bounds = QRectF(QPointF(left, top), QPointF(right, bottom));
    }
    // The large ones first: small ones join them, and they stay where they are.
    std::stable_sort(groups.begin(), groups.end(), [&](const MapCluster &a, const MapCluster &b) {
        return a.sites.size() != b.sites.size()
                   ? a.sites.size() > b.sites.size()
                   : sites.at(a.sites.constFirst()).id < sites.at(b.sites.constFirst()).id;
    });
    QList<MapCluster> kept;
    QHash<quint64, QList<int>> cells;
    for (const MapCluster &group : std::as_const(groups)) {
        const QPointF pixel = group.at * scale;
        const double x = std::floor(pixel.x() / apart);
        const double y = std::floor(pixel.y() / apart);
        int nearest = -1;
        double least = apart * apart;
        for (int dx = -1; dx <= 1; ++dx) {
            for (int dy = -1; dy <= 1; ++dy) {
                for (const int other : cells.value(cellOf(x + dx, y + dy))) {
                    const QPointF between = kept.at(other).at * scale - pixel;
                    const double distance = QPointF::dotProduct(between, between);
                    if (distance < least) {
                        least = distance;
                        nearest = other;
                    }
                }
            }
        }
        if (nearest < 0) {
            cells[cellOf(x, y)] << int(kept.size());
            kept << group;
            continue;
        }
        MapCluster &host = kept[nearest];
        host.sites += group.sites;
        host.regions += group.regions;
        // A rectangle without extent would be swallowed by united().
        host.bounds.setCoords(std::min(host.bounds.left(), group.bounds.left()),
                              std::min(host.bounds.top(), group.bounds.top()),
                              std::max(host.bounds.right(), group.bounds.right()),
                              std::max(host.bounds.bottom(), group.bounds.bottom()));
    }
    count(kept, sites);
    return kept;
}

void MapClusters::count(QList<MapCluster> &clusters, const QList<MapSite> &sites)
{
    for (MapCluster &cluster : clusters) {
        cluster.linesOff = cluster.sitesOff = cluster.stale = cluster.unknown = cluster.sitesUnsure = 0;
        for (const int site : std::as_const(cluster.sites)) {
            int off = 0;
            int stale = 0;
            int unknown = 0;
            for (const LineState state : sites.at(site).lines) {
                off += state == LineState::Off;
                stale += state == LineState::Stale;
                unknown += state == LineState::Unknown;
            }
            cluster.linesOff += off;
            cluster.stale += stale;
            cluster.unknown += unknown;
            cluster.sitesOff += off > 0;
            cluster.sitesUnsure += off == 0 && stale + unknown > 0;
        }
    }
}

QList<int> MapClusters::worstFirst(const QList<MapCluster> &clusters)
{
    QList<int> order(clusters.size());
    std::iota(order.begin(), order.end(), 0);
    const auto rank = [&](int at) {
        const MapCluster &cluster = clusters.at(at);
        return std::tuple(-cluster.linesOff, -(cluster.stale + cluster.unknown), -cluster.sites.size(), at);
    };
    std::sort(order.begin(), order.end(), [&](int a, int b) { return rank(a) < rank(b); });
    return order;
}

} // namespace widgets
