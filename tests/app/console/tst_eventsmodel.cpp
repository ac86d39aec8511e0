// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventsmodel.h"
#include "widgets/eventdelegate.h"

#include <QAbstractItemModelTester>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::EventsModel;
using widgets::EventDelegate;

namespace {

constexpr core::UtcTime Start{std::chrono::seconds(1800000000)};

core::Event happened(const QString &kind, std::chrono::seconds after, const QString &payload = {})
{
    core::Event made;
    made.at = Start + after;
    made.device = core::DeviceId(u"a"_s);
    made.kind = kind;
    if (!payload.isEmpty())
        made.detail = {{u"payload"_s, payload}};
    return made;
}

core::AuditEntry entry(const QString &stage, std::chrono::seconds after, const QString &outcome = {})
{
    core::AuditEntry made;
    made.at = Start + after;
    made.stage = stage;
    made.who = u"operator"_s;
    made.detail = {{u"order"_s, QJsonObject{{u"name"_s, u"relay"_s}, {u"value"_s, 0}}}};
    if (!outcome.isEmpty())
        made.detail.insert(u"outcome"_s, outcome);
    return made;
}

} // namespace

class TestEventsModel : public QObject
{
    Q_OBJECT

private slots:
    void newestFirstWhateverTheOrderOfArrival()
    {
        EventsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        core::Gap gap;
        gap.from = Start + 10s;
        gap.to = Start + 1150s;
        gap.reason = u"no-answer"_s;
        model.setPast({happened(u"status"_s, 5s, u"Online"_s), happened(u"gap"_s, 11s)}, {gap},
                      {entry(u"requested"_s, 20s), entry(u"outcome"_s, 35s, u"NoAnswer"_s)});
        model.add(happened(u"relay-state"_s, 30s, u"0"_s));
        model.addStage(entry(u"sent"_s, 21s));
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row)
            titles << model.index(row).data().toString();
        QCOMPARE(titles,
                 (QStringList{u"Relay off: no answer"_s, u"Relay reports off"_s, u"Relay off sent, once"_s,
                              u"Readings may be missing for 19 min"_s, u"Came online"_s}));
        QCOMPARE(model.index(0).data(EventDelegate::OutcomeRole).toInt(), int(core::Outcome::NoAnswer));
        QVERIFY(model.index(0).data(EventDelegate::EmphasisRole).toBool());
        QCOMPARE(model.index(2).data(EventDelegate::OutcomeRole).toInt(), -1);
    }

    void isBounded()
    {
        EventsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int number = 0; number < EventsModel::Most + 20; ++number)
            model.add(happened(u"status"_s, std::chrono::seconds(number), u"Online"_s));
        QCOMPARE(model.rowCount(), EventsModel::Most);
        // Something older than all that is kept does not come in at the end.
        model.add(happened(u"status"_s, -5s, u"Offline"_s));
        QCOMPARE(model.rowCount(), EventsModel::Most);
        QCOMPARE(model.index(EventsModel::Most - 1).data().toString(), u"Came online"_s);
    }

    void onlyFromAMomentOn()
    {
        EventsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPast({happened(u"status"_s, 5s, u"Online"_s), happened(u"status"_s, 60s, u"Offline"_s)}, {},
                      {});
        model.setSince(Start + 30s);
        QCOMPARE(model.rowCount(), 1);
        model.add(happened(u"status"_s, 70s, u"Online"_s));
        QCOMPARE(model.rowCount(), 2);
        model.add(happened(u"status"_s, 10s, u"Online"_s)); // before that moment: kept, not shown
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1).data().toString(), u"Went offline"_s);
        model.setSince(std::nullopt);
        QCOMPARE(model.rowCount(), 4);
        // Bounded all the same, whatever is shown of it.
        model.setSince(Start + 1000s);
        for (int number = 0; number < EventsModel::Most + 20; ++number)
            model.add(happened(u"status"_s, std::chrono::seconds(1000 + number), u"Online"_s));
        QCOMPARE(model.rowCount(), EventsModel::Most);
        model.setSince(std::nullopt);
        QCOMPARE(model.rowCount(), EventsModel::Most);
    }
};

QTEST_MAIN(TestEventsModel)
#include "tst_eventsmodel.moc"
