// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/voltagequery.h"

#include "engine/engine.h"
#include "historian/historianwriter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::VoltageAnswer;
using engine::VoltagePhase;
using engine::VoltageRequest;
using engine::VoltageTerms;
using engine::VoltageWeek;
using lines::VoltageEvent;
using lines::VoltageVerdict;

namespace {

constexpr int Patience = 30'000;
constexpr auto Step = 120s;
const core::DeviceId Meter(u"meter"_s);
const QByteArray Berlin = "Europe/Berlin";

core::UtcTime timeOf(const QString &iso)
{
    return core::fromMicros(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch() * 1000);
}
/// A Monday, 00:00 UTC, and the end of its week.
const core::UtcTime Monday = timeOf(u"2026-03-02T00:00:00Z"_s);
const core::UtcTime Sunday = Monday + 168h;

/// JSON with single quotes: moc 6.4 finds no class behind some raw strings.
core::Workspace workspaceAt(const QString &folder, const QByteArray &more = {}, const QByteArray &zone = {})
{
    QByteArray text = "{'name':'v','database':{'driver':'sqlite','path':'v.db'},'transports':[{'id':'board',"
                      "'type':'thingsboard','url':'http://127.0.0.1:1','user':'nobody','profiles':['mains']" +
                      (zone.isEmpty() ? QByteArray() : ",'zone':'" + zone + "'") + "}]" + more + "}";
    const auto read = core::Workspace::parse(text.replace('\'', '"'), folder + u"/v.json"_s);
    if (!read)
        qFatal("%s", qPrintable(read.error().toString()));
    return *read;
}

core::ProfilePtr profileOf(const QByteArray &voltageRule)
{
    const auto read = core::ProfileStore::parse(
        QByteArray(
            "{'id':'mains','version':1,'name':'Mains','vendor':'','codec':'mqtt','quantities':{'voltage':" +
            voltageRule +
            "},'mqtt':{'topics':[{'topic':'x/{device}','payload':'json','fields':[{'path':'V',"
            "'quantity':'voltage'}]}]}}")
            .replace('\'', '"'),
        u"mains.json"_s);
    if (!read)
        qFatal("%s", qPrintable(read.error().toString()));
    return *read;
}

} // namespace

/// Weeks of stored voltages: what is read, of which week, and by what it is judged.
class TestVoltageQuery : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::shared_ptr<core::SeriesTable> m_series;
    std::unique_ptr<historian::HistorianWriter> m_writer;
    quint64 m_sequence = 0;

    core::Reading reading(core::UtcTime at, std::optional<double> value, const QString &channel = {},
                          core::Quality quality = core::Quality::Good)
    {
        core::Reading made;
        made.series = m_series->intern({Meter, channel, core::Quantity::Voltage, u"board:telemetry"_s,
                                        core::ProfileId(u"mains"_s), 1, u"h"_s});
        made.quality = quality;
        made.measuredAt = made.receivedAt = at;
        made.value = value;
        return made;
    }
    void store(const QList<core::Reading> &readings, const QList<core::Gap> &gaps = {})
    {
        auto batch = std::make_shared<core::Batch>();
        batch->transport = core::TransportId(u"board"_s);
        batch->sequence = ++m_sequence;
        batch->readings = readings;
        batch->gaps = gaps;
        m_writer->append(batch);
        m_writer->commitNow();
    }
    /// A value every two minutes in [from, to).
    void fill(core::UtcTime from, core::UtcTime to, double volts, const QString &channel = {},
              core::Quality quality = core::Quality::Good, std::chrono::seconds step = Step)
    {
        QList<core::Reading> readings;
        for (core::UtcTime at = from; at < to; at += step)
            readings << reading(at, volts, channel, quality);
        store(readings);
    }
    VoltageRequest request(QDate week = {}) const
    {
        VoltageRequest made;
        made.source.databasePath = m_path;
        made.workspace = workspaceAt(m_folder->path());
        made.device = Meter;
        made.week = week;
        made.now = Sunday + 1h;
        return made;
    }
    /// The one phase of the one week asked for.
    static VoltagePhase onlyPhase(const VoltageAnswer &answer)
    {
        if (answer.error)
            qWarning() << answer.error->toString();
        return answer.weeks.size() == 1 && answer.weeks[0].phases.size() == 1 ? answer.weeks[0].phases[0]
                                                                              : VoltagePhase();
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"v.db"_s);
        m_series = std::make_shared<core::SeriesTable>();
        m_sequence = 0;
        m_writer = std::make_unique<historian::HistorianWriter>(m_path, m_series,
                                                                std::make_shared<core::SystemClock>());
        m_writer->open();
    }
    void cleanup()
    {
        m_writer->close();
        m_writer.reset();
    }

    void aWeekOverPasses()
    {
        fill(Monday, Sunday, 231);
        const VoltageAnswer answer = voltageWeeks(request());
        QVERIFY(!answer.error);
        QCOMPARE(answer.weeks.size(), 1);
        const VoltageWeek &week = answer.weeks[0];
        QCOMPARE(week.monday, QDate(2026, 3, 2));
        QCOMPARE(week.from, Monday);
        QCOMPARE(week.to, Sunday);
        QVERIFY(!week.running);
        const VoltagePhase phase = onlyPhase(answer);
        QCOMPARE(phase.quality.verdict, VoltageVerdict::Pass);
        QVERIFY(phase.quality.indicative);
        QCOMPARE(phase.quality.known, 1008);
        QCOMPARE(phase.quality.lowest, std::optional<double>(231));
        QCOMPARE(phase.readings, quint64(7 * 24 * 30));
        QCOMPARE(phase.usual, std::chrono::microseconds(Step));
        QVERIFY(!phase.tooSeldom);
        QCOMPARE(*answer.first, Monday);
        QCOMPARE(*answer.terms.nominal, 230.);
        QCOMPARE(answer.terms.source, VoltageTerms::Source::Assumed);
    }

    void aLowWeekFailsWithItsEvents()
    {
        // Nine hours of 200 V are 54 of 1008 means outside of 207 V; 50 may be.
        fill(Monday, Monday + 100h, 231);
        fill(Monday + 100h, Monday + 109h, 200);
        fill(Monday + 109h, Sunday, 231);
        const VoltagePhase phase = onlyPhase(voltageWeeks(request()));
        QCOMPARE(phase.quality.verdict, VoltageVerdict::Fail);
        QCOMPARE(phase.quality.outsideNarrow, 54);
        QCOMPARE(phase.quality.outsideWide, 0);
        QCOMPARE(phase.quality.events,
                 (QList<VoltageEvent>{{VoltageEvent::Kind::Dip, Monday + 100h, Monday + 109h, 200, false}}));
        QCOMPARE(phase.quality.dips, 1);
    }

    void aShortWeekIsInconclusive()
    {
        // Nine hours without a value, and a gap that says so: 54 unknown, 50 may be. The last value before
        // the gap stands for none of it.
        fill(Monday, Monday + 100h, 231);
        store({}, {{Monday + 100h - Step + 30s, Monday + 109h, core::TransportId(u"board"_s), Meter,
                    u"no-answer"_s}});
        fill(Monday + 109h, Sunday, 231);
        const VoltagePhase phase = onlyPhase(voltageWeeks(request()));
        QCOMPARE(phase.quality.verdict, VoltageVerdict::Inconclusive);
        // 8:30 minutes of the interval before the gap: a mean all the same.
        QCOMPARE(phase.quality.known, 1008 - 54);
        QVERIFY(phase.quality.coverage < lines::NeededCoverage);
    }

    void substitutedValuesAreLeftOut()
    {
        // 340 V that the device says are none; a retained copy parts nothing, and no answer is no 0 V.
        fill(Monday, Monday + 10h, 340, {}, core::Quality::Substituted);
        fill(Monday + 10h, Sunday, 231);
        QList<core::Reading> others{reading(Monday + 30h + 60s, {}, {}, core::Quality::NoAnswer)};
        for (int i = 0; i < 5; ++i)
            others << reading(Monday + 20h + i * Step + 1s, 100, {}, core::Quality::Stale);
        store(others);
        const VoltagePhase phase = onlyPhase(voltageWeeks(request()));
        QCOMPARE(phase.quality.verdict, VoltageVerdict::Inconclusive);
        QCOMPARE(phase.quality.substituted, 300);
        QCOMPARE(phase.quality.known, 1008 - 60);
        QCOMPARE(phase.quality.highest, std::optional<double>(231));
        QVERIFY(phase.quality.events.isEmpty());
        QCOMPARE(phase.readings, quint64(158 * 30));
    }

    void noValueStandsIntoAGap()
    {
        // Two gaps a second after a value take 238 s of an interval: no mean, and the dip's end was not seen.
        fill(Monday, Sunday, 231);
        const core::UtcTime begin = Monday + 50h;
        store({reading(begin + 2s, 190)});
        const auto gap = [](core::UtcTime from) {
            return core::Gap{from, from + 100s, core::TransportId(u"board"_s), Meter, u"no-answer"_s};
        };
        store({}, {gap(begin + 3s), gap(begin + Step + 1s)});
        const VoltagePhase phase = onlyPhase(voltageWeeks(request()));
        QCOMPARE(phase.quality.known, 1007);
        QCOMPARE(phase.quality.events,
                 (QList<VoltageEvent>{{VoltageEvent::Kind::Dip, begin + 2s, begin + 3s, 190, true}}));
    }

    void eachPhaseForItself()
    {
        fill(Monday, Sunday, 231, u"L1"_s);
        fill(Monday, Sunday, 190, u"L2"_s);
        fill(Monday - 200h, Monday - 199h, 190, u"L3"_s); // not in this week: nothing to say
        const VoltageAnswer answer = voltageWeeks(request());
        QCOMPARE(answer.weeks.size(), 1);
        const QList<VoltagePhase> &phases = answer.weeks[0].phases;
        QCOMPARE(phases.size(), 2);
        QCOMPARE(phases[0].channel, u"L1"_s);
        QCOMPARE(phases[0].quality.verdict, VoltageVerdict::Pass);
        QCOMPARE(phases[1].channel, u"L2"_s);
        QCOMPARE(phases[1].quality.verdict, VoltageVerdict::Fail);
        QCOMPARE(phases[1].quality.outsideWide, 1008);
    }

    void everyTierIsRead()
    {
        fill(Monday, Monday + 80h, 231);
        fill(Monday + 80h, Monday + 80h + 10min, 100);
        m_writer->moveNow();
        fill(Monday + 80h + 10min, Sunday, 231);
        const VoltagePhase mixed = onlyPhase(voltageWeeks(request()));
        m_writer->moveNow();
        const VoltagePhase moved = onlyPhase(voltageWeeks(request()));
        for (const VoltagePhase &phase : {mixed, moved}) {
            QCOMPARE(phase.readings, quint64(7 * 24 * 30));
            QCOMPARE(phase.quality.known, 1008);
            QCOMPARE(phase.quality.outsideWide, 1);
            QCOMPARE(phase.quality.events.size(), 1);
        }
    }

    void aChangedProfileGoesOn()
    {
        fill(Monday, Monday + 84h, 231);
        QList<core::Reading> rest;
        for (core::UtcTime at = Monday + 84h; at < Sunday; at += Step) {
            core::Reading one = reading(at, 231);
            one.series = m_series->intern({Meter,
                                           {},
                                           core::Quantity::Voltage,
                                           u"board:telemetry"_s,
                                           core::ProfileId(u"mains"_s),
                                           2,
                                           u"other"_s});
            rest << one;
        }
        store(rest);
        QCOMPARE(onlyPhase(voltageWeeks(request())).quality.known, 1008);
    }

    void weeksFollowTheClocksOfTheZone_data()
    {
        QTest::addColumn<QDate>("week");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("intervals");
        QTest::addRow("usual") << QDate(2026, 3, 18) << u"2026-03-15T23:00:00Z"_s << u"2026-03-22T23:00:00Z"_s
                               << 1008;
        QTest::addRow("spring") << QDate(2026, 3, 29) << u"2026-03-22T23:00:00Z"_s
                                << u"2026-03-29T22:00:00Z"_s << 1002;
        QTest::addRow("autumn") << QDate(2026, 10, 19) << u"2026-10-18T22:00:00Z"_s
                                << u"2026-10-25T23:00:00Z"_s << 1014;
    }
    void weeksFollowTheClocksOfTheZone()
    {
        QFETCH(QDate, week);
        QFETCH(int, intervals);
        QFETCH(QString, from);
        QFETCH(QString, to);
        fill(timeOf(from), timeOf(to), 231);
        store({reading(timeOf(from) - 1s, 20), reading(timeOf(to), 20)}); // of the weeks beside it
        VoltageRequest asked = request(week);
        asked.workspace = workspaceAt(m_folder->path(), {}, Berlin);
        asked.zone = QTimeZone("Asia/Tokyo"); // the transport's own goes before
        asked.now = timeOf(u"2026-12-01T00:00:00Z"_s);
        const VoltageAnswer answer = voltageWeeks(asked);
        QCOMPARE(answer.zone.id(), Berlin);
        QCOMPARE(answer.weeks.size(), 1);
        QCOMPARE(answer.weeks[0].from, timeOf(from));
        QCOMPARE(answer.weeks[0].to, timeOf(to));
        const VoltagePhase phase = onlyPhase(answer);
        QCOMPARE(phase.quality.intervals, intervals);
        QCOMPARE(phase.quality.known, intervals);
        QCOMPARE(phase.quality.verdict, VoltageVerdict::Pass);
        QVERIFY(phase.quality.events.isEmpty());
    }

    void theNewestWeekThatIsOver()
    {
        fill(Sunday + 1h, Sunday + 2h, 231);
        VoltageRequest asked = request();
        asked.now = Sunday + 3h;
        // There is none: the one that goes on.
        const VoltageAnswer first = voltageWeeks(asked);
        QCOMPARE(first.weeks[0].monday, QDate(2026, 3, 9));
        QVERIFY(first.weeks[0].running);
        QCOMPARE(onlyPhase(first).quality.verdict, VoltageVerdict::Inconclusive);
        fill(Monday + 5h, Monday + 6h, 231);
        const VoltageAnswer second = voltageWeeks(asked);
        QCOMPARE(second.weeks[0].monday, QDate(2026, 3, 2));
        QVERIFY(!second.weeks[0].running);
        asked.week = QDate(2026, 3, 11);
        asked.weeks = 3;
        const VoltageAnswer three = voltageWeeks(asked);
        QCOMPARE(three.weeks.size(), 3);
        QCOMPARE(three.weeks[0].monday, QDate(2026, 2, 23));
        QCOMPARE(three.weeks[2].monday, QDate(2026, 3, 9));
        QCOMPARE(three.weeks[0].phases.size(), 1); // nothing of the week, and said so
        QCOMPARE(three.weeks[0].phases[0].readings, quint64(0));
        QCOMPARE(three.weeks[1].phases[0].readings, quint64(30));
    }

    void seldomValuesMakeNoMean()
    {
        fill(Monday, Sunday, 231, {}, core::Quality::Good, 300s);
        const VoltagePhase phase = onlyPhase(voltageWeeks(request()));
        QVERIFY(phase.tooSeldom);
        QCOMPARE(phase.quality.known, 0);
        QCOMPARE(phase.quality.verdict, VoltageVerdict::Inconclusive);
    }

    void terms_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<VoltageTerms::Source>("source");
        QTest::addColumn<double>("nominal");
        QTest::addColumn<bool>("indicative");
        using Source = VoltageTerms::Source;
        const auto bands = [](const QByteArray &from, const QByteArray &low, const QByteArray &high,
                              const QByteArray &to) {
            return QByteArray("{'gauge':{'min':" + from + ",'max':" + to + ",'bands':[{'from':" + from +
                              ",'to':" + low + ",'level':'high'},{'from':" + high + ",'to':" + to +
                              ",'level':'critical'}]}}");
        };
        const QByteArray usual = bands("180", "207", "253", "280");
        QTest::addRow("nobody") << QByteArray() << QByteArray() << Source::Assumed << 230. << true;
        QTest::addRow("profile") << QByteArray() << usual << Source::Profile << 230. << true;
        QTest::addRow("profile, 120 V")
            << QByteArray() << bands("90", "108", "132", "150") << Source::Profile << 120. << true;
        QTest::addRow("profile, no tenth")
            << QByteArray() << bands("180", "216", "250", "280") << Source::Assumed << 230. << true;
        QTest::addRow("battery") << QByteArray() << bands("9", "11", "14", "16") << Source::Unknown << 0.
                                 << true;
        QTest::addRow("no range") << QByteArray() << QByteArray("{}") << Source::Unknown << 0. << true;
        QTest::addRow("workspace") << QByteArray(",'voltage':{'nominal':240}") << usual << Source::Workspace
                                   << 240. << true;
        QTest::addRow("device") << QByteArray(",'voltage':{'nominal':240,'devices':{'meter':{'nominal':120,"
                                              "'class':'S'}}}")
                                << usual << Source::Workspace << 120. << false;
        QTest::addRow("class alone") << QByteArray(",'voltage':{'devices':{'meter':{'class':'A'}}}") << usual
                                     << Source::Profile << 230. << false;
        QTest::addRow("another's") << QByteArray(",'voltage':{'devices':{'other':{'class':'A'}}}")
                                   << QByteArray() << Source::Assumed << 230. << true;
    }
    void terms()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, rule);
        QFETCH(double, nominal);
        const core::ProfilePtr profile = rule.isEmpty() ? core::ProfilePtr() : profileOf(rule);
        const VoltageTerms terms =
            engine::voltageTerms(workspaceAt(m_folder->path(), more), Meter, profile.get());
        QTEST(terms.source, "source");
        QCOMPARE(terms.nominal.value_or(0), nominal);
        QTEST(terms.indicative, "indicative");
    }

    void theTermsDecide()
    {
        fill(Monday, Sunday, 231);
        VoltageRequest asked = request();
        asked.workspace =
            workspaceAt(m_folder->path(), ",'voltage':{'devices':{'meter':{'nominal':120,'class':'A'}}}");
        const VoltagePhase swollen = onlyPhase(voltageWeeks(asked));
        QCOMPARE(swollen.quality.verdict, VoltageVerdict::Fail);
        QVERIFY(!swollen.quality.indicative);
        // Of the profile its series names, and nothing is judged where nobody knows.
        asked.workspace = workspaceAt(m_folder->path());
        asked.profiles.insert(profileOf("{}"));
        const VoltageAnswer unknown = voltageWeeks(asked);
        QVERIFY(!unknown.error);
        QVERIFY(!unknown.terms.nominal);
        QVERIFY(unknown.weeks[0].phases.isEmpty());
    }

    void endsAreSaid()
    {
        QCOMPARE(voltageWeeks(request()).error->code, core::ErrorCode::NotFound);
        VoltageRequest asked = request();
        asked.source.databasePath = m_folder->filePath(u"none.db"_s);
        QVERIFY(voltageWeeks(asked).error);
        fill(Monday, Sunday, 231);
        asked = request();
        asked.cancelled = std::make_shared<std::atomic<bool>>(true);
        QVERIFY(voltageWeeks(asked).cancelled);
        // Midway, by who watches its progress.
        *asked.cancelled = false;
        QList<int> seen;
        asked.progress = [&](int percent) {
            seen << percent;
            *asked.cancelled = percent > 40;
        };
        const VoltageAnswer answer = voltageWeeks(asked);
        QVERIFY(answer.cancelled);
        QVERIFY(!answer.error);
        QVERIFY(!seen.isEmpty() && seen.constLast() < 60);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    }

    void besideARunningEngine()
    {
        // What it opens is its own; the meter's rows come by the seed.
        const QString folder = m_folder->filePath(u"engine"_s);
        QVERIFY(QDir().mkpath(folder));
        engine::EngineOptions options;
        options.listen = false;
        options.seed = [](historian::HistorianWriter &writer, core::SeriesTable &series,
                          const core::ProfileStore &) {
            auto batch = std::make_shared<core::Batch>();
            batch->transport = core::TransportId(u"past"_s);
            batch->sequence = 1;
            for (int i = 0; i < 5040; ++i) {
                core::Reading one;
                one.series = series.intern({Meter,
                                            {},
                                            core::Quantity::Voltage,
                                            u"board:telemetry"_s,
                                            core::ProfileId(u"mains"_s),
                                            1,
                                            u"h"_s});
                one.quality = core::Quality::Good;
                one.measuredAt = one.receivedAt = Monday + i * Step;
                one.value = 229;
                batch->readings << one;
            }
            writer.append(batch);
        };
        engine::Engine engine(workspaceAt(folder), options);
        QSignalSpy started(&engine, &engine::Engine::started);
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        engine.start();
        QVERIFY(!started.isEmpty() || started.wait(Patience));
        {
            engine::VoltageQuery query(engine);
            QSignalSpy answered(&query, &engine::VoltageQuery::answered);
            // The newest question wins.
            query.ask(Meter, QDate(2026, 2, 1), QTimeZone::utc());
            query.ask(Meter, QDate(2026, 3, 2), QTimeZone::utc());
            QVERIFY(query.isAsking());
            QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, Patience);
            const auto answer = answered[0][0].value<VoltageAnswer>();
            QCOMPARE(onlyPhase(answer).quality.verdict, VoltageVerdict::Pass);
            QVERIFY(!query.isAsking());
            query.ask(Meter, QDate(2026, 3, 2), QTimeZone::utc());
        }
        engine::VoltageQuery query(engine);
        QSignalSpy answered(&query, &engine::VoltageQuery::answered);
        query.ask(Meter, QDate(2026, 3, 2), QTimeZone::utc());
        engine.stop();
        QVERIFY(!query.isAsking());
        QVERIFY(!stopped.isEmpty() || stopped.wait(Patience));
        QVERIFY(answered.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestVoltageQuery)
#include "tst_voltagequery.moc"
