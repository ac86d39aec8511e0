// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transportsummarymodel.h"

#include "models/transportsmodel.h"
#include "widgets/qualitymark.h"
#include "widgets/tabledelegate.h"
#include "words.h"

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

quint64 sumOf(const core::TransportCounters &counters)
{
    quint64 sum = 0;
    for (const quint64 count : counters.errors)
        sum += count;
    for (const quint64 count : counters.rejects)
        sum += count;
    return sum;
}

bool isUp(const engine::TransportInfo &transport) { return transport.state == core::TransportState::Up; }

} // namespace

TransportSummaryModel::TransportSummaryModel(QObject *parent) : QAbstractTableModel(parent) {}

int TransportSummaryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TransportSummaryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

quint64 TransportSummaryModel::errorsToday(const engine::TransportInfo &transport)
{
    const quint64 all = sumOf(transport.counters);
    return all - std::min(all, sumOf(transport.beforeToday));
}

QString TransportSummaryModel::age(const Row &row) const
{
    return row.info.lastHeard == core::UtcTime{}
               ? tr("never")
               : Words::age(
                     std::chrono::duration_cast<std::chrono::milliseconds>(m_now - row.info.lastHeard));
}

QString TransportSummaryModel::text(const Row &row, int column) const
{
    switch (column) {
    case Name:
        return row.info.name.isEmpty() ? row.info.id.toString() : row.info.name;
    case Kind:
        return Words::transportType(row.info.type);
    case Rate:
        return Words::number(row.info.messagesPerSecond, row.info.messagesPerSecond < 10 ? 1 : 0);
    case Errors:
        return Words::count(errorsToday(row.info));
    case Heard:
        return age(row);
    default:
        return {};
    }
}

QVariant TransportSummaryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::AccessibleTextRole:
        if (column == Name)
            return tr("%1, %2", "transport and its state")
                .arg(text(row, Name), Words::transportState(row.info.state, row.info.pausedFor));
        if (column == HalfHour)
            return tr("Messages a second over the last 30 minutes");
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Name || column == Heard
                   ? tr("%1: %2", "transport and its state")
                         .arg(text(row, Name), Words::transportState(row.info.state, row.info.pausedFor))
                   : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column >= Rate ? Qt::AlignRight : Qt::AlignLeft)));
    case TableDelegate::SparklineRole:
        return column == HalfHour ? QVariant::fromValue(row.rates) : QVariant();
    case TableDelegate::QualityRole:
        return column == Heard ? QVariant(int(TransportsModel::markOf(row.info.state))) : QVariant();
    case TableDelegate::EmphasisRole:
        return (column == Name && (!isUp(row.info) || errorsToday(row.info) > 0)) || column == Rate ||
               (column == Errors && errorsToday(row.info) > 0);
    case TableDelegate::TokenRole:
        if (column == Name)
            return int(Token::Text);
        if (column == Errors)
            return int(errorsToday(row.info) > 0 ? Token::HighLine : Token::Text3);
        if (column == Heard && !isUp(row.info))
            return int(widgets::QualityMark::token(TransportsModel::markOf(row.info.state)));
        return column == Heard || column == Kind ? QVariant(int(Token::Text2)) : QVariant();
    default:
        return {};
    }
}

QVariant TransportSummaryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section >= Rate ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Transport");
    case Kind:
        return tr("Kind");
    case HalfHour:
        return tr("Last 30 min");
    case Rate:
        return tr("msg/s");
    case Errors:
        return tr("Errors today");
    case Heard:
        return tr("Last heard");
    default:
        return {};
    }
}

void TransportSummaryModel::setRows(const QList<Row> &rows, core::UtcTime now)
{
    m_now = now;
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    m_rows = rows;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

} // namespace console
