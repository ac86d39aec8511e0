// SPDX-License-Identifier: GPL-3.0-or-later
#include "lines/regions.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using lines::Regions;

namespace {

QByteArray feature(const QByteArray &properties, const QByteArray &geometry)
{
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)" + properties +
           R"(,"geometry":)" + geometry + "}]}";
}
const QByteArray Square = R"({"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]],)"
                          R"([[4,4],[6,4],[6,6],[4,6],[4,4]]]})";

} // namespace

class TestRegions : public QObject
{
    Q_OBJECT

private slots:
    void aPlaceInADistrict_data()
    {
        QTest::addColumn<double>("lat");
        QTest::addColumn<double>("lon");
        QTest::addColumn<QString>("district");
        QTest::addColumn<QString>("province");
        QTest::addRow("Kandy") << 7.2906 << 80.6337 << u"Kandy"_s << u"Central"_s;
        QTest::addRow("Galle") << 6.15 << 80.25 << u"Galle"_s << u"Southern"_s;
        QTest::addRow("Anuradhapura") << 8.35 << 80.40 << u"Anuradhapura"_s << u"North Central"_s;
        QTest::addRow("at sea") << 5.0 << 79.0 << QString() << QString();
    }
    void aPlaceInADistrict()
    {
        QFETCH(double, lat);
        QFETCH(double, lon);
        QFile file(QStringLiteral(METERDECK_SOURCE_DIR "/resources/map/lk-districts.geojson"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto regions = Regions::read(file.readAll(), file.fileName());
        QVERIFY(regions);
        QCOMPARE(regions->all().size(), 25);
        const lines::Region found = regions->at(lat, lon).value_or(lines::Region());
        QTEST(found.name, "district");
        QTEST(found.province, "province");
    }

    void holesAreOutside()
    {
        const auto regions = Regions::read(feature(R"({"name":"ring"})", Square), u"x"_s);
        QVERIFY(regions);
        QCOMPARE(regions->at(2, 2)->name, u"ring"_s);
        QVERIFY(!regions->at(5, 5));
        QVERIFY(!regions->at(11, 5));
    }

    void otherNamesOfProperties()
    {
        const QByteArray text = feature(R"({"NAME_1":"P","NAME_2":"D","code":7})", Square);
        const auto regions = Regions::read(text, u"x"_s, {u"NAME_2"_s, u"NAME_1"_s});
        QVERIFY(regions);
        QCOMPARE(*regions->at(2, 2), (lines::Region{u"D"_s, u"P"_s}));
        QCOMPARE(Regions::read(text, u"x"_s, {u"code"_s, {}})->all().first().name, u"7"_s);
        const auto wrong = Regions::read(text, u"x"_s, {u"NAME_3"_s, {}});
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().detail.contains(u"NAME_3"_s) &&
                     wrong.error().detail.contains(u"NAME_1, NAME_2"_s),
                 qPrintable(wrong.error().detail));
    }

    void outlinesAreWhatIsDecidedBy()
    {
        const auto regions = Regions::read(feature(R"({"name":"ring"})", Square), u"x"_s);
        const QList<lines::RegionOutline> outlines = regions->outlines();
        QCOMPARE(outlines.size(), 1);
        QCOMPARE(outlines.at(0).region.name, u"ring"_s);
        QCOMPARE(outlines.at(0).rings.size(), 2);
        QCOMPARE(outlines.at(0).rings.at(0).first(), QPointF(0, 0));
        QCOMPARE(outlines.at(0).rings.at(1).first(), outlines.at(0).rings.at(1).last());
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::addRow("no JSON") << QByteArray("{") << u"no JSON"_s;
        QTest::addRow("something else") << QByteArray(R"({"type":"Feature"})") << u"FeatureCollection"_s;
        QTest::addRow("nameless") << feature("{}", Square) << u"features[0]"_s;
        QTest::addRow("a line") << feature(R"({"name":"a"})", R"({"type":"LineString","coordinates":[]})")
                                << u"Polygon"_s;
        QTest::addRow("open") << feature(R"({"name":"a"})",
                                         R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})")
                              << u"closed"_s;
        QTest::addRow("metres") << feature(R"({"name":"a"})",
                                           R"({"type":"Polygon","coordinates":[[[500000,0],[1,0],[1,1]]]})")
                                << u"degrees"_s;
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, text);
        const auto regions = Regions::read(text, u"own.geojson"_s);
        QVERIFY(!regions);
        QCOMPARE(regions.error().code, core::ErrorCode::BadInput);
        QVERIFY(regions.error().where.startsWith(u"own.geojson"_s));
        QFETCH(QString, words);
        QVERIFY2((regions.error().where + regions.error().detail).contains(words),
                 qPrintable(regions.error().toString()));
    }
};

QTEST_GUILESS_MAIN(TestRegions)
#include "tst_regions.moc"
