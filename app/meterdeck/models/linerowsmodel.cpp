// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/linerowsmodel.h"

#include "linewords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "words.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

QVariant alignment(bool right)
{
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)));
}

} // namespace

LineRowsModel::LineRowsModel(QObject *parent) : QAbstractTableModel(parent) {}

int LineRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LineRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void LineRowsModel::setLines(const QList<engine::LineView> &lines, core::UtcTime now)
{
    m_now = now;
    if (lines.size() != m_lines.size()) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        return;
    }
    m_lines = lines;
    if (!m_lines.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_lines.size()) - 1, ColumnCount - 1));
}

QVariant LineRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const engine::LineView &line = m_lines.at(index.row());
    const lines::LineState state = line.status.state;
    const int column = index.column();
    const bool off = state == lines::LineState::Off;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Number:
            return line.line;
        case Label:
            return line.label.isEmpty() ? tr("no label") : line.label;
        case State:
            return off && line.status.restoring
                       ? tr("Off, back?", "power is told to be back and not believed yet")
                       : widgets::LineRing::word(LineWords::stateOf(state));
        case Since:
            if (line.status.evidence == core::UtcTime{})
                return tr("never heard");
            return Words::age(
                std::chrono::duration_cast<std::chrono::milliseconds>(m_now - line.status.since));
        default:
            return {};
        }
    case Qt::ToolTipRole: {
        QString words = column == Label || column == Number
                            ? LineWords::lineName(line.line, line.label)
                            : tr("%1 since %2", "a state")
                                  .arg(data(this->index(index.row(), State)).toString(),
                                       Words::moment(line.status.since));
        if (line.customers)
            words += u", "_s + tr("%n customers", nullptr, *line.customers);
        return line.status.evidence == core::UtcTime{} && column >= State ? QVariant(tr("never heard"))
                                                                          : QVariant(words);
    }
    case Qt::TextAlignmentRole:
        return alignment(column == Since);
    case TableDelegate::EmphasisRole:
        return off && column <= State;
    case TableDelegate::TokenRole:
        if (column == State && off)
            return int(Token::Critical);
        if (column == Label && line.label.isEmpty())
            return int(Token::Text3);
        return int(column == Label ? Token::Text : Token::Text2);
    default:
        return {};
    }
}

QVariant LineRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == Since);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("No.", "number of a line");
    case Label:
        return tr("Line");
    case State:
        return tr("State");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

LineOutagesModel::LineOutagesModel(QObject *parent) : QAbstractTableModel(parent) {}

int LineOutagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_outages.size());
}

int LineOutagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void LineOutagesModel::setOutages(const QList<engine::ToldOutage> &outages, core::UtcTime now)
{
    beginResetModel();
    m_now = now;
    m_outages = outages;
    std::stable_sort(m_outages.begin(), m_outages.end(),
                     [](const engine::ToldOutage &a, const engine::ToldOutage &b) {
                         return a.outage.start > b.outage.start;
                     });
    endResetModel();
}

const engine::ToldOutage *LineOutagesModel::outage(int row) const
{
    return row >= 0 && row < m_outages.size() ? &m_outages.at(row) : nullptr;
}

QString LineOutagesModel::text(const engine::ToldOutage &told, int column) const
{
    switch (column) {
    case Start:
        return Words::moment(told.outage.start);
    case End:
        return told.outage.end ? Words::moment(*told.outage.end) : tr("ongoing");
    case Lasted:
        return told.outage.end
                   ? LineWords::duration(told.outage.duration())
                   : tr("%1, ongoing", "a duration").arg(LineWords::duration(told.outage.duration()));
    case Line:
        return told.outage.line;
    case Class:
        return LineWords::outageClass(told.kind);
    case Cause:
        return LineWords::cause(told.cause);
    case KnownTo:
        return LineWords::uncertainty(told.outage);
    default:
        return {};
    }
}

QVariant LineOutagesModel::data(const QModelIndex &index, int role) const
{
    const engine::ToldOutage *told = index.isValid() ? outage(index.row()) : nullptr;
    if (!told)
        return {};
    const int column = index.column();
    const bool ongoing = told->kind == lines::OutageClass::Ongoing;
    switch (role) {
    case Qt::DisplayRole:
        return text(*told, column);
    case Qt::ToolTipRole:
        if (column == Line)
            return LineWords::lineName(told->outage.line, told->label);
        if (column == Cause)
            return LineWords::evidence(told->cause);
        if (column == Lasted && told->outage.gapTouched)
            return tr("Nothing was heard in part of it; that part is not counted");
        return text(*told, column);
    case Qt::TextAlignmentRole:
        return alignment(column == Lasted || column == KnownTo);
    case TableDelegate::EmphasisRole:
        return ongoing && column <= Lasted;
    case TableDelegate::TokenRole:
        return int(ongoing && (column == End || column == Lasted) ? Token::Critical
                   : column <= Lasted                             ? Token::Text
                                                                  : Token::Text2);
    default:
        return {};
    }
}

QVariant LineOutagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == Lasted || section == KnownTo);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Start:
        return tr("Start");
    case End:
        return tr("End");
    case Lasted:
        return tr("Lasted");
    case Line:
        return tr("Line");
    case Class:
        return tr("Class");
    case Cause:
        return tr("Cause");
    case KnownTo:
        return tr("Known to");
    default:
        return {};
    }
}

} // namespace console
