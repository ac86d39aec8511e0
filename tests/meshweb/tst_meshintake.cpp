// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshintake.h"
#include "meshweb/testclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using meshweb::MeshIntake;
using Verdict = MeshIntake::Verdict;

/// Texts become batches, each reading once.
class tst_MeshIntake : public QObject
{
    Q_OBJECT

    std::shared_ptr<TestClock> clock = std::make_shared<TestClock>();

    /// A text "DATA:<number>…" is a reading of that value; every other is rejected.
    static void decode(const QByteArray &text, core::UtcTime at, core::SteadyTime steady, core::Batch &out)
    {
        bool ok = false;
        const double value = text.mid(5).toDouble(&ok);
        if (!ok) {
            out.rejects.append({at, {}, u"decoder"_s, u"unknown-text"_s, {}, text, text.size()});
            return;
        }
        core::Reading reading;
        reading.quality = core::Quality::Good;
        reading.measuredAt = reading.receivedAt = at;
        reading.receivedSteady = steady;
        reading.value = value;
        out.readings.append(reading);
    }

    MeshIntake make(const QList<core::DeliveryMark> &marks = {}, bool drop = true) const
    {
        return MeshIntake(core::TransportId(u"mesh"_s), decode, clock, {marks, 15min, drop});
    }

private slots:
    void init() { clock = std::make_shared<TestClock>(); }

    void dropsWhatCameBefore()
    {
        auto intake = make();
        QVERIFY(intake.isEmpty());
        QVERIFY(intake.take("DATA:1", u"x"_s).verdict == Verdict::New);
        QVERIFY(intake.take("DATA:2", u"x"_s).verdict == Verdict::New);
        const auto again = intake.take("DATA:1", u"x"_s);
        QVERIFY(again.verdict == Verdict::Repeated);
        QCOMPARE(again.sequence, quint64(1));
        QVERIFY(!intake.isCommitted(1));
        const auto batch = intake.cut();
        QCOMPARE(batch->sequence, quint64(1));
        QCOMPARE(batch->transport.toString(), u"mesh"_s);
        QCOMPARE(batch->readings.size(), 2);
        QCOMPARE(batch->marks.size(), 2);
        QVERIFY(intake.isEmpty());
        QCOMPARE(intake.counters().unconfirmed, quint64(2));
        intake.committed(1);
        QVERIFY(intake.isCommitted(1));
        QCOMPARE(intake.counters().unconfirmed, quint64(0));
        QCOMPARE(intake.counters().duplicates, quint64(1));
        QCOMPARE(intake.counters().messages, quint64(3));
        QCOMPARE(intake.counters().readings, quint64(2));

        auto restarted = make(batch->marks);
        QVERIFY(restarted.take("DATA:2", u"x"_s).verdict == Verdict::Repeated);
        QVERIFY(restarted.isCommitted(restarted.take("DATA:2", u"x"_s).sequence));
    }

    void doublesShowWithoutTheRemoval()
    {
        auto intake = make({}, false);
        intake.take("DATA:1", u"x"_s);
        QVERIFY(intake.take("DATA:1", u"x"_s).verdict == Verdict::New);
        QCOMPARE(intake.cut()->readings.size(), 2);
    }

    void keepsRejectsBoundedAndCountsThemAll()
    {
        auto intake = make();
        for (int i = 0; i < 200; ++i)
            QVERIFY(intake.take("noise", u"POST /data"_s).verdict == Verdict::Unread);
        for (int i = 0; i < 200; ++i)
            intake.refuse(u"rate"_s, u"too many"_s, u"here"_s, QByteArray(10'000, 'x'), 10'000);
        QCOMPARE(intake.counters().rejects.value(u"unknown-text"_s), quint64(200));
        QCOMPARE(intake.counters().rejects.value(u"rate"_s), quint64(200));
        QVERIFY(!intake.isAwaited());
        auto batch = intake.cut();
        QCOMPARE(batch->rejects.size(), MeshIntake::MaxKept);
        QCOMPARE(batch->rejects[0].place, u"POST /data"_s);
        intake.refuse(u"rate"_s, u"too many"_s, u"here"_s, QByteArray(10'000, 'x'), 10'000);
        batch = intake.cut();
        QCOMPARE(batch->rejects[0].raw.size(), core::Reject::MaxRaw);
        QCOMPARE(batch->rejects[0].size, 10'000);
        QCOMPARE(batch->rejects[0].transport.toString(), u"mesh"_s);
    }

    void aTextTheDecoderRefusedIsNotRemembered()
    {
        auto intake = make();
        QVERIFY(intake.take("noise", u"x"_s).verdict == Verdict::Unread);
        QVERIFY(intake.take("noise", u"x"_s).verdict == Verdict::Unread);
        QCOMPARE(intake.counters().duplicates, quint64(0));
    }

    void keepsTheTimeItWasWrittenDown()
    {
        auto intake = make();
        const core::UtcTime earlier = clock->now() - 1h;
        intake.take("DATA:1", u"x"_s, earlier);
        intake.take("DATA:1", u"x"_s, earlier + 1min);  // the hub's second copy
        intake.take("DATA:1", u"x"_s, earlier + 30min); // the node began anew
        const auto batch = intake.cut();
        QCOMPARE(batch->readings.size(), 2);
        QVERIFY(batch->readings[0].measuredAt == earlier);
        QVERIFY(batch->readings[0].receivedAt == clock->now());
        QVERIFY(batch->readings[1].measuredAt == earlier + 30min);
    }

    void tellsWhoLooksOn()
    {
        auto intake = make();
        intake.tap().setOpen(true);
        intake.take("DATA:1", u"x"_s);
        intake.take("DATA:1", u"x"_s);
        intake.take("noise", u"x"_s);
        core::WireReport report;
        intake.tap().takeInto(report);
        QCOMPARE(report.records.size(), 3);
        QCOMPARE(report.records[0].readingCount, 1);
        QCOMPARE(report.records[1].verdict, u"duplicate"_s);
        QCOMPARE(report.records[2].verdict, u"unknown-text"_s);
        QCOMPARE(report.records[2].bytes, "noise");
    }
};

QTEST_APPLESS_MAIN(tst_MeshIntake)
#include "tst_meshintake.moc"
