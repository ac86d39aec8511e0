// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/collectorrun.h"

#include "historian/historianreader.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

CollectorRun::CollectorRun(const QJsonArray &transports, const QJsonArray &devices)
{
    const QJsonObject document{
        {u"name"_s, u"Test"_s},
        {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"test.db"_s}}},
        {u"transports"_s, transports},
        {u"devices"_s, devices}};
    QFile file(workspace());
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(document).toJson());
}

CollectorRun::~CollectorRun() { kill(); }

QString CollectorRun::workspace() const { return m_folder.filePath(u"test.json"_s); }

QString CollectorRun::database() const { return m_folder.filePath(u"test.db"_s); }

bool CollectorRun::waitForLine(const QByteArray &line, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!m_output.contains(line)) {
        if (m_process.state() == QProcess::NotRunning || deadline.hasExpired()) {
            m_words = QString::fromUtf8(m_output + m_process.readAllStandardError());
            return false;
        }
        m_process.waitForReadyRead(100);
        m_output += m_process.readAllStandardOutput();
    }
    return true;
}

QString CollectorRun::complaints()
{
    m_complaints += m_process.readAllStandardError();
    return QString::fromUtf8(m_complaints);
}

bool CollectorRun::waitComplaint(const QString &words, int timeoutMs)
{
    const QDeadlineTimer deadline(timeoutMs);
    while (!complaints().contains(words)) {
        if (deadline.hasExpired() || m_process.state() == QProcess::NotRunning) {
            m_process.waitForReadyRead(50);
            m_words = complaints();
            return m_words.contains(words);
        }
        m_process.waitForReadyRead(100);
    }
    return true;
}

bool CollectorRun::start(const QMap<QString, QString> &environment, bool transportsUp)
{
    auto variables = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.begin(); it != environment.end(); ++it)
        variables.insert(it.key(), it.value());
    m_process.setProcessEnvironment(variables);
    m_output.clear();
    m_complaints.clear();
    m_process.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"),
                    {u"collect"_s, u"--json"_s, u"--workspace"_s, workspace()});
    return waitForLine(transportsUp ? "all transports up" : "collecting", 30000);
}

void CollectorRun::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(10000);
}

bool CollectorRun::waitKilled(int timeoutMs)
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(timeoutMs)) {
        m_words = u"still running"_s;
        return false;
    }
    m_words = QString::fromUtf8(m_process.readAllStandardError());
    return m_process.exitStatus() == QProcess::CrashExit;
}

bool CollectorRun::isRunning() const { return m_process.state() == QProcess::Running; }

QJsonObject CollectorRun::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(30000)) {
        m_words = u"did not stop"_s;
        return {};
    }
    m_output += m_process.readAllStandardOutput();
    m_words = QString::fromUtf8(m_process.readAllStandardError());
    if (m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0)
        return {};
    const auto lines = m_output.trimmed().split('\n');
    return QJsonDocument::fromJson(lines.last()).object();
}

QMap<int, int> CollectorRun::numbersStored(double perWatt) const
{
    QMap<int, int> numbers;
    auto reader = historian::HistorianReader::open(database());
    if (!reader)
        return numbers;
    const auto series = (*reader)->series();
    if (!series)
        return numbers;
    for (const auto &[number, what] : *series) {
        if (what.quantity != core::Quantity::ActivePower)
            continue;
        const auto read = (*reader)->forEach(number, core::fromMicros(0),
                                             core::fromMicros(std::numeric_limits<qint64>::max()),
                                             [&numbers, perWatt](const historian::StoredReading &reading) {
                                                 if (reading.value)
                                                     ++numbers[qRound(*reading.value * perWatt)];
                                                 return true;
                                             });
        if (!read)
            return {};
    }
    return numbers;
}
