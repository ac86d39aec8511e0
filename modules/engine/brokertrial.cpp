// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/brokertrial.h"

#include "brokertrialrun.h"
#include "mqtt/mqtttransport.h"

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
    QList<core::ProfilePtr> read;
    for (const core::ProfilePtr &profile : profiles) {
        if (profile && profile->codec == "mqtt"_L1 && settings.profiles.contains(profile->id))
            read << profile;
    }
    request.filters = mqtt::filtersOf(read);
    return request;
}

BrokerTrial::BrokerTrial(QObject *parent) : QObject(parent) { qRegisterMetaType<TrialReport>(); }

BrokerTrial::~BrokerTrial() { stop(); }

void BrokerTrial::start(const TrialRequest &request)
{
    stop();
    auto *run = new Run(request);
    m_run = run;
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"broker trial"_s);
    run->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, run, &QObject::deleteLater);
    connect(run, &Run::progressed, this, &BrokerTrial::progressed);
    connect(run, &Run::finished, this, [this](const TrialReport &report) {
        stop(); // its last word
        emit finished(report);
    });
    m_thread->start();
    QMetaObject::invokeMethod(run, &Run::start, Qt::QueuedConnection);
}

void BrokerTrial::cancel()
{
    if (m_run)
        QMetaObject::invokeMethod(static_cast<Run *>(m_run), &Run::cancel, Qt::QueuedConnection);
}

void BrokerTrial::stop()
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
