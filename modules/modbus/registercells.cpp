// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/registertable.h"
#include "modbus/wordpreview.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

using Kind = CellComplaint::Kind;

constexpr int MostEvery = 3600;
constexpr qsizetype MostPatternDigits = 16;

CellComplaint outOfRange(int from, int to)
{
    return {Kind::OutOfRange, {QString::number(from), QString::number(to)}};
}

bool isPattern(const QString &text)
{
    if (!text.startsWith("0x"_L1) || text.size() < 3 || text.size() - 2 > MostPatternDigits)
        return false;
    // Not toULongLong(): it takes a sign, and stops at a NUL.
    return std::all_of(text.begin() + 2, text.end(), [](QChar c) {
        const char16_t lower = c.toLower().unicode();
        return (lower >= u'0' && lower <= u'9') || (lower >= u'a' && lower <= u'f');
    });
}

} // namespace

QLatin1StringView RegisterTable::columnKey(Column column)
{
    static constexpr std::array names{"address"_L1, "function"_L1, "type"_L1,   "order"_L1,  "quantity"_L1,
                                      "channel"_L1, "scale"_L1,    "unit"_L1,   "offset"_L1, "minimum"_L1,
                                      "maximum"_L1, "every"_L1,    "invalid"_L1};
    static_assert(names.size() == ColumnCount);
    return names.at(static_cast<std::size_t>(column));
}

std::optional<int> RegisterTable::wholeNumber(QStringView text)
{
    const QStringView plain = text.trimmed();
    bool ok = false;
    const bool hex = plain.startsWith("0x"_L1, Qt::CaseInsensitive);
    const int value = hex ? plain.mid(2).toInt(&ok, 16) : plain.toInt(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<double> RegisterTable::number(QStringView text)
{
    bool ok = false;
    const double value = text.trimmed().toString().replace(u',', u'.').replace(u'\u2212', u'-').toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QStringList RegisterTable::unitsOf(core::Quantity quantity)
{
    const QString own = core::quantityUnit(quantity);
    static const QStringList prefixed{u"V"_s, u"A"_s, u"W"_s, u"var"_s, u"VA"_s, u"Wh"_s, u"varh"_s};
    if (own == "1"_L1)
        return {own, u"%"_s};
    if (!prefixed.contains(own))
        return {own};
    return {own, u"k"_s + own, u"M"_s + own, u"m"_s + own};
}

std::optional<double> RegisterTable::unitFactor(core::Quantity quantity, QStringView unit)
{
    const QString text = unit.trimmed().toString();
    const QString own = core::quantityUnit(quantity);
    if (text.isEmpty() || text.compare(own, Qt::CaseInsensitive) == 0)
        return 1;
    if (own == "1"_L1)
        return text == "%"_L1 ? std::optional(0.01) : std::nullopt;
    if (unitsOf(quantity).size() < 2 || text.mid(1).compare(own, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    switch (text[0].unicode()) {
    case u'k':
    case u'K':
        return 1e3;
    case u'M': // mega, and never milli: makers write mV and mA in small letters
        return 1e6;
    case u'm':
        return 1e-3;
    default:
        return std::nullopt;
    }
}

std::optional<CellComplaint> RegisterTable::alone(qsizetype row, Column column) const
{
    const auto &cells = m_rows[row].cells;
    const QString text = cells[column].trimmed();
    const auto quantity = core::quantityFromName(cells[Quantity].trimmed());
    switch (column) {
    case Address: {
        if (text.isEmpty())
            return CellComplaint{Kind::Missing, {}};
        const auto address = wholeNumber(text);
        if (!address)
            return CellComplaint{Kind::NotANumber, {}};
        const int words = wordCount(typeFromWords(cells[Type]).value_or(RegisterType::U16));
        const int last = 65536 - words + m_head.base;
        if (*address < m_head.base || *address > last)
            return outOfRange(m_head.base, last);
        return std::nullopt;
    }
    case Function:
        if (text.isEmpty() || text == "3"_L1 || text == "4"_L1 || text == "03"_L1 || text == "04"_L1)
            return std::nullopt;
        return CellComplaint{Kind::NotAChoice, {u"3, 4"_s}};
    case Type:
        if (text.isEmpty())
            return CellComplaint{Kind::Missing, {}};
        if (!typeFromWords(text))
            return CellComplaint{Kind::NotAChoice, {u"u16, s16, u32, s32, f32, u48, u64, s64, f64"_s}};
        return std::nullopt;
    case Order:
        if (!text.isEmpty() && !orderFromWords(text))
            return CellComplaint{Kind::NotAChoice, {u"ABCD, CDAB, BADC, DCBA"_s}};
        return std::nullopt;
    case Quantity:
        if (text.isEmpty())
            return CellComplaint{Kind::Missing, {}};
        if (!quantity)
            return CellComplaint{Kind::UnknownQuantity, {}};
        return std::nullopt;
    case Scale:
    case Offset:
    case Minimum:
    case Maximum: {
        if (text.isEmpty())
            return std::nullopt;
        const auto value = number(text);
        if (!value)
            return CellComplaint{Kind::NotANumber, {}};
        if (column == Scale && *value == 0)
            return CellComplaint{Kind::Zero, {}};
        const auto least = number(cells[Minimum]);
        if (column == Maximum && least && *least >= *value)
            return CellComplaint{Kind::MinimumAbove, {}};
        return std::nullopt;
    }
    case Unit:
        if (quantity && !unitFactor(*quantity, text))
            return CellComplaint{Kind::UnknownUnit, {unitsOf(*quantity).join(u", "_s)}};
        return std::nullopt;
    case Every: {
        if (text.isEmpty())
            return std::nullopt;
        const auto every = wholeNumber(text);
        if (!every)
            return CellComplaint{Kind::NotANumber, {}};
        if (*every < 1 || *every > MostEvery)
            return outOfRange(1, MostEvery);
        return std::nullopt;
    }
    case Invalid: {
        const auto parts = text.split(u' ', Qt::SkipEmptyParts);
        if (!std::ranges::all_of(parts, isPattern))
            return CellComplaint{Kind::BadPattern, {}};
        return std::nullopt;
    }
    case Channel:
    case ColumnCount:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<CellComplaint> RegisterTable::besideOthers(qsizetype row, Column column) const
{
    if (column != Address && column != Channel)
        return std::nullopt;
    const auto mine = rule(row);
    if (!mine)
        return std::nullopt;
    const int words = wordCount(mine->type);
    if (column == Address && words > m_head.maxBlock)
        return CellComplaint{Kind::WiderThanRead, {QString::number(m_head.maxBlock)}};
    for (qsizetype other = 0; other < m_rows.size(); ++other) {
        const auto its = other == row ? std::nullopt : rule(other);
        if (!its)
            continue;
        const QStringList where{QString::number(other + 1)};
        const bool oneField = its->address == mine->address && its->type == mine->type;
        if (column == Address && its->function == mine->function && its->address < mine->address + words &&
            mine->address < its->address + wordCount(its->type) && !(oneField && its->mask != mine->mask))
            return CellComplaint{Kind::Overlap, where};
        if (column == Channel && its->quantity == mine->quantity && its->channel == mine->channel)
            return CellComplaint{Kind::SameSeries, where};
    }
    return std::nullopt;
}

std::optional<CellComplaint> RegisterTable::complaint(qsizetype row, Column column) const
{
    if (auto wrong = alone(row, column))
        return wrong;
    return besideOthers(row, column);
}

} // namespace modbus
