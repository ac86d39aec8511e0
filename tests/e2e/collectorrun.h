// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

/// A workspace in a folder of its own and the `meterdeckctl collect` that holds it; started, killed and
/// started again by tests. Functions wait for readiness and give false (with a word in lastWords()) when it
/// does not come.
class CollectorRun
{
public:
    /// @p transports and @p devices as in a workspace file.
    CollectorRun(const QJsonArray &transports, const QJsonArray &devices = {});
    ~CollectorRun();

    QString workspace() const;
    QString database() const;
    QString folder() const { return m_folder.path(); }

    /// Starts and waits until every transport is up (or only until it collects, when @p transportsUp is
    /// false).
    bool start(const QMap<QString, QString> &environment = {}, bool transportsUp = true);
    /// Ends it as a power switch would.
    void kill();
    /// True when it was ended by SIGKILL within the time.
    bool waitKilled(int timeoutMs);
    bool isRunning() const;
    qint64 processId() const { return m_process.processId(); }
    /// Asks it to stop, waits, and gives the summary it printed; empty when it did not end well.
    QJsonObject stop();
    QString lastWords() const { return m_words; }
    /// What it has complained about since it was started.
    QString complaints();
    /// True when its complaints contain @p words in time.
    bool waitComplaint(const QString &words, int timeoutMs = 20000);
    /// True when it says that every transport is up, in time.
    bool waitUp(int timeoutMs = 30000) { return waitForLine("all transports up", timeoutMs); }
    int exitCode() const { return m_process.exitCode(); }

    /// How often each number occurs in the database: readings of active_power carry it as their value times
    /// @p perWatt.
    QMap<int, int> numbersStored(double perWatt = 1) const;

private:
    bool waitForLine(const QByteArray &line, int timeoutMs);

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_complaints;
    QString m_words;
};
