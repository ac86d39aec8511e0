// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wirerecord.h"

#include <cmath>
#include <numeric>

namespace core {

quint64 AnswerTimes::answered() const { return std::accumulate(counts.begin(), counts.end(), quint64(0)); }

double AnswerTimes::quantile(double share) const
{
    const quint64 all = answered();
    if (all == 0)
        return 0;
    const auto wanted = static_cast<quint64>(std::ceil(share * static_cast<double>(all)));
    quint64 sum = 0;
    for (qsizetype step = 0; step < counts.size(); ++step) {
        sum += counts[step];
        if (sum >= std::max<quint64>(wanted, 1))
            return static_cast<double>(step + 1) * stepMs;
    }
    return static_cast<double>(counts.size()) * stepMs;
}

void WireTap::setOpen(bool open)
{
    m_open = open;
    m_records.clear();
    m_leftOut = 0;
}

void WireTap::add(WireRecord record)
{
    if (!m_open)
        return;
    if (m_records.size() >= WireReport::MaxRecords) {
        ++m_leftOut;
        return;
    }
    record.size = std::max<qint64>(record.size, record.bytes.size());
    if (record.bytes.size() > WireRecord::MaxBytes)
        record.bytes.truncate(WireRecord::MaxBytes);
    record.readingCount = std::max(record.readingCount, record.readings.size());
    if (record.readings.size() > WireRecord::MaxReadings)
        record.readings.resize(WireRecord::MaxReadings);
    m_records.append(std::move(record));
}

void WireTap::takeInto(WireReport &report)
{
    report.records = std::exchange(m_records, {});
    report.leftOut = std::exchange(m_leftOut, 0);
}

} // namespace core
