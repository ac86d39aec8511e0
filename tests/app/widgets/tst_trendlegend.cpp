// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"
#include "widgets/trendlegend.h"

#include <QAbstractButton>
#include <QApplication>
#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;

class TestTrendLegend : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        Theme::light().apply(*qApp);
        m_legend = std::make_unique<TrendLegend>();
        TrendSeries power;
        power.name = u"Active power"_s;
        power.unit = u"W"_s;
        TrendSeries factor;
        factor.name = u"Power factor"_s;
        factor.hidden = true;
        m_legend->setSeries({power, factor});
        m_legend->resize(400, m_legend->heightForWidth(400));
        m_legend->show();
    }

    void namesCurvesAndHidesThem()
    {
        QSignalSpy hidden(m_legend.get(), &TrendLegend::hiddenChosen);
        QCOMPARE(m_legend->entry(0)->accessibleName(), u"Active power, W"_s);
        QCOMPARE(m_legend->entry(1)->accessibleName(), u"Power factor"_s);
        QVERIFY(m_legend->entry(0)->isChecked());
        QVERIFY(!m_legend->entry(1)->isChecked());
        m_legend->entry(0)->setFocus();
        QTest::keyClick(m_legend->entry(0), Qt::Key_Space);
        QCOMPARE(hidden.count(), 1);
        QCOMPARE(hidden.first(), (QVariantList{0, true}));
    }

    void asksForMore()
    {
        QSignalSpy menu(m_legend.get(), &TrendLegend::menuRequested);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(3, 3), QPoint(3, 3));
        QCoreApplication::sendEvent(m_legend->entry(1), &event);
        QCOMPARE(menu.count(), 1);
        QCOMPARE(menu.first().first().toInt(), 1);
    }

    void wrapsOrShortens()
    {
        const int narrow = m_legend->entry(0)->sizeHint().width() + 4;
        QVERIFY(m_legend->heightForWidth(narrow) > m_legend->heightForWidth(1000));
        m_legend->resize(narrow, m_legend->heightForWidth(narrow));
        QVERIFY(m_legend->entry(1)->y() > m_legend->entry(0)->y());
        m_legend->setSingleRow(true);
        m_legend->resize(narrow + 1, 20);
        QCOMPARE(m_legend->entry(1)->y(), m_legend->entry(0)->y());
        QVERIFY(m_legend->entry(1)->geometry().right() <= narrow + 1);
    }

    void mirrors()
    {
        QVERIFY(m_legend->entry(0)->x() < m_legend->entry(1)->x());
        m_legend->setLayoutDirection(Qt::RightToLeft);
        QVERIFY(m_legend->entry(0)->x() > m_legend->entry(1)->x());
    }

private:
    std::unique_ptr<TrendLegend> m_legend;
};

QTEST_MAIN(TestTrendLegend)
#include "tst_trendlegend.moc"
