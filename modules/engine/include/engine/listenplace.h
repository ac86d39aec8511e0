// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>

#include <optional>

namespace engine {

/// Why nobody could listen at @p host and @p port of this computer now: tried by listening there for an
/// instant, which is quick. Errors: Busy, PermissionDenied, NotFound (no such address), BadInput, Io.
std::optional<core::Error> listenTrouble(const QString &host, quint16 port);

/// The addresses others reach this computer at, IPv4 first; none where it is in no network.
QStringList ownAddresses();

} // namespace engine
