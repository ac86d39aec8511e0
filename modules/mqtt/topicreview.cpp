// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topicreview.h"

#include "mqtt/profilecheck.h"
#include "topicplan.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <set>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

/// One rule with the text it was made of.
struct Entry
{
    TopicRule rule;
    QString text;
    QString key;
};

bool takesAll(const TopicRule &rule) { return rule.starts.empty() && rule.parts == 0; }

/// A topic of @p pattern, with @p word in its places; `{device...}` becomes two levels.
QString example(QString pattern, const QString &word)
{
    pattern.replace("{device...}"_L1, word + u'/' + word);
    pattern.replace("{device}"_L1, word);
    pattern.replace("{channel}"_L1, word);
    pattern.replace(u'+', word);
    pattern.replace(u'#', word);
    return pattern;
}

bool matches(const Entry &entry, const QString &topic)
{
    const QByteArray bytes = topic.toUtf8();
    return entry.rule.pattern.match({bytes.constData(), static_cast<size_t>(bytes.size())}).has_value();
}

/// Every topic of @p narrow is one of @p wide: tried with two words that stand in neither.
bool swallows(const Entry &wide, const Entry &narrow)
{
    return matches(wide, example(narrow.text, u"\u00A7one"_s)) &&
           matches(wide, example(narrow.text, u"\u00A7two"_s));
}

/// A topic both fit, where there is one: level by level the narrower of both.
QString shared(const Entry &a, const Entry &b)
{
    const QStringList first = a.text.split(u'/');
    const QStringList second = b.text.split(u'/');
    const auto open = [](const QString &level) {
        return level == "+"_L1 || level == "{device}"_L1 || level == "{channel}"_L1;
    };
    if (first.size() != second.size())
        return {};
    QStringList levels;
    for (qsizetype i = 0; i < first.size(); ++i)
        levels.append(example(open(first[i]) ? second[i] : first[i], u"x"_s));
    const QString topic = levels.join(u'/');
    return matches(a, topic) && matches(b, topic) ? topic : QString();
}

/// What to do about a problem of profileProblems(), by the key's last part.
QString cureFor(const QString &key)
{
    const QString last = key.mid(key.lastIndexOf(u'.') + 1);
    if (last == "unit"_L1)
        return u"Write a unit of that kind; or leave it out, and say the factor as scale."_s;
    if (last == "quantity"_L1) {
        QStringList names;
        for (const core::Quantity quantity : core::allQuantities())
            names.append(core::quantityName(quantity));
        return u"Write one of %1, and name it under quantities too."_s.arg(names.join(", "_L1));
    }
    if (last == "path"_L1)
        return u"Write the keys that lead to the value, with points between them."_s;
    if (last == "topic"_L1)
        return u"Write the topic as it is on the broker, with {device} where the device's name stands."_s;
    if (last == "values"_L1)
        return u"Write each text and the number it stands for, such as {\"ON\": 1, \"OFF\": 0}."_s;
    return u"Write it so, or leave it out."_s;
}

void addProblems(const core::ProfilePtr &profile, QList<TopicFinding> &findings)
{
    static const QRegularExpression form(u"^key ([^:]+): (.*)$"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    for (const QString &problem : profileProblems(profile)) {
        const auto match = form.match(problem);
        const QString key = match.hasMatch() ? match.captured(1) : u"mqtt"_s;
        findings.append({true, key, match.hasMatch() ? match.captured(2) : problem, cureFor(key)});
    }
}

void addNeighbours(const std::vector<Entry> &entries, QList<TopicFinding> &findings)
{
    for (size_t i = 1; i < entries.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            const Entry &earlier = entries[j];
            const Entry &later = entries[i];
            if (!takesAll(earlier.rule))
                continue; // it leaves what does not begin as it says
            if (earlier.text == later.text) {
                findings.append(
                    {true, later.key,
                     u"topics[%1] is the same topic, %2, and is asked first"_s.arg(j).arg(later.text),
                     u"Make one entry of the two, or say what each one's messages begin with (starts)."_s});
                break;
            }
            if (swallows(earlier, later)) {
                findings.append(
                    {true, later.key,
                     u"it is never asked, because topics[%1], %2, has all its topics"_s.arg(j).arg(
                         earlier.text),
                     u"Put the narrower topic first."_s});
                break;
            }
            if (swallows(later, earlier))
                continue; // the narrower one stands first, as it should
            if (const QString topic = shared(earlier, later); !topic.isEmpty())
                findings.append(
                    {false, later.key,
                     u"a topic such as %1 fits topics[%2] too, which is asked first"_s.arg(topic).arg(j),
                     u"See that the order of the two is meant."_s});
        }
    }
}

void addContents(const Entry &entry, QList<TopicFinding> &findings)
{
    const TopicRule &rule = entry.rule;
    const QString filter = rule.pattern.filter();
    if (!rule.toDevice && (filter == "#"_L1 || filter == "+/#"_L1))
        findings.append({false, entry.key + ".topic"_L1, u"it subscribes everything on the broker"_s,
                         u"Begin with a level that only these devices have."_s});
    if (!rule.hasFields() && rule.event.isEmpty() && rule.payload != TopicRule::Payload::Ignore)
        findings.append({false, entry.key, u"nothing is read from it"_s,
                         u"Name a quantity or an event; a topic that is to be passed over has the payload "
                         u"\"ignore\"."_s});
    for (size_t g = 0; g < rule.groups.size(); ++g) {
        std::set<std::pair<core::Quantity, QString>> names;
        for (const FieldRule &field : rule.groups[g].fields) {
            QStringList channels{field.channel};
            for (const QString &channel : field.channels)
                channels.append(channel);
            if (field.scale == 0)
                findings.append(
                    {true, entry.key,
                     u"%1 has the scale 0, so that every value would be 0"_s.arg(field.path.words()),
                     u"Leave it out for 1."_s});
            for (const QString &channel : std::as_const(channels)) {
                if (names.contains({field.quantity, channel}))
                    findings.append(
                        {false, entry.key,
                         u"two of its fields are %1%2, and where a message has both, nobody could tell them apart"_s
                             .arg(core::quantityName(field.quantity),
                                  channel.isEmpty() || channel.startsWith(u'{') ? QString()
                                                                                : u" of "_s + channel),
                         u"Give one of them a channel of its own, unless they are two spellings of one."_s});
                names.insert({field.quantity, channel});
            }
        }
    }
}

void addOrders(const core::Profile &profile, const std::vector<Entry> &entries, QList<TopicFinding> &findings)
{
    for (const core::CommandRule &order : profile.commands) {
        const QString key = u"commands.%1"_s.arg(order.name);
        const QString topic = example(order.topic, u"x"_s);
        const auto first =
            std::ranges::find_if(entries, [&](const Entry &entry) { return matches(entry, topic); });
        if (first != entries.end() && !first->rule.toDevice &&
            first->rule.payload != TopicRule::Payload::Ignore)
            findings.append(
                {true, key + ".topic"_L1,
                 u"%1 reads the same topic, so that our own order would look like the device's state"_s.arg(
                     first->key),
                 u"Write the topic that only orders have; and give it an entry before that one, with the "
                 u"direction \"to-device\"."_s});
        for (const auto &part : order.keys) {
            const bool found = std::ranges::any_of(entries, [&](const Entry &entry) {
                return !entry.rule.toDevice && entry.rule.source == part.source;
            });
            if (!found)
                findings.append(
                    {true, u"%1.keys.%2.source"_s.arg(key, part.name),
                     u"no topic ends in %1, so that the interval could not be seen"_s.arg(part.source),
                     u"Write the part of a topic that follows the device."_s});
        }
    }
}

} // namespace

QList<TopicFinding> topicFindings(const core::ProfilePtr &profile)
{
    QList<TopicFinding> findings;
    addProblems(profile, findings);
    std::vector<Entry> entries;
    const QJsonArray topics = profile->section["topics"_L1].toArray();
    std::vector<TopicRule> rules = readTopicRules(profile);
    for (size_t i = 0; i < rules.size(); ++i)
        entries.push_back({std::move(rules[i]), topics[static_cast<qsizetype>(i)]["topic"_L1].toString(),
                           u"mqtt.topics[%1]"_s.arg(i)});
    addNeighbours(entries, findings);
    for (const Entry &entry : entries)
        addContents(entry, findings);
    addOrders(*profile, entries, findings);
    return findings;
}

} // namespace mqtt
