// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshweb/backendprobe.h"

#include "backendrequest.h"
#include "backendrows.h"
#include "weberrors.h"

#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace meshweb {

namespace {

constexpr qint64 MostAnswer = 64 * 1024 * 1024;

} // namespace

class BackendProbe::Private
{
public:
    core::TransportSettings settings;
    QString password;
    std::chrono::milliseconds within{};
    QNetworkAccessManager network;
    QByteArray answer;
    bool tooLong = false;
};

BackendProbe::BackendProbe(const core::TransportSettings &settings, const QString &password,
                           std::chrono::milliseconds answerWithin, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->settings = settings;
    d->password = password;
    d->within = answerWithin;
}

BackendProbe::~BackendProbe()
{
    const auto replies = d->network.findChildren<QNetworkReply *>();
    for (QNetworkReply *reply : replies)
        reply->disconnect(this); // whoever asked is going, too
}

void BackendProbe::start()
{
    const auto request = backendRequest(d->settings, d->password, d->within);
    if (!request) {
        emit failed(0, request.error());
        return;
    }
    QNetworkReply *reply = d->network.get(*request);
    connect(reply, &QNetworkReply::readyRead, this, [this, reply] {
        d->answer += reply->readAll();
        if (d->answer.size() > MostAnswer && !std::exchange(d->tooLong, true))
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        const QString place = reply->url().toDisplayString();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (d->tooLong) {
            emit failed(status, {core::ErrorCode::BadInput,
                                 place,
                                 u"the answer has more than %1 MB"_s.arg(MostAnswer / (1024 * 1024)),
                                 {}});
            return;
        }
        if (reply->error() != QNetworkReply::NoError || status != 200) {
            emit failed(status, replyError(place, reply->error(), status, reply->errorString()));
            return;
        }
        d->answer += reply->readAll();
        const auto found = readBackendRows(d->answer, place);
        if (!found) {
            emit failed(status, found.error());
            return;
        }
        QList<Row> rows;
        for (const BackendRow &row : found->rows)
            rows << Row{row.id, row.data, row.timestamp};
        emit read(rows, found->unreadableCount);
    });
}

} // namespace meshweb
