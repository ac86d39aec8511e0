// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/secretdialog.h"

#include "dialogs/secretpart.h"
#include "dialogs/setupfield.h"
#include "widgets/button.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

QString nameOf(const core::TransportSettings &transport)
{
    return transport.name.isEmpty() ? transport.id.toString() : transport.name;
}

QString placeOf(const core::TransportSettings &transport)
{
    return transport.url.isEmpty() ? u"%1:%2"_s.arg(transport.host).arg(transport.tcpPort) : transport.url;
}

} // namespace

SecretDialog::SecretDialog(SetupContext context, const core::TransportSettings &transport,
                           const QString &name, Why why, const QString &peerWords, QWidget *parent)
    : SetupDialog(u"lock"_s,
                  why == Why::Refused            ? tr("“%1” refuses the login").arg(nameOf(transport))
                  : why == Why::Open             ? tr("“%1” is open to everybody").arg(nameOf(transport))
                  : name == engine::Secrets::Key ? tr("“%1” needs its API key").arg(nameOf(transport))
                                                 : tr("“%1” needs its password").arg(nameOf(transport)),
                  transport.user.isEmpty() ? placeOf(transport)
                                           : tr("User %1 at %2").arg(transport.user, placeOf(transport)),
                  parent)
    , m_context(std::move(context))
    , m_transport(transport)
    , m_name(name)
{
    switch (why) {
    case Why::Missing:
        addParagraph(tr("It is not known to this computer, so nothing is read there until it is typed. "
                        "All else runs."));
        break;
    case Why::Refused:
        addParagraph(
            peerWords.isEmpty()
                ? tr("User or password are wrong. Is it the user, then change the transport instead.")
                : tr("It says: %1. Is it the user, then change the transport instead.").arg(peerWords));
        break;
    case Why::Open:
        addParagraph(
            tr("It listens beyond this computer and no token is known, so every machine in reach may "
               "post readings. With a token only gateways that name it are let in."));
        break;
    }
    // What is known was refused, or is not there: only what is typed now counts.
    m_secret = new SecretPart(m_context, core::TransportSettings(), this);
    m_field = addField(name == engine::Secrets::Token ? tr("Token")
                       : name == engine::Secrets::Key ? tr("API key")
                                                      : tr("Password"),
                       m_secret->edit(), true);
    m_secret->setFields(m_field, addField(tr("Where it is kept"), m_secret->placeChoice(), true));
    connect(m_secret, &SecretPart::changed, this, [this] { touch(m_field); });
    complete(why == Why::Open ? tr("Ask for this token") : tr("Log in with it"),
             tr("Everything stops and starts anew with it, some seconds long. Readings stay."));
    cancelButton()->setText(tr("Later"));
}

void SecretDialog::weigh()
{
    m_secret->weigh(m_transport, m_name, {});
    m_field->setReason(m_secret->isTyped() ? QString() : tr("Type it."));
    m_field->setHint(tr("It never stands in the workspace file, in logs or in the audit."));
}

void SecretDialog::decide(const core::Workspace &workspace)
{
    decideWhenKept(*m_secret, m_transport, m_name, workspace);
}

} // namespace console
