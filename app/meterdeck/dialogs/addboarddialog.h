// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/webtransportdialog.h"

namespace console {

/// Adds a ThingsBoard server to a workspace, or changes one: address, user and password or an API key, the
/// device profile whose devices are read. "Test connection" goes as far as the first values.
class AddBoardDialog : public WebTransportDialog
{
    Q_OBJECT

public:
    /// @p present: an id of the workspace to change that server; empty to add one.
    AddBoardDialog(SetupContext context, const core::TransportId &present, QWidget *parent);

    core::TransportSettings settings() const override;
    void setUrl(const QString &url);

protected:
    void weigh() override;
    QString secretName() const override;
    QString secretNotNeeded(const core::TransportSettings &now) const override;

private:
    QLineEdit *m_url = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_deviceProfile = nullptr;
    widgets::SegmentedControl *m_login = nullptr;
    SetupField *m_urlField = nullptr;
    SetupField *m_loginField = nullptr;
    SetupField *m_userField = nullptr;
    SetupField *m_deviceProfileField = nullptr;
};

} // namespace console
