// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/faultplan.h"

#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using fleet::FaultPlan;

class TestFaultPlan : public QObject
{
    Q_OBJECT

private slots:
    void plantsNothingUnasked();
    void sameSeedPlantsTheSame();
    void keepsTheRate();
    void plantsEveryKind();
    void plantsOnlyTheKindsAskedFor();
};

void TestFaultPlan::plantsNothingUnasked()
{
    const FaultPlan none;
    const FaultPlan zero(1, 0, 0);
    for (quint64 number = 0; number < 10000; ++number) {
        QVERIFY(!none.ofLine(number) && !none.ofNode(1, number));
        QVERIFY(!zero.ofLine(number) && !zero.ofNode(1, number));
    }
}

void TestFaultPlan::sameSeedPlantsTheSame()
{
    const FaultPlan one(5, 0.2, 0.2);
    const FaultPlan two(5, 0.2, 0.2);
    const FaultPlan other(6, 0.2, 0.2);
    int different = 0;
    for (quint64 number = 0; number < 1000; ++number) {
        QVERIFY(one.ofLine(number) == two.ofLine(number));
        QVERIFY(one.ofNode(3, number) == two.ofNode(3, number));
        different += one.ofLine(number) != other.ofLine(number) ? 1 : 0;
    }
    QVERIFY(different > 100);
}

void TestFaultPlan::keepsTheRate()
{
    const FaultPlan plan(5, 0.1, 0.25);
    int node = 0;
    int line = 0;
    for (quint64 number = 0; number < 20000; ++number) {
        node += plan.ofNode(2, number) ? 1 : 0;
        line += plan.ofLine(number) ? 1 : 0;
    }
    QVERIFY2(node > 1800 && node < 2200, qPrintable(QString::number(node)));
    QVERIFY2(line > 4800 && line < 5200, qPrintable(QString::number(line)));
}

void TestFaultPlan::plantsEveryKind()
{
    const FaultPlan plan(5, 0.5, 0.5);
    QMap<QString, int> seen;
    for (quint64 number = 0; number < 5000; ++number) {
        if (const auto fault = plan.ofNode(0, number))
            ++seen[fleet::nodeFaultName(*fault)];
        if (const auto fault = plan.ofLine(number))
            ++seen[fleet::lineFaultName(*fault)];
    }
    for (const QString &name : FaultPlan::names())
        QVERIFY2(seen.value(name) > 0, qPrintable(name));
    QVERIFY2(seen.value(u"vanish"_s) < seen.value(u"nan"_s) / 4, "a node seldom goes away");
}

void TestFaultPlan::plantsOnlyTheKindsAskedFor()
{
    const FaultPlan plan(5, 1, 1, {u"nan"_s, u"crc"_s});
    for (quint64 number = 0; number < 100; ++number) {
        QVERIFY(plan.ofNode(0, number) == fleet::NodeFault::NotNumber);
        QVERIFY(plan.ofLine(number) == fleet::LineFault::Crc);
    }
}

QTEST_GUILESS_MAIN(TestFaultPlan)
#include "tst_faultplan.moc"
