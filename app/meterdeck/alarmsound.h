// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace console {

/// The sound of an alarm: the desktop's beep, again and again until it is told to stop. More urgent ones
/// repeat sooner. GUI thread.
class AlarmSound : public QObject
{
    Q_OBJECT

public:
    /// @p beep makes one sound; without it the desktop's is used.
    explicit AlarmSound(QObject *parent = nullptr, std::function<void()> beep = {});

    /// Sounds at once and then every() until stop(). @p priority 1 to 4.
    void start(int priority);
    void stop();
    bool isSounding() const { return m_timer.isActive(); }
    /// How long it is quiet between two sounds.
    static std::chrono::milliseconds every(int priority);

private:
    std::function<void()> m_beep;
    QTimer m_timer;
    int m_priority = 0;
};

} // namespace console
