// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/registermap.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using core::Quality;
using core::Quantity;
using modbus::ByteOrder;
using modbus::RegisterType;

namespace {

core::Result<core::ProfilePtr> parse(const QByteArray &section, const QByteArray &quantities = "{}")
{
    return core::ProfileStore::parse(R"({"id":"p","version":3,"name":"P","codec":"modbus","quantities":)" +
                                         quantities + R"(,"modbus":)" + section + "}",
                                     u"p.json"_s);
}

modbus::RegisterMap mapOf(const core::ProfilePtr &profile, core::SeriesTable &table)
{
    auto map =
        modbus::RegisterMap::make(*profile, core::DeviceId(u"lab"_s), core::TransportId(u"bus1"_s), table);
    if (!map)
        qFatal("%s", qPrintable(map.error().toString()));
    return *map;
}

/// One register at address 0 of that type; the reading of those bytes.
core::Reading one(const QByteArray &more, const QByteArray &hex, const QByteArray &quantities = "{}")
{
    const auto profile =
        parse(R"({"registers":[{"address":0,"quantity":"voltage",)" + more + "}]}", quantities);
    if (!profile)
        qFatal("%s", qPrintable(profile.error().toString()));
    core::SeriesTable table;
    const auto map = mapOf(*profile, table);
    const QByteArray bytes = QByteArray::fromHex(hex);
    const auto readings =
        map.decode({3, 0, static_cast<quint16>(bytes.size() / 2)}, bytes, core::UtcTime{}, {});
    return readings.size() == 1 ? readings.first() : core::Reading{};
}

} // namespace

class TestRegisterMap : public QObject
{
    Q_OBJECT

private slots:
    void everyTypeAndOrder_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<double>("value");
        const auto rows = [](const char *type, double value, const char *abcd, const char *cdab,
                             const char *badc, const char *dcba) {
            const std::pair<const char *, const char *> orders[]{
                {"ABCD", abcd}, {"CDAB", cdab}, {"BADC", badc}, {"DCBA", dcba}};
            for (const auto &[order, bytes] : orders)
                QTest::addRow("%s %s", type, order)
                    << QByteArray(type) << QByteArray(order) << QByteArray(bytes) << value;
        };
        rows("u16", 0xFEDC, "fedc", "fedc", "dcfe", "dcfe");
        rows("s16", -292, "fedc", "fedc", "dcfe", "dcfe");
        rows("u32", 4275878552.0, "fedcba98", "ba98fedc", "dcfe98ba", "98badcfe");
        rows("s32", -19088744, "fedcba98", "ba98fedc", "dcfe98ba", "98badcfe");
        rows("f32", 236.25, "436c4000", "4000436c", "6c430040", "00406c43");
        rows("u64", 81985529216486895.0, "0123456789abcdef", "cdef89ab45670123", "23016745ab89efcd",
             "efcdab8967452301");
        rows("s64", -2, "fffffffffffffffe", "fffeffffffffffff", "fffffffffffffeff", "feffffffffffffff");
        rows("f64", -1.5, "bff8000000000000", "000000000000bff8", "f8bf000000000000", "000000000000f8bf");
    }
    void everyTypeAndOrder()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, order);
        QFETCH(QByteArray, bytes);
        QFETCH(double, value);
        const auto reading = one(R"("type":")" + type + R"(","order":")" + order + R"(")", bytes);
        QCOMPARE(reading.quality, Quality::Good);
        QCOMPARE(reading.value, value);
    }

    void noValue_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("good");
        QTest::newRow("nan") << QByteArray(R"("type":"f32")") << QByteArray("7fc00000") << false;
        QTest::newRow("infinity") << QByteArray(R"("type":"f32")") << QByteArray("7f800000") << false;
        QTest::newRow("negative infinity")
            << QByteArray(R"("type":"f64")") << QByteArray("fff0000000000000") << false;
        QTest::newRow("all ones, 32 bits")
            << QByteArray(R"("type":"u32")") << QByteArray("ffffffff") << false;
        QTest::newRow("all ones, 64 bits")
            << QByteArray(R"("type":"u64")") << QByteArray("ffffffffffffffff") << false;
        QTest::newRow("minus one is a value")
            << QByteArray(R"("type":"s32")") << QByteArray("ffffffff") << true;
        QTest::newRow("65535 is a value") << QByteArray(R"("type":"u16")") << QByteArray("ffff") << true;
        QTest::newRow("65535 listed as invalid")
            << QByteArray(R"("type":"u16","invalid":["0xFFFF"])") << QByteArray("ffff") << false;
        QTest::newRow("invalid pattern in another order")
            << QByteArray(R"("type":"s32","order":"CDAB","invalid":["0x7FFFFFFF"])") << QByteArray("ffff7fff")
            << false;
        QTest::newRow("scaled beyond every number")
            << QByteArray(R"("type":"f64","scale":1e300)") << QByteArray("7fe0000000000000") << false;
    }
    void noValue()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, good);
        const auto reading = one(more, bytes);
        QVERIFY(reading.series != core::SeriesId::None);
        QCOMPARE(reading.quality, good ? Quality::Good : Quality::Bad);
        QCOMPARE(reading.value.has_value(), good);
    }

    void physicalLimits()
    {
        const QByteArray limits = R"({"voltage":{"validMin":0,"validMax":500}})";
        QCOMPARE(one(R"("type":"u16")", "01f4", limits).quality, Quality::Good);
        QCOMPARE(one(R"("type":"u16")", "01f5", limits).quality, Quality::Bad);
        QVERIFY(!one(R"("type":"u16")", "01f5", limits).value);
        QCOMPARE(one(R"("type":"s16")", "ffff", limits).quality, Quality::Bad);
    }

    void scaleAndOffset()
    {
        QCOMPARE(one(R"("type":"u16","scale":0.1,"offset":-40)", "0190").value, 0.0);
        QVERIFY(!std::signbit(*one(R"("type":"u16","scale":-1000)", "0000").value));
    }

    /// The exchange written down for the campus meter: 01 03 00 06 00 06 → 12 bytes.
    void campusSample()
    {
        QFile file(QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles/campus-modbus.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto profile = core::ProfileStore::parse(file.readAll(), u"campus-modbus.json"_s);
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().toString()));
        core::SeriesTable table;
        const auto map = mapOf(*profile, table);
        const core::UtcTime at = core::fromMicros(1'700'000'000'000'000);
        const core::SteadyTime steady{std::chrono::seconds(5)};
        const auto readings =
            map.decode({3, 6, 6}, QByteArray::fromHex("436c400040200000bf100000"), at, steady);
        QCOMPARE(readings.size(), 3);
        const std::pair<Quantity, double> expected[]{
            {Quantity::Voltage, 236.25}, {Quantity::Current, 2.5}, {Quantity::ActivePower, 562.5}};
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(table.at(readings[i].series).quantity, expected[i].first);
            QCOMPARE(readings[i].value, expected[i].second);
            QCOMPARE(readings[i].quality, Quality::Good);
            QCOMPARE(readings[i].measuredAt, at);
            QCOMPARE(readings[i].receivedAt, at);
            QCOMPARE(readings[i].receivedSteady, steady);
            QVERIFY(!readings[i].retained);
        }
        const core::Series &power = table.at(readings[2].series);
        QCOMPARE(power.source, u"bus1:0x000A"_s);
        QCOMPARE(power.device.toString(), u"lab"_s);
        QCOMPARE(power.profile.toString(), u"campus-modbus"_s);
        QCOMPARE(power.profileHash, (*profile)->hash);

        // As polled: three exchanges, of three shapes, so that they can follow one another for ever.
        QCOMPARE(map.plan().blocks().size(), std::size_t{3});
        QCOMPARE(map.plan().blocks()[0].variants.front(), (modbus::BlockRead{3, 6, 6}));
        QCOMPARE(map.plan().blocks()[1].variants.front(), (modbus::BlockRead{3, 34, 2}));
        QCOMPARE(map.plan().blocks()[2].variants.front(), (modbus::BlockRead{3, 54, 3}));
        QCOMPARE(map.plan().blocks()[2].variants.size(), std::size_t{3});
        QCOMPARE(map.plan().probes().front().count, 1);
    }

    void onlyWhatTheBlockHolds()
    {
        const auto profile = parse(R"({"registers":[{"address":0,"quantity":"voltage","type":"f32"},
            {"address":2,"quantity":"current","type":"f32"},{"address":2,"function":4,"quantity":"frequency","type":"u16"}]})");
        QVERIFY(profile);
        core::SeriesTable table;
        const auto map = mapOf(*profile, table);
        const QByteArray zeros(6, '\0');
        QCOMPARE(map.decode({3, 0, 3}, zeros, {}, {}).size(), 1);
        QCOMPARE(map.decode({3, 1, 3}, zeros, {}, {}).size(), 1);
        QCOMPARE(map.decode({4, 2, 1}, zeros.first(2), {}, {}).size(), 1);
        QCOMPARE(map.withoutValue({3, 0, 4}, Quality::NoAnswer, {}, {}).size(), 2);
        const auto all = map.withoutValue(Quality::NoAnswer, {}, {});
        QCOMPARE(all.size(), 3);
        QVERIFY(!all.first().value);
        QCOMPARE(all.first().quality, Quality::NoAnswer);
    }

    void baseOne()
    {
        const auto profile =
            parse(R"({"base":1,"registers":[{"address":1,"quantity":"voltage","type":"u16"}]})");
        QVERIFY(profile);
        core::SeriesTable table;
        const auto map = mapOf(*profile, table);
        QCOMPARE(map.registers().first().address, 0);
        QCOMPARE(table.at(map.series().first()).source, u"bus1:0x0000"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("section");
        QTest::addColumn<QString>("key");
        QTest::newRow("unknown quantity")
            << QByteArray(R"({"registers":[{"address":0,"quantity":"mood","type":"u16"}]})")
            << u"modbus.registers[0].quantity"_s;
        QTest::newRow("below the base")
            << QByteArray(R"({"base":1,"registers":[{"address":0,"quantity":"voltage","type":"u16"}]})")
            << u"modbus.registers[0].address"_s;
        QTest::newRow("beyond the last register")
            << QByteArray(R"({"registers":[{"address":65535,"quantity":"voltage","type":"f32"}]})")
            << u"modbus.registers[0].address"_s;
        QTest::newRow("pattern too long")
            << QByteArray(
                   R"({"registers":[{"address":0,"quantity":"voltage","type":"u16","invalid":["0x11112222333344445"]}]})")
            << u"modbus.registers[0].invalid"_s;
        QTest::newRow("probe beyond the last register")
            << QByteArray(
                   R"({"probes":[{"function":3,"address":65535,"maxCount":2}],"registers":[{"address":0,"quantity":"voltage","type":"u16"}]})")
            << u"modbus.probes[0].address"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, section);
        QFETCH(QString, key);
        const auto profile = parse(section);
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().toString()));
        core::SeriesTable table;
        const auto map =
            modbus::RegisterMap::make(**profile, core::DeviceId(u"d"_s), core::TransportId(u"b"_s), table);
        QVERIFY(!map);
        QCOMPARE(map.error().code, core::ErrorCode::BadInput);
        QVERIFY2(map.error().detail.contains(key), qPrintable(map.error().detail));
        QCOMPARE(map.error().where, u"p.json"_s);
    }
};

QTEST_GUILESS_MAIN(TestRegisterMap)
#include "tst_registermap.moc"
