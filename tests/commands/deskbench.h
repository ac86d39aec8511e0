// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/commanddesk.h"
#include "core/handclock.h"

#include <QObject>

#include <optional>

/// A desk between a historian that can fail and a transport that counts what it was given.
class DeskBench : public QObject
{
    Q_OBJECT

public:
    DeskBench();

    enum class Audit
    {
        Stores,
        Fails,
        Silent
    };
    enum class Wire
    {
        Sends,
        Confirms,
        Refuses,
        Silent
    }; ///< Confirms: sent() and accepted()

    Audit requestedRow = Audit::Stores;
    Audit outcomeRow = Audit::Stores;
    Wire wire = Wire::Sends;
    bool retainedReadsGood = false; ///< as of a codec that forgot to call a copy Stale

    core::Command relay(bool on) const;
    core::Command interval(const QString &key, qint64 ms) const;
    void submit(const core::Command &command);
    /// A reading of the node as it would arrive now.
    void report(core::Quantity quantity, std::optional<double> value, const QString &source,
                bool retained = false, core::Quality quality = core::Quality::Good);
    void relayState(double value, bool retained = false, core::Quality quality = core::Quality::Good)
    {
        report(core::Quantity::Relay, value, QStringLiteral("site:relay/state"), retained, quality);
    }
    /// One pzem/metrics message: three quantities, one arrival.
    void metrics();
    /// Time passes in steps of 100 ms, with a tick after each.
    void pass(std::chrono::milliseconds time);
    /// The stages of the rows that were asked for, in order.
    QStringList rows() const;
    /// The outcome of @p id, or "" while it is open, or "twice".
    QString outcomeOf(const core::CommandId &id) const;
    QJsonObject evidenceOf(const core::CommandId &id) const;

    std::shared_ptr<core::SeriesTable> series = std::make_shared<core::SeriesTable>();
    std::shared_ptr<HandClock> clock = std::make_shared<HandClock>();
    core::ProfilePtr profile;
    core::DeviceId node{QStringLiteral("ESP32-1a2b")};
    core::TransportId site{QStringLiteral("site")};
    commands::CommandDesk desk;

    struct End
    {
        core::CommandId id;
        core::Outcome outcome;
        QJsonObject evidence;
    };
    QList<End> ends;
    QList<core::AuditEntry> audit;
    QList<core::OutgoingMessage> sends;
    QList<commands::Progress> steps;
    QStringList refusals; ///< of cancel()
    struct After
    {
        core::CommandId id;
        bool late;
    };
    QList<After> after;
    int closed = 0;
    bool wereOpenAtFinish = false; ///< an order was still in the table when its finished() came

private:
    static commands::DeskOptions options();
};
