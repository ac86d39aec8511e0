// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/busfixture.h"

#include <QTest>

#include <ctime>

using namespace std::chrono_literals;
using peers::RtuSlave;

namespace {

double threadCpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

} // namespace

/// One campus meter, asked without rest, by a slave that paces its bytes as the wire does: how much of what
/// the wire can carry is used, and what it costs. The limit counts characters, the pause of 3.5 characters
/// before the answer and the specification's pause before the next request.
class BenchModbus : public QObject
{
    Q_OBJECT

private slots:
    void onePollAfterAnother_data()
    {
        QTest::addColumn<int>("baud");
        for (const int baud : {9600, 19200, 115200})
            QTest::addRow("%d baud", baud) << baud;
    }
    void onePollAfterAnother()
    {
        QFETCH(int, baud);
        const std::chrono::nanoseconds character(1'000'000'000LL * 10 / baud);
        const std::chrono::nanoseconds pause = baud > 19200
                                                   ? std::chrono::nanoseconds(1750us)
                                                   : std::chrono::nanoseconds(3'500'000'000LL * 11 / baud);
        const int polls = baud > 19200 ? 1000 : 300;

        BusFixture bus;
        bus.settings.baud = baud;
        bus.settings.timeout = 1s;
        bus.addDevice(QStringLiteral("lab"), 1, campusProfile(), 1ms);
        RtuSlave slave(bus.line.masterFd(), {1});
        slave.setCharacterTime(character);
        slave.setValues([](const RtuSlave::Request &, quint16 address) {
            return address == 54 ? floatWord(50.F, 0) : quint16(0);
        });
        slave.start();
        auto options = BusFixture::quickOptions();
        options.batchEvery = 200ms;
        bus.open(options);
        const double cpuBefore = threadCpuSeconds();
        QTRY_VERIFY_WITH_TIMEOUT(slave.requestCount() > polls, 120'000);
        const double cpu = threadCpuSeconds() - cpuBefore;
        bus.close();

        const auto log = slave.log();
        std::chrono::nanoseconds limit{0};
        for (int i = 0; i < polls; ++i)
            limit += character * (8 + 5 + 2 * log[i].count) + character * 7 / 2 + pause;
        const double spent = std::chrono::duration<double>(log[polls].at - log[0].at).count();
        qInfo("%d baud: %.2f ms a poll, %.1f %% of the wire's limit; %.2f s CPU per 1,000 polls; wire load "
              "counted %.2f",
              baud, 1000 * spent / polls, 100 * std::chrono::duration<double>(limit).count() / spent,
              cpu * 1000 / polls, bus.counters.wireLoad);
        QVERIFY(bus.failures.isEmpty());
        QCOMPARE(bus.errors(QStringLiteral("no-answer")), 0u);
    }
};

QTEST_GUILESS_MAIN(BenchModbus)
#include "bench_modbus.moc"
