// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/framefields.h"
#include "modbus/framereader.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using modbus::FrameField;
using modbus::Framing;
using Kind = FrameField::Kind;
using Fields = QList<FrameField>;

namespace {

const QString Frames = QStringLiteral(METERDECK_SOURCE_DIR "/tests/modbus/meterframes");

QByteArray bytes(const char *hex) { return QByteArray::fromHex(hex); }

QByteArray withSum(const char *hex)
{
    QByteArray frame = bytes(hex);
    const quint16 sum = modbus::crc16(frame);
    return frame + char(sum & 0xFF) + char(sum >> 8);
}

const char *name(Kind kind)
{
    static const char *const names[] = {"transaction", "protocol",  "length", "unit",  "function",  "address",
                                        "count",       "bytecount", "regs",   "coils", "coilvalue", "code",
                                        "data",        "crc",       "echo",   "stray", "missing"};
    return names[int(kind)];
}

/// "unit=1 function=4 …"; what is wrong is told with what it should be: "crc=1a1b!9fb1".
QString story(const Fields &fields)
{
    QStringList parts;
    for (const FrameField &field : fields) {
        QString part = QString::fromLatin1(name(field.kind));
        if (field.kind == Kind::Echo || field.kind == Kind::Stray)
            part += u'*' + QString::number(field.size);
        else if (field.kind == Kind::Registers || field.kind == Kind::Coils || field.kind == Kind::Data)
            part += (field.address < 0 ? QString() : u"@%1"_s.arg(field.address)) + u'*' +
                    QString::number(field.size);
        else
            part += u'=' + QString::number(field.number, 16);
        if (field.expected)
            part += u'!' + QString::number(*field.expected, 16);
        parts << part;
    }
    return parts.join(u' ');
}

/// Each byte is in a field and no field lies outside; fields that share bytes are bits of one register.
bool covers(const Fields &fields, qsizetype size)
{
    QList<bool> seen(size, false);
    for (const FrameField &field : fields) {
        if (field.at < 0 || field.at + field.size > size)
            return false;
        for (int at = field.at; at < field.at + field.size; ++at)
            seen[at] = true;
    }
    return !seen.contains(false);
}

QStringList profileIds()
{
    QStringList ids;
    const auto files = QDir(Frames).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QFileInfo &file : files)
        ids << file.completeBaseName();
    return ids;
}

QJsonArray exchangesOf(const QString &id)
{
    QFile file(Frames + u'/' + id + u".json"_s);
    return file.open(QIODevice::ReadOnly)
               ? QJsonDocument::fromJson(file.readAll()).object()["exchanges"_L1].toArray()
               : QJsonArray();
}

QByteArray frameOf(const QJsonValue &value) { return QByteArray::fromHex(value.toString().toLatin1()); }

} // namespace

class TestFrameFields : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_profiles = core::ProfileStore::load({}, nullptr); }

    void framesOfRealMeters_data()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : profileIds())
            QTest::newRow(qPrintable(id)) << id;
    }

    void framesOfRealMeters()
    {
        QFETCH(QString, id);
        const core::ProfilePtr profile = m_profiles.find(core::ProfileId(id));
        QVERIFY(profile);
        const auto rules = modbus::registerRules(*profile);
        QVERIFY(!rules.isEmpty());
        const QJsonArray exchanges = exchangesOf(id);
        QVERIFY(!exchanges.isEmpty());
        for (const QJsonValue &exchange : exchanges) {
            const QByteArray request = frameOf(exchange["request"_L1]);
            const QByteArray answer = frameOf(exchange["answer"_L1]);
            const Fields asked = modbus::requestFields(request, Framing::Rtu);
            const Fields said = modbus::answerFields(answer, Framing::Rtu, request, rules);
            QVERIFY(covers(asked, request.size()) && covers(said, answer.size()));
            QVERIFY2(std::none_of(asked.begin(), asked.end(), std::mem_fn(&FrameField::isWrong)) &&
                         std::none_of(said.begin(), said.end(), std::mem_fn(&FrameField::isWrong)),
                     qPrintable(story(asked) + u" / "_s + story(said)));
            QCOMPARE(asked.last().kind, Kind::Checksum);
            // Each value that the fixture's source promises stands in a field of its own.
            for (const QJsonValue &wanted : exchange["expect"_L1].toArray()) {
                const auto quantity = wanted[0].toString();
                const auto found = std::find_if(said.begin(), said.end(), [&](const FrameField &field) {
                    return field.rule >= 0 && core::quantityName(rules.at(field.rule).quantity) == quantity &&
                           rules.at(field.rule).channel == wanted[1].toString();
                });
                QVERIFY2(found != said.end(), qPrintable(quantity + story(said)));
                if (wanted[2].isNull()) {
                    QVERIFY(!found->value && found->flaw != modbus::Flaw::None);
                    continue;
                }
                QVERIFY2(found->value, qPrintable(quantity));
                const double number = wanted[2].toDouble();
                QVERIFY2(std::abs(*found->value - number) <= 1e-6 * std::max(1.0, std::abs(number)),
                         qPrintable(u"%1: %2 for %3"_s.arg(quantity).arg(*found->value).arg(number)));
            }
        }
    }

    /// A damaged or foreign answer names its parts and never gives a value.
    void trap45_noValueOutOfWhatWasNotAnswered()
    {
        const auto rules = modbus::registerRules(*m_profiles.find(core::ProfileId(u"pzem-004t"_s)));
        const QByteArray request = bytes("01040000000a700d");
        const QByteArray answer = bytes("010414090a05fc00000c73000011eb000101f4005a00009fb1");
        const auto values = [&](const QByteArray &heard, const QByteArray &asked) {
            const Fields fields = modbus::answerFields(heard, Framing::Rtu, asked, rules);
            return std::count_if(fields.begin(), fields.end(),
                                 [](const FrameField &field) { return field.value.has_value(); });
        };
        QCOMPARE(values(answer, request), 6);
        for (qsizetype at = 0; at < answer.size(); ++at) {
            QByteArray broken = answer;
            broken[at] = char(broken[at] ^ 0x10);
            QCOMPARE(values(broken, request), 0);
            QCOMPARE(values(answer.first(at), request), 0);
            QVERIFY(covers(modbus::answerFields(broken, Framing::Rtu, request, rules), broken.size()));
            QVERIFY(covers(modbus::answerFields(answer.first(at), Framing::Rtu, request, rules), at));
        }
        QCOMPARE(values(answer, withSum("010400000008")), 0); // eight registers were asked for
        QCOMPARE(values(answer, withSum("02040000000a")), 0); // and another unit
        QCOMPARE(values(request + answer, request), 6);       // an echo before it
    }

    void fields_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("heard");
        QTest::addColumn<bool>("network");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("said");
        const auto rtu = [](const char *label, const QByteArray &request, const QByteArray &heard,
                            const QString &asked, const QString &said) {
            QTest::newRow(label) << request << heard << false << asked << said;
        };
        const auto tcp = [](const char *label, const QByteArray &request, const QByteArray &heard,
                            const QString &asked, const QString &said) {
            QTest::newRow(label) << request << heard << true << asked << said;
        };
        const QByteArray sdm = bytes("01040000000271cb");
        const QByteArray sdmSaid = bytes("0104044366800 06fdf");
        const auto plain = u"unit=1 function=4 address=0 count=2 crc=71cb"_s;
        const auto good = u"unit=1 function=4 bytecount=4 regs@0*4 crc=6fdf"_s;
        rtu("a read", sdm, sdmSaid, plain, good);
        rtu("echo before", sdm, sdm + sdmSaid, plain, u"echo*8 "_s + good);
        rtu("noise before", sdm, bytes("00ff") + sdmSaid, plain, u"stray*2 "_s + good);
        rtu("noise behind", sdm, sdmSaid + bytes("fe"), plain, good + u" stray*1"_s);
        rtu("twice", sdm, sdmSaid + sdmSaid, plain, good + u' ' + good);
        rtu("nothing", sdm, {}, plain, {});
        rtu("checksum", sdm, bytes("01040443668001 6fdf"), plain,
            u"unit=1 function=4 bytecount=4 regs@0*4 crc=6fdf!ae1f"_s);
        rtu("cut short", sdm, sdmSaid.first(6), plain, u"unit=1 function=4 bytecount=4 regs@0*3 missing=3"_s);
        rtu("only its head", sdm, sdmSaid.first(2), plain, u"unit=1 function=4 missing=1"_s);
        rtu("noise only", sdm, bytes("fe55aa"), plain, u"stray*3"_s);
        rtu("another unit", sdm, withSum("02040443668000"), plain,
            u"unit=2!1 function=4 bytecount=4 regs@0*4 crc=%1"_s.arg(sumOf("02040443668000")));
        rtu("another function", sdm, withSum("01030443668000"), plain,
            u"unit=1 function=3!4 bytecount=4 regs*4 crc=%1"_s.arg(sumOf("01030443668000")));
        rtu("other byte count", sdm, withSum("0104024366"), plain,
            u"unit=1 function=4 bytecount=2!4 regs*2 crc=%1"_s.arg(sumOf("0104024366")));
        rtu("exception", sdm, withSum("018402"), plain, u"unit=1 function=84 code=2 crc=c2c1"_s);
        rtu("coils", withSum("010100130005"), withSum("01010115"),
            u"unit=1 function=1 address=13 count=5 crc=%1"_s.arg(sumOf("010100130005")),
            u"unit=1 function=1 bytecount=1 coils@19*1 crc=%1"_s.arg(sumOf("01010115")));
        rtu("one coil", withSum("01050000ff00"), withSum("01050000ff00"),
            u"unit=1 function=5 address=0 coilvalue=ff00 crc=8c3a"_s,
            u"unit=1 function=5 address=0 coilvalue=ff00 crc=8c3a"_s);
        rtu("one coil, echoed", withSum("01050000ff00"), withSum("01050000ff00") + withSum("01050000ff00"),
            u"unit=1 function=5 address=0 coilvalue=ff00 crc=8c3a"_s,
            u"echo*8 unit=1 function=5 address=0 coilvalue=ff00 crc=8c3a"_s);
        rtu("one coil, the other way", withSum("01050000ff00"), withSum("010500000000"),
            u"unit=1 function=5 address=0 coilvalue=ff00 crc=8c3a"_s,
            u"unit=1 function=5 address=0 coilvalue=0!ff00 crc=cdca"_s);
        rtu("one register", bytes("010600020005e809"), bytes("010600020005e809"),
            u"unit=1 function=6 address=2 regs@2*2 crc=e809"_s,
            u"unit=1 function=6 address=2 regs@2*2 crc=e809"_s);
        rtu("several registers", withSum("0110000a0002040001 0002"), withSum("0110000a0002"),
            u"unit=1 function=10 address=a count=2 bytecount=4 regs@10*4 crc=%1"_s.arg(
                sumOf("0110000a00020400010002")),
            u"unit=1 function=10 address=a count=2 crc=%1"_s.arg(sumOf("0110000a0002")));
        rtu("several coils", withSum("010f0013000a02cd01"), withSum("010f0013000a"),
            u"unit=1 function=f address=13 count=a bytecount=2 coils@19*2 crc=%1"_s.arg(
                sumOf("010f0013000a02cd01")),
            u"unit=1 function=f address=13 count=a crc=%1"_s.arg(sumOf("010f0013000a")));
        rtu("resetting energy", bytes("01428011"), bytes("01428011"), u"unit=1 function=42 crc=8011"_s,
            u"unit=1 function=42 crc=8011"_s);
        rtu("resetting energy, refused", bytes("01428011"), withSum("01c204"),
            u"unit=1 function=42 crc=8011"_s, u"unit=1 function=c2 code=4 crc=%1"_s.arg(sumOf("01c204")));
        rtu("too short for a request", bytes("0104"), {}, u"stray*2"_s, {});

        const QByteArray mbap = bytes("0007 0000 0006 01 04 0000 0002");
        const auto head = u"transaction=7 protocol=0 length=6 unit=1 function=4 address=0 count=2"_s;
        const auto says = u"transaction=7 protocol=0 length=7 unit=1 function=4 bytecount=4 regs@0*4"_s;
        tcp("over TCP", mbap, bytes("0007 0000 0007 01 04 04 43668000"), head, says);
        tcp("over TCP, another's first", mbap,
            bytes("0006 0000 0007 01 04 04 43668000 0007 0000 0007 01 04 04 43668000"), head,
            u"transaction=6!7 protocol=0 length=7 unit=1 function=4 bytecount=4 regs@0*4 "_s + says);
        tcp("over TCP, no protocol", mbap, bytes("0007 0001 0007 01 04 04 43668000"), head,
            u"transaction=7 protocol=1!0 length=7 unit=1 function=4 bytecount=4 regs@0*4"_s);
        tcp("over TCP, exception", mbap, bytes("0007 0000 0003 01 84 0b"), head,
            u"transaction=7 protocol=0 length=3 unit=1 function=84 code=b"_s);
        tcp("over TCP, an exception that says too much", mbap, bytes("0007 0000 0005 01 84 0b 0102"), head,
            u"transaction=7 protocol=0 length=5 unit=1 function=84 code=b data*2"_s);
        tcp("over TCP, cut short", mbap, bytes("0007 0000 0007 01 04 04 4366"), head,
            u"transaction=7 protocol=0 length=7 unit=1 function=4 bytecount=4 regs@0*2 missing=2"_s);
        tcp("over TCP, no whole head", mbap, bytes("0007 00"), head, u"transaction=7 data*1 missing=1"_s);
    }

    void fields()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, heard);
        QFETCH(bool, network);
        QFETCH(QString, asked);
        QFETCH(QString, said);
        const Framing framing = network ? Framing::Mbap : Framing::Rtu;
        const Fields first = modbus::requestFields(request, framing);
        const Fields second = modbus::answerFields(heard, framing, request);
        QCOMPARE(story(first), asked);
        QCOMPARE(story(second), said);
        QVERIFY(covers(first, request.size()));
        QVERIFY(covers(second, heard.size()));
    }

    void bitsOfOneRegisterAreFieldsOfTheirOwn()
    {
        QList<modbus::RegisterRule> rules(2);
        rules[0].address = rules[1].address = 5;
        rules[0].mask = 0x00FF;
        rules[1].mask = 0xFF00;
        rules[1].shift = 8;
        const QByteArray request = withSum("010300040003");
        const Fields fields =
            modbus::answerFields(withSum("0103060001 0203 0004"), Framing::Rtu, request, rules);
        QCOMPARE(story(fields),
                 u"unit=1 function=3 bytecount=6 regs@4*2 regs@5*2 regs@5*2 regs@6*2 crc=%1"_s.arg(
                     sumOf("0103060001 0203 0004")));
        QCOMPARE(fields.at(4).value, 3.0);
        QCOMPARE(fields.at(5).value, 2.0);
    }

    void registersOfAWriteAreNamed()
    {
        QList<modbus::RegisterRule> rules(1);
        rules[0].address = 2;
        const Fields fields = modbus::requestFields(bytes("010600020005e809"), Framing::Rtu, rules);
        QCOMPARE(fields.at(3).rule, 0);
        QCOMPARE(fields.at(3).value, 5.0);
    }

    void aProfileOfAnotherCodecHasNoRegisters()
    {
        const core::ProfilePtr profile = m_profiles.find(core::ProfileId(u"iot-smart-meter"_s));
        QVERIFY(profile);
        QVERIFY(modbus::registerRules(*profile).isEmpty());
        QVERIFY(!modbus::firstRead(*profile));
        const auto read = modbus::firstRead(*m_profiles.find(core::ProfileId(u"pzem-004t"_s)));
        QVERIFY(read);
        QCOMPARE(int(read->function), 4);
        QVERIFY(read->count > 0);
    }

private:
    static QString sumOf(const char *hex)
    {
        const QByteArray frame = withSum(hex);
        return QString::number(quint8(frame.at(frame.size() - 2)) << 8 | quint8(frame.back()), 16);
    }

    core::ProfileStore m_profiles;
};

QTEST_GUILESS_MAIN(TestFrameFields)
#include "tst_framefields.moc"
