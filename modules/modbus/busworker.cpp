// SPDX-License-Identifier: GPL-3.0-or-later
#include "busworker.h"

#include "buswords.h"

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace modbus {

namespace {

constexpr auto HousekeepEvery = 1s;
constexpr auto RejectEvery =
    10s; ///< one damaged answer a meter and this time is kept as an example; all are counted
/// Timers count whole milliseconds; the rest of a pause between frames, always less than this, is slept out
/// on this thread, which has nothing else to do.
constexpr auto TimerGrain = 2ms;

} // namespace

BusWorker::BusWorker(BusSetup setup)
    : m_setup(std::move(setup))
    , m_line(m_setup.settings)
    , m_batches(m_setup.settings.id, m_setup.options.commitPatience, m_setup.options.gatherLimit)
{
    m_pumpTimer.setSingleShot(true);
    m_pumpTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_pumpTimer, &QTimer::timeout, this, &BusWorker::pump);
    m_reopenTimer.setSingleShot(true);
    connect(&m_reopenTimer, &QTimer::timeout, this, &BusWorker::openLine);
    m_cutTimer.setSingleShot(true);
    connect(&m_cutTimer, &QTimer::timeout, this, [this] { cutBatch(); });
    connect(&m_houseTimer, &QTimer::timeout, this, &BusWorker::housekeep);
    connect(&m_watch, &BusWatch::seen, this, &BusWorker::wireSeen);
    connect(&m_line, &SerialLine::lost, this, &BusWorker::onLost);
    connect(&m_reader, &FrameReader::finished, this, &BusWorker::onFinished);
    m_reader.setIsOlder([this](quint8 unit, quint8 function, int bytes) {
        const Shape shape{unit, function, static_cast<std::uint16_t>(bytes)};
        const bool older = m_schedule.rule().owes(shape, Steady::now());
        if (older) {
            m_late.insert(unit);
            m_watch.wasLate(unit);
        }
        return older;
    });
}

void BusWorker::start()
{
    m_startedAt = now();
    m_loadSince = Steady::now();
    addMeters();
    setState(core::TransportState::Connecting, m_line.place());
    m_houseTimer.start(HousekeepEvery);
    openLine();
}

void BusWorker::addMeters()
{
    const auto firstDue = Steady::now();
    for (const core::DeviceSettings &device : std::as_const(m_setup.devices)) {
        const core::ProfilePtr profile = m_setup.profiles.value(device.id);
        if (!profile) {
            emit failed({core::ErrorCode::NotFound, u"device %1"_s.arg(device.id.toString()),
                         u"there is no profile \"%1\""_s.arg(device.profile.toString()),
                         u"Correct \"profile\" in the workspace; the device is not polled."_s});
            continue;
        }
        auto map = RegisterMap::make(*profile, device.id, m_setup.settings.id, *m_setup.series);
        if (!map) {
            emit failed(map.error());
            continue;
        }
        Meter meter;
        meter.settings = device;
        meter.map = std::move(map.value());
        meter.refused.assign(meter.map.plan().blocks().size(), 0);
        std::chrono::milliseconds silence{0};
        for (const auto &block : meter.map.plan().blocks())
            silence = std::max(silence, timeoutFor(block.variants.back()));
        m_schedule.addMeter(static_cast<std::uint8_t>(device.unit), device.poll, silence, meter.map.plan(),
                            firstDue);
        m_watch.addMeter(device, silence);
        m_meters.push_back(std::move(meter));
    }
    m_watch.setLine(m_line.character());
}

void BusWorker::stop()
{
    m_stopping = true;
    m_pumpTimer.stop();
    m_reopenTimer.stop();
    m_houseTimer.stop();
    m_cutTimer.stop();
    m_watch.setOpen(false);
    m_reader.setDevice(nullptr, {});
    m_line.close();
    emitCounters();
    cutBatch(true);
}

void BusWorker::committed(quint64 sequence)
{
    m_batches.confirm(sequence);
    if (!m_batches.isEmpty())
        gathered();
    checkPressure();
}

// --- the port ---

void BusWorker::openLine()
{
    if (m_stopping)
        return;
    const auto opened = m_line.open();
    if (!opened) {
        lineDown(opened.error(), m_everOpen ? u"port-lost"_s : u"port-missing"_s);
        return;
    }
    FrameReader::Line line;
    line.character = m_line.character();
    line.rejectTooFast = m_setup.options.rejectTooFast && m_line.isWire();
    m_reader.setDevice(m_line.device(), line);
    m_watch.setWire(m_line.isWire());
    if (!m_portTrouble.isEmpty()) {
        m_batches.add(core::Event{now(), {}, {}, u"port-back"_s, {{u"port"_s, m_setup.settings.port}}});
        gathered();
    }
    if (m_everOpen)
        ++m_counters.reconnects;
    m_everOpen = true;
    m_portTrouble.clear();
    m_reopenWait = 0ms;
    m_schedule.restart(Steady::now());
    setState(m_pressedSince ? core::TransportState::BackPressed : core::TransportState::Up, m_line.place());
    checkPressure();
    pumpIn(0ns);
}

void BusWorker::onLost(const core::Error &error)
{
    m_reader.setDevice(nullptr, {});
    lineDown(error, u"port-lost"_s);
}

void BusWorker::lineDown(const core::Error &error, const QString &kind)
{
    m_pumpTimer.stop();
    m_counters.errors[u"port"_s] += 1;
    // The same trouble is told once, however often opening is tried.
    const bool unplugged = m_everOpen && !m_portTrouble.isEmpty() && error.code == core::ErrorCode::NotFound;
    if (const QString trouble = error.toString(); trouble != m_portTrouble && !unplugged) {
        m_portTrouble = trouble;
        m_batches.add(core::Event{now(),
                                  {},
                                  {},
                                  kind,
                                  {{u"port"_s, m_setup.settings.port},
                                   {u"code"_s, core::errorCodeName(error.code)},
                                   {u"detail"_s, error.detail},
                                   {u"remedy"_s, error.remedy}}});
        emit failed(error);
    }
    for (Meter &meter : m_meters)
        fallSilent(meter, u"port-away"_s);
    setState(core::TransportState::Down, error.toString());
    m_reopenWait = m_reopenWait == 0ms ? m_setup.options.reopenFirst
                                       : std::min(m_reopenWait * 2, m_setup.options.reopenLongest);
    m_reopenTimer.start(m_reopenWait);
    gathered();
}

// --- asking ---

void BusWorker::pumpIn(std::chrono::nanoseconds wait)
{
    m_pumpTimer.start(std::max(std::chrono::floor<std::chrono::milliseconds>(wait), 0ms));
}

void BusWorker::pump()
{
    if (m_stopping || m_reader.isBusy() || !m_line.isOpen() || m_pressedSince)
        return;
    const auto free = m_reader.lastActivity() + m_line.pause();
    if (const auto left = free - Steady::now(); left > TimerGrain) {
        pumpIn(left - 1ms);
        return;
    } else if (left > 0ns) {
        std::this_thread::sleep_for(left);
    }
    const PollSchedule::Next next = m_schedule.next(Steady::now());
    if (next.turn) {
        ask(*next.turn);
    } else if (next.wake != Steady::time_point::max()) {
        pumpIn(std::clamp<std::chrono::nanoseconds>(next.wake - Steady::now() + 1ms, 1ms, 1h));
    }
}

std::chrono::milliseconds BusWorker::timeoutFor(const BlockRead &read) const
{
    if (m_setup.settings.timeout > 0ms)
        return m_setup.settings.timeout;
    const auto answer = m_line.character() * (read.byteCount() + 5);
    return m_setup.options.meterTime + std::chrono::ceil<std::chrono::milliseconds>(answer);
}

void BusWorker::ask(const PollSchedule::Turn &turn)
{
    const BlockRead &read = turn.read;
    const QModbusRequest request(static_cast<QModbusPdu::FunctionCode>(read.function), read.address,
                                 read.count);
    m_turn = turn;
    ++m_counters.requests;
    m_schedule.asked(turn, Steady::now());
    m_reader.ask(static_cast<quint8>(m_meters[turn.meter].settings.unit), request, read.byteCount(),
                 timeoutFor(read));
    m_watch.asked(turn.meter, m_reader.request(), now(), Steady::now());
}

void BusWorker::onFinished(const Answer &answer)
{
    Meter &meter = m_meters[m_turn->meter];
    if (answer.kind != Answer::Kind::Aborted)
        m_watch.ended(m_turn->meter, m_turn->block, answer, now());
    switch (answer.kind) {
    case Answer::Kind::Valid:
        takeValues(meter, answer);
        break;
    case Answer::Kind::Exception:
        takeException(meter, answer);
        break;
    case Answer::Kind::Aborted:
        m_schedule.failed(answer.finishedAt);
        m_turn.reset();
        return;
    default:
        takeFailure(meter, answer);
        break;
    }
    m_turn.reset();
    checkPressure();
    // From the event loop, or a fast pty would grow the stack; and so that bytes still on their way are read
    // first.
    pumpIn(m_reader.lastActivity() + m_line.pause() - Steady::now() - 1ms);
}

void BusWorker::takeValues(Meter &meter, const Answer &answer)
{
    const core::UtcTime at = now(); // the one reading of the clock for these values
    const core::SteadyTime steady = m_setup.clock->steady();
    m_schedule.answered(answer.finishedAt);
    ++m_counters.messages;
    meter.garbled = 0;
    meter.saidSlow = false;
    m_late.remove(meter.settings.unit);
    for (Meter &other : m_meters) { // two devices may share a unit
        if (other.settings.unit == meter.settings.unit && other.silentSince)
            backFromSilence(other);
    }
    meter.lastGood = at;
    if (m_turn->block >= 0)
        meter.refused[static_cast<std::size_t>(m_turn->block)] = 0;
    // A probe's values are as true as a block's; it merely may hold none.
    const auto readings = meter.map.decode(m_turn->read, answer.values, at, steady);
    m_counters.readings += static_cast<quint64>(readings.size());
    m_watch.understood(readings);
    m_batches.add(readings);
    gathered();
}

void BusWorker::takeException(Meter &meter, const Answer &answer)
{
    const int code = answer.exceptionCode;
    m_counters.errors[u"exception-%1"_s.arg(code)] += 1;
    meter.garbled = 0;
    if (!m_schedule.excepted(answer.finishedAt) || m_turn->block < 0)
        return; // perhaps the answer to an older request: it says nothing of this block
    int &refused = meter.refused[static_cast<std::size_t>(m_turn->block)];
    if (refused == code)
        return;
    refused = code;
    const BlockRead &read = m_turn->read;
    m_batches.add(core::Event{now(),
                              meter.settings.id,
                              {},
                              u"exception"_s,
                              {{u"code"_s, code},
                               {u"name"_s, exceptionName(code)},
                               {u"function"_s, read.function},
                               {u"address"_s, read.address},
                               {u"count"_s, read.count}}});
    const auto readings =
        meter.map.withoutValue(read, core::Quality::Unknown, now(), m_setup.clock->steady());
    m_counters.readings += static_cast<quint64>(readings.size());
    m_batches.add(readings);
    emit failed({core::ErrorCode::Refused, placeOf(meter),
                 u"function %1, registers %2 to %3: the meter answers %4 (exception %5)"_s.arg(read.function)
                     .arg(read.address)
                     .arg(read.address + read.count - 1)
                     .arg(exceptionName(code))
                     .arg(code),
                 u"Check that the profile fits this meter; its other registers are read on."_s});
    gathered();
}

void BusWorker::takeFailure(Meter &meter, const Answer &answer)
{
    m_schedule.failed(answer.finishedAt);
    const QString key = failureKey(answer.kind);
    if (answer.kind == Answer::Kind::NoAnswer)
        m_counters.errors[key] += 1;                            // the other kinds are counted by the reader
    const bool garbage = answer.kind != Answer::Kind::NoAnswer; // an echo alone is silence
    meter.garbled = garbage ? meter.garbled + 1 : 0;
    if (garbage)
        keepReject(meter, answer, key);
    if (!m_schedule.suspect(m_turn->meter))
        return;
    const bool garbled = meter.garbled >= ShapeRule::SuspectAfter;
    const bool news = !meter.silentSince;
    for (Meter &other : m_meters) {
        if (other.settings.unit == meter.settings.unit)
            fallSilent(other, u"no-answer"_s);
    }
    const bool slow = !garbled && m_late.contains(meter.settings.unit);
    if (!news && (!slow || meter.saidSlow))
        return;
    meter.saidSlow = slow;
    const QString line = lineWords(m_setup.settings);
    core::Error error{
        core::ErrorCode::Unreachable, placeOf(meter),
        u"no answer to %1 requests"_s.arg(ShapeRule::SuspectAfter),
        u"Check the meter's power, the wires A and B, the unit id and the line's settings (now %1)."_s.arg(
            line)};
    if (garbled) {
        error.detail = u"bytes come, but no readable answer"_s;
        error.remedy =
            u"Check the line's settings (now %1), its termination, and that no two meters have one unit id."_s
                .arg(line);
    } else if (slow) {
        error.detail =
            u"answers come later than the time-out of %1 ms"_s.arg(timeoutFor(m_turn->read).count());
        error.remedy = u"Set a larger \"timeoutMs\" for this bus in the workspace."_s;
    }
    emit failed(error);
}

void BusWorker::keepReject(Meter &meter, const Answer &answer, const QString &reason)
{
    m_counters.rejects[reason] += 1;
    if (meter.rejectedAt != Steady::time_point{} && answer.finishedAt - meter.rejectedAt < RejectEvery)
        return;
    meter.rejectedAt = answer.finishedAt;
    core::Reject reject;
    reject.at = now();
    reject.place = u"unit %1, function %2, register %3"_s.arg(meter.settings.unit)
                       .arg(m_turn->read.function)
                       .arg(m_turn->read.address);
    reject.reason = reason;
    reject.detail = u"asked for %1 registers"_s.arg(m_turn->read.count);
    reject.raw = answer.raw;
    reject.size = answer.heard;
    m_batches.add(std::move(reject));
    gathered();
}

// --- handing over ---

void BusWorker::gathered()
{
    if (m_batches.pendingReadings() >= m_setup.options.batchSize)
        cutBatch();
    else if (!m_cutTimer.isActive() && !m_batches.isEmpty())
        m_cutTimer.start(m_setup.options.batchEvery);
}

void BusWorker::cutBatch(bool force)
{
    if (const auto batch = m_batches.cut(Steady::now(), force))
        emit batchReady(batch);
    else if (!m_batches.isEmpty() && !m_stopping)
        m_cutTimer.start(m_setup.options.batchEvery);
}

void BusWorker::checkPressure()
{
    if (!m_pressedSince && m_batches.full() && m_state == core::TransportState::Up) {
        m_pressedSince = now();
        setState(core::TransportState::BackPressed,
                 u"%1 readings wait for the database; polling has stopped"_s.arg(m_batches.held()));
    } else if (m_pressedSince && !m_batches.full()) {
        m_batches.add(core::Gap{*m_pressedSince, now(), {}, {}, u"back-pressure"_s});
        ++m_counters.gaps;
        m_pressedSince.reset();
        gathered();
        if (m_line.isOpen()) {
            m_schedule.restart(Steady::now());
            setState(core::TransportState::Up, m_line.place());
            pumpIn(0ns);
        }
    }
}

void BusWorker::setState(core::TransportState state, const QString &words)
{
    if (state == m_state && state != core::TransportState::Down)
        return;
    m_state = state;
    emit stateChanged(state, words);
}

void BusWorker::housekeep()
{
    for (Meter &meter : m_meters) {
        if (meter.silentSince && !m_pressedSince)
            fallSilent(meter, meter.silentReason);
    }
    emitCounters();
}

void BusWorker::emitCounters()
{
    const auto at = Steady::now();
    const quint64 characters = m_reader.characters();
    const auto used = m_line.character() * (characters - m_loadCharacters) +
                      2 * m_line.pause() * (m_counters.requests - m_loadRequests);
    if (at - m_loadSince >= HousekeepEvery / 2) {
        m_counters.wireLoad = std::min(1.0, std::chrono::duration<double>(used) / (at - m_loadSince));
        m_loadSince = at;
        m_loadCharacters = characters;
        m_loadRequests = m_counters.requests;
    }
    const LineCounts &line = m_reader.counts();
    const std::pair<QString, quint64> kinds[]{
        {u"crc"_s, line.crc},         {u"late"_s, line.late},        {u"short"_s, line.shorts},
        {u"foreign"_s, line.foreign}, {u"doubled"_s, line.doubled},  {u"echo"_s, line.echo},
        {u"noise"_s, line.noise},     {u"too-fast"_s, line.tooFast}, {u"skipped"_s, m_schedule.skipped()}};
    for (const auto &[key, count] : kinds) {
        if (count > 0)
            m_counters.errors[key] = count;
    }
    m_counters.unconfirmed = static_cast<quint64>(m_batches.held());
    emit countersChanged(m_counters);
}

} // namespace modbus
