// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/occasion.h"

#include <QDateTime>
#include <QJsonArray>
#include <QStringList>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

QDateTime dateOf(core::UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMicros(time) / 1000, QTimeZone::utc());
}

/// A reader far away may be in another zone: local time with its distance from UTC.
QString timeOf(core::UtcTime time)
{
    const QDateTime local = dateOf(time).toLocalTime();
    return local.toString(u"yyyy-MM-dd HH:mm:ss "_s) +
           local.timeZone().displayName(local, QTimeZone::OffsetName);
}

/// Texts of others (a device's name) must not begin a new line where one line is one thing.
QString oneLine(const QString &text) { return text.simplified(); }

QString upper(Urgency urgency) { return urgencyName(urgency).toUpper(); }

} // namespace

QString urgencyName(Urgency urgency)
{
    switch (urgency) {
    case Urgency::Critical:
        return u"critical"_s;
    case Urgency::High:
        return u"high"_s;
    case Urgency::Medium:
        return u"medium"_s;
    case Urgency::Low:
        break;
    }
    return u"low"_s;
}

QString happeningName(Happening happening)
{
    switch (happening) {
    case Happening::Raised:
        return u"raised"_s;
    case Happening::Cleared:
        return u"cleared"_s;
    case Happening::Acknowledged:
        break;
    }
    return u"acknowledged"_s;
}

Letter letterOf(const Occasion &occasion)
{
    const QString site = oneLine(occasion.site.isEmpty() ? u"Meterdeck"_s : occasion.site);
    QString mark = occasion.simulated ? u"SIMULATED "_s : QString();
    if (occasion.test) {
        const QString subject = u"%1[%2] Test of alarm hand-over"_s.arg(mark, site);
        return {
            subject,
            u"This is a test from Meterdeck, sent at %1.\nNothing happened, and nothing is to be done.\n"_s
                .arg(timeOf(occasion.at)),
            u"%1%2: test of alarm hand-over, nothing happened"_s.arg(mark, site)};
    }
    const QString what = u"%1 %2: %3"_s.arg(upper(occasion.urgency), happeningName(occasion.happening),
                                            oneLine(occasion.name));
    const QString where = oneLine(occasion.where);
    const QString at = where.isEmpty() ? QString() : u", "_s + where;
    Letter letter;
    letter.subject = u"%1[%2] %3%4"_s.arg(mark, site, what, at);

    QStringList lines{u"Alarm:    %1"_s.arg(oneLine(occasion.name)),
                      u"Now:      %1"_s.arg(happeningName(occasion.happening)),
                      u"Priority: %1"_s.arg(urgencyName(occasion.urgency))};
    if (!where.isEmpty())
        lines << u"Where:    "_s + where;
    if (!occasion.value.isEmpty())
        lines << u"Value:    "_s + oneLine(occasion.value);
    lines << u"Time:     "_s + timeOf(occasion.at);
    if (!occasion.who.isEmpty())
        lines << u"By:       "_s + oneLine(occasion.who);
    lines << u"Site:     "_s + site;
    if (occasion.simulated)
        lines << u"These are simulated meters: nothing of this is real."_s;
    if (occasion.happening == Happening::Raised && !occasion.response.trimmed().isEmpty())
        lines << QString() << u"What to do:"_s << occasion.response.trimmed();
    letter.text = lines.join(u'\n') + u'\n';

    const QString value = occasion.value.isEmpty() ? QString() : u", "_s + oneLine(occasion.value);
    letter.brief = u"%1%2: %3%4%5 %6"_s.arg(mark, site, what, at, value,
                                            dateOf(occasion.at).toLocalTime().toString(u"HH:mm"_s));
    return letter;
}

QString reasonName(HeldBack::Reason reason)
{
    switch (reason) {
    case HeldBack::Reason::Quiet:
        return u"quiet"_s;
    case HeldBack::Reason::Rate:
        return u"rate"_s;
    case HeldBack::Reason::Full:
        break;
    }
    return u"full"_s;
}

Letter letterOf(const HeldBack &held, core::UtcTime now)
{
    const QString site = oneLine(held.site.isEmpty() ? u"Meterdeck"_s : held.site);
    const QString mark = held.simulated ? u"SIMULATED "_s : QString();
    const QString count = u"%1 alarm messages held back"_s.arg(held.count);
    QString why = u"because more came than the queue holds"_s;
    if (held.reason == HeldBack::Reason::Quiet)
        why = u"in the quiet time"_s;
    else if (held.reason == HeldBack::Reason::Rate)
        why = u"because more came than are sent in so short a time"_s;
    QStringList kinds;
    for (auto it = held.byUrgency.constBegin(); it != held.byUrgency.constEnd(); ++it)
        kinds << u"%1 %2"_s.arg(it.value()).arg(urgencyName(it.key()));
    Letter letter;
    letter.subject = u"%1[%2] %3"_s.arg(mark, site, count);
    letter.text = u"%1 alarm messages were not sent one by one, %2.\nFrom %3 to %4: %5.\n"_s.arg(
        QString::number(held.count), why, timeOf(held.since), timeOf(now), kinds.join(u", "_s));
    letter.text +=
        held.count > held.newest.size() ? u"\nThe newest %1:\n"_s.arg(held.newest.size()) : u"\n"_s;
    letter.text += held.newest.join(u'\n') + u'\n';
    letter.brief = u"%1%2: %3 (%4), newest: %5"_s.arg(mark, site, count, kinds.join(u", "_s),
                                                      held.newest.value(held.newest.size() - 1));
    return letter;
}

QJsonObject jsonOf(const HeldBack &held)
{
    QJsonObject kinds;
    for (auto it = held.byUrgency.constBegin(); it != held.byUrgency.constEnd(); ++it)
        kinds.insert(urgencyName(it.key()), it.value());
    return {{u"event"_s, u"held-back"_s},
            {u"reason"_s, reasonName(held.reason)},
            {u"count"_s, held.count},
            {u"byPriority"_s, kinds},
            {u"since"_s, dateOf(held.since).toString(Qt::ISODateWithMs)},
            {u"newest"_s, QJsonArray::fromStringList(held.newest)},
            {u"site"_s, held.site},
            {u"simulated"_s, held.simulated}};
}

QJsonObject jsonOf(const Occasion &occasion)
{
    QJsonObject object{{u"event"_s, occasion.test ? u"test"_s : happeningName(occasion.happening)},
                       {u"priority"_s, urgencyName(occasion.urgency)},
                       {u"at"_s, dateOf(occasion.at).toString(Qt::ISODateWithMs)},
                       {u"site"_s, occasion.site},
                       {u"simulated"_s, occasion.simulated}};
    if (occasion.test)
        return object;
    object.insert(u"alarm"_s, occasion.alarm);
    object.insert(u"name"_s, occasion.name);
    object.insert(u"where"_s, occasion.where);
    const std::pair<QString, QString> further[] = {{u"device"_s, occasion.device},
                                                   {u"value"_s, occasion.value},
                                                   {u"response"_s, occasion.response},
                                                   {u"by"_s, occasion.who}};
    for (const auto &[key, text] : further) {
        if (!text.isEmpty())
            object.insert(key, text);
    }
    return object;
}

} // namespace notify
