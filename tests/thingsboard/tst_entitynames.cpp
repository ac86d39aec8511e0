// SPDX-License-Identifier: GPL-3.0-or-later
#include "entitynames.h"

#include <QTest>

using namespace Qt::StringLiterals;
using thingsboard::EntityNames;

class TestEntityNames : public QObject
{
    Q_OBJECT

private slots:
    void theNameIsTheId()
    {
        EntityNames names;
        QCOMPARE(names.meet({u"aaaaaaaa-1"_s, u" 0002_MSAN "_s}).id, core::DeviceId(u"0002_MSAN"_s));
        QCOMPARE(names.meet({u"bbbbbbbb-1"_s, QString()}).id, core::DeviceId(u"bbbbbbbb-1"_s));
        // What cannot stand in a name, on a terminal or in a file, is left out.
        const QString odd = u"a"_s + QChar(0) + u"\u001b[2J\n\u0085b"_s;
        QCOMPARE(names.meet({u"cccccccc-1"_s, odd}).id, core::DeviceId(u"a[2J b"_s));
    }

    void twoOfOneNameAreKeptApartAndTold_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("id");
        QTest::newRow("the same") << "Meter"
                                  << "Meter~bbbbbbbb";
        QTest::newRow("but for its case") << "METER"
                                          << "METER";
        QTest::newRow("but for spaces") << " Meter "
                                        << "Meter~bbbbbbbb";
    }

    void twoOfOneNameAreKeptApartAndTold()
    {
        QFETCH(QString, second);
        QFETCH(QString, id);
        EntityNames names;
        QCOMPARE(names.meet({u"aaaaaaaa-1"_s, u"Meter"_s}).sharedEntity, QString());
        const auto met = names.meet({u"bbbbbbbb-1"_s, second});
        QCOMPARE(met.id, core::DeviceId(id));
        QCOMPARE(met.sharedEntity, u"aaaaaaaa-1"_s);
        // Told once.
        QCOMPARE(names.meet({u"bbbbbbbb-1"_s, second}).sharedEntity, QString());
    }

    void threeWhoseServerIdsBeginAlikeAreKeptApart()
    {
        EntityNames names;
        QStringList ids;
        for (const auto &entity : {u"aaaaaaaa-0001"_s, u"aaaaaaaa-0002"_s, u"aaaaaaaa-0003"_s})
            ids.append(names.meet({entity, u"M"_s}).id.toString());
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 3);
        QCOMPARE(ids.first(), u"M"_s);
    }

    void aRenamedOneKeepsItsId()
    {
        EntityNames names;
        names.meet({u"a"_s, u"Old"_s});
        const auto met = names.meet({u"a"_s, u"New"_s});
        QCOMPARE(met.id, core::DeviceId(u"Old"_s));
        QCOMPARE(met.formerName, u"Old"_s);
        QCOMPARE(names.meet({u"a"_s, u"New"_s}).formerName, QString());
        // Its old name may be given to another device, which is another one.
        QVERIFY(names.meet({u"b"_s, u"Old"_s}).id != met.id);
    }

    void whatEarlierRunsStoredCounts()
    {
        EntityNames names;
        names.restore(u"a"_s, core::DeviceId(u"Old"_s));
        QCOMPARE(names.meet({u"a"_s, u"New"_s}).id, core::DeviceId(u"Old"_s));
        QCOMPARE(names.meet({u"b"_s, u"Old"_s}).id, core::DeviceId(u"Old~b"_s));
    }

    void goneOnesAreToldOnce()
    {
        EntityNames names;
        names.restore(u"z"_s, core::DeviceId(u"never met in this run"_s));
        names.meet({u"a"_s, u"A"_s});
        names.meet({u"b"_s, u"B"_s});
        QCOMPARE(names.gone({u"a"_s}), QStringList{u"b"_s});
        QCOMPARE(names.gone({u"a"_s}), QStringList());
        QCOMPARE(names.meet({u"b"_s, u"B"_s}).id, core::DeviceId(u"B"_s));
        QCOMPARE(names.gone({}), QStringList({u"a"_s, u"b"_s}));
    }
};

QTEST_GUILESS_MAIN(TestEntityNames)
#include "tst_entitynames.moc"
