// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/connectiontrial.h"

#include "engine/secrets.h"
#include "mqtt/mqtttransport.h"
#include "mqtt/profilecheck.h"
#include "trialrun.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace engine {

const TrialStage *TrialReport::failure() const
{
    const auto found = std::find_if(stages.begin(), stages.end(), [](const TrialStage &stage) {
        return stage.state == TrialStage::State::Failed;
    });
    return found == stages.end() ? nullptr : &*found;
}

TrialRequest TrialRequest::of(const core::Workspace &workspace, const core::TransportSettings &settings,
                              const QList<core::ProfilePtr> &profiles, const QString &password)
{
    TrialRequest request;
    request.settings = settings;
    request.settings.tls.ca = workspace.absolute(settings.tls.ca);
    request.settings.tls.certificate = workspace.absolute(settings.tls.certificate);
    request.settings.tls.key = workspace.absolute(settings.tls.key);
    request.password = password;
    if (settings.type != "mqtt"_L1) {
        const QUrl url(settings.url);
        request.settings.tls.on = url.scheme() == "https"_L1;
        request.settings.host = url.host();
        request.settings.tcpPort = quint16(url.port(request.settings.tls.on ? 443 : 80));
    }
    const QString codec = settings.type == "thingsboard"_L1 ? u"thingsboard"_s : u"mqtt"_s;
    for (const core::ProfilePtr &profile : profiles) {
        if (profile && profile->codec == codec && settings.profiles.contains(profile->id))
            request.profiles << profile;
    }
    if (settings.type == "mqtt"_L1)
        request.filters = mqtt::filtersOf(request.profiles);
    return request;
}

QMap<QString, QString> payloadKeySecrets(const core::TransportSettings &settings,
                                         const QList<core::ProfilePtr> &profiles)
{
    QList<core::ProfilePtr> read;
    for (const core::ProfilePtr &profile : profiles) {
        if (profile && profile->codec == "mqtt"_L1 && settings.profiles.contains(profile->id))
            read << profile;
    }
    QMap<QString, QString> secrets;
    for (const QString &key : mqtt::keyNames(read))
        secrets.insert(key, Secrets::Key + u'_' + key.toUpper());
    return secrets;
}

bool canBeTried(const QString &transportType)
{
    return transportType == "mqtt"_L1 || transportType == "thingsboard"_L1 ||
           transportType == "mesh-backend"_L1;
}

ConnectionTrial::ConnectionTrial(QObject *parent) : QObject(parent) { qRegisterMetaType<TrialReport>(); }

ConnectionTrial::~ConnectionTrial() { stop(); }

void ConnectionTrial::start(const TrialRequest &request)
{
    stop();
    auto *run = TrialRun::of(request).release();
    m_run = run;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"trial"_s);
    run->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, run, &QObject::deleteLater);
    connect(run, &TrialRun::progressed, this, &ConnectionTrial::progressed);
    connect(run, &TrialRun::finished, this, [this](const TrialReport &report) {
        stop(); // its last word
        emit finished(report);
    });
    m_thread->start();
    QMetaObject::invokeMethod(run, &TrialRun::start, Qt::QueuedConnection);
}

void ConnectionTrial::cancel()
{
    if (m_run)
        QMetaObject::invokeMethod(static_cast<TrialRun *>(m_run), &TrialRun::cancel, Qt::QueuedConnection);
}

void ConnectionTrial::stop()
{
    if (!m_thread)
        return;
    m_run->disconnect(this);
    m_run = nullptr;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

} // namespace engine
