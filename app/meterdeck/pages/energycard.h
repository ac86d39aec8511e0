// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "widgets/card.h"

namespace widgets {
class DayCurve;
class StatTile;
} // namespace widgets

namespace console {

/// What all meters together took today, how much of that is really there, and their power over the day. Asks
/// the engine at most once a minute, and less often where an answer takes long. hasMeters() is false until
/// something measured power or energy: then there is nothing to show. GUI thread.
class EnergyCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit EnergyCard(engine::Engine &engine, QWidget *parent = nullptr);

    void refresh(core::UtcTime now);
    void take(const engine::FleetEnergyAnswer &answer, core::UtcTime now);
    bool hasMeters() const { return m_hasMeters; }
    /// Below this share of its meters a column is a gap: the curve would fall without less being taken.
    static constexpr double LeastShare = 0.8;

signals:
    void loaded();

private:
    engine::Engine &m_engine;
    widgets::StatTile *m_energy;
    widgets::StatTile *m_there;
    widgets::StatTile *m_power;
    widgets::DayCurve *m_curve;
    core::UtcTime m_askedAt{};
    core::UtcTime m_nextAt{};
    QDate m_day;
    QByteArray m_zone;
    bool m_asking = false;
    bool m_hasMeters = false;
};

} // namespace console
