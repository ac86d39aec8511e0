// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rejectsmodel.h"

#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "wirewords.h"
#include "words.h"

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

constexpr qsizetype RawShown = 512;

}

RejectsModel::RejectsModel(QObject *parent) : QAbstractTableModel(parent) {}

int RejectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rejects.size());
}

int RejectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RejectsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rejects.size())
        return {};
    const core::Reject &reject = m_rejects.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Time:
            return Words::moment(reject.at);
        case Reason:
            return Words::rejectReason(reject.reason);
        case Topic:
            return reject.place;
        case Raw:
            return WireWords::payload(reject.raw.left(RawShown));
        default:
            return {};
        }
    case Qt::ToolTipRole:
        if (column == Raw)
            return tr("%1\n%2, %3 bytes")
                .arg(WireWords::payload(reject.raw.left(RawShown)), reject.detail)
                .arg(reject.size);
        return column == Time ? QVariant() : data(index, Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    case TableDelegate::MonoRole:
        return column == Topic || column == Raw;
    case TableDelegate::TokenRole:
        return int(column == Time ? Token::Text3 : Token::Text);
    default:
        return {};
    }
}

QVariant RejectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Reason:
        return tr("Reason");
    case Topic:
        return tr("Topic");
    case Raw:
        return tr("As it came");
    default:
        return {};
    }
}

void RejectsModel::setRejects(const QList<core::Reject> &rejects)
{
    const auto same = [](const core::Reject &left, const core::Reject &right) {
        return left.at == right.at && left.place == right.place && left.raw == right.raw;
    };
    if (std::equal(rejects.begin(), rejects.end(), m_rejects.begin(), m_rejects.end(), same))
        return;
    if (rejects.size() == m_rejects.size()) {
        m_rejects = rejects;
        emit dataChanged(index(0, 0), index(int(m_rejects.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rejects = rejects;
    endResetModel();
}

} // namespace console
