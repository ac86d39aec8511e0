// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "core/result.h"
#include "core/series.h"
#include "historian/linerecord.h"
#include "historian/recentindex.h"

#include <QMap>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace historian {

/// One stored reading. Times in µs since 1970 UTC; the value in quantityUnit() of its series.
struct StoredReading
{
    qint64 measuredAtUs = 0;
    qint64 receivedAtUs = 0;
    std::optional<double> value;
    core::Quality quality = core::Quality::Unknown;

    friend bool operator==(const StoredReading &, const StoredReading &) = default;
};

/// The newest reading of one series.
struct LatestReading
{
    qint64 series = 0; ///< number in the database
    StoredReading reading;
};

/// What a trend draws for one stretch of time. Only values of quality Good, Substituted and Estimated count.
struct Bucket
{
    core::UtcTime from{};
    core::UtcTime to{};
    quint64 count = 0; ///< 0: nothing usable was measured, the other figures mean nothing
    double min = 0;
    double max = 0;
    double mean = 0;
    core::Quality worst = core::Quality::Good; ///< of its readings
};

/// A device that was ever seen.
struct StoredDevice
{
    core::Sighting sighting;
    core::UtcTime firstSeen{};
    core::UtcTime lastSeen{};
};

/// What verifyAudit() found.
struct AuditCheck
{
    quint64 entries = 0;
    bool intact = true;
    qint64 brokenAt = 0;    ///< number of the first entry that is not what was written; 0 when intact
    QString words;          ///< what is wrong with it; empty when intact
    QByteArray head;        ///< the hash of the last entry that was read; empty for an empty audit
    bool cancelled = false; ///< told to stop before the end: nothing is said of the rest
};

/// Told how many of how many entries were read; false stops.
using AuditProgress = std::function<bool(quint64 done, quint64 total)>;

/// Reads the database beside the writer, in this or another process.
///
/// Thread: the one that opened it, and it must die there. Every query sees one snapshot and is finished when
/// the call returns, so that it never holds up the writer's checkpoints. Errors: NotFound, PermissionDenied,
/// NewerSchema, Corrupt, Locked, Io.
class HistorianReader
{
public:
    using SeriesRow = std::pair<qint64, core::Series>; ///< number in the database, and what it is

    /// Opens @p path read-only. With the writer's @p index recent rows of one series are found without a
    /// scan.
    static core::Result<std::unique_ptr<HistorianReader>> open(const QString &path,
                                                               std::shared_ptr<const RecentIndex> index = {});
    ~HistorianReader();
    HistorianReader(const HistorianReader &) = delete;
    HistorianReader &operator=(const HistorianReader &) = delete;

    /// The series of @p device, or of all devices when it is empty; ordered by device, channel and quantity.
    core::Result<QList<SeriesRow>> series(const core::DeviceId &device = {});
    /// Calls @p row for each reading of @p series measured in [from, to), in key order, none twice across the
    /// tiers, until it returns false. Returns how often it was called.
    core::Result<quint64> forEach(qint64 series, core::UtcTime from, core::UtcTime to,
                                  const std::function<bool(const StoredReading &)> &row);
    /// @p count equal buckets over [from, to). From the roll-ups by hour (by minute) where the buckets are
    /// whole hours (minutes), or ten or longer: an hour (a minute) then counts where it begins.
    core::Result<QList<Bucket>> buckets(qint64 series, core::UtcTime from, core::UtcTime to, int count);
    /// When the oldest reading of a series was measured; nothing when it has none.
    core::Result<std::optional<core::UtcTime>> first(qint64 series);
    /// Queries end early, with an error, once @p cancelled is true; it must outlive the reader.
    void cancelWhen(const std::atomic<bool> &cancelled);
    /// The newest @p limit events in [from, to), newest first; of all devices when @p device is empty.
    core::Result<QList<core::Event>> events(const core::DeviceId &device, core::UtcTime from,
                                            core::UtcTime to, int limit);
    /// Every event that energies are reckoned from ("register-fell", "energy-decision", "energy-compare"), of
    /// whatever time, oldest first and of one instant as stored; of all devices when @p device is empty.
    core::Result<QList<core::Event>> energyEvents(const core::DeviceId &device = {});
    /// The newest @p limit gaps that touch [from, to), newest first. With a device: its own, and those of the
    /// whole of the transports it was seen on.
    core::Result<QList<core::Gap>> gaps(const core::DeviceId &device, core::UtcTime from, core::UtcTime to,
                                        int limit);
    /// The newest @p limit rejects, newest first.
    core::Result<QList<core::Reject>> rejects(int limit);
    /// How many messages were ever rejected, by reason; never trimmed.
    core::Result<QMap<QString, quint64>> rejectCounts();
    /// The newest @p limit audit entries in [from, to), newest first; of all devices when @p device is empty.
    core::Result<QList<core::AuditEntry>> audit(const core::DeviceId &device, core::UtcTime from,
                                                core::UtcTime to, int limit);
    /// The same, told one by one, so that many of them need no room.
    core::Result<void> forEachAudit(const core::DeviceId &device, core::UtcTime from, core::UtcTime to,
                                    int limit, const std::function<void(const core::AuditEntry &)> &row);
    /// Every entry of one order, oldest first.
    core::Result<QList<core::AuditEntry>> auditOf(const core::CommandId &command);
    /// Recomputes the audit's hash chain.
    core::Result<AuditCheck> verifyAudit(const AuditProgress &progress = {});
    /// The newest reading of every series.
    core::Result<QList<LatestReading>> latest();
    core::Result<QList<StoredDevice>> devices();
    core::Result<QString> installationId();
    /// What HistorianWriter::appendWithNote() kept last under this key; empty when there is nothing.
    core::Result<QString> note(const QString &key);
    /// What is stored of lines, of every device or of @p device.
    core::Result<StoredLines> lines(const core::DeviceId &device = {});

private:
    class Session;
    explicit HistorianReader(std::unique_ptr<Session> session);
    std::unique_ptr<Session> m_session;
};

} // namespace historian
