// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/registersmodel.h"

#include "registerwords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;
using modbus::RegisterTable;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

quint32 keyOf(int function, int address) { return quint32(function) << 16 | quint32(address & 0xFFFF); }

bool isNumber(int column)
{
    return column == RegistersModel::Address || column == RegistersModel::Scale ||
           column == RegistersModel::Now || column == RegistersModel::Offset ||
           column == RegistersModel::Minimum || column == RegistersModel::Maximum;
}

bool isMono(int column)
{
    return column == RegistersModel::Address || column == RegistersModel::Order ||
           column == RegistersModel::Type || column == RegistersModel::Invalid;
}

} // namespace

RegistersModel::RegistersModel(QObject *parent) : QAbstractTableModel(parent) {}

std::optional<RegisterTable::Column> RegistersModel::cellOf(int column)
{
    static constexpr std::array<int, ColumnCount> cells{
        RegisterTable::Address, RegisterTable::Function, RegisterTable::Type,
        RegisterTable::Order,   RegisterTable::Quantity, RegisterTable::Channel,
        RegisterTable::Scale,   RegisterTable::Unit,     -1,
        RegisterTable::Offset,  RegisterTable::Minimum,  RegisterTable::Maximum,
        RegisterTable::Every,   RegisterTable::Invalid};
    if (column < 0 || column >= ColumnCount || cells[size_t(column)] < 0)
        return std::nullopt;
    return RegisterTable::Column(cells[size_t(column)]);
}

int RegistersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows().size());
}

int RegistersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Qt::ItemFlags RegistersModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && cellOf(index.column()) ? flags | Qt::ItemIsEditable : flags;
}

QString RegistersModel::nowText(int row) const
{
    const auto rule = m_table.rule(row);
    if (!rule)
        return {};
    const QByteArray bytes = words(rule->function, rule->address, modbus::wordCount(rule->type));
    if (bytes.size() < 2 * modbus::wordCount(rule->type))
        return {};
    modbus::Flaw flaw = modbus::Flaw::None;
    const auto value = modbus::valueFromBits(modbus::rawBits(bytes, rule->type, rule->order), *rule, &flaw);
    if (value)
        return RegisterWords::figure(rule->quantity, *value);
    switch (flaw) {
    case modbus::Flaw::NotANumber:
        return tr("no number");
    case modbus::Flaw::InvalidPattern:
        return tr("“no value”");
    case modbus::Flaw::BelowLimit:
        return tr("below the least");
    case modbus::Flaw::AboveLimit:
        return tr("above the most");
    case modbus::Flaw::None:
        break;
    }
    return {};
}

QVariant RegistersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto cell = cellOf(index.column());
    const int column = index.column();
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return cell ? m_table.cell(index.row(), *cell) : nowText(index.row());
    if (role == Qt::TextAlignmentRole) {
        const bool number = isNumber(column);
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role == TableDelegate::MonoRole)
        return isMono(column);
    if (!cell)
        return role == TableDelegate::EmphasisRole ? QVariant(true) : QVariant();
    if (role != Qt::ToolTipRole && role != Qt::AccessibleDescriptionRole && role != ComplaintRole &&
        role != RefusedRole && role != TableDelegate::TintRole && role != TableDelegate::IconRole &&
        role != Qt::AccessibleTextRole)
        return {};
    const auto wrong = m_table.complaint(index.row(), *cell);
    switch (role) {
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column of a table and what stands there")
            .arg(RegisterWords::column(*cell), m_table.cell(index.row(), *cell));
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return wrong ? RegisterWords::complaint(*wrong) : RegisterWords::columnHint(*cell);
    case ComplaintRole:
        return wrong ? RegisterWords::complaint(*wrong) : QString();
    case RefusedRole:
        return wrong && wrong->refuses();
    case TableDelegate::TintRole:
        return wrong && wrong->refuses() ? QVariant(int(Token::CriticalTint)) : QVariant();
    case TableDelegate::IconRole:
        if (!wrong)
            return {};
        return wrong->refuses() ? u"x"_s : u"triangle-alert"_s;
    default:
        return {};
    }
}

QVariant RegistersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto cell = cellOf(section);
    if (role == Qt::DisplayRole)
        return cell ? RegisterWords::column(*cell) : tr("Meter says");
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole)
        return cell ? RegisterWords::columnHint(*cell)
                    : tr("What the meter answered, read as this row means it.");
    return {};
}

bool RegistersModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto cell = cellOf(index.column());
    if (role != Qt::EditRole || !index.isValid() || !cell)
        return false;
    if (m_table.cell(index.row(), *cell) == value.toString())
        return true;
    m_table.setCell(index.row(), *cell, value.toString());
    changedAll(); // other rows may share registers with this one, or do so no more
    return true;
}

void RegistersModel::changedAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit edited();
}

void RegistersModel::setTable(const RegisterTable &table)
{
    beginResetModel();
    m_table = table;
    endResetModel();
    emit edited();
}

void RegistersModel::setHead(const RegisterTable::Head &head)
{
    if (head == m_table.head())
        return;
    m_table.setHead(head);
    changedAll();
}

int RegistersModel::addRow(int row)
{
    const int at = row < 0 || row >= rowCount() ? rowCount() : row + 1;
    const RegisterTable::Row made = m_table.following(at - 1);
    beginInsertRows({}, at, at);
    m_table.insert(at, made);
    endInsertRows();
    changedAll();
    return at;
}

void RegistersModel::addRows(const QList<RegisterTable::Row> &rows)
{
    if (rows.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    for (const RegisterTable::Row &row : rows)
        m_table.insert(m_table.rows().size(), row);
    endInsertRows();
    changedAll();
}

bool RegistersModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > rowCount())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    for (int i = 0; i < count; ++i)
        m_table.remove(row);
    endRemoveRows();
    changedAll();
    return true;
}

void RegistersModel::setWords(int function, int address, QByteArrayView bytes)
{
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        m_words.insert(keyOf(function, address + int(i / 2)),
                       quint16(quint8(bytes[i]) << 8 | quint8(bytes[i + 1])));
    changedAll();
}

void RegistersModel::forgetWords()
{
    m_words.clear();
    changedAll();
}

QByteArray RegistersModel::words(int function, int address, int most) const
{
    QByteArray bytes;
    for (int i = 0; i < most; ++i) {
        const auto word = m_words.constFind(keyOf(function, address + i));
        if (word == m_words.constEnd() || address + i > 0xFFFF)
            break;
        bytes.append(char(*word >> 8)).append(char(*word & 0xFF));
    }
    return bytes;
}

std::optional<double> RegistersModel::valueAt(int row, int address) const
{
    const auto rule = row >= 0 && row < rowCount() ? m_table.rule(row) : std::nullopt;
    if (!rule)
        return std::nullopt;
    const int count = modbus::wordCount(rule->type);
    const QByteArray bytes = words(rule->function, address, count);
    if (bytes.size() < 2 * count)
        return std::nullopt;
    return modbus::valueFromBits(modbus::rawBits(bytes, rule->type, rule->order), *rule);
}

} // namespace console
