// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendaxes.h"
#include "widgets/trendcursors.h"
#include "widgets/trendview.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;

namespace {

const core::UtcTime start = core::fromMicros(1'794'906'000'000'000);

double seconds(core::UtcTime time) { return std::chrono::duration<double>(time - start).count(); }

} // namespace

/// Pan, zoom and cursors by real events of mouse and keys.
class TestTrendInput : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        Theme::light().apply(*qApp);
        m_view = std::make_unique<TrendView>();
        m_view->resize(820, 300);
        TrendSeries watts{u"Active power"_s, u"W"_s, Token::S1, false, 0, false, {}};
        TrendSeries volts{u"Voltage"_s, u"V"_s, Token::S2, false, 1, false, {}};
        for (int i = 0; i < 600; ++i) {
            watts.points.append({start + std::chrono::seconds(i), double(i), double(i), double(i), 1});
            volts.points.append({start + std::chrono::seconds(i), 230, 230, 230, 1});
        }
        m_view->setSeries({watts, volts});
        m_view->setRange(start, start + 600s);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->plot()->replot();
        m_area = m_view->plot()->axisRect()->rect();
    }

    void dragMoves()
    {
        QSignalSpy moved(m_view.get(), &TrendView::rangeChanged);
        drag(m_area.center(), m_area.center() - QPoint(m_area.width() / 4, 0));
        QVERIFY(std::abs(seconds(m_view->rangeFrom()) - 150) < 3);
        QVERIFY(std::abs(seconds(m_view->rangeTo()) - 750) < 3);
        QCOMPARE(moved.last()[2].toBool(), true);
    }

    void shiftDragChoosesAStretch()
    {
        drag(at(0.25), at(0.5), Qt::ShiftModifier);
        QVERIFY(std::abs(seconds(m_view->rangeFrom()) - 150) < 3);
        QVERIFY(std::abs(seconds(m_view->rangeTo()) - 300) < 3);
    }

    void dragOnTheTimeAxisChoosesAStretch()
    {
        const QPoint below(0, m_area.height() / 2 + 12);
        drag(at(0.75) + below, at(0.5) + below);
        QVERIFY(std::abs(seconds(m_view->rangeFrom()) - 300) < 3);
        QVERIFY(std::abs(seconds(m_view->rangeTo()) - 450) < 3);
    }

    void aClickWithShiftIsNoStretch()
    {
        QTest::mouseClick(m_view->plot(), Qt::LeftButton, Qt::ShiftModifier, at(0.5));
        QCOMPARE(m_view->rangeTo() - m_view->rangeFrom(), 600s);
    }

    void wheelZoomsAboutThePointer()
    {
        const core::UtcTime under = timeAt(at(0.25));
        turn(at(0.25), 120);
        QVERIFY(std::abs(seconds(m_view->rangeTo()) - seconds(m_view->rangeFrom()) - 480) < 1e-3);
        QVERIFY(std::abs(seconds(timeAt(at(0.25))) - seconds(under)) < 0.01);
        turn(at(0.25), -120);
        QVERIFY(std::abs(seconds(m_view->rangeFrom())) < 0.01);
        turn(at(0.5), 120, Qt::ShiftModifier); // sideways
        QVERIFY(std::abs(seconds(m_view->rangeFrom()) + 60) < 0.01);
    }

    void wheelOnAValueAxisScalesThatOne()
    {
        const QCPRange watts = m_view->axes().axis(u"W"_s)->range();
        const QCPRange volts = m_view->axes().axis(u"V"_s)->range();
        turn(QPoint(m_area.left() - 10, m_area.center().y()), 120);
        QVERIFY(m_view->axes().axis(u"W"_s)->range().size() < watts.size());
        QCOMPARE(m_view->axes().axis(u"V"_s)->range().size(), volts.size());
        QCOMPARE(m_view->rangeTo() - m_view->rangeFrom(), 600s);
        turn(m_area.center(), 120, Qt::ControlModifier);
        QVERIFY(m_view->axes().axis(u"V"_s)->range().size() < volts.size());
        // What a person scaled stays when values come.
        const QCPRange chosen = m_view->axes().axis(u"W"_s)->range();
        m_view->append(0, {{start + 599500ms, 5000, 5000, 5000, 1}});
        m_view->plot()->replot();
        QCOMPARE(m_view->axes().axis(u"W"_s)->range().upper, chosen.upper);
        QTest::mouseDClick(m_view->plot(), Qt::LeftButton, {}, m_area.center());
        m_view->plot()->replot();
        QVERIFY(m_view->axes().axis(u"W"_s)->range().upper > 5000);
    }

    void dragOnAValueAxisMovesIt()
    {
        const QCPRange before = m_view->axes().axis(u"V"_s)->range();
        const QPoint axis(m_area.right() + 12, m_area.center().y());
        drag(axis, axis + QPoint(0, 40));
        QVERIFY(m_view->axes().axis(u"V"_s)->range().lower > before.lower);
        QCOMPARE(m_view->rangeTo() - m_view->rangeFrom(), 600s);
    }

    void clicksSetCursorsAndDragsMoveThem()
    {
        using Which = TrendCursors::Which;
        QTest::mouseClick(m_view->plot(), Qt::LeftButton, Qt::ControlModifier, at(0.25));
        QTest::mouseClick(m_view->plot(), Qt::LeftButton, Qt::ControlModifier | Qt::ShiftModifier, at(0.5));
        QVERIFY(m_view->cursors().areBoth());
        QVERIFY(std::abs(seconds(*m_view->cursors().at(Which::A)) - 150) < 2);
        QVERIFY(std::abs(seconds(*m_view->cursors().at(Which::B)) - 300) < 2);
        drag(at(0.5), at(0.75));
        QVERIFY(std::abs(seconds(*m_view->cursors().at(Which::B)) - 450) < 2);
        QCOMPARE(m_view->rangeTo() - m_view->rangeFrom(), 600s);
        QCOMPARE(seconds(m_view->rangeFrom()), 0.0); // it was the cursor that moved
    }

    void escapeUndoesADrag()
    {
        QTest::mousePress(m_view->plot(), Qt::LeftButton, {}, at(0.5));
        move(at(0.4));
        move(at(0.3));
        QVERIFY(seconds(m_view->rangeFrom()) > 60);
        QTest::keyClick(m_view->plot(), Qt::Key_Escape);
        QVERIFY(std::abs(seconds(m_view->rangeFrom())) < 0.01);
        QTest::mouseRelease(m_view->plot(), Qt::LeftButton, {}, at(0.3));
    }

    void lettersAreTheTrends()
    {
        QSignalSpy table(m_view.get(), &TrendView::tableRequested);
        QTest::keyClick(m_view->plot(), Qt::Key_T);
        QCOMPARE(table.count(), 1);
        QSignalSpy live(m_view.get(), &TrendView::liveChanged);
        QTest::keyClick(m_view->plot(), Qt::Key_Space);
        QVERIFY(m_view->isLive());
        QTest::keyClick(m_view->plot(), Qt::Key_Space);
        QVERIFY(!m_view->isLive());
        QCOMPARE(live.count(), 2);
        QTest::keyClick(m_view->plot(), Qt::Key_C);
        QVERIFY(m_view->cursors().hovered());
        QCOMPARE(m_view->cursors().rows().size(), 2);
        QCOMPARE(m_view->cursors().rows().first().value, u"300 W"_s);
        QTest::keyClick(m_view->plot(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_view->cursors().rows().first().value, u"301 W"_s);
    }

    void timeRunsToTheRightEverywhere()
    {
        m_view->setLayoutDirection(Qt::RightToLeft);
        m_view->plot()->replot();
        QVERIFY(m_view->plot()->xAxis->coordToPixel(toKey(start)) <
                m_view->plot()->xAxis->coordToPixel(toKey(start + 600s)));
        QTest::keyClick(m_view->plot(), Qt::Key_Right);
        QVERIFY(m_view->rangeFrom() > start);
    }

private:
    QPoint at(double share) const
    {
        return {int(m_area.left() + share * m_area.width()), m_area.center().y()};
    }
    core::UtcTime timeAt(const QPoint &place) const
    {
        return toTime(m_view->plot()->xAxis->pixelToCoord(place.x()));
    }
    void move(const QPoint &place)
    {
        QMouseEvent event(QEvent::MouseMove, place, m_view->plot()->mapToGlobal(place), Qt::NoButton,
                          Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->plot(), &event);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(m_view->plot(), Qt::LeftButton, modifiers, from);
        move((from + to) / 2);
        move(to);
        QTest::mouseRelease(m_view->plot(), Qt::LeftButton, modifiers, to);
    }
    void turn(const QPoint &place, int angle, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(place, m_view->plot()->mapToGlobal(place), {}, QPoint(0, angle), Qt::NoButton,
                          modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->plot(), &event);
    }

    std::unique_ptr<TrendView> m_view;
    QRect m_area;
};

QTEST_MAIN(TestTrendInput)
#include "tst_trendinput.moc"
