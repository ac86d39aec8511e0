// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/series.h"
#include "historian/linerecord.h"
#include "linereplay.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace engine {

/// Follows the lines of every device that has some, reading by reading.
///
/// A device is known once its past was adopted; what it says before, or in the wrong order, is kept, and its
/// past is wanted (again). Thread: one at a time; no I/O.
class LineFollower
{
public:
    LineFollower(std::shared_ptr<const core::SeriesTable> series, const lines::OutageRule &rule);

    /// A device whose lines are spoken of elsewhere; its past is wanted when @p hasPast.
    void expect(const core::DeviceId &device, bool hasPast);
    /// Looks for devices among all series there are.
    void findDevices();
    /// A device spoke on this transport.
    void sighted(const core::DeviceId &device, const core::TransportId &transport);
    void look(const core::Batch &batch);
    /// Rows of this device were stored that were not looked at.
    void wantAnew(const core::DeviceId &device);

    QList<core::DeviceId> devices() const { return m_order; }
    const lines::LineJournal *journal(const core::DeviceId &device) const;

    /// Devices whose past is wanted and not asked for yet; from now on what they say is kept for adopt().
    QList<core::DeviceId> takeWanted(qsizetype most);
    bool isWaiting() const { return !m_wanted.isEmpty() || m_asked > 0; }
    /// The past of a device that takeWanted() told; it holds everything up to @p order.
    void adopt(const core::DeviceId &device, LinePast &&past, quint64 order);
    /// It could not be read; it is wanted again when @p again.
    void missed(const core::DeviceId &device, bool again);

    bool hasChanges() const { return !m_changed.isEmpty(); }
    /// Devices of which something changed since the last call.
    QSet<core::DeviceId> takeChanged() { return std::exchange(m_changed, {}); }
    /// Devices whose past changed, interruptions that ended included.
    QSet<core::DeviceId> takePastChanged() { return std::exchange(m_pastChanged, {}); }

    /// What is worth storing, of at most @p most devices: with @p all whatever is not stored yet, else what
    /// it would cost to find again.
    QList<historian::LineRecord> takeRecords(bool all, qsizetype most);
    const historian::LinesSeen &seen() const { return m_seen; }

private:
    struct Follow
    {
        core::DeviceId device;
        lines::LineJournal journal;
        QSet<core::TransportId> transports;
        bool adopted = false;
        bool waits = false; ///< for its past; what it says is kept
        bool asked = false;
        QList<lines::Observation> kept;
        std::optional<core::UtcTime> replacesAfter = std::nullopt;
        core::UtcTime storedUpTo = core::UtcTime::min();
        quint64 order = 0;
    };

    quint32 placeOf(core::SeriesId id);
    Follow &follow(const core::DeviceId &device);
    void want(Follow &follow);
    void feed(Follow &follow, QList<lines::Observation> news);

    std::shared_ptr<const core::SeriesTable> m_series;
    const lines::OutageRule m_rule;
    std::vector<quint32>
        m_placeOf; ///< by series: 0 not looked up, 1 no device with lines, else place and two
    std::vector<std::unique_ptr<Follow>> m_follows;
    QHash<core::DeviceId, quint32> m_places;
    QHash<core::DeviceId, QSet<core::TransportId>> m_sighted;
    QList<core::DeviceId> m_order;
    QList<core::DeviceId> m_wanted;
    int m_asked = 0;
    QSet<core::DeviceId> m_changed;
    QSet<core::DeviceId> m_pastChanged;
    historian::LinesSeen m_seen;
};

} // namespace engine
