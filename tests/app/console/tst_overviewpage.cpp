// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/energydialog.h"
#include "livefeed.h"
#include "pages/energycard.h"
#include "pages/fleetcard.h"
#include "pages/needrow.h"
#include "pages/needscard.h"
#include "pages/overviewpage.h"
#include "pages/progresscard.h"
#include "pages/todaycard.h"
#include "pages/transportscard.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/stattile.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::Need;

namespace {

QList<Need> needs(int count)
{
    QList<Need> list;
    for (int i = 0; i < count; ++i) {
        Need need;
        need.priority = std::min(4, 1 + i / 3);
        need.key = u"key%1"_s.arg(i);
        need.title = u"Relay state unknown"_s;
        need.subject = u"Shop %1"_s.arg(i);
        need.sentence = u"Look again before you order again."_s;
        need.action = u"Open device"_s;
        need.since = console::LiveFeed::now() - 11min;
        need.evidence = 4s;
        need.device = core::DeviceId(u"d%1"_s.arg(i));
        list << need;
    }
    return list;
}

QList<console::NeedRow *> visibleRows(const QWidget &card)
{
    QList<console::NeedRow *> rows = card.findChildren<console::NeedRow *>();
    rows.removeIf([](const console::NeedRow *row) { return !row->isVisible(); });
    return rows;
}

bool says(const QWidget &page, const QString &words)
{
    const auto labels = page.findChildren<widgets::Label *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&words](const widgets::Label *label) { return label->text().contains(words); });
}

} // namespace

/// The page over an engine whose broker is not there, and its cards.
class TestOverviewPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","name":"Depot broker","host":"127.0.0.1","port":1,
                               "qos":1,"persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[{"id":"ESP32-1","transport":"site","profile":"iot-smart-meter","name":"Shop 12"},
                           {"id":"ESP32-2","transport":"site","profile":"iot-smart-meter","name":"Flat 3"}]})",
            m_folder.filePath(u"depot.json"_s));
        QVERIFY2(workspace.ok(), workspace.ok() ? "" : qPrintable(workspace.error().toString()));
        engine::EngineOptions options;
        options.listen = false;
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(started.wait());
        m_feed = std::make_unique<console::LiveFeed>(*m_engine);
        m_page = std::make_unique<console::OverviewPage>(*m_engine, *m_feed);
        connect(m_feed.get(), &console::LiveFeed::tick, m_page.get(), &console::OverviewPage::refresh);
        m_page->resize(1390, 950);
        m_page->show();
        QApplication::setActiveWindow(m_page.get());
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY(m_page->isLoaded());
        QTRY_COMPARE(m_page->needs().size(), 1);
    }

    void cleanupTestCase()
    {
        m_page.reset();
        m_feed.reset();
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(stopped.wait(10000));
    }

    void saysWhatNeedsAPersonAndOpensIt()
    {
        QCOMPARE(m_page->needs().constFirst().subject, u"Depot broker"_s);
        QVERIFY(says(*m_page, u"One thing needs you."_s));
        QVERIFY(says(*m_page, u"0 of 2 devices are fresh"_s));
        const auto rows = visibleRows(*m_page);
        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows.constFirst()->accessibleName().contains(u"Priority 2"_s),
                 qPrintable(rows.constFirst()->accessibleName()));
        QSignalSpy asked(m_page.get(), &console::OverviewPage::transportRequested);
        rows.constFirst()->setFocus();
        QTest::keyClick(rows.constFirst(), Qt::Key_Return);
        QCOMPARE(asked.takeLast().constFirst().value<core::TransportId>(), core::TransportId(u"site"_s));
        QTest::mouseClick(rows.constFirst()->findChild<widgets::Button *>(), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void whatIsNotKnownHasNoCard()
    {
        QVERIFY(!m_page->findChild<console::EnergyCard *>()->isVisible());
        QVERIFY(!m_page->findChild<console::ProgressCard *>()->isVisible());
        QVERIFY(m_page->findChild<console::TransportsCard *>()->isVisible());
        QVERIFY(m_page->findChild<console::TodayCard *>()->isVisible());
    }

    void aMarkOpensItsDevice()
    {
        auto *matrix = m_page->findChild<console::FleetCard *>()->matrix();
        QSignalSpy chosen(m_page.get(), &console::OverviewPage::deviceChosen);
        matrix->setFocus();
        QTest::keyClick(matrix, Qt::Key_End);
        QTest::keyClick(matrix, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constFirst().constFirst().value<core::DeviceId>().toString(), u"ESP32-2"_s);
        QVERIFY2(matrix->accessibleDescription().startsWith(u"Flat 3"_s),
                 qPrintable(matrix->accessibleDescription()));
    }

    void aRowOfTransportsOpensTheirPage()
    {
        auto *table = m_page->findChild<console::TransportsCard *>()->table();
        QCOMPARE(table->model()->rowCount(), 1);
        QSignalSpy asked(m_page.get(), &console::OverviewPage::transportRequested);
        table->selectRow(0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.constFirst().constFirst().value<core::TransportId>(), core::TransportId(u"site"_s));
    }

    void narrowPagesStackTheirCards_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("stacked");
        QTest::newRow("wide") << 1390 << false;
        QTest::newRow("field laptop") << 1310 << false;
        QTest::newRow("half a screen") << 800 << true;
    }

    void narrowPagesStackTheirCards()
    {
        QFETCH(int, width);
        QFETCH(bool, stacked);
        m_page->resize(width, 660);
        const auto *needsCard = m_page->findChild<console::NeedsCard *>();
        const auto *fleet = m_page->findChild<console::FleetCard *>();
        QTRY_COMPARE(fleet->geometry().top() > needsCard->geometry().bottom(), stacked);
        // Whatever the width, nothing stands out to the right.
        for (const auto *card : m_page->findChildren<widgets::Card *>()) {
            if (card->isVisible())
                QVERIFY2(card->mapTo(m_page.get(), QPoint(card->width(), 0)).x() <= width - 12,
                         card->metaObject()->className());
        }
        m_page->resize(1390, 950);
    }

    /// A register that fell is reviewed from its row, without the way over the device's page.
    void aFallOpensItsReview()
    {
        console::NeedsCard card;
        card.resize(800, 37 + 6 * console::NeedRow::rowHeight());
        QList<Need> list = needs(1);
        list[0].target = Need::Target::Energy;
        list[0].device = core::DeviceId(u"ESP32-1"_s);
        card.show();
        card.setNeeds(list, console::LiveFeed::now());
        QSignalSpy asked(&card, &console::NeedsCard::energyRequested);
        QSignalSpy device(&card, &console::NeedsCard::deviceChosen);
        const auto rows = card.findChildren<console::NeedRow *>();
        QVERIFY(!rows.isEmpty());
        emit rows.constFirst()->opened(rows.constFirst()->need());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(device.size(), 0);
        QCOMPARE(asked[0][0].value<core::DeviceId>().toString(), u"ESP32-1"_s);

        auto *own = m_page->findChild<console::NeedsCard *>();
        QVERIFY(!m_page->energyReview());
        emit own->energyRequested(core::DeviceId(u"ESP32-1"_s));
        QVERIFY(m_page->energyReview());
        emit own->energyRequested(core::DeviceId(u"ESP32-1"_s)); // one at a time
        QCOMPARE(m_page->window()->findChildren<console::EnergyDialog *>().size(), 1);
        m_page->energyReview()->close();
        QTRY_VERIFY(!m_page->energyReview());
    }

    void whatDoesNotFitIsCounted()
    {
        console::NeedsCard card;
        card.resize(800, 37 + 6 * console::NeedRow::rowHeight());
        card.show();
        card.setNeeds(needs(9), console::LiveFeed::now());
        const int shown = card.shownRows();
        QVERIFY2(shown >= 4 && shown < 9, qPrintable(QString::number(shown)));
        const auto buttons = card.findChildren<widgets::Button *>();
        const auto more =
            std::find_if(buttons.begin(), buttons.end(), [shown](const widgets::Button *button) {
                return button->text() == u"and %1 more"_s.arg(9 - shown);
            });
        QVERIFY(more != buttons.end());
        QVERIFY((*more)->isVisible());
        QSignalSpy asked(&card, &console::NeedsCard::devicesRequested);
        QTest::mouseClick(*more, Qt::LeftButton);
        QVERIFY(asked.takeLast().constFirst().value<console::RowFilter>().troubledOnly);
        card.resize(800, 37 + 12 * console::NeedRow::rowHeight());
        QCOMPARE(card.shownRows(), 9);
        QVERIFY(!(*more)->isVisible());
        card.setNeeds({}, console::LiveFeed::now());
        QCOMPARE(card.shownRows(), 0);
        QVERIFY(says(card, u"Nothing needs you"_s));
    }

    /// Once as high as a tall window, the cards follow a low one again.
    void cardsShrinkAgain()
    {
        m_feed->disconnect(m_page.get());
        auto *card = m_page->findChild<console::NeedsCard *>();
        card->setNeeds(needs(12), console::LiveFeed::now());
        m_page->resize(1390, 2000);
        QTRY_COMPARE(card->shownRows(), 12);
        m_page->resize(1390, 700);
        QTRY_VERIFY2(card->shownRows() <= 6, qPrintable(QString::number(card->shownRows())));
        m_page->resize(1390, 950);
        connect(m_feed.get(), &console::LiveFeed::tick, m_page.get(), &console::OverviewPage::refresh);
    }

    /// The ranking may change under the hand: Enter opens what was looked at.
    void theKeyboardStaysWithItsNeed()
    {
        console::NeedsCard card;
        card.resize(800, 500);
        card.show();
        QApplication::setActiveWindow(&card);
        QVERIFY(QTest::qWaitForWindowActive(&card));
        QList<Need> list = needs(4);
        card.setNeeds(list, console::LiveFeed::now());
        visibleRows(card).at(1)->setFocus();
        list.move(1, 3);
        card.setNeeds(list, console::LiveFeed::now());
        auto *focused = qobject_cast<console::NeedRow *>(QApplication::focusWidget());
        QVERIFY(focused);
        QCOMPARE(focused->need().key, u"key1"_s);
        QSignalSpy chosen(&card, &console::NeedsCard::deviceChosen);
        QTest::keyClick(focused, Qt::Key_Return);
        QCOMPARE(chosen.constFirst().constFirst().value<core::DeviceId>().toString(), u"d1"_s);
        QTest::keyClick(focused, Qt::Key_Up);
        QCOMPARE(qobject_cast<console::NeedRow *>(QApplication::focusWidget())->need().key, u"key3"_s);
    }

    void openOrdersCountDown()
    {
        console::ProgressCard card(*m_engine);
        QSignalSpy filled(&card, &console::ProgressCard::filled);
        commands::Progress step;
        step.command.id = core::newCommandId();
        step.command.device = core::DeviceId(u"ESP32-1"_s);
        step.command.name = u"relay"_s;
        step.command.value = 1;
        step.window = 20s;
        card.take(step);
        QCOMPARE(filled.takeLast(), QVariantList{true});
        const auto *line = card.findChild<widgets::ProgressLine *>();
        QVERIFY(line);
        QCOMPARE(line->accessibleName(), u"Relay on, Shop 12"_s);
        QVERIFY(!line->fraction()); // not sent: nothing runs out yet
        step.stage = commands::Progress::Stage::Sent;
        step.sinceSent = 5s;
        card.take(step);
        QVERIFY(line->fraction() && *line->fraction() >= 0.25 && *line->fraction() < 0.6);
        QVERIFY2(line->accessibleDescription().contains(u" s left"_s),
                 qPrintable(line->accessibleDescription()));
        step.stage = commands::Progress::Stage::Outcome;
        card.take(step);
        QVERIFY(card.isEmpty());
        QCOMPARE(filled.takeLast(), QVariantList{false});
    }

    void energySaysHowMuchIsThere()
    {
        console::EnergyCard card(*m_engine);
        QVERIFY(!card.hasMeters());
        engine::FleetEnergyAnswer answer;
        card.take(answer, console::LiveFeed::now());
        QVERIFY(!card.hasMeters());
        answer.meters = 15;
        answer.powerMeters = 14;
        answer.registers = 12;
        answer.wattHours = 2'820'000;
        answer.intervals = 1000;
        answer.intervalsThere = 999;
        const core::UtcTime from = console::LiveFeed::now() - 30min;
        answer.columns = {{from, from + 10min, 4000, 14},
                          {from + 10min, from + 20min, 900, 3},
                          {from + 20min, from + 30min, 4200, 14}};
        card.take(answer, console::LiveFeed::now());
        QVERIFY(card.hasMeters());
        QStringList figures;
        for (const auto *tile : card.findChildren<widgets::StatTile *>())
            figures << tile->accessibleName() + u'=' + tile->accessibleDescription();
        QVERIFY2(figures.filter(u"so far=2.82 MWh, 3 from power"_s).size() == 1,
                 qPrintable(figures.join(u'|')));
        QVERIFY2(figures.filter(u"of intervals are there=99.9 %"_s).size() == 1,
                 qPrintable(figures.join(u'|')));
        QVERIFY2(figures.filter(u"4.20 kW, 14 of 14 meters"_s).size() == 1, qPrintable(figures.join(u'|')));
        QVERIFY(says(card, u"15 meters, kW"_s));
    }

    /// For a person to look at; writes nothing without a folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (folder.isEmpty())
            QSKIP("METERDECK_PICTURES names no folder");
        m_feed->disconnect(m_page.get());
        auto *card = m_page->findChild<console::NeedsCard *>();
        auto *progress = m_page->findChild<console::ProgressCard *>();
        auto *energy = m_page->findChild<console::EnergyCard *>();
        commands::Progress step;
        step.command.id = core::newCommandId();
        step.command.device = core::DeviceId(u"ESP32-1"_s);
        step.command.name = u"relay"_s;
        step.command.value = 1;
        step.window = 20s;
        step.stage = commands::Progress::Stage::Sent;
        step.sinceSent = 8s;
        progress->take(step);
        engine::FleetEnergyAnswer answer;
        answer.meters = answer.powerMeters = answer.registers = 134;
        answer.wattHours = 2'820'000;
        answer.intervals = answer.intervalsThere = 1000;
        const core::UtcTime midnight = m_page->findChild<console::TodayCard *>()->tape()->from();
        const core::UtcTime now = console::LiveFeed::now();
        for (core::UtcTime at = midnight; at < now; at += 10min)
            answer.columns.append({at, at + 10min,
                                   1e5 * (1.2 + std::sin(double((at - midnight) / 10min) / 20)),
                                   (at - midnight) / 10min % 30 < 4 ? 3 : 134});
        energy->take(answer, now);
        energy->show();
        for (const bool dark : {false, true}) {
            (dark ? widgets::Theme::dark() : widgets::Theme::light()).apply(*qApp);
            for (const QSize size : {QSize(1390, 950), QSize(1310, 660), QSize(760, 1800)}) {
                card->setNeeds(needs(9), now);
                m_page->resize(size + QSize(1, 0));
                m_page->resize(size);
                QTRY_COMPARE(m_page->size(), size);
                QCoreApplication::sendPostedEvents();
                m_page->grab().save(u"%1/overview-%2%3.png"_s.arg(folder)
                                        .arg(size.width())
                                        .arg(dark ? u"-dark"_s : QString()));
            }
        }
        widgets::Theme::light().apply(*qApp);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<console::LiveFeed> m_feed;
    std::unique_ptr<console::OverviewPage> m_page;
};

QTEST_MAIN(TestOverviewPage)
#include "tst_overviewpage.moc"
