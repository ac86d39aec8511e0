// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fieldsmodel.h"

#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "wirewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    const bool wrong = row.field.isWrong();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Direction:
            return row.heard ? u"\u2190"_s : u"\u2192"_s;
        case Bytes:
            return FieldWords::range(row.field);
        case Name:
            return row.name;
        case Raw:
            return row.raw;
        case Says:
            return row.says;
        default:
            return {};
        }
    case Qt::AccessibleTextRole:
        return column == Direction ? QVariant(row.heard ? tr("heard") : tr("sent")) : QVariant();
    case Qt::ToolTipRole:
        if (column == Direction)
            return row.heard ? tr("heard") : tr("sent");
        if (column == Name && !row.place.isEmpty())
            return tr("%1: %2", "field, and its registers").arg(row.name, row.place);
        return data(index, Qt::DisplayRole);
    case TableDelegate::MonoRole:
        return column == Raw || column == Bytes;
    case TableDelegate::EmphasisRole:
        return column == Says && (wrong || row.field.value.has_value());
    case TableDelegate::TokenRole:
        if (column == Name || column == Says)
            return int(column == Says && wrong ? Token::Critical : Token::Text);
        return int(column == Raw ? Token::Text2 : Token::Text3);
    case TableDelegate::TintRole:
        return wrong ? QVariant(int(Token::CriticalTint)) : QVariant();
    case TableDelegate::QualityRole:
        if (column != Says || row.field.kind != modbus::FrameField::Kind::Registers || row.field.rule < 0)
            return {};
        if (row.field.value)
            return row.heard ? QVariant(int(core::Quality::Good)) : QVariant();
        return int(row.field.flaw == modbus::Flaw::None ? core::Quality::Unknown : core::Quality::Bad);
    default:
        return {};
    }
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    if (role == Qt::AccessibleTextRole && section == Direction)
        return tr("Direction");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Bytes:
        return tr("Bytes");
    case Name:
        return tr("Field");
    case Raw:
        return tr("As it stands");
    case Says:
        return tr("What it says");
    default:
        return {};
    }
}

void FieldsModel::setFrames(const QByteArray &request, const QByteArray &heard, modbus::Framing framing,
                            const FieldWords::Rules &rules)
{
    QList<Row> rows;
    const auto add = [&](const QList<modbus::FrameField> &fields, const QByteArray &bytes, bool answer) {
        for (const modbus::FrameField &field : fields)
            rows << Row{answer,
                        field,
                        FieldWords::name(field, rules),
                        FieldWords::place(field, rules),
                        WireWords::hex(bytes.mid(field.at, field.size)),
                        FieldWords::says(field, rules, bytes)};
    };
    add(modbus::requestFields(request, framing, rules), request, false);
    add(modbus::answerFields(heard, framing, request, rules), heard, true);
    // The same questions are asked again and again: then rows change, and the chosen one stays chosen.
    if (rows.size() == m_rows.size() && !rows.isEmpty()) {
        m_rows = std::move(rows);
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int FieldsModel::rowOf(bool heard, int field) const
{
    const auto first = std::find_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.heard; });
    const int requests = int(first - m_rows.begin());
    const int row = heard ? requests + field : field;
    return field >= 0 && row < (heard ? int(m_rows.size()) : requests) ? row : -1;
}

} // namespace console
