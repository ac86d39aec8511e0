// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/mapdialog.h"
#include "dialogs/tiletrialbox.h"
#include "pages/mapbackground.h"
#include "settings/settings.h"
#include "setupfixture.h"
#include "tiles/tilecache.h"
#include "tiles/tileserver.h"
#include "widgets/button.h"
#include "widgets/mapview.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace console;

namespace {

constexpr int Patience = 30'000;

} // namespace

/// What lies under a map: nothing is fetched that nobody wanted, allowed and looks at; and the dialog that
/// chooses it.
class MapBackgroundTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void nothingIsFetchedWithoutTiles();
    void nothingIsFetchedWithoutConsent();
    void whatWasAllowedIsFetchedWhenItIsSeen();
    void aDeadServerIsOneQuietLine();
    void ownRegionsAreDrawn();
    void whatIsWrongIsSaid();
    void dialogRefusals_data();
    void dialogRefusals();
    void dialogWritesThePart();
    void dialogTakesTilesOut();
    void dialogTriesAndClears();
    void demoKeepsNothing();

private:
    core::Workspace with(const QJsonObject &map) const { return *m_workspace.withPart(u"map"_s, map); }
    QJsonObject served() const
    {
        return {{u"tiles"_s, QJsonObject{{u"url"_s, m_server->url()}, {u"attribution"_s, u"© somebody"_s}}}};
    }
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return name;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TileServer> m_server;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<widgets::MapView> m_map;
    core::Workspace m_workspace;
};

void MapBackgroundTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    widgets::Theme::loadFonts();
    widgets::Theme::light().apply(*qApp);
}

void MapBackgroundTest::init()
{
    tiles::TileCache::clear(MapBackground::cacheFolder());
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<TileServer>();
    m_settings = std::make_unique<Settings>(Settings::Store::Forgotten);
    m_map = std::make_unique<widgets::MapView>();
    m_map->resize(500, 500);
    m_workspace = depot(m_folder->filePath(u"depot.json"_s));
}

void MapBackgroundTest::nothingIsFetchedWithoutTiles()
{
    {
        const MapBackground background(m_workspace, *m_settings, *m_map);
        QVERIFY(background.note().isEmpty());
        QVERIFY(!background.needsConsent());
        m_map->grab();
        QVERIFY(!m_map->showsTiles());
        QCOMPARE(background.regionOf(u"Colombo"_s) >= 0, true);
        QVERIFY(!background.hasOwnRegions());
    }
    QVERIFY(m_server->requests.isEmpty());
    QVERIFY(!QFile::exists(MapBackground::cacheFolder()) ||
            tiles::TileCache::bytesIn(MapBackground::cacheFolder()) == 0);
}

void MapBackgroundTest::nothingIsFetchedWithoutConsent()
{
    {
        const MapBackground background(with(served()), *m_settings, *m_map);
        QVERIFY(background.needsConsent());
        QVERIFY2(background.note().contains(u"127.0.0.1"_s), qPrintable(background.note()));
        m_map->grab();
        QVERIFY(!m_map->showsTiles());
    }
    QCOMPARE(m_server->mostConnections, 0);
    QVERIFY(m_server->requests.isEmpty());
}

void MapBackgroundTest::whatWasAllowedIsFetchedWhenItIsSeen()
{
    {
        MapBackground background(with(served()), *m_settings, *m_map);
        background.allow();
        QVERIFY(background.note().isEmpty());
        QVERIFY(m_map->showsTiles());
        QVERIFY(m_map->sources().join(u' ').contains(u"© somebody"_s));
    }
    // Nobody looked.
    QVERIFY(m_server->requests.isEmpty());
    MapBackground again(with(served()), *m_settings, *m_map);
    QVERIFY(!again.needsConsent()); // it is remembered
    const QImage before = m_map->grab().toImage();
    QTRY_VERIFY_WITH_TIMEOUT(m_map->grab().toImage() != before, Patience);
    QVERIFY(!m_server->requests.isEmpty());
    QVERIFY(m_server->requests.constFirst().field("User-Agent").startsWith("Meterdeck/"));
    // Another address is another server.
    QJsonObject other = served();
    other[u"tiles"_s] =
        QJsonObject{{u"url"_s, u"http://127.0.0.1:1/{z}/{x}/{y}.png"_s}, {u"attribution"_s, u"x"_s}};
    widgets::MapView second;
    QVERIFY(MapBackground(with(other), *m_settings, second).needsConsent());
}

void MapBackgroundTest::aDeadServerIsOneQuietLine()
{
    m_server->answer = [](const TileServer::Request &) {
        return TileServer::Answer{"500 Internal Server Error", {}, {}};
    };
    MapBackground background(with(served()), *m_settings, *m_map);
    background.allow();
    QSignalSpy said(&background, &MapBackground::noteChanged);
    m_map->grab();
    QTRY_VERIFY_WITH_TIMEOUT(!background.note().isEmpty(), Patience);
    QVERIFY2(background.note().contains(u"500"_s) && background.note().contains(u"asked again"_s),
             qPrintable(background.note()));
    QVERIFY(!said.isEmpty());
    // The outline stands as it does without tiles, but for its source.
    QVERIFY(m_map->showsTiles());
    QVERIFY(!m_map->grab().isNull());
}

void MapBackgroundTest::ownRegionsAreDrawn()
{
    const QString file = write(
        u"own.geojson"_s,
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Lakeside"},"geometry":{"type":"Polygon","coordinates":[[[8,46],[9,46],[9,47],[8,47],[8,46]],[[8.4,46.4],[8.6,46.4],[8.6,46.6],[8.4,46.6],[8.4,46.4]]]}}]})");
    const auto own = m_workspace.withPart(u"outages"_s, {{u"regions"_s, file}});
    QVERIFY(own);
    MapBackground background(*own, *m_settings, *m_map);
    QVERIFY(background.hasOwnRegions());
    QSignalSpy changed(&background, &MapBackground::regionsChanged);
    QVERIFY(changed.wait(Patience));
    QCOMPARE(background.regionOf(u"Lakeside"_s), 0);
    QCOMPARE(background.regionOf(u"Colombo"_s), -1);
    QVERIFY(background.note().isEmpty());
    // All of it is seen now.
    m_map->showAll();
    QVERIFY(m_map->frame().seen().contains(widgets::mercator(8.5, 46.5)));
    QVERIFY(!m_map->frame().seen().contains(widgets::mercator(80, 7)));
    QVERIFY(m_map->showRegion(u"Lakeside"_s));
}

void MapBackgroundTest::whatIsWrongIsSaid()
{
    const QString file =
        write(u"own.geojson"_s, R"({"type":"FeatureCollection","features":[{"properties":{}}]})");
    const auto own = m_workspace.withPart(u"outages"_s, {{u"regions"_s, file}});
    MapBackground background(*own, *m_settings, *m_map);
    QSignalSpy said(&background, &MapBackground::noteChanged);
    QVERIFY(said.wait(Patience));
    QVERIFY2(background.note().contains(u"own.geojson, features[0]"_s), qPrintable(background.note()));
    // Not the districts of another country.
    QVERIFY(!m_map->showRegion(u"Colombo"_s));
    QCOMPARE(background.regionOf(u"Colombo"_s), -1);
}

void MapBackgroundTest::dialogRefusals_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("attribution");
    QTest::addColumn<bool>("good");
    const QString url = u"https://t.example.org/{z}/{x}/{y}.png"_s;
    QTest::newRow("whole") << url << u"© a"_s << true;
    QTest::newRow("nobody's") << url << u" "_s << false;
    QTest::newRow("no address") << QString() << u"© a"_s << false;
    QTest::newRow("no place") << u"https://t.example.org/"_s << u"© a"_s << false;
    QTest::newRow("no web") << u"ftp://t.example.org/{z}/{x}/{y}"_s << u"© a"_s << false;
}

void MapBackgroundTest::dialogRefusals()
{
    QFETCH(QString, url);
    QFETCH(QString, attribution);
    QFETCH(bool, good);
    MapDialog dialog(contextOf(m_workspace), m_folder->filePath(u"tiles"_s), {}, nullptr);
    QVERIFY(!dialog.settings()); // off to begin with
    dialog.setTiles(true);
    dialog.setUrl(url);
    dialog.setAttribution(attribution);
    QSignalSpy decided(&dialog, &SetupDialog::decided);
    QSignalSpy allowed(&dialog, &MapDialog::allowed);
    dialog.take();
    QCOMPARE(decided.count(), good ? 1 : 0);
    QCOMPARE(allowed.count(), good ? 1 : 0);
    QCOMPARE(dialog.trial()->button()->isEnabled(),
             good || (url.contains(u"{z}"_s) && url.startsWith(u"https"_s)));
}

void MapBackgroundTest::dialogWritesThePart()
{
    MapDialog dialog(contextOf(m_workspace), m_folder->filePath(u"tiles"_s), {}, nullptr);
    dialog.setTiles(true);
    dialog.setUrl(m_server->url());
    dialog.setAttribution(u" ©  somebody "_s);
    const auto changed = dialog.changed();
    QVERIFY2(changed, qPrintable(changed ? QString() : changed.error().toString()));
    QCOMPARE(changed->part(u"map"_s), served());
    QVERIFY(dialog.writtenText().contains(u"© somebody"_s));
    // Read again, it shows what stands there.
    const MapDialog again(contextOf(*changed), m_folder->filePath(u"tiles"_s), {}, nullptr);
    QVERIFY(again.settings());
    QCOMPARE(again.settings()->url, m_server->url());
    QVERIFY(m_server->requests.isEmpty());
}

void MapBackgroundTest::dialogTakesTilesOut()
{
    MapDialog dialog(contextOf(with(served())), m_folder->filePath(u"tiles"_s), {}, nullptr);
    QVERIFY(dialog.settings());
    dialog.setTiles(false);
    QSignalSpy allowed(&dialog, &MapDialog::allowed);
    QSignalSpy decided(&dialog, &SetupDialog::decided);
    dialog.take();
    QCOMPARE(decided.count(), 1);
    QVERIFY(allowed.isEmpty());
    QVERIFY(decided.constFirst().constFirst().value<core::Workspace>().part(u"map"_s).isEmpty());
}

void MapBackgroundTest::dialogTriesAndClears()
{
    const QString folder = m_folder->filePath(u"tiles"_s);
    tiles::TileCache(folder, m_server->url(), 1 << 20).keep({0, 0, 0}, {{}, {}, {}, QByteArray(2000, 'x')});
    MapDialog dialog(contextOf(with(served())), folder, {}, nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(dialog.clearButton()->isEnabled(), Patience);
    QVERIFY2(dialog.cacheWords().contains(u"tiles are kept"_s), qPrintable(dialog.cacheWords()));
    dialog.clearButton()->click();
    QTRY_COMPARE_WITH_TIMEOUT(dialog.cacheWords(), u"No tiles are kept on this computer."_s, Patience);
    QCOMPARE(tiles::TileCache::bytesIn(folder), 0);
    QVERIFY(m_server->requests.isEmpty()); // opening it asks nobody
    dialog.trial()->tryIt();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.trial()->words().contains(u"256 × 256"_s), Patience);
    QCOMPARE(m_server->requests.size(), 1);
    m_server->answer = [](const TileServer::Request &) {
        return TileServer::Answer{"403 Forbidden", {}, {}};
    };
    dialog.trial()->tryIt();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.trial()->words().contains(u"403 Forbidden"_s), Patience);
}

void MapBackgroundTest::demoKeepsNothing()
{
    const MapDialog dialog(contextOf(with(served())), m_folder->filePath(u"tiles"_s), u"The demo."_s,
                           nullptr);
    QVERIFY(!dialog.acceptButton()->isEnabled());
    QVERIFY(!dialog.changed());
    QCOMPARE(dialog.footText(), u"The demo."_s);
}

QTEST_MAIN(MapBackgroundTest)
#include "tst_mapbackground.moc"
