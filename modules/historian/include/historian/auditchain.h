// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "core/result.h"
#include "historian/historianreader.h"

namespace historian {

class Database;

/// The audit's hash chain: each row's hash is SHA-256 over the hash before it and the row's canonical text,
/// the first one over the installation's id. Whoever changes, removes or inserts a row must recompute every
/// later hash, and whoever cuts rows off the end disagrees with the stored head.
///
/// Static functions on a connection; thread: the connection's.
class AuditChain
{
public:
    /// Stores @p entry in a transaction of its own; returns it with number and hash.
    static core::Result<core::AuditEntry> append(Database &database, core::AuditEntry entry);
    /// Recomputes every hash; @p progress is told now and then, and may stop it.
    static core::Result<AuditCheck> verify(Database &database, const AuditProgress &progress = {});
};

} // namespace historian
