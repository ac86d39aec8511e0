// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lastvaluesmodel.h"

#include "models/seriesmime.h"
#include "widgets/qualitymark.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QMimeData>

#include <algorithm>

using widgets::TableDelegate;
using widgets::Token;

namespace console {

LastValuesModel::LastValuesModel(QObject *parent) : QAbstractTableModel(parent) {}

int LastValuesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LastValuesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LastValuesModel::text(const Row &row, int column) const
{
    switch (column) {
    case Name:
        if (row.quantity == core::Quantity::Line && !row.channel.isEmpty()) {
            const QString label = m_labels.value(row.channel);
            return label.isEmpty()
                       ? tr("Line %1").arg(row.channel)
                       : tr("Line %1, %2", "its number, and what people call it").arg(row.channel, label);
        }
        return row.channel.isEmpty()
                   ? Words::quantity(row.quantity)
                   : tr("%1, %2", "quantity and channel").arg(Words::quantity(row.quantity), row.channel);
    case Now:
        if (!row.age)
            return tr("never");
        if (row.value && row.livedOn)
            return tr("%1, retained", "state").arg(Words::value(row.quantity, *row.value));
        return row.value                     ? Words::figure(row.quantity, *row.value).value
               : core::isState(row.quantity) ? tr("unknown")
                                             : tr("none");
    case Unit:
        return row.value ? Words::figure(row.quantity, *row.value).unit : QString();
    case QualityColumn:
        return Words::quality(row.quality);
    case Age:
        return row.age ? Words::age(*row.age) : QString();
    case Source:
        return row.source;
    case Expected:
        return row.expected;
    default:
        return {};
    }
}

std::optional<Token> LastValuesModel::token(const Row &row, int column) const
{
    if (row.livedOn && (column == Now || column == QualityColumn || column == Age))
        return column == Now ? Token::Text : Token::Text2;
    switch (column) {
    case Now:
        return row.quality == core::Quality::Good || row.quality == core::Quality::Estimated
                   ? std::nullopt
                   : std::optional(row.quality == core::Quality::Substituted
                                       ? Token::Text
                                       : widgets::QualityMark::token(row.quality));
    case QualityColumn:
        return row.quality == core::Quality::Good ? Token::Text2 : widgets::QualityMark::token(row.quality);
    case Age:
        return row.old ? Token::HighLine : Token::Text2;
    case Unit:
        return Token::Text3;
    case Source:
    case Expected:
        return Token::Text2;
    default:
        return std::nullopt;
    }
}

QVariant LastValuesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (column == Now || column == Age ? Qt::AlignRight : Qt::AlignLeft)));
    case TableDelegate::QualityRole:
        return column == QualityColumn ? QVariant(int(row.quality)) : QVariant();
    case TableDelegate::MarkTokenRole:
        return row.livedOn ? QVariant(int(Token::Text2)) : QVariant();
    case TableDelegate::TokenRole: {
        const auto colour = token(row, column);
        return colour ? QVariant(int(*colour)) : QVariant();
    }
    case TableDelegate::EmphasisRole:
        return column == Now || (column == Age && row.old && !row.livedOn);
    case TableDelegate::MonoRole:
        return column == Source;
    case TableDelegate::SparklineRole:
        return column == LastHour && row.curve.size() > 1 ? QVariant::fromValue(row.curve) : QVariant();
    case Qt::AccessibleTextRole:
        if (column == LastHour && row.curve.size() > 1) {
            const auto [least, most] = std::minmax_element(row.curve.begin(), row.curve.end());
            return tr("last hour from %1 to %2")
                .arg(Words::valueWithUnit(row.quantity, *least), Words::valueWithUnit(row.quantity, *most));
        }
        if (column == Now && row.age) {
            const QString unit = text(row, Unit).toString();
            const QString value = text(row, Now).toString();
            return tr("%1, %2, %3", "value with unit, quality, age")
                .arg(unit.isEmpty() ? value : tr("%1 %2", "value and unit").arg(value, unit),
                     text(row, QualityColumn).toString(), text(row, Age).toString());
        }
        return {};
    default:
        return {};
    }
}

Qt::ItemFlags LastValuesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.row() < m_rows.size() && m_rows.at(index.row()).age)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList LastValuesModel::mimeTypes() const { return {SeriesMime::type()}; }

QMimeData *LastValuesModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty() || indexes.constFirst().row() >= m_rows.size())
        return nullptr;
    const Row &row = m_rows.at(indexes.constFirst().row());
    return SeriesMime{m_device, row.quantity, row.channel}.toMime();
}

QVariant LastValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (section == Now || section == Age ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Value");
    case Now:
        return tr("Now");
    case QualityColumn:
        return tr("Quality");
    case Age:
        return tr("Age");
    case Source:
        return tr("Source");
    case Expected:
        return tr("Expected");
    case LastHour:
        return tr("Last hour");
    default:
        return QString();
    }
}

void LastValuesModel::setRows(const QList<Row> &rows)
{
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    for (int at = 0; at < rows.size(); ++at) {
        if (m_rows.at(at) == rows.at(at))
            continue;
        m_rows[at] = rows.at(at);
        emit dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

} // namespace console
