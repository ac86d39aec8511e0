// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/importpath.h"

#include <QCoreApplication>

namespace console {

/// What an import says, in a person's words. GUI thread.
class ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)

public:
    /// A kind of source: "MeterSense".
    static QString kind(const QString &kind);
    /// What to choose for it.
    static QString kindHint(const QString &kind);
    /// Why rows were not taken.
    static QString reason(const QString &reason);
    /// Where imported rows came from, of the source of a series ("import:campus:readings"); empty when it is
    /// none of an import.
    static QString source(const QString &source);
    /// With its year: what is imported may be old.
    static QString moment(core::UtcTime time);
    /// "line 17" or "readings, row 17".
    static QString place(const imports::Place &place);
    /// How this import stands to an earlier one that was broken off; empty without one.
    static QString resumed(const engine::ImportState &state);
    /// What was stored and what was there already.
    static QString stored(const engine::ImportState &state);
    /// How far it is: "1,204,000 rows, 12 not taken".
    static QString progress(const engine::ImportState &state);
};

} // namespace console
