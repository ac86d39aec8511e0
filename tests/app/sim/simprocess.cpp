// SPDX-License-Identifier: GPL-3.0-or-later
#include "simprocess.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20000; // ms

} // namespace

SimProcess::~SimProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(Patience);
}

bool SimProcess::start(const QStringList &arguments)
{
    m_process.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeck-sim"),
                    QStringList{u"--json"_s, u"--parent-pipe"_s} + arguments);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < Patience) {
        if (!m_process.waitForReadyRead(Patience))
            return false;
        m_output += m_process.readAllStandardOutput();
        if (m_output.startsWith("ready ") && m_output.contains('\n')) {
            m_ready = QJsonDocument::fromJson(m_output.mid(6, m_output.indexOf('\n') - 6)).object();
            return true;
        }
    }
    return false;
}

bool SimProcess::run(const QStringList &arguments) { return start(arguments) && finish(); }

bool SimProcess::stop()
{
    m_process.terminate();
    return finish();
}

bool SimProcess::closePipe()
{
    m_process.closeWriteChannel();
    return finish();
}

bool SimProcess::finish()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(Patience))
        return false;
    m_output += m_process.readAllStandardOutput();
    return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

QJsonObject SimProcess::counts() const
{
    const QList<QByteArray> lines = m_output.trimmed().split('\n');
    return QJsonDocument::fromJson(lines.constLast()).object();
}

int SimProcess::nodeCount(const QString &node, const QString &section, const QString &key) const
{
    return counts()[u"mqtt"_s][node][section][key].toInt();
}

QStringList SimProcess::nodes() const
{
    QStringList ids;
    for (const QJsonValue &id : m_ready.value(u"nodes"_s).toArray())
        ids.append(id.toString());
    return ids;
}

QString SimProcess::error() const
{
    return m_process.errorString() + u": "_s +
           QString::fromUtf8(const_cast<QProcess &>(m_process).readAllStandardError());
}
