// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/barlist.h"
#include "widgets/histogram.h"
#include "widgets/theme.h"
#include "widgets/timeleft.h"
#include "widgets/unitgrid.h"
#include "widgets/wiretape.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Quality;
using widgets::BarList;
using widgets::Histogram;
using widgets::Theme;
using widgets::TimeLeft;
using widgets::UnitGrid;
using widgets::WireTape;

namespace {

constexpr core::UtcTime Now{1'800'000'000s};

QImage picture(QWidget &widget, QSize size = {600, 140})
{
    widget.resize(size);
    return widget.grab().toImage();
}

/// How many pixels of one colour a picture has.
int pixels(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour;
    }
    return count;
}

QString describedBy(QWidget &widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->text(QAccessible::Value) : QString();
}

QList<UnitGrid::Unit> units(int count, Quality quality = Quality::Good)
{
    QList<UnitGrid::Unit> list;
    for (int unit = 1; unit <= count; ++unit)
        list << UnitGrid::Unit{QString::number(unit), u"1 s"_s, u"meter %1"_s.arg(unit), quality};
    return list;
}

WireTape::Part part(std::chrono::milliseconds ago, std::chrono::milliseconds length, WireTape::Kind kind)
{
    return {Now - ago, Now - ago + length, kind, 7};
}

} // namespace

/// The painted parts of the wire: each state differs, and each can be heard.
class TestWireParts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        Theme::loadFonts();
        Theme::light().apply(*qApp);
    }

    void eachQualityOfAUnitLooksDifferent()
    {
        QList<QImage> seen;
        for (const Quality quality : {Quality::Good, Quality::Stale, Quality::NoAnswer, Quality::Unknown}) {
            UnitGrid grid;
            grid.setUnits(units(1, quality));
            const QImage image = picture(grid);
            for (const QImage &other : std::as_const(seen))
                QVERIFY(image != other);
            // A screen reader hears what the shape says.
            QVERIFY(describedBy(grid).contains(u"1 s"_s));
            seen << image;
        }
    }

    void unitsWrapAndNothingIsCut_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("width");
        QTest::newRow("one") << 1 << 600;
        QTest::newRow("a row") << 8 << 600;
        QTest::newRow("a full bus") << 247 << 860;
        QTest::newRow("a narrow window") << 32 << 200;
    }

    void unitsWrapAndNothingIsCut()
    {
        QFETCH(int, count);
        QFETCH(int, width);
        UnitGrid grid;
        grid.setUnits(units(count));
        const QImage all = picture(grid, {width, grid.heightForWidth(width)});
        // The last one stands wholly inside: its lower frame is drawn.
        UnitGrid one;
        one.setUnits(units(1));
        QVERIFY(grid.heightForWidth(width) >= one.heightForWidth(width));
        grid.setUnits(units(count - 1) << UnitGrid::Unit{u"99"_s, u"1 s"_s, {}, Quality::NoAnswer});
        const QImage other = picture(grid, {width, all.height()});
        QVERIFY(other.size() != all.size() || other != all);
        QVERIFY(grid.heightForWidth(100000) <= grid.heightForWidth(width));
    }

    void theKeyboardMovesAndOpens()
    {
        UnitGrid grid;
        grid.setUnits(units(30));
        grid.resize(400, grid.heightForWidth(400));
        QSignalSpy opened(&grid, &UnitGrid::opened);
        QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(grid.current(), 1);
        QTest::keyClick(&grid, Qt::Key_Down);
        QVERIFY(grid.current() > 2);
        QTest::keyClick(&grid, Qt::Key_End);
        QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(grid.current(), 29);
        QTest::keyClick(&grid, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toInt(), 29);
        QVERIFY(describedBy(grid).contains(u"meter 30"_s));
        QTest::mouseClick(&grid, Qt::LeftButton, {}, {10, 10});
        QCOMPARE(opened.last().first().toInt(), 0);
    }

    void eachKindOnTheTapeLooksDifferent()
    {
        QList<QImage> seen;
        using Kind = WireTape::Kind;
        for (const Kind kind : {Kind::Request, Kind::Answer, Kind::Damaged, Kind::Waiting}) {
            WireTape tape;
            tape.setParts({part(2000ms, 300ms, kind)}, Now);
            const QImage image = picture(tape, tape.sizeHint());
            for (const QImage &other : std::as_const(seen))
                QVERIFY(image != other);
            seen << image;
        }
        WireTape quiet;
        quiet.setParts({}, Now);
        QVERIFY(!seen.contains(picture(quiet, quiet.sizeHint())));
    }

    void theTapeForgetsWhatIsOlder()
    {
        WireTape tape;
        tape.setParts({part(4100ms, 50ms, WireTape::Kind::Waiting)}, Now);
        QVERIFY(describedBy(tape).contains(u"quiet"_s));
        tape.setParts({part(3900ms, 10ms, WireTape::Kind::Request),
                       part(3890ms, 200ms, WireTape::Kind::Waiting),
                       part(100ms, 10ms, WireTape::Kind::Request), part(80ms, 20ms, WireTape::Kind::Answer)},
                      Now);
        QCOMPARE(describedBy(tape), u"2 requests, 1 answers, 1 without a readable answer"_s);
    }

    void longWaitingIsLongOnTheTape()
    {
        const QColor red = Theme::light().colour(widgets::Token::Critical);
        WireTape tape;
        tape.setParts({part(2000ms, 100ms, WireTape::Kind::Waiting)}, Now);
        const int brief = pixels(picture(tape, tape.sizeHint()), red);
        tape.setParts({part(2000ms, 1000ms, WireTape::Kind::Waiting)}, Now);
        QVERIFY(pixels(picture(tape, tape.sizeHint()), red) > brief * 3);
    }

    void barsBeginAtNothing()
    {
        BarList list;
        list.setRows(
            {{u"Checksum wrong"_s, 200, u"200"_s}, {u"Late"_s, 100, u"100"_s}, {u"Echo"_s, 0, u"0"_s}});
        list.resize(600, list.sizeHint().height());
        const QImage image = list.grab().toImage();
        const QColor ink = Theme::light().colour(widgets::Token::Ink);
        const int row = image.height() / 3;
        const int most = pixels(image.copy(0, 0, 600, row), ink);
        const int half = pixels(image.copy(0, row, 600, row), ink);
        QVERIFY2(std::abs(most - 2 * half) <= most / 10, qPrintable(u"%1 and %2"_s.arg(most).arg(half)));
        QCOMPARE(pixels(image.copy(0, 2 * row, 600, row), ink), 0);
        QCOMPARE(describedBy(list), u"Checksum wrong: 200, Late: 100"_s);
    }

    void theUnknownIsHatchedAndNoBarOfNoHeight()
    {
        Histogram histogram;
        histogram.setBars({0, 0, 0}, {});
        const QImage nothing = picture(histogram);
        histogram.setBars({0, std::numeric_limits<double>::quiet_NaN(), 0}, {});
        const QImage unknown = picture(histogram);
        QVERIFY(nothing != unknown);
        histogram.setBars({0, 5, 0}, {});
        QVERIFY(picture(histogram) != unknown);
    }

    void theTimeoutStandsApart()
    {
        Histogram histogram;
        histogram.setBars({1, 5, 2}, {{0, u"0"_s}, {1, u"240"_s}});
        const QImage before = picture(histogram);
        histogram.setOverflow(3.0, u"no answer"_s);
        const QImage after = picture(histogram);
        QVERIFY(before != after);
        QCOMPARE(pixels(before, Theme::light().colour(widgets::Token::High)), 0);
        QVERIFY(pixels(after, Theme::light().colour(widgets::Token::High)) > 20);
    }

    void aSwitchOfThemeReachesAll()
    {
        UnitGrid grid;
        grid.setUnits(units(3));
        WireTape tape;
        tape.setParts({part(2000ms, 300ms, WireTape::Kind::Request)}, Now);
        BarList list;
        list.setRows({{u"Late"_s, 1, u"1"_s}});
        Histogram histogram;
        histogram.setBars({1, 2}, {});
        const QList<QWidget *> parts{&grid, &tape, &list, &histogram};
        QList<QImage> light;
        for (QWidget *each : parts)
            light << picture(*each);
        Theme::dark().apply(*qApp);
        for (qsizetype at = 0; at < parts.size(); ++at)
            QVERIFY2(picture(*parts.at(at)) != light.at(at), parts.at(at)->metaObject()->className());
        Theme::light().apply(*qApp);
    }

    void timeLeftSaysNothingFromNothing()
    {
        const core::SteadyTime start{};
        TimeLeft left(start);
        QVERIFY(!left.update(0, start + 5s));
        QVERIFY(!left.update(0.5, start)); // no time has passed
        TimeLeft young(start);
        QVERIFY(!young.update(0.2, start + 500ms));
    }

    void timeLeftFollowsThePace()
    {
        const core::SteadyTime start{};
        TimeLeft left(start);
        for (int second = 1; second <= 20; ++second)
            left.update(second * 0.01, start + std::chrono::seconds(second));
        const auto steady = left.update(0.21, start + 21s);
        QVERIFY(steady);
        QVERIFY2(std::abs(steady->count() - 79000) < 4000, qPrintable(QString::number(steady->count())));
        // Ten times slower from here: the answer follows within seconds and does not stay with the mean.
        std::optional<std::chrono::milliseconds> slow;
        for (int second = 22; second <= 50; ++second)
            slow = left.update(0.21 + (second - 21) * 0.001, start + std::chrono::seconds(second));
        QVERIFY2(slow->count() > 500'000, qPrintable(QString::number(slow->count())));
        QCOMPARE(left.update(1, start + 60s)->count(), 0);
    }
};

QTEST_MAIN(TestWireParts)
#include "tst_wireparts.moc"
