// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/reading.h"
#include "core/result.h"
#include "core/series.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace historian {

/// One stored step of an alarm. The historian does not know what the numbers mean.
struct AlarmStep
{
    qint64 number = 0; ///< rises for ever
    core::UtcTime at{};
    QString alarm;
    QString rule;
    QString device;
    QString transport;
    int what = 0;
    int before = 0;
    int state = 0;
    int hidden = 0;
    int priority = 0;
    QString detail; ///< JSON
    friend bool operator==(const AlarmStep &, const AlarmStep &) = default;
};

/// How one alarm stands, as text.
struct AlarmStanding
{
    QString alarm;
    QString standing; ///< JSON; empty: it is gone
    friend bool operator==(const AlarmStanding &, const AlarmStanding &) = default;
};

/// What is stored in one transaction.
struct AlarmGroup
{
    QList<AlarmStep> steps; ///< by number
    QList<AlarmStanding> standing;
    core::UtcTime seen{}; ///< readings received until then were looked at; epoch: as before
};

/// A reading that was stored, and of which no alarm is known to have been told.
struct UnseenReading
{
    qsizetype series = 0;  ///< in AlarmsFound::series
    core::Reading reading; ///< its own series is not set
};

/// What an earlier run left.
struct AlarmsFound
{
    static constexpr qsizetype MostUnseen = 500000;

    QList<AlarmStanding> standing;
    qint64 lastNumber = 0;
    core::UtcTime seen{}; ///< epoch: never
    /// Readings received after @c seen, by arrival: an end by force came before they were looked at. The
    /// newest MostUnseen, and only those that still stand in order of arrival.
    QList<UnseenReading> unseen;
    QList<core::Series> series;
};

/// The newest @p limit steps of @p alarm, newest first; of all alarms when it is empty. Opens @p path for
/// itself: on a thread that may wait.
core::Result<QList<AlarmStep>> readAlarmSteps(const QString &path, const QString &alarm, int limit);
/// Every step in [from, to), oldest first, and the newest of each alarm before @p from, so that it is known
/// how each stood then.
core::Result<QList<AlarmStep>> readAlarmSteps(const QString &path, core::UtcTime from, core::UtcTime to);

} // namespace historian

Q_DECLARE_METATYPE(historian::AlarmGroup)
Q_DECLARE_METATYPE(historian::AlarmsFound)
