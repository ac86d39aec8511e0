// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/handoverqueuemodel.h"

#include "handoverwords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"

using namespace Qt::StringLiterals;
using notify::ItemState;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

QString iconOf(ItemState state)
{
    switch (state) {
    case ItemState::Waiting:
    case ItemState::Sending:
        return u"clock"_s;
    case ItemState::Sent:
        return u"check"_s;
    case ItemState::Unknown:
        return u"circle-help"_s;
    case ItemState::Refused:
        return u"triangle-alert"_s;
    case ItemState::GivenUp:
        break;
    }
    return u"x"_s;
}

} // namespace

bool HandoverQueueModel::Row::reads(const Row &other) const
{
    return item.state == other.item.state && item.attempts == other.item.attempts && target == other.target &&
           next == other.next && finding == other.finding;
}

HandoverQueueModel::HandoverQueueModel(QObject *parent) : QAbstractTableModel(parent) {}

int HandoverQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HandoverQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HandoverQueueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case State:
            return HandoverWords::state(row.item.state);
        case Message:
            return HandoverWords::gist(row.item.message.letter);
        case Target:
            return row.target;
        case Tries:
            return QString::number(row.item.attempts);
        case Next:
            return row.next;
        default:
            return {};
        }
    case TableDelegate::DetailRole:
        return column == Message  ? QVariant(row.finding)
               : column == Target ? QVariant(row.item.message.recipient)
                                  : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString detail = data(index, TableDelegate::DetailRole).toString();
        const QString text = data(index, Qt::DisplayRole).toString();
        if (detail.isEmpty())
            return text;
        return role == Qt::ToolTipRole ? text + u'\n' + detail
                                       : tr("%1. %2", "what a cell says, its second line").arg(text, detail);
    }
    case TableDelegate::IconRole:
        return column == State ? QVariant(iconOf(row.item.state)) : QVariant();
    case TableDelegate::EmphasisRole:
        return column == State && row.item.state == ItemState::Refused;
    case TableDelegate::TokenRole:
        return int(row.item.state == ItemState::Sent || row.item.state == ItemState::GivenUp ? Token::Text2
                                                                                             : Token::Text);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (column == Tries || column == Next ? Qt::AlignRight : Qt::AlignLeft)));
    default:
        return {};
    }
}

QVariant HandoverQueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (section == Tries || section == Next ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State:
        return tr("State");
    case Message:
        return tr("Message");
    case Target:
        return tr("Target");
    case Tries:
        return tr("Tries");
    case Next:
        return tr("When", "a message is sent, or ended");
    default:
        return {};
    }
}

void HandoverQueueModel::setItems(const QList<notify::Item> &items, const notify::Plan &plan,
                                  core::UtcTime now)
{
    QList<Row> rows;
    rows.reserve(items.size());
    for (const notify::Item &item : items) {
        const notify::Target *target = plan.target(item.message.target);
        rows << Row{item, target ? target->label() : item.message.target, HandoverWords::next(item, now),
                    HandoverWords::finding(item.finding, item.facts)};
    }
    // What stands the same at both ends stays; between them the old go and the new come.
    const auto same = [](const Row &left, const Row &right) {
        return left.item.message.id == right.item.message.id;
    };
    qsizetype head = 0;
    while (head < rows.size() && head < m_rows.size() && same(rows.at(head), m_rows.at(head)))
        ++head;
    qsizetype tail = 0;
    while (tail < rows.size() - head && tail < m_rows.size() - head &&
           same(rows.at(rows.size() - 1 - tail), m_rows.at(m_rows.size() - 1 - tail)))
        ++tail;
    if (const qsizetype leaving = m_rows.size() - head - tail; leaving > 0) {
        beginRemoveRows({}, int(head), int(head + leaving - 1));
        m_rows.remove(head, leaving);
        endRemoveRows();
    }
    if (const qsizetype coming = rows.size() - head - tail; coming > 0) {
        beginInsertRows({}, int(head), int(head + coming - 1));
        m_rows = m_rows.first(head) + rows.mid(head, coming) + m_rows.mid(head);
        endInsertRows();
    }
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const bool told = !m_rows.at(at).reads(rows.at(at));
        m_rows[at] = rows.at(at);
        if (told)
            emit dataChanged(index(int(at), 0), index(int(at), ColumnCount - 1));
    }
}

const notify::Item *HandoverQueueModel::item(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row).item : nullptr;
}

int HandoverQueueModel::rowOf(const QString &message) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).item.message.id == message)
            return row;
    }
    return -1;
}

int HandoverQueueModel::countOf(ItemState state) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [state](const Row &row) { return row.item.state == state; }));
}

} // namespace console
