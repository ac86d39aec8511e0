// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <array>
#include <deque>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mqtt {

/// A topic or branch of a TopicStore; 0 is the root, above all topics. Never given twice.
using TopicNumber = quint32;

/// What a TopicStore keeps at most. A value.
struct TopicLimits
{
    int topics = 20'000;                      ///< topics and branches together
    int records = 60'000;                     ///< messages of all topics
    qint64 bytes = qint64(16) * 1024 * 1024;  ///< of payloads, of all topics
    int history = 20;                         ///< messages of one topic
    qsizetype payload = qsizetype(64) * 1024; ///< of one message; longer ones are shortened
    qsizetype topicLength = 1024;             ///< bytes
    int levels = 64;
};

/// One message as it came.
struct TopicRecord
{
    core::UtcTime at{};
    QByteArray payload; ///< its first bytes
    qint64 size = 0;    ///< how long it was, bytes
    int qos = 0;
    bool retained = false; ///< the broker's stored copy

    bool isWhole() const { return payload.size() == size; }
};

/// A topic or branch as it stands now. Messages and rate are those of everything below it too.
struct TopicState
{
    static constexpr qsizetype PreviewBytes = 160;

    TopicNumber number = 0;
    TopicNumber parent = 0;
    QString level;            ///< the last part of its topic
    quint64 messages = 0;     ///< live ones and stored copies
    quint64 topics = 0;       ///< at or below it that had a message
    double rate = 0;          ///< live messages a second over the last ten seconds
    core::UtcTime lastSeen{}; ///< epoch: nothing yet
    bool isTopic = false;     ///< had a message itself
    bool retained = false;    ///< the broker holds a copy for whoever subscribes
    QByteArray preview;       ///< the first bytes of its last payload
    qint64 size = 0;          ///< of the last payload
};

/// What was not kept, since the store was made.
struct TopicLosses
{
    quint64 tooMany = 0;   ///< messages of topics beyond the limit
    quint64 tooLong = 0;   ///< messages whose topic is too long or has too many levels
    quint64 shortened = 0; ///< payloads of which the first bytes alone are kept
    quint64 letGo = 0;     ///< kept messages that made room for others, beside the usual end of a history

    friend bool operator==(const TopicLosses &, const TopicLosses &) = default;
};

/// The topics of a broker as a tree, with counts, rates, retained marks, last payloads and a short history.
///
/// Pure: no clock, no socket. Thread: one at a time. Promise: memory never grows beyond its limits, whatever
/// comes, and what is left out is counted. Topics keep their places: one that comes after the limit is
/// reached gets none. Of payloads the oldest of histories go first, then those of the topics that are silent
/// longest.
class TopicStore
{
public:
    explicit TopicStore(const TopicLimits &limits = {});
    ~TopicStore();
    TopicStore(const TopicStore &) = delete;
    TopicStore &operator=(const TopicStore &) = delete;

    /// Takes a message. Its topic's number, 0 when there is no place for it.
    TopicNumber receive(std::string_view topic, QByteArrayView payload, bool retained, int qos,
                        core::UtcTime at, core::SteadyTime steady);

    /// What changed since it was last asked, at most @p most; parents stand before what is below them. What
    /// is left comes first the next time. Rates fall without messages: a topic that grows quiet changes too.
    QList<TopicState> takeChanges(int most, core::SteadyTime now);
    bool hasChanges() const { return !m_changed.empty(); }

    TopicState state(TopicNumber number, core::SteadyTime now) const;
    /// The whole topic; empty for the root and for none.
    QString topic(TopicNumber number) const;
    std::string_view topicBytes(TopicNumber number) const;
    /// The topic's number; 0 when it is not kept.
    TopicNumber find(std::string_view topic) const;
    /// The kept messages of one topic, newest first.
    QList<TopicRecord> history(TopicNumber number) const;
    /// How many messages came on this very topic.
    quint64 count(TopicNumber number) const;

    quint64 messages() const { return m_messages; }       ///< all that were received, left out or not
    int nodes() const { return int(m_nodes.size()) - 1; } ///< topics and branches
    int records() const { return int(m_newest.size() + m_older.size()); }
    qint64 bytes() const { return m_bytes; } ///< of payloads that are kept
    const TopicLosses &losses() const { return m_losses; }
    const TopicLimits &limits() const { return m_limits; }

private:
    static constexpr int Window = 10; ///< seconds

    struct Kept
    {
        TopicNumber number = 0;
        TopicRecord record;
    };
    using Records = std::list<Kept>;
    struct Node
    {
        const std::string *topic = nullptr; ///< a key of m_numbers
        TopicNumber parent = 0;
        quint64 own = 0;
        quint64 messages = 0;
        quint64 topics = 0;
        core::UtcTime lastSeen{};
        qint64 second = 0; ///< of the newest count
        std::array<quint32, Window> counts{};
        std::vector<Records::iterator> records; ///< oldest first
        bool retained = false;
        bool isChanged = false;
        bool isWarm = false;
    };
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    TopicNumber place(std::string_view topic);
    TopicNumber add(std::string_view topic, TopicNumber parent);
    void keep(TopicNumber number, TopicRecord &&record);
    void letGo();
    void touch(TopicNumber number);
    void count(Node &node, TopicNumber number, qint64 second);
    static quint64 inWindow(const Node &node, qint64 second);
    double rateOf(const Node &node, core::SteadyTime now) const;
    static qint64 secondOf(core::SteadyTime time);

    TopicLimits m_limits;
    std::unordered_map<std::string, TopicNumber, Hash, std::equal_to<>> m_numbers;
    std::deque<Node> m_nodes; ///< by number
    std::deque<TopicNumber> m_changed;
    std::vector<TopicNumber> m_warm; ///< with live messages within the window
    qint64 m_cooledAt = 0;
    Records m_newest; ///< the last message of each topic, silent longest first
    Records m_older;  ///< the others, oldest first
    core::SteadyTime m_begun{};
    qint64 m_bytes = 0;
    quint64 m_messages = 0;
    TopicLosses m_losses;
};

} // namespace mqtt
