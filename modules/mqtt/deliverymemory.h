// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"

#include <QByteArrayView>

#include <deque>
#include <string_view>

namespace mqtt {

/// A 64-bit hash of a message, the same in every process and on every platform (it is stored).
quint64 deliveryHash(std::string_view topic, QByteArrayView payload);

/// In the place of a packet id: the mark is not of a delivery, but of what a device says twice by design, see
/// "once" in profiles.
constexpr quint16 SaidMark = 0;

/// Recognises messages of QoS 1 that a broker delivers again after a connection was lost. Pure.
///
/// What a broker repeats is the end of what it had sent: a suffix of what is remembered, in the same order.
/// So the first message after a resumed session must match somewhere (the newest place counts) and each
/// further one the next place; the first mismatch, or the end, ends the comparing. Packet ids alone wrap and
/// a constant reading repeats its hash, so nothing is compared at any other time.
class DeliveryMemory
{
public:
    /// @p known is oldest first; at most @p limit marks are kept, the newest. SaidMark is left out.
    DeliveryMemory(const QList<core::DeliveryMark> &known, int limit);

    /// A connection begins. Without the old session, what was remembered means nothing any more.
    void begin(bool sessionPresent);
    /// True when @p mark is a redelivery; otherwise it is remembered as new.
    bool recognise(core::DeliveryMark mark);
    /// Whether the next message will be compared.
    bool isComparing() const { return m_comparing; }
    qsizetype size() const { return static_cast<qsizetype>(m_marks.size()); }

private:
    std::deque<core::DeliveryMark> m_marks;
    size_t m_limit;
    size_t m_next = 0; ///< place of the expected mark; only while m_inRun
    bool m_comparing = false;
    bool m_inRun = false;
};

} // namespace mqtt
