// SPDX-License-Identifier: GPL-3.0-or-later
#include "absence.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

core::UtcTime at(int second) { return core::fromMicros(1'000'000'000LL + second * 1'000'000LL); }

QString words(const std::optional<core::Gap> &gap)
{
    if (!gap)
        return u"none"_s;
    return u"%1 %2-%3"_s.arg(gap->reason)
        .arg((core::toMicros(gap->from) - 1'000'000'000LL) / 1'000'000)
        .arg((core::toMicros(gap->to) - 1'000'000'000LL) / 1'000'000);
}

} // namespace

class tst_Absence : public QObject
{
    Q_OBJECT

private slots:
    /// Each row: what the first connection of a process says.
    void firstConnection_data()
    {
        QTest::addColumn<bool>("durable");
        QTest::addColumn<bool>("everReceived");
        QTest::addColumn<bool>("present");
        QTest::addColumn<QString>("atOnce");
        QTest::addColumn<QString>("atFirstQos0");
        QTest::newRow("new workspace") << true << false << false << u"none"_s << u"none"_s;
        QTest::newRow("resumed") << true << true << true << u"none"_s << u"collector-away 1-5"_s;
        QTest::newRow("session lost") << true << true << false << u"session-lost 1-5"_s << u"none"_s;
        QTest::newRow("no session kept") << false << true << false << u"collector-away 1-5"_s << u"none"_s;
        QTest::newRow("no session kept, new") << false << false << false << u"none"_s << u"none"_s;
    }

    void firstConnection()
    {
        QFETCH(bool, durable);
        QFETCH(bool, everReceived);
        QFETCH(bool, present);
        mqtt::Absence absence(durable, everReceived ? at(1) : core::UtcTime{});
        const auto found = absence.connected(present, at(5));
        QVERIFY(!found.again);
        QTEST(words(found.gap), "atOnce");
        QCOMPARE(words(absence.received(at(6), 1, false)), u"none"_s);
        QCOMPARE(words(absence.received(at(6), 0, true)), u"none"_s); // a stored copy says nothing
        QTEST(words(absence.received(at(7), 0, false)), "atFirstQos0");
        QCOMPARE(words(absence.received(at(8), 0, false)), u"none"_s);
    }

    void laterConnection_data()
    {
        QTest::addColumn<bool>("durable");
        QTest::addColumn<int>("qos");
        QTest::addColumn<bool>("present");
        QTest::addColumn<bool>("bySilence");
        QTest::addColumn<QString>("gap");
        QTest::newRow("resumed, QoS 1") << true << 1 << true << false << u"none"_s;
        QTest::newRow("resumed, QoS 0 seen") << true << 0 << true << false << u"broker-away 10-20"_s;
        QTest::newRow("found out by silence") << true << 0 << true << true << u"broker-away 6-20"_s;
        QTest::newRow("session lost") << true << 1 << false << false << u"session-lost 6-20"_s;
        QTest::newRow("no session kept") << false << 1 << false << false << u"broker-away 10-20"_s;
    }

    void laterConnection()
    {
        QFETCH(bool, durable);
        QFETCH(int, qos);
        QFETCH(bool, present);
        QFETCH(bool, bySilence);
        mqtt::Absence absence(durable, {});
        absence.connected(false, at(5));
        absence.received(at(6), qos, false);
        absence.lost(at(10), bySilence);
        const auto found = absence.connected(present, at(20));
        QVERIFY(found.again);
        QTEST(words(found.gap), "gap");
    }

    void aClockThatStepsBackMakesNoNegativeGap()
    {
        mqtt::Absence absence(false, {});
        absence.connected(false, at(5));
        absence.lost(at(10), false);
        QCOMPARE(words(absence.connected(false, at(8)).gap), u"broker-away 10-10"_s);
    }
};

QTEST_APPLESS_MAIN(tst_Absence)
#include "tst_absence.moc"
