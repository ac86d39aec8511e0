// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "core/reading.h"

#include <QByteArray>
#include <QList>
#include <QMap>

#include <chrono>

namespace core {

/// One thing that went over a wire, as a person who looks on sees it: a frame of a bus, a message of a
/// broker. A value; bounded.
struct WireRecord
{
    enum class Direction
    {
        Sent,   ///< from us
        Heard,  ///< to us
        Missing ///< nothing usable came in time
    };

    UtcTime at{}; ///< when it was sent, or when it was complete
    Direction direction = Direction::Heard;
    int unit = 0;     ///< Modbus unit; 0 elsewhere
    QString topic;    ///< MQTT topic; empty elsewhere
    QByteArray bytes; ///< as they were on the wire, at most MaxBytes
    qint64 size = 0;  ///< how many bytes it really were
    QString
        verdict; ///< empty: fine; else a stable key: "crc", "no-answer", "exception", "duplicate", "json" …
    QByteArray expected; ///< for "crc": the checksum that would have been right; else empty
    int code = 0;        ///< for "exception": its number
    bool retained = false;
    std::chrono::microseconds after{-1}; ///< since the request left; negative: there was none
    QList<Reading> readings;             ///< the first readings of it, at most MaxReadings
    qsizetype readingCount = 0;          ///< how many there were

    static constexpr qsizetype MaxBytes = 512;
    static constexpr qsizetype MaxReadings = 3;

    /// Something went wrong with it. A double delivery is dropped and no error.
    bool isError() const { return !verdict.isEmpty() && verdict != QLatin1StringView("duplicate"); }
};

/// How long answers took, from the request's first bit to the answer's last, since the start.
struct AnswerTimes
{
    static constexpr int Steps = 240;

    double stepMs = 1;                 ///< width of one step
    QList<quint64> counts;             ///< Steps entries; slower answers count in the last
    quint64 timeouts = 0;              ///< requests nothing came to
    std::chrono::milliseconds limit{}; ///< how long is waited at most
    double bareMs = 0;                 ///< what the wire alone needs for a request and its answer; 0: unknown

    quint64 answered() const;
    /// The time that @p share (0 to 1) of the answers did not exceed, in ms; 0 without answers.
    double quantile(double share) const;
};

/// One unit of a bus as the bus has met it since it started.
struct WireUnit
{
    int unit = 0;
    DeviceId device;
    std::chrono::milliseconds asked{0};    ///< the interval it is to be asked at
    std::chrono::milliseconds achieved{0}; ///< the interval between its answers lately; 0 = not known yet
    UtcTime lastAnswer{};                  ///< epoch: never since the start
    bool silent = false;                   ///< given up for the time being, asked rarely
    quint64 requests = 0;
    quint64 answers = 0; ///< valid ones
    QMap<QString, quint64>
        errors; ///< by kind: "no-answer", "crc", "short", "foreign", "noise", "late", "exception"
    QMap<int, quint64> exceptions; ///< the last kind by its code
    AnswerTimes times;             ///< of this unit alone
};

/// What was seen on a wire since the last report, for whoever looks on.
struct WireReport
{
    QList<WireRecord> records;             ///< in order, at most MaxRecords
    quint64 leftOut = 0;                   ///< further ones since the last report, not shown
    QList<WireUnit> units;                 ///< of a bus, by unit
    AnswerTimes times;                     ///< of a bus
    std::chrono::nanoseconds character{0}; ///< of a bus: the time of one byte on the wire

    static constexpr qsizetype MaxRecords = 300;
};

/// Gathers records while somebody looks on, and costs one test of a flag while nobody does. Bounded: what
/// goes beyond WireReport::MaxRecords a report is counted and left out. Thread: one at a time.
class WireTap
{
public:
    bool isOpen() const { return m_open; }
    /// Closing forgets what was gathered.
    void setOpen(bool open);
    /// Nothing while closed. Cuts bytes and readings to their limits.
    void add(WireRecord record);
    /// Moves what was gathered into @p report.
    void takeInto(WireReport &report);
    bool isEmpty() const { return m_records.isEmpty() && m_leftOut == 0; }

private:
    bool m_open = false;
    QList<WireRecord> m_records;
    quint64 m_leftOut = 0;
};

} // namespace core

Q_DECLARE_METATYPE(core::WireReport)
