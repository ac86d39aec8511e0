// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batchqueue.h"
#include "buswatch.h"
#include "modbus/framereader.h"
#include "modbus/modbustransport.h"
#include "modbus/pollschedule.h"
#include "modbus/registermap.h"
#include "serialline.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace modbus {

/// What a bus is built from.
struct BusSetup
{
    core::TransportSettings settings;
    QList<core::DeviceSettings> devices;
    QHash<core::DeviceId, core::ProfilePtr> profiles;
    std::shared_ptr<core::SeriesTable> series;
    std::shared_ptr<const core::Clock> clock;
    ModbusOptions options;
};

/// The inside of ModbusTransport: made, used and destroyed on the transport's thread.
class BusWorker : public QObject
{
    Q_OBJECT

public:
    explicit BusWorker(BusSetup setup);

    void start();
    /// Hands over what was read and closes the port; nothing is emitted afterwards.
    void stop();
    void committed(quint64 sequence);
    void watch(bool on) { m_watch.setOpen(on && !m_stopping); }

signals:
    void wireSeen(const core::WireReport &report);
    void batchReady(const core::BatchPtr &batch);
    void stateChanged(core::TransportState state, const QString &words);
    void countersChanged(const core::TransportCounters &counters);
    void failed(const core::Error &error);

private:
    using Steady = std::chrono::steady_clock;
    /// One device and what is known of its silence.
    struct Meter
    {
        core::DeviceSettings settings;
        RegisterMap map;
        std::optional<core::UtcTime> silentSince; ///< set while no readings come; what the gap begins with
        QString silentReason;
        core::UtcTime lastGood{};
        Steady::time_point saidSilentAt{};
        Steady::time_point rejectedAt{};
        int garbled = 0;          ///< failures in a row in which bytes were heard
        bool saidSlow = false;    ///< that it answers after the time-out was told
        std::vector<int> refused; ///< exception code by block, 0 when it is read
    };

    void addMeters();
    void openLine();
    void onLost(const core::Error &error);
    void lineDown(const core::Error &error, const QString &kind);
    void pump();
    void pumpIn(std::chrono::nanoseconds wait);
    void ask(const PollSchedule::Turn &turn);
    void onFinished(const Answer &answer);
    void takeValues(Meter &meter, const Answer &answer);
    void takeException(Meter &meter, const Answer &answer);
    void takeFailure(Meter &meter, const Answer &answer);
    void keepReject(Meter &meter, const Answer &answer, const QString &reason);
    void fallSilent(Meter &meter, const QString &reason);
    void saySilent(Meter &meter);
    void backFromSilence(Meter &meter);
    void gathered();
    void cutBatch(bool force = false);
    void checkPressure();
    void setState(core::TransportState state, const QString &words);
    void housekeep();
    void emitCounters();
    std::chrono::milliseconds timeoutFor(const BlockRead &read) const;
    QString placeOf(const Meter &meter) const;
    core::UtcTime now() const { return m_setup.clock->now(); }

    BusSetup m_setup;
    SerialLine m_line;
    FrameReader m_reader;
    PollSchedule m_schedule;
    BatchQueue m_batches;
    BusWatch m_watch;
    std::vector<Meter> m_meters;
    QTimer m_pumpTimer;
    QTimer m_reopenTimer;
    QTimer m_cutTimer;
    QTimer m_houseTimer;
    std::optional<PollSchedule::Turn> m_turn;
    QSet<int> m_late; ///< units whose answers came after the time-out since their last one in time
    std::chrono::milliseconds m_reopenWait{0};
    QString m_portTrouble; ///< what was last said of the port, so that each trouble is told once
    bool m_everOpen = false;
    core::UtcTime m_startedAt{};
    std::optional<core::UtcTime> m_pressedSince;
    core::TransportState m_state = core::TransportState::Stopped;
    core::TransportCounters m_counters;
    Steady::time_point m_loadSince{};
    quint64 m_loadCharacters = 0;
    quint64 m_loadRequests = 0;
    bool m_stopping = false;
};

} // namespace modbus
