// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport.h"
#include "doublememory.h"
#include "meshweb/decoder.h"

#include <deque>
#include <optional>

namespace meshweb {

/// Texts of a mesh become batches: decoded, without what came before, numbered, and counted.
///
/// No socket, no timer. Thread: its transport's. Bounded: whoever feeds it stops while too much is not
/// committed; of the rejects between two cuts the first MaxKept are kept with their bytes, all are counted.
class MeshIntake
{
public:
    static constexpr qsizetype MaxKept = 50;
    static constexpr size_t MostAtOnce =
        4; ///< batches that are not committed yet, when nobody waits for them
    /// As many marks as the historian keeps for a transport.
    static constexpr qsizetype RememberedTexts = 60'000;

    struct Options
    {
        QList<core::DeliveryMark> knownMarks; ///< of texts committed earlier, oldest first
        std::chrono::minutes doubleWindow{15};
        bool dropDoubles = true; ///< false only in tests: shows what double delivery does
    };

    enum class Verdict
    {
        New,
        Repeated, ///< stands in the batch named with it; nothing was added
        Unread,   ///< the decoder took nothing from it; a reject was added
    };
    struct Taken
    {
        Verdict verdict = Verdict::Unread;
        quint64 sequence = 0; ///< the batch it will be, or is, part of; 0: one of an earlier process
    };

    MeshIntake(core::TransportId transport, Decoder decoder, std::shared_ptr<const core::Clock> clock,
               const Options &options);

    /// @p place is where it came from, for people. @p measuredAt: when somebody trustworthy wrote it down;
    /// else it is measured when it arrives.
    Taken take(const QByteArray &text, const QString &place,
               std::optional<core::UtcTime> measuredAt = std::nullopt);
    /// Counts what could not be taken and keeps its first bytes.
    void refuse(const QString &reason, const QString &detail, const QString &place, const QByteArray &raw,
                qint64 size);
    /// Stores @p mark with the present batch.
    void mark(const core::DeliveryMark &mark) { m_batch->marks.append(mark); }
    void record(const core::Gap &gap);

    bool isEmpty() const { return m_batch->isEmpty(); }
    /// False while it holds rejects alone, whose storing nobody waits for.
    bool isAwaited() const { return !m_batch->marks.isEmpty(); }
    /// Whether the present batch stays: nobody waits for it, and the database has enough to do. Its rejects
    /// have their limit.
    bool isHeldBack() const { return !isAwaited() && m_unconfirmed.size() >= MostAtOnce; }
    qsizetype messages() const { return m_messages; }
    /// The present batch, whole and numbered; a new one begins. Not while isEmpty().
    core::BatchPtr cut();
    void committed(quint64 sequence);
    bool isCommitted(quint64 sequence) const { return sequence <= m_committed; }
    /// The number of the batch cut last.
    quint64 lastSequence() const { return m_last; }

    const core::TransportCounters &counters() const { return m_counters; }
    /// Counts a failure of the transport under TransportCounters::errors.
    void countError(const QString &kind)
    {
        ++m_counters.errors[kind];
        m_changed = true;
    }
    void countReconnect()
    {
        ++m_counters.reconnects;
        m_changed = true;
    }
    /// The counters when they have changed since the last call.
    std::optional<core::TransportCounters> takeCounters();
    core::WireTap &tap() { return m_tap; }

private:
    void tell(const QByteArray &text, qint64 size, const QString &place, const QString &verdict,
              qsizetype readings);

    core::TransportId m_transport;
    Decoder m_decoder;
    std::shared_ptr<const core::Clock> m_clock;
    bool m_dropDoubles;
    DoubleMemory m_memory;
    std::shared_ptr<core::Batch> m_batch = std::make_shared<core::Batch>();
    qsizetype m_messages = 0; ///< taken into the present batch
    quint64 m_last = 0;
    quint64 m_committed = 0;
    std::deque<std::pair<quint64, qsizetype>> m_unconfirmed; ///< batch and its readings
    core::TransportCounters m_counters;
    bool m_changed = false;
    core::WireTap m_tap;
};

} // namespace meshweb
