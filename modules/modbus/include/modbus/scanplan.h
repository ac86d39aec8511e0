// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "modbus/readplan.h"
#include "modbus/registermap.h"

#include <QList>
#include <QStringList>

#include <chrono>

namespace modbus {

/// How a serial line is set while it is searched.
struct ScanLine
{
    int baud = 9600;
    QString parity; ///< "none", "even" or "odd"
    int stopBits = 1;

    /// "9600 8N1"
    QString text() const;
    /// Time of one character.
    std::chrono::nanoseconds character() const;
    friend bool operator==(const ScanLine &, const ScanLine &) = default;
};

/// What is searched. A value.
struct ScanRequest
{
    QString port;         ///< "/dev/ttyUSB0", "COM3"
    QList<int> bauds;     ///< empty: what profiles leave the factory with, then the usual ones
    QStringList parities; ///< empty: none and even
    int stopBits = 1;
    int firstUnit = 1; ///< 1 to 247
    int lastUnit = 247;
    bool thorough = false; ///< ask every address for each profile's own register: for meters that stay silent
                           ///< when asked for a register they have not
};

/// A profile as the scan uses it: where its voltage and frequency stand, and everything else it reads.
struct ScanCandidate
{
    core::ProfilePtr profile;
    QList<RegisterRule> registers;
    QList<IdentityRule> identity;
    QList<BlockRead> voltage;   ///< whole registers only, no gap; everything, for a profile without voltage
    QList<BlockRead> frequency; ///< without those already in voltage
    QList<BlockRead> all;
    bool hasFrequency = false;
};

/// Some addresses under one setting of the line.
struct ScanPass
{
    ScanLine line;
    int firstUnit = 1;
    int lastUnit = 247;
    int addresses() const { return lastUnit - firstUnit + 1; }
};

/// What a scan asks, and in which order: the settings that meters leave the factory with first, and under
/// each of them the low addresses before the high ones. Only reads with functions 3 and 4.
///
/// An address is first asked one question for each function: a meter that has not the register refuses it,
/// and that is an answer. Only where something is heard the registers of the profiles follow.
/// Pure; any thread.
class ScanPlan
{
public:
    static constexpr int LeastUnit = 1;
    static constexpr int MostUnit = 247;
    static constexpr int LikelyUnits = 32; ///< addresses that are asked under every setting before the rest

    /// Errors: BadInput naming what is wrong with @p request. A profile that cannot be used is left out.
    static core::Result<ScanPlan> make(const ScanRequest &request, const QList<core::ProfilePtr> &profiles);
    /// What is tried when nobody says otherwise.
    static QList<int> usualBauds();
    static QStringList usualParities();

    const ScanRequest &request() const { return m_request; }
    const QList<ScanLine> &lines() const { return m_lines; }
    const QList<ScanPass> &passes() const { return m_passes; }
    const QList<BlockRead> &presence() const { return m_presence; }
    const QList<ScanCandidate> &candidates() const { return m_candidates; }
    /// Addresses to be asked, those of every setting counted.
    int addresses() const;
    /// How long an address takes where nothing answers within @p patience.
    std::chrono::nanoseconds silence(const ScanLine &line, std::chrono::milliseconds patience) const;

private:
    void chooseLines();
    void choosePresence();

    ScanRequest m_request;
    QList<ScanLine> m_lines;
    QList<ScanPass> m_passes;
    QList<BlockRead> m_presence;
    QList<ScanCandidate> m_candidates;
};

} // namespace modbus
