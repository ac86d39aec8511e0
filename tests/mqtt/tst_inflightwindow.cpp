// SPDX-License-Identifier: GPL-3.0-or-later
#include "inflightwindow.h"

#include <QTest>

using mqtt::InFlightWindow;

class tst_InFlightWindow : public QObject
{
    Q_OBJECT

private:
    static void stallAt(InFlightWindow &window, int count, int times)
    {
        for (int i = 0; i < times; ++i) {
            window.stalled(count);
            window.batchEnded(count);
        }
    }

private slots:
    void learnsFromThreeEqualStalls()
    {
        InFlightWindow window;
        stallAt(window, 20, 2);
        QCOMPARE(window.learned(), 0);
        QVERIFY(!window.isReached(20));
        stallAt(window, 20, 1);
        QCOMPARE(window.learned(), 20);
        QVERIFY(window.isReached(20));
        QVERIFY(!window.isReached(19));
    }

    void differentStallsTeachNothing()
    {
        InFlightWindow window;
        for (const int count : {20, 18, 20, 18, 20, 18, 19})
            stallAt(window, count, 1);
        QCOMPARE(window.learned(), 0);
    }

    void tinyStallsTeachNothing()
    {
        InFlightWindow window;
        stallAt(window, 3, 10);
        QCOMPARE(window.learned(), 0);
    }

    void quietBelowWhatWasReachedIsNoLimit()
    {
        InFlightWindow window;
        QVERIFY(!window.mayBeFull(0));
        QVERIFY(window.mayBeFull(1));
        window.batchEnded(12);
        QVERIFY(!window.mayBeFull(11));
        QVERIFY(window.mayBeFull(12));
        window.batchEnded(400); // a broker that exceeds its own limit of 20
        QVERIFY(!window.mayBeFull(19));
        QVERIFY(window.mayBeFull(20));
        window.reset();
        QVERIFY(window.mayBeFull(1));
    }

    void isForgottenWhenRefuted()
    {
        InFlightWindow window;
        stallAt(window, 20, 3);
        window.refuted();
        QCOMPARE(window.learned(), 0);
        stallAt(window, 20, 2);
        QCOMPARE(window.learned(), 0);
        stallAt(window, 20, 1);
        QCOMPARE(window.learned(), 20);
        stallAt(window, 50, 1);
        QCOMPARE(window.learned(), 0);
    }

    void isProbedNowAndThen()
    {
        InFlightWindow window;
        stallAt(window, 20, 3);
        int waits = 0;
        for (int i = 0; i < 640; ++i) {
            waits += window.isReached(20) ? 0 : 1;
            window.batchEnded(20);
        }
        QCOMPARE(waits, 10);
    }
};

QTEST_APPLESS_MAIN(tst_InFlightWindow)
#include "tst_inflightwindow.moc"
