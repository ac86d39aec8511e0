// SPDX-License-Identifier: GPL-3.0-or-later
#include "handoverwords.h"
#include "models/handoverqueuemodel.h"
#include "models/handovertargetsmodel.h"
#include "widgets/tabledelegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::HandoverQueueModel;
using console::HandoverTargetsModel;
using console::HandoverWords;
using notify::Finding;
using notify::ItemState;

namespace {

const core::UtcTime Now = core::fromMicros(1'800'000'000'000'000);

notify::Item itemOf(const QString &id, ItemState state, int attempts = 0)
{
    notify::Item item;
    item.message.id = id;
    item.message.target = u"duty"_s;
    item.message.recipient = u"a@example.org"_s;
    item.message.letter.subject = u"[Depot] HIGH raised: Voltage above limit, Node 7"_s;
    item.state = state;
    item.attempts = attempts;
    item.nextAt = Now + 15s;
    item.endedAt = Now - 60s;
    return item;
}

notify::Target targetOf(const QString &id)
{
    notify::Target target;
    target.id = id;
    target.to = QStringList{u"a@example.org"_s};
    return target;
}

} // namespace

/// Targets and queue as rows, and the words of both.
class TestHandoverModels : public QObject
{
    Q_OBJECT

private slots:
    void theQueueFollowsWhatComesAndGoes()
    {
        HandoverQueueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const notify::Plan plan{{targetOf(u"duty"_s)}};
        model.setItems({itemOf(u"1"_s, ItemState::Waiting), itemOf(u"2"_s, ItemState::Waiting)}, plan, Now);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, HandoverQueueModel::State), u"Waits"_s);
        QCOMPARE(text(model, 0, HandoverQueueModel::Next), u"in 15 s"_s);
        QCOMPARE(text(model, 0, HandoverQueueModel::Message), u"HIGH raised: Voltage above limit, Node 7"_s);

        // The first is refused and goes down, another comes.
        notify::Item refused = itemOf(u"1"_s, ItemState::Refused, 1);
        refused.finding = Finding::RecipientRefused;
        refused.facts = {u"a@example.org"_s, u"550 no such user"_s};
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setItems({itemOf(u"2"_s, ItemState::Waiting), itemOf(u"3"_s, ItemState::Sending, 1), refused},
                       plan, Now);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.rowOf(u"1"_s), 2);
        QCOMPARE(model.countOf(ItemState::Refused), 1);
        QCOMPARE(text(model, 2, HandoverQueueModel::State), u"Refused"_s);
        QCOMPARE(
            model.index(2, HandoverQueueModel::Message).data(widgets::TableDelegate::DetailRole).toString(),
            u"The recipient a@example.org was refused: 550 no such user."_s);
        QVERIFY(!text(model, 2, HandoverQueueModel::Next).startsWith(u"in"_s));

        // Time alone changes one column's words, and is told.
        QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
        const QList<notify::Item> same{itemOf(u"2"_s, ItemState::Waiting),
                                       itemOf(u"3"_s, ItemState::Sending, 1), refused};
        model.setItems(same, plan, Now);
        QCOMPARE(told.size(), 0);
        model.setItems(same, plan, Now + 5s);
        QCOMPARE(told.size(), 1);
        QCOMPARE(text(model, 0, HandoverQueueModel::Next), u"in 10 s"_s);
        // A halted target tries nothing before a test.
        notify::Item halted = itemOf(u"2"_s, ItemState::Waiting);
        halted.nextAt = core::UtcTime::max();
        model.setItems({halted}, plan, Now);
        QCOMPARE(text(model, 0, HandoverQueueModel::Next), u"after a test"_s);
        model.setItems({}, plan, Now);
        QCOMPARE(model.rowCount(), 0);
    }

    void targetsSayHowTheyDo_data()
    {
        QTest::addColumn<notify::TargetStatus>("status");
        QTest::addColumn<QString>("standing");
        QTest::addColumn<bool>("troubled");
        notify::TargetStatus status;
        QTest::newRow("new") << status << u"Nothing sent yet"_s << false;
        status.lastSentAt = Now - 60s;
        status.finding = Finding::Taken;
        QTest::newRow("well") << status << u"Sent 1 min ago"_s << false;
        status.waiting = 2;
        QTest::newRow("waits") << status << u"2 message(s) wait"_s << false;
        status.finding = Finding::PortSilent;
        status.facts = {u"mail:587"_s, u"30"_s};
        status.pausedUntil = Now + 120s;
        QTest::newRow("paused") << status << u"Paused, tried again in 2 min"_s << true;
        status.halted = true;
        QTest::newRow("halted") << status << u"Halted until a test goes well"_s << true;
        status = {};
        status.finding = Finding::NotShown;
        QTest::newRow("not shown") << status << u"Cannot be shown here"_s << true;
        status.finding = Finding::HttpRefused;
        QTest::newRow("failed") << status << u"The last attempt failed"_s << true;
    }

    void targetsSayHowTheyDo()
    {
        QFETCH(notify::TargetStatus, status);
        HandoverTargetsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const notify::Plan plan{{targetOf(u"duty"_s), targetOf(u"other"_s)}};
        status.target = u"duty"_s;
        model.setTargets(plan, {status}, Now);
        QCOMPARE(model.rowCount(), 2);
        QFETCH(QString, standing);
        QCOMPARE(text(model, 0, HandoverTargetsModel::State), standing);
        QTEST(model.troubled() == 1, "troubled");
        QCOMPARE(text(model, 1, HandoverTargetsModel::State), u"Nothing sent yet"_s);
        QCOMPARE(text(model, 0, HandoverTargetsModel::Priorities), u"Critical, High"_s);
        QCOMPARE(model.rowOf(u"other"_s), 1);
        // One that is not in use is well.
        notify::Plan off = plan;
        off.targets[0].enabled = false;
        model.setTargets(off, {status}, Now);
        QCOMPARE(text(model, 0, HandoverTargetsModel::State), u"Not in use"_s);
        QCOMPARE(model.troubled(), 0);
    }

    void whatIsHeldBackSaysUntilWhen()
    {
        notify::TargetStatus status;
        status.held.count = 3;
        status.held.reason = notify::HeldBack::Reason::Quiet;
        status.heldUntil = Now + 1h;
        QCOMPARE(HandoverWords::held(status, Now),
                 u"3 held back in the quiet time, told in one message in 1 h."_s);
        status.held.count = 0;
        QCOMPARE(HandoverWords::held(status, Now), QString());
    }

    void findingsAreThoseOfTheModule()
    {
        for (int number = 1; number <= int(Finding::NotShown); ++number) {
            const auto finding = Finding(number);
            QCOMPARE(HandoverWords::sourceOfFinding(finding), notify::findingWords(finding));
            QCOMPARE(HandoverWords::sourceOfCure(finding), notify::findingCure(finding));
            const QStringList facts{u"%2"_s, u"b"_s};
            const QString said = HandoverWords::finding(finding, facts);
            QVERIFY2(said.endsWith(u'.') && !said.contains(u"%1"_s), qPrintable(said));
        }
        // A fact with a %2 in it stays as it is.
        QCOMPARE(HandoverWords::finding(Finding::HttpRefused, {u"500"_s, u"100 %2 full"_s}),
                 u"It answered 500: 100 %2 full."_s);
        QCOMPARE(HandoverWords::finding(Finding::None, {}), QString());
    }

    void lettersSayWhatTheModulesSay()
    {
        notify::Occasion occasion;
        occasion.number = 7;
        occasion.urgency = notify::Urgency::Critical;
        occasion.at = Now;
        occasion.name = u"Voltage above limit"_s;
        occasion.where = u"Node 7"_s;
        occasion.value = u"254 V"_s;
        occasion.response = u"Look at the transformer."_s;
        occasion.site = u"Depot\nBcc: x@example.org"_s;
        const notify::Letter letter = HandoverWords::letter(occasion, u"Voltage above 253 V"_s);
        QCOMPARE(letter.subject,
                 u"[Depot Bcc: x@example.org] CRITICAL, raised: Voltage above 253 V, Node 7"_s);
        QVERIFY(letter.text.contains(u"Value: 254 V"_s));
        QVERIFY(letter.text.contains(u"Look at the transformer."_s));
        QVERIFY(!letter.brief.contains(u'\n'));
        QCOMPARE(HandoverWords::gist(letter), u"CRITICAL, raised: Voltage above 253 V, Node 7"_s);
        occasion.simulated = true;
        QVERIFY(HandoverWords::letter(occasion).subject.startsWith(u"SIMULATED"_s));
        QVERIFY(HandoverWords::letter(occasion).text.contains(u"nothing of this is real"_s));
        occasion.test = true;
        QVERIFY(HandoverWords::letter(occasion).text.contains(u"Nothing happened"_s));

        notify::HeldBack held;
        held.count = 30;
        held.byUrgency = {{notify::Urgency::High, 30}};
        held.newest = {u"one"_s, u"two"_s};
        const notify::Letter summary = HandoverWords::letter(held, Now);
        QVERIFY(summary.subject.contains(u"30 alarm message(s) held back"_s));
        QVERIFY(summary.text.contains(u"30 high"_s));
        QVERIFY(summary.brief.endsWith(u"two"_s));
    }

private:
    static QString text(const QAbstractItemModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

QTEST_MAIN(TestHandoverModels)
#include "tst_handovermodels.moc"
