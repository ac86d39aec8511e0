// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quality.h"
#include "core/quantity.h"
#include "core/unitscale.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Quality;
using core::Quantity;

class TestQuantity : public QObject
{
    Q_OBJECT

private slots:
    void oneSpellingEach();
    void numbersAreForEver();
    void listedInTheReadme();
    void unknownNames();
    void kinds();
    void unitsAsPeopleWriteThem_data();
    void unitsAsPeopleWriteThem();
    void qualities();
};

void TestQuantity::oneSpellingEach()
{
    static const QSet<QString> units{u"V"_s,  u"A"_s,  u"W"_s,    u"var"_s, u"VA"_s, u"Wh"_s, u"varh"_s,
                                     u"Hz"_s, u"m3"_s, u"degC"_s, u"dBm"_s, u"s"_s,  u"1"_s,  u"%"_s};
    QSet<QString> names;
    for (const Quantity quantity : core::allQuantities()) {
        const QString name(core::quantityName(quantity));
        QVERIFY(!name.isEmpty());
        QCOMPARE(name, name.toLower());
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
        QVERIFY(core::quantityFromName(name) == std::optional(quantity));
        QVERIFY2(units.contains(core::quantityUnit(quantity)), qPrintable(name));
    }
}

void TestQuantity::numbersAreForEver()
{
    // Stored in databases: a changed number would turn old volts into something else.
    const QList<std::pair<QString, int>> stored{{u"voltage"_s, 1},
                                                {u"current"_s, 2},
                                                {u"active_power"_s, 3},
                                                {u"reactive_power"_s, 4},
                                                {u"apparent_power"_s, 5},
                                                {u"power_factor"_s, 6},
                                                {u"frequency"_s, 7},
                                                {u"energy_import"_s, 8},
                                                {u"energy_export"_s, 9},
                                                {u"energy_integrated"_s, 10},
                                                {u"relay"_s, 11},
                                                {u"line"_s, 12},
                                                {u"rssi"_s, 13},
                                                {u"gas_volume"_s, 14},
                                                {u"temperature"_s, 15},
                                                {u"battery_voltage"_s, 16},
                                                {u"online"_s, 17},
                                                {u"heartbeat"_s, 18},
                                                {u"reactive_energy"_s, 19},
                                                {u"uptime"_s, 20},
                                                {u"energy_difference"_s, 21},
                                                {u"setting"_s, 22},
                                                {u"link_quality"_s, 23},
                                                {u"battery_level"_s, 24},
                                                {u"energy_interval"_s, 25},
                                                {u"sample"_s, 26},
                                                {u"hops"_s, 27}};
    for (const auto &[name, number] : stored)
        QCOMPARE(static_cast<int>(core::quantityFromName(name).value_or(Quantity{})), number);
    QVERIFY(core::allQuantities().size() >= stored.size());
}

void TestQuantity::listedInTheReadme()
{
    QFile readme(QStringLiteral(METERDECK_SOURCE_DIR "/modules/core/README.md"));
    QVERIFY(readme.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(readme.readAll());
    for (const Quantity quantity : core::allQuantities()) {
        const QString row =
            u"| `%1` | %2 |"_s.arg(core::quantityName(quantity), core::quantityUnit(quantity));
        QVERIFY2(text.contains(row), qPrintable(row));
    }
}

void TestQuantity::unknownNames()
{
    for (const auto &name : {u""_s, u"Voltage"_s, u"volts"_s, u"voltage "_s, u"active-power"_s})
        QVERIFY2(!core::quantityFromName(name), qPrintable(name));
}

void TestQuantity::kinds()
{
    for (const Quantity quantity : core::allQuantities())
        QVERIFY(!(core::isState(quantity) && core::isTotal(quantity)));
    QVERIFY(core::isState(Quantity::Relay));
    QVERIFY(!core::isState(Quantity::Voltage));
    QVERIFY(core::isTotal(Quantity::EnergyImport));
    QVERIFY(!core::isTotal(Quantity::ActivePower));
}

void TestQuantity::unitsAsPeopleWriteThem_data()
{
    QTest::addColumn<Quantity>("quantity");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value");
    QTest::addColumn<std::optional<double>>("stored");
    using Stored = std::optional<double>;
    QTest::newRow("own") << Quantity::EnergyImport << u"Wh"_s << 12.5 << Stored(12.5);
    QTest::newRow("kilo") << Quantity::EnergyImport << u"kWh"_s << 0.3 << Stored(0.3 * 1000);
    // 230.1 * 0.001 would be 0.23010000000000003.
    QTest::newRow("milli") << Quantity::Voltage << u"mV"_s << 230.1 << Stored(0.2301);
    QTest::newRow("watt-minutes") << Quantity::EnergyImport << u"Wmin"_s << 90. << Stored(1.5);
    QTest::newRow("joule") << Quantity::EnergyImport << u"J"_s << 7200. << Stored(2);
    QTest::newRow("superscript") << Quantity::GasVolume << u"m\u00b3"_s << 4. << Stored(4);
    QTest::newRow("litres") << Quantity::GasVolume << u"L"_s << 4. << Stored(0.004);
    QTest::newRow("kelvin") << Quantity::Temperature << u"K"_s << 273.15 << Stored(0);
    QTest::newRow("fahrenheit") << Quantity::Temperature << u"\u00b0F"_s << 212. << Stored(100);
    QTest::newRow("power-factor") << Quantity::PowerFactor << u"%"_s << 93. << Stored(0.93);
    QTest::newRow("percent-of-what") << Quantity::Sample << u"%"_s << 93. << Stored();
    QTest::newRow("another-quantity") << Quantity::ActivePower << u"kWh"_s << 1. << Stored();
    QTest::newRow("case-counts") << Quantity::EnergyImport << u"kwh"_s << 1. << Stored();
    QTest::newRow("a-state") << Quantity::Relay << u"%"_s << 1. << Stored();
    QTest::newRow("nothing") << Quantity::Voltage << QString() << 1. << Stored();
}

void TestQuantity::unitsAsPeopleWriteThem()
{
    QFETCH(Quantity, quantity);
    QFETCH(QString, unit);
    QFETCH(double, value);
    QFETCH(std::optional<double>, stored);
    const auto scale = core::unitScale(unit, quantity);
    QCOMPARE(scale.has_value(), stored.has_value());
    if (scale)
        QCOMPARE(scale->of(value), *stored);
}

void TestQuantity::qualities()
{
    const QStringList names{u"Good"_s,        u"Stale"_s,     u"NoAnswer"_s, u"Bad"_s,
                            u"Substituted"_s, u"Estimated"_s, u"Unknown"_s};
    for (int i = 0; i < names.size(); ++i) {
        QCOMPARE(QString(core::qualityName(static_cast<Quality>(i))), names[i]);
        QVERIFY(core::qualityFromName(names[i]) == std::optional(static_cast<Quality>(i)));
    }
    QVERIFY(!core::qualityFromName(u"good"_s));
}

QTEST_GUILESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
