// SPDX-License-Identifier: GPL-3.0-or-later
#include "stopsignal.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

int pipeEnds[2] = {-1, -1};

// Only write() is allowed in here; the byte wakes the event loop.
void wake(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

StopSignal::StopSignal(QObject *parent) : QObject(parent)
{
    if (::pipe(pipeEnds) != 0)
        return;
    for (const int end : pipeEnds)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const ssize_t got = ::read(pipeEnds[0], &byte, 1);
        emit asked();
    });
    struct sigaction action = {};
    action.sa_handler = wake;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

StopSignal::~StopSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    ::close(pipeEnds[0]);
    ::close(pipeEnds[1]);
}
#else
#include <windows.h>

namespace {

StopSignal *current = nullptr;

BOOL WINAPI wake(DWORD)
{
    QMetaObject::invokeMethod(current, &StopSignal::asked, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

StopSignal::StopSignal(QObject *parent) : QObject(parent)
{
    current = this;
    SetConsoleCtrlHandler(wake, TRUE);
}

StopSignal::~StopSignal()
{
    SetConsoleCtrlHandler(wake, FALSE);
    current = nullptr;
}
#endif
