// SPDX-License-Identifier: GPL-3.0-or-later
#include "payloadcodecprivate.h"

using namespace Qt::StringLiterals;

namespace mqtt {

/// A config message: its topics are read by other rules from now on.
void PayloadCodec::Private::announced(const Message &message)
{
    Discovery::Change change =
        discovery.read(message.topic, {message.whole.data(), static_cast<qsizetype>(message.whole.size())});
    // What was known of these topics points at rules that are gone.
    for (const QString &topic : std::as_const(change.topics))
        plans.erase(topic.toStdString());
    for (core::Event &event : change.events) {
        event.at = message.arrival.at;
        event.transport = transport;
        if (message.retained)
            event.detail.insert("retained"_L1, true);
        message.out.events.append(std::move(event));
    }
    if (!change.problem.isEmpty())
        reject("discovery", change.problem, message);
}

QStringList PayloadCodec::announcedTopics() const
{
    QStringList topics;
    for (const QString &topic : d->discovery.topics()) {
        const bool covered = std::ranges::any_of(
            d->filters, [&](const QString &filter) { return TopicPattern::covers(filter, topic); });
        if (!covered)
            topics.append(topic);
    }
    return topics;
}

const QStringList &PayloadCodec::configFilters() const { return d->discovery.filters(); }

bool PayloadCodec::learns() const { return d->discovery.isOn(); }

} // namespace mqtt
