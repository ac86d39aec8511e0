// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history.h"
#include "historian/historianreader.h"
#include "lines/linejournal.h"

#include <vector>

namespace engine {

/// What a reading of @p series tells of a device's lines or of its life; nothing when it tells neither.
std::optional<lines::Observation> observationOf(const core::Series &series, core::Quality quality,
                                                const std::optional<double> &value, core::UtcTime at);
lines::Observation observationOf(const core::Gap &gap);

/// The past of one device's lines.
struct LinePast
{
    lines::LineJournal journal;
    /// The state it went on from: what was stored after it does not count.
    core::UtcTime from = core::UtcTime::min();
    QList<lines::Outage> outages{};     ///< stored ones that have ended by then; the journal has the rest
    QList<lines::Span> unseen{};        ///< likewise
    QList<lines::Observation> latest{}; ///< received since LineReplay::keepSince()
    bool told = false;                  ///< it has ever told of a line
};

/// Makes the past of devices' lines from what is stored: from a state of a replay and the readings after it,
/// or from all readings where there is none.
///
/// Promise: both ways tell the same. Thread: the reader's.
class LineReplay
{
public:
    using SeriesRows = QList<historian::HistorianReader::SeriesRow>;

    LineReplay(historian::HistorianReader &reader, const lines::OutageRule &rule)
        : m_reader(reader), m_rule(rule)
    {}

    /// What may have come after a state.
    struct News
    {
        bool readings = true;
        bool gaps = true;
    };

    /// goOn() leaves LinePast::outages empty: whoever asks counts the stored ones itself.
    void leaveStored() { m_leavesStored = true; }
    /// Observations received at this time or later stand in LinePast::latest too.
    void keepSince(core::UtcTime received) { m_keepSince = received; }
    /// @p rows are all series of @p device. Errors: those of the reader.
    core::Result<LinePast> past(const core::DeviceId &device, const SeriesRows &rows);
    /// From @p stored's state at @p place, when it can be gone on from; @p news may have come after it.
    core::Result<std::optional<LinePast>> goOn(const SeriesRows &rows, const historian::StoredLines &stored,
                                               qsizetype place, News news);
    /// From the newest stored state when it can be gone on from, else from all readings.
    core::Result<LinePast> newest(const core::DeviceId &device, const SeriesRows &rows);

private:
    core::Result<QList<lines::Observation>> seen(const core::DeviceId &device, const SeriesRows &rows,
                                                 const std::optional<core::UtcTime> &after, News news,
                                                 QList<lines::Observation> &latest);

    historian::HistorianReader &m_reader;
    lines::OutageRule m_rule;
    core::UtcTime m_keepSince = core::UtcTime::max();
    bool m_leavesStored = false;
};

/// The pasts of some devices.
struct LinePasts
{
    std::vector<std::pair<core::DeviceId, LinePast>> found;
    std::optional<core::Error> error; ///< of the first that is not in @c found
};
/// Opens the store and reads them; ends early once @p leaving. @p since: see LineReplay::keepSince().
LinePasts readPasts(const HistorySource &source, const std::shared_ptr<std::atomic<bool>> &leaving,
                    const lines::OutageRule &rule, const QList<core::DeviceId> &devices, core::UtcTime since);

/// As they are stored, and back.
historian::LineOutage storedOutage(const lines::Outage &outage);
lines::Outage outageOf(const core::DeviceId &device, const historian::LineOutage &stored);

} // namespace engine
