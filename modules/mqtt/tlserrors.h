// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/workspace.h"

#include <QList>
#include <QSslConfiguration>
#include <QSslError>

namespace mqtt {

/// What TLS needs from a transport's files: trusted authorities, and our certificate with its key where one
/// is named. The broker's certificate and name are always verified. Errors: NotFound, BadInput.
core::Result<QSslConfiguration> tlsConfiguration(const core::TlsSettings &tls, const QString &place);

// What can go wrong with TLS, in words: where, what and what to do. Pure.

/// We do not trust the broker's @p certificate, met under the name @p host; the gravest of @p errors counts.
core::Error untrusted(const QString &place, const QString &host, const QSslCertificate &certificate,
                      const QList<QSslError> &errors);
/// The handshake, or the connection right after it, ended: @p words are the TLS library's. @p ours says
/// whether we showed a certificate.
core::Error tlsEnded(const QString &place, const QString &words, bool ours);
/// A certificate that ends soon: a warning, the connection stands.
core::Error certificateEndsSoon(const QString &place, const QDateTime &ends, const QDateTime &now);
/// From this time before a certificate's end on it is warned of.
constexpr qint64 CertificateWarningDays = 14;
/// And from this one on events tell of it: whoever renews it needs weeks.
constexpr qint64 CertificateEventDays = 30;
/// True when untrusted() said so because the broker's certificate has ended.
bool saysEnded(const core::Error &error);

} // namespace mqtt
