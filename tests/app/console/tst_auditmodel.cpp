// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/auditmodel.h"
#include "widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::AuditModel;
using widgets::TableDelegate;

namespace {

constexpr core::UtcTime Start{std::chrono::seconds(1800000000)};

core::AuditEntry entry(qint64 number, const QString &command, const QString &stage,
                       const QString &outcome = {})
{
    core::AuditEntry made;
    made.number = number;
    made.at = Start + std::chrono::seconds(number);
    made.command = core::CommandId(command);
    made.device = core::DeviceId(u"shop"_s);
    made.stage = stage;
    made.who = u"operator"_s;
    made.detail = {
        {u"order"_s, QJsonObject{{u"name"_s, u"relay"_s}, {u"value"_s, 1}, {u"reason"_s, u"board work"_s}}}};
    if (!outcome.isEmpty()) {
        made.detail.insert(u"outcome"_s, outcome);
        made.detail.insert(u"after_ms"_s, 840);
    }
    return made;
}

} // namespace

class TestAuditModel : public QObject
{
    Q_OBJECT

private slots:
    void oneRowAnOrder()
    {
        AuditModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        // Newest first, as the historian gives them.
        model.setEntries({entry(4, u"b"_s, u"requested"_s), entry(3, u"a"_s, u"late"_s),
                          entry(2, u"a"_s, u"outcome"_s, u"Verified"_s), entry(1, u"a"_s, u"requested"_s)},
                         {{core::DeviceId(u"shop"_s), u"Wellawatte shop 12"_s}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, AuditModel::OutcomeColumn).data().toString(), u"Waiting"_s);
        QCOMPARE(model.index(0, AuditModel::OutcomeColumn).data(TableDelegate::OutcomeRole).toInt(), -1);
        QCOMPARE(model.index(1, AuditModel::OutcomeColumn).data().toString(), u"Verified"_s);
        QCOMPARE(model.index(1, AuditModel::Took).data().toString(), u"0.84 s"_s);
        QCOMPARE(model.index(1, AuditModel::Device).data().toString(), u"Wellawatte shop 12"_s);
        QCOMPARE(model.index(1, AuditModel::Order).data().toString(), u"Relay on"_s);
        QCOMPARE(model.order(1)->rows.size(), 3);
        QCOMPARE(model.countOf(core::Outcome::Verified), 1);
        QCOMPARE(model.countOf(std::nullopt), 1);
    }

    void filters()
    {
        AuditModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries(
            {entry(2, u"b"_s, u"outcome"_s, u"NoAnswer"_s), entry(1, u"a"_s, u"outcome"_s, u"Verified"_s)},
            {});
        model.setFilter(u"no answer"_s);
        QCOMPARE(model.rowCount(), 1);
        model.setFilter(u"BOARD verified"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.order(0)->command.id, core::CommandId(u"a"_s));
        model.setFilter({});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.total(), 2);
    }
};

QTEST_MAIN(TestAuditModel)
#include "tst_auditmodel.moc"
