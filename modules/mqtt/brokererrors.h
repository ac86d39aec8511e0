// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace mqtt {

// What can go wrong with a broker, in words: where (host:port), what, and what to do. Pure.

core::Error nameNotFound(const QString &place, const QString &words);
core::Error unreachable(const QString &place, const QString &words);
core::Error noBrokerAnswer(const QString &place);
core::Error notConnected(const QString &place);
core::Error tooManyUnconfirmed(const QString &place, int count);
/// The broker answered the greeting with @p code of either standard (3.1.1: 1 to 5, 5: from 128).
core::Error connectionRefused(const QString &place, int code, const QString &user);
/// A connection ended by the broker's reason (from 128) or the library's error.
core::Error connectionEnded(const QString &place, int code, bool wasUp, bool secured = false);
/// Connections that are made and lost in quick succession.
core::Error repeatedlyLost(const QString &place, const QString &words);
/// The library's own error.
core::Error libraryError(const QString &place, int code);
/// The broker did not grant a subscription.
core::Error subscriptionRefused(const QString &place, const QString &filter, int code);
/// The broker refused a published message.
core::Error publishRefused(const QString &place, const QString &topic, int code);

} // namespace mqtt
