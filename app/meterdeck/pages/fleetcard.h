// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleetwatch.h"
#include "widgets/card.h"

namespace console {

class FleetLegend;

/// One mark a device, worst first, and a legend with counts. GUI thread.
class FleetCard : public widgets::Card
{
    Q_OBJECT

public:
    /// @p fleet outlives the card. @p say tells a device in words.
    FleetCard(const FleetWatch &fleet, std::function<QString(const core::DeviceId &)> say,
              QWidget *parent = nullptr);

    /// Shows the fleet as it is now; cheap when nothing changed.
    void refresh();
    /// The height at which every mark has a cell of middle size; more would be empty.
    int wantedHeight() const;
    widgets::FleetMatrix *matrix() const { return m_matrix; }

signals:
    void deviceChosen(const core::DeviceId &device);

private:
    core::DeviceId deviceAt(int group, int place) const;
    void point(int group, int place);
    void sayScale();

    const FleetWatch &m_fleet;
    std::function<QString(const core::DeviceId &)> m_say;
    widgets::FleetMatrix *m_matrix;
    FleetLegend *m_legend;
    QList<QList<core::DeviceId>> m_orders; ///< what the marks stand for, by group, as shown
    quint64 m_shown = 0;
};

} // namespace console
