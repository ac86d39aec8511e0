// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/planfit.h"

#include <QTest>

using namespace std::chrono_literals;
using modbus::PlanFit;
using modbus::planFit;
using modbus::PlanShare;

/// What a wire must carry each second, and what would help where it cannot.
class TestPlanFit : public QObject
{
    Q_OBJECT

private slots:
    void fits_data()
    {
        QTest::addColumn<int>("meters");
        QTest::addColumn<int>("pollMs");
        QTest::addColumn<int>("baud");
        QTest::addColumn<double>("load"); // of meters with ten registers: 33 characters and two pauses
        QTest::addColumn<int>("better");
        // 33 characters of 10 bits and 77 bits of pauses: 407 bits.
        QTest::newRow("one") << 1 << 1000 << 9600 << 407.0 / 9600 << 0;
        QTest::newRow("32, each five seconds") << 32 << 5000 << 9600 << 32 * 407.0 / 9600 / 5 << 0;
        QTest::newRow("32, each second") << 32 << 1000 << 9600 << 32 * 407.0 / 9600 << 19200;
        QTest::newRow("a fixed pause at high rates")
            << 60 << 500 << 38400 << 120 * (330.0 / 38400 + 0.0035) << 115200;
        QTest::newRow("nothing is fast enough")
            << 200 << 50 << 115200 << 4000 * (330.0 / 115200 + 0.0035) << 0;
    }

    void fits()
    {
        QFETCH(int, meters);
        QFETCH(int, pollMs);
        QFETCH(int, baud);
        QFETCH(double, load);
        QFETCH(int, better);
        const std::vector<PlanShare> shares(std::size_t(meters),
                                            PlanShare{33, 1, std::chrono::milliseconds(pollMs)});
        const PlanFit fit = planFit(shares, baud, 10);
        QVERIFY2(qAbs(fit.load - load) < 1e-6, qPrintable(QString::number(fit.load)));
        QCOMPARE(fit.fits(), load <= 1);
        QCOMPARE(fit.baud, better);
        if (fit.fits()) {
            QCOMPARE(fit.slower, 1.0);
            return;
        }
        // What is suggested does fit.
        std::vector<PlanShare> slower = shares;
        for (PlanShare &share : slower)
            share.poll = std::chrono::nanoseconds(qint64(double(share.poll.count()) * fit.slower));
        QVERIFY(planFit(slower, baud, 10).load <= 0.81);
        if (better > 0)
            QVERIFY(planFit(shares, better, 10).load <= 0.8);
    }

    void nothingToCarry() { QCOMPARE(planFit({}, 9600, 10).load, 0.0); }

    void parityTakesItsBit()
    {
        const std::vector<PlanShare> share{{33, 1, 1s}};
        QVERIFY(planFit(share, 9600, 11).load > planFit(share, 9600, 10).load);
    }
};

QTEST_GUILESS_MAIN(TestPlanFit)
#include "tst_planfit.moc"
