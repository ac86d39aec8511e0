// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include "peers/libmodbusslave.h"
#include "peers/tcpslave.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ProbeRequest;
using core::ProbeResult;
using peers::RtuSlave;
using peers::TcpSlave;

namespace {

/// A meter whose registers hold their own address and unit.
quint16 word(quint8 unit, quint16 address) { return quint16(unit * 256 + address); }

QByteArray wordsOf(int unit, int address, int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i) {
        const quint16 value = word(quint8(unit), quint16(address + i));
        bytes.append(char(value >> 8)).append(char(value & 0xFF));
    }
    return bytes;
}

/// Bits as an answer to function 1 or 2 packs them: the first is the lowest of the first byte.
QByteArray bitsOf(int from, int count, const std::function<bool(int)> &isOn)
{
    QByteArray bytes((count + 7) / 8, '\0');
    for (int i = 0; i < count; ++i) {
        if (isOn(from + i))
            bytes[i / 8] = char(bytes[i / 8] | (1 << (i % 8)));
    }
    return bytes;
}

core::ProfilePtr twoWords()
{
    return modbusProfile(R"({"registers":[{"address":6,"quantity":"voltage","type":"u32"}]})");
}

void ask(BusFixture &bus, const ProbeRequest &request)
{
    QMetaObject::invokeMethod(bus.transport.get(), [b = bus.transport.get(), request] { b->probe(request); });
}

/// What a bus answers, in the order of the answers.
struct Probes : QObject
{
    explicit Probes(BusFixture &bus)
    {
        connect(bus.transport.get(), &core::Transport::probed, this,
                [this](const ProbeResult &result) { list.append(result); });
    }
    QList<ProbeResult> list;
};

} // namespace

/// Reads that a person asks for, beside the polls of a running bus.
class TestBusProbes : public QObject
{
    Q_OBJECT

private slots:
    void readsBetweenPolls()
    {
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {1, 7});
        slave.setValues([](const RtuSlave::Request &r, quint16 address) { return word(r.unit, address); });
        slave.start();
        bus.addDevice(u"m1"_s, 1, twoWords(), 20ms);
        bus.open();
        Probes probes(bus);
        ask(bus, {1, 1, 4, 100, 3});
        ask(bus, {2, 7, 3, 40, 1}); // a unit that no device has
        QTRY_COMPARE(probes.list.size(), 2);
        const ProbeResult first = probes.list[0];
        QVERIFY2(first.isAnswered(), qPrintable(first.verdict));
        QCOMPARE(first.request, (ProbeRequest{1, 1, 4, 100, 3}));
        QCOMPARE(first.values, wordsOf(1, 100, 3));
        QCOMPARE(first.sent.toHex(' '), "01 04 00 64 00 03 f1 d4");
        QCOMPARE(first.heard.size(), 3 + 6 + 2);
        QVERIFY(first.after >= 0us);
        QVERIFY(first.at > core::UtcTime{});
        QCOMPARE(probes.list[1].values, wordsOf(7, 40, 1));
        const int before = bus.good(u"m1"_s);
        QTRY_VERIFY(bus.good(u"m1"_s) > before); // the polls go on
        bus.close();
        slave.stop();
        for (const core::Reading &reading : std::as_const(bus.readings))
            QCOMPARE(reading.value.value_or(-1), double(word(1, 6)) * 65536 + word(1, 7));
    }

    void readsBits_data()
    {
        QTest::addColumn<int>("function");
        QTest::addColumn<int>("address");
        QTest::addColumn<int>("count");
        QTest::newRow("one coil") << 1 << 7 << 1;
        QTest::newRow("eight coils") << 1 << 0 << 8;
        QTest::newRow("nine inputs") << 2 << 3 << 9;
        QTest::newRow("seventeen inputs") << 2 << 40 << 17;
        QTest::newRow("as many as go into an answer") << 1 << 100 << 2000;
        // Three bytes of bits from 0x03.. on: such a request is formed like its own answer.
        QTest::newRow("a request like an answer") << 1 << 0x0311 << 24;
    }

    void readsBits()
    {
        QFETCH(int, function);
        QFETCH(int, address);
        QFETCH(int, count);
        const auto isOn = [](int bit) { return bit % 3 == 0 || bit % 7 == 2; };
        for (const auto fault : {RtuSlave::Fault::None, RtuSlave::Fault::Echo, RtuSlave::Fault::Split}) {
            BusFixture bus;
            RtuSlave slave(bus.line.masterFd(), {9});
            slave.setValues(
                [isOn](const RtuSlave::Request &, quint16 bit) { return quint16(isOn(bit) ? 1 : 0); });
            slave.setMood([fault](const RtuSlave::Request &) { return fault; });
            slave.start();
            bus.open();
            Probes probes(bus);
            ask(bus, {1, 9, function, address, count});
            QTRY_COMPARE_WITH_TIMEOUT(probes.list.size(), 1, 30'000);
            QVERIFY2(probes.list[0].isAnswered(), qPrintable(probes.list[0].verdict));
            QCOMPARE(probes.list[0].values, bitsOf(address, count, isOn));
            QCOMPARE(slave.log().at(0).function, quint8(function));
            bus.close();
        }
    }

    void theGeneralAddressIsAskedOfOneAlone()
    {
        const auto general = modbusProfile(
            R"({"generalUnit":248,"registers":[{"address":6,"quantity":"voltage","type":"u16"}]})");
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {248});
        slave.setValues([](const RtuSlave::Request &, quint16 address) { return address; });
        slave.start();
        bus.addDevice(u"m1"_s, 248, general, 20ms);
        bus.open();
        QTRY_VERIFY_WITH_TIMEOUT(bus.good(u"m1"_s) > 0, 30'000);
        Probes probes(bus);
        ask(bus, {1, 248, 3, 40, 1});
        QTRY_COMPARE_WITH_TIMEOUT(probes.list.size(), 1, 30'000);
        QCOMPARE(probes.list[0].values, QByteArray("\0\x28", 2));
        bus.close();
        QVERIFY(bus.failures.isEmpty());
    }

    void theGeneralAddressIsRefusedOtherwise()
    {
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {248});
        slave.start();
        bus.addDevice(u"m1"_s, 248, twoWords(), 20ms); // its profile has none
        bus.open();
        QTRY_COMPARE_WITH_TIMEOUT(bus.failures.size(), 1, 30'000);
        QCOMPARE(bus.failures.first().code, core::ErrorCode::BadInput);
        QVERIFY2(bus.failures.first().detail.contains(u"no general address 248"_s),
                 qPrintable(bus.failures.first().detail));
        Probes probes(bus);
        ask(bus, {1, 3, 3, 40, 1});
        QTRY_COMPARE_WITH_TIMEOUT(probes.list.size(), 1, 30'000); // the bus goes on
        bus.close();
        const auto log = slave.log();
        for (const auto &request : log)
            QCOMPARE(int(request.unit), 3);
    }

    void anEchoOfARequestForBitsIsNoAnswer()
    {
        BusFixture bus;
        const int fd = bus.line.masterFd();
        RtuSlave slave(fd, {9});
        // Whatever is asked comes back, and nothing else: an adapter that hears itself, and no meter.
        slave.setMood([](const RtuSlave::Request &) { return RtuSlave::Fault::EchoAlone; });
        slave.start();
        bus.settings.timeout = 150ms;
        bus.open();
        Probes probes(bus);
        ask(bus, {1, 9, 1, 0x0311, 24});
        QTRY_COMPARE_WITH_TIMEOUT(probes.list.size(), 1, 30'000);
        QVERIFY(!probes.list[0].isAnswered());
        QVERIFY(probes.list[0].values.isEmpty());
        bus.close();
    }

    void bitsThatAreLateAreNoAnswerToOthers()
    {
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {3});
        slave.setValues([](const RtuSlave::Request &, quint16 bit) { return quint16(bit < 50 ? 1 : 0); });
        slave.setMood([](const RtuSlave::Request &r) {
            return r.number == 0 ? RtuSlave::Fault::Late : RtuSlave::Fault::None;
        });
        slave.setLateBy([](const RtuSlave::Request &) { return 400ms; });
        slave.start();
        bus.settings.timeout = 300ms;
        bus.open();
        Probes probes(bus);
        ask(bus, {1, 3, 1, 0, 8});
        ask(bus, {2, 3, 1, 64, 6});  // other bits in as many bytes
        ask(bus, {3, 3, 1, 64, 20}); // another shape: clears the debt when it is answered
        QTRY_COMPARE_WITH_TIMEOUT(probes.list.size(), 3, 30'000);
        QHash<quint64, ProbeResult> byId;
        for (const ProbeResult &result : std::as_const(probes.list))
            byId.insert(result.request.id, result);
        QCOMPARE(byId[1].verdict, u"no-answer"_s);
        QCOMPARE(byId[2].values, QByteArray(1, '\0'));
        QCOMPARE(byId[3].values, QByteArray(3, '\0'));
        bus.close();
    }

    void anIndependentMeterGivesItsBits()
    {
        BusFixture bus;
        peers::LibmodbusSlave slave(bus.line.masterFd(), 5, {}, 64);
        bus.open();
        Probes probes(bus);
        ask(bus, {1, 5, 1, 2, 19});
        ask(bus, {2, 5, 2, 30, 30});
        ask(bus, {3, 5, 2, 60, 5}); // one more than it has
        QTRY_COMPARE_WITH_TIMEOUT(probes.list.size(), 3, 30'000);
        QCOMPARE(probes.list[0].values, bitsOf(2, 19, [](int bit) { return bit % 3 == 0; }));
        QCOMPARE(probes.list[1].values, bitsOf(30, 30, [](int bit) { return bit % 5 == 0; }));
        QCOMPARE(probes.list[2].verdict, u"exception"_s);
        QCOMPARE(probes.list[2].exceptionCode, 2);
        bus.close();
    }

    void failsByName_data()
    {
        using Fault = RtuSlave::Fault;
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<int>("code");
        QTest::newRow("silent") << int(Fault::Silent) << u"no-answer"_s << 0;
        QTest::newRow("crc") << int(Fault::Crc) << u"crc"_s << 0;
        QTest::newRow("short") << int(Fault::Short) << u"short"_s << 0;
        QTest::newRow("one more") << int(Fault::OneMore) << u"foreign"_s << 0;
        QTest::newRow("refused") << int(Fault::Exception2) << u"exception"_s << 2;
        QTest::newRow("busy") << int(Fault::Exception6) << u"exception"_s << 6;
    }

    void failsByName()
    {
        QFETCH(int, fault);
        QFETCH(QString, verdict);
        QFETCH(int, code);
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {9});
        slave.setValues([](const RtuSlave::Request &r, quint16 address) { return word(r.unit, address); });
        slave.setMood([fault](const RtuSlave::Request &) { return RtuSlave::Fault(fault); });
        slave.start();
        bus.settings.timeout = 150ms;
        bus.open();
        Probes probes(bus);
        ask(bus, {5, 9, 3, 0, 2});
        QTRY_COMPARE(probes.list.size(), 1);
        const ProbeResult result = probes.list[0];
        QCOMPARE(result.verdict, verdict);
        QCOMPARE(result.exceptionCode, code);
        QVERIFY(result.values.isEmpty());
        QVERIFY(!result.sent.isEmpty());
        QVERIFY(result.error.where.contains(u"unit 9"_s));
        QVERIFY(!result.error.detail.isEmpty());
        QVERIFY(bus.failures.isEmpty()); // a person's read is no trouble of the bus
        bus.close();
    }

    void refusesWhatItCannotAsk_data()
    {
        QTest::addColumn<ProbeRequest>("request");
        QTest::newRow("unit 0 on a serial line") << ProbeRequest{1, 0, 3, 0, 1};
        QTest::newRow("unit 248") << ProbeRequest{1, 248, 3, 0, 1};
        QTest::newRow("a writing function") << ProbeRequest{1, 1, 6, 0, 1};
        QTest::newRow("nothing") << ProbeRequest{1, 1, 3, 0, 0};
        QTest::newRow("too many registers") << ProbeRequest{1, 1, 3, 0, 126};
        QTest::newRow("too many bits") << ProbeRequest{1, 1, 1, 0, 2001};
        QTest::newRow("beyond the end") << ProbeRequest{1, 1, 3, 65535, 2};
    }

    void refusesWhatItCannotAsk()
    {
        QFETCH(ProbeRequest, request);
        BusFixture bus;
        bus.open();
        Probes probes(bus);
        ask(bus, request);
        QTRY_COMPARE(probes.list.size(), 1);
        QCOMPARE(probes.list[0].verdict, u"not-asked"_s);
        QCOMPARE(probes.list[0].error.code, core::ErrorCode::BadInput);
        QVERIFY(probes.list[0].sent.isEmpty());
        bus.close();
    }

    void keepsTheShapeRule()
    {
        // The answer to a read that was given up may still come: the same shape is not asked meanwhile.
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {3});
        slave.setValues([](const RtuSlave::Request &r, quint16 address) { return word(r.unit, address); });
        slave.setMood([](const RtuSlave::Request &r) {
            return r.number == 0 ? RtuSlave::Fault::Late : RtuSlave::Fault::None;
        });
        slave.setLateBy([](const RtuSlave::Request &) { return 400ms; });
        slave.start();
        bus.settings.timeout = 300ms;
        bus.open();
        Probes probes(bus);
        ask(bus, {1, 3, 3, 10, 2});
        ask(bus, {2, 3, 3, 50, 2}); // would take the late answer of the first for its own
        ask(bus, {3, 3, 3, 80, 4}); // another shape: clears the debt when it is answered
        QTRY_COMPARE(probes.list.size(), 3);
        QHash<quint64, ProbeResult> byId;
        for (const ProbeResult &result : std::as_const(probes.list))
            byId.insert(result.request.id, result);
        QCOMPARE(byId[1].verdict, u"no-answer"_s);
        QCOMPARE(byId[2].values, wordsOf(3, 50, 2));
        QCOMPARE(byId[3].values, wordsOf(3, 80, 4));
        QCOMPARE(slave.log().at(1).count, quint16(4));
        bus.close();
    }

    void givesUpWhenTheTurnDoesNotCome()
    {
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {3});
        slave.setMood([](const RtuSlave::Request &) { return RtuSlave::Fault::Silent; });
        slave.start();
        bus.settings.timeout = 50ms;
        auto options = BusFixture::quickOptions();
        options.probePatience = 200ms;
        bus.open(options);
        Probes probes(bus);
        ask(bus, {1, 3, 3, 10, 2});
        ask(bus, {2, 3, 3, 50, 2}); // owed for five seconds
        QTRY_COMPARE(probes.list.size(), 2);
        QCOMPARE(probes.list[1].verdict, u"not-asked"_s);
        QCOMPARE(probes.list[1].error.code, core::ErrorCode::Timeout);
        QCOMPARE(slave.requestCount(), 1);
        bus.close();
    }

    void manyReadsLeaveThePollsTheirTurn()
    {
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {1, 2});
        slave.start();
        const auto twoShapes = modbusProfile(R"({"registers":[{"address":6,"quantity":"voltage","type":"u32"},
            {"address":20,"quantity":"current","type":"u16"}]})");
        bus.addDevice(u"m1"_s, 1, twoShapes, 1ms); // always due
        bus.open();
        Probes probes(bus);
        for (int i = 0; i < 40; ++i)
            ask(bus, {quint64(i + 1), 2, 3, i, 1 + i % 4});
        QTRY_COMPARE(probes.list.size(), 40);
        bus.close();
        int inARow = 0;
        int most = 0;
        const auto log = slave.log();
        for (const auto &request : log) {
            inARow = request.unit == 2 ? inARow + 1 : 0;
            most = std::max(most, inARow);
        }
        QVERIFY2(most <= 2, qPrintable(QString::number(most))); // two only where no poll was free to go
    }

    void answersAllWhenTheBusStops()
    {
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {3});
        slave.setMood([](const RtuSlave::Request &) { return RtuSlave::Fault::Silent; });
        slave.start();
        bus.settings.timeout = 5s;
        bus.open();
        Probes probes(bus);
        ask(bus, {1, 3, 3, 10, 2});
        ask(bus, {2, 3, 3, 50, 4});
        QTRY_COMPARE(slave.requestCount(), 1);
        bus.stop();
        QCoreApplication::sendPostedEvents(&probes);
        QCOMPARE(probes.list.size(), 2);
        QCOMPARE(probes.list[0].verdict, u"aborted"_s);
        QCOMPARE(probes.list[1].verdict, u"not-asked"_s);
        bus.close();
    }

    void isSeenOnTheWire()
    {
        BusFixture bus;
        RtuSlave slave(bus.line.masterFd(), {3});
        slave.start();
        bus.open();
        QList<core::WireRecord> records;
        connect(bus.transport.get(), &core::Transport::wireSeen, this,
                [&](const core::WireReport &report) { records += report.records; });
        QMetaObject::invokeMethod(bus.transport.get(), [b = bus.transport.get()] { b->watch(true); });
        ask(bus, {1, 3, 3, 10, 2});
        QTRY_COMPARE(records.size(), 2);
        QCOMPARE(records[0].direction, core::WireRecord::Direction::Sent);
        QCOMPARE(records[1].direction, core::WireRecord::Direction::Heard);
        QCOMPARE(records[1].unit, 3);
        bus.close();
    }

    void readsOverModbusTcp()
    {
        TcpSlave slave;
        slave.setValues([](const TcpSlave::Request &r, quint16 address) { return word(r.unit, address); });
        BusFixture bus;
        bus.settings.type = u"modbus-tcp"_s;
        bus.settings.host = u"127.0.0.1"_s;
        bus.settings.tcpPort = slave.port();
        bus.settings.inFlight = 4;
        bus.addDevice(u"m1"_s, 1, twoWords(), 20ms);
        bus.open();
        QTRY_VERIFY(bus.good(u"m1"_s) > 0);
        Probes probes(bus);
        ask(bus, {1, 1, 3, 6, 2}); // the same shape as the polls
        ask(bus, {2, 0, 4, 30, 5});
        QTRY_COMPARE(probes.list.size(), 2);
        QHash<quint64, ProbeResult> byId;
        for (const ProbeResult &result : std::as_const(probes.list))
            byId.insert(result.request.id, result);
        QCOMPARE(byId[1].values, wordsOf(1, 6, 2));
        QCOMPARE(byId[2].values, wordsOf(0, 30, 5));
        ask(bus, {4, 1, 1, 30, 12});
        QTRY_COMPARE(probes.list.size(), 3);
        QCOMPARE(probes.list[2].values, bitsOf(30, 12, [](int bit) { return bit % 2 == 1; }));
        slave.setExceptionCode(2);
        slave.setMood([](const TcpSlave::Request &r) {
            return r.address == 99 ? TcpSlave::Fault::Exception : TcpSlave::Fault::None;
        });
        ask(bus, {3, 1, 3, 99, 1});
        QTRY_COMPARE(probes.list.size(), 4);
        QCOMPARE(probes.list[3].exceptionCode, 2);
        bus.close();
    }

    void saysThatTheLineIsAway()
    {
        BusFixture bus;
        bus.settings.port = u"/dev/no-such-port"_s;
        bus.open();
        Probes probes(bus);
        ask(bus, {1, 1, 3, 0, 1});
        QTRY_COMPARE(probes.list.size(), 1);
        QCOMPARE(probes.list[0].verdict, u"not-asked"_s);
        QCOMPARE(probes.list[0].error.code, core::ErrorCode::Unreachable);
        bus.close();
    }
};

QTEST_GUILESS_MAIN(TestBusProbes)
#include "tst_busprobes.moc"
