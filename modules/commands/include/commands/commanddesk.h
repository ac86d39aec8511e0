// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/command.h"
#include "core/profile.h"
#include "core/series.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace commands {

/// One step of an order's journey, for the outcome view.
struct Progress
{
    enum class Stage
    {
        Requested, ///< the audit row is stored; auditNumber is its number
        Sent,      ///< left the console, once
        Accepted,  ///< the broker or bus took it: proves nothing
        Evidence,  ///< a fresh reading was seen; detail tells which (it may still be settling)
        Outcome,   ///< the end; outcome is set and finished() follows
    };
    core::Command command;
    Stage stage = Stage::Requested;
    core::UtcTime at{};
    std::chrono::milliseconds sinceSent{0}; ///< by the steady clock; 0 before it was sent
    std::chrono::milliseconds window{0};    ///< how long evidence is waited for in all
    qint64 auditNumber = 0;                 ///< of the "requested" row; 0 when it is not stored
    std::optional<core::Outcome> outcome;   ///< at Stage::Outcome
    QJsonObject detail;
};
/// "requested", "sent", "accepted", "evidence", "outcome".
QLatin1StringView stageName(Progress::Stage stage);

/// What the desk knows of a device's state, shown beside every order and written into its audit rows.
struct Known
{
    std::optional<double> relay; ///< last reported state of the profile's proof quantity
    core::Quality relayQuality = core::Quality::Unknown;
    bool relayRetained = false; ///< a broker's copy: old news
    core::UtcTime relayAt{};
    std::chrono::milliseconds relayAge{0}; ///< since it arrived in this run
    bool reachable = false;                ///< an order that needs the device online would be let out now
    std::optional<bool> online;
    bool onlineRetained = false;
    std::chrono::milliseconds onlineAge{0};
    struct Interval
    {
        QString key;                           ///< "metrics", "energy"
        QList<std::chrono::milliseconds> gaps; ///< the last three between live arrivals, oldest first
        std::optional<std::chrono::milliseconds> sinceArrival;
    };
    QList<Interval> intervals;
    /// What proves a register order, as last read.
    struct Setting
    {
        double value = 0;
        core::UtcTime at{};
        std::chrono::milliseconds age{0};
    };
    QMap<QString, Setting> settings;        ///< by order; an order that was never read back is not in it
    std::chrono::milliseconds notBefore{0}; ///< until the profile's minimum spacing allows the next order
    std::optional<core::CommandId> open;    ///< the order that is under way
    /// It was sent, and only its measured proof is waited for: stopWaiting() may end it.
    bool openOnlyMeasured = false;

    /// As written into audit rows.
    QJsonObject toJson() const;
};

/// Times that are the desk's own, not a profile's.
struct DeskOptions
{
    /// A state must stay as it is for this long before it decides: a relay that flips back within it is no
    /// Verified.
    std::chrono::milliseconds settle{1000};
    /// How long a reading may take from its transport to observe(); waited for before a silence decides.
    std::chrono::milliseconds delivery{300};
    /// An order is given up as NotSent when its audit row is not stored by then (the click is no longer
    /// meant).
    std::chrono::milliseconds auditPatience{10000};
    /// How often tick() is called by the desk's own timer; 0 = the owner calls it (tests).
    std::chrono::milliseconds tickEvery{100};
};

/// Takes orders and tells the truth about them: audit row "requested", one send, evidence, exactly one
/// outcome, audit row "outcome".
///
/// Thread: the one it was made on; never blocks. Time comes from the clock alone. Nothing is repeated by
/// itself. Promise: every submitted order ends with exactly one finished(), refusals included, after its
/// outcome row is stored (or with "audited": false in the evidence when it could not be); an order leaves the
/// desk's table before signals go out, so that a slot may order again or remove the device.
class CommandDesk : public QObject
{
    Q_OBJECT

public:
    CommandDesk(std::shared_ptr<core::SeriesTable> series, std::shared_ptr<const core::Clock> clock,
                DeskOptions options = {}, QObject *parent = nullptr);
    ~CommandDesk() override;

    /// A device that can be ordered; again with another profile or transport replaces it.
    void setDevice(const core::DeviceId &device, core::ProfilePtr profile,
                   const core::TransportId &transport);
    /// Forgets a device; its open order ends as if the desk were closed.
    void removeDevice(const core::DeviceId &device);
    /// What is known now; empty for an unknown device.
    Known known(const core::DeviceId &device) const;
    /// Orders without finished() yet.
    int openOrders() const;

public slots:
    /// Judges and starts an order. Refusals end as Rejected, NotSent or Expired with "reason" in the
    /// evidence.
    void submit(const core::Command &command);
    /// Takes an order back that has not been sent; otherwise cancelRefused().
    void cancel(const core::CommandId &command);
    /// Gives up the wait for the measured proof of an interval order, which can take minutes: it ends as
    /// NoAnswer, because it was sent and whether it is obeyed was not seen. Every other order decides by its
    /// window alone: cancelRefused().
    void stopWaiting(const core::CommandId &command);
    /// The historian stored (or could not store) a row the desk asked for.
    void auditStored(const core::AuditEntry &entry);
    void auditFailed(const core::AuditEntry &entry, const core::Error &error);
    /// The transport's answers to sendRequested().
    void sent(const core::CommandId &command);
    void accepted(const core::CommandId &command);
    void notSent(const core::CommandId &command, const core::Error &error);
    /// It was sent, and the device itself said no.
    void refused(const core::CommandId &command, const core::Error &error);
    /// Every batch of every transport, in order: evidence, and what is known per device.
    void observe(const core::BatchPtr &batch);
    /// Whether orders can leave by this transport; false until told.
    void transportUp(const core::TransportId &transport, bool up);
    /// Ends everything: unsent orders as Cancelled, sent ones as NoAnswer; later orders as NotSent. Then
    /// closed().
    void close(const QString &why);
    /// Looks at the clock: windows, settling, patience.
    void tick();

signals:
    void auditRequested(const core::AuditEntry &entry);
    void sendRequested(const core::OutgoingMessage &message);
    void progressed(const commands::Progress &progress);
    void finished(const core::CommandId &command, core::Outcome outcome, const QJsonObject &evidence);
    void cancelRefused(const core::CommandId &command, const QString &why);
    /// After finished(), still inside the window: the device left the ordered state again ("late" row is
    /// asked for), or
    /// (@p late) an order that had ended in NoAnswer was answered after all.
    void afterwards(const core::CommandId &command, bool late, const QJsonObject &evidence);
    /// After close(): every order has had its finished().
    void closed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace commands

Q_DECLARE_METATYPE(commands::Progress)
