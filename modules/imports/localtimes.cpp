// SPDX-License-Identifier: GPL-3.0-or-later
#include "localtimes.h"

#include <QDateTime>

#include <chrono>
#include <limits>

using namespace Qt::StringLiterals;

namespace imports {

namespace {

constexpr qint64 DaySeconds = 86400;
constexpr int FirstYear = 2015; // what is older comes from a clock that nobody set

/// Eats fixed parts off the front of a text.
class Eater
{
public:
    explicit Eater(QStringView text) : m_rest(text) {}

    std::optional<int> digits(int count)
    {
        if (m_rest.size() < count)
            return std::nullopt;
        int number = 0;
        for (const QChar c : m_rest.first(count)) {
            if (c < u'0' || c > u'9')
                return std::nullopt;
            number = number * 10 + (c.unicode() - u'0');
        }
        m_rest = m_rest.sliced(count);
        return number;
    }
    bool one(QStringView of)
    {
        if (m_rest.isEmpty() || !of.contains(m_rest.front()))
            return false;
        m_rest = m_rest.sliced(1);
        return true;
    }
    bool atDigit() const { return !m_rest.isEmpty() && m_rest.front() >= u'0' && m_rest.front() <= u'9'; }
    QStringView rest() const { return m_rest; }
    bool atEnd() const { return m_rest.isEmpty(); }

private:
    QStringView m_rest;
};

TimeRead refuse(const QString &reason, const QString &detail) { return {{}, reason, detail, false}; }

qint64 offsetAt(const QTimeZone &zone, qint64 utcSeconds)
{
    return zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utcSeconds, Qt::UTC));
}

/// ±HH, ±HHMM or ±HH:MM in seconds.
std::optional<qint64> offsetFrom(Eater &text)
{
    const bool minus = text.rest().startsWith(u'-');
    if (!text.one(u"+-"))
        return std::nullopt;
    const auto hours = text.digits(2);
    text.one(u":");
    const auto minutes = text.atEnd() ? std::optional(0) : text.digits(2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    const qint64 seconds = *hours * 3600LL + *minutes * 60LL;
    return minus ? -seconds : seconds;
}

} // namespace

LocalTimes::LocalTimes(QTimeZone zone, std::optional<core::UtcTime> now)
    : m_zone(std::move(zone))
    , m_now(now ? *now : core::SystemClock().now())
    , m_utc(m_zone == QTimeZone::utc() || m_zone.id() == "UTC")
{}

TimeRead LocalTimes::checked(core::UtcTime at) const
{
    if (at > m_now + std::chrono::days(1)) // first: a calendar's years end long before those of microseconds
        return refuse(u"future"_s, u"more than a day ahead of this computer's clock"_s);
    if (at < core::UtcTime(std::chrono::sys_days(std::chrono::year(FirstYear) / 1 / 1))) {
        const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at));
        return refuse(u"year"_s, u"the year %1 comes from a clock that was not set"_s.arg(
                                     static_cast<int>(date.year())));
    }
    return {at, {}, {}, false};
}

std::optional<TimeRead> LocalTimes::readCount(const QString &text, qint64 unitMicros) const
{
    constexpr qsizetype MostDigits = 16; // microseconds until far behind any of our years
    const QString trimmed = text.trimmed();
    Eater eater(trimmed);
    qint64 whole = 0;
    qsizetype digits = 0;
    for (; eater.atDigit() && digits < MostDigits; ++digits)
        whole = whole * 10 + *eater.digits(1);
    if (digits == 0)
        return std::nullopt;
    QString fraction;
    if (eater.one(u".")) {
        if (!eater.atDigit())
            return std::nullopt;
        while (eater.atDigit())
            fraction += QChar(u'0' + *eater.digits(1));
    }
    if (!eater.atEnd())
        return std::nullopt;
    const auto read = [&](qint64 unit) {
        if (whole > std::numeric_limits<qint64>::max() / unit - 1)
            return refuse(u"future"_s, u"more than a day ahead of this computer's clock"_s);
        qint64 micros = whole * unit;
        qint64 worth = unit / 10;
        for (const QChar digit : fraction) {
            micros += worth * (digit.unicode() - u'0');
            worth /= 10;
        }
        return checked(core::fromMicros(micros));
    };
    if (unitMicros > 0)
        return read(unitMicros);
    for (const qint64 unit : {1'000'000, 1'000, 1}) {
        if (const TimeRead found = read(unit); found.at)
            return found;
    }
    return refuse(u"time"_s,
                  u"\"%1\" is no time, whether it counts seconds, milliseconds or microseconds"_s.arg(
                      trimmed.left(60)));
}

TimeRead LocalTimes::inZone(qint64 localSeconds, qint64 micros) const
{
    const auto at = [&](qint64 offset) {
        return core::fromMicros((localSeconds - offset) * 1'000'000 + micros);
    };
    if (m_utc)
        return checked(at(0));
    // A clock change is hours away from the next one: the offsets of the day before and after are all there
    // are.
    const qint64 before = offsetAt(m_zone, localSeconds - DaySeconds);
    const qint64 after = offsetAt(m_zone, localSeconds + DaySeconds);
    const bool first = offsetAt(m_zone, localSeconds - before) == before;
    const bool second = before != after && offsetAt(m_zone, localSeconds - after) == after;
    if (!first && !second)
        return refuse(u"local-time"_s, u"the clocks of %1 were put forward over this time"_s.arg(zoneName()));
    TimeRead read = checked(at(first ? before : after));
    read.ambiguous = first && second;
    return read;
}

TimeRead LocalTimes::read(const QString &text) const
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return refuse(u"time"_s, u"there is no time"_s);
    Eater eater(trimmed);
    const auto notOne = [&] { return refuse(u"time"_s, u"\"%1\" is not a time"_s.arg(trimmed.left(60))); };
    const auto year = eater.digits(4);
    if (!year || !eater.one(u"-"))
        return notOne();
    const auto month = eater.digits(2);
    if (!month)
        return refuse(u"month"_s, u"\"%1\" has no month in digits"_s.arg(trimmed.left(60)));
    const bool dated = eater.one(u"-");
    const auto day = dated ? eater.digits(2) : std::nullopt;
    if (!day || !eater.one(u" T"))
        return notOne();
    const auto hour = eater.digits(2);
    const bool clocked = eater.one(u":");
    const auto minute = clocked ? eater.digits(2) : std::nullopt;
    int second = 0;
    qint64 micros = 0;
    if (!hour || !minute)
        return notOne();
    if (eater.one(u":")) {
        const auto seconds = eater.digits(2);
        if (!seconds)
            return notOne();
        second = *seconds;
        if (eater.one(u".,")) {
            if (!eater.atDigit())
                return notOne();
            for (qint64 worth = 100'000; eater.atDigit(); worth /= 10)
                micros += worth * *eater.digits(1);
        }
    }
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *hour > 23 || *minute > 59 || second > 59)
        return notOne();
    const qint64 seconds = std::chrono::sys_days(date).time_since_epoch().count() * DaySeconds +
                           *hour * 3600LL + *minute * 60LL + second;
    if (eater.one(u" ") && eater.atEnd())
        return notOne();
    if (eater.atEnd())
        return inZone(seconds, micros);
    if (eater.rest() == "Z"_L1 || eater.rest() == "z"_L1 || eater.rest() == "UTC"_L1)
        return checked(core::fromMicros(seconds * 1'000'000 + micros));
    const auto offset = offsetFrom(eater);
    if (!offset || !eater.atEnd())
        return notOne();
    return checked(core::fromMicros((seconds - *offset) * 1'000'000 + micros));
}

} // namespace imports
