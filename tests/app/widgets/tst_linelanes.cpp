// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.h"
#include "widgets/linelanes.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;
using Kind = LineLanes::Kind;

namespace {

const core::UtcTime From = core::fromMicros(1'763'337'600'000'000); // 2025-11-17 00:00 UTC

LineLanes::Lane lane(const QString &name, const QList<LineLanes::Piece> &pieces) { return {name, pieces}; }

QList<LineLanes::Lane> three()
{
    return {lane(u"1 CEB grid"_s, {{From, From + 6h, Kind::On},
                                   {From + 6h, From + 7h + 43min, Kind::Off},
                                   {From + 7h + 43min, From + 20h, Kind::On},
                                   {From + 20h, From + 20h + 1s, Kind::Off},
                                   {From + 20h + 1s, From + 24h, Kind::On}}),
            lane(u"2 TP2"_s, {{From, From + 22h, Kind::On}, {From + 22h, From + 24h, Kind::Stale}}),
            lane(u"3 TP3"_s, {{From, From + 24h, Kind::Unknown}})};
}

} // namespace

/// Lanes of lines: each kind has its shape, each lane its words, and the keyboard reaches all.
class LineLanesTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::light().apply(*qApp); }
    void tellsEachLane();
    void aSecondIsSeen();
    void kindsDifferWithoutColour();
    void theKeyboardWalks();
    void growsWithItsLanes();
    void survivesNothing();
};

void LineLanesTest::tellsEachLane()
{
    LineLanes lanes;
    QCOMPARE(lanes.accessibleDescription(), u"Nothing is known yet"_s);
    lanes.setSpan(From, From + 24h, QTimeZone::utc());
    lanes.setLanes(three());
    QCOMPARE(lanes.describe(0), u"1 CEB grid: off 2 times, 1 h 43 min in all"_s);
    QCOMPARE(lanes.describe(1), u"2 TP2: never off, not known for 2 h 0 min"_s);
    QCOMPARE(lanes.describe(2), u"3 TP3: never off, not known for 24 h 0 min"_s);
    QCOMPARE(lanes.describe(3), QString());
    QVERIFY(lanes.accessibleDescription().contains(lanes.describe(2)));
}

void LineLanesTest::aSecondIsSeen()
{
    LineLanes lanes;
    lanes.resize(400, 60);
    lanes.setSpan(From, From + 24h, QTimeZone::utc());
    lanes.setLanes({lane(u"1"_s, {{From, From + 24h, Kind::On}})});
    const QImage well = lanes.grab().toImage();
    lanes.setLanes({lane(u"1"_s, {{From, From + 12h, Kind::On},
                                  {From + 12h, From + 12h + 1s, Kind::Off},
                                  {From + 12h + 1s, From + 24h, Kind::On}})});
    QVERIFY(lanes.grab().toImage() != well);
}

void LineLanesTest::kindsDifferWithoutColour()
{
    QList<QImage> seen;
    for (const Kind kind : {Kind::Unknown, Kind::On, Kind::Off, Kind::Stale, Kind::Gap}) {
        LineLanes lanes;
        lanes.resize(400, 60);
        lanes.setSpan(From, From + 24h, QTimeZone::utc());
        lanes.setLanes({lane(u"1"_s, {{From, From + 24h, kind}})});
        const QImage picture = lanes.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        QVERIFY(!seen.contains(picture));
        seen << picture;
    }
}

void LineLanesTest::theKeyboardWalks()
{
    LineLanes lanes;
    lanes.setSpan(From, From + 24h, QTimeZone::utc());
    lanes.setLanes(three());
    QSignalSpy chosen(&lanes, &LineLanes::chosen);
    QTest::keyClick(&lanes, Qt::Key_Down);
    QTest::keyClick(&lanes, Qt::Key_Return);
    QTest::keyClick(&lanes, Qt::Key_End);
    QTest::keyClick(&lanes, Qt::Key_Down);
    QTest::keyClick(&lanes, Qt::Key_Return);
    QTest::keyClick(&lanes, Qt::Key_Home);
    QTest::keyClick(&lanes, Qt::Key_Space);
    QCOMPARE(chosen.count(), 3);
    QCOMPARE(chosen.at(0).constFirst().toInt(), 1);
    QCOMPARE(chosen.at(1).constFirst().toInt(), 2);
    QCOMPARE(chosen.at(2).constFirst().toInt(), 0);
}

void LineLanesTest::growsWithItsLanes()
{
    LineLanes lanes;
    const int none = lanes.sizeHint().height();
    lanes.setLanes(three());
    QVERIFY(lanes.sizeHint().height() > none);
}

void LineLanesTest::survivesNothing()
{
    LineLanes lanes;
    lanes.resize(1, 1);
    lanes.grab();
    lanes.setLanes(three());
    lanes.grab();
    lanes.setSpan(From + 24h, From, QTimeZone::utc());
    lanes.resize(400, 100);
    lanes.grab();
    QTest::keyClick(&lanes, Qt::Key_Return);
    // A day of 25 hours, and one whose clock never shows 02:00.
    for (const auto &start : {QDateTime({2025, 10, 26}, {0, 0}, QTimeZone("Europe/Berlin")),
                              QDateTime({2025, 3, 30}, {0, 0}, QTimeZone("Europe/Berlin"))}) {
        const core::UtcTime from = core::fromMicros(start.toMSecsSinceEpoch() * 1000);
        lanes.setSpan(from, from + 25h, QTimeZone("Europe/Berlin"));
        lanes.grab();
        lanes.setSpan(from - std::chrono::days(30), from + 25h, QTimeZone("Europe/Berlin"));
        lanes.grab();
    }
}

QTEST_MAIN(LineLanesTest)
#include "tst_linelanes.moc"
