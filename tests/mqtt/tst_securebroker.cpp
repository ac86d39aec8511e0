// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/collector.h"
#include "mqtt/mqttclient.h"
#include "mqtt/mqttpeer.h"
#include "peers/certificates.h"
#include "peers/mosquittobroker.h"
#include "peers/websocketdoor.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorCode;
using peers::Certificates;
using peers::MosquittoBroker;
using peers::WebSocketDoor;

/// A broker behind TLS, WebSocket or both: who is let in, who is not and with which words, and nothing is
/// lost or doubled on the way.
class tst_SecureBroker : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Certificates> m_own;
    std::unique_ptr<Certificates> m_foreign;
    QMap<QString, Certificates::Pair> m_pairs;
    QString m_revoked;

    MosquittoBroker::Config config(const QString &server, bool wantsCertificate = false) const
    {
        MosquittoBroker::Config made;
        made.raisedLimits = true;
        made.certificate = m_pairs[server].certificate;
        made.key = m_pairs[server].key;
        if (wantsCertificate) {
            made.clientAuthority = m_own->authority();
            made.revoked = m_revoked;
        }
        return made;
    }

    void secure(Collector &collector, quint16 port) const
    {
        collector.settings.tcpPort = port;
        collector.settings.tls.on = true;
        collector.settings.tls.ca = m_own->authority();
    }

    static QStringList kindsOf(const StoredRows &rows)
    {
        QStringList kinds;
        for (const core::Event &event : rows.events)
            kinds.append(event.kind);
        return kinds;
    }

    static void publishNumbers(MqttPeer &device, int first, int last)
    {
        for (int i = first; i <= last; ++i)
            device.publish(u"dev/m/pzem/metrics"_s, Collector::numbered(i));
    }

private slots:
    void initTestCase()
    {
        const auto now = QDateTime::currentDateTimeUtc();
        m_own = std::make_unique<Certificates>();
        m_foreign = std::make_unique<Certificates>(u"Some other authority"_s);
        m_pairs[u"right"_s] = m_own->server(u"right"_s, {u"IP:127.0.0.1"_s, u"DNS:localhost"_s});
        m_pairs[u"other name"_s] = m_own->server(u"other"_s, {u"DNS:broker.example"_s});
        m_pairs[u"ended"_s] = m_own->server(u"ended"_s, {u"IP:127.0.0.1"_s}, now.addDays(-2));
        m_pairs[u"ends soon"_s] = m_own->server(u"soon"_s, {u"IP:127.0.0.1"_s}, now.addDays(5).addSecs(3600));
        m_pairs[u"stranger"_s] = m_foreign->server(u"stranger"_s, {u"IP:127.0.0.1"_s});
        m_pairs[u"client"_s] = m_own->client(u"client"_s);
        m_pairs[u"rsa client"_s] = m_own->client(u"rsa"_s, now.addDays(30), true);
        m_pairs[u"revoked client"_s] = m_own->client(u"gone"_s);
        m_pairs[u"ended client"_s] = m_own->client(u"old"_s, now.addDays(-1));
        m_pairs[u"strange client"_s] = m_foreign->client(u"strange"_s);
        m_own->revoke(m_pairs[u"revoked client"_s]);
        m_revoked = m_own->revoked();
        QVERIFY2(m_own->isOk(), qPrintable(m_own->error()));
        QVERIFY2(m_foreign->isOk(), qPrintable(m_foreign->error()));
    }

    void whoIsLetIn_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("client"); // our certificate
        QTest::addColumn<bool>("wanted");    // the broker asks for one
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("words"); // empty: let in
        const QString ip = u"127.0.0.1"_s;
        const QString none;
        const QString right = u"right"_s;
        QTest::newRow("right") << right << ip << none << false << u"auto"_s << none;
        QTest::newRow("right by name") << right << u"localhost"_s << none << false << u"auto"_s << none;
        QTest::newRow("right, MQTT 5") << right << ip << none << false << u"5"_s << none;
        QTest::newRow("right, MQTT 3.1.1") << right << ip << none << false << u"3.1.1"_s << none;
        QTest::newRow("wrong name")
            << u"other name"_s << ip << none << false << u"auto"_s
            << u"the broker's certificate is for broker.example, not for \"127.0.0.1\""_s;
        QTest::newRow("ended") << u"ended"_s << ip << none << false << u"auto"_s
                               << u"the broker's certificate ended on "_s;
        QTest::newRow("unknown authority")
            << u"stranger"_s << ip << none << false << u"auto"_s
            << u"signed by an authority that is not trusted here (Some other authority)"_s;
        QTest::newRow("certificate of ours") << right << ip << u"client"_s << true << u"auto"_s << none;
        QTest::newRow("certificate of ours, RSA")
            << right << ip << u"rsa client"_s << true << u"auto"_s << none;
        for (const QString &protocol : {u"auto"_s, u"3.1.1"_s}) {
            const QByteArray version = ", " + protocol.toUtf8();
            QTest::newRow("certificate of ours missing" + version)
                << right << ip << none << true << protocol
                << u"the broker asks for a certificate of ours, and none is set"_s;
            QTest::newRow("certificate of ours revoked" + version)
                << right << ip << u"revoked client"_s << true << protocol
                << u"the broker refuses our certificate: it is revoked"_s;
            QTest::newRow("certificate of ours ended" + version)
                << right << ip << u"ended client"_s << true << protocol
                << u"the broker refuses our certificate: it has ended"_s;
            QTest::newRow("certificate of ours from elsewhere" + version)
                << right << ip << u"strange client"_s << true << protocol
                << u"the broker refuses our certificate ("_s;
        }
    }

    void whoIsLetIn()
    {
        QFETCH(QString, server);
        QFETCH(QString, host);
        QFETCH(QString, client);
        QFETCH(bool, wanted);
        QFETCH(QString, protocol);
        QFETCH(QString, words);
        MosquittoBroker broker(config(server, wanted));
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        secure(collector, broker.securePort());
        collector.settings.host = host;
        collector.settings.protocol = protocol;
        if (!client.isEmpty()) {
            collector.settings.tls.certificate = m_pairs[client].certificate;
            collector.settings.tls.key = m_pairs[client].key;
        }
        collector.start();
        if (words.isEmpty()) {
            QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
            MqttPeer device(broker.port());
            publishNumbers(device, 1, 3);
            QTRY_COMPARE_WITH_TIMEOUT(collector.rows->numbers.size(), 3, 30'000);
            QCOMPARE(collector.errors.size(), 0);
            return;
        }
        QTRY_VERIFY_WITH_TIMEOUT(!collector.errors.isEmpty(), 30'000);
        const core::Error error = collector.errors[0];
        QVERIFY2(error.detail.contains(words), qPrintable(error.detail));
        QCOMPARE(error.code, ErrorCode::Refused);
        QCOMPARE(error.where, u"%1:%2"_s.arg(host).arg(broker.securePort()));
        QVERIFY(!error.remedy.isEmpty());
        QVERIFY(!collector.states.contains(core::TransportState::Up));
        const bool ended = server == "ended"_L1;
        QTRY_COMPARE_WITH_TIMEOUT(kindsOf(*collector.rows),
                                  ended ? QStringList{u"certificate-ended"_s} : QStringList{}, 30'000);
    }

    void filesThatAreWrong_data()
    {
        QTest::addColumn<QString>("which");
        QTest::addColumn<QByteArray>("content"); // null: no such file
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("no authorities")
            << u"ca"_s << QByteArray() << ErrorCode::NotFound << u"cannot be read"_s;
        QTest::newRow("authorities that are none")
            << u"ca"_s << QByteArray("hello") << ErrorCode::BadInput << u"holds no certificate"_s;
        QTest::newRow("certificate missing")
            << u"certificate"_s << QByteArray() << ErrorCode::NotFound << u"cannot be read"_s;
        QTest::newRow("key that is none")
            << u"key"_s << QByteArray("hello") << ErrorCode::BadInput << u"no private key"_s;
        QTest::newRow("locked key") << u"key"_s
                                    << QByteArray("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n"
                                                  "-----END ENCRYPTED PRIVATE KEY-----\n")
                                    << ErrorCode::BadInput << u"locked with a passphrase"_s;
    }

    void filesThatAreWrong()
    {
        QFETCH(QString, which);
        QFETCH(QByteArray, content);
        QFETCH(ErrorCode, code);
        QFETCH(QString, words);
        QTemporaryDir folder;
        const QString name = folder.filePath(u"wrong.pem"_s);
        if (!content.isNull()) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        }
        MosquittoBroker broker(config(u"right"_s));
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        secure(collector, broker.securePort());
        core::TlsSettings &tls = collector.settings.tls;
        if (which != "ca"_L1) {
            tls.certificate = m_pairs[u"client"_s].certificate;
            tls.key = m_pairs[u"client"_s].key;
        }
        (which == "ca"_L1 ? tls.ca : which == "key"_L1 ? tls.key : tls.certificate) = name;
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(!collector.errors.isEmpty(), 30'000);
        QCOMPARE(collector.errors[0].code, code);
        QCOMPARE(collector.errors[0].where, name);
        QVERIFY2(collector.errors[0].detail.contains(words), qPrintable(collector.errors[0].detail));
    }

    void plainAndSecuredMistaken()
    {
        MosquittoBroker broker(config(u"right"_s));
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector secured(broker.port());
        secure(secured, broker.port());
        secured.start();
        QTRY_VERIFY_WITH_TIMEOUT(!secured.errors.isEmpty(), 30'000);
        QCOMPARE(secured.errors[0].code, ErrorCode::Refused);
        QVERIFY2(secured.errors[0].remedy.contains(u"8883"_s), qPrintable(secured.errors[0].toString()));
        Collector plain(broker.securePort());
        plain.start();
        QTRY_VERIFY_WITH_TIMEOUT(!plain.errors.isEmpty(), 30'000);
        QCOMPARE(plain.errors[0].code, ErrorCode::Refused);
        QVERIFY2(plain.errors[0].remedy.contains(u"without TLS"_s), qPrintable(plain.errors[0].toString()));
    }

    void aCertificateThatEndsSoonIsWarnedOfOnce()
    {
        MosquittoBroker broker(config(u"ends soon"_s));
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        secure(collector, broker.securePort());
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        QCOMPARE(collector.errors.size(), 1);
        QVERIFY2(collector.errors[0].detail.contains(u"the broker's certificate ends on "_s),
                 qPrintable(collector.errors[0].detail));
        QVERIFY(collector.errors[0].detail.contains(u"in 5 days"_s));
        QTRY_COMPARE_WITH_TIMEOUT(kindsOf(*collector.rows), QStringList{u"certificate-ends-soon"_s}, 30'000);
        QVERIFY2(collector.stateWords.last().contains(u"over TLS, certificate until "_s),
                 qPrintable(collector.stateWords.last()));
        QVERIFY2(broker.restart(), qPrintable(broker.error()));
        QTRY_COMPARE_WITH_TIMEOUT(collector.counters.reconnects, 1, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        QVERIFY(std::count_if(collector.errors.begin(), collector.errors.end(), [](const core::Error &error) {
                    return error.detail.contains(u"certificate ends on"_s);
                }) == 1);
        QCOMPARE(kindsOf(*collector.rows), QStringList{u"certificate-ends-soon"_s});
    }

    void aCertificateThatEndsSoonIsWarnedOfWhileTheConnectionGoesOn()
    {
        class LaterClock : public core::Clock
        {
        public:
            core::UtcTime now() const override { return core::SystemClock().now() + later; }
            core::SteadyTime steady() const override { return core::SystemClock().steady(); }
            std::chrono::days later{0};
        };
        const auto clock = std::make_shared<LaterClock>();
        MosquittoBroker broker(config(u"right"_s));
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        Collector collector(broker.port());
        secure(collector, broker.securePort());
        collector.clock = clock;
        collector.options.certificateLook = 10ms;
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(collector.isUp(), 30'000);
        QVERIFY(collector.errors.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(kindsOf(*collector.rows), QStringList{u"certificate-fine"_s}, 30'000);
        clock->later = std::chrono::days(340); // weeks before it is a problem
        QTRY_COMPARE_WITH_TIMEOUT(kindsOf(*collector.rows).last(), u"certificate-ends-soon"_s, 30'000);
        QVERIFY(collector.errors.isEmpty());
        clock->later = std::chrono::days(360);
        QTRY_COMPARE_WITH_TIMEOUT(collector.errors.size(), 1, 30'000);
        QVERIFY2(collector.errors[0].detail.contains(u"the broker's certificate ends on "_s),
                 qPrintable(collector.errors[0].detail));
        QVERIFY(collector.isUp());
        QCOMPARE(collector.counters.reconnects, 0);
        clock->later = std::chrono::days(367);
        QTRY_COMPARE_WITH_TIMEOUT(
            kindsOf(*collector.rows),
            (QStringList{u"certificate-fine"_s, u"certificate-ends-soon"_s, u"certificate-ended"_s}), 30'000);
    }

    void webSocketThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("words");
        QTest::newRow("wrong path") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                                    << u"the web server answers \"HTTP/1.1 404 Not Found\""_s;
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n") << u"is not a web server"_s;
        QTest::newRow("wrong key")
            << QByteArray("HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: no\r\n\r\n")
            << u"does not belong to our question"_s;
        QTest::newRow("hangs up") << QByteArray() << u"closed before the WebSocket was made"_s;
    }

    void webSocketThatIsNone()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, words);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->write(answer);
                if (answer.isEmpty())
                    socket->disconnectFromHost();
            });
        });
        Collector collector(server.serverPort());
        collector.settings.webSocketPath = u"/mqtt"_s;
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(!collector.errors.isEmpty(), 30'000);
        QCOMPARE(collector.errors[0].code, ErrorCode::Refused);
        QVERIFY2(collector.errors[0].detail.contains(words), qPrintable(collector.errors[0].detail));
        QVERIFY(collector.errors[0].remedy.contains(u"webSocketPath"_s));
    }

    void wssRefusesAWrongName()
    {
        MosquittoBroker broker;
        QVERIFY2(broker.start(), qPrintable(broker.error()));
        WebSocketDoor door(broker.port(), m_pairs[u"other name"_s]);
        Collector collector(broker.port());
        secure(collector, door.port());
        collector.settings.webSocketPath = u"/mqtt"_s;
        collector.start();
        QTRY_VERIFY_WITH_TIMEOUT(!collector.errors.isEmpty(), 30'000);
        QVERIFY2(collector.errors[0].detail.contains(u"is for broker.example"_s),
                 qPrintable(collector.errors[0].detail));
        QCOMPARE(door.opened, 0);
    }
};

QTEST_GUILESS_MAIN(tst_SecureBroker)
#include "tst_securebroker.moc"
