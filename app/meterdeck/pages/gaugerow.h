// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "live/livestore.h"

#include <QHash>
#include <QList>
#include <QWidget>

namespace widgets {
class Gauge;
}

namespace console {

/// One of a device's series as the page shows it: its state, and what it is a series of.
struct ShownSeries
{
    core::Series series;
    live::SeriesState state;
};

/// A power factor from voltage, current and power of one moment, always marked Estimated; nothing when one of
/// them is missing, old or zero. For devices that send none.
std::optional<live::SeriesState> estimatedPowerFactor(const QList<ShownSeries> &series);

/// The dials of a device: one for each quantity its profile marks as a gauge, with the profile's bands.
class GaugeRow : public QWidget
{
    Q_OBJECT

public:
    explicit GaugeRow(const core::Profile &profile, QWidget *parent = nullptr);

    bool isEmpty() const { return m_gauges.isEmpty(); }
    void refresh(const QList<ShownSeries> &series);
    widgets::Gauge *gauge(core::Quantity quantity) const { return m_gauges.value(quantity); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(core::Quantity quantity, const live::SeriesState &state, bool computed);

    QMap<core::Quantity, core::QuantityRule> m_rules;
    QMap<core::Quantity, widgets::Gauge *> m_gauges;
};

} // namespace console
