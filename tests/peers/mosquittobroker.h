// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace peers {

/// A real mosquitto on a free loopback port, in a folder of its own; stopped at the latest by the destructor.
///
/// A missing mosquitto is a failure with words, never a reason to skip. Thread: the test's.
class MosquittoBroker
{
public:
    struct Config
    {
        bool raisedLimits = false; ///< no limit in flight and queued; otherwise mosquitto's own: 20 and 1,000
        bool persistence = false;  ///< sessions and queues survive a clean stop
        QString user{};            ///< with it, anonymous access is refused
        QString password{};
        QStringList lines{}; ///< further lines of the configuration file
        /// With a certificate, a second listener with TLS: securePort(). File names.
        QString certificate{};
        QString key{};
        QString clientAuthority{}; ///< with it, clients need a certificate that it signed
        QString revoked{};         ///< a list of those that it took back
    };

    MosquittoBroker();
    explicit MosquittoBroker(const Config &config);
    ~MosquittoBroker();
    MosquittoBroker(const MosquittoBroker &) = delete;
    MosquittoBroker &operator=(const MosquittoBroker &) = delete;

    /// Starts it and waits until it accepts connections. On false, error() says why.
    bool start();
    /// Ends it as an operator does (SIGTERM) and waits.
    void stop();
    /// Ends it as a power switch does and waits.
    void kill();
    /// Stops its process without ending it (SIGSTOP), and lets it go on: a broker that hangs.
    void freeze();
    void thaw();
    bool restart()
    {
        stop();
        return start();
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }

    quint16 port() const { return m_port; } ///< stays the same over restarts
    quint16 securePort() const { return m_securePort; }
    QString error() const { return m_error; }
    /// Everything it has logged since it was made, over restarts.
    QByteArray log() const;
    qint64 processId() const { return m_process.processId(); }

private:
    bool writeConfig();

    Config m_config;
    QTemporaryDir m_folder;
    mutable QProcess m_process;
    quint16 m_port = 0;
    quint16 m_securePort = 0;
    QString m_error;
};

/// The full path of a program, also where system programs stand that are not on every PATH; empty when
/// missing.
QString findProgram(const QString &name);

} // namespace peers
