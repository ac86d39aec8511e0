// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/outbox.h"
#include "notify/post.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using notify::Delivery;
using notify::Finding;
using notify::Item;
using notify::ItemState;
using notify::Outbox;
using notify::Outcome;

/// The queue, with attempts that end as told, a clock moved by hand and a store that keeps in memory.
class TestOutbox : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_box.reset(); }
    void choosesByPriorityAndTransition();
    void beginsOnlyWhatIsStored();
    void sendsWithoutAStoreThatIsLate();
    void repeats_data();
    void repeats();
    void waitsForAFailingTarget();
    void aRefusedLoginWaitsLong();
    void aWrongPinHalts();
    void holdsBackByRate();
    void holdsBackByNight();
    void isBounded();
    void survives();
    void anAttemptCutOffIsUnknown_data();
    void anAttemptCutOffIsUnknown();
    void givesUpOldOnes();
    void givesUpWhatHasNoTarget();
    void aPersonDecides();
    void testsTellEachRecipient();
    void showsOnTheDesktop();
    void stopsAtOnce();

private:
    static notify::Target target(const QString &id, notify::Way way = notify::Way::Mail)
    {
        notify::Target to;
        to.id = id;
        to.way = way;
        to.to = QStringList{u"a@example.org"_s};
        return to;
    }
    static notify::Occasion occasion(int number, notify::Urgency urgency = notify::Urgency::High)
    {
        notify::Occasion one;
        one.number = number;
        one.urgency = urgency;
        one.name = u"Alarm %1"_s.arg(number);
        one.alarm = u"rule@%1"_s.arg(number);
        return one;
    }
    void make(const notify::Plan &plan, bool storing = true)
    {
        Outbox::Options options;
        options.deliver = [this](const auto &to, const auto &secret, const auto &message,
                                 const auto &cancelled) { return m_post(to, secret, message, cancelled); };
        options.mostOpen = 5;
        options.storeWithin = m_storeWithin;
        m_box = std::make_unique<Outbox>(m_clock, options);
        m_storing = storing;
        connect(m_box.get(), &Outbox::snapshotReady, this, [this](const notify::Snapshot &snapshot) {
            m_kept = snapshot.state;
            m_revision = snapshot.revision;
            m_ended += snapshot.ended;
            if (m_storing)
                QMetaObject::invokeMethod(
                    m_box.get(), [this, revision = snapshot.revision] { m_box->stored(revision); },
                    Qt::QueuedConnection);
        });
        m_box->setPlan(plan);
    }
    int in(ItemState state) const
    {
        const auto items = m_box->items();
        return int(
            std::count_if(items.begin(), items.end(), [state](const Item &i) { return i.state == state; }));
    }
    void advance(std::chrono::milliseconds much)
    {
        m_clock->advance(much);
        m_box->look();
    }

    std::shared_ptr<HandClock> m_clock = std::make_shared<HandClock>();
    Post m_post;
    std::unique_ptr<Outbox> m_box;
    std::chrono::milliseconds m_storeWithin{600'000};
    QJsonObject m_kept;
    quint64 m_revision = 0;
    QList<Item> m_ended;
    bool m_storing = true;
};

void TestOutbox::init()
{
    m_clock = std::make_shared<HandClock>();
    m_post.ends.clear();
    m_post.sent.clear();
    m_post.secrets.clear();
    m_post.hold = false;
    m_kept = {};
    m_revision = 0;
    m_ended.clear();
    m_storeWithin = 600s;
}

void TestOutbox::choosesByPriorityAndTransition()
{
    notify::Target critical = target(u"critical"_s);
    critical.urgencies = {notify::Urgency::Critical};
    critical.to = QStringList{u"a@example.org"_s, u"b@example.org"_s};
    notify::Target ends = target(u"ends"_s);
    ends.happenings = {notify::Happening::Cleared, notify::Happening::Acknowledged};
    notify::Target off = target(u"off"_s);
    off.enabled = false;
    make({{critical, ends, off}});
    m_box->setSecret(u"critical"_s, u"sesame"_s);
    m_box->start();
    m_box->take(occasion(1, notify::Urgency::Critical));
    m_box->take(occasion(2, notify::Urgency::High)); // raised: nobody wants it
    auto over = occasion(3);
    over.happening = notify::Happening::Acknowledged;
    m_box->take(over);
    QTRY_COMPARE(in(ItemState::Sent), 3);
    QStringList to;
    for (const Item &item : m_box->items())
        to << item.message.target + u' ' + item.message.recipient;
    to.sort();
    QCOMPARE(
        to, (QStringList{u"critical a@example.org"_s, u"critical b@example.org"_s, u"ends a@example.org"_s}));
    QVERIFY(m_post.secrets.contains(u"sesame"_s));
    QCOMPARE(m_box->lastNumber(), 3);
}

void TestOutbox::beginsOnlyWhatIsStored()
{
    notify::Target other = target(u"b"_s);
    other.urgencies.clear();
    make({{target(u"a"_s), other}}, false);
    m_box->start();
    m_box->take(occasion(1));
    // What was kept at the start is stored; the mark is in the snapshot that follows.
    m_box->stored(m_revision);
    QCOMPARE(in(ItemState::Sending), 1);
    QCOMPARE(m_kept.value(u"items"_s).toArray().first().toObject().value(u"state"_s).toString(),
             u"sending"_s);
    QSignalSpy tested(m_box.get(), &Outbox::testsEnded);
    QVERIFY(m_box->sendTest(u"b"_s).ok()); // by the same pool, and later
    QVERIFY(tested.count() == 1 || tested.wait(30'000));
    QCOMPARE(m_post.count(), 1);
    m_box->stored(m_revision);
    QTRY_COMPARE(in(ItemState::Sent), 1);
    QCOMPARE(m_post.count(), 2);
    m_box->stored(m_revision);
    QCOMPARE(m_ended.size(), 1); // told once, with what is kept
    QCOMPARE(m_ended.first().words(), u"taken: 250"_s);
}

void TestOutbox::sendsWithoutAStoreThatIsLate()
{
    m_storeWithin = 1ms;
    make({{target(u"a"_s)}}, false);
    m_box->start();
    m_box->take(occasion(1));
    QTRY_COMPARE(in(ItemState::Sent), 1);
    QVERIFY(!m_box->items().first().stored);
}

void TestOutbox::repeats_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("becomes");
    const auto row = [](const char *name, notify::Way way, Outcome outcome, ItemState becomes) {
        QTest::newRow(name) << int(way) << int(outcome) << int(becomes);
    };
    row("mail, later", notify::Way::Mail, Outcome::Later, ItemState::Waiting);
    row("mail, unknown", notify::Way::Mail, Outcome::Unknown, ItemState::Waiting);
    row("mail, refused", notify::Way::Mail, Outcome::Refused, ItemState::Refused);
    row("SMS, later", notify::Way::Modem, Outcome::Later, ItemState::Waiting);
    row("SMS, unknown", notify::Way::Modem, Outcome::Unknown, ItemState::Unknown);
    row("gateway, unknown", notify::Way::SmsGateway, Outcome::Unknown, ItemState::Unknown);
    row("web hook, unknown", notify::Way::Webhook, Outcome::Unknown, ItemState::Waiting);
}

void TestOutbox::repeats()
{
    QFETCH(int, way);
    QFETCH(int, outcome);
    QFETCH(int, becomes);
    m_post.ends = {{Outcome(outcome), Finding::RecipientLater, {u"a"_s, u"451"_s}},
                   {Outcome::Sent, Finding::Taken, {u"250"_s}}};
    make({{target(u"a"_s, notify::Way(way))}});
    m_box->start();
    m_box->take(occasion(1));
    QTRY_COMPARE(in(ItemState(becomes)), 1);
    QTRY_COMPARE(m_post.count(), 1);
    QTRY_COMPARE(m_box->items().first().words(), u"the recipient a was not taken yet: 451"_s);
    advance(20s);
    if (becomes != int(ItemState::Waiting)) {
        QTRY_VERIFY(!m_box->isBusy());
        QCOMPARE(m_post.count(), 1);
        return;
    }
    QTRY_COMPARE(in(ItemState::Sent), 1);
    QCOMPARE(m_post.count(), 2);
    // The same id: the receiver can tell.
    QCOMPARE(m_post.sent[0].id, m_post.sent[1].id);
    QCOMPARE(m_box->items().first().attempts, 2);
}

void TestOutbox::waitsForAFailingTarget()
{
    m_post.ends = {{Outcome::Later, Finding::PortRefused, {u"m:587"_s}, true},
                   {Outcome::Sent, Finding::Taken, {u"250"_s}}};
    make({{target(u"a"_s)}});
    m_box->start();
    m_box->take(occasion(1));
    QTRY_COMPARE(m_post.count(), 1);
    QTRY_COMPARE(m_box->targets().first().words(), u"nothing listens at m:587"_s);
    m_box->take(occasion(2));
    QTRY_VERIFY(!m_box->isBusy());
    QCOMPARE(m_post.count(), 1); // the second one does not knock
    const auto status = m_box->targets().first();
    QVERIFY(status.pausedUntil > m_clock->now() + 7s);
    QVERIFY(status.pausedUntil <= m_clock->now() + 15s);
    QCOMPARE(status.waiting, 2);
    advance(16s);
    QTRY_COMPARE(in(ItemState::Sent), 2);
    QVERIFY(m_box->targets().first().pausedUntil == core::UtcTime{});
}

void TestOutbox::aRefusedLoginWaitsLong()
{
    m_post.ends = {{Outcome::Later, Finding::LoginRefused, {u"u"_s, u"535"_s}, true}};
    make({{target(u"a"_s)}});
    m_box->start();
    m_box->take(occasion(1));
    QTRY_VERIFY(m_box->targets().first().pausedUntil > m_clock->now() + 7min);
    // Another password is tried at once.
    m_post.ends = {{Outcome::Sent, Finding::Taken, {u"250"_s}}};
    m_box->setSecret(u"a"_s, u"sesame"_s);
    QTRY_COMPARE(in(ItemState::Sent), 1);
}

void TestOutbox::aWrongPinHalts()
{
    m_post.ends = {{Outcome::Later, Finding::SimPinWrong, {}, true}};
    make({{target(u"a"_s, notify::Way::Modem)}});
    m_box->start();
    m_box->take(occasion(1));
    QTRY_VERIFY(m_box->targets().first().halted);
    advance(5h);
    QTRY_VERIFY(!m_box->isBusy());
    QCOMPARE(m_post.count(), 1);
    // Over a restart too.
    const QJsonObject kept = m_kept;
    make({{target(u"a"_s, notify::Way::Modem)}});
    m_box->restore(kept);
    m_box->start();
    m_box->setSecret(u"a"_s, u"1234"_s); // as the key ring tells it, a while after the start
    QTRY_VERIFY(!m_box->isBusy());
    QVERIFY(m_box->targets().first().halted);
    QCOMPARE(m_post.count(), 1);
    // A test that went well ends it.
    m_post.ends = {{Outcome::Sent, Finding::Taken, {u"250"_s}}};
    QVERIFY(m_box->sendTest(u"a"_s).ok());
    QTRY_COMPARE(in(ItemState::Sent), 1);
}

void TestOutbox::holdsBackByRate()
{
    notify::Target to = target(u"a"_s);
    to.rate = {2, 10min};
    make({{to}});
    m_box->start();
    for (int i = 1; i <= 40; ++i)
        m_box->take(occasion(i, i % 2 ? notify::Urgency::Critical : notify::Urgency::High));
    QTRY_COMPARE(in(ItemState::Sent), 2);
    QVERIFY(m_revision < 30); // a flood is not written down step by step
    auto held = m_box->targets().first().held;
    QCOMPARE(held.count, 38);
    QCOMPARE(held.byUrgency.value(notify::Urgency::Critical), 19);
    QCOMPARE(held.newest.size(), notify::HeldBack::Told);
    QVERIFY(m_box->targets().first().heldUntil == m_clock->now() + 10min);
    advance(11min);
    QTRY_COMPARE(in(ItemState::Sent), 3);
    QCOMPARE(m_box->targets().first().held.count, 0);
    const auto told = m_post.sent.last();
    QCOMPARE(told.letter.subject, u"[Meterdeck] 38 alarm messages held back"_s);
    QVERIFY(told.letter.text.contains(u"19 critical, 19 high"_s));
    QVERIFY(told.letter.text.contains(u"Alarm 40"_s));
    QVERIFY(!told.letter.text.contains(u"Alarm 20,"_s));
    QCOMPARE(told.content.value(u"count"_s).toInt(), 38);
    QCOMPARE(m_post.count(), 3);
}

void TestOutbox::holdsBackByNight()
{
    notify::Target to = target(u"a"_s);
    // The clock stands at 2027-01-15 08:00 UTC.
    to.quiet.from = QTime(7, 0);
    to.quiet.to = QTime(9, 0);
    to.quiet.zone = "UTC";
    make({{to}});
    m_box->start();
    m_box->take(occasion(1));
    m_box->take(occasion(2, notify::Urgency::Critical));
    QTRY_COMPARE(in(ItemState::Sent), 1);
    QCOMPARE(m_post.sent.first().content.value(u"name"_s).toString(), u"Alarm 2"_s);
    QCOMPARE(m_box->targets().first().held.count, 1);
    advance(59min);
    QTRY_VERIFY(!m_box->isBusy());
    QCOMPARE(m_post.count(), 1);
    advance(2min);
    QTRY_COMPARE(in(ItemState::Sent), 2);
    QVERIFY(m_post.sent.last().letter.text.contains(u"in the quiet time"_s));
}

void TestOutbox::isBounded()
{
    m_post.ends = {{Outcome::Later, Finding::PortRefused, {}, true}};
    make({{target(u"a"_s)}});
    m_box->start();
    for (int i = 1; i <= 9; ++i)
        m_box->take(occasion(i));
    QCOMPARE(m_box->targets().first().waiting, 5);
    QCOMPARE(m_box->targets().first().held.count, 4);
    QTRY_VERIFY(m_box->targets().first().pausedUntil > m_clock->now());
    m_post.ends = {{Outcome::Sent, Finding::Taken, {}}};
    advance(20s);
    QTRY_COMPARE(in(ItemState::Sent), 6); // and one that tells of the four
    QVERIFY(m_post.sent.last().letter.text.contains(u"than the queue holds"_s));
}

void TestOutbox::survives()
{
    m_post.ends = {{Outcome::Later, Finding::PortRefused, {u"m:587"_s}, true}};
    notify::Target slow = target(u"slow"_s);
    slow.rate = {1, 60min};
    make({{target(u"a"_s), slow}});
    m_box->start();
    m_box->take(occasion(7));
    m_box->take(occasion(8));
    QTRY_COMPARE(m_post.count(), 2);
    QTRY_VERIFY(!m_box->isBusy());
    const auto before = m_box->items();
    const QJsonObject kept = m_kept;
    m_post.ends = {{Outcome::Sent, Finding::Taken, {}}};
    make({{target(u"a"_s), slow}});
    m_box->restore(kept);
    QCOMPARE(m_box->lastNumber(), 8);
    QCOMPARE(m_box->items().size(), before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        QCOMPARE(m_box->items()[i].message.id, before[i].message.id);
        QVERIFY(m_box->items()[i].message.letter == before[i].message.letter);
        QCOMPARE(m_box->items()[i].message.content, before[i].message.content);
        QVERIFY(m_box->items()[i].message.at == before[i].message.at);
    }
    QCOMPARE(m_box->targets().last().held.count, 1);
    m_box->start();
    advance(1min);
    QTRY_COMPARE(in(ItemState::Sent), 3);
}

void TestOutbox::anAttemptCutOffIsUnknown_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<int>("becomes");
    QTest::newRow("mail") << int(notify::Way::Mail) << int(ItemState::Sent);
    QTest::newRow("SMS") << int(notify::Way::Modem) << int(ItemState::Unknown);
}

void TestOutbox::anAttemptCutOffIsUnknown()
{
    QFETCH(int, way);
    QFETCH(int, becomes);
    m_post.hold = true;
    make({{target(u"a"_s, notify::Way(way))}});
    m_box->start();
    m_box->take(occasion(1));
    QTRY_COMPARE(m_post.count(), 1);
    const QJsonObject kept = m_kept; // what is on the disk at this moment
    m_box.reset();
    m_post.hold = false;
    make({{target(u"a"_s, notify::Way(way))}});
    m_box->restore(kept);
    QCOMPARE(m_box->items().first().words(), u"the program ended while this was being sent"_s);
    m_box->start();
    QTRY_COMPARE(in(ItemState(becomes)), 1);
    QTRY_VERIFY(!m_box->isBusy());
    QCOMPARE(m_post.count(), way == int(notify::Way::Mail) ? 2 : 1);
}

void TestOutbox::givesUpOldOnes()
{
    m_post.ends = {{Outcome::Later, Finding::PortRefused, {u"m:587"_s}, true}};
    notify::Target to = target(u"a"_s);
    to.expires = 2h;
    make({{to}});
    m_box->start();
    m_box->take(occasion(1));
    QTRY_VERIFY(m_box->targets().first().pausedUntil > m_clock->now());
    advance(3h);
    QTRY_COMPARE(in(ItemState::GivenUp), 1);
    QCOMPARE(m_box->items().first().words(), u"nothing listens at m:587"_s);
}

void TestOutbox::givesUpWhatHasNoTarget()
{
    m_post.ends = {{Outcome::Later, Finding::PortRefused, {}, true}};
    make({{target(u"a"_s)}});
    m_box->start();
    m_box->take(occasion(1));
    QTRY_VERIFY(m_box->targets().first().pausedUntil > m_clock->now());
    m_box->setPlan({});
    QCOMPARE(in(ItemState::GivenUp), 1);
}

void TestOutbox::aPersonDecides()
{
    m_post.ends = {{Outcome::Refused, Finding::RecipientRefused, {u"a"_s, u"550"_s}},
                   {Outcome::Later, Finding::PortRefused, {}, true},
                   {Outcome::Sent, Finding::Taken, {}}};
    make({{target(u"a"_s)}});
    m_box->start();
    m_box->take(occasion(1));
    QTRY_COMPARE(in(ItemState::Refused), 1);
    m_box->sendAgain(m_box->items().first().message.id);
    QTRY_VERIFY(m_box->targets().first().pausedUntil > m_clock->now());
    m_box->sendNow(u"a"_s);
    QTRY_COMPARE(in(ItemState::Sent), 1);
    m_box->sendAgain(m_box->items().first().message.id); // not what was sent
    QTRY_VERIFY(!m_box->isBusy());
    QCOMPARE(m_post.count(), 3);
}

void TestOutbox::testsTellEachRecipient()
{
    notify::Target to = target(u"a"_s);
    to.to = QStringList{u"a@example.org"_s, u"b@example.org"_s};
    m_post.ends = {{Outcome::Refused, Finding::RecipientRefused, {u"a@example.org"_s, u"550"_s}},
                   {Outcome::Sent, Finding::Taken, {u"250"_s}}};
    make({{to}});
    QSignalSpy each(m_box.get(), &Outbox::testEnded);
    QSignalSpy all(m_box.get(), &Outbox::testsEnded);
    QVERIFY(m_box->sendTest(u"a"_s, u"Depot"_s).ok());
    QCOMPARE(m_box->sendTest(u"a"_s).error().code, core::ErrorCode::Busy);
    QCOMPARE(m_box->sendTest(u"nobody"_s).error().code, core::ErrorCode::NotFound);
    QVERIFY(all.count() == 1 || all.wait(30'000));
    QCOMPARE(each.count(), 2);
    QCOMPARE(each[0][1].toString(), u"a@example.org"_s);
    QCOMPARE(each[0][2].value<Delivery>().words(), u"the recipient a@example.org was refused: 550"_s);
    QVERIFY(each[1][2].value<Delivery>().isSent());
    QVERIFY(!all[0][1].toBool());
    QCOMPARE(m_post.sent.first().letter.subject, u"[Depot] Test of alarm hand-over"_s);
}

void TestOutbox::showsOnTheDesktop()
{
    make({{target(u"here"_s, notify::Way::Desktop)}});
    m_box->start();
    QSignalSpy shown(m_box.get(), &Outbox::toBeShown);
    m_box->take(occasion(1));
    QCOMPARE(shown.count(), 1);
    QVERIFY(shown[0][0].value<notify::Letter>().brief.contains(u"Alarm 1"_s));
}

void TestOutbox::stopsAtOnce()
{
    m_post.hold = true;
    make({{target(u"a"_s)}});
    m_box->start();
    m_box->take(occasion(1));
    m_box->take(occasion(2));
    QTRY_COMPARE(m_post.count(), 1);
    m_box->stop();
    QTRY_VERIFY(!m_box->isBusy());
    QCOMPARE(in(ItemState::Waiting), 2);
    QCOMPARE(m_post.count(), 1);
    const auto items = m_kept.value(u"items"_s).toArray();
    for (const auto &item : items)
        QCOMPARE(item.toObject().value(u"state"_s).toString(), u"waiting"_s);
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
