// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historian/historianreader.h"
#include "importsources.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

constexpr int DeskPatienceMs = 60000;
inline const core::UtcTime DeskBeginning = core::fromMicros(0);
inline const core::UtcTime DeskEnd = core::fromMicros(4'000'000'000'000'000);

/// A workspace in a folder of its own, and the program run on it.
class Desk
{
public:
    Desk()
    {
        ok = writeText(file(u"ws.json"_s), R"({"name":"Test","database":{"driver":"sqlite","path":"ws.db"},)"
                                           R"("transports":[],"devices":[]})");
    }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QString database() const { return file(u"ws.db"_s); }

    /// Runs `meterdeckctl import …`; its exit status, -1 when a signal ended it, -2 when it did not end.
    int import(QStringList arguments, const QString &killPoint = {}, bool fullDisk = false)
    {
        QProcess process;
        start(process, std::move(arguments), killPoint, fullDisk);
        return end(process);
    }
    void start(QProcess &process, QStringList arguments, const QString &killPoint = {}, bool fullDisk = false)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (!killPoint.isEmpty())
            environment.insert(u"METERDECK_KILL_POINT"_s, killPoint);
        process.setProcessEnvironment(environment);
        arguments.prepend(u"import"_s);
        arguments += {u"--workspace"_s, file(u"ws.json"_s)};
        QString program = QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl");
        if (fullDisk) { // no file grows beyond 600 KiB, and the program is told so instead of ended
            arguments = QStringList{u"-c"_s, u"ulimit -f 1200; trap '' XFSZ; exec \"$0\" \"$@\""_s, program} +
                        arguments;
            program = u"/bin/sh"_s;
        }
        process.start(program, arguments);
    }
    int end(QProcess &process)
    {
        const bool ended = process.state() == QProcess::NotRunning || process.waitForFinished(DeskPatienceMs);
        output = process.readAllStandardOutput();
        words = QString::fromUtf8(process.readAllStandardError());
        json = QJsonDocument::fromJson(output).object();
        if (!ended)
            return -2;
        return process.exitStatus() == QProcess::CrashExit ? -1 : process.exitCode();
    }

    /// Every stored reading as one text, in the order of series and time.
    QStringList stored() const
    {
        QStringList rows;
        auto reader = historian::HistorianReader::open(database());
        if (!reader)
            return {reader.error().toString()};
        const auto series = (*reader)->series();
        for (const auto &[number, what] : *series) {
            const auto walked =
                (*reader)->forEach(number, DeskBeginning, DeskEnd, [&](const historian::StoredReading &row) {
                    rows.append(
                        u"%1 %2 %3 %4 %5"_s
                            .arg(what.device.toString(), core::quantityName(what.quantity), what.source)
                            .arg(row.measuredAtUs)
                            .arg(row.value.value_or(-1)));
                    return true;
                });
            if (!walked)
                rows.append(walked.error().toString());
        }
        return rows;
    }
    qsizetype storedEvents() const { return eventsBut(u"import"_s).size(); }
    /// How each import ended, newest first, as its event and its row of the audit tell it; nothing when these
    /// two differ.
    QList<QJsonObject> endings() const
    {
        auto reader = historian::HistorianReader::open(database());
        if (!reader)
            return {};
        const auto events = (*reader)->events({}, DeskBeginning, DeskEnd, 100000);
        const auto audit = (*reader)->audit({}, DeskBeginning, DeskEnd, 100000);
        QList<QJsonObject> told;
        QList<QJsonObject> audited;
        for (const core::Event &event : *events) {
            if (event.kind == "import"_L1)
                told.append(event.detail);
        }
        for (const core::AuditEntry &row : *audit) {
            if (row.stage == "import"_L1 && row.who == row.detail.value("by"_L1).toString())
                audited.append(row.detail);
        }
        return told == audited ? told : QList<QJsonObject>();
    }

    bool ok = false;
    QByteArray output;
    QString words;
    QJsonObject json;

private:
    QList<core::Event> eventsBut(const QString &kind) const
    {
        auto reader = historian::HistorianReader::open(database());
        if (!reader)
            return {};
        auto events = (*reader)->events({}, DeskBeginning, DeskEnd, 100000);
        if (events)
            events->removeIf([&kind](const core::Event &event) { return event.kind == kind; });
        return events ? *events : QList<core::Event>();
    }

    QTemporaryDir m_folder;
};

/// @p count readings a second apart of two meters, as our export writes them.
inline QByteArray readingsCsv(int count, qint64 firstSecond = 1762000000)
{
    QByteArray text = "device,channel,quantity,unit,value,quality,measured_at\n";
    for (int i = 0; i < count; ++i) {
        const auto at =
            QDateTime::fromSecsSinceEpoch(firstSecond + i / 2, Qt::UTC).toString(Qt::ISODate).toUtf8();
        text += i % 2 == 0 ? "a" : "b";
        text += ",,voltage,V," + QByteArray::number(i % 500) + ",Good," + at + '\n';
    }
    return text;
}
