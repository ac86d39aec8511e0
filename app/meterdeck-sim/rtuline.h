// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "fleet/faultplan.h"
#include "rtumeter.h"
#include "simoptions.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <deque>
#include <map>

class QSocketNotifier;

namespace sim {

/// Several RTU meters behind one pseudo terminal, which looks like a serial port to a client.
///
/// Answers leave in order, one after the other, as on a real line; a late one delays those behind it. With a
/// baud rate, bytes leave at its pace. Unix only: open() says Unsupported elsewhere. Thread: the one that
/// made it.
class RtuLine : public QObject
{
    Q_OBJECT

public:
    RtuLine(const SimOptions &options, QObject *parent = nullptr);
    ~RtuLine() override;

    /// Makes the pseudo terminal and the symbolic link. Errors: Io, PermissionDenied, Busy (the link's name
    /// is taken by something that is no link), Unsupported.
    core::Result<void> open();
    /// The client's end, for example `/dev/pts/3`.
    QString port() const { return m_port; }
    /// Requests, answers, exceptions and faults by unit, and what was no request.
    QJsonObject counts() const;

private:
    struct Unit
    {
        RtuMeter meter;
        bool dead = false;
        quint64 requests = 0;
        quint64 answers = 0;
        quint64 exceptions = 0;
        quint64 faultless = 0;
        QMap<QString, qint64> faults;
    };
    struct Chunk
    {
        std::chrono::nanoseconds due;
        QByteArray bytes;
    };

    core::Result<void> link();
    void read();
    void take(const QByteArray &request);
    void answer(Unit &unit, const QByteArray &request);
    void send(const QByteArray &bytes, std::chrono::nanoseconds delay);
    void flush();
    std::chrono::nanoseconds now() const { return std::chrono::nanoseconds(m_clock.nsecsElapsed()); }
    std::chrono::nanoseconds wireTime(qsizetype bytes) const;

    SimOptions m_options;
    core::SystemClock m_wall;
    fleet::FaultPlan m_faults;
    std::map<int, Unit> m_units;
    int m_master = -1;
    int m_slave = -1;
    QString m_port;
    QSocketNotifier *m_notifier = nullptr;
    QByteArray m_input;
    QTimer m_silence; ///< what stands incomplete in m_input for so long is noise
    std::deque<Chunk> m_output;
    std::chrono::nanoseconds m_lineFreeAt{0};
    QTimer m_flush;
    QElapsedTimer m_clock;
    quint64 m_answerNumber = 0;
    qint64 m_foreignUnits = 0;
    qint64 m_noiseBytes = 0;
};

} // namespace sim
