// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/transportsmodel.h"

#include "widgets/qualitymark.h"
#include "widgets/tableview.h"
#include "words.h"

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

TransportsModel::TransportsModel(QObject *parent) : QAbstractTableModel(parent) {}

int TransportsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_transports.size());
}

int TransportsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

quint64 TransportsModel::errorsOf(const engine::TransportInfo &transport)
{
    quint64 sum = 0;
    for (const quint64 count : transport.counters.errors)
        sum += count;
    // A bus keeps examples of what it counted as an error already; a broker's refusals stand only there.
    if (!core::isModbus(transport.type)) {
        for (const quint64 count : transport.counters.rejects)
            sum += count;
    }
    return sum;
}

bool TransportsModel::isTroubled(const engine::TransportInfo &transport) const
{
    return transport.state != core::TransportState::Up || m_silent.value(transport.id) > 0;
}

core::Quality TransportsModel::markOf(core::TransportState state)
{
    switch (state) {
    case core::TransportState::Up:
        return core::Quality::Good;
    case core::TransportState::BackPressed:
    case core::TransportState::Connecting:
        return core::Quality::Stale;
    case core::TransportState::Down:
        return core::Quality::NoAnswer;
    case core::TransportState::Stopped:
        break;
    }
    return core::Quality::Unknown;
}

QVariant TransportsModel::text(const engine::TransportInfo &transport, int column) const
{
    switch (column) {
    case Name:
        return transport.name.isEmpty() ? transport.id.toString() : transport.name;
    case Rate:
        return Words::number(transport.messagesPerSecond, transport.messagesPerSecond < 10 ? 1 : 0);
    case WireLoad:
        return transport.type == "modbus-rtu"_L1
                   ? tr("%1 %").arg(Words::number(transport.counters.wireLoad * 100, 0))
                   : QString();
    case Errors:
        return Words::count(errorsOf(transport));
    case Heard:
        return transport.lastHeard == core::UtcTime{}
                   ? tr("never")
                   : Words::age(
                         std::chrono::duration_cast<std::chrono::milliseconds>(m_now - transport.lastHeard));
    default:
        return {};
    }
}

QVariant TransportsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_transports.size())
        return {};
    const engine::TransportInfo &transport = m_transports.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(transport, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column >= Rate ? Qt::AlignRight : Qt::AlignLeft)));
    case TableDelegate::DetailRole:
        if (column == Name)
            return tr("%1, %2", "kind and address")
                .arg(Words::transportType(transport.type), transport.address);
        return column == Heard && transport.state != core::TransportState::Up
                   ? QVariant(Words::transportState(transport.state, transport.pausedFor))
                   : QVariant();
    case TableDelegate::IconRole:
        return column == Name ? QVariant(transport.type == "mqtt"_L1 ? u"server"_s : u"cable"_s) : QVariant();
    case TableDelegate::ShareRole:
        return column == WireLoad && transport.type == "modbus-rtu"_L1 ? QVariant(transport.counters.wireLoad)
                                                                       : QVariant();
    case TableDelegate::QualityRole:
        return column == Heard ? QVariant(int(markOf(transport.state))) : QVariant();
    case TableDelegate::EmphasisRole:
        // Weight marks what needs a person; places stay.
        return (column == Name && isTroubled(transport)) || column == Rate ||
               (column == Errors && errorsOf(transport) > 0);
    case TableDelegate::TokenRole:
        if (column == Errors)
            return int(errorsOf(transport) > 0 ? Token::HighLine : Token::Text3);
        if (column == Heard && transport.state != core::TransportState::Up)
            return int(widgets::QualityMark::token(markOf(transport.state)));
        if (column == Rate && transport.messagesPerSecond <= 0 && isTroubled(transport))
            return int(Token::HighLine);
        return column == Heard  ? QVariant(int(Token::Text2))
               : column == Name ? QVariant(int(Token::Text))
                                : QVariant();
    case Qt::AccessibleDescriptionRole:
        return column == Name || column == Heard
                   ? QVariant(Words::transportState(transport.state, transport.pausedFor))
                   : QVariant();
    case Qt::ToolTipRole:
        return column == Name ? QVariant(tr("%1, %2", "name and address")
                                             .arg(text(transport, Name).toString(), transport.address))
                              : QVariant();
    default:
        return {};
    }
}

QVariant TransportsModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case Rate:
        return tr("msg/s");
    case WireLoad:
        return tr("Wire load");
    case Errors:
        return tr("Errors");
    case Heard:
        return tr("Heard");
    default:
        return {};
    }
}

void TransportsModel::setTransports(const QList<engine::TransportInfo> &transports, core::UtcTime now)
{
    m_now = now;
    if (transports.size() != m_transports.size()) {
        beginResetModel();
        m_transports = transports;
        endResetModel();
        return;
    }
    m_transports = transports;
    if (!m_transports.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_transports.size()) - 1, ColumnCount - 1));
}

const engine::TransportInfo *TransportsModel::transport(int row) const
{
    return row >= 0 && row < m_transports.size() ? &m_transports.at(row) : nullptr;
}

} // namespace console
