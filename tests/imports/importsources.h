// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imports/importer.h"

#include <QList>
#include <QStringList>

/// Keeps all that an import finds, as text that a test compares with.
class KeepingSink : public imports::Sink
{
public:
    bool rowRead(const imports::Position &row) override;
    bool device(const core::DeviceId &device) override;
    bool reading(const imports::ImportedReading &reading) override;
    bool event(const core::Event &event) override;
    bool refused(const imports::Refusal &refusal) override;
    void repaired() override { ++repairs; }
    void homeless(const QString &what, quint64 count, const QString &why) override;
    void zoneUsed(const QString &name) override { zone = name; }
    void note(const QString &words) override { notes.append(words); }
    void damaged(const imports::Place &place, const QString &words) override;

    /// "device channel quantity value quality 2025-11-02T14:05:35.120334Z source" each; "-" for nothing.
    QStringList readings;
    QStringList refusals; ///< "file|table|row|reason"
    QStringList details;  ///< of the refusals
    QStringList devices;
    QList<core::Event> events;
    QStringList homes; ///< "table=rows"
    QStringList notes;
    QStringList damages;
    QString zone;
    quint64 rows = 0;
    QList<imports::Position> positions; ///< of each row
    quint64 repairs = 0;
    quint64 stopAfter = 0; ///< rows; 0: never
};

/// Runs an import, and returns the error's words; empty when there was none.
QString importInto(KeepingSink &sink, const QString &kind, const QString &source, const QByteArray &zone = {},
                   bool repair = false, int month = 10);

/// "2025-11-02T14:05:35Z" of seconds since 1970.
QByteArray isoSeconds(qint64 seconds);

/// Writes a text file; false when it cannot.
bool writeText(const QString &fileName, const QByteArray &text);
/// Makes an SQLite file and runs statements on it.
bool makeSqlite(const QString &fileName, const QStringList &statements);
/// Makes a smart_meter.db with these rows of (timestamp, meter_id, voltage, current, power, pf, Hz, Wh).
bool makeSmartMeter(const QString &fileName, const QStringList &rows);
/// The sample of MeterSense's script in shape: 2 meters, 3 usage rows, 2 logs, and one of each kind of
/// mistake.
QStringList meterSenseStatements();
/// What ODBC needs to open an SQLite file without any settings of the computer; empty when there is no
/// driver.
QString odbcConnection(const QString &fileName);
