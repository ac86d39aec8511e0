// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery.h"

#include <QJsonArray>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

core::Event event(const QString &kind, const QString &device, const QString &topic, QJsonObject detail = {})
{
    detail.insert("topic"_L1, topic);
    return {{}, core::DeviceId(device), {}, kind, std::move(detail)};
}

QString pathWords(const Announced &value)
{
    QStringList keys;
    for (const std::string &key : value.path)
        keys.append(QString::fromStdString(key));
    return keys.join(u'.');
}

/// Texts that are JSON's own true and false, whatever their letters.
bool isBoolean(const Announced &value)
{
    return std::ranges::all_of(value.values, [](const auto &pair) {
        const QString text = QString::fromStdString(pair.first).toLower();
        return (text == "true"_L1 && pair.second == 1) || (text == "false"_L1 && pair.second == 0);
    });
}

/// The part of a topic's entry that says what the value is; the same in a field and in a plain payload.
void describe(const Announced &value, QJsonObject &out)
{
    out.insert("quantity"_L1, QString(core::quantityName(value.quantity)));
    if (!value.channel.isEmpty())
        out.insert("channel"_L1, value.channel);
    if (value.scale != 1)
        out.insert("scale"_L1, value.scale);
    QJsonObject values;
    for (const auto &[text, number] : value.values)
        values.insert(QString::fromStdString(text), number);
    if (!values.isEmpty())
        out.insert("values"_L1, values);
    else
        out.insert("missing"_L1, QJsonArray{u"None"_s, u"unknown"_s, u"unavailable"_s});
}

QJsonObject fieldFor(const Announced &value)
{
    QJsonObject field;
    describe(value, field);
    QJsonArray path;
    for (const std::string &key : value.path)
        path.append(QString::fromStdString(key));
    field.insert("path"_L1, path);
    if (value.values.empty()) {
        field.insert("type"_L1, u"number-text"_s);
    } else if (isBoolean(value)) {
        field.insert("type"_L1, u"boolean-text"_s);
        field.remove("values"_L1);
    } else {
        field.insert("type"_L1, u"text"_s);
    }
    return field;
}

} // namespace

Discovery::Discovery(const QList<core::ProfilePtr> &profiles)
{
    for (const core::ProfilePtr &profile : profiles) {
        if (!profile || profile->codec != "mqtt"_L1 || !profile->section.contains("discovery"_L1))
            continue;
        const QJsonObject section = profile->section["discovery"_L1].toObject();
        const QString prefix = section["prefix"_L1].toString(u"homeassistant"_s);
        m_profile = profile;
        m_prefix = (prefix + u'/').toStdString();
        for (const auto &component : section["components"_L1].toArray()) {
            m_filters.append(prefix + u'/' + component.toString() + "/+/config"_L1);
            m_filters.append(prefix + u'/' + component.toString() + "/+/+/config"_L1);
        }
        return; // one is enough: they would read the same announcements
    }
}

bool Discovery::isConfig(std::string_view topic) const
{
    return m_profile && topic.starts_with(m_prefix) && topic.ends_with("/config");
}

const TopicRule *Discovery::rule(std::string_view topic) const { return m_rules.value(toText(topic)).get(); }

bool Discovery::wasRemoved(std::string_view topic) const { return m_removed.contains(toText(topic)); }

QStringList Discovery::topics() const { return m_rules.keys(); }

Discovery::Change Discovery::read(std::string_view topic, QByteArrayView payload)
{
    Change change;
    const QString place = toText(topic);
    const size_t hash = std::hash<std::string_view>()({payload.data(), static_cast<size_t>(payload.size())});
    const auto known = m_configs.constFind(place);
    if (known != m_configs.constEnd() && known->hash == hash)
        return change; // configs are retained, and come again at each subscription
    Config config{hash, {}};
    if (!payload.isEmpty()) {
        if (payload.size() > MaxConfig) {
            change.problem = u"%1 bytes; an announcement has at most %2"_s.arg(payload.size()).arg(MaxConfig);
            return change;
        }
        if (known == m_configs.constEnd() && m_configs.size() >= MaxConfigs) {
            change.problem = u"%1 announcements are followed already"_s.arg(m_configs.size());
            return change;
        }
        const QString prefix = QString::fromStdString(m_prefix).chopped(1);
        const auto announced = readAnnouncement(place, prefix, payload);
        if (!announced) {
            change.problem = u"an announcement is a JSON object"_s;
            return change;
        }
        config.values = announced->values;
        const QString device = config.values.isEmpty() ? QString() : config.values.first().device;
        if (!device.isEmpty() && m_cards.value(device) != announced->card) {
            if (m_cards.size() >= MaxConfigs)
                m_cards.clear(); // some are told again, which a device that renames itself for ever must not
                                 // stop
            m_cards.insert(device, announced->card);
            change.events.append(event(u"discovered"_s, device, place, announced->card));
        }
        for (const QJsonObject &what : announced->unsupported)
            change.events.append(event(u"discovery-unsupported"_s, device, place, what));
    }

    QStringList touched;
    if (known != m_configs.constEnd()) {
        for (const Announced &value : known->values) {
            touched.append(value.topic);
            m_sources[value.topic].remove(place);
        }
        if (payload.isEmpty() && !known->values.isEmpty())
            change.events.append(event(u"discovery-removed"_s, known->values.first().device, place));
    }
    for (const Announced &value : std::as_const(config.values)) {
        touched.append(value.topic);
        m_sources[value.topic].insert(place);
    }
    if (payload.isEmpty())
        m_configs.remove(place);
    else
        m_configs.insert(place, config);
    touched.removeDuplicates();
    for (const QString &one : std::as_const(touched))
        build(one, change);
    change.topics = touched;
    return change;
}

void Discovery::build(const QString &topic, Change &change)
{
    QList<Announced> values;
    for (const QString &source : m_sources.value(topic)) {
        for (const Announced &value : m_configs.value(source).values) {
            if (value.topic == topic && !values.contains(value))
                values.append(value);
        }
    }
    if (m_sources.value(topic).isEmpty())
        m_sources.remove(topic);
    const auto rule = m_rules.value(topic);
    const QString kept = rule ? rule->deviceName : QString();
    std::ranges::sort(values, {}, [&](const Announced &value) {
        return std::tuple(value.device != kept, value.device, value.path, core::quantityName(value.quantity));
    });
    // A bridge's own presence, which every device behind it names, says nothing of one of them.
    const bool shared = !values.isEmpty() && values.first().device != values.last().device;
    if (shared)
        values.removeIf([](const Announced &value) { return value.quantity == core::Quantity::Online; });

    const QJsonObject entry = values.isEmpty() ? QJsonObject() : entryFor(topic, values, change);
    std::vector<TopicRule> rules;
    if (!entry.isEmpty()) {
        auto made = std::make_shared<core::Profile>(*m_profile);
        made->section = {{u"topics"_s, QJsonArray{entry}}};
        rules = readTopicRules(made);
    }
    if (rules.empty()) {
        if (m_rules.remove(topic) > 0 && m_removed.size() < MaxConfigs)
            m_removed.insert(topic);
        return;
    }
    rules.front().profile = m_profile; // a series names the profile that was shipped
    m_rules.insert(topic, std::make_shared<const TopicRule>(std::move(rules.front())));
    m_removed.remove(topic);
}

QJsonObject Discovery::entryFor(const QString &topic, QList<Announced> values, Change &change) const
{
    const auto leaveOut = [&](const Announced &value, const QString &why) {
        change.events.append(event(u"discovery-unsupported"_s, value.device, topic,
                                   {{u"what"_s, pathWords(value)}, {u"why"_s, why}}));
    };
    const Announced first = values.first();
    if (topic.contains(u'{') || topic.contains(u'}')) {
        leaveOut(first, u"a topic with braces is not followed"_s);
        return {};
    }
    QJsonObject entry{{u"topic"_s, topic},       {u"device"_s, first.device}, {u"retained"_s, u"stale"_s},
                      {u"payload"_s, u"json"_s}, {u"mayBeEmpty"_s, true},     {u"null"_s, u"missing"_s}};
    if (first.path.empty()) {
        for (const Announced &value : values.mid(1))
            leaveOut(value, u"another value takes the whole message of this topic"_s);
        entry.remove("mayBeEmpty"_L1);
        entry.remove("null"_L1);
        entry.insert("payload"_L1, first.values.empty() ? u"number"_s : u"text"_s);
        describe(first, entry);
        return entry;
    }
    QJsonArray fields;
    std::set<std::pair<core::Quantity, QString>> names;
    for (Announced &value : values) {
        if (value.device != first.device) {
            leaveOut(value, u"the topic is %1's already"_s.arg(first.device));
            continue;
        }
        if (names.contains({value.quantity, value.channel}))
            value.channel = pathWords(value).left(40);
        if (names.contains({value.quantity, value.channel})) {
            leaveOut(value, u"two values of this topic have one name"_s);
            continue;
        }
        names.insert({value.quantity, value.channel});
        fields.append(fieldFor(value));
    }
    entry.insert("fields"_L1, fields);
    return entry;
}

} // namespace mqtt
