// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wirerecord.h"

#include <QCoreApplication>

#include <deque>
#include <optional>

namespace console {

/// What may be wrong with a bus, told by what is seen on it. Words for a person; nothing is asserted that the
/// counts do not carry.
struct BusHint
{
    enum class Kind
    {
        NothingHeard, ///< no unit answers, and not one byte comes
        Unreadable,   ///< no unit answers, but bytes come
        SomeGarbled,  ///< some units answer damaged frames only
        SomeSlow,     ///< some units answer only after the time-out
        OneSilent,
        SomeSilent,
        Damaged,     ///< all units answer, some answers are damaged
        Late,        ///< all answer, now and then after the time-out
        NearTimeout, ///< all answer, but hardly in time
        Foreign,     ///< frames that nobody was asked for
        Refusing,    ///< a unit answers exceptions only
    };
    Kind kind = Kind::NothingHeard;
    QList<int> units;   ///< which ones; empty: all, or it cannot be told
    quint64 failed = 0; ///< requests without a good answer in the time looked at
    quint64 requests = 0;

    friend bool operator==(const BusHint &, const BusHint &) = default;
};

/// Derives at most one hint, the most telling, from the last minute of a bus.
///
/// GUI thread; judge() is pure.
class BusHints
{
    Q_DECLARE_TR_FUNCTIONS(console::BusHints)

public:
    static constexpr std::chrono::seconds Window{60};

    /// Takes what was just reported; what is older than the window is forgotten.
    void take(const core::WireReport &report, core::UtcTime now);
    /// Nothing while there is nothing to hint.
    std::optional<BusHint> hint() const;
    /// What was counted in the time looked at, without its records; of all since the start at the first look.
    core::WireReport lately() const;
    void clear() { m_past.clear(); }

    /// @p units with the counts of the time looked at.
    static std::optional<BusHint> judge(const QList<core::WireUnit> &units, const core::AnswerTimes &times);
    /// What to do first, as a short sentence.
    static QString title(const BusHint &hint);
    /// What it is told by. @p line is "19 200 8N1".
    static QString text(const BusHint &hint, const QString &line);
    /// "14 to 16, 20": runs of numbers in words.
    static QString ranges(const QList<int> &units);

private:
    struct Past
    {
        core::UtcTime at{};
        QList<core::WireUnit> units;
        core::AnswerTimes times;
    };
    std::deque<Past> m_past; ///< oldest first; one every few seconds, and the newest
};

} // namespace console
