// SPDX-License-Identifier: GPL-3.0-or-later
#include "bushints.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::BusHint;
using console::BusHints;
using Kind = console::BusHint::Kind;

namespace {

using Errors = QMap<QString, quint64>;

core::WireUnit unit(int number, quint64 requests, quint64 answers, const Errors &errors = {},
                    bool silent = false)
{
    core::WireUnit made;
    made.unit = number;
    made.requests = requests;
    made.answers = answers;
    made.errors = errors;
    made.silent = silent;
    return made;
}

core::AnswerTimes answersAt(int step, quint64 count)
{
    core::AnswerTimes times;
    times.counts.fill(0, core::AnswerTimes::Steps);
    times.stepMs = 1;
    times.limit = std::chrono::milliseconds(core::AnswerTimes::Steps);
    times.counts[step] = count;
    return times;
}

} // namespace

class TestBusHints : public QObject
{
    Q_OBJECT

private slots:
    void judge_data()
    {
        QTest::addColumn<QList<core::WireUnit>>("units");
        QTest::addColumn<int>("kind"); // -1: no hint
        QTest::addColumn<QList<int>>("which");
        const auto row = [](const char *name, const QList<core::WireUnit> &units, int kind,
                            const QList<int> &which = {}) { QTest::newRow(name) << units << kind << which; };
        const auto good = [](int number) { return unit(number, 100, 100); };
        row("no units", {}, -1);
        row("all well", {good(1), good(2)}, -1);
        row("too young to tell", {unit(1, 2, 0, {{u"no-answer"_s, 2}})}, -1);
        row("nothing at all",
            {unit(1, 5, 0, {{u"no-answer"_s, 5}}, true), unit(2, 5, 0, {{u"no-answer"_s, 5}}, true)},
            int(Kind::NothingHeard));
        row("one meter alone, silent", {unit(1, 5, 0, {{u"no-answer"_s, 5}}, true)}, int(Kind::NothingHeard));
        row("only garbage", {unit(1, 5, 0, {{u"noise"_s, 4}, {u"no-answer"_s, 1}}, true)},
            int(Kind::Unreadable));
        row("checksums only, all units",
            {unit(1, 9, 0, {{u"crc"_s, 9}}, true), unit(2, 9, 0, {{u"crc"_s, 9}}, true)},
            int(Kind::Unreadable));
        row("checksums only beyond a point",
            {good(1), good(2), unit(14, 6, 0, {{u"crc"_s, 6}}, true),
             unit(15, 6, 0, {{u"crc"_s, 4}, {u"short"_s, 2}}, true)},
            int(Kind::SomeGarbled), {14, 15});
        row("one is silent", {good(1), unit(7, 4, 0, {{u"no-answer"_s, 4}}, true), good(9)},
            int(Kind::OneSilent), {7});
        row("several are silent",
            {good(1), unit(7, 4, 0, {{u"no-answer"_s, 4}}, true), unit(8, 4, 0, {{u"no-answer"_s, 4}}, true)},
            int(Kind::SomeSilent), {7, 8});
        row("one answers too late", {good(1), unit(7, 9, 0, {{u"no-answer"_s, 9}, {u"late"_s, 8}}, true)},
            int(Kind::SomeSlow), {7});
        row("damaged now and then, everywhere",
            {unit(1, 100, 95, {{u"crc"_s, 5}}), unit(2, 100, 96, {{u"crc"_s, 4}})}, int(Kind::Damaged));
        row("damaged now and then, one", {good(1), unit(2, 100, 90, {{u"crc"_s, 10}})}, int(Kind::Damaged),
            {2});
        row("one damaged answer is no pattern", {good(1), unit(2, 100, 99, {{u"crc"_s, 1}})}, -1);
        row("a few of very many are no pattern", {unit(1, 10000, 9995, {{u"crc"_s, 5}})}, -1);
        row("late now and then", {good(1), unit(2, 100, 90, {{u"late"_s, 10}, {u"no-answer"_s, 10}})},
            int(Kind::Late), {2});
        row("somebody else speaks", {unit(1, 100, 90, {{u"foreign"_s, 10}}), good(2)}, int(Kind::Foreign),
            {1});
        row("refuses", {good(1), unit(2, 50, 0, {{u"exception"_s, 50}})}, int(Kind::Refusing), {2});
        row("an exception beside answers is its own affair", {unit(1, 100, 50, {{u"exception"_s, 50}})}, -1);
    }

    void judge()
    {
        QFETCH(QList<core::WireUnit>, units);
        QFETCH(int, kind);
        QFETCH(QList<int>, which);
        const auto hint = BusHints::judge(units, {});
        QCOMPARE(hint ? int(hint->kind) : -1, kind);
        if (!hint)
            return;
        QCOMPARE(hint->units, which);
        QVERIFY(!BusHints::title(*hint).isEmpty());
        const QString text = BusHints::text(*hint, u"9600 8N1"_s);
        QVERIFY2(!text.isEmpty() && !text.contains(u'%'), qPrintable(text));
        QVERIFY2(!BusHints::title(*hint).contains(u'%'), qPrintable(BusHints::title(*hint)));
    }

    void answersHardlyInTime()
    {
        QVERIFY(!BusHints::judge({unit(1, 100, 100)}, answersAt(100, 100)));
        const auto hint = BusHints::judge({unit(1, 100, 100)}, answersAt(230, 100));
        QVERIFY(hint);
        QCOMPARE(int(hint->kind), int(Kind::NearTimeout));
        QVERIFY(!BusHints::judge({unit(1, 10, 10)}, answersAt(230, 10))); // too few to tell
    }

    void whatWasMendedIsNoLongerHintedAt()
    {
        BusHints hints;
        QVERIFY(!hints.hint());
        core::WireReport report;
        core::UtcTime now{1'800'000'000s};
        report.units = {unit(1, 100, 100), unit(2, 100, 80, {{u"crc"_s, 20}})};
        hints.take(report, now);
        QVERIFY(hints.hint()); // of all since the start, at the first look
        for (int second = 0; second < 200; ++second) {
            for (core::WireUnit &each : report.units) {
                ++each.requests;
                ++each.answers;
            }
            now += 1s;
            hints.take(report, now);
        }
        QVERIFY(!hints.hint());
        for (int second = 0; second < 20; ++second) {
            report.units[1].requests += 1;
            report.units[1].errors[u"crc"_s] += 1;
            now += 1s;
            hints.take(report, now);
        }
        QVERIFY(hints.hint());
        QCOMPARE(hints.hint()->units, QList<int>{2});
    }

    void ranges_data()
    {
        QTest::addColumn<QList<int>>("units");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << QList<int>{} << QString();
        QTest::newRow("one") << QList<int>{7} << u"7"_s;
        QTest::newRow("two neighbours") << QList<int>{7, 8} << u"7, 8"_s;
        QTest::newRow("a run") << QList<int>{14, 16, 15} << u"14 to 16"_s;
        QTest::newRow("runs and ones") << QList<int>{1, 3, 14, 15, 16, 17, 20} << u"1, 3, 14 to 17, 20"_s;
    }

    void ranges()
    {
        QFETCH(QList<int>, units);
        QFETCH(QString, text);
        QCOMPARE(BusHints::ranges(units), text);
    }
};

QTEST_MAIN(TestBusHints)
#include "tst_bushints.moc"
