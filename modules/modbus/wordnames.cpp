// SPDX-License-Identifier: GPL-3.0-or-later
// The names of types and orders, here and nowhere else: profiles, CSV files and the register table all read
// and write them by these tables. (The JSON schema of profiles repeats them; a test holds the two together.)
#include "modbus/wordpreview.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

struct TypeEntry
{
    RegisterType type;
    QLatin1StringView name;
    int words;
};

// From the narrowest, as they are offered.
constexpr std::array Types{
    TypeEntry{RegisterType::U16, "u16"_L1, 1}, TypeEntry{RegisterType::S16, "s16"_L1, 1},
    TypeEntry{RegisterType::U32, "u32"_L1, 2}, TypeEntry{RegisterType::S32, "s32"_L1, 2},
    TypeEntry{RegisterType::F32, "f32"_L1, 2}, TypeEntry{RegisterType::U48, "u48"_L1, 3},
    TypeEntry{RegisterType::U64, "u64"_L1, 4}, TypeEntry{RegisterType::S64, "s64"_L1, 4},
    TypeEntry{RegisterType::F64, "f64"_L1, 4}};

struct OrderEntry
{
    ByteOrder order;
    QLatin1StringView name;
};

constexpr std::array Orders{OrderEntry{ByteOrder::ABCD, "ABCD"_L1}, OrderEntry{ByteOrder::CDAB, "CDAB"_L1},
                            OrderEntry{ByteOrder::BADC, "BADC"_L1}, OrderEntry{ByteOrder::DCBA, "DCBA"_L1}};

const TypeEntry *entryOf(RegisterType type)
{
    const auto found = std::ranges::find(Types, type, &TypeEntry::type);
    return found == Types.end() ? nullptr : &*found;
}

/// As people type it: without case, blanks and joints.
QString plainWords(QStringView words)
{
    return words.toString().trimmed().toLower().remove(u'_').remove(u' ').remove(u'-');
}

} // namespace

int wordCount(RegisterType type)
{
    const TypeEntry *entry = entryOf(type);
    return entry ? entry->words : 1;
}

QLatin1StringView typeName(RegisterType type)
{
    const TypeEntry *entry = entryOf(type);
    return entry ? entry->name : QLatin1StringView();
}

QLatin1StringView orderName(ByteOrder order)
{
    const auto found = std::ranges::find(Orders, order, &OrderEntry::order);
    return found == Orders.end() ? QLatin1StringView() : found->name;
}

std::optional<RegisterType> registerTypeFromName(const QString &name)
{
    const auto found =
        std::ranges::find_if(Types, [&](const TypeEntry &entry) { return entry.name == name; });
    return found == Types.end() ? std::nullopt : std::optional(found->type);
}

std::optional<ByteOrder> byteOrderFromName(const QString &name)
{
    const auto found =
        std::ranges::find_if(Orders, [&](const OrderEntry &entry) { return entry.name == name; });
    return found == Orders.end() ? std::nullopt : std::optional(found->order);
}

const QList<RegisterType> &allTypes()
{
    static const QList<RegisterType> types = [] {
        QList<RegisterType> list;
        for (const TypeEntry &entry : Types)
            list.append(entry.type);
        return list;
    }();
    return types;
}

const QList<ByteOrder> &allOrders()
{
    static const QList<ByteOrder> orders = [] {
        QList<ByteOrder> list;
        for (const OrderEntry &entry : Orders)
            list.append(entry.order);
        return list;
    }();
    return orders;
}

std::optional<RegisterType> typeFromWords(QStringView words)
{
    const QString plain = plainWords(words);
    for (const TypeEntry &entry : Types) {
        const QString digits = QString::number(16 * entry.words);
        QStringList same{QString(entry.name)};
        if (entry.name.startsWith(u'u'))
            same << u"uint"_s + digits << u"unsigned"_s + digits;
        else if (entry.name.startsWith(u's'))
            same << u"int"_s + digits << u"signed"_s + digits << u"sint"_s + digits << u"i"_s + digits;
        else
            same << u"float"_s + digits << u"real"_s + digits;
        if (entry.type == RegisterType::U16)
            same << u"word"_s;
        if (entry.type == RegisterType::U32)
            same << u"dword"_s;
        if (entry.type == RegisterType::F32)
            same << u"float"_s << u"ieee754"_s << u"real"_s;
        if (entry.type == RegisterType::F64)
            same << u"double"_s;
        if (same.contains(plain))
            return entry.type;
    }
    return std::nullopt;
}

std::optional<ByteOrder> orderFromWords(QStringView words)
{
    const QString plain = plainWords(words);
    const QList<std::pair<ByteOrder, QStringList>> makers{
        {ByteOrder::ABCD, {u"ab"_s, u"1234"_s, u"bigendian"_s, u"big"_s, u"highwordfirst"_s}},
        {ByteOrder::CDAB,
         {u"3412"_s, u"wordswap"_s, u"wordswapped"_s, u"lowwordfirst"_s, u"bigendianwordswap"_s}},
        {ByteOrder::BADC, {u"ba"_s, u"2143"_s, u"byteswap"_s, u"byteswapped"_s}},
        {ByteOrder::DCBA, {u"4321"_s, u"littleendian"_s, u"little"_s}}};
    if (const auto order = byteOrderFromName(plain.toUpper()))
        return order;
    for (const auto &[order, same] : makers) {
        if (same.contains(plain))
            return order;
    }
    return std::nullopt;
}

} // namespace modbus
