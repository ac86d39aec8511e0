// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery.h"

#include "core/jsonschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

core::ProfilePtr loadProfile()
{
    const QString name = QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/home-assistant.json");
    const auto text = core::readFile(name, 1024 * 1024);
    const auto profile =
        text ? core::ProfileStore::parse(*text, name) : core::Result<core::ProfilePtr>(text.error());
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    return *profile;
}

QString kinds(const mqtt::Discovery::Change &change)
{
    QStringList list;
    for (const core::Event &event : change.events)
        list.append(event.kind);
    return list.join(u' ');
}

} // namespace

/// What announcements become, without a codec.
class tst_Discovery : public QObject
{
    Q_OBJECT

private:
    const core::ProfilePtr m_profile = loadProfile();

    static QByteArray sensor(const QByteArray &rest)
    {
        return R"({"stat_t":"a/b","unit_of_meas":"W","dev":{"ids":["d1"]})" +
               (rest.isEmpty() ? QByteArray() : ',' + rest) + '}';
    }

private slots:
    void templates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("path");
        QTest::newRow("value") << u"{{ value }}"_s << u""_s;
        QTest::newRow("key") << u"{{ value_json.power }}"_s << u"power"_s;
        QTest::newRow("no blanks") << u"{{value_json.power}}"_s << u"power"_s;
        QTest::newRow("nested") << u"{{ value_json.a.b.c }}"_s << u"a/b/c"_s;
        QTest::newRow("brackets") << u"{{ value_json['ENERGY']['Power'] }}"_s << u"ENERGY/Power"_s;
        QTest::newRow("double quotes") << u"{{ value_json[\"a b\"].c }}"_s << u"a b/c"_s;
        QTest::newRow("trimmed") << u"{{- value_json.x -}}"_s << u"x"_s;
        QTest::newRow("filter") << u"{{ value_json.x | float }}"_s << u"!"_s;
        QTest::newRow("arithmetic") << u"{{ value_json.x / 10 }}"_s << u"!"_s;
        QTest::newRow("place in an array") << u"{{ value_json.x[0] }}"_s << u"!"_s;
        QTest::newRow("statement") << u"{% if value_json.x %}1{% endif %}"_s << u"!"_s;
        QTest::newRow("text around") << u"x {{ value_json.x }}"_s << u"!"_s;
        QTest::newRow("two") << u"{{ value_json.x }}{{ value_json.y }}"_s << u"!"_s;
        QTest::newRow("nothing") << u""_s << u"!"_s;
        QTest::newRow("whole JSON") << u"{{ value_json }}"_s << u"!"_s;
    }

    void templates()
    {
        QFETCH(QString, text);
        QFETCH(QString, path);
        const auto found = mqtt::templatePath(text);
        QStringList keys;
        for (const std::string &key : found.value_or(std::vector<std::string>()))
            keys.append(QString::fromStdString(key));
        QCOMPARE(found ? keys.join(u'/') : u"!"_s, path);
    }

    void meanings_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char *name, const char *object, const char *keys, const char *meaning) {
            QTest::newRow(name) << QString::fromLatin1(object) << QByteArray(keys)
                                << QString::fromLatin1(meaning);
        };
        const char *total = R"("stat_cla":"total_increasing","unit_of_meas":"kWh","dev_cla":"energy")";
        row("power", "power", R"("unit_of_meas":"W","dev_cla":"power")", "active_power  x1");
        row("kilowatts", "power", R"("unit_of_meas":"kW")", "active_power  x1000");
        row("a phase", "power_l2", R"("unit_of_meas":"W")", "active_power L2 x1");
        row("a phase by letter", "voltage_phase_c", R"("unit_of_meas":"V")", "voltage L3 x1");
        row("one of several", "grid_power", R"("unit_of_meas":"W")", "active_power grid x1");
        row("an outlet", "power_2", R"("unit_of_meas":"W")", "active_power 2 x1");
        row("the device's own name", "plug4_power", R"("unit_of_meas":"W")", "active_power  x1");
        row("energy", "energy", total, "energy_import  x1000");
        row("energy that flows back", "energy_returned", total, "energy_export  x1000");
        row("energy of today keeps apart", "energy_today", total, "energy_import today x1000");
        row("trap 32: no running total", "energy", R"("unit_of_meas":"kWh","dev_cla":"energy")", "");
        row("battery voltage", "battery_voltage", R"("unit_of_meas":"mV","dev_cla":"voltage")",
            "battery_voltage  x0.001");
        row("battery", "battery", R"("unit_of_meas":"%","dev_cla":"battery")", "battery_level  x1");
        row("power factor in percent", "power_factor", R"("unit_of_meas":"%","dev_cla":"power_factor")",
            "power_factor  x0.01");
        row("link", "linkquality", R"("unit_of_meas":"lqi")", "link_quality  x1");
        row("radio", "rssi", R"("unit_of_meas":"dBm","dev_cla":"signal_strength")", "rssi  x1");
        row("gas", "gas", R"("unit_of_meas":"m\u00b3","dev_cla":"gas","stat_cla":"total")", "gas_volume  x1");
        row("Fahrenheit", "temperature", R"("unit_of_meas":"\u00b0F","dev_cla":"temperature")", "");
        row("Celsius", "temperature", R"("unit_of_meas":"\u00b0C","dev_cla":"temperature")",
            "temperature  x1");
        row("humidity", "humidity", R"("unit_of_meas":"%","dev_cla":"humidity")", "");
        row("a text", "action", R"("name":"Action")", "");
    }

    void meanings()
    {
        QFETCH(QString, object);
        QFETCH(QByteArray, keys);
        QFETCH(QString, meaning);
        const auto announced =
            mqtt::readAnnouncement(u"ha/sensor/"_s + object + u"/config"_s, u"ha"_s,
                                   R"({"stat_t":"a/b","dev":{"ids":["plug4"]},)" + keys + '}');
        QVERIFY(announced);
        QCOMPARE(announced->unsupported.size(), meaning.isEmpty() ? 1 : 0);
        QString found;
        for (const mqtt::Announced &value : announced->values)
            found += u"%1 %2 x%3"_s.arg(core::quantityName(value.quantity), value.channel).arg(value.scale);
        QCOMPARE(found, meaning);
    }

    void onlyItsOwnTopicsAreConfigs()
    {
        const mqtt::Discovery discovery({m_profile});
        QVERIFY(discovery.isOn());
        QVERIFY(discovery.isConfig("homeassistant/sensor/x/config"));
        QVERIFY(!discovery.isConfig("homeassistant/sensor/x/state"));
        QVERIFY(!discovery.isConfig("homeassistants/sensor/x/config"));
        QVERIFY(discovery.filters().contains(u"homeassistant/device/+/config"_s));
        QVERIFY(!mqtt::Discovery(QList<core::ProfilePtr>()).isConfig("homeassistant/sensor/x/config"));
    }

    void anAnnouncementOfNobodyIsNotFollowed()
    {
        mqtt::Discovery discovery({m_profile});
        const auto change =
            discovery.read("homeassistant/sensor//power/config", R"({"stat_t":"a/b","unit_of_meas":"W"})");
        QCOMPARE(kinds(change), u"discovery-unsupported"_s);
        QVERIFY(discovery.topics().isEmpty());
    }

    void orderDoesNotMatter()
    {
        const QList<std::pair<const char *, QByteArray>> configs{
            {"homeassistant/sensor/n/a/config", sensor(R"("val_tpl":"{{ value_json.a }}")")},
            {"homeassistant/sensor/n/b/config", sensor(R"("val_tpl":"{{ value_json.b }}")")},
            {"homeassistant/sensor/n/c/config", sensor(R"("val_tpl":"{{ value_json.c.d }}")")}};
        QStringList all;
        for (const auto &order : {std::array{0, 1, 2}, {2, 1, 0}, {1, 2, 0}}) {
            mqtt::Discovery discovery({m_profile});
            for (const int i : order)
                discovery.read(configs[i].first, configs[i].second);
            const auto *rule = discovery.rule("a/b");
            QVERIFY(rule);
            QStringList fields;
            for (const auto &field : rule->groups.front().fields)
                fields.append(field.path.words() + u'=' + field.channel);
            all.append(fields.join(u' '));
        }
        QCOMPARE(all[0], all[1]);
        QCOMPARE(all[0], all[2]);
        QCOMPARE(all[0], u"a=a b=b c.d=c"_s);
    }

    void aSharedPresenceSaysNothingOfOne()
    {
        mqtt::Discovery discovery({m_profile});
        const auto config = [](const char *device) {
            return QByteArray(
                       R"({"stat_t":"z/NAME","unit_of_meas":"W","avty_t":"z/bridge","dev":{"ids":["NAME"]}})")
                .replace("NAME", device);
        };
        discovery.read("homeassistant/sensor/d1/power/config", config("d1"));
        QVERIFY(discovery.rule("z/bridge"));
        const auto change = discovery.read("homeassistant/sensor/d2/power/config", config("d2"));
        QVERIFY(change.topics.contains(u"z/bridge"_s));
        QVERIFY(!discovery.rule("z/bridge"));
        QVERIFY(discovery.rule("z/d1") && discovery.rule("z/d2"));
    }

    void aSecondDeviceDoesNotTakeATopic()
    {
        mqtt::Discovery discovery({m_profile});
        discovery.read("homeassistant/sensor/x/a/config", sensor(R"("val_tpl":"{{ value_json.a }}")"));
        const auto change = discovery.read(
            "homeassistant/sensor/y/a/config",
            R"({"stat_t":"a/b","unit_of_meas":"V","val_tpl":"{{ value_json.b }}","dev":{"ids":["c0"]}})");
        QCOMPARE(kinds(change), u"discovered discovery-unsupported"_s);
        QCOMPARE(discovery.rule("a/b")->deviceName, u"d1"_s);
        QCOMPARE(discovery.rule("a/b")->groups.front().fields.size(), size_t(1));
    }

    void aChangedAnnouncementReplaces()
    {
        mqtt::Discovery discovery({m_profile});
        discovery.read("homeassistant/sensor/x/config", sensor(""));
        QVERIFY(discovery.rule("a/b"));
        const auto change = discovery.read("homeassistant/sensor/x/config",
                                           R"({"stat_t":"a/c","unit_of_meas":"W","dev":{"ids":["d1"]}})");
        QCOMPARE(change.topics, QStringList({u"a/b"_s, u"a/c"_s}));
        QVERIFY(!discovery.rule("a/b"));
        QVERIFY(discovery.wasRemoved("a/b"));
        QVERIFY(discovery.rule("a/c"));
        QCOMPARE(discovery.topics(), QStringList{u"a/c"_s});
    }

    void topicsThatAreNoneAreNotFollowed_data()
    {
        QTest::addColumn<QByteArray>("topic");
        for (const char *bad : {"#", "a/#", "+/b", "$share/group/a", "$SYS/broker/load", R"(a\u0000b)",
                                R"(a\nb)", R"(a\u0085b)", R"(a\ufffdb)"})
            QTest::newRow(bad) << QByteArray(bad);
    }

    void topicsThatAreNoneAreNotFollowed()
    {
        QFETCH(QByteArray, topic);
        for (const char *key : {"stat_t", "avty_t"}) {
            mqtt::Discovery discovery({m_profile});
            const QByteArray config =
                R"({"KEY":"TOPIC","OTHER":"a/b","unit_of_meas":"W","dev":{"ids":["d1"]}})";
            const QByteArray other = key == QByteArrayView("stat_t") ? "avty_t" : "stat_t";
            const auto change = discovery.read(
                "homeassistant/sensor/x/config",
                QByteArray(config).replace("KEY", key).replace("TOPIC", topic).replace("OTHER", other));
            QVERIFY2(kinds(change).contains(u"discovery-unsupported"_s), key);
            QCOMPARE(discovery.topics(),
                     key == QByteArrayView("stat_t") ? QStringList() : QStringList{u"a/b"_s});
        }
    }

    void aNameIsOnlyWhatCanBeOne()
    {
        mqtt::Discovery discovery({m_profile});
        discovery.read("homeassistant/sensor/n/o/config",
                       R"({"stat_t":"a/b","unit_of_meas":"W","dev":{"ids":["a\u0000\n\u0085b"]}})");
        QVERIFY(discovery.rule("a/b"));
        QCOMPARE(discovery.rule("a/b")->deviceName, u"ab"_s);
    }

    void itIsBounded()
    {
        mqtt::Discovery discovery({m_profile});
        const QByteArray huge(mqtt::Discovery::MaxConfig + 1, ' ');
        QVERIFY(!discovery.read("homeassistant/sensor/x/config", huge).problem.isEmpty());
        for (int i = 0; i < mqtt::Discovery::MaxConfigs; ++i) {
            const std::string topic = "homeassistant/sensor/n" + std::to_string(i) + "/config";
            QVERIFY(discovery.read(topic, "{}").problem.isEmpty());
        }
        QVERIFY(!discovery.read("homeassistant/sensor/more/config", sensor("")).problem.isEmpty());
        QVERIFY(!discovery.rule("a/b"));
        QVERIFY(discovery.read("homeassistant/sensor/n7/config", "").problem.isEmpty());
        QVERIFY(discovery.read("homeassistant/sensor/more/config", sensor("")).problem.isEmpty());
        QVERIFY(discovery.rule("a/b"));
    }
};

QTEST_GUILESS_MAIN(tst_Discovery)
#include "tst_discovery.moc"
