// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/voltagequery.h"

#include <QAbstractTableModel>

namespace console {

/// One dip, swell or interruption of one phase.
struct VoltageIncident
{
    QString channel; ///< empty: the device's only phase
    lines::VoltageEvent event{};
    double nominal = 0; ///< V

    /// The extreme as a share of the nominal voltage.
    double share() const { return event.extreme / nominal; }
};

/// The dips, swells and interruptions of a week of one device, the newest first. GUI thread.
class VoltageEventsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Begin,
        End,
        Phase,
        Kind,
        Lasted,
        Extreme,
        Share,
        ColumnCount
    };

    explicit VoltageEventsModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setWeek(const engine::VoltageWeek &week, double nominal);
    void clear();
    const QList<VoltageIncident> &incidents() const { return m_incidents; }
    /// How many there were in all; more than rows where a phase had very many.
    int total() const { return m_total; }

    /// RFC 4180, UTF-8, times ISO 8601 UTC, whatever the language: device, phase, kind, from, to, end_known,
    /// duration_s, extreme_v, extreme_percent. Without a known end "to" is when the last value stood no
    /// longer.
    static QByteArray csv(const core::DeviceId &device, const QList<VoltageIncident> &incidents);

private:
    QString text(const VoltageIncident &incident, int column) const;

    QList<VoltageIncident> m_incidents;
    int m_total = 0;
};

} // namespace console
