// SPDX-License-Identifier: GPL-3.0-or-later
#include "demohandover.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;
using notify::Delivery;
using notify::Finding;
using notify::Outcome;
using notify::Target;
using notify::Urgency;
using notify::Way;

namespace console {

notify::Plan demoTargets()
{
    const auto named = [](const char *name) { return QCoreApplication::translate("console::Demo", name); };
    Target mail;
    mail.id = u"duty-officer"_s;
    mail.name = named(QT_TRANSLATE_NOOP("console::Demo", "Duty officer"));
    mail.way = Way::Mail;
    mail.urgencies = {Urgency::Critical, Urgency::High, Urgency::Medium};
    mail.to = QStringList{u"duty@depot.example"_s};
    mail.host = u"mail.depot.example"_s;
    mail.from = u"Meterdeck <alarms@depot.example>"_s;
    mail.quiet = {QTime(22, 0), QTime(5, 30), {}, {Urgency::Critical, Urgency::High, Urgency::Medium}};
    Target sms;
    sms.id = u"shift-telephone"_s;
    sms.name = named(QT_TRANSLATE_NOOP("console::Demo", "Telephone of the shift"));
    sms.way = Way::SmsGateway;
    sms.urgencies = {Urgency::Critical, Urgency::High, Urgency::Medium};
    sms.happenings = {notify::Happening::Raised};
    sms.to = QStringList{u"+94 11 555 0100"_s};
    sms.url = u"https://sms.example/send?to={to}&text={text}"_s;
    sms.rate = {3, std::chrono::minutes(60)};
    Target hook;
    hook.id = u"control-room"_s;
    hook.name = named(QT_TRANSLATE_NOOP("console::Demo", "Wall of the control room"));
    hook.way = Way::Webhook;
    hook.urgencies = {Urgency::Critical, Urgency::High, Urgency::Medium, Urgency::Low};
    hook.url = u"https://wall.example/alarms"_s;
    hook.rate = {5, std::chrono::minutes(60)};
    Target here;
    here.id = u"this-computer"_s;
    here.name = named(QT_TRANSLATE_NOOP("console::Demo", "Notification of this computer"));
    here.way = Way::Desktop;
    here.enabled = false;
    return {{mail, sms, hook, here}};
}

Delivery demoDelivery(const Target &target, const QString &, const notify::Message &,
                      const std::atomic<bool> &)
{
    switch (target.way) {
    case Way::Mail:
        return {Outcome::Sent, Finding::Taken, {u"250 2.0.0 Ok"_s}};
    case Way::SmsGateway:
        return {Outcome::Refused, Finding::HttpRefused, {u"402"_s, u"no credit left"_s}};
    case Way::Webhook:
        return {Outcome::Later,
                Finding::PortSilent,
                {QUrl(target.url).host() + ":443"_L1, QString::number(target.within.count())},
                true};
    case Way::Modem:
    case Way::Desktop:
        break;
    }
    return {Outcome::Sent, Finding::Taken, {}};
}

} // namespace console
