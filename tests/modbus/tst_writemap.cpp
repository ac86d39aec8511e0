// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/writemap.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using modbus::ByteOrder;
using modbus::RegisterType;
using modbus::WriteRule;

namespace {

core::Result<core::ProfilePtr> profileWith(const QByteArray &order, const QByteArray &name = "setting")
{
    return core::ProfileStore::parse(
        R"({"id":"test","version":1,"name":"Test","codec":"modbus","quantities":{},
        "commands":{")" +
            name + R"(":)" + order + R"(},
        "modbus":{"registers":[{"address":5,"function":4,"quantity":"energy_import","type":"u32","order":"CDAB"}]}})",
        u"test.json"_s);
}

core::Result<modbus::WriteMap> mapOf(const core::Profile &profile, core::SeriesTable &table)
{
    const core::DeviceId device(u"m"_s);
    const core::TransportId bus(u"bus"_s);
    const auto map = modbus::RegisterMap::make(profile, device, bus, table);
    return map ? modbus::WriteMap::make(profile, device, bus, *map, table)
               : core::Result<modbus::WriteMap>(map.error());
}

} // namespace

/// What an order becomes on the wire, and what no profile can make it become.
class TestWriteMap : public QObject
{
    Q_OBJECT

private slots:
    void requests_data();
    void requests();
    void refusedValues_data();
    void refusedValues();
    void refusedProfiles_data();
    void refusedProfiles();
    void answers();
    void readBacks_data();
    void readBacks();
    void handMadeFunctions();
    void shippedOrders();
};

void TestWriteMap::requests_data()
{
    QTest::addColumn<int>("function");
    QTest::addColumn<RegisterType>("type");
    QTest::addColumn<ByteOrder>("order");
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("pdu");
    const auto row = [](const char *name, int function, RegisterType type, ByteOrder order, double scale,
                        double value, const char *hex) {
        QTest::newRow(name) << function << type << order << scale << value << QByteArray::fromHex(hex);
    };
    using R = RegisterType;
    using O = ByteOrder;
    row("coil on", 5, R::U16, O::ABCD, 1, 1, "050102FF00");
    row("coil off", 5, R::U16, O::ABCD, 1, 0, "0501020000");
    row("word", 6, R::U16, O::ABCD, 1, 25000, "06010261A8");
    row("negative word", 6, R::S16, O::ABCD, 1, -2, "060102FFFE");
    row("scaled word", 6, R::U16, O::ABCD, 0.1, 231.4, "060102090A");
    row("swapped word", 6, R::U16, O::BADC, 1, 0x1234, "0601023412");
    row("two words", 16, R::U32, O::ABCD, 1, 0x12345678, "10010200020412345678");
    row("two words, low first", 16, R::U32, O::CDAB, 1, 0x12345678, "10010200020456781234");
    row("two words, bytes swapped", 16, R::U32, O::BADC, 1, 0x12345678, "10010200020434127856");
    row("two words, all swapped", 16, R::U32, O::DCBA, 1, 0x12345678, "10010200020478563412");
    row("negative long", 16, R::S32, O::ABCD, 1, -2, "100102000204FFFFFFFE");
    row("float", 16, R::F32, O::ABCD, 1, 231.4, "10010200020443676666");
    row("double", 16, R::F64, O::ABCD, 1, 2.5, "1001020004084004000000000000");
    row("three words", 16, R::U48, O::ABCD, 1, 65536, "100102000306000000010000");
    row("reset", modbus::ResetEnergy, R::U16, O::ABCD, 1, 0, "42");
}

void TestWriteMap::requests()
{
    QFETCH(int, function);
    QFETCH(QByteArray, pdu);
    QFETCH(RegisterType, type);
    QFETCH(ByteOrder, order);
    QFETCH(double, scale);
    QFETCH(double, value);
    WriteRule rule;
    rule.function = function;
    rule.address = 0x0102;
    rule.type = type;
    rule.order = order;
    rule.scale = scale;
    const auto request = modbus::writeRequest(rule, value);
    QVERIFY(request.ok());
    QCOMPARE(request->toHex(), pdu.toHex());
}

void TestWriteMap::refusedValues_data()
{
    QTest::addColumn<int>("function");
    QTest::addColumn<double>("value");
    QTest::newRow("half a coil") << 5 << 0.5;
    QTest::newRow("too large") << 6 << 65536.0;
    QTest::newRow("negative") << 6 << -1.0;
    QTest::newRow("nan") << 6 << std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("too many coils") << 15 << 4.0;
    QTest::newRow("calibration") << 0x41 << 0.0;
    QTest::newRow("a reading function") << 3 << 0.0;
}

void TestWriteMap::refusedValues()
{
    QFETCH(int, function);
    QFETCH(double, value);
    WriteRule rule;
    rule.function = function;
    rule.coils = 2;
    QVERIFY(!modbus::writeRequest(rule, value).ok());
}

void TestWriteMap::refusedProfiles_data()
{
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QString>("words");
    QTest::newRow("calibration")
        << QByteArray(
               R"({"title":"x","fixed":0,"write":{"function":65},"readBack":{"function":3,"address":1}})")
        << u"write.function"_s;
    QTest::newRow("a function that reads")
        << QByteArray(
               R"({"title":"x","write":{"function":3,"address":1},"readBack":{"function":3,"address":1}})")
        << u"write.function"_s;
    QTest::newRow("no read-back") << QByteArray(R"({"title":"x","write":{"function":6,"address":1}})")
                                  << u"readBack"_s;
    QTest::newRow("no address to read back")
        << QByteArray(R"({"title":"x","write":{"function":6,"address":1},"readBack":{}})") << u"readBack"_s;
    QTest::newRow("a quantity nobody polls")
        << QByteArray(R"({"title":"x","write":{"function":6,"address":1},"readBack":{"quantity":"voltage"}})")
        << u"readBack.quantity"_s;
    QTest::newRow("no address to write")
        << QByteArray(R"({"title":"x","write":{"function":6},"readBack":{"function":3,"address":1}})")
        << u"write.address"_s;
    QTest::newRow("two words by function 6")
        << QByteArray(
               R"({"title":"x","write":{"function":6,"address":1,"type":"u32"},"readBack":{"function":3,"address":1}})")
        << u"write.type"_s;
    QTest::newRow("moves to everybody")
        << QByteArray(
               R"({"title":"x","moves":true,"value":{"min":0,"max":247},"write":{"function":6,"address":1},"readBack":{"function":3,"address":1}})")
        << u"units from 1 to 247"_s;
    QTest::newRow("an unknown key")
        << QByteArray(
               R"({"title":"x","broadcast":true,"write":{"function":6,"address":1},"readBack":{"function":3,"address":1}})")
        << u"broadcast"_s;
}

void TestWriteMap::refusedProfiles()
{
    QFETCH(QByteArray, order);
    QFETCH(QString, words);
    core::SeriesTable table;
    const auto profile = profileWith(order);
    const core::Error error = profile ? mapOf(**profile, table).error() : profile.error();
    QCOMPARE(error.code, core::ErrorCode::BadInput);
    QVERIFY2(error.detail.contains(words), qPrintable(error.detail));
}

void TestWriteMap::answers()
{
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    QCOMPARE(modbus::writeAnswer(hex("0600020005")), hex("0600020005"));
    QCOMPARE(modbus::writeAnswer(hex("050007FF00")), hex("050007FF00"));
    QCOMPARE(modbus::writeAnswer(hex("0F0014000A023303")), hex("0F0014000A"));
    QCOMPARE(modbus::writeAnswer(hex("10010200020412345678")), hex("1001020002"));
    QCOMPARE(modbus::writeAnswer(hex("42")), hex("42"));
}

void TestWriteMap::readBacks_data()
{
    QTest::addColumn<int>("function");
    QTest::addColumn<int>("coils");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<double>("value");
    QTest::newRow("word") << 3 << 1 << QByteArray::fromHex("01F4") << 500.0;
    QTest::newRow("coil") << 1 << 1 << QByteArray::fromHex("01") << 1.0;
    QTest::newRow("coil, other bits set") << 1 << 1 << QByteArray::fromHex("FE") << 0.0;
    QTest::newRow("ten coils") << 1 << 10 << QByteArray::fromHex("33FF") << 819.0;
}

void TestWriteMap::readBacks()
{
    QFETCH(int, function);
    QFETCH(int, coils);
    QFETCH(QByteArray, bytes);
    QFETCH(double, value);
    WriteRule rule;
    rule.readBack.function = static_cast<std::uint8_t>(function);
    rule.coils = coils;
    QCOMPARE(modbus::readBackValue(rule, bytes), std::optional(value));
    QCOMPARE(modbus::readBackValue(rule, {}), std::nullopt);
}

void TestWriteMap::handMadeFunctions()
{
    for (int function = 0; function < 256; ++function) {
        const bool writes =
            function == 5 || function == 6 || function == 15 || function == 16 || function == 0x42;
        QCOMPARE(modbus::isWriteFunction(function), writes);
    }
}

void TestWriteMap::shippedOrders()
{
    QList<core::Error> errors;
    const auto store = core::ProfileStore::load({}, &errors);
    QVERIFY(errors.isEmpty());
    int orders = 0;
    for (const core::ProfilePtr &profile : store.all()) {
        core::SeriesTable table;
        if (profile->codec != "modbus"_L1)
            continue;
        const auto map = mapOf(*profile, table);
        QVERIFY2(map.ok(), qPrintable(map ? QString() : map.error().toString()));
        for (const core::CommandRule &rule : profile->commands) {
            ++orders;
            QVERIFY2(map->find(rule.name), qPrintable(rule.name));
            // What cannot be taken back is typed.
            QVERIFY(rule.danger == core::CommandRule::Danger::Typed || !(rule.moves || rule.fixed));
        }
    }
    QCOMPARE(orders, 5);
    core::SeriesTable table;
    const auto pzem = mapOf(*store.find(core::ProfileId(u"pzem-004t"_s)), table);
    QVERIFY(pzem->hasGeneralUnit());
    QVERIFY(pzem->find(u"reset-energy"_s)->falls);
    QVERIFY(pzem->find(u"reset-energy"_s)->polled);
    QVERIFY(pzem->find(u"address"_s)->moves);
}

QTEST_GUILESS_MAIN(TestWriteMap)
#include "tst_writemap.moc"
