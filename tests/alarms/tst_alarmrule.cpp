// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/alarmrule.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace alarms;

class tst_AlarmRule : public QObject
{
    Q_OBJECT

private slots:
    void standardRules()
    {
        const AlarmSettings settings = standardSettings();
        QVERIFY(settings.standard);
        QVERIFY(settings.rules.size() >= 7);
        for (const AlarmRule &rule : settings.rules) {
            QVERIFY2(!rule.response.isEmpty(), qPrintable(rule.id.toString())); // else it is an event
            QVERIFY(rule.enabled);
        }
        const auto of = [&settings](const QString &id) {
            for (const AlarmRule &rule : settings.rules) {
                if (rule.id.toString() == id)
                    return rule.priority;
            }
            return Priority::Low;
        };
        QCOMPARE(of(u"line-off"_s), Priority::Critical);
        QCOMPARE(of(u"transport-down"_s), Priority::High);
        QCOMPARE(of(u"device-silent"_s), Priority::Medium);
        QCOMPARE(of(u"voltage-high"_s), Priority::Medium);
        QVERIFY(writeSettings(settings).isEmpty());
        QCOMPARE(*readSettings({}), settings);
    }

    void writtenAndReadBack()
    {
        AlarmSettings settings = standardSettings();
        settings.standard = false;
        settings.settle = 30s;
        settings.hubs = {{core::DeviceId(u"node-7"_s), core::DeviceId(u"cellar"_s)}};
        AlarmRule rule;
        rule.id = AlarmRuleId(u"mine"_s);
        rule.name = u"Voltage above {limit}"_s;
        rule.scope = {u"lab-*"_s, u"L1"_s, u"bus"_s, u"campus-*"_s};
        rule.limit = 250.5;
        rule.deadband = 1.5;
        rule.onDelay = 1500ms;
        rule.offDelay = 3s;
        rule.priority = Priority::Low;
        rule.worseLimit = 260;
        rule.worsePriority = Priority::High;
        rule.latch = true;
        rule.hidesChildren = true;
        rule.response = u"First.\nSecond."_s;
        rule.outOfService =
            RuleOutOfService{core::fromMicros(1'795'161'600'000'000), u"exchange"_s, u"ann"_s};
        rule.enabled = false;
        settings.rules.append(rule);
        const auto read = readSettings(writeSettings(settings));
        QVERIFY2(read, read ? "" : qPrintable(read.error().toString()));
        QCOMPARE(read->rules, settings.rules);
        QCOMPARE(*read, settings);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("key");
        QTest::newRow("no id") << QByteArray(R"({"id":""})") << u"alarms.rules[0].id"_s;
        QTest::newRow("@ in the id") << QByteArray(R"({"id":"a@b"})") << u"alarms.rules[0].id"_s;
        QTest::newRow("no name") << QByteArray(R"({"name":" "})") << u"alarms.rules[0].name"_s;
        QTest::newRow("subject") << QByteArray(R"({"subject":"house"})") << u"alarms.rules[0].subject"_s;
        QTest::newRow("quantity") << QByteArray(R"({"quantity":"love"})") << u"alarms.rules[0].quantity"_s;
        QTest::newRow("condition") << QByteArray(R"({"condition":"odd"})") << u"alarms.rules[0].condition"_s;
        QTest::newRow("priority") << QByteArray(R"({"priority":"huge"})") << u"alarms.rules[0].priority"_s;
        QTest::newRow("limit") << QByteArray(R"({"limit":"253"})") << u"alarms.rules[0].limit"_s;
        QTest::newRow("deadband") << QByteArray(R"({"deadband":-1})") << u"alarms.rules[0].deadband"_s;
        QTest::newRow("delay") << QByteArray(R"({"onDelayS":-1})") << u"alarms.rules[0].onDelayS"_s;
        QTest::newRow("text") << QByteArray(R"({"device":7})") << u"alarms.rules[0].device"_s;
        QTest::newRow("rate without limit")
            << QByteArray(R"({"condition":"rate","limit":"profile"})") << u"alarms.rules[0].limit"_s;
        QTest::newRow("worse is not beyond")
            << QByteArray(R"({"worse":{"limit":250,"priority":"high"}})") << u"alarms.rules[0].worse.limit"_s;
        QTest::newRow("worse is not more urgent") << QByteArray(R"({"worse":{"limit":260,"priority":"low"}})")
                                                  << u"alarms.rules[0].worse.priority"_s;
        QTest::newRow("a line has no values")
            << QByteArray(R"({"subject":"line"})") << u"alarms.rules[0].condition"_s;
        QTest::newRow("voltage is no state")
            << QByteArray(R"({"condition":"state","states":["on"]})") << u"alarms.rules[0].condition"_s;
        QTest::newRow("state without states")
            << QByteArray(R"({"condition":"state","quantity":"relay"})") << u"alarms.rules[0].states"_s;
        QTest::newRow("out of service without a reason")
            << QByteArray(R"({"outOfService":{"until":"2026-11-20T08:00:00Z"}})")
            << u"alarms.rules[0].outOfService.reason"_s;
        QTest::newRow("out of service without an end")
            << QByteArray(R"({"outOfService":{"reason":"x"}})") << u"alarms.rules[0].outOfService.until"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, change);
        QFETCH(QString, key);
        QJsonObject rule{{u"id"_s, u"r"_s},
                         {u"name"_s, u"Rule"_s},
                         {u"subject"_s, u"quantity"_s},
                         {u"quantity"_s, u"voltage"_s},
                         {u"condition"_s, u"high"_s},
                         {u"limit"_s, 253},
                         {u"priority"_s, u"medium"_s}};
        QVERIFY(readSettings({{u"rules"_s, QJsonArray{rule}}}));
        const QJsonObject changes = QJsonDocument::fromJson(change).object();
        for (auto it = changes.begin(); it != changes.end(); ++it)
            rule.insert(it.key(), it.value());
        const auto read = readSettings({{u"rules"_s, QJsonArray{rule}}});
        QVERIFY(!read);
        QCOMPARE(read.error().where, key);
    }

    void twiceIsRefused()
    {
        const QJsonObject rule = toJson(standardSettings().rules.first());
        const auto read = readSettings({{u"rules"_s, QJsonArray{rule, rule}}});
        QVERIFY(!read);
        QCOMPARE(read.error().where, u"alarms.rules[1].id"_s);
    }
};

QTEST_APPLESS_MAIN(tst_AlarmRule)
#include "tst_alarmrule.moc"
