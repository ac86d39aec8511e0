// SPDX-License-Identifier: GPL-3.0-or-later
// Ten thousand alarm transitions a minute: what rules, state machine and storing cost, beside the same number
// of plain events in the same slices as reference; and what a reading costs that no rule is for. Prints;
// asserts no time.
#include "alarms/alarmstore.h"
#include "core/clock.h"
#include "core/series.h"
#include "historian/alarmwriter.h"
#include "historian/historianwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'763'000'000'000'000);
constexpr int Transitions = 10000;
constexpr int Devices = 5000;

/// Of this process, all threads, in ms.
double cpuMs() { return 1000.0 * double(std::clock()) / CLOCKS_PER_SEC; }

core::Reading reading(int series, double value, core::UtcTime at)
{
    core::Reading one;
    one.series = static_cast<core::SeriesId>(series);
    one.quality = core::Quality::Good;
    one.measuredAt = at;
    one.receivedAt = at;
    one.value = value;
    return one;
}

alarms::AlarmSettings settings()
{
    alarms::AlarmSettings all;
    alarms::AlarmRule rule;
    rule.id = alarms::AlarmRuleId(u"voltage"_s);
    rule.name = u"Voltage above {limit}"_s;
    rule.limit = 253;
    rule.deadband = 2;
    all.rules = {rule};
    return all;
}

void addSeries(alarms::RuleWatch &watch, int first, int count, core::Quantity quantity)
{
    for (int i = 0; i < count; ++i) {
        alarms::Source source;
        source.device = core::DeviceId(u"meter-%1"_s.arg(i));
        source.transport = core::TransportId(u"broker"_s);
        source.quantity = quantity;
        watch.add(static_cast<core::SeriesId>(first + i), source, {}, Start);
    }
}

} // namespace

class BenchAlarms : public QObject
{
    Q_OBJECT

private:
    /// The same number of rows without rules or states, committed as often: CPU in ms.
    static double plainEvents(historian::HistorianWriter &writer)
    {
        const double before = cpuMs();
        quint64 sequence = 0;
        for (int made = 0; made < Transitions;) {
            auto batch = std::make_shared<core::Batch>();
            batch->transport = core::TransportId(u"broker"_s);
            batch->sequence = ++sequence;
            for (int i = 0; i < 17; ++i, ++made)
                batch->events.append({Start + std::chrono::milliseconds(made),
                                      core::DeviceId(u"meter-%1"_s.arg(made % Devices)),
                                      batch->transport,
                                      u"status"_s,
                                      {}});
            writer.append(batch);
            writer.commitNow();
        }
        return cpuMs() - before;
    }

private slots:
    void aMinuteOfTransitions()
    {
        QTemporaryDir folder;
        auto table = std::make_shared<core::SeriesTable>();
        historian::HistorianWriter writer(folder.filePath(u"alarms.db"_s), table,
                                          std::make_shared<core::SystemClock>());
        writer.open();
        auto *store = historian::AlarmWriter::of(&writer);
        QSignalSpy stored(store, &historian::AlarmWriter::stored);
        alarms::AlarmStore board(settings());
        alarms::RuleWatch watch(settings().rules);
        addSeries(watch, 1, Devices, core::Quantity::Voltage);

        double rules = 0;
        double writing = 0;
        double worstSlice = 0;
        qint64 last = 0;
        int made = 0;
        // Six hundred slices of a tenth of a second, as the engine's timer cuts them.
        for (int slice = 0; made < Transitions; ++slice) {
            const core::UtcTime at = Start + 100ms * slice;
            const double before = cpuMs();
            for (int i = 0; i < 17; ++i) {
                const int device = (slice * 17 + i) % Devices;
                const bool over = (slice * 17 + i) / Devices % 2 == 0;
                watch.see(reading(device + 1, over ? 255 : 240, at));
            }
            board.apply(watch.take());
            const QList<alarms::Transition> steps = board.takeTransitions();
            const double between = cpuMs();
            rules += between - before;
            worstSlice = std::max(worstSlice, between - before);
            historian::AlarmGroup group;
            for (const alarms::Transition &step : steps) {
                last = step.number;
                group.steps.append({step.number, step.at, step.alarm.toString(), step.rule.toString(),
                                    step.device.toString(), step.transport.toString(), int(step.what),
                                    int(step.from), int(step.to), int(step.hidden), int(step.priority),
                                    u"{}"_s});
                group.standing.append({step.alarm.toString(), u"{\"state\":1}"_s});
            }
            made += int(steps.size());
            store->append(group);
            // Synced before the next slice, as it is while a tenth of a second lies between.
            QTRY_VERIFY_WITH_TIMEOUT(!stored.isEmpty() && stored.last().first().toLongLong() == last, 60000);
            writing += cpuMs() - between;
        }
        const double reference = plainEvents(writer);
        writer.close();
        std::printf(
            "%d transitions: rules and machine %.1f ms CPU (worst tenth of a second %.2f ms), storing "
            "%.1f ms; of a minute %.2f %%; as plain events %.1f ms\n",
            made, rules, worstSlice, writing, (rules + writing) / 600.0, reference);
    }

    void readings_data()
    {
        QTest::addColumn<bool>("ruled");
        QTest::newRow("no rule is for it") << false;
        QTest::newRow("one rule looks") << true;
    }
    void readings()
    {
        QFETCH(bool, ruled);
        constexpr int Count = 5'000'000;
        alarms::RuleWatch watch(settings().rules);
        addSeries(watch, 1, Devices, ruled ? core::Quantity::Voltage : core::Quantity::Current);
        core::Reading one = reading(1, 230, Start);
        double before = cpuMs();
        double sum = 0; // reference: the same readings, made and looked at by nobody
        for (int i = 0; i < Count; ++i) {
            one.series = static_cast<core::SeriesId>(1 + i % Devices);
            one.measuredAt += 1us;
            sum += *one.value;
        }
        const double reference = cpuMs() - before;
        before = cpuMs();
        for (int i = 0; i < Count; ++i) {
            one.series = static_cast<core::SeriesId>(1 + i % Devices);
            one.measuredAt += 1us;
            sum += *one.value;
            watch.see(one);
        }
        const double looked = cpuMs() - before;
        QVERIFY(sum > 0);
        QVERIFY(!watch.hasVerdicts());
        std::printf("%s: %.1f ns a reading, %.1f ns of them without any rules\n", QTest::currentDataTag(),
                    looked * 1e6 / Count, reference * 1e6 / Count);
    }
};

QTEST_GUILESS_MAIN(BenchAlarms)
#include "bench_alarms.moc"
