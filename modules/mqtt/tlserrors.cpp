// SPDX-License-Identifier: GPL-3.0-or-later
#include "tlserrors.h"

#include <QDateTime>
#include <QFile>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace mqtt {

using core::Error;
using core::ErrorCode;

namespace {

core::Result<QByteArray> readPem(const QString &name, const QString &what)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{file.exists() ? ErrorCode::PermissionDenied : ErrorCode::NotFound, name,
                     u"%1 cannot be read (%2)"_s.arg(what, file.errorString()),
                     u"Correct \"tls\" of this transport in the workspace."_s};
    }
    constexpr qint64 Most = 4 * 1024 * 1024;
    return file.read(Most);
}

/// PEM does not say of what kind a key is in all its forms.
QSslKey keyFrom(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

QString dateWords(const QDateTime &time) { return time.toUTC().toString(u"yyyy-MM-dd HH:mm"_s) + " UTC"_L1; }

QString nameOf(const QStringList &parts) { return parts.isEmpty() ? u"(no name)"_s : parts.first(); }

constexpr QLatin1StringView Ended("the broker's certificate ended on ");

/// What a certificate is for, as a person would look for it.
QString namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.removeDuplicates();
    return names.isEmpty() ? u"no name"_s : names.mid(0, 5).join(", "_L1);
}

} // namespace

core::Result<QSslConfiguration> tlsConfiguration(const core::TlsSettings &tls, const QString &place)
{
    if (!QSslSocket::supportsSsl()) {
        return Error{ErrorCode::Unsupported, place, u"this computer's Qt has no TLS"_s,
                     u"Install OpenSSL (Debian: libssl3)."_s};
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    if (!tls.ca.isEmpty()) {
        const auto pem = readPem(tls.ca, u"the file of trusted authorities"_s);
        if (!pem)
            return pem.error();
        const auto authorities = QSslCertificate::fromData(pem.value(), QSsl::Pem);
        if (authorities.isEmpty()) {
            return Error{ErrorCode::BadInput, tls.ca,
                         u"the file of trusted authorities holds no certificate"_s,
                         u"Give it as PEM (\"-----BEGIN CERTIFICATE-----\")."_s};
        }
        configuration.setCaCertificates(authorities);
    }
    if (tls.certificate.isEmpty())
        return configuration;
    const auto certificatePem = readPem(tls.certificate, u"our certificate"_s);
    if (!certificatePem)
        return certificatePem.error();
    const auto chain = QSslCertificate::fromData(certificatePem.value(), QSsl::Pem);
    if (chain.isEmpty()) {
        return Error{ErrorCode::BadInput, tls.certificate,
                     u"the file of our certificate holds no certificate"_s,
                     u"Give it as PEM (\"-----BEGIN CERTIFICATE-----\")."_s};
    }
    // One file may hold both.
    const QString keyName = tls.key.isEmpty() ? tls.certificate : tls.key;
    const auto keyPem = readPem(keyName, u"the private key of our certificate"_s);
    if (!keyPem)
        return keyPem.error();
    const QSslKey key = keyFrom(keyPem.value());
    if (key.isNull()) {
        const bool locked = keyPem.value().contains("ENCRYPTED");
        return Error{
            ErrorCode::BadInput, keyName,
            locked ? u"the private key is locked with a passphrase"_s
                   : u"the file holds no private key of a known kind"_s,
            locked ? u"Unlock it (openssl pkey -in key.pem -out open.pem) and let only yourself read it."_s
                   : u"Give it as PEM (\"-----BEGIN PRIVATE KEY-----\"), RSA or EC."_s};
    }
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return configuration;
}

Error untrusted(const QString &place, const QString &host, const QSslCertificate &certificate,
                const QList<QSslError> &errors)
{
    const auto has = [&errors](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(errors.begin(), errors.end(), [&kinds](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    // From a stranger, name and date say nothing.
    if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
             QSslError::UnableToGetIssuerCertificate, QSslError::UnableToGetLocalIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
             QSslError::InvalidCaCertificate, QSslError::CertificateSignatureFailed})) {
        return {
            ErrorCode::Refused, place,
            u"the broker's certificate is signed by an authority that is not trusted here (%1)"_s.arg(
                nameOf(certificate.issuerInfo(QSslCertificate::CommonName))),
            u"Set \"ca\" of \"tls\" in the workspace to the certificate of the authority that the broker's "
            "operator names."_s};
    }
    if (has({QSslError::CertificateExpired})) {
        return {ErrorCode::Refused, place, QString(Ended) + dateWords(certificate.expiryDate()),
                u"Let the broker's operator renew it; check this computer's clock too."_s};
    }
    if (has({QSslError::CertificateNotYetValid})) {
        return {ErrorCode::Refused, place,
                u"the broker's certificate begins only on %1"_s.arg(dateWords(certificate.effectiveDate())),
                u"Check this computer's clock, and the certificate."_s};
    }
    if (has({QSslError::HostNameMismatch})) {
        return {
            ErrorCode::Refused, place,
            u"the broker's certificate is for %1, not for \"%2\""_s.arg(namesOf(certificate), host),
            u"Set \"host\" in the workspace to a name the certificate has, or have it issued for this name."_s};
    }
    return {ErrorCode::Refused, place,
            u"the broker's certificate is not accepted (%1)"_s.arg(
                errors.isEmpty() ? u"no reason is known"_s : errors.first().errorString()),
            u"Ask the broker's operator about its certificate."_s};
}

Error tlsEnded(const QString &place, const QString &words, bool ours)
{
    const auto says = [&words](QLatin1StringView part) { return words.contains(part, Qt::CaseInsensitive); };
    if (says("alert certificate required"_L1) || (!ours && says("alert handshake failure"_L1)) ||
        (!ours && says("alert bad certificate"_L1))) {
        return {
            ErrorCode::Refused, place, u"the broker asks for a certificate of ours, and none is set"_s,
            u"Set \"certificate\" and \"key\" of \"tls\" in the workspace to what the broker's operator issued."_s};
    }
    if (says("alert certificate revoked"_L1)) {
        return {
            ErrorCode::Refused, place, u"the broker refuses our certificate: it is revoked"_s,
            u"Ask the broker's operator for a new certificate, and set it in \"tls\" in the workspace."_s};
    }
    if (says("alert certificate expired"_L1)) {
        return {
            ErrorCode::Refused, place, u"the broker refuses our certificate: it has ended"_s,
            u"Ask the broker's operator for a new certificate, and set it in \"tls\" in the workspace."_s};
    }
    if (ours && (says("alert unknown ca"_L1) || says("alert bad certificate"_L1) ||
                 says("alert certificate unknown"_L1) || says("alert unsupported certificate"_L1) ||
                 says("alert handshake failure"_L1) || says("alert decrypt error"_L1))) {
        return {
            ErrorCode::Refused, place, u"the broker refuses our certificate (%1)"_s.arg(words),
            u"Set \"certificate\" and \"key\" of \"tls\" to a pair that the broker's authority signed."_s};
    }
    if (says("wrong version number"_L1) || says("packet length too long"_L1) || says("http request"_L1)) {
        return {ErrorCode::Refused, place, u"what answers there speaks no TLS"_s,
                u"Correct \"port\" (8883 by custom with TLS), or switch \"tls\" off for this transport."_s};
    }
    if (says("alert protocol version"_L1) || says("unsupported protocol"_L1)) {
        return {ErrorCode::Unsupported, place, u"the broker's TLS is older than 1.2"_s,
                u"Let the broker's operator allow TLS 1.2 or 1.3."_s};
    }
    return {ErrorCode::Refused, place, u"the secured connection was not made (%1)"_s.arg(words),
            u"Check that the port speaks TLS (8883 by custom), and look at the broker's log."_s};
}

bool saysEnded(const Error &error) { return error.detail.startsWith(Ended); }

Error certificateEndsSoon(const QString &place, const QDateTime &ends, const QDateTime &now)
{
    return {ErrorCode::Refused, place,
            u"the broker's certificate ends on %1 (in %2 days); from then on nothing is read"_s
                .arg(dateWords(ends))
                .arg(now.daysTo(ends)),
            u"Let the broker's operator renew it before."_s};
}

} // namespace mqtt
