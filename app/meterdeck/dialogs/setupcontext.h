// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/workspace.h"
#include "engine/secrets.h"

namespace console {

/// What a dialog that changes a workspace starts from. A value.
struct SetupContext
{
    core::Workspace workspace;
    QList<core::ProfilePtr> profiles; ///< installed, of every family
    bool isNew = false; ///< the workspace is not on disk yet: taking the dialog makes and opens it
    std::shared_ptr<engine::SessionSecrets> sessionSecrets; ///< what was typed for this run; may be null
    std::optional<core::Error> sessionError;                ///< how the connection that is changed ended last
    QString next; ///< the accept button's text when another dialog follows; else empty
};

} // namespace console
