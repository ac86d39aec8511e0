// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include "peers/tcpslave.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::TcpSlave;
using Fault = peers::TcpSlave::Fault;
using Faults = QList<TcpSlave::Fault>;

Q_DECLARE_METATYPE(Faults)

namespace {

/// All blocks have one shape, and only numbers and registers tell them apart.
const QByteArray AlikeSection = R"({"probes":[{"function":3,"address":100,"maxCount":8}],
    "registers":[{"address":6,"quantity":"voltage","type":"u32"},
    {"address":26,"quantity":"current","type":"u32"},{"address":46,"quantity":"active_power","type":"u32"},
    {"address":66,"quantity":"frequency","type":"u32"}]})";

/// Every value tells which request, unit and register it answers.
quint32 told(const TcpSlave::Request &request, quint16 address)
{
    return request.number * 100'000 + request.unit * 1000u + address;
}

/// What a gateway or a meter does wrong while its connection stands.
const Faults WithinTheConnection{
    Fault::Silent,  Fault::Late,        Fault::Doubled,       Fault::OtherNumber, Fault::SwapNumbers,
    Fault::Reverse, Fault::ForeignUnit, Fault::OtherFunction, Fault::OneMore,     Fault::Exception};
/// What no connection survives.
const Faults OfTheConnection{Fault::Half, Fault::BadLength, Fault::OtherProtocol, Fault::Close};

} // namespace

/// One answer in four goes wrong in one of the ways of a network. Nothing wrong may be stored, and little
/// that was right lost.
class TestNetworkFaults : public QObject
{
    Q_OBJECT

private slots:
    void oneInFour_data()
    {
        QTest::addColumn<int>("units");
        QTest::addColumn<int>("inFlight");
        QTest::addColumn<Faults>("faults");
        // Some gateways give a late answer the number of the next request: then one at a time is safe, as on
        // a serial line.
        QTest::newRow("one meter, one under way")
            << 1 << 1 << WithinTheConnection + Faults{Fault::Misnumbered};
        QTest::newRow("eight meters, one under way")
            << 8 << 1 << WithinTheConnection + Faults{Fault::Misnumbered, Fault::Misnumbered};
        QTest::newRow("one meter, four under way") << 1 << 4 << WithinTheConnection;
        QTest::newRow("eight meters, four under way") << 8 << 4 << WithinTheConnection;
        QTest::newRow("eight meters, connections end") << 8 << 4 << WithinTheConnection + OfTheConnection;
    }

    void oneInFour()
    {
        QFETCH(int, units);
        QFETCH(int, inFlight);
        QFETCH(Faults, faults);
        TcpSlave slave;
        slave.setExceptionCode(6);
        slave.setLateBy(170ms);
        slave.setValues([](const TcpSlave::Request &request, quint16 address) {
            const quint32 value = told(request, address & ~1u);
            return static_cast<quint16>(address % 2 == 0 ? value >> 16 : value);
        });
        QRandomGenerator random(static_cast<quint32>(units) * 7919 + 3);
        slave.setMood([&random, faults](const TcpSlave::Request &) {
            return random.bounded(4) == 0 ? faults[random.bounded(int(faults.size()))] : Fault::None;
        });

        BusFixture bus;
        bus.settings.type = u"modbus-tcp"_s;
        bus.settings.host = u"127.0.0.1"_s;
        bus.settings.tcpPort = slave.port();
        bus.settings.inFlight = inFlight;
        bus.settings.timeout = 100ms;
        for (int unit = 1; unit <= units; ++unit)
            bus.addDevice(u"m%1"_s.arg(unit), unit, modbusProfile(AlikeSection), 5ms);
        auto options = BusFixture::quickOptions();
        options.reopenFirst = options.reopenLongest = 5ms;
        bus.open(options);
        const int polls = units == 1 ? 300 : 800;
        QTRY_VERIFY_WITH_TIMEOUT(slave.requestCount() >= polls, 60'000);
        bus.close();

        const auto log = slave.log();
        int wrong = 0;
        QSet<quint32> stored;
        for (const core::Reading &reading : std::as_const(bus.readings)) {
            if (reading.quality != core::Quality::Good)
                continue;
            const core::Series &series = bus.series->at(reading.series);
            const auto address = quint16(series.source.section(u"0x"_s, 1).toInt(nullptr, 16));
            const auto number = quint32(*reading.value / 100'000);
            const bool known = number < quint32(log.size()) && !stored.contains(number);
            if (!known || series.device.toString() != u"m%1"_s.arg(log[number].unit) ||
                *reading.value != told(log[number], address) || log[number].fault == Fault::Late ||
                log[number].fault == Fault::SwapNumbers) {
                ++wrong;
                qWarning("%s register %d: %.0f stored", qPrintable(series.device.toString()), address,
                         *reading.value);
            }
            stored.insert(number);
        }
        int faultless = 0;
        int kept = 0;
        for (const TcpSlave::Request &request : log) {
            if (request.fault != Fault::None || request.address >= 100 || request.count < 2 ||
                request.number + quint32(inFlight) >= quint32(log.size()))
                continue; // closing ended the last ones
            ++faultless;
            kept += stored.contains(request.number) ? 1 : 0;
        }
        qInfo("%lld requests, %d faultless, %d stored, %d wrong", static_cast<long long>(log.size()),
              faultless, kept, wrong);
        QCOMPARE(wrong, 0);
        QVERIFY(faultless >= polls / 3);
        // With a connection end also the answers that were on their way.
        const int least = faults.contains(Fault::Close) ? 60 : 95;
        QVERIFY2(kept * 100 >= faultless * least, qPrintable(u"%1 of %2"_s.arg(kept).arg(faultless)));
        for (const auto *kind : {"late", "foreign", "doubled", "no-answer", "exception-6"})
            QVERIFY2(bus.errors(QString::fromLatin1(kind)) > 0, kind);
    }
};

QTEST_GUILESS_MAIN(TestNetworkFaults)
#include "tst_networkfaults.moc"
