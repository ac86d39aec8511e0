// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicesmodel.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::DeviceRow;
using console::DevicesModel;
using live::Presence;

namespace {

constexpr core::UtcTime Now{std::chrono::seconds(1800000000)};

DeviceRow row(int number, std::optional<double> power = 100, Presence presence = Presence::Online)
{
    DeviceRow made;
    made.id = core::DeviceId(u"node-%1"_s.arg(number));
    made.name = u"Shop %1"_s.arg(number);
    made.transport = number % 2 ? u"Depot broker"_s : u"Bus 1"_s;
    made.presence = presence;
    made.power = {power, power ? core::Quality::Good : core::Quality::NoAnswer, Now};
    made.worst = made.power.quality;
    made.lastHeard = Now;
    return made;
}

QStringList names(const DevicesModel &model)
{
    QStringList list;
    for (int at = 0; at < model.rowCount(); ++at)
        list << model.index(at, DevicesModel::Name).data().toString();
    return list;
}

} // namespace

class TestDevicesModel : public QObject
{
    Q_OBJECT

private slots:
    void keepsItsPromises()
    {
        DevicesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int number = 0; number < 10; ++number)
            model.put(row(number));
        model.flush(Now);
        model.put(row(3, 5000));
        model.put(row(50));
        model.sort(DevicesModel::Power, Qt::DescendingOrder);
        model.flush(Now + 3s);
        model.setFilter(u"shop 3"_s);
        model.setFilter({});
        QCOMPARE(model.rowCount(), 11);
        QCOMPARE(names(model).constFirst(), u"Shop 3"_s);
    }

    void sortsNamesAsPeopleCount()
    {
        DevicesModel model;
        for (const int number : {12, 2, 1, 100})
            model.put(row(number));
        model.flush(Now);
        QCOMPARE(names(model), (QStringList{u"Shop 1"_s, u"Shop 2"_s, u"Shop 12"_s, u"Shop 100"_s}));
    }

    void putsWhatHasNoValueBehind_data()
    {
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("rising") << Qt::AscendingOrder << QStringList{u"Shop 2"_s, u"Shop 1"_s, u"Shop 3"_s};
        QTest::newRow("falling") << Qt::DescendingOrder << QStringList{u"Shop 1"_s, u"Shop 2"_s, u"Shop 3"_s};
    }

    void putsWhatHasNoValueBehind()
    {
        QFETCH(Qt::SortOrder, order);
        QFETCH(QStringList, expected);
        DevicesModel model;
        model.put(row(1, 30));
        model.put(row(2, 20));
        model.put(row(3, std::nullopt));
        model.flush(Now);
        model.sort(DevicesModel::Power, order);
        QCOMPARE(names(model), expected);
    }

    void nothingUnknownReadsAsZero()
    {
        DevicesModel model;
        model.put(row(1, std::nullopt, Presence::NoAnswer));
        model.flush(Now);
        QCOMPARE(model.index(0, DevicesModel::Power).data().toString(), u"none"_s);
        // What was never heard is a calm dash, without a mark, and spoken as words.
        const QModelIndex never = model.index(0, DevicesModel::Voltage);
        QCOMPARE(never.data().toString(), u"–"_s);
        QVERIFY(!never.data(widgets::TableDelegate::QualityRole).isValid());
        QCOMPARE(never.data(widgets::TableDelegate::TokenRole).toInt(), int(widgets::Token::Text3));
        QCOMPARE(never.data(Qt::AccessibleTextRole).toString(), u"nothing heard"_s);
        QCOMPARE(model.index(0, DevicesModel::PresenceColumn).data().toString(), u"No answer"_s);
        QCOMPARE(model.index(0, DevicesModel::Power).data(widgets::TableDelegate::QualityRole).toInt(),
                 int(core::Quality::NoAnswer));
        QCOMPARE(model.countWell(), 0);
    }

    void tellsOnlyTheChangedRows()
    {
        DevicesModel model;
        for (int number = 0; number < 100; ++number)
            model.put(row(number));
        model.flush(Now);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (const int number : {10, 11, 12, 40})
            model.put(row(number, 7777));
        model.put(row(50)); // the same as before: no change at all
        model.flush(Now);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 10);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 12);
        QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 40);
    }

    void aChosenRowFollowsItsDevice()
    {
        DevicesModel model;
        for (int number = 0; number < 30; ++number)
            model.put(row(number, number));
        model.flush(Now);
        model.sort(DevicesModel::Power, Qt::AscendingOrder);
        const QPersistentModelIndex chosen(model.indexOf(core::DeviceId(u"node-0"_s)));
        QCOMPARE(chosen.row(), 0);
        model.put(row(0, 9999));
        model.flush(Now + 1s);
        QCOMPARE(chosen.row(), 0); // places stay for a moment
        model.put(row(0, 9998));
        model.flush(Now + 5s);
        QCOMPARE(chosen.row(), 29);
        QCOMPARE(model.deviceAt(chosen.row()), core::DeviceId(u"node-0"_s));
    }

    void tenThousandRows()
    {
        DevicesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        constexpr int Count = 10000;
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int number = 0; number < Count; ++number)
            model.put(row(number, number));
        model.flush(Now);
        QCOMPARE(model.rowCount(), Count);
        QCOMPARE(resets.size(), 1); // not ten thousand insertions
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (int number = 0; number < Count; ++number)
            model.put(row(number, number + 1));
        model.flush(Now);
        QCOMPARE(changed.size(), 1); // one range for all
        model.setFilter(u"shop 9999"_s);
        QCOMPARE(names(model), QStringList{u"Shop 9999"_s});
        QVERIFY(!model.indexOf(core::DeviceId(u"node-5"_s)).isValid());
        model.setFilter({});
        QCOMPARE(model.rowCount(), Count);
        QCOMPARE(model.indexOf(core::DeviceId(u"node-5"_s)).row(), 5);
    }

    void filtersByEveryWord_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("rows");
        QTest::newRow("name") << u"SHOP node-1"_s << 3; // 1, 10 and 11
        QTest::newRow("transport") << u"DEPOT"_s << 6;
        QTest::newRow("two words of two fields") << u"bus node-4"_s << 1;
        QTest::newRow("state") << u"offline"_s << 1;
        QTest::newRow("nothing") << u"xyz"_s << 0;
    }

    void filtersByEveryWord()
    {
        QFETCH(QString, filter);
        QFETCH(int, rows);
        DevicesModel model;
        for (int number = 0; number < 12; ++number)
            model.put(row(number, 1, number == 7 ? Presence::Offline : Presence::Online));
        model.flush(Now);
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), rows);
    }
};

QTEST_MAIN(TestDevicesModel)
#include "tst_devicesmodel.moc"
