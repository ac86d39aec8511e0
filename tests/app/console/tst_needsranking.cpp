// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/needsranking.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::Need;
using console::NeedsDevice;
using console::NeedsInput;
using console::NeedsOrder;
using console::NeedsRanking;
using console::NeedsTransport;
using live::Presence;

namespace {

const core::UtcTime Now = core::fromMicros(1'700'000'000'000'000);

NeedsTransport transport(const QString &id, const QString &type)
{
    NeedsTransport made;
    made.info.id = core::TransportId(id);
    made.info.name = id;
    made.info.type = type;
    made.info.state = core::TransportState::Up;
    made.info.lastHeard = Now - 1s;
    made.stateSince = Now - 2h;
    made.devices = 12;
    made.recentSpan = 10min;
    made.recentMessages = 1000;
    return made;
}

NeedsDevice device(const QString &name, Presence presence, std::chrono::microseconds age = 4min,
                   const QString &on = u"bus"_s)
{
    NeedsDevice made;
    made.row.id = core::DeviceId(name);
    made.row.name = name;
    made.row.presence = presence;
    made.row.lastHeard = Now - age;
    made.row.worst = core::Quality::Good;
    made.transport = core::TransportId(on);
    made.row.transport = on;
    made.polled = on == "bus"_L1;
    return made;
}

NeedsOrder order(const QString &name, core::Outcome outcome, std::chrono::microseconds age, double value = 0)
{
    NeedsOrder made;
    made.command.device = core::DeviceId(name);
    made.command.name = u"relay"_s;
    made.command.value = value;
    made.outcome = outcome;
    made.at = Now - age;
    return made;
}

NeedsInput quiet()
{
    NeedsInput input;
    input.now = Now;
    input.listeningSince = Now - 5h;
    input.transports << transport(u"bus"_s, u"modbus-rtu"_s) << transport(u"broker"_s, u"mqtt"_s);
    input.database = u"field.db"_s;
    input.diskFree = 50'000'000'000;
    return input;
}

core::Error error(core::ErrorCode code, const QString &remedy)
{
    return {code, u"here"_s, u"detail"_s, remedy};
}

core::Gap gap(const QString &reason, std::chrono::microseconds endedAgo, const QString &of = {})
{
    core::Gap made;
    made.from = Now - endedAgo - 4min;
    made.to = Now - endedAgo;
    made.transport = core::TransportId(u"broker"_s);
    made.device = core::DeviceId(of);
    made.reason = reason;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(console::NeedsInput)

/// Each rule by its row, then the order among them.
class TestNeedsRanking : public QObject
{
    Q_OBJECT

private slots:
    void nothingNeedsAnybody()
    {
        QVERIFY(NeedsRanking::rank(quiet()).isEmpty());
        NeedsInput input = quiet();
        input.devices << device(u"well"_s, Presence::Online);
        input.orders << order(u"well"_s, core::Outcome::Verified, 1min);
        QVERIFY(NeedsRanking::rank(input).isEmpty());
    }

    void oneRuleOneRow_data()
    {
        QTest::addColumn<NeedsInput>("input");
        QTest::addColumn<int>("priority");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("inSentence");
        QTest::addColumn<int>("target");
        const auto row = [](const char *name, const NeedsInput &input, int priority, const QString &title,
                            const QString &subject, const QString &in, Need::Target target) {
            QTest::newRow(name) << input << priority << title << subject << in << int(target);
        };
        using enum Need::Target;

        NeedsInput in = quiet();
        in.historianProblem = error(core::ErrorCode::DiskFull, u"Free room on /srv."_s);
        row("stalled", in, 1, u"Nothing is being recorded"_s, u"field.db"_s, u"Free room on /srv."_s,
            Transports);

        in = quiet();
        in.diskFree = 700'000'000;
        row("little disk", in, 2, u"The disk is nearly full"_s, u"field.db"_s, u"700 MB"_s, Transports);
        in.diskFree = 90'000'000;
        row("no disk", in, 1, u"The disk is nearly full"_s, u"field.db"_s, u"90"_s, Transports);

        in = quiet();
        in.transports[1].info.state = core::TransportState::Down;
        in.transports[1].info.lastError = error(core::ErrorCode::Refused, u"Correct the password."_s);
        row("login refused", in, 2, u"The broker refuses our login"_s, u"broker"_s,
            u"Correct the password."_s, Transports);
        in.transports[1].info.lastError.reset();
        row("broker away", in, 2, u"The broker does not answer"_s, u"broker"_s, u"12 devices"_s, Transports);
        in.transports[1].devices = 0;
        row("broker away, no devices", in, 2, u"The broker does not answer"_s, u"broker"_s, u"tries again"_s,
            Transports);

        in = quiet();
        in.transports[0].info.state = core::TransportState::Down;
        in.transports[0].info.lastError = error(core::ErrorCode::NotFound, u"Plug the adapter in."_s);
        row("port missing", in, 2, u"The port is missing"_s, u"bus"_s, u"Plug the adapter in."_s, Transports);
        in.transports[0].info.state = core::TransportState::Connecting;
        row("port missing, trying", in, 2, u"The port is missing"_s, u"bus"_s, u"Plug"_s, Transports);

        in = quiet();
        in.transports[0].info.state = core::TransportState::BackPressed;
        row("back-pressure", in, 2, u"Waiting for the database"_s, u"bus"_s, u"caught up"_s, Transports);

        in = quiet();
        in.transports[1].recentRejects = {{u"json"_s, 20}, {u"nan"_s, 11}};
        row("rejects", in, 3, u"Messages cannot be read"_s, u"broker"_s, u"31 in the last 10 min"_s,
            Transports);

        in = quiet();
        in.devices << device(u"Library"_s, Presence::NoAnswer);
        row("one silent", in, 2, u"Meter does not answer"_s, u"Library"_s, u"The others on this bus answer"_s,
            Device);

        in = quiet();
        for (int i = 1; i <= 9; ++i)
            in.devices << device(u"m%1"_s.arg(i), Presence::NoAnswer);
        in.transports[0].recentErrors = {{u"crc"_s, 140}, {u"no-answer"_s, 60}};
        row("nine silent, checksums", in, 2, u"9 meters do not answer"_s, u"bus"_s, u"termination"_s,
            Transports);
        in.transports[0].recentErrors = {{u"no-answer"_s, 60}};
        row("nine silent, some answer", in, 2, u"9 meters do not answer"_s, u"bus"_s,
            u"m1, m2, m3 and 6 more"_s, Transports);
        in.transports[0].devices = 9;
        row("all silent", in, 2, u"9 meters do not answer"_s, u"bus"_s, u"lines A and B"_s, Transports);

        in = quiet();
        in.devices << device(u"Shop"_s, Presence::NoAnswer, 4min, u"broker"_s);
        row("node fell silent", in, 2, u"Device fell silent"_s, u"Shop"_s, u"online"_s, Device);

        in = quiet();
        in.devices << device(u"Shop"_s, Presence::Offline, 4min, u"broker"_s);
        row("offline", in, 3, u"Device offline"_s, u"Shop"_s, u"supply"_s, Device);
        in.devices << device(u"Flat"_s, Presence::Offline, 4min, u"broker"_s);
        row("two offline", in, 3, u"2 devices are offline"_s, u"broker"_s, u"Shop, Flat"_s, Devices);

        in = quiet();
        in.devices << device(u"Shop"_s, Presence::NodeUpMeterSilent, 4min, u"broker"_s);
        row("meter silent", in, 2, u"Node up, meter silent"_s, u"Shop"_s, u"mains"_s, Device);

        in = quiet();
        in.devices << device(u"Shop"_s, Presence::Online);
        in.devices[0].row.worst = core::Quality::Bad;
        row("bad values", in, 3, u"Impossible values"_s, u"Shop"_s, u"never counted"_s, Device);

        in = quiet();
        in.devices << device(u"Shop"_s, Presence::UnknownOnlyRetained, 26h);
        row("not heard", in, 3, u"Not heard since the start"_s, u"Shop"_s, u"stored"_s, Device);

        in = quiet();
        in.devices << device(u"Shop"_s, Presence::Online);
        in.devices[0].row.energy = {4.0, core::Quality::Stale, Now - 40min};
        row("old register", in, 4, u"Energy register is old"_s, u"Shop"_s, u"interval"_s, Device);

        in = quiet();
        in.devices << device(u"Shop"_s, Presence::Online);
        in.devices[0].row.relay = {1.0, core::Quality::Good, Now - 20min};
        in.orders << order(u"Shop"_s, core::Outcome::NoAnswer, 11min);
        row("never proved", in, 2, u"Relay state unknown"_s, u"Shop"_s, u"cannot be asked"_s, Device);
        in.devices[0].canQuery = true;
        row("never proved, can be asked", in, 2, u"Relay state unknown"_s, u"Shop"_s, u"Look again"_s,
            Device);
        in.orders[0].outcome = core::Outcome::Mismatch;
        row("mismatch", in, 1, u"Relay is not as ordered"_s, u"Shop"_s, u"opposite"_s, Device);
        in.orders[0].command.name = u"interval"_s;
        row("interval not kept", in, 4, u"Interval is not as ordered"_s, u"Shop"_s, u"interval"_s, Device);

        in = quiet();
        in.gaps << gap(u"session-lost"_s, 5min);
        row("session lost", in, 3, u"The broker forgot our session"_s, u"broker"_s, u"4 min"_s, Transports);
        in.gaps[0].reason = u"collector-away"_s;
        row("console away", in, 4, u"Readings may be missing"_s, u"broker"_s, u"Console was away"_s,
            Transports);
    }

    void oneRuleOneRow()
    {
        QFETCH(NeedsInput, input);
        const QList<Need> needs = NeedsRanking::rank(input);
        QCOMPARE(needs.size(), 1);
        const Need &need = needs.constFirst();
        QTEST(need.priority, "priority");
        QTEST(need.title, "title");
        QTEST(need.subject, "subject");
        QTEST(int(need.target), "target");
        QFETCH(QString, inSentence);
        QVERIFY2(need.sentence.contains(inSentence), qPrintable(need.sentence));
        QVERIFY2(!need.sentence.contains(u'%') || need.sentence.contains(u" %"_s), qPrintable(need.sentence));
        QVERIFY(!need.action.isEmpty());
        QVERIFY(!need.key.isEmpty());
    }

    void whatIsNotYetATrouble_data()
    {
        QTest::addColumn<NeedsInput>("input");
        NeedsInput in = quiet();
        in.transports[0].info.state = core::TransportState::Connecting;
        in.transports[0].stateSince = Now - 5s;
        QTest::newRow("just connecting") << in;
        in = quiet();
        in.transports[1].recentRejects = {{u"json"_s, 4}};
        QTest::newRow("few rejects") << in;
        in.transports[1].recentRejects = {{u"json"_s, 9}};
        QTest::newRow("few among many") << in;
        in = quiet();
        in.listeningSince = Now - 1min;
        in.devices << device(u"Shop"_s, Presence::UnknownOnlyRetained, 26h);
        QTest::newRow("only just listening") << in;
        in.devices[0] = device(u"Shop"_s, Presence::Online);
        in.devices[0].row.energy = {4.0, core::Quality::Stale, Now - 3h};
        QTest::newRow("register not due yet") << in;
        in = quiet();
        in.devices << device(u"Shop"_s, Presence::Online);
        in.devices[0].row.relay = {0.0, core::Quality::Good, Now - 1min};
        in.orders << order(u"Shop"_s, core::Outcome::NoAnswer, 11min);
        QTest::newRow("reported since") << in;
        in.orders[0].outcome = core::Outcome::Mismatch;
        QTest::newRow("obeyed since") << in;
        in = quiet();
        in.orders << order(u"Shop"_s, core::Outcome::Mismatch, 25h);
        QTest::newRow("old order") << in;
        in = quiet();
        in.gaps << gap(u"session-lost"_s, 2h);
        QTest::newRow("old gap") << in;
        in.gaps[0] = gap(u"no-answer"_s, 1min, u"Shop"_s);
        QTest::newRow("gap of a device") << in;
    }

    void whatIsNotYetATrouble()
    {
        QFETCH(NeedsInput, input);
        const QList<Need> needs = NeedsRanking::rank(input);
        QVERIFY2(needs.isEmpty(), qPrintable(needs.isEmpty() ? QString() : needs.constFirst().title));
    }

    void aRelayThatStaysWrongIsToldStill()
    {
        NeedsInput in = quiet();
        in.devices << device(u"Shop"_s, Presence::Online);
        in.devices[0].row.relay = {1.0, core::Quality::Good, Now - 1min};
        in.orders << order(u"Shop"_s, core::Outcome::Mismatch, 11min, 0);
        const QList<Need> needs = NeedsRanking::rank(in);
        QCOMPARE(needs.size(), 1);
        QCOMPARE(needs.constFirst().mark, core::Quality::Good); // the evidence is fresh
        QCOMPARE(needs.constFirst().evidence, std::optional<std::chrono::milliseconds>(1min));
    }

    /// One cause, one row: what stands on a transport that is down is explained by it.
    void aDownTransportExplainsItsDevices()
    {
        NeedsInput in = quiet();
        in.transports[0].info.state = core::TransportState::Down;
        for (int i = 0; i < 5; ++i)
            in.devices << device(u"m%1"_s.arg(i), Presence::NoAnswer);
        in.devices << device(u"Shop"_s, Presence::Offline, 4min, u"broker"_s);
        const QList<Need> needs = NeedsRanking::rank(in);
        QCOMPARE(needs.size(), 2);
        QCOMPARE(needs.at(0).subject, u"bus"_s);
        QCOMPARE(needs.at(1).subject, u"Shop"_s);
    }

    void aFallenRegisterWaitsForAReview()
    {
        NeedsInput in = quiet();
        in.devices << device(u"Shop"_s, Presence::Online, 1s, u"broker"_s);
        engine::RegisterFall fall;
        fall.device = in.devices.last().row.id;
        fall.fall.at = Now - 20min;
        fall.fall.before = 18'442'600;
        fall.fall.after = 400;
        engine::RegisterFall older = fall;
        older.fall.at = Now - 3h;
        in.falls << fall;
        QList<Need> needs = NeedsRanking::rank(in);
        QCOMPARE(needs.size(), 1);
        QCOMPARE(needs[0].title, u"Energy register fell: please review"_s);
        QCOMPARE(needs[0].subject, u"Shop"_s);
        QCOMPARE(needs[0].target, Need::Target::Energy);
        QCOMPARE(needs[0].device, in.devices.last().row.id);
        QCOMPARE(needs[0].action, u"Review…"_s);
        QCOMPARE(needs[0].since, Now - 20min);
        QVERIFY(needs[0].sentence.contains(u"to 0.40\u00a0kWh: "_s));
        // The same register again is the same need.
        in.falls << older;
        needs = NeedsRanking::rank(in);
        QCOMPARE(needs.size(), 1);
        in.falls.clear();
        QVERIFY(NeedsRanking::rank(in).isEmpty());
    }

    void rankedByPriorityThenAge()
    {
        NeedsInput in = quiet();
        in.devices << device(u"Young"_s, Presence::NoAnswer, 6min)
                   << device(u"Old"_s, Presence::NodeUpMeterSilent, 40min, u"broker"_s)
                   << device(u"Away"_s, Presence::Offline, 9h, u"broker"_s);
        in.orders << order(u"Lamp"_s, core::Outcome::Mismatch, 1min);
        in.gaps << gap(u"collector-away"_s, 30min);
        in.diskFree = 700'000'000; // nobody knows since when: last of its priority
        QStringList order;
        for (const Need &need : NeedsRanking::rank(in))
            order << u"%1 %2"_s.arg(need.priority).arg(need.subject);
        QCOMPARE(order, (QStringList{u"1 Lamp"_s, u"2 Old"_s, u"2 Young"_s, u"2 field.db"_s, u"3 Away"_s,
                                     u"4 broker"_s}));
    }

    void whoNeverAnsweredIsSilentSinceWeListen()
    {
        NeedsInput in = quiet();
        in.devices << device(u"a"_s, Presence::NoAnswer);
        in.devices[0].row.lastHeard = {};
        const Need need = NeedsRanking::rank(in).constFirst();
        QCOMPARE(need.since, in.listeningSince);
        QVERIFY(!need.evidence);
    }

    void agesAreOfTheEvidence()
    {
        NeedsInput in = quiet();
        in.devices << device(u"a"_s, Presence::NoAnswer, 40min) << device(u"b"_s, Presence::NoAnswer, 6min);
        const Need need = NeedsRanking::rank(in).constFirst();
        QCOMPARE(need.since, Now - 40min); // the first that fell silent
        QCOMPARE(need.evidence, std::optional<std::chrono::milliseconds>(6min));
        QCOMPARE(need.mark, core::Quality::NoAnswer);
    }

    /// Alarms that wait have rows of their own, but for those whose trouble another row tells of.
    void alarmsThatWait()
    {
        const auto alarm = [](const QString &id, int priority, alarms::Subject subject,
                              const QString &of = {}, const QString &on = u"broker"_s) {
            console::NeedsAlarm made;
            made.id = id;
            made.priority = priority;
            made.title = u"Alarm "_s + id;
            made.where = of;
            made.sentence = u"Look."_s;
            made.raisedAt = Now - 5min;
            made.source.subject = subject;
            made.source.device = core::DeviceId(of);
            made.source.transport = core::TransportId(on);
            return made;
        };
        using alarms::Subject;
        NeedsInput input = quiet();
        QVERIFY(NeedsRanking::rank(input).isEmpty());
        input.alarms = {alarm(u"a"_s, 1, Subject::Line, u"m1"_s),
                        alarm(u"b"_s, 2, Subject::Quantity, u"m2"_s)};
        input.alarmsWaiting = 2;
        QList<Need> needs = NeedsRanking::rank(input);
        QCOMPARE(needs.size(), 2);
        QCOMPARE(needs.at(0).alarm, u"a"_s);
        QCOMPARE(needs.at(0).priority, 1);
        QCOMPARE(needs.at(0).target, Need::Target::Alarms);
        QCOMPARE(needs.at(0).subject, u"m1"_s);
        QCOMPARE(needs.at(0).since, Now - 5min);
        // More than a few are counted.
        for (int i = 0; i < 4; ++i)
            input.alarms << alarm(u"c%1"_s.arg(i), 3, Subject::Quantity, u"m3"_s);
        input.alarmsWaiting = 40;
        needs = NeedsRanking::rank(input);
        QCOMPARE(needs.size(), NeedsRanking::MostAlarms + 1);
        const auto rest = std::find_if(needs.begin(), needs.end(),
                                       [](const Need &need) { return need.key == "alarms"_L1; });
        QVERIFY(rest != needs.end());
        QVERIFY2(rest->title.startsWith(u"37 more"_s), qPrintable(rest->title));
        QVERIFY(rest->alarm.isEmpty());
        // A transport that is down, and what hangs on it, is told of already.
        input = quiet();
        input.transports[1].info.state = core::TransportState::Down;
        input.alarms = {alarm(u"down"_s, 2, Subject::Transport),
                        alarm(u"silent"_s, 3, Subject::Device, u"m1"_s),
                        alarm(u"high"_s, 3, Subject::Quantity, u"m1"_s)};
        input.alarmsWaiting = 3;
        needs = NeedsRanking::rank(input);
        QCOMPARE(needs.size(), 2);
        QCOMPARE(needs.at(0).key, u"down:broker"_s);
        QCOMPARE(needs.at(1).alarm, u"high"_s);
        // So is a silent meter that has a row of its own; another one's alarm stays.
        input = quiet();
        input.devices << device(u"m7"_s, Presence::NoAnswer);
        input.alarms = {alarm(u"m7"_s, 3, Subject::Device, u"m7"_s, u"bus"_s),
                        alarm(u"m8"_s, 3, Subject::Device, u"m8"_s, u"broker"_s)};
        input.alarmsWaiting = 2;
        needs = NeedsRanking::rank(input);
        QCOMPARE(
            std::count_if(needs.begin(), needs.end(), [](const Need &need) { return !need.alarm.isEmpty(); }),
            1);
        QVERIFY(
            std::any_of(needs.begin(), needs.end(), [](const Need &need) { return need.alarm == "m8"_L1; }));
    }
};

QTEST_GUILESS_MAIN(TestNeedsRanking)
#include "tst_needsranking.moc"
