// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"

#include <chrono>
#include <deque>

namespace modbus {

/// Gathers what a bus has to say into numbered batches, and knows how much of it the historian has not
/// confirmed.
///
/// While the oldest batch waits longer than the patience, nothing is cut: it gathers here, and full() tells
/// when polling has to stop. Nothing is ever thrown away. Thread: one at a time; time is an argument.
class BatchQueue
{
public:
    using Time = std::chrono::steady_clock::time_point;

    BatchQueue(core::TransportId transport, std::chrono::milliseconds patience, int limit)
        : m_patience(patience), m_limit(limit)
    {
        m_pending.transport = std::move(transport);
    }

    void add(const QList<core::Reading> &readings) { m_pending.readings.append(readings); }
    void add(core::Event event)
    {
        event.transport = m_pending.transport;
        m_pending.events.append(std::move(event));
    }
    void add(core::Gap gap)
    {
        gap.transport = m_pending.transport;
        m_pending.gaps.append(std::move(gap));
    }
    void add(core::Reject reject)
    {
        reject.transport = m_pending.transport;
        m_pending.rejects.append(std::move(reject));
    }

    bool isEmpty() const { return m_pending.isEmpty(); }
    qsizetype pendingReadings() const { return m_pending.readings.size(); }
    /// Readings gathered or sent and not yet confirmed.
    qsizetype held() const { return m_sentReadings + m_pending.readings.size(); }
    bool full() const { return held() >= m_limit; }
    /// True while a batch has waited too long for its commit.
    bool stalled(Time now) const { return !m_sent.empty() && now - m_sent.front().at > m_patience; }

    /// The next batch, or none when there is nothing, or (unless @p force) when the historian is behind.
    core::BatchPtr cut(Time now, bool force = false)
    {
        if (isEmpty() || (!force && stalled(now)))
            return {};
        auto batch = std::make_shared<core::Batch>(std::move(m_pending));
        batch->sequence = ++m_sequence;
        m_pending = {};
        m_pending.transport = batch->transport;
        m_sent.push_back({batch->sequence, now, batch->readings.size()});
        m_sentReadings += batch->readings.size();
        return batch;
    }
    /// Every batch up to and including @p sequence is committed.
    void confirm(quint64 sequence)
    {
        while (!m_sent.empty() && m_sent.front().sequence <= sequence) {
            m_sentReadings -= m_sent.front().readings;
            m_sent.pop_front();
        }
    }

private:
    struct Sent
    {
        quint64 sequence = 0;
        Time at{};
        qsizetype readings = 0;
    };

    std::chrono::milliseconds m_patience;
    int m_limit;
    core::Batch m_pending;
    std::deque<Sent> m_sent;
    qsizetype m_sentReadings = 0;
    quint64 m_sequence = 0;
};

} // namespace modbus
