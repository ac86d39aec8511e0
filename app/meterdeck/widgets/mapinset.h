// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapclusters.h"
#include "widgets/mapframe.h"
#include "widgets/mapground.h"

#include <QWidget>

#include <optional>

namespace widgets {

class MapView;

/// A crowded mark of a map, come nearer, in a corner of it: a title, how many of its sites are seen, and a
/// small map of its own that takes the keyboard as a large one does. GUI thread.
class MapInset : public QWidget
{
    Q_OBJECT

public:
    explicit MapInset(QWidget *parent);

    MapView *map() const { return m_map; }
    void setRegions(const QList<MapRegion> &regions);
    /// Shows what is around @p cluster of @p sites, nearer than @p outer does; @p around: the site that stays
    /// in sight.
    void show(const MapCluster &cluster, const QString &name, const QList<MapSite> &sites, int around,
              const MapFrame &outer);
    /// The sites it shows have these states now.
    void follow(const QList<MapSite> &sites);
    QString title() const { return m_title; }
    QString meta() const { return m_meta; }
    int headHeight() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();

    MapView *m_map;
    QString m_title;
    QString m_meta;
    QList<int> m_shown;   ///< of the outer map's sites
    QList<int> m_members; ///< of the cluster
    QRectF m_seen;        ///< the unit square's part that was asked for last
};

} // namespace widgets
