// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

namespace engine {

/// What is known of a transport before it runs: name, kind, address, and what it is told to do.
TransportInfo describe(const core::TransportSettings &settings, const core::ProfileStore &profiles);

} // namespace engine
