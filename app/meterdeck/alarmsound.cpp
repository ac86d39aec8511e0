// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmsound.h"

#include <QApplication>

namespace console {

AlarmSound::AlarmSound(QObject *parent, std::function<void()> beep) : QObject(parent), m_beep(std::move(beep))
{
    if (!m_beep)
        m_beep = [] { QApplication::beep(); };
    connect(&m_timer, &QTimer::timeout, this, [this] { m_beep(); });
}

std::chrono::milliseconds AlarmSound::every(int priority)
{
    switch (priority) {
    case 1:
        return std::chrono::seconds(2);
    case 2:
        return std::chrono::seconds(5);
    case 3:
        return std::chrono::seconds(15);
    default:
        return std::chrono::seconds(30);
    }
}

void AlarmSound::start(int priority)
{
    if (m_timer.isActive() && priority == m_priority)
        return;
    // One that became less urgent goes on in its own pace without a sound of its own.
    const bool sooner = !m_timer.isActive() || priority < m_priority;
    m_priority = priority;
    m_timer.start(every(priority));
    if (sooner)
        m_beep();
}

void AlarmSound::stop() { m_timer.stop(); }

} // namespace console
