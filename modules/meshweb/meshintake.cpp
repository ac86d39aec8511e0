// SPDX-License-Identifier: GPL-3.0-or-later
#include "meshintake.h"

using namespace Qt::StringLiterals;

namespace meshweb {

MeshIntake::MeshIntake(core::TransportId transport, Decoder decoder, std::shared_ptr<const core::Clock> clock,
                       const Options &options)
    : m_transport(std::move(transport))
    , m_decoder(std::move(decoder))
    , m_clock(std::move(clock))
    , m_dropDoubles(options.dropDoubles)
    , m_memory(options.doubleWindow, RememberedTexts)
{
    m_memory.restore(options.knownMarks, m_clock->now());
}

MeshIntake::Taken MeshIntake::take(const QByteArray &text, const QString &place,
                                   std::optional<core::UtcTime> measuredAt)
{
    const core::UtcTime at = m_clock->now();
    const core::UtcTime when = measuredAt.value_or(at);
    m_changed = true;
    ++m_counters.messages;
    const quint64 key = textKey(text);
    if (const auto known = m_dropDoubles ? m_memory.find(key, when) : std::nullopt) {
        ++m_counters.duplicates;
        tell(text, text.size(), place, u"duplicate"_s, m_batch->readings.size());
        return {Verdict::Repeated, *known};
    }
    const qsizetype readings = m_batch->readings.size();
    const qsizetype rejects = m_batch->rejects.size();
    m_decoder(text, at, m_clock->steady(), *m_batch);
    for (qsizetype i = readings; measuredAt && i < m_batch->readings.size(); ++i)
        m_batch->readings[i].measuredAt = *measuredAt;
    const bool refused = m_batch->rejects.size() > rejects;
    const QString verdict = refused ? m_batch->rejects.constLast().reason : QString();
    for (qsizetype i = rejects; i < m_batch->rejects.size(); ++i) {
        m_batch->rejects[i].place = place;
        ++m_counters.rejects[m_batch->rejects[i].reason];
    }
    if (m_batch->rejects.size() > MaxKept)
        m_batch->rejects.resize(std::max(rejects, MaxKept));
    m_counters.readings += static_cast<quint64>(m_batch->readings.size() - readings);
    tell(text, text.size(), place, verdict, readings);
    if (refused && m_batch->readings.size() == readings)
        return {Verdict::Unread, m_last + 1};
    ++m_messages;
    m_batch->marks.append(m_memory.remember(key, when, m_last + 1));
    return {Verdict::New, m_last + 1};
}

void MeshIntake::refuse(const QString &reason, const QString &detail, const QString &place,
                        const QByteArray &raw, qint64 size)
{
    ++m_counters.rejects[reason];
    m_changed = true;
    tell(raw, size, place, reason, m_batch->readings.size());
    if (m_batch->rejects.size() >= MaxKept)
        return;
    core::Reject made;
    made.at = m_clock->now();
    made.transport = m_transport;
    made.place = place;
    made.reason = reason;
    made.detail = detail;
    made.raw = raw.left(core::Reject::MaxRaw);
    made.size = size;
    m_batch->rejects.append(std::move(made));
}

void MeshIntake::record(const core::Gap &gap)
{
    m_batch->gaps.append(gap);
    m_batch->gaps.last().transport = m_transport;
    ++m_counters.gaps;
    m_changed = true;
}

core::BatchPtr MeshIntake::cut()
{
    const auto whole = std::exchange(m_batch, std::make_shared<core::Batch>());
    whole->transport = m_transport;
    whole->sequence = ++m_last;
    m_messages = 0;
    m_unconfirmed.emplace_back(whole->sequence, whole->readings.size());
    m_counters.unconfirmed += static_cast<quint64>(whole->readings.size());
    m_changed = true;
    return whole;
}

void MeshIntake::committed(quint64 sequence)
{
    m_committed = std::max(m_committed, std::min(sequence, m_last));
    while (!m_unconfirmed.empty() && m_unconfirmed.front().first <= sequence) {
        m_counters.unconfirmed -= static_cast<quint64>(m_unconfirmed.front().second);
        m_unconfirmed.pop_front();
        m_changed = true;
    }
}

std::optional<core::TransportCounters> MeshIntake::takeCounters()
{
    if (!std::exchange(m_changed, false))
        return std::nullopt;
    return m_counters;
}

void MeshIntake::tell(const QByteArray &text, qint64 size, const QString &place, const QString &verdict,
                      qsizetype readings)
{
    if (!m_tap.isOpen())
        return;
    core::WireRecord record;
    record.at = m_clock->now();
    record.topic = place;
    record.bytes = text.left(core::WireRecord::MaxBytes);
    record.size = size;
    record.verdict = verdict;
    record.readingCount = m_batch->readings.size() - readings;
    record.readings = m_batch->readings.mid(readings, core::WireRecord::MaxReadings);
    m_tap.add(std::move(record));
}

} // namespace meshweb
