// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace mqtt {

/// The client's side of WebSocket (RFC 6455) for a stream of bytes: the greeting, and binary frames both
/// ways. Pure: bytes in, bytes out.
///
/// QWebSocket is not used for MQTT because it cannot be told to stop reading: it hands out whatever comes, a
/// message only when it is whole, so a database that stalls would grow the memory without a limit. Here a
/// frame's content goes on as it comes, and nothing but a header or a control frame is ever kept.
class WebSocketWire
{
public:
    enum class State
    {
        Greeting, ///< the server has not answered yet
        Open,
        Refused, ///< the server's answer was not the right one: words() says which
        Closed,  ///< the server said that it closes, or broke the rules: words()
    };

    /// @p host with its port as in a URL; @p path begins with a slash, or gets one.
    WebSocketWire(const QString &host, const QString &path);

    /// The HTTP request that goes first.
    QByteArray greeting() const;
    /// Takes what came. Content is appended to @p content, what has to be answered to @p reply.
    void take(QByteArrayView bytes, QByteArray &content, QByteArray &reply);
    /// One binary frame.
    static QByteArray wrapped(QByteArrayView content);
    State state() const { return m_state; }
    QString words() const { return m_words; }

private:
    static QByteArray frame(int kind, QByteArrayView content);
    void end(State state, const QString &words);
    void takeAnswer(QByteArrayView &bytes);
    /// False while a header is not whole.
    bool takeHeader(QByteArrayView &bytes, QByteArray &reply);
    void control(QByteArray &reply);

    QByteArray m_host;
    QByteArray m_path;
    QByteArray m_key;
    State m_state = State::Greeting;
    QString m_words;
    QByteArray m_pending; ///< of the server's answer or of a frame's header, not whole yet
    int m_kind = 0;       ///< of the frame under way
    bool m_inMessage = false;
    bool m_inFrame = false;
    quint64 m_left = 0; ///< bytes of its content that are still to come
    QByteArray m_control;
};

} // namespace mqtt
