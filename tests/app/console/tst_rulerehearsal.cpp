// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/alarmruleform.h"
#include "dialogs/alarmrulesdialog.h"
#include "dialogs/figurespin.h"
#include "pageworld.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using console::AlarmRulesDialog;

/// A rule that never raised an alarm is replayed over what is stored of all that it looks at: three hours of
/// two nodes, whose voltages go through 228 V to 234 V every seven minutes: 233 V and 234 V stand there 25
/// times in the 179 minutes. A third one measures a voltage now and has no past.
class RuleRehearsalTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        m_world = std::make_unique<PageWorld>();
        QVERIFY(m_world->start());
        m_made = m_world->make(u"alarm-rules"_s);
        m_dialog = qobject_cast<AlarmRulesDialog *>(m_made.get());
        QVERIFY(m_dialog);
        m_dialog->addRule();
        QComboBox *quantity = m_dialog->form()->quantityBox();
        quantity->setCurrentIndex(quantity->findData(int(core::Quantity::Voltage)));
        QComboBox *condition = m_dialog->form()->conditionBox();
        condition->setCurrentIndex(condition->findData(int(alarms::Condition::High)));
        m_dialog->form()->ownLimitBox()->setChecked(false);
    }
    void cleanupTestCase()
    {
        m_made.reset();
        m_world.reset();
    }

    void itSaysHowOftenAndWhere_data()
    {
        QTest::addColumn<double>("limit"); // V
        QTest::addColumn<QString>("devices");
        QTest::addColumn<QStringList>("said");
        QTest::addColumn<QStringList>("unsaid");
        QTest::newRow("never reached")
            << 300.0 << QString() << QStringList{u"nowhere"_s, u"looks at 3 place"_s, u"Nothing is saved"_s}
            << QStringList{u"would have been raised 0"_s};
        QTest::newRow("reached") << 232.5 << QString()
                                 << QStringList{u"raised 50 time"_s, u"ESP32-1a2b/voltage (25)"_s,
                                                u"looks at 3 place"_s}
                                 << QStringList{u"nowhere"_s};
        QTest::newRow("one device") << 232.5 << u"ESP32-2b3c"_s
                                    << QStringList{u"raised 25 time"_s, u"ESP32-2b3c/voltage"_s,
                                                   u"looks at 1 place"_s}
                                    << QStringList{u"nowhere"_s};
        QTest::newRow("nobody") << 232.5 << u"nobody"_s << QStringList{u"looks at nothing"_s}
                                << QStringList{u"raised"_s};
    }

    void itSaysHowOftenAndWhere()
    {
        QFETCH(double, limit);
        QFETCH(QString, devices);
        QFETCH(QStringList, said);
        QFETCH(QStringList, unsaid);
        console::AlarmRuleForm *form = m_dialog->form();
        form->limitSpin()->setValue(limit);
        QLineEdit *device = form->deviceEdit();
        device->setText(devices);
        emit device->textEdited(devices);
        QCOMPARE(m_dialog->rule().limit, std::optional(limit));
        m_dialog->replay();
        const QString asking = m_dialog->answer();
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->answer() != asking, 20'000);
        for (const QString &words : std::as_const(said))
            QVERIFY2(m_dialog->answer().contains(words), qPrintable(m_dialog->answer()));
        for (const QString &words : std::as_const(unsaid))
            QVERIFY2(!m_dialog->answer().contains(words), qPrintable(m_dialog->answer()));
    }

    void anAnswerIsAboutTheRuleAsItStands()
    {
        console::AlarmRuleForm *form = m_dialog->form();
        form->deviceEdit()->clear();
        emit form->deviceEdit()->textEdited({});
        form->limitSpin()->setValue(232.5);
        m_dialog->replay();
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->answer().contains(u"raised 50 time"_s), 20'000);
        form->nameEdit()->setText(u"Much too high"_s);
        emit form->nameEdit()->textEdited(u"Much too high"_s);
        QVERIFY(m_dialog->answer().contains(u"raised 50 time"_s)); // a name changes nothing
        form->limitSpin()->setValue(233.5);
        QVERIFY2(!m_dialog->answer().contains(u"raised"_s), qPrintable(m_dialog->answer()));
        // One that comes when the rule is another one already is not taken.
        m_dialog->replay();
        form->limitSpin()->setValue(300);
        m_dialog->replay();
        QTRY_VERIFY_WITH_TIMEOUT(m_dialog->answer().contains(u"nowhere"_s), 20'000);
    }

private:
    std::unique_ptr<PageWorld> m_world;
    std::unique_ptr<QWidget> m_made;
    AlarmRulesDialog *m_dialog = nullptr;
};

QTEST_MAIN(RuleRehearsalTest)
#include "tst_rulerehearsal.moc"
