// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"

class QCheckBox;
class QLineEdit;

namespace widgets {
class Button;
class SegmentedControl;
} // namespace widgets

namespace console {

class ConnectionTrialBox;
class NamedFields;
class BrokerOffers;
class SecretPart;

/// What a person typed as a broker's address, taken apart and judged.
struct BrokerAddress
{
    QString host;
    quint16 port = 1883;
    QString reason; ///< why it is refused, in words; empty when it is not
};

/// Adds an MQTT broker to a workspace, or changes one: address, encryption, login, profiles to read, name and
/// id; what is seldom needed stands folded under "More settings". "Test connection" tries it at any time.
///
/// A password that is typed goes to the key ring, a file for its owner alone, or this run of the program, as
/// the person chooses; never into the workspace. It is kept before decided() is said.
class AddBrokerDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p present: an id of the workspace to change that broker; empty to add one.
    AddBrokerDialog(SetupContext context, const core::TransportId &present, QWidget *parent);

    void setAddress(const QString &host, quint16 port);
    core::Result<core::Workspace> changed() const override;
    core::TransportSettings settings() const;
    ConnectionTrialBox *trial() const { return m_trial; }
    /// The brokers announced in the network; null where they cannot be looked for, and for one that is known.
    BrokerOffers *offers() const { return m_offers; }
    /// Shows or folds what is seldom needed.
    void showMore(bool shown);
    bool isMoreShown() const;

    /// "host" or "host:port", as in the field of the first page.
    static BrokerAddress parse(const QString &text);
    /// Settings for a broker with every installed MQTT family, as one click makes them; without the one of
    /// devices that announce themselves, which would read them twice.
    static core::TransportSettings preset(const SetupContext &context, const BrokerAddress &address);

protected:
    void weigh() override;
    void decide(const core::Workspace &workspace) override;

private:
    struct Row
    {
        core::ProfileId profile;
        QCheckBox *box;
        bool announced = false; ///< whatever announces itself, see the .cpp
    };
    QString profilesHint(const QList<core::ProfileId> &chosen) const;
    void build();
    void fill();
    QWidget *buildProfiles();
    void buildOffers();
    void buildEncryption();
    void buildLogin();
    void buildMore();
    void fillMore();
    void orderTabs();
    void takePort();
    void weighEncryption();
    void weighLogin(const core::TransportSettings &now);
    void weighMore(const core::TransportSettings &now);
    void weighTrial(const core::TransportSettings &now);
    void readMore(core::TransportSettings *settings) const;

    SetupContext m_context;
    core::TransportSettings m_present;
    bool m_isNew;
    quint16 m_usualPort = 1883;
    QLineEdit *m_host = nullptr;
    QLineEdit *m_port = nullptr;
    QLineEdit *m_user = nullptr;
    SecretPart *m_secret = nullptr;
    BrokerOffers *m_offers = nullptr;
    widgets::SegmentedControl *m_encryption = nullptr;
    TlsFiles *m_files = nullptr;
    ConnectionTrialBox *m_trial = nullptr;
    widgets::Button *m_moreButton = nullptr;
    QWidget *m_more = nullptr;
    widgets::SegmentedControl *m_protocol = nullptr;
    QLineEdit *m_webSocketPath = nullptr;
    QLineEdit *m_sharedGroup = nullptr;
    QLineEdit *m_presenceTopic = nullptr;
    QLineEdit *m_zone = nullptr;
    widgets::SegmentedControl *m_qos = nullptr;
    widgets::SegmentedControl *m_session = nullptr;
    QList<Row> m_profiles;
    NamedFields *m_named = nullptr;
    SetupField *m_hostField = nullptr;
    SetupField *m_portField = nullptr;
    SetupField *m_userField = nullptr;
    SetupField *m_encryptionField = nullptr;
    SetupField *m_protocolField = nullptr;
    SetupField *m_pathField = nullptr;
    SetupField *m_groupField = nullptr;
    SetupField *m_presenceField = nullptr;
    SetupField *m_zoneField = nullptr;
    SetupField *m_qosField = nullptr;
    SetupField *m_sessionField = nullptr;
    SetupField *m_profilesField = nullptr;
};

} // namespace console
