// SPDX-License-Identifier: GPL-3.0-or-later
#include "meterhints.h"

#include "modbus/registermap.h"
#include "wirewords.h"
#include "words.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

using Kind = MeterFinding::Kind;

constexpr quint64 LeastRequests = 3;     ///< fewer say nothing
constexpr double OftenShare = 0.02;      ///< of the requests; fewer happen on any long line
constexpr quint64 LeastOften = 3;        ///< and once or twice is no pattern
constexpr double NearTimeoutShare = 0.8; ///< of the time-out, at the 99th percentile
constexpr quint64 LeastTimes = 20;       ///< answers that a percentile needs
constexpr double BehindShare = 1.5;      ///< of the interval asked for

bool canJudge(const core::WireUnit &unit) { return unit.silent || unit.requests >= LeastRequests; }

quint64 garbled(const core::WireUnit &unit)
{
    quint64 sum = 0;
    for (const QLatin1StringView kind : {"crc"_L1, "short"_L1, "noise"_L1, "foreign"_L1})
        sum += unit.errors.value(kind);
    return sum;
}

quint64 refusals(const core::WireUnit &unit) { return unit.errors.value(u"exception"_s); }

/// Not one good answer, not even a refusal.
bool fails(const core::WireUnit &unit) { return unit.silent || (unit.answers == 0 && refusals(unit) == 0); }

bool often(quint64 count, const core::WireUnit &unit)
{
    return count >= LeastOften && double(count) >= OftenShare * double(unit.requests);
}

const core::WireUnit *find(const core::DeviceId &device, const QList<core::WireUnit> &units)
{
    const auto found = std::find_if(units.begin(), units.end(),
                                    [&device](const core::WireUnit &unit) { return unit.device == device; });
    return found == units.end() ? nullptr : &*found;
}

Kind kindOfRefusal(int code, bool all)
{
    if (code == 10 || code == 11)
        return Kind::NoWayThrough;
    if (code == 4 || code == 5 || code == 6)
        return Kind::Busy;
    return all ? Kind::Refusing : Kind::RefusesSome;
}

/// The neighbours of a meter, as far as they can be judged.
struct Neighbours
{
    int judged = 0;
    bool heard = false;   ///< one of them answers well
    bool damaged = false; ///< one of them answers, and is damaged often
};

Neighbours neighboursOf(const core::WireUnit &self, const QList<core::WireUnit> &units)
{
    Neighbours found;
    for (const core::WireUnit &other : units) {
        if (other.device == self.device || !canJudge(other))
            continue;
        ++found.judged;
        found.heard = found.heard || (!fails(other) && other.answers > 0);
        found.damaged = found.damaged || (!fails(other) && often(garbled(other), other));
    }
    return found;
}

} // namespace

MeterPlace MeterPlace::of(int unit, const core::TransportSettings &transport, const core::Profile *profile)
{
    const auto said = [](int baud, const QString &parity, int stopBits) {
        return u"%1 8%2%3"_s.arg(baud).arg(parity.left(1).toUpper()).arg(stopBits);
    };
    MeterPlace place{unit, transport.type, {}, {}};
    if (transport.type == "modbus-rtu"_L1)
        place.line = said(transport.baud, transport.parity, transport.stopBits);
    if (!profile || place.line.isEmpty())
        return place;
    const modbus::FactoryLine factory = modbus::factoryLine(*profile);
    const QString other = said(factory.baud.value_or(transport.baud),
                               factory.parity.isEmpty() ? transport.parity : factory.parity,
                               factory.stopBits.value_or(transport.stopBits));
    if (other != place.line)
        place.factory = other;
    return place;
}

quint64 MeterFinding::ended(const core::WireUnit &unit)
{
    quint64 sum = unit.answers;
    for (auto it = unit.errors.begin(); it != unit.errors.end(); ++it)
        sum += it.key() == "late"_L1 ? 0 : it.value(); // counted as no answer before
    return std::min(sum, unit.requests);
}

MeterFinding MeterHints::judge(const core::DeviceId &device, const QList<core::WireUnit> &lately,
                               const QList<core::WireUnit> &all)
{
    MeterFinding finding;
    const core::WireUnit *unit = find(device, lately);
    const QList<core::WireUnit> *units = &lately;
    // A silent meter is asked rarely, a slow one is asked for rarely: then all since the start speaks.
    if (!unit || unit->requests < LeastRequests) {
        unit = find(device, all);
        units = &all;
        finding.lately = false;
    }
    if (!unit)
        return finding;
    const Neighbours others = neighboursOf(*unit, *units);
    finding.requests = MeterFinding::ended(*unit);
    finding.answers = unit->answers;
    finding.others = others.judged;
    const core::WireUnit *ever = find(device, all);
    finding.heardBefore = ever && ever->answers > 0;
    if (!canJudge(*unit))
        return finding;
    const auto made = [&finding](Kind kind, quint64 failed) {
        finding.kind = kind;
        finding.failed = failed;
        return finding;
    };
    const quint64 damage = garbled(*unit);
    const quint64 foreign = unit->errors.value(u"foreign"_s);
    const quint64 late = unit->errors.value(u"late"_s);
    const quint64 missed = unit->errors.value(u"no-answer"_s);
    const quint64 refused = refusals(*unit);
    quint64 most = 0;
    for (auto it = unit->exceptions.begin(); it != unit->exceptions.end(); ++it) {
        if (it.value() > most) {
            most = it.value();
            finding.code = it.key();
        }
    }
    if (fails(*unit)) {
        const quint64 failed = finding.requests - std::min(unit->answers, finding.requests);
        if (late > 0)
            return made(Kind::TooLate, late);
        if (damage > 0 && damage * 2 >= missed) {
            if (foreign * 2 >= damage)
                return made(Kind::Foreign, foreign);
            return made(others.heard        ? Kind::Garbled
                        : others.judged > 0 ? Kind::GarbledAll
                                            : Kind::GarbledAlone,
                        damage);
        }
        return made(others.heard        ? Kind::Silent
                    : others.judged > 0 ? Kind::SilentAll
                                        : Kind::SilentAlone,
                    failed);
    }
    if (unit->answers == 0 && refused >= LeastRequests)
        return made(kindOfRefusal(finding.code, true), refused);
    if (often(foreign, *unit) && foreign * 2 >= damage)
        return made(Kind::Foreign, foreign);
    if (often(damage, *unit))
        return made(others.damaged ? Kind::DamagedAll : Kind::Damaged, damage);
    if (often(late, *unit))
        return made(Kind::Late, late);
    if (often(missed, *unit))
        return made(Kind::Missed, missed);
    if (often(refused, *unit))
        return made(kindOfRefusal(finding.code, false), refused);
    const double limit = double(unit->times.limit.count());
    if (unit->times.answered() >= LeastTimes && limit > 0 &&
        unit->times.quantile(0.99) > NearTimeoutShare * limit)
        return made(Kind::NearTimeout, 0);
    if (unit->achieved.count() > 0 &&
        double(unit->achieved.count()) > BehindShare * double(unit->asked.count()))
        return made(Kind::Behind, 0);
    return made(Kind::Well, finding.requests - unit->answers);
}

QString MeterHints::title(const MeterFinding &finding)
{
    switch (finding.kind) {
    case Kind::TooFew:
        return tr("It was not asked often enough yet to tell.");
    case Kind::Well:
        return tr("This meter is read well.");
    case Kind::SilentAll:
        return tr("No meter of this bus can be heard: look at the line, not at this meter.");
    case Kind::SilentAlone:
        return tr("Nothing comes from this meter, not one byte.");
    case Kind::Silent:
        return tr("Nothing comes from this meter, while others on the line answer.");
    case Kind::GarbledAll:
        return tr("Bytes come, but nothing of any meter can be read: look at the line.");
    case Kind::GarbledAlone:
        return tr("This meter answers, but nothing of it can be read.");
    case Kind::Garbled:
        return tr("Nothing of what this meter answers can be read; the others are heard well.");
    case Kind::Foreign:
        return tr("Whole answers come that do not belong to what was asked.");
    case Kind::TooLate:
        return tr("This meter answers, but after the time-out; its answers are dropped.");
    case Kind::Refusing:
        return tr("This meter answers, but refuses what is asked.");
    case Kind::Busy:
        return tr("This meter answers that it is busy or has failed.");
    case Kind::NoWayThrough:
        return tr("The gateway answers that it gets nothing from this meter.");
    case Kind::DamagedAll:
        return tr("Answers come damaged now and then, from this meter and from others.");
    case Kind::Damaged:
        return tr("Answers come damaged now and then, only from this meter.");
    case Kind::Late:
        return tr("Answers come after the time-out now and then, and are dropped.");
    case Kind::Missed:
        return tr("Requests stay without an answer now and then.");
    case Kind::RefusesSome:
        return tr("This meter refuses a part of what is asked.");
    case Kind::NearTimeout:
        return tr("Every answer comes, but some hardly in time.");
    case Kind::Behind:
        return tr("Every answer comes, but more rarely than asked for.");
    }
    return {};
}

QString MeterHints::evidence(const MeterFinding &finding, const core::WireUnit &unit)
{
    const QString requests = Words::count(finding.requests);
    const QString answers = Words::count(finding.answers);
    const QString failed = Words::count(finding.failed);
    const auto ms = [](double value) { return Words::number(value, value < 10 ? 1 : 0); };
    switch (finding.kind) {
    case Kind::TooFew:
        return finding.requests == 0 ? tr("No request has gone to it since the start.")
                                     : tr("%n request(s) so far.", nullptr, int(finding.requests));
    case Kind::SilentAll:
    case Kind::SilentAlone:
    case Kind::Silent:
        return finding.lately ? tr("%1 requests in the last minute, %2 answers.").arg(requests, answers)
                              : tr("%1 requests since the start, %2 answers; it is asked rarely now.")
                                    .arg(requests, answers);
    case Kind::Refusing:
    case Kind::Busy:
    case Kind::NoWayThrough:
    case Kind::RefusesSome:
        return finding.lately ? tr("%1 of %2 requests in the last minute refused, mostly by %3.")
                                    .arg(failed, requests, WireWords::exception(finding.code))
                              : tr("%1 of %2 requests since the start refused, mostly by %3.")
                                    .arg(failed, requests, WireWords::exception(finding.code));
    case Kind::NearTimeout:
        return tr("One answer in a hundred takes %1 ms or more; after %2 ms it would be too late.")
            .arg(ms(unit.times.quantile(0.99)), Words::count(quint64(unit.times.limit.count())));
    case Kind::Behind:
        return tr("Asked for every %1, answered every %2.")
            .arg(Words::elapsed(unit.asked), Words::elapsed(unit.achieved));
    case Kind::Well:
        if (unit.times.answered() == 0)
            return tr("%1 of %2 requests answered.").arg(answers, requests);
        return finding.lately
                   ? tr("%1 of %2 requests in the last minute answered, half of them within %3 ms.")
                         .arg(answers, requests, ms(unit.times.quantile(0.5)))
                   : tr("%1 of %2 requests since the start answered, half of them within %3 ms.")
                         .arg(answers, requests, ms(unit.times.quantile(0.5)));
    default:
        return finding.lately
                   ? tr("%1 of %2 requests in the last minute went wrong in this way.").arg(failed, requests)
                   : tr("%1 of %2 requests since the start went wrong in this way.").arg(failed, requests);
    }
}

} // namespace console
