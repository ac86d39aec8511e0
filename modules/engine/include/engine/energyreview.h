// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/quantity.h"
#include "core/result.h"
#include "energy/energyledger.h"

#include <QList>

#include <optional>

namespace engine {

/// A register that fell, with what was decided about it last.
struct RegisterFall
{
    core::DeviceId device;
    QString channel;
    core::Quantity quantity = core::Quantity::EnergyImport;
    QString source;
    energy::Fall fall;
    QString cause;              ///< what made it fall, where that is known: "order" of a reset counts as one
    core::CommandId order;      ///< that order
    QString who;                ///< who decided or undid last; empty: nobody yet
    core::UtcTime reviewedAt{}; ///< when
    bool undone = false;        ///< the last word about it was to undo
    bool entered = false;       ///< no fall that was seen: a person told of a meter exchange

    bool isOpen() const { return !fall.decided; }
};

/// What a person decides about a fall, or that the decision is undone.
struct EnergyDecision
{
    core::DeviceId device;
    QString channel;
    core::Quantity quantity = core::Quantity::EnergyImport;
    core::UtcTime fallAt{};                  ///< names the fall
    std::optional<energy::Decision> decided; ///< none: undone
    QString who;
    bool entered =
        false; ///< about an exchange that a person tells of, at fallAt, with no fall to show for it
};

/// Asks for the falls of a device, and what it took over a stretch.
struct EnergyReviewRequest
{
    core::DeviceId device; ///< empty: the falls of all devices, no figures
    core::UtcTime from{};
    core::UtcTime to{}; ///< not after from: no figures
    std::optional<EnergyDecision>
        trial; ///< what would the figure be with this? The figures are its quantity's
};

struct EnergyReviewAnswer
{
    QList<RegisterFall> falls;       ///< of all times, newest first
    QList<core::Event> starts;       ///< newest common start ("energy-compare") of each difference
    std::optional<double> wattHours; ///< by the register; none without readings
    int open = 0;                    ///< falls in the stretch that nobody has reviewed
    std::optional<double> tried;     ///< with the trial
    std::optional<core::Error> error;
};

/// The falls that are told by @p events ("register-fell" and "energy-decision", oldest first), newest first.
/// A fall told twice, by a transport and by who ordered it, is one. An exchange that was entered is one
/// without a fall: the new meter shows more than the old one did, or nobody was listening; undone it is gone.
/// Where a fall that is told within a day can be nothing else, it is that one, decided.
QList<RegisterFall> registerFalls(const QList<core::Event> &events);
/// The event "energy-decision" that stores a decision.
core::Event eventOf(const EnergyDecision &decision, core::UtcTime now);

} // namespace engine
