// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/auditmodel.h"

#include "models/eventsmodel.h"
#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;

namespace console {

QString knownThen(const AuditedOrder &order)
{
    for (const core::AuditEntry &entry : order.rows) {
        const QJsonObject known = entry.detail.value("known"_L1).toObject();
        const QJsonValue relay = known.value("relay"_L1);
        if (order.command.name != "relay"_L1 || known.isEmpty())
            continue;
        const QJsonObject state = relay.toObject();
        const QJsonValue value = relay.isObject() ? state.value("value"_L1) : relay;
        if (!value.isDouble())
            return QCoreApplication::translate("console::AuditModel", "unknown");
        const QJsonValue age = relay.isObject() ? state.value("age_ms"_L1) : known.value("relay_age_ms"_L1);
        const QString word = Words::value(core::Quantity::Relay, value.toDouble());
        return age.isDouble() ? QCoreApplication::translate("console::AuditModel", "%1, %2", "state and age")
                                    .arg(word, Words::age(std::chrono::milliseconds(age.toInteger())))
                              : word;
    }
    return {};
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

void AuditModel::setEntries(const QList<core::AuditEntry> &entries,
                            const QHash<core::DeviceId, QString> &names)
{
    QHash<core::CommandId, int> places;
    beginResetModel();
    m_all.clear();
    QList<core::AuditEntry> sorted = entries;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const core::AuditEntry &left, const core::AuditEntry &right) {
                         return left.number < right.number;
                     });
    for (const core::AuditEntry &entry : std::as_const(sorted)) {
        if (!places.contains(entry.command)) {
            places.insert(entry.command, int(m_all.size()));
            AuditedOrder made;
            made.command = commandOf(entry);
            made.deviceName = names.value(entry.device, entry.device.toString());
            made.at = entry.at;
            m_all << made;
        }
        AuditedOrder &order = m_all[places.value(entry.command)];
        order.rows << entry;
        if (entry.stage == "outcome"_L1) {
            order.outcome = outcomeOf(entry);
            const QJsonValue after = entry.detail.value("after_ms"_L1);
            if (after.isDouble())
                order.took = std::chrono::milliseconds(after.toInteger());
        }
    }
    std::stable_sort(m_all.begin(), m_all.end(),
                     [](const AuditedOrder &left, const AuditedOrder &right) { return left.at > right.at; });
    rebuild();
    endResetModel();
}

void AuditModel::rebuild()
{
    m_shown.clear();
    for (int row = 0; row < m_all.size(); ++row) {
        const AuditedOrder &order = m_all.at(row);
        const QString all = QStringList{order.deviceName,
                                        order.command.device.toString(),
                                        Words::orderTitle(order.command),
                                        order.command.orderedBy,
                                        order.command.reason,
                                        text(order, OutcomeColumn).toString()}
                                .join(u' ');
        if (std::all_of(m_filter.begin(), m_filter.end(),
                        [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); }))
            m_shown << row;
    }
}

void AuditModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = text.split(u' ', Qt::SkipEmptyParts);
    rebuild();
    endResetModel();
}

const AuditedOrder *AuditModel::order(int row) const
{
    return row >= 0 && row < m_shown.size() ? &m_all.at(m_shown.at(row)) : nullptr;
}

int AuditModel::countOf(std::optional<core::Outcome> outcome) const
{
    return int(std::count_if(m_all.begin(), m_all.end(),
                             [outcome](const AuditedOrder &order) { return order.outcome == outcome; }));
}

} // namespace console
