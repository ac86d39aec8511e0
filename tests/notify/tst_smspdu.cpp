// SPDX-License-Identifier: GPL-3.0-or-later
#include "smspdu.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// SMS in PDU mode, against fixtures worked out by hand from TS 23.040 and read back by a reader of the
/// test's.
class TestSmsPdu : public QObject
{
    Q_OBJECT

private slots:
    void byHand_data();
    void byHand();
    void alphabet_data();
    void alphabet();
    void parts_data();
    void parts();

private:
    /// The text of one part, by the book: bits one by one.
    static QString readBack(const notify::SmsPdu &pdu, int *header);
};

void TestSmsPdu::byHand_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("centre");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("length");
    // "hello": 68 65 6C 6C 6F in 7 bits are E8 32 9B FD 06. 46708251358 in halves: 64 07 28 15 53 F8.
    QTest::newRow("hello") << u"+46708251358"_s << u"hello"_s << QString()
                           << QByteArray("0001000B916407281553F8000005E8329BFD06") << 18;
    QTest::newRow("national, even") << u"0711 234567"_s << u"hello"_s << QString()
                                    << QByteArray("0001000A81701132547600") + "0005E8329BFD06" << 17;
    QTest::newRow("centre") << u"+46708251358"_s << u"hello"_s << u"+46704000000"_s
                            << QByteArray("07916407040000F001000B916407281553F8000005E8329BFD06") << 18;
    // U+0D89 in two octets, alphabet 08.
    QTest::newRow("UCS-2") << u"+46708251358"_s << u"ඉ!"_s << QString()
                           << QByteArray("0001000B916407281553F80008040D890021") << 17;
}

void TestSmsPdu::byHand()
{
    QFETCH(QString, number);
    QFETCH(QString, text);
    QFETCH(QString, centre);
    const auto pdus = notify::smsPdus(number, text, 3, 7, centre);
    QCOMPARE(pdus.size(), 1);
    QTEST(pdus.first().hex, "hex");
    QTEST(pdus.first().length, "length");
}

void TestSmsPdu::alphabet_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("ascii") << u"Voltage 251.3 V > 250"_s << true;
    QTest::newRow("extension") << u"[a] {b} €"_s << true;
    QTest::newRow("umlauts") << u"Zähler ÖÄÜ ß é Δ"_s << true;
    QTest::newRow("backtick") << u"`"_s << false;
    QTest::newRow("ellipsis") << u"…"_s << false;
    QTest::newRow("sinhala") << u"ඉ"_s << false;
    QTest::newRow("escape") << QString(QChar(0x1B)) << false;
}

void TestSmsPdu::alphabet()
{
    QFETCH(QString, text);
    QTEST(notify::fitsGsm(text), "fits");
    int header = 0;
    const auto pdus = notify::smsPdus(u"+46708251358"_s, text, 3, 7);
    QCOMPARE(pdus.size(), 1);
    if (notify::fitsGsm(text) && text == u"Voltage 251.3 V > 250"_s)
        QCOMPARE(readBack(pdus.first(), &header), text);
}

void TestSmsPdu::parts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("parts");
    QTest::addColumn<QString>("arrives"); ///< empty: the same
    const QString fire = QString::fromUcs4(U"\U0001F525", 1);
    QTest::newRow("160 fit one") << QString(160, u'a') << 3 << 1 << QString();
    QTest::newRow("161 take two") << QString(161, u'a') << 3 << 2 << QString();
    QTest::newRow("306 take two") << QString(306, u'a') << 3 << 2 << QString();
    QTest::newRow("307 take three") << QString(307, u'a') << 3 << 3 << QString();
    QTest::newRow("cut at three") << QString(500, u'a') << 3 << 3 << QString(456, u'a') + u"..."_s;
    QTest::newRow("cut at one") << QString(500, u'a') << 1 << 1 << QString(157, u'a') + u"..."_s;
    QTest::newRow("70 of UCS-2") << QString(70, u'ඉ') << 3 << 1 << QString();
    QTest::newRow("71 of UCS-2") << QString(71, u'ඉ') << 3 << 2 << QString();
    QTest::newRow("UCS-2 cut") << QString(300, u'ඉ') << 2 << 2 << QString(133, u'ඉ') + u"…"_s;
    // 67 units a part: the pair that would be torn goes into the next whole.
    QTest::newRow("pairs are not torn")
        << QString(66, u'ඉ') + fire + QString(30, u'ඉ') << 3 << 2 << QString();
    // 152 septets and an escaped one of two.
    QTest::newRow("escapes are not torn")
        << QString(152, u'a') + u"€"_s + QString(40, u'b') << 3 << 2 << QString();
}

void TestSmsPdu::parts()
{
    QFETCH(QString, text);
    QFETCH(int, most);
    QFETCH(int, parts);
    QFETCH(QString, arrives);
    const auto pdus = notify::smsPdus(u"+46708251358"_s, text, most, 200);
    QCOMPARE(pdus.size(), parts);
    QString whole;
    for (const auto &pdu : pdus) {
        QCOMPARE(pdu.hex.size(), (pdu.length + 1) * 2);
        int header = 0;
        whole += readBack(pdu, &header);
        QCOMPARE(header, parts > 1 ? 6 : 0);
    }
    QCOMPARE(whole, arrives.isEmpty() ? text : arrives);
}

QString TestSmsPdu::readBack(const notify::SmsPdu &pdu, int *header)
{
    const QByteArray octets = QByteArray::fromHex(pdu.hex);
    qsizetype at = 1; // no centre
    const bool hasHeader = octets[at] & 0x40;
    at += 2;
    at += 2 + (octets[at] + 1) / 2;
    ++at;
    const bool ucs2 = octets[at++] == 0x08;
    const int length = uchar(octets[at++]);
    *header = hasHeader ? octets[at] + 1 : 0;
    if (ucs2) {
        QString text;
        for (qsizetype i = at + *header; i + 1 < at + length; i += 2)
            text += QChar(ushort(uchar(octets[i]) << 8 | uchar(octets[i + 1])));
        return text;
    }
    QString text;
    bool escaped = false;
    for (int septet = (*header * 8 + 6) / 7; septet < length; ++septet) {
        int code = 0;
        for (int bit = 0; bit < 7; ++bit) {
            const int place = septet * 7 + bit;
            if (uchar(octets[at + place / 8]) & (1 << (place % 8)))
                code |= 1 << bit;
        }
        if (code == 0x1B)
            escaped = true;
        else
            text += escaped && code == 0x65 ? u'€' : QChar(code);
        if (code != 0x1B)
            escaped = false;
    }
    return text;
}

QTEST_GUILESS_MAIN(TestSmsPdu)
#include "tst_smspdu.moc"
