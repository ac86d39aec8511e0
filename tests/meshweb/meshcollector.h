// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"
#include "core/workspace.h"
#include "meshweb/decoder.h"

#include <QMap>
#include <QObject>

/// Stands in for engine and historian: keeps what a mesh transport emits, and commits it or not.
class MeshCollector : public QObject
{
    Q_OBJECT

public:
    enum class Mode
    {
        Commit,    ///< stored and reported as committed
        StoreOnly, ///< stored, but the transport never hears of it
        Hold,      ///< kept; commitHeld() goes on
    };

    /// A text "DATA:…" whose last field is a number is a reading of it; every other is rejected.
    static meshweb::Decoder decoder();

    void follow(core::Transport *transport);
    void commitHeld();
    bool isUp() const { return state == core::TransportState::Up; }

    Mode mode = Mode::Commit;
    core::Transport *transport = nullptr;
    QList<core::BatchPtr> held;
    QList<core::DeliveryMark> marks;
    QMap<int, int> numbers; ///< how often each value was stored
    QList<core::Reading> readings;
    QList<core::Reject> rejects;
    QList<core::Gap> gaps;
    QList<core::Error> errors;
    QStringList words; ///< of the states, in order
    QStringList notSent;
    core::TransportState state = core::TransportState::Stopped;
    core::TransportCounters counters;
    quint64 lastSequence = 0;
    bool inOrder = true;
    bool stopped = false;
    int afterStopped = 0; ///< signals that came after stopped()

private:
    void store(const core::Batch &batch);
};
