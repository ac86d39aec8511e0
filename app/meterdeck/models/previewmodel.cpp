// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/previewmodel.h"

#include "registerwords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;
using modbus::Plausibility;
using modbus::WordReading;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

PreviewModel::PreviewModel(QObject *parent) : QAbstractTableModel(parent) {}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_types.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1 + int(modbus::allOrders().size());
}

const WordReading *PreviewModel::readingAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.column() == 0 || index.row() >= m_types.size())
        return nullptr;
    const modbus::RegisterType type = m_types[index.row()];
    const modbus::ByteOrder order = modbus::allOrders()[index.column() - 1];
    const bool half = order == modbus::ByteOrder::CDAB || order == modbus::ByteOrder::DCBA;
    if (modbus::wordCount(type) == 1 && half)
        return nullptr; // one word has nothing to swap
    return m_preview.find(type, order);
}

bool PreviewModel::isChosen(const WordReading &reading) const
{
    return &reading == m_preview.find(m_type, m_order);
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_types.size())
        return {};
    if (index.column() == 0) {
        if (role == Qt::DisplayRole)
            return QString(modbus::typeName(m_types[index.row()]));
        if (role == TableDelegate::MonoRole)
            return true;
        return role == TableDelegate::TokenRole ? QVariant(int(Token::Text2)) : QVariant();
    }
    const WordReading *reading = readingAt(index);
    if (!reading)
        return {};
    const QString text = reading->value ? RegisterWords::brief(*reading->value) : tr("no number");
    const bool likely = reading->fit == Plausibility::Likely;
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return reading->value ? RegisterWords::figure(m_quantity, *reading->value) : text;
    case Qt::AccessibleTextRole:
        return tr("%1 %2: %3", "type, order, value")
            .arg(QString(modbus::typeName(reading->type)), QString(modbus::orderName(reading->order)), text);
    case Qt::AccessibleDescriptionRole:
        if (isChosen(*reading))
            return likely ? tr("chosen; looks like it") : tr("chosen");
        return likely ? tr("looks like it") : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
    case TableDelegate::EmphasisRole:
        return likely;
    case TableDelegate::IconRole:
        return likely ? QVariant(u"lightbulb"_s) : QVariant();
    case TableDelegate::TokenRole:
        return int(reading->fit >= Plausibility::Possible ? Token::Text : Token::Text3);
    case TableDelegate::TintRole:
        return isChosen(*reading) ? QVariant(int(Token::Sunken)) : QVariant();
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight)));
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Type") : QString(modbus::orderName(modbus::allOrders()[section - 1]));
}

void PreviewModel::setPreview(const modbus::WordPreview &preview, std::optional<core::Quantity> quantity,
                              modbus::RegisterType type, modbus::ByteOrder order)
{
    beginResetModel();
    m_preview = preview;
    m_quantity = quantity;
    m_type = type;
    m_order = order;
    m_types.clear();
    for (const WordReading &reading : m_preview.readings()) {
        if (!m_types.contains(reading.type))
            m_types.append(reading.type);
    }
    endResetModel();
}

} // namespace console
