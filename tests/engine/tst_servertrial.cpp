// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/connectiontrial.h"
#include "engine/fakedoors.h"
#include "fakes/fakethingsboard.h"
#include "peers/certificates.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::ConnectionTrial;
using engine::TrialFinding;
using engine::TrialReport;
using engine::TrialStage;
using Kind = engine::TrialStage::Kind;
using State = engine::TrialStage::State;

namespace {

constexpr int Generous = 30'000;

engine::TrialRequest request(const QString &type, const QString &url)
{
    core::TransportSettings settings;
    settings.id = core::TransportId(u"site"_s);
    settings.type = type;
    settings.url = url;
    settings.profiles = {
        core::ProfileId(type == "thingsboard"_L1 ? u"spms-thingsboard"_s : u"mesh-gateway"_s)};
    const auto profiles = core::ProfileStore::load({u":/meterdeck/profiles"_s}, nullptr).all();
    auto made = engine::TrialRequest::of(core::Workspace(), settings, profiles, {});
    made.answerWithin = 20s;
    return made;
}

engine::TrialRequest boardRequest(const FakeThingsBoard &board)
{
    auto made = request(u"thingsboard"_s, board.url());
    made.settings.user = board.user;
    made.settings.deviceProfile = u"SPMS"_s;
    made.password = board.password;
    return made;
}

TrialReport run(const engine::TrialRequest &request)
{
    ConnectionTrial trial;
    TrialReport last;
    QObject::connect(&trial, &ConnectionTrial::finished, &trial,
                     [&](const TrialReport &report) { last = report; });
    trial.start(request);
    (void)QTest::qWaitFor([&] { return last.isOver; }, 3 * Generous);
    return last;
}

const TrialStage &stage(const TrialReport &report, Kind kind)
{
    static const TrialStage none;
    const auto found = std::find_if(report.stages.begin(), report.stages.end(),
                                    [kind](const TrialStage &one) { return one.kind == kind; });
    return found == report.stages.end() ? none : *found;
}

QString told(const TrialReport &report)
{
    QStringList lines;
    for (const TrialStage &stage : report.stages)
        lines << QString::number(int(stage.kind)) + u' ' + QString::number(int(stage.state)) + u' ' +
                     engine::trialWords(stage.finding, stage.facts);
    return lines.join(u'\n');
}

/// A web server of one answer.
FakeServer::Answer answering(const QByteArray &status, const QByteArray &body)
{
    return [status, body](const QByteArray &heard) {
        return heard.contains("\r\n\r\n")
                   ? "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " +
                         QByteArray::number(body.size()) + "\r\n\r\n" + body
                   : QByteArray();
    };
}

QString urlOf(const QTcpServer &server) { return u"http://127.0.0.1:%1"_s.arg(server.serverPort()); }

const QByteArray Row =
    R"([{"id":7,"data":"DATA:ESP8266-3:Sensor=41:Hop=2:Sequence=117:NodeId=3391827465:LocalHubId=1:Time=8123456","timestamp":"2026-01-03T10:00:01"}])";

} // namespace

/// Trials of servers that are read over the web, stage by stage.
class tst_ServerTrial : public QObject
{
    Q_OBJECT

private slots:
    void aBoardIsWell()
    {
        FakeThingsBoard board;
        board.addDevice(u"e-1"_s, u"SPMS-1"_s);
        board.addDevice(u"e-2"_s, u"SPMS-2"_s);
        board.store(u"e-1"_s, u"V"_s, 1'767'225'600'000, u"231.5"_s);
        const TrialReport report = run(boardRequest(board));
        QVERIFY2(report.passed(), qPrintable(told(report)));
        QCOMPARE(report.stages.size(), 6);
        QCOMPARE(stage(report, Kind::Name).finding, TrialFinding::IsAddress);
        QCOMPARE(stage(report, Kind::Port).finding, TrialFinding::PortOpen);
        QCOMPARE(stage(report, Kind::Tls).finding, TrialFinding::TlsOff);
        QCOMPARE(stage(report, Kind::Login).finding, TrialFinding::ServerLetsIn);
        QCOMPARE(stage(report, Kind::Devices).finding, TrialFinding::DevicesListed);
        QCOMPARE(stage(report, Kind::Devices).facts, (QStringList{u"2"_s, u"SPMS-1, SPMS-2"_s}));
        QCOMPARE(stage(report, Kind::FirstValues).finding, TrialFinding::ValuesCame);
        QCOMPARE(stage(report, Kind::FirstValues).facts,
                 (QStringList{u"1"_s, u"SPMS-1"_s, u"V"_s, u"231.5"_s, u"2026-01-01T00:00:00Z"_s}));
        QCOMPARE(board.mistakes, QStringList());
        QCOMPARE(board.count(u"login"_s), 1);
        QTRY_COMPARE_WITH_TIMEOUT(board.sockets(), 0, Generous); // nothing is left open
    }

    void aKeyLogsIn()
    {
        FakeThingsBoard board;
        board.apiKey = u"tb-key"_s;
        board.addDevice(u"e-1"_s, u"SPMS-1"_s);
        auto asked = boardRequest(board);
        asked.settings.apiKey = true;
        asked.password = u"tb-key"_s;
        TrialReport report = run(asked);
        QVERIFY2(report.passed(), qPrintable(told(report)));
        QCOMPARE(stage(report, Kind::Login).finding, TrialFinding::KeyAccepted);
        QCOMPARE(stage(report, Kind::FirstValues).finding, TrialFinding::NoValues); // it has said nothing yet
        asked.password = u"other geheim"_s;
        report = run(asked);
        QCOMPARE(stage(report, Kind::Login).finding, TrialFinding::KeyRefused);
        QVERIFY(!told(report).contains(u"geheim"_s));
    }

    void aRefusedLoginIsTriedOnce()
    {
        FakeThingsBoard board;
        auto asked = boardRequest(board);
        asked.password = u"geheim"_s;
        TrialReport report = run(asked);
        QVERIFY2(stage(report, Kind::Login).finding == TrialFinding::ServerRefuses, qPrintable(told(report)));
        QVERIFY(told(report).contains(u"Authentication failed"_s)); // the server's own words
        QVERIFY(!told(report).contains(u"geheim"_s));
        QCOMPARE(board.count(u"login"_s), 1);
        asked.password.clear();
        report = run(asked);
        QCOMPARE(stage(report, Kind::Login).finding, TrialFinding::NoSecret);
        QCOMPARE(board.count(u"login"_s), 1);
        asked.password = board.password;
        asked.profiles.clear();
        QCOMPARE(stage(run(asked), Kind::Login).finding, TrialFinding::NoMeaning);
    }

    void missingDevicesAreSaid()
    {
        FakeThingsBoard board;
        auto asked = boardRequest(board);
        TrialReport report = run(asked);
        QVERIFY2(stage(report, Kind::Devices).finding == TrialFinding::NoDevices, qPrintable(told(report)));
        QVERIFY(report.passed());
        board.addDevice(u"e-1"_s, u"Pump"_s, u"PUMP"_s);
        report = run(asked);
        QCOMPARE(stage(report, Kind::Devices).finding, TrialFinding::NoDevicesOfProfile);
        QCOMPARE(stage(report, Kind::Devices).facts, (QStringList{u"SPMS"_s, u"PUMP"_s}));
        asked.settings.deviceProfile.clear();
        QCOMPARE(stage(run(asked), Kind::Devices).finding, TrialFinding::DevicesListed);
    }

    void aCustomerIsSaid()
    {
        FakeThingsBoard board;
        board.customer = true;
        board.addDevice(u"e-1"_s, u"SPMS-1"_s);
        const TrialReport report = run(boardRequest(board));
        QVERIFY2(report.passed(), qPrintable(told(report)));
        QCOMPARE(stage(report, Kind::Login).finding, TrialFinding::ServerLetsCustomerIn);
    }

    void anOldServersDialectIsSaid()
    {
        FakeThingsBoard board;
        board.addDevice(u"e-1"_s, u"SPMS-1"_s);
        board.refuseSubscription = 2;
        const TrialReport report = run(boardRequest(board));
        QVERIFY2(stage(report, Kind::FirstValues).finding == TrialFinding::ServerTooOld,
                 qPrintable(told(report)));
        QVERIFY(engine::trialCure(TrialFinding::ServerTooOld, {}).contains(u"3.6.2"_s));
    }

    void aFailingServerIsSaid()
    {
        FakeThingsBoard board;
        board.fail(u"/api/auth/login"_s, 503, 1);
        const TrialReport report = run(boardRequest(board));
        QVERIFY2(stage(report, Kind::Login).finding == TrialFinding::ServerFails, qPrintable(told(report)));
        QVERIFY(told(report).contains(u"503"_s));
    }

    void otherServersAreNone_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<TrialFinding>("finding");
        QTest::newRow("no board: 404") << u"thingsboard"_s << "404 Not Found"_ba
                                       << "<html>"_ba << TrialFinding::NotThingsBoard;
        QTest::newRow("no board: a page") << u"thingsboard"_s << "200 OK"_ba
                                          << "<html>"_ba << TrialFinding::NotThingsBoard;
        QTest::newRow("no mesh: 404") << u"mesh-backend"_s << "404 Not Found"_ba
                                      << "{}"_ba << TrialFinding::NotMeshServer;
        QTest::newRow("no mesh: a page") << u"mesh-backend"_s << "200 OK"_ba
                                         << "<html>"_ba << TrialFinding::NotMeshServer;
        QTest::newRow("mesh fails") << u"mesh-backend"_s << "500 Oops"_ba
                                    << "{}"_ba << TrialFinding::ServerFails;
        QTest::newRow("mesh wants a login") << u"mesh-backend"_s << "401 No"_ba
                                            << "{}"_ba << TrialFinding::ServerWantsLogin;
        QTest::newRow("empty") << u"mesh-backend"_s << "200 OK"_ba
                               << "[]"_ba << TrialFinding::NoRows;
        QTest::newRow("rows") << u"mesh-backend"_s << "200 OK"_ba << Row << TrialFinding::RowsRead;
        QTest::newRow("foreign rows") << u"mesh-backend"_s << "200 OK"_ba
                                      << R"([{"id":1,"data":"noise","timestamp":"2026-01-03T10:00:01"}])"_ba
                                      << TrialFinding::NoRowMeansAnything;
    }

    void otherServersAreNone()
    {
        QFETCH(QString, type);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(TrialFinding, finding);
        FakeServer server(answering(status, body));
        auto asked = request(type, urlOf(server));
        asked.settings.user = type == "thingsboard"_L1 ? u"reader"_s : QString();
        asked.password = u"geheim"_s;
        const TrialReport report = run(asked);
        const bool found = std::any_of(report.stages.begin(), report.stages.end(),
                                       [finding](const TrialStage &one) { return one.finding == finding; });
        QVERIFY2(found, qPrintable(told(report)));
        QVERIFY(!told(report).contains(u"geheim"_s));
    }

    void rowsAreShownAsTheyAreRead()
    {
        FakeServer server(answering("200 OK", Row));
        const TrialReport report = run(request(u"mesh-backend"_s, urlOf(server)));
        QVERIFY2(report.passed(), qPrintable(told(report)));
        QCOMPARE(stage(report, Kind::Login).finding, TrialFinding::ServerLetsAnybodyIn);
        const QStringList facts = stage(report, Kind::Rows).facts;
        QCOMPARE(facts.value(0), u"1"_s);
        QVERIFY2(facts.value(1).startsWith(u"3391827465: "_s) && facts.value(1).contains(u"41"_s),
                 qPrintable(facts.join(u'|')));
        QVERIFY(server.all.startsWith("GET /data "));
    }

    void aMeshLoginIsRefused()
    {
        FakeServer server(answering("403 No", "{}"));
        auto asked = request(u"mesh-backend"_s, urlOf(server) + u"/data"_s);
        asked.settings.user = u"reader"_s;
        asked.password = u"geheim"_s;
        const TrialReport report = run(asked);
        QVERIFY2(stage(report, Kind::Login).finding == TrialFinding::ServerRefuses, qPrintable(told(report)));
        QVERIFY(server.all.contains("Authorization: Basic "));
        QVERIFY(!told(report).contains(u"geheim"_s));
    }

    void nobodyListens()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const QString url = urlOf(gone);
        gone.close();
        const TrialReport report = run(request(u"mesh-backend"_s, url));
        QVERIFY2(stage(report, Kind::Port).finding == TrialFinding::WebPortRefused, qPrintable(told(report)));
        QCOMPARE(stage(report, Kind::Rows).state, State::Skipped);
    }

    void plainAndSecuredMixedUp()
    {
        peers::Certificates all;
        QVERIFY2(all.isOk(), qPrintable(all.error()));
        const auto pair = all.server(u"localhost"_s, {u"DNS:localhost"_s});
        QSslServer secured;
        QSslConfiguration with;
        QFile key(pair.key);
        QVERIFY(key.open(QIODevice::ReadOnly));
        const QByteArray pem = key.readAll();
        QSslKey made(pem, QSsl::Ec);
        with.setPrivateKey(made.isNull() ? QSslKey(pem, QSsl::Rsa) : made);
        with.setLocalCertificateChain(QSslCertificate::fromPath(pair.certificate));
        secured.setSslConfiguration(with);
        QVERIFY(secured.listen(QHostAddress::LocalHost));
        TrialReport report =
            run(request(u"mesh-backend"_s, u"http://localhost:%1"_s.arg(secured.serverPort())));
        QVERIFY2(stage(report, Kind::Login).finding == TrialFinding::WebToTls, qPrintable(told(report)));
        // And the other way round: a web server in the clear.
        FakeServer plain([](const QByteArray &) { return "HTTP/1.1 400 Bad Request\r\n\r\n"_ba; }, true);
        report = run(request(u"mesh-backend"_s, u"https://localhost:%1"_s.arg(plain.serverPort())));
        QVERIFY2(stage(report, Kind::Tls).finding == TrialFinding::TlsToWeb, qPrintable(told(report)));
        // Trusted by nobody: refused before anything is said.
        report = run(request(u"mesh-backend"_s, u"https://localhost:%1"_s.arg(secured.serverPort())));
        QVERIFY2(stage(report, Kind::Tls).finding == TrialFinding::TlsUnknownAuthority,
                 qPrintable(told(report)));
    }

    void aSilentServerIsGivenUp()
    {
        FakeServer silent([](const QByteArray &) { return QByteArray(); });
        auto asked = request(u"mesh-backend"_s, urlOf(silent));
        asked.answerWithin = 300ms; // it would be silent for ever
        const TrialReport report = run(asked);
        QVERIFY2(report.failure() != nullptr, qPrintable(told(report)));
    }

    void itIsCancelled()
    {
        FakeThingsBoard board;
        board.hold(u"/api/auth/login"_s);
        ConnectionTrial trial;
        TrialReport last;
        connect(&trial, &ConnectionTrial::finished, this, [&](const TrialReport &report) { last = report; });
        trial.start(boardRequest(board));
        QTRY_COMPARE_WITH_TIMEOUT(board.held(), 1, Generous);
        trial.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(last.isOver, Generous);
        QVERIFY(last.cancelled);
        QVERIFY(!trial.isRunning());
    }
};

QTEST_GUILESS_MAIN(tst_ServerTrial)
#include "tst_servertrial.moc"
