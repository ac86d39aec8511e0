// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading.h"
#include "witnesseddoor.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <atomic>
#include <memory>

namespace engine {

/// The holder's side of one import that another process reads: its batches go through the holder's own door,
/// and each is answered when it is on the disk.
///
/// Thread: one of its own, since the door waits for the disk; leave() from any. However the import ends, what
/// was stored stays, and end() makes it known.
class ImportGuest : public QObject
{
    Q_OBJECT

public:
    explicit ImportGuest(std::shared_ptr<WitnessedDoor> door);

    /// Nobody hears the answers any more: a wait for the disk ends soon.
    void leave() { m_gone = true; }

public slots:
    /// One line of the other process; said() answers it.
    void hear(const QByteArray &line);
    void end();

signals:
    void said(const QByteArray &line);
    void ended();

private:
    QJsonObject answer(const QJsonObject &question);
    QJsonObject store(const QJsonObject &question);
    QJsonObject finish();
    void say(const QJsonObject &object);

    std::shared_ptr<WitnessedDoor> m_door;
    QHash<core::SeriesId, core::Reading> m_newest; ///< of what was stored
    std::atomic<bool> m_gone = false;
    bool m_finished = false;
};

} // namespace engine
