// SPDX-License-Identifier: GPL-3.0-or-later
#include "probequeue.h"

using namespace Qt::StringLiterals;

namespace modbus {

namespace {

constexpr int MostRegisters = 125; // of one answer, by the protocol
constexpr int MostBits = 2000;

} // namespace

QList<ProbeQueue::Entry> ProbeQueue::takeOverdue(Time now)
{
    QList<Entry> overdue;
    for (qsizetype i = 0; i < m_entries.size();) {
        if (m_entries[i].until <= now)
            overdue.append(m_entries.takeAt(i));
        else
            ++i;
    }
    return overdue;
}

BlockRead ProbeQueue::readOf(const core::ProbeRequest &request)
{
    return {static_cast<std::uint8_t>(request.function), static_cast<std::uint16_t>(request.address),
            static_cast<std::uint16_t>(request.count)};
}

std::optional<QString> ProbeQueue::complaint(const core::ProbeRequest &request, int first, int last)
{
    if (request.unit < first || request.unit > last)
        return u"unit %1: %2 to %3 was expected"_s.arg(request.unit).arg(first).arg(last);
    if (request.function < 1 || request.function > 4)
        return u"function %1: 1 to 4 was expected; nothing else only reads"_s.arg(request.function);
    const int most = request.function <= 2 ? MostBits : MostRegisters;
    if (request.count < 1 || request.count > most)
        return u"count %1: 1 to %2 was expected"_s.arg(request.count).arg(most);
    if (request.address < 0 || request.address + request.count > 65536)
        return u"address %1: registers within 0 to 65535 were expected"_s.arg(request.address);
    return std::nullopt;
}

} // namespace modbus
