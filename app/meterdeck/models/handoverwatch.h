// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/handoverqueuemodel.h"
#include "models/handovertargetsmodel.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace engine {
class Engine;
class NotifyPath;
} // namespace engine

namespace console {

/// The hand-over of alarms as the window shows it: targets and queue for whoever lists them, what a person
/// does to both, and what tests found. GUI thread; nothing waits.
class HandoverWatch : public QObject
{
    Q_OBJECT

public:
    /// How a test of a target goes.
    struct Test
    {
        bool running = false;
        bool allWell = false;
        QStringList lines; ///< one for each recipient that was tried, with the cure
    };

    explicit HandoverWatch(engine::Engine &engine, QObject *parent = nullptr);
    ~HandoverWatch() override;

    HandoverTargetsModel &targets() { return m_targets; }
    HandoverQueueModel &queue() { return m_queue; }
    const notify::Plan &plan() const;
    engine::NotifyPath &path() const { return m_path; }
    /// Of the last test of a target in this run; without lines when there was none.
    Test test(const QString &target) const { return m_tests.value(target); }

    /// Messages that were refused, or that nobody wanted to try any longer, and that nobody has looked at.
    int notHandedOn() const;
    /// Messages that wait because an attempt failed.
    int heldUp() const;
    /// Both in a sentence; empty when there is nothing to say.
    QString trouble() const;
    /// Somebody looks at the queue: what has ended badly by now is known.
    void setSeen();

public slots:
    void sendTest(const QString &target);
    void sendNow(const QString &target);
    void sendAgain(const QString &message);
    void giveUp(const QString &message);

signals:
    /// Targets, queue or tests are no longer as they were; once a second too, because times move on.
    void changed();

private:
    void follow();
    void takeTest(const QString &target, const QString &recipient, const notify::Delivery &delivery);
    void endTest(const QString &target, bool allWell);

    engine::NotifyPath &m_path;
    HandoverTargetsModel m_targets;
    HandoverQueueModel m_queue;
    QHash<QString, Test> m_tests;
    QSet<QString> m_seen; ///< messages
    QTimer m_tick;
};

} // namespace console
