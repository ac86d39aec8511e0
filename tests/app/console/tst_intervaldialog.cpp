// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderfixture.h"

#include "dialogs/intervaldialog.h"
#include "widgets/holdbutton.h"
#include "widgets/outcomeview.h"

#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::IntervalDialog;
using console::OrderDialog;

class TestIntervalDialog : public QObject
{
    Q_OBJECT

private slots:
    void nothingChosenCannotBeOrdered()
    {
        OrderWorld world;
        IntervalDialog dialog(world.context(), {}, nullptr);
        QVERIFY(!dialog.holdButton()->isEnabled());
        dialog.choose(u"metrics"_s, 5s);
        QVERIFY(dialog.holdButton()->isEnabled());
    }

    void twoKeysAreOrderedOneAfterTheOther()
    {
        OrderWorld world;
        IntervalDialog dialog(world.context(), {}, nullptr);
        dialog.show();
        QSignalSpy submitted(&dialog, &OrderDialog::submitted);
        dialog.choose(u"metrics"_s, 5s);
        dialog.choose(u"energy"_s, 120s);
        emit dialog.holdButton()->held();
        QCOMPARE(submitted.size(), 1);
        const auto first = submitted.at(0).at(0).value<core::Command>();
        dialog.finish(first.id, core::Outcome::Verified, {{u"gaps_ms"_s, QJsonArray{5000, 5010, 4990}}});
        QCOMPARE(dialog.phase(), OrderDialog::Phase::Waiting);
        QCOMPARE(submitted.size(), 2);
        const auto second = submitted.at(1).at(0).value<core::Command>();
        QVERIFY(first.key != second.key);
        QVERIFY(first.id != second.id);
        QCOMPARE(first.key == "metrics"_L1 ? first.value : second.value, 5000.0);
        QCOMPARE(first.key == "energy"_L1 ? first.value : second.value, 120000.0);
        dialog.finish(second.id, core::Outcome::NoAnswer, {});
        QCOMPARE(dialog.phase(), OrderDialog::Phase::Done);
        QCOMPARE(dialog.outcomeTitle(), u"No answer: interval unknown"_s);
        QCOMPARE(submitted.size(), 2);
    }

    void theLimitsAreTheProfiles()
    {
        OrderWorld world;
        IntervalDialog dialog(world.context(), {}, nullptr);
        const auto boxes = dialog.findChildren<QDoubleSpinBox *>();
        QCOMPARE(boxes.size(), 2);
        QList<std::pair<double, double>> limits;
        for (const QDoubleSpinBox *box : boxes)
            limits << std::pair(box->minimum(), box->maximum());
        std::sort(limits.begin(), limits.end());
        QCOMPARE(limits, (QList<std::pair<double, double>>{{1, 3600}, {5, 86400}}));
    }

    void everyOutcomeHasItsTitle_data()
    {
        QTest::addColumn<core::Outcome>("outcome");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("title");
        QTest::newRow("verified") << core::Outcome::Verified << QString()
                                  << u"Verified: measurements every 5 s"_s;
        QTest::newRow("mismatch") << core::Outcome::Mismatch << QString()
                                  << u"Mismatch: not measurements every 5 s"_s;
        QTest::newRow("already so") << core::Outcome::Rejected << u"already-so"_s
                                    << u"Rejected: already measurements every 5 s"_s;
        QTest::newRow("rejected") << core::Outcome::Rejected << u"limit"_s << u"Rejected: nothing was sent"_s;
        QTest::newRow("no answer") << core::Outcome::NoAnswer << QString()
                                   << u"No answer: interval unknown"_s;
        QTest::newRow("not sent") << core::Outcome::NotSent << QString() << u"Not sent"_s;
        QTest::newRow("expired") << core::Outcome::Expired << QString() << u"Expired: nothing was sent"_s;
        QTest::newRow("cancelled") << core::Outcome::Cancelled << QString()
                                   << u"Cancelled: nothing was sent"_s;
    }

    void everyOutcomeHasItsTitle()
    {
        QFETCH(core::Outcome, outcome);
        QFETCH(QString, reason);
        QFETCH(QString, title);
        OrderWorld world;
        IntervalDialog dialog(world.context(), {}, nullptr);
        dialog.choose(u"metrics"_s, 5s);
        emit dialog.holdButton()->held();
        dialog.finish(dialog.current().id, outcome, {{u"reason"_s, reason}});
        QCOMPARE(dialog.outcomeTitle(), title);
        QCOMPARE(dialog.outcomeView()->outcome(), std::optional(outcome));
    }
};

QTEST_MAIN(TestIntervalDialog)
#include "tst_intervaldialog.moc"
