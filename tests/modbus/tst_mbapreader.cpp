// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/mbapreader.h"
#include "scriptedline.h"

#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using modbus::Answer;
using modbus::MbapReader;

namespace {

QByteArray hex(const char *text) { return QByteArray::fromHex(text); }

/// One reader on a scripted line, with what it said.
struct Rig
{
    Rig()
    {
        reader.setDevice(&line);
        QObject::connect(&reader, &MbapReader::finished, &reader,
                         [this](quint16 number, const Answer &answer) {
                             ended.append({number, answer});
                         });
    }
    quint16 ask(quint8 unit = 1, int count = 2, std::chrono::milliseconds timeout = 1h)
    {
        const QModbusRequest request(QModbusPdu::ReadHoldingRegisters, quint16(6), quint16(count));
        return reader.ask(unit, request, 2 * count, timeout);
    }
    Answer::Kind kind(qsizetype i) const { return ended[i].second.kind; }

    ScriptedLine line;
    MbapReader reader;
    QList<std::pair<quint16, Answer>> ended;
};

} // namespace

class TestMbapReader : public QObject
{
    Q_OBJECT

private slots:
    void asksAndHears()
    {
        Rig rig;
        QCOMPARE(rig.ask(), quint16(1));
        QCOMPARE(rig.line.written, hex("0001 0000 0006 01 03 0006 0002"));
        QCOMPARE(rig.reader.lastRequest(), rig.line.written);
        rig.line.hear(hex("0001 0000 0007 01 03 04 436C4000"));
        QCOMPARE(rig.ended.size(), 1);
        QCOMPARE(rig.ended[0].first, quint16(1));
        QCOMPARE(int(rig.kind(0)), int(Answer::Kind::Valid));
        QCOMPARE(rig.ended[0].second.values, hex("436C4000"));
        QCOMPARE(rig.ended[0].second.heard, 13);
        QCOMPARE(rig.reader.counts(), modbus::LineCounts());
        QCOMPARE(rig.reader.underWay(), 0);
    }

    void anAnswerInPieces()
    {
        Rig rig;
        rig.ask();
        const QByteArray answer = hex("0001 0000 0007 01 03 04 436C4000");
        for (const char byte : answer)
            rig.line.hear(QByteArray(1, byte));
        QCOMPARE(rig.ended.size(), 1);
        QCOMPARE(int(rig.kind(0)), int(Answer::Kind::Valid));
    }

    void severalInAnyOrder()
    {
        Rig rig;
        for (quint8 unit = 1; unit <= 3; ++unit)
            QCOMPARE(rig.ask(unit), quint16(unit));
        QCOMPARE(rig.reader.underWay(), 3);
        rig.line.hear(hex("0003 0000 0007 03 03 04 00000003"
                          "0001 0000 0007 01 03 04 00000001"
                          "0002 0000 0007 02 03 04 00000002"));
        QCOMPARE(rig.ended.size(), 3);
        for (const auto &[number, answer] : std::as_const(rig.ended)) {
            QCOMPARE(int(answer.kind), int(Answer::Kind::Valid));
            QCOMPARE(qFromBigEndian<quint32>(answer.values.constData()), quint32(number));
        }
    }

    void drops_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("counted");
        QTest::newRow("a number nobody asked with")
            << hex("7777 0000 0007 01 03 04 11112222") << "foreign"_ba;
        QTest::newRow("another unit") << hex("0001 0000 0007 02 03 04 11112222") << "foreign"_ba;
        QTest::newRow("another function") << hex("0001 0000 0007 01 04 04 11112222") << "foreign"_ba;
        QTest::newRow("one register more") << hex("0001 0000 0009 01 03 06 111122223333") << "foreign"_ba;
        QTest::newRow("one register less") << hex("0001 0000 0005 01 03 02 1111") << "foreign"_ba;
        QTest::newRow("a byte count that lies") << hex("0001 0000 0007 01 03 06 11112222") << "foreign"_ba;
        QTest::newRow("more than its byte count")
            << hex("0001 0000 0009 01 03 04 11112222 3333") << "foreign"_ba;
        QTest::newRow("an exception of another unit") << hex("0001 0000 0003 02 83 02") << "foreign"_ba;
        QTest::newRow("an exception of another function") << hex("0001 0000 0003 01 84 02") << "foreign"_ba;
    }

    /// None of these ends the request: the answer to it may still come, and is taken.
    void drops()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, counted);
        Rig rig;
        rig.ask();
        rig.line.hear(bytes);
        QCOMPARE(rig.ended.size(), 0);
        QCOMPARE(rig.reader.counts().foreign, quint64(counted == "foreign"));
        rig.line.hear(hex("0001 0000 0007 01 03 04 436C4000"));
        QCOMPARE(rig.ended.size(), 1);
        QCOMPARE(rig.ended[0].second.values, hex("436C4000"));
    }

    void swappedNumbersAreForeign()
    {
        Rig rig;
        rig.ask(1);
        rig.ask(2);
        rig.line.hear(hex("0002 0000 0007 01 03 04 00000001 0001 0000 0007 02 03 04 00000002"));
        QCOMPARE(rig.ended.size(), 0);
        QCOMPARE(rig.reader.counts().foreign, quint64(2));
    }

    void lateAndDoubled()
    {
        Rig rig;
        rig.ask(1, 2, 1ms);
        QTRY_COMPARE(rig.ended.size(), 1);
        QCOMPARE(int(rig.kind(0)), int(Answer::Kind::NoAnswer));
        rig.ask(1);
        rig.line.hear(hex("0001 0000 0007 01 03 04 11112222"));
        QCOMPARE(rig.reader.counts().late, quint64(1));
        QCOMPARE(rig.ended.size(), 1);
        const QByteArray answer = hex("0002 0000 0007 01 03 04 436C4000");
        rig.line.hear(answer + answer);
        QCOMPARE(rig.ended.size(), 2);
        QCOMPARE(rig.ended[1].second.values, hex("436C4000"));
        QCOMPARE(rig.reader.counts().doubled, quint64(1));
        QCOMPARE(rig.reader.counts().foreign, quint64(0));
    }

    void exceptions()
    {
        Rig rig;
        rig.ask();
        rig.line.hear(hex("0001 0000 0003 01 83 0B"));
        QCOMPARE(int(rig.kind(0)), int(Answer::Kind::Exception));
        QCOMPARE(rig.ended[0].second.exceptionCode, 11);
    }

    void whatElseCameNamesTheTimeout()
    {
        Rig rig;
        rig.ask(1, 2, 20ms);
        rig.line.hear(hex("0001 0000 0007 02 03 04 11112222"));
        QTRY_COMPARE(rig.ended.size(), 1);
        QCOMPARE(int(rig.kind(0)), int(Answer::Kind::Foreign));
        QVERIFY(!rig.ended[0].second.raw.isEmpty());
    }

    void outOfStep_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no length") << hex("0001 0000 0000 01 03 04 436C4000");
        QTest::newRow("too long") << hex("0001 0000 0100 01 03");
        QTest::newRow("another protocol") << hex("0001 0001 0007 01 03 04 436C4000");
        QTest::newRow("RTU") << hex("01 03 04 43 6C 40 00 9A 10");
    }

    /// From here no frame can be told from another: the connection is given up, whatever is under way with
    /// it.
    void outOfStep()
    {
        QFETCH(QByteArray, bytes);
        Rig rig;
        QSignalSpy lost(&rig.reader, &MbapReader::outOfStep);
        rig.ask(1);
        rig.ask(2);
        rig.line.hear(bytes);
        QCOMPARE(lost.size(), 1);
        QCOMPARE(rig.ended.size(), 2);
        QCOMPARE(int(rig.kind(0)), int(Answer::Kind::Noise));
        QCOMPARE(rig.reader.counts().noise, quint64(1));
        rig.line.hear(hex("0001 0000 0007 01 03 04 436C4000"));
        QCOMPARE(rig.ended.size(), 2);
        QCOMPARE(lost.size(), 1);
    }

    void halfAFrame()
    {
        Rig rig;
        QSignalSpy lost(&rig.reader, &MbapReader::outOfStep);
        rig.ask(1, 2, 20ms);
        rig.line.hear(hex("0001 0000 0007 01 03"));
        QTRY_COMPARE(rig.ended.size(), 1);
        QCOMPARE(int(rig.kind(0)), int(Answer::Kind::Short));
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(rig.reader.counts().shorts, quint64(1));
    }

    /// The next frame would fill it up, and its header stand where values should.
    void halfAFrameAndTheNext()
    {
        for (int cut = 7; cut < 13; ++cut) {
            Rig rig;
            QSignalSpy lost(&rig.reader, &MbapReader::outOfStep);
            rig.ask(1);
            rig.ask(2);
            rig.line.hear(hex("0001 0000 0007 01 03 04 00000001").first(cut));
            rig.line.hear(hex("0002 0000 0007 02 03 04 00000002"));
            QCOMPARE(lost.size(), 1);
            QCOMPARE(rig.ended.size(), 2);
            for (qsizetype i = 0; i < 2; ++i)
                QCOMPARE(int(rig.kind(i)), int(Answer::Kind::Short));
            QCOMPARE(rig.reader.counts().shorts, quint64(1));
        }
    }

    /// Both arrive in one go: whatever the values would look like, the first is none.
    void aCutFrameAndTheNextAtOnce()
    {
        for (int cut = 1; cut < 13; ++cut) {
            Rig rig;
            QSignalSpy lost(&rig.reader, &MbapReader::outOfStep);
            rig.ask(1);
            rig.ask(2);
            rig.line.hear(hex("0001 0000 0007 01 03 04 00000001").first(cut) +
                          hex("0002 0000 0007 02 03 04 00000002"));
            QTRY_COMPARE(rig.ended.size(), 2);
            QCOMPARE(lost.size(), 1);
            for (qsizetype i = 0; i < 2; ++i)
                QVERIFY2(rig.kind(i) != Answer::Kind::Valid, qPrintable(u"cut at %1"_s.arg(cut)));
            QCOMPARE(rig.reader.counts().shorts + rig.reader.counts().noise, quint64(1));
        }
    }

    void wholeFramesAtOnce()
    {
        Rig rig;
        rig.ask(1);
        rig.ask(2);
        rig.line.hear(hex("0001 0000 0007 01 03 04 00000001 0002 0000 0007 02"));
        QVERIFY(rig.ended.size() == 1);
        rig.line.hear(hex("03 04 00000002"));
        QCOMPARE(rig.ended.size(), 2);
        for (qsizetype i = 0; i < 2; ++i)
            QCOMPARE(int(rig.kind(i)), int(Answer::Kind::Valid));
    }

    void anotherConnectionRemembersNothing()
    {
        Rig rig;
        rig.ask(1);
        ScriptedLine next;
        rig.reader.setDevice(&next);
        QCOMPARE(int(rig.kind(0)), int(Answer::Kind::Aborted));
        rig.ask(1);
        next.hear(hex("0001 0000 0007 01 03 04 11112222"));
        QCOMPARE(rig.ended.size(), 1);
        QCOMPARE(rig.reader.counts().foreign, quint64(1));
        next.hear(hex("0002 0000 0007 01 03 04 11112222"));
        QCOMPARE(int(rig.kind(1)), int(Answer::Kind::Valid));
    }

    void numbersGoRoundWithoutMeeting()
    {
        Rig rig;
        const quint16 stays = rig.ask(1);
        for (int i = 0; i < 65'600; ++i) {
            const quint16 number = rig.ask(2);
            QVERIFY(number != stays && number != 0);
            QByteArray answer = hex("0000 0000 0007 02 03 04 00000002");
            qToBigEndian(number, answer.data());
            rig.line.hear(answer);
        }
        QCOMPARE(rig.ended.size(), 65'600);
        QCOMPARE(rig.reader.underWay(), 1);
        QCOMPARE(rig.reader.counts(), modbus::LineCounts());
    }
};

QTEST_GUILESS_MAIN(TestMbapReader)
#include "tst_mbapreader.moc"
