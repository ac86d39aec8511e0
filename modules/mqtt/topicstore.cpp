// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topicstore.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace mqtt {

TopicStore::TopicStore(const TopicLimits &limits) : m_limits(limits)
{
    m_nodes.emplace_back(); // the root
}

TopicStore::~TopicStore() = default;

qint64 TopicStore::secondOf(core::SteadyTime time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

TopicNumber TopicStore::find(std::string_view topic) const
{
    const auto found = m_numbers.find(topic);
    return found == m_numbers.end() ? 0 : found->second;
}

TopicNumber TopicStore::add(std::string_view topic, TopicNumber parent)
{
    const auto number = TopicNumber(m_nodes.size());
    const auto [place, isNew] = m_numbers.emplace(std::string(topic), number);
    Q_ASSERT(isNew);
    Q_UNUSED(isNew)
    Node node;
    node.topic = &place->first;
    node.parent = parent;
    m_nodes.push_back(std::move(node));
    return number;
}

TopicNumber TopicStore::place(std::string_view topic)
{
    if (const TopicNumber known = find(topic))
        return known;
    const auto levels = 1 + std::count(topic.begin(), topic.end(), '/');
    if (qsizetype(topic.size()) > m_limits.topicLength || levels > m_limits.levels) {
        ++m_losses.tooLong;
        return 0;
    }
    // The branches that are missing too, so that a topic never stands without its way.
    std::vector<size_t> ends;
    TopicNumber parent = 0;
    for (size_t end = topic.size();;) {
        ends.push_back(end);
        const size_t slash = end == 0 ? std::string_view::npos : topic.rfind('/', end - 1);
        if (slash == std::string_view::npos)
            break;
        if ((parent = find(topic.substr(0, slash))) != 0)
            break;
        end = slash;
    }
    if (nodes() + int(ends.size()) > m_limits.topics) {
        ++m_losses.tooMany;
        return 0;
    }
    for (auto end = ends.rbegin(); end != ends.rend(); ++end)
        parent = add(topic.substr(0, *end), parent);
    return parent;
}

void TopicStore::touch(TopicNumber number)
{
    Node &node = m_nodes[number];
    if (std::exchange(node.isChanged, true))
        return;
    m_changed.push_back(number);
}

void TopicStore::count(Node &node, TopicNumber number, qint64 second)
{
    for (qint64 passed = std::max(node.second + 1, second - Window + 1); passed <= second; ++passed)
        node.counts[size_t(passed % Window)] = 0;
    node.second = std::max(node.second, second);
    ++node.counts[size_t(second % Window)];
    if (!std::exchange(node.isWarm, true))
        m_warm.push_back(number);
}

quint64 TopicStore::inWindow(const Node &node, qint64 second)
{
    quint64 sum = 0;
    for (qint64 at = std::max(second - Window + 1, node.second - Window + 1);
         at <= std::min(second, node.second); ++at)
        sum += node.counts[size_t(at % Window)];
    return sum;
}

double TopicStore::rateOf(const Node &node, core::SteadyTime now) const
{
    const quint64 sum = inWindow(node, secondOf(now));
    if (sum == 0)
        return 0;
    // The present second is not over: the window is nine seconds and what has passed of it.
    const std::chrono::duration<double> open = now - std::chrono::floor<std::chrono::seconds>(now);
    const std::chrono::duration<double> known = now - m_begun;
    const double over = std::min(double(Window - 1) + open.count(), known.count());
    return double(sum) / std::max(1.0, over);
}

TopicNumber TopicStore::receive(std::string_view topic, QByteArrayView payload, bool retained, int qos,
                                core::UtcTime at, core::SteadyTime steady)
{
    if (m_messages++ == 0) {
        m_begun = steady;
        m_cooledAt = secondOf(steady);
    }
    const TopicNumber number = place(topic);
    if (number == 0)
        return 0;
    Node &leaf = m_nodes[number];
    const bool isFirst = leaf.own++ == 0;
    leaf.retained = leaf.retained || (retained && !payload.isEmpty());
    // From the root down, so that a branch is told before what is below it.
    std::array<TopicNumber, 256> way{};
    size_t length = 0;
    for (TopicNumber on = number; on != 0 && length < way.size(); on = m_nodes[on].parent)
        way[length++] = on;
    const qint64 second = secondOf(steady);
    const auto pass = [&](TopicNumber on) {
        Node &node = m_nodes[on];
        ++node.messages;
        node.topics += isFirst;
        node.lastSeen = std::max(node.lastSeen, at);
        if (!retained)
            count(node, on, second);
        touch(on);
    };
    pass(0);
    while (length > 0)
        pass(way[--length]);
    TopicRecord record;
    record.at = at;
    record.size = payload.size();
    record.payload = payload.first(std::min(payload.size(), m_limits.payload)).toByteArray();
    record.qos = qos;
    record.retained = retained;
    m_losses.shortened += !record.isWhole();
    keep(number, std::move(record));
    return number;
}

void TopicStore::keep(TopicNumber number, TopicRecord &&record)
{
    Node &node = m_nodes[number];
    m_bytes += record.payload.size();
    if (!node.records.empty())
        m_older.splice(m_older.end(), m_newest, node.records.back());
    if (int(node.records.size()) >= std::max(1, m_limits.history)) {
        // Its oldest makes room: the usual end of a history.
        const auto oldest = node.records.front();
        node.records.erase(node.records.begin());
        m_bytes -= oldest->record.payload.size();
        oldest->record = std::move(record);
        m_newest.splice(m_newest.end(), m_older, oldest);
        node.records.push_back(oldest);
    } else {
        m_newest.push_back({number, std::move(record)});
        node.records.push_back(std::prev(m_newest.end()));
    }
    while (records() > 1 && (records() > m_limits.records || m_bytes > m_limits.bytes))
        letGo();
}

void TopicStore::letGo()
{
    Records &from = m_older.empty() ? m_newest : m_older;
    const Kept &gone = from.front();
    Node &node = m_nodes[gone.number];
    m_bytes -= gone.record.payload.size();
    // Records of one topic are in the lists in the order of their coming.
    node.records.erase(node.records.begin());
    if (node.records.empty())
        touch(gone.number); // its last payload is not known any more
    from.pop_front();
    ++m_losses.letGo;
}

QList<TopicState> TopicStore::takeChanges(int most, core::SteadyTime now)
{
    const qint64 second = secondOf(now);
    if (second > m_cooledAt) {
        m_cooledAt = second;
        std::erase_if(m_warm, [&](TopicNumber number) {
            touch(number);
            const bool isCold = inWindow(m_nodes[number], second) == 0;
            m_nodes[number].isWarm = !isCold;
            return isCold;
        });
    }
    QList<TopicState> taken;
    taken.reserve(std::min<qsizetype>(most, qsizetype(m_changed.size())));
    while (!m_changed.empty() && taken.size() < most) {
        const TopicNumber number = m_changed.front();
        m_changed.pop_front();
        m_nodes[number].isChanged = false;
        taken.append(state(number, now));
    }
    return taken;
}

TopicState TopicStore::state(TopicNumber number, core::SteadyTime now) const
{
    TopicState state;
    if (number >= m_nodes.size())
        return state;
    const Node &node = m_nodes[number];
    state.number = number;
    state.parent = node.parent;
    if (node.topic) {
        const size_t from = node.parent == 0 ? 0 : m_nodes[node.parent].topic->size() + 1;
        state.level = QString::fromUtf8(node.topic->data() + from, qsizetype(node.topic->size() - from));
    }
    state.messages = node.messages;
    state.topics = node.topics;
    state.rate = rateOf(node, now);
    state.lastSeen = node.lastSeen;
    state.isTopic = node.own > 0;
    state.retained = node.retained;
    if (!node.records.empty()) {
        const TopicRecord &last = node.records.back()->record;
        state.preview = last.payload.left(TopicState::PreviewBytes);
        state.size = last.size;
    }
    return state;
}

std::string_view TopicStore::topicBytes(TopicNumber number) const
{
    return number > 0 && number < m_nodes.size() ? std::string_view(*m_nodes[number].topic)
                                                 : std::string_view();
}

QString TopicStore::topic(TopicNumber number) const
{
    const std::string_view bytes = topicBytes(number);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QList<TopicRecord> TopicStore::history(TopicNumber number) const
{
    QList<TopicRecord> list;
    if (number < m_nodes.size()) {
        const Node &node = m_nodes[number];
        for (auto kept = node.records.rbegin(); kept != node.records.rend(); ++kept)
            list.append((*kept)->record);
    }
    return list;
}

quint64 TopicStore::count(TopicNumber number) const
{
    return number < m_nodes.size() ? m_nodes[number].own : 0;
}

} // namespace mqtt
