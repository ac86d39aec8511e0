// SPDX-License-Identifier: GPL-3.0-or-later
#include "ptymodem.h"

#include <poll.h>
#include <unistd.h>

PtyModem::PtyModem(int masterFd, const Mood &mood)
    : m_fd(masterFd), m_mood(mood), m_inText(mood.stuck), m_thread([this] { run(); })
{}

PtyModem::~PtyModem()
{
    m_stop = true;
    m_thread.join();
}

QStringList PtyModem::commands() const
{
    const QMutexLocker lock(&m_mutex);
    return m_commands;
}

QStringList PtyModem::texts() const
{
    const QMutexLocker lock(&m_mutex);
    return m_texts;
}

void PtyModem::say(const QByteArray &bytes)
{
    if (::write(m_fd, bytes.constData(), size_t(bytes.size())) != bytes.size())
        qFatal("the pseudo-terminal is full");
}

void PtyModem::run()
{
    while (!m_stop) {
        pollfd fd{m_fd, POLLIN, 0};
        if (poll(&fd, 1, 20) <= 0 || !(fd.revents & POLLIN))
            continue;
        char byte = 0;
        if (::read(m_fd, &byte, 1) != 1 || m_mood.mute)
            continue;
        if (m_mood.echo)
            say(QByteArray(1, byte));
        if (byte == 0x1B) {
            m_inText = false;
            m_line.clear();
        } else if (m_inText && byte == 0x1A) {
            m_inText = false;
            {
                const QMutexLocker lock(&m_mutex);
                m_texts << QString::fromLatin1(m_line);
            }
            m_line.clear();
            ++m_part;
            if (!m_mood.muteAfterText)
                say(m_part == m_mood.failsAtPart ? m_mood.failure : m_mood.sendEnd);
        } else if (!m_inText && byte == '\r') {
            command(m_line);
            m_line.clear();
        } else {
            m_line += byte;
        }
    }
}

void PtyModem::command(const QByteArray &line)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_commands << QString::fromLatin1(line);
    }
    if (m_mood.chatty)
        say("\r\n^RSSI: 17\r\n\r\nRING\r\n");
    if (const auto own = m_mood.answers.constFind(line); own != m_mood.answers.constEnd()) {
        say(*own);
        return;
    }
    if (line == "ATE0")
        m_mood.echo = false;
    if (line == "AT+CPIN?") {
        say("\r\n+CPIN: " + m_mood.pin + "\r\n\r\nOK\r\n");
    } else if (line.startsWith("AT+CPIN=")) {
        const bool right = line == "AT+CPIN=\"" + m_mood.rightPin + '"';
        if (right)
            m_mood.pin = "READY";
        say(right ? "\r\nOK\r\n" : "\r\n+CME ERROR: 16\r\n");
    } else if (line == "AT+CREG?") {
        say("\r\n+CREG: 0,1\r\n\r\nOK\r\n");
    } else if (line.startsWith("AT+CMGS=")) {
        if (m_mood.noPrompt)
            return;
        m_inText = true;
        if (m_mood.latePrompt) {
            say("\r\n");
            pollfd nothing{-1, 0, 0};
            poll(&nothing, 1, 300);
        }
        say("\r\n> ");
    } else {
        say("\r\nOK\r\n");
    }
}
