// SPDX-License-Identifier: GPL-3.0-or-later
#include "secureconnection.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace thingsboard {

namespace {

core::Error unusable(const QString &file, const QString &what)
{
    return {QFile::exists(file) ? core::ErrorCode::BadInput : core::ErrorCode::NotFound, file,
            u"no %1 could be read from this file"_s.arg(what), u"Name a PEM file that this user may read."_s};
}

} // namespace

core::Result<QSslConfiguration> secured(const core::TlsSettings &settings)
{
    QSslConfiguration made = QSslConfiguration::defaultConfiguration();
    if (!settings.ca.isEmpty()) {
        const auto authorities = QSslCertificate::fromPath(settings.ca);
        if (authorities.isEmpty())
            return unusable(settings.ca, u"certificate of an authority"_s);
        made.setCaCertificates(authorities);
    }
    if (!settings.certificate.isEmpty()) {
        const auto chain = QSslCertificate::fromPath(settings.certificate);
        if (chain.isEmpty())
            return unusable(settings.certificate, u"certificate"_s);
        made.setLocalCertificateChain(chain);
    }
    if (!settings.key.isEmpty()) {
        QFile file(settings.key);
        const QByteArray text = file.open(QIODevice::ReadOnly) ? file.read(1024 * 1024) : QByteArray();
        QSslKey key(text, QSsl::Rsa);
        if (key.isNull())
            key = QSslKey(text, QSsl::Ec);
        if (key.isNull())
            return unusable(settings.key, u"private key without a password"_s);
        made.setPrivateKey(key);
    }
    return made;
}

} // namespace thingsboard
