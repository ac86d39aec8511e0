// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "localtimes.h"
#include "tablesource.h"

#include <QSet>

namespace imports {

/// A cell as a number.
struct NumberRead
{
    std::optional<double> value = {};
    QString detail = {}; ///< why there is none, though there was a text; empty for NULL and for an empty cell
};
NumberRead numberFrom(const QString &text);

/// How a cell becomes a reading.
struct Cell
{
    QLatin1StringView column;
    core::Quantity quantity = core::Quantity::Voltage;
    double times = 1; ///< to quantityUnit()
    core::Quality quality = core::Quality::Good;
};

/// Turns rows into what a Sink takes. Every function returns false when the sink wants no more.
class RowWalk
{
public:
    RowWalk(Sink &sink, LocalTimes times) : m_sink(sink), m_times(std::move(times)) {}

    /// Counts the row; refuses it when it is none, which @p usable then tells.
    bool begin(const Row &row, bool &usable);
    bool refuse(const Row &row, const QString &reason, const QString &detail);
    /// The row's time, or a refusal; without a time @p at stays empty.
    bool time(const Row &row, const QString &text, std::optional<core::UtcTime> &at);
    /// The same of what was read already.
    bool time(const Row &row, const TimeRead &read, std::optional<core::UtcTime> &at);
    /// A cell that is NULL, empty or not there gives nothing; one that is no number is refused.
    bool cell(const Row &row, const Cell &cell, const core::DeviceId &device, core::UtcTime at,
              const QString &source);
    bool reading(const ImportedReading &reading) { return keep(m_sink.reading(reading)); }
    bool event(const core::Event &event) { return keep(m_sink.event(event)); }
    /// Tells of a device once.
    bool device(const core::DeviceId &device);
    bool ended() const { return m_ended; }
    /// Tells the sink what only the end of a table shows.
    void finish();
    Sink &sink() { return m_sink; }
    const LocalTimes &times() const { return m_times; }

private:
    bool keep(bool goesOn);

    Sink &m_sink;
    LocalTimes m_times;
    QSet<core::DeviceId> m_devices;
    quint64 m_ambiguous = 0;
    bool m_ended = false;
};

} // namespace imports
