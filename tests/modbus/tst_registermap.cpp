// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/registermap.h"

#include <QFile>
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
    void trap41_everyTypeAndOrder_data()
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
        rows("u48", 1250999896491.0, "0123456789ab", "89ab45670123", "23016745ab89", "ab8967452301");
        rows("u64", 81985529216486895.0, "0123456789abcdef", "cdef89ab45670123", "23016745ab89efcd",
             "efcdab8967452301");
        rows("s64", -2, "fffffffffffffffe", "fffeffffffffffff", "fffffffffffffeff", "feffffffffffffff");
        rows("f64", -1.5, "bff8000000000000", "000000000000bff8", "f8bf000000000000", "000000000000f8bf");
    }
    void trap41_everyTypeAndOrder()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, order);
        QFETCH(QByteArray, bytes);
        QFETCH(double, value);
        const auto reading = one(R"("type":")" + type + R"(","order":")" + order + R"(")", bytes);
        QCOMPARE(reading.quality, Quality::Good);
        QCOMPARE(reading.value, value);
    }

    /// Every type's width is what its bytes in the table above take.
    void widths()
    {
        using enum RegisterType;
        const std::pair<RegisterType, int> widths[]{{U16, 1}, {S16, 1}, {U32, 2}, {S32, 2}, {F32, 2},
                                                    {U48, 3}, {U64, 4}, {S64, 4}, {F64, 4}};
        for (const auto &[type, words] : widths)
            QCOMPARE(modbus::wordCount(type), words);
    }

    void bitFields_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<double>("value");
        QTest::newRow("low bit") << QByteArray(R"("type":"u16","mask":"0x0001")") << QByteArray("fffb")
                                 << 1.0;
        QTest::newRow("shifted by itself")
            << QByteArray(R"("type":"u16","mask":"0x0F00")") << QByteArray("a5c3") << 5.0;
        QTest::newRow("left where it is")
            << QByteArray(R"("type":"u16","mask":"0x0F00","shift":0)") << QByteArray("a5c3") << 1280.0;
        QTest::newRow("across words, other order")
            << QByteArray(R"("type":"u32","order":"CDAB","mask":"0x000FF000")") << QByteArray("b0001f2e")
            << 235.0;
        QTest::newRow("top of 64 bits") << QByteArray(R"("type":"u64","mask":"0xC000000000000000")")
                                        << QByteArray("8000000000000001") << 2.0;
        QTest::newRow("scaled") << QByteArray(R"("type":"u16","mask":"0x00FF","scale":0.5)")
                                << QByteArray("ff03") << 1.5;
    }
    void bitFields()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, bytes);
        QFETCH(double, value);
        QCOMPARE(one(more, bytes).value, value);
    }

    void flaws_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QLatin1StringView>("flaw");
        const QByteArray limits =
            R"("type":"s16","validMin":-5,"validMax":500,"invalid":["0x7FFF","0x8000"])";
        QTest::newRow("at the lower limit") << limits << QByteArray("fffb") << ""_L1;
        QTest::newRow("below") << limits << QByteArray("fffa") << "below_limit"_L1;
        QTest::newRow("at the upper limit") << limits << QByteArray("01f4") << ""_L1;
        QTest::newRow("above") << limits << QByteArray("01f5") << "above_limit"_L1;
        QTest::newRow("7FFF") << limits << QByteArray("7fff") << "invalid_pattern"_L1;
        QTest::newRow("8000") << limits << QByteArray("8000") << "invalid_pattern"_L1;
        QTest::newRow("nan") << QByteArray(R"("type":"f32","order":"CDAB")") << QByteArray("00007fc0")
                             << "not_a_number"_L1;
        QTest::newRow("48 ones") << QByteArray(R"("type":"u48")") << QByteArray("ffffffffffff")
                                 << "invalid_pattern"_L1;
        QTest::newRow("pattern of the whole register, not of the field")
            << QByteArray(R"("type":"u16","mask":"0x00FF","invalid":["0x00FF"])") << QByteArray("01ff")
            << ""_L1;
    }
    void flaws()
    {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, bytes);
        QFETCH(QLatin1StringView, flaw);
        const auto profile = parse(R"({"registers":[{"address":0,"quantity":"voltage",)" + more + "}]}");
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().toString()));
        core::SeriesTable table;
        const auto map = mapOf(*profile, table);
        const QByteArray raw = QByteArray::fromHex(bytes);
        QList<modbus::Flaw> found;
        const auto readings =
            map.decode({3, 0, static_cast<quint16>(raw.size() / 2)}, raw, core::UtcTime{}, {}, &found);
        QCOMPARE(readings.size(), 1);
        QCOMPARE(found.size(), 1);
        QCOMPARE(modbus::flawName(found.first()), flaw);
        QCOMPARE(readings.first().value.has_value(), flaw.isEmpty());
        QCOMPARE(readings.first().quality, flaw.isEmpty() ? Quality::Good : Quality::Bad);
    }

    /// A register's own limits win over the quantity's.
    void ownLimits()
    {
        const QByteArray quantity = R"({"voltage":{"validMin":0,"validMax":500}})";
        QCOMPARE(one(R"("type":"u16","validMax":9000)", "1388", quantity).value, 5000.0);
        QVERIFY(!one(R"("type":"s16","validMax":9000)", "ffff", quantity).value);
    }

    void identity_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("text") << QByteArray(R"("type":"text","words":3)") << QByteArray("455334303041")
                              << u"ES400A"_s;
        QTest::newRow("padded behind")
            << QByteArray(R"("type":"text","words":4)") << QByteArray("4142200000000000") << u"AB"_s;
        QTest::newRow("padded within")
            << QByteArray(R"("type":"text","words":3)") << QByteArray("004100420043") << u"ABC"_s;
        QTest::newRow("bytes swapped")
            << QByteArray(R"("type":"text","words":2,"order":"BADC")") << QByteArray("42414443") << u"ABCD"_s;
        QTest::newRow("no text at all")
            << QByteArray(R"("type":"text","words":2)") << QByteArray("ff800100") << QString();
        QTest::newRow("number") << QByteArray(R"("type":"u32")") << QByteArray("01312d00") << u"20000000"_s;
        QTest::newRow("number in another order")
            << QByteArray(R"("type":"u32","order":"CDAB")") << QByteArray("2d000131") << u"20000000"_s;
        QTest::newRow("no number") << QByteArray(R"("type":"u32")") << QByteArray("ffffffff") << QString();
        QTest::newRow("answer too short") << QByteArray(R"("type":"u32")") << QByteArray("0131") << QString();
    }
    void identity()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const auto profile =
            parse(R"({"base":1,"identity":[{"address":64513,"name":"serial number",)" + rule +
                  R"(}],"registers":[{"address":1,"quantity":"voltage","type":"u16"}]})");
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().toString()));
        core::SeriesTable table;
        const auto map = mapOf(*profile, table);
        QCOMPARE(map.identity().size(), 1);
        QCOMPARE(map.identity().first().address, 0xFC00);
        QCOMPARE(map.identity().first().name, u"serial number"_s);
        QCOMPARE(modbus::identityText(map.identity().first(), QByteArray::fromHex(bytes)), text);
        QCOMPARE(map.registers().size(), 1); // never polled
        for (const auto &probe : map.plan().probes())
            QVERIFY(probe.address < 0xFC00);
    }

    void factoryLineAndAlternatives()
    {
        const auto profile = parse(
            R"({"base":1,"factory":{"baud":2400,"parity":"even"},"registers":[{"address":63,"quantity":"energy_import",
            "type":"u32","alternatives":[{"address":67,"note":"elsewhere"}]}]})");
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().toString()));
        const auto line = modbus::factoryLine(**profile);
        QCOMPARE(line.baud, 2400);
        QCOMPARE(line.parity, u"even"_s);
        QVERIFY(!line.stopBits);
        QVERIFY(!line.unit);
        core::SeriesTable table;
        const auto map = mapOf(*profile, table);
        QCOMPARE(map.registers().first().alternatives.size(), 1);
        QCOMPARE(map.registers().first().alternatives.first().address, 66);
        QCOMPARE(map.plan().blocks().size(), std::size_t{1}); // the other place is not polled
        QCOMPARE(map.plan().blocks()[0].variants.front(), (modbus::BlockRead{3, 62, 2}));
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
        QTest::newRow("trap 30: all ones, 32 bits")
            << QByteArray(R"("type":"u32")") << QByteArray("ffffffff") << false;
        QTest::newRow("trap 30: all ones, 64 bits")
            << QByteArray(R"("type":"u64")") << QByteArray("ffffffffffffffff") << false;
        QTest::newRow("minus one is a value")
            << QByteArray(R"("type":"s32")") << QByteArray("ffffffff") << true;
        QTest::newRow("65535 is a value") << QByteArray(R"("type":"u16")") << QByteArray("ffff") << true;
        QTest::newRow("trap 30: 65535 listed as invalid")
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

    void trap42_baseOne()
    {
        const auto profile =
            parse(R"({"base":1,"registers":[{"address":1,"quantity":"voltage","type":"u16"}]})");
        QVERIFY(profile);
        core::SeriesTable table;
        const auto map = mapOf(*profile, table);
        QCOMPARE(map.registers().first().address, 0);
        QCOMPARE(table.at(map.series().first()).source, u"bus1:0x0000"_s);
    }

    /// Makers put other types at the same addresses: the chosen model says which, and nothing is guessed.
    void trap46_theModelDecidesTheType()
    {
        const QByteArray bytes("43668000");
        QCOMPARE(one(R"("type":"f32")", bytes).value, 230.5);
        const auto integer = one(R"("type":"s32","scale":2e-7)", bytes);
        QVERIFY(integer.value);
        QCOMPARE(*integer.value, 226.1581824);
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
        QTest::newRow("mask without a bit")
            << QByteArray(R"({"registers":[{"address":0,"quantity":"voltage","type":"u16","mask":"0x0"}]})")
            << u"modbus.registers[0].mask"_s;
        QTest::newRow("mask of a float")
            << QByteArray(R"({"registers":[{"address":0,"quantity":"voltage","type":"f32","mask":"0x1"}]})")
            << u"modbus.registers[0].mask"_s;
        QTest::newRow("identity beyond the last register")
            << QByteArray(
                   R"({"identity":[{"address":65530,"type":"text","words":7,"name":"n"}],"registers":[{"address":0,"quantity":"voltage","type":"u16"}]})")
            << u"modbus.identity[0].address"_s;
        QTest::newRow("alternative below the base")
            << QByteArray(
                   R"({"base":1,"registers":[{"address":1,"quantity":"voltage","type":"u16","alternatives":[{"address":0,"note":"n"}]}]})")
            << u"modbus.registers[0].alternatives.address"_s;
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
