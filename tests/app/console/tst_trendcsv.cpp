// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trendcsv.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::TrendCsv;
using widgets::TrendPoint;

namespace {

const core::UtcTime start = core::fromMicros(1'794'906'000'250'000); // 2026-11-17T09:00:00.25Z

QByteArray written(const TrendCsv &csv)
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"trend.csv"_s);
    std::atomic<qsizetype> done{0};
    const std::atomic<bool> cancelled{false};
    const auto result = csv.write(name, done, cancelled);
    if (!result || !*result || done != csv.rows())
        return "failed";
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

/// What is seen, byte for byte.
class TestTrendCsv : public QObject
{
    Q_OBJECT

private slots:
    void writesReadings()
    {
        TrendCsv csv;
        csv.zone = QTimeZone("Asia/Colombo");
        const double none = std::nan("");
        csv.curves << TrendCsv::Curve{core::DeviceId(u"meter, 1"_s),
                                      u"L1"_s,
                                      core::Quantity::EnergyImport,
                                      u"kWh"_s,
                                      {{start, 4812370 * 0.001, 0, 0, 1, core::Quality::Good, 0us},
                                       {start + 1s, -2.5, 0, 0, 1, core::Quality::Substituted, 0us},
                                       {start + 2s, none, none, none, 0, core::Quality::Good, 0us}}};
        QCOMPARE(
            written(csv),
            "time_utc,time_local,device,channel,quantity,unit,value,quality\n"
            "2026-11-17T09:00:00.250000Z,2026-11-17T14:30:00.250000+05:30,\"meter, "
            "1\",L1,energy_import,kWh,4812.37,Good\n"
            "2026-11-17T09:00:01.250000Z,2026-11-17T14:30:01.250000+05:30,\"meter, "
            "1\",L1,energy_import,kWh,-2.5,"
            "Substituted\n"
            "2026-11-17T09:00:02.250000Z,2026-11-17T14:30:02.250000+05:30,\"meter, 1\",L1,energy_import,kWh,,Unknown\n"_ba);
    }

    void writesBuckets()
    {
        TrendCsv csv;
        csv.zone = QTimeZone::utc();
        csv.curves << TrendCsv::Curve{core::DeviceId(u"=1+1"_s),
                                      {},
                                      core::Quantity::ActivePower,
                                      u"W"_s,
                                      {{start + 30s, 100, 50, 150, 12, core::Quality::Good, 1min}}};
        QCOMPARE(written(csv),
                 "from_utc,to_utc,from_local,device,channel,quantity,unit,mean,min,max,count,quality\n"
                 "2026-11-17T09:00:00.250000Z,2026-11-17T09:01:00.250000Z,2026-11-17T09:00:00.250000Z,'=1+1,,"
                 "active_power,"
                 "W,100,50,150,12,Good\n"_ba);
    }

    void stopsWhenTold()
    {
        TrendCsv csv;
        csv.zone = QTimeZone::utc();
        csv.curves << TrendCsv::Curve{
            core::DeviceId(u"a"_s), {}, core::Quantity::Voltage, u"V"_s, {{start, 1, 1, 1}}};
        const QTemporaryDir folder;
        std::atomic<qsizetype> done{0};
        const auto result = csv.write(folder.filePath(u"a.csv"_s), done, std::atomic<bool>(true));
        QVERIFY(result.ok());
        QVERIFY(!*result);
        QVERIFY(!QFile::exists(folder.filePath(u"a.csv"_s)));
        QVERIFY(!csv.write(folder.filePath(u"missing/a.csv"_s), done, std::atomic<bool>(false)).ok());
    }
};

QTEST_GUILESS_MAIN(TestTrendCsv)
#include "tst_trendcsv.moc"
