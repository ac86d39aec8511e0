// SPDX-License-Identifier: GPL-3.0-or-later
#include "hubmap.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using core::DeviceId;
using engine::HubMap;

namespace {

const core::TransportId Mesh(u"mesh"_s);

QJsonObject tree(const char *text)
{
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

QHash<DeviceId, DeviceId> pairs(std::initializer_list<std::pair<const char *, const char *>> list)
{
    QHash<DeviceId, DeviceId> all;
    for (const auto &[device, hub] : list)
        all.insert(DeviceId(QString::fromLatin1(device)), DeviceId(QString::fromLatin1(hub)));
    return all;
}

bool isThere(const HubMap &map, const QString &hub)
{
    return map.hubsOf(Mesh).contains(HubMap::Hub{DeviceId(hub), true});
}

} // namespace

class tst_HubMap : public QObject
{
    Q_OBJECT

private slots:
    void learnsATree()
    {
        HubMap map;
        QVERIFY(map.learn(Mesh, tree("{'nodeId':3391827465,'root':true,'subs':["
                                     "{'nodeId':2147483700,'subs':[{'nodeId':77},{'nodeId':78}]},"
                                     "{'nodeId':900}]}")));
        QCOMPARE(map.hubs(), pairs({{"2147483700", "3391827465"},
                                    {"77", "2147483700"},
                                    {"78", "2147483700"},
                                    {"900", "3391827465"}}));
        QCOMPARE(map.hubsOf(Mesh).size(), 2);
        QVERIFY(isThere(map, u"2147483700"_s));
    }

    /// A branch that went keeps its hub, so that it is known what it went with; one that hangs elsewhere now
    /// hangs there.
    void branchesGoAndMove()
    {
        HubMap map;
        QVERIFY(
            map.learn(Mesh, tree("{'nodeId':1,'subs':[{'nodeId':2,'subs':[{'nodeId':3},{'nodeId':4}]}]}")));
        QVERIFY(map.learn(Mesh, tree("{'nodeId':1,'subs':[{'nodeId':4}]}")));
        QCOMPARE(map.hubs(), pairs({{"2", "1"}, {"3", "2"}, {"4", "1"}}));
        QVERIFY(isThere(map, u"1"_s));
        QVERIFY(!isThere(map, u"2"_s));
        QCOMPARE(map.hubsOf(Mesh).size(), 2);
        QVERIFY(map.hubsOf(core::TransportId(u"other"_s)).isEmpty());
    }

    void noTree_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("no number") << QByteArray("{'nodeId':'x','subs':[{'nodeId':2}]}");
        QTest::newRow("more than 32 bits") << QByteArray("{'nodeId':4294967296}");
        QTest::newRow("below nothing") << QByteArray("{'nodeId':-2}");
    }
    void noTree()
    {
        QFETCH(QByteArray, text);
        HubMap map;
        QVERIFY(!map.learn(Mesh, tree(text.constData())));
        QVERIFY(map.hubs().isEmpty());
    }

    /// A node that stands in a tree twice, or below itself, is taken once.
    void crookedTree()
    {
        HubMap map;
        QVERIFY(map.learn(Mesh, tree("{'nodeId':1,'subs':[{'nodeId':2,'subs':[{'nodeId':1,'subs':"
                                     "[{'nodeId':9}]},{'nodeId':2}]},{'subs':[{'nodeId':8}]}]}")));
        QCOMPARE(map.hubs(), pairs({{"2", "1"}}));
    }

    void peopleDecide()
    {
        HubMap map({{DeviceId(u"3"_s), DeviceId(u"cellar"_s)}});
        map.remember(DeviceId(u"4"_s), DeviceId(u"2"_s));
        map.remember(DeviceId(u"5"_s), {});
        QVERIFY(map.learn(Mesh, tree("{'nodeId':1,'subs':[{'nodeId':2,'subs':[{'nodeId':3}]}]}")));
        QCOMPARE(map.hubs(), pairs({{"2", "1"}, {"3", "cellar"}, {"4", "2"}}));
    }

    /// Two that hang on one another would hide each other for ever.
    void circles()
    {
        const HubMap map({{DeviceId(u"a"_s), DeviceId(u"b"_s)},
                          {DeviceId(u"b"_s), DeviceId(u"c"_s)},
                          {DeviceId(u"c"_s), DeviceId(u"a"_s)},
                          {DeviceId(u"leaf"_s), DeviceId(u"a"_s)},
                          {DeviceId(u"self"_s), DeviceId(u"self"_s)}});
        QCOMPARE(map.hubs(), pairs({{"leaf", "a"}}));
    }
};

QTEST_GUILESS_MAIN(tst_HubMap)
#include "tst_hubmap.moc"
