// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tallymodel.h"
#include "models/transportsmodel.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::TallyModel;
using console::TransportsModel;
using widgets::TableDelegate;

class TestTransportsModel : public QObject
{
    Q_OBJECT

private slots:
    void showsStateAndSums()
    {
        TransportsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        engine::TransportInfo bus;
        bus.id = core::TransportId(u"bus1"_s);
        bus.type = u"modbus-rtu"_s;
        bus.address = u"/dev/ttyUSB0, 9600 8N1"_s;
        bus.state = core::TransportState::Down;
        bus.counters.errors = {{u"crc"_s, 3}, {u"late"_s, 2}};
        bus.counters.rejects = {{u"type"_s, 1}};
        bus.counters.wireLoad = 0.61;
        constexpr core::UtcTime now{std::chrono::seconds(1800000000)};
        model.setTransports({bus}, now);
        QCOMPARE(model.index(0, TransportsModel::Name).data().toString(), u"bus1"_s);
        QCOMPARE(model.index(0, TransportsModel::Errors).data().toString(), u"5"_s);
        // A broker's refusals stand nowhere else; a bus keeps examples of errors it counted already.
        bus.type = u"mqtt"_s;
        QCOMPARE(TransportsModel::errorsOf(bus), quint64(6));
        QCOMPARE(model.index(0, TransportsModel::WireLoad).data().toString(), u"61 %"_s);
        QCOMPARE(model.index(0, TransportsModel::WireLoad).data(TableDelegate::ShareRole).toDouble(), 0.61);
        QCOMPARE(model.index(0, TransportsModel::Heard).data().toString(), u"never"_s);
        QCOMPARE(model.index(0, TransportsModel::Heard).data(TableDelegate::QualityRole).toInt(),
                 int(core::Quality::NoAnswer));
        QCOMPARE(model.index(0, TransportsModel::Heard).data(TableDelegate::DetailRole).toString(),
                 u"Down"_s);
        bus.type = u"modbus-rtu"_s;
        bus.state = core::TransportState::Up;
        bus.lastHeard = now - 4s;
        model.setTransports({bus}, now);
        QVERIFY(!model.index(0, TransportsModel::Heard).data(TableDelegate::DetailRole).isValid());
        QVERIFY(!model.index(0, TransportsModel::Name).data(TableDelegate::EmphasisRole).toBool());
        model.setSilent({{bus.id, 2}});
        QVERIFY(model.index(0, TransportsModel::Name).data(TableDelegate::EmphasisRole).toBool());
        QCOMPARE(model.index(0, TransportsModel::Heard).data().toString(), u"4 s"_s);
    }

    void tallies()
    {
        TallyModel model(u"Kind"_s, u"Count"_s);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows({{u"CRC"_s, 41208, true}, {u"Late"_s, 0, true}});
        QCOMPARE(model.index(0, 1).data().toString(), u"41\u2009208"_s);
        QCOMPARE(model.index(0, 1).data(TableDelegate::TokenRole).toInt(), int(widgets::Token::HighLine));
        QCOMPARE(model.index(1, 1).data(TableDelegate::TokenRole).toInt(), int(widgets::Token::Text3));
        QCOMPARE(model.index(0, 1).data(TableDelegate::ShareRole).toDouble(), 1.0);
        QVERIFY(!model.index(1, 1).data(TableDelegate::ShareRole).isValid());
        model.setRows({{u"CRC"_s, 41209, true}});
        QCOMPARE(model.rowCount(), 1);
    }
};

QTEST_MAIN(TestTransportsModel)
#include "tst_transportsmodel.moc"
