// SPDX-License-Identifier: GPL-3.0-or-later
#include "topicwords.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using console::TopicWords;
using Form = console::TopicWords::Form;

/// Payloads as they are shown, and what is said of topics.
class TestTopicWords : public QObject
{
    Q_OBJECT

private slots:
    void jsonIsBrokenIntoLinesAndNothingElse()
    {
        const QByteArray json = "{\"z\":1.50,\"a\":[1,{\"b\":\"x, {y}: \\\"z\\\"\"}],\"e\":{},\"l\":[],"
                                "\"big\":12345678901234567890}";
        const QString lines = TopicWords::indented(json);
        QCOMPARE(
            lines,
            u"{\n  \"z\": 1.50,\n  \"a\": [\n    1,\n    {\n      \"b\": \"x, {y}: \\\"z\\\"\"\n    }\n  ],\n"
            "  \"e\": {},\n  \"l\": [],\n  \"big\": 12345678901234567890\n}"_s);
        // Everything is still there, in its order and as it was written.
        QString back = lines;
        back.remove(u'\n');
        QVERIFY(back.indexOf(u"\"z\""_s) < back.indexOf(u"\"a\""_s));
    }

    void everyTextIsShownAsItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("a name") << QByteArray("Slaapkamer1") << u"Slaapkamer1"_s;
        QTest::newRow("a number") << QByteArray("12.50") << u"12.50"_s;
        QTest::newRow("half of JSON") << QByteArray("{\"a\":") << u"{\"a\":"_s;
        QTest::newRow("single quotes") << QByteArray("{'a': 1}") << u"{'a': 1}"_s;
        QTest::newRow("bare nan") << QByteArray("{\"a\":nan}") << u"{\"a\":nan}"_s;
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("another script") << u"මීටරය"_s.toUtf8() << u"මීටරය"_s;
        QTest::newRow("bytes") << QByteArray("\x00\x01\xff!", 4)
                               << u"0000  00 01 FF 21                                      ...!"_s;
    }

    void everyTextIsShownAsItIs()
    {
        QFETCH(QByteArray, bytes);
        QTEST(TopicWords::payload(bytes, Form::Formatted), "shown");
    }

    void hexIsInLinesOfSixteen()
    {
        const QStringList lines = TopicWords::hexDump(QByteArray(40, 'A')).split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(2).startsWith(u"0020  41 41"_s));
        QVERIFY(lines.at(2).endsWith(u"AAAAAAAA"_s));
        QCOMPARE(TopicWords::payload("A", Form::Hex).left(8), u"0000  41"_s);
    }

    void everyFaultHasWords()
    {
        for (int fault = int(mqtt::FilterFault::None) + 1; fault <= int(mqtt::FilterFault::Control); ++fault)
            QVERIFY(!TopicWords::filterFault(mqtt::FilterFault(fault)).isEmpty());
        QVERIFY(TopicWords::filterFault(mqtt::FilterFault::None).isEmpty());
        for (int fault = int(mqtt::DraftFault::None) + 1; fault <= int(mqtt::DraftFault::NoMeaning);
             ++fault) {
            const QString words =
                TopicWords::draftFault({mqtt::DraftFault(fault), {u"first"_s, u"second"_s}});
            QVERIFY(!words.isEmpty());
            QVERIFY(!words.contains(u'%'));
        }
    }

    void lossesAreSaid()
    {
        QVERIFY(TopicWords::losses({}).isEmpty());
        mqtt::TopicLosses losses;
        losses.tooMany = 5;
        QVERIFY(TopicWords::losses(losses).contains(u'5'));
        losses.letGo = 7;
        QVERIFY(TopicWords::losses(losses).contains(u'7'));
    }

    void trap16_clearingIsACommandForAPerson()
    {
        core::TransportSettings broker;
        broker.host = u"10.0.0.5"_s;
        broker.tcpPort = 1884;
        engine::RetainedOrder order;
        order.topic = u"cmnd/it's/POWER"_s;
        QCOMPARE(TopicWords::clearing(broker, order),
                 u"mosquitto_pub -h 10.0.0.5 -p 1884 -t 'cmnd/it'\\''s/POWER' -r -n"_s);
    }
};

QTEST_MAIN(TestTopicWords)
#include "tst_topicwords.moc"
