// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanwords.h"

#include "words.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using modbus::ScanEvidence;
using modbus::ScanFinding;
using modbus::ScanNote;

namespace console {

namespace {

constexpr qsizetype MostReasons = 4;

QString hex(quint16 address)
{
    return u"0x"_s + QString::number(address, 16).toUpper().rightJustified(4, u'0');
}

} // namespace

QString ScanWords::place(const ScanFinding &finding)
{
    return tr("Unit %1, %2", "address and settings of the line").arg(finding.unit).arg(finding.line.text());
}

QString ScanWords::trouble(const ScanFinding &finding)
{
    switch (finding.kind) {
    case ScanFinding::Kind::Meter:
        return {};
    case ScanFinding::Kind::Unrecognised:
        return tr("It answers, but no profile fits.");
    case ScanFinding::Kind::Clash:
        return tr("Its answers come damaged or twice: probably two meters on one address.");
    case ScanFinding::Kind::Unreadable:
        return tr("Something answers here that cannot be read.");
    case ScanFinding::Kind::Ghost:
        return tr("Unit %1 answers in its place.").arg(finding.answeredBy);
    case ScanFinding::Kind::Everywhere:
        return tr("The same answer comes at every address.");
    }
    return {};
}

QString ScanWords::remedy(const ScanFinding &finding)
{
    switch (finding.kind) {
    case ScanFinding::Kind::Meter:
        return {};
    case ScanFinding::Kind::Unrecognised:
        return tr("Its registers can be taught by a profile of your own.");
    case ScanFinding::Kind::Clash:
        return tr("%1 of %2 questions had a damaged or a second answer. Disconnect one meter and search "
                  "again.")
            .arg(finding.counts.framed + finding.counts.extra)
            .arg(finding.counts.asked);
    case ScanFinding::Kind::Unreadable:
        return tr("Another speed or parity, or two meters on this address.");
    case ScanFinding::Kind::Ghost:
        return tr("A meter that does not look at the address, or a gateway that mixes them up.");
    case ScanFinding::Kind::Everywhere:
        return tr("A single meter at its general address, or a gateway: no address can be told from it.");
    }
    return {};
}

QString ScanWords::reason(const ScanEvidence &evidence)
{
    const QString name =
        evidence.channel.isEmpty()
            ? Words::quantity(evidence.quantity)
            : tr("%1 %2", "quantity and phase").arg(Words::quantity(evidence.quantity), evidence.channel);
    const QString value =
        evidence.value ? Words::valueWithUnit(evidence.quantity, *evidence.value) : QString();
    switch (evidence.kind) {
    case ScanEvidence::Kind::Plausible:
    case ScanEvidence::Kind::Neutral:
        return value.isEmpty()
                   ? tr("%1: no value at %2").arg(name, hex(evidence.address))
                   : tr("%1 %2 at %3", "quantity, value, register").arg(name, value, hex(evidence.address));
    case ScanEvidence::Kind::Implausible:
        return value.isEmpty() ? tr("%1: nothing possible at %2").arg(name, hex(evidence.address))
                               : tr("%1: %2 at %3 is impossible").arg(name, value, hex(evidence.address));
    case ScanEvidence::Kind::Refused:
        return tr("%1: register %2 refused").arg(name, hex(evidence.address));
    case ScanEvidence::Kind::Unanswered:
        return tr("%1: register %2 without answer").arg(name, hex(evidence.address));
    case ScanEvidence::Kind::Consistent:
        return tr("%1 %2 fits voltage times current").arg(name, value);
    case ScanEvidence::Kind::Inconsistent:
        return tr("%1 %2 does not fit voltage times current").arg(name, value);
    }
    return {};
}

QString ScanWords::evidence(const modbus::ScanScore &score)
{
    QStringList reasons;
    for (const ScanEvidence &one : score.evidence.first(std::min(score.evidence.size(), MostReasons)))
        reasons << reason(one);
    return reasons.join(u" · "_s);
}

QString ScanWords::identity(const QList<modbus::ScanIdentity> &identity)
{
    QStringList words;
    for (const modbus::ScanIdentity &one : identity)
        words << tr("%1 %2", "what the meter tells of itself: name and text").arg(one.name, one.text);
    return words.join(u" · "_s);
}

QString ScanWords::note(const ScanNote &note)
{
    switch (note.kind) {
    case ScanNote::Kind::Unsupported:
        return tr("This port cannot do %1; that was not searched.").arg(note.line.text());
    case ScanNote::Kind::Garbled:
        return tr("At %1 unreadable bytes came at %n addresses: something speaks at another speed or parity.",
                  nullptr, note.addresses)
            .arg(note.line.text());
    case ScanNote::Kind::Damaged:
        return tr("At %1 the answers of %n addresses came damaged: look at termination, cable and parity "
                  "first.",
                  nullptr, note.addresses)
            .arg(note.line.text());
    }
    return {};
}

} // namespace console
