// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"

#include <QStringList>

namespace mqtt {

/// What the schema cannot see in a profile's "mqtt" section: key and what was expected, a line each; empty
/// when nothing is wrong. A field that is wrong is not read; everything else is.
QStringList profileProblems(const core::ProfilePtr &profile);

/// The names of the keys that the profiles' encrypted topics ask for, sorted; CodecSettings::keys hands them
/// over.
QStringList keyNames(const QList<core::ProfilePtr> &profiles);

} // namespace mqtt
