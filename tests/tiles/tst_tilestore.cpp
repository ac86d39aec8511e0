// SPDX-License-Identifier: GPL-3.0-or-later
#include "../core/handclock.h"
#include "tiles/tilestore.h"
#include "tiles/tiletrial.h"
#include "tileserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tiles;

namespace {

constexpr int Patience = 30'000;
const TileKey Here{3, 5, 3};

QList<TileKey> many(int count)
{
    QList<TileKey> keys;
    for (int x = 0; x < count; ++x)
        keys << TileKey{6, x, 7};
    return keys;
}

} // namespace

/// Tiles from disk and from a real server on loopback: how often it is asked, and what it does when the
/// server does not behave.
class TestTileStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TileServer>();
        m_clock = std::make_shared<HandClock>();
    }
    void cleanup() { m_server.reset(); }
    void nothingIsAskedForUntilItIsWanted();
    void asksAsItself();
    void isKeptOverARestart();
    void isRenewedByItsTag();
    void isReplacedWhenItChanged();
    void holdsAWeekWhereNothingIsSaid();
    void keepsNothingThatMayNotBeStored();
    void asksTwoAtOnceAtTheMost();
    void leavesWhatIsNotSeenAnyMore();
    void missesSingleTiles_data();
    void missesSingleTiles();
    void leavesAFailingServerAlone_data();
    void leavesAFailingServerAlone();
    void heedsRetryAfter();
    void handsOutWhatIsKeptWhileTheServerIsGone();
    void asksForNothingUnsound();
    void endsWhileAnAnswerIsAwaited();
    void isTriedOnce_data();
    void isTriedOnce();

private:
    std::unique_ptr<TileStore> store(int cacheDays = 7)
    {
        FetchSettings settings;
        settings.tiles.url = m_server->url();
        settings.tiles.attribution = u"© test"_s;
        settings.tiles.cacheDays = cacheDays;
        settings.cacheFolder = m_folder->path();
        settings.program = u"Meterdeck/1.2.3"_s;
        settings.clock = m_clock;
        settings.firstPause = 1ms;
        settings.mostPause = 50ms;
        return std::make_unique<TileStore>(settings);
    }
    bool arrives(TileStore &store, const TileKey &key)
    {
        return QTest::qWaitFor([&] { return !store.picture(key).isNull(); }, Patience);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TileServer> m_server;
    std::shared_ptr<HandClock> m_clock;
};

void TestTileStore::nothingIsAskedForUntilItIsWanted()
{
    {
        const auto made = store();
        made->want({});
        QVERIFY(made->picture(Here).isNull());
    }
    // The thread has ended: what it would have asked for is asked for by now.
    QCOMPARE(m_server->connections, 0);
    QVERIFY(m_server->requests.isEmpty());
    QVERIFY(!QFile::exists(m_folder->filePath(u"tiles"_s)));
}

void TestTileStore::asksAsItself()
{
    const auto made = store();
    made->want({Here});
    QVERIFY(arrives(*made, Here));
    QCOMPARE(m_server->requests.size(), 1);
    QCOMPARE(m_server->requests.at(0).path, QByteArray("/3/5/3.png"));
    QCOMPARE(m_server->requests.at(0).field("User-Agent"), QByteArray("Meterdeck/1.2.3"));
    QVERIFY(m_server->requests.at(0).field("Cookie").isEmpty());
    QCOMPARE(made->picture(Here).format(), QImage::Format_Grayscale8);
    QCOMPARE(qGray(made->picture(Here).pixel(9, 9)), 200);
    // Seen again: it is there.
    made->want({Here});
    made->want({});
    made->want({Here, {3, 5, 4}});
    QVERIFY(arrives(*made, {3, 5, 4}));
    QCOMPARE(m_server->requests.size(), 2);
}

void TestTileStore::isKeptOverARestart()
{
    {
        const auto first = store();
        first->want({Here});
        QVERIFY(arrives(*first, Here));
    }
    const auto second = store();
    second->want({Here});
    QVERIFY(arrives(*second, Here));
    // One after it is asked for when the first is done with.
    second->want({Here, {3, 6, 3}});
    QVERIFY(arrives(*second, {3, 6, 3}));
    QCOMPARE(m_server->requests.size(), 2);
    QCOMPARE(m_server->requests.at(1).path, QByteArray("/3/6/3.png"));
}

void TestTileStore::isRenewedByItsTag()
{
    {
        const auto first = store();
        first->want({Here});
        QVERIFY(arrives(*first, Here));
    }
    m_clock->advance(2h); // the server said one
    {
        const auto second = store();
        second->want({Here});
        QVERIFY(arrives(*second, Here));
        QTRY_COMPARE_WITH_TIMEOUT(m_server->requests.size(), 2, Patience);
        QCOMPARE(m_server->requests.at(1).field("If-None-Match"), QByteArray("\"/3/5/3.png\""));
        second->want({Here, {3, 6, 3}}); // answered after the other, which is renewed by then
        QVERIFY(arrives(*second, {3, 6, 3}));
    }
    const auto third = store();
    third->want({Here, {3, 6, 3}});
    QVERIFY(arrives(*third, {3, 6, 3}) && arrives(*third, Here));
    third->want({Here, {3, 6, 3}, {3, 7, 3}});
    QVERIFY(arrives(*third, {3, 7, 3}));
    QCOMPARE(m_server->requests.size(), 4); // the first one holds anew
}

void TestTileStore::isReplacedWhenItChanged()
{
    {
        const auto first = store();
        first->want({Here});
        QVERIFY(arrives(*first, Here));
    }
    m_clock->advance(2h);
    m_server->answer = [](const TileServer::Request &) {
        return TileServer::Answer{"200 OK", "ETag: \"new\"\r\nCache-Control: max-age=60\r\n",
                                  TileServer::png(90)};
    };
    const auto second = store();
    second->want({Here});
    QVERIFY(QTest::qWaitFor(
        [&] {
            const QImage picture = second->picture(Here);
            return !picture.isNull() && qGray(picture.pixel(9, 9)) == 90;
        },
        Patience));
    QCOMPARE(m_server->requests.size(), 2);
}

void TestTileStore::holdsAWeekWhereNothingIsSaid()
{
    m_server->answer = [](const TileServer::Request &) {
        return TileServer::Answer{"200 OK", {}, TileServer::png(10)};
    };
    const auto once = [this](int extra) {
        const auto made = store();
        const TileKey other{4, extra, 0};
        made->want({Here});
        if (!arrives(*made, Here))
            return -1;
        made->want({Here, other});
        if (!arrives(*made, other))
            return -1;
        return int(std::count_if(m_server->requests.cbegin(), m_server->requests.cend(),
                                 [](const auto &request) { return request.path == "/3/5/3.png"; }));
    };
    QCOMPARE(once(0), 1);
    m_clock->advance(6 * 24h + 23h);
    QCOMPARE(once(1), 1);
    m_clock->advance(2h);
    QVERIFY(once(2) >= 1);
    QTRY_COMPARE_WITH_TIMEOUT(once(3), 2, Patience);
}

void TestTileStore::keepsNothingThatMayNotBeStored()
{
    m_server->answer = [](const TileServer::Request &) {
        return TileServer::Answer{"200 OK", "Cache-Control: no-store\r\n", TileServer::png(10)};
    };
    for (int round = 1; round <= 2; ++round) {
        const auto made = store();
        made->want({Here});
        QVERIFY(arrives(*made, Here));
        QCOMPARE(m_server->requests.size(), round);
    }
    QCOMPARE(TileCache::bytesIn(m_folder->path()), 0);
}

void TestTileStore::asksTwoAtOnceAtTheMost()
{
    const auto made = store();
    m_server->setHeld(true);
    made->want(many(40));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->heldCount(), 2, Patience);
    m_server->setHeld(false);
    for (const TileKey &key : many(40))
        QVERIFY(arrives(*made, key));
    QCOMPARE(m_server->requests.size(), 40);
    QCOMPARE(m_server->mostOpen, 2);
    QVERIFY2(m_server->mostConnections <= 2, qPrintable(QString::number(m_server->mostConnections)));
}

void TestTileStore::leavesWhatIsNotSeenAnyMore()
{
    const auto made = store();
    m_server->setHeld(true);
    made->want(many(40));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->heldCount(), 2, Patience);
    made->want({Here});
    QSignalSpy arrived(made.get(), &TileStore::arrived);
    m_server->setHeld(false);
    QVERIFY(arrives(*made, Here));
    // The two that flew, perhaps those that had been asked before the wish changed, and this one.
    QVERIFY2(m_server->requests.size() <= 5, qPrintable(QString::number(m_server->requests.size())));
    QCOMPARE(m_server->requests.constLast().path, QByteArray("/3/5/3.png"));
}

void TestTileStore::missesSingleTiles_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("404") << QByteArray("404 Not Found") << QByteArray("no");
    QTest::newRow("garbage") << QByteArray("200 OK") << QByteArray("this is no picture");
    QTest::newRow("a page") << QByteArray("200 OK") << QByteArray("<html>log in</html>");
    QTest::newRow("endless") << QByteArray("200 OK") << QByteArray(3 * 1024 * 1024, 'x');
}

void TestTileStore::missesSingleTiles()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    const auto usual = m_server->answer;
    m_server->answer = [=](const TileServer::Request &request) {
        return request.path == "/3/5/3.png" ? TileServer::Answer{status, {}, body} : usual(request);
    };
    const auto made = store();
    made->want({Here, {3, 6, 3}});
    QVERIFY(arrives(*made, {3, 6, 3}));
    QTRY_VERIFY_WITH_TIMEOUT(made->trouble(), Patience);
    QCOMPARE(made->askedAgainIn().count(), 0);
    QVERIFY(made->picture(Here).isNull());
    // It is not asked for again and again, whatever is looked at.
    made->want({Here, {3, 6, 3}, {3, 7, 3}});
    QVERIFY(arrives(*made, {3, 7, 3}));
    made->want({Here, {3, 7, 4}});
    QVERIFY(arrives(*made, {3, 7, 4}));
    const auto asked = [this] {
        return std::count_if(m_server->requests.cbegin(), m_server->requests.cend(),
                             [](const auto &request) { return request.path == "/3/5/3.png"; });
    };
    QCOMPARE(asked(), 1);
    QVERIFY(TileCache(m_folder->path(), m_server->url(), 1 << 20).find(Here) == std::nullopt);
    // Where it is not seen, nothing is missing; an hour later it is asked for again.
    made->want({{3, 6, 3}});
    QTRY_VERIFY_WITH_TIMEOUT(!made->trouble(), Patience);
    m_server->answer = usual;
    m_clock->advance(61min);
    made->want({Here});
    QVERIFY(arrives(*made, Here));
    QCOMPARE(asked(), 2);
}

void TestTileStore::leavesAFailingServerAlone_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("500") << QByteArray("500 Internal Server Error") << int(core::ErrorCode::Busy);
    QTest::newRow("429") << QByteArray("429 Too Many Requests") << int(core::ErrorCode::Busy);
    QTest::newRow("403") << QByteArray("403 Forbidden") << int(core::ErrorCode::Refused);
    QTest::newRow("hangs up") << QByteArray() << int(core::ErrorCode::Unreachable);
}

void TestTileStore::leavesAFailingServerAlone()
{
    QFETCH(QByteArray, status);
    QFETCH(int, code);
    const auto usual = m_server->answer;
    m_server->answer = [=](const TileServer::Request &) { return TileServer::Answer{status, {}, "sorry"}; };
    const auto made = store();
    made->want(many(20));
    QTRY_VERIFY_WITH_TIMEOUT(made->trouble(), Patience);
    QCOMPARE(int(made->trouble()->code), code);
    QVERIFY(made->askedAgainIn().count() > 0);
    QVERIFY(made->trouble()->where.startsWith(u"127.0.0.1:"_s));
    // By and by it is asked again, by itself, and all comes when it answers.
    m_server->answer = usual;
    for (const TileKey &key : many(20))
        QVERIFY(arrives(*made, key));
    QTRY_VERIFY_WITH_TIMEOUT(!made->trouble(), Patience);
}

void TestTileStore::heedsRetryAfter()
{
    m_server->answer = [](const TileServer::Request &) {
        return TileServer::Answer{"503 Service Unavailable", "Retry-After: 7200\r\n", "later"};
    };
    const auto made = store();
    made->want(many(20));
    QTRY_VERIFY_WITH_TIMEOUT(made->trouble(), Patience);
    QCOMPARE(made->askedAgainIn(), std::chrono::milliseconds(2h));
    // Other wishes do not shorten it.
    const auto asked = m_server->requests.size();
    QVERIFY(asked <= 2);
    made->want({Here});
    made->want(many(3));
    m_server->setHeld(false);
    QVERIFY(made->picture(Here).isNull());
    QVERIFY(m_server->requests.size() <= 2);
}

void TestTileStore::handsOutWhatIsKeptWhileTheServerIsGone()
{
    {
        const auto first = store();
        first->want({Here});
        QVERIFY(arrives(*first, Here));
    }
    m_clock->advance(48h);
    m_server->answer = [](const TileServer::Request &) { return TileServer::Answer{{}, {}, {}}; };
    const auto second = store();
    second->want({Here});
    QVERIFY(arrives(*second, Here));
    QTRY_VERIFY_WITH_TIMEOUT(second->trouble(), Patience);
    QVERIFY(!second->picture(Here).isNull());
}

void TestTileStore::asksForNothingUnsound()
{
    const auto made = store();
    made->want({{3, 8, 0}, {3, -1, 0}, {-1, 0, 0}, {23, 0, 0}, {21, 5, 5}, Here});
    QVERIFY(arrives(*made, Here));
    QCOMPARE(m_server->requests.size(), 1); // zoom 21 is nearer than the server has
}

void TestTileStore::endsWhileAnAnswerIsAwaited()
{
    auto made = store();
    m_server->setHeld(true);
    made->want(many(10));
    QTRY_COMPARE_WITH_TIMEOUT(m_server->heldCount(), 2, Patience);
    made.reset();
    QTRY_COMPARE_WITH_TIMEOUT(m_server->connections, 0, Patience);
}

void TestTileStore::isTriedOnce_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("good");
    QTest::newRow("a picture") << QByteArray("200 OK") << TileServer::png(1) << true;
    QTest::newRow("404") << QByteArray("404 Not Found") << QByteArray() << false;
    QTest::newRow("a page") << QByteArray("200 OK") << QByteArray("<html/>") << false;
    QTest::newRow("hangs up") << QByteArray() << QByteArray() << false;
}

void TestTileStore::isTriedOnce()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, good);
    m_server->answer = [=](const TileServer::Request &) { return TileServer::Answer{status, {}, body}; };
    TileTrial trial;
    std::optional<TileTrial::Finding> found;
    connect(&trial, &TileTrial::found, this, [&](const TileTrial::Finding &finding) { found = finding; });
    TileSettings settings;
    settings.url = m_server->url();
    trial.begin(settings, u"Meterdeck/9"_s);
    QVERIFY(trial.isRunning());
    QVERIFY(QTest::qWaitFor([&] { return found.has_value(); }, Patience));
    QCOMPARE(!found->error, good);
    QCOMPARE(found->size, good ? QSize(256, 256) : QSize());
    QCOMPARE(m_server->requests.at(0).path, QByteArray("/0/0/0.png"));
    QCOMPARE(m_server->requests.at(0).field("User-Agent"), QByteArray("Meterdeck/9"));
}

QTEST_MAIN(TestTileStore)
#include "tst_tilestore.moc"
