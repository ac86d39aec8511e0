// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe.h"
#include "modbus/registermap.h"

#include <QObject>

#include <functional>

namespace console {

/// Reads once from a live meter what a register map that is not saved yet speaks of, and the places where
/// sources disagree: in blocks as the map allows, and register by register where a block is refused.
///
/// One read at a time, between the polls of the bus; it only reads. GUI thread; nothing waits.
class MeterTrial : public QObject
{
    Q_OBJECT

public:
    /// How a read is asked for: Engine::probe() of one transport, or a test's.
    using Ask = std::function<void(const core::ProbeRequest &request, QObject *context,
                                   std::function<void(const core::ProbeResult &)> answer)>;

    explicit MeterTrial(QObject *parent = nullptr);

    /// Ends one that is under way.
    void start(const Ask &ask, int unit, const QList<modbus::RegisterRule> &rules, int maxBlock, int maxGap);
    /// Reads @p count registers for a closer look at one row; a refusal is no trouble.
    void look(const Ask &ask, int unit, int function, int address, int count);
    void stop();
    bool isRunning() const { return m_running; }
    int done() const { return m_done; }
    int total() const { return m_total; }

signals:
    /// Registers of the meter: 2 bytes each, from @p address of the wire on.
    void read(int function, int address, const QByteArray &bytes);
    /// One register of the map that the meter does not give.
    void refused(const core::ProbeResult &result);
    void progressed(int done, int total);
    /// Everything was asked, or @p why it was given up.
    void finished(const QString &verdict, const core::ProbeResult &last);

private:
    struct Read
    {
        modbus::BlockRead block;
        QList<modbus::BlockRead> parts; ///< instead, when the block is refused
    };
    void next();
    void take(quint64 round, const Read &read, const core::ProbeResult &result);

    Ask m_ask;
    int m_unit = 1;
    QList<Read> m_reads;
    quint64 m_round = 0; ///< answers of an older round are none of ours
    int m_done = 0;
    int m_total = 0;
    int m_silent = 0; ///< unanswered reads in a row
    bool m_running = false;
};

} // namespace console
