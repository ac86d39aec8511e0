// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmspage.h"

#include "dialogs/alarmruleform.h"
#include "dialogs/alarmrulesdialog.h"
#include "dialogs/figurespin.h"
#include "dialogs/setupfield.h"
#include "engine/engine.h"
#include "livefeed.h"
#include "pages/alarmdetail.h"
#include "pages/alarmhiddencard.h"
#include "pages/alarmqualitycard.h"
#include "pages/alarmrationalisation.h"
#include "pages/alarmsplit.h"
#include "pages/alarmstatescard.h"
#include "widgets/button.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::AlarmChoice;
using console::AlarmRow;
using console::AlarmsPage;

namespace {
constexpr int Patience = 30000;
}

/// The page above a running engine whose broker is not there: a real alarm, answered and hidden as a person
/// does.
class TestAlarmsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto workspace = core::Workspace::parse(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","name":"Depot broker","host":"127.0.0.1","port":1,
                               "qos":1,"persistentSession":true,"profiles":["iot-smart-meter"]}],
                "alarms":{"rules":[{"id":"transport-down","name":"Transport down","subject":"transport",
                          "condition":"state","states":["down","connecting"],"onDelayS":0,"offDelayS":0,
                          "priority":"high","response":["Check cable, address and login.","Call the depot."]}]},
                "devices":[]})",
            m_folder->filePath(u"depot.json"_s));
        QVERIFY2(workspace.ok(), qPrintable(workspace.ok() ? QString() : workspace.error().toString()));
        engine::EngineOptions options;
        options.listen = false;
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        QVERIFY(started.wait(Patience));
        m_beeps = 0;
        m_watch = std::make_unique<console::AlarmWatch>(*m_engine, nullptr, [this] { ++m_beeps; });
        m_page = std::make_unique<AlarmsPage>(*m_watch);
        m_page->resize(1392, 880);
        m_page->show();
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->model().counts().standing[0], 1, Patience);
        // Counted at once, shown with the next flush.
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->chosen().isEmpty(), Patience);
    }

    void cleanup()
    {
        m_page.reset();
        m_watch.reset();
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        QVERIFY(stopped.wait(Patience));
        m_engine.reset();
    }

    void showsItSoundsAndIsAcknowledged()
    {
        QVERIFY(!m_page->chosen().isEmpty());
        const AlarmRow row = *m_watch->model().find(m_page->chosen());
        QCOMPARE(row.title, u"Transport down"_s);
        QCOMPARE(row.where, u"Depot broker"_s);
        QVERIFY2(m_page->detail()->response().contains(u"2. Call the depot."_s),
                 qPrintable(m_page->detail()->response()));
        QCOMPARE(m_page->states()->shown(AlarmChoice::High), u"High 1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_beeps > 0, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->detail()->historyRows() > 0, Patience);
        m_watch->acknowledgeForemost();
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->model().find(row.id)->standing,
                                  AlarmRow::Standing::ActiveAcknowledged, Patience);
        QCOMPARE(m_watch->model().counts().unacknowledged(), 0);
        QVERIFY(!m_watch->isSounding());
        QVERIFY(!m_watch->model().find(row.id)->who.isEmpty());
        QTRY_VERIFY(!m_page->detail()->acknowledgeButton()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->model().find(row.id)->stored, Patience);
    }

    void soundIsSilencedAndTheAlarmStays()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->isSounding(), Patience);
        m_watch->silence();
        QTRY_VERIFY_WITH_TIMEOUT(m_watch->isSilenced(), Patience);
        QVERIFY(!m_watch->isSounding());
        QCOMPARE(m_watch->model().counts().unacknowledged(), 1);
    }

    void isShelvedWithAnEndAndAReason()
    {
        const QString id = m_page->chosen();
        m_page->startShelve();
        console::ShelvePane *pane = m_page->shelvePane();
        QVERIFY(pane->isVisible());
        QSignalSpy taken(pane, &console::ShelvePane::taken);
        pane->take(); // without a reason nothing is hidden
        QCOMPARE(taken.size(), 0);
        QVERIFY(!pane->missing().isEmpty());
        pane->setReason(u"Works on the wiring, ticket 4131"_s);
        pane->setEnd(console::LiveFeed::now() - 10min);
        QVERIFY(!pane->until());
        pane->take(); // nor into the past
        QCOMPARE(taken.size(), 0);
        pane->setEnd(console::LiveFeed::now() + std::chrono::hours(24 * 500));
        QVERIFY(!pane->until()); // nor for ever
        pane->chooseSpan(0);
        pane->take();
        QCOMPARE(taken.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->model().countOf(AlarmChoice::Shelved), 1, Patience);
        QCOMPARE(m_watch->model().counts().all(), 0);
        const AlarmRow &row = *m_watch->model().find(id);
        QCOMPARE(row.hiddenWhy, u"Works on the wiring, ticket 4131"_s);
        QVERIFY(row.hiddenUntil > console::LiveFeed::now());
        QTRY_COMPARE(m_page->hiddenCard()->model().rowCount(), 1);
        // It is found where it is hidden, and comes back from there.
        m_page->setChoice(AlarmChoice::Shelved);
        m_page->choose(id);
        QTest::mouseClick(m_page->detail()->shelveButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->model().counts().hiddenInAll(), 0, Patience);
        QCOMPARE(m_watch->model().counts().all(), 1);
    }

    void isTakenOutOfServiceAndReturns()
    {
        const QString id = m_page->chosen();
        m_page->startOutOfService();
        m_page->shelvePane()->setReason(u"Meter exchange"_s);
        m_page->shelvePane()->take();
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->model().countOf(AlarmChoice::OutOfService), 1, Patience);
        m_watch->returnToService(id);
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->model().countOf(AlarmChoice::OutOfService), 0, Patience);
    }

    void keysAcknowledgeAndShelve()
    {
        m_page->table()->setFocus();
        QApplication::setActiveWindow(m_page.get());
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTest::keyClick(m_page->table(), Qt::Key_S);
        QTRY_VERIFY(m_page->shelvePane()->isVisible());
        QLineEdit *reason = nullptr;
        for (auto *edit : m_page->shelvePane()->findChildren<QLineEdit *>()) {
            if (!edit->placeholderText().isEmpty())
                reason = edit;
        }
        QVERIFY(reason);
        QTest::keyClicks(reason, u"a bad wire"_s); // letters in a field are letters
        QCOMPARE(m_page->shelvePane()->reason(), u"a bad wire"_s);
        QCOMPARE(m_watch->model().counts().unacknowledged(), 1);
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(!m_page->shelvePane()->isVisible());
        QTest::keyClick(m_page->table(), Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(m_watch->model().counts().unacknowledged(), 0, Patience);
    }

    /// Three columns where there is room, two with tabs where there is less, else everything below each
    /// other: in each the chosen alarm is within reach, and nothing is cut.
    void columnsFollowTheWidth()
    {
        m_page->resize(1392, 880);
        QVERIFY(m_page->states()->isVisible());
        QVERIFY(m_page->detail()->isVisible());
        const int listWide = m_page->table()->width();
        m_page->resize(1262, 660);
        QVERIFY(m_page->detail()->isVisible()); // what to do comes first
        QVERIFY(!m_page->states()->isVisible());
        QVERIFY(m_page->table()->width() > listWide); // the list gains what the tab saves
        m_page->showAside(AlarmsPage::Aside::States);
        QVERIFY(m_page->states()->isVisible());
        QVERIFY(!m_page->detail()->isVisible());
        // Whoever chooses an alarm, or hides it, sees it.
        m_page->startShelve();
        QVERIFY(m_page->detail()->isVisible());
        QVERIFY(m_page->shelvePane()->isVisible());
        m_page->showAside(AlarmsPage::Aside::States);
        m_page->choose(m_page->chosen());
        QVERIFY(m_page->detail()->isVisible());
        m_page->showAside(AlarmsPage::Aside::States);
        m_page->resize(800, 660);
        QVERIFY(m_page->states()->isVisible());
        QVERIFY(m_page->detail()->isVisible());
        m_page->resize(1392, 880);
        QVERIFY(m_page->states()->isVisible());
        QVERIFY(m_page->detail()->isVisible());
        QTRY_COMPARE(m_page->table()->width(), listWide);
    }

    /// The place of an alarm is readable where the window has room for it.
    void placesAreNotCut()
    {
        AlarmRow row = *m_watch->model().find(m_page->chosen());
        row.id = u"wide"_s;
        row.title = u"Voltage above 253 V"_s;
        row.where = u"Exchange north, line 1"_s;
        row.now = u"254.1 V"_s;
        row.limit = u"253 V"_s;
        m_watch->model().put(row);
        const auto *table = m_page->table();
        const QFontMetrics plain(widgets::Theme::of(table).font(widgets::Role::Table));
        const QFontMetrics strong(widgets::Theme::of(table).font(widgets::Role::Table, 600));
        QTRY_VERIFY_WITH_TIMEOUT(table->columnWidth(console::AlarmsModel::Where) >=
                                     plain.horizontalAdvance(row.where) + 16,
                                 Patience);
        QVERIFY(table->columnWidth(console::AlarmsModel::Title) >= strong.horizontalAdvance(row.title) + 16);
    }

    /// The second view: each rule and what became of it, and the file of it.
    void rulesAndTheirFiguresAreListedAndStored()
    {
        m_watch->acknowledgeForemost();
        m_page->showView(AlarmsPage::View::Rationalisation);
        console::AlarmRationalisation *view = m_page->rationalisation();
        QVERIFY(view->isVisible());
        QVERIFY(!m_page->table()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(view->isLoaded(), Patience);
        // What was raised and acknowledged is read once it is on the disk.
        const auto figures = [view]() -> alarms::RuleFigures {
            view->reload();
            return view->model().rows().isEmpty() ? alarms::RuleFigures{}
                                                  : view->model().rows().constFirst().figures;
        };
        QTRY_VERIFY_WITH_TIMEOUT(figures().acknowledged == 1, Patience);
        QCOMPARE(view->model().rowCount(), 1);
        QVERIFY(figures().raised >= 1);
        QVERIFY(figures().acknowledgeMean.has_value());
        QCOMPARE(view->split()->bands().at(1).share, 1.0); // it is of high priority
        QVERIFY(view->split()->bands().at(1).isTooMuch);
        QSignalSpy exported(view, &console::AlarmRationalisation::exported);
        const QString path = m_folder->filePath(u"rules.csv"_s);
        view->exportTo(path);
        QVERIFY(exported.wait(Patience));
        QVERIFY(exported.constLast().at(1).toString().isEmpty());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("\ntransport-down,Transport down,transport,,state,"), text.constData());
        view->exportTo(m_folder->filePath(u"nowhere/rules.csv"_s));
        QVERIFY(exported.wait(Patience));
        QVERIFY(!exported.constLast().at(1).toString().isEmpty());
        // A rule leads to where it is changed, the filter back to the list.
        QSignalSpy chosen(m_page.get(), &AlarmsPage::rulesRequested);
        view->table()->selectRow(0);
        QTest::keyClick(view->table(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constFirst().constFirst().toString(), u"transport-down"_s);
        m_page->focusFilter();
        QCOMPARE(m_page->view(), AlarmsPage::View::List);
    }

    void qualityIsRead() { QTRY_VERIFY_WITH_TIMEOUT(m_page->quality()->isLoaded(), Patience); }

    void rulesAreChangedForTheWorkspace()
    {
        console::SetupContext context;
        context.workspace = m_engine->workspace();
        console::AlarmRulesDialog dialog(
            context, &m_watch->path(),
            {m_watch->model().oneOfEachRule(), console::AlarmReach::of(*m_engine), {}}, u"transport-down"_s,
            nullptr);
        QCOMPARE(dialog.rule().id.toString(), u"transport-down"_s);
        dialog.form()->onDelaySpin()->setValue(45);
        QCOMPARE(dialog.rule().onDelay, 45s);
        const auto changed = dialog.changed();
        QVERIFY2(changed.ok(), qPrintable(changed.ok() ? QString() : changed.error().toString()));
        const auto settings = alarms::readSettings(changed->part(u"alarms"_s));
        QVERIFY(settings.ok());
        QCOMPARE(settings->rules.size(), 1);
        QCOMPARE(settings->rules.constFirst().onDelay, 45s);
        QCOMPARE(settings->rules.constFirst().response, dialog.rule().response);
        // Where nothing can be saved, it is said and refused.
        console::AlarmRulesDialog demo(context, &m_watch->path(), {{}, {}, u"The demo keeps nothing."_s}, {},
                                       nullptr);
        QVERIFY(!demo.changed());
        QVERIFY(!demo.acceptButton()->isEnabled());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<console::AlarmWatch> m_watch;
    std::unique_ptr<AlarmsPage> m_page;
    int m_beeps = 0;
};

QTEST_MAIN(TestAlarmsPage)
#include "tst_alarmspage.moc"
