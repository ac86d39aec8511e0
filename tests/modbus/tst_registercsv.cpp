// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/registercsv.h"

#include <QTest>

using namespace Qt::StringLiterals;
using modbus::CsvImport;
using modbus::CsvReject;
using modbus::importRegisters;
using modbus::RegisterTable;
using Kind = modbus::CellComplaint::Kind;

class TestRegisterCsv : public QObject
{
    Q_OBJECT

private slots:
    void takes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("commas")
            << "address,type,order,quantity,channel,scale,unit\n0x0006,f32,CDAB,voltage,L1,0.1,V\n"_ba;
        QTest::newRow("semicolons and decimal comma")
            << "Address;Type;Order;Quantity;Channel;Scale;Unit\n6;f32;cdab;voltage;L1;0,1;V\n"_ba;
        QTest::newRow("tabs, makers' words")
            << "Register\tData Type\tWord order\tParameter\tFactor\tUnits\n0x6\tFLOAT32\t3412\tVoltage L1\t0.1\tV\n"_ba;
        QTest::newRow("byte order mark")
            << "\xEF\xBB\xBF"
               "address;type;order;name;scale\r\n6;float;CDAB;voltage l1;0,1\r\n"_ba;
        QTest::newRow("quotation marks")
            << "\"address\",\"type\",\"order\",\"quantity\",\"phase\",\"scale\"\n\"6\",\"f32\",\"CDAB\",\"voltage\",\"L1\",\"0,1\"\n"_ba;
        QTest::newRow("columns in another order, empty lines, no last break")
            << "\nscale;quantity;channel;address;order;type\n\n0.1;voltage;L1;6;CDAB;f32\n;;;;;\n"_ba;
    }

    void takes()
    {
        QFETCH(QByteArray, text);
        const CsvImport import = importRegisters(text, 0);
        QCOMPARE(import.failure, CsvImport::Failure::None);
        QVERIFY(import.rejects.isEmpty());
        QCOMPARE(import.rows.size(), 1);
        RegisterTable table;
        table.insert(0, import.rows[0]);
        const auto rule = table.rule(0);
        QVERIFY(rule);
        QCOMPARE(int(rule->address), 6);
        QCOMPARE(rule->type, modbus::RegisterType::F32);
        QCOMPARE(rule->order, modbus::ByteOrder::CDAB);
        QCOMPARE(rule->quantity, core::Quantity::Voltage);
        QCOMPARE(rule->channel, u"L1"_s);
        QCOMPARE(rule->scale, 0.1);
    }

    void rejectsLineByLine()
    {
        const CsvImport import = importRegisters("address;type;quantity;scale\n"
                                                 "6;f32;voltage;1\n"
                                                 "8;bcd;current;1\n"
                                                 "\n"
                                                 "70000;u16;current;1\n"
                                                 "12;u16;volts per hour;1\n"
                                                 "14;u16;current;0\n"
                                                 "16;u16;current;1;what is this\n"
                                                 "18;u16;\"current\n",
                                                 0);
        QCOMPARE(import.rows.size(), 1);
        QCOMPARE(import.rejects.size(), 6);
        QList<int> lines;
        QList<int> columns;
        for (const CsvReject &reject : import.rejects) {
            lines.append(reject.line);
            columns.append(reject.column);
        }
        QCOMPARE(lines, (QList{3, 5, 6, 7, 8, 9}));
        QCOMPARE(columns, (QList{2, 1, 3, 4, 5, 0}));
        QCOMPARE(import.rejects[0].header, u"type"_s);
        QCOMPARE(import.rejects[0].text, u"bcd"_s);
        QCOMPARE(import.rejects[0].complaint.kind, Kind::NotAChoice);
        QCOMPARE(import.rejects[1].complaint.kind, Kind::OutOfRange);
        QCOMPARE(import.rejects[2].complaint.kind, Kind::UnknownQuantity);
        QCOMPARE(import.rejects[3].complaint.kind, Kind::Zero);
        QCOMPARE(import.rejects[4].why, CsvReject::Why::TooManyCells);
        QCOMPARE(import.rejects[5].why, CsvReject::Why::OpenQuote);
    }

    void missingColumnsAreNamedByTheirKey()
    {
        const CsvImport import = importRegisters("address,quantity\n6,voltage\n", 0);
        QCOMPARE(import.rejects.size(), 1);
        QCOMPARE(import.rejects[0].header, u"type"_s);
        QCOMPARE(import.rejects[0].column, 0);
        QCOMPARE(import.rejects[0].complaint.kind, Kind::Missing);
    }

    void aCellWithABreakKeepsTheCount()
    {
        const CsvImport import =
            importRegisters("address,type,quantity,note\n6,f32,voltage,\"two\nlines\"\n8,f32,nothing,x\n", 0);
        QCOMPARE(import.rows.size(), 1);
        QCOMPARE(import.unknownHeaders, QStringList{u"note"_s});
        QCOMPARE(import.rejects.size(), 1);
        QCOMPARE(import.rejects[0].line, 4);
    }

    void failsAsAWhole_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("failure");
        using F = CsvImport::Failure;
        QTest::newRow("nothing") << QByteArray() << int(F::Empty);
        QTest::newRow("blank") << " \n\n"_ba << int(F::Empty);
        QTest::newRow("no header") << "6;f32;voltage\n8;f32;current\n"_ba << int(F::NoAddressColumn);
        QTest::newRow("not text") << "address;type\n6;\xFF\xFE\x80\n"_ba << int(F::NotUtf8);
        QTest::newRow("too large") << QByteArray(CsvImport::MostBytes + 1, 'a') << int(F::TooLarge);
    }

    void failsAsAWhole()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, failure);
        const CsvImport import = importRegisters(text, 0);
        QCOMPARE(int(import.failure), failure);
        QVERIFY(import.rows.isEmpty() && import.rejects.isEmpty());
    }

    void tellsOldNumbering()
    {
        QVERIFY(
            importRegisters("address,type,quantity\n40007,f32,voltage\n40009,f32,current\n", 0).oldNumbering);
        QVERIFY(
            !importRegisters("address,type,quantity\n6,f32,voltage\n40009,f32,current\n", 0).oldNumbering);
    }

    void everyLineIsARowOrAReject()
    {
        QByteArray text = "address;type;quantity\n";
        for (int i = 0; i < 3000; ++i)
            text += QByteArray::number(i * 40) + (i % 3 ? ";u16;voltage\n" : ";u17;voltage\n");
        const CsvImport import = importRegisters(text, 0);
        QCOMPARE(import.rows.size() + import.rejects.size(), 3000);
        QVERIFY(import.rejects.size() > 1000); // and those beyond the last address
    }
};

QTEST_GUILESS_MAIN(TestRegisterCsv)
#include "tst_registercsv.moc"
