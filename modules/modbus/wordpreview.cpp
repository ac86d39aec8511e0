// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/wordpreview.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

struct Range
{
    double from;
    double to;
    bool holds(double value) const { return value >= from && value <= to; }
};

constexpr double Tiny = 1e-6; // words of another type, read as a float, are mostly this small or enormous
constexpr double Enormous = 1e12;

/// The narrow range of a quantity on a mains, 100 to 690 V; nothing where there is none.
QList<Range> likelyRanges(core::Quantity quantity)
{
    switch (quantity) {
    case core::Quantity::Voltage:
        return {{85, 300}, {300, 760}};
    case core::Quantity::Frequency:
        return {{45, 65}};
    case core::Quantity::PowerFactor:
        return {{-1, -0.2}, {0.2, 1}};
    default:
        return {};
    }
}

/// What a meter on a desk or in a switch room can say at all.
Range possibleRange(core::Quantity quantity)
{
    switch (quantity) {
    case core::Quantity::Voltage:
        return {0, 100'000};
    case core::Quantity::BatteryVoltage:
        return {0, 1000};
    case core::Quantity::Frequency:
        return {0, 500};
    case core::Quantity::PowerFactor:
        return {-1.001, 1.001};
    case core::Quantity::Current:
        return {-20'000, 20'000};
    case core::Quantity::ActivePower:
    case core::Quantity::ReactivePower:
    case core::Quantity::ApparentPower:
        return {-1e8, 1e8};
    case core::Quantity::EnergyImport:
    case core::Quantity::EnergyExport:
    case core::Quantity::EnergyIntegrated:
    case core::Quantity::GasVolume:
    case core::Quantity::Uptime:
        return {0, Enormous};
    case core::Quantity::ReactiveEnergy:
        return {-Enormous, Enormous};
    case core::Quantity::Temperature:
        return {-80, 300};
    case core::Quantity::Rssi:
        return {-200, 0};
    default:
        return {-Enormous, Enormous};
    }
}

/// Quantities that are 0 only when nothing is there to measure.
bool zeroIsOdd(core::Quantity quantity)
{
    return quantity == core::Quantity::Voltage || quantity == core::Quantity::Frequency;
}

double betterScaleFor(core::Quantity quantity, double number, double scale)
{
    for (const double candidate : {1.0, 0.1, 0.01, 0.001, 10.0}) {
        if (candidate != scale && plausibility(quantity, number * candidate) == Plausibility::Likely)
            return candidate;
    }
    return 0;
}

bool isInteger(RegisterType type) { return type != RegisterType::F32 && type != RegisterType::F64; }

} // namespace

Plausibility plausibility(core::Quantity quantity, double value)
{
    if (!std::isfinite(value) || !possibleRange(quantity).holds(value))
        return Plausibility::Impossible;
    const auto likely = likelyRanges(quantity);
    if (std::ranges::any_of(likely, [value](const Range &range) { return range.holds(value); }))
        return Plausibility::Likely;
    if ((value != 0 && std::abs(value) < Tiny) || std::abs(value) >= Enormous ||
        (value == 0 && zeroIsOdd(quantity)))
        return Plausibility::Unlikely;
    return likely.isEmpty() || quantity == core::Quantity::PowerFactor ? Plausibility::Possible
                                                                       : Plausibility::Unlikely;
}

WordPreview::WordPreview(QByteArrayView words, core::Quantity quantity, double scale, double offset)
{
    for (const RegisterType type : allTypes()) {
        if (words.size() < 2 * wordCount(type))
            continue;
        for (const ByteOrder order : allOrders()) {
            if (wordCount(type) == 1 && order != ByteOrder::ABCD && order != ByteOrder::BADC)
                continue; // no words to swap
            WordReading reading;
            reading.type = type;
            reading.order = order;
            reading.number = numberFromBits(rawBits(words, type, order), type);
            if (reading.number) {
                const double value = *reading.number * scale + offset + 0.0;
                if (std::isfinite(value))
                    reading.value = value;
                reading.fit = plausibility(quantity, value);
                if (reading.fit < Plausibility::Possible && isInteger(type) && offset == 0)
                    reading.betterScale = betterScaleFor(quantity, *reading.number, scale);
            }
            m_readings.append(reading);
        }
    }
}

const WordReading *WordPreview::find(RegisterType type, ByteOrder order) const
{
    const ByteOrder known = wordCount(type) > 1        ? order
                            : order == ByteOrder::CDAB ? ByteOrder::ABCD
                            : order == ByteOrder::DCBA ? ByteOrder::BADC
                                                       : order;
    const auto found = std::ranges::find_if(m_readings, [&](const WordReading &reading) {
        return reading.type == type && reading.order == known;
    });
    return found == m_readings.end() ? nullptr : &*found;
}

const WordReading *WordPreview::best(RegisterType chosen, ByteOrder order) const
{
    const WordReading *present = find(chosen, order);
    if (present && present->fit == Plausibility::Likely)
        return present;
    // A float that fits is no accident; an integer of few words may be one.
    const WordReading *found = nullptr;
    const auto worth = [](const WordReading &reading) {
        const int sure = reading.fit == Plausibility::Likely ? 100 : reading.betterScale > 0 ? 50 : 0;
        return sure == 0 ? 0 : sure + (isInteger(reading.type) ? 0 : 10) + (4 - wordCount(reading.type));
    };
    for (const WordReading &reading : m_readings) {
        if (worth(reading) > 0 && (!found || worth(reading) > worth(*found)))
            found = &reading;
    }
    return found;
}

QLatin1StringView typeName(RegisterType type)
{
    switch (type) {
    case RegisterType::U16:
        return "u16"_L1;
    case RegisterType::S16:
        return "s16"_L1;
    case RegisterType::U32:
        return "u32"_L1;
    case RegisterType::S32:
        return "s32"_L1;
    case RegisterType::F32:
        return "f32"_L1;
    case RegisterType::U48:
        return "u48"_L1;
    case RegisterType::U64:
        return "u64"_L1;
    case RegisterType::S64:
        return "s64"_L1;
    case RegisterType::F64:
        return "f64"_L1;
    }
    return {};
}

QLatin1StringView orderName(ByteOrder order)
{
    switch (order) {
    case ByteOrder::ABCD:
        return "ABCD"_L1;
    case ByteOrder::CDAB:
        return "CDAB"_L1;
    case ByteOrder::BADC:
        return "BADC"_L1;
    case ByteOrder::DCBA:
        return "DCBA"_L1;
    }
    return {};
}

const QList<RegisterType> &allTypes()
{
    static const QList<RegisterType> types{RegisterType::U16, RegisterType::S16, RegisterType::U32,
                                           RegisterType::S32, RegisterType::F32, RegisterType::U48,
                                           RegisterType::U64, RegisterType::S64, RegisterType::F64};
    return types;
}

const QList<ByteOrder> &allOrders()
{
    static const QList<ByteOrder> orders{ByteOrder::ABCD, ByteOrder::CDAB, ByteOrder::BADC, ByteOrder::DCBA};
    return orders;
}

std::optional<RegisterType> typeFromWords(QStringView words)
{
    const QString plain = words.toString().trimmed().toLower().remove(u'_').remove(u' ').remove(u'-');
    for (const RegisterType type : allTypes()) {
        const QString digits = QString::number(16 * wordCount(type));
        const QString name = typeName(type);
        QStringList same{name};
        if (name.startsWith(u'u'))
            same << u"uint"_s + digits << u"unsigned"_s + digits;
        else if (name.startsWith(u's'))
            same << u"int"_s + digits << u"signed"_s + digits << u"sint"_s + digits << u"i"_s + digits;
        else
            same << u"float"_s + digits << u"real"_s + digits;
        if (type == RegisterType::U16)
            same << u"word"_s;
        if (type == RegisterType::U32)
            same << u"dword"_s;
        if (type == RegisterType::F32)
            same << u"float"_s << u"ieee754"_s << u"real"_s;
        if (type == RegisterType::F64)
            same << u"double"_s;
        if (same.contains(plain))
            return type;
    }
    return std::nullopt;
}

std::optional<ByteOrder> orderFromWords(QStringView words)
{
    const QString plain = words.toString().trimmed().toLower().remove(u'_').remove(u' ').remove(u'-');
    const QList<std::pair<ByteOrder, QStringList>> names{
        {ByteOrder::ABCD, {u"abcd"_s, u"ab"_s, u"1234"_s, u"bigendian"_s, u"big"_s, u"highwordfirst"_s}},
        {ByteOrder::CDAB,
         {u"cdab"_s, u"3412"_s, u"wordswap"_s, u"wordswapped"_s, u"lowwordfirst"_s, u"bigendianwordswap"_s}},
        {ByteOrder::BADC, {u"badc"_s, u"ba"_s, u"2143"_s, u"byteswap"_s, u"byteswapped"_s}},
        {ByteOrder::DCBA, {u"dcba"_s, u"4321"_s, u"littleendian"_s, u"little"_s}}};
    for (const auto &[order, same] : names) {
        if (same.contains(plain))
            return order;
    }
    return std::nullopt;
}

} // namespace modbus
