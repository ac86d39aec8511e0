// SPDX-License-Identifier: GPL-3.0-or-later
#include "scancommand.h"

#include "arguments.h"
#include "scanwords.h"
#include "stopsignal.h"

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QTextStream>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 TellEvery = 5000; // ms, where the line cannot be painted over

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

} // namespace

ScanCommand::ScanCommand(modbus::ScanRequest request, QList<core::ProfilePtr> profiles, bool json)
    : m_request(std::move(request)), m_profiles(std::move(profiles)), m_json(json), m_terminal(isTerminal())
{
    connect(&m_scan, &engine::ScanPath::progressed, this, &ScanCommand::tell);
    connect(&m_scan, &engine::ScanPath::found, this, &ScanCommand::announce);
    connect(&m_scan, &engine::ScanPath::finished, this, &ScanCommand::conclude);
    auto *stop = new StopSignal(this);
    connect(stop, &StopSignal::asked, &m_scan, &engine::ScanPath::cancel);
}

std::optional<modbus::ScanRequest> ScanCommand::requestFrom(const QCommandLineParser &parser,
                                                            QString *complaint)
{
    modbus::ScanRequest request;
    request.port = parser.value(u"port"_s);
    request.thorough = parser.isSet(u"thorough"_s);
    if (request.port.trimmed().isEmpty()) {
        *complaint = u"--port PORT is missing, such as /dev/ttyUSB0 or COM3."_s;
        return std::nullopt;
    }
    if (parser.isSet(u"baud"_s)) {
        for (const QString &word : parser.value(u"baud"_s).split(u',')) {
            bool ok = false;
            request.bauds.append(word.trimmed().toInt(&ok));
            if (!ok || request.bauds.last() <= 0) {
                *complaint = u"--baud wants speeds such as 9600,19200."_s;
                return std::nullopt;
            }
        }
    }
    if (parser.isSet(u"parity"_s)) {
        for (const QString &word : parser.value(u"parity"_s).split(u',')) {
            const QString parity = word.trimmed().toLower();
            if (!QStringList{u"none"_s, u"even"_s, u"odd"_s}.contains(parity)) {
                *complaint = u"--parity wants none, even or odd, or several of them: none,even."_s;
                return std::nullopt;
            }
            request.parities.append(parity);
        }
    }
    if (parser.isSet(u"units"_s)) {
        const QStringList ends = parser.value(u"units"_s).split(u'-');
        bool first = false;
        bool last = false;
        request.firstUnit = ends.first().trimmed().toInt(&first);
        request.lastUnit = ends.last().trimmed().toInt(&last);
        if (ends.size() > 2 || !first || !last || request.firstUnit < modbus::ScanPlan::LeastUnit ||
            request.lastUnit > modbus::ScanPlan::MostUnit || request.firstUnit > request.lastUnit) {
            *complaint = u"--units wants addresses from 1 to 247, such as 1-32, the lower one first."_s;
            return std::nullopt;
        }
    }
    return request;
}

void ScanCommand::start()
{
    m_told.start();
    if (const auto started = m_scan.start(m_request, m_profiles); !started) {
        complain(started.error().toString());
        m_exit = exits::Failed;
        emit finished();
    }
}

void ScanCommand::wipe()
{
    if (m_painted)
        QTextStream(stderr) << "\r\x1b[K" << Qt::flush;
    m_painted = false;
}

void ScanCommand::tell(const modbus::ScanProgress &progress)
{
    if (!m_terminal && m_told.elapsed() < TellEvery)
        return;
    m_told.restart();
    const QString line = u"%1 of %2 addresses, %3, unit %4, %5 found, about %6 left"_s.arg(progress.done)
                             .arg(progress.total)
                             .arg(progress.line.text())
                             .arg(progress.unit)
                             .arg(progress.found)
                             .arg(scanwords::time(progress.left));
    if (!m_terminal) {
        complain(line);
        return;
    }
    wipe();
    QTextStream(stderr) << line << Qt::flush;
    m_painted = true;
}

void ScanCommand::announce(const modbus::ScanFinding &finding)
{
    wipe();
    complain(u"unit %1, %2: %3"_s.arg(finding.unit).arg(finding.line.text(), scanwords::what(finding)));
}

void ScanCommand::conclude(const modbus::ScanResult &result)
{
    wipe();
    if (result.error) {
        complain(result.error->toString());
        m_exit = exits::Failed;
    } else if (result.cancelled) {
        m_exit = Cancelled;
    }
    if (m_json) {
        say(QString::fromUtf8(QJsonDocument(scanwords::json(result)).toJson(QJsonDocument::Compact)));
    } else if (!result.error || result.progress.questions > 0) {
        for (const QString &line : scanwords::table(result))
            say(line);
    }
    emit finished();
}
