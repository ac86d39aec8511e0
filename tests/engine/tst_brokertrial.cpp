// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/connectiontrial.h"
#include "fakedoors.h"
#include "peers/certificates.h"
#include "peers/mosquittobroker.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using engine::ConnectionTrial;
using engine::TrialFinding;
using engine::TrialReport;
using engine::TrialStage;
using peers::MosquittoBroker;
using Kind = engine::TrialStage::Kind;
using State = engine::TrialStage::State;

namespace {

constexpr int Generous = 30'000;

engine::TrialRequest request(quint16 port)
{
    engine::TrialRequest made;
    made.settings.id = core::TransportId(u"site"_s);
    made.settings.type = u"mqtt"_s;
    made.settings.host = u"127.0.0.1"_s;
    made.settings.tcpPort = port;
    made.filters = {u"dev/+/pzem/metrics"_s, u"dev/+/relay/state"_s};
    made.answerWithin = 20s;
    made.hearWithin = 20s;
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

const TrialStage &stage(const TrialReport &report, Kind kind) { return report.stages.at(int(kind)); }

QString told(const TrialReport &report)
{
    QStringList lines;
    for (const TrialStage &stage : report.stages)
        lines << QString::number(int(stage.kind)) + u' ' + QString::number(int(stage.state)) + u' ' +
                     engine::trialWords(stage.finding, stage.facts);
    return lines.join(u'\n');
}

bool publish(quint16 port, const QString &topic, bool retained, const QStringList &more = {})
{
    QStringList arguments{u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(port),
                          u"-t"_s, topic,          u"-m"_s, u"{}"_s};
    if (retained)
        arguments << u"-r"_s;
    return QProcess::execute(peers::findProgram(u"mosquitto_pub"_s), arguments + more) == 0;
}

} // namespace

class TestBrokerTrial : public QObject
{
    Q_OBJECT

private slots:
    void everyFindingHasWords()
    {
        const QStringList facts{u"first%2"_s, u"second"_s, u"third"_s};
        for (int at = 1; at <= int(TrialFinding::Lost); ++at) {
            const auto finding = TrialFinding(at);
            QVERIFY(!engine::trialWords(finding, facts).isEmpty());
            // What warns or fails has a cure.
            if (at >= int(TrialFinding::CertificateEnds))
                QVERIFY2(!engine::trialCure(finding, facts).isEmpty(), qPrintable(QString::number(at)));
        }
        QCOMPARE(engine::withFacts(u"%1, %2 %"_s, facts), u"first%2, second %"_s);
    }

    void allIsWell()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QVERIFY(publish(broker.port(), u"dev/A/relay/state"_s, true));
        ConnectionTrial trial;
        TrialReport last;
        bool told1 = false;
        connect(&trial, &ConnectionTrial::progressed, this, [&](const TrialReport &report) {
            // A live message comes once the trial listens.
            if (stage(report, Kind::FirstMessage).state == State::Running && !told1) {
                told1 = true;
                QVERIFY(publish(broker.port(), u"dev/A/pzem/metrics"_s, false));
            }
        });
        connect(&trial, &ConnectionTrial::finished, this, [&](const TrialReport &report) { last = report; });
        trial.start(request(broker.port()));
        QVERIFY(trial.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(last.isOver, 3 * Generous);
        QVERIFY2(last.passed(), qPrintable(told(last)));
        QVERIFY(!trial.isRunning());
        QCOMPARE(stage(last, Kind::Name).finding, TrialFinding::IsAddress);
        QCOMPARE(stage(last, Kind::Port).finding, TrialFinding::PortOpen);
        QCOMPARE(stage(last, Kind::Tls).state, State::Skipped);
        QCOMPARE(stage(last, Kind::Login).finding, TrialFinding::LoggedInAnonymously);
        QCOMPARE(stage(last, Kind::Subscribe).finding, TrialFinding::Subscribed);
        QCOMPARE(stage(last, Kind::FirstMessage).finding, TrialFinding::Heard);
        QCOMPARE(stage(last, Kind::FirstMessage).facts, QStringList{u"dev/A/pzem/metrics"_s});
        // It published nothing, and nobody was kept a session for.
        const QByteArray log = broker.log();
        QVERIFY(!log.contains("Received PUBLISH from mdtest"));
        QVERIFY(log.contains("as mdtest-"));
    }

    void onlyStoredCopiesAreSaid()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QVERIFY(publish(broker.port(), u"dev/A/relay/state"_s, true));
        auto asked = request(broker.port());
        asked.hearWithin = 3s; // nothing live will come, however long one waits
        const TrialReport report = run(asked);
        QVERIFY2(report.passed(), qPrintable(told(report)));
        QCOMPARE(stage(report, Kind::FirstMessage).state, State::Warned);
        QVERIFY2(stage(report, Kind::FirstMessage).finding == TrialFinding::OnlyRetained,
                 qPrintable(told(report)));
    }

    void nothingHeardIsSaidWithItsFilters()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        auto asked = request(broker.port());
        asked.hearWithin = 50ms;
        const TrialReport report = run(asked);
        QVERIFY(report.passed());
        const TrialStage &last = stage(report, Kind::FirstMessage);
        QCOMPARE(last.finding, TrialFinding::NothingHeard);
        QVERIFY(engine::trialWords(last.finding, last.facts).contains(u"dev/+/relay/state"_s));
        asked.filters.clear();
        QCOMPARE(stage(run(asked), Kind::Subscribe).finding, TrialFinding::NoFilters);
    }

    void logins_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<TrialFinding>("finding");
        QTest::newRow("right") << u"reader"_s << u"right geheim"_s << TrialFinding::LoggedIn;
        QTest::newRow("wrong password") << u"reader"_s << u"wrong geheim"_s << TrialFinding::BadLogin;
        QTest::newRow("wrong user") << u"writer"_s << u"right geheim"_s << TrialFinding::BadLogin;
        QTest::newRow("nobody") << QString() << QString() << TrialFinding::AnonymousRefused;
    }

    void logins()
    {
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(TrialFinding, finding);
        MosquittoBroker::Config config;
        config.user = u"reader"_s;
        config.password = u"right geheim"_s;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        auto asked = request(broker.port());
        asked.settings.user = user;
        asked.password = password;
        asked.hearWithin = 10ms;
        const TrialReport report = run(asked);
        QVERIFY2(stage(report, Kind::Login).finding == finding, qPrintable(told(report)));
        QCOMPARE(report.passed(), finding == TrialFinding::LoggedIn);
        QCOMPARE(stage(report, Kind::Subscribe).state, report.passed() ? State::Passed : State::Skipped);
        QVERIFY(!told(report).contains(u"geheim"_s));
    }

    void anAccessListThatHoldsBackIsNamed()
    {
        // This broker grants such a subscription and keeps the messages to itself.
        MosquittoBroker::Config config;
        config.user = u"reader"_s;
        config.password = u"geheim"_s;
        QTemporaryDir folder;
        QFile list(folder.filePath(u"acl"_s));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("user reader\ntopic read other/#\ntopic write dev/#\n");
        list.close();
        config.lines = {u"acl_file "_s + list.fileName()};
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        QVERIFY(publish(broker.port(), u"dev/A/relay/state"_s, true,
                        {u"-u"_s, u"reader"_s, u"-P"_s, u"geheim"_s}));
        auto asked = request(broker.port());
        asked.settings.user = u"reader"_s;
        asked.password = u"geheim"_s;
        asked.hearWithin = 500ms;
        const TrialReport report = run(asked);
        const TrialStage &last = stage(report, Kind::FirstMessage);
        QVERIFY2(last.finding == TrialFinding::NothingHeard, qPrintable(told(report)));
        QVERIFY(engine::trialCure(last.finding, last.facts).contains(u"access list"_s));
    }

    void aRefusedSubscriptionNamesItsFilters_data()
    {
        QTest::addColumn<bool>("all");
        QTest::newRow("one") << false;
        QTest::newRow("all") << true;
    }

    void aRefusedSubscriptionNamesItsFilters()
    {
        QFETCH(bool, all);
        FakeServer broker([all](const QByteArray &heard) -> QByteArray {
            if (heard.startsWith('\x10'))
                return "\x20\x03\x00\x00\x00"_ba;
            if (!heard.startsWith('\x82'))
                return {};
            const QByteArray head = heard.mid(2, 2) + '\0';
            // The topic of ThingsBoard comes alone.
            const QByteArray codes = heard.contains("v1/devices") ? "\x87"_ba
                                     : all                        ? "\x87\x87"_ba
                                                                  : "\x00\x87"_ba;
            return "\x90"_ba + char(head.size() + codes.size()) + head + codes;
        });
        const TrialReport report = run(request(broker.serverPort()));
        const TrialStage &last = stage(report, Kind::Subscribe);
        QVERIFY2(last.finding == (all ? TrialFinding::AllRefused : TrialFinding::SubscriptionRefused),
                 qPrintable(told(report)));
        QVERIFY(last.facts.first().contains(u"dev/+/relay/state"_s));
        QVERIFY(engine::trialCure(last.finding, last.facts).contains(u"access list"_s));
        QVERIFY(!report.passed());
    }

    void trap70ThingsBoardIsNoBroker()
    {
        FakeServer server(&asThingsBoard);
        const TrialReport report = run(request(server.serverPort()));
        QVERIFY2(stage(report, Kind::Subscribe).finding == TrialFinding::ThingsBoard,
                 qPrintable(told(report)));
        QVERIFY(engine::trialCure(TrialFinding::ThingsBoard, {}).contains(u"ThingsBoard"_s));
    }

    void trap70ASessionClosedAtTheSubscription()
    {
        FakeServer server([](const QByteArray &heard) -> QByteArray {
            const QByteArray answer = asThingsBoard(heard);
            return answer;
        });
        // The strict version: it hangs up on a foreign filter.
        QObject::disconnect(&server, &QTcpServer::newConnection, nullptr, nullptr);
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QIODevice::readyRead, socket, [socket] {
                const QByteArray heard = socket->readAll();
                if (heard.startsWith('\x82') && !heard.contains("v1/devices"))
                    socket->disconnectFromHost();
                else
                    socket->write(asThingsBoard(heard));
            });
        });
        const TrialReport report = run(request(server.serverPort()));
        QVERIFY2(stage(report, Kind::Subscribe).finding == TrialFinding::ThingsBoard,
                 qPrintable(told(report)));
    }

    void aTwinThatThrowsUsOutIsSaid()
    {
        // DISCONNECT of MQTT 5: the session was taken over.
        FakeServer broker([](const QByteArray &heard) -> QByteArray {
            if (heard.startsWith('\x10'))
                return "\x20\x03\x00\x00\x00"_ba;
            return heard.startsWith('\x82') ? "\xe0\x02\x8e\x00"_ba : QByteArray();
        });
        const TrialReport report = run(request(broker.serverPort()));
        QVERIFY2(stage(report, Kind::Subscribe).finding == TrialFinding::ThrownOut, qPrintable(told(report)));

        // And that the console's own session was, where the trial's lives.
        MosquittoBroker real;
        QVERIFY2(real.start(), qPrintable(real.error()));
        auto asked = request(real.port());
        asked.hearWithin = 10ms;
        asked.sessionError = core::Error{core::ErrorCode::Busy, {}, u"taken over"_s, {}};
        const TrialReport fought = run(asked);
        QCOMPARE(stage(fought, Kind::Login).finding, TrialFinding::SessionThrownOut);
        QCOMPARE(stage(fought, Kind::Login).state, State::Warned);
    }

    void wrongPeers_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::addColumn<bool>("hangsUp");
        QTest::addColumn<TrialFinding>("finding");
        QTest::newRow("web server") << "HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n"_ba << true
                                    << TrialFinding::NotABroker;
        QTest::newRow("mail server") << "220 mail ready\r\n"_ba << false << TrialFinding::NotABroker;
        QTest::newRow("wants TLS") << "\x15\x03\x01\x00\x02\x02\x46"_ba << true << TrialFinding::PlainToTls;
        QTest::newRow("hangs up") << QByteArray() << true << TrialFinding::ClosedAtGreeting;
        QTest::newRow("says nothing") << QByteArray() << false << TrialFinding::Mute;
        QTest::newRow("not available") << "\x20\x02\x00\x03"_ba << true << TrialFinding::Unavailable;
        QTest::newRow("client id") << "\x20\x02\x00\x02"_ba << true << TrialFinding::ClientIdRefused;
    }

    void wrongPeers()
    {
        QFETCH(QByteArray, says);
        QFETCH(bool, hangsUp);
        QFETCH(TrialFinding, finding);
        FakeServer server([says](const QByteArray &) { return says; }, hangsUp);
        auto asked = request(server.serverPort());
        if (!hangsUp)
            asked.answerWithin = 2s; // the client waits for an answer to the end
        const TrialReport report = run(asked);
        QVERIFY2(stage(report, Kind::Login).finding == finding, qPrintable(told(report)));
        QVERIFY(!report.passed());
    }

    void portsAndNames()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const quint16 port = free.serverPort();
        free.close();
        TrialReport report = run(request(port));
        QVERIFY2(stage(report, Kind::Port).finding == TrialFinding::PortRefused, qPrintable(told(report)));
        QCOMPARE(stage(report, Kind::Login).state, State::Skipped);
        auto asked = request(1883);
        asked.settings.host = u"no-such-broker.invalid"_s;
        report = run(asked);
        QVERIFY2(stage(report, Kind::Name).finding == TrialFinding::NameUnknown, qPrintable(told(report)));
    }

    void secured_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("server"); ///< which certificate it has
        QTest::addColumn<QString>("trusts");
        QTest::addColumn<TrialFinding>("finding");
        QTest::newRow("right") << u"localhost"_s << u"good"_s << u"ours"_s << TrialFinding::TlsGood;
        QTest::newRow("ends soon") << u"localhost"_s << u"soon"_s << u"ours"_s
                                   << TrialFinding::CertificateEnds;
        QTest::newRow("wrong name") << u"127.0.0.1"_s << u"good"_s << u"ours"_s << TrialFinding::TlsHostName;
        QTest::newRow("expired") << u"localhost"_s << u"old"_s << u"ours"_s << TrialFinding::TlsExpired;
        QTest::newRow("unknown authority")
            << u"localhost"_s << u"good"_s << u"other"_s << TrialFinding::TlsUnknownAuthority;
        QTest::newRow("authority of the system")
            << u"localhost"_s << u"good"_s << QString() << TrialFinding::TlsUnknownAuthority;
        QTest::newRow("no such file") << u"localhost"_s << u"good"_s << u"nowhere"_s << TrialFinding::TlsFile;
    }

    void secured()
    {
        QFETCH(QString, host);
        QFETCH(QString, server);
        QFETCH(QString, trusts);
        QFETCH(TrialFinding, finding);
        peers::Certificates ours;
        peers::Certificates other;
        QVERIFY2(ours.isOk(), qPrintable(ours.error()));
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const QDateTime ends =
            server == "old"_L1 ? now.addDays(-2) : now.addDays(server == "soon"_L1 ? 5 : 400);
        const auto pair = ours.server(u"localhost"_s, {u"DNS:localhost"_s}, ends);
        MosquittoBroker::Config config;
        config.certificate = pair.certificate;
        config.key = pair.key;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        auto asked = request(broker.securePort());
        asked.settings.host = host;
        asked.settings.tls.on = true;
        asked.settings.tls.ca = trusts == "ours"_L1      ? ours.authority()
                                : trusts == "other"_L1   ? other.authority()
                                : trusts == "nowhere"_L1 ? u"/nowhere/ca.pem"_s
                                                         : QString();
        asked.hearWithin = 10ms;
        const TrialReport report = run(asked);
        const TrialStage &tls = stage(report, Kind::Tls);
        QVERIFY2(tls.finding == finding, qPrintable(told(report)));
        const bool good = finding == TrialFinding::TlsGood || finding == TrialFinding::CertificateEnds;
        QVERIFY2(report.passed() == good, qPrintable(told(report)));
        if (good || finding == TrialFinding::TlsExpired)
            QCOMPARE(tls.facts.value(1), ends.date().toString(Qt::ISODate));
    }

    void clientCertificates_data()
    {
        QTest::addColumn<bool>("has");
        QTest::addColumn<bool>("revoked");
        QTest::addColumn<TrialFinding>("finding");
        QTest::newRow("right") << true << false << TrialFinding::TlsGood;
        QTest::newRow("none") << false << false << TrialFinding::TlsWantsCertificate;
        QTest::newRow("revoked") << true << true << TrialFinding::TlsRefusesOurs;
    }

    void clientCertificates()
    {
        QFETCH(bool, has);
        QFETCH(bool, revoked);
        QFETCH(TrialFinding, finding);
        peers::Certificates all;
        const auto pair = all.server(u"localhost"_s, {u"DNS:localhost"_s});
        const auto mine = all.client(u"console"_s);
        MosquittoBroker::Config config;
        config.certificate = pair.certificate;
        config.key = pair.key;
        config.clientAuthority = all.authority();
        if (revoked) {
            all.revoke(mine);
            config.revoked = all.revoked();
        }
        QVERIFY2(all.isOk(), qPrintable(all.error()));
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        auto asked = request(broker.securePort());
        asked.settings.host = u"localhost"_s;
        asked.settings.tls.on = true;
        asked.settings.tls.ca = all.authority();
        if (has) {
            asked.settings.tls.certificate = mine.certificate;
            asked.settings.tls.key = mine.key;
        }
        asked.hearWithin = 10ms;
        const TrialReport report = run(asked);
        QVERIFY2(stage(report, Kind::Tls).finding == finding, qPrintable(told(report)));
        QCOMPARE(report.passed(), finding == TrialFinding::TlsGood);
    }

    void plainAndSecuredMixedUp()
    {
        peers::Certificates all;
        const auto pair = all.server(u"localhost"_s, {u"DNS:localhost"_s});
        MosquittoBroker::Config config;
        config.certificate = pair.certificate;
        config.key = pair.key;
        MosquittoBroker broker(config);
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        auto asked = request(broker.securePort());
        asked.settings.host = u"localhost"_s;
        TrialReport report = run(asked);
        QVERIFY2(stage(report, Kind::Login).finding == TrialFinding::PlainToTls, qPrintable(told(report)));
        asked.settings.tcpPort = broker.port();
        asked.settings.tls.on = true;
        asked.settings.tls.ca = all.authority();
        asked.settings.user = u"reader"_s;
        asked.password = u"geheim"_s;
        report = run(asked);
        QVERIFY2(stage(report, Kind::Tls).finding == TrialFinding::TlsToPlain, qPrintable(told(report)));
        // Whoever looked again in the clear has told no name.
        QVERIFY(!broker.log().contains("reader"));
    }

    void itIsCancelled()
    {
        FakeServer mute([](const QByteArray &) { return QByteArray(); });
        ConnectionTrial trial;
        QSignalSpy finished(&trial, &ConnectionTrial::finished);
        auto asked = request(mute.serverPort());
        asked.answerWithin = 10min;
        trial.start(asked);
        QTRY_VERIFY_WITH_TIMEOUT(!mute.all.isEmpty(), Generous);
        trial.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Generous);
        QVERIFY(finished.first().first().value<TrialReport>().cancelled);
        QVERIFY(!finished.first().first().value<TrialReport>().passed());
        // And one that is dropped says nothing more.
        trial.start(asked);
        trial.stop();
        QVERIFY(!trial.isRunning());
        QCOMPARE(finished.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestBrokerTrial)
#include "tst_brokertrial.moc"
