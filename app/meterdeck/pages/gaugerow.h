// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile.h"
#include "live/livestore.h"

#include <QList>
#include <QMap>
#include <QWidget>

namespace widgets {
class Gauge;
class Label;
} // namespace widgets

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

/// The dials of a device: one for each quantity its profile marks as a gauge, and for each channel of it that
/// was heard (the phases of a three-phase meter), with the profile's bands. They go on in a second row where
/// the room ends. What was never heard has no dial, but is named below.
class GaugeRow : public QWidget
{
    Q_OBJECT

public:
    explicit GaugeRow(const core::Profile &profile, QWidget *parent = nullptr);

    /// True when the profile marks no quantity as a gauge.
    bool isEmpty() const { return m_rules.isEmpty(); }
    void refresh(const QList<ShownSeries> &series);
    /// The dial of a quantity; nullptr while nothing of it was heard.
    widgets::Gauge *gauge(core::Quantity quantity, const QString &channel = {}) const;
    int gauges() const { return int(m_gauges.size()); }
    /// What was never heard, in words; empty when everything was.
    QString missing() const { return m_missing; }
    /// Lower dials, for low windows.
    void setCompact(bool compact);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Key
    {
        int place = 0;
        core::Quantity quantity = core::Quantity::Voltage;
        QString channel;

        friend bool operator<(const Key &left, const Key &right)
        {
            return std::tie(left.place, left.channel) < std::tie(right.place, right.channel);
        }
    };
    static Key keyOf(core::Quantity quantity, const QString &channel);
    widgets::Gauge *make(const Key &key);
    void show(const Key &key, const live::SeriesState &state, bool computed);
    void arrange();

    QMap<core::Quantity, core::QuantityRule> m_rules;
    QMap<Key, widgets::Gauge *> m_gauges;
    widgets::Label *m_words;
    QString m_missing;
    QList<QLine> m_hairlines;
    bool m_compact = false;
};

} // namespace console
