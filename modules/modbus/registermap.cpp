// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/registermap.h"

#include <QJsonArray>
#include <QJsonObject>

#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

constexpr int DefaultMaxBlock = 40; // cheap meters refuse longer reads

std::optional<RegisterType> typeFromName(const QString &name)
{
    static const QHash<QString, RegisterType> types{
        {u"u16"_s, RegisterType::U16}, {u"s16"_s, RegisterType::S16}, {u"u32"_s, RegisterType::U32},
        {u"s32"_s, RegisterType::S32}, {u"f32"_s, RegisterType::F32}, {u"u64"_s, RegisterType::U64},
        {u"s64"_s, RegisterType::S64}, {u"f64"_s, RegisterType::F64}};
    const auto found = types.constFind(name);
    return found == types.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<ByteOrder> orderFromName(const QString &name)
{
    static const QHash<QString, ByteOrder> orders{{u"ABCD"_s, ByteOrder::ABCD},
                                                  {u"CDAB"_s, ByteOrder::CDAB},
                                                  {u"BADC"_s, ByteOrder::BADC},
                                                  {u"DCBA"_s, ByteOrder::DCBA}};
    const auto found = orders.constFind(name);
    return found == orders.constEnd() ? std::nullopt : std::optional(*found);
}

/// All bits set is what most meters send for "no value" in a wide integer (a 16-bit one may really be 65535
/// or -1).
bool isAllOnes(quint64 bits, RegisterType type)
{
    switch (type) {
    case RegisterType::U32:
        return bits == 0xFFFFFFFFu;
    case RegisterType::U64:
        return bits == ~quint64{0};
    default:
        return false;
    }
}

} // namespace

int wordCount(RegisterType type)
{
    switch (type) {
    case RegisterType::U16:
    case RegisterType::S16:
        return 1;
    case RegisterType::U32:
    case RegisterType::S32:
    case RegisterType::F32:
        return 2;
    case RegisterType::U64:
    case RegisterType::S64:
    case RegisterType::F64:
        return 4;
    }
    return 1;
}

quint64 rawBits(QByteArrayView bytes, RegisterType type, ByteOrder order)
{
    const int words = wordCount(type);
    const bool swapWords = order == ByteOrder::CDAB || order == ByteOrder::DCBA;
    const bool swapBytes = order == ByteOrder::BADC || order == ByteOrder::DCBA;
    quint64 bits = 0;
    for (int i = 0; i < words; ++i) {
        const int word = swapWords ? words - 1 - i : i;
        const auto first = static_cast<quint8>(bytes[2 * word + (swapBytes ? 1 : 0)]);
        const auto second = static_cast<quint8>(bytes[2 * word + (swapBytes ? 0 : 1)]);
        bits = (bits << 16) | (quint64{first} << 8) | second;
    }
    return bits;
}

std::optional<double> numberFromBits(quint64 bits, RegisterType type)
{
    double number = 0;
    switch (type) {
    case RegisterType::U16:
    case RegisterType::U32:
    case RegisterType::U64:
        number = static_cast<double>(bits);
        break;
    case RegisterType::S16:
        number = static_cast<qint16>(static_cast<quint16>(bits));
        break;
    case RegisterType::S32:
        number = static_cast<qint32>(static_cast<quint32>(bits));
        break;
    case RegisterType::S64:
        number = static_cast<double>(static_cast<qint64>(bits));
        break;
    case RegisterType::F32:
        number = static_cast<double>(std::bit_cast<float>(static_cast<quint32>(bits)));
        break;
    case RegisterType::F64:
        number = std::bit_cast<double>(bits);
        break;
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

core::Result<RegisterMap> RegisterMap::make(const core::Profile &profile, const core::DeviceId &device,
                                            const core::TransportId &transport, core::SeriesTable &table)
{
    const auto bad = [&](const QString &key, const QString &expected) {
        return core::Error{core::ErrorCode::BadInput, profile.fileName,
                           u"key %1: %2 was expected"_s.arg(key, expected),
                           u"Correct the profile %1."_s.arg(profile.id.toString())};
    };
    if (profile.codec != "modbus"_L1)
        return bad(u"codec"_s, u"\"modbus\" for a device on a serial bus"_s);

    const QJsonObject section = profile.section;
    const int base = section["base"_L1].toInt(0);
    RegisterMap map;
    std::vector<ReadPlan::Wanted> wanted;
    const QJsonArray registers = section["registers"_L1].toArray();
    for (qsizetype i = 0; i < registers.size(); ++i) {
        const QJsonObject object = registers[i].toObject();
        const QString key = u"modbus.registers[%1]."_s.arg(i);
        RegisterRule rule;
        const int address = object["address"_L1].toInt(-1) - base;
        const auto type = typeFromName(object["type"_L1].toString());
        if (!type)
            return bad(key + "type"_L1, u"one of u16, s16, u32, s32, f32, u64, s64, f64"_s);
        if (address < 0 || address + wordCount(*type) > 65536) {
            return bad(key + "address"_L1,
                       u"an address whose registers lie within %1 to %2"_s.arg(base).arg(65535 + base));
        }
        const auto order = orderFromName(object["order"_L1].toString(u"ABCD"_s));
        if (!order)
            return bad(key + "order"_L1, u"one of ABCD, CDAB, BADC, DCBA"_s);
        const auto quantity = core::quantityFromName(object["quantity"_L1].toString());
        if (!quantity)
            return bad(key + "quantity"_L1, u"one of the quantities listed in the README of core"_s);
        rule.function = static_cast<std::uint8_t>(object["function"_L1].toInt(3));
        rule.address = static_cast<std::uint16_t>(address);
        rule.quantity = *quantity;
        rule.channel = object["channel"_L1].toString();
        rule.type = *type;
        rule.order = *order;
        rule.scale = object["scale"_L1].toDouble(1);
        rule.offset = object["offset"_L1].toDouble(0);
        for (const auto &pattern : object["invalid"_L1].toArray()) {
            bool ok = false;
            rule.invalid.append(pattern.toString().mid(2).toULongLong(&ok, 16));
            if (!ok)
                return bad(key + "invalid"_L1, u"raw bits such as 0x7FFF, at most 16 digits"_s);
        }
        if (const core::QuantityRule *limits = profile.rule(rule.quantity)) {
            rule.validMin = limits->validMin;
            rule.validMax = limits->validMax;
        }
        const core::Series series{
            device,
            rule.channel,
            rule.quantity,
            u"%1:0x%2"_s.arg(transport.toString(),
                             QString::number(address, 16).toUpper().rightJustified(4, u'0')),
            profile.id,
            profile.version,
            profile.hash};
        wanted.push_back({rule.function, rule.address, static_cast<std::uint16_t>(wordCount(*type))});
        map.m_series.append(table.intern(series));
        map.m_registers.append(std::move(rule));
    }
    if (map.m_registers.isEmpty())
        return bad(u"modbus.registers"_s, u"at least one register"_s);

    std::vector<ReadPlan::ProbeRange> probes;
    const QJsonArray ranges = section["probes"_L1].toArray();
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        const QJsonObject object = ranges[i].toObject();
        const int address = object["address"_L1].toInt(-1) - base;
        const int count = object["maxCount"_L1].toInt(1);
        if (address < 0 || address + count > 65536) {
            return bad(u"modbus.probes[%1].address"_s.arg(i),
                       u"an address whose registers lie within %1 to %2"_s.arg(base).arg(65535 + base));
        }
        probes.push_back({static_cast<std::uint8_t>(object["function"_L1].toInt(3)),
                          static_cast<std::uint16_t>(address), static_cast<std::uint16_t>(count)});
    }
    map.m_plan = ReadPlan(wanted, section["maxBlock"_L1].toInt(DefaultMaxBlock),
                          section["maxGap"_L1].toInt(0), probes);
    return map;
}

core::Reading RegisterMap::plain(core::SeriesId series, core::Quality quality, core::UtcTime at,
                                 core::SteadyTime steady)
{
    core::Reading reading;
    reading.series = series;
    reading.quality = quality;
    reading.measuredAt = at; // an RTU meter sends no time of its own
    reading.receivedAt = at;
    reading.receivedSteady = steady;
    return reading;
}

QList<core::Reading> RegisterMap::decode(const BlockRead &read, QByteArrayView bytes,
                                         core::UtcTime receivedAt, core::SteadyTime receivedSteady) const
{
    QList<core::Reading> readings;
    for (qsizetype i = 0; i < m_registers.size(); ++i) {
        const RegisterRule &rule = m_registers[i];
        const qsizetype first = 2 * (qsizetype{rule.address} - read.address);
        const qsizetype length = 2 * wordCount(rule.type);
        if (rule.function != read.function || first < 0 || first + length > bytes.size())
            continue;
        core::Reading reading = plain(m_series[i], core::Quality::Bad, receivedAt, receivedSteady);
        const quint64 bits = rawBits(bytes.sliced(first, length), rule.type, rule.order);
        const auto number = numberFromBits(bits, rule.type);
        if (number && !rule.invalid.contains(bits) && !isAllOnes(bits, rule.type)) {
            const double value =
                *number * rule.scale + rule.offset + 0.0; // + 0.0 makes a negative zero plain
            const bool possible = std::isfinite(value) && (!rule.validMin || value >= *rule.validMin) &&
                                  (!rule.validMax || value <= *rule.validMax);
            if (possible) {
                reading.quality = core::Quality::Good;
                reading.value = value;
            }
        }
        readings.append(reading);
    }
    return readings;
}

QList<core::Reading> RegisterMap::withoutValue(const BlockRead &read, core::Quality quality, core::UtcTime at,
                                               core::SteadyTime steady) const
{
    QList<core::Reading> readings;
    for (qsizetype i = 0; i < m_registers.size(); ++i) {
        const RegisterRule &rule = m_registers[i];
        if (rule.function == read.function && rule.address >= read.address &&
            rule.address + wordCount(rule.type) <= read.address + read.count) {
            readings.append(plain(m_series[i], quality, at, steady));
        }
    }
    return readings;
}

QList<core::Reading> RegisterMap::withoutValue(core::Quality quality, core::UtcTime at,
                                               core::SteadyTime steady) const
{
    QList<core::Reading> readings;
    for (const core::SeriesId series : m_series)
        readings.append(plain(series, quality, at, steady));
    return readings;
}

} // namespace modbus
