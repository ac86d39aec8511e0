// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addboarddialog.h"

#include "dialogs/secretpart.h"
#include "dialogs/setupfield.h"
#include "widgets/segmentedcontrol.h"

#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

AddBoardDialog::AddBoardDialog(SetupContext context, const core::TransportId &present, QWidget *parent)
    : WebTransportDialog(
          {u"cloud"_s, present.isEmpty() ? tr("Add a ThingsBoard server") : tr("Change a ThingsBoard server"),
           tr("Its devices are read through its web interface: live values, and the history of the time this "
              "console was away. Nothing is changed on the server."),
           u"thingsboard"_s, u"thingsboard"_s},
          std::move(context), present, parent)
{
    m_url = makeEdit(&m_urlField, tr("Server"));
    m_url->setPlaceholderText(u"https://thingsboard.example"_s);
    m_url->setText(this->present().url);
    body()->addWidget(m_urlField);
    m_login = makeChoice({tr("User and password"), tr("API key")}, tr("Login"));
    m_login->setCurrent(this->present().apiKey ? 1 : 0);
    m_loginField = addField(tr("Login"), m_login, true);
    m_user = makeEdit(&m_userField, tr("User"));
    m_user->setText(this->present().user);
    addSecret(tr("Password"), tr("Where it is kept"), m_userField);
    m_deviceProfile = makeEdit(&m_deviceProfileField, tr("Device profile"));
    m_deviceProfile->setText(isNew() ? u"SPMS"_s : this->present().deviceProfile);
    body()->addWidget(m_deviceProfileField);
    addProfiles(tr("What the telemetry means"), [](const core::ProfilePtr &) { return true; });
    addNames(u"server"_s, u"ThingsBoard"_s);
    addTrial(tr("The server’s address comes first."));
    addMore(false, true);
    finish(tr("Add the server"), tr("Change the server"));
}

void AddBoardDialog::setUrl(const QString &url)
{
    m_url->setText(url);
    touch(m_urlField);
}

core::TransportSettings AddBoardDialog::settings() const
{
    core::TransportSettings settings = WebTransportDialog::settings();
    settings.url = m_url->text().trimmed();
    settings.apiKey = m_login->current() == 1;
    settings.user = settings.apiKey ? QString() : m_user->text().trimmed();
    settings.deviceProfile = m_deviceProfile->text().trimmed();
    return settings;
}

QString AddBoardDialog::secretName() const
{
    return m_login->current() == 1 ? engine::Secrets::Key : engine::Secrets::Password;
}

QString AddBoardDialog::secretNotNeeded(const core::TransportSettings &) const { return {}; }

void AddBoardDialog::weigh()
{
    const core::TransportSettings now = settings();
    m_urlField->setReason(urlReason(now.url));
    QString said = tr("As in a browser, without a path behind it.");
    if (QUrl(now.url).scheme() == "http"_L1)
        said = tr("With http:// password and readings travel in the clear; https:// is better.");
    for (const core::TransportSettings &transport : context().workspace.transports) {
        if (transport.type == now.type && transport.id != present().id && transport.url == now.url &&
            transport.deviceProfile == now.deviceProfile)
            said = tr("“%1” reads these devices already.").arg(transport.name);
    }
    m_urlField->setHint(said);
    m_loginField->setHint(now.apiKey ? tr("Servers know keys since version 4.3.")
                                     : tr("Of a person, best one who may only read; not of a device."));
    secret()->setTitle(now.apiKey ? tr("Key") : tr("Password"));
    m_userField->setVisible(!now.apiKey);
    m_userField->setReason(!now.apiKey && now.user.isEmpty() ? tr("Type the user’s mail address.")
                                                             : QString());
    m_deviceProfileField->setHint(now.deviceProfile.isEmpty()
                                      ? tr("Empty: all devices that this login sees.")
                                      : tr("Only devices of this profile, as it is called on the server."));
    WebTransportDialog::weigh();
}

} // namespace console
