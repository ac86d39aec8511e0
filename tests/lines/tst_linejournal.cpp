// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/linejournal.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lines::LineJournal;
using lines::LineState;
using lines::Observation;
using lines::Outage;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'700'000'000'000'000);

core::DeviceId device() { return core::DeviceId(u"0001_MSAN"_s); }
core::UtcTime at(std::chrono::seconds after) { return Start + after; }

Observation told(std::chrono::seconds after, const QString &line, bool on)
{
    return {Observation::Kind::Told, at(after), line, on, {}, false};
}
Observation measured(std::chrono::seconds after)
{
    return {Observation::Kind::Alive, at(after), {}, false, {}, true};
}

/// Days of a device with everything that can happen to it, the same for the same @p seed.
QList<Observation> anyLife(quint32 seed, bool speaks)
{
    QRandomGenerator random(seed);
    QList<Observation> seen;
    std::chrono::seconds now{0};
    const int usual = 20 + random.bounded(30);
    for (int i = 0; i < 1500; ++i) {
        now += std::chrono::seconds(usual - 5 + random.bounded(10));
        if (speaks)
            seen.append(measured(now));
        switch (random.bounded(40)) {
        case 0:
        case 1:
        case 2:
            seen.append(told(now + 1s, QString::number(1 + random.bounded(8)), random.bounded(2) == 0));
            break;
        case 3:
            for (int line = 1; line <= 8; ++line)
                seen.append(told(now + 1s * line, QString::number(line), true));
            now += 8s;
            break;
        case 4:
            now += std::chrono::seconds(random.bounded(1200));
            break;
        case 5:
            seen.append({Observation::Kind::Away, at(now + 2s), {}, false, {}, false});
            break;
        case 6:
            seen.append({Observation::Kind::Blind, at(now + 2s), {}, false, at(now + 400s), false});
            break;
        default:
            break;
        }
        now += 3s;
    }
    std::stable_sort(seen.begin(), seen.end(), lines::isBefore);
    return seen;
}

/// What a journal tells of the past: what was written down before, and what it has now.
struct Told
{
    QList<Outage> ended;
    QList<Outage> open;
    QList<lines::Span> unseen;
    friend bool operator==(const Told &, const Told &) = default;
};

Told toldBy(const LineJournal &journal, const QList<Outage> &before = {},
            const QList<lines::Span> &unseenBefore = {})
{
    return {before + journal.ended(), journal.lines().open(), unseenBefore + journal.unseen()};
}

} // namespace

class TestLineJournal : public QObject
{
    Q_OBJECT

private slots:
    void aLifeInPieces_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("speaks");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("life %u", seed) << seed << (seed % 4 != 0);
    }

    /// At one go, one by one, and going on from states saved at any time: the same to the last microsecond.
    void aLifeInPieces()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, speaks);
        const QList<Observation> life = anyLife(seed, speaks);
        const Told whole = toldBy(LineJournal::replayed(device(), {}, life));
        QVERIFY(whole.ended.size() > 10);
        QVERIFY(!speaks || whole.unseen.size() > 3);

        LineJournal single(device(), {});
        LineJournal going(device(), {});
        QList<Outage> written;
        QList<lines::Span> unseen;
        QRandomGenerator random(seed * 77);
        for (qsizetype i = 0; i < life.size(); ++i) {
            QVERIFY(single.take(life[i]));
            if (!going.take(life[i])) {
                // It says so when it needs all of it again.
                going = LineJournal::replayed(device(), {}, life.first(i + 1));
                written.clear();
                unseen.clear();
            }
            if (!going.isRipe() || random.bounded(20) != 0)
                continue;
            written += going.ended();
            unseen += going.settledUnseen();
            going.writtenDown();
            auto again = LineJournal::restored(device(), {}, going.state());
            QVERIFY(again);
            going = *again;
        }
        QCOMPARE(toldBy(single), whole);
        QCOMPARE(toldBy(going, written, unseen), whole);
        for (const QString &line : single.lines().lines())
            QCOMPARE(going.firstTold(line), single.firstTold(line));
        QCOMPARE(going.last(), single.last());
    }

    void newsOfThePastAreRefused()
    {
        LineJournal journal(device(), {});
        QVERIFY(journal.take(told(100s, u"1"_s, true)));
        QVERIFY(!journal.take(told(99s, u"1"_s, false)));
        QCOMPARE(journal.lines().status(u"1"_s, at(101s)).state, LineState::On);
        // Of one instant: power before no power, so the other way round is news of the past too.
        QVERIFY(journal.take(told(100s, u"1"_s, false)));
        QVERIFY(!journal.take(told(100s, u"1"_s, true)));
    }

    void theUsualPauseIsLearned()
    {
        // Once in two minutes: 3 * 120 s is its longest silence, whatever the rule's 90 s.
        LineJournal slow(device(), {});
        QVERIFY(slow.take(told(0s, u"1"_s, true)));
        for (int i = 0; i < 10; ++i)
            QVERIFY(slow.take(measured(120s * i)));
        QCOMPARE(slow.lines().rule().aliveFor, 360s);
        QVERIFY(!slow.isRipe());
        QCOMPARE(slow.lines().status(u"1"_s, at(1080s + 360s)).state, LineState::On);
        QCOMPARE(slow.lines().status(u"1"_s, at(1080s + 361s)).state, LineState::Stale);
        // One that tells lines alone is never silent.
        LineJournal quiet(device(), {});
        QVERIFY(quiet.take(told(0s, u"1"_s, true)));
        QCOMPARE(quiet.lines().status(u"1"_s, at(86400s)).state, LineState::On);
        QVERIFY(quiet.isRipe());
    }

    void foreignStatesAreRefused()
    {
        LineJournal journal(device(), {});
        QVERIFY(journal.take(told(0s, u"1"_s, false)));
        const QByteArray state = journal.state();
        QVERIFY(LineJournal::restored(device(), {}, state));
        lines::OutageRule other;
        other.restartHold = 30s;
        QVERIFY(!LineJournal::restored(device(), other, state));
        // What is momentary changes no outage.
        lines::OutageRule longer;
        longer.momentaryMost = 60s;
        longer.limitIsMomentary = false;
        QVERIFY(LineJournal::restored(device(), longer, state));
        for (qsizetype cut = 0; cut < state.size(); ++cut)
            QVERIFY2(!LineJournal::restored(device(), {}, state.first(cut)),
                     qPrintable(QString::number(cut)));
        QVERIFY(!LineJournal::restored(device(), {}, QByteArray(300, '\x7f')));
    }
};

QTEST_GUILESS_MAIN(TestLineJournal)
#include "tst_linejournal.moc"
