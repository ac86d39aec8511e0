// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lines/outage.h"

#include <QDataStream>
#include <QList>
#include <QMap>
#include <QStringList>

namespace lines {

/// One thing that was seen of a device.
struct Observation
{
    enum class Kind
    {
        Told,  ///< the device said whether a line has power
        Alive, ///< it said something else
        Away,  ///< somebody who knows says that it is not there (active=false, a last will)
        Blind, ///< from here until @c until nothing it said could have reached us
    };
    Kind kind = Kind::Alive;
    core::UtcTime at{};
    QString line{};        ///< Told: "1" to "8"
    bool on = false;       ///< Told
    core::UtcTime until{}; ///< Blind
    bool measured = false; ///< Alive: by a measurement, which comes again and again

    friend bool operator==(const Observation &, const Observation &) = default;
};
/// The order they are applied in: by time, and what happened at one instant always alike.
bool isBefore(const Observation &a, const Observation &b);

enum class LineState
{
    Unknown, ///< never told, or the device is not there
    On,
    Off,
    Stale, ///< the device is silent for longer than it ever is
};

/// How well a state is known.
enum class Certainty
{
    None,
    Assumed, ///< told, but something was not heard since, or it is not believed yet
    Implied, ///< the device has spoken all the time since it told
    Told,    ///< told just now
};

struct LineStatus
{
    LineState state = LineState::Unknown;
    Certainty certainty = Certainty::None;
    core::UtcTime since{};    ///< when the state began, as far as is known
    core::UtcTime evidence{}; ///< the device's last sign of life; the epoch: none
    bool restoring = false;   ///< it was off; power is told to be back, and not yet believed

    friend bool operator==(const LineStatus &, const LineStatus &) = default;
};

/// The lines of one device: their states and their interruptions, from what was seen, in order of time.
///
/// Promise: the same observations give the same outages, at one go or in pieces, with or without advance()
/// between them. A restart's burst of "all lines have power" ends no outage before it is believed; silence is
/// neither an outage nor uptime; an absent device makes lines unknown, not off. Pure; thread: one at a time.
class DeviceLines
{
public:
    /// @p known lines are expected to speak; others join when they do.
    explicit DeviceLines(core::DeviceId device, const OutageRule &rule = {}, const QStringList &known = {});

    /// False for an observation older than the last one, which changes nothing: outages have to be made anew
    /// from the readings in their right order.
    bool apply(const Observation &seen);
    /// Nothing more was seen until @p now: what waited long enough is settled.
    void advance(core::UtcTime now);

    const core::DeviceId &device() const { return m_device; }
    QStringList lines() const { return m_lines.keys(); }
    LineStatus status(const QString &line, core::UtcTime now) const;
    /// Interruptions that have ended since the last call, by end.
    QList<Outage> takeEnded();
    /// Those that have not, as far as they are known.
    QList<Outage> open() const;
    /// When nothing was heard, oldest first, without overlaps.
    const QList<Span> &unseen() const { return m_unseen; }
    /// Takes out those that nothing to come can change or ask for.
    QList<Span> takeUnseen();
    /// When the first line was told; the epoch: none was.
    core::UtcTime firstTold() const { return m_firstTold; }
    core::UtcTime evidence() const { return m_evidence; }
    bool isAway() const { return m_away; }
    const OutageRule &rule() const { return m_rule; }

    /// Everything there is to know but the device, to go on from later; restore() is false, and the object
    /// worth nothing, when @p in holds something else.
    void save(QDataStream &out) const;
    bool restore(QDataStream &in);

private:
    struct Line
    {
        std::optional<bool> on = std::nullopt;
        core::UtcTime since{};
        core::UtcTime toldAt{};
        bool doubted = false; ///< something was not heard since it was told
        std::optional<core::UtcTime> lastOn = std::nullopt;
        core::UtcTime firstOn{};          ///< the first of the "on" that came together, the last one lastOn
        core::UtcTime evidenceBeforeOn{}; ///< before firstOn
        std::optional<Outage> outage = std::nullopt;
        std::optional<core::UtcTime> restoredAt = std::nullopt; ///< told, not believed yet
        core::UtcTime believeAfter{};
        core::UtcTime evidenceBeforeRestored{};
    };

    void settle(core::UtcTime now, const Observation *next);
    void tellOn(Line &line, core::UtcTime at, core::UtcTime evidenceBefore);
    void tellOff(const QString &name, Line &line, core::UtcTime at, core::UtcTime evidenceBefore);
    void begin(const QString &name, Line &line, core::UtcTime at, core::UtcTime lastPower);
    void finish(Line &line);
    bool isRestart(core::UtcTime at) const;
    void addUnseen(core::UtcTime from, core::UtcTime to);
    std::chrono::microseconds unseenIn(core::UtcTime from, core::UtcTime to) const;

    core::DeviceId m_device;
    OutageRule m_rule;
    QMap<QString, Line> m_lines;
    QList<Outage> m_ended;
    QList<Span> m_unseen;
    core::UtcTime m_last{};     ///< of the last observation
    core::UtcTime m_evidence{}; ///< of the last sign of life; the epoch: none
    core::UtcTime m_earlier{};  ///< the last one before that instant
    core::UtcTime m_firstTold{};
    bool m_away = false;
};

} // namespace lines
