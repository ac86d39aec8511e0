// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <memory>

/// An object on a thread of its own: a test that waits for processes has no event loop meanwhile.
template <typename T>
class OnThread
{
public:
    template <typename... Arguments>
    explicit OnThread(const Arguments &...arguments)
    {
        m_context.moveToThread(&m_thread);
        m_thread.start();
        ask([&](std::unique_ptr<T> &object) { object = std::make_unique<T>(arguments...); });
    }
    ~OnThread()
    {
        ask([](std::unique_ptr<T> &object) { object.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    OnThread(const OnThread &) = delete;
    OnThread &operator=(const OnThread &) = delete;

    /// Runs @p what with the object on its thread, and waits for it.
    template <typename What>
    void with(What what)
    {
        ask([&](std::unique_ptr<T> &object) { what(*object); });
    }

private:
    template <typename What>
    void ask(What what)
    {
        QMetaObject::invokeMethod(
            &m_context, [&] { what(m_object); }, Qt::BlockingQueuedConnection);
    }

    QThread m_thread;
    QObject m_context;
    std::unique_ptr<T> m_object;
};
