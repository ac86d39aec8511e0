// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/framereader.h"
#include "modbus/mbapreader.h"
#include "modbus/writemap.h"
#include "scriptedline.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using modbus::Answer;
using modbus::FrameReader;
using modbus::MbapReader;
using Kind = Answer::Kind;

namespace {

QByteArray sealed(const char *hex)
{
    QByteArray frame = QByteArray::fromHex(hex);
    const quint16 sum = modbus::crc16(frame);
    return frame.append(static_cast<char>(sum & 0xFF)).append(static_cast<char>(sum >> 8));
}

const QByteArray Order = QByteArray::fromHex("0600020005");
const QByteArray Copy = sealed("010600020005");

} // namespace

/// What is an answer to a write and what is not, frame by frame.
class TestWriteFrames : public QObject
{
    Q_OBJECT

private slots:
    void answers_data();
    void answers();
    void onALineWhoseKindIsKnown_data();
    void onALineWhoseKindIsKnown();
    void overTcp_data();
    void overTcp();
};

void TestWriteFrames::answers_data()
{
    QTest::addColumn<QByteArray>("pdu");
    QTest::addColumn<QList<QByteArray>>("heard");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("doubtful");
    const QByteArray many = QByteArray::fromHex("10001E00020400004020");
    const QByteArray manyCopy = sealed("0110001E00020400004020");
    const QByteArray taken = sealed("0110001E0002");
    const QByteArray reset = QByteArray::fromHex("42");
    QTest::newRow("one copy") << Order << QList{Copy} << Kind::Valid << true;
    QTest::newRow("two copies") << Order << QList{Copy, Copy} << Kind::Valid << false;
    QTest::newRow("two copies at once") << Order << QList{Copy + Copy} << Kind::Valid << false;
    QTest::newRow("nothing") << Order << QList<QByteArray>{} << Kind::NoAnswer << false;
    QTest::newRow("another register") << Order << QList{sealed("010600030005")} << Kind::Foreign << false;
    QTest::newRow("another value") << Order << QList{sealed("010600020006")} << Kind::Foreign << false;
    QTest::newRow("another unit") << Order << QList{sealed("020600020005")} << Kind::NoAnswer << false;
    QTest::newRow("a read's answer") << Order << QList{sealed("01030200FF")} << Kind::Foreign << false;
    QTest::newRow("refused") << Order << QList{sealed("018603")} << Kind::Exception << false;
    QTest::newRow("a read refused") << Order << QList{sealed("018303")} << Kind::Foreign << false;
    QTest::newRow("an echo, then refused")
        << Order << QList{Copy, sealed("018602")} << Kind::Exception << false;
    QTest::newRow("damaged") << Order << QList{Copy.first(7) + QByteArray(1, '\x55')} << Kind::Crc << false;
    QTest::newRow("cut short") << Order << QList{Copy.first(5)} << Kind::Short << false;
    QTest::newRow("many: taken") << many << QList{taken} << Kind::Valid << false;
    QTest::newRow("many: an echo alone") << many << QList{manyCopy} << Kind::NoAnswer << false;
    QTest::newRow("many: an echo, taken") << many << QList{manyCopy, taken} << Kind::Valid << false;
    QTest::newRow("many: fewer") << many << QList{sealed("0110001E0001")} << Kind::Foreign << false;
    QTest::newRow("reset: one copy") << reset << QList{sealed("0142")} << Kind::Valid << true;
    QTest::newRow("reset: two copies")
        << reset << QList{sealed("0142"), sealed("0142")} << Kind::Valid << false;
    QTest::newRow("reset refused") << reset << QList{sealed("01C204")} << Kind::Exception << false;
}

void TestWriteFrames::answers()
{
    QFETCH(QByteArray, pdu);
    QFETCH(QList<QByteArray>, heard);
    QFETCH(Kind, kind);
    QFETCH(bool, doubtful);
    ScriptedLine line;
    FrameReader reader;
    reader.setDevice(&line, {});
    QSignalSpy finished(&reader, &FrameReader::finished);
    reader.write(1, pdu, modbus::writeAnswer(pdu), 150ms);
    for (const QByteArray &bytes : heard)
        line.hear(bytes);
    QTRY_COMPARE(finished.size(), 1);
    const auto answer = finished[0][0].value<Answer>();
    QCOMPARE(answer.kind, kind);
    QCOMPARE(answer.doubtful, doubtful);
}

void TestWriteFrames::onALineWhoseKindIsKnown_data()
{
    QTest::addColumn<bool>("echoes");
    QTest::addColumn<int>("copies");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("quiet line, its answer") << false << 1 << Kind::Valid;
    QTest::newRow("quiet line, nothing") << false << 0 << Kind::NoAnswer;
    QTest::newRow("echoing line, the echo alone") << true << 1 << Kind::NoAnswer;
    QTest::newRow("echoing line, echo and answer") << true << 2 << Kind::Valid;
}

void TestWriteFrames::onALineWhoseKindIsKnown()
{
    QFETCH(bool, echoes);
    QFETCH(int, copies);
    QFETCH(Kind, kind);
    ScriptedLine line;
    FrameReader reader;
    reader.setDevice(&line, {});
    QSignalSpy finished(&reader, &FrameReader::finished);
    reader.ask(1, QModbusRequest(QModbusPdu::ReadHoldingRegisters, quint16(2), quint16(1)), 2, 500ms);
    if (echoes)
        line.hear(reader.request());
    line.hear(sealed("0103020001"));
    QTRY_COMPARE(finished.size(), 1);
    reader.write(1, Order, modbus::writeAnswer(Order), 150ms);
    for (int i = 0; i < copies; ++i)
        line.hear(Copy);
    QTRY_COMPARE(finished.size(), 2);
    const auto answer = finished[1][0].value<Answer>();
    QCOMPARE(answer.kind, kind);
    QVERIFY(!answer.doubtful);
    QCOMPARE(reader.counts().echo, echoes ? 2u : 0u);
}

void TestWriteFrames::overTcp_data()
{
    QTest::addColumn<QByteArray>("pdu");
    QTest::addColumn<QByteArray>("answer"); ///< unit and PDU
    QTest::addColumn<Kind>("kind");
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    const QByteArray reset = hex("42");
    QTest::newRow("taken") << Order << hex("010600020005") << Kind::Valid;
    QTest::newRow("another value") << Order << hex("010600020006") << Kind::Foreign;
    QTest::newRow("another unit") << Order << hex("020600020005") << Kind::Foreign;
    QTest::newRow("refused") << Order << hex("018603") << Kind::Exception;
    QTest::newRow("a read's answer") << Order << hex("01030200FF") << Kind::Foreign;
    QTest::newRow("many taken") << hex("10001E00020400004020") << hex("0110001E0002") << Kind::Valid;
    QTest::newRow("reset") << reset << hex("0142") << Kind::Valid;
    QTest::newRow("reset refused") << reset << hex("01C201") << Kind::Exception;
}

void TestWriteFrames::overTcp()
{
    QFETCH(QByteArray, pdu);
    QFETCH(QByteArray, answer);
    QFETCH(Kind, kind);
    ScriptedLine line;
    MbapReader reader;
    reader.setDevice(&line);
    QSignalSpy finished(&reader, &MbapReader::finished);
    const quint16 number = reader.write(1, pdu, modbus::writeAnswer(pdu), 150ms);
    QCOMPARE(line.written.mid(7), pdu);
    QByteArray frame(6, '\0');
    frame[0] = static_cast<char>(number >> 8);
    frame[1] = static_cast<char>(number & 0xFF);
    frame[5] = static_cast<char>(answer.size());
    line.hear(frame + answer);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished[0][1].value<Answer>().kind, kind);
}

QTEST_GUILESS_MAIN(TestWriteFrames)
#include "tst_writeframes.moc"
