// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

/// A running meterdeck-sim; stopped at the latest by the destructor. Thread: the test's.
class SimProcess
{
public:
    ~SimProcess();

    /// Starts it with --json and --parent-pipe and waits for its "ready" line. On false, error() says why.
    bool start(const QStringList &arguments);
    /// Starts it and waits until it ends by itself; true when it ended with 0.
    bool run(const QStringList &arguments);
    /// Asks it to stop (SIGTERM) and waits; true when it ended with 0.
    bool stop();
    /// Closes its standard input and waits; true when it ended with 0.
    bool closePipe();

    const QJsonObject &ready() const { return m_ready; }
    /// What it said it had sent and received; after it ended.
    QJsonObject counts() const;
    /// counts() of one node: `section` is "sent", "received" or "faults".
    int nodeCount(const QString &node, const QString &section, const QString &key) const;
    QStringList nodes() const;
    QByteArray output() const { return m_output; }
    QString error() const;

private:
    bool finish();

    QProcess m_process;
    QByteArray m_output;
    QJsonObject m_ready;
};
