// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/clock.h"

#include <QByteArray>
#include <QHash>

#include <deque>
#include <optional>

namespace meshweb {

/// What tells one reading of a mesh from another: a hash of node, its clock and its value where the text
/// names all three, else of the whole text. Stable across processes and platforms.
quint64 textKey(const QByteArray &text);

/// Knows the texts of the last minutes, because a hub sends each of its batches twice by design.
///
/// Bounded by number and by age. Thread: one at a time. The marks it makes are stored in the rows'
/// transaction and given back after a restart; in a mark's packet id stands the minute, since 1970, modulo
/// 65,536.
class DoubleMemory
{
public:
    DoubleMemory(std::chrono::minutes window, qsizetype most);

    /// What an earlier process had stored, oldest first.
    void restore(const QList<core::DeliveryMark> &marks, core::UtcTime now);
    /// The batch in which the same stands, not older than the window (0: one of an earlier process); nothing
    /// when it is new.
    std::optional<quint64> find(quint64 key, core::UtcTime at) const;
    /// From now on @p key is known, as part of the batch @p sequence.
    core::DeliveryMark remember(quint64 key, core::UtcTime at, quint64 sequence);
    qsizetype size() const { return m_known.size(); }

private:
    struct Known
    {
        qint64 minute = 0;
        quint64 sequence = 0;
    };
    void forget(qint64 minute);

    std::chrono::minutes m_window;
    qsizetype m_most;
    QHash<quint64, Known> m_known;
    std::deque<std::pair<quint64, qint64>> m_order; ///< key and minute, as they came
};

} // namespace meshweb
