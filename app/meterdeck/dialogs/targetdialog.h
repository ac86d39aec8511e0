// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"
#include "notify/plan.h"

#include <QPointer>

#include <array>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace console {

class NamedFields;
class SecretPart;
class SerialPorts;

/// Adds a target that alarms are handed on to, or changes one: the way there, what it needs, who gets what
/// and when. Its secret is kept before decided() is said, and never stands in the workspace. GUI thread.
class TargetDialog : public SetupDialog
{
    Q_OBJECT

public:
    /// @p ports: proposed for a modem; may be null. @p present: the id of a target of the workspace to change
    /// that; empty to add one. @p whyNot: nothing can be saved, and why; else empty.
    TargetDialog(const SetupContext &context, SerialPorts *ports, const QString &present,
                 const QString &whyNot, QWidget *parent);
    ~TargetDialog() override;

    core::Result<core::Workspace> changed() const override;
    /// The target as the fields say it now.
    notify::Target target() const;
    void chooseWay(notify::Way way);
    /// Shows or folds what is seldom needed.
    void showMore(bool shown);
    SecretPart *secret() const { return m_secret; }

protected:
    void weigh() override;
    void decide(const core::Workspace &workspace) override;

private:
    /// A field that belongs to some ways only, or stands below "More settings".
    struct Part
    {
        SetupField *field = nullptr;
        QList<notify::Way> ways; ///< empty: all
        bool more = false;
    };
    template <typename Value>
    using Boxes = QList<std::pair<Value, QCheckBox *>>;

    /// @name Building, in targetdialogbuild.cpp
    /// @{
    void buildWay();
    void buildMail();
    void buildWeb();
    void buildModem(SerialPorts *ports);
    void buildSecret();
    void buildReceivers();
    void buildMore();
    void buildTimes();
    QLineEdit *makeEdit(SetupField **field, const QString &title, const QList<notify::Way> &ways,
                        bool more = false);
    QComboBox *makeChoice(SetupField **field, const QString &title,
                          const QList<std::pair<QString, int>> &choices, const QList<notify::Way> &ways,
                          bool more = false);
    template <typename Value>
    SetupField *makeBoxes(const QString &title, const QList<std::pair<QString, Value>> &choices,
                          Boxes<Value> *boxes, bool more);
    NamedFields::Rules idRules() const;
    /// @}

    /// @name Fields and target, in targetdialog.cpp
    /// @{
    void setTarget(const notify::Target &target);
    void readWay(notify::Target &target) const;
    notify::Way way() const;
    bool isShown(const Part &part) const;
    void weighMail(const notify::Target &now);
    void weighWeb(const notify::Target &now);
    void weighModem(const notify::Target &now);
    void weighReceivers(const notify::Target &now);
    void weighTimes();
    QString secretNotNeeded(const notify::Target &now) const;
    /// @}

    SetupContext m_context;
    notify::Plan m_plan;
    notify::Target m_present;
    bool m_isNew = true;
    QString m_whyNot;
    QList<Part> m_parts;
    bool m_moreShown = false;
    quint16 m_usualPort = 587;
    NamedFields *m_named = nullptr;
    SecretPart *m_secret = nullptr;
    SetupField *m_secretField = nullptr;
    SetupField *m_secretPlace = nullptr;
    widgets::Button *m_moreButton = nullptr;

    QComboBox *m_way = nullptr;
    QCheckBox *m_enabled = nullptr;
    Boxes<notify::Urgency> m_urgencies;
    Boxes<notify::Happening> m_happenings;
    Boxes<notify::Urgency> m_through;
    QPlainTextEdit *m_to = nullptr;
    QLineEdit *m_host = nullptr;
    QLineEdit *m_port = nullptr;
    QComboBox *m_security = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_url = nullptr;
    QComboBox *m_login = nullptr;
    QLineEdit *m_user = nullptr;
    QComboBox *m_method = nullptr;
    QLineEdit *m_body = nullptr;
    QLineEdit *m_contentType = nullptr;
    QLineEdit *m_accepted = nullptr;
    QLineEdit *m_ca = nullptr;
    QComboBox *m_serial = nullptr;
    QLineEdit *m_baud = nullptr;
    QLineEdit *m_centre = nullptr;
    QCheckBox *m_pin = nullptr;
    QLineEdit *m_partsEdit = nullptr;
    QLineEdit *m_quietFrom = nullptr;
    QLineEdit *m_quietTo = nullptr;
    QLineEdit *m_quietZone = nullptr;
    QLineEdit *m_most = nullptr;
    QLineEdit *m_minutes = nullptr;
    QLineEdit *m_expires = nullptr;
    QLineEdit *m_within = nullptr;
    QComboBox *m_repeat = nullptr;

    SetupField *m_wayField = nullptr;
    SetupField *m_enabledField = nullptr;
    SetupField *m_urgenciesField = nullptr;
    SetupField *m_happeningsField = nullptr;
    SetupField *m_throughField = nullptr;
    SetupField *m_toField = nullptr;
    SetupField *m_hostField = nullptr;
    SetupField *m_portField = nullptr;
    SetupField *m_securityField = nullptr;
    SetupField *m_fromField = nullptr;
    SetupField *m_urlField = nullptr;
    SetupField *m_loginField = nullptr;
    SetupField *m_userField = nullptr;
    SetupField *m_methodField = nullptr;
    SetupField *m_bodyField = nullptr;
    SetupField *m_contentTypeField = nullptr;
    SetupField *m_acceptedField = nullptr;
    SetupField *m_caField = nullptr;
    SetupField *m_serialField = nullptr;
    SetupField *m_baudField = nullptr;
    SetupField *m_centreField = nullptr;
    SetupField *m_pinField = nullptr;
    SetupField *m_partsField = nullptr;
    SetupField *m_quietFromField = nullptr;
    SetupField *m_quietToField = nullptr;
    SetupField *m_quietZoneField = nullptr;
    SetupField *m_mostField = nullptr;
    SetupField *m_minutesField = nullptr;
    SetupField *m_expiresField = nullptr;
    SetupField *m_withinField = nullptr;
    SetupField *m_repeatField = nullptr;
};

} // namespace console
