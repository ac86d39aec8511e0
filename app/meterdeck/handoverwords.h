// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/outbox.h"

#include <QCoreApplication>

namespace console {

/// How targets, messages and what became of them are said to a person; and the messages themselves. Pure
/// functions, GUI thread.
class HandoverWords
{
    Q_DECLARE_TR_FUNCTIONS(console::HandoverWords)

public:
    // targets
    static QString way(notify::Way way);
    static QString wayIcon(notify::Way way);
    /// Where it leads: addresses, numbers, the host of a web address; never a secret.
    static QString place(const notify::Target &target);
    /// "Critical, high"; "nothing" when none is chosen.
    static QString urgencies(const notify::Target &target);
    static QString happening(notify::Happening happening);
    /// How it does: "Halted until a test goes well", "3 wait", "Sent 4 min ago".
    static QString standing(const notify::Target &target, const notify::TargetStatus &status,
                            core::UtcTime now);
    /// What was held back, why and until when; empty when nothing is.
    static QString held(const notify::TargetStatus &status, core::UtcTime now);
    /// Somebody should look at it.
    static bool isTroubled(const notify::Target &target, const notify::TargetStatus &status,
                           core::UtcTime now);

    // messages
    static QString state(notify::ItemState state);
    /// "in 15 s", "now" while it waits; when it ended else. An end of time as its next one means that its
    /// target is halted.
    static QString next(const notify::Item &item, core::UtcTime now);

    // findings
    /// What an attempt found, as a sentence with its facts; empty for none.
    static QString finding(notify::Finding finding, const QStringList &facts);
    /// What helps; empty where nothing is to be done.
    static QString cure(notify::Finding finding, const QStringList &facts);
    /// Both with %1, %2 … in place of the facts, as they stand in the source; a test holds them beside those
    /// of the module.
    static QString sourceOfFinding(notify::Finding finding);
    static QString sourceOfCure(notify::Finding finding);

    // what people far away read
    /// @p title: what the alarm is called; empty for the occasion's own name.
    static notify::Letter letter(const notify::Occasion &occasion, const QString &title = {});
    static notify::Letter letter(const notify::HeldBack &held, core::UtcTime now);
    /// "Raised: Voltage above 253 V, Depot, line 2": what a message says, in the table.
    static QString gist(const notify::Letter &letter);
};

} // namespace console
