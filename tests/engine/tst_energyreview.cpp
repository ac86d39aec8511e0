// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../modules/engine/energyquery.h"
#include "../../modules/engine/registerenergy.h"
#include "historian/historianwriter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using energy::Decision;
using energy::Verdict;

namespace {

const core::UtcTime Midnight = core::fromMicros(1'700'006'400'000'000); // a whole day, UTC
const core::DeviceId Lab(u"lab"_s);

} // namespace

/// What a meter took, from stored rows, across the falls of its register.
class TestEnergyReview : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<core::SeriesTable> m_series;
    std::unique_ptr<historian::HistorianWriter> m_writer;

    void open()
    {
        m_series = std::make_shared<core::SeriesTable>();
        m_writer = std::make_unique<historian::HistorianWriter>(m_path, m_series,
                                                                std::make_shared<core::SystemClock>());
        m_writer->open();
    }
    void store(const QList<core::Reading> &readings, const QList<core::Event> &events)
    {
        auto batch = std::make_shared<core::Batch>();
        batch->transport = core::TransportId(u"bus"_s);
        batch->readings = readings;
        batch->events = events;
        m_writer->append(batch);
        m_writer->commitNow();
    }
    core::Reading reading(core::UtcTime at, double value, const QString &channel = {})
    {
        core::Reading made;
        made.series = m_series->intern({Lab, channel, core::Quantity::EnergyImport, u"bus:0x0048"_s,
                                        core::ProfileId(u"any"_s), 1, u"h"_s});
        made.quality = core::Quality::Good;
        made.measuredAt = made.receivedAt = at;
        made.value = value;
        return made;
    }
    static core::Event fell(core::UtcTime at, double before, double after, QJsonObject more = {})
    {
        QJsonObject detail{{u"quantity"_s, u"energy_import"_s},
                           {u"channel"_s, u""_s},
                           {u"source"_s, u"bus:0x0048"_s},
                           {u"before"_s, before},
                           {u"after"_s, after},
                           {u"wrapped"_s, more.contains(u"range"_s)}};
        for (auto it = more.begin(); it != more.end(); ++it)
            detail.insert(it.key(), it.value());
        return {at, Lab, {}, u"register-fell"_s, detail};
    }
    /// 10 Wh a minute; at 00:30:30 the register falls from 5300 to 3, and goes on.
    void storeOneFall(const QJsonObject &more = {})
    {
        QList<core::Reading> readings;
        for (int minute = -30; minute <= 30; ++minute)
            readings << reading(Midnight + minute * 1min, 5000 + 10 * minute);
        for (int minute = 31; minute <= 60; ++minute)
            readings << reading(Midnight + minute * 1min, 3 + 10 * (minute - 31));
        store(readings, {fell(Midnight + 31min, 5300, 3, more)});
    }
    static engine::EnergyDecision about(core::UtcTime at, std::optional<Decision> decided)
    {
        return {Lab, {}, core::Quantity::EnergyImport, at, decided, u"anna"_s};
    }
    engine::EnergyReviewAnswer read(std::optional<engine::EnergyDecision> trial = {})
    {
        engine::EnergyReviewRequest request{Lab, Midnight, Midnight + 61min, trial};
        return engine::readEnergyReview(m_path, {}, request);
    }
    double fleet(int *open = nullptr)
    {
        const std::atomic<bool> leaving{false};
        const auto answer = engine::readFleetEnergy(m_path, {}, {Midnight, Midnight + 61min}, leaving);
        if (open)
            *open = answer.open;
        return answer.error ? -1 : answer.wattHours;
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"energy.db"_s);
        open();
    }
    void cleanup()
    {
        m_writer->close();
        m_writer.reset();
    }

    void notReviewedIsAnEstimate_data()
    {
        QTest::addColumn<bool>("moved");
        QTest::newRow("recent rows") << false;
        QTest::newRow("clustered rows") << true;
    }
    void notReviewedIsAnEstimate()
    {
        QFETCH(bool, moved);
        storeOneFall();
        if (moved)
            m_writer->moveNow();
        const auto answer = read();
        QVERIFY(!answer.error);
        QCOMPARE(answer.falls.size(), 1);
        QVERIFY(answer.falls[0].isOpen());
        QCOMPARE(answer.falls[0].fall.before, 5300.0);
        QCOMPARE(answer.open, 1);
        // 23:59 is 4990, so ten up to midnight's reading, 300 up to the fall, 290 after it.
        QCOMPARE(*answer.wattHours, 10.0 + 300.0 + 290.0);
        int open = 0;
        QCOMPARE(fleet(&open), 600.0);
        QCOMPARE(open, 1);
    }

    void decidedAndUndone()
    {
        storeOneFall();
        const core::UtcTime at = Midnight + 31min;
        const Decision reset{Verdict::Reset, 0, 0, 0};
        // Tried first: nothing is stored by that.
        QCOMPARE(*read(about(at, reset)).tried, 603.0);
        QCOMPARE(*read().wattHours, 600.0);

        store({}, {engine::eventOf(about(at, reset), Midnight + 2h)});
        auto answer = read();
        QCOMPARE(*answer.wattHours, 603.0);
        QCOMPARE(answer.open, 0);
        QCOMPARE(answer.falls[0].who, u"anna"_s);
        QCOMPARE(answer.falls[0].reviewedAt, Midnight + 2h);
        QCOMPARE(answer.falls[0].fall.decided, std::optional(reset));
        QCOMPARE(fleet(), 603.0);

        const Decision exchange{Verdict::Exchange, 0, 5310, 1};
        store({}, {engine::eventOf(about(at, exchange), Midnight + 3h)});
        QCOMPARE(*read().wattHours, 600.0 + 10.0 + 2.0);
        QCOMPARE(read().falls[0].fall.decided, std::optional(exchange));

        store({}, {engine::eventOf(about(at, {}), Midnight + 4h)});
        answer = read();
        QCOMPARE(*answer.wattHours, 600.0);
        QCOMPARE(answer.open, 1);
        QVERIFY(answer.falls[0].undone);
        QCOMPARE(answer.falls[0].reviewedAt, Midnight + 4h);
    }

    void aDecisionOutlivesARestart()
    {
        storeOneFall();
        store({},
              {engine::eventOf(about(Midnight + 31min, Decision{Verdict::Reset, 0, 0, 0}), Midnight + 2h)});
        m_writer->close();
        open();
        QCOMPARE(*read().wattHours, 603.0);
    }

    void aKnownRangeIsTakenAsRollOver()
    {
        storeOneFall({{u"range"_s, 5320.0}});
        const auto answer = read();
        QCOMPARE(*answer.wattHours, 600.0 + 20.0 + 3.0);
        QCOMPARE(answer.open, 1);
        QCOMPARE(answer.falls[0].fall.range, std::optional(5320.0));
    }

    void wrongReadings()
    {
        QList<core::Reading> readings;
        const QList<double> values{5000, 5010, 3, 4, 5, 5040, 5050};
        for (qsizetype i = 0; i < values.size(); ++i)
            readings << reading(Midnight + int(i) * 5min, values.at(i));
        store(readings, {fell(Midnight + 10min, 5010, 3)});
        QCOMPARE(*read(about(Midnight + 10min, Decision{Verdict::WrongAfter, 0, 0, 0})).tried, 50.0);
    }

    void aFallToldTwiceIsOne()
    {
        storeOneFall();
        store({}, {fell(Midnight + 31min + 2s, 5300, 0)});
        QCOMPARE(read().falls.size(), 1);
    }

    /// Whoever ordered a reset has said what the fall is; it can be decided otherwise all the same.
    /// 10 Wh a minute; at 00:30:30 the meter is exchanged for one that shows more.
    void storeOneExchange()
    {
        QList<core::Reading> readings;
        for (int minute = -30; minute <= 30; ++minute)
            readings << reading(Midnight + minute * 1min, 5000 + 10 * minute);
        for (int minute = 31; minute <= 60; ++minute)
            readings << reading(Midnight + minute * 1min, 90'003 + 10 * (minute - 31));
        store(readings, {});
    }

    void anExchangeForAMeterThatShowsMore()
    {
        storeOneExchange();
        // Nobody can know: what it jumped is taken as counted.
        QCOMPARE(*read().wattHours, 10.0 + 300.0 + (90'003.0 - 5300.0) + 290.0);
        QVERIFY(read().falls.isEmpty());
        engine::EnergyDecision told =
            about(Midnight + 30min + 30s, Decision{Verdict::Exchange, 0, 5304, 90'000});
        told.entered = true;
        QCOMPARE(*read(told).tried, 310.0 + 4.0 + 3.0 + 290.0);
        QVERIFY(read().falls.isEmpty()); // tried, and nothing stored by that

        store({}, {engine::eventOf(told, Midnight + 2h)});
        auto answer = read();
        QCOMPARE(*answer.wattHours, 607.0);
        QCOMPARE(fleet(), 607.0);
        QCOMPARE(answer.open, 0);
        QCOMPARE(answer.falls.size(), 1);
        QVERIFY(answer.falls[0].entered);
        QVERIFY(!answer.falls[0].isOpen());
        QCOMPARE(answer.falls[0].who, u"anna"_s);
        QCOMPARE(answer.falls[0].fall.before, 5304.0);
        QCOMPARE(answer.falls[0].fall.after, 90'000.0);

        told.decided->newStart = 90'001; // corrected: the last word counts, and it is still one
        store({}, {engine::eventOf(told, Midnight + 3h)});
        QCOMPARE(read().falls.size(), 1);
        QCOMPARE(*read().wattHours, 606.0);

        told.decided.reset();
        QCOMPARE(*read(told).tried, 10.0 + 300.0 + (90'003.0 - 5300.0) + 290.0);
        store({}, {engine::eventOf(told, Midnight + 4h)});
        QVERIFY(read().falls.isEmpty());
        QCOMPARE(*read().wattHours, 10.0 + 300.0 + (90'003.0 - 5300.0) + 290.0);
    }

    void anExchangeThatIsSeenTooIsOne()
    {
        // Entered in the morning; then the register is read, and has fallen.
        storeOneFall();
        engine::EnergyDecision told = about(Midnight + 10min, Decision{Verdict::Exchange, 0, 5310, 1});
        told.entered = true;
        store({}, {engine::eventOf(told, Midnight + 2h)});
        const auto answer = read();
        QCOMPARE(answer.falls.size(), 1);
        QVERIFY(!answer.falls[0].entered);
        QCOMPARE(answer.falls[0].fall.at, Midnight + 31min);
        QCOMPARE(answer.falls[0].fall.decided, told.decided);
        QCOMPARE(*answer.wattHours, 600.0 + 10.0 + 2.0);
        QCOMPARE(answer.open, 0);
        // Undone as any review is.
        store({}, {engine::eventOf(about(Midnight + 31min, {}), Midnight + 3h)});
        QCOMPARE(read().open, 1);
    }

    void whatWasSentBackIsReckonedLikewise()
    {
        QList<core::Reading> readings;
        const auto exported = [this](core::UtcTime at, double value) {
            core::Reading made = reading(at, value);
            made.series = m_series->intern({Lab,
                                            {},
                                            core::Quantity::EnergyExport,
                                            u"bus:0x004a"_s,
                                            core::ProfileId(u"any"_s),
                                            1,
                                            u"h"_s});
            return made;
        };
        for (int minute = -30; minute <= 30; ++minute)
            readings << exported(Midnight + minute * 1min, 800 + minute);
        for (int minute = 31; minute <= 60; ++minute)
            readings << exported(Midnight + minute * 1min, 5 + minute - 31);
        store(readings, {fell(Midnight + 31min, 830, 5, {{u"quantity"_s, u"energy_export"_s}})});
        engine::EnergyDecision reset = about(Midnight + 31min, Decision{});
        reset.quantity = core::Quantity::EnergyExport;
        const auto answer = read(reset);
        QCOMPARE(answer.falls.size(), 1);
        QCOMPARE(*answer.wattHours, 1.0 + 30.0 + 29.0);
        QCOMPARE(*answer.tried, 1.0 + 30.0 + 5.0 + 29.0);
        QVERIFY(!read().wattHours); // of what it took nothing is known
    }

    void anOrderedResetIsOne()
    {
        storeOneFall({{u"cause"_s, u"order"_s}, {u"command"_s, u"order-1"_s}});
        const auto answer = read();
        QCOMPARE(answer.falls[0].order, core::CommandId(u"order-1"_s));
        QCOMPARE(answer.falls[0].cause, u"order"_s);
        QVERIFY(!answer.falls[0].isOpen());
        QCOMPARE(*answer.wattHours, 603.0);
        store({}, {engine::eventOf(about(Midnight + 31min, Decision{Verdict::Exchange, 0, 5310, 3}),
                                   Midnight + 2h)});
        QCOMPARE(*read().wattHours, 610.0);
        store({}, {engine::eventOf(about(Midnight + 31min, {}), Midnight + 3h)});
        QVERIFY(read().falls[0].isOpen());
    }

    void anotherRegistersDecisionIsNotThisOnes()
    {
        storeOneFall();
        auto other = about(Midnight + 31min, Decision{Verdict::Reset, 0, 0, 0});
        other.channel = u"L1"_s;
        store({}, {engine::eventOf(other, Midnight + 2h)});
        QVERIFY(read().falls[0].isOpen());
        auto late = about(Midnight + 32min, Decision{Verdict::Reset, 0, 0, 0});
        store({}, {engine::eventOf(late, Midnight + 2h)});
        QVERIFY(read().falls[0].isOpen());
    }

    void phasesAreSummedAndCommonStartsTold()
    {
        store({reading(Midnight, 100, u"L1"_s), reading(Midnight + 30min, 110, u"L1"_s),
               reading(Midnight, 200, u"L2"_s), reading(Midnight + 30min, 230, u"L2"_s)},
              {{Midnight, Lab, {}, u"energy-compare"_s, {{u"source"_s, u"s"_s}, {u"register"_s, 1.0}}},
               {Midnight + 1h, Lab, {}, u"energy-compare"_s, {{u"source"_s, u"s"_s}, {u"register"_s, 2.0}}}});
        const auto answer = read();
        QCOMPARE(*answer.wattHours, 40.0);
        QCOMPARE(answer.starts.size(), 1);
        QCOMPARE(answer.starts[0].detail["register"_L1].toDouble(), 2.0);
    }

    void theFallsOfAllDevices()
    {
        storeOneFall();
        const auto answer = engine::readEnergyReview(m_path, {}, {});
        QCOMPARE(answer.falls.size(), 1);
        QVERIFY(!answer.wattHours);
        QVERIFY(engine::readEnergyReview(u"/nowhere/at.db"_s, {}, {}).error);
    }

    void nothingStoredNothingKnown()
    {
        const auto answer = read();
        QVERIFY(!answer.error);
        QVERIFY(answer.falls.isEmpty());
        QVERIFY(!answer.wattHours);
    }
};

QTEST_GUILESS_MAIN(TestEnergyReview)
#include "tst_energyreview.moc"
