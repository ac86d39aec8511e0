// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/topicwatch.h"

#include "topicwatchrun.h"

using namespace Qt::StringLiterals;

namespace engine {

TopicRequest TopicRequest::of(const core::Workspace &workspace, const core::TransportSettings &settings,
                              const QList<core::ProfilePtr> &profiles, const QString &password,
                              const QMap<QString, QString> &keys)
{
    TopicRequest request;
    request.settings = settings;
    for (QString *file :
         {&request.settings.tls.ca, &request.settings.tls.certificate, &request.settings.tls.key})
        *file = workspace.absolute(*file);
    request.password = password;
    request.keys = keys;
    for (const core::ProfilePtr &profile : profiles) {
        if (profile && profile->codec == "mqtt"_L1)
            request.profiles << profile;
    }
    return request;
}

TopicWatch::TopicWatch(QObject *parent) : QObject(parent) { qRegisterMetaType<TopicReport>(); }

TopicWatch::~TopicWatch()
{
    stop();
    for (QThread *thread : std::exchange(m_threads, {})) {
        thread->disconnect(this);
        thread->wait();
        delete thread;
    }
}

void TopicWatch::start(const TopicRequest &request)
{
    stop();
    auto *run = new Run(request);
    auto *thread = new QThread;
    thread->setObjectName(u"topics"_s);
    m_run = run;
    m_threads.append(thread);
    run->moveToThread(thread);
    connect(thread, &QThread::finished, run, &QObject::deleteLater);
    connect(thread, &QThread::finished, this, [this, thread] {
        m_threads.removeOne(thread);
        thread->deleteLater();
    });
    connect(run, &Run::reported, this, [this, run](const TopicReport &report) {
        if (m_run != run)
            return; // told before it was stopped
        emit reported(report);
        if (m_run == run)
            QMetaObject::invokeMethod(run, &Run::taken, Qt::QueuedConnection);
    });
    thread->start();
    QMetaObject::invokeMethod(run, &Run::start, Qt::QueuedConnection);
}

void TopicWatch::stop()
{
    if (!m_run)
        return;
    m_run->disconnect(this);
    m_run = nullptr;
    m_threads.constLast()->quit();
}

void TopicWatch::look(mqtt::TopicNumber number)
{
    if (auto *run = static_cast<Run *>(m_run))
        QMetaObject::invokeMethod(
            run, [run, number] { run->look(number); }, Qt::QueuedConnection);
}

} // namespace engine
