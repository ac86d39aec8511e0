// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/importpath.h"

#include <QCoreApplication>

namespace engine {
struct DeviceInfo;
}

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
    /// A device's transport by its name; for one that only an import tells of, a word that says so.
    static QString transport(const engine::DeviceInfo &device);
    /// With its year: what is imported may be old.
    static QString moment(core::UtcTime time);
    /// "line 17" or "readings, row 17".
    static QString place(const imports::Place &place);
    /// How this import stands to an earlier one that was broken off; empty without one.
    static QString resumed(const engine::ImportState &state);
    /// What was stored and what was there already.
    static QString stored(const engine::ImportState &state);
    /// How an import ended, of the detail of its event: what, by whom, how many rows.
    static QString ended(const QJsonObject &detail);
    /// How far it is: "1,204,000 rows, 12 not taken".
    static QString progress(const engine::ImportState &state);
};

} // namespace console
