// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailserver.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

MailServer::MailServer(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    // Debian's own, whatever else is first on the PATH: the package is its.
    m_process.start(u"/usr/bin/python3"_s,
                    QStringList{QStringLiteral(METERDECK_SOURCE_DIR) + "/tests/notify/mailserver.py"_L1} +
                        arguments);
    while (m_port == 0 && m_process.waitForReadyRead(30'000)) {
        for (const QJsonObject &line : happened(u"listening"_s))
            m_port = quint16(line.value(u"port"_s).toInt());
    }
    if (m_port == 0)
        m_error = u"the mail server did not start: "_s + QString::fromUtf8(m_process.readAllStandardError());
}

MailServer::~MailServer()
{
    m_process.kill();
    m_process.waitForFinished(30'000);
}

void MailServer::read()
{
    m_process.waitForReadyRead(0);
    m_buffer += m_process.readAllStandardOutput();
    for (qsizetype end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        m_lines << QJsonDocument::fromJson(m_buffer.left(end)).object();
        m_buffer.remove(0, end + 1);
    }
}

QList<QJsonObject> MailServer::happened(const QString &event)
{
    read();
    QList<QJsonObject> found;
    for (const QJsonObject &line : std::as_const(m_lines)) {
        if (line.value(u"event"_s) == event)
            found << line;
    }
    return found;
}
