// SPDX-License-Identifier: GPL-3.0-or-later
#include "gatewaybody.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// JSON as it is read easily: with ' for ".
QByteArray json(QByteArray text) { return text.replace('\'', '"'); }

} // namespace

/// What stands in a gateway's post, however badly it is put together.
class tst_GatewayBody : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("text"); // empty: refused
        QTest::addColumn<bool>("repaired");
        const QByteArray text =
            "DATA:ESP8266-3:Sensor=41:Hop=2:Sequence=117:NodeId=3391827465:LocalHubId=1:Time=8123456";
        QTest::newRow("as the firmware sends it")
            << QByteArray(json("{'data':'") + text + json("'}")) << text << false;
        QTest::newRow("with blanks") << QByteArray("\n{ \"data\" : \"" + text + "\" }\r\n") << text << false;
        QTest::newRow("trap 4: a NUL and garbage behind it")
            << QByteArray(json("{'data':'DATA:a'}")) + QByteArray("\0xyz", 4) << QByteArray("DATA:a")
            << false;
        QTest::newRow("escaped quotes are JSON")
            << QByteArray(json("{'data':'DATA:a\\'b\\''}")) << QByteArray(json("DATA:a'b'")) << false;
        QTest::newRow("trap 9: quotes inside")
            << QByteArray(json("{'data':'DATA:a'b'c'}")) << QByteArray(json("DATA:a'b'c")) << true;
        QTest::newRow("trap 9: a quote at the end")
            << QByteArray(json("{'data':'DATA:a''}")) << QByteArray(json("DATA:a'")) << true;
        QTest::newRow("trap 9: a backslash")
            << QByteArray(json("{'data':'DATA:a\\qb'}")) << QByteArray(json("DATA:a\\qb")) << true;
        QTest::newRow("a line end inside")
            << QByteArray("{\"data\":\"DATA:a\nb\"}") << QByteArray("DATA:a\nb") << false;
        QTest::newRow("trap 10: encrypted") << QByteArray(json("{'data':'DATA:ESP-3:q83vEjRW/+=='}"))
                                            << QByteArray("DATA:ESP-3:q83vEjRW/+==") << false;
        QTest::newRow("further keys")
            << QByteArray(json("{'id':1,'data':'DATA:a'}")) << QByteArray("DATA:a") << false;
        QTest::newRow("nothing") << QByteArray() << QByteArray() << false;
        QTest::newRow("only blanks") << QByteArray(" \r\n") << QByteArray() << false;
        QTest::newRow("plain text") << text << QByteArray() << false;
        QTest::newRow("another key") << QByteArray(json("{'date':'DATA:a'}")) << QByteArray() << false;
        QTest::newRow("a number") << QByteArray(json("{'data':41}")) << QByteArray() << false;
        QTest::newRow("an array") << QByteArray(json("['DATA:a']")) << QByteArray() << false;
        QTest::newRow("an empty text") << QByteArray(json("{'data':''}")) << QByteArray() << false;
        QTest::newRow("trap 5: cut off") << QByteArray(json("{'data':'DATA:a")) << QByteArray() << false;
        QTest::newRow("cut off behind the quote")
            << QByteArray(json("{'data':'DATA:a'")) << QByteArray() << false;
        QTest::newRow("a foreign escape elsewhere")
            << json("{'data':'DATA:a','x':'\\q'}") << json("DATA:a','x':'\\q") << true;
        QTest::newRow("only the frame") << QByteArray(json("{'data':'}")) << QByteArray() << false;
    }

    void reads()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, text);
        QFETCH(bool, repaired);
        const meshweb::GatewayBody read = meshweb::readGatewayBody(body);
        QCOMPARE(read.text, text);
        QCOMPARE(read.repaired, repaired);
        QCOMPARE(read.ok(), !text.isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_GatewayBody)
#include "tst_gatewaybody.moc"
