// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/payloadcodec.h"

#include "topicplan.h"

#include <QJsonDocument>
#include <QSet>

#include <charconv>
#include <cstring>
#include <simdjson.h>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

struct TextHash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// What is known of one topic after its first message.
struct TopicPlan
{
    const TopicRule *rule = nullptr;
    core::DeviceId device;
    std::vector<core::SeriesId> series; ///< one a field
    bool trailingReported = false;
    size_t lastEvent = 0; ///< hash of the last payload that became an event
};

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

QString toText(std::string_view text, qsizetype most = 200)
{
    return QString::fromUtf8(text.data(), std::min<qsizetype>(static_cast<qsizetype>(text.size()), most));
}

/// The length of a bare nan, inf or infinity (any letter case) at the start of @p text; 0 when none stands
/// there.
size_t bareNotANumber(std::string_view text)
{
    for (const std::string_view word : {"infinity", "inf", "nan"}) {
        if (text.size() < word.size())
            continue;
        const bool same = std::equal(word.begin(), word.end(), text.begin(),
                                     [](char a, char b) { return a == static_cast<char>(b | 0x20); });
        const char next = text.size() > word.size() ? text[word.size()] : ' ';
        if (same && (isSpace(next) || next == ',' || next == '}' || next == ']'))
            return word.size();
    }
    return 0;
}

/// The text with each bare nan or inf replaced by a string, so that the other fields can be read; empty when
/// it has none. Several firmwares print floats this way, and a strict parser would lose every field.
std::string withoutNan(std::string_view text)
{
    std::string out;
    bool found = false;
    bool quoted = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\' && i + 1 < text.size()) {
            out += c;
            out += text[++i];
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        const size_t sign = c == '-' || c == '+' ? 1 : 0;
        if (const size_t length = quoted ? 0 : bareNotANumber(text.substr(i + sign)); length > 0) {
            out += "\"nan\"";
            found = true;
            i += sign + length - 1;
            continue;
        }
        out += c;
    }
    return found ? out : std::string();
}

std::optional<double> numberAt(simdjson::dom::element element)
{
    double number = 0;
    // Booleans, texts, arrays and null are not numbers: what a field means is declared, not guessed.
    return element.get_double().get(number) == simdjson::SUCCESS ? std::optional(number) : std::nullopt;
}

} // namespace

struct PayloadCodec::Private
{
    core::TransportId transport;
    std::shared_ptr<core::SeriesTable> series;
    std::vector<TopicRule> rules;
    QStringList filters;
    std::unordered_map<std::string, TopicPlan, TextHash, std::equal_to<>> plans;
    QSet<core::DeviceId> seen;
    simdjson::dom::parser parser{PayloadCodec::MaxPayload + 1024};
    std::vector<char> padded;

    TopicPlan *plan(std::string_view topic, core::Batch &out, QString *refusal);
    void append(const TopicPlan &plan, size_t field, std::optional<double> value, bool retained,
                const Arrival &arrival, core::Batch &out) const;
    void readJson(TopicPlan &plan, std::string_view text, std::string_view topic, std::string_view whole,
                  bool retained, const Arrival &arrival, core::Batch &out);
    simdjson::error_code parse(std::string_view text, simdjson::dom::element *root);
    void reject(const char *reason, const QString &detail, std::string_view topic, std::string_view payload,
                const Arrival &arrival, core::Batch &out) const;
    void event(const TopicPlan &plan, const QString &kind, QJsonObject detail, bool retained,
               const Arrival &arrival, core::Batch &out) const;
    void messageEvent(TopicPlan &plan, std::string_view text, bool retained, const Arrival &arrival,
                      core::Batch &out);
};

TopicPlan *PayloadCodec::Private::plan(std::string_view topic, core::Batch &out, QString *refusal)
{
    if (const auto found = plans.find(topic); found != plans.end())
        return &found->second;
    for (const TopicRule &rule : rules) {
        const auto level = rule.match(topic);
        if (!level)
            continue;
        TopicPlan made;
        made.rule = &rule;
        made.device =
            rule.namesDevice ? core::DeviceId(toText(*level, 65535)) : core::DeviceId(transport.toString());
        if (made.device.toString().size() > MaxDeviceId) {
            *refusal = u"unknown-topic"_s;
            return nullptr;
        }
        if (static_cast<qsizetype>(plans.size()) >= MaxTopics) {
            *refusal = u"too-many-topics"_s;
            return nullptr;
        }
        const QString source = transport.toString() + u':' + rule.source;
        for (const FieldRule &field : rule.fields) {
            made.series.push_back(
                series->intern({made.device, field.channel, field.quantity, source, rule.profile->id,
                                rule.profile->version, rule.profile->hash}));
        }
        if (!seen.contains(made.device)) {
            seen.insert(made.device);
            out.sightings.append({made.device, transport, rule.profile->id});
        }
        return &plans.emplace(std::string(topic), std::move(made)).first->second;
    }
    *refusal = u"unknown-topic"_s;
    return nullptr;
}

void PayloadCodec::Private::append(const TopicPlan &plan, size_t field, std::optional<double> value,
                                   bool retained, const Arrival &arrival, core::Batch &out) const
{
    const FieldRule &rule = plan.rule->fields[field];
    core::Reading reading;
    reading.series = plan.series[field];
    reading.retained = retained;
    reading.measuredAt = arrival.at; // no device of these families sends a time
    reading.receivedAt = arrival.at;
    reading.receivedSteady = arrival.steady;
    const double scaled = value ? *value * rule.scale : std::numeric_limits<double>::quiet_NaN();
    const bool possible = std::isfinite(scaled) && !(rule.validMin && scaled < *rule.validMin) &&
                          !(rule.validMax && scaled > *rule.validMax);
    if (possible) {
        reading.value = scaled;
        reading.quality = retained ? core::Quality::Stale : core::Quality::Good;
    } else {
        reading.quality = core::Quality::Bad;
    }
    out.readings.append(reading);
}

void PayloadCodec::Private::reject(const char *reason, const QString &detail, std::string_view topic,
                                   std::string_view payload, const Arrival &arrival, core::Batch &out) const
{
    core::Reject made;
    made.at = arrival.at;
    made.transport = transport;
    made.place = toText(topic, 1000);
    made.reason = QString::fromLatin1(reason);
    made.detail = detail;
    made.size = static_cast<qint64>(payload.size());
    made.raw = QByteArray(payload.data(),
                          std::min<qsizetype>(static_cast<qsizetype>(payload.size()), core::Reject::MaxRaw));
    out.rejects.append(std::move(made));
}

void PayloadCodec::Private::event(const TopicPlan &plan, const QString &kind, QJsonObject detail,
                                  bool retained, const Arrival &arrival, core::Batch &out) const
{
    detail.insert("topic"_L1, plan.rule->source);
    if (retained)
        detail.insert("retained"_L1, true);
    out.events.append({arrival.at, plan.device, transport, kind, std::move(detail)});
}

void PayloadCodec::Private::messageEvent(TopicPlan &plan, std::string_view text, bool retained,
                                         const Arrival &arrival, core::Batch &out)
{
    const TopicRule &rule = *plan.rule;
    if (rule.event.isEmpty())
        return;
    // A retained copy of a state is told by its Stale reading. A topic that is nothing but an event (an alert
    // that nobody clears) is told once, not again at each subscription.
    const size_t hash = std::hash<std::string_view>()(text) | 1;
    if (retained && (!rule.fields.empty() || plan.lastEvent == hash))
        return;
    plan.lastEvent = hash;
    const auto bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    const QJsonObject object =
        rule.payload == TopicRule::Payload::Json && bytes.size() <= core::Reject::MaxRaw
            ? QJsonDocument::fromJson(bytes).object()
            : QJsonObject();
    event(plan, rule.event,
          {{u"payload"_s, object.isEmpty() ? QJsonValue(toText(text)) : QJsonValue(object)}}, retained,
          arrival, out);
}

simdjson::error_code PayloadCodec::Private::parse(std::string_view text, simdjson::dom::element *root)
{
    if (padded.size() < text.size() + simdjson::SIMDJSON_PADDING)
        padded.resize(std::max<size_t>(4096, text.size() * 2 + simdjson::SIMDJSON_PADDING));
    std::memcpy(padded.data(), text.data(), text.size());
    return parser.parse(reinterpret_cast<const uint8_t *>(padded.data()), text.size(), false).get(*root);
}

void PayloadCodec::Private::readJson(TopicPlan &plan, std::string_view text, std::string_view topic,
                                     std::string_view whole, bool retained, const Arrival &arrival,
                                     core::Batch &out)
{
    simdjson::dom::element root;
    auto error = parse(text, &root);
    if (error != simdjson::SUCCESS) {
        const QString words = QString::fromUtf8(simdjson::error_message(error));
        const std::string repaired = withoutNan(text);
        if (repaired.empty() || parse(repaired, &root) != simdjson::SUCCESS) {
            reject("json", words, topic, whole, arrival, out);
            return;
        }
        reject("nan", u"not JSON: a bare nan or inf stands for a number; the other fields were read"_s, topic,
               whole, arrival, out);
    }
    const auto &fields = plan.rule->fields;
    simdjson::dom::object object;
    size_t found = 0;
    if (root.get_object().get(object) == simdjson::SUCCESS) {
        for (size_t i = 0; i < fields.size(); ++i) {
            simdjson::dom::element element = root;
            bool present = !fields[i].path.empty();
            for (const std::string &key : fields[i].path) {
                simdjson::dom::element inner;
                present = element[key].get(inner) == simdjson::SUCCESS;
                if (!present)
                    break;
                element = inner;
            }
            if (!present)
                continue; // missing stays missing
            ++found;
            append(plan, i, numberAt(element), retained, arrival, out);
        }
        if (found > 0 || fields.empty()) {
            messageEvent(plan, text, retained, arrival, out);
            return;
        }
    }
    reject("foreign-json",
           fields.empty() ? u"a JSON object was expected"_s
                          : u"none of the fields %1 is in it"_s.arg(plan.rule->fieldNames()),
           topic, whole, arrival, out);
}

PayloadCodec::PayloadCodec(core::TransportId transport, const QList<core::ProfilePtr> &profiles,
                           std::shared_ptr<core::SeriesTable> series)
    : d(std::make_unique<Private>())
{
    d->transport = std::move(transport);
    d->series = std::move(series);
    for (const core::ProfilePtr &profile : profiles) {
        auto rules = readTopicRules(profile);
        std::move(rules.begin(), rules.end(), std::back_inserter(d->rules));
    }
    for (const TopicRule &rule : d->rules) {
        if (!rule.toDevice)
            d->filters.append(rule.filter());
    }
    d->filters.removeDuplicates();
    d->filters.sort();
}

PayloadCodec::~PayloadCodec() = default;
PayloadCodec::PayloadCodec(PayloadCodec &&) noexcept = default;
PayloadCodec &PayloadCodec::operator=(PayloadCodec &&) noexcept = default;

const QStringList &PayloadCodec::filters() const { return d->filters; }

void PayloadCodec::decode(std::string_view topic, QByteArrayView payload, bool retained,
                          const Arrival &arrival, core::Batch &out)
{
    const std::string_view whole(payload.data(), static_cast<size_t>(payload.size()));
    if (payload.size() > MaxPayload) {
        d->reject("too-large", u"%1 bytes; at most %2 are read"_s.arg(payload.size()).arg(MaxPayload), topic,
                  whole, arrival, out);
        return;
    }
    QString refusal;
    TopicPlan *plan = d->plan(topic, out, &refusal);
    if (!plan) {
        d->reject(refusal.toLatin1().constData(), u"no profile of this transport declares the topic"_s, topic,
                  whole, arrival, out);
        return;
    }
    const TopicRule &rule = *plan->rule;
    if (whole.empty()) {
        // An empty message is how a retained copy is cleared; some devices obey it (a relay goes off).
        d->event(*plan, u"retained-cleared"_s, {}, retained, arrival, out);
        return;
    }
    if (retained && rule.dropRetained)
        return;
    const std::string_view text = trimmed(whole.substr(0, whole.find('\0')));
    if (!plan->trailingReported && whole.find('\0') != std::string_view::npos) {
        plan->trailingReported = true;
        d->event(*plan, u"trailing-bytes"_s,
                 {{u"bytes"_s, static_cast<qint64>(whole.size() - whole.find('\0'))}}, retained, arrival,
                 out);
    }

    switch (rule.payload) {
    case TopicRule::Payload::Json:
        d->readJson(*plan, text, topic, whole, retained, arrival, out);
        return;
    case TopicRule::Payload::Number: {
        double number = 0;
        const bool plus = text.starts_with('+');
        const auto [end, error] =
            std::from_chars(text.data() + (plus ? 1 : 0), text.data() + text.size(), number);
        if (end != text.data() + text.size() || error == std::errc::invalid_argument) {
            d->reject("number", u"not a number"_s, topic, whole, arrival, out);
            return;
        }
        const bool usable = error == std::errc();
        if (!rule.fields.empty())
            d->append(*plan, 0, usable ? std::optional(number) : std::nullopt, retained, arrival, out);
        break;
    }
    case TopicRule::Payload::Text: {
        const auto value = std::find_if(rule.values.begin(), rule.values.end(),
                                        [text](const auto &pair) { return pair.first == text; });
        if (value == rule.values.end() && !rule.values.empty()) {
            d->reject("unknown-text", u"the profile does not know \"%1\""_s.arg(toText(text, 80)), topic,
                      whole, arrival, out);
            return;
        }
        if (!rule.fields.empty() && value != rule.values.end())
            d->append(*plan, 0, value->second, retained, arrival, out);
        break;
    }
    case TopicRule::Payload::Ignore:
        break;
    }
    d->messageEvent(*plan, text, retained, arrival, out);
}

} // namespace mqtt
