// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace widgets {

/// Teaches assistive technology the roles and values of the painted parts: gauges are indicators with a
/// range, progress lines progress bars, cells, tiles and symbols static texts. Theme::apply() calls it, once
/// a process.
void installAccessibleParts();

} // namespace widgets
