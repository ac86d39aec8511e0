// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace core {

/// A named place where a test may end the process as a power switch would (SIGKILL), to prove that nothing
/// acknowledged is lost and nothing is stored twice.
///
/// Does nothing unless the program was built with its tests and the environment holds
/// `METERDECK_KILL_POINT=<name>[:<n>]`: then the n-th call (default the first) of that name does not return.
/// Thread: any.
void killPoint(const char *name);

} // namespace core
