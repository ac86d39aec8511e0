// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transportwatch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::TransportWatch;
using core::TransportState;

namespace {
const core::UtcTime Start = core::fromMicros(1'700'000'000'000'000);
}

class TestTransportWatch : public QObject
{
    Q_OBJECT

private slots:
    void countsWhatIsRecent()
    {
        TransportWatch watch;
        engine::TransportInfo info;
        info.id = core::TransportId(u"bus"_s);
        for (int step = 0; step <= 180; ++step) { // half an hour
            info.counters.messages = quint64(step) * 10;
            info.counters.errors[u"crc"_s] = quint64(step);
            if (step == 100)
                info.counters.rejects[u"json"_s] = 7;
            watch.take({info}, Start + step * 10s);
        }
        const core::UtcTime end = Start + 30min;
        const console::NeedsTransport seen = watch.look(info, end);
        QCOMPARE(seen.recentSpan, std::chrono::milliseconds(10min));
        QCOMPARE(seen.recentMessages, 600u);
        QCOMPARE(seen.recentErrors.value(u"crc"_s), 60u);
        QVERIFY(seen.recentRejects.isEmpty()); // they came before
    }

    void aStateBeginsWhenItChanges()
    {
        TransportWatch watch;
        engine::TransportInfo info;
        info.id = core::TransportId(u"bus"_s);
        info.state = TransportState::Up;
        watch.take({info}, Start);
        info.state = TransportState::Down;
        watch.take({info}, Start + 1s);
        // Trying again in between is the same trouble.
        for (int round = 2; round < 20; ++round) {
            info.state = round % 2 ? TransportState::Down : TransportState::Connecting;
            watch.take({info}, Start + round * 1s);
        }
        QCOMPARE(watch.look(info, Start + 30s).stateSince, Start + 1s);
        info.state = TransportState::Up;
        watch.take({info}, Start + 40s);
        QCOMPARE(watch.look(info, Start + 50s).stateSince, Start + 40s);
    }

    void anUnknownOneHasNoPast()
    {
        engine::TransportInfo info;
        info.id = core::TransportId(u"new"_s);
        info.counters.messages = 5;
        const console::NeedsTransport seen = TransportWatch().look(info, Start);
        QCOMPARE(seen.recentMessages, 0u);
        QCOMPARE(seen.stateSince, core::UtcTime{});
    }
};

QTEST_GUILESS_MAIN(TestTransportWatch)
#include "tst_transportwatch.moc"
