// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace historian {

class Database;

/// What bringing a schema up to date came to.
struct Migration
{
    enum class Kind
    {
        Fresh,
        UpToDate,
        Upgraded
    };
    Kind kind = Kind::Fresh;
    int from = 0; ///< version found; 0 for a new file
    int to = 0;

    /// "fresh", "up to date" or "upgraded from 1 to 3".
    QString words() const;
};

/// Where the numbered scripts are: `NNNN_name.sql`, from 0001 without a hole.
QString migrationFolder();

/// Runs the scripts of @p folder that the file does not have yet, each in a transaction of its own together
/// with the version it leads to. Errors: NewerSchema, Corrupt (no database, or no valid version), BadInput
/// (someone else's database), and those of Database.
core::Result<Migration> migrate(Database &database, const QString &folder = migrationFolder());

/// The version of an open file, checked for reading: NewerSchema, or Unsupported when it must be upgraded
/// first.
core::Result<int> readableVersion(Database &database);

} // namespace historian
