// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transportsummarymodel.h"
#include "widgets/tabledelegate.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Model = console::TransportSummaryModel;

namespace {

const core::UtcTime Now = core::fromMicros(1'700'000'000'000'000);

Model::Row row(const QString &name, core::TransportState state)
{
    Model::Row made;
    made.info.id = core::TransportId(name);
    made.info.name = name;
    made.info.type = u"modbus-rtu"_s;
    made.info.state = state;
    made.info.lastHeard = Now - 6min;
    made.info.messagesPerSecond = 12.94;
    made.info.counters.errors = {{u"crc"_s, 312}, {u"late"_s, 8}};
    made.info.counters.rejects = {{u"json"_s, 2}};
    made.info.beforeToday.errors = {{u"crc"_s, 300}};
    made.rates = {1, 2, 3};
    return made;
}

} // namespace

class TestTransportSummaryModel : public QObject
{
    Q_OBJECT

private slots:
    void aLineATransport()
    {
        Model model;
        const QAbstractItemModelTester tester(&model);
        model.setRows({row(u"Bus"_s, core::TransportState::Down)}, Now);
        const auto text = [&model](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(Model::Name), u"Bus"_s);
        QCOMPARE(text(Model::Rate), u"13"_s);
        QCOMPARE(text(Model::Errors), u"22"_s); // of today only
        QCOMPARE(text(Model::Heard), u"6 min"_s);
        QCOMPARE(model.index(0, Model::HalfHour)
                     .data(widgets::TableDelegate::SparklineRole)
                     .value<QList<double>>(),
                 (QList<double>{1, 2, 3}));
        QCOMPARE(model.index(0, Model::Heard).data(widgets::TableDelegate::QualityRole).toInt(),
                 int(core::Quality::NoAnswer));
        QVERIFY(model.index(0, Model::Name).data(Qt::AccessibleTextRole).toString().contains(u"Down"_s));
        model.setRows({row(u"Bus"_s, core::TransportState::Up), row(u"Two"_s, core::TransportState::Up)},
                      Now);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, Model::Heard).data(widgets::TableDelegate::QualityRole).toInt(),
                 int(core::Quality::Good));
    }
};

QTEST_MAIN(TestTransportSummaryModel)
#include "tst_transportsummarymodel.moc"
