// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/handclock.h"
#include "mqtt/topicstore.h"

#include <QSet>
#include <QTest>

#include <string>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using mqtt::TopicLimits;
using mqtt::TopicNumber;
using mqtt::TopicState;
using mqtt::TopicStore;

namespace {

constexpr int All = 1'000'000;

TopicNumber put(TopicStore &store, const HandClock &clock, std::string_view topic,
                const QByteArray &payload = "1", bool retained = false)
{
    return store.receive(topic, payload, retained, 0, clock.now(), clock.steady());
}

TopicState stateOf(const TopicStore &store, const HandClock &clock, std::string_view topic)
{
    return store.state(store.find(topic), clock.steady());
}

} // namespace

/// The tree of topics: what it tells, and that no stream of messages makes it larger than its limits.
class TestTopicStore : public QObject
{
    Q_OBJECT

private slots:
    void aTopicStandsBelowItsBranches()
    {
        const HandClock clock;
        TopicStore store;
        const TopicNumber leaf = put(store, clock, "dev/ESP32-1/pzem/metrics", "{\"voltage\":230}");
        const QList<TopicState> told = store.takeChanges(All, clock.steady());
        QCOMPARE(told.size(), 5); // the root, three branches, the topic
        QCOMPARE(told.at(0).number, 0U);
        QSet<TopicNumber> known;
        for (const TopicState &state : told) {
            QVERIFY2(state.number == 0 || known.contains(state.parent),
                     "a branch comes before what is below it");
            known.insert(state.number);
        }
        QCOMPARE(told.last().number, leaf);
        QCOMPARE(told.last().level, u"metrics"_s);
        QCOMPARE(told.last().preview, QByteArray("{\"voltage\":230}"));
        QVERIFY(told.last().isTopic);
        QVERIFY(!told.at(1).isTopic);
        QCOMPARE(told.at(1).level, u"dev"_s);
        QCOMPARE(told.at(1).topics, 1U);
        QCOMPARE(store.topic(leaf), u"dev/ESP32-1/pzem/metrics"_s);
        QVERIFY(store.takeChanges(All, clock.steady()).isEmpty());
    }

    void levels_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<QStringList>("levels");
        QTest::newRow("one") << QByteArray("a") << QStringList{u"a"_s};
        QTest::newRow("slash in front") << QByteArray("/a") << QStringList{u""_s, u"a"_s};
        QTest::newRow("slash behind") << QByteArray("a/") << QStringList{u"a"_s, u""_s};
        QTest::newRow("two slashes") << QByteArray("a//b") << QStringList{u"a"_s, u""_s, u"b"_s};
        QTest::newRow("only a slash") << QByteArray("/") << QStringList{u""_s, u""_s};
        QTest::newRow("not UTF-8") << QByteArray("a/\xff") << QStringList{u"a"_s, u"\uFFFD"_s};
    }

    void levels()
    {
        QFETCH(QByteArray, topic);
        QFETCH(QStringList, levels);
        const HandClock clock;
        TopicStore store;
        put(store, clock, {topic.constData(), size_t(topic.size())});
        QStringList told;
        for (const TopicState &state : store.takeChanges(All, clock.steady())) {
            if (state.number != 0)
                told << state.level;
        }
        QCOMPARE(told, levels);
    }

    void aBranchCountsWhatIsBelowIt()
    {
        HandClock clock;
        TopicStore store;
        for (int i = 0; i < 30; ++i) {
            put(store, clock, "dev/1/metrics");
            put(store, clock, "dev/2/metrics");
            if (i % 3 == 0)
                put(store, clock, "dev/2");
        }
        QCOMPARE(stateOf(store, clock, "dev").messages, 70U);
        QCOMPARE(stateOf(store, clock, "dev").topics, 3U);
        QCOMPARE(stateOf(store, clock, "dev/2").messages, 40U);
        QVERIFY(stateOf(store, clock, "dev/2").isTopic);
        QCOMPARE(stateOf(store, clock, "dev/1").messages, 30U);
        QCOMPARE(store.state(0, clock.steady()).messages, 70U);
        QCOMPARE(store.count(store.find("dev/2")), 10U);
    }

    void ratesAreOfTheLastTenSeconds()
    {
        HandClock clock;
        TopicStore store;
        for (int tenth = 0; tenth < 200; ++tenth) {
            put(store, clock, "a/fast");
            if (tenth % 10 == 0)
                put(store, clock, "a/slow");
            clock.advance(100ms);
        }
        const double fast = stateOf(store, clock, "a/fast").rate;
        const double slow = stateOf(store, clock, "a/slow").rate;
        QVERIFY2(std::abs(fast - 10) < 0.6, qPrintable(QString::number(fast)));
        QVERIFY2(std::abs(slow - 1) < 0.2, qPrintable(QString::number(slow)));
        QVERIFY(std::abs(stateOf(store, clock, "a").rate - fast - slow) < 1e-9);
        clock.advance(5s);
        const double half = stateOf(store, clock, "a/fast").rate;
        QVERIFY2(half > 3 && half < 7, qPrintable(QString::number(half)));
        clock.advance(20s);
        QCOMPARE(stateOf(store, clock, "a").rate, 0.);
        // A pause longer than the window leaves nothing of before.
        put(store, clock, "a/fast");
        QVERIFY(stateOf(store, clock, "a/fast").rate < 0.2);
    }

    void theFirstSecondsAreNotTooSlow()
    {
        HandClock clock;
        TopicStore store;
        for (int i = 0; i < 20; ++i) {
            put(store, clock, "a");
            clock.advance(100ms);
        }
        const double rate = stateOf(store, clock, "a").rate;
        QVERIFY2(std::abs(rate - 10) < 0.6, qPrintable(QString::number(rate)));
    }

    void whatGrowsQuietIsToldUntilItsRateIsNothing()
    {
        HandClock clock;
        TopicStore store;
        put(store, clock, "a/b");
        store.takeChanges(All, clock.steady());
        double rate = -1;
        for (int second = 0; second < 12; ++second) {
            clock.advance(1s);
            for (const TopicState &state : store.takeChanges(All, clock.steady())) {
                if (state.number == store.find("a/b"))
                    rate = state.rate;
            }
        }
        QCOMPARE(rate, 0.);
        clock.advance(1s);
        QVERIFY(store.takeChanges(All, clock.steady()).isEmpty());
    }

    void storedCopiesAreMarkedAndAreNoTraffic()
    {
        const HandClock clock;
        TopicStore store;
        put(store, clock, "dev/1/status", "Online", true);
        TopicState state = stateOf(store, clock, "dev/1/status");
        QVERIFY(state.retained);
        QCOMPARE(state.rate, 0.);
        QCOMPARE(state.messages, 1U);
        put(store, clock, "dev/1/status", "Offline");
        state = stateOf(store, clock, "dev/1/status");
        QVERIFY(state.retained); // the broker has one all the same
        QVERIFY(state.rate > 0);
        QVERIFY(store.history(store.find("dev/1/status")).at(1).retained);
        QVERIFY(!store.history(store.find("dev/1/status")).at(0).retained);
    }

    void aHistoryIsShortAndNewestFirst()
    {
        HandClock clock;
        TopicLimits limits;
        limits.history = 3;
        TopicStore store(limits);
        for (int i = 0; i < 5; ++i) {
            put(store, clock, "a", QByteArray::number(i));
            clock.advance(1s);
        }
        const auto history = store.history(store.find("a"));
        QCOMPARE(history.size(), 3);
        QCOMPARE(history.at(0).payload, QByteArray("4"));
        QCOMPARE(history.at(2).payload, QByteArray("2"));
        QVERIFY(history.at(0).at > history.at(1).at);
        QCOMPARE(store.losses().letGo, 0U); // the usual end of a history
        QCOMPARE(store.bytes(), 3);
    }

    void longPayloadsAreShortenedAndToldSo()
    {
        const HandClock clock;
        TopicLimits limits;
        limits.payload = 100;
        TopicStore store(limits);
        put(store, clock, "a", QByteArray(5000, 'x'));
        const auto history = store.history(store.find("a"));
        QCOMPARE(history.at(0).payload.size(), 100);
        QCOMPARE(history.at(0).size, 5000);
        QVERIFY(!history.at(0).isWhole());
        QCOMPARE(store.losses().shortened, 1U);
        QCOMPARE(store.bytes(), 100);
    }

    void topicsBeyondTheLimitAreCounted()
    {
        const HandClock clock;
        TopicLimits limits;
        limits.topics = 10;
        TopicStore store(limits);
        for (int i = 0; i < 100; ++i)
            put(store, clock, "t/" + std::to_string(i));
        QCOMPARE(store.nodes(), 10); // the branch and nine topics
        QCOMPARE(store.losses().tooMany, 91U);
        QCOMPARE(store.messages(), 100U);
        // Those that have their place keep it.
        QVERIFY(put(store, clock, "t/3") != 0);
        QCOMPARE(put(store, clock, "t/99"), 0U);
        // No branch without its topic.
        QCOMPARE(put(store, clock, "u/v/w"), 0U);
        QCOMPARE(store.find("u"), 0U);
    }

    void absurdTopicsAreCounted()
    {
        const HandClock clock;
        TopicStore store;
        QCOMPARE(put(store, clock, std::string(60'000, '/')), 0U);
        QCOMPARE(put(store, clock, std::string(2'000, 'x')), 0U);
        QCOMPARE(store.losses().tooLong, 2U);
        QCOMPARE(store.nodes(), 0);
    }

    void theBytesKeptHaveALimit()
    {
        HandClock clock;
        TopicLimits limits;
        limits.bytes = 10'000;
        limits.history = 5;
        TopicStore store(limits);
        put(store, clock, "quiet", QByteArray(100, 'q'));
        for (int i = 0; i < 1'000; ++i) {
            clock.advance(1ms);
            put(store, clock, "loud/" + std::to_string(i % 8), QByteArray(500, 'x'));
            QVERIFY(store.bytes() <= limits.bytes);
        }
        QVERIFY(store.losses().letGo > 0);
        // Histories make room first: every topic still has its last payload.
        QCOMPARE(store.history(store.find("quiet")).size(), 1);
        for (int i = 0; i < 8; ++i)
            QVERIFY(!store.history(store.find("loud/" + std::to_string(i))).isEmpty());
        // Then what is silent longest.
        for (int i = 0; i < 100; ++i)
            put(store, clock, "more/" + std::to_string(i), QByteArray(400, 'x'));
        QVERIFY(store.bytes() <= limits.bytes);
        QVERIFY(store.history(store.find("quiet")).isEmpty());
        QCOMPARE(stateOf(store, clock, "quiet").messages, 1U);
        QVERIFY(stateOf(store, clock, "quiet").preview.isEmpty());
        put(store, clock, "quiet", "again");
        QCOMPARE(store.history(store.find("quiet")).size(), 1);
    }

    void changesComeInPortionsInTurn()
    {
        HandClock clock;
        TopicStore store;
        for (int i = 0; i < 1'000; ++i)
            put(store, clock, "t/" + std::to_string(i));
        QSet<TopicNumber> told;
        int portions = 0;
        while (store.hasChanges()) {
            const auto part = store.takeChanges(100, clock.steady());
            QVERIFY(part.size() <= 100);
            for (const TopicState &state : part)
                told.insert(state.number);
            // One that shouts does not keep the others from their turn.
            if (++portions < 5)
                put(store, clock, "t/0");
        }
        QCOMPARE(told.size(), 1'002);
        QVERIFY(portions < 15);
    }

    /// What memory holds at most follows from these counts, whatever the messages are.
    void twoMillionMessagesStayWithinTheLimits()
    {
        HandClock clock;
        TopicLimits limits;
        limits.topics = 2'000;
        limits.records = 5'000;
        limits.bytes = 200'000;
        TopicStore store(limits);
        const QByteArray payload(64, 'p');
        std::string topic;
        quint64 random = 12345;
        for (int i = 0; i < 2'000'000; ++i) {
            random = random * 6364136223846793005ULL + 1442695040888963407ULL;
            const auto pick = (random >> 33) % 10'000;
            topic = "site/";
            topic += std::to_string(pick % 50);
            topic += '/';
            topic += std::to_string(pick);
            store.receive(topic, payload, false, 0, clock.now(), clock.steady());
            if (i % 1000 == 0) {
                clock.advance(10ms);
                store.takeChanges(500, clock.steady());
                QVERIFY(store.nodes() <= limits.topics);
                QVERIFY(store.records() <= limits.records);
                QVERIFY(store.bytes() <= limits.bytes);
            }
        }
        QCOMPARE(store.messages(), 2'000'000U);
        const TopicState root = store.state(0, clock.steady());
        QCOMPARE(root.messages + store.losses().tooMany, 2'000'000U);
        QVERIFY(store.losses().tooMany > 0);
    }
};

QTEST_APPLESS_MAIN(TestTopicStore)
#include "tst_topicstore.moc"
