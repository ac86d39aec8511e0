// SPDX-License-Identifier: GPL-3.0-or-later
#include "voltagewords.h"

#include "words.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace console {

QString VoltageWords::verdict(lines::VoltageVerdict verdict)
{
    switch (verdict) {
    case lines::VoltageVerdict::Pass:
        return tr("Pass");
    case lines::VoltageVerdict::Fail:
        return tr("Fail");
    case lines::VoltageVerdict::Inconclusive:
        break;
    }
    return tr("Inconclusive");
}

QString VoltageWords::kind(lines::VoltageEvent::Kind kind)
{
    switch (kind) {
    case lines::VoltageEvent::Kind::Swell:
        return tr("Swell");
    case lines::VoltageEvent::Kind::Interruption:
        return tr("Interruption");
    case lines::VoltageEvent::Kind::Dip:
        break;
    }
    return tr("Dip");
}

QString VoltageWords::week(const engine::VoltageWeek &week)
{
    const QLocale locale;
    const QDate last = week.monday.addDays(6);
    const QString days =
        tr("%1 to %2", "first and last day of a week")
            .arg(locale.toString(week.monday, u"d MMM"_s), locale.toString(last, u"d MMM yyyy"_s));
    return week.running ? tr("%1, running", "days of a week that is not over").arg(days) : days;
}

QString VoltageWords::percent(double share)
{
    const double cut = std::floor(share * 1000 + 1e-6) / 10;
    return Words::number(cut, cut == std::floor(cut) ? 0 : 1);
}

QString VoltageWords::volts(double volts) { return tr("%1 V", "a voltage").arg(Words::number(volts, 1)); }

QString VoltageWords::reason(const engine::VoltagePhase &phase, const engine::VoltageWeek &week)
{
    const lines::VoltageQuality &quality = phase.quality;
    if (quality.verdict == lines::VoltageVerdict::Fail) {
        if (quality.outsideWide > 0)
            return tr("%n ten-minute means lie beyond +10 % or −15 %; none may.", nullptr,
                      quality.outsideWide);
        return tr("%n ten-minute means lie beyond ± 10 %; %1 may.", nullptr, quality.outsideNarrow)
            .arg(Words::count(quint64(quality.intervals / 20)));
    }
    if (quality.verdict == lines::VoltageVerdict::Pass)
        return {};
    if (phase.readings == 0)
        return quality.substituted > 0
                   ? tr("Every value of this week was substituted by the device; nothing is known.")
                   : tr("Nothing was measured in this week.");
    const QString needed = percent(lines::NeededCoverage);
    if (phase.tooSeldom)
        return tr("Values come every %1; a mean of ten minutes needs four of them at least.")
            .arg(Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(phase.usual)));
    if (quality.coverage < lines::NeededCoverage)
        return week.running ? tr("The week is not over: %1 % of it is known, and %2 % are needed.")
                                  .arg(percent(quality.coverage), needed)
                            : tr("Only %1 % of the week is known; %2 % are needed.")
                                  .arg(percent(quality.coverage), needed);
    if (quality.known == 0)
        return tr("All that is known of the week was interruption, which the standard leaves out.");
    return tr("What is not known of the week would decide it.");
}

QString VoltageWords::nominal(const engine::VoltageTerms &terms)
{
    if (!terms.nominal)
        return {};
    using Source = engine::VoltageTerms::Source;
    const QString nominal =
        Words::number(*terms.nominal, *terms.nominal == std::round(*terms.nominal) ? 0 : 1);
    if (terms.source == Source::Workspace)
        return tr("Nominal voltage %1 V, as the workspace says.").arg(nominal);
    if (terms.source == Source::Profile)
        return tr("Nominal voltage %1 V, of the profile.").arg(nominal);
    return tr("Nominal voltage %1 V, assumed.").arg(nominal);
}

QString VoltageWords::terms(const engine::VoltageTerms &terms)
{
    if (!terms.nominal)
        return {};
    QStringList sentences{nominal(terms)};
    if (terms.indicative)
        sentences << tr("Indicative: the meter is not declared as one of class A or S, so this is a hint and "
                        "no proof.");
    return sentences.join(u' ');
}

QString VoltageWords::nothing(const engine::VoltageAnswer &answer)
{
    if (answer.error)
        return answer.error->code == core::ErrorCode::NotFound ? tr("Nothing is stored of this device yet.")
                                                               : Words::errorSentence(*answer.error);
    if (!answer.first)
        return tr("No voltage of this device is stored.");
    if (!answer.terms.nominal)
        return tr(
            "Its nominal voltage is not known, so nothing can be judged. It can be said with the button "
            "“Nominal voltage…” above.");
    return {};
}

} // namespace console
