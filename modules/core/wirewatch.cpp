// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wirewatch.h"

#include <QTimer>

#include <utility>

namespace core {

namespace {

constexpr std::chrono::milliseconds TellEvery{200};

}

void WireWatch::setOn(bool on)
{
    if (on == m_tap->isOpen())
        return;
    m_tap->setOpen(on);
    if (!on) {
        delete std::exchange(m_timer, nullptr);
        return;
    }
    m_timer = new QTimer(m_transport);
    m_timer->setInterval(TellEvery);
    QObject::connect(m_timer, &QTimer::timeout, m_transport, [transport = m_transport, tap = m_tap] {
        if (tap->isEmpty())
            return;
        WireReport report;
        tap->takeInto(report);
        emit transport->wireSeen(report);
    });
    m_timer->start();
}

} // namespace core
