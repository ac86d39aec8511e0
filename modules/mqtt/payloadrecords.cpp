// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadcodecprivate.h"

#include "payloadtext.h"

#include <charconv>
#include <cstring>

using namespace Qt::StringLiterals;

namespace mqtt {

simdjson::error_code PayloadCodec::Private::parse(std::string_view text, simdjson::dom::element *root)
{
    if (padded.size() < text.size() + simdjson::SIMDJSON_PADDING)
        padded.resize(std::max<size_t>(4096, text.size() * 2 + simdjson::SIMDJSON_PADDING));
    std::memcpy(padded.data(), text.data(), text.size());
    return parser.parse(reinterpret_cast<const uint8_t *>(padded.data()), text.size(), false).get(*root);
}

/// Parses @p text, with what the profile allows besides; false when it was rejected. Afterwards @p text is
/// what was parsed.
bool PayloadCodec::Private::parseLeniently(TopicPlan &plan, const Form &form, std::string_view *text,
                                           simdjson::dom::element *root, const Message &message)
{
    const TopicRule &rule = *form.rule;
    if (rule.payload == TopicRule::Payload::PseudoJson) {
        pseudoToJson(*text, converted);
        *text = converted;
    }
    auto error = parse(*text, root);
    if (error == simdjson::SUCCESS)
        return true;
    const QString words = QString::fromUtf8(simdjson::error_message(error));
    if (const size_t length = rule.cutTrailing ? firstValueLength(*text) : 0;
        length > 0 && length < text->size()) {
        const size_t bytes = text->size() - length;
        *text = text->substr(0, length);
        error = parse(*text, root);
        if (error == simdjson::SUCCESS)
            trailing(plan, form, bytes, message);
    }
    if (error == simdjson::SUCCESS)
        return true;
    // One field that cannot be read must not take the others along.
    std::string repaired(*text);
    const bool foreign = error == simdjson::UTF8_ERROR;
    if (foreign)
        repaired = QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())).toStdString();
    bool unusable = false; // an empty object is no field's value, and nobody's name
    if (std::string sane = withSaneNumbers(repaired, "{}", &unusable); !sane.empty())
        repaired = std::move(sane);
    else if (!foreign)
        repaired.clear();
    if (repaired.empty() || parse(repaired, root) != simdjson::SUCCESS) {
        reject("json", words, message);
        return false;
    }
    if (foreign)
        reject("json", u"a text in it is not UTF-8; the other fields were read"_s, message);
    if (unusable)
        reject(
            "nan",
            u"a nan, an inf or a number beyond all limits stands for a number; the other fields were read"_s,
            message);
    return true;
}

void PayloadCodec::Private::readJson(TopicPlan &plan, Form &form, std::string_view text,
                                     const Message &message)
{
    simdjson::dom::element root;
    if (!parseLeniently(plan, form, &text, &root, message))
        return;
    const TopicRule &rule = *form.rule;
    lastDevice = &form.device;
    size_t found = 0;
    for (const GroupRule &group : rule.groups)
        found += walk({form, group, root, root, {}, {}}, 0, message);
    const bool alone = !rule.hasFields() && root.is_object();
    if (found > 0 || alone || (rule.mayBeEmpty && (root.is_object() || root.is_array()))) {
        messageEvent(form, *lastDevice, text, message);
        return;
    }
    reject("foreign-json",
           rule.hasFields() ? u"none of the fields %1 is in it"_s.arg(rule.fieldNames())
                            : u"a JSON object was expected"_s,
           message);
}

void PayloadCodec::Private::readPairs(Form &form, std::string_view text, const Message &message)
{
    const TopicRule &rule = *form.rule;
    splitParts(text, rule.separator, parts);
    lastDevice = &form.device;
    size_t found = 0;
    for (const GroupRule &group : rule.groups) {
        Record record{form, group, {}, {}, {}, {}};
        found += readRecord(record, message);
    }
    if (found > 0 || rule.mayBeEmpty || !rule.hasFields()) {
        messageEvent(form, *lastDevice, text, message);
        return;
    }
    reject("foreign-pairs", u"none of the fields %1 is in it"_s.arg(rule.fieldNames()), message);
}

/// How many fields were found in the records from @p step on.
size_t PayloadCodec::Private::walk(Record record, size_t step, const Message &message)
{
    if (step == record.group.records.size())
        return readRecord(record, message);
    const RecordStep &rule = record.group.records[step];
    if (rule.kind == RecordStep::Kind::Key) {
        record.at = elementAt(*record.at, rule.key);
        return record.at ? walk(record, step + 1, message) : 0;
    }
    size_t found = 0;
    simdjson::dom::array array;
    simdjson::dom::object object;
    if (record.at->get_array().get(array) == simdjson::SUCCESS) {
        quint32 number = 0;
        for (const simdjson::dom::element inner : array) {
            char digits[12];
            const auto [end, error] = std::to_chars(digits, digits + sizeof digits, ++number);
            found += this->step(record, step, {digits, static_cast<size_t>(end - digits)}, inner, message);
        }
    } else if (record.at->get_object().get(object) == simdjson::SUCCESS) {
        for (const auto &[key, inner] : object)
            found += this->step(record, step, key, inner, message);
    }
    return found;
}

size_t PayloadCodec::Private::step(Record record, size_t step, std::string_view key,
                                   simdjson::dom::element inner, const Message &message)
{
    const RecordStep &rule = record.group.records[step];
    if (rule.kind != RecordStep::Kind::Each) {
        if (key.size() <= rule.before.size() + rule.after.size() || !key.starts_with(rule.before) ||
            !key.ends_with(rule.after))
            return 0;
        key = key.substr(rule.before.size(), key.size() - rule.before.size() - rule.after.size());
        (rule.kind == RecordStep::Kind::Device ? record.device : record.channel) = key;
    }
    record.at = inner;
    return walk(record, step + 1, message);
}

Raw PayloadCodec::Private::valueAt(const Record &record, const ValuePath &path) const
{
    if (!record.at)
        return partAt(parts, path, record.form.rule->assign);
    const auto element = elementAt(path.fromRoot ? *record.root : *record.at, path);
    return element ? Raw::of(*element) : Raw();
}

size_t PayloadCodec::Private::readRecord(Record &record, const Message &message)
{
    Subject *subject = nullptr;
    core::UtcTime at = message.arrival.at;
    bool refused = false;
    size_t found = 0;
    for (const FieldRule &field : record.group.fields) {
        found += readField(record, field, subject, at, refused, message);
        if (refused)
            return std::max<size_t>(found, 1); // told already
    }
    return found;
}

/// 1 when the field is there. The device, and its time, are looked for with the first field that is.
size_t PayloadCodec::Private::readField(Record &record, const FieldRule &field, Subject *&subject,
                                        core::UtcTime &at, bool &refused, const Message &message)
{
    const TopicRule &rule = *record.form.rule;
    std::optional<simdjson::dom::element> element;
    Raw raw;
    if (field.constant) {
        raw.kind = Raw::Kind::Number;
        raw.number = *field.constant;
    } else if (record.at) {
        const auto found = elementAt(field.path.fromRoot ? *record.root : *record.at, field.path);
        if (!found)
            return 0; // missing stays missing
        raw = Raw::of(*found);
        if (raw.kind == Raw::Kind::Array)
            element = found;
    } else {
        raw = valueAt(record, field.path);
    }
    if (raw.kind == Raw::Kind::Missing || (raw.kind == Raw::Kind::Null && rule.nullIsMissing))
        return raw.kind == Raw::Kind::Missing ? 0 : 1;
    if (!subject) {
        subject = record.form.perMessage ? subjectOf(record, message) : &record.form.fixed;
        refused = !subject || isRepeated(record, *subject, message);
        if (refused)
            return 1;
        lastDevice = &subject->device;
        if (rule.timeFormat != TimeFormat::None)
            at = timeOf(record, *subject, message);
    }
    simdjson::dom::array array;
    if (!field.channels.empty() && element && element->get_array().get(array) == simdjson::SUCCESS) {
        size_t number = 0;
        for (const simdjson::dom::element one : array) {
            if (++number > field.channels.size()) {
                reject("array-length",
                       u"%1 has more elements than the profile has channels, %2"_s.arg(field.path.words())
                           .arg(field.channels.size()),
                       message);
                break;
            }
            append(field, number, *subject, rule, meaningOf(Raw::of(one), field, rule.nullIsMissing), at,
                   message);
        }
        return 1;
    }
    if (field.constant || isPlainNumber(raw, field))
        append(field, 0, *subject, rule, raw.number, core::Quality::Bad, at, message);
    else
        append(field, 0, *subject, rule, meaningOf(raw, field, rule.nullIsMissing), at, message);
    return 1;
}

/// The device a record is of; nothing, and a reject, when it names none.
std::optional<std::string_view>
PayloadCodec::Private::deviceName(const Record &record, std::array<char, 24> &buffer, const Message &message)
{
    const TopicRule &rule = *record.form.rule;
    Raw raw = Raw::of(record.device);
    if (rule.devicePath)
        raw = valueAt(record, *rule.devicePath);
    else if (record.device.empty())
        return std::string_view();
    const auto written = [&](auto number) {
        const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
        return std::string_view(buffer.data(), static_cast<size_t>(end - buffer.data()));
    };
    constexpr double MostExact = 9007199254740992.; // 2^53
    if (raw.kind == Raw::Kind::Number && std::floor(raw.number) == raw.number && raw.number >= 0 &&
        raw.number <= (rule.nodeNumber ? 4294967295. : MostExact))
        return written(static_cast<quint64>(raw.number));
    if (raw.kind == Raw::Kind::Text) {
        const std::string_view text = trimmed(raw.text);
        if (rule.nodeNumber) {
            if (const auto number = readNodeNumber(text))
                return written(*number);
        } else if (!text.empty() && isPlain(text)) {
            return text;
        }
    }
    reject("device-id",
           rule.nodeNumber ? u"no device: an unsigned number of 32 bits was expected at %1"_s.arg(
                                 rule.devicePath ? rule.devicePath->words() : u"the key"_s)
                           : u"no device: a name was expected at %1"_s.arg(
                                 rule.devicePath ? rule.devicePath->words() : u"the key"_s),
           message);
    return std::nullopt;
}

Subject *PayloadCodec::Private::subjectOf(Record &record, const Message &message)
{
    std::array<char, 24> buffer{};
    const auto name = deviceName(record, buffer, message);
    if (!name)
        return nullptr;
    if (!isPlain(record.channel)) {
        reject("device-id", u"no channel: its name has control characters"_s, message);
        return nullptr;
    }
    Form &form = record.form;
    subjectKey.assign(*name);
    subjectKey += '\n'; // in no name
    subjectKey += record.channel;
    if (const auto found = form.subjects.find(std::string_view(subjectKey)); found != form.subjects.end())
        return &found->second;
    if (subjectCount >= MaxTopics) {
        reject("too-many-devices", u"at most %1 devices and channels are told apart"_s.arg(MaxTopics),
               message);
        return nullptr;
    }
    Subject made;
    made.device = name->empty() ? form.device : deviceFrom(*name);
    if (made.device.toString().size() > MaxDeviceId) {
        reject("device-id", u"the device's name is longer than %1 characters"_s.arg(MaxDeviceId), message);
        return nullptr;
    }
    made.channel = record.channel.empty() ? form.channel : toText(record.channel, MaxDeviceId);
    for (const auto &[written, shown] : form.rule->channelNames) {
        if (written == record.channel)
            made.channel = shown;
    }
    made.series.resize(form.rule->seriesCount, core::SeriesId::None);
    ++subjectCount;
    sight(form, made.device, message.out);
    return &form.subjects.emplace(subjectKey, std::move(made)).first->second;
}

core::UtcTime PayloadCodec::Private::timeOf(const Record &record, Subject &subject, const Message &message)
{
    const TopicRule &rule = *record.form.rule;
    if (rule.timeFormat == TimeFormat::Boot)
        return message.arrival.at;
    const Raw raw = valueAt(record, rule.timePath);
    if (raw.kind == Raw::Kind::Missing || raw.kind == Raw::Kind::Null)
        return message.arrival.at;
    std::optional<Stamp> stamp;
    if (rule.timeFormat == TimeFormat::Iso) {
        if (raw.kind == Raw::Kind::Text)
            stamp = readIso(trimmed(raw.text));
    } else if (raw.kind == Raw::Kind::Number) {
        stamp = readCount(raw.number, rule.timeFormat);
    } else if (raw.kind == Raw::Kind::Text) {
        const auto number = readNumber(trimmed(raw.text));
        stamp = number ? readCount(*number, rule.timeFormat) : std::nullopt;
    }
    if (!subject.past)
        subject.past = std::make_unique<Past>();
    const auto verdict = subject.past->clock.judge(stamp, rule.timeFormat, rule.late, !message.retained,
                                                   message.arrival.at, zone);
    if (verdict.doubt != ClockDoubt::None)
        ++doubted;
    if (verdict.tell > 0) {
        QJsonObject detail{{u"doubt"_s, QString(clockDoubtName(verdict.doubt))},
                           {u"count"_s, static_cast<qint64>(verdict.tell)},
                           {u"used"_s, u"received"_s}};
        if (raw.kind == Raw::Kind::Number)
            detail.insert("stamp"_L1, raw.number);
        else
            detail.insert("stamp"_L1, toText(raw.text, 80));
        event(subject.device, rule, u"device-clock"_s, std::move(detail), message);
    }
    if (verdict.settled > 0) {
        event(subject.device, rule, u"device-clock"_s,
              {{u"doubt"_s, QString()}, {u"count"_s, static_cast<qint64>(verdict.settled)}}, message);
    }
    return verdict.at;
}

/// True when the device sent a message like this one lately: some deliver everything twice by design.
bool PayloadCodec::Private::isRepeated(const Record &record, Subject &subject, const Message &message)
{
    const TopicRule &rule = *record.form.rule;
    if (rule.once.empty())
        return false;
    QByteArray said; // the same in every process: its hash is stored
    for (const ValuePath &path : rule.once) {
        const Raw raw = valueAt(record, path);
        if (raw.kind == Raw::Kind::Missing)
            return false;
        said += raw.kind == Raw::Kind::Text
                    ? QByteArray(raw.text.data(), static_cast<qsizetype>(raw.text.size()))
                    : QByteArray::number(raw.number, 'g', 17);
        said += '\0';
    }
    if (!subject.past)
        subject.past = std::make_unique<Past>();
    Past &past = *subject.past;
    const QByteArray device = subject.device.toString().toUtf8();
    const quint64 key = deliveryHash({device.constData(), static_cast<size_t>(device.size())}, said) |
                        1; // 0 is an empty place
    if (std::find(past.lately.begin(), past.lately.end(), key) == past.lately.end()) {
        past.lately[past.next++ % past.lately.size()] = key;
        if (!saidBefore.remove(key)) {
            message.out.marks.append({SaidMark, key});
            return false;
        }
    }
    ++repeats;
    if (++past.repeats == 1)
        event(subject.device, rule, u"sent-twice"_s, {}, message);
    return true;
}

} // namespace mqtt
