// SPDX-License-Identifier: GPL-3.0-or-later
// Orders: each is written once, ahead of the polls, and then read back.
#include "busworker.h"

#include "buswords.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace modbus {

namespace {

constexpr std::size_t MostWaiting = 64;
constexpr auto LeaveWithin = 10s;
constexpr auto ProvenWithin = 15s;
constexpr auto FallExplained = 10min; ///< after that, a register that falls was not our doing
constexpr int MostReads = 4;
constexpr auto FirstRead = 100ms; ///< some modules still write to their memory when they answer
constexpr auto ReadAgain = 400ms; ///< a contrary state may still change, and an ordered one not stay
constexpr int Acknowledge = 5;    ///< exception 5: taken, and still working on it
constexpr int GatewayPath = 10;
constexpr int GatewayTarget = 11;

BlockRead readOf(const WriteTask &task)
{
    BlockRead read = task.rule.read();
    switch (task.stage) {
    case WriteTask::Stage::Look:
        // Another shape than the read-back's, whose answer must not be owed when it is asked for.
        read.count = static_cast<std::uint16_t>(read.count + 1);
        return read;
    case WriteTask::Stage::Write:
        // The answer has no byte count; its shape is told by unit and function.
        return {static_cast<std::uint8_t>(task.rule.function), task.rule.address, 1};
    case WriteTask::Stage::ReadBack:
        return read;
    }
    return read;
}

QString hex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex(' ').toUpper()); }

} // namespace

void BusWorker::refuseWrite(const core::CommandId &command, core::ErrorCode code, const QString &detail,
                            const QString &remedy)
{
    emit notSent(command, {code, m_line->place(), detail, remedy});
}

void BusWorker::write(const core::OutgoingMessage &message)
{
    const auto refuse = [&](core::ErrorCode code, const QString &detail, const QString &remedy = {}) {
        refuseWrite(message.command, code, detail, remedy);
    };
    const auto found = std::ranges::find_if(
        m_meters, [&](const Meter &meter) { return meter.settings.id == message.device; });
    const WriteRule *rule = found == m_meters.end() ? nullptr : found->writes.find(message.order);
    if (!rule || !isWriteFunction(rule->function)) {
        refuse(core::ErrorCode::Unsupported,
               u"%1 has no order \"%2\" that writes"_s.arg(message.device.toString(), message.order));
        return;
    }
    const int unit = found->settings.unit;
    if (unit < 1) {
        refuse(core::ErrorCode::Unsupported, u"unit 0 is everybody at once: no order is broadcast"_s);
        return;
    }
    if (unit > 247 && (unit != GeneralUnit || !found->writes.hasGeneralUnit())) {
        refuse(core::ErrorCode::Unsupported, u"%1 is no unit that can be written to"_s.arg(unit));
        return;
    }
    if (unit == GeneralUnit && m_setup.devices.size() != 1) {
        refuse(core::ErrorCode::Unsupported,
               u"every module on a bus takes an order to the general address %1"_s.arg(GeneralUnit),
               u"Give each module an address of its own, one alone on the bus at a time."_s);
        return;
    }
    if (m_stopping || !m_line->isOpen()) {
        refuse(core::ErrorCode::Unreachable, u"the %1 is not open"_s.arg(m_line->noun()));
        return;
    }
    if (m_writes.size() >= MostWaiting) {
        refuse(core::ErrorCode::Busy, u"%1 orders wait already on this bus"_s.arg(MostWaiting));
        return;
    }
    const auto request = writeRequest(*rule, message.value);
    if (!request) {
        refuse(request.error().code, request.error().detail);
        return;
    }
    WriteTask task;
    task.message = message;
    task.meter = static_cast<std::size_t>(found - m_meters.begin());
    task.rule = *rule;
    task.request = *request;
    task.unit = task.proofUnit = static_cast<quint8>(unit);
    task.until = Steady::now() + (message.leaveWithin > 0ms ? message.leaveWithin : LeaveWithin);
    if (rule->moves) {
        const auto target = static_cast<int>(message.value);
        if (target < 1 || target > 247 || target != message.value || target == unit) {
            refuse(core::ErrorCode::BadInput,
                   u"another unit from 1 to 247 was expected, not %1"_s.arg(message.value));
            return;
        }
        for (const core::DeviceSettings &other : std::as_const(m_setup.devices)) {
            if (other.id != message.device && other.unit == target) {
                refuse(core::ErrorCode::Busy, u"unit %1 is %2's"_s.arg(target).arg(other.id.toString()),
                       u"Choose a unit that no other device of this bus has."_s);
                return;
            }
        }
        task.proofUnit = static_cast<quint8>(target);
        task.stage = WriteTask::Stage::Look;
    }
    m_writes.push_back(std::move(task));
    if (m_line->room() > 0)
        pumpIn(0ns);
}

/// Gives up what has waited too long: an order that has not left must not leave later.
void BusWorker::dropOverdueWrites(Steady::time_point at)
{
    for (auto task = m_writes.begin(); task != m_writes.end();) {
        if (task->underWay || task->until > at) {
            ++task;
            continue;
        }
        if (task->wire.isEmpty()) {
            refuseWrite(task->message.command, core::ErrorCode::Timeout,
                        u"the line had no time for it, or an older answer of unit %1 may still come"_s.arg(
                            task->unit),
                        {});
        }
        task = m_writes.erase(task);
    }
}

void BusWorker::dropUnsentWrites(const QString &why)
{
    for (auto task = m_writes.begin(); task != m_writes.end();) {
        if (!task->wire.isEmpty() && !m_stopping) {
            ++task; // it has left: what became of it is read back when the line is there again
            continue;
        }
        if (task->wire.isEmpty())
            refuseWrite(task->message.command, core::ErrorCode::Unreachable, why, {});
        task = m_writes.erase(task);
    }
}

bool BusWorker::askWrite(Steady::time_point at, Steady::time_point &wake, bool &hold)
{
    dropOverdueWrites(at);
    if (m_writes.empty())
        return false;
    WriteTask &task = m_writes.front();
    const bool writes = task.stage == WriteTask::Stage::Write;
    if (task.underWay) {
        hold = writes;
        return false;
    }
    if (task.notBefore > at) {
        wake = std::min(wake, task.notBefore);
        return false;
    }
    const BlockRead read = readOf(task);
    const auto timeout = writes ? 2 * timeoutFor(read) : timeoutFor(read);
    const quint8 unit = writes ? task.unit : task.proofUnit;
    const std::size_t guest = m_schedule.guest(unit, timeout);
    if (const auto freeAt = m_schedule.guestFreeAt(guest, read, at); freeAt > at) {
        wake = std::min({wake, freeAt, task.until});
        return false;
    }
    if (writes && !m_asked.isEmpty()) {
        hold = true; // alone on the line; their answers bring the next look
        return false;
    }
    const PollSchedule::Turn turn{guest, PollSchedule::Guest, read};
    keepPause();
    const core::UtcTime sentAt = now();
    m_schedule.asked(turn, at);
    ++m_counters.requests;
    quint32 ticket = 0;
    if (writes) {
        ticket = m_line->write(unit, task.request, writeAnswer(task.request), timeout);
        task.wire = m_line->lastRequest();
        const auto proven = task.message.provenWithin;
        task.until = at + (proven > 0ms ? std::chrono::nanoseconds(proven) : ProvenWithin);
        if (task.rule.falls)
            m_falls.insert(task.rule.series, {task.message.command, at + FallExplained, task.rule.tolerance});
    } else {
        const QModbusRequest request(static_cast<QModbusPdu::FunctionCode>(read.function), read.address,
                                     read.count);
        ticket = m_line->ask(unit, request, read.byteCount(), timeout);
    }
    task.underWay = true;
    m_asked.insert(ticket, {turn, {}, m_line->lastRequest(), sentAt, at, true});
    if (writes)
        emit sent(task.message.command);
    return true;
}

void BusWorker::takeWrite(const Asked &asked, const Answer &answer)
{
    WriteTask &task = m_writes.front();
    task.underWay = false;
    const quint8 unit = task.stage == WriteTask::Stage::Write ? task.unit : task.proofUnit;
    if (answer.kind != Answer::Kind::Aborted) {
        const auto after = std::chrono::floor<std::chrono::microseconds>(answer.finishedAt - asked.steady);
        m_watch.passed(unit, asked.request, asked.at, answer, after, now());
    }
    bool sure = true;
    switch (answer.kind) {
    case Answer::Kind::Valid:
        if (answer.doubtful) {
            m_schedule.failed(asked.turn, answer.finishedAt);
            break;
        }
        m_schedule.answered(asked.turn, answer.finishedAt);
        ++m_counters.messages;
        break;
    case Answer::Kind::Exception:
        m_counters.errors[u"exception-%1"_s.arg(answer.exceptionCode)] += 1;
        sure = m_schedule.excepted(asked.turn, answer.finishedAt);
        break;
    case Answer::Kind::NoAnswer:
        m_counters.errors[u"no-answer"_s] += 1;
        [[fallthrough]];
    default:
        m_schedule.failed(asked.turn, answer.finishedAt);
        break;
    }
    switch (task.stage) {
    case WriteTask::Stage::Look:
        looked(task, answer);
        break;
    case WriteTask::Stage::Write:
        wrote(task, answer, sure);
        break;
    case WriteTask::Stage::ReadBack:
        readBack(task, asked, answer);
        break;
    }
    if (answer.kind != Answer::Kind::Aborted)
        pumpIn(m_line->lastActivity() + m_line->pause() - Steady::now() - 1ms);
}

/// Two modules at one address could not be told apart, nor parted again from here.
void BusWorker::looked(WriteTask &task, const Answer &answer)
{
    if (answer.kind == Answer::Kind::Aborted)
        return;
    if (answer.kind == Answer::Kind::NoAnswer) {
        task.stage = WriteTask::Stage::Write;
        return;
    }
    refuseWrite(task.message.command, core::ErrorCode::Busy,
                u"a meter answers at unit %1 already"_s.arg(task.proofUnit),
                u"Choose a unit at which nobody answers."_s);
    m_writes.pop_front();
}

void BusWorker::wrote(WriteTask &task, const Answer &answer, bool sure)
{
    const core::CommandId command = task.message.command;
    const int code = answer.kind == Answer::Kind::Exception ? answer.exceptionCode : 0;
    const bool accepted = (answer.kind == Answer::Kind::Valid && !answer.doubtful) || code == Acknowledge;
    // What a gateway says for a meter is no word of the meter, and an exception of an older request no word
    // on this one.
    const bool refusal =
        code > 0 && code != Acknowledge && code != GatewayPath && code != GatewayTarget && sure;
    const Meter &meter = m_meters[task.meter];
    QString ended = accepted ? u"accepted"_s : refusal ? u"exception"_s : u"unknown"_s;
    QJsonObject detail{{u"command"_s, command.toString()},
                       {u"order"_s, task.message.order},
                       {u"value"_s, task.message.value},
                       {u"unit"_s, task.unit},
                       {u"function"_s, task.rule.function},
                       {u"address"_s, task.rule.address},
                       {u"request"_s, hex(task.wire)},
                       {u"answer"_s, hex(answer.raw)},
                       {u"ended"_s, ended}};
    if (code > 0) {
        detail[u"code"_s] = code;
        detail[u"name"_s] = exceptionName(code);
    }
    m_batches.add(core::Event{now(), meter.settings.id, {}, u"written"_s, detail});
    gathered();
    if (refusal) {
        m_falls.remove(task.rule.series);
        emit refused(command, {core::ErrorCode::Refused,
                               placeOf(meter),
                               u"%1 (exception %2)"_s.arg(exceptionName(code)).arg(code),
                               {}});
        m_writes.pop_front();
        return;
    }
    if (accepted)
        emit this->accepted(command);
    task.stage = WriteTask::Stage::ReadBack;
    task.notBefore = answer.finishedAt + FirstRead;
}

void BusWorker::readBack(WriteTask &task, const Asked &asked, const Answer &answer)
{
    if (answer.kind == Answer::Kind::Aborted)
        return;
    ++task.reads;
    if (answer.kind == Answer::Kind::Valid) {
        Meter &meter = m_meters[task.meter];
        const core::UtcTime at = now();
        const core::SteadyTime steady = m_setup.clock->steady();
        const auto value = readBackValue(task.rule, answer.values);
        QList<core::Reading> readings;
        if (task.rule.polled) {
            readings = meter.map.decode(asked.turn.read, answer.values, at, steady);
            judge(meter, asked.turn, answer, readings);
        } else {
            core::Reading reading;
            reading.series = task.rule.series;
            reading.receivedAt = reading.measuredAt = at;
            reading.receivedSteady = steady;
            reading.value = value;
            reading.quality = value ? core::Quality::Good : core::Quality::Bad;
            readings.append(reading);
        }
        m_counters.readings += static_cast<quint64>(readings.size());
        m_watch.understood(readings);
        m_batches.add(readings);
        const double wanted = task.rule.fixed.value_or(task.message.value);
        if (value && std::abs(*value - wanted) <= task.rule.tolerance) {
            ++task.agreed;
            if (task.agreed == 1 && task.rule.moves) {
                m_batches.add(core::Event{at,
                                          meter.settings.id,
                                          {},
                                          u"unit-changed"_s,
                                          {{u"command"_s, task.message.command.toString()},
                                           {u"before"_s, task.unit},
                                           {u"after"_s, task.proofUnit}}});
            }
        } else {
            task.agreed = 0;
        }
        gathered();
    }
    // A total runs on; everything else is looked at twice, so that what does not stay is seen.
    if (task.agreed >= (task.rule.falls ? 1 : 2) || task.reads >= MostReads) {
        m_writes.pop_front();
        return;
    }
    task.notBefore = answer.finishedAt + ReadAgain;
}

/// A register that falls because it was ordered to: told with its cause, and not held back.
void BusWorker::explainFall(const Meter &meter, const core::Reading &reading)
{
    const auto fall = m_falls.constFind(reading.series);
    if (fall == m_falls.constEnd() || !reading.value || reading.quality != core::Quality::Good)
        return;
    if (Steady::now() > fall->until) {
        m_falls.erase(fall);
        return;
    }
    const auto last = m_guard.last(reading.series);
    if (!last || *reading.value >= *last || (*reading.value > fall->tolerance && *reading.value > *last / 2))
        return;
    const core::Series &series = m_setup.series->at(reading.series);
    m_batches.add(core::Event{reading.receivedAt,
                              meter.settings.id,
                              {},
                              u"register-fell"_s,
                              {{u"quantity"_s, core::quantityName(series.quantity)},
                               {u"channel"_s, series.channel},
                               {u"source"_s, series.source},
                               {u"before"_s, *last},
                               {u"after"_s, *reading.value},
                               {u"wrapped"_s, false},
                               {u"cause"_s, u"order"_s},
                               {u"command"_s, fall->command.toString()}}});
    m_guard.forget(reading.series);
    m_falls.erase(fall);
}

} // namespace modbus
