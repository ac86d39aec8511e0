// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/fakedoors.h"
#include "fakes/fakethingsboard.h"
#include "peers/certificates.h"
#include "peers/mosquittobroker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using peers::MosquittoBroker;

namespace {

constexpr int Generous = 60'000;
const QString Program = QStringLiteral(METERDECK_BIN_DIR "/meterdeckctl");

/// What a run ended with.
struct Ended
{
    int status = -1;
    QString out;
    QString err;
};

/// A port nobody listens on, as far as can be known.
quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

/// `meterdeckctl test` as it is started from a terminal or a script: its words and its exit statuses.
class tst_TestCommand : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString workspace(const QJsonArray &transports) const
    {
        const QString name = m_folder.filePath(u"site.json"_s);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QJsonDocument(QJsonObject{{u"name"_s, u"Site"_s},
                                             {u"database"_s, QJsonObject{{u"driver"_s, u"sqlite"_s},
                                                                         {u"path"_s, u"s.db"_s}}},
                                             {u"transports"_s, transports}})
                       .toJson());
        return name;
    }

    static QJsonObject broker(quint16 port, const QJsonObject &more = {})
    {
        QJsonObject made{{u"id"_s, u"site"_s},
                         {u"type"_s, u"mqtt"_s},
                         {u"host"_s, u"127.0.0.1"_s},
                         {u"port"_s, port},
                         {u"profiles"_s, QJsonArray{u"iot-smart-meter"_s}}};
        for (auto one = more.begin(); one != more.end(); ++one)
            made.insert(one.key(), one.value());
        return made;
    }

    /// The event loop goes on, for peers that live in this process.
    static Ended run(const QStringList &arguments, const QMap<QString, QString> &environment = {})
    {
        QProcess process;
        auto variables = QProcessEnvironment::systemEnvironment();
        variables.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString()); // nobody's key ring is asked
        for (auto one = environment.begin(); one != environment.end(); ++one)
            variables.insert(one.key(), one.value());
        process.setProcessEnvironment(variables);
        process.start(Program, QStringList{u"test"_s} + arguments);
        Ended ended;
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, Generous)) {
            process.kill();
            process.waitForFinished();
        }
        ended.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        ended.out = QString::fromUtf8(process.readAllStandardOutput());
        ended.err = QString::fromUtf8(process.readAllStandardError());
        return ended;
    }

private slots:
    void badWords_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        const QString file = workspace(
            {broker(1), QJsonObject{{u"id"_s, u"bus"_s}, {u"type"_s, u"modbus-rtu"_s}, {u"port"_s, u"x"_s}}});
        QTest::newRow("no workspace") << QStringList{} << 2 << u"--workspace"_s;
        QTest::newRow("no such file")
            << QStringList{u"--workspace"_s, u"/nowhere.json"_s} << 1 << u"/nowhere.json"_s;
        QTest::newRow("no such transport") << QStringList{u"--workspace"_s, file, u"--transport"_s, u"roof"_s}
                                           << 1 << u"there is no transport \"roof\""_s;
        QTest::newRow("a bus") << QStringList{u"--workspace"_s, file, u"--transport"_s, u"bus"_s} << 1
                               << u"only brokers and servers can be tested"_s;
    }

    void badWords()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, words);
        const Ended ended = run(arguments);
        QCOMPARE(ended.status, status);
        QVERIFY2(ended.err.contains(words), qPrintable(ended.err));
    }

    void allIsWell()
    {
        MosquittoBroker::Config config;
        config.user = u"reader"_s;
        config.password = u"geheim"_s;
        MosquittoBroker peer(config);
        QVERIFY2(peer.start(), qPrintable(peer.error()));
        const QString file = workspace({broker(peer.port(), {{u"user"_s, u"reader"_s}})});
        const Ended ended = run({u"--workspace"_s, file, u"--for"_s, u"0.2"_s},
                                {{u"METERDECK_PASSWORD_SITE"_s, u"geheim"_s}});
        QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
        QVERIFY(ended.out.contains(u"site: 127.0.0.1:%1"_s.arg(peer.port())));
        QVERIFY2(ended.out.contains(u"The broker lets reader in."_s), qPrintable(ended.out));
        QVERIFY(ended.out.contains(u"Granted:"_s));
        QVERIFY(ended.out.contains(u"warned"_s)); // nothing was heard
        QVERIFY(!(ended.out + ended.err).contains(u"geheim"_s));
    }

    void aRefusedLogin()
    {
        MosquittoBroker::Config config;
        config.user = u"reader"_s;
        config.password = u"right"_s;
        MosquittoBroker peer(config);
        QVERIFY2(peer.start(), qPrintable(peer.error()));
        const QString file = workspace({broker(peer.port(), {{u"user"_s, u"reader"_s}})});
        const Ended wrong =
            run({u"--workspace"_s, file}, {{u"METERDECK_PASSWORD_SITE"_s, u"wrong geheim"_s}});
        QVERIFY2(wrong.status == 1, qPrintable(wrong.out + wrong.err));
        QVERIFY2(wrong.out.contains(u"The broker refuses reader"_s), qPrintable(wrong.out));
        QVERIFY(wrong.out.contains(u"-> Correct user and password"_s));
        QVERIFY(!(wrong.out + wrong.err).contains(u"geheim"_s));
        // Not known at all: which variable would hold it, and where else it is looked for.
        const Ended unknown = run({u"--workspace"_s, file, u"--json"_s});
        QCOMPARE(unknown.status, 1);
        QVERIFY(unknown.err.contains(u"METERDECK_PASSWORD_SITE"_s));
        QVERIFY(unknown.err.contains(u"site.secrets.json"_s));
        const QJsonObject told = QJsonDocument::fromJson(unknown.out.toUtf8())[0].toObject();
        QCOMPARE(told["passed"_L1], QJsonValue(false));
        QCOMPARE(told["missing"_L1].toString(), u"METERDECK_PASSWORD_SITE"_s);
        const QJsonObject login = told["stages"_L1][3].toObject();
        QCOMPARE(login["stage"_L1].toString(), u"login"_s);
        QCOMPARE(login["state"_L1].toString(), u"failed"_s);
        QVERIFY(!login["cure"_L1].toString().isEmpty());
        QCOMPARE(told["stages"_L1][4]["state"_L1].toString(), u"skipped"_s);
    }

    void aWrongPort()
    {
        const quint16 port = freePort();
        const Ended ended = run({u"--workspace"_s, workspace({broker(port)})});
        QVERIFY2(ended.status == 1, qPrintable(ended.out + ended.err));
        QVERIFY2(ended.out.contains(u"127.0.0.1:%1 refuses connections"_s.arg(port)), qPrintable(ended.out));
        QVERIFY(ended.out.contains(u"-> Start the broker, or correct the port"_s));
    }

    void anUnknownAuthority()
    {
        peers::Certificates ours;
        QVERIFY2(ours.isOk(), qPrintable(ours.error()));
        const auto pair = ours.server(u"localhost"_s, {u"DNS:localhost"_s});
        MosquittoBroker::Config config;
        config.certificate = pair.certificate;
        config.key = pair.key;
        MosquittoBroker peer(config);
        QVERIFY2(peer.start(), qPrintable(peer.error()));
        const QJsonObject how{{u"host"_s, u"localhost"_s}, {u"tls"_s, QJsonObject{{u"on"_s, true}}}};
        QJsonObject secured = broker(peer.securePort(), how);
        Ended ended = run({u"--workspace"_s, workspace({secured}), u"--for"_s, u"0.2"_s});
        QVERIFY2(ended.status == 1, qPrintable(ended.out + ended.err));
        QVERIFY2(ended.out.contains(u"issued by Test authority, which is not trusted here"_s),
                 qPrintable(ended.out));
        QVERIFY(ended.out.contains(u"-> Name the file of that authority"_s));
        secured[u"tls"_s] = QJsonObject{{u"on"_s, true}, {u"ca"_s, ours.authority()}};
        ended = run({u"--workspace"_s, workspace({secured}), u"--for"_s, u"0.2"_s});
        QVERIFY2(ended.status == 0, qPrintable(ended.out + ended.err));
        QVERIFY(ended.out.contains(u"is trusted and ends on"_s));
    }

    void trap70ThingsBoardIsNoBroker()
    {
        FakeServer server(&asThingsBoard);
        const Ended ended = run({u"--workspace"_s, workspace({broker(server.serverPort())})});
        QVERIFY2(ended.status == 1, qPrintable(ended.out + ended.err));
        QVERIFY2(ended.out.contains(u"ThingsBoard's entry for devices, not a broker"_s) ||
                     ended.out.contains(u"ThingsBoard’s entry for devices, not a broker"_s),
                 qPrintable(ended.out));
        QVERIFY(ended.out.contains(u"-> Add it as a ThingsBoard server instead"_s));
    }

    void aThingsBoardServer()
    {
        FakeThingsBoard board;
        board.addDevice(u"e-1"_s, u"SPMS-1"_s);
        board.store(u"e-1"_s, u"V"_s, QDateTime::currentMSecsSinceEpoch() - 1000, u"231.5"_s);
        const QString file = workspace({board.transport(u"board"_s)});
        const Ended right = run({u"--workspace"_s, file}, {{u"METERDECK_PASSWORD_BOARD"_s, board.password}});
        QVERIFY2(right.status == 0, qPrintable(right.out + right.err));
        QVERIFY2(right.out.contains(u"SPMS-1"_s), qPrintable(right.out));
        const Ended wrong = run({u"--workspace"_s, file}, {{u"METERDECK_PASSWORD_BOARD"_s, u"geheim"_s}});
        QVERIFY2(wrong.status == 1, qPrintable(wrong.out + wrong.err));
        QVERIFY2(wrong.out.contains(u"The server refuses reader@example.org"_s), qPrintable(wrong.out));
        QVERIFY(!(wrong.out + wrong.err).contains(u"geheim"_s));
        const int logins = board.count(u"login"_s);
        const Ended missing = run({u"--workspace"_s, file});
        QCOMPARE(missing.status, 1);
        QVERIFY(missing.err.contains(u"METERDECK_PASSWORD_BOARD"_s));
        QCOMPARE(board.count(u"login"_s), logins); // servers lock accounts
    }

    void itIsCancelled()
    {
        // It takes the connection and says nothing for ever.
        FakeServer silent([](const QByteArray &) { return QByteArray(); });
        QProcess process;
        process.start(Program, {u"test"_s, u"--workspace"_s, workspace({broker(silent.serverPort())})});
        QTRY_VERIFY_WITH_TIMEOUT(!silent.all.isEmpty(), Generous);
        ::kill(pid_t(process.processId()), SIGINT);
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, Generous);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 15);
    }
};

QTEST_GUILESS_MAIN(tst_TestCommand)
#include "tst_testcommand.moc"
