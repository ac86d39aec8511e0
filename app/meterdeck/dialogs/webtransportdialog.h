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
class SecretPart;

/// What the dialogs of transports over the web have in common: profiles, a secret and where it is kept, the
/// TLS files and the zone, name and id, and "Test connection" where there is somebody to ask.
///
/// A secret that is typed is kept before decided() is said, and never stands in the workspace.
class WebTransportDialog : public SetupDialog
{
    Q_OBJECT

public:
    core::Result<core::Workspace> changed() const override;
    /// The transport as the fields say it now.
    virtual core::TransportSettings settings() const;
    ConnectionTrialBox *trial() const { return m_trial; }
    SecretPart *secret() const { return m_secret; }
    /// Shows or folds what is seldom needed.
    void showMore(bool shown);
    bool isMoreShown() const;

    /// Why a server's address is refused; empty when it is not. "https://host", a port and a path may follow.
    static QString urlReason(const QString &url);

protected:
    struct Look
    {
        QString icon;
        QString title;
        QString subtitle;
        QString type;  ///< of the transport
        QString codec; ///< of the profiles it is read by
    };
    /// @p present: an id of the workspace to change that transport; empty to add one.
    WebTransportDialog(const Look &look, SetupContext context, const core::TransportId &present,
                       QWidget *parent);
    ~WebTransportDialog() override;

    /// @name Parts, in the order they are to stand
    /// @{
    /// @p beside: stands in front of the secret in its row; may be null.
    void addSecret(const QString &title, const QString &placeTitle, SetupField *beside);
    void addProfiles(const QString &title, const std::function<bool(const core::ProfilePtr &)> &isUsual);
    void addNames(const QString &otherwise, const QString &proposed);
    void addTrial(const QString &nothingYet);
    /// What is folded under "More settings"; zone and TLS files where they mean something.
    void addMore(bool zone, bool files);
    /// @}
    /// Ends the constructor of a concrete dialog.
    void finish(const QString &add, const QString &change);

    virtual QString secretName() const = 0;
    /// Why no secret is needed now; empty while one is.
    virtual QString secretNotNeeded(const core::TransportSettings &now) const = 0;
    void weigh() override;
    void decide(const core::Workspace &workspace) override;
    /// What would be tried; nothing while the fields are not whole.
    void weighTrial(const core::TransportSettings &now);

    const SetupContext &context() const { return m_context; }
    const core::TransportSettings &present() const { return m_present; }
    bool isNew() const { return m_isNew; }
    widgets::SegmentedControl *makeChoice(const QStringList &texts, const QString &name);
    /// A line edit whose edits touch @p field once it is set by the caller.
    QLineEdit *makeEdit(SetupField **field, const QString &title);

private:
    struct Row
    {
        core::ProfileId profile;
        QCheckBox *box;
    };
    void weighMore(const core::TransportSettings &now);
    void readKeys(const core::TransportSettings &now);

    SetupContext m_context;
    core::TransportSettings m_present;
    QString m_codec;
    bool m_isNew;
    QList<Row> m_profiles;
    QMap<QString, QString> m_keys; ///< of encrypted payloads, as far as they are known
    QStringList m_askedKeys;
    NamedFields *m_named = nullptr;
    SecretPart *m_secret = nullptr;
    ConnectionTrialBox *m_trial = nullptr;
    widgets::Button *m_moreButton = nullptr;
    QWidget *m_more = nullptr;
    QLineEdit *m_zone = nullptr;
    TlsFiles *m_files = nullptr;
    SetupField *m_profilesField = nullptr;
    SetupField *m_zoneField = nullptr;
};

} // namespace console
