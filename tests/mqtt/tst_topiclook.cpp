// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/handclock.h"
#include "mqtt/topiclook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using mqtt::FilterFault;
using mqtt::TopicLook;
using mqtt::TopicMeaning;

namespace {

QList<core::ProfilePtr> installed() { return core::ProfileStore::load({}, nullptr).all(); }

QList<core::ProfilePtr> only(const QString &id)
{
    QList<core::ProfilePtr> list;
    for (const core::ProfilePtr &profile : installed()) {
        if (profile->id.toString() == id)
            list << profile;
    }
    return list;
}

mqtt::Arrival now()
{
    const HandClock clock;
    return {clock.now(), clock.steady()};
}

TopicLook lookOf(const QString &own)
{
    return {core::TransportId(u"site"_s), only(own), installed(), mqtt::CodecSettings{}};
}

} // namespace

/// What profiles say of a topic and make of its message, for a person who looks at a broker.
class TestTopicLook : public QObject
{
    Q_OBJECT

private slots:
    void filters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<FilterFault>("fault");
        QTest::newRow("all") << u"#"_s << FilterFault::None;
        QTest::newRow("a branch") << u"dev/+/pzem/#"_s << FilterFault::None;
        QTest::newRow("a topic") << u"dev/1/status"_s << FilterFault::None;
        QTest::newRow("the broker's own") << u"$SYS/#"_s << FilterFault::None;
        QTest::newRow("an empty level") << u"/a"_s << FilterFault::None;
        QTest::newRow("nothing") << QString() << FilterFault::Empty;
        QTest::newRow("hash in the middle") << u"a/#/b"_s << FilterFault::HashPlace;
        QTest::newRow("hash in a word") << u"a/b#"_s << FilterFault::HashPlace;
        QTest::newRow("plus in a word") << u"a/b+/c"_s << FilterFault::PlusPlace;
        QTest::newRow("shared") << u"$share/group/#"_s << FilterFault::Shared;
        QTest::newRow("a line break") << u"a\nb"_s << FilterFault::Control;
        QTest::newRow("too long") << QString(70'000, u'x') << FilterFault::TooLong;
    }

    void filters()
    {
        QFETCH(QString, filter);
        QFETCH(FilterFault, fault);
        QCOMPARE(mqtt::filterFault(filter), fault);
    }

    void aKnownTopicIsReadAsTheTransportWould()
    {
        const TopicLook look = lookOf(u"iot-smart-meter"_s);
        const TopicMeaning meaning = look.meaning(
            "dev/ESP32-1/pzem/metrics", "{\"voltage\":231.5,\"current\":2,\"power\":460}", false, now());
        QVERIFY(meaning.isRead);
        QCOMPARE(meaning.uses.constFirst().pattern, u"dev/{device}/pzem/metrics"_s);
        QVERIFY(meaning.uses.constFirst().isConnected);
        QCOMPARE(meaning.values.size(), 3);
        QCOMPARE(meaning.values.at(0).series.device.toString(), u"ESP32-1"_s);
        QCOMPARE(meaning.values.at(0).series.quantity, core::Quantity::Voltage);
        QCOMPARE(meaning.values.at(0).value, std::optional(231.5));
        QCOMPARE(meaning.values.at(0).quality, core::Quality::Good);
        QVERIFY(meaning.rejects.isEmpty());
    }

    void lookingTwiceIsTheSame()
    {
        const TopicLook look = lookOf(u"iot-smart-meter"_s);
        for (int i = 0; i < 2; ++i) {
            const TopicMeaning meaning = look.meaning("dev/1/heartbeat", "Alive", true, now());
            QCOMPARE(meaning.values.size(), 1);
            QCOMPARE(meaning.values.at(0).quality, core::Quality::Stale); // a stored copy is old news
        }
    }

    void whatCannotBeReadHasItsReason()
    {
        const TopicMeaning meaning =
            lookOf(u"iot-smart-meter"_s).meaning("dev/1/pzem/metrics", "{\"voltage\":", false, now());
        QVERIFY(meaning.isRead);
        QVERIFY(meaning.values.isEmpty());
        QCOMPARE(meaning.rejects.size(), 1);
        QCOMPARE(meaning.rejects.at(0).reason, u"json"_s);
    }

    void aProfileThatIsOnlyInstalledIsNamedAndReadsNothing()
    {
        const TopicMeaning meaning =
            lookOf(u"iot-smart-meter"_s)
                .meaning("tele/plug-3/SENSOR", "{\"ENERGY\":{\"Power\":5}}", false, now());
        QVERIFY(!meaning.isRead);
        QVERIFY(meaning.values.isEmpty());
        const bool named =
            std::any_of(meaning.uses.begin(), meaning.uses.end(), [](const mqtt::TopicUse &use) {
                return use.profile->id.toString() == "tasmota"_L1 && !use.isConnected;
            });
        QVERIFY(named);
    }

    void anUnknownTopicIsNobodys()
    {
        const TopicMeaning meaning =
            lookOf(u"iot-smart-meter"_s).meaning("weather/now", "rain", false, now());
        QVERIFY(!meaning.isRead);
        QVERIFY(meaning.uses.isEmpty());
        QVERIFY(meaning.rejects.isEmpty());
    }

    void trap16_ordersAreKnownAsOrders_data()
    {
        QTest::addColumn<QByteArray>("topic");
        QTest::addColumn<QString>("profile");
        QTest::newRow("our own family") << QByteArray("dev/ESP32-1/relay/commands") << u"iot-smart-meter"_s;
        QTest::newRow("its settings") << QByteArray("dev/ESP32-1/pzem/config") << u"iot-smart-meter"_s;
        QTest::newRow("of a profile not used here") << QByteArray("cmnd/plug-3/POWER") << u"tasmota"_s;
        QTest::newRow("a device's state") << QByteArray("dev/ESP32-1/relay/state") << QString();
        QTest::newRow("a reading") << QByteArray("tele/plug-3/SENSOR") << QString();
    }

    void trap16_ordersAreKnownAsOrders()
    {
        QFETCH(QByteArray, topic);
        QFETCH(QString, profile);
        const auto order = lookOf(u"iot-smart-meter"_s).order({topic.constData(), size_t(topic.size())});
        QCOMPARE(order ? order->profile->id.toString() : QString(), profile);
    }

    void whatDevicesAnnouncedIsRead()
    {
        TopicLook look = lookOf(u"home-assistant"_s);
        const QByteArray config =
            R"({"name":"Voltage","unique_id":"m1_v","state_topic":"lab/m1","device_class":"voltage",)"
            R"("unit_of_measurement":"V","value_template":"{{ value_json.u }}","device":{"identifiers":["m1"]}})";
        QVERIFY(!look.meaning("lab/m1", "{\"u\":229}", false, now()).isRead);
        look.learn("homeassistant/sensor/m1/v/config", config);
        const TopicMeaning meaning = look.meaning("lab/m1", "{\"u\":229}", false, now());
        QVERIFY(meaning.isRead);
        QCOMPARE(meaning.values.size(), 1);
        QCOMPARE(meaning.values.at(0).value, std::optional(229.));
        look.learn("homeassistant/sensor/m1/v/config", {});
        QVERIFY(!look.meaning("lab/m1", "{\"u\":229}", false, now()).isRead);
    }
};

QTEST_APPLESS_MAIN(TestTopicLook)
#include "tst_topiclook.moc"
