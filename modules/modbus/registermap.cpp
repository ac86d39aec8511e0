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

/// All bits set is what most meters send for "no value" in a wide integer (a 16-bit one may really be 65535
/// or -1).
bool isAllOnes(quint64 bits, RegisterType type)
{
    switch (type) {
    case RegisterType::U32:
        return bits == 0xFFFFFFFFu;
    case RegisterType::U48:
        return bits == 0xFFFF'FFFF'FFFFu;
    case RegisterType::U64:
        return bits == ~quint64{0};
    default:
        return false;
    }
}

bool isUnsigned(RegisterType type)
{
    return type == RegisterType::U16 || type == RegisterType::U32 || type == RegisterType::U48 ||
           type == RegisterType::U64;
}

std::optional<quint64> bitsFromText(const QString &text)
{
    bool ok = false;
    const quint64 bits = text.mid(2).toULongLong(&ok, 16);
    return ok ? std::optional(bits) : std::nullopt;
}

std::optional<double> numberAt(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

/// An address of the wire that holds @p words registers from there on; -1 when it cannot.
int wireAddress(const QJsonValue &value, int base, int words)
{
    const int address = value.toInt(-1) - base;
    return address >= 0 && address + words <= 65536 ? address : -1;
}

/// What is wrong with a key of the profile, for BadInput.
struct Complaint
{
    QString key;
    QString expected;
};

Complaint badAddress(const QString &key, int base)
{
    return {key + u"address"_s,
            u"an address whose registers lie within %1 to %2"_s.arg(base).arg(65535 + base)};
}

/// One entry of "registers"; the complaint, or nothing when @p rule is ready.
std::optional<Complaint> readRegister(const QJsonObject &object, const QString &key, int base,
                                      const core::Profile &profile, RegisterRule &rule)
{
    const auto type = registerTypeFromName(object["type"_L1].toString());
    if (!type)
        return Complaint{key + "type"_L1, u"one of u16, s16, u32, s32, f32, u48, u64, s64, f64"_s};
    const int address = wireAddress(object["address"_L1], base, wordCount(*type));
    if (address < 0)
        return badAddress(key, base);
    const auto order = byteOrderFromName(object["order"_L1].toString(u"ABCD"_s));
    if (!order)
        return Complaint{key + "order"_L1, u"one of ABCD, CDAB, BADC, DCBA"_s};
    const auto quantity = core::quantityFromName(object["quantity"_L1].toString());
    if (!quantity)
        return Complaint{key + "quantity"_L1, u"one of the quantities listed in the README of core"_s};
    rule.function = static_cast<std::uint8_t>(object["function"_L1].toInt(3));
    rule.address = static_cast<std::uint16_t>(address);
    rule.quantity = *quantity;
    rule.channel = object["channel"_L1].toString();
    rule.type = *type;
    rule.order = *order;
    rule.scale = object["scale"_L1].toDouble(1);
    rule.offset = object["offset"_L1].toDouble(0);
    rule.every = object["every"_L1].toInt(1);
    if (object.contains("mask"_L1)) {
        const auto mask = bitsFromText(object["mask"_L1].toString());
        if (!mask || *mask == 0 || !isUnsigned(*type))
            return Complaint{key + "mask"_L1, u"bits such as 0x00F0 of an unsigned register"_s};
        rule.mask = *mask;
        rule.shift = object["shift"_L1].toInt(std::countr_zero(*mask));
    }
    for (const auto &pattern : object["invalid"_L1].toArray()) {
        const auto bits = bitsFromText(pattern.toString());
        if (!bits)
            return Complaint{key + "invalid"_L1, u"raw bits such as 0x7FFF, at most 16 digits"_s};
        rule.invalid.append(*bits);
    }
    for (const auto &value : object["alternatives"_L1].toArray()) {
        const int other = wireAddress(value["address"_L1], base, wordCount(*type));
        if (other < 0)
            return badAddress(key + "alternatives."_L1, base);
        rule.alternatives.append({static_cast<std::uint16_t>(other), value["note"_L1].toString()});
    }
    if (const core::QuantityRule *limits = profile.rule(rule.quantity)) {
        rule.validMin = limits->validMin;
        rule.validMax = limits->validMax;
    }
    if (const auto own = numberAt(object["validMin"_L1]))
        rule.validMin = own;
    if (const auto own = numberAt(object["validMax"_L1]))
        rule.validMax = own;
    return std::nullopt;
}

/// One entry of "identity".
std::optional<Complaint> readIdentity(const QJsonObject &object, const QString &key, int base,
                                      IdentityRule &rule)
{
    rule.type = registerTypeFromName(object["type"_L1].toString());
    if (!rule.type && object["type"_L1].toString() != "text"_L1)
        return Complaint{key + "type"_L1, u"text or an unsigned number"_s};
    rule.words = static_cast<std::uint16_t>(rule.type ? wordCount(*rule.type) : object["words"_L1].toInt(1));
    const int address = wireAddress(object["address"_L1], base, rule.words);
    if (address < 0)
        return badAddress(key, base);
    rule.function = static_cast<std::uint8_t>(object["function"_L1].toInt(3));
    rule.address = static_cast<std::uint16_t>(address);
    rule.order = byteOrderFromName(object["order"_L1].toString(u"ABCD"_s)).value_or(ByteOrder::ABCD);
    rule.name = object["name"_L1].toString();
    return std::nullopt;
}

} // namespace

QLatin1StringView flawName(Flaw flaw)
{
    switch (flaw) {
    case Flaw::None:
        return {};
    case Flaw::NotANumber:
        return "not_a_number"_L1;
    case Flaw::InvalidPattern:
        return "invalid_pattern"_L1;
    case Flaw::BelowLimit:
        return "below_limit"_L1;
    case Flaw::AboveLimit:
        return "above_limit"_L1;
    }
    return {};
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
    case RegisterType::U48:
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

std::optional<double> valueFromBits(quint64 bits, const RegisterRule &rule, Flaw *flaw)
{
    Flaw found = Flaw::None;
    double value = 0;
    if (rule.invalid.contains(bits) || isAllOnes(bits, rule.type)) {
        found = Flaw::InvalidPattern;
    } else {
        const auto number = numberFromBits((bits & rule.mask) >> rule.shift, rule.type);
        value = number.value_or(0) * rule.scale + rule.offset + 0.0; // + 0.0 makes a negative zero plain
        if (!number || !std::isfinite(value))
            found = Flaw::NotANumber;
        else if (rule.validMin && value < *rule.validMin)
            found = Flaw::BelowLimit;
        else if (rule.validMax && value > *rule.validMax)
            found = Flaw::AboveLimit;
    }
    if (flaw)
        *flaw = found;
    return found == Flaw::None ? std::optional(value) : std::nullopt;
}

QString identityText(const IdentityRule &rule, QByteArrayView bytes)
{
    if (bytes.size() < 2 * rule.words)
        return {};
    if (rule.type) {
        const quint64 bits = rawBits(bytes, *rule.type, rule.order);
        return isAllOnes(bits, *rule.type) ? QString() : QString::number(bits);
    }
    const bool swapBytes = rule.order == ByteOrder::BADC || rule.order == ByteOrder::DCBA;
    QString text;
    for (int i = 0; i < 2 * rule.words; ++i) {
        const auto character = static_cast<quint8>(bytes[swapBytes ? i ^ 1 : i]);
        if (character >= 0x20 && character < 0x7F) // meters pad with NUL, some within each word
            text.append(QLatin1Char(static_cast<char>(character)));
    }
    return text.trimmed();
}

FactoryLine factoryLine(const core::Profile &profile)
{
    const QJsonValue factory = profile.section["factory"_L1];
    const auto whole = [&](QLatin1StringView key) {
        const QJsonValue value = factory[key];
        return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
    };
    return {whole("baud"_L1), factory["parity"_L1].toString(), whole("stopBits"_L1), whole("unit"_L1)};
}

core::Result<RegisterMap> RegisterMap::make(const core::Profile &profile, const core::DeviceId &device,
                                            const core::TransportId &transport, core::SeriesTable &table)
{
    const auto bad = [&](const Complaint &complaint) {
        return core::Error{core::ErrorCode::BadInput, profile.fileName,
                           u"key %1: %2 was expected"_s.arg(complaint.key, complaint.expected),
                           u"Correct the profile %1."_s.arg(profile.id.toString())};
    };
    if (profile.codec != "modbus"_L1)
        return bad({u"codec"_s, u"\"modbus\" for a device on a serial bus"_s});

    const QJsonObject section = profile.section;
    const int base = section["base"_L1].toInt(0);
    RegisterMap map;
    std::vector<ReadPlan::Wanted> wanted;
    const QJsonArray registers = section["registers"_L1].toArray();
    for (qsizetype i = 0; i < registers.size(); ++i) {
        RegisterRule rule;
        if (const auto complaint =
                readRegister(registers[i].toObject(), u"modbus.registers[%1]."_s.arg(i), base, profile, rule))
            return bad(*complaint);
        const core::Series series{
            device,
            rule.channel,
            rule.quantity,
            u"%1:0x%2"_s.arg(transport.toString(),
                             QString::number(rule.address, 16).toUpper().rightJustified(4, u'0')),
            profile.id,
            profile.version,
            profile.hash};
        wanted.push_back({rule.function, rule.address, static_cast<std::uint16_t>(wordCount(rule.type)),
                          static_cast<std::uint16_t>(rule.every)});
        map.m_series.append(table.intern(series));
        map.m_registers.append(std::move(rule));
    }
    if (map.m_registers.isEmpty())
        return bad({u"modbus.registers"_s, u"at least one register"_s});

    const QJsonArray identity = section["identity"_L1].toArray();
    for (qsizetype i = 0; i < identity.size(); ++i) {
        IdentityRule rule;
        if (const auto complaint =
                readIdentity(identity[i].toObject(), u"modbus.identity[%1]."_s.arg(i), base, rule))
            return bad(*complaint);
        map.m_identity.append(std::move(rule));
    }

    std::vector<ReadPlan::ProbeRange> probes;
    const QJsonArray ranges = section["probes"_L1].toArray();
    for (qsizetype i = 0; i < ranges.size(); ++i) {
        const QJsonObject object = ranges[i].toObject();
        const int count = object["maxCount"_L1].toInt(1);
        const int address = wireAddress(object["address"_L1], base, count);
        if (address < 0)
            return bad(badAddress(u"modbus.probes[%1]."_s.arg(i), base));
        probes.push_back({static_cast<std::uint8_t>(object["function"_L1].toInt(3)),
                          static_cast<std::uint16_t>(address), static_cast<std::uint16_t>(count),
                          static_cast<std::uint16_t>(object["step"_L1].toInt(1))});
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
                                         core::UtcTime receivedAt, core::SteadyTime receivedSteady,
                                         QList<Flaw> *flaws) const
{
    QList<core::Reading> readings;
    for (qsizetype i = 0; i < m_registers.size(); ++i) {
        const RegisterRule &rule = m_registers[i];
        const qsizetype first = 2 * (qsizetype{rule.address} - read.address);
        const qsizetype length = 2 * wordCount(rule.type);
        if (rule.function != read.function || first < 0 || first + length > bytes.size())
            continue;
        core::Reading reading = plain(m_series[i], core::Quality::Bad, receivedAt, receivedSteady);
        Flaw flaw = Flaw::None;
        reading.value =
            valueFromBits(rawBits(bytes.sliced(first, length), rule.type, rule.order), rule, &flaw);
        if (reading.value)
            reading.quality = core::Quality::Good;
        readings.append(reading);
        if (flaws)
            flaws->append(flaw);
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
