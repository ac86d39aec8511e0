// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/outage.h"

using namespace Qt::StringLiterals;

namespace lines {

QLatin1StringView outageClassName(OutageClass kind)
{
    switch (kind) {
    case OutageClass::Momentary:
        return "momentary"_L1;
    case OutageClass::Sustained:
        return "sustained"_L1;
    case OutageClass::Ongoing:
        break;
    }
    return "ongoing"_L1;
}

QString OutageRule::words() const
{
    const QString limit = momentaryMost.count() % 60 == 0 ? u"%1 min"_s.arg(momentaryMost.count() / 60)
                                                          : u"%1 s"_s.arg(momentaryMost.count());
    return u"momentary: %1; silence of more than %2 s is a gap, neither outage nor uptime; power that was "
           u"back "
           "for %3 s or less does not end an outage; a restarted device is believed after %4 s"_s.arg(
               limitIsMomentary ? u"%1 or less"_s.arg(limit) : u"less than %1"_s.arg(limit),
               QString::number(aliveFor.count()), QString::number(flapMost.count()),
               QString::number(restartHold.count()));
}

OutageClass Outage::kind(const OutageRule &rule) const
{
    if (!end)
        return OutageClass::Ongoing;
    return rule.isMomentary(duration()) ? OutageClass::Momentary : OutageClass::Sustained;
}

} // namespace lines
