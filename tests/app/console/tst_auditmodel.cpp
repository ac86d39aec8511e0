// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/auditmodel.h"
#include "widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::AuditModel;
using widgets::TableDelegate;

namespace {

constexpr core::UtcTime Start{std::chrono::seconds(1800000000)};

engine::AuditedOrder order(qint64 row, const QString &id, std::optional<core::Outcome> outcome)
{
    engine::AuditedOrder made;
    made.command.id = core::CommandId(id);
    made.command.device = core::DeviceId(u"shop"_s);
    made.command.name = u"relay"_s;
    made.command.value = 1;
    made.command.reason = u"board work"_s;
    made.command.orderedBy = u"operator, \"night\""_s;
    made.at = Start + std::chrono::seconds(row);
    made.outcome = outcome;
    if (outcome)
        made.took = 840ms;
    made.firstRow = row;
    made.lastRow = row + 1;
    made.rows = 2;
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
        engine::AuditedOrder asked = order(1, u"a"_s, core::Outcome::Verified);
        asked.relayAsked = true;
        asked.knownRelay = 0;
        asked.knownAge = 2s;
        model.setOrders({order(4, u"b"_s, std::nullopt), asked},
                        {{core::DeviceId(u"shop"_s), u"Wellawatte shop 12"_s}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, AuditModel::OutcomeColumn).data().toString(), u"Waiting"_s);
        QCOMPARE(model.index(0, AuditModel::OutcomeColumn).data(TableDelegate::OutcomeRole).toInt(), -1);
        QCOMPARE(model.index(1, AuditModel::OutcomeColumn).data().toString(), u"Verified"_s);
        QCOMPARE(model.index(1, AuditModel::Took).data().toString(), u"0.84 s"_s);
        QCOMPARE(model.index(1, AuditModel::Device).data().toString(), u"Wellawatte shop 12"_s);
        QCOMPARE(model.index(1, AuditModel::Order).data().toString(), u"Relay on"_s);
        QCOMPARE(model.index(1, AuditModel::Known).data().toString(), u"off, 2 s"_s);
        QCOMPARE(model.index(0, AuditModel::Known).data().toString(), QString()); // the audit does not say
        QCOMPARE(model.countOf(core::Outcome::Verified), 1);
        QCOMPARE(model.countOf(std::nullopt), 1);
        QCOMPARE(model.rowOf(core::CommandId(u"a"_s)), 1);
        QCOMPARE(model.rowOf(core::CommandId(u"nobody's"_s)), -1);
    }

    void filters()
    {
        AuditModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        engine::AuditedOrder late = order(10, u"c"_s, core::Outcome::NoAnswer);
        late.late = true;
        model.setOrders({late, order(4, u"b"_s, std::nullopt), order(1, u"a"_s, core::Outcome::Verified)},
                        {});
        const auto shown = [&model] {
            QString ids;
            for (int row = 0; row < model.rowCount(); ++row)
                ids += model.order(row)->command.id.toString();
            return ids;
        };
        model.setFilter(u"no answer"_s);
        QCOMPARE(shown(), u"c"_s);
        model.setFilter(u"BOARD verified"_s);
        QCOMPARE(shown(), u"a"_s);
        model.setFilter(u"11"_s); // a row number, within the order that has it
        QCOMPARE(shown(), u"c"_s);
        model.setFilter({});
        QCOMPARE(shown(), u"cba"_s);
        model.setSegment(AuditModel::Segment::NotVerified);
        QCOMPARE(shown(), u"cb"_s);
        model.setSegment(AuditModel::Segment::Late);
        QCOMPARE(shown(), u"c"_s);
        QCOMPARE(model.total(), 3); // counts are of all
        QCOMPARE(model.countOf(core::Outcome::Verified), 1);
    }

    void csvIsReadableByMachines()
    {
        AuditModel model;
        model.setOrders({order(1, u"a"_s, core::Outcome::Verified), order(3, u"b"_s, std::nullopt)}, {});
        const QList<QByteArray> lines = AuditModel::csv(model.lines()).trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0).count(','), 13);
        QCOMPARE(lines.at(1), QByteArray("2027-01-15T08:00:01.000Z,\"operator, \"\"night\"\"\",shop,shop,"
                                         "relay,,1,,,Verified,840,board work,1,2"));
        QVERIFY2(lines.at(2).contains(",relay,,1,,,,,board work,3,4"), lines.at(2));
    }
};

QTEST_MAIN(TestAuditModel)
#include "tst_auditmodel.moc"
