// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/registertable.h"

#include "core/jsonschema.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using modbus::CellComplaint;
using modbus::RegisterTable;
using Kind = modbus::CellComplaint::Kind;

namespace {

RegisterTable::Row row(const QString &address, const QString &type, const QString &quantity,
                       const QString &channel = {})
{
    RegisterTable::Row made;
    made.cells[RegisterTable::Address] = address;
    made.cells[RegisterTable::Type] = type;
    made.cells[RegisterTable::Quantity] = quantity;
    made.cells[RegisterTable::Channel] = channel;
    return made;
}

RegisterTable tableOf(const QList<RegisterTable::Row> &rows)
{
    RegisterTable table;
    RegisterTable::Head head;
    head.id = u"mine"_s;
    head.name = u"Mine"_s;
    table.setHead(head);
    for (const auto &made : rows)
        table.insert(table.rows().size(), made);
    return table;
}

int kindOf(const std::optional<CellComplaint> &complaint) { return complaint ? int(complaint->kind) : -1; }

} // namespace

Q_DECLARE_METATYPE(RegisterTable::Column)

class TestRegisterTable : public QObject
{
    Q_OBJECT

private slots:
    void cells_data()
    {
        QTest::addColumn<RegisterTable::Column>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        const auto add = [](const char *name, RegisterTable::Column column, const QString &text, int kind) {
            QTest::newRow(name) << column << text << kind;
        };
        add("address", RegisterTable::Address, u"62"_s, -1);
        add("hexadecimal address", RegisterTable::Address, u"0x3E"_s, -1);
        add("no address", RegisterTable::Address, {}, int(Kind::Missing));
        add("words for an address", RegisterTable::Address, u"3E"_s, int(Kind::NotANumber));
        add("negative address", RegisterTable::Address, u"-1"_s, int(Kind::OutOfRange));
        add("last address of two words", RegisterTable::Address, u"65534"_s, -1);
        add("beyond the last", RegisterTable::Address, u"65535"_s, int(Kind::OutOfRange));
        add("function", RegisterTable::Function, u"4"_s, -1);
        add("writing function", RegisterTable::Function, u"6"_s, int(Kind::NotAChoice));
        add("type", RegisterTable::Type, u"s32"_s, -1);
        add("no type", RegisterTable::Type, {}, int(Kind::Missing));
        add("unknown type", RegisterTable::Type, u"bcd"_s, int(Kind::NotAChoice));
        add("order", RegisterTable::Order, u"CDAB"_s, -1);
        add("unknown order", RegisterTable::Order, u"ACBD"_s, int(Kind::NotAChoice));
        add("no quantity", RegisterTable::Quantity, {}, int(Kind::Missing));
        add("unknown quantity", RegisterTable::Quantity, u"volts"_s, int(Kind::UnknownQuantity));
        add("scale with comma", RegisterTable::Scale, u"0,1"_s, -1);
        add("scale 0", RegisterTable::Scale, u"0"_s, int(Kind::Zero));
        add("scale in words", RegisterTable::Scale, u"ten"_s, int(Kind::NotANumber));
        add("unit", RegisterTable::Unit, u"kV"_s, -1);
        add("unit of another quantity", RegisterTable::Unit, u"Hz"_s, int(Kind::UnknownUnit));
        add("offset", RegisterTable::Offset, u"-40"_s, -1);
        add("maximum", RegisterTable::Maximum, u"300"_s, -1);
        add("maximum in words", RegisterTable::Maximum, u"much"_s, int(Kind::NotANumber));
        add("every poll", RegisterTable::Every, u"10"_s, -1);
        add("every never", RegisterTable::Every, u"0"_s, int(Kind::OutOfRange));
        add("patterns", RegisterTable::Invalid, u"0x7FFF 0xFFFFFFFF"_s, -1);
        add("a pattern and NULs", RegisterTable::Invalid, u"0xFFFF"_s + QString(4, QChar(u'\0')),
            int(Kind::BadPattern));
        add("a pattern with a sign", RegisterTable::Invalid, u"0x+FF"_s, int(Kind::BadPattern));
        add("a pattern without 0x", RegisterTable::Invalid, u"7FFF"_s, int(Kind::BadPattern));
        add("a pattern of 17 digits", RegisterTable::Invalid, u"0x11112222333344445"_s,
            int(Kind::BadPattern));
    }

    void cells()
    {
        QFETCH(RegisterTable::Column, column);
        QFETCH(QString, text);
        QFETCH(int, kind);
        RegisterTable table = tableOf({row(u"6"_s, u"f32"_s, u"voltage"_s)});
        QVERIFY(table.isReady());
        table.setCell(0, column, text);
        QCOMPARE(kindOf(table.complaint(0, column)), kind);
        QCOMPARE(table.isReady(), kind < 0);
        QCOMPARE(table.cell(0, column), text); // what cannot be used stays, so that it can be mended
    }

    void minimumAndMaximum()
    {
        RegisterTable table = tableOf({row(u"6"_s, u"f32"_s, u"voltage"_s)});
        table.setCell(0, RegisterTable::Minimum, u"300"_s);
        table.setCell(0, RegisterTable::Maximum, u"100"_s);
        QCOMPARE(kindOf(table.complaint(0, RegisterTable::Maximum)), int(Kind::MinimumAbove));
    }

    void baseMovesTheAddresses()
    {
        RegisterTable table = tableOf({row(u"65535"_s, u"f32"_s, u"voltage"_s)});
        QVERIFY(!table.isReady());
        auto head = table.head();
        head.base = 1;
        table.setHead(head);
        QVERIFY(table.isReady());
        QCOMPARE(int(table.rule(0)->address), 65534);
        table.setCell(0, RegisterTable::Address, u"0"_s);
        QCOMPARE(table.complaint(0, RegisterTable::Address)->arguments, (QStringList{u"1"_s, u"65535"_s}));
    }

    void besideOthersIsShownAndNotRefused()
    {
        RegisterTable table =
            tableOf({row(u"6"_s, u"f32"_s, u"voltage"_s, u"L1"_s), row(u"7"_s, u"u16"_s, u"current"_s),
                     row(u"20"_s, u"f32"_s, u"voltage"_s, u"L1"_s)});
        const auto overlap = table.complaint(0, RegisterTable::Address);
        QCOMPARE(kindOf(overlap), int(Kind::Overlap));
        QCOMPARE(overlap->arguments, QStringList{u"2"_s});
        QVERIFY(!overlap->refuses());
        QCOMPARE(kindOf(table.complaint(2, RegisterTable::Channel)), int(Kind::SameSeries));
        QVERIFY(table.isReady());
        table.setCell(1, RegisterTable::Function, u"4"_s); // another room of the meter
        QVERIFY(!table.complaint(0, RegisterTable::Address));
        auto head = table.head();
        head.maxBlock = 1;
        table.setHead(head);
        QCOMPARE(kindOf(table.complaint(0, RegisterTable::Address)), int(Kind::WiderThanRead));
    }

    void unitsBecomeScales_data()
    {
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("scale");
        QTest::newRow("own") << u"energy_import"_s << u"Wh"_s << 0.1;
        QTest::newRow("kilo") << u"energy_import"_s << u"kWh"_s << 100.0;
        QTest::newRow("mega") << u"energy_import"_s << u"MWh"_s << 100'000.0;
        QTest::newRow("milli") << u"current"_s << u"mA"_s << 0.0001;
        QTest::newRow("percent") << u"power_factor"_s << u"%"_s << 0.001;
        QTest::newRow("none") << u"frequency"_s << QString() << 0.1;
    }

    void unitsBecomeScales()
    {
        QFETCH(QString, quantity);
        QFETCH(QString, unit);
        QFETCH(double, scale);
        RegisterTable table = tableOf({row(u"6"_s, u"u32"_s, quantity)});
        table.setCell(0, RegisterTable::Scale, u"0.1"_s);
        table.setCell(0, RegisterTable::Unit, unit);
        QVERIFY(table.rule(0));
        QVERIFY(qFuzzyCompare(table.rule(0)->scale, scale));
    }

    void shippedProfilesSurvive_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(METERDECK_SOURCE_DIR "/resources/profiles"));
        const auto names = folder.entryList({u"*.json"_s}, QDir::Files);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void shippedProfilesSurvive()
    {
        QFETCH(QString, path);
        const auto text = core::readFile(path, 1 << 20);
        QVERIFY(text.ok());
        const QJsonObject before = QJsonDocument::fromJson(*text).object();
        if (before["codec"_L1].toString() != "modbus"_L1)
            return;
        const RegisterTable table = RegisterTable::fromProfile(before);
        QVERIFY2(table.isReady(), qPrintable(QString::number(table.refusals())));
        const QJsonObject after = table.toProfile();
        const QByteArray json = QJsonDocument(after).toJson();
        const auto profile = core::ProfileStore::parse(json, u"again.json"_s);
        QVERIFY2(profile.ok(), profile.ok() ? "" : qPrintable(profile.error().toString()));
        QCOMPARE(after["version"_L1].toInt(), before["version"_L1].toInt() + 1);
        for (const QString &key : before.keys()) {
            if (key != "version"_L1 && key != "modbus"_L1)
                QCOMPARE(after[key], before[key]);
        }
        // What the map makes of them is the same, register by register.
        core::SeriesTable series;
        const auto old = core::ProfileStore::parse(*text, path);
        const auto a =
            modbus::RegisterMap::make(**old, core::DeviceId(u"d"_s), core::TransportId(u"t"_s), series);
        const auto b =
            modbus::RegisterMap::make(**profile, core::DeviceId(u"d"_s), core::TransportId(u"t"_s), series);
        QVERIFY(a.ok() && b.ok());
        QCOMPARE(a->registers().size(), b->registers().size());
        for (qsizetype i = 0; i < a->registers().size(); ++i) {
            const auto &x = a->registers()[i];
            const auto &y = b->registers()[i];
            const auto mine = table.rule(i);
            QVERIFY(mine);
            QVERIFY(x.function == y.function && x.address == y.address && x.type == y.type &&
                    x.order == y.order);
            QVERIFY(x.function == mine->function && x.address == mine->address && x.type == mine->type &&
                    x.order == mine->order && x.mask == mine->mask && x.shift == mine->shift);
            QCOMPARE(y.scale, x.scale);
            QCOMPARE(mine->scale, x.scale);
            QCOMPARE(y.offset, x.offset);
            QCOMPARE(y.every, x.every);
            QCOMPARE(y.invalid, x.invalid);
            QCOMPARE(mine->alternatives.size(), x.alternatives.size());
            QVERIFY(y.validMin == x.validMin && y.validMax == x.validMax && y.mask == x.mask &&
                    y.shift == x.shift);
        }
    }

    void aNewTableIsAProfile()
    {
        RegisterTable table = tableOf({row(u"0x0006"_s, u"float"_s, u"voltage"_s, u"L1"_s)});
        const auto profile =
            core::ProfileStore::parse(QJsonDocument(table.toProfile()).toJson(), u"mine.json"_s);
        QVERIFY2(profile.ok(), profile.ok() ? "" : qPrintable(profile.error().toString()));
        QCOMPARE((*profile)->id.toString(), u"mine"_s);
        QCOMPARE((*profile)->version, 1);
        QVERIFY(!RegisterTable().isReady()); // no registers, no profile
    }

    void theNextRowFollows()
    {
        RegisterTable table = tableOf({row(u"0x0006"_s, u"f32"_s, u"voltage"_s)});
        QCOMPARE(table.following(0).cells[RegisterTable::Address], u"0x0008"_s);
        table.setCell(0, RegisterTable::Address, u"6"_s);
        QCOMPARE(table.following(0).cells[RegisterTable::Address], u"8"_s);
        QCOMPARE(table.following(0).cells[RegisterTable::Type], u"f32"_s);
        QCOMPARE(RegisterTable().following(-1).cells[RegisterTable::Address], u"0"_s);
    }
};

QTEST_GUILESS_MAIN(TestRegisterTable)
#include "tst_registertable.moc"
