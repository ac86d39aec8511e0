// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapfixture.h"
#include "widgets/mapinset.h"
#include "widgets/mapview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;
using namespace mapfixture;

/// What lies on and under the marks of a map: the inset that magnifies a crowded place, and tiles.
class MapPartsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::light().apply(*qApp); }
    void staysFittedWhileItIsResized();
    void magnifiesWhatIsCrowded();
    void theInsetTakesTheKeyboard();
    void asksForTilesThatAreSeen();
    void drawsTilesInShades();
    void aMissingTileIsFilledByACoarserOne();
    void alwaysSaysWhoseMapItIs();
};

void MapPartsTest::staysFittedWhileItIsResized()
{
    MapView map;
    map.resize(900, 900);
    map.setRegions(districts());
    QVERIFY(map.showRegion(u"Western"_s));
    const QRectF whole = map.frame().seen();
    map.resize(500, 500);
    map.grab();
    // All of it is still seen, until somebody zooms.
    MapGround ground;
    ground.setRegions(districts());
    QVERIFY(map.frame().seen().contains(ground.regionBounds(ground.regionAt(mercator(79.95, 6.9)))));
    QVERIFY(map.frame().scale < 500 / whole.width() * 1.01);
    map.zoomBy(2);
    const double scale = map.frame().scale;
    map.resize(900, 900);
    map.grab();
    QCOMPARE(map.frame().scale, scale);
}

void MapPartsTest::magnifiesWhatIsCrowded()
{
    MapView map;
    map.resize(700, 700);
    map.setRegions(districts());
    map.setSites(aFew());
    QVERIFY(!map.inset());
    map.offerInset();
    const MapInset *inset = map.inset();
    QVERIFY(inset && !inset->isHidden());
    // Colombo: three sites in one mark, two of them with a line off.
    QCOMPARE(inset->title(), u"Colombo, zoomed"_s);
    QVERIFY(inset->map()->frame().scale >= 3 * map.frame().scale);
    QCOMPARE(inset->map()->sites().size(), 3);
    QVERIFY(inset->map()->clusters().size() > 1);
    QVERIFY(map.rect().contains(inset->geometry()));
    // Where it would lie on marks it takes another corner.
    for (const MapCluster &cluster : map.clusters())
        QVERIFY(!inset->geometry().contains(map.frame().toScreen(cluster.at).toPoint()));
    // It stays near, whatever its size becomes.
    const double scale = inset->map()->frame().scale;
    inset->map()->resize(inset->map()->size() + QSize(3, 3));
    inset->map()->grab();
    QCOMPARE(inset->map()->frame().scale, scale);
    for (const MapView::Name &name : map.names())
        QVERIFY(!name.rect.intersects(inset->geometry()));
    // States are followed, places are not moved.
    const MapFrame before = inset->map()->frame();
    map.setStates({{1, QList<LineState>(8, Off)}});
    QCOMPARE(inset->map()->frame(), before);
    QCOMPARE(inset->map()->sites().at(1).lines, QList<LineState>(8, Off));
    // Nothing wrong and nothing chosen: nothing to come nearer to.
    map.setStates({{0, QList<LineState>(8, On)}, {1, QList<LineState>(8, On)}, {2, QList<LineState>(8, On)}});
    QVERIFY(inset->isHidden());
    map.setSelected(u"Fort"_s);
    QVERIFY(!inset->isHidden());
    QCOMPARE(inset->map()->selected(), u"Fort"_s);
    // A site of its own mark needs none, and a small map has no room.
    map.setSelected(u"Kandy"_s);
    QVERIFY(inset->isHidden());
    map.setSelected(u"Fort"_s);
    map.resize(480, 480);
    map.grab();
    QVERIFY(inset->isHidden());
}

void MapPartsTest::theInsetTakesTheKeyboard()
{
    MapView map;
    map.resize(700, 700);
    map.setRegions(districts());
    map.setSites(aFew());
    map.offerInset();
    MapView *within = map.inset()->map();
    QCOMPARE(within->accessibleName(), u"Colombo, zoomed"_s);
    QVERIFY(within->focusPolicy() & Qt::TabFocus);
    QSignalSpy chosen(&map, &MapView::siteChosen);
    QTest::keyClick(within, Qt::Key_PageDown);
    QTest::keyClick(within, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"Fort"_s);
    QCOMPARE(map.selected(), u"Fort"_s);
}

void MapPartsTest::asksForTilesThatAreSeen()
{
    MapFrame frame;
    frame.size = {512, 512};
    frame.centre = mercator(80, 7);
    frame.scale = 256.0 * (1 << 7);
    // By hand: 2^7 * (80 + 180) / 360 = 92.4; two tiles wide, three at the most.
    const QList<MapTile> tiles = MapTiles::seen(frame, 1, 19);
    QVERIFY(tiles.contains(MapTile{7, 92, 61}));
    QVERIFY(tiles.size() >= 4 && tiles.size() <= 9);
    for (const MapTile &tile : tiles) {
        QCOMPARE(tile.z, 7);
        QVERIFY(tile.bounds().intersects(frame.seen()));
    }
    QVERIFY(tiles.constFirst().bounds().contains(frame.centre)); // the middle first
    QCOMPARE(MapTiles::seen(frame, 2, 19).constFirst().z, 8);    // sharp on a fine screen
    QCOMPARE(MapTiles::seen(frame, 1, 5).constFirst().z, 5);
    frame.scale = 256;
    frame.centre = {0.5, 0.5};
    QCOMPARE(MapTiles::seen(frame, 1, 19), QList<MapTile>{MapTile()});
    frame.centre = {3, 3};
    QVERIFY(MapTiles::seen(frame, 1, 19).isEmpty());

    MapView map;
    map.resize(500, 500);
    int asked = 0;
    MapTileSource source;
    source.picture = [](const MapTile &) { return QImage(); };
    source.want = [&asked](const QList<MapTile> &) { ++asked; };
    map.setTiles(source);
    QCOMPARE(asked, 0); // nobody looks
    map.grab();
    QCOMPARE(asked, 1);
    map.setTiles(std::nullopt);
    map.grab();
    QCOMPARE(asked, 1);
}

void MapPartsTest::drawsTilesInShades()
{
    QImage black(256, 256, QImage::Format_Grayscale8);
    black.fill(0);
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        const Theme &theme = Theme::of(mode);
        theme.apply(*qApp);
        MapView map;
        map.resize(400, 400);
        map.setFrame({{0.1, 0.5}, 4096, {}}); // the Pacific
        MapTileSource source;
        source.attribution = u"x"_s;
        source.picture = [&black](const MapTile &) { return black; };
        map.setTiles(source);
        const QImage with = map.grab().toImage();
        const QColor ink = theme.colour(Token::Text3);
        QCOMPARE(with.pixelColor(200, 200), ink);
        map.setTiles(std::nullopt);
        QVERIFY(map.grab().toImage().pixelColor(200, 200) != ink);
    }
    Theme::light().apply(*qApp);
}

void MapPartsTest::aMissingTileIsFilledByACoarserOne()
{
    QImage halves(256, 256, QImage::Format_Grayscale8);
    halves.fill(255);
    for (int y = 0; y < 256; ++y)
        std::fill_n(halves.scanLine(y) + 128, 128, uchar(0)); // the east is black
    MapTiles tiles;
    MapTileSource source;
    source.picture = [&](const MapTile &tile) { return tile == MapTile{2, 1, 1} ? halves : QImage(); };
    tiles.setSource(source);
    MapFrame frame;
    frame.size = {256, 256};
    frame.scale = 256.0 * 8; // one tile of zoom 2 is 512 px
    frame.centre = MapTile{2, 1, 1}.bounds().center();
    QImage target(256, 256, QImage::Format_RGB32);
    target.fill(Qt::magenta);
    QPainter painter(&target);
    tiles.paint(painter, frame, 1, Theme::light());
    painter.end();
    QCOMPARE(target.pixelColor(20, 128), Theme::light().colour(Token::Panel));
    QCOMPARE(target.pixelColor(235, 128), Theme::light().colour(Token::Text3));
}

void MapPartsTest::alwaysSaysWhoseMapItIs()
{
    // Something is drawn where the words stand, at every size; it is cut at none.
    const QString owner =
        u"© A society of many people with a long name, and the ministry of maps of a large country"_s;
    for (const QSize &size : {QSize(200, 200), QSize(420, 420), QSize(900, 700)}) {
        MapView map;
        map.resize(size);
        map.setFrame({{0.1, 0.5}, 4096, {}});
        MapTileSource source;
        source.picture = [](const MapTile &) { return QImage(); };
        source.attribution = owner;
        map.setTiles(source);
        const QString said = map.sources().join(u' ');
        for (const QString &word : owner.split(u' '))
            QVERIFY(said.contains(word));
        const QFontMetricsF metrics(Theme::of(&map).font(Role::Caption));
        for (const QString &line : map.sources())
            QVERIFY(metrics.horizontalAdvance(line) <= size.width());
    }
}

QTEST_MAIN(MapPartsTest)
#include "tst_mapparts.moc"
