// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imports/importer.h"

#include <optional>

namespace engine {

/// How far a source is done, as it is kept in the transaction of its rows. A value; any thread.
struct ImportProgress
{
    ImportProgress() = default;
    ImportProgress(const imports::Request &what, const imports::Fingerprint &print);

    /// Under which it is kept: one note a kind and source, without secrets.
    static QString key(const imports::Request &what);
    /// Nothing when @p text is none of these.
    static std::optional<ImportProgress> fromText(const QString &text);
    QString toText() const;

    /// Why @p now cannot go on behind this: "source", "settings", "unkeyed" (nobody can find the row again);
    /// empty when it can.
    QString difference(const ImportProgress &now) const;

    imports::Fingerprint print = {};
    QString zone = {};
    int repairMonth = 0; ///< 0: no repair
    imports::Position position = {};
    quint64 rows = 0; ///< done, before position
    bool complete = false;
};

} // namespace engine
