// SPDX-License-Identifier: GPL-3.0-or-later
#include "devicetime.h"

#include <QDateTime>

#include <charconv>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace mqtt {

namespace {

constexpr core::UtcTime Begin = sys_days(year(2015) / 1 / 1);
constexpr qint64 MicrosPerSecond = 1'000'000;

/// Takes exactly @p digits decimal digits from the front of @p text.
bool take(std::string_view &text, size_t digits, int *value)
{
    if (text.size() < digits)
        return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits, *value);
    if (error != std::errc() || end != text.data() + digits || text.front() == '-')
        return false;
    text.remove_prefix(digits);
    return true;
}

bool take(std::string_view &text, char c)
{
    if (!text.starts_with(c))
        return false;
    text.remove_prefix(1);
    return true;
}

/// Takes ".123456" and returns it in microseconds; further digits are cut, as no clock here is finer.
std::optional<int> takeFraction(std::string_view &text)
{
    if (!take(text, '.') && !take(text, ','))
        return 0;
    int micros = 0;
    int digits = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++digits) {
        if (digits < 6)
            micros = micros * 10 + (text.front() - '0');
    }
    for (int i = digits; i < 6; ++i)
        micros *= 10;
    return digits > 0 ? std::optional(micros) : std::nullopt;
}

/// Takes "Z", "+05:30", "+0530" or "+05" and returns it in seconds; nothing when there is something else.
std::optional<int> takeZone(std::string_view &text)
{
    if (take(text, 'Z') || take(text, 'z'))
        return 0;
    const int sign = take(text, '-') ? -1 : take(text, '+') ? 1 : 0;
    int hour = 0;
    int minute = 0;
    if (sign == 0 || !take(text, 2, &hour))
        return std::nullopt;
    if (take(text, ':') || !text.empty()) {
        if (!take(text, 2, &minute))
            return std::nullopt;
    }
    return hour < 24 && minute < 60 ? std::optional(sign * (hour * 3600 + minute * 60)) : std::nullopt;
}

/// 1, 10, 100 …: what is told of something that goes on.
bool isTold(quint64 count)
{
    while (count >= 10 && count % 10 == 0)
        count /= 10;
    return count == 1;
}

} // namespace

SourceZone::SourceZone(const QString &name)
{
    if (name.isEmpty())
        return;
    m_zone = QTimeZone(name.toUtf8());
    m_utc = !m_zone.isValid() || name == "UTC"_L1;
}

bool SourceZone::lookUp(core::UtcTime around)
{
    const auto when = QDateTime::fromMSecsSinceEpoch(core::toMicros(around) / 1000, Qt::UTC);
    const auto here = m_zone.offsetData(when);
    if (!here.atUtc.isValid() && here.offsetFromUtc == 0 && here.abbreviation.isEmpty())
        return false;
    m_offset = here.offsetFromUtc * MicrosPerSecond;
    m_from = std::numeric_limits<qint64>::min();
    m_until = std::numeric_limits<qint64>::max();
    if (m_zone.hasTransitions()) {
        // offsetData() is of the change that is in force; the next one ends it.
        if (const auto last = m_zone.previousTransition(when.addMSecs(1)); last.atUtc.isValid())
            m_from = last.atUtc.toMSecsSinceEpoch() * 1000;
        if (const auto next = m_zone.nextTransition(when); next.atUtc.isValid())
            m_until = next.atUtc.toMSecsSinceEpoch() * 1000;
    }
    return true;
}

core::UtcTime SourceZone::utc(qint64 wall, core::UtcTime received)
{
    if (m_utc)
        return core::fromMicros(wall);
    // Away from a change the offset is what it was; a day covers every zone's.
    constexpr qint64 Day = 86'400 * MicrosPerSecond;
    const auto settled = [&] {
        return m_until != m_from && (m_from == std::numeric_limits<qint64>::min() || wall > m_from + Day) &&
               (m_until == std::numeric_limits<qint64>::max() || wall < m_until - Day);
    };
    if (settled())
        return core::fromMicros(wall - m_offset);
    // Near a change there may be two times of that name, or none: each offset of these days is tried.
    std::optional<core::UtcTime> best;
    core::UtcTime otherwise = core::fromMicros(wall);
    for (const qint64 shift : {-Day, qint64(0), Day}) {
        if (!lookUp(core::fromMicros(wall + shift)))
            continue;
        const core::UtcTime candidate = core::fromMicros(wall - m_offset);
        otherwise = candidate;
        const bool holds = core::toMicros(candidate) >= m_from && core::toMicros(candidate) < m_until;
        const auto distance = [&](core::UtcTime time) { return std::abs((received - time).count()); };
        if (holds && (!best || distance(candidate) < distance(*best)))
            best = candidate;
    }
    return best.value_or(otherwise);
}

std::optional<Stamp> readIso(std::string_view text)
{
    int y = 0;
    int mo = 0;
    int d = 0;
    int h = 0;
    int mi = 0;
    int s = 0;
    const bool date = take(text, 4, &y) && take(text, '-') && take(text, 2, &mo) && take(text, '-') &&
                      take(text, 2, &d) && (take(text, 'T') || take(text, ' '));
    if (!date || !take(text, 2, &h) || !take(text, ':') || !take(text, 2, &mi) || !take(text, ':') ||
        !take(text, 2, &s))
        return std::nullopt;
    const auto fraction = takeFraction(text);
    const year_month_day day{year(y), month(static_cast<unsigned>(mo)),
                             std::chrono::day(static_cast<unsigned>(d))};
    if (!fraction || !day.ok() || h > 23 || mi > 59 || s > 60)
        return std::nullopt;
    Stamp stamp;
    stamp.micros = core::toMicros(sys_days(day)) + ((h * 60LL + mi) * 60 + s) * MicrosPerSecond + *fraction;
    stamp.zoned = !text.empty();
    if (stamp.zoned) {
        const auto zone = takeZone(text);
        if (!zone || !text.empty())
            return std::nullopt;
        stamp.micros -= *zone * MicrosPerSecond;
    }
    return stamp;
}

std::optional<Stamp> readCount(double number, TimeFormat format)
{
    const double unit = format == TimeFormat::Seconds ? 1e6 : format == TimeFormat::Milliseconds ? 1e3 : 1;
    const double micros = number * unit;
    if (!(std::abs(micros) < 9e18))
        return std::nullopt;
    return Stamp{std::llround(micros), true};
}

QLatin1StringView clockDoubtName(ClockDoubt doubt)
{
    switch (doubt) {
    case ClockDoubt::None:
        break;
    case ClockDoubt::Unread:
        return "unread"_L1;
    case ClockDoubt::Unset:
        return "unset"_L1;
    case ClockDoubt::Unit:
        return "unit"_L1;
    case ClockDoubt::Ahead:
        return "ahead"_L1;
    case ClockDoubt::Stepped:
        return "stepped"_L1;
    }
    return {};
}

ClockDoubt DeviceClock::doubtOf(core::UtcTime stamp, TimeFormat format, core::UtcTime received) const
{
    const auto possible = [&](qint64 micros) {
        const core::UtcTime time = core::fromMicros(micros);
        return time >= Begin && time <= received + AheadMost;
    };
    const qint64 micros = core::toMicros(stamp);
    if (possible(micros))
        return ClockDoubt::None;
    if (format != TimeFormat::Iso) {
        for (const qint64 factor : {qint64(1000), qint64(1'000'000)}) {
            const bool fits = std::abs(micros) < std::numeric_limits<qint64>::max() / factor;
            if (possible(micros / factor) || (fits && possible(micros * factor)))
                return ClockDoubt::Unit;
        }
    }
    return stamp < Begin ? ClockDoubt::Unset : ClockDoubt::Ahead;
}

DeviceClock::Verdict DeviceClock::judge(std::optional<Stamp> stamp, TimeFormat format, bool late, bool live,
                                        core::UtcTime received, SourceZone &zone)
{
    Verdict verdict;
    verdict.at = received;
    core::UtcTime time{};
    if (!stamp) {
        verdict.doubt = ClockDoubt::Unread;
    } else {
        time = stamp->zoned ? core::fromMicros(stamp->micros) : zone.utc(stamp->micros, received);
        verdict.doubt = doubtOf(time, format, received);
        // No stamp was trusted that was further ahead: our own clock has been put back since.
        if (m_newest > received + AheadMost)
            m_newest = {};
        if (verdict.doubt == ClockDoubt::None && live && !late && time < m_newest - BackMost)
            verdict.doubt = ClockDoubt::Stepped;
    }
    if (verdict.doubt == ClockDoubt::None) {
        verdict.at = time;
        if (live) {
            m_newest = std::max(m_newest, time);
            verdict.settled = std::exchange(m_doubted, 0);
        }
        return verdict;
    }
    ++m_doubted;
    quint64 &count = m_counts[static_cast<size_t>(verdict.doubt)];
    if (isTold(++count))
        verdict.tell = count;
    return verdict;
}

} // namespace mqtt
