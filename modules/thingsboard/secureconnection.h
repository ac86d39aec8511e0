// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"

#include <QSslConfiguration>

namespace thingsboard {

/// How connections are secured: the files of @p settings (absolute names), or the operating system's
/// authorities. Errors: NotFound or BadInput naming the file.
core::Result<QSslConfiguration> secured(const core::TlsSettings &settings);

} // namespace thingsboard
