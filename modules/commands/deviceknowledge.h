// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"

#include <memory>
#include <optional>
#include <vector>

namespace commands {

/// The last report of a state.
struct SeenState
{
    std::optional<double> value;
    core::Quality quality = core::Quality::Unknown;
    bool retained = false;
    bool outdated = false; ///< its transport was down since: the broker's copy may be newer
    core::UtcTime at{};
    core::SteadyTime steady{};
};

/// When messages of one reporting key arrived.
struct KeyArrivals
{
    QString key;
    QString source;
    QList<std::chrono::nanoseconds> gaps; ///< the last three, oldest first
    std::optional<core::SteadyTime> last;
};

/// A sent relay order that ended without an answer: its answer may still come.
struct Unanswered
{
    core::Command command;
    core::SteadyTime sendAt{};
};

/// A verified relay order whose window is not over.
struct AfterWatch
{
    core::Command command;
    core::SteadyTime sendAt{};
    core::SteadyTime until{};
};

/// One device the desk can order and what is known of it.
struct DeviceState
{
    core::DeviceId id;
    core::ProfilePtr profile;
    core::TransportId transport;
    SeenState relay;
    SeenState online;
    std::optional<core::SteadyTime> lastLive; ///< any unretained reading
    std::vector<KeyArrivals> keys;
    std::optional<core::SteadyTime> lastSend;
    core::CommandId open;
    QMap<QString, SeenState> settings; ///< of register orders, by order
    std::optional<Unanswered> unanswered;
    std::optional<AfterWatch> watch;

    /// Whether a reading of @p series weighs on an order of that name.
    bool proves(const core::Series &series, const QString &order) const;
    /// False when it said Offline, or said nothing and nothing live was heard for a minute; true without a
    /// status.
    bool isOnline(core::SteadyTime now) const;
};

/// Something an open order may be interested in.
struct Observation
{
    core::DeviceId device;
    core::Reading reading;
    int key = -1; ///< index into DeviceState::keys; -1 = a reading of the proof quantity
};

/// What the stream of readings says about the devices that can be ordered. Pure; thread: the desk's.
///
/// A series is looked up once and then found by its number, so that a reading nobody waits for costs next to
/// nothing.
class DeviceKnowledge
{
public:
    explicit DeviceKnowledge(std::shared_ptr<core::SeriesTable> series);

    void setDevice(const core::DeviceId &id, core::ProfilePtr profile, const core::TransportId &transport);
    void removeDevice(const core::DeviceId &id);
    DeviceState *find(const core::DeviceId &id) const;
    /// Everything measured before is no measure of the time after.
    void transportChanged(const core::TransportId &transport);
    /// Takes readings in; returns those an order of a device with an open or watched order must see.
    QList<Observation> observe(const QList<core::Reading> &readings);
    const core::Series &seriesAt(core::SeriesId id) const { return m_series->at(id); }
    Known known(const DeviceState &device, core::SteadyTime now) const;

private:
    struct Role
    {
        quint32 generation = 0;
        DeviceState *device = nullptr;
        bool proof = false;
        QStringList orders; ///< register orders that it proves
        bool online = false;
        int key = -1;
    };
    const Role &roleOf(core::SeriesId id);

    std::shared_ptr<core::SeriesTable> m_series;
    QHash<core::DeviceId, std::shared_ptr<DeviceState>> m_devices;
    std::vector<Role> m_roles; ///< by series number
    quint32 m_generation = 1;  ///< roles of an older one are looked up anew
};

} // namespace commands
