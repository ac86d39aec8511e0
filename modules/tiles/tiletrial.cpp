// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/tiletrial.h"

#include "tiles/tilepicture.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace tiles {

namespace {

constexpr int PatienceMs = 15'000;
constexpr qint64 LargestBody = 2 * 1024 * 1024;

} // namespace

TileTrial::TileTrial(QObject *parent) : QObject(parent) {}

TileTrial::~TileTrial() { stop(); }

void TileTrial::stop()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void TileTrial::begin(const TileSettings &settings, const QString &program)
{
    stop();
    if (!m_network) {
        m_network = new QNetworkAccessManager(this);
        m_network->setTransferTimeout(PatienceMs);
    }
    m_host = hostOf(settings);
    QNetworkRequest request(addressOf(settings, {}));
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      settings.userAgent.isEmpty() ? program : settings.userAgent);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    m_since.start();
    m_reply = m_network->get(request);
    connect(m_reply, &QNetworkReply::downloadProgress, m_reply, [reply = m_reply](qint64 received) {
        if (received > LargestBody)
            reply->abort();
    });
    connect(m_reply, &QNetworkReply::finished, this, &TileTrial::finish);
}

void TileTrial::finish()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    Finding finding;
    finding.took = std::chrono::milliseconds(m_since.elapsed());
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto failed = [&](core::ErrorCode code, const QString &detail) {
        finding.error = core::Error{code, m_host, detail, {}};
    };
    if (status >= 400) {
        failed(status == 404 ? core::ErrorCode::NotFound : core::ErrorCode::Refused,
               u"%1 %2"_s.arg(status)
                   .arg(reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString())
                   .trimmed());
    } else if (reply->error() != QNetworkReply::NoError) {
        failed(reply->error() == QNetworkReply::OperationCanceledError ? core::ErrorCode::Timeout
                                                                       : core::ErrorCode::Unreachable,
               reply->errorString());
    } else {
        const QImage picture = pictureOf(reply->readAll());
        if (picture.isNull())
            failed(core::ErrorCode::BadInput, u"the answer is no picture"_s);
        else
            finding.size = picture.size();
    }
    emit found(finding);
}

} // namespace tiles
