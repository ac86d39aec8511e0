// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/workspace.h"

#include <QNetworkRequest>
#include <QUrl>

#include <chrono>

namespace meshweb {

/// Where the mesh's server has its rows: "/data" below @p url unless it ends so; without a login in it.
QUrl backendUrl(const QString &url);
/// The request for them, secured and with the login; a login is never carried to another machine. Reads the
/// files of the TLS settings each time: one that was put right helps at once. Errors: NotFound, BadInput.
core::Result<QNetworkRequest> backendRequest(const core::TransportSettings &settings, const QString &password,
                                             std::chrono::milliseconds answerWithin);

} // namespace meshweb
