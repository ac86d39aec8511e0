// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QMutex>
#include <QStringList>

#include <atomic>
#include <thread>

/// A GSM modem behind a pseudo-terminal, in one of its moods. Thread: a child of its own speaks; what it was
/// sent may be asked for at any time.
class PtyModem
{
public:
    struct Mood
    {
        bool mute = false;
        bool echo = false;
        bool chatty = false;     ///< says things that nobody asked for, in between
        bool latePrompt = false; ///< only after the command was read whole and a poll went by
        bool noPrompt = false;
        bool muteAfterText = false;
        bool stuck = false; ///< waits for the text of an earlier message, until ESC
        QByteArray sendEnd = "\r\n+CMGS: 42\r\n\r\nOK\r\n";
        int failsAtPart = 0; ///< with failure, the rest with sendEnd
        QByteArray failure = "\r\n+CMS ERROR: 38\r\n";
        QByteArray pin = "READY"; ///< of AT+CPIN?
        QByteArray rightPin = "1234";
        QMap<QByteArray, QByteArray> answers; ///< of commands, whole
    };
    PtyModem(int masterFd, const Mood &mood);
    ~PtyModem();

    QStringList commands() const;
    QStringList texts() const; ///< PDUs that came whole

private:
    void run();
    void command(const QByteArray &line);
    void say(const QByteArray &bytes);

    int m_fd;
    Mood m_mood;
    QByteArray m_line;
    bool m_inText = false;
    int m_part = 0;
    mutable QMutex m_mutex;
    QStringList m_commands;
    QStringList m_texts;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};
