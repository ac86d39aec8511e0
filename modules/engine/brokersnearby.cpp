// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/brokersnearby.h"

#include "avahiwatch.h"

#include <QThread>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr unsigned long LeaveAfterMs = 1000;

} // namespace

BrokersNearby::BrokersNearby(const QString &busAddress, QObject *parent)
    : QObject(parent), m_busAddress(busAddress)
{
    qRegisterMetaType<engine::BrokersNearby::State>();
    qRegisterMetaType<QList<engine::NearbyBroker>>();
}

BrokersNearby::~BrokersNearby()
{
    if (!m_thread)
        return;
    m_thread->quit();
    if (m_thread->wait(LeaveAfterMs))
        delete m_thread;
}

void BrokersNearby::look()
{
    if (m_thread)
        return;
    m_thread = new QThread;
    m_thread->setObjectName(u"brokers nearby"_s);
    auto *watch = new Watch(m_busAddress);
    watch->moveToThread(m_thread);
    connect(m_thread, &QThread::started, watch, &Watch::start);
    connect(m_thread, &QThread::finished, watch, &QObject::deleteLater);
    connect(watch, &Watch::told, this, &BrokersNearby::take);
    take(State::Looking, {});
    m_thread->start();
}

void BrokersNearby::take(State state, const QList<NearbyBroker> &brokers)
{
    if (state == m_state && brokers == m_brokers)
        return;
    m_state = state;
    m_brokers = brokers;
    emit changed();
}

} // namespace engine
