// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lineregionsmodel.h"

#include "linewords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "words.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

LineRegionsModel::LineRegionsModel(QObject *parent) : QAbstractTableModel(parent) {}

int LineRegionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LineRegionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

std::optional<QString> LineRegionsModel::province(int row) const
{
    if (row < 0 || row >= m_rows.size())
        return std::nullopt;
    return m_rows.at(row).province;
}

int LineRegionsModel::rowOf(const QString &province) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](const Row &row) { return row.province == province; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

QList<LineRegionsModel::Row> LineRegionsModel::rowsOf(const QList<engine::RegionLines> &regions)
{
    QList<Row> rows;
    QHash<QString, int> places;
    for (const engine::RegionLines &region : regions) {
        const QString &group = LineWords::groupOf(region.region, region.province);
        const auto known = places.constFind(group);
        const int place = known == places.constEnd() ? int(rows.size()) : *known;
        if (known == places.constEnd()) {
            places.insert(group, place);
            rows << Row{group};
        }
        engine::LineCounts &sum = rows[place].counts;
        const engine::LineCounts &own = region.counts;
        sum.devices += own.devices;
        sum.devicesOff += own.devicesOff;
        sum.devicesSilent += own.devicesSilent;
        sum.lines += own.lines;
        sum.on += own.on;
        sum.off += own.off;
        sum.stale += own.stale;
        sum.unknown += own.unknown;
        sum.unlabelled += own.unlabelled;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        const auto key = [](const Row &row) {
            return std::tuple(-row.counts.off, -(row.counts.stale + row.counts.unknown), -row.counts.devices);
        };
        return key(a) != key(b) ? key(a) < key(b) : a.province < b.province;
    });
    return rows;
}

void LineRegionsModel::setRegions(const QList<engine::RegionLines> &regions)
{
    const QList<Row> rows = rowsOf(regions);
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    const bool moved = !std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(),
                                   [](const Row &a, const Row &b) { return a.province == b.province; });
    if (moved) {
        emit layoutAboutToBeChanged();
        const QList<Row> before = std::exchange(m_rows, rows);
        for (const QModelIndex &held : persistentIndexList()) {
            const int row = rowOf(before.at(held.row()).province);
            changePersistentIndex(held, row < 0 ? QModelIndex() : index(row, held.column()));
        }
        emit layoutChanged();
    }
    m_rows = rows;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

QVariant LineRegionsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    const int unsure = row.counts.stale + row.counts.unknown;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Name:
            return LineWords::provinceName(row.province);
        case Sites:
            return Words::count(quint64(row.counts.devices));
        case LinesOff:
            return Words::count(quint64(row.counts.off));
        case NotSure:
            return Words::count(quint64(unsure));
        default:
            return {};
        }
    case Qt::ToolTipRole:
        return column == Name ? QVariant(LineWords::provinceName(row.province)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column == Name ? Qt::AlignLeft : Qt::AlignRight)));
    case TableDelegate::EmphasisRole:
        return row.counts.off > 0 && (column == Name || column == LinesOff);
    case TableDelegate::TokenRole:
        if (column == LinesOff && row.counts.off > 0)
            return int(Token::Critical);
        return int(column == Name || (column == NotSure && unsure > 0) ? Token::Text : Token::Text2);
    default:
        return {};
    }
}

void LineRegionsModel::setOwnRegions(bool own)
{
    m_own = own;
    emit headerDataChanged(Qt::Horizontal, Name, Name);
}

QVariant LineRegionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return m_own ? tr("Region") : tr("Province");
    case Sites:
        return tr("Sites");
    case LinesOff:
        return tr("Lines off");
    case NotSure:
        return tr("Not sure");
    default:
        return {};
    }
}

} // namespace console
