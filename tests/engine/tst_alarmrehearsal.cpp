// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarmrehearsal.h"

#include "historian/historianwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::AlarmRehearsal;
using engine::RehearsedPlace;

/// Rules over what is stored of many places: counted place by place, bounded, and never from a part of one.
class TestAlarmRehearsal : public QObject
{
    Q_OBJECT

private:
    static constexpr qsizetype Plenty = 1'000'000;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<core::SeriesTable> m_series;
    std::unique_ptr<historian::HistorianWriter> m_writer;
    const core::UtcTime m_from = core::fromMicros(1'780'000'000'000'000);
    const core::UtcTime m_to = m_from + 1000min;
    std::atomic<bool> m_enough{false};

    RehearsedPlace place(const QString &device, double limit = 250) const
    {
        RehearsedPlace made;
        made.series = {core::DeviceId(device),
                       QString(),
                       core::Quantity::Voltage,
                       u"bus:x"_s,
                       core::ProfileId(u"mains"_s),
                       1,
                       u"h"_s};
        made.source.device = made.series.device;
        made.limit = limit;
        return made;
    }
    /// A value a minute from @p from on, every tenth of them 260 V and bad where @p bad.
    void fill(const QString &device, core::UtcTime from, int minutes, bool bad = false)
    {
        auto batch = std::make_shared<core::Batch>();
        batch->transport = core::TransportId(device);
        batch->sequence = 1;
        for (int minute = 0; minute < minutes; ++minute) {
            core::Reading reading;
            reading.series = m_series->intern(place(device).series);
            const bool high = minute % 10 == 5;
            reading.quality = high && bad ? core::Quality::Bad : core::Quality::Good;
            reading.value = high ? 260 : 230;
            reading.measuredAt = reading.receivedAt = from + std::chrono::minutes(minute);
            batch->readings << reading;
        }
        m_writer->append(batch);
        m_writer->commitNow();
    }
    AlarmRehearsal rehearse(const QList<RehearsedPlace> &scope, qsizetype most = Plenty) const
    {
        alarms::AlarmRule rule;
        rule.condition = alarms::Condition::High;
        rule.quantity = core::Quantity::Voltage;
        engine::HistorySource source;
        source.databasePath = m_folder->filePath(u"r.db"_s);
        return engine::rehearseOver(source, rule, scope, m_from, m_to, most, m_enough);
    }

private slots:
    void init()
    {
        m_enough = false;
        m_folder = std::make_unique<QTemporaryDir>();
        m_series = std::make_shared<core::SeriesTable>();
        m_writer = std::make_unique<historian::HistorianWriter>(m_folder->filePath(u"r.db"_s), m_series,
                                                                std::make_shared<core::SystemClock>());
        m_writer->open();
    }
    void cleanup()
    {
        m_writer->close();
        m_writer.reset();
    }

    void placesAreCounted()
    {
        fill(u"a"_s, m_from, 100);       // at minutes 5, 15 … 95
        fill(u"b"_s, m_from + 2min, 33); // three times
        fill(u"c"_s, m_from, 100, true); // what was not measured raises nothing
        fill(u"d"_s, m_from - 500min, 100);
        const AlarmRehearsal found = rehearse({place(u"b"_s), place(u"a"_s), place(u"c"_s), place(u"d"_s),
                                               place(u"never"_s), place(u"a"_s, 300)});
        QVERIFY2(!found.error, qPrintable(found.error.value_or(core::Error{}).toString()));
        QCOMPARE(found.inScope, 6);
        QCOMPARE(found.replayed, 6);
        QCOMPARE(found.raised, 13);
        QCOMPARE(found.samples, quint64(33 + 100 + 90 + 100));
        QCOMPARE(found.from, m_from);
        QCOMPARE(found.places.size(), 2);
        QCOMPARE(found.places.at(0).source.device.toString(), u"a"_s);
        QCOMPARE(found.places.at(0).raised, 10);
        QCOMPARE(found.places.at(1).raised, 3);
    }

    void tooManyValuesAreReplayedOverAShorterTime()
    {
        for (const QString &device : {u"a"_s, u"b"_s, u"c"_s})
            fill(device, m_from, 1000);
        const QList<RehearsedPlace> scope{place(u"a"_s), place(u"b"_s), place(u"c"_s)};
        QCOMPARE(rehearse(scope).from, m_from);
        QCOMPARE(rehearse(scope, 3000).from, m_from);
        QCOMPARE(rehearse(scope, 3000).raised, 300);
        // 2,999 values are less than there are: half of the time of all three.
        const AlarmRehearsal half = rehearse(scope, 2999);
        QCOMPARE(half.from, m_from + 500min);
        QCOMPARE(half.replayed, 3);
        QCOMPARE(half.raised, 150);
        QCOMPARE(half.samples, quint64(1500));
        // The newest are the ones that are kept.
        const AlarmRehearsal few = rehearse(scope, 300);
        QCOMPARE(few.replayed, 3);
        QVERIFY(few.from >= m_to - 100min);
        QVERIFY(few.samples > 0 && few.samples <= 300);
    }

    void whatIsNotReplayedWholeIsNotCounted()
    {
        fill(u"sparse"_s, m_to - 10min, 10);
        fill(u"dense"_s, m_from, 1000);
        fill(u"another"_s, m_from, 1000);
        const AlarmRehearsal found =
            rehearse({place(u"sparse"_s), place(u"dense"_s), place(u"another"_s)}, 1500);
        QCOMPARE(found.inScope, 3);
        QCOMPARE(found.replayed, 2);
        QCOMPARE(found.samples, quint64(1010));
        QCOMPARE(found.raised, 1 + 100);
    }

    void whoeverLeavesDoesNotWait()
    {
        fill(u"a"_s, m_from, 1000);
        m_enough = true;
        const AlarmRehearsal found = rehearse({place(u"a"_s)});
        QCOMPARE(found.replayed, 0);
        QCOMPARE(found.raised, 0);
    }

    void nothingInScope()
    {
        const AlarmRehearsal found = rehearse({});
        QVERIFY(!found.error);
        QCOMPARE(found.inScope, 0);
    }

    void noDatabase()
    {
        engine::HistorySource source;
        source.databasePath = m_folder->filePath(u"nowhere.db"_s);
        const AlarmRehearsal found =
            engine::rehearseOver(source, {}, {place(u"a"_s)}, m_from, m_to, Plenty, m_enough);
        QVERIFY(found.error);
    }
};

QTEST_GUILESS_MAIN(TestAlarmRehearsal)
#include "tst_alarmrehearsal.moc"
