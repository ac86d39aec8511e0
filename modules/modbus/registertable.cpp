// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/registertable.h"

#include "modbus/wordpreview.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

QString numberText(double value) { return QString::number(value, 'g', 12); }

/// Takes @p key out of @p object, as text.
QString taken(QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.take(key);
    return value.isDouble() ? numberText(value.toDouble()) : value.toString();
}

RegisterTable::Row rowOf(QJsonObject object)
{
    RegisterTable::Row row;
    row.cells[RegisterTable::Address] = taken(object, "address"_L1);
    row.cells[RegisterTable::Function] = taken(object, "function"_L1);
    row.cells[RegisterTable::Type] = taken(object, "type"_L1);
    row.cells[RegisterTable::Order] = taken(object, "order"_L1);
    row.cells[RegisterTable::Quantity] = taken(object, "quantity"_L1);
    row.cells[RegisterTable::Channel] = taken(object, "channel"_L1);
    row.cells[RegisterTable::Scale] = taken(object, "scale"_L1);
    row.cells[RegisterTable::Offset] = taken(object, "offset"_L1);
    row.cells[RegisterTable::Minimum] = taken(object, "validMin"_L1);
    row.cells[RegisterTable::Maximum] = taken(object, "validMax"_L1);
    row.cells[RegisterTable::Every] = taken(object, "every"_L1);
    QStringList patterns;
    for (const auto &pattern : object.take("invalid"_L1).toArray())
        patterns << pattern.toString();
    row.cells[RegisterTable::Invalid] = patterns.join(u' ');
    row.rest = object;
    return row;
}

} // namespace

RegisterTable RegisterTable::fromProfile(const QJsonObject &profile)
{
    RegisterTable table;
    table.m_profile = profile;
    const QJsonObject section = profile["modbus"_L1].toObject();
    table.m_head = {profile["id"_L1].toString(),     profile["name"_L1].toString(),
                    profile["vendor"_L1].toString(), profile["description"_L1].toString(),
                    section["base"_L1].toInt(0),     section["maxBlock"_L1].toInt(Head().maxBlock),
                    section["maxGap"_L1].toInt(0)};
    for (const auto &value : section["registers"_L1].toArray())
        table.m_rows.append(rowOf(value.toObject()));
    return table;
}

QJsonObject RegisterTable::registerOf(const Row &row) const
{
    QJsonObject object = row.rest;
    const auto text = [&](Column column) { return row.cells[column].trimmed(); };
    const auto quantity = core::quantityFromName(text(Quantity)).value_or(core::Quantity::Voltage);
    object["address"_L1] = wholeNumber(text(Address)).value_or(0);
    if (const auto function = wholeNumber(text(Function)))
        object["function"_L1] = *function;
    const auto type = typeFromWords(text(Type));
    object["type"_L1] = type ? QString(typeName(*type)) : text(Type);
    if (const auto order = orderFromWords(text(Order)); order && type && wordCount(*type) > 0)
        object["order"_L1] = QString(orderName(*order));
    object["quantity"_L1] = text(Quantity);
    if (!text(Channel).isEmpty())
        object["channel"_L1] = text(Channel);
    const double factor = unitFactor(quantity, text(Unit)).value_or(1);
    const double scale = number(text(Scale)).value_or(1) * factor;
    if (scale != 1)
        object["scale"_L1] = scale;
    if (const auto offset = number(text(Offset)); offset && *offset != 0)
        object["offset"_L1] = *offset * factor;
    if (const auto least = number(text(Minimum)))
        object["validMin"_L1] = *least;
    if (const auto most = number(text(Maximum)))
        object["validMax"_L1] = *most;
    if (const auto every = wholeNumber(text(Every)); every && *every > 1)
        object["every"_L1] = *every;
    QJsonArray patterns;
    const auto parts = text(Invalid).split(u' ', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        patterns.append(part);
    if (!patterns.isEmpty())
        object["invalid"_L1] = patterns;
    return object;
}

QJsonObject RegisterTable::toProfile() const
{
    QJsonObject profile = m_profile;
    profile["id"_L1] = m_head.id.trimmed();
    profile["version"_L1] = m_profile["version"_L1].toInt(0) + 1;
    profile["name"_L1] = m_head.name.trimmed();
    profile["codec"_L1] = u"modbus"_s;
    for (const auto &[key, text] :
         {std::pair{"vendor"_L1, m_head.vendor}, std::pair{"description"_L1, m_head.description}}) {
        if (text.trimmed().isEmpty())
            profile.remove(key);
        else
            profile[key] = text.trimmed();
    }
    QJsonObject section = m_profile["modbus"_L1].toObject();
    section["base"_L1] = m_head.base;
    section["maxBlock"_L1] = m_head.maxBlock;
    section["maxGap"_L1] = m_head.maxGap;
    QJsonArray registers;
    QJsonObject quantities = m_profile["quantities"_L1].toObject();
    for (const Row &row : m_rows) {
        const QJsonObject object = registerOf(row);
        registers.append(object);
        const QString quantity = object["quantity"_L1].toString();
        if (!quantities.contains(quantity))
            quantities[quantity] = QJsonObject(); // no limits and no gauge: nothing is known of this meter
    }
    section["registers"_L1] = registers;
    profile["modbus"_L1] = section;
    profile["quantities"_L1] = quantities;
    return profile;
}

RegisterTable::Row RegisterTable::following(qsizetype last) const
{
    Row row;
    row.cells[Function] = u"3"_s;
    row.cells[Type] = u"f32"_s;
    row.cells[Order] = u"ABCD"_s;
    if (last < 0 || last >= m_rows.size()) {
        row.cells[Address] = QString::number(m_head.base);
        return row;
    }
    const Row &before = m_rows[last];
    for (const Column column : {Function, Type, Order, Quantity, Scale, Unit})
        row.cells[column] = before.cells[column];
    if (const auto address = wholeNumber(before.cells[Address])) {
        const int words = wordCount(typeFromWords(before.cells[Type]).value_or(RegisterType::U16));
        row.cells[Address] =
            before.cells[Address].trimmed().startsWith("0x"_L1, Qt::CaseInsensitive)
                ? u"0x"_s + QString::number(*address + words, 16).toUpper().rightJustified(4, u'0')
                : QString::number(*address + words);
    }
    return row;
}

std::optional<RegisterRule> RegisterTable::rule(qsizetype row) const
{
    for (const Column column :
         {Address, Function, Type, Order, Quantity, Scale, Unit, Offset, Minimum, Maximum, Invalid}) {
        if (const auto wrong = alone(row, column))
            return std::nullopt;
    }
    const QJsonObject object = registerOf(m_rows[row]);
    RegisterRule rule;
    rule.function = static_cast<std::uint8_t>(object["function"_L1].toInt(3));
    rule.address = static_cast<std::uint16_t>(object["address"_L1].toInt() - m_head.base);
    rule.quantity = *core::quantityFromName(object["quantity"_L1].toString());
    rule.channel = object["channel"_L1].toString();
    rule.type = *typeFromWords(object["type"_L1].toString());
    rule.order = orderFromWords(object["order"_L1].toString()).value_or(ByteOrder::ABCD);
    rule.scale = object["scale"_L1].toDouble(1);
    rule.offset = object["offset"_L1].toDouble(0);
    const auto bits = [](const QJsonValue &text) { return text.toString().mid(2).toULongLong(nullptr, 16); };
    if (object.contains("mask"_L1)) {
        rule.mask = bits(object["mask"_L1]);
        rule.shift = object["shift"_L1].toInt(rule.mask ? std::countr_zero(rule.mask) : 0);
    }
    for (const auto &pattern : object["invalid"_L1].toArray())
        rule.invalid.append(bits(pattern));
    rule.validMin = number(m_rows[row].cells[Minimum]);
    rule.validMax = number(m_rows[row].cells[Maximum]);
    for (const auto &value : object["alternatives"_L1].toArray()) {
        const int address = value["address"_L1].toInt(-1) - m_head.base;
        if (address >= 0 && address + wordCount(rule.type) <= 65536)
            rule.alternatives.append({static_cast<std::uint16_t>(address), value["note"_L1].toString()});
    }
    return rule;
}

int RegisterTable::refusals() const
{
    int count = 0;
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        for (int column = 0; column < ColumnCount; ++column)
            count += alone(row, static_cast<Column>(column)) ? 1 : 0;
    }
    return count;
}

} // namespace modbus
