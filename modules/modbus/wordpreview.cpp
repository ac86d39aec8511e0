// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/wordpreview.h"

#include <algorithm>
#include <cmath>

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

} // namespace modbus
