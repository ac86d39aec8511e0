// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/freshness.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace tiles {

namespace {

constexpr seconds Longest = std::chrono::days(365);

std::optional<core::UtcTime> dateOf(const QByteArray &header)
{
    // "Sun, 06 Nov 1994 08:49:37 GMT"; anything else, "0" too, is in the past (RFC 9111, 5.3).
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(header).trimmed(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return core::fromMicros(time.toMSecsSinceEpoch() * 1000);
}

std::optional<seconds> wholeSeconds(const QByteArray &text)
{
    bool ok = false;
    const qint64 read = text.trimmed().toLongLong(&ok);
    if (!ok || read < 0)
        return std::nullopt;
    return std::min(seconds(read), Longest);
}

} // namespace

Freshness freshnessOf(const std::function<QByteArray(const QByteArray &)> &header, core::UtcTime now,
                      seconds otherwise)
{
    Freshness found;
    std::optional<seconds> most;
    bool everyTime = false;
    const auto directives = header("Cache-Control").split(',');
    for (const QByteArray &one : directives) {
        const QByteArray directive = one.trimmed().toLower();
        if (directive == "no-store")
            found.mayStore = false;
        else if (directive == "no-cache")
            everyTime = true;
        else if (directive.startsWith("max-age=")) // a broken one is taken as stale
            most = wholeSeconds(directive.mid(8).replace('"', "")).value_or(seconds(0));
    }
    if (everyTime) {
        found.until = now;
    } else if (most) {
        found.until = now + *most - std::min(*most, wholeSeconds(header("Age")).value_or(seconds(0)));
    } else if (const QByteArray expires = header("Expires"); !expires.isEmpty()) {
        // Between its two clocks, not between its and ours.
        const auto until = dateOf(expires);
        const auto sent = dateOf(header("Date")).value_or(now);
        found.until =
            until ? now + std::clamp(std::chrono::floor<seconds>(*until - sent), seconds(0), Longest) : now;
    } else {
        found.until = now + otherwise;
    }
    return found;
}

seconds retryAfter(const QByteArray &header, core::UtcTime now)
{
    if (const auto pause = wholeSeconds(header))
        return *pause;
    if (const auto until = dateOf(header))
        return std::clamp(std::chrono::floor<seconds>(*until - now), seconds(0), Longest);
    return seconds(0);
}

} // namespace tiles
