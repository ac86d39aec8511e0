// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "core/wirerecord.h"
#include "core/workspace.h"

#include <QCoreApplication>

namespace console {

/// What is the matter with one meter of a bus, or that all is well, with the figures that say so.
struct MeterFinding
{
    enum class Kind
    {
        TooFew, ///< not asked often enough to tell
        Well,
        SilentAll,    ///< nothing from it, and no other meter of the bus is heard
        SilentAlone,  ///< not one byte, and it is the only meter of the bus
        Silent,       ///< not one byte, while others answer
        GarbledAll,   ///< only damaged answers, and no other meter is heard
        GarbledAlone, ///< only damaged answers, and it is the only meter
        Garbled,      ///< only damaged answers, while the others are heard well
        Foreign,      ///< whole frames that are no answer to what was asked
        TooLate,      ///< it answers, but only after the time-out
        Refusing,     ///< it answers, but says no to everything
        Busy,         ///< it says no because it is busy or has failed
        NoWayThrough, ///< a gateway says that the meter behind it does not answer
        DamagedAll,   ///< some answers come damaged, here and at others
        Damaged,      ///< some answers come damaged, only here
        Late,         ///< some answers come after the time-out
        Missed,       ///< some requests stay without an answer
        RefusesSome,  ///< it says no to a part of what is asked
        NearTimeout,  ///< every answer comes, but some hardly in time
        Behind,       ///< every answer comes, but more rarely than asked for
    };

    Kind kind = Kind::TooFew;
    quint64 requests = 0; ///< that have ended
    quint64 answers = 0;
    quint64 failed = 0; ///< of the kind that the finding is about
    int code = 0;       ///< the most frequent exception, for Refusing, Busy, NoWayThrough and RefusesSome
    int others = 0;     ///< other meters of the bus that can be judged
    bool heardBefore = false; ///< it answered since the start: address and settings were right then
    bool lately = true;       ///< counted over the last minute; else since the start

    /// Requests that have ended; one may be under way.
    static quint64 ended(const core::WireUnit &unit);
    bool isWell() const { return kind == Kind::Well || kind == Kind::TooFew; }
    friend bool operator==(const MeterFinding &, const MeterFinding &) = default;
};

/// A cause that fits the figures, and what to do about it. The likeliest stands first.
struct MeterCause
{
    QString cause;
    QString cure;
    friend bool operator==(const MeterCause &, const MeterCause &) = default;
};

/// Where a meter hangs, as far as causes depend on it.
struct MeterPlace
{
    int unit = 0;
    QString type;    ///< of the transport: "modbus-rtu", "modbus-tcp" or "modbus-rtu-tcp"
    QString line;    ///< "9600 8N1"; empty over a network
    QString factory; ///< how such a meter leaves the factory, where that differs from the line: "2400 8N1"

    /// @p profile may be null.
    static MeterPlace of(int unit, const core::TransportSettings &transport, const core::Profile *profile);
};

/// Tells what is the matter with one meter, by its figures and those of its neighbours, and what causes that.
/// Nothing is asserted that the counts do not carry. Pure; GUI thread.
class MeterHints
{
    Q_DECLARE_TR_FUNCTIONS(console::MeterHints)

public:
    /// @p device among @p lately, the last minute of its bus, or among @p all since the start where the last
    /// minute is too short to tell.
    static MeterFinding judge(const core::DeviceId &device, const QList<core::WireUnit> &lately,
                              const QList<core::WireUnit> &all);

    /// One sentence: what is the matter, or that all is well.
    static QString title(const MeterFinding &finding);
    /// The figures that say so.
    static QString evidence(const MeterFinding &finding, const core::WireUnit &unit);
    static QList<MeterCause> causes(const MeterFinding &finding, const MeterPlace &place);

private:
    static QList<MeterCause> silentCauses(const MeterFinding &finding, const MeterPlace &place);
    static QList<MeterCause> garbledCauses(const MeterFinding &finding, const MeterPlace &place);
    static QList<MeterCause> refusedCauses(const MeterFinding &finding);
};

} // namespace console
