// SPDX-License-Identifier: GPL-3.0-or-later
#include "topicpattern.h"

#include <QTest>

using namespace Qt::StringLiterals;
using mqtt::TopicPattern;

class tst_TopicPattern : public QObject
{
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *pattern, const char *topic, const char *expected) {
            QTest::newRow(
                qPrintable(u"%1 of %2"_s.arg(QString::fromLatin1(topic), QString::fromLatin1(pattern))))
                << QString::fromLatin1(pattern) << QByteArray(topic) << QString::fromLatin1(expected);
        };
        row("dev/{device}/status", "dev/a1/status", "a1|");
        row("dev/{device}/status", "dev//status", "no");
        row("dev/{device}/status", "dev/a/b/status", "no");
        row("dev/{device}/status", "dev/a1/status/x", "no");
        row("{device}/status/switch:{channel}", "plug/status/switch:0", "plug|0");
        row("{device}/status/switch:{channel}", "plug/status/switch:", "no");
        row("{device}/status/switch:{channel}", "plug/status/pm1:0", "no");
        row("{device}/online", "$SYS/online", "no");
        row("x/{channel}/{device}", "x/2/d", "d|2");
        row("m-{device}-x/v", "m-a-x-x/v", "a-x|");
        row("a/+/c", "a/b/c", "|");
        row("a/+/c", "a/b/d/c", "no");
        row("a/#", "a/b/d/c", "|");
        // trap 24: some names have a slash
        row("zigbee2mqtt/{device...}", "zigbee2mqtt/hall/plug 1", "hall/plug 1|");
        row("zigbee2mqtt/{device...}/availability", "zigbee2mqtt/hall/plug/availability", "hall/plug|");
        row("zigbee2mqtt/{device...}/availability", "zigbee2mqtt/availability", "no");
        row("zigbee2mqtt/{device...}", "zigbee2mqtt/", "no");
        row("zigbee2mqtt/{device...}", "zigbee2mqtt//a", "no");
    }

    void matches()
    {
        QFETCH(QString, pattern);
        QFETCH(QByteArray, topic);
        QFETCH(QString, expected);
        const TopicPattern made(pattern);
        QCOMPARE(made.problem(), QString());
        const auto match = made.match({topic.constData(), static_cast<size_t>(topic.size())});
        const QString found =
            match
                ? QString::fromUtf8(match->device.data(), static_cast<qsizetype>(match->device.size())) +
                      u'|' +
                      QString::fromUtf8(match->channel.data(), static_cast<qsizetype>(match->channel.size()))
                : u"no"_s;
        QCOMPARE(found, expected);
    }

    void filters_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("source");
        QTest::newRow("a level") << u"dev/{device}/pzem/energy"_s << u"dev/+/pzem/energy"_s
                                 << u"pzem/energy"_s;
        QTest::newRow("a part of one")
            << u"{device}/status/switch:{channel}"_s << u"+/status/+"_s << u"status/switch:{channel}"_s;
        QTest::newRow("many levels") << u"z/{device...}/availability"_s << u"z/#"_s << u"availability"_s;
        QTest::newRow("none") << u"a/b"_s << u"a/b"_s << u"a/b"_s;
        QTest::newRow("all") << u"a/b/#"_s << u"a/b/#"_s << u"a/b/#"_s;
    }

    void filters()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, filter);
        QFETCH(QString, source);
        QCOMPARE(TopicPattern(pattern).filter(), filter);
        QCOMPARE(TopicPattern(pattern).source(), source);
    }

    void problemsAreNamed()
    {
        for (const auto &bad : {u"a/{device}{channel}"_s, u"a/#/b"_s, u"a/{node}/b"_s, u"a/x+/b"_s, u"a/b#"_s,
                                u"{device}/{device}"_s, u"{channel}/{channel}"_s, u"a}b"_s})
            QVERIFY2(!TopicPattern(bad).problem().isEmpty(), qPrintable(bad));
    }

    void covers_data()
    {
        QTest::addColumn<QString>("wide");
        QTest::addColumn<QString>("narrow");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *wide, const char *narrow, bool expected) {
            QTest::newRow(
                qPrintable(u"%1 in %2"_s.arg(QString::fromLatin1(narrow), QString::fromLatin1(wide))))
                << QString::fromLatin1(wide) << QString::fromLatin1(narrow) << expected;
        };
        row("a/#", "a/+/b", true);
        row("a/#", "a", true);
        row("a/+", "a/b", true);
        row("a/+", "a/#", false);
        row("a/+", "a/b/c", false);
        row("a/+", "a", false);
        row("+/b", "a/b", true);
        row("a/b", "+/b", false);
        row("+/b", "$SYS/b", false);
        row("#", "$SYS/b", false);
        row("#", "a/b", true);
    }

    void covers()
    {
        QFETCH(QString, wide);
        QFETCH(QString, narrow);
        QFETCH(bool, expected);
        QCOMPARE(TopicPattern::covers(wide, narrow), expected);
    }
};

QTEST_APPLESS_MAIN(tst_TopicPattern)
#include "tst_topicpattern.moc"
