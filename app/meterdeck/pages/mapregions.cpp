// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/mapregions.h"

#include "engine/outagehistory.h"
#include "lines/outagesettings.h"

using namespace Qt::StringLiterals;

namespace console {

QList<widgets::MapRegion> mapRegionsOf(const lines::Regions &regions)
{
    QList<widgets::MapRegion> drawn;
    for (const lines::RegionOutline &outline : regions.outlines()) {
        widgets::MapRegion region{outline.region.name, outline.region.province, {}};
        for (const QList<QPointF> &ring : outline.rings)
            region.rings << QPolygonF(ring);
        drawn << region;
    }
    return drawn;
}

QString ownRegionsFile(const core::Workspace &workspace)
{
    const auto settings = lines::readOutageSettings(workspace.part(u"outages"_s), QTimeZone::utc());
    return settings ? settings->regionsFile : QString();
}

core::Result<QList<widgets::MapRegion>> readMapRegions(const core::Workspace &workspace)
{
    const auto regions = engine::readRegions(workspace, ownRegionsFile(workspace));
    if (!regions)
        return regions.error();
    return mapRegionsOf(*regions);
}

} // namespace console
