// SPDX-License-Identifier: GPL-3.0-or-later
#include "imports/importer.h"

#include "kinds.h"
#include "tablesource.h"

#include <QTimeZone>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace imports {

namespace {

constexpr qsizetype RawLength = 400;

struct Kind
{
    QLatin1StringView name;
    core::Result<void> (*import)(const Request &, const LocalTimes &, Sink &);
};

constexpr Kind Kinds[] = {
    {"metersense"_L1, importMeterSense},    {"campus"_L1, importCampus},
    {"pi-scheduler"_L1, importPiScheduler}, {"firestore"_L1, importFirestore},
    {"readings"_L1, importReadings},        {"campus-rest"_L1, importCampusRest},
};

} // namespace

Sink::~Sink() = default;
TableSource::~TableSource() = default;

QString Place::toString() const
{
    QString text = file;
    if (!table.isEmpty())
        text += u", "_s + table;
    if (!row.isEmpty())
        text += u", row "_s + row;
    return text;
}

QString Row::raw() const
{
    QString text;
    for (qsizetype i = 0; i < cells.size() && text.size() < RawLength; ++i) {
        if (i > 0)
            text += u", "_s;
        if (i < columns->size())
            text += columns->at(i) + u'=';
        text += cells.at(i).isNull() ? u"NULL"_s : cells.at(i);
    }
    return text.left(RawLength);
}

QStringList kinds()
{
    QStringList names;
    for (const Kind &kind : Kinds)
        names.append(kind.name);
    return names;
}

core::Result<void> import(const Request &request, Sink &sink)
{
    const auto kind = std::find_if(std::begin(Kinds), std::end(Kinds),
                                   [&](const Kind &known) { return request.kind == known.name; });
    if (kind == std::end(Kinds))
        return core::Error{core::ErrorCode::BadInput, request.kind, u"there is no such kind of import"_s,
                           u"The kinds are %1."_s.arg(kinds().join(u", "_s))};
    if (request.repairMonth < 1 || request.repairMonth > 12)
        return core::Error{core::ErrorCode::BadInput, QString::number(request.repairMonth),
                           u"there is no such month"_s, u"Months are 1 to 12."_s};
    const QTimeZone zone = request.zone.isEmpty() ? QTimeZone::systemTimeZone() : QTimeZone(request.zone);
    if (!zone.isValid())
        return core::Error{core::ErrorCode::BadInput, QString::fromUtf8(request.zone),
                           u"this zone is not known here"_s, u"Name an IANA zone such as Asia/Kolkata."_s};
    return kind->import(request, LocalTimes(zone), sink);
}

} // namespace imports
