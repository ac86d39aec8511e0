// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderfixture.h"

#include "pages/relaycard.h"
#include "wholetexts.h"
#include "widgets/relaysymbol.h"

#include <QAbstractButton>
#include <QLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::LastOrder;
using console::RelayCard;
using widgets::RelayState;

/// What may be said of a relay, and what can be done with it.
class TestRelayCard : public QObject
{
    Q_OBJECT

private slots:
    void states_data()
    {
        QTest::addColumn<int>("reported"); // -1 never
        QTest::addColumn<bool>("retained");
        QTest::addColumn<int>("ended");   // -1 no order, -2 waits
        QTest::addColumn<bool>("before"); // the report came before the order
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("proved");
        QTest::addColumn<QString>("words");
        const auto is = [](RelayState state) { return int(state); };
        QTest::newRow("never reported")
            << -1 << false << -1 << false << is(RelayState::Unknown) << false << u"never reported"_s;
        QTest::newRow("on") << 1 << false << -1 << false << is(RelayState::Closed) << true
                            << u"reported 2 s ago"_s;
        QTest::newRow("off") << 0 << false << -1 << false << is(RelayState::Open) << true
                             << u"reported 2 s ago"_s;
        QTest::newRow("a stored copy")
            << 1 << true << -1 << false << is(RelayState::Closed) << false << u"last known, a stored copy"_s;
        QTest::newRow("an order waits")
            << 1 << false << -2 << true << is(RelayState::Closed) << true << u"reported 2 s ago"_s;
        QTest::newRow("unproved order") << 1 << false << int(core::Outcome::NoAnswer) << true
                                        << is(RelayState::Unknown) << false << u"last proved ON 2 s ago"_s;
        QTest::newRow("unproved order, before it a copy")
            << 1 << true << int(core::Outcome::NoAnswer) << true << is(RelayState::Unknown) << false
            << u"a stored copy said ON"_s;
        QTest::newRow("unproved order, heard since") << 0 << false << int(core::Outcome::NoAnswer) << false
                                                     << is(RelayState::Open) << true << u"reported 2 s ago"_s;
        QTest::newRow("never left") << 1 << false << int(core::Outcome::NotSent) << true
                                    << is(RelayState::Closed) << true << u"reported 2 s ago"_s;
    }

    void states()
    {
        QFETCH(int, reported);
        QFETCH(bool, retained);
        QFETCH(int, ended);
        QFETCH(bool, before);
        OrderWorld world;
        world.known.relay = reported < 0 ? std::nullopt : std::optional<double>(reported);
        world.known.relayRetained = retained;
        world.known.relayQuality = retained ? core::Quality::Stale : core::Quality::Good;
        const core::UtcTime ordered = core::fromMicros(1'800'000'000'000'000);
        world.known.relayAt = before ? ordered - 60s : ordered + 60s;
        std::optional<LastOrder> last;
        if (ended != -1) {
            last = LastOrder{{}, ordered, ended < 0 ? std::nullopt : std::optional(core::Outcome(ended))};
            last->command.name = u"relay"_s;
        }
        const console::RelayNow now = console::relayNow(world.known, last);
        QTEST(int(now.state), "state");
        QTEST(now.proved, "proved");
        QTEST(now.words, "words");
        RelayCard card(world.context().profile->commands.value(u"relay"_s));
        card.refresh(world.known, last, std::nullopt);
        card.resize(328, card.sizeHint().height());
        card.show();
        card.resize(328, card.layout()->heightForWidth(328));
        QCOMPARE(card.findChild<widgets::RelaySymbol *>()->state(), now.state);
        QTRY_COMPARE(cutText(card), QString());
    }

    void lookAgainOnlyWhereItCanBeAsked()
    {
        OrderWorld world;
        core::CommandRule rule = world.context().profile->commands.value(u"relay"_s);
        QVERIFY(!rule.canQuery);
        const auto looks = [](const RelayCard &card) {
            for (const auto *button : card.findChildren<QAbstractButton *>()) {
                if (button->text() == "Look again"_L1 && button->isVisibleTo(&card))
                    return true;
            }
            return false;
        };
        const auto says = [](const RelayCard &card, const QString &words) {
            for (const auto *label : card.findChildren<widgets::Label *>()) {
                if (label->text().contains(words))
                    return true;
            }
            return false;
        };
        RelayCard deaf(rule);
        deaf.refresh(world.known, std::nullopt, std::nullopt);
        QVERIFY(!looks(deaf));
        QVERIFY(says(deaf, u"Last reported 2 s ago; this device cannot be asked."_s));
        rule.canQuery = true;
        RelayCard asked(rule);
        asked.refresh(world.known, std::nullopt, std::nullopt);
        QVERIFY(looks(asked));
        QVERIFY(!says(asked, u"cannot be asked"_s));
    }

    void anOpenOrderBlocksButTheWaitForAnIntervalDoesNot()
    {
        OrderWorld world;
        RelayCard card(world.context().profile->commands.value(u"relay"_s));
        const auto enabled = [&card] {
            int count = 0;
            for (const auto *button : card.findChildren<QAbstractButton *>())
                count += button->isVisibleTo(&card) && button->isEnabled();
            return count;
        };
        card.refresh(world.known, std::nullopt, std::nullopt);
        QCOMPARE(enabled(), 2);
        world.known.open = core::newCommandId();
        card.refresh(world.known, std::nullopt, std::nullopt);
        QCOMPARE(enabled(), 0);
        world.known.openOnlyMeasured = true; // the dialog offers to stop that wait
        card.refresh(world.known, std::nullopt, std::nullopt);
        QCOMPARE(enabled(), 2);
    }
};

QTEST_MAIN(TestRelayCard)
#include "tst_relaycard.moc"
