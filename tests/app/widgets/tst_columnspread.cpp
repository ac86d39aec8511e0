// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/columnspread.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <cmath>
#include <memory>

using widgets::ColumnSpread;

/// Columns of a table that is shown small, and as wide as a wall.
class TestColumnSpread : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_model = std::make_unique<QStandardItemModel>(3, 4);
        m_table = std::make_unique<QTableView>();
        m_table->setModel(m_model.get());
        m_table->horizontalHeader()->setStretchLastSection(true);
        m_spread = new ColumnSpread(m_table.get());
        for (int column = 0; column < 4; ++column)
            m_spread->setChosenWidth(column, 100);
        m_table->resize(400, 300);
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    }

    void usualWindowsChangeNothing()
    {
        for (int column = 0; column < 3; ++column)
            QCOMPARE(m_table->columnWidth(column), 100);
    }

    void aWallSpreadsThemAndASmallWindowTakesItBack()
    {
        m_table->resize(1200, 300);
        QTRY_VERIFY(m_table->columnWidth(0) > 200);
        QCOMPARE(m_table->columnWidth(1), m_table->columnWidth(0));
        QVERIFY(m_table->columnWidth(0) <= 100 * ColumnSpread::MostSpread + 1);
        QVERIFY(m_table->columnWidth(3) > 100); // the rest
        QCOMPARE(m_spread->chosenWidth(0), 100);
        m_table->resize(400, 300);
        QTRY_COMPARE(m_table->columnWidth(0), 100);
    }

    void whatAPersonSetsIsKeptAsChosen()
    {
        m_table->resize(1200, 300);
        QTRY_VERIFY(m_table->columnWidth(0) > 200);
        const double factor = m_table->columnWidth(0) / 100.;
        m_table->setColumnWidth(1, 330);
        QCOMPARE(m_spread->chosenWidth(1), int(std::lround(330 / factor)));
        QCOMPARE(m_spread->chosenWidth(0), 100);
        // Hidden and shown again it has the width that was chosen.
        m_table->hideColumn(1);
        m_table->showColumn(1);
        QCOMPARE(m_spread->chosenWidth(1), int(std::lround(330 / factor)));
    }

private:
    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<QTableView> m_table;
    ColumnSpread *m_spread = nullptr;
};

QTEST_MAIN(TestColumnSpread)
#include "tst_columnspread.moc"
