// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/navigationview.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;

class NavigationViewTest : public QObject
{
    Q_OBJECT
private slots:
    void arrowsPassOverGroups();
    void countsAreSpoken();
    void folds();
};

static void fill(NavigationView &view)
{
    view.addGroup(u"Operate"_s);
    view.addPage(u"devices"_s, u"Devices"_s, u"gauge"_s);
    view.addGroup(u"Plumbing"_s);
    view.addPage(u"transports"_s, u"Transports"_s, u"cable"_s);
}

void NavigationViewTest::arrowsPassOverGroups()
{
    NavigationView view;
    fill(view);
    QSignalSpy changed(&view, &NavigationView::currentPageChanged);
    view.setCurrentPage(u"devices"_s);
    view.show();
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentPage(), u"transports"_s);
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(view.currentPage(), u"devices"_s);
    view.setCurrentPage(u"nowhere"_s);
    QCOMPARE(view.currentPage(), u"devices"_s);
    QCOMPARE(changed.count(), 3);
}

void NavigationViewTest::countsAreSpoken()
{
    NavigationView view;
    fill(view);
    view.setCount(u"devices"_s, u"5"_s, 1, true);
    const QString spoken = view.model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(u"Devices"_s) && spoken.contains(u'5') && spoken.contains(u"Critical"_s),
             qPrintable(spoken));
}

void NavigationViewTest::folds()
{
    NavigationView view;
    fill(view);
    QCOMPARE(view.width(), 208);
    view.setFolded(true);
    QCOMPARE(view.width(), 56);
    QCOMPARE(view.model()->index(1, 0).data(Qt::ToolTipRole).toString(), u"Devices"_s);
    view.setFolded(false);
    QCOMPARE(view.width(), 208);
}

QTEST_MAIN(NavigationViewTest)
#include "tst_navigationview.moc"
