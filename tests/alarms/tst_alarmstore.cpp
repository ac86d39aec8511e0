// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmstore.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace alarms;

namespace {

constexpr core::UtcTime Start = core::fromMicros(1'763'000'000'000'000);

AlarmRule rule(const QString &id, Subject subject, Priority priority, bool hides = false, bool latch = false)
{
    AlarmRule one;
    one.id = AlarmRuleId(id);
    one.name = id;
    one.subject = subject;
    one.condition = subject == Subject::Quantity ? Condition::High : Condition::State;
    one.limit = 253;
    one.states = {u"down"_s};
    one.priority = priority;
    one.hidesChildren = hides;
    one.latch = latch;
    return one;
}

AlarmSettings settings()
{
    AlarmSettings all;
    all.rules = {rule(u"broker"_s, Subject::Transport, Priority::High, true),
                 rule(u"silent"_s, Subject::Device, Priority::Medium, true),
                 rule(u"voltage"_s, Subject::Quantity, Priority::Medium),
                 rule(u"latched"_s, Subject::Quantity, Priority::Low, false, true)};
    all.settle = 60s;
    return all;
}

Source source(Subject subject, const QString &device, const QString &transport = u"t"_s,
              const QString &hub = {})
{
    Source one;
    one.subject = subject;
    one.device = core::DeviceId(device);
    one.transport = core::TransportId(transport);
    one.hub = core::DeviceId(hub);
    return one;
}

Verdict verdict(const AlarmStore &store, const QString &ruleId, const Source &of, Verdict::Kind kind,
                core::UtcTime at)
{
    const QList<AlarmRule> &rules = store.settings().rules;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        if (rules[i].id.toString() == ruleId)
            return {kind, i, alarmId(rules[i].id, of), of, at, {254.0, {}, at}, 253.0, rules[i].priority};
    }
    return {};
}

AlarmId raise(AlarmStore &store, const QString &ruleId, const Source &of, core::UtcTime at)
{
    const Verdict one = verdict(store, ruleId, of, Verdict::Kind::Raise, at);
    store.apply({one});
    return one.alarm;
}

void clear(AlarmStore &store, const QString &ruleId, const Source &of, core::UtcTime at)
{
    store.apply({verdict(store, ruleId, of, Verdict::Kind::Clear, at)});
}

const Source Broker = source(Subject::Transport, {});

} // namespace

class tst_AlarmStore : public QObject
{
    Q_OBJECT

private slots:
    void oneAnInstance()
    {
        AlarmStore store(settings());
        const AlarmId a = raise(store, u"voltage"_s, source(Subject::Quantity, u"m1"_s), Start);
        const AlarmId b = raise(store, u"voltage"_s, source(Subject::Quantity, u"m2"_s), Start);
        QVERIFY(a != b);
        QCOMPARE(store.alarms().size(), 2);
        QCOMPARE(store.acknowledge({a}, u"ann"_s, Start + 1s), QList<AlarmId>{a});
        QVERIFY(store.alarm(b)->asks());
        QCOMPARE(store.acknowledge({a, AlarmId(u"nobody"_s)}, u"ann"_s, Start + 2s), QList<AlarmId>{});
    }

    void shelfComesBack()
    {
        AlarmStore store(settings());
        const AlarmId id = raise(store, u"voltage"_s, source(Subject::Quantity, u"m1"_s), Start);
        store.shelve({id}, Start + 1h, u"works"_s, u"ann"_s, Start);
        QCOMPARE(store.alarm(id)->hidden(), Hidden::Shelved);
        QVERIFY(!store.isSounding());
        QCOMPARE(store.nextDue(), std::optional(Start + 1h));
        store.advance(Start + 1h - 1s);
        QCOMPARE(store.alarm(id)->hidden(), Hidden::Shelved);
        store.takeTransitions();
        store.advance(Start + 3h);
        QVERIFY(store.alarm(id)->asks());
        QVERIFY(store.isSounding());
        const QList<Transition> told = store.takeTransitions();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().what, What::ShelfEnded);
        QCOMPARE(told.first().reason, u"time"_s);
        QCOMPARE(told.first().at, Start + 1h);
    }

    void shelfIsLengthened()
    {
        AlarmStore store(settings());
        const AlarmId id = raise(store, u"voltage"_s, source(Subject::Quantity, u"m1"_s), Start);
        store.shelve({id}, Start + 1h, u"works"_s, u"ann"_s, Start);
        store.shelve({id}, Start + 2h, u"works"_s, u"ann"_s, Start + 30min);
        store.advance(Start + 90min);
        QCOMPARE(store.alarm(id)->hidden(), Hidden::Shelved);
        store.advance(Start + 2h);
        QVERIFY(store.alarm(id)->asks());
    }

    void shelfEndsWhenItIsWorse()
    {
        AlarmStore store(settings());
        const Source meter = source(Subject::Quantity, u"m1"_s);
        const AlarmId id = raise(store, u"voltage"_s, meter, Start);
        store.shelve({id}, Start + 1h, u"works"_s, u"ann"_s, Start);
        Verdict worse = verdict(store, u"voltage"_s, meter, Verdict::Kind::Rank, Start + 5min);
        worse.priority = Priority::Critical;
        store.apply({worse});
        QVERIFY(store.alarm(id)->asks());
        QCOMPARE(store.takeTransitions().last().reason, u"worse"_s);
        // Raised anew and worse than it was when it was shelved.
        store.shelve({id}, Start + 1h, u"works"_s, u"ann"_s, Start + 6min);
        QCOMPARE(store.alarm(id)->hidden(), Hidden::Shelved);
    }

    void parentHidesWhatHangsBelow()
    {
        AlarmStore store(settings());
        const AlarmId before = raise(store, u"silent"_s, source(Subject::Device, u"m1"_s), Start);
        const AlarmId elsewhere =
            raise(store, u"silent"_s, source(Subject::Device, u"x1"_s, u"other"_s), Start);
        const AlarmId parent = raise(store, u"broker"_s, Broker, Start + 10s);
        const AlarmId after = raise(store, u"voltage"_s, source(Subject::Quantity, u"m2"_s), Start + 20s);
        for (const AlarmId &id : {before, after}) {
            QCOMPARE(store.alarm(id)->hidden(), Hidden::Suppressed);
            QCOMPARE(store.alarm(id)->suppressedBy, parent);
            QCOMPARE(store.alarm(id)->hiddenUntil(), core::UtcTime{});
            QVERIFY(isActive(store.alarm(id)->state)); // fully alive
        }
        QCOMPARE(store.alarm(elsewhere)->hidden(), Hidden::No);
        QCOMPARE(store.alarm(parent)->hidden(), Hidden::No);
        // Not for a moment was it shown.
        for (const Transition &step : store.takeTransitions()) {
            if (step.alarm == after)
                QCOMPARE(step.hidden, Hidden::Suppressed);
        }
        clear(store, u"broker"_s, Broker, Start + 100s);
        QCOMPARE(store.alarm(after)->hiddenUntil(), Start + 160s);
        store.advance(Start + 159s);
        QCOMPARE(store.alarm(after)->hidden(), Hidden::Suppressed);
        store.advance(Start + 160s);
        QVERIFY(store.alarm(after)->asks());
        QVERIFY(store.alarm(before)->asks());
    }

    /// The broker comes and goes: the second fall ends the wait after the first.
    void parentDownAgainWhileSettling()
    {
        AlarmStore store(settings());
        raise(store, u"broker"_s, Broker, Start);
        const AlarmId id = raise(store, u"voltage"_s, source(Subject::Quantity, u"m2"_s), Start);
        clear(store, u"broker"_s, Broker, Start + 10s);
        raise(store, u"broker"_s, Broker, Start + 20s);
        store.advance(Start + 1h);
        QCOMPARE(store.alarm(id)->hidden(), Hidden::Suppressed);
        QCOMPARE(store.alarm(id)->hiddenUntil(), core::UtcTime{});
    }

    void secondParentGoesOnHiding()
    {
        AlarmStore store(settings());
        const Source hub = source(Subject::Device, u"hub"_s);
        const AlarmId hubDown = raise(store, u"silent"_s, hub, Start);
        raise(store, u"broker"_s, Broker, Start + 1s);
        const AlarmId leaf =
            raise(store, u"silent"_s, source(Subject::Device, u"n1"_s, u"t"_s, u"hub"_s), Start + 2s);
        QCOMPARE(store.alarm(hubDown)->hidden(), Hidden::Suppressed);
        clear(store, u"broker"_s, Broker, Start + 3s);
        store.advance(Start + 1h);
        QCOMPARE(store.alarm(leaf)->suppressedBy, hubDown);
        QVERIFY(store.alarm(hubDown)->asks());
        clear(store, u"silent"_s, hub, Start + 2h);
        store.advance(Start + 3h);
        QVERIFY(store.alarm(leaf)->asks());
    }

    /// What hangs on what becomes known, and changes, while alarms stand.
    void hubsBecomeKnown()
    {
        const auto hubs = [](std::initializer_list<std::pair<const char *, const char *>> list) {
            QHash<core::DeviceId, core::DeviceId> all;
            for (const auto &[device, hub] : list)
                all.insert(core::DeviceId(QString::fromLatin1(device)),
                           core::DeviceId(QString::fromLatin1(hub)));
            return all;
        };
        AlarmStore store(settings());
        const AlarmId down = raise(store, u"silent"_s, source(Subject::Device, u"hub"_s), Start);
        const AlarmId leaf = raise(store, u"voltage"_s, source(Subject::Quantity, u"n1"_s), Start + 1s);
        QCOMPARE(store.alarm(leaf)->hidden(), Hidden::No);
        store.setHubs(hubs({{"n1", "hub"}, {"n2", "n1"}}), Start + 2s);
        QCOMPARE(store.alarm(leaf)->suppressedBy, down);
        QCOMPARE(store.alarm(leaf)->source.hub.toString(), u"hub"_s);
        QVERIFY(store.alarm(down)->asks());
        // Two hubs away, and raised afterwards.
        const AlarmId far = raise(store, u"silent"_s, source(Subject::Device, u"n2"_s), Start + 3s);
        QCOMPARE(store.alarm(far)->suppressedBy, down);
        QCOMPARE(store.alarm(far)->source.hub.toString(), u"n1"_s);
        // It found another way: it comes back when it had time to speak.
        store.setHubs(hubs({{"n2", "n1"}}), Start + 10s);
        QCOMPARE(store.alarm(leaf)->hiddenUntil(), Start + 70s);
        store.advance(Start + 70s);
        QVERIFY(store.alarm(leaf)->asks());
        QVERIFY(store.alarm(far)->asks());
        clear(store, u"silent"_s, source(Subject::Device, u"hub"_s), Start + 80s);
        store.advance(Start + 1h);
        QCOMPARE(store.alarm(leaf)->hidden(), Hidden::No);
    }

    /// Why a transport is down must not hide behind its being down.
    void eventsOfATransportAreShown()
    {
        AlarmSettings all = settings();
        all.rules.append(rule(u"certificate"_s, Subject::Event, Priority::High));
        AlarmStore store(all);
        raise(store, u"broker"_s, Broker, Start);
        const AlarmId why = raise(store, u"certificate"_s, source(Subject::Event, {}), Start + 1s);
        const AlarmId device = raise(store, u"certificate"_s, source(Subject::Event, u"m1"_s), Start + 2s);
        QVERIFY(store.alarm(why)->asks());
        QCOMPARE(store.alarm(device)->hidden(), Hidden::Suppressed);
    }

    void soundUntilAcknowledgedOrSilenced()
    {
        AlarmStore store(settings());
        QVERIFY(!store.isSounding());
        const AlarmId a = raise(store, u"voltage"_s, source(Subject::Quantity, u"m1"_s), Start);
        QVERIFY(store.isSounding());
        store.silence();
        QVERIFY(store.isSilenced());
        clear(store, u"voltage"_s, source(Subject::Quantity, u"m1"_s), Start + 1s);
        QVERIFY(!store.isSounding()); // nothing new
        const AlarmId b = raise(store, u"voltage"_s, source(Subject::Quantity, u"m2"_s), Start + 2s);
        QVERIFY(store.isSounding());
        store.acknowledge({a, b}, u"ann"_s, Start + 3s);
        QVERIFY(!store.isSounding());
        QVERIFY(!store.isSilenced());
    }

    void restoredAsItWas()
    {
        AlarmStore first(settings());
        const Source meter = source(Subject::Quantity, u"m1"_s);
        const AlarmId a = raise(first, u"voltage"_s, meter, Start);
        raise(first, u"broker"_s, Broker, Start + 1s);
        const AlarmId shelved = raise(first, u"latched"_s, source(Subject::Quantity, u"x"_s, u"o"_s), Start);
        first.shelve({shelved}, Start + 1h, u"works"_s, u"ann"_s, Start + 2s);
        Alarm stranger = *first.alarm(a);
        stranger.id = AlarmId(u"gone@m1"_s);
        stranger.rule = AlarmRuleId(u"gone"_s);
        QList<Alarm> left = first.alarms();
        left.append(stranger);

        AlarmStore second(settings());
        second.restore(left, 40, Start + 10min, [](const Source &) { return true; });
        QCOMPARE(second.alarm(a)->suppressedBy, first.alarm(a)->suppressedBy);
        QCOMPARE(second.alarm(a)->state, State::ActiveUnacknowledged);
        QCOMPARE(second.alarm(shelved)->shelved, first.alarm(shelved)->shelved);
        QVERIFY(second.isSounding()); // the broker waits for a person
        const QList<Transition> told = second.takeTransitions();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().what, What::RuleGone);
        QCOMPARE(told.first().number, 41);
        second.advance(Start + 2h);
        QVERIFY(second.alarm(shelved)->asks());
        clear(second, u"broker"_s, Broker, Start + 2h);
        second.advance(Start + 3h);
        QVERIFY(second.alarm(a)->asks());
    }

    void ruleOutOfService()
    {
        AlarmSettings all = settings();
        all.rules[2].outOfService = RuleOutOfService{Start + 1h, u"meter exchange"_s, u"ann"_s};
        AlarmStore store(all);
        const AlarmId id = raise(store, u"voltage"_s, source(Subject::Quantity, u"m1"_s), Start);
        QCOMPARE(store.alarm(id)->hidden(), Hidden::OutOfService);
        QCOMPARE(store.alarm(id)->hiddenReason(), u"meter exchange"_s);
        QVERIFY(!store.isSounding());
        store.advance(Start + 1h);
        QVERIFY(store.alarm(id)->asks());
    }

    void storedIsToldPerAlarm()
    {
        AlarmStore store(settings());
        const AlarmId a = raise(store, u"voltage"_s, source(Subject::Quantity, u"m1"_s), Start);
        const AlarmId b = raise(store, u"voltage"_s, source(Subject::Quantity, u"m2"_s), Start);
        store.setStored(1);
        QVERIFY(store.alarm(a)->stored);
        QVERIFY(!store.alarm(b)->stored);
        store.acknowledge({a}, u"ann"_s, Start);
        store.setStored(2);
        QVERIFY(!store.alarm(a)->stored);
        QVERIFY(store.alarm(b)->stored);
        store.setStored(3);
        QVERIFY(store.alarm(a)->stored);
    }

    /// Whatever happens in whatever order.
    void randomSequences_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 10; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void randomSequences()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        AlarmStore store(settings());
        QHash<AlarmId, bool> holds;     // told by the rules
        QHash<AlarmId, State> replayed; // from the steps alone
        QList<AlarmId> known;
        core::UtcTime now = Start;
        qint64 lastNumber = 0;
        for (int i = 0; i < 1500; ++i) {
            now += std::chrono::seconds(random.bounded(40));
            store.advance(now);
            const QString device = u"m%1"_s.arg(random.bounded(4));
            const QString transport = u"t%1"_s.arg(random.bounded(2));
            const int kind = random.bounded(4);
            const QString ruleId = QStringList{u"broker"_s, u"silent"_s, u"voltage"_s, u"latched"_s}[kind];
            const Subject subject = kind == 0   ? Subject::Transport
                                    : kind == 1 ? Subject::Device
                                                : Subject::Quantity;
            const Source of = source(subject, kind == 0 ? QString() : transport + device, transport);
            const AlarmId id = alarmId(AlarmRuleId(ruleId), of);
            switch (random.bounded(9)) {
            case 0:
            case 1:
                raise(store, ruleId, of, now);
                holds[id] = true;
                if (!known.contains(id))
                    known.append(id);
                break;
            case 2:
            case 3:
                clear(store, ruleId, of, now);
                holds[id] = false;
                break;
            case 4:
                store.acknowledge({id}, u"ann"_s, now);
                break;
            case 5:
                store.reset({id}, u"ann"_s, now);
                break;
            case 6:
                store.shelve({id}, now + std::chrono::seconds(1 + random.bounded(600)), u"r"_s, u"ann"_s,
                             now);
                break;
            case 7:
                store.unshelve({id}, u"ann"_s, now);
                break;
            default:
                store.takeOut({id}, now + std::chrono::seconds(1 + random.bounded(600)), u"r"_s, u"ann"_s,
                              now);
                break;
            }
            for (const Transition &step : store.takeTransitions()) {
                QCOMPARE(step.number, ++lastNumber); // none is lost, none is doubled
                QCOMPARE(step.from, replayed.value(step.alarm, State::Normal));
                replayed[step.alarm] = step.to;
            }
            bool asks = false;
            for (const AlarmId &each : std::as_const(known)) {
                const auto alarm = store.alarm(each);
                QVERIFY(alarm);
                QCOMPARE(isActive(alarm->state), holds.value(each)); // hidden or not
                QCOMPARE(alarm->state, replayed.value(each, State::Normal));
                if (alarm->shelved)
                    QVERIFY(alarm->shelved->until > now && !alarm->shelved->reason.isEmpty());
                if (alarm->outOfService)
                    QVERIFY(alarm->outOfService->until > now);
                if (!alarm->suppressedBy.isEmpty() && alarm->suppressedUntil == core::UtcTime{})
                    QVERIFY(isActive(store.alarm(alarm->suppressedBy)->state));
                if (alarm->suppressedUntil != core::UtcTime{})
                    QVERIFY(alarm->suppressedUntil > now);
                if (alarm->state == State::Latched)
                    QCOMPARE(alarm->rule.toString(), u"latched"_s);
                asks = asks || alarm->asks();
                QCOMPARE(store.asking().contains(each), alarm->asks());
            }
            QCOMPARE(store.isSounding(), asks);
        }
        QVERIFY(lastNumber > 500);
    }
};

QTEST_APPLESS_MAIN(tst_AlarmStore)
#include "tst_alarmstore.moc"
