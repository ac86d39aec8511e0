// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanwords.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using modbus::ScanEvidence;
using modbus::ScanFinding;
using modbus::ScanNote;

namespace scanwords {

namespace {

constexpr qsizetype MostReasons = 4;

QString place(const ScanEvidence &evidence)
{
    return u"%1:0x%2"_s.arg(evidence.function)
        .arg(QString::number(evidence.address, 16).toUpper().rightJustified(4, u'0'));
}

QString quantity(const ScanEvidence &evidence)
{
    QString name = core::quantityName(evidence.quantity);
    name.replace(u'_', u' ');
    return evidence.channel.isEmpty() ? name : name + u' ' + evidence.channel;
}

QString reason(const ScanEvidence &evidence)
{
    const QString value =
        evidence.value
            ? u"%1 %2"_s.arg(QString::number(*evidence.value, 'g', 6), core::quantityUnit(evidence.quantity))
                  .trimmed()
            : QString();
    switch (evidence.kind) {
    case ScanEvidence::Kind::Consistent:
        return u"active power %1 fits voltage times current"_s.arg(value);
    case ScanEvidence::Kind::Inconsistent:
        return u"active power %1 does not fit voltage times current"_s.arg(value);
    case ScanEvidence::Kind::Refused:
        return u"no %1 at %2 (exception %3)"_s.arg(quantity(evidence), place(evidence))
            .arg(evidence.exception);
    case ScanEvidence::Kind::Unanswered:
        return u"no answer for %1 at %2"_s.arg(quantity(evidence), place(evidence));
    case ScanEvidence::Kind::Implausible:
        return value.isEmpty() ? u"no possible %1 at %2"_s.arg(quantity(evidence), place(evidence))
                               : u"impossible %1 %2 at %3"_s.arg(quantity(evidence), value, place(evidence));
    case ScanEvidence::Kind::Plausible:
    case ScanEvidence::Kind::Neutral:
        return u"%1 %2 at %3"_s.arg(quantity(evidence), value, place(evidence));
    }
    return {};
}

QString kindName(ScanFinding::Kind kind)
{
    switch (kind) {
    case ScanFinding::Kind::Meter:
        return u"meter"_s;
    case ScanFinding::Kind::Unrecognised:
        return u"unrecognised"_s;
    case ScanFinding::Kind::Clash:
        return u"clash"_s;
    case ScanFinding::Kind::Unreadable:
        return u"unreadable"_s;
    case ScanFinding::Kind::Ghost:
        return u"ghost"_s;
    case ScanFinding::Kind::Everywhere:
        return u"everywhere"_s;
    }
    return {};
}

QString kindName(ScanEvidence::Kind kind)
{
    switch (kind) {
    case ScanEvidence::Kind::Plausible:
        return u"plausible"_s;
    case ScanEvidence::Kind::Neutral:
        return u"neutral"_s;
    case ScanEvidence::Kind::Implausible:
        return u"implausible"_s;
    case ScanEvidence::Kind::Refused:
        return u"refused"_s;
    case ScanEvidence::Kind::Unanswered:
        return u"unanswered"_s;
    case ScanEvidence::Kind::Consistent:
        return u"consistent"_s;
    case ScanEvidence::Kind::Inconsistent:
        return u"inconsistent"_s;
    }
    return {};
}

QJsonObject lineJson(const modbus::ScanLine &line)
{
    return {{u"baud"_s, line.baud}, {u"parity"_s, line.parity}, {u"stopBits"_s, line.stopBits}};
}

QJsonObject evidenceJson(const ScanEvidence &evidence)
{
    QJsonObject object{
        {u"kind"_s, kindName(evidence.kind)}, {u"quantity"_s, QString(core::quantityName(evidence.quantity))},
        {u"function"_s, evidence.function},   {u"address"_s, evidence.address},
        {u"weight"_s, evidence.weight},       {u"text"_s, reason(evidence)}};
    if (!evidence.channel.isEmpty())
        object[u"channel"_s] = evidence.channel;
    if (evidence.value) {
        object[u"value"_s] = *evidence.value;
        object[u"unit"_s] = QString(core::quantityUnit(evidence.quantity));
    }
    if (evidence.from != evidence.to) {
        object[u"from"_s] = evidence.from;
        object[u"to"_s] = evidence.to;
    }
    if (evidence.exception != 0)
        object[u"exception"_s] = evidence.exception;
    return object;
}

QJsonObject findingJson(const ScanFinding &finding)
{
    QJsonObject object{{u"kind"_s, kindName(finding.kind)},          {u"unit"_s, finding.unit},
                       {u"line"_s, lineJson(finding.line)},          {u"text"_s, what(finding)},
                       {u"asked"_s, finding.counts.asked},           {u"valid"_s, finding.counts.valid},
                       {u"exceptions"_s, finding.counts.exceptions}, {u"silent"_s, finding.counts.silent},
                       {u"damaged"_s, finding.counts.damaged}};
    if (finding.answeredBy != 0)
        object[u"answeredBy"_s] = finding.answeredBy;
    QJsonArray profiles;
    for (const modbus::ScanScore &score : finding.profiles) {
        QJsonArray evidence;
        for (const ScanEvidence &one : score.evidence)
            evidence.append(evidenceJson(one));
        profiles.append(QJsonObject{{u"profile"_s, score.profile.toString()},
                                    {u"name"_s, score.name},
                                    {u"score"_s, std::round(score.score * 1000) / 1000},
                                    {u"evidence"_s, evidence}});
    }
    object[u"profiles"_s] = profiles;
    QJsonObject identity;
    for (const modbus::ScanIdentity &one : finding.identity)
        identity[one.name] = one.text;
    if (!identity.isEmpty())
        object[u"identity"_s] = identity;
    return object;
}

} // namespace

QString what(const ScanFinding &finding)
{
    switch (finding.kind) {
    case ScanFinding::Kind::Meter:
        return u"%1 (%2)"_s.arg(finding.best()->name, finding.best()->profile.toString());
    case ScanFinding::Kind::Unrecognised:
        return u"answers, but no profile fits"_s;
    case ScanFinding::Kind::Clash:
        return u"damaged or double answers: two meters on this address?"_s;
    case ScanFinding::Kind::Unreadable:
        return u"something answers unreadably: other speed, or two meters?"_s;
    case ScanFinding::Kind::Ghost:
        return u"unit %1 answers in its place"_s.arg(finding.answeredBy);
    case ScanFinding::Kind::Everywhere:
        return u"an answer comes at every address: no unit is meant"_s;
    }
    return {};
}

QString why(const ScanFinding &finding)
{
    const modbus::ScanScore *best = finding.best();
    if (finding.kind != ScanFinding::Kind::Meter && finding.kind != ScanFinding::Kind::Unrecognised)
        return u"%1 of %2 answers damaged"_s.arg(finding.counts.damaged + finding.counts.extra)
            .arg(finding.counts.damaged + finding.counts.extra + finding.counts.valid +
                 finding.counts.exceptions);
    if (!best)
        return u"%1 exceptions to %2 questions"_s.arg(finding.counts.exceptions).arg(finding.counts.asked);
    QStringList reasons;
    for (const ScanEvidence &evidence : best->evidence.first(std::min(best->evidence.size(), MostReasons)))
        reasons << reason(evidence);
    for (const modbus::ScanIdentity &identity : finding.identity)
        reasons << identity.name + u' ' + identity.text;
    return reasons.join(u", "_s);
}

QString note(const ScanNote &note)
{
    switch (note.kind) {
    case ScanNote::Kind::Unsupported:
        return u"%1 was not searched: %2"_s.arg(note.line.text(), note.detail);
    case ScanNote::Kind::Garbled:
        return u"%1: unreadable bytes at %2 addresses; something speaks at another speed or parity"_s
            .arg(note.line.text())
            .arg(note.addresses);
    case ScanNote::Kind::Damaged:
        return u"%1: damaged answers from %2 addresses; check termination, cable and parity first"_s
            .arg(note.line.text())
            .arg(note.addresses);
    }
    return {};
}

QString time(std::chrono::milliseconds time)
{
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
    return seconds < 60 ? u"%1 s"_s.arg(seconds) : u"%1 min %2 s"_s.arg(seconds / 60).arg(seconds % 60);
}

QStringList table(const modbus::ScanResult &result)
{
    QStringList lines;
    if (!result.findings.isEmpty())
        lines << u"unit  line        score  what"_s;
    for (const ScanFinding &finding : result.findings) {
        const modbus::ScanScore *best = finding.best();
        const QString score = best ? QString::number(best->score, 'f', 2) : u"-"_s;
        const QString start = u"%1  %2  %3  "_s.arg(QString::number(finding.unit), 4)
                                  .arg(finding.line.text().leftJustified(10), score.leftJustified(5));
        lines << start + what(finding);
        const QString indent(start.size(), u' ');
        lines << indent + why(finding);
        QStringList others;
        for (const modbus::ScanScore &other : finding.profiles) {
            if (&other != best || finding.kind != ScanFinding::Kind::Meter)
                others << u"%1 %2"_s.arg(other.profile.toString()).arg(other.score, 0, 'f', 2);
        }
        if (!others.isEmpty())
            lines << indent + u"also possible: "_s + others.join(u", "_s);
    }
    for (const ScanNote &one : result.notes)
        lines << u"note: "_s + note(one);
    const auto meters = std::ranges::count_if(
        result.findings, [](const ScanFinding &finding) { return finding.kind == ScanFinding::Kind::Meter; });
    lines << u"%1 %2 found; %3 of %4 addresses asked in %5%6"_s.arg(
        QString::number(meters), meters == 1 ? u"meter"_s : u"meters"_s,
        QString::number(result.progress.done), QString::number(result.progress.total),
        time(result.progress.elapsed), result.cancelled ? u"; cancelled"_s : QString());
    return lines;
}

QJsonObject json(const modbus::ScanResult &result)
{
    QJsonArray findings;
    for (const ScanFinding &finding : result.findings)
        findings.append(findingJson(finding));
    QJsonArray notes;
    for (const ScanNote &one : result.notes)
        notes.append(QJsonObject{{u"line"_s, lineJson(one.line)}, {u"text"_s, note(one)}});
    QJsonObject object{{u"port"_s, result.port},
                       {u"complete"_s, result.isComplete()},
                       {u"cancelled"_s, result.cancelled},
                       {u"addresses"_s, result.progress.total},
                       {u"asked"_s, result.progress.done},
                       {u"questions"_s, result.progress.questions},
                       {u"milliseconds"_s, static_cast<double>(result.progress.elapsed.count())},
                       {u"findings"_s, findings},
                       {u"notes"_s, notes}};
    if (result.error)
        object[u"error"_s] = result.error->toString();
    return object;
}

} // namespace scanwords
