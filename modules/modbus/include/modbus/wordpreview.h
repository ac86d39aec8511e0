// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/registermap.h"

namespace modbus {

/// How well a number fits a quantity.
enum class Plausibility
{
    Impossible, ///< nan, infinity, or what no meter means
    Unlikely,   ///< it could be said, but hardly is
    Possible,
    Likely, ///< within the narrow range such a quantity has on a mains
};

/// Whether @p value, in the quantity's unit, can be what a meter measures.
Plausibility plausibility(core::Quantity quantity, double value);

/// One way to read some words.
struct WordReading
{
    RegisterType type = RegisterType::U16;
    ByteOrder order = ByteOrder::ABCD;
    std::optional<double> number; ///< as it stands in the words; nothing for nan and infinity
    std::optional<double> value;  ///< scaled, in the quantity's unit
    Plausibility fit = Plausibility::Impossible;
    double betterScale = 0; ///< a power of ten with which it would be Likely, where this scale does not; or 0
};

/// Words as they came, read in every type and every order at once, with a remark on which of them can be the
/// quantity. A register map is begun with this: which type and order a meter uses is seldom said truly.
///
/// Pure; any thread.
class WordPreview
{
public:
    static constexpr int MostWords = 4;

    WordPreview() = default;
    /// @p words holds 2 bytes for each register; types that need more than there are get no reading.
    WordPreview(QByteArrayView words, core::Quantity quantity, double scale, double offset);

    /// Types from the narrowest, each in the four orders. One word has two: as it came, and bytes swapped.
    const QList<WordReading> &readings() const { return m_readings; }
    /// The reading of that type and order; null when there is none.
    const WordReading *find(RegisterType type, ByteOrder order) const;
    /// The reading that fits best, the present choice where it is as good as any; null when nothing is
    /// Likely.
    const WordReading *best(RegisterType chosen, ByteOrder order) const;

private:
    QList<WordReading> m_readings;
};

/// "u16" … "f64", as in profiles.
QLatin1StringView typeName(RegisterType type);
/// "ABCD" …, as in profiles.
QLatin1StringView orderName(ByteOrder order);
/// The type of that name, and of the names makers use ("float", "uint32", "INT16"); nothing for others.
std::optional<RegisterType> typeFromWords(QStringView words);
/// The order of that name, also in lower case, with digits (3412) or as makers say it ("word swap").
std::optional<ByteOrder> orderFromWords(QStringView words);
const QList<RegisterType> &allTypes(); ///< from the narrowest
const QList<ByteOrder> &allOrders();

} // namespace modbus
