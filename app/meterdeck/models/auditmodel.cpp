// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/auditmodel.h"

#include "core/csvfield.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;

namespace console {

namespace {

QString iso(core::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

QString knownThen(const engine::AuditedOrder &order)
{
    if (order.command.name != "relay"_L1 || !order.relayAsked)
        return {};
    if (!order.knownRelay)
        return QCoreApplication::translate("console::AuditModel", "unknown");
    const QString word = Words::value(core::Quantity::Relay, *order.knownRelay);
    return order.knownAge ? QCoreApplication::translate("console::AuditModel", "%1, %2", "state and age")
                                .arg(word, Words::age(*order.knownAge))
                          : word;
}

AuditModel::AuditModel(QObject *parent) : QAbstractTableModel(parent) {}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant AuditModel::text(const AuditedOrder &order, int column) const
{
    switch (column) {
    case Time:
        return Words::moment(order.at);
    case Who:
        return order.command.orderedBy;
    case Order:
        return Words::orderTitle(order.command);
    case Device:
        return order.deviceName;
    case Known:
        return knownThen(order);
    case OutcomeColumn:
        return order.outcome ? Words::outcome(*order.outcome) : tr("Waiting");
    case Took:
        return order.took ? Words::elapsed(*order.took) : QString();
    case Reason:
        return order.command.reason;
    default:
        return {};
    }
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const AuditedOrder *found = order(index.row());
    if (!index.isValid() || !found)
        return {};
    const int column = index.column();
    const bool verified = found->outcome == core::Outcome::Verified;
    switch (role) {
    case Qt::DisplayRole:
        return text(*found, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column == Took ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ToolTipRole:
        return column == Reason || column == Who || column == Device ? text(*found, column) : QVariant();
    case TableDelegate::OutcomeRole:
        return column == OutcomeColumn ? QVariant(found->outcome ? int(*found->outcome) : -1) : QVariant();
    case TableDelegate::EmphasisRole:
        return column == Order || (column == OutcomeColumn && !verified);
    case TableDelegate::TokenRole:
        return column == Order || column == OutcomeColumn || column == Device
                   ? QVariant()
                   : QVariant(int(widgets::Token::Text2));
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (section == Took ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Who:
        return tr("Who");
    case Order:
        return tr("Order");
    case Device:
        return tr("Device");
    case Known:
        return tr("Known then");
    case OutcomeColumn:
        return tr("Outcome");
    case Took:
        return tr("Took");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

void AuditModel::setOrders(const QList<engine::AuditedOrder> &orders,
                           const QHash<core::DeviceId, QString> &names)
{
    beginResetModel();
    m_all.clear();
    m_all.reserve(orders.size());
    m_counts.clear();
    for (const engine::AuditedOrder &order : orders) {
        m_all.append({order, names.value(order.command.device, order.command.device.toString())});
        ++m_counts[order.outcome ? int(*order.outcome) : -1];
    }
    rebuild();
    endResetModel();
}

bool AuditModel::fits(const AuditedOrder &order, QHash<QString, QString> &titles) const
{
    if (m_segment == Segment::NotVerified && order.outcome == core::Outcome::Verified)
        return false;
    if (m_segment == Segment::Late && !order.late)
        return false;
    if (m_filter.isEmpty())
        return true;
    // Titles are few and dear: a hundred thousand orders are of a handful of kinds.
    QString &title =
        titles[u"%1 %2 %3"_s.arg(order.command.name, order.command.key).arg(order.command.value)];
    if (title.isNull())
        title = Words::orderTitle(order.command);
    const QString outcome = text(order, OutcomeColumn).toString();
    return std::all_of(m_filter.begin(), m_filter.end(), [&](const QString &word) {
        const auto in = [&word](const QString &text) { return text.contains(word, Qt::CaseInsensitive); };
        bool isNumber = false;
        const qint64 number = word.toLongLong(&isNumber);
        return in(order.deviceName) || in(order.command.device.toString()) || in(title) ||
               in(order.command.orderedBy) || in(order.command.reason) || in(outcome) ||
               (isNumber && number >= order.firstRow && number <= order.lastRow);
    });
}

void AuditModel::rebuild()
{
    m_shown.clear();
    QHash<QString, QString> titles;
    for (int row = 0; row < m_all.size(); ++row) {
        if (fits(m_all.at(row), titles))
            m_shown << row;
    }
}

void AuditModel::reset()
{
    beginResetModel();
    rebuild();
    endResetModel();
}

void AuditModel::setFilter(const QString &text)
{
    m_filter = text.split(u' ', Qt::SkipEmptyParts);
    reset();
}

void AuditModel::setSegment(Segment segment)
{
    m_segment = segment;
    reset();
}

const AuditedOrder *AuditModel::order(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_all.at(m_shown.at(row)) : nullptr;
}

int AuditModel::rowOf(const core::CommandId &command) const
{
    for (int row = 0; row < m_shown.size(); ++row) {
        if (m_all.at(m_shown.at(row)).command.id == command)
            return row;
    }
    return -1;
}

int AuditModel::countOf(std::optional<core::Outcome> outcome) const
{
    return m_counts.value(outcome ? int(*outcome) : -1);
}

QList<AuditedOrder> AuditModel::lines() const
{
    QList<AuditedOrder> lines;
    lines.reserve(m_shown.size());
    for (const int row : m_shown)
        lines << m_all.at(row);
    return lines;
}

QByteArray AuditModel::csv(const QList<AuditedOrder> &orders)
{
    QByteArray lines = "time,who,device,name,order,key,value,known_relay,known_age_ms,outcome,took_ms,reason,"
                       "first_row,last_row\n";
    for (const AuditedOrder &order : orders) {
        using core::csvField;
        const QByteArrayList cells{
            iso(order.at).toLatin1(),
            csvField(order.command.orderedBy),
            csvField(order.command.device.toString()),
            csvField(order.deviceName),
            csvField(order.command.name),
            csvField(order.command.key),
            QByteArray::number(order.command.value, 'g', 17),
            order.knownRelay ? QByteArray::number(*order.knownRelay) : QByteArray(),
            order.knownAge ? QByteArray::number(order.knownAge->count()) : QByteArray(),
            order.outcome ? csvField(QString(core::outcomeName(*order.outcome))) : QByteArray(),
            order.took ? QByteArray::number(order.took->count()) : QByteArray(),
            csvField(order.command.reason),
            QByteArray::number(order.firstRow),
            QByteArray::number(order.lastRow)};
        lines += cells.join(',') + '\n';
    }
    return lines;
}

} // namespace console
