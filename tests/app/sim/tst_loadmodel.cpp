// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetplan.h"
#include "fleet/loadmodel.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using core::UtcTime;
using fleet::LoadModel;
using fleet::LoadSample;

namespace {

// Monday, 2 November 2026, 00:00 UTC.
const UtcTime Monday{1793577600s};

double meanPower(const LoadModel &model, UtcTime from, std::chrono::minutes length)
{
    double sum = 0;
    for (auto at = 0min; at < length; ++at)
        sum += model.at(from + at).power;
    return sum / static_cast<double>(length.count());
}

} // namespace

class TestLoadModel : public QObject
{
    Q_OBJECT

private slots:
    void sameSeedAndTimeGiveTheSameValues();
    void anotherSeedOrDeviceGivesOthers();
    void staysWithinPhysics_data();
    void staysWithinPhysics();
    void energyIsTheIntegralOfPower_data() { staysWithinPhysics_data(); }
    void energyIsTheIntegralOfPower();
    void energyRisesOverTheTurnOfTheWeek();
    void nightIsBelowEvening();
    void officeHoursFillTheLab();
    void utcOffsetMovesTheDay();
    void frequencyIsOneForTheGrid();
    void namesAreStableAndDifferent();
    void payloadsLookLikeTheFirmwares();
    void numberedMessagesCarryTheirNumber();
};

void TestLoadModel::sameSeedAndTimeGiveTheSameValues()
{
    const LoadModel one(7, 4);
    const LoadModel two(7, 4);
    // Asked in another order, to see that nothing is remembered.
    for (int i = 0; i < 500; ++i)
        QCOMPARE(two.at(Monday + (500 - i) * 611s), one.at(Monday + (500 - i) * 611s));
    const LoadSample first = one.at(Monday + 12345s);
    one.at(Monday + 99999s);
    QCOMPARE(one.at(Monday + 12345s), first);
}

void TestLoadModel::anotherSeedOrDeviceGivesOthers()
{
    const LoadSample one = LoadModel(7, 4).at(Monday);
    QVERIFY(one.power != LoadModel(8, 4).at(Monday).power);
    QVERIFY(one.power != LoadModel(7, 5).at(Monday).power);
}

void TestLoadModel::staysWithinPhysics_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<quint32>("device");
    for (quint32 device = 0; device < 6; ++device)
        QTest::addRow("device %u", device) << quint64(device % 2 + 1) << device;
    QTest::addRow("far device") << quint64(99) << 1000003U;
}

void TestLoadModel::staysWithinPhysics()
{
    QFETCH(quint64, seed);
    QFETCH(quint32, device);
    const LoadModel model(seed, device);
    double least = 1e9;
    double most = 0;
    for (int minute = 0; minute < 7 * 1440; ++minute) {
        const LoadSample now = model.at(Monday + std::chrono::minutes(minute));
        QVERIFY2(std::abs(now.power - now.voltage * now.current * now.powerFactor) < 1e-6 * now.power,
                 "P = V I PF");
        QVERIFY(now.voltage > 207 && now.voltage < 253);
        QVERIFY(now.current > 0 && now.current < 45);
        QVERIFY(now.powerFactor > 0.5 && now.powerFactor <= 1);
        QVERIFY(now.frequency > 49.8 && now.frequency < 50.2);
        least = std::min(least, now.power);
        most = std::max(most, now.power);
    }
    QVERIFY2(most > 5 * least, "appliances and days must show");
}

void TestLoadModel::energyIsTheIntegralOfPower()
{
    QFETCH(quint64, seed);
    QFETCH(quint32, device);
    const LoadModel model(seed, device);
    double before = model.energyWh(Monday);
    for (int hour = 0; hour < 24; ++hour) {
        const UtcTime from = Monday + std::chrono::hours(hour);
        double wattSeconds = 0;
        double last = before;
        for (int second = 0; second < 3600; ++second) {
            wattSeconds += model.at(from + std::chrono::seconds(second) + 500ms).power;
            const double now = model.energyWh(from + std::chrono::seconds(second + 1));
            QVERIFY2(now > last, "the register only rises");
            last = now;
        }
        const double measured = last - before;
        QVERIFY2(std::abs(measured - wattSeconds / 3600) < 0.01 * measured,
                 qPrintable(u"hour %1: register %2 Wh, power %3 Wh"_s.arg(hour).arg(measured).arg(
                     wattSeconds / 3600)));
        before = last;
    }
}

void TestLoadModel::energyRisesOverTheTurnOfTheWeek()
{
    const LoadModel model(3, 0);
    // The pattern's week begins on Thursday, 00:00.
    const UtcTime turn = Monday + 72h;
    for (int second = -30; second < 30; ++second) {
        const double step = model.energyWh(turn + std::chrono::seconds(second + 1)) -
                            model.energyWh(turn + std::chrono::seconds(second));
        QVERIFY2(step > 0 && step < 10, qPrintable(u"%1 Wh in a second"_s.arg(step)));
    }
}

void TestLoadModel::nightIsBelowEvening()
{
    for (quint32 device = 0; device < 30; ++device) {
        const LoadModel home(5, device);
        if (home.kind() != fleet::LoadKind::Home)
            continue;
        double night = 0;
        double evening = 0;
        for (int day = 0; day < 7; ++day) {
            night += meanPower(home, Monday + day * 24h + 2h, 120min);
            evening += meanPower(home, Monday + day * 24h + 18h, 180min);
        }
        QVERIFY2(evening > 2 * night,
                 qPrintable(u"device %1: night %2, evening %3"_s.arg(device).arg(night).arg(evening)));
    }
    QCOMPARE(LoadModel(5, 0).kind(), fleet::LoadKind::Home);
}

void TestLoadModel::officeHoursFillTheLab()
{
    const LoadModel lab(5, 2);
    QCOMPARE(lab.kind(), fleet::LoadKind::Lab);
    const double tuesday = meanPower(lab, Monday + 24h + 9h, 420min);
    QVERIFY(tuesday > 3 * meanPower(lab, Monday + 24h + 1h, 180min));
    QVERIFY(tuesday > 2 * meanPower(lab, Monday + 6 * 24h + 9h, 420min));
}

void TestLoadModel::utcOffsetMovesTheDay()
{
    const LoadModel utc(5, 1);
    const LoadModel east(5, 1, 5h + 30min);
    QCOMPARE(east.at(Monday + 10h).power, utc.at(Monday + 15h + 30min).power);
}

void TestLoadModel::frequencyIsOneForTheGrid()
{
    QCOMPARE(LoadModel(5, 1).at(Monday).frequency, LoadModel(5, 9).at(Monday).frequency);
    QVERIFY(LoadModel(5, 1).at(Monday).frequency != LoadModel(5, 1).at(Monday + 60s).frequency);
}

void TestLoadModel::namesAreStableAndDifferent()
{
    QCOMPARE(fleet::nodeId(1, 0), fleet::nodeId(1, 0));
    QSet<QString> names;
    bool shortened = false;
    for (int i = 0; i < 5000; ++i) {
        const QString name = fleet::nodeId(42, i);
        const QString digits = name.mid(6);
        QVERIFY(name.startsWith(u"ESP32-"_s));
        QVERIFY2(!digits.startsWith(u'0') && digits == digits.toLower(), qPrintable(name));
        shortened |= digits.size() < 8;
        names.insert(name);
    }
    QCOMPARE(names.size(), 5000);
    QVERIFY2(shortened, "chip numbers are not padded with zeros");
}

void TestLoadModel::payloadsLookLikeTheFirmwares()
{
    const LoadSample sample{231.4, 1.532, 318.7, 0.9, 50, 12345.6};
    QCOMPARE(fleet::metricsPayload(sample),
             QByteArray(R"({"voltage":231.3999939,"current":1.531999946,"power":318.7000122})"));
    QCOMPARE(fleet::energyPayload(12345.6), QByteArray("12.35"));
    QCOMPARE(fleet::energyPayload(0), QByteArray("0.00"));
    const LoadSample shown = fleet::asNodeShows({231.4444, 1.53249, 318.66, 0.9, 50, 12345.6});
    QCOMPARE(shown.voltage, 231.4);
    QCOMPARE(shown.current, 1.532);
    QCOMPARE(shown.power, 318.7);
    QCOMPARE(shown.energyWh, 12345.0);
}

void TestLoadModel::numberedMessagesCarryTheirNumber()
{
    QCOMPARE(fleet::numberedPayload(0), QByteArray(R"({"voltage":200.0,"current":0.000,"power":0.00})"));
    QCOMPARE(fleet::numberedPayload(12345),
             QByteArray(R"({"voltage":234.5,"current":0.012,"power":123.45})"));
    for (const qint64 number : {0, 1, 999, 1000, 123456, 59999999}) {
        const auto json = QJsonDocument::fromJson(fleet::numberedPayload(number)).object();
        QCOMPARE(fleet::numberOfPayload(json[u"voltage"_s].toDouble(), json[u"current"_s].toDouble()),
                 number);
    }
    QVERIFY(!fleet::numberOfPayload(199.0, 0));
    QVERIFY(!fleet::numberOfPayload(300.0, 0));
}

QTEST_GUILESS_MAIN(TestLoadModel)
#include "tst_loadmodel.moc"
