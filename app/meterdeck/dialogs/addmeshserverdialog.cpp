// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/addmeshserverdialog.h"

#include "dialogs/setupfield.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr double LeastPoll = 0.5; ///< seconds
constexpr double MostPoll = 3600;

/// Seconds in a text, as people write them; 0 when it is none.
std::chrono::milliseconds secondsIn(const QString &text)
{
    bool ok = false;
    const double seconds = QString(text.trimmed()).replace(u',', u'.').toDouble(&ok);
    return ok && seconds >= LeastPoll && seconds <= MostPoll
               ? std::chrono::milliseconds(qint64(seconds * 1000.0 + 0.5))
               : std::chrono::milliseconds(0);
}

} // namespace

bool readsMeshTexts(const core::ProfilePtr &profile)
{
    const QJsonArray topics = profile->section["topics"_L1].toArray();
    return std::any_of(topics.begin(), topics.end(),
                       [](const auto &topic) { return topic["topic"_L1].toString() == "data"_L1; });
}

AddMeshServerDialog::AddMeshServerDialog(SetupContext context, const core::TransportId &present,
                                         QWidget *parent)
    : WebTransportDialog(
          {u"database"_s, present.isEmpty() ? tr("Add a mesh’s server") : tr("Change a mesh’s server"),
           tr("The server that the gateway posts to is asked for its rows; each is stored once."),
           u"mesh-backend"_s, u"mqtt"_s},
          std::move(context), present, parent)
{
    m_url = makeEdit(&m_urlField, tr("Server"));
    m_url->setPlaceholderText(u"http://192.168.1.20:5000"_s);
    m_url->setText(this->present().url);
    m_poll = makeEdit(&m_pollField, tr("Asked every (seconds)"));
    m_poll->setText(QString::number(double(this->present().poll.count()) / 1000.0));
    addPair(m_urlField, m_pollField);
    m_user = makeEdit(&m_userField, tr("User"));
    m_user->setText(this->present().user);
    addSecret(tr("Password"), tr("Where the password is kept"), m_userField);
    addProfiles(tr("Profiles to read"), &readsMeshTexts);
    addNames(u"mesh"_s, tr("Mesh server", "proposed name of a mesh's server"));
    addTrial(tr("The server’s address comes first."));
    addMore(true, true);
    finish(tr("Add the server"), tr("Change the server"));
}

core::TransportSettings AddMeshServerDialog::settings() const
{
    core::TransportSettings settings = WebTransportDialog::settings();
    settings.url = m_url->text().trimmed();
    settings.user = m_user->text().trimmed();
    if (const auto poll = secondsIn(m_poll->text()); poll.count() > 0)
        settings.poll = poll;
    return settings;
}

QString AddMeshServerDialog::secretName() const { return engine::Secrets::Password; }

QString AddMeshServerDialog::secretNotNeeded(const core::TransportSettings &now) const
{
    return now.user.isEmpty() ? tr("Not needed without a user.") : QString();
}

void AddMeshServerDialog::weigh()
{
    const core::TransportSettings now = settings();
    m_urlField->setReason(urlReason(now.url));
    QString said = tr("Up to, and without, /data.");
    for (const core::TransportSettings &transport : context().workspace.transports) {
        if (transport.type == now.type && transport.id != present().id && transport.url == now.url)
            said = tr("“%1” reads this server already.").arg(transport.name);
    }
    m_urlField->setHint(said);
    m_pollField->setReason(secondsIn(m_poll->text()).count() > 0
                               ? QString()
                               : tr("From %1 to %2 seconds.").arg(LeastPoll).arg(MostPoll));
    m_pollField->setHint(tr("5 is usual: the server sends all its rows each time."));
    m_userField->setHint(tr("Stays empty when the server asks for none."));
    WebTransportDialog::weigh();
}

} // namespace console
