// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cipher.h"
#include "deliverymemory.h"
#include "discovery.h"
#include "mqtt/payloadcodec.h"
#include "payloadvalue.h"
#include "topicplan.h"

#include <QHash>
#include <QSet>

#include <simdjson.h>

#include <unordered_map>

namespace mqtt {

struct TextHash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

/// What is remembered of a device whose messages carry a time or come twice.
struct Past
{
    static constexpr size_t Remembered = 32; ///< messages that a repetition is compared with
    DeviceClock clock;
    std::array<quint64, Remembered> lately{};
    size_t next = 0;
    quint64 repeats = 0;
};

/// One device and channel of a form: its series, each made when it first has a value.
struct Subject
{
    core::DeviceId device;
    QString channel;
    std::vector<core::SeriesId> series;
    std::unique_ptr<Past> past;
};

/// One of the forms a topic's messages may have.
struct Form
{
    const TopicRule *rule = nullptr;
    bool perMessage = false;
    Subject fixed;         ///< unless perMessage
    QString channel;       ///< from the topic
    core::DeviceId device; ///< likewise
    std::unordered_map<std::string, Subject, TextHash, std::equal_to<>> subjects;
    size_t lastEvent = 0; ///< hash of the last payload that became an event
};

/// What is known of one topic after its first message.
struct TopicPlan
{
    std::vector<Form> forms; ///< in the order of the file; the first that accepts a message reads it
    bool trailingReported = false;
};

/// What is being decoded.
struct Message
{
    std::string_view topic;
    std::string_view whole;
    bool retained = false;
    const Arrival &arrival;
    core::Batch &out;
};

/// The inside of PayloadCodec: topics and forms in payloadcodec.cpp, what stands in a message with several
/// values in payloadrecords.cpp.
struct PayloadCodec::Private
{
    /// One record of a message: an object of JSON, or the parts of a text.
    struct Record
    {
        Form &form;
        const GroupRule &group;
        std::optional<simdjson::dom::element> root; ///< nothing: a record of parts
        std::optional<simdjson::dom::element> at;
        std::string_view device;
        std::string_view channel;
    };

    core::TransportId transport;
    std::shared_ptr<core::SeriesTable> series;
    std::vector<TopicRule> rules;
    QStringList filters;
    std::unordered_map<std::string, TopicPlan, TextHash, std::equal_to<>> plans;
    std::unordered_map<std::string, core::DeviceId, TextHash, std::equal_to<>> aliases;
    std::unordered_map<std::string, Cipher::Secret, TextHash, std::equal_to<>> keys;
    QSet<core::DeviceId> seen;
    QSet<quint64> saidBefore; ///< keys of what an earlier process had stored and may come once more
    Discovery discovery{{}};
    SourceZone zone;
    Cipher cipher;
    simdjson::dom::parser parser{PayloadCodec::MaxPayload + 1024};
    std::vector<char> padded;
    std::string converted; ///< pseudo-JSON as JSON
    std::string subjectKey;
    std::vector<std::string_view> parts;
    qsizetype subjectCount = 0;
    quint64 repeats = 0;
    quint64 doubted = 0;

    // topics, payloadcodec.cpp
    TopicPlan *plan(std::string_view topic, core::Batch &out, QString *refusal);
    bool addForm(TopicPlan &plan, const TopicRule &rule, const TopicPattern::Match &match);
    core::DeviceId deviceFrom(std::string_view name) const;
    void sight(const Form &form, const core::DeviceId &device, core::Batch &out);
    void append(const FieldRule &field, size_t element, Subject &subject, const TopicRule &rule,
                const Meaning &meaning, core::UtcTime measuredAt, const Message &message);
    void append(const FieldRule &field, size_t element, Subject &subject, const TopicRule &rule, double value,
                core::Quality impossible, core::UtcTime measuredAt, const Message &message);
    void reject(const char *reason, const QString &detail, const Message &message) const;
    void event(const core::DeviceId &device, const TopicRule &rule, const QString &kind, QJsonObject detail,
               const Message &message) const;
    void messageEvent(Form &form, const core::DeviceId &device, std::string_view text,
                      const Message &message);
    std::optional<std::string_view> opened(const TopicRule &rule, std::string_view text,
                                           const Message &message);
    void readForm(TopicPlan &plan, Form &form, std::string_view text, const Message &message);
    void readNumberOrText(Form &form, std::string_view text, const Message &message);
    void trailing(TopicPlan &plan, const Form &form, size_t bytes, const Message &message);

    // announcements, payloaddiscovery.cpp
    void announced(const Message &message);

    // records, payloadrecords.cpp
    void readJson(TopicPlan &plan, Form &form, std::string_view text, const Message &message);
    void readPairs(Form &form, std::string_view text, const Message &message);
    simdjson::error_code parse(std::string_view text, simdjson::dom::element *root);
    bool parseLeniently(TopicPlan &plan, const Form &form, std::string_view *text,
                        simdjson::dom::element *root, const Message &message);
    size_t walk(Record record, size_t step, const Message &message);
    size_t step(Record record, size_t step, std::string_view key, simdjson::dom::element inner,
                const Message &message);
    size_t readRecord(Record &record, const Message &message);
    size_t readField(Record &record, const FieldRule &field, Subject *&subject, core::UtcTime &at,
                     bool &refused, const Message &message);
    Raw valueAt(const Record &record, const ValuePath &path) const;
    Subject *subjectOf(Record &record, const Message &message);
    std::optional<std::string_view> deviceName(const Record &record, std::array<char, 24> &buffer,
                                               const Message &message);
    core::UtcTime timeOf(const Record &record, Subject &subject, const Message &message);
    bool isRepeated(const Record &record, Subject &subject, const Message &message);

    const core::DeviceId *lastDevice = nullptr; ///< of the message being read, in a form or subject
};

} // namespace mqtt
