// SPDX-License-Identifier: GPL-3.0-or-later
#include "websocketwire.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using mqtt::WebSocketWire;

/// The client's side of RFC 6455 for a stream of bytes.
class tst_WebSocketWire : public QObject
{
    Q_OBJECT

private:
    static QByteArray rightAnswer(const WebSocketWire &wire)
    {
        const QByteArray greeting = wire.greeting();
        const QByteArray name = "Sec-WebSocket-Key: ";
        const qsizetype from = greeting.indexOf(name) + name.size();
        const QByteArray key = greeting.mid(from, greeting.indexOf('\r', from) - from);
        return "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nsec-websocket-accept: " +
               QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                        QCryptographicHash::Sha1)
                   .toBase64() +
               "\r\nSec-WebSocket-Protocol: mqtt\r\n\r\n";
    }

    static QByteArray unmasked(const QByteArray &frame)
    {
        const int shortLength = frame[1] & 0x7f;
        const qsizetype at = shortLength == 127 ? 10 : shortLength == 126 ? 4 : 2;
        QByteArray content = frame.mid(at + 4);
        for (qsizetype i = 0; i < content.size(); ++i)
            content[i] = static_cast<char>(content[i] ^ frame[at + i % 4]);
        return content;
    }

private slots:
    void greeting()
    {
        const WebSocketWire wire(u"broker:80"_s, u"mqtt path\r\nX: y"_s);
        const QByteArray text = wire.greeting();
        QVERIFY(text.startsWith("GET /mqtt%20path%0D%0AX:%20y HTTP/1.1\r\nHost: broker:80\r\n"));
        QVERIFY(text.contains("\r\nSec-WebSocket-Protocol: mqtt\r\n"));
        QVERIFY(text.endsWith("\r\n\r\n"));
        QVERIFY(WebSocketWire(u"broker:80"_s, u"/mqtt"_s).greeting() !=
                WebSocketWire(u"broker:80"_s, u"/mqtt"_s).greeting());
    }

    void frames_data()
    {
        QTest::addColumn<QByteArray>("frames"); // hexadecimal, from the server
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("reply"); // first byte and content of our answer
        QTest::addColumn<bool>("open");
        QTest::newRow("binary") << QByteArray("8203616263") << QByteArray("abc") << QByteArray() << true;
        QTest::newRow("empty") << QByteArray("8200820161") << QByteArray("a") << QByteArray() << true;
        QTest::newRow("length in two bytes")
            << QByteArray("827e0080") + QByteArray(256, '6') << QByteArray(128, 'f') << QByteArray() << true;
        QTest::newRow("length in eight bytes")
            << QByteArray("827f0000000000000002") + "6162" << QByteArray("ab") << QByteArray() << true;
        QTest::newRow("in fragments, a ping between")
            << QByteArray("020161 8901 70 000162 800163").replace(" ", "") << QByteArray("abc")
            << QByteArray("\x8ap") << true;
        QTest::newRow("pong") << QByteArray("8a00820161") << QByteArray("a") << QByteArray() << true;
        QTest::newRow("close") << QByteArray("8201618803") + "03e9" + "78" << QByteArray("a")
                               << QByteArray("\x88\x03\xe9") << false;
        QTest::newRow("nothing after a close")
            << QByteArray("8800820161") << QByteArray() << QByteArray("\x88") << false;
        const QByteArray wrong("\x88\x03\xea");
        QTest::newRow("text") << QByteArray("810161") << QByteArray() << wrong << false;
        QTest::newRow("masked") << QByteArray("8281000000000061") << QByteArray() << wrong << false;
        QTest::newRow("reserved bit") << QByteArray("c20161") << QByteArray() << wrong << false;
        QTest::newRow("control too long") << QByteArray("897e0080") << QByteArray() << wrong << false;
        QTest::newRow("control in fragments") << QByteArray("0900") << QByteArray() << wrong << false;
        QTest::newRow("continuation of nothing") << QByteArray("800161") << QByteArray() << wrong << false;
        QTest::newRow("message in a message")
            << QByteArray("020161820162") << QByteArray("a") << wrong << false;
    }

    /// Whatever the network makes of it: whole, byte by byte, or with the answer to the greeting.
    void frames()
    {
        QFETCH(QByteArray, frames);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, reply);
        QFETCH(bool, open);
        const QByteArray bytes = QByteArray::fromHex(frames);
        for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(1000)}) {
            WebSocketWire wire(u"broker:80"_s, u"/mqtt"_s);
            const QByteArray stream = rightAnswer(wire) + bytes;
            QByteArray gotContent;
            QByteArray gotReply;
            for (qsizetype at = 0; at < stream.size(); at += piece)
                wire.take(stream.mid(at, piece), gotContent, gotReply);
            QCOMPARE(gotContent, content);
            QCOMPARE(gotReply.isEmpty() ? gotReply : gotReply.left(1) + unmasked(gotReply), reply);
            QCOMPARE(wire.state() == WebSocketWire::State::Open, open);
            QCOMPARE(wire.words().isEmpty(), open);
        }
    }

    void ourFrames_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("header");
        QTest::newRow("0") << 0 << 6;
        QTest::newRow("125") << 125 << 6;
        QTest::newRow("126") << 126 << 8;
        QTest::newRow("65535") << 65535 << 8;
        QTest::newRow("65536") << 65536 << 14;
    }

    void ourFrames()
    {
        QFETCH(int, size);
        QFETCH(int, header);
        QByteArray content(size, 'x');
        for (int i = 0; i < size; ++i)
            content[i] = static_cast<char>(i);
        const QByteArray frame = WebSocketWire::wrapped(content);
        QCOMPARE(frame.size(), size + header);
        QCOMPARE(static_cast<quint8>(frame[0]), 0x82);
        QVERIFY((frame[1] & 0x80) != 0);
        QCOMPARE(unmasked(frame), content);
    }

    /// In one piece or in two: what does not begin as an answer of HTTP is none.
    void aBlankBeforeTheAnswerIsNoAnswer()
    {
        for (const qsizetype first : {1, 200}) {
            WebSocketWire wire(u"broker:80"_s, u"/mqtt"_s);
            const QByteArray answer = '\x0b' + rightAnswer(wire);
            QByteArray content;
            QByteArray reply;
            wire.take(answer.left(first), content, reply);
            wire.take(answer.mid(first), content, reply);
            QCOMPARE(wire.state(), WebSocketWire::State::Refused);
        }
    }

    void anEndlessAnswerIsNotKept()
    {
        WebSocketWire wire(u"broker:80"_s, u"/mqtt"_s);
        QByteArray content;
        QByteArray reply;
        wire.take("HTTP/1.1 200 OK\r\n", content, reply);
        for (int i = 0; i < 100 && wire.state() == WebSocketWire::State::Greeting; ++i)
            wire.take(QByteArray(1000, 'x'), content, reply);
        QCOMPARE(wire.state(), WebSocketWire::State::Refused);
        QVERIFY(content.isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_WebSocketWire)
#include "tst_websocketwire.moc"
