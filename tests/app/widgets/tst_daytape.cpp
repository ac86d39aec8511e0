// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/daycurve.h"
#include "widgets/daytape.h"
#include "widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::DayCurve;
using widgets::DayTape;

namespace {

const QDate Day(2026, 11, 17);

core::UtcTime at(int hour, int minute = 0)
{
    return core::fromMicros(QDateTime(Day, QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch() * 1000);
}

DayTape::Item outcome(core::UtcTime when, core::Outcome how)
{
    DayTape::Item item;
    item.from = when;
    item.outcome = how;
    item.text = u"order"_s;
    return item;
}

DayTape::Item gap(core::UtcTime from, core::UtcTime to)
{
    DayTape::Item item;
    item.from = from;
    item.to = to;
    item.text = u"broker away"_s;
    return item;
}

QList<DayTape::Lane> lanes()
{
    return {{u"Commands"_s,
             {outcome(at(3), core::Outcome::Verified), outcome(at(10, 30), core::Outcome::Mismatch),
              outcome(at(14), core::Outcome::NoAnswer)}},
            {u"Gaps"_s, {gap(at(2), at(3)), gap(at(10), at(10, 40))}},
            {u"Events"_s, {}}};
}

/// On screen and with the keyboard: only then the focus arrives.
void show(QWidget &widget)
{
    widget.show();
    QApplication::setActiveWindow(&widget);
    QVERIFY(QTest::qWaitForWindowActive(&widget));
}

} // namespace

class TestDayTape : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void init()
    {
        m_tape = std::make_unique<DayTape>();
        m_tape->setDay(Day, QTimeZone::utc());
        m_tape->setLanes(lanes());
        m_tape->resize(1000, m_tape->minimumSizeHint().height());
        m_tape->setNow(at(14, 30));
    }

    void timeRunsFromLeftToRight()
    {
        QVERIFY(m_tape->xOf(at(0)) > 60); // names stand left
        QVERIFY(std::abs(m_tape->xOf(at(12)) * 2 - m_tape->xOf(at(6)) - m_tape->xOf(at(18))) < 1e-6);
        QVERIFY(m_tape->xOf(m_tape->to()) <= m_tape->width());
    }

    void daysOf23And25Hours_data()
    {
        QTest::addColumn<QDate>("day");
        QTest::addColumn<int>("hours");
        QTest::newRow("spring") << QDate(2026, 3, 29) << 23;
        QTest::newRow("autumn") << QDate(2026, 10, 25) << 25;
        QTest::newRow("usual") << QDate(2026, 11, 17) << 24;
    }

    void daysOf23And25Hours()
    {
        QFETCH(QDate, day);
        QFETCH(int, hours);
        m_tape->setDay(day, QTimeZone("Europe/Berlin"));
        QCOMPARE(m_tape->to() - m_tape->from(), std::chrono::microseconds(std::chrono::hours(hours)));
        QVERIFY(!m_tape->grab().isNull());
    }

    void outcomesAndGapsArePainted()
    {
        const QImage before = m_tape->grab().toImage();
        QList<DayTape::Lane> other = lanes();
        other[0].items[1].outcome = core::Outcome::Verified;
        m_tape->setLanes(other);
        const QImage after = m_tape->grab().toImage();
        QVERIFY(before != after);
        // Only around that mark.
        const int x = int(m_tape->xOf(at(10, 30)));
        QCOMPARE(before.copy(0, 0, x - 12, before.height()), after.copy(0, 0, x - 12, after.height()));
        other[1].items.clear();
        m_tape->setLanes(other);
        QVERIFY(after != m_tape->grab().toImage());
    }

    void nowMoves()
    {
        const QImage before = m_tape->grab().toImage();
        m_tape->setNow(at(20));
        QVERIFY(before != m_tape->grab().toImage());
        // What is to come is set apart from what was.
        const QImage image = m_tape->grab().toImage();
        const int y = image.height() - 6;
        QVERIFY(image.pixel(int(m_tape->xOf(at(22))), y) != image.pixel(int(m_tape->xOf(at(18))), y));
    }

    void theKeyboardReachesEachMark()
    {
        show(*m_tape);
        m_tape->setFocus();
        QSignalSpy opened(m_tape.get(), &DayTape::activated);
        QTest::keyClick(m_tape.get(), Qt::Key_Return);
        QCOMPARE(opened.takeLast(), (QVariantList{0, 2})); // the newest
        QTest::keyClick(m_tape.get(), Qt::Key_Left);
        QTest::keyClick(m_tape.get(), Qt::Key_Return);
        QCOMPARE(opened.takeLast(), (QVariantList{0, 1}));
        QTest::keyClick(m_tape.get(), Qt::Key_Down);
        QTest::keyClick(m_tape.get(), Qt::Key_Return);
        QCOMPARE(opened.takeLast(), (QVariantList{1, 1})); // the nearest in time
        QVERIFY(m_tape->accessibleDescription().startsWith(u"broker away"_s));
        QTest::keyClick(m_tape.get(), Qt::Key_Down); // nothing in the last lane
        QTest::keyClick(m_tape.get(), Qt::Key_Home);
        QTest::keyClick(m_tape.get(), Qt::Key_Return);
        QCOMPARE(opened.takeLast(), (QVariantList{1, 0}));
    }

    void theMouseOpensAGap()
    {
        show(*m_tape);
        QSignalSpy opened(m_tape.get(), &DayTape::activated);
        const int x = int((m_tape->xOf(at(2)) + m_tape->xOf(at(3))) / 2);
        for (int y = 0; y < m_tape->height(); y += 2)
            QTest::mouseClick(m_tape.get(), Qt::LeftButton, {}, {x, y});
        QVERIFY(!opened.isEmpty());
        for (const QVariantList &one : opened)
            QCOMPARE(one, (QVariantList{1, 0}));
    }

    void saysItselfToScreenReaders()
    {
        const QAccessibleInterface *said = QAccessible::queryAccessibleInterface(m_tape.get());
        QVERIFY(said);
        QCOMPARE(said->role(), QAccessible::Chart);
        const QString text = said->text(QAccessible::Value);
        for (const QString &part : {u"Commands: 3"_s, u"Gaps: 2"_s, u"Events: none"_s})
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    void theCurveHatchesWhatIsNotKnown()
    {
        DayCurve curve;
        curve.resize(400, 160);
        curve.setDay(Day, QTimeZone::utc());
        QList<DayCurve::Column> columns;
        for (int hour = 0; hour < 14; ++hour)
            columns.append({at(hour), at(hour + 1), 100.0 + hour});
        curve.setColumns(columns);
        curve.setNow(at(14));
        const QImage whole = curve.grab().toImage();
        columns[6].value.reset();
        curve.setColumns(columns);
        const QImage holed = curve.grab().toImage();
        QVERIFY(whole != holed);
        // A gap is hatched over the whole height: also near the top, where no curve is.
        int changed = 0;
        for (int x = 0; x < whole.width(); ++x)
            changed += whole.pixel(x, 20) != holed.pixel(x, 20);
        QVERIFY(changed > 3);
    }

private:
    std::unique_ptr<DayTape> m_tape;
};

QTEST_MAIN(TestDayTape)
#include "tst_daytape.moc"
