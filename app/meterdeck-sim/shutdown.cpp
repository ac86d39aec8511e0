// SPDX-License-Identifier: GPL-3.0-or-later
#include "shutdown.h"

#include <QTimer>

#include <csignal>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>
#else
#include <cstdio>
#include <thread>
#endif

using namespace std::chrono_literals;

namespace sim {

#ifdef Q_OS_UNIX

namespace {

int signalPipe[2] = {-1, -1};

void onSignal(int)
{
    // Only what is safe in a signal handler.
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[1], &byte, 1);
}

} // namespace

Shutdown::Shutdown(bool watchInput, QObject *parent) : QObject(parent)
{
    if (::pipe2(signalPipe, O_CLOEXEC | O_NONBLOCK) == 0) {
        auto *signalled = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, this);
        connect(signalled, &QSocketNotifier::activated, this, [this, signalled] {
            signalled->setEnabled(false);
            emit requested();
        });
        struct sigaction action = {};
        action.sa_handler = onSignal;
        action.sa_flags = SA_RESTART;
        ::sigaction(SIGTERM, &action, nullptr);
        ::sigaction(SIGINT, &action, nullptr);
    }
    std::signal(SIGPIPE, SIG_IGN);
    if (watchInput) {
        auto *input = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
        connect(input, &QSocketNotifier::activated, this, [this, input] {
            char buffer[256];
            if (::read(STDIN_FILENO, buffer, sizeof buffer) > 0)
                return;
            input->setEnabled(false);
            emit requested();
        });
    }
}

#else

namespace {

volatile std::sig_atomic_t signalled = 0;

} // namespace

Shutdown::Shutdown(bool watchInput, QObject *parent) : QObject(parent)
{
    const auto note = [](int) { signalled = 1; };
    std::signal(SIGTERM, note);
    std::signal(SIGINT, note);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer] {
        if (signalled == 0)
            return;
        timer->stop();
        emit requested();
    });
    timer->start(100ms);
    if (watchInput) {
        // A pipe cannot be waited for by the event loop here; the thread ends with its read or with the
        // process.
        std::thread([] {
            while (std::getchar() != EOF) {
            }
            signalled = 1;
        }).detach();
    }
}

#endif

} // namespace sim
