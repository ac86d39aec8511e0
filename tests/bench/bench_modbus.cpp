// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/busfixture.h"

#include "modbus/framereader.h"

#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace std::chrono_literals;
using peers::RtuSlave;

namespace {

/// The least that any program can do: write, wait, read, pause. What it misses of the limit, the machine
/// takes.
double bareSecondsPerPoll(const QString &path, int polls, std::chrono::nanoseconds pause)
{
    const QByteArray requests[] = {QByteArray::fromHex("010300060006"), QByteArray::fromHex("010300220002"),
                                   QByteArray::fromHex("010300360003")};
    const int fd = open(path.toLocal8Bit().constData(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        qFatal("the line cannot be opened");
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < polls; ++i) {
        QByteArray frame = requests[i % 3];
        const quint16 sum = modbus::crc16(frame);
        frame.append(static_cast<char>(sum & 0xFF));
        frame.append(static_cast<char>(sum >> 8));
        int missing = 5 + 2 * frame[5];
        if (write(fd, frame.constData(), static_cast<size_t>(frame.size())) != frame.size())
            qFatal("the line cannot be written");
        while (missing > 0) {
            char buffer[256];
            const auto count = read(fd, buffer, sizeof buffer);
            if (count <= 0)
                qFatal("the line cannot be read");
            missing -= static_cast<int>(count);
        }
        const timespec rest{0, static_cast<long>(pause.count())};
        ppoll(nullptr, 0, &rest, nullptr); // the pause that the line's rules ask for
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    close(fd);
    return spent.count() / polls;
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
        const double bare = bareSecondsPerPoll(bus.line.path(), polls, pause);
        const auto first = slave.requestCount();
        auto options = BusFixture::quickOptions();
        options.batchEvery = 200ms;
        bus.open(options);
        const double cpuBefore = bus.cpuSeconds();
        QTRY_VERIFY_WITH_TIMEOUT(slave.requestCount() > first + polls, 120'000);
        const double cpu = bus.cpuSeconds() - cpuBefore;
        bus.close();

        const auto log = slave.log();
        std::chrono::nanoseconds limit{0};
        for (int i = 0; i < polls; ++i)
            limit += character * (8 + 5 + 2 * log[first + i].count) + character * 7 / 2 + pause;
        const double spent = std::chrono::duration<double>(log[first + polls].at - log[first].at).count();
        const double atBest = std::chrono::duration<double>(limit).count() / polls;
        qInfo("%d baud: %.2f ms a poll, %.1f %% of the wire's limit (a bare loop beside it %.1f %%); "
              "%.2f s CPU per 1,000 polls; wire load counted %.2f",
              baud, 1000 * spent / polls, 100 * atBest * polls / spent, 100 * atBest / bare,
              cpu * 1000 / polls, bus.counters.wireLoad);
        QVERIFY(bus.failures.isEmpty());
        QCOMPARE(bus.errors(QStringLiteral("no-answer")), 0u);
    }
};

QTEST_GUILESS_MAIN(BenchModbus)
#include "bench_modbus.moc"
