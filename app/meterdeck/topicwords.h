// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/topicwatch.h"
#include "mqtt/profiledraft.h"

#include <QCoreApplication>

namespace console {

/// What is said about a broker's topics and their messages. Pure functions, GUI thread.
class TopicWords
{
    Q_DECLARE_TR_FUNCTIONS(console::TopicWords)

public:
    /// How a payload is shown: a person's choice, never a guess that changes what came.
    enum class Form
    {
        Formatted, ///< JSON with a line for each part, nothing changed; other text as it came
        AsItCame,
        Hex,
    };
    static QString payload(const QByteArray &bytes, Form form);
    /// JSON with line breaks and nothing else changed, keys in their order and numbers as they were written;
    /// empty when the whole is none.
    static QString indented(const QByteArray &json);
    /// "0000  7B 22 …  {"…"
    static QString hexDump(const QByteArray &bytes);

    static QString filterFault(mqtt::FilterFault fault);
    /// "Voltage 231.4 V, good"
    static QString value(const mqtt::TopicValue &value);
    /// Which profile reads the topic and what it makes of the message, a line each.
    static QStringList meaning(const mqtt::TopicMeaning &meaning);
    /// What stands in the way of a profile; empty when nothing does.
    static QString draftFault(const mqtt::ProfileDraft::Verdict &verdict);
    /// What was not kept, as sentences; empty when all was.
    static QString losses(const mqtt::TopicLosses &losses);
    /// How a retained order is cleared by hand.
    static QString clearing(const core::TransportSettings &broker, const engine::RetainedOrder &order);
};

} // namespace console
