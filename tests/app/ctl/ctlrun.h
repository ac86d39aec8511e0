// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

/// The program meterdeckctl as a person at a terminal runs it.
namespace ctlrun {

struct Answer
{
    int exit = -1; ///< -1: it did not end by itself in time
    QString out;
    QString err;
};

inline Answer run(const QStringList &arguments)
{
    constexpr int Patience = 60'000;
    QProcess process;
    process.start(QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl"), arguments);
    Answer answer;
    if (process.waitForFinished(Patience) && process.exitStatus() == QProcess::NormalExit)
        answer.exit = process.exitCode();
    answer.out = QString::fromUtf8(process.readAllStandardOutput());
    answer.err = QString::fromUtf8(process.readAllStandardError());
    return answer;
}

} // namespace ctlrun
