// SPDX-License-Identifier: GPL-3.0-or-later
#include "energy/registerwatch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;

class TestRegisterWatch : public QObject
{
    Q_OBJECT

private:
    std::shared_ptr<core::SeriesTable> m_series;
    std::unique_ptr<energy::RegisterWatch> m_watch;
    int m_minute = 0;

    core::SeriesId id(core::Quantity quantity = core::Quantity::EnergyImport,
                      const QString &source = u"bus:0x0048"_s)
    {
        return m_series->intern(
            {core::DeviceId(u"lab"_s), {}, quantity, source, core::ProfileId(u"p"_s), 1, u"h"_s});
    }
    core::Reading reading(double value, core::SeriesId series, Quality quality = Quality::Good)
    {
        core::Reading made;
        made.series = series;
        made.quality = quality;
        made.value = value;
        made.measuredAt = made.receivedAt = core::fromMicros(1'700'000'000'000'000) + 1min * m_minute++;
        return made;
    }
    QList<core::Event> look(double value, Quality quality = Quality::Good)
    {
        return m_watch->look({reading(value, id(), quality)}, {});
    }

private slots:
    void init()
    {
        m_series = std::make_shared<core::SeriesTable>();
        m_watch = std::make_unique<energy::RegisterWatch>(m_series);
        m_minute = 0;
    }

    void trap26_theSecondLowerReadingTellsTheFall()
    {
        QVERIFY(look(5000).isEmpty());
        QVERIFY(look(3).isEmpty());
        QVERIFY(m_watch->isDoubtful(id()));
        const auto events = look(4);
        QCOMPARE(events.size(), 1);
        QVERIFY(!m_watch->isDoubtful(id()));
        QCOMPARE(events[0].kind, u"register-fell"_s);
        QCOMPARE(events[0].device, core::DeviceId(u"lab"_s));
        QCOMPARE(events[0].at, core::fromMicros(1'700'000'000'000'000) + 1min); // of the first lower one
        QCOMPARE(events[0].detail["before"_L1].toDouble(), 5000.0);
        QCOMPARE(events[0].detail["after"_L1].toDouble(), 3.0);
        QCOMPARE(events[0].detail["quantity"_L1].toString(), u"energy_import"_s);
        QCOMPARE(events[0].detail["source"_L1].toString(), u"bus:0x0048"_s);
        QVERIFY(look(5).isEmpty());
    }

    void acrossARestart()
    {
        m_watch->restore(reading(5000, id()));
        QVERIFY(look(3).isEmpty());
        QCOMPARE(look(3).size(), 1);
    }

    void trap29_oneLowValueIsNone()
    {
        look(5000);
        QVERIFY(look(0).isEmpty());
        QVERIFY(look(5001).isEmpty());
        QVERIFY(!m_watch->isDoubtful(id()));
        QVERIFY(look(5002).isEmpty());
    }

    void whatTheTransportTellsIsNotToldAgain()
    {
        look(5000);
        const core::Event told{
            {},
            core::DeviceId(u"lab"_s),
            {},
            u"register-fell"_s,
            {{u"quantity"_s, u"energy_import"_s}, {u"channel"_s, u""_s}, {u"source"_s, u"bus:0x0048"_s}}};
        QVERIFY(m_watch->look({reading(3, id())}, {told}).isEmpty());
        QVERIFY(look(4).isEmpty());
        // Another register's event says nothing of this one.
        core::Event other = told;
        other.detail.insert(u"source"_s, u"bus:0x0050"_s);
        QVERIFY(m_watch->look({reading(1, id())}, {other}).isEmpty());
        QCOMPARE(m_watch->look({reading(2, id())}, {other}).size(), 1);
    }

    void passesOver_data()
    {
        QTest::addColumn<core::Quantity>("quantity");
        QTest::addColumn<QString>("source");
        QTest::addColumn<Quality>("quality");
        using core::Quantity;
        QTest::newRow("power") << Quantity::ActivePower << u"bus:1"_s << Quality::Good;
        QTest::newRow("computed") << Quantity::EnergyIntegrated << u"computed:bus:1"_s << Quality::Good;
        QTest::newRow("difference") << Quantity::EnergyDifference << u"computed:a - b"_s << Quality::Good;
        QTest::newRow("stale") << Quantity::EnergyImport << u"bus:1"_s << Quality::Stale;
        QTest::newRow("bad") << Quantity::EnergyImport << u"bus:1"_s << Quality::Bad;
    }
    void passesOver()
    {
        QFETCH(core::Quantity, quantity);
        QFETCH(QString, source);
        QFETCH(Quality, quality);
        const auto series = id(quantity, source);
        for (const double value : {5000.0, 3.0, 4.0, 5.0})
            QVERIFY(m_watch->look({reading(value, series, quality)}, {}).isEmpty());
    }

    void olderReadingsAreNoFall()
    {
        const auto old = reading(3, id());
        const auto older = reading(4, id());
        look(5000);
        QVERIFY(m_watch->look({old, older}, {}).isEmpty());
        QVERIFY(!m_watch->isDoubtful(id()));
    }
};

QTEST_GUILESS_MAIN(TestRegisterWatch)
#include "tst_registerwatch.moc"
