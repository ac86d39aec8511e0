// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/voltagequery.h"

#include <QCoreApplication>
#include <QString>

namespace console {

/// The words for voltages as EN 50160 judges them: verdicts with their reasons, weeks, dips and swells. Pure;
/// GUI thread.
class VoltageWords
{
    Q_DECLARE_TR_FUNCTIONS(console::VoltageWords)

public:
    /// "Pass", "Fail", "Inconclusive".
    static QString verdict(lines::VoltageVerdict verdict);
    static QString kind(lines::VoltageEvent::Kind kind);
    /// "9 Nov to 15 Nov 2026", with "running" while it goes on.
    static QString week(const engine::VoltageWeek &week);
    /// Why the verdict is what it is, in a sentence; empty where the figures say it all.
    static QString reason(const engine::VoltagePhase &phase, const engine::VoltageWeek &week);
    /// The nominal voltage and who says so, in a sentence; empty where nobody does.
    static QString nominal(const engine::VoltageTerms &terms);
    /// What all is judged by: nominal voltage and who says so, and what "indicative" means.
    static QString terms(const engine::VoltageTerms &terms);
    /// Why nothing is judged at all; empty where something is.
    static QString nothing(const engine::VoltageAnswer &answer);
    /// A share as a percentage that is never rounded up to what it did not reach: "94.9", "100".
    static QString percent(double share);
    /// "231.4 V".
    static QString volts(double volts);
};

} // namespace console
