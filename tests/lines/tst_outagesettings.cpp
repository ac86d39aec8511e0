// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/outagesettings.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject part(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }
core::UtcTime utc(const QString &iso)
{
    return core::fromMicros(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch() * 1000);
}

} // namespace

class TestOutageSettings : public QObject
{
    Q_OBJECT

private slots:
    void nothingSaidTheUsual()
    {
        const auto settings = lines::readOutageSettings({}, QTimeZone::utc());
        QVERIFY(settings);
        QCOMPARE(settings->rule, lines::OutageRule());
        QCOMPARE(settings->rule.momentaryMost, 300s);
        QVERIFY(settings->rule.limitIsMomentary);
        QVERIFY(settings->planned.isEmpty() && settings->regionsFile.isEmpty());
        QVERIFY(lines::outagePart(*settings).isEmpty());
    }

    void everythingSaid()
    {
        const auto settings = lines::readOutageSettings(
            part(R"({"rule":{"momentaryMostS":60,"limitIsMomentary":false},"regions":"own.geojson",
                     "planned":[{"device":"0001_MSAN","line":"3","from":"2026-06-01T08:00",
                                 "to":"2026-06-01T12:00:00Z","note":"pole"},
                                {"from":"2026-06-02T08:00+02:00","to":"2026-06-02T09:00+02:00"}]})"),
            QTimeZone("Asia/Colombo"));
        QVERIFY(settings);
        QCOMPARE(settings->rule.momentaryMost, 60s);
        QVERIFY(!settings->rule.limitIsMomentary);
        QCOMPARE(settings->regionsFile, u"own.geojson"_s);
        QCOMPARE(settings->planned.size(), 2);
        // Colombo is 5:30 ahead.
        QCOMPARE(settings->planned[0].when.from, utc(u"2026-06-01T02:30:00Z"_s));
        QCOMPARE(settings->planned[0].when.to, utc(u"2026-06-01T12:00:00Z"_s));
        QCOMPARE(settings->planned[0].note, u"pole"_s);
        QVERIFY(settings->planned[1].device.isEmpty());
        QCOMPARE(settings->planned[1].when.from, utc(u"2026-06-02T06:00:00Z"_s));
        const auto again = lines::readOutageSettings(lines::outagePart(*settings), QTimeZone::utc());
        QVERIFY(again);
        QCOMPARE(again->rule, settings->rule);
        QCOMPARE(again->planned[0].when, settings->planned[0].when);
        QCOMPARE(again->planned[0].line, u"3"_s);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("key");
        QTest::addRow("a key") << QByteArray(R"({"rules":{}})") << u"outages.rules"_s;
        QTest::addRow("the rule") << QByteArray(R"({"rule":5})") << u"outages.rule"_s;
        QTest::addRow("zero") << QByteArray(R"({"rule":{"momentaryMostS":0}})")
                              << u"outages.rule.momentaryMostS"_s;
        QTest::addRow("a fraction") << QByteArray(R"({"rule":{"momentaryMostS":1.5}})")
                                    << u"outages.rule.momentaryMostS"_s;
        QTest::addRow("a word") << QByteArray(R"({"rule":{"limitIsMomentary":"yes"}})")
                                << u"outages.rule.limitIsMomentary"_s;
        QTest::addRow("no list") << QByteArray(R"({"planned":{}})") << u"outages.planned"_s;
        QTest::addRow("no end") << QByteArray(R"({"planned":[{"from":"2026-06-01T08:00"}]})")
                                << u"outages.planned[0].to"_s;
        QTest::addRow("a day alone") << QByteArray(R"({"planned":[{"from":"2026-06-01","to":"2026-06-02"}]})")
                                     << u"outages.planned[0].from"_s;
        QTest::addRow("backwards")
            << QByteArray(R"({"planned":[{"from":"2026-06-01T08:00","to":"2026-06-01T08:00"}]})")
            << u"outages.planned[0].to"_s;
        QTest::addRow("no file") << QByteArray(R"({"regions":""})") << u"outages.regions"_s;
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, text);
        const auto settings = lines::readOutageSettings(part(text), QTimeZone::utc());
        QVERIFY(!settings);
        QCOMPARE(settings.error().code, core::ErrorCode::BadInput);
        QTEST(settings.error().where, "key");
    }
};

QTEST_GUILESS_MAIN(TestOutageSettings)
#include "tst_outagesettings.moc"
