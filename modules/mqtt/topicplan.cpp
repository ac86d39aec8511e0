// SPDX-License-Identifier: GPL-3.0-or-later
#include "topicplan.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

/// Reads one profile's topics and notes what is wrong.
class RuleReader
{
public:
    RuleReader(core::ProfilePtr profile, QStringList *problems)
        : m_profile(std::move(profile)), m_problems(problems)
    {}

    TopicRule topic(const QJsonObject &object, const QString &place);

private:
    void problem(const QString &key, const QString &words)
    {
        if (m_problems)
            m_problems->append(u"key %1: %2"_s.arg(key, words));
    }
    std::optional<FieldRule> field(const QJsonObject &object, const TopicRule &rule, const QString &place);
    void unit(FieldRule &rule, const QJsonObject &object, const QString &place);
    std::vector<RecordStep> records(const QString &text, const QString &place);
    void group(TopicRule &rule, const QJsonObject &object, const QString &place);
    void timeAndCipher(TopicRule &rule, const QJsonObject &object, const QString &place);
    void check(const TopicRule &rule, const QJsonObject &object, const QString &place);

    core::ProfilePtr m_profile;
    QStringList *m_problems;
};

TopicRule::Payload payloadForm(const QString &text)
{
    using Payload = TopicRule::Payload;
    if (text == "json"_L1)
        return Payload::Json;
    if (text == "pseudo-json"_L1)
        return Payload::PseudoJson;
    if (text == "pairs"_L1)
        return Payload::Pairs;
    if (text == "number"_L1)
        return Payload::Number;
    return text == "text"_L1 ? Payload::Text : Payload::Ignore;
}

FieldRule::Type fieldType(const QString &text)
{
    using Type = FieldRule::Type;
    if (text == "number-text"_L1)
        return Type::NumberText;
    if (text == "boolean"_L1)
        return Type::Boolean;
    if (text == "boolean-text"_L1)
        return Type::BooleanText;
    return text == "text"_L1 ? Type::Text : Type::Number;
}

TimeFormat timeFormat(const QString &text)
{
    if (text == "iso"_L1)
        return TimeFormat::Iso;
    if (text == "s"_L1)
        return TimeFormat::Seconds;
    if (text == "ms"_L1)
        return TimeFormat::Milliseconds;
    if (text == "us"_L1)
        return TimeFormat::Microseconds;
    return text == "boot"_L1 ? TimeFormat::Boot : TimeFormat::None;
}

ValuePath::Step stepOf(const QString &key)
{
    ValuePath::Step step{key.toStdString(), std::string::npos};
    bool ok = false;
    const uint index = key.toUInt(&ok);
    if (ok && QString::number(index) == key)
        step.index = index;
    return step;
}

/// A path as text, its keys separated by points and from the root with a slash in front; or as a list of
/// keys.
ValuePath pathOf(const QJsonValue &value)
{
    ValuePath path;
    if (value.isArray()) {
        for (const auto &key : value.toArray())
            path.steps.push_back(stepOf(key.toString()));
        return path;
    }
    QString text = value.toString();
    path.fromRoot = text.startsWith(u'/');
    if (path.fromRoot)
        text.remove(0, 1);
    if (!text.isEmpty()) {
        for (const QString &key : text.split(u'.'))
            path.steps.push_back(stepOf(key));
    }
    return path;
}

void RuleReader::unit(FieldRule &rule, const QJsonObject &object, const QString &place)
{
    rule.scale = object["scale"_L1].toDouble(1);
    const QString unit = object["unit"_L1].toString();
    if (unit.isEmpty())
        return;
    const auto stored = core::quantityUnit(rule.quantity);
    const auto scale = core::unitScale(unit, rule.quantity);
    if (!scale)
        problem(place + ".unit"_L1, u"%1 is no unit of %2, which is kept in %3"_s.arg(
                                        unit, core::quantityName(rule.quantity), stored));
    rule.unit = scale.value_or(core::UnitScale());
}

std::optional<FieldRule> RuleReader::field(const QJsonObject &object, const TopicRule &rule,
                                           const QString &place)
{
    const QString name = object["quantity"_L1].toString();
    const auto quantity = core::quantityFromName(name);
    if (!quantity) {
        if (!name.isEmpty())
            problem(place + ".quantity"_L1,
                    u"\"%1\" is none of the quantities listed in the README of core"_s.arg(name));
        return std::nullopt;
    }
    FieldRule field;
    field.quantity = *quantity;
    field.path = pathOf(object["path"_L1]);
    field.type = fieldType(object["type"_L1].toString());
    field.channel = object["channel"_L1].toString(u"{channel}"_s);
    for (const auto &channel : object["channels"_L1].toArray())
        field.channels.push_back(channel.toString());
    if (object.contains("constant"_L1))
        field.constant = object["constant"_L1].toDouble();
    const QJsonObject values = object["values"_L1].toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        field.values.emplace_back(it.key().toStdString(), it.value().toDouble());
    for (const auto &text : object["missing"_L1].toArray())
        field.missing.push_back(text.toString().toStdString());
    unit(field, object, place);
    const auto *limits = m_profile->rule(*quantity);
    if (!limits)
        problem(place + ".quantity"_L1, u"%1 is not among the profile's quantities"_s.arg(name));
    if (limits) {
        field.validMin = limits->validMin;
        field.validMax = limits->validMax;
    }
    if (object.contains("validMin"_L1))
        field.validMin = object["validMin"_L1].toDouble();
    if (object.contains("validMax"_L1))
        field.validMax = object["validMax"_L1].toDouble();
    if (object.contains("clampedTo"_L1))
        field.clampedTo = object["clampedTo"_L1].toDouble();
    const bool structured =
        rule.payload != TopicRule::Payload::Number && rule.payload != TopicRule::Payload::Text;
    if (structured && field.path.steps.empty() && !field.constant)
        problem(place + ".path"_L1, u"where the value stands was expected"_s);
    if (structured && (field.type == FieldRule::Type::Text) == field.values.empty())
        problem(place, u"\"values\" go with the type text, and a text needs them"_s);
    return field;
}

std::vector<RecordStep> RuleReader::records(const QString &text, const QString &place)
{
    std::vector<RecordStep> steps;
    if (text.isEmpty())
        return steps;
    for (const QString &part : text.split(u'.')) {
        RecordStep step;
        const QString device = u"{device}"_s;
        const QString channel = u"{channel}"_s;
        const QString &named = part.contains(device) ? device : channel;
        if (part == "*"_L1) {
            step.kind = RecordStep::Kind::Each;
        } else if (const qsizetype at = part.indexOf(named); at >= 0) {
            step.kind = named == device ? RecordStep::Kind::Device : RecordStep::Kind::Channel;
            step.before = part.left(at).toStdString();
            step.after = part.mid(at + named.size()).toStdString();
        } else {
            if (part.contains(u'{') || part.contains(u'*'))
                problem(place + ".records"_L1,
                        u"a key, *, {device} or {channel} was expected, not %1"_s.arg(part));
            step.key = stepOf(part);
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

void RuleReader::group(TopicRule &rule, const QJsonObject &object, const QString &place)
{
    GroupRule group;
    group.records = records(object["records"_L1].toString(), place);
    const QJsonArray fields = object["fields"_L1].toArray();
    for (qsizetype i = 0; i < fields.size(); ++i) {
        auto made = field(fields[i].toObject(), rule, u"%1.fields[%2]"_s.arg(place).arg(i));
        if (!made)
            continue;
        made->slot = rule.seriesCount;
        rule.seriesCount += 1 + made->channels.size();
        group.fields.push_back(std::move(*made));
    }
    rule.groups.push_back(std::move(group));
}

void RuleReader::timeAndCipher(TopicRule &rule, const QJsonObject &object, const QString &place)
{
    const QJsonObject time = object["time"_L1].toObject();
    rule.timeFormat = timeFormat(time["format"_L1].toString());
    rule.timePath = pathOf(time["path"_L1]);
    rule.late = time["late"_L1].toBool();
    for (const auto &path : object["once"_L1].toArray())
        rule.once.push_back(pathOf(path));
    if (const QJsonObject encrypted = object["encrypted"_L1].toObject(); !encrypted.isEmpty()) {
        rule.key = encrypted["key"_L1].toString().toStdString();
        if (encrypted.contains("part"_L1))
            rule.keyPart = static_cast<size_t>(encrypted["part"_L1].toInt());
        if (rule.key.empty())
            problem(place + ".encrypted.key"_L1, u"the name of a key was expected"_s);
    }
}

void RuleReader::check(const TopicRule &rule, const QJsonObject &object, const QString &place)
{
    using Payload = TopicRule::Payload;
    const bool structured = rule.payload == Payload::Json || rule.payload == Payload::PseudoJson ||
                            rule.payload == Payload::Pairs;
    if (const QString words = rule.pattern.problem(); !words.isEmpty())
        problem(place + ".topic"_L1, words);
    if (!structured && (object.contains("fields"_L1) || object.contains("groups"_L1)))
        problem(place, u"fields stand in json, pseudo-json and pairs; a number or a text is one quantity"_s);
    if (structured && object.contains("quantity"_L1))
        problem(place + ".quantity"_L1, u"\"fields\" were expected, as the payload has several values"_s);
    if (!structured && (rule.devicePath || rule.timeFormat != TimeFormat::None || !rule.once.empty()))
        problem(place, u"devicePath, time and once look into json, pseudo-json and pairs"_s);
    if (rule.payload == Payload::Text && rule.hasFields() && object["values"_L1].toObject().isEmpty())
        problem(place + ".values"_L1, u"what the texts of a quantity mean was expected"_s);
    if (!rule.once.empty() && rule.groups.size() > 1)
        problem(place + ".once"_L1,
                u"one group of fields was expected, as every record is compared by itself"_s);
    for (const GroupRule &group : rule.groups) {
        if (rule.payload == Payload::Pairs && !group.records.empty())
            problem(place + ".records"_L1, u"pairs have no records"_s);
    }
}

TopicRule RuleReader::topic(const QJsonObject &object, const QString &place)
{
    TopicRule rule;
    rule.profile = m_profile;
    rule.pattern = TopicPattern(object["topic"_L1].toString());
    rule.source = rule.pattern.source();
    rule.payload = payloadForm(object["payload"_L1].toString());
    rule.toDevice = object["direction"_L1].toString() == "to-device"_L1;
    rule.dropRetained = object["retained"_L1].toString() == "drop"_L1;
    rule.cutTrailing = object["trailing"_L1].toString() == "cut"_L1;
    rule.nullIsMissing = object["null"_L1].toString() == "missing"_L1;
    rule.mayBeEmpty = object["mayBeEmpty"_L1].toBool();
    rule.event = object["event"_L1].toString();
    rule.starts = object["starts"_L1].toString().toStdString();
    rule.parts = static_cast<size_t>(object["parts"_L1].toInt());
    if (const QByteArray text = object["separator"_L1].toString().toLatin1(); !text.isEmpty())
        rule.separator = text[0];
    if (const QByteArray text = object["assign"_L1].toString().toLatin1(); !text.isEmpty())
        rule.assign = text[0];
    rule.deviceName = object["device"_L1].toString();
    if (object.contains("devicePath"_L1))
        rule.devicePath = pathOf(object["devicePath"_L1]);
    rule.nodeNumber = object["deviceType"_L1].toString() == "u32"_L1;
    const QJsonObject channelNames = object["channelNames"_L1].toObject();
    for (auto it = channelNames.begin(); it != channelNames.end(); ++it)
        rule.channelNames.emplace_back(it.key().toStdString(), it.value().toString());
    timeAndCipher(rule, object, place);

    const bool structured = rule.payload == TopicRule::Payload::Json ||
                            rule.payload == TopicRule::Payload::PseudoJson ||
                            rule.payload == TopicRule::Payload::Pairs;
    if (structured) {
        if (object.contains("fields"_L1))
            group(rule, object, place);
        const QJsonArray groups = object["groups"_L1].toArray();
        for (qsizetype i = 0; i < groups.size(); ++i)
            group(rule, groups[i].toObject(), u"%1.groups[%2]"_s.arg(place).arg(i));
    } else if (auto made = field(object, rule, place)) {
        rule.seriesCount = 1;
        rule.groups.emplace_back().fields.push_back(std::move(*made));
    }
    check(rule, object, place);
    return rule;
}

} // namespace

QString ValuePath::words() const
{
    QStringList keys;
    for (const Step &step : steps)
        keys.append(QString::fromStdString(step.key));
    return keys.join(u'.');
}

bool TopicRule::isPerMessage() const
{
    if (devicePath)
        return true;
    for (const GroupRule &group : groups) {
        for (const RecordStep &step : group.records) {
            if (step.kind == RecordStep::Kind::Device || step.kind == RecordStep::Kind::Channel)
                return true;
        }
    }
    return false;
}

bool TopicRule::accepts(std::string_view text) const
{
    if (!text.starts_with(starts))
        return false;
    return parts == 0 || static_cast<size_t>(std::count(text.begin(), text.end(), separator)) + 1 == parts;
}

QString TopicRule::fieldNames() const
{
    QStringList names;
    for (const GroupRule &group : groups) {
        for (const FieldRule &field : group.fields)
            names.append(field.path.words());
    }
    return names.join(", "_L1);
}

std::vector<TopicRule> readTopicRules(const core::ProfilePtr &profile, QStringList *problems)
{
    std::vector<TopicRule> rules;
    if (!profile || profile->codec != "mqtt"_L1)
        return rules;
    RuleReader reader(profile, problems);
    const QJsonArray topics = profile->section["topics"_L1].toArray();
    for (qsizetype i = 0; i < topics.size(); ++i)
        rules.push_back(reader.topic(topics[i].toObject(), u"mqtt.topics[%1]"_s.arg(i)));
    return rules;
}

std::vector<std::pair<QString, QString>> readAliases(const core::ProfilePtr &profile)
{
    std::vector<std::pair<QString, QString>> aliases;
    if (!profile || profile->codec != "mqtt"_L1)
        return aliases;
    const QJsonObject object = profile->section["aliases"_L1].toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        aliases.emplace_back(it.key(), it.value().toString());
    return aliases;
}

} // namespace mqtt
