// SPDX-License-Identifier: GPL-3.0-or-later
#include "deliverymemory.h"

#include <QtEndian>

#include <cstring>

namespace mqtt {

namespace {

/// The finishing step of SplitMix64: every input bit reaches every output bit.
quint64 mixed(quint64 x)
{
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

quint64 absorb(quint64 hash, const char *bytes, size_t size)
{
    for (; size >= 8; bytes += 8, size -= 8)
        hash = mixed(hash ^ qFromLittleEndian<quint64>(bytes)) + 0x9E3779B97F4A7C15ULL;
    char rest[8] = {};
    if (size > 0) // an empty payload may have no bytes to point at
        std::memcpy(rest, bytes, size);
    return mixed(hash ^ qFromLittleEndian<quint64>(rest) ^ (static_cast<quint64>(size) << 56));
}

} // namespace

quint64 deliveryHash(std::string_view topic, QByteArrayView payload)
{
    // The length of the topic goes in first, so that no byte can move between topic and payload unnoticed.
    const quint64 hash = absorb(mixed(topic.size() + 1), topic.data(), topic.size());
    return absorb(hash, payload.data(), static_cast<size_t>(payload.size()));
}

DeliveryMemory::DeliveryMemory(const QList<core::DeliveryMark> &known, int limit)
    : m_limit(static_cast<size_t>(std::max(limit, 1)))
{
    for (const core::DeliveryMark &mark : known) {
        if (mark.packetId != SaidMark)
            m_marks.push_back(mark);
    }
    if (m_marks.size() > m_limit)
        m_marks.erase(m_marks.begin(), m_marks.end() - static_cast<qsizetype>(m_limit));
}

void DeliveryMemory::begin(bool sessionPresent)
{
    if (!sessionPresent)
        m_marks.clear();
    m_comparing = !m_marks.empty();
    m_inRun = false;
}

bool DeliveryMemory::recognise(core::DeliveryMark mark)
{
    if (m_comparing) {
        if (!m_inRun) {
            m_next = m_marks.size();
            for (size_t i = m_marks.size(); i > 0; --i) {
                if (m_marks[i - 1] == mark) {
                    m_next = i - 1;
                    break;
                }
            }
        }
        const bool same = m_next < m_marks.size() && m_marks[m_next] == mark;
        m_inRun = same;
        m_comparing = same && ++m_next < m_marks.size();
        if (same)
            return true;
    }
    m_marks.push_back(mark);
    if (m_marks.size() > m_limit)
        m_marks.pop_front();
    return false;
}

} // namespace mqtt
