// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/mosquittobroker.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

using namespace Qt::StringLiterals;

namespace peers {

QString findProgram(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty()
               ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/sbin"_s})
               : found;
}

MosquittoBroker::MosquittoBroker() : MosquittoBroker(Config{}) {}

MosquittoBroker::MosquittoBroker(const Config &config) : m_config(config)
{
    // The log goes to a file: a pipe that nobody reads would stop the broker.
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
}

MosquittoBroker::~MosquittoBroker()
{
    thaw();
    stop();
}

bool MosquittoBroker::writeConfig()
{
    // mosquitto gives up its rights when started by root; its folder must stay writable, so it runs as the
    // same user.
    QStringList lines{u"user root"_s, u"listener %1 127.0.0.1"_s.arg(m_port), u"log_dest stderr"_s,
                      u"log_type all"_s, u"connection_messages true"_s};
    if (m_config.raisedLimits)
        lines << u"max_inflight_messages 0"_s << u"max_queued_messages 0"_s << u"log_type error"_s;
    if (m_config.persistence) {
        lines << u"persistence true"_s << u"persistence_location %1/"_s.arg(m_folder.path())
              << u"autosave_interval 0"_s;
    }
    if (m_config.user.isEmpty()) {
        lines << u"allow_anonymous true"_s;
    } else {
        const QString passwords = m_folder.filePath(u"passwords"_s);
        if (QProcess::execute(findProgram(u"mosquitto_passwd"_s),
                              {u"-b"_s, u"-c"_s, passwords, m_config.user, m_config.password}) != 0) {
            m_error = u"mosquitto_passwd failed"_s;
            return false;
        }
        lines << u"allow_anonymous false"_s << u"password_file %1"_s.arg(passwords);
    }
    if (m_securePort != 0) {
        lines << u"listener %1 127.0.0.1"_s.arg(m_securePort) << u"certfile "_s + m_config.certificate
              << u"keyfile "_s + m_config.key;
        if (!m_config.clientAuthority.isEmpty())
            lines << u"cafile "_s + m_config.clientAuthority << u"require_certificate true"_s;
        if (!m_config.revoked.isEmpty())
            lines << u"crlfile "_s + m_config.revoked;
    }
    lines << m_config.lines;
    if (m_config.raisedLimits)
        lines.removeAll(u"log_type all"_s); // under load the log would cost more than the broker
    QFile file(m_folder.filePath(u"mosquitto.conf"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(lines.join(u'\n').toUtf8() + '\n');
    return true;
}

bool MosquittoBroker::start()
{
    m_error.clear();
    const QString program = findProgram(u"mosquitto"_s);
    if (program.isEmpty()) {
        m_error = u"mosquitto is not installed (Debian: apt-get install mosquitto)"_s;
        return false;
    }
    // Between asking for a free port and the broker's taking it, another may take it: then another one is
    // tried.
    for (int attempt = 0; attempt < 5; ++attempt) {
        const bool known = m_port != 0;
        if (!known) {
            QTcpServer free;
            free.listen(QHostAddress::LocalHost);
            m_port = free.serverPort();
            QTcpServer second;
            if (!m_config.certificate.isEmpty() && second.listen(QHostAddress::LocalHost))
                m_securePort = second.serverPort();
        }
        if (!writeConfig())
            return false;
        m_process.start(program, {u"-c"_s, m_folder.filePath(u"mosquitto.conf"_s)});
        QDeadlineTimer deadline(10'000);
        while (m_process.state() != QProcess::NotRunning && !deadline.hasExpired()) {
            QTcpSocket probe;
            probe.connectToHost(QHostAddress::LocalHost, m_port);
            if (probe.waitForConnected(1'000)) {
                probe.disconnectFromHost();
                return true;
            }
            m_process.waitForFinished(20); // a moment, or at once when it has given up
        }
        stop();
        if (!known)
            m_port = 0;
    }
    m_error = u"mosquitto did not start: "_s + QString::fromUtf8(log().right(500));
    return false;
}

void MosquittoBroker::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        kill();
}

void MosquittoBroker::kill()
{
    m_process.kill();
    m_process.waitForFinished(5'000);
}

void MosquittoBroker::freeze()
{
    if (isRunning())
        ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void MosquittoBroker::thaw()
{
    if (isRunning())
        ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

QByteArray MosquittoBroker::log() const
{
    QFile file(m_folder.filePath(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace peers
