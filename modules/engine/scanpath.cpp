// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scanpath.h"

using namespace Qt::StringLiterals;

namespace engine {

ScanPath::ScanPath(QObject *parent) : QObject(parent) {}

ScanPath::~ScanPath()
{
    if (m_scan)
        m_scan->disconnect(this);
    end();
}

core::Result<void> ScanPath::start(const modbus::ScanRequest &request,
                                   const QList<core::ProfilePtr> &profiles,
                                   const modbus::ScanOptions &options)
{
    if (m_scan)
        return core::Error{core::ErrorCode::Busy, request.port, u"a search is under way"_s,
                           u"Cancel it, or wait for its end."_s};
    auto plan = modbus::ScanPlan::make(request, profiles);
    if (!plan)
        return plan.error();
    m_scan = new modbus::BusScan(std::move(*plan), options);
    m_thread = std::make_unique<QThread>();
    m_thread->setObjectName(u"scan"_s);
    m_scan->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_scan, &QObject::deleteLater);
    connect(m_scan, &modbus::BusScan::progressed, this, &ScanPath::progressed);
    connect(m_scan, &modbus::BusScan::found, this, &ScanPath::found);
    connect(m_scan, &modbus::BusScan::finished, this, [this](const modbus::ScanResult &result) {
        end(); // its last word: the thread has nothing left to do
        emit finished(result);
    });
    m_thread->start();
    QMetaObject::invokeMethod(m_scan, &modbus::BusScan::start, Qt::QueuedConnection);
    return {};
}

void ScanPath::cancel()
{
    if (m_scan)
        QMetaObject::invokeMethod(m_scan, &modbus::BusScan::cancel, Qt::QueuedConnection);
}

void ScanPath::end()
{
    if (!m_thread)
        return;
    m_scan = nullptr;
    m_thread->quit();
    m_thread->wait();
    m_thread.reset();
}

} // namespace engine
