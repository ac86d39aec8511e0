// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Quality;
using core::Reading;

class TestReading : public QObject
{
    Q_OBJECT

private slots:
    void tieIsStable_data();
    void tieIsStable();
    void tieTellsApart();
    void tieIgnoresTheRest();
};

namespace {

Reading reading(std::optional<double> value, Quality quality = Quality::Good)
{
    Reading r;
    r.value = value;
    r.quality = quality;
    return r;
}

} // namespace

void TestReading::tieIsStable_data()
{
    // Part of the key of stored rows: these numbers may never change. SplitMix64's finisher worked outside
    // this code.
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("quality");
    QTest::addColumn<qint32>("tie");
    QTest::newRow("zero") << 0.0 << 0 << qint32(459615264);
    QTest::newRow("volts") << 231.4 << 0 << qint32(1978949431);
    QTest::newRow("stale volts") << 231.4 << 1 << qint32(1789337913);
    QTest::newRow("no answer") << qQNaN() << 2 << qint32(1662265584);
    QTest::newRow("negative power") << -562.5 << 0 << qint32(1617615151);
    QTest::newRow("estimated") << 12.34 << 5 << qint32(1276705816);
}

void TestReading::tieIsStable()
{
    QFETCH(double, value);
    QFETCH(int, quality);
    QFETCH(qint32, tie);
    QCOMPARE(core::readingTie(
                 reading(qIsNaN(value) ? std::nullopt : std::optional(value), static_cast<Quality>(quality))),
             tie);
}

void TestReading::tieTellsApart()
{
    QSet<qint32> ties;
    for (int i = 0; i < 2000; ++i) {
        const qint32 tie = core::readingTie(reading(230 + i * 0.001));
        QVERIFY(tie >= 0);
        ties.insert(tie);
    }
    QVERIFY(ties.size() >= 1999);
    QVERIFY(core::readingTie(reading(1)) != core::readingTie(reading(1, Quality::Stale)));
    QVERIFY(core::readingTie(reading(0)) != core::readingTie(reading({})));
    QCOMPARE(core::readingTie(reading(0.0)), core::readingTie(reading(-0.0)));
}

void TestReading::tieIgnoresTheRest()
{
    Reading a = reading(5);
    Reading b = a;
    b.measuredAt = b.receivedAt = core::fromMicros(99);
    b.retained = true;
    b.series = static_cast<core::SeriesId>(7);
    QCOMPARE(core::readingTie(a), core::readingTie(b));
}

QTEST_GUILESS_MAIN(TestReading)
#include "tst_reading.moc"
