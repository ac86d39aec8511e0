// SPDX-License-Identifier: GPL-3.0-or-later
#include "entityframes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace thingsboard;

class TestEntityFrames : public QObject
{
    Q_OBJECT

private slots:
    void aTokenAndAKeyAreTwoFields()
    {
        QCOMPARE(authentication("abc", false), QJsonObject({{u"cmdId"_s, 0}, {u"token"_s, u"abc"_s}}));
        QCOMPARE(authentication("abc", true), QJsonObject({{u"cmdId"_s, 0}, {u"apiKey"_s, u"abc"_s}}));
    }

    void theSubscriptionNamesEveryKeyOnce()
    {
        const QJsonObject command = entityData(7, u"SPMS"_s, 2, 50, {u"V"_s, u"1"_s}, {u"active"_s});
        QCOMPARE(command["cmdId"_L1].toInt(), 7);
        QCOMPARE(command["type"_L1].toString(), u"ENTITY_DATA"_s);
        const auto query = command["query"_L1];
        QCOMPARE(query["entityFilter"_L1]["type"_L1].toString(), u"deviceType"_s);
        QCOMPARE(query["entityFilter"_L1]["deviceTypes"_L1].toArray(), QJsonArray{u"SPMS"_s});
        QCOMPARE(query["pageLink"_L1]["page"_L1].toInt(), 2);
        QCOMPARE(query["pageLink"_L1]["pageSize"_L1].toInt(), 50);
        QStringList keys;
        for (const auto &key : command["latestCmd"_L1]["keys"_L1].toArray())
            keys.append(key["type"_L1].toString() + u' ' + key["key"_L1].toString());
        QCOMPARE(keys, QStringList({u"SERVER_ATTRIBUTE active"_s, u"TIME_SERIES V"_s, u"TIME_SERIES 1"_s}));
        // Trap 71: the older shape has these lists beside, and a mixture is refused.
        for (const char *old : {"tsSubCmds", "attrSubCmds", "entityDataCmds"})
            QVERIFY(!command.contains(QLatin1StringView(old)));
    }

    void withoutAProfileAllDevicesAreAsked()
    {
        const auto filter = entityData(1, {}, 0, 10, {u"V"_s}, {})["query"_L1]["entityFilter"_L1];
        QCOMPARE(filter["type"_L1].toString(), u"entityType"_s);
        QCOMPARE(filter["entityType"_L1].toString(), u"DEVICE"_s);
    }

    void aPageAndAnUpdateAreRead()
    {
        const QByteArray device = R"({"entityId":{"entityType":"DEVICE","id":"e-2"},
            "latest":{"ENTITY_FIELD":{"name":{"ts":0,"value":"0002_MSAN"}},
                      "TIME_SERIES":{"V":{"ts":1762081565120,"value":"230.1"},"1":{"ts":0,"value":""}},
                      "SERVER_ATTRIBUTE":{"active":{"ts":1762081500000,"value":"true"}}},"timeseries":{}})";
        const auto page =
            readFrame(R"({"cmdId":7,"errorCode":0,"errorMsg":null,"cmdUpdateType":"ENTITY_DATA",
            "data":{"data":[)" +
                      device + R"(],"totalElements":1,"hasNext":true},"update":null,"allowedEntities":10})");
        QVERIFY2(page.ok(), page ? "" : qPrintable(page.error().toString()));
        QCOMPARE(page->command, 7);
        QVERIFY(page->isPage);
        QVERIFY(page->hasNext);
        QCOMPARE(page->entities.size(), 1);
        const EntityState &state = page->entities.first();
        QCOMPARE(state.id, u"e-2"_s);
        QCOMPARE(state.name, u"0002_MSAN"_s);
        // A key that was never sent comes as an empty text of the time 0: that is no value.
        QCOMPARE(state.telemetry.keys(), QStringList{u"V"_s});
        QCOMPARE(state.telemetry[u"V"_s].ts, Q_INT64_C(1762081565120));
        QCOMPARE(state.telemetry[u"V"_s].value.toString(), u"230.1"_s);
        QCOMPARE(state.attributes[u"active"_s].value.toString(), u"true"_s);

        const auto update = readFrame(R"({"cmdId":7,"errorCode":0,"data":null,"update":[)" + device + "]}");
        QVERIFY(update.ok());
        QVERIFY(!update->isPage);
        QCOMPARE(update->entities.size(), 1);
    }

    void refusalsAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("command");
        QTest::newRow("of a frame")
            << QByteArray(R"({"subscriptionId":0,"errorCode":2,"errorMsg":"Failed to parse the payload"})")
            << 2 << 0;
        QTest::newRow("of a command")
            << QByteArray(R"({"cmdId":4,"errorCode":3,"errorMsg":"Unauthorized","data":null,"update":null})")
            << 3 << 4;
    }

    void refusalsAreRead()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QFETCH(int, command);
        const auto frame = readFrame(text);
        QVERIFY(frame.ok());
        QCOMPARE(frame->errorCode, code);
        QCOMPARE(frame->command, command);
        QVERIFY(!frame->errorText.isEmpty());
    }

    void whatIsNoFrameIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("cut off") << QByteArray(R"({"cmdId":1,"update":[{"entityId")");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("neither page nor update") << QByteArray(R"({"cmdId":1,"errorCode":0})");
        QTest::newRow("data of another kind") << QByteArray(R"({"cmdId":1,"data":"x"})");
    }

    void whatIsNoFrameIsRefused()
    {
        QFETCH(QByteArray, text);
        const auto frame = readFrame(text);
        QVERIFY(!frame.ok());
        QCOMPARE(frame.error().code, core::ErrorCode::BadInput);
    }

    void entitiesWithoutAnIdAreLeftOut()
    {
        const auto frame = readFrame(R"({"cmdId":1,"update":[{"latest":{}},7,{"entityId":{"id":"a"}}]})");
        QVERIFY(frame.ok());
        QCOMPARE(frame->entities.size(), 1);
        QCOMPARE(frame->entities.first().id, u"a"_s);
    }

    void historyIsSortedByTime()
    {
        const auto history =
            readHistory(R"({"V":[{"ts":3,"value":"c"},{"ts":1,"value":"a"},{"ts":2,"value":"b"}],"3":[]})");
        QVERIFY(history.ok());
        QString order;
        for (const TimedValue &value : history->value(u"V"_s))
            order += value.value.toString();
        QCOMPARE(order, u"abc"_s);
        QVERIFY(history->value(u"3"_s).isEmpty());
        QVERIFY(!readHistory("<html>").ok());
    }
};

QTEST_GUILESS_MAIN(TestEntityFrames)
#include "tst_entityframes.moc"
