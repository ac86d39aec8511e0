// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>

/// A real SMTP server of Debian (aiosmtpd) on loopback, in one of its moods; ended by the destructor.
/// A missing one is a failure with words, never a reason to skip.
class MailServer
{
public:
    explicit MailServer(const QStringList &arguments = {});
    ~MailServer();

    quint16 port() const { return m_port; }
    QString error() const { return m_error; }
    /// What happened so far: "rcpt", "mail", "login".
    QList<QJsonObject> happened(const QString &event);

private:
    void read();
    QProcess m_process;
    QByteArray m_buffer;
    QList<QJsonObject> m_lines;
    quint16 m_port = 0;
    QString m_error;
};
