// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/alarmrulesdialog.h"

#include "dialogs/alarmruleform.h"
#include "dialogs/askdialog.h"
#include "dialogs/figurespin.h"
#include "models/alarmwatch.h"
#include "session.h"
#include "setupfixture.h"
#include "setuppath.h"
#include "widgets/button.h"
#include "words.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using alarms::AlarmRule;
using alarms::Condition;
using alarms::Subject;
using console::AlarmReach;
using console::AlarmRuleForm;
using console::AlarmRulesDialog;
using console::FigureSpin;
using console::Session;
using console::SetupPath;

namespace {

constexpr int Patience = 30'000;

core::Workspace workspace(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(
            R"({"name":"Depot","database":{"driver":"sqlite","path":"depot.db"},
                "transports":[{"id":"site","type":"mqtt","name":"Depot broker","host":"127.0.0.1","port":1,
                               "qos":1,"persistentSession":true,"profiles":["iot-smart-meter"]}],
                "devices":[{"id":"lab-1","transport":"site","profile":"iot-smart-meter","name":"Lab 1"},
                           {"id":"lab-2","transport":"site","profile":"iot-smart-meter","name":"Lab 2"},
                           {"id":"gate","transport":"site","profile":"iot-smart-meter","name":"Gate"}],
                "alarms":{"rules":[{"id":"voltage-high","name":"Voltage above {limit}","subject":"quantity",
                          "quantity":"voltage","condition":"high","limit":"profile","deadband":2,"onDelayS":10,
                          "offDelayS":30,"priority":"medium","response":["Look at the phases."]},
                          {"id":"line-off","name":"Line off","subject":"line","condition":"state",
                          "states":["off"],"priority":"critical","response":["Call the owner."]}]}})");
    file.close();
    return *core::Workspace::load(path);
}

void choose(QComboBox *box, int data) { box->setCurrentIndex(box->findData(data)); }

/// Types as a person does: the field tells that it was edited.
void type(QLineEdit *edit, const QString &text)
{
    edit->selectAll();
    if (text.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    else
        edit->insert(text);
    emit edit->textEdited(edit->text());
}

} // namespace

/// Rules are changed, saved and in force after, through the way every change of a workspace takes.
class TestAlarmRulesDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>();
        m_board = std::make_unique<Plugboard>();
        m_ports = std::make_unique<console::SerialPorts>(m_board->look());
        m_window = std::make_unique<QWidget>();
        m_window->resize(1366, 768);
        m_window->show();
        m_path = new SetupPath(*m_session, *m_ports, *m_window);
        QSignalSpy opened(m_session.get(), &Session::opened);
        m_session->open(workspace(file()));
        QVERIFY(opened.wait(Patience));
        m_watch = std::make_unique<console::AlarmWatch>(*m_session->engine(), nullptr, [] {});
        // The watch is of one engine and goes before it.
        connect(m_session.get(), &Session::closing, m_session.get(), [this] { m_watch.reset(); });
    }

    void cleanup()
    {
        QSignalSpy closed(m_session.get(), &Session::closed);
        m_session->close();
        QVERIFY(closed.size() == 1 || closed.wait(Patience));
        m_window.reset();
        m_session.reset();
    }

    /// Every field of a rule, from the fields to the file and to the rules in force.
    void aNewRuleIsInTheFileAndInForce()
    {
        AlarmRulesDialog *dialog = edit();
        AlarmRuleForm *form = dialog->form();
        dialog->addRule();
        QCOMPARE(dialog->model().rowCount(), 3);
        type(form->nameEdit(), u"Power rises fast"_s);
        choose(form->quantityBox(), int(core::Quantity::ActivePower));
        choose(form->conditionBox(), int(Condition::Rate));
        form->limitSpin()->setValue(250 * console::Words::factor(core::Quantity::ActivePower));
        type(form->deviceEdit(), u"lab-*"_s);
        QCOMPARE(form->reachWords(), u"It matches 2 of 3 devices: Lab 1, Lab 2."_s);
        choose(form->priorityBox(), int(alarms::Priority::High));
        form->worseBox()->setChecked(true);
        form->worseSpin()->setValue(900 * console::Words::factor(core::Quantity::ActivePower));
        choose(form->findChild<QComboBox *>(u"worse-priority"_s), int(alarms::Priority::Critical));
        form->onDelaySpin()->setValue(12.5);
        // Nobody knows yet what to do about it: that is refused, and nothing of it is lost.
        dialog->take();
        QVERIFY(dialog->isVisible());
        QVERIFY(fieldOf(*dialog, u"What to do, one step a line"_s)->isRefused());
        QCOMPARE(dialog->rule().scope.device, u"lab-*"_s);
        form->responseEdit()->setPlainText(u"See who switched what.\nCall the lab."_s);
        form->outBox()->setChecked(true);
        type(form->outReasonEdit(), u"Tests until spring"_s);
        const AlarmRule typed = dialog->rule();
        QCOMPARE(typed.id.toString(), u"power-rises-fast"_s);
        QVERIFY(typed.outOfService && !typed.outOfService->who.isEmpty());
        picture(*dialog, u"alarm-rules-new"_s);
        save(dialog);
        const auto written = core::Workspace::load(file());
        QVERIFY(written.ok());
        const auto settings = alarms::readSettings(written->part(u"alarms"_s));
        QVERIFY2(settings.ok(), qPrintable(settings.ok() ? QString() : settings.error().toString()));
        QCOMPARE(settings->rules.size(), 3);
        const AlarmRule stored = settings->rules.at(1); // after the one that was shown
        QCOMPARE(stored.id, typed.id);
        QCOMPARE(stored.name, u"Power rises fast"_s);
        QCOMPARE(stored.quantity, core::Quantity::ActivePower);
        QCOMPARE(stored.condition, Condition::Rate);
        QCOMPARE(*stored.limit, 250.0);
        QCOMPARE(*stored.worseLimit, 900.0);
        QCOMPARE(stored.worsePriority, alarms::Priority::Critical);
        QCOMPARE(stored.priority, alarms::Priority::High);
        QCOMPARE(stored.scope.device, u"lab-*"_s);
        QCOMPARE(stored.onDelay, 12500ms);
        QCOMPARE(stored.response, u"See who switched what.\nCall the lab."_s);
        QCOMPARE(stored.outOfService->reason, u"Tests until spring"_s);
        QCOMPARE(m_session->engine()->alarmPath().rules(), settings->rules);
        // What was not touched is as it was, to the letter.
        QCOMPARE(settings->rules.at(0).name, u"Voltage above {limit}"_s);
        QVERIFY(!settings->rules.at(0).limit);
        QCOMPARE(written->name, u"Depot"_s);
        QCOMPARE(written->devices.size(), 3);
    }

    void rulesAreCopiedAndRemoved()
    {
        AlarmRulesDialog *dialog = edit();
        QAbstractItemModelTester tester(const_cast<console::AlarmRulesModel *>(&dialog->model()));
        dialog->copyRule();
        QCOMPARE(dialog->rule().id.toString(), u"voltage-above-copy"_s);
        QCOMPARE(dialog->rule().response, u"Look at the phases."_s);
        dialog->copyRule(); // a copy of the copy has a name of its own
        QCOMPARE(dialog->rule().id.toString(), u"voltage-above-copy-copy"_s);
        dialog->removeRule();
        QCOMPARE(dialog->model().rowCount(), 3);
        dialog->choose(u"voltage-high"_s);
        dialog->removeRule();
        QCOMPARE(dialog->model().rowCount(), 2);
        save(dialog);
        const QList<AlarmRule> rules = m_session->engine()->alarmPath().rules();
        QCOMPARE(rules.size(), 2);
        QCOMPARE(rules.at(0).id.toString(), u"voltage-above-copy"_s);
        QCOMPARE(rules.at(1).id.toString(), u"line-off"_s);
    }

    void allRulesCanGo()
    {
        AlarmRulesDialog *dialog = edit();
        dialog->removeRule();
        dialog->removeRule();
        QCOMPARE(dialog->model().rowCount(), 0);
        QVERIFY(!dialog->form()->isEnabled());
        dialog->removeRule(); // there is none
        dialog->copyRule();
        QCOMPARE(dialog->model().rowCount(), 0);
        save(dialog);
        QVERIFY(m_session->engine()->alarmPath().rules().isEmpty());
    }

    /// The file cannot be written: it is said, the dialog stays, and all that was typed is there to try
    /// again.
    void aRefusedSaveLosesNothingTyped()
    {
        AlarmRulesDialog *dialog = edit();
        dialog->addRule();
        type(dialog->form()->nameEdit(), u"Voltage far too low"_s);
        choose(dialog->form()->conditionBox(), int(Condition::Low));
        dialog->form()->ownLimitBox()->setChecked(false);
        dialog->form()->limitSpin()->setValue(180);
        dialog->form()->responseEdit()->setPlainText(u"Call the operator."_s);
        const AlarmRule typed = dialog->rule();
        const QByteArray theirs = content(file()).replace("Depot broker", "Their broker");
        QFile other(file());
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(theirs);
        other.close();
        dialog->take();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->footText().contains(u"Changed by somebody else"_s), Patience);
        QVERIFY(dialog->isVisible());
        QCOMPARE(content(file()), theirs);
        QCOMPARE(dialog->rule(), typed);
        QCOMPARE(dialog->form()->nameEdit()->text(), u"Voltage far too low"_s);
        QCOMPARE(dialog->form()->limitSpin()->value(), 180.0);
        QCOMPARE(dialog->form()->responseEdit()->toPlainText(), u"Call the operator."_s);
        QVERIFY(dialog->acceptButton()->isEnabled());
        QVERIFY(dialog->isChanged());
        QCOMPARE(m_session->engine()->alarmPath().rules().size(), 2);
    }

    void leavingAsksWhereSomethingWasChanged()
    {
        QPointer<AlarmRulesDialog> dialog = edit();
        dialog->reject(); // as it was: nothing is asked
        QTRY_VERIFY(!dialog);
        dialog = edit();
        choose(dialog->form()->priorityBox(), int(alarms::Priority::Low));
        QVERIFY(dialog->isChanged());
        dialog->reject();
        QVERIFY(dialog->question());
        QVERIFY(dialog->isVisible());
        dialog->question()->reject(); // back to the rules
        QTRY_VERIFY(!dialog->question());
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialog->rule().priority, alarms::Priority::Low);
        // Put back as it was there is nothing to ask.
        choose(dialog->form()->priorityBox(), int(alarms::Priority::Medium));
        QVERIFY(!dialog->isChanged());
        choose(dialog->form()->priorityBox(), int(alarms::Priority::Low));
        dialog->reject();
        QVERIFY(dialog->question());
        dialog->question()->take();
        QTRY_VERIFY(!dialog);
        QVERIFY(!m_path->dialog());
        QCOMPARE(m_session->engine()->alarmPath().rules().at(0).priority, alarms::Priority::Medium);
    }

    /// When the workspace goes nobody is asked any more.
    void itGoesWithItsWorkspace()
    {
        QPointer<AlarmRulesDialog> dialog = edit();
        dialog->removeRule();
        QVERIFY(dialog->isChanged());
        QSignalSpy closed(m_session.get(), &Session::closed);
        m_session->close();
        QVERIFY(closed.wait(Patience));
        QTRY_VERIFY(!dialog);
    }

    void whatCannotBeIsRefusedAtItsField_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("field");
        QTest::newRow("no name") << u"name"_s << u"Name"_s;
        QTest::newRow("rate without limit") << u"rate"_s << u"Limit"_s;
        QTest::newRow("worse is not worse") << u"worse"_s << u"Worse beyond"_s;
        QTest::newRow("worse is not more urgent") << u"worse-priority"_s << u"Priority then"_s;
        QTest::newRow("no states") << u"states"_s << u"States that raise it"_s;
        QTest::newRow("voltage is no state") << u"state"_s << u"Raised when"_s;
        QTest::newRow("no response") << u"response"_s << u"What to do, one step a line"_s;
        QTest::newRow("out without reason") << u"out"_s << u"Why it is out of service"_s;
    }
    void whatCannotBeIsRefusedAtItsField()
    {
        QFETCH(QString, what);
        QFETCH(QString, field);
        AlarmRulesDialog *dialog = edit();
        AlarmRuleForm *form = dialog->form();
        QVERIFY(fieldOf(*dialog, field)->reason().isEmpty());
        if (what == "name"_L1)
            type(form->nameEdit(), {});
        if (what == "rate"_L1)
            choose(form->conditionBox(), int(Condition::Rate));
        if (what == "worse"_L1 || what == "worse-priority"_L1) {
            form->ownLimitBox()->setChecked(false);
            form->limitSpin()->setValue(250);
            form->worseBox()->setChecked(true);
            form->worseSpin()->setValue(what == "worse"_L1 ? 240 : 260);
            choose(form->findChild<QComboBox *>(u"worse-priority"_s),
                   int(what == "worse"_L1 ? alarms::Priority::Critical : alarms::Priority::Low));
        }
        if (what == "states"_L1) {
            dialog->choose(u"line-off"_s);
            type(form->statesEdit(), {});
        }
        if (what == "state"_L1) {
            choose(form->conditionBox(), int(Condition::State));
            type(form->statesEdit(), u"off"_s);
        }
        if (what == "response"_L1)
            form->responseEdit()->setPlainText({});
        if (what == "out"_L1)
            form->outBox()->setChecked(true);
        QVERIFY(!fieldOf(*dialog, field)->reason().isEmpty());
        QSignalSpy decided(dialog, &console::SetupDialog::decided);
        dialog->take();
        QCOMPARE(decided.size(), 0);
        // Its part of the rule is brought to the front.
        QVERIFY(fieldOf(*dialog, field)->isVisible());
    }

    /// A rule left half done is told of while another one is shown.
    void anUnfinishedRuleElsewhereIsTold()
    {
        AlarmRulesDialog *dialog = edit();
        dialog->addRule();
        type(dialog->form()->nameEdit(), u"Half done"_s);
        dialog->choose(u"line-off"_s);
        QVERIFY(fieldOf(*dialog, u"Rules"_s)->reason().contains(u"Half done"_s));
        QSignalSpy decided(dialog, &console::SetupDialog::decided);
        dialog->take();
        QCOMPARE(decided.size(), 0);
        dialog->choose(u"half-done"_s);
        dialog->form()->responseEdit()->setPlainText(u"Look."_s);
        dialog->choose(u"line-off"_s);
        QVERIFY(fieldOf(*dialog, u"Rules"_s)->reason().isEmpty());
    }

    /// To look at every rule changes none, whatever their figures are.
    void showingChangesNothing()
    {
        core::Workspace own = workspace(file());
        alarms::AlarmSettings settings = alarms::standardSettings();
        AlarmRule odd;
        odd.id = alarms::AlarmRuleId(u"odd"_s);
        odd.name = u"Odd"_s;
        odd.quantity = core::Quantity::ActivePower;
        odd.limit = 1.0 / 3;
        odd.worseLimit = 2.0 / 3;
        odd.worsePriority = alarms::Priority::High;
        odd.deadband = 1e-3;
        odd.response = u"Look."_s;
        odd.outOfService = alarms::RuleOutOfService{core::SystemClock().now() + 72h, u"works"_s, u"anna"_s};
        settings.rules << odd;
        const auto proposed = engine::AlarmPath::proposed(own, settings);
        QVERIFY(proposed.ok());
        core::Workspace changed = *proposed;
        QVERIFY(changed.save(file()).ok());
        QSignalSpy opened(m_session.get(), &Session::opened);
        m_session->open(*core::Workspace::load(file()));
        QVERIFY(opened.wait(Patience));
        m_watch = std::make_unique<console::AlarmWatch>(*m_session->engine(), nullptr, [] {});
        AlarmRulesDialog *dialog = edit();
        for (const AlarmRule &rule : settings.rules) {
            dialog->choose(rule.id.toString());
            QCOMPARE(dialog->form()->taken(dialog->rule()), dialog->rule());
        }
        QVERIFY(!dialog->isChanged());
    }

    void reach()
    {
        AlarmReach reach;
        AlarmRule rule;
        QCOMPARE(reach.words(rule), u"No device is known yet."_s);
        for (int i = 1; i <= 8; ++i)
            reach.devices << AlarmReach::Device{core::DeviceId(u"m%1"_s.arg(i)), u"Meter %1"_s.arg(i),
                                                core::TransportId(i < 4 ? u"bus"_s : u"broker"_s),
                                                core::ProfileId(u"pzem-004t"_s)};
        reach.transports = {{core::TransportId(u"bus"_s), u"Bus"_s},
                            {core::TransportId(u"broker"_s), u"Broker"_s}};
        QCOMPARE(reach.words(rule), u"It matches 8 of 8 devices: all."_s);
        rule.scope.transport = u"bus"_s;
        QCOMPARE(reach.words(rule), u"It matches 3 of 8 devices: Meter 1, Meter 2, Meter 3."_s);
        rule.scope.device = u"m1, m2"_s;
        QCOMPARE(reach.names(rule), (QStringList{u"Meter 1"_s, u"Meter 2"_s}));
        rule.scope.profile = u"sdm*"_s;
        QCOMPARE(reach.words(rule), u"It matches no device: it would never be raised."_s);
        rule.scope = {};
        rule.scope.channel = u"L1"_s; // narrows each, not which
        QCOMPARE(reach.names(rule).size(), 8);
        rule.subject = Subject::Transport;
        rule.scope = {};
        rule.scope.transport = u"b*"_s;
        QCOMPARE(reach.words(rule), u"It matches 2 of 2 transports: all."_s);
        rule.scope.device = u"m1"_s; // a transport is no device
        QCOMPARE(reach.names(rule).size(), 0);
    }

    void figuresAreReadAndShown_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"253"_s << 253.0 << u"253 V"_s;
        QTest::newRow("no zeros") << u"0.50"_s << 0.5 << u"0.5 V"_s;
        QTest::newRow("hyphen") << u"-3"_s << -3.0 << u"\u2212"_s + u"3 V"_s;
        QTest::newRow("minus") << u"\u2212"_s + u"3.25"_s << -3.25 << u"\u2212"_s + u"3.25 V"_s;
        QTest::newRow("large") << u"1000000"_s << 1e6 << u"1000000 V"_s;
    }
    void figuresAreReadAndShown()
    {
        QFETCH(QString, typed);
        QFETCH(double, value);
        QFETCH(QString, shown);
        FigureSpin spin(u"Limit"_s);
        spin.setUnit(u"V"_s);
        QSignalSpy changed(&spin, &QDoubleSpinBox::valueChanged);
        auto *edit = spin.findChild<QLineEdit *>();
        edit->setText(typed + u" V"_s);
        spin.interpretText();
        QCOMPARE(spin.value(), value);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(spin.text(), shown);
        QString text = u"25x V"_s;
        int at = 2;
        QCOMPARE(spin.validate(text, at), QValidator::Invalid);
        text = u"- V"_s;
        QCOMPARE(spin.validate(text, at), QValidator::Intermediate);
    }

private:
    QString file() const { return m_folder->filePath(u"depot.json"_s); }
    AlarmRulesDialog *edit() { return m_path->editAlarmRules(*m_watch, u"voltage-high"_s); }
    /// Saves, and waits until the workspace was opened anew with it.
    void save(AlarmRulesDialog *dialog)
    {
        QSignalSpy opened(m_session.get(), &Session::opened);
        dialog->take();
        QVERIFY2(opened.wait(Patience),
                 qPrintable(m_path->dialog() ? m_path->dialog()->footText() : QString()));
        QVERIFY(!m_path->dialog());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Plugboard> m_board;
    std::unique_ptr<console::SerialPorts> m_ports;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<console::AlarmWatch> m_watch;
    SetupPath *m_path = nullptr;
};

QTEST_MAIN(TestAlarmRulesDialog)
#include "tst_alarmrulesdialog.moc"
