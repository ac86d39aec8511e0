// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/tilecache.h"
#include "tiles/tilepicture.h"

#include <QBuffer>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tiles;

namespace {

const auto Server = u"https://t.example.org/{z}/{x}/{y}.png"_s;
constexpr qint64 Plenty = 1024 * 1024;

StoredTile tile(const QByteArray &body)
{
    return {core::fromMicros(1767323045000000), "\"a\"", "Fri, 02 Jan 2026 03:04:05 GMT", body};
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext())
        files << each.next();
    return files;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

} // namespace

/// Tiles on disk: kept, found again, bounded; what is torn is no tile. And what in an answer is a picture.
class TestTileCache : public QObject
{
    Q_OBJECT

private slots:
    void keepsAndFinds()
    {
        QTemporaryDir folder;
        {
            TileCache cache(folder.path(), Server, Plenty);
            QVERIFY(!cache.find({3, 1, 2}));
            cache.keep({3, 1, 2}, tile("body"));
            cache.keep({3, 1, 3}, tile("other"));
        }
        TileCache again(folder.path(), Server, Plenty);
        const auto found = again.find({3, 1, 2});
        QVERIFY(found);
        QCOMPARE(found->body, QByteArray("body"));
        QCOMPARE(found->etag, QByteArray("\"a\""));
        QCOMPARE(found->lastModified, QByteArray("Fri, 02 Jan 2026 03:04:05 GMT"));
        QCOMPARE(core::toMicros(found->freshUntil), 1767323045000000);
        QCOMPARE(again.bytes(), TileCache::bytesIn(folder.path()));
        QVERIFY(again.bytes() > 0);
        again.remove({3, 1, 2});
        QVERIFY(!again.find({3, 1, 2}));
        QVERIFY(again.find({3, 1, 3}));
        TileCache::clear(folder.path());
        QCOMPARE(TileCache::bytesIn(folder.path()), 0);
    }

    void serversAreApart()
    {
        QTemporaryDir folder;
        TileCache one(folder.path(), Server, Plenty);
        TileCache other(folder.path(), u"https://o.example.org/{z}/{x}/{y}.png"_s, Plenty);
        one.keep({0, 0, 0}, tile("one"));
        QVERIFY(!other.find({0, 0, 0}));
        other.keep({0, 0, 0}, tile("other"));
        QCOMPARE(one.find({0, 0, 0})->body, QByteArray("one"));
    }

    void staysWithinItsBounds()
    {
        QTemporaryDir folder;
        TileCache cache(folder.path(), Server, 100'000);
        for (int x = 0; x < 64; ++x) {
            cache.keep({8, x, 0}, tile(QByteArray(4000, 'x')));
            QVERIFY(TileCache::bytesIn(folder.path()) <= 100'000);
        }
        QVERIFY(cache.find({8, 63, 0})); // the newest stays
        QVERIFY(!cache.find({8, 0, 0}));
        QCOMPARE(cache.bytes(), TileCache::bytesIn(folder.path()));
    }

    void whatIsTornIsNoTile()
    {
        QTemporaryDir folder;
        TileCache cache(folder.path(), Server, Plenty);
        cache.keep({1, 0, 1}, tile(QByteArray(500, 'x')));
        const QString path = filesIn(folder.path()).value(0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        QByteArray turned = whole;
        turned[turned.size() - 5] = 'y';
        for (const QByteArray &broken : {QByteArray(), whole.first(3), whole.first(whole.size() / 2),
                                         whole + 'x', turned, QByteArray("no tile at all")}) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(broken);
            file.close();
            QVERIFY(!cache.find({1, 0, 1}));
        }
        cache.keep({1, 0, 1}, tile("new"));
        QCOMPARE(cache.find({1, 0, 1})->body, QByteArray("new"));
    }

    void whereNothingCanBeWritten()
    {
        // A file stands where the folder should be: nothing is kept, and nothing breaks.
        QTemporaryDir folder;
        const QString place = folder.filePath(u"file"_s);
        QFile file(place);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        TileCache cache(place, Server, Plenty);
        cache.keep({0, 0, 0}, tile("body"));
        QVERIFY(!cache.find({0, 0, 0}));
        QCOMPARE(cache.bytes(), 0);
    }

    void pictures_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QSize>("size");
        QImage image(256, 256, QImage::Format_RGB32);
        image.fill(Qt::red);
        QTest::newRow("png") << encoded(image, "PNG") << QSize(256, 256);
        QTest::newRow("jpeg") << encoded(image, "JPG") << QSize(256, 256);
        QTest::newRow("doubled") << encoded(image.scaled(1024, 1024), "PNG") << QSize(512, 512);
        QTest::newRow("too large") << encoded(QImage(2049, 8, QImage::Format_Mono), "PNG") << QSize();
        QTest::newRow("bmp") << encoded(image, "BMP") << QSize();
        QTest::newRow("page") << QByteArray("<html>not found</html>") << QSize();
        QTest::newRow("drawing") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << QSize();
        QTest::newRow("nothing") << QByteArray() << QSize();
        QTest::newRow("head alone") << encoded(image, "PNG").first(40) << QSize();
    }
    void pictures()
    {
        QFETCH(QByteArray, body);
        QFETCH(QSize, size);
        const QImage picture = pictureOf(body);
        QCOMPARE(picture.isNull(), size.isEmpty());
        if (picture.isNull())
            return;
        QCOMPARE(picture.size(), size);
        QCOMPARE(picture.format(), QImage::Format_Grayscale8);
    }

    /// Where a tile is transparent, paper is seen and no black.
    void whatIsTransparentIsPaper()
    {
        QImage clear(8, 8, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        const QImage picture = pictureOf(encoded(clear, "PNG"));
        QCOMPARE(qGray(picture.pixel(4, 4)), 255);
    }
};

QTEST_MAIN(TestTileCache)
#include "tst_tilecache.moc"
