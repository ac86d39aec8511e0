// SPDX-License-Identifier: GPL-3.0-or-later
#include "busworker.h"

#include "buswords.h"

#include <algorithm>
#include <thread>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace modbus {

namespace {

constexpr auto RejectEvery =
    10s; ///< one damaged answer a meter and this time is kept as an example; all are counted
/// Timers count whole milliseconds; the rest of a pause between frames, always less than this, is waited for
/// on this thread, which has nothing else to do.
constexpr auto TimerGrain = 2ms;
/// A sleeper wakes up to about this much late, even where it is woken as exactly as the system can; that
/// long it stays awake. At 115,200 baud it is the time of one character.
constexpr auto WakesLate = 100us;

/// Linux wakes a sleeper up to 50 µs late to save wake-ups; at 115,200 baud that is one part in a hundred of
/// the line.
void wakeExactly()
{
#ifdef Q_OS_LINUX
    prctl(PR_SET_TIMERSLACK, 1000UL); // ns, of this thread
#endif
}

} // namespace

BusWorker::BusWorker(BusSetup setup)
    : m_setup(std::move(setup))
    , m_line(BusLine::make(m_setup.settings, m_setup.options))
    , m_schedule(m_line->isNumbered() ? PollSchedule::Matching::ByNumber : PollSchedule::Matching::ByShape,
                 m_line->most())
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
    connect(m_line.get(), &BusLine::opened, this, &BusWorker::onOpened);
    connect(m_line.get(), &BusLine::down, this, &BusWorker::onDown);
    connect(m_line.get(), &BusLine::moved, this, [this](const QString &from, const QString &to) {
        m_batches.add(core::Event{now(),
                                  {},
                                  {},
                                  m_line->noun() + "-moved"_L1,
                                  {{m_line->noun(), to}, {u"from"_s, from}, {u"to"_s, to}}});
        gathered();
    });
    connect(m_line.get(), &BusLine::finished, this, &BusWorker::onFinished);
    connect(m_line.get(), &BusLine::late, this, [this](int unit) {
        m_late.insert(unit);
        m_watch.wasLate(unit);
    });
    connect(m_line.get(), &BusLine::lateAnswer, this, &BusWorker::onLateAnswer);
    m_line->setIsOlder([this](quint8 unit, quint8 function, int bytes) {
        return m_schedule.rule().owes({unit, function, static_cast<std::uint16_t>(bytes)}, Steady::now());
    });
}

void BusWorker::onLateAnswer(quint8 unit, quint8 function, int bytes, bool surely)
{
    m_late.insert(unit);
    m_watch.wasLate(unit);
    // While another meter is asked it may be that one's answer, wrongly signed: that pays no debt, unless
    // that one has answered, too.
    const bool other = std::ranges::any_of(
        m_asked, [unit](const Asked &asked) { return static_cast<quint8>(asked.request.front()) != unit; });
    m_schedule.heard({unit, function, static_cast<std::uint16_t>(bytes)}, surely || !other, Steady::now());
    pumpIn(0ns);
}

void BusWorker::start()
{
    wakeExactly();
    m_startedAt = now();
    m_loadSince = Steady::now();
    addMeters();
    warnOfTightPlan();
    setState(core::TransportState::Connecting, m_line->place());
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
        if (device.unit == GeneralUnit && (!hasGeneralUnit(*profile) || m_setup.devices.size() != 1)) {
            emit failed(
                {core::ErrorCode::BadInput, u"device %1"_s.arg(device.id.toString()),
                 hasGeneralUnit(*profile)
                     ? u"every module on a bus answers to unit %1: the device must be alone"_s.arg(
                           GeneralUnit)
                     : u"devices of profile \"%1\" have no general address %2"_s.arg(profile->id.toString())
                           .arg(GeneralUnit),
                 u"Give it the unit that is set at the meter; until then it is not polled."_s});
            continue;
        }
        Meter meter;
        meter.settings = device;
        meter.map = std::move(map.value());
        auto writes = WriteMap::make(*profile, device.id, m_setup.settings.id, meter.map, *m_setup.series);
        if (writes)
            meter.writes = std::move(writes.value());
        else
            emit failed(writes.error()); // it is polled, and takes no orders
        meter.refused.resize(meter.map.plan().blocks().size());
        std::chrono::milliseconds silence{0};
        for (const auto &block : meter.map.plan().blocks())
            silence = std::max(silence, timeoutFor(block.variants.back()));
        m_schedule.addMeter(static_cast<std::uint8_t>(device.unit), device.poll, silence, meter.map.plan(),
                            firstDue);
        m_watch.addMeter(device, silence);
        guard(meter, *profile);
        m_meters.push_back(std::move(meter));
    }
    m_watch.setLine(m_line->character());
}

void BusWorker::stop()
{
    m_stopping = true;
    m_pumpTimer.stop();
    m_reopenTimer.stop();
    m_houseTimer.stop();
    m_cutTimer.stop();
    m_watch.setOpen(false);
    m_line->close();
    refuseProbes(u"the bus is being closed"_s);
    dropUnsentWrites(u"the bus is being closed"_s);
    emitCounters();
    cutBatch(true);
}

// --- the port ---

void BusWorker::openLine()
{
    if (m_stopping)
        return;
    m_line->open();
}

void BusWorker::onOpened()
{
    m_watch.setWire(m_line->isWire());
    if (!m_portTrouble.isEmpty()) {
        m_batches.add(
            core::Event{now(), {}, {}, m_line->noun() + "-back"_L1, {{m_line->noun(), m_line->address()}}});
        gathered();
    }
    if (m_everOpen)
        ++m_counters.reconnects;
    m_everOpen = true;
    m_portTrouble.clear();
    m_reopenWait = 0ms;
    m_schedule.restart(Steady::now());
    setState(m_pressedSince ? core::TransportState::BackPressed : core::TransportState::Up, m_line->place());
    checkPressure();
    pumpIn(0ns);
}

void BusWorker::onDown(const core::Error &error)
{
    m_pumpTimer.stop();
    m_counters.errors[m_line->noun()] += 1;
    refuseProbes(error.toString());
    dropUnsentWrites(error.toString());
    // The same trouble is told once, however often opening is tried.
    const bool unplugged = m_everOpen && !m_portTrouble.isEmpty() && error.code == core::ErrorCode::NotFound;
    if (const QString trouble = error.toString(); trouble != m_portTrouble && !unplugged) {
        m_portTrouble = trouble;
        m_batches.add(core::Event{now(),
                                  {},
                                  {},
                                  m_line->noun() + (m_everOpen ? "-lost"_L1 : "-missing"_L1),
                                  {{m_line->noun(), m_line->address()},
                                   {u"code"_s, core::errorCodeName(error.code)},
                                   {u"detail"_s, error.detail},
                                   {u"remedy"_s, error.remedy}}});
        emit failed(error);
    }
    for (Meter &meter : m_meters)
        fallSilent(meter, m_line->noun() + "-away"_L1);
    setState(core::TransportState::Down, error.toString());
    // To look for a port costs nothing, and whoever plugs it in waits beside it.
    const auto longest = m_line->noun() == "port"_L1
                             ? std::min(m_setup.options.reopenLongest, m_setup.options.lookLongest)
                             : m_setup.options.reopenLongest;
    m_reopenWait = m_reopenWait == 0ms ? m_setup.options.reopenFirst : std::min(m_reopenWait * 2, longest);
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
    while (!m_stopping && m_line->room() > 0 && m_line->isOpen() &&
           !(m_pressedSince && m_probes.isEmpty() && m_writes.empty())) {
        const auto free = m_line->lastActivity() + m_line->pause();
        if (const auto left = free - Steady::now(); left > TimerGrain) {
            pumpIn(left - 1ms);
            return;
        }
        // Chosen before the pause is over, so that the request leaves as soon as it is: see keepPause().
        const auto at = std::max(Steady::now(), free);
        // A person's read goes first, but never twice in a row before a poll that is due.
        auto wake = Steady::time_point::max();
        bool hold = false;
        if (askWrite(at, wake, hold))
            continue;
        if (hold)
            return;
        if (!m_probedLast && askProbe(at, wake))
            continue;
        if (!m_pressedSince) {
            const PollSchedule::Next next = m_schedule.next(at);
            if (next.turn) {
                ask(*next.turn);
                continue;
            }
            wake = std::min(wake, next.wake);
        }
        if (m_probedLast && askProbe(at, wake))
            continue;
        if (wake != Steady::time_point::max())
            pumpIn(std::clamp<std::chrono::nanoseconds>(wake - Steady::now() + 1ms, 1ms, 1h));
        return;
    }
}

void BusWorker::keepPause() const
{
    if (m_line->pause() == 0ns)
        return;
    const auto free = m_line->lastActivity() + m_line->pause();
    if (const auto left = free - Steady::now() - WakesLate; left > 0ns)
        std::this_thread::sleep_for(left);
    while (Steady::now() < free) {
    }
}

std::chrono::milliseconds BusWorker::timeoutFor(const BlockRead &read) const
{
    if (m_setup.settings.timeout > 0ms)
        return m_setup.settings.timeout;
    if (m_line->character() == 0ns)
        return m_setup.options.networkTime;
    const auto answer = m_line->character() * (read.byteCount() + 5);
    return m_setup.options.meterTime + std::chrono::ceil<std::chrono::milliseconds>(answer);
}

void BusWorker::ask(const PollSchedule::Turn &turn)
{
    const BlockRead &read = turn.read;
    const QModbusRequest request(static_cast<QModbusPdu::FunctionCode>(read.function), read.address,
                                 read.count);
    ++m_counters.requests;
    keepPause();
    const core::UtcTime at = now();
    const auto steady = Steady::now();
    m_schedule.asked(turn, steady);
    m_probedLast = false;
    const quint32 ticket = m_line->ask(static_cast<quint8>(m_meters[turn.meter].settings.unit), request,
                                       read.byteCount(), timeoutFor(read));
    m_asked.insert(ticket, {turn, {}, m_line->lastRequest(), at, steady});
    if (m_line->most() == 1)
        m_watch.asked(turn.meter, m_line->lastRequest(), at, steady);
}

void BusWorker::onFinished(quint32 ticket, const Answer &answer)
{
    const Asked asked = m_asked.take(ticket);
    const PollSchedule::Turn &turn = asked.turn;
    if (asked.write) {
        takeWrite(asked, answer);
        return;
    }
    if (asked.probe) {
        takeProbe(asked, answer);
        return;
    }
    Meter &meter = m_meters[turn.meter];
    // Whoever looks on sees a request beside its answer, also where several are under way.
    if (m_line->most() > 1)
        m_watch.asked(turn.meter, asked.request, asked.at, asked.steady);
    if (answer.kind != Answer::Kind::Aborted)
        m_watch.ended(turn.meter, turn.block, answer, now());
    switch (answer.kind) {
    case Answer::Kind::Valid:
        takeValues(meter, turn, answer);
        break;
    case Answer::Kind::Exception:
        takeException(meter, turn, answer);
        break;
    case Answer::Kind::Aborted:
        m_schedule.failed(turn, answer.finishedAt);
        return;
    default:
        takeFailure(meter, turn, answer);
        break;
    }
    checkPressure();
    // From the event loop, or a fast pty would grow the stack; and so that bytes still on their way are read
    // first.
    pumpIn(m_line->lastActivity() + m_line->pause() - Steady::now() - 1ms);
}

void BusWorker::takeValues(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer)
{
    const core::UtcTime at = now(); // the one reading of the clock for these values
    const core::SteadyTime steady = m_setup.clock->steady();
    m_schedule.answered(turn, answer.finishedAt);
    ++m_counters.messages;
    meter.garbled = 0;
    meter.saidSlow = false;
    m_late.remove(meter.settings.unit);
    for (Meter &other : m_meters) { // two devices may share a unit
        if (other.settings.unit == meter.settings.unit && other.silentSince)
            backFromSilence(other, at);
    }
    meter.lastGood = at;
    if (turn.block >= 0)
        meter.refused[static_cast<std::size_t>(turn.block)] = {0, 0, true};
    // A probe's values are as true as a block's; it merely may hold none.
    auto readings = meter.map.decode(turn.read, answer.values, at, steady);
    judge(meter, turn, answer, readings);
    m_counters.readings += static_cast<quint64>(readings.size());
    m_watch.understood(readings);
    m_batches.add(readings);
    gathered();
}

void BusWorker::takeFailure(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer)
{
    m_schedule.failed(turn, answer.finishedAt);
    const QString key = failureKey(answer.kind);
    if (answer.kind == Answer::Kind::NoAnswer)
        m_counters.errors[key] += 1;                            // the other kinds are counted by the reader
    const bool garbage = answer.kind != Answer::Kind::NoAnswer; // an echo alone is silence
    meter.garbled = garbage ? meter.garbled + 1 : 0;
    if (garbage)
        keepReject(meter, turn, answer, key);
    if (!m_schedule.suspect(turn.meter))
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
    core::Error error{core::ErrorCode::Unreachable, placeOf(meter),
                      u"no answer to %1 requests"_s.arg(ShapeRule::SuspectAfter), m_line->remedy(garbled)};
    if (garbled) {
        error.detail = u"bytes come, but no readable answer"_s;
    } else if (slow) {
        error.detail = u"answers come later than the time-out of %1 ms"_s.arg(timeoutFor(turn.read).count());
        error.remedy = u"Set a larger \"timeoutMs\" for this bus in the workspace."_s;
    }
    emit failed(error);
}

void BusWorker::keepReject(Meter &meter, const PollSchedule::Turn &turn, const Answer &answer,
                           const QString &reason)
{
    m_counters.rejects[reason] += 1;
    if (meter.rejectedAt != Steady::time_point{} && answer.finishedAt - meter.rejectedAt < RejectEvery)
        return;
    meter.rejectedAt = answer.finishedAt;
    core::Reject reject;
    reject.at = now();
    reject.place = u"unit %1, function %2, register %3"_s.arg(meter.settings.unit)
                       .arg(turn.read.function)
                       .arg(turn.read.address);
    reject.reason = reason;
    reject.detail = u"asked for %1 registers"_s.arg(turn.read.count);
    reject.raw = answer.raw;
    reject.size = answer.heard;
    m_batches.add(std::move(reject));
    gathered();
}

} // namespace modbus
