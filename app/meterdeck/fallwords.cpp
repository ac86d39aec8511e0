// SPDX-License-Identifier: GPL-3.0-or-later
#include "fallwords.h"

#include "words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

namespace {

core::UtcTime utc(const QDateTime &time) { return core::fromMicros(time.toMSecsSinceEpoch() * 1000); }

} // namespace

QString FallWords::energy(double stored, core::Quantity quantity)
{
    return Words::valueWithUnit(quantity, stored);
}

QString FallWords::figures(const engine::RegisterFall &fall)
{
    return tr("%1 to %2", "figure before, figure and unit after a register fell")
        .arg(Words::value(fall.quantity, fall.fall.before), energy(fall.fall.after, fall.quantity));
}

QString FallWords::title(const engine::RegisterFall &fall)
{
    const QString what = happened(fall);
    if (!fall.channel.isEmpty())
        return tr("%1, %2: %3", "quantity, channel, what happened to its register")
            .arg(Words::quantity(fall.quantity), fall.channel, what);
    return fall.quantity == core::Quantity::EnergyImport
               ? what
               : tr("%1: %2", "quantity, what happened to its register")
                     .arg(Words::quantity(fall.quantity), what);
}

QString FallWords::happened(const engine::RegisterFall &fall)
{
    using energy::Verdict;
    if (fall.isOpen())
        return fall.undone ? tr("Register fell, decision undone") : tr("Register fell, not reviewed");
    switch (fall.fall.decided->verdict) {
    case Verdict::Reset:
        return tr("Register reset");
    case Verdict::RollOver:
        return tr("Register rolled over");
    case Verdict::Exchange:
        return tr("Meter exchanged");
    case Verdict::WrongBefore:
    case Verdict::WrongAfter:
        return tr("Wrong reading");
    }
    return {};
}

QString FallWords::meaning(const engine::RegisterFall &fall)
{
    using energy::Verdict;
    const auto show = [&fall](double stored) { return energy(stored, fall.quantity); };
    if (fall.isOpen())
        return energy::EnergyLedger::proposal(fall.fall).verdict == Verdict::RollOver
                   ? tr("Counted for now as a roll-over at %1.").arg(show(*fall.fall.range))
                   : tr("Counted on for now from %1; the fall itself adds nothing.")
                         .arg(show(fall.fall.after));
    const energy::Decision &decided = *fall.fall.decided;
    switch (decided.verdict) {
    case Verdict::Reset:
        return tr("Counted on from zero: the fall adds %1.").arg(show(fall.fall.after));
    case Verdict::RollOver:
        return tr("It began again at %1.").arg(show(decided.range));
    case Verdict::Exchange:
        return tr("The old meter ended at %1, the new one began at %2.")
            .arg(show(decided.oldEnd), show(decided.newStart));
    case Verdict::WrongBefore:
        return tr("The rise up to %1 is left out.").arg(show(fall.fall.before));
    case Verdict::WrongAfter:
        return tr("Readings below %1 are left out.").arg(show(fall.fall.before));
    }
    return {};
}

QString FallWords::provenance(const engine::RegisterFall &fall)
{
    if (fall.entered)
        return tr("Entered by %1, %2", "person, time").arg(fall.who, Words::moment(fall.reviewedAt));
    if (!fall.who.isEmpty())
        return fall.undone
                   ? tr("Undone by %1, %2", "person, time").arg(fall.who, Words::moment(fall.reviewedAt))
                   : tr("Decided by %1, %2", "person, time").arg(fall.who, Words::moment(fall.reviewedAt));
    return fall.cause == "order"_L1 ? tr("The reset was ordered from here.") : QString();
}

QString FallWords::icon(const engine::RegisterFall &fall)
{
    using energy::Verdict;
    if (fall.isOpen())
        return u"triangle-alert"_s;
    switch (fall.fall.decided->verdict) {
    case Verdict::Reset:
        return u"rotate-ccw"_s;
    case Verdict::RollOver:
        return u"refresh-cw"_s;
    case Verdict::Exchange:
        return u"arrow-left-right"_s;
    case Verdict::WrongBefore:
    case Verdict::WrongAfter:
        return u"x"_s;
    }
    return {};
}

QString FallWords::effect(const engine::RegisterFall &fall, double before, double after)
{
    const QString from = Words::value(fall.quantity, before);
    const QString to = energy(after, fall.quantity);
    const QDate day = Words::local(fall.fall.at).date();
    const bool same = from == Words::value(fall.quantity, after);
    if (day == Words::today())
        return same ? tr("Today stays at %1.").arg(to) : tr("Today changes from %1 to %2.").arg(from, to);
    const QString date = QLocale().toString(day, u"d MMM yyyy"_s);
    return same ? tr("%1 stays at %2.", "date, energy").arg(date, to)
                : tr("%1 changes from %2 to %3.", "date, energies").arg(date, from, to);
}

std::pair<core::UtcTime, core::UtcTime> FallWords::dayOf(core::UtcTime at, core::UtcTime now)
{
    const QDate day = Words::local(at).date();
    const QTimeZone zone = Words::timeZone();
    return {utc(day.startOfDay(zone)), std::min(now, utc(day.addDays(1).startOfDay(zone)))};
}

} // namespace console
