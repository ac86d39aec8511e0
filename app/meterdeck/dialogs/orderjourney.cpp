// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/orderjourney.h"

#include "engine/history.h"
#include "words.h"

#include <QDateTime>
#include <QJsonArray>
#include <QMap>

using namespace Qt::StringLiterals;
using widgets::Timeline;
using Mark = widgets::Timeline::Mark;
using std::chrono::milliseconds;

namespace console {

namespace {

core::UtcTime timeOf(const QJsonValue &iso)
{
    const QDateTime time = QDateTime::fromString(iso.toString(), Qt::ISODateWithMs);
    return time.isValid() ? core::fromMicros(time.toMSecsSinceEpoch() * 1000) : core::UtcTime{};
}

Mark markOf(core::Outcome outcome)
{
    switch (outcome) {
    case core::Outcome::Verified:
        return Mark::Done;
    case core::Outcome::Mismatch:
    case core::Outcome::Rejected:
        return Mark::Bad;
    default:
        return Mark::Unknown;
    }
}

} // namespace

QList<Timeline::Stage> OrderJourney::stages(const QList<commands::Progress> &journey,
                                            const core::Command &order, const QString &topic, bool ended)
{
    using Stage = commands::Progress::Stage;
    QList<Timeline::Stage> stages;
    for (const commands::Progress &step : journey) {
        const QString time = Words::clockMillis(step.at);
        switch (step.stage) {
        case Stage::Requested:
            stages << Timeline::Stage{
                step.auditNumber > 0
                    ? tr("Requested, audit row %1").arg(Words::count(quint64(step.auditNumber)))
                    : tr("Requested"),
                step.command.orderedBy, time, Mark::Done};
            break;
        case Stage::Sent:
            stages << Timeline::Stage{tr("Sent once"), topic, time, Mark::Done};
            break;
        case Stage::Accepted:
            // Without a topic it went to a meter, and no broker is between.
            stages << Timeline::Stage{topic.isEmpty() ? tr("Meter echoed it") : tr("Broker took it"),
                                      tr("accepted, not proof"), time, Mark::Done};
            break;
        case Stage::Evidence: {
            const QJsonValue value =
                step.detail.value("states"_L1).toArray().last().toObject().value("value"_L1);
            const QJsonArray gaps = step.detail.value("gaps_ms"_L1).toArray();
            if (value.isDouble())
                stages << Timeline::Stage{
                    tr("Device reports %1").arg(value.toDouble()),
                    value.toDouble() == order.value
                        ? tr("not retained, after %1").arg(Words::elapsed(step.sinceSent))
                        : tr("not retained, wanted %1").arg(order.value),
                    time, value.toDouble() == order.value ? Mark::Done : Mark::Bad};
            else if (!gaps.isEmpty())
                stages << Timeline::Stage{
                    tr("Reported after %1").arg(Words::elapsed(milliseconds(gaps.last().toInteger()))),
                    tr("ordered %1").arg(Words::elapsed(milliseconds(qint64(order.value)))), time,
                    Mark::Done};
            break;
        }
        case Stage::Outcome:
            if (step.outcome == core::Outcome::NoAnswer &&
                step.detail.value("reason"_L1) == "stopped-waiting"_L1)
                stages << Timeline::Stage{tr("Nobody waits for its proof any more"),
                                          tr("whether it is obeyed was not seen"), time, Mark::Unknown};
            else if (step.outcome == core::Outcome::NoAnswer)
                stages << Timeline::Stage{tr("Window over, nothing heard"),
                                          tr("a late answer is kept as late"), time, Mark::Unknown};
            else if (step.outcome && *step.outcome != core::Outcome::Verified &&
                     *step.outcome != core::Outcome::Mismatch)
                stages << Timeline::Stage{Words::outcome(*step.outcome), reason(step.detail), time,
                                          markOf(*step.outcome)};
            break;
        }
    }
    // Many gaps prove an interval: the first and the last ones are enough to read.
    constexpr int Most = 7;
    if (stages.size() > Most)
        stages.remove(4, stages.size() - Most);
    if (!ended)
        stages << Timeline::Stage{tr("Waiting for proof"), {}, {}, Mark::Waiting};
    return stages;
}

QList<Timeline::Stage> OrderJourney::stages(const QList<core::AuditEntry> &rows)
{
    // By time in milliseconds, as evidence is kept; a row that tells of steps before it stands after them,
    // and what a device reported after what made it report.
    struct Step
    {
        std::chrono::time_point<core::UtcTime::clock, std::chrono::milliseconds> at;
        int rank = 0; // within a millisecond
        Timeline::Stage stage;
    };
    QList<Step> steps;
    bool ended = false;
    const auto hasRow = [&rows](QLatin1StringView stage) {
        return std::any_of(rows.begin(), rows.end(),
                           [stage](const core::AuditEntry &entry) { return entry.stage == stage; });
    };
    const bool sentRow = hasRow("sent"_L1);
    const bool acceptedRow = hasRow("accepted"_L1);
    for (const core::AuditEntry &entry : rows) {
        const QJsonObject &detail = entry.detail;
        const QString hash = QString::fromLatin1(entry.hash.toHex());
        const QString number = Words::count(quint64(entry.number));
        const auto proof = [&](const QString &what) {
            return hash.isEmpty() ? what
                                  : tr("%1; row %2, %3…%4", "what happened, row number and hash")
                                        .arg(what, number, hash.left(4), hash.right(4));
        };
        const auto told = [&](const QString &what) {
            return tr("%1; told by row %2", "what happened, row number").arg(what, number);
        };
        const auto add = [&steps](core::UtcTime at, const QString &title, const QString &words, Mark mark,
                                  int rank = 0) {
            steps.append({std::chrono::floor<std::chrono::milliseconds>(at),
                          rank,
                          {title, words, Words::clockMillis(at), mark}});
        };
        if (entry.stage == "requested"_L1) {
            add(entry.at, tr("Requested"), proof(tr("stored before anything was sent")), Mark::Done);
        } else if (entry.stage == "sent"_L1) {
            add(entry.at, tr("Sent once"), proof(tr("never repeated")), Mark::Done);
        } else if (entry.stage == "accepted"_L1) {
            add(entry.at, tr("Accepted"), proof(tr("taken over, no proof")), Mark::Done);
        } else if (entry.stage == "late"_L1) {
            const bool left = detail.value("kind"_L1) == "left-again"_L1;
            add(entry.at, left ? tr("Left the ordered state again") : tr("Late answer"),
                proof(tr("the outcome stays as it is")), Mark::Bad);
        } else if (entry.stage == "outcome"_L1) {
            ended = true;
            if (const auto at = timeOf(detail.value("sent_at"_L1)); at != core::UtcTime{}) {
                if (!sentRow)
                    add(at, tr("Sent once"), told(tr("never repeated")), Mark::Done);
                if (const auto taken = timeOf(detail.value("accepted_at"_L1));
                    taken != core::UtcTime{} && !acceptedRow)
                    add(taken, tr("Accepted"), told(tr("taken over, no proof")), Mark::Done);
                const double wanted = detail.value("order"_L1).toObject().value("value"_L1).toDouble();
                const QJsonArray states = detail.value("states"_L1).toArray();
                for (const QJsonValue &seen : states) {
                    const double value = seen["value"_L1].toDouble();
                    const auto after = milliseconds(seen["after_ms"_L1].toInteger());
                    add(at + after, tr("Device reports %1").arg(value),
                        told(tr("fresh, after %1").arg(Words::elapsed(after))),
                        value == wanted ? Mark::Done : Mark::Bad, 1);
                }
            }
            const auto outcome = engine::outcomeOf(entry);
            const QString why = reason(detail);
            add(entry.at, outcome ? Words::outcome(*outcome) : Words::stage(entry.stage),
                proof(why.isEmpty() ? tr("the one ending") : why), outcome ? markOf(*outcome) : Mark::Unknown,
                2);
        } else {
            add(entry.at, Words::stage(entry.stage), proof(entry.who), Mark::Done);
        }
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step &left, const Step &right) {
        return std::pair(left.at, left.rank) < std::pair(right.at, right.rank);
    });
    QList<Timeline::Stage> stages;
    for (const Step &step : std::as_const(steps))
        stages << step.stage;
    if (!ended && !stages.isEmpty())
        stages << Timeline::Stage{tr("Waiting for proof"), {}, {}, Mark::Waiting};
    return stages;
}

QString OrderJourney::reason(const QJsonObject &evidence)
{
    const QString key = evidence.value("reason"_L1).toString();
    if (key == "evidence"_L1)
        return tr("by what the device reported");
    if (key == "no-evidence"_L1)
        return tr("the window passed without proof");
    if (key == "send-unconfirmed"_L1)
        return tr("whether it left was never confirmed");
    if (key == "stopped-waiting"_L1)
        return tr("a person stopped waiting for its proof");
    if (key == "program-ended"_L1)
        return tr("the program ended before it did");
    if (key == "closing"_L1)
        return tr("the console was closing");
    if (key == "busy"_L1)
        return tr("another order to this device was still open");
    if (key == "already-so"_L1)
        return tr("it was so already");
    if (key == "too-soon"_L1)
        return tr("too soon after the order before");
    if (key == "offline"_L1)
        return tr("the device was offline, the order would have been lost");
    if (key == "transport-down"_L1)
        return tr("its transport was not connected");
    if (key == "not-audited"_L1)
        return tr("it could not be written to the audit");
    if (key == "device-removed"_L1)
        return tr("the device was removed meanwhile");
    if (key == "expired"_L1)
        return tr("it waited longer than it was good for");
    if (key == "cancelled"_L1)
        return tr("taken back before it was sent");
    if (key == "limit"_L1)
        return tr("outside the limits of its profile");
    if (key == "refused"_L1)
        return tr("the meter itself said no: %1").arg(evidence.value("words"_L1).toString());
    if (key == "not-typed"_L1)
        return tr("the device’s id was not typed");
    if (key == "unsupported"_L1)
        return tr("its profile has no such order");
    return evidence.value("words"_L1).toString(key);
}

} // namespace console
