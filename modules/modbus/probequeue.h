// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe.h"
#include "modbus/readplan.h"

#include <QList>

#include <chrono>
#include <optional>

namespace modbus {

/// What people want to read besides the polls, in order, each until its patience ends. Pure; bounded.
class ProbeQueue
{
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr qsizetype Most = 64;

    struct Entry
    {
        core::ProbeRequest request;
        Time until{}; ///< then it is given up
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    bool isEmpty() const { return m_entries.isEmpty(); }
    bool isFull() const { return m_entries.size() >= Most; }
    const QList<Entry> &entries() const { return m_entries; }
    void add(const Entry &entry) { m_entries.append(entry); }
    /// Once more, before all others.
    void putBack(const Entry &entry) { m_entries.prepend(entry); }
    Entry take(qsizetype index) { return m_entries.takeAt(index); }
    /// What nobody waits for any more at @p now.
    QList<Entry> takeOverdue(Time now);
    QList<Entry> takeAll() { return std::exchange(m_entries, {}); }

    static BlockRead readOf(const core::ProbeRequest &request);
    /// Why @p request cannot be asked; nothing when it can. Units outside @p first to @p last do not exist.
    static std::optional<QString> complaint(const core::ProbeRequest &request, int first, int last);

private:
    QList<Entry> m_entries;
};

} // namespace modbus
