// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/outagesettings.h"

#include <QJsonArray>
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

    void regionsWithOtherNames()
    {
        const QJsonObject own =
            part(R"({"regions":{"file":"own.geojson","name":"NAME_2","province":"NAME_1"}})");
        const auto settings = lines::readOutageSettings(own, QTimeZone::utc());
        QVERIFY(settings);
        QCOMPARE(settings->regionsFile, u"own.geojson"_s);
        QCOMPARE(settings->regionNames, (lines::RegionNames{u"NAME_2"_s, u"NAME_1"_s}));
        QCOMPARE(lines::outagePart(*settings), own);
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

    /// Clocks in Berlin go from 02:00 to 03:00 on 29 March 2026: there is no 02:30.
    void timesOfTheDevicesZone_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("expected"); ///< a time, or what is wrong with it
        QTest::newRow("Colombo") << u"0001_MSAN"_s << u"2026-03-29T02:30"_s << u"2026-03-28T21:00:00Z"_s;
        QTest::newRow("Berlin, winter")
            << u"0002_MSAN"_s << u"2026-03-29T01:30"_s << u"2026-03-29T00:30:00Z"_s;
        QTest::newRow("Berlin, summer")
            << u"0002_MSAN"_s << u"2026-03-29T03:30"_s << u"2026-03-29T01:30:00Z"_s;
        QTest::newRow("Berlin, no such time") << u"0002_MSAN"_s << u"2026-03-29T02:30"_s << u"put forward"_s;
        QTest::newRow("an offset says it")
            << u"0002_MSAN"_s << u"2026-03-29T02:30Z"_s << u"2026-03-29T02:30:00Z"_s;
        QTest::newRow("every device's") << QString() << u"2026-03-29T02:30"_s << u"its offset"_s;
        QTest::newRow("every device's with an offset")
            << QString() << u"2026-03-29T02:30+05:30"_s << u"2026-03-28T21:00:00Z"_s;
    }
    void timesOfTheDevicesZone()
    {
        QFETCH(QString, device);
        QFETCH(QString, from);
        QFETCH(QString, expected);
        QJsonObject work{{u"from"_s, from}, {u"to"_s, u"2027-01-01T00:00Z"_s}};
        if (!device.isEmpty())
            work.insert(u"device"_s, device);
        const auto zone = [](const core::DeviceId &of) -> std::optional<QTimeZone> {
            if (of.isEmpty())
                return {};
            return QTimeZone(of == core::DeviceId(u"0001_MSAN"_s) ? "Asia/Colombo" : "Europe/Berlin");
        };
        const auto settings = lines::readOutageSettings({{u"planned"_s, QJsonArray{work}}}, zone);
        if (settings) {
            QCOMPARE(settings->planned[0].when.from, utc(expected));
            return;
        }
        QCOMPARE(settings.error().where, u"outages.planned[0].from"_s);
        QVERIFY2(settings.error().detail.contains(expected), qPrintable(settings.error().detail));
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
        QTest::addRow("no line") << QByteArray(
                                        R"({"planned":[{"line":"9","from":"2026-06-01T08:00",
                                            "to":"2026-06-01T09:00"}]})")
                                 << u"outages.planned[0].line"_s;
        QTest::addRow("a device without a name")
            << QByteArray(R"({"planned":[{"device":"","from":"2026-06-01T08:00","to":"2026-06-01T09:00"}]})")
            << u"outages.planned[0].device"_s;
        QTest::addRow("a key of work")
            << QByteArray(R"({"planned":[{"form":"2026-06-01T08:00","to":"2026-06-01T09:00"}]})")
            << u"outages.planned[0].form"_s;
        QTest::addRow("regions without a file")
            << QByteArray(R"({"regions":{"name":"NAME_1"}})") << u"outages.regions.file"_s;
        QTest::addRow("other key of regions")
            << QByteArray(R"({"regions":{"file":"x","key":"y"}})") << u"outages.regions.key"_s;
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
