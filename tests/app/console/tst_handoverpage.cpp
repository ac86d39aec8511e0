// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/handoverpage.h"

#include "demohandover.h"
#include "engine/engine.h"
#include "engine/notifypath.h"
#include "models/alarmwatch.h"
#include "pages/alarmspage.h"
#include "pages/handoverline.h"
#include "widgets/button.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using console::HandoverPage;
using console::HandoverWatch;
using notify::Delivery;
using notify::Finding;
using notify::ItemState;
using notify::Outcome;

namespace {
constexpr int Patience = 30000;
}

/// The page above a running engine whose messages go nowhere: one is taken, one refused, one has to wait.
class TestHandoverPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        qputenv("DBUS_SESSION_BUS_ADDRESS", ""); // nobody's key ring is asked
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_well = false;
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},"devices":[]})",
            m_folder->filePath(u"depot.json"_s));
        QVERIFY2(workspace.ok(), qPrintable(workspace.ok() ? QString() : workspace.error().toString()));
        const auto told = engine::NotifyPath::proposed(*workspace, console::demoTargets());
        QVERIFY2(told.ok(), qPrintable(told.ok() ? QString() : told.error().toString()));
        engine::EngineOptions options;
        options.listen = false;
        m_engine = std::make_unique<engine::Engine>(*told, options);
        engine::NotifyPath &path = engine::NotifyPath::of(*m_engine);
        path.outbox().deliverBy(
            [this](const auto &target, const auto &secret, const auto &message, const auto &cancelled) {
                return m_well ? Delivery{Outcome::Sent, Finding::Taken, {u"200"_s}}
                              : console::demoDelivery(target, secret, message, cancelled);
            });
        QSignalSpy began(&path, &engine::NotifyPath::began);
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(started.count() == 1 || started.wait(Patience));
        QVERIFY(began.count() == 1 || began.wait(Patience));
        m_watch = std::make_unique<HandoverWatch>(*m_engine);
        m_page = std::make_unique<HandoverPage>(*m_watch);
        m_page->resize(1392, 880);
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_watch.reset();
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(stopped.count() == 1 || stopped.wait(Patience));
        m_engine.reset();
    }

    void showsTargetsAndWhatBecameOfEachMessage()
    {
        QAbstractItemModelTester targets(&m_watch->targets(),
                                         QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester queue(&m_watch->queue(),
                                       QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(m_watch->targets().rowCount(), 4);
        QCOMPARE(m_watch->trouble(), QString());
        raise(1);
        m_page->chooseTarget(u"control-room"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->targetWords().contains(u"did not answer within 30 s"_s), Patience);
        QVERIFY(m_page->targetWords().contains(u"Look at the network"_s)); // and what helps
        QVERIFY(m_page->nowButton()->isEnabled());
        m_page->chooseMessage(idOf(ItemState::Refused));
        QVERIFY(m_page->messageWords().contains(u"no credit left"_s));
        QVERIFY(m_page->againButton()->isEnabled());
        QVERIFY(!m_page->giveUpButton()->isEnabled());
        QCOMPARE(m_watch->notHandedOn(), 1);
        QCOMPARE(m_watch->heldUp(), 1);
        QVERIFY(!m_watch->trouble().isEmpty());
        picture();
        // Who leaves the page has seen it; what waits is still to be told.
        m_page->hide();
        QCOMPARE(m_watch->notHandedOn(), 0);
        QCOMPARE(m_watch->heldUp(), 1);
    }

    void aRefusedMessageIsSentAgain()
    {
        raise(1);
        m_page->chooseMessage(idOf(ItemState::Refused));
        m_well = true;
        m_page->againButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->queue().countOf(ItemState::Sent), 2, Patience);
        QCOMPARE(m_watch->queue().countOf(ItemState::Refused), 0);
    }

    void aWaitingMessageIsGivenUpOrSentNow()
    {
        raise(1);
        m_page->chooseMessage(idOf(ItemState::Waiting));
        QVERIFY(m_page->giveUpButton()->isEnabled());
        m_page->giveUpButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->queue().countOf(ItemState::GivenUp), 1, Patience);
        QCOMPARE(m_watch->heldUp(), 0);
        QCOMPARE(m_watch->notHandedOn(), 1); // only the refused one: who gave one up knows of it

        m_page->chooseTarget(u"control-room"_s);
        raise(2);
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->heldUp() + m_watch->queue().countOf(ItemState::Waiting) > 0,
                                 Patience);
        m_well = true;
        QTRY_VERIFY_WITH_TIMEOUT(m_page->nowButton()->isEnabled(), Patience);
        m_page->nowButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->queue().countOf(ItemState::Waiting), 0, Patience);
    }

    void aTestSaysWhatItFound()
    {
        m_page->chooseTarget(u"shift-telephone"_s);
        m_page->testButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->targetWords().contains(u"The test failed."_s), Patience);
        QVERIFY(m_page->targetWords().contains(u"no credit left"_s));
        m_well = true;
        m_page->testButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->targetWords().contains(u"The test went well."_s), Patience);
        QCOMPARE(m_watch->queue().rowCount(), 0); // beside the queue
        QVERIFY(m_page->testButton()->isEnabled());
        // What is not shown on this computer is no success.
        QVERIFY(!m_watch->test(u"this-computer"_s).allWell);
        m_page->chooseTarget(u"this-computer"_s);
        m_page->testButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->targetWords().contains(u"shows notifications"_s), Patience);
    }

    void theAlarmsSayThatSomethingWasNotHandedOn()
    {
        console::AlarmWatch alarms(*m_engine, nullptr, [] {});
        console::AlarmsPage page(alarms);
        page.showHandover(*m_watch);
        auto *line = page.findChild<console::HandoverLine *>();
        QVERIFY(line);
        page.show();
        QVERIFY(!line->isVisible());
        raise(1);
        QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), Patience);
        QVERIFY(line->words().contains(u"could not be handed on"_s));
        QSignalSpy wanted(&page, &console::AlarmsPage::handoverRequested);
        line->findChild<widgets::Button *>()->click();
        QCOMPARE(wanted.size(), 1);
    }

    void targetsAreAskedFor()
    {
        QSignalSpy change(m_page.get(), &HandoverPage::changeRequested);
        m_page->chooseTarget(u"duty-officer"_s);
        emit m_page->targets()->rowActivated(m_page->targets()->currentIndex());
        QCOMPARE(change.size(), 1);
        QCOMPARE(change.constFirst().constFirst().toString(), u"duty-officer"_s);
    }

private:
    /// One alarm, and waits until its three messages were tried.
    void raise(int number)
    {
        notify::Occasion occasion;
        occasion.number = number;
        occasion.urgency = notify::Urgency::High;
        occasion.at = core::SystemClock().now();
        occasion.name = u"Voltage above limit"_s;
        occasion.where = u"Node 7"_s;
        const int sent = m_watch->queue().countOf(ItemState::Sent);
        m_watch->path().outbox().take(occasion);
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->queue().countOf(ItemState::Sent) > sent, Patience);
        if (number == 1) {
            QTRY_COMPARE_WITH_TIMEOUT(m_watch->queue().countOf(ItemState::Refused), 1, Patience);
            QTRY_COMPARE_WITH_TIMEOUT(m_watch->heldUp(), 1, Patience);
        }
    }
    QString idOf(ItemState state) const
    {
        for (int row = 0; const notify::Item *item = m_watch->queue().item(row); ++row) {
            if (item->state == state)
                return item->message.id;
        }
        return {};
    }
    void picture()
    {
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        m_page->grab().save(QDir(folder).filePath(u"handover.png"_s));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<HandoverWatch> m_watch;
    std::unique_ptr<HandoverPage> m_page;
    std::atomic<bool> m_well = false;
};

QTEST_MAIN(TestHandoverPage)
#include "tst_handoverpage.moc"
