// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backoff.h"
#include "notify/outbox.h"
#include "outboxstate.h"

#include <QThreadPool>
#include <QTimer>

namespace notify {

/// The inside of Outbox: who gets what in outbox.cpp, attempts in outboxattempts.cpp.
struct Outbox::Private
{
    Private(Outbox *owner, std::shared_ptr<const core::Clock> time, const Options &with);

    /// What is known of a target while the program runs.
    struct Run
    {
        explicit Run(const core::Backoff &pauses) : backoff(pauses) {}
        core::Backoff backoff;
        core::UtcTime pausedUntil{};
        core::UtcTime lastSentAt{};
        bool sending = false;
        QList<Message> tests; ///< the first one is under way
        bool testsWell = true;
    };

    /// @name Who gets what
    /// @{
    void offer(const Target &target, const Occasion &occasion, const Letter &letter);
    void hold(const Target &target, HeldBack::Reason reason, const Occasion &occasion, const Letter &letter);
    /// Tells what was held back, if it may be told now; gives when it may, or nothing.
    std::optional<core::UtcTime> release(const Target &target);
    void enqueue(const Target &target, const Letter &letter, const QJsonObject &content, Urgency urgency);
    bool isFull(const Target &target) const;
    /// @}

    /// @name Attempts
    /// @{
    /// Starts what is due; gives when the next is.
    std::optional<core::UtcTime> startDue(const Target &target);
    void launch(Item &item, const Target &target);
    void finish(const QString &message, const Delivery &delivery);
    void startTest(const Target &target);
    void finishTest(const QString &target, const Delivery &delivery);
    void end(Item &item, ItemState state);
    void giveUpOld();
    /// What becomes of a letter that is to be shown on this computer.
    Delivery shown() const;
    /// Runs one attempt on the pool; @p then here.
    void attempt(const Target &target, const Message &message, std::function<void(const Delivery &)> then);
    /// @}

    void touch(); ///< something that is kept has changed
    void keep();  ///< hands a snapshot out when none is under way
    bool mayGo(quint64 marked) const { return marked <= storedRevision || storeIsLate; }
    Item *item(const QString &message);
    Run &run(const QString &target);

    Outbox *q;
    std::shared_ptr<const core::Clock> clock;
    Options options;
    Words words;
    Plan plan;
    QHash<QString, QString> secrets;
    OutboxMemory memory;
    QHash<QString, Run> runs;
    QHash<QString, quint64> waitingFor; ///< message to be launched once this revision is stored
    QList<Item> ended;                  ///< since the last snapshot
    quint64 revision = 0;               ///< of the snapshot handed out last
    quint64 storedRevision = 0;
    bool dirty = false;
    bool urgent = false; ///< an item has changed, not only what is counted
    bool storing = false;
    bool storeIsLate = false;
    bool desktop = false; ///< somebody shows what is toBeShown()
    bool running = false;
    bool stopping = false;
    int attempts = 0; ///< on the pool
    std::shared_ptr<std::atomic<bool>> cancelled = std::make_shared<std::atomic<bool>>(false);
    QTimer wake;
    QTimer storeLimit;
    QTimer telling;
    QTimer keepLater;
    QThreadPool pool;
};

} // namespace notify
