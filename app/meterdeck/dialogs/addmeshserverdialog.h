// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/webtransportdialog.h"

namespace console {

/// Adds the server of a mesh to a workspace, or changes one: its address, how often its rows are asked for,
/// and by which profiles they are read. "Test connection" asks once and shows the rows as they would be read.
class AddMeshServerDialog : public WebTransportDialog
{
    Q_OBJECT

public:
    /// @p present: an id of the workspace to change that server; empty to add one.
    AddMeshServerDialog(SetupContext context, const core::TransportId &present, QWidget *parent);

    core::TransportSettings settings() const override;

protected:
    void weigh() override;
    QString secretName() const override;
    QString secretNotNeeded(const core::TransportSettings &now) const override;

private:
    QLineEdit *m_url = nullptr;
    QLineEdit *m_poll = nullptr;
    QLineEdit *m_user = nullptr;
    SetupField *m_urlField = nullptr;
    SetupField *m_pollField = nullptr;
    SetupField *m_userField = nullptr;
};

/// True for profiles that read texts of a mesh: only those mean something to gateways and their servers.
bool readsMeshTexts(const core::ProfilePtr &profile);

} // namespace console
