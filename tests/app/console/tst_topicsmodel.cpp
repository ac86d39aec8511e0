// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/handclock.h"
#include "models/retainedordersmodel.h"
#include "models/topichistorymodel.h"
#include "models/topicsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <string>

using namespace Qt::StringLiterals;
using console::TopicsModel;
using mqtt::TopicStore;

namespace {

constexpr int All = 1'000'000;

void put(TopicStore &store, const HandClock &clock, std::string_view topic, const QByteArray &payload = "1",
         bool retained = false)
{
    store.receive(topic, payload, retained, 0, clock.now(), clock.steady());
}

QStringList below(const TopicsModel &model, const QModelIndex &parent)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(parent); ++row)
        names << model.index(row, TopicsModel::Topic, parent).data().toString();
    return names;
}

QModelIndex at(const TopicsModel &model, const QString &topic) { return model.indexOf(model.find(topic)); }

QString cell(const TopicsModel &model, const QString &topic, int column)
{
    return at(model, topic).siblingAtColumn(column).data().toString();
}

mqtt::TopicRecord record(int number)
{
    mqtt::TopicRecord made;
    made.at = core::fromMicros(HandClock::Start + number * 1'000'000LL);
    made.payload = QByteArray::number(number);
    made.size = made.payload.size();
    return made;
}

} // namespace

/// The tree of topics as a window shows it.
class TestTopicsModel : public QObject
{
    Q_OBJECT

private slots:
    void topicsStandByTheirNamesBelowTheirBranches()
    {
        TopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HandClock clock;
        TopicStore store;
        for (const char *topic : {"dev/b/status", "dev/a/status", "alone", "dev/a/energy"})
            put(store, clock, topic);
        model.apply(store.takeChanges(All, clock.steady()));
        QCOMPARE(below(model, {}), (QStringList{u"alone"_s, u"dev"_s}));
        QCOMPARE(below(model, at(model, u"dev"_s)), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(below(model, at(model, u"dev/a"_s)), (QStringList{u"energy"_s, u"status"_s}));
        QCOMPARE(model.topic(model.number(at(model, u"dev/a/energy"_s))), u"dev/a/energy"_s);
        put(store, clock, "dev/ab/status", "Online", true);
        model.apply(store.takeChanges(All, clock.steady()));
        QCOMPARE(below(model, at(model, u"dev"_s)), (QStringList{u"a"_s, u"ab"_s, u"b"_s}));
        QCOMPARE(cell(model, u"dev"_s, TopicsModel::Payload), u"4 topic(s)"_s);
        QCOMPARE(cell(model, u"dev/ab/status"_s, TopicsModel::Payload), u"Online"_s);
        QCOMPARE(cell(model, u"dev/ab/status"_s, TopicsModel::Kept), u"retained"_s);
        QCOMPARE(model.total().messages, 5U);
    }

    void figuresFollowAndTheTreeStays()
    {
        TopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        HandClock clock;
        TopicStore store;
        put(store, clock, "a/b", "1");
        model.apply(store.takeChanges(All, clock.steady()));
        const QPersistentModelIndex kept = at(model, u"a/b"_s);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        for (int i = 0; i < 30; ++i)
            put(store, clock, "a/b", "second");
        put(store, clock, "a/a", "first");
        model.apply(store.takeChanges(All, clock.steady()));
        QCOMPARE(cell(model, u"a/b"_s, TopicsModel::Messages), u"31"_s);
        QCOMPARE(cell(model, u"a/b"_s, TopicsModel::Payload), u"second"_s);
        QVERIFY(!cell(model, u"a"_s, TopicsModel::Rate).isEmpty());
        QVERIFY(!changed.isEmpty());
        QVERIFY(reset.isEmpty());
        QCOMPARE(kept.data().toString(), u"b"_s);
        QCOMPARE(kept.row(), 1); // one came before it
    }

    void aFilterLeavesTheWaysToWhatFits()
    {
        TopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HandClock clock;
        TopicStore store;
        for (const char *topic : {"dev/one/status", "dev/two/status", "dev/two/energy", "other/energy"})
            put(store, clock, topic);
        model.apply(store.takeChanges(All, clock.steady()));
        model.setFilter(u"TWO"_s);
        QCOMPARE(below(model, {}), QStringList{u"dev"_s});
        QCOMPARE(below(model, at(model, u"dev"_s)), QStringList{u"two"_s});
        QCOMPARE(below(model, at(model, u"dev/two"_s)), (QStringList{u"energy"_s, u"status"_s}));
        // What comes meanwhile is filtered too.
        put(store, clock, "late/two");
        put(store, clock, "late/three");
        put(store, clock, "dev/two/deep/er");
        model.apply(store.takeChanges(All, clock.steady()));
        QCOMPARE(below(model, {}), (QStringList{u"dev"_s, u"late"_s}));
        QCOMPARE(below(model, at(model, u"late"_s)), QStringList{u"two"_s});
        QVERIFY(at(model, u"dev/two/deep/er"_s).isValid());
        model.setFilter(u"two/ener"_s); // across levels
        QCOMPARE(below(model, at(model, u"dev/two"_s)), QStringList{u"energy"_s});
        model.setFilter({});
        QCOMPARE(below(model, {}).size(), 3);
        QCOMPARE(below(model, at(model, u"late"_s)).size(), 2);
        QCOMPARE(model.shown(), store.nodes());
    }

    void trap16_aRetainedOrderIsMarked()
    {
        TopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HandClock clock;
        TopicStore store;
        put(store, clock, "cmnd/plug/POWER", "ON", true);
        model.setOrders({u"cmnd/plug/POWER"_s, u"cmnd/late/POWER"_s});
        model.apply(store.takeChanges(All, clock.steady()));
        QCOMPARE(cell(model, u"cmnd/plug/POWER"_s, TopicsModel::Kept), u"retained order"_s);
        put(store, clock, "cmnd/late/POWER", "ON", true);
        put(store, clock, "stat/plug/POWER", "ON", true);
        model.apply(store.takeChanges(All, clock.steady()));
        QCOMPARE(cell(model, u"cmnd/late/POWER"_s, TopicsModel::Kept), u"retained order"_s);
        QCOMPARE(cell(model, u"stat/plug/POWER"_s, TopicsModel::Kept), u"retained"_s);
    }

    void ordersFoundLaterMarkWhatIsShown()
    {
        TopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HandClock clock;
        TopicStore store;
        put(store, clock, "cmnd/plug/POWER", "ON", true);
        model.apply(store.takeChanges(All, clock.steady()));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QModelIndex order = at(model, u"cmnd/plug/POWER"_s);
        const auto told = [&] {
            return std::any_of(changed.begin(), changed.end(), [&](const QList<QVariant> &signal) {
                return signal.at(0).toModelIndex() == order &&
                       signal.at(1).toModelIndex().column() == TopicsModel::ColumnCount - 1;
            });
        };
        model.setOrders({u"cmnd/plug/POWER"_s, u"not/yet"_s});
        QVERIFY(told());
        QCOMPARE(cell(model, u"cmnd/plug/POWER"_s, TopicsModel::Kept), u"retained order"_s);
        changed.clear();
        model.setOrders({});
        QVERIFY(told());
        QCOMPARE(cell(model, u"cmnd/plug/POWER"_s, TopicsModel::Kept), u"retained"_s);
    }

    void allRowsThatChangedAreTold()
    {
        TopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HandClock clock;
        TopicStore store;
        for (const char *topic : {"a/1", "a/2", "a/3", "a/4", "b/1"})
            put(store, clock, topic);
        model.apply(store.takeChanges(All, clock.steady()));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        put(store, clock, "a/4");
        put(store, clock, "a/2");
        model.apply(store.takeChanges(All, clock.steady()));
        QSet<QString> told;
        for (const QList<QVariant> &signal : std::as_const(changed)) {
            const QModelIndex first = signal.at(0).toModelIndex();
            for (int row = first.row(); row <= signal.at(1).toModelIndex().row(); ++row)
                told.insert(model.topic(model.number(first.siblingAtRow(row))));
        }
        QVERIFY(told.contains(u"a"_s) && told.contains(u"a/2"_s) && told.contains(u"a/4"_s));
        QVERIFY(!told.contains(u"a/1"_s) && !told.contains(u"b/1"_s));
    }

    void levelsThatLookAlikeStayApart()
    {
        TopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HandClock clock;
        TopicStore store;
        put(store, clock, "x/\xff", "first"); // no UTF-8: both are shown as one mark
        put(store, clock, "x/\xfe", "second");
        model.apply(store.takeChanges(All, clock.steady()));
        const QModelIndex branch = at(model, u"x"_s);
        QCOMPARE(model.rowCount(branch), 2);
        QSet<QString> payloads;
        for (int row = 0; row < 2; ++row) {
            const QModelIndex index = model.index(row, TopicsModel::Payload, branch);
            payloads.insert(index.data().toString());
            QCOMPARE(model.indexOf(model.number(index)).row(), row);
        }
        QCOMPARE(payloads, (QSet<QString>{u"first"_s, u"second"_s}));
    }

    void whatHasNoBranchYetIsLeftOut()
    {
        TopicsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        mqtt::TopicState lost;
        lost.number = 7;
        lost.parent = 3;
        lost.level = u"lost"_s;
        model.apply({lost});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.shown(), 0);
        QVERIFY(!model.indexOf(7).isValid());
    }

    void manyTopicsComeInAnyOrder()
    {
        TopicsModel model;
        HandClock clock;
        TopicStore store;
        quint64 random = 7;
        for (int i = 0; i < 4'000; ++i) {
            random = random * 6364136223846793005ULL + 1442695040888963407ULL;
            put(store, clock,
                "s/" + std::to_string((random >> 33) % 30) + "/" + std::to_string((random >> 40) % 90));
            if (i % 200 == 0)
                model.apply(store.takeChanges(150, clock.steady()));
        }
        while (store.hasChanges())
            model.apply(store.takeChanges(150, clock.steady()));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.shown(), store.nodes());
        QCOMPARE(model.rowCount(at(model, u"s"_s)), 30);
        quint64 messages = 0;
        for (int row = 0; row < 30; ++row) {
            const QModelIndex branch = model.index(row, 0, at(model, u"s"_s));
            QStringList names = below(model, branch);
            QStringList sorted = names;
            std::sort(sorted.begin(), sorted.end());
            QCOMPARE(names, sorted);
            for (const QString &name : names)
                messages +=
                    store.count(store.find(u"s/%1/%2"_s.arg(branch.data().toString(), name).toStdString()));
        }
        QCOMPARE(messages, 4'000U);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void aHistoryKeepsItsRows()
    {
        console::TopicHistoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setHistory({record(2), record(1)}, true);
        const QPersistentModelIndex chosen = model.index(1, console::TopicHistoryModel::Payload);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setHistory({record(4), record(3), record(2), record(1)}, false);
        QVERIFY(reset.isEmpty());
        QCOMPARE(chosen.row(), 3);
        QCOMPARE(chosen.data().toString(), u"1"_s);
        model.setHistory({record(5), record(4), record(3)}, false);
        QVERIFY(!chosen.isValid()); // it went at the end
        QCOMPARE(model.rowCount(), 3);
        model.setHistory({record(90), record(80)}, false); // all of it is new
        QCOMPARE(model.index(0, console::TopicHistoryModel::Payload).data().toString(), u"90"_s);
        model.setHistory({}, true);
        QCOMPARE(model.rowCount(), 0);
    }

    void ordersAreListed()
    {
        console::RetainedOrdersModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        engine::RetainedOrder order;
        order.topic = u"cmnd/plug/POWER"_s;
        order.payload = "ON";
        model.setOrders({order});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0, console::RetainedOrdersModel::Payload).data().toString(), u"ON"_s);
        model.setOrders({});
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TestTopicsModel)
#include "tst_topicsmodel.moc"
