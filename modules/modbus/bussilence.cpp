// SPDX-License-Identifier: GPL-3.0-or-later
#include "busworker.h"

using namespace Qt::StringLiterals;

namespace modbus {

void BusWorker::fallSilent(Meter &meter, const QString &reason)
{
    if (meter.silentSince) {
        if (Steady::now() - meter.saidSilentAt >= m_setup.options.repeatNoAnswer)
            saySilent(meter);
        return;
    }
    meter.silentSince = meter.lastGood == core::UtcTime{} ? m_startedAt : meter.lastGood;
    meter.silentReason = reason;
    m_watch.setSilent(meter.settings.unit, true);
    if (reason == "no-answer"_L1) {
        m_batches.add(core::Event{
            now(),
            meter.settings.id,
            {},
            u"no-answer"_s,
            {{u"unit"_s, meter.settings.unit}, {u"garbled"_s, meter.garbled >= ShapeRule::SuspectAfter}}});
    }
    saySilent(meter);
}

void BusWorker::saySilent(Meter &meter)
{
    meter.saidSilentAt = Steady::now();
    const auto readings = meter.map.withoutValue(core::Quality::NoAnswer, now(), m_setup.clock->steady());
    m_counters.readings += static_cast<quint64>(readings.size());
    m_batches.add(readings);
    gathered();
}

/// @p at is the time of the first values, which stand outside the gap.
void BusWorker::backFromSilence(Meter &meter, core::UtcTime at)
{
    if (meter.silentReason == "no-answer"_L1) {
        m_batches.add(
            core::Event{at, meter.settings.id, {}, u"answering-again"_s, {{u"unit"_s, meter.settings.unit}}});
    }
    m_batches.add(core::Gap{*meter.silentSince, at, {}, meter.settings.id, meter.silentReason});
    ++m_counters.gaps;
    meter.silentSince.reset();
    m_watch.setSilent(meter.settings.unit, false);
    gathered();
}

QString BusWorker::placeOf(const Meter &meter) const
{
    return u"%1, unit %2 (%3)"_s.arg(m_line->place())
        .arg(meter.settings.unit)
        .arg(meter.settings.id.toString());
}

} // namespace modbus
