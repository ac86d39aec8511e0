// SPDX-License-Identifier: GPL-3.0-or-later
#include "voltagecommand.h"

#include "arguments.h"

#include "engine/voltagequery.h"
#include "reports/csvwriter.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QJsonValue number(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString iso(core::UtcTime time) { return QString::fromLatin1(reports::isoMicros(time)); }

QString kindName(lines::VoltageEvent::Kind kind)
{
    switch (kind) {
    case lines::VoltageEvent::Kind::Swell:
        return u"swell"_s;
    case lines::VoltageEvent::Kind::Interruption:
        return u"interruption"_s;
    case lines::VoltageEvent::Kind::Dip:
        break;
    }
    return u"dip"_s;
}

QString sourceName(engine::VoltageTerms::Source source)
{
    switch (source) {
    case engine::VoltageTerms::Source::Workspace:
        return u"workspace"_s;
    case engine::VoltageTerms::Source::Profile:
        return u"profile"_s;
    case engine::VoltageTerms::Source::Assumed:
        return u"assumed"_s;
    case engine::VoltageTerms::Source::Unknown:
        break;
    }
    return u"unknown"_s;
}

/// Of the means that are known.
std::optional<double> within(const lines::VoltageQuality &quality)
{
    if (quality.known == 0)
        return std::nullopt;
    return static_cast<double>(quality.known - quality.outsideNarrow) / quality.known;
}

QJsonObject toJson(const engine::VoltagePhase &phase, double nominal)
{
    const lines::VoltageQuality &quality = phase.quality;
    QJsonArray events;
    for (const lines::VoltageEvent &event : quality.events)
        events.append(QJsonObject{
            {u"kind"_s, kindName(event.kind)},
            {u"from"_s, iso(event.from)},
            {u"to"_s, event.endUnknown ? QJsonValue(QJsonValue::Null) : QJsonValue(iso(event.to))},
            {u"duration_s"_s, std::chrono::duration<double>(event.to - event.from).count()},
            {u"extreme_v"_s, event.extreme},
            {u"extreme_percent"_s, event.extreme / nominal * 100}});
    return {{u"phase"_s, phase.channel},
            {u"verdict"_s, QString(lines::voltageVerdictName(quality.verdict))},
            {u"indicative"_s, quality.indicative},
            {u"coverage"_s, quality.coverage},
            {u"intervals"_s, quality.intervals},
            {u"known"_s, quality.known},
            {u"interrupted"_s, quality.interrupted},
            {u"lowest_v"_s, number(quality.lowest)},
            {u"highest_v"_s, number(quality.highest)},
            {u"within_10_percent"_s, number(within(quality))},
            {u"outside_10_percent"_s, quality.outsideNarrow},
            {u"outside_wide"_s, quality.outsideWide},
            {u"readings"_s, static_cast<double>(phase.readings)},
            {u"substituted"_s, quality.substituted},
            {u"usual_pause_s"_s, std::chrono::duration<double>(phase.usual).count()},
            {u"too_seldom"_s, phase.tooSeldom},
            {u"dips"_s, quality.dips},
            {u"swells"_s, quality.swells},
            {u"interruptions"_s, quality.interruptions},
            {u"events"_s, events}};
}

QString weekName(QDate monday)
{
    int year = 0;
    const int week = monday.weekNumber(&year);
    return u"%1-W%2"_s.arg(year).arg(week, 2, 10, QChar(u'0'));
}

QJsonObject toJson(const engine::VoltageAnswer &answer, const VoltageWanted &wanted)
{
    QJsonArray weeks;
    for (const engine::VoltageWeek &week : answer.weeks) {
        QJsonArray phases;
        for (const engine::VoltagePhase &phase : week.phases)
            phases.append(toJson(phase, answer.terms.nominal.value_or(1)));
        weeks.append(QJsonObject{{u"week"_s, weekName(week.monday)},
                                 {u"monday"_s, week.monday.toString(Qt::ISODate)},
                                 {u"from"_s, iso(week.from)},
                                 {u"to"_s, iso(week.to)},
                                 {u"running"_s, week.running},
                                 {u"phases"_s, phases}});
    }
    return {
        {u"device"_s, wanted.device.toString()},        {u"zone"_s, QString::fromLatin1(answer.zone.id())},
        {u"nominal_v"_s, number(answer.terms.nominal)}, {u"nominal_from"_s, sourceName(answer.terms.source)},
        {u"indicative"_s, answer.terms.indicative},     {u"weeks"_s, weeks}};
}

void sayPhase(const engine::VoltagePhase &phase)
{
    const lines::VoltageQuality &quality = phase.quality;
    say(u"%1%2%3, %4 % of the week known"_s.arg(
        phase.channel.isEmpty() ? QString() : phase.channel + u": "_s,
        lines::voltageVerdictName(quality.verdict), quality.indicative ? u", indicative"_s : QString(),
        QString::number(std::floor(quality.coverage * 1000) / 10, 'f', 1)));
    if (quality.known > 0)
        say(u"  ten-minute means %1 to %2 V, %3 % within 10 %"_s.arg(
            QString::number(*quality.lowest, 'f', 1), QString::number(*quality.highest, 'f', 1),
            QString::number(std::floor(*within(quality) * 1000) / 10, 'f', 1)));
    if (phase.tooSeldom)
        say(u"  a value every %1 s is too seldom for means of ten minutes"_s.arg(
            std::chrono::duration<double>(phase.usual).count()));
    if (quality.substituted > 0)
        say(u"  %1 substituted values left out"_s.arg(quality.substituted));
    say(u"  %1 dips, %2 swells, %3 interruptions"_s.arg(quality.dips)
            .arg(quality.swells)
            .arg(quality.interruptions));
    for (const lines::VoltageEvent &event : quality.events)
        say(u"  %1  %2  %3%4 s  %5 V"_s.arg(
            kindName(event.kind).leftJustified(12), iso(event.from), event.endUnknown ? u">= "_s : QString(),
            QString::number(std::chrono::duration<double>(event.to - event.from).count(), 'g', 10),
            QString::number(event.extreme, 'f', 1)));
}

} // namespace

QDate weekFrom(const QString &text)
{
    static const QRegularExpression named(u"^(\\d{4})-W(\\d{2})$"_s);
    const auto match = named.match(text);
    if (!match.hasMatch())
        return QDate::fromString(text, Qt::ISODate);
    const int year = match.captured(1).toInt();
    const int week = match.captured(2).toInt();
    // The week that holds the 4th of January is the first.
    const QDate fourth(year, 1, 4);
    const QDate monday = fourth.addDays(1 - fourth.dayOfWeek() + 7 * (week - 1));
    int of = 0;
    return monday.weekNumber(&of) == week && of == year ? monday : QDate();
}

int printVoltage(const core::Workspace &workspace, const VoltageWanted &wanted, bool json)
{
    QList<core::Error> errors;
    engine::VoltageRequest request;
    request.profiles = core::ProfileStore::load(
        {u":/meterdeck/profiles"_s, QFileInfo(workspace.fileName).dir().filePath(u"profiles"_s)}, &errors);
    for (const core::Error &error : std::as_const(errors))
        complain(error.toString());
    request.source.databasePath = workspace.database.path;
    request.workspace = workspace;
    request.device = wanted.device;
    request.week = wanted.week;
    request.weeks = wanted.weeks;
    request.zone = wanted.zone;
    const engine::VoltageAnswer answer = engine::voltageWeeks(request);
    if (answer.error) {
        complain(answer.error->toString());
        return exits::Failed;
    }
    if (json) {
        say(QString::fromUtf8(QJsonDocument(toJson(answer, wanted)).toJson(QJsonDocument::Compact)));
        return exits::Done;
    }
    if (!answer.terms.nominal) {
        say(u"The nominal voltage of %1 is not known; the workspace file can name it under \"voltage\"."_s
                .arg(wanted.device.toString()));
        return exits::Done;
    }
    say(u"EN 50160, nominal %1 V (%2)"_s.arg(*answer.terms.nominal).arg(sourceName(answer.terms.source)));
    for (const engine::VoltageWeek &week : answer.weeks) {
        say(u"week %1 from %2%3, %4"_s.arg(weekName(week.monday), week.monday.toString(Qt::ISODate),
                                           week.running ? u", not over"_s : QString(),
                                           QString::fromLatin1(answer.zone.id())));
        if (week.phases.isEmpty())
            say(u"no voltage is stored"_s);
        for (const engine::VoltagePhase &phase : week.phases)
            sayPhase(phase);
    }
    return exits::Done;
}
