// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trendtablemodel.h"

#include "widgets/qualitymark.h"
#include "widgets/tabledelegate.h"
#include "widgets/trendview.h"
#include "widgets/valuetext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace widgets {

bool TrendTableModel::Row::operator==(const Row &other) const
{
    // Two missing values are the same.
    const auto same = [](double a, double b) { return a == b || (a != a && b != b); };
    return series == other.series && point.time == other.point.time && point.count == other.point.count &&
           point.quality == other.point.quality && point.width == other.point.width &&
           same(point.value, other.point.value) && same(point.lowest, other.point.lowest) &&
           same(point.highest, other.point.highest);
}

TrendTableModel::TrendTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void TrendTableModel::take(const TrendView &view)
{
    QList<TrendSeries> series;
    QList<Row> rows;
    for (int at = 0; at < view.seriesCount(); ++at) {
        const QList<TrendPoint> points = view.seen(at);
        for (const TrendPoint &point : points)
            rows.append({at, point});
        TrendSeries bare = view.series(at);
        bare.points.clear();
        series << bare;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &left, const Row &right) {
        return left.point.from() != right.point.from() ? left.point.from() < right.point.from()
                                                       : left.series < right.series;
    });
    const bool sameHeads = std::equal(series.cbegin(), series.cend(), m_series.cbegin(), m_series.cend(),
                                      [](const TrendSeries &left, const TrendSeries &right) {
                                          return left.name == right.name && left.unit == right.unit &&
                                                 left.decimals == right.decimals;
                                      });
    if (sameHeads && rows == m_rows && m_zone == view.timeZone())
        return;
    beginResetModel();
    m_series = series;
    m_rows = rows;
    m_zone = view.timeZone();
    endResetModel();
}

int TrendTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TrendTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TrendTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const TrendPoint &point = row.point;
    const TrendSeries &series = m_series.at(row.series);
    const bool usable = std::isfinite(point.value);
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column >= Mean && column <= Count ? Qt::AlignRight : Qt::AlignLeft));
    if (role == TableDelegate::QualityRole && column == QualityColumn)
        return int(usable ? point.quality : core::Quality::Unknown);
    if (role != Qt::DisplayRole)
        return {};
    const auto clock = [this](core::UtcTime time) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, m_zone);
        return local.toString(local.time().msec() ? u"yyyy-MM-dd HH:mm:ss.zzz"_s : u"yyyy-MM-dd HH:mm:ss"_s);
    };
    const auto figure = [&](double value) {
        return usable ? QVariant(numberText(value, series.decimals)) : QVariant();
    };
    switch (column) {
    case Time:
        return clock(point.from());
    case Curve:
        return series.unit.isEmpty()
                   ? series.name
                   : tr("%1, %2", "a curve's name and its unit").arg(series.name, series.unit);
    case Mean:
        return figure(point.value);
    case Lowest:
        return figure(point.lowest);
    case Highest:
        return figure(point.highest);
    case Count:
        return usable ? QVariant(numberText(point.count, 0)) : QVariant();
    case QualityColumn:
        return usable ? QualityMark::word(point.quality) : tr("No value");
    default:
        return {};
    }
}

QVariant TrendTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= Mean && section <= Count ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("From");
    case Curve:
        return tr("Curve");
    case Mean:
        return tr("Mean");
    case Lowest:
        return tr("Lowest");
    case Highest:
        return tr("Highest");
    case Count:
        return tr("Readings");
    case QualityColumn:
        return tr("Quality");
    default:
        return {};
    }
}

} // namespace widgets
