// SPDX-License-Identifier: GPL-3.0-or-later
// What a WebSocket server says. First byte: how it is cut into pieces; then the bytes, in which "{accept}"
// stands for the right answer to our question.
#include "oracle.h"
#include "websocketwire.h"

#include <QCryptographicHash>

using mqtt::WebSocketWire;

namespace {

struct Heard
{
    WebSocketWire::State state = WebSocketWire::State::Greeting;
    QByteArray content;
    QByteArray replies; ///< without their masks
    qsizetype replyBytes = 0;
};

/// Client frames as they were before they were masked.
QByteArray unmasked(const QByteArray &frames)
{
    QByteArray plain;
    for (qsizetype at = 0; at < frames.size();) {
        fuzz::require(frames.size() - at >= 6, "a reply is a whole frame");
        const auto length = static_cast<quint8>(frames[at + 1]);
        fuzz::require((length & 0x80) != 0 && (length & 0x7f) < 126, "a reply is masked and short");
        plain += frames[at];
        const QByteArray mask = frames.mid(at + 2, 4);
        for (qsizetype i = 0; i < (length & 0x7f); ++i)
            plain += static_cast<char>(frames[at + 6 + i] ^ mask[i % 4]);
        at += 6 + (length & 0x7f);
    }
    return plain;
}

Heard hear(QByteArrayView script, std::optional<quint8> cut)
{
    WebSocketWire wire(QStringLiteral("broker.example:9001"), QStringLiteral("mqtt"));
    const QByteArray greeting = wire.greeting();
    constexpr QByteArrayView Name("Sec-WebSocket-Key: ");
    const QByteArray key = greeting.mid(greeting.indexOf(Name) + Name.size(), 24);
    QByteArray bytes = script.toByteArray();
    // The first one only: the key is another one each time, so in the content it would be too.
    if (const qsizetype place = bytes.indexOf("{accept}"); place >= 0)
        bytes.replace(
            place, 8,
            QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
                .toBase64());
    Heard heard;
    QByteArray reply;
    fuzz::Pieces pieces(cut.value_or(0));
    for (QByteArrayView rest = bytes; !rest.isEmpty();) {
        const qsizetype length = cut ? pieces.next(rest.size()) : rest.size();
        wire.take(rest.first(length).toByteArray(), heard.content, reply);
        rest = rest.sliced(length);
    }
    heard.state = wire.state();
    heard.replies = unmasked(reply);
    const bool over =
        heard.state == WebSocketWire::State::Refused || heard.state == WebSocketWire::State::Closed;
    fuzz::require(over == !wire.words().isEmpty(), "an end has words, and nothing else has");
    fuzz::require(heard.content.size() <= bytes.size(), "no content but what was sent");
    return heard;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::Input input(data, size);
    const quint8 cut = input.byte();
    const Heard whole = hear(input.rest(), std::nullopt);
    const Heard pieces = hear(input.rest(), cut);
    fuzz::require(whole.state == pieces.state, "the same state however it comes");
    fuzz::require(whole.content == pieces.content, "the same content however it comes");
    fuzz::require(whole.replies == pieces.replies, "the same replies however it comes");

    const QByteArray frame = WebSocketWire::wrapped(input.rest());
    const qsizetype content = input.rest().size();
    const qsizetype header = content < 126 ? 6 : content <= 0xffff ? 8 : 14;
    fuzz::require(frame.size() == content + header && static_cast<quint8>(frame[0]) == 0x82,
                  "what we send is one binary frame");
    const QByteArrayView mask = QByteArrayView(frame).sliced(header - 4, 4);
    for (qsizetype i = 0; i < content; ++i)
        fuzz::require(static_cast<char>(frame[header + i] ^ mask[i % 4]) == input.rest()[i],
                      "what we send comes out as it went in");
    return 0;
}
