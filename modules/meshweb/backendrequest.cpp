// SPDX-License-Identifier: GPL-3.0-or-later
#include "backendrequest.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace meshweb {

namespace {

/// What the settings name; errors: NotFound, BadInput.
core::Result<QSslConfiguration> tlsOf(const core::TlsSettings &tls)
{
    QSslConfiguration made = QSslConfiguration::defaultConfiguration();
    const auto bad = [](const QString &file, const QString &what) {
        return core::Error{QFile::exists(file) ? core::ErrorCode::BadInput : core::ErrorCode::NotFound, file,
                           QFile::exists(file) ? what : u"there is no such file"_s,
                           u"Correct the file's name in the transport's TLS settings."_s};
    };
    if (!tls.ca.isEmpty()) {
        const QList<QSslCertificate> trusted = QSslCertificate::fromPath(tls.ca);
        if (trusted.isEmpty())
            return bad(tls.ca, u"there is no certificate in it"_s);
        made.setCaCertificates(trusted);
    }
    if (!tls.certificate.isEmpty()) {
        const QList<QSslCertificate> own = QSslCertificate::fromPath(tls.certificate);
        if (own.isEmpty())
            return bad(tls.certificate, u"there is no certificate in it"_s);
        made.setLocalCertificateChain(own);
    }
    if (!tls.key.isEmpty()) {
        QFile file(tls.key);
        if (!file.open(QIODevice::ReadOnly))
            return bad(tls.key, file.errorString());
        const QByteArray pem = file.readAll();
        QSslKey key(pem, QSsl::Rsa);
        if (key.isNull())
            key = QSslKey(pem, QSsl::Ec);
        if (key.isNull())
            return bad(tls.key, u"there is no private key in it that can be read"_s);
        made.setPrivateKey(key);
    }
    return made;
}

} // namespace

QUrl backendUrl(const QString &url)
{
    QUrl made(url);
    QString path = made.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (!path.endsWith("/data"_L1))
        path += "/data"_L1;
    made.setPath(path);
    made.setUserInfo({}); // the login stands in the settings and the key ring
    return made;
}

core::Result<QNetworkRequest> backendRequest(const core::TransportSettings &settings, const QString &password,
                                             std::chrono::milliseconds answerWithin)
{
    const auto secured = tlsOf(settings.tls);
    if (!secured)
        return secured.error();
    QNetworkRequest request(backendUrl(settings.url));
    request.setSslConfiguration(*secured);
    request.setTransferTimeout(static_cast<int>(answerWithin.count()));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setRawHeader("Accept", "application/json");
    if (!settings.user.isEmpty())
        request.setRawHeader("Authorization",
                             "Basic " + (settings.user + u':' + password).toUtf8().toBase64());
    return request;
}

} // namespace meshweb
