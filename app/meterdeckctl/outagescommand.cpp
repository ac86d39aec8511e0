// SPDX-License-Identifier: GPL-3.0-or-later
#include "outagescommand.h"

#include "arguments.h"

#include "engine/outagehistory.h"
#include "lines/majordays.h"
#include "reports/csvwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

constexpr int MostTold = 5; // of CEMI-n

/// What the workspace says of outages, where the words of the command do not.
core::Result<engine::OutageAnswer> answerOf(const core::Workspace &workspace, OutagesWanted &wanted,
                                            bool numbersOnly)
{
    engine::OutageQuestion question;
    question.source.databasePath = workspace.database.path;
    question.workspace = workspace;
    question.from = wanted.from;
    question.to = wanted.to;
    const auto told = engine::tellOutages(workspace, question);
    if (!told)
        return told.error();
    if (wanted.momentaryMost)
        question.rule.momentaryMost = *wanted.momentaryMost;
    if (wanted.limitSustained)
        question.rule.limitIsMomentary = false;
    wanted.rule = question.rule;
    wanted.planned = question.planned;
    question.wantsCauses = !numbersOnly;
    question.numbersOnly = numbersOnly;
    return engine::outageHistory(question);
}

/// Whole days of the zone, from the first reading to the end of what is asked.
QList<lines::Span> daysOf(core::UtcTime first, const OutagesWanted &wanted)
{
    QList<lines::Span> days;
    if (first == core::UtcTime{})
        return days;
    const auto startOf = [&wanted](const QDate &day) {
        return core::fromMicros(day.startOfDay(wanted.zone).toMSecsSinceEpoch() * 1000);
    };
    QDate day = QDateTime::fromMSecsSinceEpoch(core::toMicros(first) / 1000, wanted.zone).date().addDays(1);
    const core::UtcTime end = std::min(wanted.to, core::SystemClock().now());
    while (startOf(day.addDays(1)) <= end) {
        days.append({startOf(day), startOf(day.addDays(1))});
        day = day.addDays(1);
    }
    return days;
}

QJsonValue number(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject figures(const lines::Reliability &indices)
{
    return {{u"saidi_min"_s, indices.saidiMinutes},
            {u"saifi"_s, indices.saifi},
            {u"caidi_min"_s, number(indices.caidiMinutes)},
            {u"maifi"_s, indices.maifi},
            {u"asai"_s, number(indices.asai)},
            {u"coverage"_s, indices.coverage},
            {u"sustained"_s, static_cast<double>(indices.sustained)},
            {u"momentary"_s, static_cast<double>(indices.momentary)},
            {u"ongoing"_s, static_cast<double>(indices.ongoing)}};
}

void sayFigures(const QJsonObject &figures)
{
    for (const auto &[key, words] : {std::pair("saidi_min"_L1, u"SAIDI, min"_s),
                                     {"saifi"_L1, u"SAIFI"_s},
                                     {"caidi_min"_L1, u"CAIDI, min"_s},
                                     {"maifi"_L1, u"MAIFI"_s},
                                     {"asai"_L1, u"ASAI"_s},
                                     {"coverage"_L1, u"coverage"_s},
                                     {"sustained"_L1, u"sustained"_s},
                                     {"momentary"_L1, u"momentary"_s},
                                     {"ongoing"_L1, u"ongoing"_s}}) {
        const QJsonValue value = figures[key];
        say(words.leftJustified(12) + (value.isNull() ? u"-"_s : QString::number(value.toDouble(), 'g', 10)));
    }
}

} // namespace

int writeOutages(const core::Workspace &workspace, OutagesWanted wanted, const QString &outFile)
{
    const auto answer = answerOf(workspace, wanted, false);
    if (!answer) {
        complain(answer.error().toString());
        return exits::Failed;
    }
    reports::CsvWriter csv(outFile, reports::CsvWriter::Rows::Outages);
    core::Result<void> written = csv.open();
    for (qsizetype i = 0; i < answer->outages.size() && written; ++i) {
        const lines::Outage &outage = answer->outages[i];
        reports::OutageRow row;
        row.device = outage.device;
        row.line = outage.line;
        row.start = outage.start;
        row.startUncertain = outage.startUncertain;
        row.end = outage.end;
        row.endUncertain = outage.endUncertain;
        row.duration = outage.duration();
        row.kind = lines::outageClassName(outage.kind(wanted.rule));
        row.cause = lines::causeName(answer->causes[i].cause);
        written = csv.write(row);
    }
    if (written)
        written = csv.commit();
    if (!written) {
        complain(written.error().toString());
        return exits::Failed;
    }
    say(u"%1 interruptions written to %2"_s.arg(csv.rows()).arg(outFile));
    return exits::Done;
}

int printIndices(const core::Workspace &workspace, OutagesWanted wanted, bool json)
{
    const auto answer = answerOf(workspace, wanted, true);
    if (!answer) {
        complain(answer.error().toString());
        return exits::Failed;
    }
    lines::ReliabilityPeriod period{wanted.from, wanted.to, wanted.rule, {}};
    lines::Tally tally(answer->facts, answer->interruptions);
    tally.announce(wanted.planned);
    const lines::Reliability indices = tally.reliability(period);
    QJsonObject result = figures(indices);
    result.insert(u"rule"_s, wanted.rule.words());
    result.insert(u"by"_s, indices.byCustomers ? u"customers"_s : u"lines"_s);
    result.insert(u"served"_s, indices.served);
    result.insert(u"lines"_s, static_cast<double>(answer->facts.size()));
    result.insert(u"from"_s, QString::fromLatin1(reports::isoMicros(wanted.from)));
    result.insert(u"to"_s, QString::fromLatin1(reports::isoMicros(wanted.to)));
    QJsonArray cemi;
    for (const double share : tally.customersWithMoreThanEach(MostTold, period))
        cemi.append(share);
    result.insert(u"cemi"_s, cemi);
    if (!wanted.planned.isEmpty()) {
        period.withPlanned = false;
        result.insert(u"without_planned"_s, figures(tally.reliability(period)));
        period.withPlanned = true;
    }
    const QList<lines::Span> days = daysOf(answer->firstTold, wanted);
    const auto major = lines::majorDays(tally.dailySaidi(days, wanted.rule), days);
    if (major) {
        period.leftOut = major->days;
        QJsonObject without = figures(tally.reliability(period));
        without.insert(u"limit_min"_s, major->limitMinutes);
        without.insert(u"days"_s, static_cast<double>(major->days.size()));
        result.insert(u"without_major_event_days"_s, without);
    } else {
        result.insert(u"without_major_event_days"_s, QJsonObject{{u"refused"_s, major.error().detail}});
    }
    if (json) {
        say(QString::fromUtf8(QJsonDocument(result).toJson(QJsonDocument::Compact)));
        return exits::Done;
    }
    say(indices.byCustomers
            ? u"IEEE 1366 indices of %1 customers on %2 lines"_s.arg(indices.served, 0, 'g', 10)
                  .arg(answer->facts.size())
            : u"Line interruption indices of %1 lines (customers are not known for all)"_s.arg(
                  answer->facts.size()));
    say(wanted.rule.words());
    sayFigures(figures(indices));
    if (const QJsonValue unplanned = result["without_planned"_L1]; unplanned.isObject()) {
        say(u"without interruptions that begin in announced work"_s);
        sayFigures(unplanned.toObject());
    }
    if (major) {
        say(u"without %1 major event days (more than %2 min)"_s.arg(major->days.size())
                .arg(major->limitMinutes, 0, 'g', 6));
        sayFigures(result["without_major_event_days"_L1].toObject());
    } else {
        say(u"no judgement without major event days: %1"_s.arg(major.error().detail));
    }
    return exits::Done;
}
