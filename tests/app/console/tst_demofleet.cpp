// SPDX-License-Identifier: GPL-3.0-or-later
#include "demopast.h"
#include "fleet/fleetplan.h"
#include "fleet/needyplan.h"
#include "livefeed.h"
#include "mainwindow.h"
#include "models/devicesmodel.h"
#include "pages/overviewpage.h"
#include "session.h"
#include "settings/settings.h"
#include "widgets/theme.h"
#include "widgets/toast.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// The demo as the window opens it: most of it well, and one of each kind of trouble.
class TestDemoFleet : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        m_window.resize(1600, 1000);
        m_window.show();
        QSignalSpy opened(&m_session, &console::Session::opened);
        m_session.openDemo();
        QVERIFY(opened.wait(30000));
    }

    void cleanupTestCase()
    {
        QSignalSpy closed(&m_session, &console::Session::closed);
        m_session.close();
        QVERIFY(closed.wait(15000));
    }

    /// The order that was never proved is there from the first look; the others come as they are noticed.
    void needsOfSeveralKindsComeUp()
    {
        const QString nodes = u"ESP32-"_s;
        const auto plan =
            fleet::NeedyPlan::of(console::demoFleet().mqttDevices, console::demoFleet().rtuUnits);
        const int seed = console::demoFleet().seed;
        const QStringList wanted{u"unproved:"_s + fleet::nodeId(quint64(seed), *plan.ignoringNode),
                                 u"silent:campus-%1"_s.arg(*plan.deadUnit),
                                 u"meter-silent:"_s + fleet::nodeId(quint64(seed), *plan.silentMeterNode),
                                 u"offline:"_s + fleet::nodeId(quint64(seed), *plan.leavingNode)};
        const auto missing = [&] {
            QStringList left = wanted;
            for (const console::Need &need : m_window.overviewPage()->needs())
                left.removeAll(need.key);
            return left;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(missing().isEmpty(), qPrintable(missing().join(u' ')), 40000);
        // One register fell and waits for a review, of a device with no other trouble.
        const auto &needs = m_window.overviewPage()->needs();
        QCOMPARE(
            std::count_if(needs.begin(), needs.end(),
                          [](const console::Need &need) { return need.key.startsWith(u"register-fell:"_s); }),
            1);
        // Alarms come when their rules have waited long enough.
        const auto ofAlarms = std::count_if(needs.begin(), needs.end(), &TestDemoFleet::isOfAlarms);
        QCOMPARE(needs.size() - ofAlarms, wanted.size() + 1);
    }

    /// The past of a device that is silent now is known: how long it has been so.
    void troubleIsOlderThanTheWindow()
    {
        for (const console::Need &need : m_window.overviewPage()->needs()) {
            // The bus tells of its unit since it is asked, the node has just left, and alarms are raised by
            // who looks.
            if (need.key.startsWith(u"offline:"_s) || need.key.startsWith(u"silent:"_s) || isOfAlarms(need))
                continue;
            QVERIFY2(console::LiveFeed::now() - need.since > std::chrono::minutes(30), qPrintable(need.key));
        }
    }

    void mostOfItIsWell()
    {
        const console::DevicesModel &model = m_window.feed()->devices();
        QCOMPARE(model.total(), console::demoFleet().mqttDevices + console::demoFleet().rtuUnits +
                                    console::demoNeighbours());
        QTRY_COMPARE_WITH_TIMEOUT(model.countWell(), model.total() - 3, 40000);
        bool found = false;
        for (const engine::DeviceInfo &device : m_session.engine()->devices()) {
            if (device.name != u"Battaramulla 21"_s)
                continue;
            found = true;
            QCOMPARE(console::rowState(m_session.engine()->live().deviceHealth(device.id).presence),
                     console::RowState::Well);
        }
        QVERIFY(found);
    }

    /// The silent unit was a problem of its bus; the overview tells it, so no note lies above the page.
    void whatThePageTellsIsNoNote()
    {
        QCOMPARE(m_window.currentPage(), u"overview"_s);
        QTRY_VERIFY(m_window.findChildren<widgets::Toast *>().isEmpty());
    }

private:
    static bool isOfAlarms(const console::Need &need) { return need.key.startsWith(u"alarm"_s); }

    console::Settings m_settings{console::Settings::Store::Forgotten};
    console::Session m_session;
    console::MainWindow m_window{m_session, m_settings};
};

QTEST_MAIN(TestDemoFleet)
#include "tst_demofleet.moc"
