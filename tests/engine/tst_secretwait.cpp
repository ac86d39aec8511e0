// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"
#include "engine/fakedoors.h"
#include "fakes/fakethingsboard.h"
#include "peers/mosquittobroker.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using peers::MosquittoBroker;

namespace {

constexpr int Generous = 30'000;

/// There is no key ring.
class NoRing : public engine::KeyRing
{
public:
    bool isThere() const override { return false; }
    void read(const QString &, Found) override {}
    void write(const QString &, const QString &, Done) override {}
};

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

/// Transports whose password is missing or wrong: the engine starts, they wait or say so, and nothing tells
/// the secret.
class tst_SecretWait : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<engine::SessionSecrets> m_session;
    std::unique_ptr<engine::Engine> m_engine;
    QStringList m_problems;

    bool start(const QJsonObject &transport)
    {
        const QJsonObject all{
            {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s}, {u"path"_s, u"site.db"_s}}},
            {u"transports"_s, QJsonArray{transport}}};
        const auto workspace =
            core::Workspace::parse(QJsonDocument(all).toJson(), m_folder->filePath(u"site.json"_s));
        if (!workspace) {
            qWarning("%s", qPrintable(workspace.error().toString()));
            return false;
        }
        engine::EngineOptions options;
        options.listen = false;
        options.secrets.keyRing = std::make_shared<NoRing>();
        options.secrets.session = m_session;
        m_engine = std::make_unique<engine::Engine>(*workspace, options);
        connect(m_engine.get(), &engine::Engine::problem, this,
                [this](const core::Error &error) { m_problems << error.toString(); });
        QSignalSpy started(m_engine.get(), &engine::Engine::started);
        m_engine->start();
        return started.size() == 1 || started.wait(Generous);
    }
    bool stop()
    {
        if (!m_engine)
            return true;
        QSignalSpy stopped(m_engine.get(), &engine::Engine::stopped);
        m_engine->stop();
        const bool done = stopped.size() == 1 || stopped.wait(Generous);
        m_engine.reset();
        return done;
    }
    engine::TransportInfo info() const { return m_engine->transports().value(0); }
    void type(const QString &name, const QString &value)
    {
        core::TransportSettings settings;
        settings.id = core::TransportId(u"site"_s);
        const engine::Secrets secrets(m_folder->filePath(u"site.json"_s));
        m_session->set(secrets.keyOf(settings, name), value);
    }
    static QJsonObject broker(quint16 port)
    {
        return {{u"id"_s, u"site"_s},        {u"type"_s, u"mqtt"_s},
                {u"host"_s, u"127.0.0.1"_s}, {u"port"_s, port},
                {u"user"_s, u"reader"_s},    {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}};
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_shared<engine::SessionSecrets>();
        m_problems.clear();
    }
    void cleanup() { QVERIFY(stop()); }

    void aBrokerIsNotAskedWithoutItsPassword()
    {
        QTcpServer peer;
        QVERIFY(peer.listen(QHostAddress::LocalHost));
        QVERIFY(start(broker(peer.serverPort())));
        QTRY_COMPARE_WITH_TIMEOUT(info().state, core::TransportState::Down, Generous);
        QCOMPARE(info().wantsSecret, engine::Secrets::Password);
        QVERIFY2(info().words.contains(u"no password is known"_s), qPrintable(info().words));
        QTRY_COMPARE_WITH_TIMEOUT(m_problems.size(), 1, Generous); // said once
        QVERIFY(m_problems.first().contains(u"METERDECK_PASSWORD_SITE"_s));
        QVERIFY(!peer.hasPendingConnections());
    }

    void itRunsOnceItIsTyped()
    {
        MosquittoBroker::Config config;
        config.user = u"reader"_s;
        config.password = u"geheim"_s;
        MosquittoBroker peer(config);
        QVERIFY2(peer.start(), qPrintable(peer.error()));
        type(engine::Secrets::Password, u"wrong geheim"_s);
        QVERIFY(start(broker(peer.port())));
        QVERIFY(info().wantsSecret.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(info().loginRefused, Generous);
        QVERIFY(stop());
        type(engine::Secrets::Password, u"geheim"_s);
        QVERIFY(start(broker(peer.port())));
        QTRY_COMPARE_WITH_TIMEOUT(info().state, core::TransportState::Up, Generous);
        QVERIFY(!info().loginRefused);
        QVERIFY(stop());
        // Neither of them stands anywhere on disk, or in what was said.
        QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("geheim"), qPrintable(file.fileName()));
        }
        QVERIFY(!m_problems.join(u'\n').contains(u"geheim"_s));
    }

    void aDownBrokerIsNoRefusal()
    {
        type(engine::Secrets::Password, u"geheim"_s);
        QVERIFY(start(broker(freePort())));
        QTRY_VERIFY_WITH_TIMEOUT(info().lastError.has_value(), Generous);
        QVERIFY(!info().loginRefused);
    }

    void aBoardIsNotAskedWithoutItsSecret_data()
    {
        QTest::addColumn<bool>("key");
        QTest::newRow("password") << false;
        QTest::newRow("key") << true;
    }

    void aBoardIsNotAskedWithoutItsSecret()
    {
        QFETCH(bool, key);
        FakeThingsBoard board;
        board.apiKey = u"tb-key"_s;
        const QJsonObject server = board.transport(u"site"_s, key);
        QVERIFY(start(server));
        QTRY_COMPARE_WITH_TIMEOUT(info().state, core::TransportState::Down, Generous);
        const QString name = key ? engine::Secrets::Key : engine::Secrets::Password;
        QCOMPARE(info().wantsSecret, name);
        QVERIFY(stop());
        QCOMPARE(board.count(u"login"_s) + board.count(u"unauthorised"_s), 0);
        type(name, u"wrong geheim"_s);
        QVERIFY(start(server));
        QTRY_VERIFY_WITH_TIMEOUT(info().loginRefused, Generous);
        QVERIFY(info().counters.errors.contains(u"http-401"_s) || key || !info().lastError->detail.isEmpty());
        QVERIFY(!info().words.contains(u"geheim"_s));
        QVERIFY(stop());
        type(name, key ? board.apiKey : board.password);
        QVERIFY(start(server));
        QTRY_COMPARE_WITH_TIMEOUT(info().state, core::TransportState::Up, Generous);
    }

    void aMeshServersRefusalIsKnown()
    {
        FakeServer server([](const QByteArray &heard) {
            return heard.contains("\r\n\r\n") ? "HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"_ba
                                              : QByteArray();
        });
        type(engine::Secrets::Password, u"geheim"_s);
        QVERIFY(start({{u"id"_s, u"site"_s},
                       {u"type"_s, u"mesh-backend"_s},
                       {u"url"_s, u"http://127.0.0.1:%1"_s.arg(server.serverPort())},
                       {u"user"_s, u"reader"_s},
                       {u"profiles"_s, QJsonArray{u"mesh-gateway"_s}}}));
        QTRY_VERIFY_WITH_TIMEOUT(info().loginRefused, Generous);
        QTRY_VERIFY_WITH_TIMEOUT(info().counters.errors.value(u"http-401"_s) > 0, Generous);
    }

    void anOpenSinkAsksForATokenAndListensMeanwhile_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("wants");
        QTest::newRow("itself") << u"127.0.0.1"_s << false;
        QTest::newRow("everybody") << u"0.0.0.0"_s << true;
    }

    void anOpenSinkAsksForATokenAndListensMeanwhile()
    {
        QFETCH(QString, host);
        QFETCH(bool, wants);
        QVERIFY(start({{u"id"_s, u"site"_s},
                       {u"type"_s, u"mesh-http"_s},
                       {u"host"_s, host},
                       {u"port"_s, freePort()},
                       {u"profiles"_s, QJsonArray{u"mesh-gateway"_s}}}));
        QTRY_COMPARE_WITH_TIMEOUT(info().state, core::TransportState::Up, Generous);
        QCOMPARE(info().wantsSecret, wants ? engine::Secrets::Token : QString());
        QCOMPARE(m_problems.size(), wants ? 1 : 0);
    }

    void twinsOfAServerAreNamed()
    {
        FakeThingsBoard board;
        board.addDevice(u"e-1"_s, u"SPMS-1"_s);
        board.addDevice(u"e-2"_s, u"SPMS-2"_s);
        type(engine::Secrets::Password, board.password);
        QVERIFY(start(board.transport(u"site"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(info().state, core::TransportState::Up, Generous);
        QVERIFY(info().sameIdentity.isEmpty());
        QVERIFY(stop());
        board.rename(u"e-2"_s, u"SPMS-1"_s);
        QVERIFY(start(board.transport(u"site"_s)));
        QTRY_COMPARE_WITH_TIMEOUT(info().sameIdentity.size(), 1, Generous);
    }
};

QTEST_GUILESS_MAIN(tst_SecretWait)
#include "tst_secretwait.moc"
