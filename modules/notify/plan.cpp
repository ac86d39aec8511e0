// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/plan.h"

#include "couriers.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr Way AllWays[] = {Way::Mail, Way::Webhook, Way::Modem, Way::SmsGateway, Way::Desktop};
constexpr Urgency AllUrgencies[] = {Urgency::Critical, Urgency::High, Urgency::Medium, Urgency::Low};
constexpr Happening AllHappenings[] = {Happening::Raised, Happening::Cleared, Happening::Acknowledged};

const std::pair<Security, QString> SecurityNames[] = {
    {Security::StartTls, u"starttls"_s}, {Security::Tls, u"tls"_s}, {Security::None, u"none"_s}};
const std::pair<WebLogin, QString> LoginNames[] = {{WebLogin::None, u"none"_s},
                                                   {WebLogin::Signature, u"signature"_s},
                                                   {WebLogin::Bearer, u"bearer"_s},
                                                   {WebLogin::Basic, u"basic"_s}};

quint16 usualPort(Security security)
{
    return security == Security::StartTls ? 587 : security == Security::Tls ? 465 : 25;
}

/// Reads one target and remembers the first thing that is wrong.
class TargetReader
{
public:
    TargetReader(const QJsonObject &object, QString path) : m_object(object), m_path(std::move(path)) {}

    std::optional<core::Error> error;

    void fail(const QString &key, const QString &detail)
    {
        if (!error)
            error = core::Error{core::ErrorCode::BadInput, m_path + (key.isEmpty() ? key : u'.' + key),
                                detail, u"Correct it in the workspace file or in the settings."_s};
    }
    QString text(const QString &key, const QString &otherwise = {}, qsizetype most = 2000)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined())
            return otherwise;
        const QString read = value.toString();
        if (!value.isString() || read.size() > most)
            fail(key, u"a text of at most %1 characters was expected"_s.arg(most));
        for (const QChar c : read) {
            if (c.unicode() < 32 && key != "body"_L1)
                fail(key, u"line ends and control characters cannot stand here"_s);
        }
        return read;
    }
    int number(const QString &key, int otherwise, int least, int most)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined())
            return otherwise;
        const int read = value.toInt(least - 1);
        if (read < least || read > most)
            fail(key, u"a whole number from %1 to %2 was expected"_s.arg(least).arg(most));
        return read;
    }
    bool flag(const QString &key, bool otherwise)
    {
        const QJsonValue value = m_object.value(key);
        if (!value.isUndefined() && !value.isBool())
            fail(key, u"true or false was expected"_s);
        return value.toBool(otherwise);
    }
    template <typename Value, typename Names>
    QSet<Value> set(const QString &key, const QSet<Value> &otherwise, const Names &all,
                    QString (*name)(Value))
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined())
            return otherwise;
        QSet<Value> found;
        const QJsonArray names = value.toArray();
        for (const QJsonValue &one : names) {
            const auto known = std::find_if(std::begin(all), std::end(all),
                                            [&](Value v) { return name(v) == one.toString(); });
            if (known == std::end(all))
                fail(key, u"\"%1\" is none of its words"_s.arg(one.toString()));
            else
                found.insert(*known);
        }
        if (!value.isArray())
            fail(key, u"a list of words was expected"_s);
        return found;
    }
    template <typename Value, typename Names>
    Value word(const QString &key, Value otherwise, const Names &names)
    {
        const QString read = text(key);
        if (read.isEmpty())
            return otherwise;
        for (const auto &[value, name] : names) {
            if (name == read)
                return value;
        }
        fail(key, u"\"%1\" is none of its words"_s.arg(read));
        return otherwise;
    }
    QStringList texts(const QString &key)
    {
        QStringList list;
        const QJsonValue value = m_object.value(key);
        const QJsonArray entries = value.toArray();
        if (!value.isUndefined() && (!value.isArray() || entries.size() > 100))
            fail(key, u"a list of at most 100 texts was expected"_s);
        for (const QJsonValue &one : entries)
            list << one.toString().trimmed();
        list.removeDuplicates();
        return list;
    }
    QTime time(const QString &key)
    {
        const QTime read = QTime::fromString(text(key), u"HH:mm"_s);
        if (!read.isValid())
            fail(key, u"a time such as 22:00 was expected"_s);
        return read;
    }
    bool has(const QString &key) const { return m_object.contains(key); }
    QJsonObject object(const QString &key) const { return m_object.value(key).toObject(); }
    const QString &path() const { return m_path; }

private:
    QJsonObject m_object;
    QString m_path;
};

QuietTime readQuiet(TargetReader &target)
{
    QuietTime quiet;
    if (!target.has(u"quiet"_s))
        return quiet;
    TargetReader reader(target.object(u"quiet"_s), target.path() + ".quiet"_L1);
    quiet.from = reader.time(u"from"_s);
    quiet.to = reader.time(u"to"_s);
    quiet.zone = reader.text(u"zone"_s).toUtf8();
    if (!quiet.zone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(quiet.zone))
        reader.fail(u"zone"_s, u"a name such as Asia/Colombo was expected"_s);
    quiet.through = reader.set(u"through"_s, quiet.through, AllUrgencies, urgencyName);
    if (!target.error)
        target.error = reader.error;
    return quiet;
}

void readMail(TargetReader &reader, Target &target)
{
    target.host = reader.text(u"host"_s);
    target.security = reader.word(u"security"_s, Security::StartTls, SecurityNames);
    target.port = quint16(reader.number(u"port"_s, usualPort(target.security), 1, 65535));
    target.user = reader.text(u"user"_s);
    target.from = reader.text(u"from"_s);
    target.ca = reader.text(u"ca"_s);
    if (target.host.isEmpty() || target.host.contains(u'/') || target.host.contains(u'@') ||
        target.host.contains(u' '))
        reader.fail(u"host"_s, u"the name of a mail server was expected"_s);
    const bool here = target.host == "localhost"_L1 || QHostAddress(target.host).isLoopback();
    if (target.security == Security::None && !target.user.isEmpty() && !here)
        reader.fail(u"security"_s, u"a password is not sent in the clear: starttls or tls was expected"_s);
    if (!isMailAddress(target.from))
        reader.fail(u"from"_s, u"an address such as alarms@example.org was expected"_s);
    if (target.to.isEmpty())
        reader.fail(u"to"_s, u"at least one address was expected"_s);
    for (const QString &to : std::as_const(target.to)) {
        if (!isMailAddress(to))
            reader.fail(u"to"_s, u"\"%1\" is no address"_s.arg(to));
    }
}

void readSms(TargetReader &reader, Target &target)
{
    target.parts = reader.number(u"parts"_s, 3, 1, 10);
    if (target.to.isEmpty())
        reader.fail(u"to"_s, u"at least one number was expected"_s);
    for (const QString &to : std::as_const(target.to)) {
        if (!isPhoneNumber(to))
            reader.fail(u"to"_s, u"\"%1\" is no number such as +94711234567"_s.arg(to));
    }
}

void readWeb(TargetReader &reader, Target &target)
{
    target.url = reader.text(u"url"_s);
    target.ca = reader.text(u"ca"_s);
    // Braces are not for QUrl's strict eye.
    QString plain = target.url;
    const QUrl url(plain.remove(u'{').remove(u'}'));
    if ((url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        reader.fail(u"url"_s, u"an address with http or https was expected"_s);
    if (!url.userInfo().isEmpty())
        reader.fail(u"url"_s, u"user and password do not stand in the address"_s);
    const bool here = url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
    if (target.way == Way::Webhook) {
        target.login = reader.word(u"login"_s, WebLogin::None, LoginNames);
        target.user = reader.text(u"user"_s);
        const bool bare = target.login == WebLogin::Bearer || target.login == WebLogin::Basic;
        if (bare && url.scheme() == "http"_L1 && !here)
            reader.fail(u"login"_s, u"a secret is not sent in the clear: https was expected"_s);
        if (target.login == WebLogin::Basic && target.user.isEmpty())
            reader.fail(u"user"_s, u"the user of the login was expected"_s);
        return;
    }
    target.method = reader.text(u"method"_s, u"GET"_s).toUpper();
    if (target.method != "GET"_L1 && target.method != "POST"_L1)
        reader.fail(u"method"_s, u"GET or POST was expected"_s);
    target.body = reader.text(u"body"_s);
    target.contentType = reader.text(u"contentType"_s, u"application/x-www-form-urlencoded"_s, 200);
    target.accepted = reader.text(u"accepted"_s, {}, 200);
    const QString both = target.url + (target.method == "POST"_L1 ? target.body : QString());
    if (!both.contains("{to}"_L1) || !both.contains("{text}"_L1))
        reader.fail(u"url"_s, u"{to} and {text} were expected in the address or the body"_s);
    if (url.host().contains("secret"_L1) || target.url.section(u'/', 2, 2).contains(u'{'))
        reader.fail(u"url"_s, u"the computer's name cannot be filled in"_s);
    if (both.contains("{secret}"_L1) && url.scheme() == "http"_L1 && !here)
        reader.fail(u"url"_s, u"a secret is not sent in the clear: https was expected"_s);
}

Target readTarget(TargetReader &reader)
{
    Target target;
    target.id = reader.text(u"id"_s, {}, 100);
    if (target.id.isEmpty())
        reader.fail(u"id"_s, u"an id was expected"_s);
    target.name = reader.text(u"name"_s, {}, 200);
    const QString type = reader.text(u"type"_s);
    const auto way =
        std::find_if(std::begin(AllWays), std::end(AllWays), [&](Way w) { return wayName(w) == type; });
    if (way == std::end(AllWays)) {
        reader.fail(u"type"_s, u"mail, webhook, sms-modem, sms-gateway or desktop was expected"_s);
        return target;
    }
    target.way = *way;
    target.enabled = reader.flag(u"enabled"_s, true);
    target.urgencies = reader.set(u"priorities"_s, target.urgencies, AllUrgencies, urgencyName);
    target.happenings = reader.set(u"transitions"_s, target.happenings, AllHappenings, happeningName);
    target.quiet = readQuiet(reader);
    if (reader.has(u"rate"_s)) {
        TargetReader rate(reader.object(u"rate"_s), reader.path() + ".rate"_L1);
        target.rate.most = rate.number(u"most"_s, target.rate.most, 1, 1000);
        target.rate.within = std::chrono::minutes(rate.number(u"minutes"_s, 60, 1, 1440));
        if (!reader.error)
            reader.error = rate.error;
    }
    target.expires = std::chrono::hours(reader.number(u"expiresHours"_s, 24, 1, 24 * 14));
    target.within = std::chrono::seconds(reader.number(u"withinSeconds"_s, 30, 2, 300));
    if (reader.has(u"repeatUnknown"_s))
        target.repeatUnknown = reader.flag(u"repeatUnknown"_s, false);
    target.to = reader.texts(u"to"_s);
    switch (target.way) {
    case Way::Mail:
        readMail(reader, target);
        break;
    case Way::Webhook:
        target.to.clear();
        readWeb(reader, target);
        break;
    case Way::SmsGateway:
        readSms(reader, target);
        readWeb(reader, target);
        break;
    case Way::Modem:
        readSms(reader, target);
        target.serialPort = reader.text(u"port"_s);
        target.baud = reader.number(u"baud"_s, 115200, 300, 4000000);
        target.centre = reader.text(u"centre"_s);
        target.pin = reader.flag(u"pin"_s, false);
        if (target.serialPort.isEmpty())
            reader.fail(u"port"_s, u"the modem's serial port was expected"_s);
        if (!target.centre.isEmpty() && !isPhoneNumber(target.centre))
            reader.fail(u"centre"_s, u"a number such as +94711234567 was expected"_s);
        break;
    case Way::Desktop:
        target.to.clear();
        break;
    }
    return target;
}

template <typename Value, typename Names>
QString nameIn(const Names &names, Value value)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return name;
    }
    return {};
}

template <typename Value, typename All>
QJsonArray namesOf(const QSet<Value> &set, const All &all, QString (*name)(Value))
{
    QJsonArray names;
    for (const Value value : all) {
        if (set.contains(value))
            names << name(value);
    }
    return names;
}

QJsonObject writeTarget(const Target &target)
{
    const Target fresh;
    QJsonObject object{{u"id"_s, target.id}, {u"type"_s, wayName(target.way)}};
    const auto text = [&object](const QString &key, const QString &value, const QString &usual = {}) {
        if (value != usual)
            object.insert(key, value);
    };
    text(u"name"_s, target.name);
    if (!target.enabled)
        object.insert(u"enabled"_s, false);
    object.insert(u"priorities"_s, namesOf(target.urgencies, AllUrgencies, urgencyName));
    object.insert(u"transitions"_s, namesOf(target.happenings, AllHappenings, happeningName));
    if (target.quiet.isSet()) {
        QJsonObject quiet{{u"from"_s, target.quiet.from.toString(u"HH:mm"_s)},
                          {u"to"_s, target.quiet.to.toString(u"HH:mm"_s)},
                          {u"through"_s, namesOf(target.quiet.through, AllUrgencies, urgencyName)}};
        if (!target.quiet.zone.isEmpty())
            quiet.insert(u"zone"_s, QString::fromUtf8(target.quiet.zone));
        object.insert(u"quiet"_s, quiet);
    }
    if (target.rate != fresh.rate)
        object.insert(u"rate"_s, QJsonObject{{u"most"_s, target.rate.most},
                                             {u"minutes"_s, int(target.rate.within.count())}});
    if (target.expires != fresh.expires)
        object.insert(u"expiresHours"_s, int(target.expires.count()));
    if (target.within != fresh.within)
        object.insert(u"withinSeconds"_s, int(target.within.count()));
    if (target.repeatUnknown)
        object.insert(u"repeatUnknown"_s, *target.repeatUnknown);
    if (!target.to.isEmpty())
        object.insert(u"to"_s, QJsonArray::fromStringList(target.to));
    const bool isSms = target.way == Way::Modem || target.way == Way::SmsGateway;
    if (isSms && target.parts != fresh.parts)
        object.insert(u"parts"_s, target.parts);
    if (target.way == Way::Mail) {
        text(u"host"_s, target.host);
        text(u"security"_s, nameIn(SecurityNames, target.security), u"starttls"_s);
        if (target.port != usualPort(target.security))
            object.insert(u"port"_s, target.port);
        text(u"from"_s, target.from);
    }
    text(u"user"_s, target.user);
    text(u"ca"_s, target.ca);
    text(u"url"_s, target.url);
    if (target.way == Way::Webhook)
        text(u"login"_s, nameIn(LoginNames, target.login), u"none"_s);
    if (target.way == Way::SmsGateway) {
        text(u"method"_s, target.method, u"GET"_s);
        text(u"body"_s, target.body);
        text(u"contentType"_s, target.contentType, u"application/x-www-form-urlencoded"_s);
        text(u"accepted"_s, target.accepted);
    }
    if (target.way == Way::Modem) {
        text(u"port"_s, target.serialPort);
        if (target.baud != fresh.baud)
            object.insert(u"baud"_s, target.baud);
        text(u"centre"_s, target.centre);
        if (target.pin)
            object.insert(u"pin"_s, true);
    }
    return object;
}

} // namespace

QString wayName(Way way)
{
    switch (way) {
    case Way::Mail:
        return u"mail"_s;
    case Way::Webhook:
        return u"webhook"_s;
    case Way::Modem:
        return u"sms-modem"_s;
    case Way::SmsGateway:
        return u"sms-gateway"_s;
    case Way::Desktop:
        break;
    }
    return u"desktop"_s;
}

bool Target::needsSecret() const
{
    switch (way) {
    case Way::Mail:
        return !user.isEmpty();
    case Way::Webhook:
        return login != WebLogin::None;
    case Way::SmsGateway:
        return url.contains("{secret}"_L1) || (method == "POST"_L1 && body.contains("{secret}"_L1));
    case Way::Modem:
        return pin;
    case Way::Desktop:
        break;
    }
    return false;
}

const Target *Plan::target(const QString &id) const
{
    const auto found =
        std::find_if(targets.begin(), targets.end(), [&id](const Target &target) { return target.id == id; });
    return found == targets.end() ? nullptr : &*found;
}

core::Result<Plan> readPlan(const QJsonObject &part)
{
    Plan plan;
    QSet<QString> variables;
    const QJsonValue targets = part.value(u"targets"_s);
    const QJsonArray entries = targets.toArray();
    if ((!targets.isUndefined() && !targets.isArray()) || entries.size() > 100)
        return core::Error{core::ErrorCode::BadInput,
                           u"notify.targets"_s,
                           u"a list of at most 100 targets was expected"_s,
                           {}};
    for (const QJsonValue &entry : entries) {
        TargetReader reader(entry.toObject(), u"notify.targets[%1]"_s.arg(plan.targets.size()));
        const Target target = readTarget(reader);
        // Two ids with one environment variable would share a secret.
        if (variables.contains(variablePart(target.id)))
            reader.fail(u"id"_s, u"\"%1\" is there twice"_s.arg(target.id));
        variables.insert(variablePart(target.id));
        if (reader.error)
            return *reader.error;
        plan.targets << target;
    }
    return plan;
}

QJsonObject writePlan(const Plan &plan)
{
    QJsonArray targets;
    for (const Target &target : plan.targets)
        targets << writeTarget(target);
    return targets.isEmpty() ? QJsonObject{} : QJsonObject{{u"targets"_s, targets}};
}

bool isMailAddress(const QString &text)
{
    static const QRegularExpression address(
        u"^(?:[^<>\\r\\n]*<)?[^\\s<>@,;:\"()]{1,64}@[^\\s<>@,;:\"()]{1,255}(>?)$"_s);
    const auto match = address.match(text);
    return match.hasMatch() && text.contains(u'<') == !match.captured(1).isEmpty();
}

bool isPhoneNumber(const QString &text)
{
    static const QRegularExpression number(u"^\\+?[0-9](?:[ .\\-()]*[0-9]){4,14}$"_s);
    return number.match(text).hasMatch();
}

QString variablePart(const QString &id)
{
    QString part = id.toUpper();
    for (QChar &c : part) {
        if (!((c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')))
            c = u'_';
    }
    return part;
}

} // namespace notify
