// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/alarm.h"
#include "core/batch.h"
#include "core/workspace.h"
#include "notify/outbox.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace historian {
class HistorianWriter;
}

namespace engine {

class AlarmPath;
class Engine;
class Secrets;

/// The journey of an alarm to people elsewhere: transitions → occasions → outbox → mail, web hook, SMS, and
/// what became of each → the historian.
///
/// Thread: the engine's; nothing here waits. Promise: what was taken survives the end of the program, and
/// what happened while nobody took it is caught up with at the next start; what an alarm's list hides
/// (shelved, suppressed, out of service) is not handed on. Ends of messages are events "notify-sent",
/// "notify-unknown", "notify-refused" and "notify-given-up". Without begin() only tests are sent: a window or
/// a tool can try targets of a workspace that no engine runs.
class NotifyPath : public QObject
{
    Q_OBJECT

public:
    /// @p secrets must outlive every call. A plan that cannot be read is told by failed() in begin() and by
    /// planError(), and nothing is handed on.
    NotifyPath(const core::Workspace &workspace, Secrets &secrets, std::shared_ptr<const core::Clock> clock,
               QObject *parent = nullptr);
    NotifyPath(const core::Workspace &workspace, Secrets &secrets, std::shared_ptr<const core::Clock> clock,
               const notify::Outbox::Options &options, QObject *parent = nullptr);
    ~NotifyPath() override;

    /// That of an engine; it lives as long as the engine does.
    static NotifyPath &of(const Engine &engine);

    /// The queue, its targets and what may be done with both.
    notify::Outbox &outbox() const { return *m_outbox; }
    const notify::Plan &plan() const { return m_outbox->plan(); }
    std::optional<core::Error> planError() const { return m_planError; }
    /// The workspace with @p plan as its targets, or why they cannot be; save it and start anew.
    static core::Result<core::Workspace> proposed(const core::Workspace &workspace, const notify::Plan &plan);

    /// As what Secrets keeps a target's secret, under Secrets::Password.
    static core::TransportSettings secretOwner(const QString &target);
    /// After a secret was kept anew.
    void readSecrets();
    /// Reads the secret and makes one attempt beside the queue; Outbox::testEnded() and testsEnded() tell.
    void sendTest(const QString &target);

    /// How devices are named in messages; without it by their ids.
    void nameDevicesBy(std::function<QString(const core::DeviceId &)> name);
    /// One step of an alarm; nothing when it is none to be told.
    std::optional<notify::Occasion> occasionOf(const alarms::Transition &transition,
                                               const alarms::Alarm &alarm) const;

public slots:
    void take(const alarms::Transition &transition, const alarms::Alarm &alarm);
    /// The historian is open: reads what was kept, catches up with @p alarms, and begins. @p writer lives on
    /// its own thread.
    void begin(historian::HistorianWriter *writer, const QString &databasePath, engine::AlarmPath *alarms);
    /// Breaks off what is under way; isBusy() until that is stored, half a second at most.
    void stop();

public:
    bool isBusy() const { return m_began && m_outbox->isBusy(); }

signals:
    void failed(const core::Error &error);
    void happened(const core::Event &event); ///< the end of a message
    void began();

private:
    void keep(const notify::Snapshot &snapshot);
    void goOn(const QString &note);
    void catchUp(qint64 last);

    core::Workspace m_workspace;
    Secrets &m_secrets;
    std::shared_ptr<const core::Clock> m_clock;
    notify::Outbox *m_outbox;
    std::optional<core::Error> m_planError;
    std::function<QString(const core::DeviceId &)> m_name;
    QPointer<historian::HistorianWriter> m_writer;
    QPointer<AlarmPath> m_alarms;
    QSet<qint64> m_heard; ///< numbers of transitions that were taken as they happened
    bool m_began = false;
    bool m_stopping = false;
};

} // namespace engine
