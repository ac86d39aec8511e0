// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/energyreview.h"

#include <QCoreApplication>

namespace console {

/// How falls of energy registers and what was decided about them are said to a person. Pure, GUI thread.
class FallWords
{
    Q_DECLARE_TR_FUNCTIONS(console::FallWords)

public:
    /// "3 095.20 kWh": always in the unit of that quantity's registers.
    static QString energy(double stored, core::Quantity quantity = core::Quantity::EnergyImport);
    /// "18 442.60 to 0.40 kWh".
    static QString figures(const engine::RegisterFall &fall);
    /// What it counts as now, as a title: "Register reset", "Register fell, not reviewed"; of a register
    /// other than the one of imported energy with its name before it.
    static QString title(const engine::RegisterFall &fall);
    /// What that means for the energy counted.
    static QString meaning(const engine::RegisterFall &fall);
    /// Who decided or undid, and when, or what made it fall; empty when there is nothing to tell.
    static QString provenance(const engine::RegisterFall &fall);
    static QString icon(const engine::RegisterFall &fall);
    /// "Today changes from 3.20 to 15.40 kWh." for the day of the fall.
    static QString effect(const engine::RegisterFall &fall, double before, double after);
    /// The local day a fall belongs to, as times; it ends now at the latest.
    static std::pair<core::UtcTime, core::UtcTime> dayOf(core::UtcTime at, core::UtcTime now);

private:
    static QString happened(const engine::RegisterFall &fall);
};

} // namespace console
