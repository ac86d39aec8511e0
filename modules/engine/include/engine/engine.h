// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "core/profile.h"
#include "core/series.h"
#include "core/transport.h"
#include "core/workspace.h"
#include "engine/energyreview.h"
#include "engine/fleetenergy.h"
#include "engine/history.h"
#include "engine/importdoor.h"
#include "engine/secrets.h"
#include "historian/historianwriter.h"
#include "live/livestore.h"

#include <QFuture>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace engine {

class AlarmPath;
class LinePath;
struct TopicRequest;

/// A device as the console knows it: from the workspace file, or because it spoke.
struct DeviceInfo
{
    core::DeviceId id;
    QString name; ///< the workspace's name, else the id
    core::TransportId transport;
    QString transportName;
    core::ProfilePtr profile; ///< null when its profile is not installed
    std::optional<core::Place> place;
    bool configured = false; ///< has an entry in the workspace file
    int unit = 0;            ///< Modbus unit; 0 elsewhere
};

/// What a broker is asked for. Empty for other transports.
struct BrokerTerms
{
    QStringList filters;  ///< topics subscribed to
    QStringList profiles; ///< names of the profiles they are read by
    int qos = 0;
    bool persistent = false; ///< the broker keeps the session while we are away
    QString user;            ///< empty: anonymous
    std::chrono::milliseconds keepAlive{0};
};

/// A transport with its state and counters.
struct TransportInfo
{
    core::TransportId id;
    QString name;
    QString type;    ///< as in core::TransportSettings
    QString address; ///< "127.0.0.1:1883", "/dev/ttyUSB0, 9600 8N1"
    core::TransportState state = core::TransportState::Stopped;
    QString words; ///< the transport's own description of its state
    core::TransportCounters counters;
    core::TransportCounters beforeToday; ///< what the counters were when the local day began
    double messagesPerSecond = 0;
    core::UtcTime lastHeard{};
    core::UtcTime startedAt{};
    QString pausedFor; ///< why it is paused, see Engine::pause(); empty while it is not
    BrokerTerms broker;
    std::optional<core::Error> lastError; ///< cleared when it is up again
    QString wantsSecret;       ///< name of a needed secret that is not known: it waits, or is open without it
    bool loginRefused = false; ///< the peer said no to user, password or key; cleared when it is up again
    QStringList sameIdentity;  ///< devices of a server that share their name with another, newest last
};

/// What an engine is built with besides the workspace.
struct EngineOptions
{
    QStringList
        profileDirectories; ///< empty: the shipped profiles, then "profiles" beside the workspace file
    historian::WriterOptions writer;
    bool dropDuplicates = true; ///< false only in tests that must see the doubles
    bool listen = true;         ///< answer other processes on the local socket
    Secrets::Options secrets;
    std::function<void(historian::HistorianWriter &, core::SeriesTable &, const core::ProfileStore &)> seed;
    ///< called on the historian's thread after opening, before any transport starts (the demo's past hours)
};

/// Builds every part of the console for one workspace, owns their threads and makes every connection between
/// modules.
///
/// Thread: everything public is called on the thread that made it (the GUI's); nothing here waits. live() may
/// be read from any thread. One engine holds a workspace: a second one in any process fails with Busy.
/// Promise: after stopped() every accepted reading is committed and every thread has ended but those that
/// still read history; the destructor waits for them, so that none outlives Qt Sql.
class Engine : public QObject
{
    Q_OBJECT

public:
    Engine(core::Workspace workspace, EngineOptions options, QObject *parent = nullptr);
    ~Engine() override;

    /// Takes the workspace, opens the historian, then starts the transports. Answers with started() or
    /// startFailed().
    void start();
    /// Closes the desk, stops the transports, flushes and closes the historian; then stopped(). May be called
    /// twice.
    void stop();
    bool isRunning() const;

    const core::Workspace &workspace() const;
    const core::ProfileStore &profiles() const;
    QList<core::Error> profileErrors() const;
    std::shared_ptr<core::SeriesTable> seriesTable() const;
    live::LiveStore &live();
    const live::LiveStore &live() const;

    QList<DeviceInfo> devices() const;
    std::optional<DeviceInfo> device(const core::DeviceId &id) const;
    QList<TransportInfo> transports() const;
    /// Messages a second over the last half hour in stretches of half a minute, oldest first; NaN where
    /// nothing is known. Empty for a transport that does not exist.
    QList<double> messageRates(const core::TransportId &transport) const;
    /// The newest messages of a transport that could not be read since the start, newest first, bounded.
    QList<core::Reject> lastRejects(const core::TransportId &transport) const;
    /// Looks at a transport's wire: @p seen is called on this thread a few times a second, until leaveWire()
    /// or the end of @p context. A context looks at one transport once. Nobody looking costs nothing.
    void watchWire(const core::TransportId &transport, QObject *context,
                   std::function<void(const core::WireReport &)> seen) const;
    void leaveWire(const core::TransportId &transport, QObject *context) const;
    /// Reads registers of a unit once, beside the polls; only Modbus transports can. @p answer is called on
    /// this thread, exactly once, and not at all when @p context is gone by then.
    void probe(const core::TransportId &transport, const core::ProbeRequest &request, QObject *context,
               std::function<void(const core::ProbeResult &)> answer) const;
    /// Stops one transport while the others go on, so that its port or connection is free; @p paused is
    /// called on this thread when it is. It starts again by itself when resume() was called for, or the end
    /// has come of, every context that wanted the pause. @p why ("search", "trial") stands in the events
    /// "transport-paused" and "transport-resumed" and in TransportInfo. A transport that does not exist is
    /// free at once; while the engine does not run, nothing happens.
    void pause(const core::TransportId &transport, const QString &why, QObject *context,
               std::function<void()> paused);
    void resume(const core::TransportId &transport, QObject *context);
    /// How the topics of a broker can be looked at, with its secrets; invalid for other transports. See
    /// TopicWatch.
    TopicRequest topicRequest(const core::TransportId &transport) const;
    historian::WriterStats historianStats() const;
    std::optional<core::Error> historianProblem() const; ///< while the database cannot be written

    /// The monitored lines of the fleet, their interruptions and what they add up to.
    LinePath &linePath() const;
    /// The alarms, and what may be done with them.
    AlarmPath &alarmPath() const;

    /// Hands an order to the desk; its journey arrives by commandProgressed() and ends with
    /// commandFinished().
    void submit(const core::Command &command);
    void cancel(const core::CommandId &command);
    /// Gives up the wait for an interval order's measured proof: see commands::CommandDesk::stopWaiting().
    void stopWaiting(const core::CommandId &command);
    const commands::CommandDesk &desk() const;

    /// Reads history on the pool with a connection of its own. @p answer is called on this thread, and not at
    /// all when
    /// @p context is gone by then.
    void history(const HistoryRequest &request, QObject *context,
                 std::function<void(HistoryAnswer)> answer) const;
    /// Where history is, for long reading on a thread of one's own; such work must end at stopping().
    HistorySource historySource() const;
    /// The way of imports into this workspace, beside what the transports bring. Imported devices appear when
    /// their rows are stored. It ends at stopping(): what then waits is told so.
    std::shared_ptr<ImportDoor> importDoor() const;
    /// Events, gaps and audit entries of a device (or of everything when the id is empty), newest first.
    void events(const EventRequest &request, QObject *context, std::function<void(EventAnswer)> answer) const;
    /// What all meters together took, with how much of it is really there. Reads every meter's minutes: ask
    /// once a minute or less often.
    void fleetEnergy(const FleetEnergyRequest &request, QObject *context,
                     std::function<void(FleetEnergyAnswer)> answer) const;
    /// The falls of a device's registers with what was decided about them, and what it took over a stretch.
    void energyReview(const EnergyReviewRequest &request, QObject *context,
                      std::function<void(EnergyReviewAnswer)> answer) const;
    /// Stores a decision about a fall, or that it is undone, as a row more; then eventHappened() tells it.
    void decideEnergy(const EnergyDecision &decision);
    /// Stores a row of the audit about what was done besides an order; at once, and before stop() ends.
    void audit(const core::AuditEntry &row);
    /// The orders of a stretch, each with its outcome; rows and evidence of one come by orderRows().
    void orders(const OrdersRequest &request, QObject *context,
                std::function<void(OrdersAnswer)> answer) const;
    void orderRows(const core::CommandId &command, QObject *context,
                   std::function<void(OrderRowsAnswer)> answer) const;
    /// Recomputes the audit's hash chain on the pool. @p progress tells rows done and rows in all; cancelling
    /// the future ends it, with an answer that says so. Both are called on this thread.
    QFuture<AuditVerdict> verifyAudit(QObject *context, std::function<void(int done, int total)> progress,
                                      std::function<void(AuditVerdict)> answer) const;

signals:
    void started();
    void startFailed(const core::Error &error);
    void stopping(); ///< stop() was called; whoever reads history lets go of it
    void stopped();
    void deviceAdded(const engine::DeviceInfo &device);
    void transportChanged(const core::TransportId &transport);
    void eventHappened(const core::Event &event);
    void historianChanged(const historian::WriterStats &stats);
    void historianStalled(const core::Error &error);
    void historianRecovered();
    void commandProgressed(const commands::Progress &progress);
    void commandFinished(const core::CommandId &command, core::Outcome outcome, const QJsonObject &evidence);
    void problem(const core::Error &error); ///< from any part; counted and shown, the program goes on

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace engine
