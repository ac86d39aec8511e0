// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

class QCheckBox;
class QLineEdit;

namespace widgets {
class SegmentedControl;
}

namespace console {

class NamedFields;

/// What a person typed as a broker's address, taken apart and judged.
struct BrokerAddress
{
    QString host;
    quint16 port = 1883;
    QString reason; ///< why it is refused, in words; empty when it is not
};

/// Adds an MQTT broker to a workspace, or changes one: address, user, what is promised (QoS and session),
/// profiles to read, name and id. A password is never typed here: the dialog names the environment variable
/// it comes from, and says whether it is set.
class AddBrokerDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p present: an id of the workspace to change that broker; empty to add one.
    AddBrokerDialog(SetupContext context, const core::TransportId &present, QWidget *parent);

    void setAddress(const QString &host, quint16 port);
    core::Result<core::Workspace> changed() const override;
    core::TransportSettings settings() const;

    /// "host" or "host:port", as in the field of the first page.
    static BrokerAddress parse(const QString &text);
    /// Settings for a broker with every installed MQTT profile, as one click makes them.
    static core::TransportSettings preset(const SetupContext &context, const BrokerAddress &address);

protected:
    void weigh() override;

private:
    struct Row
    {
        core::ProfileId profile;
        QCheckBox *box;
    };
    void build();
    void fill();
    QWidget *buildProfiles();
    QString passwordWords() const;

    SetupContext m_context;
    core::TransportSettings m_present;
    bool m_isNew;
    QLineEdit *m_host = nullptr;
    QLineEdit *m_port = nullptr;
    QLineEdit *m_user = nullptr;
    QLineEdit *m_password = nullptr;
    widgets::SegmentedControl *m_qos = nullptr;
    widgets::SegmentedControl *m_session = nullptr;
    QList<Row> m_profiles;
    NamedFields *m_named = nullptr;
    SetupField *m_hostField = nullptr;
    SetupField *m_portField = nullptr;
    SetupField *m_passwordField = nullptr;
    SetupField *m_qosField = nullptr;
    SetupField *m_sessionField = nullptr;
    SetupField *m_profilesField = nullptr;
};

} // namespace console
