// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapfixture.h"
#include "pictures.h"
#include "widgets/mapinset.h"
#include "widgets/mapview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace widgets;

using namespace mapfixture;

/// The map of lines: places, regions, marks, names, keyboard; no network, and no invented state.
class MapViewTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::light().apply(*qApp); }
    void projectsThereAndBack_data();
    void projectsThereAndBack();
    void readsTheWorld();
    void refusesABrokenWorld();
    void findsTheRegionOfAPlace_data();
    void findsTheRegionOfAPlace();
    void gathersByRegion();
    void nothingWandersWhenStatesChange();
    void gathersWhatIsCloseAndNothingElse();
    void worstStandsFirst();
    void namesDoNotLieOnEachOther();
    void aClickChoosesOrComesNearer();
    void theKeyboardDoesAll();
    void wheelHoldsThePlaceUnderThePointer();
    void tellsItselfInWords();
    void statesDifferWithoutColour();
    void survivesAnything();
};

void MapViewTest::projectsThereAndBack_data()
{
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    QTest::newRow("Colombo") << 79.86 << 6.93;
    QTest::newRow("equator") << 0.0 << 0.0;
    QTest::newRow("south-west") << -70.6 << -33.4;
    QTest::newRow("edge") << 180.0 << 85.0;
}

void MapViewTest::projectsThereAndBack()
{
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    const QPointF back = degreesOf(mercator(longitude, latitude));
    QVERIFY(std::abs(back.x() - longitude) < 1e-9);
    QVERIFY(std::abs(back.y() - latitude) < 1e-9);
    // By hand: (79.86 + 180) / 360.
    QCOMPARE(mercator(79.86, 6.93).x(), 0.7218333333333333);
}

void MapViewTest::readsTheWorld()
{
    const MapGround ground;
    QVERIFY(ground.points() > 60'000);
}

void MapViewTest::refusesABrokenWorld()
{
    QFile file(QStringLiteral(METERDECK_SOURCE_DIR "/resources/map/world.map"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    MapGround ground;
    QVERIFY(ground.readWorld(whole));
    for (const QByteArray &broken :
         {QByteArray(), QByteArray("MDM2"), whole.first(4), whole.first(whole.size() / 2), whole + 'x',
          QByteArray("MDM1\xff\xff\xff\xff\x0f")}) {
        QVERIFY(!ground.readWorld(broken));
        QCOMPARE(ground.points(), 0);
    }
}

void MapViewTest::findsTheRegionOfAPlace_data()
{
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<QString>("district");
    QTest::newRow("Colombo") << 6.90 << 79.95 << u"Colombo"_s;
    QTest::newRow("Kandy") << 7.29 << 80.63 << u"Kandy"_s;
    QTest::newRow("Anuradhapura") << 8.33 << 80.40 << u"Anuradhapura"_s;
    QTest::newRow("at sea") << 7.0 << 78.0 << QString();
}

void MapViewTest::findsTheRegionOfAPlace()
{
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(QString, district);
    const QList<MapRegion> regions = districts();
    QCOMPARE(regions.size(), 25);
    MapGround ground;
    ground.setRegions(regions);
    const int region = ground.regionAt(mercator(longitude, latitude));
    QCOMPARE(region < 0 ? QString() : regions.at(region).name, district);
}

void MapViewTest::gathersByRegion()
{
    MapView map;
    map.resize(560, 640);
    map.setRegions(districts());
    map.setSites(aFew());
    // Three sites of Colombo are one mark, the others stand alone.
    QCOMPARE(map.clusters().size(), 3);
    const MapCluster &colombo = map.clusters().constFirst();
    QCOMPARE(colombo.sites.size(), 3);
    QCOMPARE(colombo.linesOff, 3);
    QCOMPARE(colombo.sitesOff, 2);
    QCOMPARE(colombo.stale, 1);
    QCOMPARE(map.describe(colombo), u"Colombo: 3 sites, 3 lines off, 1 lines stale"_s);
}

void MapViewTest::nothingWandersWhenStatesChange()
{
    MapView map;
    map.resize(560, 640);
    map.setRegions(districts());
    map.setSites(aFew());
    QList<QPointF> before;
    for (const MapCluster &cluster : map.clusters())
        before << cluster.at;
    map.setStates({{3, QList<LineState>(8, Off)}, {0, QList<LineState>(8, On)}, {99, {}}, {-1, {}}});
    QList<QPointF> after;
    for (const MapCluster &cluster : map.clusters())
        after << cluster.at;
    QCOMPARE(after, before);
    const MapCluster &worst = map.clusters().at(map.worstFirst().constFirst());
    QCOMPARE(map.sites().at(worst.sites.constFirst()).id, u"Kandy"_s);
    QCOMPARE(worst.linesOff, 8);
}

void MapViewTest::gathersWhatIsCloseAndNothingElse()
{
    QList<MapSite> sites;
    for (int at = 0; at < 300; ++at)
        sites << site(QString::number(at), 6 + at % 17 * 0.2, 79.8 + at % 23 * 0.09, QList<LineState>(8, On));
    for (const double scale : {1000.0, 20'000.0, 300'000.0}) {
        const QList<MapCluster> clusters = MapClusters::gather(sites, scale, false, 40);
        int held = 0;
        for (int a = 0; a < clusters.size(); ++a) {
            held += int(clusters.at(a).sites.size());
            for (int b = 0; b < a; ++b) {
                const QPointF between = (clusters.at(a).at - clusters.at(b).at) * scale;
                QVERIFY2(std::hypot(between.x(), between.y()) >= 40, "two marks lie on each other");
            }
        }
        QCOMPARE(held, 300);
    }
}

void MapViewTest::worstStandsFirst()
{
    QList<MapSite> sites = {site(u"well"_s, 6, 80, QList<LineState>(8, On)),
                            site(u"stale"_s, 7, 80, QList<LineState>(8, LineState::Stale)),
                            site(u"one off"_s, 8, 80, {Off, On}), site(u"two off"_s, 9, 80, {Off, Off})};
    const QList<MapCluster> clusters = MapClusters::gather(sites, 100'000, false, 40);
    QStringList order;
    for (const int at : MapClusters::worstFirst(clusters))
        order << sites.at(clusters.at(at).sites.constFirst()).id;
    QCOMPARE(order, (QStringList{u"two off"_s, u"one off"_s, u"stale"_s, u"well"_s}));
}

void MapViewTest::namesDoNotLieOnEachOther()
{
    MapView map;
    map.resize(700, 700);
    map.setRegions(districts());
    QList<MapSite> sites;
    for (int at = 0; at < 400; ++at)
        sites << site(u"Exchange %1"_s.arg(at), 6.1 + at % 19 * 0.17, 79.9 + at % 13 * 0.13,
                      {at % 7 ? On : Off, On, On});
    map.setSites(sites);
    for (int zoom = 0; zoom < 6; ++zoom) {
        const QList<MapView::Name> names = map.names();
        QVERIFY(!names.isEmpty());
        for (int a = 0; a < names.size(); ++a) {
            QVERIFY(QRectF(map.rect()).contains(names.at(a).rect));
            for (int b = 0; b < a; ++b)
                QVERIFY(!names.at(a).rect.intersects(names.at(b).rect));
        }
        // The worst of all that are seen has its name.
        map.zoomBy(1.6);
    }
}

void MapViewTest::aClickChoosesOrComesNearer()
{
    MapView map;
    map.resize(560, 640);
    map.setRegions(districts());
    map.setSites(aFew());
    QSignalSpy chosen(&map, &MapView::siteChosen);
    const double before = map.frame().scale;
    QTest::mouseClick(&map, Qt::LeftButton, {},
                      map.frame().toScreen(map.clusters().constFirst().at).toPoint());
    QVERIFY(map.frame().scale > before * 1.19);
    QCOMPARE(chosen.count(), 0);
    QVERIFY(!map.showsAll());
    map.showAll();
    QCOMPARE(map.frame().scale, before);
    QTest::mouseClick(&map, Qt::LeftButton, {}, map.frame().toScreen(mercator(80.63, 7.29)).toPoint());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"Kandy"_s);
    QCOMPARE(map.selected(), u"Kandy"_s);
    // Dragging is no click.
    QTest::mousePress(&map, Qt::LeftButton, {}, {200, 200});
    QTest::mouseMove(&map, {260, 200});
    QTest::mouseRelease(&map, Qt::LeftButton, {}, {260, 200});
    QCOMPARE(chosen.count(), 1);
}

void MapViewTest::theKeyboardDoesAll()
{
    MapView map;
    map.resize(560, 640);
    map.setRegions(districts());
    map.setSites(aFew());
    QSignalSpy chosen(&map, &MapView::siteChosen);
    const MapFrame all = map.frame();
    QTest::keyClick(&map, Qt::Key_Plus);
    QVERIFY(map.frame().scale > all.scale);
    QTest::keyClick(&map, Qt::Key_Right);
    QVERIFY(map.frame().centre.x() > all.centre.x());
    QTest::keyClick(&map, Qt::Key_Home);
    QCOMPARE(map.frame(), all);
    QTest::keyClick(&map, Qt::Key_PageDown); // Colombo: the worst
    QTest::keyClick(&map, Qt::Key_PageDown); // Jaffna: eight unknown
    QTest::keyClick(&map, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(map.selected(), u"Jaffna"_s);
}

void MapViewTest::wheelHoldsThePlaceUnderThePointer()
{
    MapView map;
    map.resize(560, 640);
    map.setRegions(districts());
    map.setSites(aFew());
    const QPointF pointer(150, 420);
    const QPointF before = map.frame().toUnit(pointer);
    QWheelEvent wheel(pointer, pointer, {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&map, &wheel);
    const QPointF after = map.frame().toUnit(pointer);
    QVERIFY(std::hypot(after.x() - before.x(), after.y() - before.y()) < 1e-9);
}

void MapViewTest::tellsItselfInWords()
{
    MapView map;
    map.resize(560, 640);
    QCOMPARE(map.accessibleDescription(), u"No site with a place is known yet"_s);
    map.setRegions(districts());
    map.setSites(aFew());
    QVERIFY2(
        map.accessibleDescription().startsWith(u"3 lines off, 2 of 5 sites; Colombo: 3 sites, 3 lines off"_s),
        qPrintable(map.accessibleDescription()));
    map.setStates({{0, QList<LineState>(8, On)}});
    QVERIFY(map.accessibleDescription().startsWith(u"1 lines off, 1 of 5 sites"_s));
}

void MapViewTest::statesDifferWithoutColour()
{
    // Grey pictures of a lone site in each state are four different ones.
    QList<QImage> seen;
    for (const LineState state : {On, Off, LineState::Stale, LineState::Unknown}) {
        MapMarks marks;
        MapCluster one;
        one.sites = {0};
        const MapSite own = site(u"x"_s, 7, 80, QList<LineState>(8, state));
        const QImage picture =
            marks.pixmap(one, own, Theme::light(), 1).toImage().convertToFormat(QImage::Format_Grayscale8);
        QVERIFY(!seen.contains(picture));
        seen << picture;
    }
    MapMarks marks;
    MapCluster many;
    many.sites = QList<int>(1000, 0);
    const MapSite first = site(u"x"_s, 7, 80, {});
    const QImage well = marks.pixmap(many, first, Theme::light(), 1).toImage();
    many.sitesOff = 1; // one of a thousand does not vanish
    QVERIFY(marks.pixmap(many, first, Theme::light(), 1).toImage() != well);
}

void MapViewTest::survivesAnything()
{
    MapView map;
    map.resize(300, 300);
    map.grab();
    map.setSites({site(u"alone"_s, 0, 0, {})});
    map.grab();
    map.setSites({site(u"a"_s, 6.9, 79.9, {Off}), site(u"b"_s, 6.9, 79.9, {Off, Off})});
    QSignalSpy chosen(&map, &MapView::siteChosen);
    // Two at one place: the worse one.
    for (int at = 0; at < 30 && chosen.isEmpty(); ++at)
        QTest::mouseClick(&map, Qt::LeftButton, {},
                          map.frame().toScreen(map.clusters().constFirst().at).toPoint());
    QCOMPARE(chosen.value(0).value(0).toString(), u"b"_s);
    map.zoomBy(1e9);
    map.grab();
    map.zoomBy(1e-9);
    map.panBy({1e6, 1e6});
    map.grab();
    QVERIFY(!map.showRegion(u"nowhere"_s));
    QVERIFY(!map.showSite(u"nobody"_s));
    QVERIFY(map.showSite(u"a"_s));
    map.resize(1, 1);
    map.grab();
    if (const QByteArray folder = qgetenv("METERDECK_PICTURES"); !folder.isEmpty()) {
        for (const bool dark : {false, true}) {
            Theme::of(dark ? Theme::Mode::Dark : Theme::Mode::Light).apply(*qApp);
            MapView shown;
            shown.resize(620, 760);
            shown.setRegions(districts());
            QList<MapSite> sites = aFew();
            for (int at = 0; at < 400; ++at)
                sites << site(u"Exchange %1"_s.arg(at), 6.1 + at % 23 * 0.14, 79.95 + at % 17 * 0.09,
                              {at % 37 ? On : Off, On, On, On, at % 41 ? On : LineState::Stale, On, On, On});
            shown.setSites(sites);
            shown.offerInset();
            shown.setTinted(u"Western"_s);
            shown.setSelected(u"Kandy"_s);
            const QString name = QString::fromLocal8Bit(folder) + (dark ? u"/map-dark"_s : u"/map"_s);
            shown.grab().save(name + u".png"_s);
            shown.showRegion(u"Colombo"_s);
            shown.grab().save(name + u"-zoom.png"_s);
            shown.showAll();
            MapTileSource source;
            source.attribution = u"© Nobody and contributors"_s;
            source.picture = [](const MapTile &tile) {
                QImage picture(256, 256, QImage::Format_Grayscale8);
                picture.fill(tile.x % 3 == 0 ? 235 : 215);
                QPainter lines(&picture);
                lines.drawLine(0, 40 * (tile.y % 5), 255, 200);
                return picture;
            };
            shown.setTiles(source);
            shown.grab().save(name + u"-tiles.png"_s);
            shown.setTiles(std::nullopt);
            shown.setFrame({{0.5, 0.45}, 640, {}});
            shown.grab().save(name + u"-world.png"_s);
        }
        Theme::light().apply(*qApp);
    }
}

QTEST_MAIN(MapViewTest)
#include "tst_mapview.moc"
