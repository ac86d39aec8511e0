// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/delivery.h"

#include <QByteArray>
#include <QByteArrayList>

#include <curl/curl.h>

namespace notify {

/// One transfer of libcurl, waited for, with what was said on the way: which command an answer belongs to
/// tells what was refused. Verification of certificates is always on; netrc, cookies and redirects are off.
///
/// Thread: the one that made it. run() may take as long as the target allows.
class CurlSession
{
public:
    CurlSession(const Target &target, const std::atomic<bool> &cancelled);
    ~CurlSession();
    CurlSession(const CurlSession &) = delete;
    CurlSession &operator=(const CurlSession &) = delete;

    CURL *handle() const { return m_handle; }
    /// Sends @p body as it is. Must outlive run().
    void upload(const QByteArray &body);
    CURLcode run();

    /// What went wrong on the way to the other side: name, port, TLS, silence. Outcome::Unknown once all was
    /// handed over. @p place is host and port.
    Delivery trouble(CURLcode code, const QString &host, const QString &place) const;

    long responseCode() const;
    QString lastCommand() const { return QString::fromLatin1(m_command); } ///< SMTP's verb
    /// The last answer without its line end, bounded; "250 2.0.0 Ok".
    QString lastAnswer() const;
    int answerCode() const; ///< of lastAnswer(), 0: none
    bool answeredSinceBody() const { return m_answeredSinceBody; }
    bool wasCancelled() const { return m_wasCancelled; }
    QByteArray response() const { return m_response; } ///< of HTTP, bounded
    /// Everything was handed over: it may have arrived.
    bool handedOver() const { return m_handedOver; }

private:
    static size_t read(char *buffer, size_t size, size_t count, void *self);
    static size_t write(const char *data, size_t size, size_t count, void *self);
    static int told(CURL *handle, curl_infotype type, char *data, size_t size, void *self);
    void tell(curl_infotype type, const QByteArray &data);

    const std::atomic<bool> &m_cancelled;
    std::chrono::seconds m_within;
    QByteArray m_ca;
    CURL *m_handle = nullptr;
    CURLM *m_multi = nullptr;
    char m_words[CURL_ERROR_SIZE] = {};
    QByteArray m_body;
    qsizetype m_bodyAt = 0;
    QByteArray m_command;
    QByteArray m_answer;
    QByteArray m_response;
    bool m_handedOver = false;
    bool m_answeredSinceBody = false;
    bool m_wasCancelled = false;
    bool m_isHttp = false;
    bool m_saidQuit = false;
};

} // namespace notify
