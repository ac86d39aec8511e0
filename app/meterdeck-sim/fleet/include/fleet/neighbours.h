// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "fleet/fleetplan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace fleet {

/// One message of a device.
struct Saying
{
    QByteArray topic;
    QByteArray payload;
    bool retained = false;
};

/// What a plug remembers of orders.
struct PlugState
{
    bool on = true;
    double offAtWh = 0;    ///< what its load's register stood at when it went off
    double notTakenWh = 0; ///< what the load would have taken while it was off
};

/// A device of another family than the nodes and the bus meters: what it is called, and what it says at any
/// instant, as its firmware writes it. A pure function of seed and time, so that live values continue past
/// ones of another process. Immutable; any thread.
class Neighbour
{
public:
    enum class Kind
    {
        CampusMeter, ///< a logger's topic for all its meters
        LineMonitor, ///< eight mains lines and a voltage, in single quotes
        MeshNode,    ///< behind a hub that sends every text twice
        ShellyPlug,
        TasmotaPlug,
    };

    Neighbour(Kind kind, QString id, QString name, quint64 seed, int number, std::chrono::seconds utcOffset,
              std::optional<core::Place> place = std::nullopt);

    Kind kind() const { return m_kind; }
    /// As the console knows it.
    QString id() const { return m_id; }
    /// What a person calls it.
    QString name() const { return m_name; }
    QString profile() const;
    /// Where it stands; only what hangs on a map has a place.
    std::optional<core::Place> place() const { return m_place; }
    /// What its lines are called and how many customers each has, as in the entry of a device; empty without
    /// lines.
    QJsonObject lines() const;
    /// How long it says nothing between.
    std::chrono::seconds pause() const;
    /// What it says at @p time, having said something at @p before; without that it has just started.
    QList<Saying> say(core::UtcTime time, std::optional<core::UtcTime> before, const PlugState &state) const;

    /// The broker publishes this when its connection dies; no topic where the firmware has no will.
    Saying will() const;
    /// Where it listens for orders; empty where it takes none.
    QByteArray orderTopic() const;
    /// Obeys an order, and says what the firmware answers at once. Nothing when it is no order.
    QList<Saying> obey(const QByteArray &payload, core::UtcTime time, PlugState &state) const;

private:
    QList<Saying> sayLines(core::UtcTime time, std::optional<core::UtcTime> before) const;
    Saying sayMeshText(core::UtcTime time) const;
    Saying sayShelly(core::UtcTime time, const PlugState &state) const;
    QList<Saying> sayTasmota(core::UtcTime time, const PlugState &state) const;
    bool lineOn(int line, core::UtcTime time) const;
    /// The load behind a plug: a quarter of a building's.
    LoadSample plug(core::UtcTime time, const PlugState &state) const;

    Kind m_kind;
    QString m_id;
    QString m_name;
    quint64 m_key;
    int m_number;
    std::optional<core::Place> m_place;
    LoadModel m_load;
};

/// The neighbours of a fleet: one campus meter, seven line monitors, three mesh nodes and two plugs.
QList<Neighbour> neighbours(quint64 seed, std::chrono::seconds utcOffset);
/// The profiles that read them, without doubles.
QStringList neighbourProfiles(const QList<Neighbour> &neighbours);
/// Work that was announced around @p now at the line that fails all the time, as a workspace's
/// "outages.planned" has it.
QJsonArray plannedWork(core::UtcTime now);

} // namespace fleet
