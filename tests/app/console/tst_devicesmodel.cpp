// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicesmodel.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QMimeData>
#include <QRandomGenerator>
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
        model.setFilter(QString());
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
        model.setFilter(QString());
        QCOMPARE(model.rowCount(), Count);
        QCOMPARE(model.indexOf(core::DeviceId(u"node-5"_s)).row(), 5);
    }

    void staysWholeUnderEverything_data()
    {
        QTest::addColumn<int>("devices");
        QTest::addColumn<int>("rounds");
        QTest::addColumn<bool>("tested");
        QTest::newRow("a few") << 60 << 200 << true;
        QTest::newRow("some hundreds") << 400 << 15 << true;
        // Qt's tester walks through every cell at every signal: here only the checks below.
        QTest::newRow("ten thousand") << 10000 << 25 << false;
    }

    /// Random changes, filters, groups and orders, watched by Qt's tester and by persistent indexes.
    void staysWholeUnderEverything()
    {
        QFETCH(int, devices);
        QFETCH(int, rounds);
        QFETCH(bool, tested);
        DevicesModel model;
        std::optional<QAbstractItemModelTester> tester;
        if (tested)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(7);
        core::UtcTime now = Now;
        for (int number = 0; number < devices; ++number)
            model.put(row(number, random.bounded(1000.0)));
        model.flush(now);
        static constexpr Presence presences[] = {Presence::Online, Presence::NoAnswer, Presence::Offline,
                                                 Presence::NodeUpMeterSilent};
        for (int round = 0; round < rounds; ++round) {
            QList<std::pair<QPersistentModelIndex, core::DeviceId>> held;
            for (int at = 0; at < std::min(20, model.rowCount()); ++at) {
                const int place = random.bounded(model.rowCount());
                held.append({model.index(place, DevicesModel::Name), model.deviceAt(place)});
            }
            for (int change = 0; change < devices / 10; ++change)
                model.put(row(random.bounded(devices), random.bounded(1000.0),
                              presences[random.bounded(int(std::size(presences)))]));
            switch (random.bounded(6)) {
            case 0:
                model.setGroup(console::RowGroup(random.bounded(4)));
                break;
            case 1: {
                console::RowFilter filter = model.filter();
                filter.troubledOnly = random.bounded(2) == 1;
                model.setFilter(filter);
                break;
            }
            case 2:
                model.setFilter(random.bounded(2) ? u"shop 1"_s : QString());
                break;
            case 3:
                model.sort(random.bounded(int(DevicesModel::ColumnCount)),
                           random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
                break;
            case 4:
                for (int place = 0; place < model.rowCount(); ++place) {
                    if (model.headAt(place)) {
                        model.setCollapsed(place, random.bounded(2) == 1);
                        break;
                    }
                }
                break;
            default:
                model.put(row(devices + round, 5)); // one that is new
            }
            now += 3s;
            model.flush(now);
            int shown = 0;
            for (int place = 0; place < model.rowCount(); ++place) {
                const core::DeviceId device = model.deviceAt(place);
                if (device.isEmpty()) {
                    QVERIFY(model.headAt(place));
                    continue;
                }
                ++shown;
                QCOMPARE(model.indexOf(device).row(), place);
            }
            QVERIFY(shown <= model.shown());
            for (const auto &[index, device] : std::as_const(held)) {
                if (index.isValid())
                    QCOMPARE(model.deviceAt(index.row()), device);
            }
        }
    }

    void groupsOpenAndClose()
    {
        DevicesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int number = 0; number < 6; ++number)
            model.put(row(number, number, number == 3 ? Presence::NoAnswer : Presence::Online));
        model.flush(Now);
        model.setGroup(console::RowGroup::Transport);
        QCOMPARE(names(model), (QStringList{u"Bus 1"_s, u"Shop 0"_s, u"Shop 2"_s, u"Shop 4"_s,
                                            u"Depot broker"_s, u"Shop 1"_s, u"Shop 3"_s, u"Shop 5"_s}));
        const QModelIndex head = model.index(4, DevicesModel::Voltage);
        QCOMPARE(head.data(widgets::TableDelegate::GroupRole), QVariant(false));
        QCOMPARE(head.data(widgets::TableDelegate::DetailRole).toString(), u"3"_s);
        QCOMPARE(head.data(widgets::TableDelegate::QualityRole).toInt(), int(core::Quality::NoAnswer));
        QVERIFY(head.data(Qt::AccessibleTextRole).toString().contains(u"expanded"_s));
        QVERIFY(!(head.flags() & Qt::ItemIsSelectable));
        QVERIFY(model.deviceAt(4).isEmpty());
        const QPersistentModelIndex below(model.indexOf(core::DeviceId(u"node-5"_s)));
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setCollapsed(0, true);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.shown(), 6);
        QVERIFY(!model.indexOf(core::DeviceId(u"node-2"_s)).isValid());
        QCOMPARE(below.row(), 4);
        QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"collapsed"_s));
        model.setCollapsed(0, false);
        QCOMPARE(model.rowCount(), 8);
        QCOMPARE(resets.size(), 0); // a view keeps its place
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.put(row(3, 3, Presence::Online));
        model.flush(Now + 3s);
        QVERIFY(!model.index(4, 0).data(widgets::TableDelegate::QualityRole).isValid());
        QVERIFY(std::any_of(changed.begin(), changed.end(), [](const QList<QVariant> &told) {
            return told.at(0).toModelIndex().row() == 4;
        }));
    }

    void aFilteredStateIsLeftAndEntered()
    {
        DevicesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int number = 0; number < 30; ++number)
            model.put(row(number, 1, number < 2 ? Presence::Offline : Presence::Online));
        model.flush(Now);
        console::RowFilter filter;
        filter.state = console::RowState::Offline;
        model.setFilter(filter);
        QCOMPARE(names(model), (QStringList{u"Shop 0"_s, u"Shop 1"_s}));
        model.put(row(1, 1, Presence::Online));
        model.put(row(20, 1, Presence::Offline));
        model.flush(Now + 3s);
        QCOMPARE(names(model), (QStringList{u"Shop 0"_s, u"Shop 20"_s}));
        QCOMPARE(model.countOf(console::RowState::Offline), 2);
    }

    void rowsOffScreenAreToldTogether()
    {
        DevicesModel model;
        for (int number = 0; number < 1000; ++number)
            model.put(row(number));
        model.flush(Now);
        model.watch(100, 130);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (const int number : {5, 50, 110, 112, 113, 500, 900})
            model.put(row(number, 7777));
        model.flush(Now);
        QList<std::pair<int, int>> told;
        for (const QList<QVariant> &one : changed)
            told.append({one.at(0).toModelIndex().row(), one.at(1).toModelIndex().row()});
        const QList<std::pair<int, int>> expected{{5, 50}, {110, 110}, {112, 113}, {500, 900}};
        QCOMPARE(told, expected);
        // Ages of rows nobody sees are not told.
        changed.clear();
        model.flush(Now + 1s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(100, DevicesModel::Age));
        QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(130, DevicesModel::Age));
    }

    void cellsSayUnitAgeAndQuality()
    {
        DevicesModel model;
        DeviceRow made = row(1);
        made.voltage = {231.4, core::Quality::Stale, Now};
        made.signal = {-71, core::Quality::Good, Now};
        model.put(made);
        model.flush(Now + 660s);
        const QModelIndex voltage = model.index(0, DevicesModel::Voltage);
        const QString spoken = voltage.data(Qt::AccessibleTextRole).toString();
        for (const QString &part : {u"231.4"_s, u"V"_s, u"Stale"_s, u"11 min"_s})
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
        QCOMPARE(voltage.data(widgets::TableDelegate::BesideRole).toString(), u"11 min"_s);
        QVERIFY(
            model.index(0, DevicesModel::Signal).data(Qt::AccessibleTextRole).toString().contains(u"dBm"_s));
        QVERIFY(!model.index(0, DevicesModel::Signal).data(widgets::TableDelegate::BesideRole).isValid());
        // Only a value can be dragged, and it carries its series.
        QVERIFY(voltage.flags() & Qt::ItemIsDragEnabled);
        QVERIFY(!(model.index(0, DevicesModel::Name).flags() & Qt::ItemIsDragEnabled));
        QVERIFY(!(model.index(0, DevicesModel::Frequency).flags() & Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(model.mimeData({voltage}));
        QVERIFY(data);
        QCOMPARE(QJsonDocument::fromJson(data->data(u"application/x-meterdeck-series"_s)).object(),
                 (QJsonObject{
                     {u"device"_s, u"node-1"_s}, {u"quantity"_s, u"voltage"_s}, {u"channel"_s, QString()}}));
    }

    void everyColumnHasAKeyAndATitle()
    {
        const DevicesModel model;
        QSet<QString> keys;
        for (int column = 0; column < model.columnCount(); ++column) {
            const QString key = console::DeviceColumns::key(column);
            QCOMPARE(console::DeviceColumns::column(key), column);
            QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
            keys << key;
        }
        QCOMPARE(keys.size(), model.columnCount());
        QCOMPARE(console::DeviceColumns::column(u"colour"_s), -1);
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
