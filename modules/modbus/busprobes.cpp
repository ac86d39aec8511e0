// SPDX-License-Identifier: GPL-3.0-or-later
#include "busworker.h"

#include "buswords.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace modbus {

void BusWorker::probe(const core::ProbeRequest &request)
{
    const bool tcp = m_setup.settings.type == "modbus-tcp"_L1;
    // The general address gets one answer only where a module is alone, which is what such a device says.
    const bool alone = m_setup.devices.size() == 1 && m_setup.devices.first().unit == GeneralUnit;
    const int last = tcp ? 255 : alone ? GeneralUnit : 247;
    if (const auto complaint = ProbeQueue::complaint(request, tcp ? 0 : 1, last)) {
        refuseProbe(request, core::ErrorCode::BadInput, *complaint, {});
        return;
    }
    if (m_stopping || !m_line->isOpen()) {
        refuseProbe(request, core::ErrorCode::Unreachable, u"the %1 is not open"_s.arg(m_line->noun()),
                    u"It is tried again by itself; read again when this bus is up."_s);
        return;
    }
    if (m_probes.isFull()) {
        refuseProbe(request, core::ErrorCode::Busy, u"%1 reads wait already"_s.arg(ProbeQueue::Most),
                    u"Read again when they are done."_s);
        return;
    }
    m_probes.add({request, Steady::now() + m_setup.options.probePatience});
    if (m_line->room() > 0)
        pumpIn(0ns);
}

bool BusWorker::askProbe(Steady::time_point at, Steady::time_point &wake)
{
    for (const auto &overdue : m_probes.takeOverdue(at)) {
        refuseProbe(overdue.request, core::ErrorCode::Timeout,
                    u"an answer of the same form may still come from unit %1, or the line had no time"_s.arg(
                        overdue.request.unit),
                    u"Read again in a few seconds, or read another number of registers."_s);
    }
    for (qsizetype i = 0; i < m_probes.entries().size(); ++i) {
        const ProbeQueue::Entry entry = m_probes.entries()[i];
        const BlockRead read = ProbeQueue::readOf(entry.request);
        const auto timeout = entry.request.timeout > 0ms ? entry.request.timeout : timeoutFor(read);
        const auto unit = static_cast<std::uint8_t>(entry.request.unit);
        const std::size_t meter = m_schedule.guest(unit, timeout);
        if (const auto freeAt = m_schedule.guestFreeAt(meter, read, at); freeAt > at) {
            wake = std::min({wake, freeAt, entry.until});
            continue;
        }
        const PollSchedule::Turn turn{meter, PollSchedule::Guest, read};
        m_probes.take(i);
        m_probedLast = true;
        ++m_counters.requests;
        keepPause();
        const core::UtcTime sentAt = now();
        m_schedule.asked(turn, at);
        const QModbusRequest request(static_cast<QModbusPdu::FunctionCode>(read.function), read.address,
                                     read.count);
        const quint32 ticket = m_line->ask(unit, request, read.byteCount(), timeout);
        m_asked.insert(ticket, {turn, entry, m_line->lastRequest(), sentAt, at});
        return true;
    }
    return false;
}

void BusWorker::takeProbe(const Asked &asked, const Answer &answer)
{
    const core::UtcTime at = now();
    core::ProbeResult result;
    result.request = asked.probe->request;
    result.sent = asked.request;
    result.heard = answer.raw;
    result.at = asked.at;
    result.after = std::chrono::floor<std::chrono::microseconds>(answer.finishedAt - asked.steady);
    result.error.where = u"%1, unit %2"_s.arg(m_line->place()).arg(result.request.unit);
    if (answer.kind != Answer::Kind::Aborted)
        m_watch.passed(result.request.unit, asked.request, asked.at, answer, result.after, at);
    bool sure = true;
    switch (answer.kind) {
    case Answer::Kind::Valid:
        m_schedule.answered(asked.turn, answer.finishedAt);
        ++m_counters.messages;
        m_late.remove(result.request.unit);
        result.values = answer.values;
        break;
    case Answer::Kind::Exception:
        m_counters.errors[u"exception-%1"_s.arg(answer.exceptionCode)] += 1;
        sure = m_schedule.excepted(asked.turn, answer.finishedAt);
        result.verdict = u"exception"_s;
        result.exceptionCode = answer.exceptionCode;
        result.error.code = core::ErrorCode::Refused;
        result.error.detail =
            u"%1 (exception %2)"_s.arg(exceptionName(answer.exceptionCode)).arg(answer.exceptionCode);
        break;
    case Answer::Kind::Aborted:
        m_schedule.failed(asked.turn, answer.finishedAt);
        result.verdict = u"aborted"_s;
        result.error.code = core::ErrorCode::Unreachable;
        result.error.detail = u"the %1 was lost while the answer was awaited"_s.arg(m_line->noun());
        break;
    default:
        m_schedule.failed(asked.turn, answer.finishedAt);
        result.verdict = failureKey(answer.kind);
        if (answer.kind == Answer::Kind::NoAnswer)
            m_counters.errors[result.verdict] += 1; // the other kinds are counted by the reader
        result.error.code = core::ErrorCode::Timeout;
        result.error.detail = answer.kind == Answer::Kind::NoAnswer
                                  ? u"no answer"_s
                                  : u"bytes came, but no readable answer (%1)"_s.arg(result.verdict);
        result.error.remedy = m_line->remedy(answer.kind != Answer::Kind::NoAnswer);
        break;
    }
    // An exception that may belong to an older request says nothing of this one: it is asked once more.
    if (!sure && !m_stopping && asked.probe->until > Steady::now())
        m_probes.putBack(*asked.probe);
    else
        emit probed(result);
    if (answer.kind != Answer::Kind::Aborted)
        pumpIn(m_line->lastActivity() + m_line->pause() - Steady::now() - 1ms);
}

void BusWorker::refuseProbe(const core::ProbeRequest &request, core::ErrorCode code, const QString &detail,
                            const QString &remedy)
{
    core::ProbeResult result;
    result.request = request;
    result.verdict = u"not-asked"_s;
    result.error = {code, u"%1, unit %2"_s.arg(m_line->place()).arg(request.unit), detail, remedy};
    emit probed(result);
}

void BusWorker::refuseProbes(const QString &detail)
{
    for (const auto &entry : m_probes.takeAll())
        refuseProbe(entry.request, core::ErrorCode::Unreachable, detail, {});
}

} // namespace modbus
