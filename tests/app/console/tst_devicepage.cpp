// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devicepage.h"

#include "dialogs/orderdialog.h"
#include "livefeed.h"
#include "pages/devicecommands.h"
#include "pages/eventscard.h"
#include "pages/gaugerow.h"
#include "pages/lastvaluescard.h"
#include "pages/relaycard.h"
#include "wholetexts.h"
#include "widgets/gauge.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using console::DevicePage;
using Tab = console::DevicePage::Tab;

/// A device's page around an engine whose broker is not there; values come in by hand.
class TestDevicePage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","host":"127.0.0.1","port":1,"qos":1,
                               "persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[{"id":"ESP32-1a2b","transport":"site","profile":"iot-smart-meter","name":"Shop"},
                           {"id":"strange","transport":"site","profile":"not-installed","name":"Odd"}]})",
            m_folder.filePath(u"depot.json"_s));
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
        m_engine = std::make_unique<engine::Engine>(*workspace, engine::EngineOptions{});
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(started.wait());
    }

    void cleanupTestCase()
    {
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(stopped.wait(10000));
        m_engine.reset();
    }

    void init()
    {
        m_page = std::make_unique<DevicePage>(*m_engine, core::DeviceId(u"ESP32-1a2b"_s));
        m_page->resize(1400, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        if (widgets::Theme::scale() != 100) {
            widgets::Theme::setScale(100);
            widgets::Theme::light().apply(*qApp);
        }
    }

    void whatWasNeverHeardHasNoDial()
    {
        auto *gauges = m_page->findChild<console::GaugeRow *>();
        QVERIFY(gauges);
        QCOMPARE(gauges->gauges(), 0);
        QVERIFY2(gauges->missing().contains(u"Voltage"_s), qPrintable(gauges->missing()));
        hear(core::Quantity::Voltage, 231.4);
        QCOMPARE(gauges->gauges(), 1);
        QVERIFY(gauges->gauge(core::Quantity::Voltage));
        QVERIFY(gauges->gauge(core::Quantity::Voltage)->hasNeedle());
        QVERIFY2(!gauges->missing().contains(u"Voltage"_s), qPrintable(gauges->missing()));
        QVERIFY2(gauges->missing().contains(u"Current"_s), qPrintable(gauges->missing()));
        // Three phases are three dials, in their order.
        for (const QString &phase : {u"L2"_s, u"L1"_s, u"L3"_s})
            hear(core::Quantity::Current, 5, phase);
        QCOMPARE(gauges->gauges(), 4);
        const auto *first = gauges->gauge(core::Quantity::Current, u"L1"_s);
        const auto *second = gauges->gauge(core::Quantity::Current, u"L2"_s);
        QVERIFY(first && second && first->x() < second->x());
        QVERIFY2(first->accessibleName().contains(u"L1"_s), qPrintable(first->accessibleName()));
    }

    void dialsGoOnInASecondRow()
    {
        for (const QString &phase : {u"L1"_s, u"L2"_s, u"L3"_s, u"L4"_s, u"L5"_s, u"L6"_s})
            hear(core::Quantity::ActivePower, 500, phase);
        auto *gauges = m_page->findChild<console::GaugeRow *>();
        const auto rows = [gauges] {
            QSet<int> tops;
            for (const auto *gauge : gauges->findChildren<widgets::Gauge *>())
                tops.insert(gauge->y());
            return tops.size();
        };
        m_page->resize(640, 900);
        QTRY_VERIFY(rows() >= 3);
        QCOMPARE(outsideParent(*gauges), QString());
        m_page->resize(2600, 900);
        QTRY_COMPARE(rows(), 1);
    }

    void theRightColumnFolds_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("scale");
        QTest::addColumn<bool>("folded");
        QTest::newRow("usual") << QSize(1392, 880) << 100 << false;
        QTest::newRow("field laptop, navigation folded") << QSize(1310, 660) << 100 << false;
        QTest::newRow("field laptop, navigation open") << QSize(1158, 660) << 100 << true;
        QTest::newRow("torn off, small") << QSize(700, 500) << 100 << true;
        QTest::newRow("large screen") << QSize(3600, 2000) << 100 << false;
        QTest::newRow("large fonts") << QSize(1392, 880) << 150 << true;
        QTest::newRow("largest fonts") << QSize(1310, 660) << 200 << true;
    }

    void theRightColumnFolds()
    {
        QFETCH(QSize, size);
        QFETCH(int, scale);
        QFETCH(bool, folded);
        hear(core::Quantity::Voltage, 231.4);
        hear(core::Quantity::Relay, 1);
        if (scale != 100) {
            widgets::Theme::setScale(scale);
            widgets::Theme::light().apply(*qApp);
        }
        m_page->resize(size);
        QTRY_COMPARE(m_page->isFolded(), folded);
        auto *tabs = m_page->findChild<QTabBar *>();
        QCOMPARE(tabs->isTabVisible(int(Tab::Side)), folded);
        auto *relay = m_page->findChild<console::RelayCard *>();
        QCOMPARE(relay->isVisible(), !folded);
        for (const Tab tab : {Tab::Live, Tab::Side, Tab::Commands, Tab::Configuration}) {
            m_page->showTab(tab);
            QCoreApplication::sendPostedEvents();
            QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
            QTRY_COMPARE(outsideParent(*m_page), QString());
            picture(u"device-%1x%2-%3-%4"_s.arg(size.width()).arg(size.height()).arg(scale).arg(int(tab)));
            if (scale == 100)
                QTRY_COMPARE(cutText(*relay), QString());
        }
        if (folded) {
            m_page->showTab(Tab::Side);
            QVERIFY(relay->isVisible());
            QVERIFY(m_page->findChild<console::EventsCard *>()->isVisible());
        }
        // Wide again, it stands beside the live part; the tab is gone and nobody is left on it.
        m_page->resize(scale * 16, 900);
        QTRY_VERIFY(!m_page->isFolded());
        QVERIFY(m_page->currentTab() != Tab::Side);
        m_page->showTab(Tab::Live);
        QTRY_VERIFY(relay->isVisible());
    }

    void onlyTabsWithContent()
    {
        auto *tabs = m_page->findChild<QTabBar *>();
        QVERIFY(tabs->isTabVisible(int(Tab::Commands)));
        DevicePage strange(*m_engine, core::DeviceId(u"strange"_s));
        strange.resize(1400, 900);
        strange.show();
        auto *few = strange.findChild<QTabBar *>();
        QVERIFY(few->isTabVisible(int(Tab::Live)));
        QVERIFY(!few->isTabVisible(int(Tab::Commands)));
        QVERIFY(few->isTabVisible(int(Tab::Configuration)));
        strange.showTab(Tab::Commands);
        QCOMPARE(strange.currentTab(), Tab::Live);
        QVERIFY(!strange.orderRelay(true));
    }

    void keysReachRelayAndTrend()
    {
        QApplication::setActiveWindow(m_page.get());
        auto *relay = m_page->findChild<console::RelayCard *>();
        QTest::keyClick(m_page.get(), Qt::Key_L);
        QVERIFY(m_page->focusWidget() && relay->isAncestorOf(m_page->focusWidget()));
        m_page->resize(700, 600);
        QTRY_VERIFY(m_page->isFolded());
        QTest::keyClick(m_page.get(), Qt::Key_T);
        QCOMPARE(m_page->currentTab(), Tab::Live);
        QTest::keyClick(m_page.get(), Qt::Key_L);
        QCOMPARE(m_page->currentTab(), Tab::Side);
    }

    void theHeadAsksForWindowAndFile()
    {
        QSignalSpy torn(m_page.get(), &DevicePage::tearOffRequested);
        QSignalSpy stored(m_page.get(), &DevicePage::exportRequested);
        for (auto *button : m_page->findChildren<QAbstractButton *>()) {
            if (button->text() == u"Own window"_s || button->text() == u"Export…"_s)
                button->click();
        }
        QCOMPARE(torn.size(), 1);
        QCOMPARE(stored.size(), 1);
        QCOMPARE(stored.at(0).at(0).value<core::DeviceId>(), m_page->device());
    }

    void itsEntryCanBeChangedAndRemoved()
    {
        QSignalSpy changes(m_page.get(), &DevicePage::changeRequested);
        QSignalSpy removals(m_page.get(), &DevicePage::removalRequested);
        m_page->showTab(Tab::Configuration);
        for (auto *button : m_page->findChildren<QAbstractButton *>()) {
            if (!button->isVisible())
                continue;
            if (button->text() == u"Change…"_s || button->text() == u"Remove its entry…"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(changes.size(), 1);
        QCOMPARE(removals.size(), 1);
        QCOMPARE(changes.at(0).at(0).value<core::DeviceId>(), m_page->device());
        QCOMPARE(removals.at(0).at(0).value<core::DeviceId>(), m_page->device());
    }

    void aRowAsksForTheTrend()
    {
        hear(core::Quantity::Voltage, 231.4);
        auto *card = m_page->findChild<console::LastValuesCard *>();
        QSignalSpy wanted(card, &console::LastValuesCard::trendRequested);
        int voltage = -1;
        int never = -1;
        for (int row = 0; row < card->rows().size(); ++row) {
            if (card->rows().at(row).quantity == core::Quantity::Voltage)
                voltage = row;
            if (!card->rows().at(row).age)
                never = row;
        }
        QVERIFY(voltage >= 0 && never >= 0);
        card->table()->setFocus();
        card->table()->selectRow(voltage);
        QTest::keyClick(card->table(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.at(0).at(0).value<core::Quantity>(), core::Quantity::Voltage);
        card->table()->selectRow(never);
        QTest::keyClick(card->table(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
    }

private:
    void hear(core::Quantity quantity, double value, const QString &channel = {})
    {
        core::Series series;
        series.device = core::DeviceId(u"ESP32-1a2b"_s);
        series.quantity = quantity;
        series.channel = channel;
        series.source = u"site:pzem/metrics"_s;
        series.profile = core::ProfileId(u"iot-smart-meter"_s);
        core::Reading reading;
        reading.series = m_engine->seriesTable()->intern(series);
        reading.value = value;
        reading.quality = core::Quality::Good;
        reading.measuredAt = reading.receivedAt = core::SystemClock().now();
        reading.receivedSteady = core::SystemClock().steady();
        m_engine->live().apply({reading});
        live::Delta delta;
        delta.devices = {series.device};
        m_page->refresh(delta, core::SystemClock().now());
    }

    void picture(const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("METERDECK_PICTURES"); !folder.isEmpty())
            m_page->grab().save(folder + u'/' + name + u".png"_s);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<DevicePage> m_page;
};

QTEST_MAIN(TestDevicePage)
#include "tst_devicepage.moc"
