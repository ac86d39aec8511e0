// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleetwatch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using console::DeviceRow;
using console::FleetWatch;
using live::Presence;
using Mark = FleetWatch::Mark;

/// Counts follow the rows: by news, and by the sweep where silence makes none.
class TestFleetWatch : public QObject
{
    Q_OBJECT

private:
    QHash<core::DeviceId, DeviceRow> m_rows;
    int m_asked = 0;

    FleetWatch watch(int devices)
    {
        m_rows.clear();
        FleetWatch made([this](const core::DeviceId &id) -> const DeviceRow * {
            ++m_asked;
            const auto found = m_rows.constFind(id);
            return found == m_rows.constEnd() ? nullptr : &*found;
        });
        for (int i = 0; i < devices; ++i) {
            engine::DeviceInfo info;
            info.id = core::DeviceId(u"d%1"_s.arg(i));
            info.transport = core::TransportId(i % 2 ? u"bus"_s : u"broker"_s);
            info.transportName = i % 2 ? u"Bus"_s : u"Broker"_s;
            DeviceRow row;
            row.id = info.id;
            row.name = info.id.toString();
            row.presence = Presence::Online;
            row.worst = core::Quality::Good;
            m_rows.insert(info.id, row);
            made.add(info);
        }
        return made;
    }
    DeviceRow &row(int i) { return m_rows[core::DeviceId(u"d%1"_s.arg(i))]; }

private slots:
    void marks_data()
    {
        QTest::addColumn<Presence>("presence");
        QTest::addColumn<core::Quality>("worst");
        QTest::addColumn<int>("mark");
        using core::Quality;
        QTest::newRow("well") << Presence::Online << Quality::Good << int(Mark::Reporting);
        QTest::newRow("substituted is fresh")
            << Presence::Online << Quality::Substituted << int(Mark::Reporting);
        QTest::newRow("stale") << Presence::Answering << Quality::Stale << int(Mark::Stale);
        QTest::newRow("a block silent") << Presence::Answering << Quality::NoAnswer << int(Mark::Stale);
        QTest::newRow("bad") << Presence::Online << Quality::Bad << int(Mark::Bad);
        QTest::newRow("no answer") << Presence::NoAnswer << Quality::Good << int(Mark::NoAnswer);
        QTest::newRow("offline") << Presence::Offline << Quality::Stale << int(Mark::Offline);
        QTest::newRow("meter silent")
            << Presence::NodeUpMeterSilent << Quality::Stale << int(Mark::MeterSilent);
        QTest::newRow("retained") << Presence::UnknownOnlyRetained << Quality::Stale << int(Mark::Unknown);
        QTest::newRow("never") << Presence::NeverHeard << Quality::Unknown << int(Mark::Unknown);
    }

    void marks()
    {
        DeviceRow row;
        QFETCH(Presence, presence);
        QFETCH(core::Quality, worst);
        row.presence = presence;
        row.worst = worst;
        QTEST(int(FleetWatch::markOf(row)), "mark");
    }

    void countsFollowNews()
    {
        FleetWatch fleet = watch(6);
        QCOMPARE(fleet.countOf(Mark::Reporting), 6);
        const quint64 before = fleet.revision();
        fleet.take({core::DeviceId(u"d1"_s)});
        QCOMPARE(fleet.revision(), before);
        row(1).presence = Presence::NoAnswer;
        row(2).presence = Presence::Offline;
        fleet.take({core::DeviceId(u"d1"_s)});
        QCOMPARE(fleet.countOf(Mark::NoAnswer), 1);
        QCOMPARE(fleet.countOf(Mark::Offline), 0); // nobody told of it yet
        QVERIFY(fleet.revision() > before);
        QCOMPARE(fleet.groups().at(1).name, u"Bus"_s);
        QCOMPARE(fleet.groups().at(1).counts[size_t(Mark::NoAnswer)], 1);
        QCOMPARE(fleet.devicesOn(core::TransportId(u"bus"_s)), 3);
        const auto order = fleet.orders().at(1);
        QCOMPARE(order, (QList{core::DeviceId(u"d1"_s), core::DeviceId(u"d3"_s), core::DeviceId(u"d5"_s)}));
    }

    void worstComesFirst()
    {
        FleetWatch fleet = watch(6);
        row(4).presence = Presence::Offline;
        row(2).worst = core::Quality::Bad;
        fleet.lookAtAll();
        QCOMPARE(fleet.orders().at(0),
                 (QList{core::DeviceId(u"d2"_s), core::DeviceId(u"d4"_s), core::DeviceId(u"d0"_s)}));
    }

    void theSweepFindsSilence()
    {
        FleetWatch fleet = watch(95);
        row(94).presence = Presence::NoAnswer;
        m_asked = 0;
        fleet.sweep(10);
        QCOMPARE(m_asked, 10);
        for (int round = 1; round < 10; ++round)
            fleet.sweep(10);
        QCOMPARE(fleet.countOf(Mark::NoAnswer), 1);
    }

    void onlyTroubleIsHandedOut()
    {
        FleetWatch fleet = watch(50);
        row(7).presence = Presence::Offline;
        row(8).energy = {1.0, core::Quality::Stale, core::fromMicros(1)};
        fleet.lookAtAll();
        QCOMPARE(fleet.countOf(Mark::Reporting), 49);
        const auto trouble = fleet.inTrouble({core::DeviceId(u"d9"_s), core::DeviceId(u"d7"_s)});
        QStringList names;
        for (const console::NeedsDevice &device : trouble)
            names << device.row.name;
        QCOMPARE(names, (QStringList{u"d7"_s, u"d8"_s, u"d9"_s}));
        row(7).presence = Presence::Online;
        row(8).energy.quality = core::Quality::Good;
        fleet.lookAtAll();
        QVERIFY(fleet.inTrouble({}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestFleetWatch)
#include "tst_fleetwatch.moc"
