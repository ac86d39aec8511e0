// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/writemap.h"

#include <QJsonObject>

#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

constexpr int WriteCoil = 5;
constexpr int WriteRegister = 6;
constexpr int WriteCoils = 15;
constexpr int WriteRegisters = 16;
constexpr quint16 CoilOn = 0xFF00;

void addWord(QByteArray &bytes, quint64 word)
{
    bytes.append(static_cast<char>((word >> 8) & 0xFF));
    bytes.append(static_cast<char>(word & 0xFF));
}

/// The raw bits of @p number; nothing when the type cannot hold it.
std::optional<quint64> bitsOf(double number, RegisterType type)
{
    if (!std::isfinite(number))
        return std::nullopt;
    const auto whole = std::round(number);
    const int bits = 16 * wordCount(type);
    switch (type) {
    case RegisterType::F32:
        return std::bit_cast<quint32>(static_cast<float>(number));
    case RegisterType::F64:
        return std::bit_cast<quint64>(number);
    case RegisterType::S16:
    case RegisterType::S32:
    case RegisterType::S64:
        if (whole < -std::ldexp(1.0, bits - 1) || whole >= std::ldexp(1.0, bits - 1))
            return std::nullopt;
        return static_cast<quint64>(static_cast<qint64>(whole)) &
               (bits == 64 ? ~quint64{0} : (quint64{1} << bits) - 1);
    default:
        if (whole < 0 || whole >= std::ldexp(1.0, bits))
            return std::nullopt;
        return static_cast<quint64>(whole);
    }
}

/// The words of @p bits in the order they stand on the wire.
void addWords(QByteArray &bytes, quint64 bits, RegisterType type, ByteOrder order)
{
    const int words = wordCount(type);
    const bool swapWords = order == ByteOrder::CDAB || order == ByteOrder::DCBA;
    const bool swapBytes = order == ByteOrder::BADC || order == ByteOrder::DCBA;
    for (int i = 0; i < words; ++i) {
        const int fromTop = swapWords ? words - 1 - i : i;
        const auto word = static_cast<quint16>(bits >> (16 * (words - 1 - fromTop)));
        addWord(bytes, swapBytes ? (word >> 8) | ((word & 0xFF) << 8) : word);
    }
}

struct Complaint
{
    QString key;
    QString expected;
};

std::optional<Complaint> readPlace(const QJsonObject &object, const QString &key, int base, ValuePlace &place)
{
    place.function = static_cast<std::uint8_t>(object["function"_L1].toInt(3));
    const auto type = registerTypeFromName(object["type"_L1].toString(u"u16"_s));
    const auto order = byteOrderFromName(object["order"_L1].toString(u"ABCD"_s));
    if (!type || !order)
        return Complaint{key + "type"_L1, u"a type and an order as of registers"_s};
    place.type = *type;
    place.order = *order;
    place.scale = object["scale"_L1].toDouble(1);
    const int address = object["address"_L1].toInt(-1) - base;
    if (address < 0 || address + wordCount(*type) > 65536)
        return Complaint{key + "address"_L1, u"an address that can be read back"_s};
    place.address = static_cast<std::uint16_t>(address);
    return std::nullopt;
}

std::optional<Complaint> readOrder(const core::CommandRule &command, int base, WriteRule &rule)
{
    const QString key = u"commands.%1."_s.arg(command.name);
    const QJsonObject write = command.section["write"_L1].toObject();
    rule.name = command.name;
    rule.function = command.function;
    if (!isWriteFunction(rule.function))
        return Complaint{key + "write.function"_L1, u"one of 5, 6, 15, 16, 66"_s};
    rule.tolerance = command.tolerance;
    rule.fixed = command.fixed;
    rule.moves = command.moves;
    if (rule.function == ResetEnergy) {
        rule.falls = true;
        return std::nullopt;
    }
    ValuePlace place;
    if (auto wrong = readPlace(write, key + "write."_L1, base, place))
        return wrong;
    rule.address = place.address;
    rule.type = place.type;
    rule.order = place.order;
    rule.scale = place.scale;
    rule.coils = write["coils"_L1].toInt(1);
    if (rule.function == WriteRegister && wordCount(rule.type) != 1)
        return Complaint{key + "write.type"_L1, u"one word, which is all that function 6 writes"_s};
    if (rule.scale == 0)
        return Complaint{key + "write.scale"_L1, u"a number other than 0"_s};
    if (rule.moves && (command.minimum < 1 || command.maximum > 247))
        return Complaint{key + "value"_L1, u"units from 1 to 247"_s};
    return std::nullopt;
}

} // namespace

bool hasGeneralUnit(const core::Profile &profile)
{
    return profile.section["generalUnit"_L1].toInt() == GeneralUnit;
}

bool isWriteFunction(int function)
{
    return function == WriteCoil || function == WriteRegister || function == WriteCoils ||
           function == WriteRegisters || function == ResetEnergy;
}

BlockRead ValuePlace::read() const
{
    return {function, address, static_cast<std::uint16_t>(function <= 2 ? 1 : wordCount(type))};
}

BlockRead WriteRule::read() const
{
    BlockRead read = readBack.read();
    if (read.function <= 2)
        read.count = static_cast<std::uint16_t>(coils);
    return read;
}

core::Result<QByteArray> writeRequest(const WriteRule &rule, double value)
{
    const auto refused = [&rule](const QString &expected) {
        return core::Error{core::ErrorCode::BadInput, rule.name, expected, {}};
    };
    if (!isWriteFunction(rule.function))
        return refused(u"function %1 is written by nobody here"_s.arg(rule.function));
    QByteArray pdu(1, static_cast<char>(rule.function));
    if (rule.function == ResetEnergy)
        return pdu;
    addWord(pdu, rule.address);
    if (rule.function == WriteCoil) {
        if (value != 0 && value != 1)
            return refused(u"1 (on) or 0 (off) was expected, not %1"_s.arg(value));
        addWord(pdu, value == 1 ? CoilOn : 0);
        return pdu;
    }
    if (rule.function == WriteCoils) {
        const auto bits = bitsOf(value, RegisterType::U16);
        if (!bits || *bits >> rule.coils)
            return refused(u"%1 does not fit into %2 coils"_s.arg(value).arg(rule.coils));
        addWord(pdu, static_cast<quint64>(rule.coils));
        const int bytes = (rule.coils + 7) / 8;
        pdu.append(static_cast<char>(bytes));
        for (int i = 0; i < bytes; ++i)
            pdu.append(static_cast<char>((*bits >> (8 * i)) & 0xFF));
        return pdu;
    }
    const auto bits = bitsOf(value / rule.scale, rule.type);
    if (!bits)
        return refused(u"%1 does not fit into the register"_s.arg(value));
    if (rule.function == WriteRegisters) {
        addWord(pdu, static_cast<quint64>(wordCount(rule.type)));
        pdu.append(static_cast<char>(2 * wordCount(rule.type)));
    }
    addWords(pdu, *bits, rule.type, rule.order);
    return pdu;
}

QByteArray writeAnswer(const QByteArray &request)
{
    const bool counted = !request.isEmpty() && (request[0] == WriteCoils || request[0] == WriteRegisters);
    return counted ? request.first(5) : request;
}

std::optional<double> readBackValue(const WriteRule &rule, QByteArrayView bytes)
{
    if (rule.readBack.function <= 2) {
        if (bytes.isEmpty())
            return std::nullopt;
        const auto mask = (1u << rule.coils) - 1;
        quint32 bits = static_cast<quint8>(bytes[0]);
        if (bytes.size() > 1)
            bits |= static_cast<quint32>(static_cast<quint8>(bytes[1])) << 8;
        return static_cast<double>(bits & mask);
    }
    if (bytes.size() < 2 * wordCount(rule.readBack.type))
        return std::nullopt;
    const auto number =
        numberFromBits(rawBits(bytes, rule.readBack.type, rule.readBack.order), rule.readBack.type);
    return number ? std::optional(*number * rule.readBack.scale) : std::nullopt;
}

core::Result<WriteMap> WriteMap::make(const core::Profile &profile, const core::DeviceId &device,
                                      const core::TransportId &transport, const RegisterMap &map,
                                      core::SeriesTable &table)
{
    WriteMap made;
    const int base = profile.section["base"_L1].toInt(0);
    made.m_generalUnit = modbus::hasGeneralUnit(profile);
    const auto refused = [&profile](const Complaint &wrong) {
        return core::Error{core::ErrorCode::BadInput,
                           profile.fileName,
                           u"key %1: %2 was expected"_s.arg(wrong.key, wrong.expected),
                           {}};
    };
    for (const core::CommandRule &command : profile.commands) {
        if (!command.isRegister())
            continue;
        WriteRule rule;
        if (const auto wrong = readOrder(command, base, rule))
            return refused(*wrong);
        const QString key = u"commands.%1.readBack."_s.arg(command.name);
        const QJsonObject readBack = command.section["readBack"_L1].toObject();
        if (readBack.contains("address"_L1)) {
            if (const auto wrong = readPlace(readBack, key, base, rule.readBack))
                return refused(*wrong);
            const QString place = QString::number(rule.readBack.address, 16).rightJustified(4, u'0');
            rule.series = table.intern({device, command.proofChannel, command.proof,
                                        u"%1:0x%2"_s.arg(transport.toString(), place), profile.id,
                                        profile.version, profile.hash});
        } else {
            const auto &registers = map.registers();
            const auto found = std::find_if(registers.begin(), registers.end(), [&](const RegisterRule &one) {
                return one.quantity == command.proof && one.channel == command.proofChannel;
            });
            if (found == registers.end())
                return refused({key + "quantity"_L1, u"an address, or a quantity that has a register"_s});
            rule.readBack = {found->function, found->address, found->type, found->order, found->scale};
            rule.series = map.series()[found - registers.begin()];
            rule.polled = true;
        }
        made.m_rules.insert(rule.name, rule);
    }
    return made;
}

const WriteRule *WriteMap::find(const QString &order) const
{
    const auto found = m_rules.constFind(order);
    return found == m_rules.constEnd() ? nullptr : &*found;
}

} // namespace modbus
