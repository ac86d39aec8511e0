// SPDX-License-Identifier: GPL-3.0-or-later
#include "arguments.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSysInfo>
#include <QTextStream>

using namespace Qt::StringLiterals;

void complain(const QString &text) { QTextStream(stderr) << "meterdeckctl: " << text << Qt::endl; }

void say(const QString &text) { QTextStream(stdout) << text << Qt::endl; }

std::optional<core::Workspace> workspaceFrom(const QCommandLineParser &parser, int *exit)
{
    const QString file = parser.value(u"workspace"_s);
    if (file.isEmpty()) {
        complain(u"--workspace FILE is missing. See meterdeckctl --help."_s);
        *exit = exits::Usage;
        return std::nullopt;
    }
    auto workspace = core::Workspace::load(file);
    if (!workspace) {
        complain(workspace.error().toString());
        *exit = exits::Failed;
        return std::nullopt;
    }
    return std::move(*workspace);
}

std::optional<core::UtcTime> timeFrom(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return core::fromMicros(time.toMSecsSinceEpoch() * 1000);
}

std::optional<std::chrono::milliseconds> secondsFrom(const QString &text)
{
    bool ok = false;
    const double seconds = text.toDouble(&ok);
    if (!ok || seconds <= 0 || seconds > 1e9)
        return std::nullopt;
    return std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
}

QString orderer()
{
    QString user = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    if (user.isEmpty())
        user = u"unknown user"_s;
    return u"%1@%2, meterdeckctl %3"_s.arg(user, QSysInfo::machineHostName())
        .arg(QCoreApplication::applicationPid());
}
