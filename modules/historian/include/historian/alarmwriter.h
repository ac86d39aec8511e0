// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/result.h"
#include "historian/alarmrows.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace historian {

class Database;

/// Appends the steps of alarms and keeps how each alarm stands, beside the readings. A child of the
/// HistorianWriter, found by of(), on its thread and its connection.
///
/// Promise: stored(n) means that every step up to n, and the standing that came with it, is synced to the
/// disk; a group that cannot be stored is kept and tried again. Groups that have arrived together share a
/// transaction.
class AlarmWriter : public QObject
{
    Q_OBJECT

public:
    explicit AlarmWriter(QObject *parent);
    ~AlarmWriter() override;

    /// The one of a HistorianWriter; there from its construction on.
    static AlarmWriter *of(QObject *historianWriter);

    /// @name By the HistorianWriter
    /// @{
    /// The database is open; answers with found().
    core::Result<void> begin(Database &database);
    /// Stores what waits and lets go of the database.
    void end();
    /// @}

public slots:
    /// Takes a group; numbers rise from group to group.
    void append(const historian::AlarmGroup &group);

signals:
    /// What is stored, once after the opening, before HistorianWriter::opened().
    void found(const historian::AlarmsFound &found);
    void stored(qint64 number);
    /// Nothing is lost: it is tried again. Once until it was possible again.
    void failed(const core::Error &error);

private:
    class Session;

    void storeQueued();

    std::unique_ptr<Session> m_session;
    QList<AlarmGroup> m_queue;
    QTimer m_timer;
    std::chrono::milliseconds m_retry{0}; ///< 0: the last one was stored
};

} // namespace historian
