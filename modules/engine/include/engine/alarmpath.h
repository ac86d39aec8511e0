// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarm.h"
#include "alarms/alarmquality.h"
#include "core/workspace.h"

#include <QObject>

#include <array>
#include <functional>
#include <memory>

namespace engine {

class AlarmWiring;

/// How many alarms there are of each kind.
struct AlarmCounts
{
    int unacknowledged = 0; ///< shown and waiting for a person, active or cleared
    int activeUnacknowledged = 0;
    int clearedUnacknowledged = 0;
    int activeAcknowledged = 0;
    int latched = 0;
    int shelved = 0; ///< of the hidden ones, by what Alarm::hidden() says
    int suppressed = 0;
    int outOfService = 0;
    std::array<int, 5> byPriority{}; ///< shown ones, by the priority's number; [0] is not used

    int shown() const { return activeUnacknowledged + clearedUnacknowledged + activeAcknowledged + latched; }
    int hidden() const { return shelved + suppressed + outOfService; }
    int active() const { return activeUnacknowledged + activeAcknowledged; } ///< shown ones
    friend bool operator==(const AlarmCounts &, const AlarmCounts &) = default;
};

/// What became of one alarm, newest first.
struct AlarmHistory
{
    QList<alarms::Transition> transitions;
    bool cut = false; ///< there are older ones
    std::optional<core::Error> error;
};

struct AlarmQualityAnswer
{
    alarms::Quality quality;
    std::optional<core::Error> error;
};

struct AlarmProposalAnswer
{
    alarms::Proposal proposal;
    core::UtcTime from{}; ///< of the stored values it was replayed over
    core::UtcTime to{};
    std::optional<core::Error> error;
};

/// What a rule would have raised over everything in its scope.
struct AlarmRehearsal
{
    struct Place
    {
        alarms::Source source;
        int raised = 0;
    };
    int raised = 0;
    std::chrono::milliseconds active{0}; ///< of all places together
    QList<Place> places;                 ///< where it would have been raised, the most often first
    int inScope = 0;                     ///< series that the rule looks at and that have a limit
    int replayed = 0;     ///< of them; fewer where all their values are more than can be replayed
    quint64 samples = 0;  ///< usable ones
    core::UtcTime from{}; ///< of the stored values; later than asked for where there are very many
    core::UtcTime to{};
    std::optional<core::Error> error;
};

/// The journey of an alarm: readings, lines, links and transports → rules → alarms → store, screen and
/// hand-over.
///
/// Thread: the engine's; nothing here waits. Promise: a transition is told as stored (Alarm::stored) only
/// when it is synced to the disk; alarms are as they were after a restart; what is hidden lives on and is
/// stored. What a person does stands in the audit as well.
class AlarmPath : public QObject
{
    Q_OBJECT

public:
    explicit AlarmPath(QObject *parent = nullptr);
    ~AlarmPath() override;

    /// Every alarm that is not Normal, or is hidden; in no order.
    QList<alarms::Alarm> alarms() const;
    std::optional<alarms::Alarm> alarm(const alarms::AlarmId &id) const;
    AlarmCounts counts() const;
    /// The newest of the most urgent that wait for a person; else nothing.
    std::optional<alarms::Alarm> foremost() const;

    /// @name What a person does
    /// @p who is person and console. Alarms that are not there, or for which it means nothing, are passed
    /// over. Errors: BadInput (no reason, no name, an end that is past or further than MostHidden away).
    /// @{
    static constexpr std::chrono::hours MostHidden{24 * 366};
    core::Result<void> acknowledge(const QList<alarms::AlarmId> &ids, const QString &who);
    /// Ends latched ones.
    core::Result<void> reset(const QList<alarms::AlarmId> &ids, const QString &who);
    core::Result<void> shelve(const QList<alarms::AlarmId> &ids, core::UtcTime until, const QString &reason,
                              const QString &who);
    core::Result<void> unshelve(const QList<alarms::AlarmId> &ids, const QString &who);
    core::Result<void> takeOutOfService(const QList<alarms::AlarmId> &ids, core::UtcTime until,
                                        const QString &reason, const QString &who);
    core::Result<void> returnToService(const QList<alarms::AlarmId> &ids, const QString &who);
    /// Quiet until another alarm asks for a person.
    void silence(const QString &who);
    /// @}

    /// A sound is due, again and again: something unacknowledged is shown and nobody has silenced it.
    bool isSounding() const;
    /// There is something to sound for, and it was silenced.
    bool isSilenced() const;
    /// Of the most urgent one it sounds for.
    alarms::Priority soundPriority() const;

    /// The rules in force.
    alarms::AlarmSettings settings() const;
    QList<alarms::AlarmRule> rules() const { return settings().rules; }
    std::optional<alarms::AlarmRule> rule(const alarms::AlarmRuleId &id) const;
    /// The workspace with @p settings as its rules, or why they cannot be; save it and start anew.
    static core::Result<core::Workspace> proposed(const core::Workspace &workspace,
                                                  const alarms::AlarmSettings &settings);

    /// @name Read from the database, beside everything else
    /// @p answer is called on this thread, and not at all when @p context is gone by then.
    /// @{
    /// The newest @p limit transitions of one alarm; of all when @p id is empty.
    void history(const alarms::AlarmId &id, int limit, QObject *context,
                 std::function<void(AlarmHistory)> answer) const;
    void quality(core::UtcTime from, core::UtcTime to, QObject *context,
                 std::function<void(AlarmQualityAnswer)> answer) const;
    /// A calmer rule for what raises @p id, replayed over its stored values of @p back until now. Only for
    /// alarms of a quantity.
    void propose(const alarms::AlarmId &id, std::chrono::hours back, QObject *context,
                 std::function<void(AlarmProposalAnswer)> answer) const;
    /// The same for a rule as somebody has changed it: proposal.after tells what it would have raised.
    void replay(const alarms::AlarmId &id, const alarms::AlarmRule &changed, std::chrono::hours back,
                QObject *context, std::function<void(AlarmProposalAnswer)> answer) const;
    /// What @p rule would have raised over the stored values of @p back of everything in its scope, whether
    /// it is in force or in use or not. Only for rules of a quantity.
    void rehearse(const alarms::AlarmRule &rule, std::chrono::hours back, QObject *context,
                  std::function<void(AlarmRehearsal)> answer) const;
    /// @}

signals:
    /// These alarms are no longer as they were, gone ones too; at most ten times a second.
    void changed(const QList<alarms::AlarmId> &ids);
    /// One step of an alarm, at once and one by one, for hand-over; may not be stored yet.
    void happened(const alarms::Transition &transition, const alarms::Alarm &alarm);
    void soundChanged();
    void failed(const core::Error &error);

private:
    friend class AlarmWiring;
    void ask(const alarms::AlarmId &id, const std::optional<alarms::AlarmRule> &changed,
             std::chrono::hours back, QObject *context,
             std::function<void(AlarmProposalAnswer)> answer) const;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace engine

Q_DECLARE_METATYPE(engine::AlarmHistory)
