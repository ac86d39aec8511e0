// SPDX-License-Identifier: GPL-3.0-or-later
#include "topicplan.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

const QLatin1StringView DevicePlace = "{device}"_L1;

TopicRule::Payload payloadForm(const QString &text)
{
    if (text == "json"_L1)
        return TopicRule::Payload::Json;
    if (text == "number"_L1)
        return TopicRule::Payload::Number;
    if (text == "text"_L1)
        return TopicRule::Payload::Text;
    return TopicRule::Payload::Ignore;
}

std::optional<FieldRule> readField(const core::Profile &profile, const QJsonObject &object)
{
    const auto quantity = core::quantityFromName(object["quantity"_L1].toString());
    if (!quantity)
        return std::nullopt;
    FieldRule field;
    field.quantity = *quantity;
    field.channel = object["channel"_L1].toString();
    field.scale = object["scale"_L1].toDouble(1);
    if (const auto path = object["path"_L1].toString(); !path.isEmpty()) {
        for (const QString &key : path.split(u'.'))
            field.path.push_back(key.toStdString());
    }
    if (const auto *rule = profile.rule(*quantity)) {
        field.validMin = rule->validMin;
        field.validMax = rule->validMax;
    }
    return field;
}

TopicRule readTopic(const core::ProfilePtr &profile, const QJsonObject &object)
{
    TopicRule rule;
    rule.profile = profile;
    const QString topic = object["topic"_L1].toString();
    const qsizetype place = topic.indexOf(DevicePlace);
    rule.namesDevice = place >= 0;
    rule.before = (rule.namesDevice ? topic.left(place) : topic).toStdString();
    const QString after = rule.namesDevice ? topic.mid(place + DevicePlace.size()) : QString();
    rule.after = after.toStdString();
    rule.source = rule.namesDevice ? after.mid(after.startsWith(u'/') ? 1 : 0) : topic;
    rule.payload = payloadForm(object["payload"_L1].toString());
    rule.toDevice = object["direction"_L1].toString() == "to-device"_L1;
    rule.dropRetained = object["retained"_L1].toString() == "drop"_L1;
    rule.event = object["event"_L1].toString();
    const QJsonObject values = object["values"_L1].toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        rule.values.emplace_back(it.key().toStdString(), it.value().toDouble());
    if (rule.payload == TopicRule::Payload::Json) {
        for (const auto &value : object["fields"_L1].toArray()) {
            if (auto field = readField(*profile, value.toObject()))
                rule.fields.push_back(std::move(*field));
        }
    } else if (auto field = readField(*profile, object)) {
        rule.fields.push_back(std::move(*field));
    }
    return rule;
}

} // namespace

std::optional<std::string_view> TopicRule::match(std::string_view topic) const
{
    if (!namesDevice)
        return topic == before ? std::optional(std::string_view()) : std::nullopt;
    if (topic.size() <= before.size() + after.size() || !topic.starts_with(before) || !topic.ends_with(after))
        return std::nullopt;
    const auto device = topic.substr(before.size(), topic.size() - before.size() - after.size());
    return device.find('/') == std::string_view::npos ? std::optional(device) : std::nullopt;
}

QString TopicRule::filter() const
{
    return QString::fromStdString(namesDevice ? before + '+' + after : before);
}

QString TopicRule::fieldNames() const
{
    QStringList names;
    for (const FieldRule &field : fields) {
        QStringList keys;
        for (const std::string &key : field.path)
            keys.append(QString::fromStdString(key));
        names.append(keys.join(u'.'));
    }
    return names.join(", "_L1);
}

std::vector<TopicRule> readTopicRules(const core::ProfilePtr &profile)
{
    std::vector<TopicRule> rules;
    if (!profile || profile->codec != "mqtt"_L1)
        return rules;
    for (const auto &value : profile->section["topics"_L1].toArray())
        rules.push_back(readTopic(profile, value.toObject()));
    return rules;
}

} // namespace mqtt
