// SPDX-License-Identifier: GPL-3.0-or-later
#include "bushints.h"
#include "meterhints.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::MeterFinding;
using console::MeterHints;
using console::MeterPlace;
using Kind = console::MeterFinding::Kind;
using Units = QList<core::WireUnit>;

namespace {

using Errors = QMap<QString, quint64>;

core::WireUnit unit(int number, quint64 requests, quint64 answers, const Errors &errors = {},
                    bool silent = false)
{
    core::WireUnit made;
    made.unit = number;
    made.device = core::DeviceId(u"meter-%1"_s.arg(number));
    made.requests = requests;
    made.answers = answers;
    made.errors = errors;
    made.silent = silent;
    made.asked = 1s;
    made.achieved = 1s;
    made.times.counts.fill(0, core::AnswerTimes::Steps);
    made.times.stepMs = 1;
    made.times.limit = std::chrono::milliseconds(core::AnswerTimes::Steps);
    made.times.counts[20] = answers;
    return made;
}

core::WireUnit refusing(int number, quint64 requests, quint64 answers, int code, quint64 times)
{
    core::WireUnit made = unit(number, requests, answers, {{u"exception"_s, times}});
    made.exceptions[code] = times;
    made.exceptions[1] += 1;
    return made;
}

core::WireUnit slowTo(int number, int step)
{
    core::WireUnit made = unit(number, 100, 100);
    made.times.counts[20] = 0;
    made.times.counts[step] = 100;
    return made;
}

core::WireUnit behind(int number)
{
    core::WireUnit made = unit(number, 100, 100);
    made.achieved = 2s;
    return made;
}

const core::DeviceId Seven(u"meter-7"_s);

MeterPlace placeOf(const QString &type)
{
    return {7, type, type == "modbus-rtu"_L1 ? u"9600 8N1"_s : QString(), {}};
}

} // namespace

class TestMeterHints : public QObject
{
    Q_OBJECT

private slots:
    void judge_data()
    {
        QTest::addColumn<Units>("units");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("failed");
        QTest::addColumn<QString>("firstCause"); // a part of it
        const auto row = [](const char *name, const Units &units, Kind kind, int failed,
                            const QString &cause) {
            QTest::newRow(name) << units << int(kind) << failed << cause;
        };
        const auto good = [](int number) { return unit(number, 100, 100); };
        const Errors silence{{u"no-answer"_s, 9}};
        row("not on this bus", {good(1)}, Kind::TooFew, 0, {});
        row("never asked", {unit(7, 0, 0)}, Kind::TooFew, 0, {});
        row("too young to tell", {good(1), unit(7, 2, 0, {{u"no-answer"_s, 2}})}, Kind::TooFew, 0, {});
        row("well", {good(1), good(7)}, Kind::Well, 0, {});
        row("well, but for one of a thousand", {unit(7, 1000, 999, {{u"crc"_s, 1}})}, Kind::Well, 1, {});
        row("the only one, silent", {unit(7, 9, 0, silence, true)}, Kind::SilentAlone, 9, u"A and B"_s);
        row("all are silent", {unit(1, 9, 0, silence, true), unit(7, 9, 0, silence, true)}, Kind::SilentAll,
            9, u"A and B"_s);
        row("silent among others", {good(1), unit(7, 9, 0, silence, true)}, Kind::Silent, 9, u"address"_s);
        row("silent after it was well", {good(1), unit(7, 100, 60, {{u"no-answer"_s, 40}}, true)},
            Kind::Silent, 40, u"power"_s);
        row("all went silent",
            {unit(1, 50, 40, {{u"no-answer"_s, 10}}, true), unit(7, 50, 40, {{u"no-answer"_s, 10}}, true)},
            Kind::SilentAll, 10, u"power"_s);
        row("the only one, garbled", {unit(7, 9, 0, {{u"crc"_s, 9}}, true)}, Kind::GarbledAlone, 9,
            u"parity"_s);
        row("all are garbled", {unit(1, 9, 0, {{u"noise"_s, 9}}, true), unit(7, 9, 0, {{u"crc"_s, 9}}, true)},
            Kind::GarbledAll, 9, u"parity"_s);
        row("garbled among others", {good(1), unit(7, 9, 0, {{u"crc"_s, 6}, {u"short"_s, 3}}, true)},
            Kind::Garbled, 9, u"Two meters"_s);
        row("others' answers only", {good(1), unit(7, 9, 0, {{u"foreign"_s, 8}, {u"no-answer"_s, 1}}, true)},
            Kind::Foreign, 8, u"Two meters"_s);
        row("foreign now and then", {good(1), unit(7, 100, 90, {{u"foreign"_s, 10}})}, Kind::Foreign, 10,
            u"Two meters"_s);
        row("always too late", {good(1), unit(7, 9, 0, {{u"no-answer"_s, 9}, {u"late"_s, 8}}, true)},
            Kind::TooLate, 8, u"longer"_s);
        row("refuses all", {good(1), refusing(7, 50, 0, 2, 50)}, Kind::Refusing, 50, u"registers"_s);
        row("refuses the function", {refusing(7, 50, 0, 1, 50)}, Kind::Refusing, 50, u"kind of registers"_s);
        row("busy", {refusing(7, 50, 0, 6, 50)}, Kind::Busy, 50, u"faster"_s);
        row("has failed", {refusing(7, 50, 20, 4, 30)}, Kind::Busy, 30, u"fault"_s);
        row("behind a gateway", {refusing(7, 50, 0, 11, 50)}, Kind::NoWayThrough, 50, u"gateway"_s);
        row("refuses some", {refusing(7, 100, 50, 2, 50)}, Kind::RefusesSome, 50, u"registers"_s);
        row("a maker's own number", {refusing(7, 100, 50, 99, 50)}, Kind::RefusesSome, 50, u"reason"_s);
        row("damaged here", {good(1), unit(7, 100, 90, {{u"crc"_s, 10}})}, Kind::Damaged, 10, u"cable"_s);
        row("damaged everywhere", {unit(1, 100, 90, {{u"crc"_s, 10}}), unit(7, 100, 90, {{u"crc"_s, 10}})},
            Kind::DamagedAll, 10, u"end resistors"_s);
        row("late now and then", {unit(7, 100, 94, {{u"no-answer"_s, 6}, {u"late"_s, 6}})}, Kind::Late, 6,
            u"longer"_s);
        row("missed now and then", {unit(7, 100, 94, {{u"no-answer"_s, 6}})}, Kind::Missed, 6, u"longer"_s);
        row("hardly in time", {slowTo(7, 230)}, Kind::NearTimeout, 0, u"longer"_s);
        row("in time", {slowTo(7, 100)}, Kind::Well, 0, {});
        row("more rarely than asked for", {behind(7)}, Kind::Behind, 0, u"no room"_s);
    }

    void judge()
    {
        QFETCH(Units, units);
        QFETCH(int, kind);
        QFETCH(int, failed);
        QFETCH(QString, firstCause);
        const MeterFinding finding = MeterHints::judge(Seven, units, units);
        QCOMPARE(int(finding.kind), kind);
        QCOMPARE(int(finding.failed), failed);
        const QString title = MeterHints::title(finding);
        QVERIFY2(!title.isEmpty() && !title.contains(u'%'), qPrintable(title));
        const QString evidence = MeterHints::evidence(finding, units.last());
        QVERIFY2(!evidence.isEmpty() && !evidence.contains(u'%'), qPrintable(evidence));
        for (const QString &type : {u"modbus-rtu"_s, u"modbus-rtu-tcp"_s, u"modbus-tcp"_s}) {
            const auto causes = MeterHints::causes(finding, placeOf(type));
            QCOMPARE(causes.isEmpty(), finding.isWell());
            std::set<QString> seen;
            for (const console::MeterCause &cause : causes) {
                QVERIFY2(!cause.cause.contains(u'%') && !cause.cure.contains(u'%'), qPrintable(cause.cure));
                QVERIFY2(!cause.cause.isEmpty() && !cause.cure.isEmpty(), qPrintable(cause.cause));
                QVERIFY2(seen.insert(cause.cause).second, qPrintable(cause.cause));
                // No wires are blamed where there are none.
                QVERIFY2(type != "modbus-tcp"_L1 || !cause.cure.contains(u"120"_s), qPrintable(cause.cure));
            }
            if (type == "modbus-rtu"_L1 && !causes.isEmpty())
                QVERIFY2(causes.first().cause.contains(firstCause), qPrintable(causes.first().cause));
        }
    }

    /// A meter that is asked rarely is told by all since the start, not by a minute that says nothing.
    void theLastMinuteFirst()
    {
        const Units all{unit(1, 1000, 1000), unit(7, 1000, 900, {{u"crc"_s, 100}})};
        MeterFinding finding = MeterHints::judge(Seven, {unit(1, 60, 60), unit(7, 60, 60)}, all);
        QCOMPARE(finding.kind, Kind::Well);
        QVERIFY(finding.lately);
        finding = MeterHints::judge(Seven, {unit(1, 60, 60), unit(7, 1, 1)}, all);
        QCOMPARE(finding.kind, Kind::Damaged);
        QVERIFY(!finding.lately);
        QVERIFY(MeterHints::evidence(finding, all.last()).contains(u"since the start"_s));
    }

    void theFactorysSettingsAreTriedFirst()
    {
        MeterPlace place = placeOf(u"modbus-rtu"_s);
        MeterFinding silent;
        silent.kind = Kind::Silent;
        QVERIFY(MeterHints::causes(silent, place).first().cause.contains(u"address"_s));
        place.factory = u"2400 8N1"_s;
        QVERIFY(MeterHints::causes(silent, place).first().cause.contains(u"9600 8N1"_s));
        QVERIFY(MeterHints::causes(silent, place).first().cure.contains(u"2400 8N1"_s));
    }

    void placeOfAMeter()
    {
        const auto profiles = core::ProfileStore::load({}, nullptr);
        core::TransportSettings bus;
        bus.type = u"modbus-rtu"_s;
        bus.baud = 19200;
        bus.parity = u"even"_s;
        const core::ProfilePtr sdm = profiles.find(core::ProfileId(u"sdm120"_s));
        QVERIFY(sdm);
        MeterPlace place = MeterPlace::of(3, bus, sdm.get());
        QCOMPARE(place.line, u"19200 8E1"_s);
        QVERIFY2(place.factory.startsWith(u"2400 "_s), qPrintable(place.factory));
        QVERIFY(MeterPlace::of(3, bus, nullptr).factory.isEmpty());
        bus.type = u"modbus-tcp"_s;
        place = MeterPlace::of(3, bus, sdm.get());
        QVERIFY(place.line.isEmpty() && place.factory.isEmpty());
    }

    /// The same window of a minute that the bus's own hint looks at.
    void latelyCountsFromTheOldestInTheWindow()
    {
        console::BusHints hints;
        QVERIFY(hints.lately().units.isEmpty());
        core::WireReport report;
        report.units = {refusing(7, 10, 5, 2, 4)};
        const core::UtcTime now{1'800'000'000s};
        hints.take(report, now);
        QCOMPARE(hints.lately().units.first().requests, quint64(10));
        report.units = {refusing(7, 30, 20, 2, 9)};
        hints.take(report, now + 10s);
        const core::WireUnit lately = hints.lately().units.first();
        QCOMPARE(lately.requests, quint64(20));
        QCOMPARE(lately.answers, quint64(15));
        QCOMPARE(lately.exceptions.value(2), quint64(5));
        QCOMPARE(lately.times.answered(), quint64(15));
    }
};

QTEST_GUILESS_MAIN(TestMeterHints)
#include "tst_meterhints.moc"
