// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/handclock.h"
#include "live/livestore.h"

/// A store with the shipped profiles and a node and a meter that report into it.
struct LiveBench
{
    std::shared_ptr<core::SeriesTable> series = std::make_shared<core::SeriesTable>();
    std::shared_ptr<HandClock> clock = std::make_shared<HandClock>();
    live::LiveStore store{series, clock, core::ProfileStore::load({}, nullptr), 4};
    core::DeviceId node{QStringLiteral("ESP32-1a2b")};
    core::DeviceId meter{QStringLiteral("lab-meter")};

    core::SeriesId id(core::Quantity quantity, const QString &source, bool polled = false)
    {
        core::Series s;
        s.device = polled ? meter : node;
        s.quantity = quantity;
        s.source = source;
        s.profile =
            core::ProfileId(polled ? QStringLiteral("campus-modbus") : QStringLiteral("iot-smart-meter"));
        return series->intern(s);
    }
    core::SeriesId voltage() { return id(core::Quantity::Voltage, QStringLiteral("site:pzem/metrics")); }
    core::SeriesId energy() { return id(core::Quantity::EnergyImport, QStringLiteral("site:pzem/energy")); }
    core::SeriesId relay() { return id(core::Quantity::Relay, QStringLiteral("site:relay/state")); }
    core::SeriesId status() { return id(core::Quantity::Online, QStringLiteral("site:status")); }
    core::SeriesId heartbeat() { return id(core::Quantity::Heartbeat, QStringLiteral("site:heartbeat")); }
    core::SeriesId polled() { return id(core::Quantity::Voltage, QStringLiteral("bus1:6"), true); }

    core::Reading reading(core::SeriesId id, std::optional<double> value,
                          core::Quality quality = core::Quality::Good)
    {
        core::Reading r;
        r.series = id;
        r.quality = quality;
        r.value = value;
        r.measuredAt = r.receivedAt = clock->now();
        r.receivedSteady = clock->steady();
        return r;
    }
    void live(core::SeriesId id, std::optional<double> value, core::Quality quality = core::Quality::Good)
    {
        store.apply({reading(id, value, quality)});
    }
    void retained(core::SeriesId id, double value)
    {
        core::Reading r = reading(id, value, core::Quality::Stale);
        r.retained = true;
        store.apply({r});
    }
    live::SeriesState state(core::SeriesId id) { return store.state(id).value_or(live::SeriesState{}); }
    core::Quality quality(core::SeriesId id) { return state(id).newest.quality; }
};
