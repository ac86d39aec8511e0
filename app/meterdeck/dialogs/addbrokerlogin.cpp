// SPDX-License-Identifier: GPL-3.0-or-later
// The part of AddBrokerDialog for what a connection is secured with: TLS, user and password.
#include "dialogs/addbrokerdialog.h"

#include "dialogs/brokertrialbox.h"
#include "dialogs/setupfield.h"
#include "widgets/button.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using engine::SecretPlace;

namespace console {

void AddBrokerDialog::buildEncryption()
{
    m_encryption = new widgets::SegmentedControl({tr("None"), tr("TLS")}, this);
    m_encryption->setLarge(true);
    m_encryption->setName(tr("Encryption"));
    m_encryptionField = addField(tr("Encryption"), m_encryption, true);
    m_files = new QWidget(this);
    auto *column = new QVBoxLayout(m_files);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    m_caField = addFile(column, tr("Authorities"), &m_ca);
    m_certificateField = addFile(column, tr("Certificate of this console"), &m_certificate);
    m_keyField = addFile(column, tr("Key of that certificate"), &m_key);
    body()->addWidget(m_files);
    connect(m_encryption, &widgets::SegmentedControl::chosen, this, [this] {
        takePort();
        check();
    });
}

SetupField *AddBrokerDialog::addFile(QVBoxLayout *to, const QString &title, QLineEdit **edit)
{
    auto *row = new QWidget(m_files);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    *edit = new QLineEdit(row);
    (*edit)->setAccessibleName(title);
    (*edit)->setProperty("large", true);
    (*edit)->setPlaceholderText(tr("file in PEM format"));
    auto *choose = new widgets::Button(tr("Choose…"), widgets::Button::Kind::Normal, row);
    choose->setLarge(true);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose the file: %1").arg(title));
    line->addWidget(*edit, 1);
    line->addWidget(choose);
    row->setFocusProxy(*edit);
    SetupField *field = makeField(title, row, true);
    to->addWidget(field);
    connect(*edit, &QLineEdit::textEdited, this, [this, field] { touch(field); });
    connect(choose, &QPushButton::clicked, this, [this, edit = *edit, title] { chooseFile(edit, title); });
    return field;
}

void AddBrokerDialog::chooseFile(QLineEdit *edit, const QString &title)
{
    auto *dialog = new QFileDialog(this, title, QFileInfo(m_context.workspace.fileName).absolutePath(),
                                   tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, edit](const QString &file) {
        // What lies beside the workspace moves with it.
        const QString beside = QFileInfo(m_context.workspace.fileName).absoluteDir().relativeFilePath(file);
        edit->setText(beside.startsWith(".."_L1) ? file : beside);
        check();
    });
    dialog->open();
}

void AddBrokerDialog::takePort()
{
    // The usual port follows; one that somebody chose stays.
    const quint16 usual = core::defaultTcpPort(settings());
    if (m_port->text().trimmed() == QString::number(m_usualPort))
        m_port->setText(QString::number(usual));
    m_usualPort = usual;
}

void AddBrokerDialog::weighEncryption()
{
    const bool on = m_encryption->current() == 1;
    m_files->setVisible(on);
    m_encryptionField->setHint(on ? tr("The broker’s name and its certificate are always checked.")
                                  : tr("Password and readings travel in the clear."));
    m_caField->setHint(tr("Whom to trust. Left empty, those that this computer trusts."));
    m_certificateField->setHint(tr("Only where the broker asks for one."));
    m_keyField->setHint(tr("Without a passphrase, and readable by you alone."));
    const QList<std::pair<QLineEdit *, SetupField *>> files{
        {m_ca, m_caField}, {m_certificate, m_certificateField}, {m_key, m_keyField}};
    for (const auto &[edit, field] : files) {
        const QString name = edit->text().trimmed();
        const bool missing = on && !name.isEmpty() && !QFileInfo(m_context.workspace.absolute(name)).isFile();
        field->setReason(missing ? tr("There is no such file.") : QString());
    }
    const bool certificate = !m_certificate->text().trimmed().isEmpty();
    const bool key = !m_key->text().trimmed().isEmpty();
    if (on && certificate && !key)
        m_keyField->setReason(tr("A certificate needs its key."));
    if (on && key && !certificate)
        m_certificateField->setReason(tr("A key needs its certificate."));
}

void AddBrokerDialog::buildLogin()
{
    m_user = new QLineEdit(this);
    m_userField = makeField(tr("User"), m_user, true);
    m_password = new QLineEdit(this);
    m_password->setEchoMode(QLineEdit::Password);
    m_passwordField = makeField(tr("Password"), m_password, true);
    addPair(m_userField, m_passwordField);
    m_place = new widgets::SegmentedControl(m_secrets->hasKeyRing()
                                                ? QStringList{tr("Key ring"), tr("File"), tr("This run only")}
                                                : QStringList{tr("File"), tr("This run only")},
                                            this);
    m_place->setLarge(true);
    m_place->setName(tr("Where the password is kept"));
    m_place->setCurrent(m_secrets->hasKeyRing() ? 0 : 1);
    m_placeField = addField(tr("Where the password is kept"), m_place, true);
    connect(m_user, &QLineEdit::textEdited, this, [this] { check(); });
    connect(m_password, &QLineEdit::textEdited, this, [this] { check(); });
    connect(m_place, &widgets::SegmentedControl::chosen, this, [this] { check(); });
}

SecretPlace AddBrokerDialog::chosenPlace() const
{
    switch (m_place->current() + (m_secrets->hasKeyRing() ? 0 : 1)) {
    case 0:
        return SecretPlace::KeyRing;
    case 1:
        return SecretPlace::File;
    default:
        return SecretPlace::Session;
    }
}

QString AddBrokerDialog::password(const core::TransportSettings &now) const
{
    if (!m_password->text().isEmpty())
        return m_password->text();
    if (now.id == m_present.id && m_known.isKnown())
        return m_known.value;
    return m_secrets->readAtOnce(now, engine::Secrets::Password).value;
}

QString AddBrokerDialog::passwordWords(const core::TransportSettings &now) const
{
    const QString variable = now.passwordVariable();
    for (const core::TransportSettings &transport : m_context.workspace.transports) {
        if (transport.type == "mqtt"_L1 && transport.id != m_present.id &&
            transport.passwordVariable() == variable)
            return tr("“%1” reads the same environment variable.").arg(transport.name);
    }
    const engine::Secret atOnce = m_secrets->readAtOnce(now, engine::Secrets::Password);
    if (atOnce.place == SecretPlace::Environment)
        return tr("Given by the environment variable %1, which goes before all else.").arg(variable);
    if (now.user.isEmpty())
        return tr("Not needed without a user.");
    if (!m_password->text().isEmpty())
        return tr("It never stands in the workspace file.");
    const engine::Secret known = now.id == m_present.id && m_known.isKnown() ? m_known : atOnce;
    switch (known.place) {
    case SecretPlace::KeyRing:
        return tr("Known, from the key ring. Type to replace it.");
    case SecretPlace::File:
        return tr("Known, from the file of secrets. Type to replace it.");
    case SecretPlace::Session:
        return tr("Known for this run only. Type to replace it.");
    case SecretPlace::Environment:
    case SecretPlace::Nowhere:
        break;
    }
    if (m_known.trouble)
        return tr("Not known: %1", "a reason in technical words").arg(m_known.trouble->toString());
    return tr("Not known yet. Type it, or set %1 before the console starts.").arg(variable);
}

void AddBrokerDialog::weighLogin(const core::TransportSettings &now)
{
    m_userField->setHint(tr("Stays empty when the broker asks for none."));
    m_passwordField->setHint(passwordWords(now));
    m_placeField->setVisible(!m_password->text().isEmpty() && !now.user.isEmpty());
    switch (chosenPlace()) {
    case SecretPlace::KeyRing:
        m_placeField->setHint(tr("Of your login on this computer; it may ask you to unlock it."));
        break;
    case SecretPlace::File:
        m_placeField->setHint(
            tr("%1, readable by you alone.").arg(QFileInfo(m_secrets->fileName()).fileName()));
        break;
    default:
        m_placeField->setHint(tr("Forgotten when the console is closed; then type it here again."));
    }
}

void AddBrokerDialog::decide(const core::Workspace &workspace)
{
    const core::TransportSettings now = settings();
    if (m_password->text().isEmpty() || now.user.isEmpty()) {
        emit decided(workspace);
        return;
    }
    setWorking(true);
    m_secrets->keep(now, engine::Secrets::Password, m_password->text(), chosenPlace(), this,
                    [this, workspace](const core::Result<void> &kept) {
                        setWorking(false);
                        if (kept)
                            emit decided(workspace);
                        else
                            showFailure(kept.error());
                    });
}

void AddBrokerDialog::weighTrial(const core::TransportSettings &now)
{
    const bool whole = m_hostField->reason().isEmpty() && m_portField->reason().isEmpty() &&
                       m_caField->reason().isEmpty() && m_certificateField->reason().isEmpty() &&
                       m_keyField->reason().isEmpty() && m_pathField->reason().isEmpty();
    if (!whole) {
        m_trial->setTarget(std::nullopt);
        return;
    }
    auto request = engine::TrialRequest::of(m_context.workspace, now, m_context.profiles, password(now));
    if (now.host == m_present.host && now.tcpPort == m_present.tcpPort)
        request.sessionError = m_context.sessionError;
    m_trial->setTarget(request);
}

} // namespace console
