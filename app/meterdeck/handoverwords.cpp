// SPDX-License-Identifier: GPL-3.0-or-later
#include "handoverwords.h"

#include "alarmwords.h"
#include "words.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using notify::Finding;
using notify::ItemState;
using notify::Urgency;
using notify::Way;

namespace console {

namespace {

constexpr Urgency AllUrgencies[] = {Urgency::Critical, Urgency::High, Urgency::Medium, Urgency::Low};

std::chrono::milliseconds between(core::UtcTime from, core::UtcTime to)
{
    return std::max(std::chrono::milliseconds(0),
                    std::chrono::duration_cast<std::chrono::milliseconds>(to - from));
}

QString urgencyWord(Urgency urgency) { return AlarmWords::priority(alarms::Priority(urgency)); }

QString oneLine(const QString &text) { return text.simplified(); }

/// A moment for who reads it elsewhere: with date and zone.
QString timeOf(core::UtcTime at)
{
    return Words::local(at).toString(u"yyyy-MM-dd HH:mm:ss"_s) + u' ' + Words::zone();
}

/// "3 high, 1 medium"
QString kindsOf(const notify::HeldBack &held)
{
    QStringList kinds;
    for (auto it = held.byUrgency.constBegin(); it != held.byUrgency.constEnd(); ++it)
        kinds << u"%1 %2"_s.arg(it.value()).arg(urgencyWord(it.key()).toLower());
    return kinds.join(u", "_s);
}

} // namespace

QString HandoverWords::way(Way way)
{
    switch (way) {
    case Way::Mail:
        return tr("E-mail");
    case Way::Webhook:
        return tr("Web hook");
    case Way::Modem:
        return tr("SMS by a modem");
    case Way::SmsGateway:
        return tr("SMS by a gateway");
    case Way::Desktop:
        break;
    }
    return tr("This computer");
}

QString HandoverWords::wayIcon(Way way)
{
    switch (way) {
    case Way::Mail:
        return u"mail"_s;
    case Way::Webhook:
        return u"cloud"_s;
    case Way::Modem:
        return u"radio-tower"_s;
    case Way::SmsGateway:
        return u"send"_s;
    case Way::Desktop:
        break;
    }
    return u"monitor"_s;
}

QString HandoverWords::place(const notify::Target &target)
{
    switch (target.way) {
    case Way::Mail:
        return target.to.join(u", "_s);
    case Way::Webhook:
        return QUrl(target.url).host();
    case Way::Modem:
    case Way::SmsGateway:
        return target.to.join(u", "_s);
    case Way::Desktop:
        break;
    }
    return tr("whoever sits before it");
}

QString HandoverWords::urgencies(const notify::Target &target)
{
    QStringList names;
    for (const Urgency urgency : AllUrgencies) {
        if (target.urgencies.contains(urgency))
            names << urgencyWord(urgency);
    }
    if (names.size() == int(std::size(AllUrgencies)))
        return tr("All", "priorities");
    // Three of four, from the most urgent on.
    if (names.size() == 3 && !target.urgencies.contains(Urgency::Low))
        return tr("%1 to %2", "priorities").arg(names.constFirst(), names.constLast());
    return names.isEmpty() ? tr("None", "priorities") : names.join(u", "_s);
}

QString HandoverWords::happening(notify::Happening happening)
{
    switch (happening) {
    case notify::Happening::Raised:
        return tr("Raised");
    case notify::Happening::Cleared:
        return tr("Cleared");
    case notify::Happening::Acknowledged:
        break;
    }
    return tr("Acknowledged");
}

bool HandoverWords::isTroubled(const notify::Target &target, const notify::TargetStatus &status,
                               core::UtcTime now)
{
    return target.enabled && (status.halted || status.pausedUntil > now ||
                              (status.finding != Finding::None && status.finding != Finding::Taken &&
                               status.finding != Finding::Interrupted));
}

QString HandoverWords::standing(const notify::Target &target, const notify::TargetStatus &status,
                                core::UtcTime now)
{
    if (!target.enabled)
        return tr("Not in use");
    if (status.halted)
        return tr("Halted until a test goes well");
    if (status.pausedUntil > now)
        return tr("Paused, tried again in %1").arg(Words::age(between(now, status.pausedUntil)));
    if (status.waiting > 0)
        return tr("%n message(s) wait", nullptr, status.waiting);
    if (status.finding == Finding::NotShown)
        return tr("Cannot be shown here");
    if (isTroubled(target, status, now))
        return tr("The last attempt failed");
    if (status.lastSentAt != core::UtcTime{})
        return tr("Sent %1 ago").arg(Words::age(between(status.lastSentAt, now)));
    return status.finding == Finding::Taken ? tr("The last attempt went well") : tr("Nothing sent yet");
}

QString HandoverWords::held(const notify::TargetStatus &status, core::UtcTime now)
{
    if (status.held.count == 0)
        return {};
    const int count = status.held.count;
    const QString until = Words::age(between(now, status.heldUntil));
    switch (status.held.reason) {
    case notify::HeldBack::Reason::Quiet:
        return tr("%n held back in the quiet time, told in one message in %1.", nullptr, count).arg(until);
    case notify::HeldBack::Reason::Rate:
        return tr("%n held back because more came than may be sent, told in one message in %1.", nullptr,
                  count)
            .arg(until);
    case notify::HeldBack::Reason::Full:
        break;
    }
    return tr("%n held back because the queue is full, told in one message when there is room.", nullptr,
              count);
}

QString HandoverWords::state(ItemState state)
{
    switch (state) {
    case ItemState::Waiting:
        return tr("Waits");
    case ItemState::Sending:
        return tr("Being sent");
    case ItemState::Sent:
        return tr("Sent");
    case ItemState::Unknown:
        return tr("Perhaps sent");
    case ItemState::Refused:
        return tr("Refused");
    case ItemState::GivenUp:
        break;
    }
    return tr("Given up");
}

QString HandoverWords::next(const notify::Item &item, core::UtcTime now)
{
    switch (item.state) {
    case ItemState::Waiting:
        if (item.nextAt == core::UtcTime::max())
            return tr("after a test");
        return item.nextAt <= now ? tr("now") : tr("in %1").arg(Words::age(between(now, item.nextAt)));
    case ItemState::Sending:
        return tr("now");
    default:
        return Words::moment(item.endedAt);
    }
}

QString HandoverWords::gist(const notify::Letter &letter)
{
    // Whose it is stands in the title of the window.
    const qsizetype end = letter.subject.indexOf("] "_L1);
    return end < 0 ? letter.subject : letter.subject.mid(end + 2);
}

notify::Letter HandoverWords::letter(const notify::Occasion &occasion, const QString &title)
{
    const QString site = oneLine(occasion.site.isEmpty() ? u"Meterdeck"_s : occasion.site);
    const QString from = occasion.simulated ? tr("SIMULATED [%1]", "site").arg(site) : u"["_s + site + u"]"_s;
    const QString fromBrief = occasion.simulated ? tr("SIMULATED %1", "site").arg(site) : site;
    notify::Letter letter;
    if (occasion.test) {
        letter.subject = tr("%1 Test of alarm hand-over", "site").arg(from);
        letter.text = tr("This is a test from Meterdeck, sent at %1.").arg(timeOf(occasion.at)) + u'\n' +
                      tr("Nothing happened, and nothing is to be done.") + u'\n';
        letter.brief = tr("%1: test of alarm hand-over, nothing happened", "site").arg(fromBrief);
        return letter;
    }
    const QString name = oneLine(title.isEmpty() ? occasion.name : title);
    const QString where = oneLine(occasion.where);
    QString what =
        tr("%1, %2: %3", "priority, what happened, alarm")
            .arg(urgencyWord(occasion.urgency).toUpper(), happening(occasion.happening).toLower(), name);
    if (!where.isEmpty())
        what = tr("%1, %2", "alarm, where").arg(what, where);
    letter.subject = from + u' ' + what;

    QStringList lines{tr("Alarm: %1").arg(name), tr("Now: %1").arg(happening(occasion.happening).toLower()),
                      tr("Priority: %1").arg(urgencyWord(occasion.urgency).toLower())};
    if (!where.isEmpty())
        lines << tr("Where: %1").arg(where);
    if (!occasion.value.isEmpty())
        lines << tr("Value: %1").arg(oneLine(occasion.value));
    lines << tr("Time: %1").arg(timeOf(occasion.at));
    if (!occasion.who.isEmpty())
        lines << tr("By: %1").arg(oneLine(occasion.who));
    lines << tr("Site: %1").arg(site);
    if (occasion.simulated)
        lines << tr("These are simulated meters: nothing of this is real.");
    const QStringList steps = occasion.response.split(u'\n', Qt::SkipEmptyParts);
    if (occasion.happening == notify::Happening::Raised && !steps.isEmpty()) {
        lines << QString() << tr("What to do:");
        for (const QString &step : steps)
            lines << AlarmWords::ruleText(step.trimmed());
    }
    letter.text = lines.join(u'\n') + u'\n';

    if (!occasion.value.isEmpty())
        what = tr("%1, %2", "alarm and where, value").arg(what, oneLine(occasion.value));
    letter.brief = tr("%1: %2 %3", "site, what happened, time of day")
                       .arg(fromBrief, what, Words::local(occasion.at).toString(u"HH:mm"_s));
    return letter;
}

notify::Letter HandoverWords::letter(const notify::HeldBack &held, core::UtcTime now)
{
    const QString site = oneLine(held.site.isEmpty() ? u"Meterdeck"_s : held.site);
    const QString from = held.simulated ? tr("SIMULATED [%1]", "site").arg(site) : u"["_s + site + u"]"_s;
    const QString fromBrief = held.simulated ? tr("SIMULATED %1", "site").arg(site) : site;
    const QString count = tr("%n alarm message(s) held back", nullptr, held.count);
    QString why;
    switch (held.reason) {
    case notify::HeldBack::Reason::Quiet:
        why = tr("They came in the quiet time.");
        break;
    case notify::HeldBack::Reason::Rate:
        why = tr("More came than are sent in so short a time.");
        break;
    case notify::HeldBack::Reason::Full:
        why = tr("More came than the queue holds.");
        break;
    }
    notify::Letter letter;
    letter.subject = from + u' ' + count;
    letter.text = tr("%1. %2", "how many were held back, why").arg(count, why) + u'\n' +
                  tr("From %1 to %2: %3.", "time, time, how many of each priority")
                      .arg(timeOf(held.since), timeOf(now), kindsOf(held)) +
                  u"\n\n"_s;
    if (held.count > held.newest.size())
        letter.text += tr("The newest of them:") + u'\n';
    letter.text += held.newest.join(u'\n') + u'\n';
    letter.brief = tr("%1: %2 (%3), newest: %4", "site, how many, of which priorities, the newest")
                       .arg(fromBrief, count, kindsOf(held), held.newest.value(held.newest.size() - 1));
    return letter;
}

} // namespace console
