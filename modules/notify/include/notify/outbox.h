// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/delivery.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace notify {

/// Where one message stands.
enum class ItemState : quint8
{
    Waiting = 1, ///< for its first attempt, or for the next
    Sending = 2, ///< an attempt is under way
    Sent = 3,    ///< the other side has taken it
    Unknown = 4, ///< it may have arrived; nobody has said so, and it is not sent again by itself
    Refused = 5, ///< the other side will not have it
    GivenUp = 6, ///< too old, its target is gone, or a person gave it up
};
/// "waiting", "sending", "sent", "unknown", "refused", "given-up".
QString itemStateName(ItemState state);
constexpr bool isOpen(ItemState state) { return state == ItemState::Waiting || state == ItemState::Sending; }

/// One message of the queue. A value.
struct Item
{
    Message message;
    ItemState state = ItemState::Waiting;
    Urgency urgency = Urgency::Medium;
    int attempts = 0;
    core::UtcTime acceptedAt{};
    core::UtcTime nextAt{};          ///< while Waiting: not before
    core::UtcTime endedAt{};         ///< epoch while it is open
    Finding finding = Finding::None; ///< of the last attempt
    QStringList facts;
    bool stored = false; ///< it survives the end of the program

    /// What the last attempt found, in technical English.
    QString words() const { return Delivery{Outcome::Later, finding, facts}.words(); }
    QString cure() const { return Delivery{Outcome::Later, finding, facts}.cure(); }
};

/// How a target does.
struct TargetStatus
{
    QString target;
    int waiting = 0;
    HeldBack held;                   ///< count 0: nothing is held back
    core::UtcTime heldUntil{};       ///< when it is told, in one message
    core::UtcTime pausedUntil{};     ///< it failed as a whole; epoch: it did not
    bool halted = false;             ///< and is not tried again before a test went well
    Finding finding = Finding::None; ///< of the last attempt
    QStringList facts;
    core::UtcTime lastSentAt{}; ///< epoch: never since the start

    QString words() const { return Delivery{Outcome::Later, finding, facts}.words(); }
};

/// What has to be kept, and what has ended since the last time.
struct Snapshot
{
    quint64 revision = 0;
    QJsonObject state; ///< for restore()
    QList<Item> ended;
};

/// The queue of messages on their way to people: who gets what, quiet time and rate, attempts and their
/// repetition, and what became of each.
///
/// Thread: the one that made it, where nothing waits; attempts run on a pool of its own, one a target at a
/// time. Promise: an attempt begins only when the queue with its mark in it is stored (stored()), or when
/// storing takes longer than Options::storeWithin: so what was accepted survives, what was sent is not sent
/// again, and an attempt that the program's end cut off is known as such. The queue is bounded; what does not
/// fit is counted and told in one message.
class Outbox : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::function<Delivery(const Target &, const QString &secret, const Message &,
                               const std::atomic<bool> &cancelled)>
            deliver = notify::deliver;
        std::chrono::milliseconds storeWithin{10'000};
        std::chrono::milliseconds retryFirst{15'000};
        std::chrono::milliseconds retryMost{15 * 60'000};
        int mostOpen = 500;  ///< messages that wait, of all targets
        int endedKept = 100; ///< ended ones that are still shown
    };
    struct Words
    {
        std::function<Letter(const Occasion &)> occasion;
        std::function<Letter(const HeldBack &, core::UtcTime now)> held;
    };

    explicit Outbox(std::shared_ptr<const core::Clock> clock, QObject *parent = nullptr);
    Outbox(std::shared_ptr<const core::Clock> clock, const Options &options, QObject *parent = nullptr);
    /// Ends what is under way within half a second.
    ~Outbox() override;

    /// What is no longer in the plan is given up.
    void setPlan(const Plan &plan);
    const Plan &plan() const;
    void setSecret(const QString &target, const QString &secret);
    /// In the reader's language; without it letterOf().
    void setWords(const Words &words);
    /// Whether somebody listens to toBeShown() and can show it; until that is told, a target of Way::Desktop
    /// says that nothing here does.
    void setDesktop(bool shows);
    /// Makes every attempt from now on as Options::deliver does: a simulated site sends nothing.
    void deliverBy(std::function<Delivery(const Target &, const QString &secret, const Message &,
                                          const std::atomic<bool> &cancelled)>
                       deliver);

    /// What a snapshot kept; before anything else is taken.
    void restore(const QJsonObject &state);
    /// The highest Occasion::number that was taken, ever.
    qint64 lastNumber() const;
    /// Nothing is attempted before; taking is possible.
    void start();
    /// No new attempts; those under way are broken off and say so. isBusy() until the last has ended and is
    /// stored.
    void stop();
    bool isBusy() const;

    void take(const Occasion &occasion);
    /// One attempt beside the queue, for each recipient; testEnded() tells each. When all went well, a pause
    /// or halt of the target is over. Errors: NotFound, Busy (one is under way).
    core::Result<void> sendTest(const QString &target, const QString &site = {});
    void sendAgain(const QString &message); ///< one that is Unknown, Refused or GivenUp, by Message::id
    void giveUp(const QString &message);    ///< one that waits
    void sendNow(const QString &target);    ///< ends a pause or halt

    QList<Item> items() const; ///< open ones first, oldest first; then ended ones, newest first
    QList<TargetStatus> targets() const;

public slots:
    /// A snapshot of this revision, and so all before it, is on the disk.
    void stored(quint64 revision);
    /// Does what is due now; it does so by itself too.
    void look();

signals:
    /// To be stored; the next one comes only after stored() was told of this one.
    void snapshotReady(const notify::Snapshot &snapshot);
    /// Items or targets are no longer as they were; at most a few times a second.
    void changed();
    void testEnded(const QString &target, const QString &recipient, const notify::Delivery &delivery);
    void testsEnded(const QString &target, bool allWell);
    /// Of a target of Way::Desktop.
    void toBeShown(const notify::Letter &letter, notify::Urgency urgency);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace notify

Q_DECLARE_METATYPE(notify::Snapshot)
