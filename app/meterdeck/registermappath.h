// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace console {

class RegisterMapEditor;
class Session;

/// The journey of a profile of one's own: the editor over the window, tried on a meter of the running engine,
/// saved beside the workspace; its owner opens the session anew with it. Of the demo everything can be tried
/// and nothing saved. GUI thread; nothing waits.
class RegisterMapPath : public QObject
{
    Q_OBJECT

public:
    RegisterMapPath(Session &session, QWidget &window);

    /// Opens the editor with the profile of @p device and that meter to try it on; with an empty id an empty
    /// table. Null while no workspace is open.
    RegisterMapEditor *open(const core::DeviceId &device);
    /// Opens it over a dialog that chooses a profile, with @p profile, to be tried on @p unit of @p bus.
    RegisterMapEditor *openProfile(const core::ProfileId &profile, const core::TransportId &bus, int unit);
    /// The editor on screen, or null.
    RegisterMapEditor *editor() const;

signals:
    /// A profile was saved beside the open workspace, whose engine knows profiles from its start on.
    void saved(const core::ProfileId &profile);

private:
    /// What every opening of it has in common.
    RegisterMapEditor *show(const core::ProfileId &profile, const core::TransportId &bus, int unit,
                            bool forDialog = false);

    Session &m_session;
    QWidget &m_window;
    QPointer<RegisterMapEditor> m_editor;
};

} // namespace console
