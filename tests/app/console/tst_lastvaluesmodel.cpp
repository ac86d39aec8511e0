// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lastvaluesmodel.h"
#include "widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::LastValuesModel;
using widgets::TableDelegate;

namespace {

LastValuesModel::Row row(core::Quantity quantity, std::optional<double> value, core::Quality quality)
{
    LastValuesModel::Row made;
    made.quantity = quantity;
    made.value = value;
    made.quality = quality;
    made.age = 2s;
    return made;
}

} // namespace

class TestLastValuesModel : public QObject
{
    Q_OBJECT

private slots:
    void announcesOnlyWhatDiffers()
    {
        LastValuesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<LastValuesModel::Row> rows = {row(core::Quantity::Voltage, 231.4, core::Quality::Good),
                                            row(core::Quantity::Current, 6.8, core::Quality::Good)};
        model.setRows(rows);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows(rows);
        QCOMPARE(changed.size(), 0);
        rows[1].value = 7.0;
        model.setRows(rows);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    }

    void linesAreCalledAsPeopleCallThem()
    {
        LastValuesModel model;
        model.setLineLabels({{u"1"_s, u"CEB grid"_s}});
        auto first = row(core::Quantity::Line, 1.0, core::Quality::Good);
        first.channel = u"1"_s;
        auto second = first;
        second.channel = u"2"_s;
        auto phase = row(core::Quantity::Voltage, 230.0, core::Quality::Good);
        phase.channel = u"1"_s; // no line
        model.setRows({first, second, phase});
        const auto name = [&model](int row) {
            return model.index(row, LastValuesModel::Name).data().toString();
        };
        QCOMPARE(name(0), u"Line 1, CEB grid"_s);
        QCOMPARE(name(1), u"Line 2"_s);
        QCOMPARE(name(2), u"Voltage, 1"_s);
    }

    void valuesWearTheirQuality_data()
    {
        QTest::addColumn<LastValuesModel::Row>("shown");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::newRow("good") << row(core::Quantity::Voltage, 231.4, core::Quality::Good) << u"231.4"_s
                              << u"V"_s;
        QTest::newRow("no answer prints none, not 0")
            << row(core::Quantity::Voltage, std::nullopt, core::Quality::NoAnswer) << u"none"_s << QString();
        QTest::newRow("bad prints none")
            << row(core::Quantity::Current, std::nullopt, core::Quality::Bad) << u"none"_s << QString();
        QTest::newRow("a state without value is unknown")
            << row(core::Quantity::Relay, std::nullopt, core::Quality::Unknown) << u"unknown"_s << QString();
        LastValuesModel::Row never = row(core::Quantity::EnergyImport, std::nullopt, core::Quality::Unknown);
        never.age.reset();
        QTest::newRow("never heard") << never << u"never"_s << QString();
        QTest::newRow("energy in kWh")
            << row(core::Quantity::EnergyImport, 12340.0, core::Quality::Good) << u"12.34"_s << u"kWh"_s;
    }

    void aRetainedStatusOfALivingDeviceIsCalm()
    {
        LastValuesModel model;
        LastValuesModel::Row status = row(core::Quantity::Online, 1, core::Quality::Stale);
        model.setRows({status});
        const QModelIndex now = model.index(0, LastValuesModel::Now);
        const QModelIndex quality = model.index(0, LastValuesModel::QualityColumn);
        QCOMPARE(now.data().toString(), u"online"_s);
        QCOMPARE(quality.data(TableDelegate::TokenRole).toInt(), int(widgets::Token::HighLine));
        status.livedOn = true;
        model.setRows({status});
        // The truth stays: it is a stored copy, Stale, with its age. Only the alarm goes.
        QCOMPARE(now.data().toString(), u"online, retained"_s);
        QCOMPARE(now.data(TableDelegate::TokenRole).toInt(), int(widgets::Token::Text));
        QCOMPARE(quality.data(TableDelegate::QualityRole).toInt(), int(core::Quality::Stale));
        QCOMPARE(quality.data().toString(), u"Stale"_s);
        QCOMPARE(quality.data(TableDelegate::TokenRole).toInt(), int(widgets::Token::Text2));
        QCOMPARE(quality.data(TableDelegate::MarkTokenRole).toInt(), int(widgets::Token::Text2));
        QCOMPARE(model.index(0, LastValuesModel::Age).data().toString(), u"2 s"_s);
    }

    void valuesWearTheirQuality()
    {
        QFETCH(LastValuesModel::Row, shown);
        QFETCH(QString, text);
        QFETCH(QString, unit);
        LastValuesModel model;
        model.setRows({shown});
        QCOMPARE(model.index(0, LastValuesModel::Now).data().toString(), text);
        QCOMPARE(model.index(0, LastValuesModel::Unit).data().toString(), unit);
        QCOMPARE(model.index(0, LastValuesModel::QualityColumn).data(TableDelegate::QualityRole).toInt(),
                 int(shown.quality));
    }

    void aRowCanBeDraggedAsItsSeries()
    {
        LastValuesModel model;
        model.setDevice(core::DeviceId(u"ESP32-1a2b"_s));
        LastValuesModel::Row phase = row(core::Quantity::ActivePower, 900, core::Quality::Good);
        phase.channel = u"L2"_s;
        LastValuesModel::Row never = row(core::Quantity::Frequency, std::nullopt, core::Quality::Unknown);
        never.age.reset();
        model.setRows({phase, never});
        QVERIFY(model.flags(model.index(0, 0)) & Qt::ItemIsDragEnabled);
        QVERIFY(!(model.flags(model.index(1, 0)) & Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0), model.index(0, 1)}));
        QVERIFY(data);
        const QJsonObject series =
            QJsonDocument::fromJson(data->data(u"application/x-meterdeck-series"_s)).object();
        QCOMPARE(series,
                 (QJsonObject{{u"device"_s, u"ESP32-1a2b"_s},
                              {u"quantity"_s, QString(core::quantityName(core::Quantity::ActivePower))},
                              {u"channel"_s, u"L2"_s}}));
    }
};

QTEST_MAIN(TestLastValuesModel)
#include "tst_lastvaluesmodel.moc"
