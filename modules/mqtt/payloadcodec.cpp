// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadcodecprivate.h"

#include "payloadtext.h"

#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

/// Far more than all hubs of a mesh keep for their second sending.
constexpr qsizetype MostSaidBefore = 4096;

} // namespace

core::DeviceId PayloadCodec::Private::deviceFrom(std::string_view name) const
{
    if (const auto alias = aliases.find(name); alias != aliases.end())
        return alias->second;
    return core::DeviceId(toText(name, 65535));
}

void PayloadCodec::Private::sight(const Form &form, const core::DeviceId &device, core::Batch &out)
{
    if (seen.contains(device))
        return;
    seen.insert(device);
    out.sightings.append({device, transport, form.rule->profile->id});
}

/// False when the device's name is longer than it may be.
bool PayloadCodec::Private::addForm(TopicPlan &plan, const TopicRule &rule, const TopicPattern::Match &match)
{
    Form form;
    form.rule = &rule;
    form.perMessage = rule.isPerMessage();
    if (rule.pattern.namesDevice())
        form.device = deviceFrom(match.device);
    else
        form.device = core::DeviceId(rule.deviceName.isEmpty() ? transport.toString() : rule.deviceName);
    if (form.device.toString().size() > MaxDeviceId)
        return false;
    form.channel = toText(match.channel, MaxDeviceId);
    for (const auto &[written, shown] : rule.channelNames) {
        if (written == match.channel)
            form.channel = shown;
    }
    form.fixed.device = form.device;
    form.fixed.channel = form.channel;
    form.fixed.series.resize(form.perMessage ? 0 : rule.seriesCount, core::SeriesId::None);
    if (form.perMessage && rule.devicePath)
        form.device = core::DeviceId(); // only the message tells
    plan.forms.push_back(std::move(form));
    return true;
}

TopicPlan *PayloadCodec::Private::plan(std::string_view topic, core::Batch &out, QString *refusal)
{
    if (const auto found = plans.find(topic); found != plans.end())
        return &found->second;
    TopicPlan made;
    for (const TopicRule &rule : rules) {
        const auto match = rule.pattern.match(topic);
        if (!match || (rule.nodeNumber && rule.pattern.namesDevice() && !readNodeNumber(match->device)))
            continue;
        if (!addForm(made, rule, *match))
            break;
        if (rule.starts.empty() && rule.parts == 0)
            break; // it takes every message
    }
    if (const TopicRule *rule = made.forms.empty() ? discovery.rule(topic) : nullptr)
        addForm(made, *rule, {});
    if (made.forms.empty()) {
        *refusal = u"unknown-topic"_s;
        return nullptr;
    }
    if (static_cast<qsizetype>(plans.size()) >= MaxTopics) {
        *refusal = u"too-many-topics"_s;
        return nullptr;
    }
    for (const Form &form : made.forms) {
        if (!form.perMessage && (form.rule->hasFields() || !form.rule->event.isEmpty()))
            sight(form, form.device, out);
    }
    return &plans.emplace(std::string(topic), std::move(made)).first->second;
}

void PayloadCodec::Private::append(const FieldRule &field, size_t element, Subject &subject,
                                   const TopicRule &rule, const Meaning &meaning, core::UtcTime measuredAt,
                                   const Message &message)
{
    if (meaning.missing)
        return;
    if (meaning.unknownText) {
        reject("unknown-text",
               u"%1: a text that the profile does not know; the other fields were read"_s.arg(
                   field.path.words()),
               message);
    }
    append(field, element, subject, rule, meaning.value.value_or(std::numeric_limits<double>::quiet_NaN()),
           meaning.value ? core::Quality::Bad : meaning.otherwise, measuredAt, message);
}

/// @p value not scaled; @p impossible: the quality where it is no number, or none that can be.
void PayloadCodec::Private::append(const FieldRule &field, size_t element, Subject &subject,
                                   const TopicRule &rule, double value, core::Quality impossible,
                                   core::UtcTime measuredAt, const Message &message)
{
    core::SeriesId &id = subject.series[field.slot + element];
    if (id == core::SeriesId::None) {
        QString channel = element > 0 ? field.channels[element - 1] : field.channel;
        channel.replace("{channel}"_L1, subject.channel);
        id = series->intern({subject.device, channel, field.quantity,
                             transport.toString() + u':' + rule.source, rule.profile->id,
                             rule.profile->version, rule.profile->hash});
    }
    core::Reading reading;
    reading.series = id;
    reading.retained = message.retained;
    reading.measuredAt = measuredAt;
    reading.receivedAt = message.arrival.at;
    reading.receivedSteady = message.arrival.steady;
    const double scaled = field.unit.of(value * field.scale);
    const bool possible = std::isfinite(scaled) && !(field.validMin && scaled < *field.validMin) &&
                          !(field.validMax && scaled > *field.validMax);
    if (possible) {
        reading.value = scaled;
        reading.quality = message.retained            ? core::Quality::Stale
                          : scaled == field.clampedTo ? core::Quality::Substituted
                                                      : core::Quality::Good;
    } else {
        reading.quality = impossible;
    }
    message.out.readings.append(reading);
}

void PayloadCodec::Private::reject(const char *reason, const QString &detail, const Message &message) const
{
    core::Reject made;
    made.at = message.arrival.at;
    made.transport = transport;
    made.place = toText(message.topic, 1000);
    made.reason = QString::fromLatin1(reason);
    made.detail = detail;
    made.size = static_cast<qint64>(message.whole.size());
    made.raw =
        QByteArray(message.whole.data(),
                   std::min<qsizetype>(static_cast<qsizetype>(message.whole.size()), core::Reject::MaxRaw));
    message.out.rejects.append(std::move(made));
}

void PayloadCodec::Private::event(const core::DeviceId &device, const TopicRule &rule, const QString &kind,
                                  QJsonObject detail, const Message &message) const
{
    detail.insert("topic"_L1, rule.source);
    if (message.retained)
        detail.insert("retained"_L1, true);
    message.out.events.append({message.arrival.at, device, transport, kind, std::move(detail)});
}

void PayloadCodec::Private::messageEvent(Form &form, const core::DeviceId &device, std::string_view text,
                                         const Message &message)
{
    const TopicRule &rule = *form.rule;
    if (rule.event.isEmpty())
        return;
    // A retained copy of a state is told by its Stale reading. A topic that is nothing but an event (an alert
    // that nobody clears) is told once, not again at each subscription.
    const size_t hash = std::hash<std::string_view>()(text) | 1;
    if (message.retained && (rule.hasFields() || form.lastEvent == hash))
        return;
    form.lastEvent = hash;
    const auto bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    const bool json =
        rule.payload == TopicRule::Payload::Json || rule.payload == TopicRule::Payload::PseudoJson;
    const QJsonObject object = json && bytes.size() <= core::Reject::MaxRaw
                                   ? QJsonDocument::fromJson(bytes).object()
                                   : QJsonObject();
    event(device, rule, rule.event,
          {{u"payload"_s, object.isEmpty() ? QJsonValue(toText(text)) : QJsonValue(object)}}, message);
}

void PayloadCodec::Private::trailing(TopicPlan &plan, const Form &form, size_t bytes, const Message &message)
{
    if (std::exchange(plan.trailingReported, true))
        return;
    event(form.device, *form.rule, u"trailing-bytes"_s, {{u"bytes"_s, static_cast<qint64>(bytes)}}, message);
}

/// The text inside an encrypted one; nothing, and a reject, when it cannot be opened.
std::optional<std::string_view> PayloadCodec::Private::opened(const TopicRule &rule, std::string_view text,
                                                              const Message &message)
{
    const auto key = keys.find(rule.key);
    if (key == keys.end()) {
        reject("no-key",
               u"encrypted; the key \"%1\" is not known here"_s.arg(QString::fromStdString(rule.key)),
               message);
        return std::nullopt;
    }
    if (rule.keyPart) {
        splitParts(text, rule.separator, parts);
        text = *rule.keyPart < parts.size() ? parts[*rule.keyPart] : std::string_view();
    }
    const auto plain = cipher.decrypt(text, key->second);
    if (!plain)
        reject("decrypt", u"no text comes out with the key \"%1\""_s.arg(QString::fromStdString(rule.key)),
               message);
    return plain;
}

void PayloadCodec::Private::readNumberOrText(Form &form, std::string_view text, const Message &message)
{
    const TopicRule &rule = *form.rule;
    if (rule.hasFields()) {
        const FieldRule &field = rule.groups.front().fields.front();
        Meaning meaning;
        const bool isMissing =
            std::find(field.missing.begin(), field.missing.end(), text) != field.missing.end();
        if (isMissing) {
            meaning.otherwise = core::Quality::Unknown;
        } else if (rule.payload == TopicRule::Payload::Number) {
            meaning.value = readNumber(text);
        } else {
            const auto value = std::find_if(field.values.begin(), field.values.end(),
                                            [text](const auto &pair) { return pair.first == text; });
            if (value != field.values.end())
                meaning.value = value->second;
        }
        if (!meaning.value && !isMissing) {
            if (rule.payload == TopicRule::Payload::Number)
                reject("number", u"not a number"_s, message);
            else
                reject("unknown-text", u"the profile does not know \"%1\""_s.arg(toText(text, 80)), message);
            return;
        }
        append(field, 0, form.fixed, rule, meaning, message.arrival.at, message);
    } else if (rule.payload == TopicRule::Payload::Number && !readNumber(text)) {
        reject("number", u"not a number"_s, message);
        return;
    }
    messageEvent(form, form.device, text, message);
}

void PayloadCodec::Private::readForm(TopicPlan &plan, Form &form, std::string_view text,
                                     const Message &message)
{
    if (!form.rule->key.empty()) {
        const auto plain = opened(*form.rule, text, message);
        if (!plain)
            return;
        text = trimmed(*plain);
    }
    switch (form.rule->payload) {
    case TopicRule::Payload::Json:
    case TopicRule::Payload::PseudoJson:
        readJson(plan, form, text, message);
        return;
    case TopicRule::Payload::Pairs:
        readPairs(form, text, message);
        return;
    case TopicRule::Payload::Number:
    case TopicRule::Payload::Text:
        readNumberOrText(form, text, message);
        return;
    case TopicRule::Payload::Ignore:
        messageEvent(form, form.device, text, message);
        return;
    }
}

PayloadCodec::PayloadCodec(core::TransportId transport, const QList<core::ProfilePtr> &profiles,
                           std::shared_ptr<core::SeriesTable> series, const CodecSettings &settings)
    : d(std::make_unique<Private>())
{
    d->transport = std::move(transport);
    d->series = std::move(series);
    d->zone = SourceZone(settings.zone);
    for (auto it = settings.keys.begin(); it != settings.keys.end(); ++it) {
        if (const auto secret = Cipher::secretFrom(it.value()))
            d->keys.emplace(it.key().toStdString(), *secret);
    }
    for (auto mark = settings.knownMarks.rbegin();
         mark != settings.knownMarks.rend() && d->saidBefore.size() < MostSaidBefore; ++mark) {
        if (mark->packetId == SaidMark)
            d->saidBefore.insert(mark->hash);
    }
    for (const core::ProfilePtr &profile : profiles) {
        auto rules = readTopicRules(profile);
        std::move(rules.begin(), rules.end(), std::back_inserter(d->rules));
        for (const auto &[alias, device] : readAliases(profile))
            d->aliases.emplace(alias.toStdString(), core::DeviceId(device));
    }
    QStringList filters;
    for (const TopicRule &rule : d->rules) {
        if (!rule.toDevice)
            filters.append(rule.pattern.filter());
    }
    d->discovery = Discovery(profiles);
    filters += d->discovery.filters();
    filters.removeDuplicates();
    filters.sort();
    // A broker may deliver a message once for each filter it fits, so none is inside another.
    for (const QString &filter : std::as_const(filters)) {
        const bool inside = std::any_of(filters.begin(), filters.end(), [&](const QString &other) {
            return other != filter && TopicPattern::covers(other, filter);
        });
        if (!inside)
            d->filters.append(filter);
    }
}

PayloadCodec::~PayloadCodec() = default;
PayloadCodec::PayloadCodec(PayloadCodec &&) noexcept = default;
PayloadCodec &PayloadCodec::operator=(PayloadCodec &&) noexcept = default;

const QStringList &PayloadCodec::filters() const { return d->filters; }

quint64 PayloadCodec::repeats() const { return d->repeats; }

quint64 PayloadCodec::doubtedTimes() const { return d->doubted; }

void PayloadCodec::decode(std::string_view topic, QByteArrayView payload, bool retained,
                          const Arrival &arrival, core::Batch &out)
{
    const std::string_view whole(payload.data(), static_cast<size_t>(payload.size()));
    const Message message{topic, whole, retained, arrival, out};
    if (payload.size() > MaxPayload) {
        d->reject("too-large", u"%1 bytes; at most %2 are read"_s.arg(payload.size()).arg(MaxPayload),
                  message);
        return;
    }
    if (d->discovery.isConfig(topic)) {
        d->announced(message);
        return;
    }
    QString refusal;
    TopicPlan *plan = d->plan(topic, out, &refusal);
    if (!plan && d->discovery.wasRemoved(topic))
        return; // the broker sends it until the session ends
    if (!plan) {
        d->reject(refusal.toLatin1().constData(), u"no profile of this transport declares the topic"_s,
                  message);
        return;
    }
    Form &first = plan->forms.front();
    if (whole.empty()) {
        // An empty message is how a retained copy is cleared; some devices obey it (a relay goes off).
        d->event(first.device, *first.rule, u"retained-cleared"_s, {}, message);
        return;
    }
    if (retained && first.rule->dropRetained)
        return;
    const size_t nul = whole.find('\0');
    const std::string_view text = trimmed(whole.substr(0, nul));
    if (nul != std::string_view::npos)
        d->trailing(*plan, first, whole.size() - nul, message);
    for (Form &form : plan->forms) {
        if (form.rule->accepts(text)) {
            d->readForm(*plan, form, text, message);
            return;
        }
    }
    d->reject("unknown-form", u"no form that the profile declares for the topic begins like this"_s, message);
}

} // namespace mqtt
