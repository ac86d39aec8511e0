// SPDX-License-Identifier: GPL-3.0-or-later
#include "fieldwords.h"

#include "wirewords.h"
#include "words.h"

using namespace Qt::StringLiterals;

namespace console {

namespace {

using Kind = modbus::FrameField::Kind;

constexpr int MostBits = 16; ///< named one by one; more are counted

/// As profiles spell it; no words.
QString typeName(modbus::RegisterType type)
{
    static const QStringList names{u"u16"_s, u"s16"_s, u"u48"_s, u"u32"_s, u"s32"_s,
                                   u"f32"_s, u"u64"_s, u"s64"_s, u"f64"_s};
    return names.value(int(type));
}

QString orderName(modbus::ByteOrder order)
{
    static const QStringList names{u"ABCD"_s, u"CDAB"_s, u"BADC"_s, u"DCBA"_s};
    return names.value(int(order));
}

/// A number as its bytes stand, two digits each.
QString hexOf(quint64 number, int bytes)
{
    QByteArray raw;
    for (int at = bytes - 1; at >= 0; --at)
        raw.append(char(quint8(number >> (8 * at))));
    return WireWords::hex(raw);
}

const modbus::RegisterRule *ruleOf(const modbus::FrameField &field, const FieldWords::Rules &rules)
{
    return field.rule >= 0 && field.rule < rules.size() ? &rules.at(field.rule) : nullptr;
}

} // namespace

modbus::Framing FieldWords::framing(const QString &transportType)
{
    return transportType == "modbus-tcp"_L1 ? modbus::Framing::Mbap : modbus::Framing::Rtu;
}

QString FieldWords::name(const modbus::FrameField &field, const Rules &rules)
{
    switch (field.kind) {
    case Kind::Transaction:
        return tr("Number of the exchange");
    case Kind::Protocol:
        return tr("Protocol");
    case Kind::Length:
        return tr("Bytes that follow");
    case Kind::Unit:
        return tr("Unit");
    case Kind::Function:
        return tr("Function");
    case Kind::Address:
        return tr("First address");
    case Kind::Count:
        return tr("How many");
    case Kind::ByteCount:
        return tr("Bytes of values");
    case Kind::Registers:
        if (const auto *rule = ruleOf(field, rules))
            return rule->channel.isEmpty() ? Words::quantity(rule->quantity)
                                           : tr("%1, %2", "quantity and channel")
                                                 .arg(Words::quantity(rule->quantity), rule->channel);
        return tr("Not in the profile");
    case Kind::Coils:
        return tr("On or off");
    case Kind::CoilValue:
        return tr("Ordered state");
    case Kind::Exception:
        return tr("Exception");
    case Kind::Data:
        return tr("Data");
    case Kind::Checksum:
        return tr("Checksum");
    case Kind::Echo:
        return tr("Our own request");
    case Kind::Stray:
        return tr("Bytes of no frame");
    case Kind::Missing:
        return tr("Missing");
    }
    return {};
}

QString FieldWords::function(int code)
{
    switch (code) {
    case 1:
        return tr("read coils");
    case 2:
        return tr("read inputs");
    case 3:
        return tr("read holding registers");
    case 4:
        return tr("read input registers");
    case 5:
        return tr("write one coil");
    case 6:
        return tr("write one register");
    case 15:
        return tr("write several coils");
    case 16:
        return tr("write several registers");
    case 0x42:
        return tr("reset energy");
    default:
        return tr("function of the maker");
    }
}

QString FieldWords::flaw(modbus::Flaw flaw)
{
    switch (flaw) {
    case modbus::Flaw::None:
        return {};
    case modbus::Flaw::NotANumber:
        return tr("no value: it is not a number");
    case modbus::Flaw::InvalidPattern:
        return tr("no value: these bits stand for “none”");
    case modbus::Flaw::BelowLimit:
        return tr("no value: below what the profile holds possible");
    case modbus::Flaw::AboveLimit:
        return tr("no value: above what the profile holds possible");
    }
    return {};
}

QString FieldWords::registers(const modbus::FrameField &field, const Rules &rules, const QByteArray &bytes)
{
    const auto *rule = ruleOf(field, rules);
    if (rule && field.value)
        return Words::valueWithUnit(rule->quantity, *field.value);
    if (rule && field.flaw != modbus::Flaw::None)
        return flaw(field.flaw);
    if (rule)
        return tr("not believed");
    QStringList words;
    for (int at = field.at; at + 1 < field.at + field.size && at + 1 < bytes.size(); at += 2)
        words << QString::number((quint8(bytes.at(at)) << 8) | quint8(bytes.at(at + 1)));
    return words.join(u", "_s);
}

QString FieldWords::coils(const modbus::FrameField &field, const QByteArray &bytes)
{
    QStringList on;
    for (int bit = 0; bit < 8 * field.size && field.at + bit / 8 < bytes.size(); ++bit) {
        if (quint8(bytes.at(field.at + bit / 8)) >> (bit % 8) & 1)
            on << QString::number(std::max(0, field.address) + bit);
    }
    if (on.isEmpty())
        return tr("none is on");
    return on.size() > MostBits ? tr("%n are on", nullptr, int(on.size()))
                                : tr("on: %1", "which ones").arg(on.join(u", "_s));
}

QString FieldWords::says(const modbus::FrameField &field, const Rules &rules, const QByteArray &bytes)
{
    const QString number = QString::number(field.number);
    const auto wrong = [&field](const QString &said) {
        return field.expected ? tr("%1, but %2 was asked", "a number").arg(said).arg(*field.expected) : said;
    };
    switch (field.kind) {
    case Kind::Function: {
        const int code = int(field.number);
        QString said =
            code & 0x80 ? tr("refused: %1", "a function").arg(function(code & 0x7F)) : function(code);
        return field.expected ? tr("%1, but asked was: %2").arg(said, function(int(*field.expected))) : said;
    }
    case Kind::Protocol:
        return field.expected ? tr("%1, not Modbus").arg(number) : tr("Modbus");
    case Kind::Registers:
        return registers(field, rules, bytes);
    case Kind::Coils:
        return coils(field, bytes);
    case Kind::CoilValue: {
        const QString said = field.number == 0xFF00 ? tr("on", "a coil")
                             : field.number == 0    ? tr("off", "a coil")
                                                    : tr("neither on nor off");
        return field.expected ? tr("%1, not as ordered", "on or off").arg(said) : said;
    }
    case Kind::Exception:
        return WireWords::exception(int(field.number));
    case Kind::Data:
        return {};
    case Kind::Checksum:
        return field.expected ? tr("wrong, %1 would be right").arg(hexOf(*field.expected, field.size))
                              : tr("right", "a checksum");
    case Kind::Echo:
        return tr("heard again, skipped");
    case Kind::Stray:
        return tr("noise, skipped");
    case Kind::Missing:
        return tr("%n byte(s) too few", nullptr, int(field.number));
    default:
        return wrong(number);
    }
}

QString FieldWords::place(const modbus::FrameField &field, const Rules &rules)
{
    if (field.kind != Kind::Registers || field.address < 0)
        return {};
    const int last = field.address + std::max(1, field.size / 2) - 1;
    const QString where = last > field.address ? tr("registers %1 to %2").arg(field.address).arg(last)
                                               : tr("register %1").arg(field.address);
    const auto *rule = ruleOf(field, rules);
    if (!rule)
        return where;
    QString how = typeName(rule->type);
    if (modbus::wordCount(rule->type) > 1 || rule->order != modbus::ByteOrder::ABCD)
        how += u' ' + orderName(rule->order);
    return rule->scale == 1 ? tr("%1, %2", "registers and how they are read").arg(where, how)
                            : tr("%1, %2, times %3", "registers, how they are read, scale")
                                  .arg(where, how, QString::number(rule->scale));
}

QString FieldWords::range(const modbus::FrameField &field)
{
    if (field.size <= 0)
        return {};
    return field.size == 1 ? QString::number(field.at)
                           : tr("%1–%2", "first and last byte").arg(field.at).arg(field.at + field.size - 1);
}

} // namespace console
