// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/needs.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

namespace console {

/// Decides what needs a person now: rules over what the engine knows, ranked by priority, then by age.
///
/// Pure: no clock, no engine, no widget. What one cause explains is one row: devices of a transport that is
/// down are not listed, devices of a bus that are silent together are counted.
class NeedsRanking
{
    Q_DECLARE_TR_FUNCTIONS(console::NeedsRanking)

public:
    /// Longest first within a priority; what has no known beginning comes last.
    static QList<Need> rank(const NeedsInput &input);

    /// Less room than this is worth a row, less than a fifth of it an urgent one. Bytes.
    static constexpr qint64 LittleDisk = 1'000'000'000;
    /// A session or console gap is told for this long.
    static constexpr std::chrono::hours GapTold{1};
    /// An order's end is told for this long, unless evidence settles it before.
    static constexpr std::chrono::hours OrderTold{24};
    /// A register may be silent for this long.
    static constexpr std::chrono::minutes RegisterPatience{15};
    /// So many alarms have a row of their own; the rest is counted in one.
    static constexpr int MostAlarms = 3;
    /// A device that was known before may take this long to be heard.
    static constexpr std::chrono::minutes FirstPatience{5};

private:
    explicit NeedsRanking(const NeedsInput &input);

    void lookAtHistorian();
    void lookAtTransport(const NeedsTransport &transport);
    void lookAtOrders();
    void lookAtDevices();
    void lookAtGaps();
    void lookAtFalls();
    void lookAtAlarms();
    /// Another row tells of the same trouble, and what to do about it.
    bool isTold(const NeedsAlarm &alarm) const;

    using Group = QList<const NeedsDevice *>;
    void silentMeters(const NeedsTransport *transport, const Group &group);
    void offline(const NeedsTransport *transport, const Group &group);
    void meterSilent(const NeedsTransport *transport, const Group &group);
    void badValues(const NeedsTransport *transport, const Group &group);
    void notHeard(const NeedsTransport *transport, const Group &group);
    void staleRegisters(const NeedsTransport *transport, const Group &group);
    QString cureOfSilence(const NeedsTransport *transport, const Group &group) const;

    Need of(int priority, const QString &rule, const NeedsDevice &device) const;
    Need of(int priority, const QString &rule, const NeedsTransport *transport, const Group &group) const;
    std::chrono::milliseconds since(core::UtcTime at) const;
    static QString names(const Group &group);
    static quint64 sumOf(const QMap<QString, quint64> &counts);
    /// Its devices are asked over a line; else they speak through a broker.
    static bool isWire(const NeedsTransport *transport);

    const NeedsInput &m_input;
    QList<Need> m_needs;
    QSet<core::TransportId> m_down; ///< what stands on them is explained by that
};

} // namespace console
