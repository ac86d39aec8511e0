// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchangesmodel.h"

#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "wirewords.h"
#include "words.h"

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;
using Direction = core::WireRecord::Direction;

namespace console {

ExchangesModel::ExchangesModel(int unit, std::shared_ptr<const core::SeriesTable> series, QObject *parent)
    : QAbstractTableModel(parent), m_unit(unit), m_series(std::move(series))
{}

int ExchangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ExchangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

const ExchangesModel::Entry *ExchangesModel::entry(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return nullptr;
    return &m_entries[size_t(m_next - 1 - m_rows[size_t(row)])];
}

const Exchange *ExchangesModel::exchange(int row) const
{
    const Entry *found = entry(row);
    return found ? &found->exchange : nullptr;
}

QVariant ExchangesModel::data(const QModelIndex &index, int role) const
{
    const Entry *shown = index.isValid() ? entry(index.row()) : nullptr;
    if (!shown)
        return {};
    const core::WireRecord &answer = shown->exchange.answer;
    const int column = index.column();
    const bool bad = shown->exchange.isError();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Time:
            return Words::clockMillis(shown->exchange.request.at);
        case Request:
            return shown->request;
        case Answer:
            return shown->answer;
        case After:
            return WireWords::after(answer);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return column == Request  ? QVariant(shown->request)
               : column == Answer ? QVariant(shown->answer)
                                  : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column == After ? Qt::AlignRight : Qt::AlignLeft)));
    case TableDelegate::MonoRole:
        return column == Time;
    case TableDelegate::EmphasisRole:
        return bad && column == Answer;
    case TableDelegate::TokenRole:
        if (bad && column == Answer)
            return int(Token::Text);
        return int(column == Time || column == After ? Token::Text3 : Token::Text2);
    case TableDelegate::TintRole:
        return bad ? QVariant(int(Token::CriticalTint)) : QVariant();
    case TableDelegate::QualityRole:
        if (column != Answer)
            return {};
        if (answer.direction == Direction::Missing)
            return int(core::Quality::NoAnswer);
        if (bad)
            return int(core::Quality::Bad);
        return answer.readings.isEmpty() ? QVariant() : QVariant(int(answer.readings.first().quality));
    default:
        return {};
    }
}

QVariant ExchangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == After ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Asked at");
    case Request:
        return tr("Request");
    case Answer:
        return tr("Answer");
    case After:
        return tr("After");
    default:
        return {};
    }
}

void ExchangesModel::append(const QList<core::WireRecord> &records)
{
    for (const core::WireRecord &record : records) {
        if (record.unit != m_unit)
            continue;
        if (record.direction == Direction::Sent) {
            // One whose answer was left out of the report is no exchange.
            m_open = record;
        } else if (m_open) {
            add({*std::exchange(m_open, {}), record});
        }
    }
}

void ExchangesModel::add(Exchange exchange)
{
    if (int(m_entries.size()) == Most) {
        const quint64 oldest = m_next - m_entries.size();
        if (!m_rows.empty() && m_rows.back() == oldest) {
            const int last = int(m_rows.size()) - 1;
            beginRemoveRows({}, last, last);
            m_rows.pop_back();
            m_entries.pop_back();
            endRemoveRows();
        } else {
            m_entries.pop_back();
        }
        ++m_dropped;
    }
    Entry fresh{std::move(exchange), {}, {}};
    fresh.request = WireWords::meaning(fresh.exchange.request, *m_series);
    fresh.answer = WireWords::meaning(fresh.exchange.answer, *m_series);
    const bool shown = isShown(fresh);
    if (shown)
        beginInsertRows({}, 0, 0);
    m_entries.push_front(std::move(fresh));
    const quint64 number = m_next++;
    if (shown) {
        m_rows.push_front(number);
        endInsertRows();
    }
}

void ExchangesModel::setErrorsOnly(bool errorsOnly)
{
    if (errorsOnly == m_errorsOnly)
        return;
    beginResetModel();
    m_errorsOnly = errorsOnly;
    m_rows.clear();
    for (size_t at = 0; at < m_entries.size(); ++at) {
        if (isShown(m_entries[at]))
            m_rows.push_back(m_next - 1 - at);
    }
    endResetModel();
}

} // namespace console
