// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/localdoor.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace {

core::Command order()
{
    core::Command command;
    command.id = core::newCommandId();
    command.device = core::DeviceId(u"ESP32-1"_s);
    command.name = u"relay"_s;
    command.value = 1;
    command.orderedBy = u"tester"_s;
    command.reason = u"because \"quoted\"\nand more"_s;
    command.window = std::chrono::milliseconds(4000);
    command.expiresAt = core::fromMicros(1'700'000'000'000'001);
    return command;
}

} // namespace

class tst_LocalDoor : public QObject
{
    Q_OBJECT

private:
    QString freshName() { return "meterdeck-test-"_L1 + QUuid::createUuid().toString(QUuid::WithoutBraces); }

private slots:
    void commandSurvivesTheRoundTrip()
    {
        const auto back = engine::commandFromJson(engine::commandToJson(order()));
        core::Command expected = order();
        QVERIFY(back.ok());
        expected.id = back->id;
        QCOMPARE(*back, expected);
    }

    void badCommandNamesTheKey_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key : {"id", "device", "name", "value"})
            QTest::newRow(key) << QString::fromLatin1(key);
    }

    void badCommandNamesTheKey()
    {
        QFETCH(QString, key);
        QJsonObject object = engine::commandToJson(order());
        object.remove(key);
        const auto result = engine::commandFromJson(object);
        QVERIFY(!result.ok());
        QVERIFY2(result.error().detail.contains("key "_L1 + key), qPrintable(result.error().detail));
    }

    void clientIsToldItsOwnOutcomeOnly()
    {
        const QString name = freshName();
        engine::LocalDoor door(name, u"Depot"_s);
        QVERIFY(door.open().ok());
        QSignalSpy received(&door, &engine::LocalDoor::commandReceived);

        engine::LocalClient mine(name);
        engine::LocalClient other(name);
        QSignalSpy connected(&mine, &engine::LocalClient::connected);
        QSignalSpy otherConnected(&other, &engine::LocalClient::connected);
        QSignalSpy progressed(&mine, &engine::LocalClient::progressed);
        QSignalSpy finished(&mine, &engine::LocalClient::finished);
        QSignalSpy otherFinished(&other, &engine::LocalClient::finished);
        mine.open();
        other.open();
        QTRY_COMPARE(connected.size(), 1);
        QTRY_COMPARE(otherConnected.size(), 1);
        const core::Command first = order();
        const core::Command second = order();
        mine.submit(first);
        other.submit(second);
        QTRY_COMPARE(received.size(), 2);

        door.progressed(first.id, {{u"stage"_s, u"sent"_s}});
        door.finished(first.id, core::Outcome::Mismatch, {{u"value"_s, 0}});
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(progressed.size(), 1);
        QCOMPARE(finished[0][0].value<core::CommandId>(), first.id);
        QCOMPARE(finished[0][1].value<core::Outcome>(), core::Outcome::Mismatch);
        QCOMPARE(otherFinished.size(), 0);
        door.finished(second.id, core::Outcome::Verified, {});
        QTRY_COMPARE(otherFinished.size(), 1);
        QCOMPARE(finished.size(), 1);
    }

    void garbageIsAnsweredAndTheDoorStaysOpen_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("words");
        QTest::newRow("no json") << QByteArray("hello?\n") << u"line 1"_s;
        QTest::newRow("unknown op") << QByteArray("{\"op\":\"dance\"}\n") << u"key op"_s;
        QTest::newRow("bad command") << QByteArray("{\"op\":\"command\",\"command\":{}}\n") << u"key id"_s;
        QTest::newRow("endless line") << QByteArray(100 * 1024, 'x') << u"64 KiB"_s;
    }

    void garbageIsAnsweredAndTheDoorStaysOpen()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, words);
        const QString name = freshName();
        engine::LocalDoor door(name, u"Depot"_s);
        QVERIFY(door.open().ok());
        QSignalSpy received(&door, &engine::LocalDoor::commandReceived);
        QLocalSocket socket;
        socket.connectToServer(name);
        QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
        socket.write(line);
        QByteArray answer;
        QTRY_VERIFY((answer += socket.readAll()).contains('\n'));
        QVERIFY2(answer.contains(words.toUtf8()), answer.constData());
        QCOMPARE(received.size(), 0);

        engine::LocalClient next(name);
        QSignalSpy connected(&next, &engine::LocalClient::connected);
        next.open();
        QTRY_COMPARE(connected.size(), 1);
    }

    void nobodyListening()
    {
        engine::LocalClient client(freshName());
        QSignalSpy unavailable(&client, &engine::LocalClient::unavailable);
        client.open();
        QTRY_COMPARE(unavailable.size(), 1);
    }

    void holderLeavesBeforeTheOutcome()
    {
        const QString name = freshName();
        auto door = std::make_unique<engine::LocalDoor>(name, u"Depot"_s);
        QVERIFY(door->open().ok());
        QSignalSpy received(door.get(), &engine::LocalDoor::commandReceived);
        engine::LocalClient client(name);
        QSignalSpy connected(&client, &engine::LocalClient::connected);
        QSignalSpy lost(&client, &engine::LocalClient::lost);
        client.open();
        QTRY_COMPARE(connected.size(), 1);
        client.submit(order());
        QTRY_COMPARE(received.size(), 1);
        door.reset();
        QTRY_COMPARE(lost.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_LocalDoor)
#include "tst_localdoor.moc"
