// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/outagesettings.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lines {

namespace {

constexpr int LongestMomentary = 86400;

core::Error wrong(const QString &key, const QString &expected)
{
    return {core::ErrorCode::BadInput, key, u"expected "_s + expected,
            u"Correct \"%1\" in the workspace file."_s.arg(key)};
}

core::Result<core::UtcTime> timeAt(const QJsonValue &value, const std::optional<QTimeZone> &zone,
                                   const QString &key)
{
    const QString text = value.toString();
    // A day alone would be read too.
    QDateTime time = text.contains(u'T') ? QDateTime::fromString(text, Qt::ISODateWithMs) : QDateTime();
    if (!time.isValid())
        return wrong(key, u"a time such as 2026-06-01T08:00"_s);
    if (time.timeSpec() == Qt::LocalTime) {
        if (!zone)
            return wrong(key,
                         u"a time with its offset, such as 2026-06-01T08:00+05:30: the transports are in "
                         "different zones"_s);
        const QTime clock = time.time();
        time = QDateTime(time.date(), clock, *zone);
        if (!time.isValid() || time.time() != clock)
            return wrong(key, u"a time that there is in %1: clocks are put forward over %2"_s.arg(
                                  QString::fromUtf8(zone->id()), text));
    }
    return core::fromMicros(time.toMSecsSinceEpoch() * 1000);
}

core::Result<OutageRule> readRule(const QJsonValue &value)
{
    OutageRule rule;
    if (value.isUndefined())
        return rule;
    const QJsonObject object = value.toObject();
    if (!value.isObject())
        return wrong(u"outages.rule"_s, u"an object"_s);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = u"outages.rule."_s + it.key();
        if (it.key() == "momentaryMostS"_L1) {
            const double seconds = it->toDouble(-1);
            if (!(seconds >= 1 && seconds <= LongestMomentary) || seconds != std::floor(seconds))
                return wrong(key, u"whole seconds, 1 to %1"_s.arg(LongestMomentary));
            rule.momentaryMost = std::chrono::seconds(static_cast<qint64>(seconds));
        } else if (it.key() == "limitIsMomentary"_L1) {
            if (!it->isBool())
                return wrong(key, u"true or false"_s);
            rule.limitIsMomentary = it->toBool();
        } else {
            return wrong(key, u"momentaryMostS or limitIsMomentary"_s);
        }
    }
    return rule;
}

bool isLine(const QString &text) { return text.size() == 1 && text[0] >= u'1' && text[0] <= u'8'; }

core::Result<PlannedWork> readWork(const QJsonValue &value, const QString &place, const WorkZone &zone)
{
    if (!value.isObject())
        return wrong(place, u"an object with from and to"_s);
    const QJsonObject object = value.toObject();
    PlannedWork work;
    const auto zoneOfWork = zone(core::DeviceId(object["device"_L1].toString()));
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = place + u'.' + it.key();
        if (it.key() == "from"_L1 || it.key() == "to"_L1) {
            const auto time = timeAt(*it, zoneOfWork, key);
            if (!time)
                return time.error();
            (it.key() == "from"_L1 ? work.when.from : work.when.to) = *time;
            continue;
        }
        if (it.key() != "device"_L1 && it.key() != "line"_L1 && it.key() != "note"_L1)
            return wrong(key, u"device, line, from, to or note"_s);
        if (!it->isString() || (it.key() != "note"_L1 && it->toString().isEmpty()))
            return wrong(key, u"a text"_s);
        if (it.key() == "device"_L1)
            work.device = core::DeviceId(it->toString());
        else if (it.key() == "line"_L1 && !isLine(it->toString()))
            return wrong(key, u"a line, 1 to 8"_s);
        else if (it.key() == "line"_L1)
            work.line = it->toString();
        else
            work.note = it->toString();
    }
    for (const auto key : {"from"_L1, "to"_L1}) {
        if (!object.contains(key))
            return wrong(place + u'.' + key, u"a time such as 2026-06-01T08:00"_s);
    }
    if (work.when.to <= work.when.from)
        return wrong(place + u".to"_s, u"a time after from"_s);
    return work;
}

core::Result<void> readRegionsPart(const QJsonValue &value, OutageSettings &settings)
{
    if (value.isUndefined())
        return {};
    if (!value.isObject()) {
        settings.regionsFile = value.toString();
        if (settings.regionsFile.isEmpty())
            return wrong(u"outages.regions"_s, u"the name of a GeoJSON file, or an object with file"_s);
        return {};
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = u"outages.regions."_s + it.key();
        QString *text = it.key() == "file"_L1       ? &settings.regionsFile
                        : it.key() == "name"_L1     ? &settings.regionNames.name
                        : it.key() == "province"_L1 ? &settings.regionNames.province
                                                    : nullptr;
        if (!text)
            return wrong(key, u"file, name or province"_s);
        *text = it->toString();
        if (text->isEmpty())
            return wrong(key, u"a text"_s);
    }
    if (settings.regionsFile.isEmpty())
        return wrong(u"outages.regions.file"_s, u"the name of a GeoJSON file"_s);
    return {};
}

} // namespace

core::Result<OutageSettings> readOutageSettings(const QJsonObject &part, const QTimeZone &zone)
{
    return readOutageSettings(part, [&zone](const core::DeviceId &) { return std::optional(zone); });
}

core::Result<OutageSettings> readOutageSettings(const QJsonObject &part, const WorkZone &zone)
{
    OutageSettings settings;
    for (const QString &key : part.keys()) {
        if (key != "rule"_L1 && key != "planned"_L1 && key != "regions"_L1)
            return wrong(u"outages."_s + key, u"rule, planned or regions"_s);
    }
    const auto rule = readRule(part["rule"_L1]);
    if (!rule)
        return rule.error();
    settings.rule = *rule;
    const QJsonValue planned = part["planned"_L1];
    if (!planned.isUndefined() && !planned.isArray())
        return wrong(u"outages.planned"_s, u"a list"_s);
    const QJsonArray works = planned.toArray();
    for (qsizetype i = 0; i < works.size(); ++i) {
        auto work = readWork(works[i], u"outages.planned[%1]"_s.arg(i), zone);
        if (!work)
            return work.error();
        settings.planned.append(std::move(*work));
    }
    const auto regions = readRegionsPart(part["regions"_L1], settings);
    if (!regions)
        return regions.error();
    return settings;
}

QJsonObject outagePart(const OutageSettings &settings)
{
    QJsonObject part;
    const OutageRule usual;
    if (settings.rule.momentaryMost != usual.momentaryMost ||
        settings.rule.limitIsMomentary != usual.limitIsMomentary)
        part.insert(u"rule"_s, QJsonObject{{u"momentaryMostS"_s, qint64(settings.rule.momentaryMost.count())},
                                           {u"limitIsMomentary"_s, settings.rule.limitIsMomentary}});
    const auto text = [](core::UtcTime time) {
        return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, Qt::UTC)
            .toString(Qt::ISODateWithMs);
    };
    QJsonArray works;
    for (const PlannedWork &work : settings.planned) {
        QJsonObject one{{u"from"_s, text(work.when.from)}, {u"to"_s, text(work.when.to)}};
        if (!work.device.isEmpty())
            one.insert(u"device"_s, work.device.toString());
        if (!work.line.isEmpty())
            one.insert(u"line"_s, work.line);
        if (!work.note.isEmpty())
            one.insert(u"note"_s, work.note);
        works.append(one);
    }
    if (!works.isEmpty())
        part.insert(u"planned"_s, works);
    if (settings.regionsFile.isEmpty())
        return part;
    QJsonObject regions{{u"file"_s, settings.regionsFile}};
    if (!settings.regionNames.name.isEmpty())
        regions.insert(u"name"_s, settings.regionNames.name);
    if (!settings.regionNames.province.isEmpty())
        regions.insert(u"province"_s, settings.regionNames.province);
    part.insert(u"regions"_s, regions.size() > 1 ? QJsonValue(regions) : QJsonValue(settings.regionsFile));
    return part;
}

} // namespace lines
