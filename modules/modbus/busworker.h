// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batchqueue.h"
#include "busline.h"
#include "buswatch.h"
#include "modbus/modbustransport.h"
#include "modbus/pollschedule.h"
#include "modbus/registermap.h"
#include "modbus/valueguard.h"
#include "probequeue.h"
#include "writequeue.h"

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
    /// Answers with one probed(), perhaps at once.
    void probe(const core::ProbeRequest &request);
    /// Writes once; answers with sent() and perhaps accepted() or refused(), or with notSent().
    void write(const core::OutgoingMessage &message);

signals:
    void wireSeen(const core::WireReport &report);
    void batchReady(const core::BatchPtr &batch);
    void stateChanged(core::TransportState state, const QString &words);
    void countersChanged(const core::TransportCounters &counters);
    void failed(const core::Error &error);
    void probed(const core::ProbeResult &result);
    void sent(const core::CommandId &command);
    void accepted(const core::CommandId &command);
    void refused(const core::CommandId &command, const core::Error &error);
    void notSent(const core::CommandId &command, const core::Error &error);

private:
    using Steady = std::chrono::steady_clock;
    static constexpr std::chrono::seconds HousekeepEvery{1};
    /// How often a block was refused.
    struct Refusal
    {
        int code = 0;      ///< of the last exception that was told, 0 when it is read
        int inARow = 0;    ///< illegal addresses without an answer between them
        bool read = false; ///< it was answered before
    };
    /// One device and what is known of its silence.
    struct Meter
    {
        core::DeviceSettings settings;
        RegisterMap map;
        WriteMap writes;
        std::optional<core::UtcTime> silentSince; ///< set while no readings come; what the gap begins with
        QString silentReason;
        core::UtcTime lastGood{};
        Steady::time_point saidSilentAt{};
        Steady::time_point rejectedAt{};
        int garbled = 0;              ///< failures in a row in which bytes were heard
        bool saidSlow = false;        ///< that it answers after the time-out was told
        std::vector<Refusal> refused; ///< by block
    };
    /// A request that is under way.
    struct Asked
    {
        PollSchedule::Turn turn;
        std::optional<ProbeQueue::Entry> probe; ///< for a Guest turn
        QByteArray request;
        core::UtcTime at{};
        Steady::time_point steady{};
        bool write = false; ///< of an order, see takeWrite()
    };

    void addMeters();
    void guard(const Meter &meter, const core::Profile &profile);
    void warnOfTightPlan();
    void openLine();
    void onOpened();
    void onDown(const core::Error &error);
    void pump();
    void pumpIn(std::chrono::nanoseconds wait);
    void ask(const PollSchedule::Turn &turn);
    /// Waits for the rest of the pause between frames, less than two milliseconds.
    void keepPause() const;
    void onFinished(quint32 ticket, const Answer &answer);
    /// A request that was given up has been answered.
    void onLateAnswer(quint8 unit, quint8 function, int bytes, bool surely);
    /// Asks the first person's read that may go out now; else @p wake is when to look again, if sooner.
    bool askProbe(Steady::time_point at, Steady::time_point &wake);
    void takeProbe(const Asked &asked, const Answer &answer);
    void refuseProbe(const core::ProbeRequest &request, core::ErrorCode code, const QString &detail,
                     const QString &remedy);
    void refuseProbes(const QString &detail);
    /// A register that an order lets fall.
    struct OrderedFall
    {
        core::CommandId command;
        Steady::time_point until{};
        double tolerance = 0;
    };
    /// Asks what the first order needs next, if it may go out now. @p hold: nothing else may be asked.
    bool askWrite(Steady::time_point at, Steady::time_point &wake, bool &hold);
    void takeWrite(const Asked &asked, const Answer &answer);
    void looked(WriteTask &task, const Answer &answer);
    void wrote(WriteTask &task, const Answer &answer, bool sure);
    void readBack(WriteTask &task, const Asked &asked, const Answer &answer);
    void refuseWrite(const core::CommandId &command, core::ErrorCode code, const QString &detail,
                     const QString &remedy);
    void dropOverdueWrites(Steady::time_point at);
    void dropUnsentWrites(const QString &why);
    void explainFall(const Meter &meter, const core::Reading &reading);
    void takeValues(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer);
    void judge(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer,
               QList<core::Reading> &readings);
    void takeException(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer);
    void tellRefused(Meter &meter, const BlockRead &read, int code);
    void narrow(Meter &meter, const PollSchedule::Turn &turn, int code);
    void takeFailure(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer);
    void keepReject(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer,
                    const QString &reason);
    void fallSilent(Meter &meter, const QString &reason);
    void saySilent(Meter &meter);
    void backFromSilence(Meter &meter, core::UtcTime at);
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
    std::unique_ptr<BusLine> m_line;
    PollSchedule m_schedule;
    ValueGuard m_guard;
    ProbeQueue m_probes;
    WriteQueue m_writes;
    QHash<core::SeriesId, OrderedFall> m_falls;
    bool m_probedLast = false; ///< the last request was a person's: now the polls have a turn
    BatchQueue m_batches;
    BusWatch m_watch;
    std::vector<Meter> m_meters;
    QTimer m_pumpTimer;
    QTimer m_reopenTimer;
    QTimer m_cutTimer;
    QTimer m_houseTimer;
    QHash<quint32, Asked> m_asked; ///< by ticket
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
