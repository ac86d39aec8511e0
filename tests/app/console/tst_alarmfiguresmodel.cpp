// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alarmfiguresmodel.h"

#include "pages/alarmsplit.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using alarms::AlarmRule;
using alarms::AlarmRuleId;
using alarms::Priority;
using alarms::RuleFigures;
using console::AlarmFiguresModel;
using console::AlarmSplit;

namespace {

AlarmRule rule(const QString &id, Priority priority, const QString &response = u"Look.\nCall."_s)
{
    AlarmRule made;
    made.id = AlarmRuleId(id);
    made.name = u"Rule %1"_s.arg(id);
    made.priority = priority;
    made.limit = 253;
    made.response = response;
    return made;
}

alarms::Quality quality()
{
    alarms::Quality made;
    made.from = core::fromMicros(1'763'000'000'000'000);
    made.to = made.from + 720h;
    made.raised = 100;
    made.byPriority = {
        {Priority::Critical, 4}, {Priority::High, 20}, {Priority::Medium, 36}, {Priority::Low, 40}};
    made.rules = {
        RuleFigures{AlarmRuleId(u"loud"_s), 80, 2, 0.8, 40, std::chrono::milliseconds(90'500), 1, 0},
        RuleFigures{AlarmRuleId(u"old"_s), 20, 0, 0.2, 0, std::nullopt, 0, 0},
        RuleFigures{AlarmRuleId(u"stale"_s), 0, 3, 0, 0, std::nullopt, 0, 2}};
    return made;
}

} // namespace

class TestAlarmFiguresModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(); }

    void init()
    {
        AlarmRule off = rule(u"off"_s, Priority::Low);
        off.enabled = false;
        m_model = std::make_unique<AlarmFiguresModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setFigures({rule(u"calm"_s, Priority::High, {}), rule(u"loud"_s, Priority::Medium),
                             rule(u"stale"_s, Priority::Low), off},
                            quality());
    }

    void everyRuleIsListedTheLoudestFirst()
    {
        QCOMPARE(m_model->rowCount(), 5);
        QStringList names;
        for (const auto &row : m_model->rows())
            names << row.rule.id.toString();
        QCOMPARE(names, (QStringList{u"loud"_s, u"old"_s, u"calm"_s, u"stale"_s, u"off"_s}));
        const auto text = [this](int row, int column) {
            return m_model->index(row, column).data().toString();
        };
        QCOMPARE(text(0, AlarmFiguresModel::Raised), u"80"_s);
        QCOMPARE(text(0, AlarmFiguresModel::Share), u"80 %"_s);
        QVERIFY(!text(0, AlarmFiguresModel::Answered).isEmpty());
        QVERIFY(text(2, AlarmFiguresModel::Answered).isEmpty()); // nobody answered: no figure
        QVERIFY(m_model->rows().at(1).isGone);
        QVERIFY(!m_model->index(1, AlarmFiguresModel::Mark).data(AlarmFiguresModel::PriorityRole).isValid());
        QCOMPARE(m_model->index(0, AlarmFiguresModel::Mark).data(Qt::AccessibleTextRole).toString(),
                 u"Medium"_s);
    }

    void whatSpeaksAgainstARuleIsSaid()
    {
        const auto remark = [this](int row) {
            return m_model->index(row, AlarmFiguresModel::Remark).data().toString();
        };
        QVERIFY(remark(0).startsWith(u"chattering: 1"_s));
        QCOMPARE(remark(1), u"no longer a rule"_s);
        QCOMPARE(remark(2), u"nobody is told what to do, never raised"_s);
        QCOMPARE(remark(3), u"stale: 2, raised only while hidden"_s);
        QCOMPARE(remark(4), u"not in use"_s);
        QCOMPARE(m_model->neverRaised(), 1); // hidden is raised, and who is not in use cannot be
        QCOMPARE(m_model->withoutResponse(), 1);
        const auto warns = [this](int row) {
            return m_model->index(row, AlarmFiguresModel::Remark).data(widgets::TableDelegate::TokenRole) ==
                   int(widgets::Token::HighLine);
        };
        QVERIFY(warns(0) && warns(2) && warns(3));
        QVERIFY(!warns(1) && !warns(4));
    }

    void isSortedByAnyColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("first");
        QTest::newRow("priority") << int(AlarmFiguresModel::Mark) << u"calm"_s;
        QTest::newRow("name") << int(AlarmFiguresModel::Rule) << u"old"_s; // it has none of its own
        QTest::newRow("response") << int(AlarmFiguresModel::Response) << u"calm"_s;
        QTest::newRow("raised") << int(AlarmFiguresModel::Raised) << u"calm"_s;
        QTest::newRow("remark") << int(AlarmFiguresModel::Remark) << u"calm"_s;
    }
    void isSortedByAnyColumn()
    {
        QFETCH(int, column);
        QFETCH(QString, first);
        m_model->sort(column, Qt::AscendingOrder);
        QCOMPARE(m_model->rows().first().rule.id.toString(), first);
        QCOMPARE(m_model->rowCount(), 5);
        // A new answer keeps the order that was chosen.
        m_model->setFigures({rule(u"calm"_s, Priority::High, {}), rule(u"loud"_s, Priority::Medium)}, {});
        QCOMPARE(m_model->rowCount(), 2);
    }

    void isWrittenAsCsv()
    {
        AlarmRule formula = rule(u"=1+1"_s, Priority::Critical, u"Say \"stop\",\nthen look."_s);
        m_model->setFigures({formula, rule(u"loud"_s, Priority::Medium)}, quality());
        const QByteArray csv = AlarmFiguresModel::csv(m_model->rows(), quality());
        QVERIFY2(csv.startsWith("rule,name,subject,"), csv.constData());
        QVERIFY2(csv.contains("\nloud,Rule loud,quantity,voltage,high,253,medium,1,\"Look.\nCall.\","
                              "2025-11-13T02:13:20Z,2025-12-13T02:13:20Z,80,2,0.8000,40,90.500,1,0,0,0,1\n"),
                 csv.constData());
        QVERIFY2(csv.contains("\n'=1+1,Rule =1+1,"), csv.constData());
        QVERIFY2(csv.contains("\"Say \"\"stop\"\",\nthen look.\""), csv.constData());
        QVERIFY2(csv.contains("\nold,,,,,,,,,"), csv.constData()); // what is gone has figures alone
        QVERIFY(csv.endsWith(",0\n") || csv.endsWith(",1\n"));
    }

    /// 4 % critical is little, 20 % high more than the 15 % recommended, 76 % below.
    void prioritiesBesideWhatIsRecommended()
    {
        const QList<AlarmSplit::Band> bands = AlarmSplit::bandsOf(quality(), {});
        QCOMPARE(bands.size(), 3);
        QCOMPARE(bands.at(0).share, 0.04);
        QCOMPARE(bands.at(1).share, 0.2);
        QCOMPARE(bands.at(2).share, 0.76);
        QCOMPARE(bands.at(0).recommended + bands.at(1).recommended + bands.at(2).recommended, 1.0);
        QVERIFY(!bands.at(0).isTooMuch);
        QVERIFY(bands.at(1).isTooMuch);
        QVERIFY(!bands.at(2).isTooMuch); // more that is not urgent is no fault
        QCOMPARE(AlarmSplit::words(bands.at(1)), u"20 %, more than the recommended 15 %"_s);
        QCOMPARE(AlarmSplit::words(bands.at(2)), u"76 %, recommended 80 %"_s);
        for (const AlarmSplit::Band &band : AlarmSplit::bandsOf({}, {}))
            QVERIFY(band.share == 0 && !band.isTooMuch);
    }

private:
    std::unique_ptr<AlarmFiguresModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestAlarmFiguresModel)
#include "tst_alarmfiguresmodel.moc"
