// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command.h"
#include "engine/importdoor.h"

namespace engine {

/// A way of imports that can also say in the audit who imported what.
///
/// Thread: as ImportDoor.
class WitnessedDoor : public ImportDoor
{
public:
    /// Adds @p row to the audit, as soon as the database can be written. Errors: those of the historian.
    virtual core::Result<void> witness(const core::AuditEntry &row) = 0;
};

} // namespace engine
