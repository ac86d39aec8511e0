// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>

#include <functional>

namespace tiles {

/// How long an answer holds, and whether it may be kept on disk.
struct Freshness
{
    bool mayStore = true;
    core::UtcTime until{};
};

/// Reads Cache-Control, Age, Expires and Date (RFC 9111); an answer that says nothing holds for
/// @p otherwise. @p header gives a field of the answer, empty when it has none. Pure.
Freshness freshnessOf(const std::function<QByteArray(const QByteArray &)> &header, core::UtcTime now,
                      std::chrono::seconds otherwise);

/// Retry-After in seconds or as a date; zero when there is none or it makes no sense.
std::chrono::seconds retryAfter(const QByteArray &header, core::UtcTime now);

} // namespace tiles
