// SPDX-License-Identifier: GPL-3.0-or-later
#include "curlsession.h"

#include <cerrno>
#include <cstring>
#include <mutex>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr qsizetype LargestAnswer = 64 * 1024;
constexpr qsizetype ShownAnswer = 300;
constexpr int LookMs = 200;
constexpr long RefusedOnWindows = 10061; ///< WSAECONNREFUSED, which is not errno's

// Of X509_V_ERR_…: the library tells its number and no more.
constexpr long NotYetValid = 9;
constexpr long HasExpired = 10;
constexpr long HostMismatch = 62;
constexpr long AddressMismatch = 64;

QString bounded(const QByteArray &answer)
{
    const QString text = QString::fromUtf8(answer).simplified();
    return text.size() > ShownAnswer ? text.left(ShownAnswer) + u'…' : text;
}

} // namespace

CurlSession::CurlSession(const Target &target, const std::atomic<bool> &cancelled)
    : m_cancelled(cancelled), m_within(target.within), m_ca(target.ca.toLocal8Bit())
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_isHttp = target.way != Way::Mail;
    m_handle = curl_easy_init();
    m_multi = curl_multi_init();
    curl_easy_setopt(m_handle, CURLOPT_ERRORBUFFER, m_words);
    curl_easy_setopt(m_handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m_handle, CURLOPT_QUICK_EXIT, 1L); // a name server that is silent holds nobody up
    curl_easy_setopt(m_handle, CURLOPT_PROTOCOLS_STR, m_isHttp ? "http,https" : "smtp,smtps");
    curl_easy_setopt(m_handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(m_handle, CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    curl_easy_setopt(m_handle, CURLOPT_CONNECTTIMEOUT, long(std::min<qint64>(m_within.count(), 15)));
    curl_easy_setopt(m_handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, long(m_within.count()));
    curl_easy_setopt(m_handle, CURLOPT_TIMEOUT, long(m_within.count() * 2));
    curl_easy_setopt(m_handle, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    if (!m_ca.isEmpty()) {
        curl_easy_setopt(m_handle, CURLOPT_CAINFO, m_ca.constData());
        curl_easy_setopt(m_handle, CURLOPT_CAPATH, nullptr);
    }
    curl_easy_setopt(m_handle, CURLOPT_WRITEFUNCTION, &CurlSession::write);
    curl_easy_setopt(m_handle, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(m_handle, CURLOPT_DEBUGFUNCTION, &CurlSession::told);
    curl_easy_setopt(m_handle, CURLOPT_DEBUGDATA, this);
}

CurlSession::~CurlSession()
{
    // Closing says QUIT, which is nobody's concern any more.
    curl_easy_setopt(m_handle, CURLOPT_VERBOSE, 0L);
    curl_easy_cleanup(m_handle);
    curl_multi_cleanup(m_multi);
}

void CurlSession::upload(const QByteArray &body)
{
    m_body = body;
    curl_easy_setopt(m_handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(m_handle, CURLOPT_READFUNCTION, &CurlSession::read);
    curl_easy_setopt(m_handle, CURLOPT_READDATA, this);
}

CURLcode CurlSession::run()
{
    curl_multi_add_handle(m_multi, m_handle);
    CURLcode code = CURLE_OK;
    bool over = false;
    while (!over) {
        int running = 0;
        curl_multi_perform(m_multi, &running);
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg == CURLMSG_DONE) {
                code = message->data.result;
                over = true;
            }
        }
        if (!over && m_cancelled) {
            m_wasCancelled = true;
            code = CURLE_ABORTED_BY_CALLBACK;
            break;
        }
        if (!over)
            curl_multi_poll(m_multi, nullptr, 0, LookMs, nullptr);
    }
    curl_multi_remove_handle(m_multi, m_handle);
    return code;
}

size_t CurlSession::read(char *buffer, size_t size, size_t count, void *self)
{
    auto *session = static_cast<CurlSession *>(self);
    const qsizetype much =
        std::min<qsizetype>(qsizetype(size * count), session->m_body.size() - session->m_bodyAt);
    std::memcpy(buffer, session->m_body.constData() + session->m_bodyAt, size_t(much));
    session->m_bodyAt += much;
    // With the end of the text goes the dot that ends it.
    if (much == 0)
        session->m_handedOver = true;
    return size_t(much);
}

size_t CurlSession::write(const char *data, size_t size, size_t count, void *self)
{
    auto *session = static_cast<CurlSession *>(self);
    const qsizetype much = qsizetype(size * count);
    if (session->m_response.size() + much > LargestAnswer)
        return 0;
    session->m_response.append(data, much);
    return size * count;
}

int CurlSession::told(CURL *, curl_infotype type, char *data, size_t size, void *self)
{
    static_cast<CurlSession *>(self)->tell(type, QByteArray::fromRawData(data, qsizetype(size)));
    return 0;
}

void CurlSession::tell(curl_infotype type, const QByteArray &data)
{
    if (m_saidQuit)
        return; // what was refused was refused before
    if (type == CURLINFO_HEADER_IN) {
        if (!m_isHttp && data.trimmed().size() >= 3) {
            m_answer = data.trimmed().left(ShownAnswer * 2);
            m_answer.detach();
            m_answeredSinceBody = m_handedOver;
        }
        return;
    }
    if (type == CURLINFO_HEADER_OUT) {
        if (m_isHttp) {
            m_handedOver = true;
            return;
        }
        // What follows AUTH is no verb, and holds the secret.
        const QByteArray verb = data.left(8).trimmed().split(' ').value(0).toUpper();
        static const QByteArrayList Verbs{"EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"};
        m_saidQuit = verb == "QUIT";
        if (Verbs.contains(verb))
            m_command = verb;
    }
}

long CurlSession::responseCode() const
{
    long code = 0;
    curl_easy_getinfo(m_handle, CURLINFO_RESPONSE_CODE, &code);
    return code;
}

QString CurlSession::lastAnswer() const { return bounded(m_answer); }

int CurlSession::answerCode() const { return m_answer.left(3).toInt(); }

Delivery CurlSession::trouble(CURLcode code, const QString &host, const QString &place) const
{
    const QString words = QString::fromUtf8(m_words).simplified();
    const QString seconds = QString::number(m_within.count());
    const auto later = [](Finding finding, const QStringList &facts) {
        return Delivery{Outcome::Later, finding, facts, true};
    };
    if (m_wasCancelled)
        return {m_handedOver ? Outcome::Unknown : Outcome::Later, Finding::Interrupted, {}, true};
    if (m_handedOver && !m_answeredSinceBody)
        return {Outcome::Unknown, Finding::SilentAfter, {place}, true};
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_URL_MALFORMAT:
        return later(Finding::NameUnknown, {host});
    case CURLE_COULDNT_CONNECT: {
        long system = 0;
        curl_easy_getinfo(m_handle, CURLINFO_OS_ERRNO, &system);
        return system == ECONNREFUSED || system == RefusedOnWindows
                   ? later(Finding::PortRefused, {place})
                   : later(Finding::NetworkFails, {place, words});
    }
    case CURLE_OPERATION_TIMEDOUT: {
        double connected = 0;
        curl_easy_getinfo(m_handle, CURLINFO_CONNECT_TIME, &connected);
        return later(connected > 0 ? Finding::Silent : Finding::PortSilent, {place, seconds});
    }
    case CURLE_USE_SSL_FAILED:
        return later(Finding::TlsNotOffered, {place});
    case CURLE_SSL_CACERT_BADFILE:
        return later(Finding::TlsFile, {QString::fromLocal8Bit(m_ca)});
    case CURLE_SSL_CONNECT_ERROR:
        return words.contains("wrong version number"_L1) ? later(Finding::TlsNotSpoken, {place})
                                                         : later(Finding::TlsFails, {place, words});
    case CURLE_PEER_FAILED_VERIFICATION: {
        long verdict = 0;
        curl_easy_getinfo(m_handle, CURLINFO_SSL_VERIFYRESULT, &verdict);
        if (verdict == NotYetValid || verdict == HasExpired)
            return later(Finding::TlsExpired, {host});
        // The name is looked at after a chain that was found good, and has no number of its own everywhere.
        if ((verdict >= HostMismatch && verdict <= AddressMismatch) || words.contains("subject name"_L1))
            return later(Finding::TlsHostName, {host});
        return later(Finding::TlsUnknown, {host});
    }
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
        return later(Finding::BrokeOff, {place});
    default:
        return later(Finding::NetworkFails,
                     {place, words.isEmpty() ? QString::fromUtf8(curl_easy_strerror(code)) : words});
    }
}

} // namespace notify
