// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/mapclusters.h"

#include <QHash>
#include <QPixmap>

class QPainter;

namespace widgets {

class Theme;

/// The marks of a map as pixmaps, kept for as long as look, size and pixel ratio stay: a device is a ring of
/// its lines, several an unbroken ring with their number, on which the share with a line off is longer and
/// solid, and the share that is not sure is hatched. GUI thread.
class MapMarks
{
public:
    /// The side of a mark in device-independent pixels: larger for more sites.
    static int side(const MapCluster &cluster);

    /// The mark of @p cluster, whose first site is @p first.
    const QPixmap &pixmap(const MapCluster &cluster, const MapSite &first, const Theme &theme, double ratio);
    /// Paints the mark of several sites centred in @p rect.
    static void paintCluster(QPainter &painter, const QRectF &rect, const MapCluster &cluster,
                             const Theme &theme);
    void clear() { m_pixmaps.clear(); }
    qsizetype kept() const { return m_pixmaps.size(); }

private:
    QHash<QByteArray, QPixmap> m_pixmaps;
};

} // namespace widgets
