// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/delivery.h"

namespace notify {

/// The ways of deliver(), each waiting for its end.
/// @{
Delivery deliverMail(const Target &target, const QString &secret, const Message &message,
                     const std::atomic<bool> &cancelled);
Delivery deliverWebhook(const Target &target, const QString &secret, const Message &message,
                        const std::atomic<bool> &cancelled);
Delivery deliverToGateway(const Target &target, const QString &secret, const Message &message,
                          const std::atomic<bool> &cancelled);
Delivery deliverByModem(const Target &target, const QString &secret, const Message &message,
                        const std::atomic<bool> &cancelled);
/// @}

/// An id as it stands in METERDECK_PASSWORD_<ID>.
QString variablePart(const QString &id);

/// A gateway's template with {to}, {text} and {secret} filled in; @p contentType "" for a URL. Pure.
QString fillTemplate(const QString &text, const QString &contentType, const QString &to, const QString &words,
                     const QString &secret);

/// Value of the web hook's signature header: "sha256=" and the HMAC of "<seconds>.<body>" in hex. Pure.
QByteArray signatureOf(const QByteArray &body, qint64 seconds, const QString &secret);

} // namespace notify
