// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/topichistorymodel.h"

#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "wirewords.h"
#include "words.h"

using namespace Qt::StringLiterals;
using mqtt::TopicRecord;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

constexpr qsizetype Shown = 512;

}

TopicHistoryModel::TopicHistoryModel(QObject *parent) : QAbstractTableModel(parent) {}

int TopicHistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_history.size());
}

int TopicHistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void TopicHistoryModel::setHistory(const QList<TopicRecord> &history, bool another)
{
    const auto same = [](const TopicRecord &left, const TopicRecord &right) {
        return left.at == right.at && left.size == right.size && left.payload == right.payload;
    };
    // New ones stand at the top and old ones go at the end, so that the chosen row stays with its message.
    qsizetype more = 0;
    if (!another && !m_history.isEmpty()) {
        while (more < history.size() && !same(history.at(more), m_history.constFirst()))
            ++more;
    }
    if (another || m_history.isEmpty() || more == history.size()) {
        beginResetModel();
        m_history = history;
        endResetModel();
        return;
    }
    if (more > 0) {
        beginInsertRows({}, 0, int(more) - 1);
        m_history = history.first(more) + m_history;
        endInsertRows();
    }
    if (m_history.size() > history.size()) {
        beginRemoveRows({}, int(history.size()), int(m_history.size()) - 1);
        m_history.remove(history.size(), m_history.size() - history.size());
        endRemoveRows();
    }
}

QVariant TopicHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_history.size())
        return {};
    const TopicRecord &record = m_history.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Time:
            return Words::clockMillis(record.at);
        case Size:
            return tr("%n byte(s)", nullptr, int(record.size));
        case Kept:
            return record.retained ? tr("retained") : QString();
        case Payload:
            return record.size == 0 ? tr("(empty)", "a payload of no bytes")
                                    : WireWords::payload(record.payload.left(Shown));
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return column == Payload ? data(index, Qt::DisplayRole) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column == Size ? Qt::AlignRight : Qt::AlignLeft)));
    case TableDelegate::MonoRole:
        return column == Payload || column == Time;
    case TableDelegate::TokenRole:
        return int(column == Payload ? Token::Text : Token::Text3);
    default:
        return {};
    }
}

QVariant TopicHistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Size)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Received");
    case Size:
        return tr("Size");
    case Kept:
        return tr("Copy");
    case Payload:
        return tr("Payload");
    default:
        return {};
    }
}

} // namespace console
