// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// From a gateway's post to the database: as the shipped profile reads it, once, also across a restart.
class tst_MeshLines : public QObject
{
    Q_OBJECT

    /// A port nobody listens on, as far as can be known.
    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    static core::Workspace workspaceIn(const QTemporaryDir &folder, quint16 port)
    {
        const QByteArray text =
            "{\"database\":{\"driver\":\"sqlite\",\"path\":\"site.db\"},\"transports\":[{\"id\":\"mesh\","
            "\"type\":\"mesh-http\",\"host\":\"127.0.0.1\",\"port\":" +
            QByteArray::number(port) + ",\"profiles\":[\"mesh-gateway\"]}]}";
        auto workspace = core::Workspace::parse(text, folder.filePath(u"site.json"_s));
        return workspace ? *workspace : core::Workspace();
    }

    /// The answer's text; of a failure, its words.
    static QByteArray post(quint16 port, const QByteArray &text)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(u"http://127.0.0.1:%1/data"_s.arg(port)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        QNetworkReply *reply = network.post(request, "{\"data\":\"" + text + "\"}");
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(30'000))
            return "no answer";
        return reply->error() == QNetworkReply::NoError ? reply->readAll() : reply->errorString().toUtf8();
    }

private slots:
    void storesAPostOnceAcrossARestart()
    {
        QTemporaryDir folder;
        const quint16 port = freePort();
        const core::Workspace workspace = workspaceIn(folder, port);
        QCOMPARE(workspace.transports.size(), 1);
        const QByteArray text =
            "DATA:ESP8266-3:Sensor=41:Hop=2:Sequence=117:NodeId=3391827465:LocalHubId=1:Time=8123456";
        for (int run = 0; run < 2; ++run) {
            engine::Engine engine(workspace, {});
            QSignalSpy problems(&engine, &engine::Engine::problem);
            QSignalSpy stopped(&engine, &engine::Engine::stopped);
            engine.start();
            QTRY_VERIFY_WITH_TIMEOUT(!engine.transports().isEmpty() &&
                                         engine.transports()[0].state == core::TransportState::Up,
                                     30'000);
            QCOMPARE(engine.transports()[0].address, u"127.0.0.1:%1"_s.arg(port));
            QCOMPARE(post(port, text), "OK");
            // Trap 61: ids are unsigned numbers of 32 bits.
            QTRY_COMPARE_WITH_TIMEOUT(engine.devices().size(), 1, 30'000);
            QCOMPARE(engine.devices()[0].id.toString(), u"3391827465"_s);
            QTRY_COMPARE_WITH_TIMEOUT(engine.transports()[0].counters.messages, quint64(1), 30'000);
            QCOMPARE(engine.transports()[0].counters.duplicates, quint64(run));
            QCOMPARE(engine.transports()[0].counters.readings, run == 0 ? quint64(3) : quint64(0));
            QCOMPARE(post(port, "noise"), "Bad Request");
            QCOMPARE(problems.size(), 0);
            engine.stop();
            QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 30'000);
        }
    }

    void asksForTheTokenOfItsEnvironment()
    {
        QTemporaryDir folder;
        const quint16 port = freePort();
        qputenv("METERDECK_TOKEN_MESH", "s3cret");
        engine::Engine engine(workspaceIn(folder, port), {});
        engine.start();
        QTRY_VERIFY_WITH_TIMEOUT(!engine.transports().isEmpty() &&
                                     engine.transports()[0].state == core::TransportState::Up,
                                 30'000);
        qunsetenv("METERDECK_TOKEN_MESH");
        QVERIFY(post(port, "DATA:a") != "OK");
        QTRY_COMPARE_WITH_TIMEOUT(engine.transports()[0].counters.rejects.value(u"token"_s), quint64(1),
                                  30'000);
        QSignalSpy stopped(&engine, &engine::Engine::stopped);
        engine.stop();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 30'000);
    }
};

QTEST_GUILESS_MAIN(tst_MeshLines)
#include "tst_meshlines.moc"
