// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonschema.h"
#include "tiles/tilesettings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tiles;

namespace {

// JSON with single quotes.
constexpr auto Whole = "{'url':'https://t.example.org/{z}/{x}/{y}.png','attribution':'© somebody'";

QJsonObject partOf(const QByteArray &tiles)
{
    return {{u"tiles"_s, QJsonDocument::fromJson(QByteArray(tiles).replace('\'', '"')).object()}};
}

} // namespace

/// What a workspace says of tiles: read, refused with the key that is wrong, and written back.
class TestTileSettings : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsNoTiles()
    {
        const auto read = readTileSettings({});
        QVERIFY(read && !*read);
    }

    void isReadAndWrittenBack()
    {
        const QJsonObject part =
            partOf(QByteArray(Whole) + ",'userAgent':'Depot/1','maxZoom':16,'cacheDays':30,'cacheMib':64}");
        const auto read = readTileSettings(part);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
        QCOMPARE((*read)->maxZoom, 16);
        QCOMPARE((*read)->cacheDays, 30);
        QCOMPARE((*read)->cacheMib, 64);
        QCOMPARE((*read)->userAgent, u"Depot/1"_s);
        QCOMPARE((*read)->attribution, u"© somebody"_s);
        QCOMPARE(withTiles({}, *read), part);
        QVERIFY(withTiles(part, std::nullopt).isEmpty());
        // What is usual is not written.
        const auto few = readTileSettings(partOf(QByteArray(Whole) + "}"));
        QCOMPARE(withTiles({}, *few)["tiles"_L1].toObject().size(), 2);
        QCOMPARE((*few)->cacheDays, 7);
    }

    void addressesAreFilledIn()
    {
        const auto read = readTileSettings(partOf(QByteArray(Whole) + "}"));
        QCOMPARE(addressOf(**read, {7, 92, 61}).toString(), u"https://t.example.org/7/92/61.png"_s);
        QCOMPARE(hostOf(**read), u"t.example.org"_s);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("tiles");
        QTest::addColumn<QString>("key");
        QTest::newRow("other key") << QByteArray(Whole) + ",'colour':'red'}" << u"map.tiles.colour"_s;
        QTest::newRow("no url") << QByteArray("{'attribution':'a'}") << u"map.tiles.url"_s;
        QTest::newRow("no attribution")
            << QByteArray("{'url':'https://t.example.org/{z}/{x}/{y}.png'}") << u"map.tiles.attribution"_s;
        QTest::newRow("no x") << QByteArray("{'attribution':'a','url':'https://t.example.org/{z}/{y}.png'}")
                              << u"map.tiles.url"_s;
        QTest::newRow("file") << QByteArray("{'attribution':'a','url':'file:///{z}/{x}/{y}.png'}")
                              << u"map.tiles.url"_s;
        QTest::newRow("other braces")
            << QByteArray("{'attribution':'a','url':'https://{s}.example.org/{z}/{x}/{y}.png'}")
            << u"map.tiles.url"_s;
        QTest::newRow("host made of a tile")
            << QByteArray("{'attribution':'a','url':'https://{z}.example.org/{x}/{y}.png'}")
            << u"map.tiles.url"_s;
        QTest::newRow("password")
            << QByteArray("{'attribution':'a','url':'https://a:b@example.org/{z}/{x}/{y}.png'}")
            << u"map.tiles.url"_s;
        QTest::newRow("too near") << QByteArray(Whole) + ",'maxZoom':23}" << u"map.tiles.maxZoom"_s;
        QTest::newRow("half a day") << QByteArray(Whole) + ",'cacheDays':7.5}" << u"map.tiles.cacheDays"_s;
        QTest::newRow("six days") << QByteArray(Whole) + ",'cacheDays':6}" << u"map.tiles.cacheDays"_s;
        QTest::newRow("no space") << QByteArray(Whole) + ",'cacheMib':0}" << u"map.tiles.cacheMib"_s;
        QTest::newRow("two lines") << QByteArray(Whole) + ",'userAgent':'a\\r\\nX: b'}"
                                   << u"map.tiles.userAgent"_s;
    }
    void refusals()
    {
        QFETCH(QByteArray, tiles);
        QFETCH(QString, key);
        const auto read = readTileSettings(partOf(tiles));
        QVERIFY(!read);
        QCOMPARE(read.error().where, key);
        QVERIFY(read.error().detail.startsWith(u"expected "_s));
    }

    void unknownPartsAreNamed()
    {
        const auto read = readTileSettings({{u"tile"_s, 1}});
        QVERIFY(!read);
        QCOMPARE(read.error().where, u"map.tile"_s);
        const auto list = readTileSettings({{u"tiles"_s, QJsonArray()}});
        QVERIFY(!list);
        QCOMPARE(list.error().where, u"map.tiles"_s);
    }

    /// The schema knows what the reader knows.
    void theSchemaAgrees()
    {
        const auto schema = core::JsonSchema::shipped(u"workspace.schema.json"_s);
        QVERIFY(schema);
        const auto with = [](const QJsonObject &map) {
            return QJsonObject{
                {u"name"_s, u"x"_s},
                {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"x.db"_s}}},
                {u"transports"_s, QJsonArray()},
                {u"devices"_s, QJsonArray()},
                {u"map"_s, map}};
        };
        QVERIFY(schema->check(with(partOf(QByteArray(Whole) + "}")), u"x"_s));
        QVERIFY(schema->check(
            with(partOf(QByteArray(Whole) + ",'userAgent':'D','maxZoom':22,'cacheDays':365,'cacheMib':16}")),
            u"x"_s));
        QVERIFY(!schema->check(with(partOf(QByteArray(Whole) + ",'colour':1}")), u"x"_s));
        QVERIFY(!schema->check(with(partOf(QByteArray(Whole) + ",'cacheDays':3}")), u"x"_s));
        QVERIFY(!schema->check(with({{u"raster"_s, 1}}), u"x"_s));
    }
};

QTEST_MAIN(TestTileSettings)
#include "tst_tilesettings.moc"
