// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/framereader.h"
#include "scriptedline.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using modbus::Answer;
using modbus::FrameReader;
using modbus::LineCounts;

namespace {

QByteArray sealed(const QByteArray &hex)
{
    QByteArray frame = QByteArray::fromHex(hex);
    const quint16 sum = modbus::crc16(frame);
    frame.append(static_cast<char>(sum & 0xFF));
    frame.append(static_cast<char>(sum >> 8));
    return frame;
}

const QByteArray Request = QByteArray::fromHex("01030006000625c9");
const QByteArray Right = QByteArray::fromHex("01030c436c400040200000bf100000542d");

struct Bench
{
    ScriptedLine line;
    FrameReader reader;
    QList<Answer> answers;

    explicit Bench(const FrameReader::Line &how = {})
    {
        reader.setDevice(&line, how);
        QObject::connect(&reader, &FrameReader::finished, &reader,
                         [this](const Answer &answer) { answers.append(answer); });
    }
    void ask(std::chrono::milliseconds timeout = 200ms, int count = 6)
    {
        line.written.clear();
        reader.ask(1,
                   QModbusRequest(QModbusPdu::ReadHoldingRegisters, quint16{6}, static_cast<quint16>(count)),
                   2 * count, timeout);
    }
};

} // namespace

Q_DECLARE_METATYPE(Answer::Kind)
Q_DECLARE_METATYPE(LineCounts)

class TestFrameReader : public QObject
{
    Q_OBJECT

private slots:
    void checksum()
    {
        QCOMPARE(modbus::crc16("123456789"), 0x4B37);
        QCOMPARE(sealed("010300060006"), Request);
    }

    void sampleExchange()
    {
        Bench bench;
        bench.ask();
        QCOMPARE(bench.line.written, Request);
        QVERIFY(bench.answers.isEmpty());
        bench.line.hear(Right);
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].kind, Answer::Kind::Valid);
        QCOMPARE(bench.answers[0].values, QByteArray::fromHex("436c400040200000bf100000"));
        QCOMPARE(bench.reader.counts(), LineCounts{});
        QCOMPARE(bench.reader.characters(), quint64(Request.size() + Right.size()));
    }

    void faults_data()
    {
        QTest::addColumn<QList<QByteArray>>("heard");
        QTest::addColumn<Answer::Kind>("kind");
        QTest::addColumn<LineCounts>("counts");
        using L = QList<QByteArray>;
        using K = Answer::Kind;
        const auto row = [](const char *name, const L &heard, K kind, const LineCounts &counts) {
            QTest::newRow(name) << heard << kind << counts;
        };
        const QByteArray other = sealed("02030c436c400040200000bf100000");
        const QByteArray longer = sealed("01030e436c400040200000bf1000001234");
        QByteArray damaged = Right;
        damaged[6] = static_cast<char>(damaged[6] ^ 1);
        L bytewise;
        for (const char byte : Right)
            bytewise.append(QByteArray(1, byte));
        row("silence", {}, K::NoAnswer, {});
        row("byte by byte", bytewise, K::Valid, {});
        row("in two pieces", {Right.first(7), Right.mid(7)}, K::Valid, {});
        row("trap 44: bad checksum", {damaged}, K::Crc, {.crc = 1});
        row("trap 44: cut short", {Right.first(9)}, K::Short, {.shorts = 1});
        row("cut after the unit", {Right.first(1)}, K::Noise, {.noise = 1});
        row("byte count too high", {sealed("010318436c400040200000bf100000")}, K::Short, {.shorts = 1});
        row("another unit, then silence", {other}, K::NoAnswer, {.foreign = 1});
        row("another unit, then ours", {other, Right}, K::Valid, {.foreign = 1});
        row("another function", {sealed("01040c436c400040200000bf100000")}, K::Foreign, {.foreign = 1});
        row("one register more", {longer}, K::Foreign, {.foreign = 1});
        row("one register less", {sealed("01030a436c400040200000bf10")}, K::Foreign, {.foreign = 1});
        row("one register more, then ours", {longer, Right}, K::Valid, {.foreign = 1});
        row("echo, then ours", {Request + Right}, K::Valid, {.echo = 1});
        row("echo, in pieces", {Request.first(3), Request.mid(3) + Right.first(2), Right.mid(2)}, K::Valid,
            {.echo = 1});
        row("echo alone", {Request}, K::NoAnswer, {.echo = 1});
        row("a noise byte before", {"\xF7" + Right}, K::Valid, {.noise = 1});
        row("a noise byte like a unit before", {QByteArray(1, '\x01') + Right}, K::Valid, {.noise = 1});
        row("garbage", {QByteArray::fromHex("f7e2a1ffd3c8b1e9fa")}, K::Noise, {.noise = 1});
        row("a frame cut short by ours", {Right.first(9) + Right}, K::Valid, {.shorts = 1});
        row("a frame cut short by another unit's", {Right.first(9) + other}, K::Short,
            {.shorts = 1, .foreign = 1});
        row("exception 2", {sealed("018302")}, K::Exception, {});
        row("exception of another function", {sealed("018402")}, K::Foreign, {.foreign = 1});
        row("exception of another unit, then ours", {sealed("028302"), Right}, K::Valid, {.foreign = 1});
    }
    void faults()
    {
        QFETCH(QList<QByteArray>, heard);
        QFETCH(Answer::Kind, kind);
        QFETCH(LineCounts, counts);
        Bench bench;
        bench.ask();
        for (const QByteArray &bytes : heard)
            bench.line.hear(bytes);
        QTRY_COMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].kind, kind);
        if (kind == Answer::Kind::Valid)
            QCOMPARE(bench.answers[0].values, Right.mid(3, 12));
        if (kind == Answer::Kind::Exception)
            QCOMPARE(bench.answers[0].exceptionCode, 2);
        const LineCounts met = bench.reader.counts();
        QVERIFY2(met == counts,
                 qPrintable(u"crc %1 late %2 short %3 foreign %4 doubled %5 echo %6 noise %7"_s.arg(met.crc)
                                .arg(met.late)
                                .arg(met.shorts)
                                .arg(met.foreign)
                                .arg(met.doubled)
                                .arg(met.echo)
                                .arg(met.noise)));
        // The next exchange is not disturbed.
        bench.ask();
        bench.line.hear(Right);
        QTRY_COMPARE(bench.answers.size(), 2);
        QCOMPARE(bench.answers[1].kind, Answer::Kind::Valid);
    }

    void aBadFrameEndsAtTheGap()
    {
        Bench bench;
        bench.ask(60s);
        bench.line.hear(Right.first(9));
        QTRY_COMPARE_WITH_TIMEOUT(bench.answers.size(), 1, 5000); // far before the time-out
        QCOMPARE(bench.answers[0].kind, Answer::Kind::Short);
        QCOMPARE(bench.answers[0].heard, 9);
        QCOMPARE(bench.answers[0].raw, Right.first(9));
    }

    void lateAndDoubled()
    {
        Bench bench;
        QList<int> owed;
        bench.reader.setIsOlder([&](quint8, quint8, int bytes) { return owed.contains(bytes); });
        bench.ask(20ms);
        QTRY_COMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].kind, Answer::Kind::NoAnswer);
        owed.append(12);
        bench.ask(200ms, 1);
        bench.line.hear(Right); // the answer to the first
        QVERIFY(bench.answers.size() == 1);
        bench.line.hear(sealed("0301021234")); // another unit's
        const QByteArray small = sealed("0103021234");
        bench.line.hear(small + small);
        QCOMPARE(bench.answers.size(), 2);
        QCOMPARE(bench.answers[1].kind, Answer::Kind::Valid);
        QCOMPARE(bench.answers[1].values, QByteArray::fromHex("1234"));
        QCOMPARE(bench.reader.counts().late, 1u);
        bench.ask();
        QCOMPARE(bench.reader.counts().doubled, 1u);
        bench.line.hear(small + Right);
        QCOMPARE(bench.reader.counts().doubled, 2u);
        QCOMPARE(bench.answers.size(), 3);
        QCOMPARE(bench.answers[2].kind, Answer::Kind::Valid);
    }

    /// Unit 3 owes what comes signed by it just when unit 1's answer was due: it is unit 3's late one when
    /// unit 1 answers after all, and unit 1's with a spoiled address when nothing else comes.
    void signedByAnotherWhenDue_data()
    {
        QTest::addColumn<bool>("answersAfterAll");
        QTest::newRow("answers after all") << true;
        QTest::newRow("nothing else comes") << false;
    }
    void signedByAnotherWhenDue()
    {
        QFETCH(bool, answersAfterAll);
        Bench bench;
        bench.reader.setIsOlder([](quint8 unit, quint8, int) { return unit == 3; });
        QSignalSpy late(&bench.reader, &FrameReader::late);
        const QByteArray other = sealed("0301021234");
        bench.ask(60s, 1);
        bench.line.hear(other);
        QCOMPARE(late.size(), 0); // unit 1 may still answer
        QElapsedTimer took;
        took.start();
        QTRY_VERIFY(took.elapsed() >= 150); // what is waited for now is no late answer on a busy machine
        bench.line.hear(sealed("0103021234"));
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(late.size(), 1);
        QVERIFY(late.last().last().toBool()); // surely
        bench.ask(answersAfterAll ? 60s : 400ms, 1);
        bench.line.hear(other);
        QCOMPARE(late.size(), 1);
        if (answersAfterAll)
            bench.line.hear(sealed("0103021235"));
        QTRY_COMPARE(bench.answers.size(), 2);
        QCOMPARE(late.size(), answersAfterAll ? 2 : 1);
        QCOMPARE(bench.reader.counts(),
                 (LineCounts{.late = answersAfterAll ? 2u : 1u, .foreign = answersAfterAll ? 0u : 1u}));
        QCOMPARE(bench.answers[1].kind, answersAfterAll ? Answer::Kind::Valid : Answer::Kind::NoAnswer);
    }

    /// Nobody need ask for a meter's late answer to be news.
    void lateWithoutAQuestion()
    {
        Bench bench;
        int told = 0;
        bench.reader.setIsOlder([&](quint8 unit, quint8, int bytes) {
            told += unit == 1 && bytes == 12 ? 1 : 0;
            return true;
        });
        bench.ask(20ms);
        QTRY_COMPARE(bench.answers.size(), 1);
        bench.line.hear(Right.first(5));
        QCOMPARE(told, 0);
        bench.line.hear(Right.mid(5));
        QTRY_COMPARE(told, 1);
        QCOMPARE(bench.reader.counts(), LineCounts{.late = 1});
        // A copy of an answer, too, is counted by itself.
        bench.ask();
        bench.line.hear(Right + Right);
        QCOMPARE(bench.answers.size(), 2);
        QTRY_COMPARE(bench.reader.counts().doubled, 1u);
    }

    void betweenRequests()
    {
        Bench bench;
        bench.line.hear(Right);
        bench.line.hear("\xFF\xFE");
        bench.line.hear(QByteArray(20'000, '\xAA')); // a babbling line stays bounded
        bench.ask();
        QCOMPARE(bench.reader.counts().late, 1u);
        QVERIFY(bench.reader.counts().noise >= 1u);
        bench.line.hear(Right);
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].kind, Answer::Kind::Valid);
    }

    void fasterThanTheWire()
    {
        Bench slow({.character = 100ms, .gap = 30ms, .rejectTooFast = true});
        slow.ask(10s);
        slow.line.hear(Right);
        QVERIFY(slow.answers.isEmpty());
        QCOMPARE(slow.reader.counts().tooFast, 1u);
        slow.reader.abort();
        Bench pty({.character = 100ms, .gap = 30ms, .rejectTooFast = false});
        pty.ask(10s);
        pty.line.hear(Right);
        QCOMPARE(pty.answers.size(), 1);
    }

    void aLineThatNeverFallsSilent()
    {
        Bench bench;
        bench.ask(20ms);
        QTimer babble;
        connect(&babble, &QTimer::timeout, this, [&] { bench.line.hear("\x01\x03\xF0"); });
        babble.start(5ms);
        QTRY_COMPARE(bench.answers.size(), 1);
        QVERIFY(bench.answers[0].kind != Answer::Kind::Valid);
        QVERIFY(bench.answers[0].raw.size() <= 512);
    }

    void abortAndLetGo()
    {
        Bench bench;
        bench.ask();
        bench.reader.abort();
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].kind, Answer::Kind::Aborted);
        QVERIFY(!bench.reader.isBusy());
        bench.ask();
        bench.reader.setDevice(nullptr, {});
        QCOMPARE(bench.answers.size(), 2);
        bench.line.hear(Right); // nobody listens
        QCOMPARE(bench.answers.size(), 2);
    }

    /// Random bytes, and right answers with random damage: never a wrong value, never a hang.
    void randomBytes()
    {
        Bench bench({.character = 0ns, .gap = 1ms, .rejectTooFast = false});
        QSignalSpy finished(&bench.reader, &FrameReader::finished);
        quint32 state = 1;
        const auto next = [&state] {
            state = state * 1664525 + 1013904223;
            return state >> 8;
        };
        for (int round = 1; round <= 400; ++round) {
            bench.ask(3ms);
            QByteArray bytes = Right;
            for (quint32 i = 0; i < 1 + next() % 4; ++i)
                bytes[next() % bytes.size()] = static_cast<char>(next());
            if (next() % 3 == 0) {
                bytes.clear();
                for (quint32 i = 0; i < next() % 300; ++i)
                    bytes.append(static_cast<char>(next() % 5));
            }
            bench.line.hear(bytes);
            QVERIFY(bench.answers.size() == round || finished.wait(5000));
            QCOMPARE(bench.answers.size(), round);
            if (bench.answers.last().kind == Answer::Kind::Valid)
                QCOMPARE(bench.answers.last().values, Right.mid(3, 12));
        }
    }
};

QTEST_GUILESS_MAIN(TestFrameReader)
#include "tst_framereader.moc"
