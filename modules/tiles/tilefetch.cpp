// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/tilefetch.h"

#include "tiles/freshness.h"
#include "tiles/tilepicture.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tiles {

namespace {

constexpr qint64 LargestBody = 2 * 1024 * 1024;
constexpr qsizetype MostWanted = 512;
constexpr qsizetype MostMissing = 4096;
constexpr auto Patience = 20s;
constexpr auto NotThere = 60min;
constexpr auto Damaged = 10min;
constexpr std::chrono::seconds LongestRetryAfter = 6h;
constexpr int Redirects = 3;
constexpr auto TooLarge = "tooLarge";

} // namespace

TileFetch::TileFetch(FetchSettings settings)
    : m_settings(std::move(settings)), m_backoff(m_settings.firstPause, m_settings.mostPause)
{
    m_looking.setParent(this);
    m_waiting.setParent(this);
    m_looking.setInterval(0);
    m_waiting.setSingleShot(true);
    connect(&m_looking, &QTimer::timeout, this, &TileFetch::look);
    connect(&m_waiting, &QTimer::timeout, this, &TileFetch::send);
}

TileFetch::~TileFetch()
{
    for (QNetworkReply *reply : std::as_const(m_flying)) {
        reply->disconnect(this);
        reply->abort();
    }
}

void TileFetch::begin()
{
    if (m_cache)
        return;
    m_cache = std::make_unique<TileCache>(m_settings.cacheFolder, m_settings.tiles.url,
                                          qint64(m_settings.tiles.cacheMib) * 1024 * 1024);
    m_network = new QNetworkAccessManager(this);
    m_network->setTransferTimeout(std::chrono::milliseconds(Patience).count());
}

void TileFetch::want(const QList<TileKey> &keys)
{
    begin();
    m_wanted.clear();
    for (const TileKey &key : keys) {
        if (key.isSound() && key.z <= m_settings.tiles.maxZoom && m_wanted.size() < MostWanted)
            m_wanted << key;
    }
    m_unseen = m_wanted;
    m_queue.clear();
    m_looking.start();
    tell();
}

// One at a time: another wish, and answers, come in between.
void TileFetch::look()
{
    if (m_unseen.isEmpty()) {
        m_looking.stop();
        return;
    }
    const TileKey key = m_unseen.takeFirst();
    if (const auto stored = m_cache->find(key)) {
        const QImage picture = pictureOf(stored->body);
        if (picture.isNull()) {
            m_cache->remove(key);
        } else {
            emit arrived(key, picture, stored->freshUntil);
            if (stored->freshUntil > m_settings.clock->now())
                return;
        }
    }
    if (m_flying.contains(key) || isMissing(key))
        return;
    m_queue << key;
    send();
}

void TileFetch::send()
{
    while (!m_waiting.isActive() && m_flying.size() < MostAtOnce && !m_queue.isEmpty())
        ask(m_queue.takeFirst());
}

void TileFetch::ask(const TileKey &key)
{
    QNetworkRequest request(addressOf(m_settings.tiles, key));
    const QString &agent = m_settings.tiles.userAgent;
    request.setHeader(QNetworkRequest::UserAgentHeader, agent.isEmpty() ? m_settings.program : agent);
    request.setRawHeader("Accept", "image/png, image/jpeg, image/webp");
    // What flies at once is what is connected at once.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(Redirects);
    if (const auto stored = m_cache->find(key)) {
        if (!stored->etag.isEmpty())
            request.setRawHeader("If-None-Match", stored->etag);
        if (!stored->lastModified.isEmpty())
            request.setRawHeader("If-Modified-Since", stored->lastModified);
    }
    QNetworkReply *reply = m_network->get(request);
    m_flying.insert(key, reply);
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received, qint64 total) {
        if (received <= LargestBody && total <= LargestBody)
            return;
        reply->setProperty(TooLarge, true);
        reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, key] {
        m_flying.remove(key);
        reply->deleteLater();
        finish(reply, key);
        tell();
        send();
    });
}

void TileFetch::finish(QNetworkReply *reply, const TileKey &key)
{
    using core::ErrorCode;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString words = reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
    const QString said = u"%1 %2"_s.arg(status).arg(words).trimmed();
    if (reply->property(TooLarge).toBool())
        return miss(key, ErrorCode::BadInput, u"the answer is larger than any tile"_s, NotThere);
    if (status == 304)
        return renew(reply, key);
    if (status == 404 || status == 410 || status == 204)
        return miss(key, ErrorCode::NotFound, said, NotThere);
    if (status == 429 || status >= 500) {
        const auto wanted = retryAfter(reply->rawHeader("Retry-After"), m_settings.clock->now());
        return pause(key, ErrorCode::Busy, said, std::min(wanted, LongestRetryAfter));
    }
    if (status >= 400) {
        m_backoff.raise(); // it will not change its mind within seconds
        return pause(key, ErrorCode::Refused, said, 0s);
    }
    if (reply->error() != QNetworkReply::NoError || status != 200) {
        const bool late = reply->error() == QNetworkReply::OperationCanceledError ||
                          reply->error() == QNetworkReply::TimeoutError;
        return pause(key, late ? ErrorCode::Timeout : ErrorCode::Unreachable,
                     status == 0 || status == 200 ? reply->errorString() : said, 0s);
    }
    const QByteArray body = reply->readAll();
    const QImage picture = pictureOf(body);
    if (picture.isNull())
        return miss(key, ErrorCode::BadInput, u"the answer is no picture"_s, Damaged);
    take(reply, key, body, picture);
}

void TileFetch::take(QNetworkReply *reply, const TileKey &key, const QByteArray &body, const QImage &picture)
{
    m_failure.reset();
    m_backoff.reset();
    m_missing.remove(key);
    const auto header = [reply](const QByteArray &name) { return reply->rawHeader(name); };
    const Freshness fresh =
        freshnessOf(header, m_settings.clock->now(), std::chrono::days(m_settings.tiles.cacheDays));
    if (fresh.mayStore)
        m_cache->keep(key, {fresh.until, header("ETag"), header("Last-Modified"), body});
    else
        m_cache->remove(key);
    emit arrived(key, picture, fresh.until);
}

void TileFetch::renew(QNetworkReply *reply, const TileKey &key)
{
    m_failure.reset();
    m_backoff.reset();
    m_missing.remove(key);
    auto stored = m_cache->find(key);
    if (!stored) {
        // Gone meanwhile: without it the server sends all of it.
        m_queue.prepend(key);
        return;
    }
    const auto header = [reply](const QByteArray &name) { return reply->rawHeader(name); };
    stored->freshUntil =
        freshnessOf(header, m_settings.clock->now(), std::chrono::days(m_settings.tiles.cacheDays)).until;
    if (!header("ETag").isEmpty())
        stored->etag = header("ETag");
    m_cache->keep(key, *stored);
    emit renewed(key, stored->freshUntil);
}

void TileFetch::pause(const TileKey &key, core::ErrorCode code, const QString &detail,
                      std::chrono::seconds least)
{
    m_failure = core::Error{code, hostOf(m_settings.tiles), detail, {}};
    if (m_wanted.contains(key) && !m_queue.contains(key))
        m_queue.prepend(key);
    // Two that failed together are one failure.
    if (m_waiting.isActive())
        return;
    m_pause = std::max<std::chrono::milliseconds>({m_backoff.next(), least, 1ms});
    m_waiting.start(m_pause);
}

void TileFetch::miss(const TileKey &key, core::ErrorCode code, const QString &detail,
                     std::chrono::minutes pause)
{
    m_failure.reset(); // it speaks
    m_backoff.reset();
    if (m_missing.size() >= MostMissing)
        m_missing.clear();
    m_missing.insert(key, m_settings.clock->steady() + pause);
    m_lastMissed = {code, hostOf(m_settings.tiles), detail, {}};
}

bool TileFetch::isMissing(const TileKey &key) const
{
    const auto until = m_missing.constFind(key);
    return until != m_missing.constEnd() && *until > m_settings.clock->steady();
}

void TileFetch::tell()
{
    std::optional<core::Error> now = m_failure;
    std::chrono::milliseconds again = m_failure ? m_pause : 0ms;
    if (!now && std::any_of(m_wanted.cbegin(), m_wanted.cend(),
                            [this](const TileKey &key) { return isMissing(key); }))
        now = m_lastMissed;
    const auto same = [](const std::optional<core::Error> &a, const std::optional<core::Error> &b) {
        return a.has_value() == b.has_value() &&
               (!a || (a->code == b->code && a->detail == b->detail && a->where == b->where));
    };
    if (same(now, m_told))
        return;
    m_told = now;
    emit troubled(now, again);
}

} // namespace tiles
