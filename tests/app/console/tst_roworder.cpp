// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/roworder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using console::DeviceColumns;
using console::DeviceRow;
using console::RowFilter;
using console::RowGroup;
using console::RowOrder;
using console::RowState;
using live::Presence;

namespace {

constexpr core::UtcTime Now{std::chrono::seconds(1800000000)};

DeviceRow row(const QString &name, const QString &transport, const QString &profile, Presence presence,
              std::optional<double> power)
{
    DeviceRow made;
    made.id = core::DeviceId(u"id-"_s + name.toLower());
    made.name = name;
    made.transport = transport;
    made.profile = profile;
    made.presence = presence;
    made.power = {power, power ? core::Quality::Good : core::Quality::NoAnswer, Now};
    made.worst = made.power.quality;
    made.lastHeard = Now - std::chrono::seconds(name.size());
    return made;
}

/// Six devices of two transports and two profiles.
std::vector<DeviceRow> fleet()
{
    return {row(u"Shop 12"_s, u"North"_s, u"Node"_s, Presence::Online, 40),
            row(u"shop 2"_s, u"North"_s, u"Node"_s, Presence::Offline, 10),
            row(u"Lab"_s, u"Bus 10"_s, u"Meter"_s, Presence::NoAnswer, std::nullopt),
            row(u"Hall"_s, u"Bus 2"_s, u"Meter"_s, Presence::Answering, 30),
            row(u"Attic"_s, u"North"_s, u"Meter"_s, Presence::NodeUpMeterSilent, 20),
            row(u"Mill"_s, u"Bus 2"_s, u"Meter"_s, Presence::NeverHeard, std::nullopt)};
}

/// "[North 3/2]" for a head (count, need a look), names for devices.
QStringList said(const RowOrder &order, const std::vector<int> &entries, const std::vector<DeviceRow> &rows)
{
    QStringList list;
    for (const int entry : entries) {
        if (RowOrder::isHead(entry)) {
            const RowOrder::Head &head = order.head(entry);
            list << u"[%1 %2/%3]"_s.arg(head.name).arg(head.count).arg(head.troubled);
        } else {
            list << rows[size_t(entry)].name;
        }
    }
    return list;
}

} // namespace

class TestRowOrder : public QObject
{
    Q_OBJECT

private slots:
    void order_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("falling");
        QTest::addColumn<QString>("expected");
        QTest::newRow("names as people count")
            << int(DeviceColumns::Name) << false << u"Attic,Hall,Lab,Mill,shop 2,Shop 12"_s;
        QTest::newRow("names falling")
            << int(DeviceColumns::Name) << true << u"Shop 12,shop 2,Mill,Lab,Hall,Attic"_s;
        QTest::newRow("values, none behind")
            << int(DeviceColumns::Power) << false << u"shop 2,Attic,Hall,Shop 12,Lab,Mill"_s;
        QTest::newRow("values falling, none behind")
            << int(DeviceColumns::Power) << true << u"Shop 12,Hall,Attic,shop 2,Lab,Mill"_s;
        QTest::newRow("worst presence first")
            << int(DeviceColumns::PresenceColumn) << false << u"Lab,shop 2,Attic,Mill,Hall,Shop 12"_s;
        QTest::newRow("transport, then name")
            << int(DeviceColumns::Transport) << false << u"Hall,Mill,Lab,Attic,shop 2,Shop 12"_s;
        QTest::newRow("profile") << int(DeviceColumns::Profile) << false
                                 << u"Attic,Hall,Lab,Mill,shop 2,Shop 12"_s;
        QTest::newRow("id") << int(DeviceColumns::Id) << false << u"Attic,Hall,Lab,Mill,Shop 12,shop 2"_s;
        QTest::newRow("the youngest first")
            << int(DeviceColumns::Age) << false << u"Lab,Hall,Mill,Attic,shop 2,Shop 12"_s;
    }

    void order()
    {
        QFETCH(int, column);
        QFETCH(bool, falling);
        QFETCH(QString, expected);
        const std::vector<DeviceRow> rows = fleet();
        RowOrder order(rows);
        for (int number = 0; number < int(rows.size()); ++number)
            QVERIFY(order.note(number));
        order.setSort(column, falling ? Qt::DescendingOrder : Qt::AscendingOrder);
        QCOMPARE(said(order, order.build(), rows).join(u','), expected);
    }

    void filter_data()
    {
        QTest::addColumn<RowFilter>("filter");
        QTest::addColumn<QString>("expected");
        RowFilter none;
        QTest::newRow("nothing asked") << none << u"Attic,Hall,Lab,Mill,shop 2,Shop 12"_s;
        RowFilter troubled;
        troubled.troubledOnly = true;
        QTest::newRow("need a look") << troubled << u"Attic,Lab,Mill,shop 2"_s;
        for (const auto &[state, expected] :
             {std::pair(RowState::Stale, u"Attic"_s), std::pair(RowState::NoAnswer, u"Lab"_s),
              std::pair(RowState::Offline, u"shop 2"_s), std::pair(RowState::Unheard, u"Mill"_s),
              std::pair(RowState::Well, u"Hall,Shop 12"_s)}) {
            RowFilter one;
            one.state = state;
            QTest::addRow("state %d", int(state)) << one << expected;
        }
        RowFilter transport;
        transport.transport = u"North"_s;
        QTest::newRow("transport") << transport << u"Attic,shop 2,Shop 12"_s;
        transport.profile = u"Node"_s;
        QTest::newRow("transport and profile") << transport << u"shop 2,Shop 12"_s;
        transport.troubledOnly = true;
        QTest::newRow("and need a look") << transport << u"shop 2"_s;
        RowFilter words;
        words.words = QStringList{u"shop"_s};
        QTest::newRow("a word") << words << u"shop 2,Shop 12"_s;
        words.words = QStringList{u"offl"_s};
        QTest::newRow("a presence") << words << u"shop 2"_s;
        words.words = QStringList{u"bus"_s, u"id-h"_s};
        QTest::newRow("words of two fields") << words << u"Hall"_s;
        words.words = QStringList{u"12id"_s};
        QTest::newRow("not across fields") << words << QString();
    }

    void filter()
    {
        QFETCH(RowFilter, filter);
        QFETCH(QString, expected);
        const std::vector<DeviceRow> rows = fleet();
        RowOrder order(rows);
        for (int number = 0; number < int(rows.size()); ++number)
            order.note(number);
        order.setFilter(filter);
        QCOMPARE(said(order, order.build(), rows).join(u','), expected);
        QCOMPARE(order.matching(), expected.isEmpty() ? 0 : int(expected.count(u',')) + 1);
    }

    void group_data()
    {
        QTest::addColumn<RowGroup>("group");
        QTest::addColumn<QString>("expected");
        QTest::newRow("transport")
            << RowGroup::Transport
            << u"[Bus 2 2/1],Hall,Mill,[Bus 10 1/1],Lab,[North 3/2],Attic,shop 2,Shop 12"_s;
        QTest::newRow("profile") << RowGroup::Profile
                                 << u"[Meter 4/3],Attic,Hall,Lab,Mill,[Node 2/1],shop 2,Shop 12"_s;
        QTest::newRow("state, the worst first")
            << RowGroup::State
            << u"[No answer 1/1],Lab,[Offline 1/1],shop 2,[Stale 1/1],Attic,[Never heard 1/1],Mill,[Well 2/0],Hall,Shop 12"_s;
    }

    void group()
    {
        QFETCH(RowGroup, group);
        QFETCH(QString, expected);
        const std::vector<DeviceRow> rows = fleet();
        RowOrder order(rows);
        for (int number = 0; number < int(rows.size()); ++number)
            order.note(number);
        order.setGroup(group);
        const std::vector<int> open = order.build();
        QCOMPARE(said(order, open, rows).join(u','), expected);
        // A closed group keeps its head and its count, and is closed again after another order.
        order.setCollapsed(open.front(), true);
        const std::vector<int> closed = order.build();
        QCOMPARE(closed.front(), open.front());
        QCOMPARE(closed.size() + size_t(order.head(open.front()).count), open.size());
        order.setGroup(RowGroup::None);
        QCOMPARE(order.build().size(), rows.size());
        order.setGroup(group);
        QCOMPARE(order.build(), closed);
        order.setAllCollapsed(false);
        QCOMPARE(order.build(), open);
    }

    void emptyGroupsHaveNoHead()
    {
        const std::vector<DeviceRow> rows = fleet();
        RowOrder order(rows);
        for (int number = 0; number < int(rows.size()); ++number)
            order.note(number);
        order.setGroup(RowGroup::Transport);
        RowFilter lab;
        lab.words = QStringList{u"lab"_s};
        order.setFilter(lab);
        QCOMPARE(said(order, order.build(), rows).join(u','), u"[Bus 10 1/1],Lab"_s);
    }

    void countsFollowWhatChanges()
    {
        std::vector<DeviceRow> rows = fleet();
        RowOrder order(rows);
        for (int number = 0; number < int(rows.size()); ++number)
            order.note(number);
        QCOMPARE(order.count(RowState::Well), 2);
        QCOMPARE(order.count(Presence::Offline), 1);
        const QList<std::pair<QString, int>> transports{{u"Bus 2"_s, 2}, {u"Bus 10"_s, 1}, {u"North"_s, 3}};
        QCOMPARE(order.transports(), transports);
        rows[1].presence = Presence::Online;
        QVERIFY(order.note(1));
        rows[1].power.value = 17;
        QVERIFY(!order.note(1)); // a value alone changes no count
        QCOMPARE(order.count(RowState::Well), 3);
        QCOMPARE(order.count(Presence::Offline), 0);
        rows[1].name = u"Aa"_s;
        QVERIFY(order.note(1, true));
        QCOMPARE(said(order, order.build(), rows).constFirst(), u"Aa"_s);
    }

    void newDevicesFindTheirPlace()
    {
        std::vector<DeviceRow> rows;
        RowOrder order(rows);
        for (const int number : {7, 300, 12, 1, 70}) {
            rows.push_back(row(u"N %1"_s.arg(number), u"t"_s, u"p"_s, Presence::Online, 1));
            order.note(int(rows.size()) - 1);
            order.build();
        }
        QCOMPARE(said(order, order.build(), rows).join(u','), u"N 1,N 7,N 12,N 70,N 300"_s);
    }
};

QTEST_GUILESS_MAIN(TestRowOrder)
#include "tst_roworder.moc"
