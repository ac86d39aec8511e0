// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/voltageeventsmodel.h"

#include "core/csvfield.h"
#include "linewords.h"
#include "voltagewords.h"
#include "widgets/tabledelegate.h"
#include "widgets/theme.h"
#include "words.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::TableDelegate;
using widgets::Token;

namespace console {

namespace {

bool isFigure(int column)
{
    return column == VoltageEventsModel::Lasted || column == VoltageEventsModel::Extreme ||
           column == VoltageEventsModel::Share;
}

int alignment(int column)
{
    return int((isFigure(column) ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
}

QByteArray iso(core::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, Qt::UTC)
        .toString(Qt::ISODateWithMs)
        .toLatin1();
}

QByteArray kindName(lines::VoltageEvent::Kind kind)
{
    switch (kind) {
    case lines::VoltageEvent::Kind::Swell:
        return "swell";
    case lines::VoltageEvent::Kind::Interruption:
        return "interruption";
    case lines::VoltageEvent::Kind::Dip:
        break;
    }
    return "dip";
}

} // namespace

VoltageEventsModel::VoltageEventsModel(QObject *parent) : QAbstractTableModel(parent) {}

int VoltageEventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_incidents.size());
}

int VoltageEventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

void VoltageEventsModel::setWeek(const engine::VoltageWeek &week, double nominal)
{
    beginResetModel();
    m_incidents.clear();
    m_total = 0;
    for (const engine::VoltagePhase &phase : week.phases) {
        m_total += phase.quality.dips + phase.quality.swells + phase.quality.interruptions;
        for (const lines::VoltageEvent &event : phase.quality.events)
            m_incidents << VoltageIncident{phase.channel, event, nominal};
    }
    std::stable_sort(m_incidents.begin(), m_incidents.end(),
                     [](const auto &a, const auto &b) { return a.event.from > b.event.from; });
    endResetModel();
}

void VoltageEventsModel::clear()
{
    beginResetModel();
    m_incidents.clear();
    m_total = 0;
    endResetModel();
}

QString VoltageEventsModel::text(const VoltageIncident &incident, int column) const
{
    const lines::VoltageEvent &event = incident.event;
    const QString lasted = LineWords::duration(event.to - event.from);
    switch (column) {
    case Begin:
        return Words::moment(event.from);
    case End:
        return event.endUnknown ? tr("not seen", "the end of a dip") : Words::moment(event.to);
    case Phase:
        return incident.channel;
    case Kind:
        return VoltageWords::kind(event.kind);
    case Lasted:
        return event.endUnknown ? tr("≥ %1", "at least so long").arg(lasted) : lasted;
    case Extreme:
        return VoltageWords::volts(event.extreme);
    case Share:
        return tr("%1 %", "of the nominal voltage").arg(Words::number(incident.share() * 100, 0));
    default:
        return {};
    }
}

QVariant VoltageEventsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_incidents.size())
        return {};
    const VoltageIncident &incident = m_incidents.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(incident, column);
    case Qt::ToolTipRole:
        if (incident.event.endUnknown && (column == Lasted || column == End))
            return tr("Nothing was measured when it ended");
        if (column == Share)
            return tr("Of the nominal %1").arg(VoltageWords::volts(incident.nominal));
        return text(incident, column);
    case Qt::TextAlignmentRole:
        return alignment(column);
    case TableDelegate::DetailRole:
        return column == Kind ? text(incident, Begin) : column == Extreme ? text(incident, Share) : QString();
    case TableDelegate::TokenRole:
        return int(column == End && incident.event.endUnknown ? Token::Text3
                   : column == Begin || column == Kind        ? Token::Text
                                                              : Token::Text2);
    default:
        return {};
    }
}

QVariant VoltageEventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::ToolTipRole && section == Share)
        return tr("Of the nominal voltage");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Begin:
        return tr("Begin");
    case End:
        return tr("End");
    case Phase:
        return tr("Phase");
    case Kind:
        return tr("What", "dip, swell or interruption");
    case Lasted:
        return tr("Lasted");
    case Extreme:
        return tr("Extreme");
    case Share:
        return tr("of Un", "share of the nominal voltage");
    default:
        return {};
    }
}

QByteArray VoltageEventsModel::csv(const core::DeviceId &device, const QList<VoltageIncident> &incidents)
{
    QByteArray rows = "device,phase,kind,from,to,end_known,duration_s,extreme_v,extreme_percent\n";
    for (const VoltageIncident &incident : incidents) {
        const lines::VoltageEvent &event = incident.event;
        const double seconds = std::chrono::duration<double>(event.to - event.from).count();
        rows += QByteArrayList{core::csvField(device.toString()),
                               core::csvField(incident.channel),
                               kindName(event.kind),
                               iso(event.from),
                               iso(event.to),
                               event.endUnknown ? "false" : "true",
                               QByteArray::number(seconds, 'g', 12),
                               QByteArray::number(event.extreme, 'g', 12),
                               QByteArray::number(incident.share() * 100, 'g', 6)}
                    .join(',') +
                '\n';
    }
    return rows;
}

} // namespace console
