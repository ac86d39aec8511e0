// SPDX-License-Identifier: GPL-3.0-or-later
// The part of AddBrokerDialog for what a connection is secured with: TLS, user and password.
#include "dialogs/addbrokerdialog.h"

#ifndef Q_OS_WIN
#include "dialogs/brokeroffers.h"
#endif
#include "dialogs/connectiontrialbox.h"
#include "dialogs/secretpart.h"
#include "dialogs/setupfield.h"
#include "dialogs/tlsfiles.h"
#include "widgets/button.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

void AddBrokerDialog::buildOffers()
{
#ifndef Q_OS_WIN
    if (!m_isNew)
        return;
    m_offers = new BrokerOffers(this);
    body()->addWidget(m_offers);
    connect(m_offers, &BrokerOffers::changed, this, [this] {
        QWidget *before = m_port;
        for (QWidget *button : m_offers->buttons()) {
            setTabOrder(before, button);
            before = button;
        }
    });
    connect(m_offers, &BrokerOffers::chosen, this, [this](const engine::NearbyBroker &broker) {
        m_encryption->setCurrent(broker.secured ? 1 : 0);
        setAddress(broker.host, broker.port);
        m_usualPort = core::defaultTcpPort(settings());
        check();
    });
#endif
}

void AddBrokerDialog::buildEncryption()
{
    m_encryption = new widgets::SegmentedControl({tr("None"), tr("TLS")}, this);
    m_encryption->setLarge(true);
    m_encryption->setName(tr("Encryption"));
    m_encryptionField = addField(tr("Encryption"), m_encryption, true);
    m_files = makeTlsFiles(m_context.workspace.fileName);
    body()->addWidget(m_files);
    connect(m_encryption, &widgets::SegmentedControl::chosen, this, [this] {
        takePort();
        check();
    });
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
    m_files->weigh(m_context.workspace, on, tr("Only where the broker asks for one."));
}

void AddBrokerDialog::buildLogin()
{
    m_user = new QLineEdit(this);
    m_userField = makeField(tr("User"), m_user, true);
    m_secret = new SecretPart(m_context, m_isNew ? core::TransportSettings() : m_present, this);
    SetupField *password = makeField(tr("Password"), m_secret->edit(), true);
    addPair(m_userField, password);
    m_secret->setFields(password, addField(tr("Where the password is kept"), m_secret->placeChoice(), true));
    connect(m_user, &QLineEdit::textEdited, this, [this] { check(); });
    connect(m_secret, &SecretPart::changed, this, [this] { check(); });
}

void AddBrokerDialog::weighLogin(const core::TransportSettings &now)
{
    m_userField->setHint(tr("Stays empty when the broker asks for none."));
    m_secret->weigh(now, engine::Secrets::Password,
                    now.user.isEmpty() ? tr("Not needed without a user.") : QString());
}

void AddBrokerDialog::decide(const core::Workspace &workspace)
{
    const core::TransportSettings now = settings();
    if (!m_secret->isTyped() || now.user.isEmpty()) {
        emit decided(workspace);
        return;
    }
    decideWhenKept(*m_secret, now, engine::Secrets::Password, workspace);
}

void AddBrokerDialog::weighTrial(const core::TransportSettings &now)
{
    const bool whole = m_hostField->reason().isEmpty() && m_portField->reason().isEmpty() &&
                       m_files->isWhole() && m_pathField->reason().isEmpty();
    if (!whole) {
        m_trial->setTarget(std::nullopt);
        return;
    }
    auto request = engine::TrialRequest::of(m_context.workspace, now, m_context.profiles,
                                            m_secret->value(now, engine::Secrets::Password));
    if (now.host == m_present.host && now.tcpPort == m_present.tcpPort)
        request.sessionError = m_context.sessionError;
    m_trial->setTarget(request);
}

} // namespace console
