// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/qualitymark.h"
#include "widgets/valuecell.h"
#include "widgets/valuetext.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;
using core::Quality;

class ValueTextTest : public QObject
{
    Q_OBJECT
private slots:
    void numbers_data();
    void numbers();
    void ages_data();
    void ages();
    void nothingUnknownBecomesZero_data();
    void nothingUnknownBecomesZero();
};

void ValueTextTest::numbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << 231.44 << 1 << u"231.4"_s;
    QTest::newRow("grouped") << 1523.0 << 0 << u"1\u2009523"_s;
    QTest::newRow("grouped twice") << 1234567.891 << 2 << u"1\u2009234\u2009567.89"_s;
    QTest::newRow("minus") << -12.5 << 1 << u"\u221212.5"_s;
    QTest::newRow("minus, grouped") << -100000.0 << 0 << u"\u2212100\u2009000"_s;
    QTest::newRow("no minus zero") << -0.04 << 1 << u"0.0"_s;
    QTest::newRow("rounds up into a group") << 999.96 << 1 << u"1\u2009000.0"_s;
    QTest::newRow("not a number") << std::nan("") << 1 << QString();
}

void ValueTextTest::numbers()
{
    QFETCH(double, value);
    QFETCH(int, decimals);
    QFETCH(QString, text);
    QCOMPARE(numberText(value, decimals), text);
}

void ValueTextTest::ages_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("clock ahead") << qint64(-500) << u"0 s"_s;
    QTest::newRow("now") << qint64(10) << u"0 s"_s;
    QTest::newRow("part") << qint64(400) << u"0.4 s"_s;
    QTest::newRow("nearly one") << qint64(990) << u"1 s"_s;
    QTest::newRow("seconds") << qint64(41'000) << u"41 s"_s;
    QTest::newRow("two minutes") << qint64(120'000) << u"2 min"_s;
    QTest::newRow("minutes") << qint64(11 * 60'000) << u"11 min"_s;
    QTest::newRow("hours") << qint64(4 * 3'600'000) << u"4 h"_s;
    QTest::newRow("days") << qint64(72) * 3'600'000 << u"3 d"_s;
}

void ValueTextTest::ages()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(ageText(std::chrono::milliseconds(ms)), text);
}

void ValueTextTest::nothingUnknownBecomesZero_data()
{
    QTest::addColumn<Quality>("quality");
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("printed");
    QTest::newRow("good zero") << Quality::Good << 0.0 << true;
    QTest::newRow("stale") << Quality::Stale << 5.0 << true;
    QTest::newRow("substituted") << Quality::Substituted << 5.0 << true;
    QTest::newRow("estimated") << Quality::Estimated << 5.0 << true;
    QTest::newRow("no answer") << Quality::NoAnswer << 0.0 << false;
    QTest::newRow("bad") << Quality::Bad << 5.0 << false;
    QTest::newRow("unknown") << Quality::Unknown << 0.0 << false;
    QTest::newRow("good, not a number") << Quality::Good << std::nan("") << false;
}

void ValueTextTest::nothingUnknownBecomesZero()
{
    QFETCH(Quality, quality);
    QFETCH(double, value);
    QFETCH(bool, printed);
    ValueCell cell(u"Voltage"_s);
    cell.setState({value, 1, u"V"_s, quality, 2s});
    QCOMPARE(cell.state().shown().has_value(), printed);
    QCOMPARE(cell.numberShown().contains(u'0') || cell.numberShown().contains(u'5'), printed);
    QVERIFY(valueSentence(cell.state()).contains(QualityMark::word(quality)));
}

QTEST_MAIN(ValueTextTest)
#include "tst_valuetext.moc"
