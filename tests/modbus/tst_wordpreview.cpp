// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/wordpreview.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Quantity;
using modbus::ByteOrder;
using modbus::Plausibility;
using modbus::RegisterType;
using modbus::WordPreview;

class TestWordPreview : public QObject
{
    Q_OBJECT

private slots:
    void findsTheMeaning_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<Quantity>("quantity");
        QTest::addColumn<double>("scale");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("order");
        QTest::addColumn<double>("value");
        const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
        QTest::newRow("float, in order")
            << hex("43676666") << Quantity::Voltage << 1.0 << u"f32"_s << u"ABCD"_s << 231.4;
        QTest::newRow("trap 41: float, words swapped")
            << hex("66664367") << Quantity::Voltage << 1.0 << u"f32"_s << u"CDAB"_s << 231.4;
        QTest::newRow("trap 41: float, bytes swapped")
            << hex("67436666") << Quantity::Voltage << 1.0 << u"f32"_s << u"BADC"_s << 231.4;
        QTest::newRow("trap 41: float, all reversed")
            << hex("66666743") << Quantity::Voltage << 1.0 << u"f32"_s << u"DCBA"_s << 231.4;
        QTest::newRow("one word, a tenth")
            << hex("090a") << Quantity::Voltage << 0.1 << u"u16"_s << u"ABCD"_s << 231.4;
        QTest::newRow("one word, bytes swapped")
            << hex("fc08") << Quantity::Voltage << 0.1 << u"u16"_s << u"BADC"_s << 230.0;
        QTest::newRow("frequency") << hex("1388") << Quantity::Frequency << 0.01 << u"u16"_s << u"ABCD"_s
                                   << 50.0;
        QTest::newRow("power factor, signed")
            << hex("fc72") << Quantity::PowerFactor << 0.001 << u"s16"_s << u"ABCD"_s << -0.91;
        QTest::newRow("double") << hex("406cecccccccCCCD") << Quantity::Voltage << 1.0 << u"f64"_s
                                << u"ABCD"_s << 231.4;
    }

    void findsTheMeaning()
    {
        QFETCH(QByteArray, words);
        QFETCH(Quantity, quantity);
        QFETCH(double, scale);
        QFETCH(QString, type);
        QFETCH(QString, order);
        QFETCH(double, value);
        const WordPreview preview(words, quantity, scale, 0);
        const auto *best = preview.best(RegisterType::U16, ByteOrder::ABCD);
        QVERIFY(best);
        QCOMPARE(QString(modbus::typeName(best->type)), type);
        QCOMPARE(QString(modbus::orderName(best->order)), order);
        QVERIFY(qAbs(best->value.value_or(0) - value) < 0.001);
        QCOMPARE(best->fit, Plausibility::Likely);
    }

    void readsEveryTypeInEveryOrder()
    {
        const WordPreview one("\x09\x0a", Quantity::Voltage, 1, 0);
        QCOMPARE(one.readings().size(), 4); // u16 and s16, each as it came and with its bytes swapped
        const WordPreview two("\x09\x0a\x00\x00"_ba, Quantity::Voltage, 1, 0);
        QCOMPARE(two.readings().size(), 4 + 3 * 4);
        const WordPreview four(QByteArray(8, '\1'), Quantity::Voltage, 1, 0);
        QCOMPARE(four.readings().size(), 4 + 3 * 4 + 4 + 3 * 4);
        QVERIFY(!one.find(RegisterType::U32, ByteOrder::ABCD));
        QCOMPARE(one.find(RegisterType::U16, ByteOrder::CDAB), one.find(RegisterType::U16, ByteOrder::ABCD));
    }

    void proposesAScale()
    {
        const WordPreview preview("\x09\x0a", Quantity::Voltage, 1, 0); // 2314
        const auto *best = preview.best(RegisterType::U16, ByteOrder::ABCD);
        QVERIFY(best);
        QCOMPARE(best->type, RegisterType::U16);
        QCOMPARE(best->betterScale, 0.1);
    }

    void keepsAChoiceThatFits()
    {
        const WordPreview preview("\x00\xe7"_ba, Quantity::Voltage, 1, 0); // 231 as u16 and as s16
        QCOMPARE(preview.best(RegisterType::S16, ByteOrder::ABCD)->type, RegisterType::S16);
        QCOMPARE(preview.best(RegisterType::U16, ByteOrder::ABCD)->type, RegisterType::U16);
    }

    void saysNothingWhereNothingFits()
    {
        const WordPreview nan(QByteArray::fromHex("7fc00000"), Quantity::Frequency, 1, 0);
        QVERIFY(!nan.find(RegisterType::F32, ByteOrder::ABCD)->value);
        QCOMPARE(nan.find(RegisterType::F32, ByteOrder::ABCD)->fit, Plausibility::Impossible);
        const WordPreview zero(QByteArray(4, '\0'), Quantity::Voltage, 1, 0);
        QVERIFY(!zero.best(RegisterType::F32, ByteOrder::ABCD));
        const WordPreview energy(QByteArray::fromHex("000111eb"), Quantity::EnergyImport, 1, 0);
        QVERIFY(!energy.best(RegisterType::U32, ByteOrder::ABCD)); // any number can be an energy
    }

    void plausibility_data()
    {
        QTest::addColumn<Quantity>("quantity");
        QTest::addColumn<double>("value");
        QTest::addColumn<Plausibility>("fit");
        using P = Plausibility;
        QTest::newRow("mains") << Quantity::Voltage << 231.4 << P::Likely;
        QTest::newRow("line voltage") << Quantity::Voltage << 400.0 << P::Likely;
        QTest::newRow("no mains") << Quantity::Voltage << 0.0 << P::Unlikely;
        QTest::newRow("negative volts") << Quantity::Voltage << -230.0 << P::Impossible;
        QTest::newRow("50 Hz") << Quantity::Frequency << 50.0 << P::Likely;
        QTest::newRow("5 Hz") << Quantity::Frequency << 5.0 << P::Unlikely;
        QTest::newRow("factor") << Quantity::PowerFactor << -0.95 << P::Likely;
        QTest::newRow("factor 0") << Quantity::PowerFactor << 0.0 << P::Possible;
        QTest::newRow("factor 2") << Quantity::PowerFactor << 2.0 << P::Impossible;
        QTest::newRow("power") << Quantity::ActivePower << 318.7 << P::Possible;
        QTest::newRow("a float's dust") << Quantity::ActivePower << 1e-30 << P::Unlikely;
        QTest::newRow("nan") << Quantity::ActivePower << std::nan("") << P::Impossible;
    }

    void plausibility()
    {
        QFETCH(Quantity, quantity);
        QFETCH(double, value);
        QFETCH(Plausibility, fit);
        QCOMPARE(modbus::plausibility(quantity, value), fit);
    }

    void knowsWhatMakersCallThem_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("type");
        for (const auto &[words, type] : {std::pair{"u16", "u16"},
                                          {"UINT16", "u16"},
                                          {"int16", "s16"},
                                          {"Unsigned 32", "u32"},
                                          {"INT_32", "s32"},
                                          {"float", "f32"},
                                          {"Float32", "f32"},
                                          {"double", "f64"},
                                          {"uint64", "u64"},
                                          {"u48", "u48"},
                                          {"float16", ""},
                                          {"", ""},
                                          {"text", ""}})
            QTest::newRow(words) << QString::fromLatin1(words) << QString::fromLatin1(type);
    }

    void knowsWhatMakersCallThem()
    {
        QFETCH(QString, words);
        QFETCH(QString, type);
        const auto found = modbus::typeFromWords(words);
        QCOMPARE(found ? QString(modbus::typeName(*found)) : QString(), type);
    }

    void readsTheNamesItWrites()
    {
        for (const RegisterType type : modbus::allTypes()) {
            const QString name(modbus::typeName(type));
            QVERIFY(!name.isEmpty());
            QCOMPARE(modbus::registerTypeFromName(name), type);
            QCOMPARE(modbus::typeFromWords(name), type);
            QCOMPARE(name.mid(1).toInt(), 16 * modbus::wordCount(type));
        }
        for (const ByteOrder order : modbus::allOrders()) {
            const QString name(modbus::orderName(order));
            QCOMPARE(modbus::byteOrderFromName(name), order);
            QVERIFY(!modbus::byteOrderFromName(name.toLower())); // profiles are strict, people need not be
            QCOMPARE(modbus::orderFromWords(name.toLower()), order);
        }
        QVERIFY(!modbus::registerTypeFromName(u"text"_s));
        QVERIFY(!modbus::registerTypeFromName({}));
    }

    void theSchemaNamesTheSame()
    {
        QFile file(QStringLiteral(METERDECK_SOURCE_DIR "/resources/schema/profile.schema.json"));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        const QString schema = QString::fromUtf8(file.readAll());
        QStringList types;
        for (const RegisterType type : modbus::allTypes())
            types << QString(modbus::typeName(type));
        QStringList orders;
        for (const ByteOrder order : modbus::allOrders())
            orders << QString(modbus::orderName(order));
        types.sort();
        orders.sort();
        int lists = 0;
        static const QRegularExpression choice(u"\"(type|order)\": \\{ \"enum\": \\[([^\\]]*)\\]"_s);
        for (auto matches = choice.globalMatch(schema); matches.hasNext();) {
            const auto match = matches.next();
            QStringList names = match.captured(2).remove(u'"').remove(u' ').split(u',');
            names.sort();
            if (names.contains(u"f64"_s) || match.captured(1) == "order"_L1) {
                QCOMPARE(names, match.captured(1) == "order"_L1 ? orders : types);
                ++lists;
            }
        }
        QVERIFY(lists >= 2);
    }

    void everyOrderHasItsName()
    {
        for (const ByteOrder order : modbus::allOrders())
            QCOMPARE(modbus::orderFromWords(QString(modbus::orderName(order))), order);
        QCOMPARE(modbus::orderFromWords(u"3412"), ByteOrder::CDAB);
        QCOMPARE(modbus::orderFromWords(u"Word Swap"), ByteOrder::CDAB);
        QCOMPARE(modbus::orderFromWords(u"little-endian"), ByteOrder::DCBA);
        QVERIFY(!modbus::orderFromWords(u"ACBD"));
    }
};

QTEST_GUILESS_MAIN(TestWordPreview)
#include "tst_wordpreview.moc"
