// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;

class SegmentedControlTest : public QObject
{
    Q_OBJECT
private slots:
    void arrowsChoose();
    void programIsSilent();
    void clickChooses();
    void noneIsChosen();
    void speaksItsState();
};

void SegmentedControlTest::arrowsChoose()
{
    SegmentedControl control({u"15 min"_s, u"1 h"_s, u"4 h"_s});
    QSignalSpy chosen(&control, &SegmentedControl::chosen);
    control.show();
    QVERIFY(QTest::qWaitForWindowActive(&control));
    const auto segments = control.findChildren<QAbstractButton *>();
    QCOMPARE(segments.size(), 3);
    segments[0]->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(segments[0]->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(control.current(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(control.current(), 2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(control.current(), 1);
    QCOMPARE(chosen.count(), 3);
    QCOMPARE(chosen.last().first().toInt(), 1);
}

void SegmentedControlTest::programIsSilent()
{
    SegmentedControl control({u"a"_s, u"b"_s});
    QSignalSpy chosen(&control, &SegmentedControl::chosen);
    control.setCurrent(1);
    control.setCurrent(7);
    QCOMPARE(control.current(), 1);
    control.setTexts({u"x"_s, u"y"_s, u"z"_s});
    QCOMPARE(control.count(), 3);
    QCOMPARE(control.current(), 0);
    QCOMPARE(chosen.count(), 0);
}

void SegmentedControlTest::noneIsChosen()
{
    SegmentedControl control({u"4 h"_s, u"Day"_s});
    control.show();
    QSignalSpy chosen(&control, &SegmentedControl::chosen);
    control.setCurrent(1);
    control.clear();
    QCOMPARE(control.current(), -1);
    control.clear();
    QCOMPARE(chosen.count(), 0);
    // The same one again is a choice: what was shown was none of them.
    QTest::mouseClick(control.findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
    QCOMPARE(control.current(), 1);
    QCOMPARE(chosen.count(), 1);
    // And they exclude each other as before.
    QTest::mouseClick(control.findChildren<QAbstractButton *>().at(0), Qt::LeftButton);
    QCOMPARE(control.current(), 0);
    QVERIFY(!control.findChildren<QAbstractButton *>().at(1)->isChecked());
}

void SegmentedControlTest::clickChooses()
{
    SegmentedControl control({u"a"_s, u"b"_s});
    control.show();
    QSignalSpy chosen(&control, &SegmentedControl::chosen);
    const auto segments = control.findChildren<QAbstractButton *>();
    QTest::mouseClick(segments[1], Qt::LeftButton);
    QTest::mouseClick(segments[1], Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(control.current(), 1);
}

void SegmentedControlTest::speaksItsState()
{
    SegmentedControl control({u"15 min"_s, u"1 h"_s});
    control.setName(u"Time range"_s);
    control.setCurrent(1);
    const auto segments = control.findChildren<QAbstractButton *>();
    for (QAbstractButton *segment : segments) {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(segment);
        QVERIFY(face);
        QCOMPARE(face->text(QAccessible::Name), segment->text());
        QCOMPARE(face->text(QAccessible::Description), u"Time range"_s);
        QCOMPARE(bool(face->state().checked), segment == segments[1]);
    }
}

QTEST_MAIN(SegmentedControlTest)
#include "tst_segmentedcontrol.moc"
