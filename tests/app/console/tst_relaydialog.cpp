// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderfixture.h"

#include "dialogs/checklist.h"
#include "dialogs/relaydialog.h"
#include "widgets/holdbutton.h"
#include "widgets/label.h"
#include "widgets/outcomeview.h"

#include <QJsonObject>
#include <QLineEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::OrderDialog;
using console::RelayDialog;
using Stage = commands::Progress::Stage;

class TestRelayDialog : public QObject
{
    Q_OBJECT

private slots:
    void releasingEarlySendsNothing()
    {
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QSignalSpy submitted(&dialog, &OrderDialog::submitted);
        QSignalSpy cancelled(dialog.holdButton(), &widgets::HoldButton::holdCancelled);
        dialog.holdButton()->setFocus();
        QTest::keyPress(dialog.holdButton(), Qt::Key_Space);
        QTRY_VERIFY(dialog.holdButton()->progress() > 0.3);
        QTest::keyRelease(dialog.holdButton(), Qt::Key_Space);
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(submitted.size(), 0);
        QCOMPARE(dialog.phase(), OrderDialog::Phase::Confirm);
    }

    void whatWasCheckedStaysInSightWhileAgesCount()
    {
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const auto *list = dialog.findChild<console::CheckList *>();
        const QList<console::Check> before = list->checks();
        world.health.heartbeatAge = 9s;
        dialog.refresh();
        QVERIFY(list->checks() != before);
        QStringList seen;
        for (const auto *label : list->findChildren<widgets::Label *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                seen << label->text();
        }
        QCOMPARE(seen.size(), list->checks().size());
        for (const console::Check &check : list->checks())
            QVERIFY2(seen.contains(check.text), qPrintable(check.text));
    }

    void aFullHoldGivesExactlyOneOrder()
    {
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        dialog.findChild<QLineEdit *>()->setText(u"Board work, ticket 4127"_s);
        QSignalSpy submitted(&dialog, &OrderDialog::submitted);
        dialog.holdButton()->setFocus();
        QTest::keyPress(dialog.holdButton(), Qt::Key_Space);
        QTRY_COMPARE(submitted.size(), 1);
        QTest::keyRelease(dialog.holdButton(), Qt::Key_Space);
        QTest::keyClick(&dialog, Qt::Key_Space);
        const auto command = submitted.at(0).at(0).value<core::Command>();
        QCOMPARE(command.device, core::DeviceId(u"ESP32-1a2b"_s));
        QCOMPARE(command.name, u"relay"_s);
        QCOMPARE(command.value, 0.0);
        QCOMPARE(command.reason, u"Board work, ticket 4127"_s);
        QVERIFY(!command.id.isEmpty());
        QCOMPARE(dialog.phase(), OrderDialog::Phase::Waiting);
        QVERIFY(!dialog.outcomeView()->outcome().has_value());
        QCOMPARE(submitted.size(), 1);
    }

    void aChangeOfStateMeanwhileCancels()
    {
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        QSignalSpy submitted(&dialog, &OrderDialog::submitted);
        world.known.relay = 0;
        dialog.refresh();
        QCOMPARE(dialog.phase(), OrderDialog::Phase::Done);
        QCOMPARE(dialog.outcomeView()->outcome(), std::optional(core::Outcome::Cancelled));
        emit dialog.holdButton()->held();
        QCOMPARE(submitted.size(), 0);
    }

    void aChangeBetweenTwoLooksCancelsTheHold()
    {
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        QSignalSpy submitted(&dialog, &OrderDialog::submitted);
        world.known.relay = 0; // nobody refreshed since
        emit dialog.holdButton()->held();
        QCOMPARE(submitted.size(), 0);
        QCOMPARE(dialog.outcomeView()->outcome(), std::optional(core::Outcome::Cancelled));
    }

    void whatStandsInTheWayDisablesTheOrder_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::addColumn<bool>("possible");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("transport away") << u"transport"_s << false;
        QTest::newRow("another order open") << u"open"_s << false;
        QTest::newRow("too soon") << u"soon"_s << false;
        QTest::newRow("offline is judged by the desk, with a warning here") << u"offline"_s << true;
    }

    void whatStandsInTheWayDisablesTheOrder()
    {
        QFETCH(QString, obstacle);
        QFETCH(bool, possible);
        OrderWorld world;
        world.up = obstacle != "transport"_L1;
        if (obstacle == "open"_L1)
            world.known.open = core::newCommandId();
        if (obstacle == "soon"_L1)
            world.known.notBefore = 900ms;
        if (obstacle == "offline"_L1)
            world.health.presence = live::Presence::Offline;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        QCOMPARE(dialog.holdButton()->isEnabled(), possible);
    }

    void everyOutcomeHasItsTitle_data()
    {
        QTest::addColumn<core::Outcome>("outcome");
        QTest::addColumn<double>("relay");
        QTest::addColumn<QString>("title");
        QTest::newRow("verified") << core::Outcome::Verified << 0.0 << u"Verified: off"_s;
        QTest::newRow("mismatch") << core::Outcome::Mismatch << 1.0 << u"Mismatch: still on"_s;
        QTest::newRow("rejected") << core::Outcome::Rejected << 1.0 << u"Rejected: nothing was sent"_s;
        QTest::newRow("no answer") << core::Outcome::NoAnswer << 1.0 << u"No answer: state unknown"_s;
        QTest::newRow("not sent") << core::Outcome::NotSent << 1.0 << u"Not sent"_s;
        QTest::newRow("expired") << core::Outcome::Expired << 1.0 << u"Expired: nothing was sent"_s;
        QTest::newRow("cancelled") << core::Outcome::Cancelled << 1.0 << u"Cancelled: nothing was sent"_s;
    }

    void everyOutcomeHasItsTitle()
    {
        QFETCH(core::Outcome, outcome);
        QFETCH(double, relay);
        QFETCH(QString, title);
        OrderWorld world;
        RelayDialog dialog(world.context(), false, {}, nullptr);
        dialog.show();
        emit dialog.holdButton()->held();
        const core::Command command = dialog.current();
        for (const Stage stage : {Stage::Requested, Stage::Sent, Stage::Accepted})
            dialog.progress(step(command, stage));
        world.known.relay = relay;
        dialog.finish(core::CommandId(u"somebody else's"_s), core::Outcome::Verified, {});
        QCOMPARE(dialog.phase(), OrderDialog::Phase::Waiting);
        dialog.finish(command.id, outcome, {{u"after_ms"_s, 840}, {u"reason"_s, u"busy"_s}});
        QCOMPARE(dialog.phase(), OrderDialog::Phase::Done);
        QCOMPARE(dialog.outcomeView()->outcome(), std::optional(outcome));
        QCOMPARE(dialog.outcomeTitle(), title);
        // The title is on screen, not only remembered.
        const auto labels = dialog.outcomeView()->findChildren<widgets::Label *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&title](const widgets::Label *label) {
            return label->isVisible() && label->text() == title;
        }));
    }

    void aRetainedStateIsNeverShownAsProved()
    {
        OrderWorld world;
        world.known.relayRetained = true;
        world.known.relayQuality = core::Quality::Stale;
        const console::RelayNow now = console::relayNow(world.known, std::nullopt);
        QVERIFY(!now.proved);
        QCOMPARE(now.quality, core::Quality::Stale);
        core::Command order;
        order.name = u"relay"_s;
        console::LastOrder last{order, core::UtcTime{} + 10s, core::Outcome::NoAnswer};
        QCOMPARE(console::relayNow(world.known, last).state, widgets::RelayState::Unknown);
        // A report after the order makes it known again.
        world.known.relayAt = core::UtcTime{} + 20s;
        world.known.relayRetained = false;
        world.known.relayQuality = core::Quality::Good;
        QCOMPARE(console::relayNow(world.known, last).state, widgets::RelayState::Closed);
    }
};

QTEST_MAIN(TestRelayDialog)
#include "tst_relaydialog.moc"
