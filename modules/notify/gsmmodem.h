// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/delivery.h"
#include "smspdu.h"

#include <QSerialPort>

namespace notify {

/// A talk with a GSM modem by AT commands (3GPP TS 27.005, 27.007), waiting for each answer. Echo on or off,
/// lines that nobody asked for and late prompts are lived with.
///
/// Thread: the one that made it, which may wait.
class GsmModem
{
public:
    GsmModem(const Target &target, const std::atomic<bool> &cancelled);

    /// From the port to the network. Nothing: it can send; else what is in the way.
    std::optional<Delivery> makeReady(const QString &pin);
    Delivery send(const QList<SmsPdu> &parts);

private:
    struct Answer
    {
        enum class End
        {
            Ok,
            Error,
            Prompt,
            Silence,
            Cancelled
        };
        End end = End::Silence;
        QStringList lines; ///< before the end
        QString error;     ///< "ERROR", "+CMS ERROR: 38"
    };
    std::optional<Delivery> open();
    std::optional<Delivery> unlock(const QString &pin);
    std::optional<Delivery> findNetwork();
    Answer ask(const QByteArray &command, std::chrono::milliseconds within, bool wantsPrompt = false);
    Answer listen(const QByteArray &echo, std::chrono::milliseconds within, bool wantsPrompt);
    Delivery refused(const QString &error) const;
    QString m_port;
    QString m_seconds;
    std::chrono::milliseconds m_within;
    const std::atomic<bool> &m_cancelled;
    QSerialPort m_line;
    QByteArray m_buffer;
};

} // namespace notify
