// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicesmodel.h"
#include "pages/devicefilterbar.h"
#include "pages/devicespage.h"
#include "settings/settings.h"
#include "widgets/button.h"
#include "widgets/columnchooser.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::DeviceRow;
using console::DevicesModel;
using live::Presence;

namespace {

constexpr core::UtcTime Now{std::chrono::seconds(1800000000)};

DeviceRow row(int number)
{
    static constexpr Presence presences[] = {Presence::Online,    Presence::Online,
                                             Presence::Answering, Presence::NodeUpMeterSilent,
                                             Presence::NoAnswer,  Presence::Offline};
    DeviceRow made;
    made.id = core::DeviceId(u"dev/4C11AE%1"_s.arg(number, 4, 16, QChar(u'0')));
    made.name = u"Wellawatte shop %1"_s.arg(number);
    made.transport = number % 3 ? u"Depot broker"_s : u"Physics labs, bus 2"_s;
    made.profile = number % 3 ? u"IoT smart meter"_s : u"Campus meter"_s;
    made.presence = presences[number % 6];
    const core::Quality quality = number % 6 == 3   ? core::Quality::Stale
                                  : number % 6 == 4 ? core::Quality::NoAnswer
                                                    : core::Quality::Good;
    const core::UtcTime at = Now - std::chrono::seconds(number % 6 == 3 ? 700 : 2);
    const bool none = quality == core::Quality::NoAnswer;
    made.voltage = {none ? std::optional<double>() : 230 + number * 0.1, quality, at};
    made.current = {none ? std::optional<double>() : 4.5 + number * 0.01, quality, at};
    made.power = {none ? std::optional<double>() : 1000.0 + number, quality, at};
    made.energy = {1234567.0 + number, core::Quality::Good, at};
    made.relay = {1, core::Quality::Good, at};
    made.signal = {-60.0 - number % 30, core::Quality::Good, at};
    made.hasRelay = number % 3 != 0;
    made.worst = quality;
    made.lastHeard = at;
    return made;
}

} // namespace

class TestDevicesPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(u"meterdeck-test"_s);
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void init()
    {
        QSettings().clear();
        m_settings = std::make_unique<console::Settings>();
        m_model = std::make_unique<DevicesModel>();
        for (int number = 0; number < 60; ++number)
            m_model->put(row(number));
        m_model->flush(Now);
        open();
    }

    void cleanup()
    {
        m_page.reset();
        m_model.reset();
    }

    void findsAndMarks()
    {
        auto *find = m_page->findChild<QLineEdit *>();
        QTest::keyClicks(find, u"shop 59"_s);
        QCOMPARE(m_model->rowCount(), 1);
        const QModelIndex name = m_model->index(0, DevicesModel::Name);
        QCOMPARE(name.data(widgets::TableDelegate::HighlightRole).toStringList(),
                 (QStringList{u"shop"_s, u"59"_s}));
        // What was found looks different from what was not searched.
        const QImage marked = m_page->table()->viewport()->grab().toImage();
        find->setText(u"4c11ae000c"_s);
        QCOMPARE(m_model->rowCount(), 1);
        QVERIFY(m_page->table()->viewport()->grab().toImage() != marked);
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(m_page->chosen().size(), 1);
        find->setText(u"nothing like it"_s);
        QVERIFY(!m_page->table()->isVisible());
        find->clear();
        QVERIFY(m_page->table()->isVisible());
    }

    void chipsCountAndFilter()
    {
        widgets::SegmentedControl *states = m_page->filterBar()->states();
        const QList<QAbstractButton *> chips = states->findChildren<QAbstractButton *>();
        QCOMPARE(chips.size(), 5);
        QCOMPARE(chips.at(0)->text(), u"All 60"_s);
        QCOMPARE(chips.at(1)->text(), u"Need a look 30"_s);
        chips.at(2)->click();
        QCOMPARE(m_model->rowCount(), 10);
        chips.at(1)->click();
        QCOMPARE(m_model->rowCount(), 30);
        // Counts follow, and the chosen chip stays chosen.
        DeviceRow well = row(5);
        well.presence = Presence::Online;
        m_model->put(well);
        m_model->flush(Now + 3s);
        m_page->refresh();
        QCOMPARE(chips.at(1)->text(), u"Need a look 29"_s);
        QCOMPARE(states->current(), 1);
        QCOMPARE(m_model->rowCount(), 29);
    }

    void menusOfTransportsAndGroups()
    {
        const auto choose = [this](const QString &button, const QString &entry) {
            for (auto *one : m_page->filterBar()->findChildren<widgets::Button *>()) {
                if (!one->text().startsWith(button))
                    continue;
                one->click();
                auto *menu = m_page->filterBar()->findChild<QMenu *>();
                const QList<QAction *> actions = menu->actions();
                for (QAction *action : actions) {
                    if (action->text().startsWith(entry)) {
                        action->trigger();
                        menu->close();
                        return true;
                    }
                }
            }
            return false;
        };
        QVERIFY(choose(u"Transport"_s, u"Depot broker (40)"_s));
        QCOMPARE(m_model->rowCount(), 40);
        QVERIFY(choose(u"Transport: Depot broker"_s, u"All"_s));
        QCOMPARE(m_model->rowCount(), 60);
        QVERIFY(choose(u"Group"_s, u"By profile"_s));
        QCOMPARE(m_model->rowCount(), 62);
        QVERIFY(choose(u"Group: profile"_s, u"Close all"_s));
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->shown(), 60);
        // Groups are remembered.
        reopen();
        QCOMPARE(m_model->group(), console::RowGroup::Profile);
    }

    void groupsByMouseAndKeyboard()
    {
        m_page->filterBar()->chooseGroup(console::RowGroup::Transport);
        widgets::TableView *table = m_page->table();
        table->setCurrentIndex(m_model->index(0, 0));
        QVERIFY(m_model->headAt(0));
        QTest::keyClick(table, Qt::Key_Left);
        QCOMPARE(m_model->rowCount(), 22);
        QTest::keyClick(table, Qt::Key_Left); // closed already
        QCOMPARE(m_model->rowCount(), 22);
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(m_model->rowCount(), 62);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_model->rowCount(), 22);
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(m_model->rowCount(), 62);
        const QPoint onHead = table->visualRect(m_model->index(0, 3)).center();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, onHead);
        QCOMPARE(m_model->rowCount(), 22);
        QVERIFY(m_page->chosen().isEmpty()); // a head is no device
    }

    void manyAreChosen()
    {
        widgets::TableView *table = m_page->table();
        QSignalSpy opened(m_page.get(), &console::DevicesPage::deviceChosen);
        QSignalSpy compared(m_page.get(), &console::DevicesPage::compareRequested);
        m_page->offerCompare(true);
        table->setCurrentIndex(m_model->index(2, 0));
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_page->chosen().size(), 3);
        const auto button = [this](const QString &text) -> widgets::Button * {
            for (auto *one : m_page->findChildren<widgets::Button *>()) {
                if (one->text() == text)
                    return one;
            }
            return nullptr;
        };
        QVERIFY(button(u"Compare in trend"_s)->isVisible());
        QVERIFY(!button(u"Export"_s)->isVisible()); // nobody does it
        QVERIFY(!button(u"Open"_s)->isVisible());   // three cannot be opened at once
        button(u"Compare in trend"_s)->click();
        QCOMPARE(compared.size(), 1);
        QCOMPARE(compared.first().first().value<QList<core::DeviceId>>(), m_page->chosen());
        // Another filter keeps what is still there chosen.
        const core::DeviceId kept = m_page->chosen().at(1);
        m_page->findChild<QLineEdit *>()->setText(kept.toString());
        QCOMPARE(m_page->chosen(), QList<core::DeviceId>{kept});
        QVERIFY(button(u"Open"_s)->isVisible());
        table->setCurrentIndex(m_model->index(0, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().value<core::DeviceId>(), kept);
    }

    void copiesAsText()
    {
        widgets::TableView *table = m_page->table();
        table->setCurrentIndex(m_model->index(0, 0));
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        table->setFocus();
        QTest::keySequence(table, QKeySequence::Copy);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(0).startsWith(u"Device\tId\tPresence\tVoltage, V"_s));
        QVERIFY(lines.at(1).startsWith(u"Wellawatte shop 0\tdev/4C11AE0000\tOnline\t230.0"_s));
        QCOMPARE(lines.at(1).count(u'\t'), lines.at(0).count(u'\t'));
    }

    void columnsByKeyboardAreRemembered()
    {
        QHeaderView *header = m_page->table()->horizontalHeader();
        QVERIFY(header->isSectionHidden(DevicesModel::Signal));
        m_page->filterBar()->columnsButton()->click();
        widgets::ColumnChooser *chooser = m_page->columnChooser();
        QTRY_VERIFY(chooser->isVisible());
        QListWidget *list = chooser->list();
        list->setCurrentRow(DevicesModel::Signal);
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(!header->isSectionHidden(DevicesModel::Signal));
        for (int step = 0; step < 4; ++step)
            QTest::keyClick(list, Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(header->visualIndex(DevicesModel::Signal), int(DevicesModel::Signal) - 4);
        list->setCurrentRow(header->visualIndex(DevicesModel::Voltage));
        const int width = header->sectionSize(DevicesModel::Voltage);
        QTest::keyClick(list, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(header->sectionSize(DevicesModel::Voltage), width + 16);
        QTest::keyClick(list, Qt::Key_S);
        QTest::keyClick(list, Qt::Key_S);
        QCOMPARE(header->sortIndicatorSection(), int(DevicesModel::Voltage));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        list->setCurrentRow(header->visualIndex(DevicesModel::Id));
        QTest::keyClick(list, Qt::Key_Space);
        QVERIFY(header->isSectionHidden(DevicesModel::Id));
        QTest::keyClick(list, Qt::Key_Escape);
        QTRY_VERIFY(!chooser->isVisible());

        reopen();
        header = m_page->table()->horizontalHeader();
        QVERIFY(!header->isSectionHidden(DevicesModel::Signal));
        QVERIFY(header->isSectionHidden(DevicesModel::Id));
        QCOMPARE(header->visualIndex(DevicesModel::Signal), int(DevicesModel::Signal) - 4);
        QCOMPARE(header->sectionSize(DevicesModel::Voltage), width + 16);
        QCOMPARE(header->sortIndicatorSection(), int(DevicesModel::Voltage));
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
        emit m_page->columnChooser()->resetRequested();
        QVERIFY(header->isSectionHidden(DevicesModel::Signal));
        QCOMPARE(header->visualIndex(DevicesModel::Signal), int(DevicesModel::Signal));
    }

    void oneColumnAlwaysStays()
    {
        QHeaderView *header = m_page->table()->horizontalHeader();
        QListWidget *list = m_page->columnChooser()->list();
        m_page->columnChooser()->reload();
        for (int at = 0; at < list->count(); ++at)
            list->item(at)->setCheckState(Qt::Unchecked);
        QCOMPARE(header->count() - header->hiddenSectionCount(), 1);
    }

    void controlsWrapWhereRoomIsShort()
    {
        // Longer words or fonts cost height, not controls.
        m_page->resize(620, 660);
        QTRY_VERIFY(m_page->filterBar()->height() > 40);
        for (auto *one :
             m_page->filterBar()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
            if (one->isVisible())
                QVERIFY2(m_page->filterBar()->rect().contains(one->geometry()),
                         one->metaObject()->className());
        }
    }

    void pictures()
    {
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (folder.isEmpty())
            QSKIP("METERDECK_PICTURES names no folder");
        QDir().mkpath(folder);
        for (const bool dark : {false, true}) {
            widgets::Theme::of(dark ? widgets::Theme::Mode::Dark : widgets::Theme::Mode::Light).apply(*qApp);
            const QString mode = dark ? u"dark"_s : u"light"_s;
            const auto shoot = [&](const QString &name, QSize size) {
                m_page->resize(size);
                QCoreApplication::sendPostedEvents();
                QVERIFY(m_page->grab().save(u"%1/%2-%3.png"_s.arg(folder, name, mode)));
            };
            m_model->setFilter(QString());
            m_page->filterBar()->chooseGroup(console::RowGroup::None);
            shoot(u"plain"_s, {1390, 950});
            m_page->filterBar()->chooseGroup(console::RowGroup::State);
            m_page->table()->setCurrentIndex(m_model->index(2, 0));
            QTest::keyClick(m_page->table(), Qt::Key_Down, Qt::ShiftModifier);
            m_model->setFilter(u"shop 1"_s);
            shoot(u"grouped"_s, {1310, 660});
            m_page->columnChooser()->openAt(m_page->filterBar()->columnsButton());
            QVERIFY(m_page->columnChooser()->grab().save(u"%1/columns-%2.png"_s.arg(folder, mode)));
            m_page->columnChooser()->close();
            m_page->setLayoutDirection(Qt::RightToLeft);
            shoot(u"mirrored"_s, {1310, 660});
            m_page->setLayoutDirection(Qt::LeftToRight);
        }
        widgets::Theme::light().apply(*qApp);
    }

private:
    void open()
    {
        m_page = std::make_unique<console::DevicesPage>(*m_model, *m_settings);
        m_page->resize(1390, 950);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->table()->setFocus();
    }

    void reopen()
    {
        m_page.reset();
        m_settings = std::make_unique<console::Settings>();
        open();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<console::Settings> m_settings;
    std::unique_ptr<DevicesModel> m_model;
    std::unique_ptr<console::DevicesPage> m_page;
};

QTEST_MAIN(TestDevicesPage)
#include "tst_devicespage.moc"
