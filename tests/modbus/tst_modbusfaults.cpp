// SPDX-License-Identifier: GPL-3.0-or-later
#include "busfixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using peers::RtuSlave;

namespace {

/// Every value tells which request, unit and register it answers.
quint32 told(const RtuSlave::Request &request, quint16 address)
{
    return request.number * 100'000 + request.unit * 1000u + address;
}

const QByteArray FaultySection = R"({"maxBlock":30,"maxGap":8,
    "probes":[{"function":3,"address":6,"maxCount":6},{"function":3,"address":34,"maxCount":2},{"function":3,"address":54,"maxCount":4}],
    "registers":[{"address":6,"quantity":"voltage","type":"u32"},{"address":8,"quantity":"current","type":"u32"},
                 {"address":10,"quantity":"active_power","type":"u32"},
                 {"address":34,"quantity":"power_factor","type":"u32"},
                 {"address":54,"quantity":"frequency","type":"u32"}]})";

/// The hardest to tell apart: all blocks have one shape, and only other registers tell them apart.
const QByteArray AlikeSection = R"({"probes":[{"function":3,"address":100,"maxCount":8}],
    "registers":[{"address":6,"quantity":"voltage","type":"u32"},{"address":26,"quantity":"current","type":"u32"},
                 {"address":46,"quantity":"active_power","type":"u32"},
                 {"address":66,"quantity":"frequency","type":"u32"}]})";

} // namespace

/// One poll in four goes wrong in one of the ways lines do. Nothing wrong may be stored, and little that was
/// right lost.
class TestModbusFaults : public QObject
{
    Q_OBJECT

private slots:
    void oneInFour_data()
    {
        QTest::addColumn<int>("units");
        QTest::addColumn<QByteArray>("section");
        QTest::addColumn<int>("polls");
        QTest::newRow("one meter") << 1 << FaultySection << 200;
        QTest::newRow("eight meters") << 8 << FaultySection << 500;
        QTest::newRow("one meter, four blocks of one shape") << 1 << AlikeSection << 200;
        QTest::newRow("one meter, one block, no probes")
            << 1 << QByteArray(R"({"registers":[{"address":6,"quantity":"voltage","type":"u32"}]})") << 4;
    }

    void oneInFour()
    {
        QFETCH(int, units);
        QFETCH(QByteArray, section);
        QFETCH(int, polls);

        BusFixture bus;
        bus.settings.timeout = 100ms;
        const auto profile = modbusProfile(section);
        QList<int> numbers;
        for (int unit = 1; unit <= units; ++unit) {
            numbers.append(unit);
            bus.addDevice(u"m%1"_s.arg(unit), unit, profile, 1ms);
        }
        RtuSlave slave(bus.line.masterFd(), numbers);
        slave.setValues([](const RtuSlave::Request &request, quint16 address) {
            const quint32 value = told(request, address & ~1u);
            return static_cast<quint16>(address % 2 == 0 ? value >> 16 : value);
        });
        using F = RtuSlave::Fault;
        static constexpr F faults[] = {
            F::Silent,      F::Late,    F::Late,          F::Short,      F::ForeignUnit, F::ForeignFunction,
            F::OneMore,     F::OneLess, F::HighByteCount, F::Doubled,    F::Crc,         F::Echo,
            F::NoiseBefore, F::Garbage, F::Split,         F::Exception2, F::Exception6};
        QRandomGenerator random(static_cast<quint32>(units) * 7919 + 1);
        slave.setMood([&random](const RtuSlave::Request &) {
            return random.bounded(4) == 0 ? faults[random.bounded(static_cast<int>(std::size(faults)))]
                                          : F::None;
        });
        slave.setLateBy([&random](const RtuSlave::Request &) {
            return std::chrono::milliseconds(random.bounded(150, 400));
        });
        slave.start();
        bus.open();
        QTRY_VERIFY_WITH_TIMEOUT(slave.requestCount() >= polls, 60'000);
        bus.close();
        slave.stop();

        const auto log = slave.log();
        int wrong = 0;
        QSet<quint32> stored;
        for (const core::Reading &reading : std::as_const(bus.readings)) {
            if (reading.quality != core::Quality::Good)
                continue;
            const core::Series &series = bus.series->at(reading.series);
            // The request that was open when the value came is the last one the meters had heard by then.
            const auto after =
                std::ranges::upper_bound(log, reading.receivedSteady, {}, &RtuSlave::Request::at);
            QVERIFY(after != log.begin());
            const RtuSlave::Request &open = *std::prev(after);
            const quint16 address =
                static_cast<quint16>(series.source.section(u"0x"_s, 1).toInt(nullptr, 16));
            if (series.device.toString() != u"m%1"_s.arg(open.unit) ||
                *reading.value != told(open, address)) {
                ++wrong;
                qWarning("%s register %d: %.0f stored, %u was right", qPrintable(series.device.toString()),
                         address, *reading.value, told(open, address));
            }
            stored.insert(open.number);
        }
        int faultless = 0;
        int kept = 0;
        for (const RtuSlave::Request &request : log) {
            const bool prompt = request.answeredAt != RtuSlave::Steady::time_point{} &&
                                request.answeredAt - request.at < bus.settings.timeout - 20ms;
            if (request.number + 1 == quint32(log.size()))
                continue; // closing the bus ended it
            if (request.fault != F::None || !prompt || request.count < 2 || request.address >= 100)
                continue; // an answer that waits behind a late one is late itself; one register is no value
            ++faultless;
            kept += stored.contains(request.number) ? 1 : 0;
        }
        qInfo("%lld requests, %d faultless, %d stored, %d wrong", static_cast<long long>(log.size()),
              faultless, kept, wrong);
        QCOMPARE(wrong, 0);
        QVERIFY(faultless >= polls / 4);
        QVERIFY2(kept * 100 >= faultless * 95, qPrintable(u"%1 of %2"_s.arg(kept).arg(faultless)));
        if (units == 1 && polls >= 200) {
            for (const auto *kind : {"late", "crc", "short", "foreign", "doubled", "echo", "noise",
                                     "no-answer", "exception-2", "exception-6"}) {
                QVERIFY2(bus.errors(QString::fromLatin1(kind)) > 0, kind);
            }
            QVERIFY(!bus.rejects.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TestModbusFaults)
#include "tst_modbusfaults.moc"
