// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"
#include "kinds.h"
#include "rowwalk.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace imports {

namespace {

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                            : value.toString();
}

} // namespace

/// Saved replies of the campus' REST interface. A sum over some meters and days is no reading of any of them:
/// each becomes an event "energy-aggregate" of the building (or of "campus") at its last reading, else at the
/// end of its range.
core::Result<void> importCampusRest(const Request &request, const LocalTimes &times, Sink &sink)
{
    sink.zoneUsed(times.zoneName());
    RowWalk walk(sink, times);
    const QStringList columns{u"building_name"_s,        u"time_range_start"_s, u"time_range_end"_s,
                              u"total_energy_kwh"_s,     u"meters_found"_s,     u"readings_processed"_s,
                              u"last_reading_in_range"_s};
    const QString file = QFileInfo(request.source).fileName();
    const auto read = eachDocument(request.source, request.from, [&](const Document &document) {
        Row row;
        row.columns = &columns;
        row.place = {file, {}, document.number};
        row.malformed = document.malformed;
        row.at = document.at;
        row.line = document.before;
        for (const QString &column : columns)
            row.cells.append(textOf(document.object.value(column)));
        bool usable = false;
        if (!walk.begin(row, usable) || !usable)
            return !walk.ended();
        const NumberRead total = numberFrom(row.text("total_energy_kwh"_L1));
        if (!total.value)
            return walk.refuse(row, u"value"_s,
                               u"total_energy_kwh: "_s +
                                   (total.detail.isEmpty() ? u"there is none"_s : total.detail));
        std::optional<core::UtcTime> at;
        QString when = row.text("last_reading_in_range"_L1);
        if (when.isEmpty())
            when = row.text("time_range_end"_L1);
        if (!walk.time(row, when, at) || !at)
            return !walk.ended();
        QString building = row.text("building_name"_L1).trimmed();
        if (building.isEmpty())
            building = u"campus"_s;
        QJsonObject detail{{u"source"_s, u"import:campus-rest"_s}};
        for (qsizetype i = 1; i < columns.size(); ++i) {
            if (!row.cells.at(i).isEmpty())
                detail.insert(columns.at(i), row.cells.at(i));
        }
        return walk.event({*at, core::DeviceId(building), {}, u"energy-aggregate"_s, detail});
    });
    if (read)
        walk.finish();
    return read;
}

} // namespace imports
