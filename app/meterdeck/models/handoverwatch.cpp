// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/handoverwatch.h"

#include "engine/engine.h"
#include "engine/notifypath.h"
#include "handoverwords.h"
#include "livefeed.h"

using namespace Qt::StringLiterals;
using notify::ItemState;

namespace console {

HandoverWatch::HandoverWatch(engine::Engine &engine, QObject *parent)
    : QObject(parent), m_path(engine::NotifyPath::of(engine))
{
    connect(&m_path.outbox(), &notify::Outbox::changed, this, &HandoverWatch::follow);
    connect(&m_path.outbox(), &notify::Outbox::testEnded, this, &HandoverWatch::takeTest);
    connect(&m_path.outbox(), &notify::Outbox::testsEnded, this, &HandoverWatch::endTest);
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &HandoverWatch::follow);
    if (!plan().targets.isEmpty())
        m_tick.start();
    follow();
}

HandoverWatch::~HandoverWatch() = default;

const notify::Plan &HandoverWatch::plan() const { return m_path.plan(); }

void HandoverWatch::follow()
{
    const core::UtcTime now = LiveFeed::now();
    const QList<notify::TargetStatus> statuses = m_path.outbox().targets();
    m_targets.setTargets(plan(), statuses, now);
    // What waits for a target that pauses, waits as long as that.
    QHash<QString, core::UtcTime> notBefore;
    for (const notify::TargetStatus &status : statuses)
        notBefore.insert(status.target, status.halted ? core::UtcTime::max() : status.pausedUntil);
    QList<notify::Item> items = m_path.outbox().items();
    for (notify::Item &item : items)
        item.nextAt = std::max(item.nextAt, notBefore.value(item.message.target));
    m_queue.setItems(items, plan(), now);
    emit changed();
}

int HandoverWatch::notHandedOn() const
{
    int count = 0;
    for (int row = 0; const notify::Item *item = m_queue.item(row); ++row) {
        const bool lost = item->state == ItemState::Refused || item->state == ItemState::GivenUp;
        count += lost && !m_seen.contains(item->message.id) ? 1 : 0;
    }
    return count;
}

int HandoverWatch::heldUp() const
{
    int count = 0;
    for (int row = 0; const notify::Item *item = m_queue.item(row); ++row) {
        const bool failed =
            item->finding != notify::Finding::None && item->finding != notify::Finding::Interrupted;
        count += item->state == ItemState::Waiting && failed ? 1 : 0;
    }
    return count;
}

QString HandoverWatch::trouble() const
{
    const int lost = notHandedOn();
    const int waiting = heldUp();
    const QString lostWords = tr("%n message(s) could not be handed on.", nullptr, lost);
    const QString waitingWords = tr("%n message(s) wait after a failed attempt.", nullptr, waiting);
    if (lost > 0 && waiting > 0)
        return tr("%1 %2", "two sentences").arg(lostWords, waitingWords);
    return lost > 0 ? lostWords : waiting > 0 ? waitingWords : QString();
}

void HandoverWatch::setSeen()
{
    const int before = notHandedOn();
    for (int row = 0; const notify::Item *item = m_queue.item(row); ++row) {
        if (!notify::isOpen(item->state))
            m_seen.insert(item->message.id);
    }
    if (before > 0)
        emit changed();
}

void HandoverWatch::sendTest(const QString &target)
{
    if (m_tests.value(target).running || !plan().target(target))
        return;
    m_tests.insert(target, Test{true, false, {}});
    emit changed();
    m_path.sendTest(target);
}

void HandoverWatch::takeTest(const QString &target, const QString &recipient,
                             const notify::Delivery &delivery)
{
    QString line = HandoverWords::finding(delivery.finding, delivery.facts);
    if (const QString cure = HandoverWords::cure(delivery.finding, delivery.facts); !cure.isEmpty())
        line += u' ' + cure;
    m_tests[target].lines << (recipient.isEmpty()
                                  ? line
                                  : tr("%1: %2", "recipient, what was found").arg(recipient, line));
    emit changed();
}

void HandoverWatch::endTest(const QString &target, bool allWell)
{
    Test &test = m_tests[target];
    test.running = false;
    test.allWell = allWell;
    if (test.lines.isEmpty())
        test.lines << tr("Something is being sent to it at this moment. Try again in a minute.");
    follow();
}

void HandoverWatch::sendNow(const QString &target)
{
    m_path.outbox().sendNow(target);
    follow();
}

void HandoverWatch::sendAgain(const QString &message)
{
    m_seen.remove(message);
    m_path.outbox().sendAgain(message);
    follow();
}

void HandoverWatch::giveUp(const QString &message)
{
    // Who gives it up knows of it.
    m_seen.insert(message);
    m_path.outbox().giveUp(message);
    follow();
}

} // namespace console
