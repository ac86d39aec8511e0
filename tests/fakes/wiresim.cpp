// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/wiresim.h"

#include "peers/rtuframe.h"

#include <algorithm>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace std::chrono_literals;
namespace rtu = peers::rtu;

namespace fakes {

namespace {

constexpr int FifoLevel = 8; // a serial chip hands over its bytes in such portions
constexpr int NobodysUnit = 231;

void writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto count = ::write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0)
            return; // nobody reads: bytes on a wire are lost as well
        done += count;
    }
}

QByteArray signedBy(const QByteArray &answer, int unit)
{
    QByteArray frame = answer.chopped(2);
    frame[0] = static_cast<char>(unit);
    return rtu::sealed(frame);
}

} // namespace

quint32 WireSim::Exchange::truth(int registerAddress) const
{
    const qsizetype offset = 3 + 2 * (registerAddress - address);
    if (offset < 3 || offset + 4 > answer.size() - 2)
        return 0;
    return static_cast<quint32>(rtu::word(answer, offset)) << 16 | rtu::word(answer, offset + 2);
}

WireSim::WireSim(peers::PtyPair &program, quint32 seed) : m_program(program), m_random(seed) {}

WireSim::~WireSim() { stop(); }

void WireSim::addMeters(int fd, const QList<int> &units)
{
    Meters meters;
    meters.fd = fd;
    meters.units = units;
    m_meters.push_back(std::move(meters));
}

void WireSim::setBaud(int baud, int bitsPerCharacter)
{
    m_character = std::chrono::nanoseconds(baud > 0 ? 1'000'000'000LL * bitsPerCharacter / baud : 0);
}

void WireSim::setLateBy(std::chrono::milliseconds least, std::chrono::milliseconds most)
{
    m_leastLate = static_cast<int>(least.count());
    m_mostLate = static_cast<int>(most.count());
}

void WireSim::start()
{
    if (m_thread.joinable())
        return;
    if (pipe2(m_wake, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("pipe2 failed");
    m_stop = false;
    m_thread = std::thread([this] { run(); });
}

void WireSim::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        wake();
    }
    m_thread.join();
    ::close(m_wake[0]);
    ::close(m_wake[1]);
}

void WireSim::wake() { [[maybe_unused]] const auto written = ::write(m_wake[1], "x", 1); }

void WireSim::unplug()
{
    const std::lock_guard lock(m_mutex);
    m_program.unplug();
    ++m_generation;
    m_in.clear();
    m_toMeters.clear();
    m_waiting.clear();
    m_sending.clear();
    m_busyUntil.clear();
    for (Meters &meters : m_meters)
        meters.open.clear();
    wake();
}

void WireSim::plug()
{
    const std::lock_guard lock(m_mutex);
    m_program.plug();
    ++m_generation;
    wake();
}

QList<WireSim::Exchange> WireSim::log() const
{
    const std::lock_guard lock(m_mutex);
    return m_log;
}

qsizetype WireSim::requestCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_log.size();
}

int WireSim::strayBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_stray;
}

WireSim::Steady::time_point WireSim::nextEvent() const
{
    auto at = Steady::time_point::max();
    if (!m_toMeters.empty())
        at = std::min(at, m_toMeters.begin()->first);
    if (!m_sending.empty())
        at = std::min(at, m_sending.front().at);
    else if (!m_waiting.empty())
        at = std::min(at, std::max(m_waiting.begin()->first, m_wireFree));
    return at;
}

void WireSim::run()
{
    prctl(PR_SET_TIMERSLACK, 1UL); // bytes pass when they pass
    std::vector<pollfd> fds;
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        fds.assign({{m_wake[0], POLLIN, 0}, {m_program.masterFd(), POLLIN, 0}}); // -1 is passed over
        for (const Meters &meters : m_meters)
            fds.push_back({meters.fd, POLLIN, 0});
        timespec wait{1, 0};
        if (const auto next = nextEvent(); next != Steady::time_point::max()) {
            const auto left = std::clamp<std::chrono::nanoseconds>(next - Steady::now(), 0ns, 999ms);
            wait = {0, static_cast<long>(left.count())};
        }
        const int generation = m_generation;
        lock.unlock();
        ppoll(fds.data(), fds.size(), &wait, nullptr);
        lock.lock();
        if (fds[0].revents & POLLIN) {
            char buffer[16];
            while (::read(m_wake[0], buffer, sizeof buffer) > 0) {
            }
        }
        if (generation == m_generation && (fds[1].revents & POLLIN))
            readProgram();
        for (std::size_t i = 0; i < m_meters.size(); ++i) {
            if (fds[i + 2].revents & POLLIN)
                readMeters(m_meters[i]);
        }
        pass();
    }
}

// --- requests ---

void WireSim::readProgram()
{
    char buffer[512];
    const auto count = ::read(m_program.masterFd(), buffer, sizeof buffer);
    if (count <= 0)
        return;
    m_in.append(buffer, count);
    while (!m_in.isEmpty()) {
        const int length = rtu::requestLength(m_in);
        if (length == 0 || (length > 0 && m_in.size() < length))
            return;
        if (length < 0 || !rtu::isSealed(QByteArrayView(m_in).first(length))) {
            ++m_stray;
            m_in.remove(0, 1);
            continue;
        }
        const QByteArray frame = m_in.first(length);
        m_in.remove(0, length);
        onRequest(frame);
    }
}

void WireSim::onRequest(const QByteArray &frame)
{
    Exchange exchange;
    exchange.number = static_cast<quint32>(m_log.size());
    exchange.unit = static_cast<quint8>(frame[0]);
    exchange.function = static_cast<quint8>(frame[1]);
    exchange.address = rtu::word(frame, 2);
    exchange.count = rtu::word(frame, 4);
    exchange.at = Steady::now();
    exchange.exceptionCode = 1 + m_random.bounded(11);
    exchange.behind = m_busyUntil[exchange.unit] > exchange.at;
    if (!m_sending.empty()) { // both speak: nobody understands either
        for (Sending &sending : m_sending) {
            for (char &byte : sending.bytes)
                byte = static_cast<char>(byte ^ 0x5A);
        }
        m_log[m_sendingOf].fault = Fault::Collision;
        exchange.fault = Fault::Collision;
    } else if (m_schedule) {
        const Fault fault = m_schedule(exchange);
        exchange.fault = exchange.behind ? Fault::None : fault;
    }
    m_log.append(exchange);
    if (exchange.fault == Fault::Collision)
        return;
    m_wireFree = exchange.at + m_character * frame.size();
    for (std::size_t i = 0; i < m_meters.size(); ++i) {
        if (!m_meters[i].units.contains(exchange.unit))
            continue;
        m_meters[i].open.push_back(m_log.size() - 1);
        m_toMeters.insert({m_wireFree, {i, frame}});
    }
}

// --- answers ---

void WireSim::readMeters(Meters &meters)
{
    char buffer[1024];
    const auto count = ::read(meters.fd, buffer, sizeof buffer);
    if (count <= 0)
        return;
    meters.in.append(buffer, count);
    while (!meters.in.isEmpty()) {
        const int length = rtu::answerLength(meters.in);
        if (length == 0 || (length > 0 && meters.in.size() < length))
            return;
        if (length < 0 || !rtu::isSealed(QByteArrayView(meters.in).first(length)))
            qFatal("a meter said what is no answer: %s", meters.in.toHex(' ').constData());
        const QByteArray frame = meters.in.first(length);
        meters.in.remove(0, length);
        while (!meters.open.empty()) {
            const qsizetype index = meters.open.front();
            meters.open.pop_front();
            Exchange &exchange = m_log[index];
            if (exchange.unit == static_cast<quint8>(frame[0]) &&
                exchange.function == (static_cast<quint8>(frame[1]) & 0x7F)) {
                onAnswer(exchange, index, frame);
                break;
            }
        }
    }
}

void WireSim::onAnswer(Exchange &exchange, qsizetype index, const QByteArray &frame)
{
    exchange.answer = frame;
    auto pieces = spoiled(exchange);
    for (const Piece &piece : pieces)
        exchange.through += piece.bytes;
    if (exchange.through.isEmpty())
        return;
    auto due = std::max(Steady::now(), m_wireFree + m_character * 7 / 2);
    if (exchange.fault == Fault::Late)
        due += std::chrono::milliseconds(m_random.bounded(m_leastLate, m_mostLate));
    auto &busyUntil = m_busyUntil[exchange.unit];
    due = std::max(due, busyUntil); // in the order it was asked
    busyUntil = due;
    m_waiting.insert({due, {index, std::move(pieces)}});
}

QByteArray WireSim::noise(int most)
{
    QByteArray bytes(1 + m_random.bounded(most), Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(m_random.bounded(256));
    return bytes;
}

/// What the wire makes of an answer; nothing when it is swallowed.
std::vector<WireSim::Piece> WireSim::spoiled(const Exchange &exchange)
{
    QByteArray answer = exchange.answer;
    const bool reads = exchange.function >= 1 && exchange.function <= 4 && answer.size() > 5;
    switch (exchange.fault) {
    case Fault::None:
    case Fault::Late:
    case Fault::Collision:
        break;
    case Fault::Silent:
        return {};
    case Fault::Short: // enough is left to see that it was an answer of this unit
        answer.truncate(3 + m_random.bounded(static_cast<int>(answer.size()) - 4));
        break;
    case Fault::HighByteCount:
        answer[2] = static_cast<char>(answer[2] + 12);
        answer = rtu::sealed(answer.chopped(2));
        break;
    case Fault::ForeignUnit: {
        QList<int> others{NobodysUnit};
        for (const Meters &meters : m_meters)
            others += meters.units;
        others.removeOne(exchange.unit);
        answer = signedBy(answer, exchange.number % 2 == 0
                                      ? NobodysUnit
                                      : others[m_random.bounded(static_cast<int>(others.size()))]);
        break;
    }
    case Fault::ForeignFunction:
        answer[1] = static_cast<char>(exchange.function == 3 ? 4 : 3);
        answer = rtu::sealed(answer.chopped(2));
        break;
    case Fault::OneMore:
    case Fault::OneLess:
        if (reads) {
            const bool more = exchange.fault == Fault::OneMore || answer.size() < 9;
            answer[2] = static_cast<char>(answer[2] + (more ? 2 : -2));
            answer = rtu::sealed(more ? answer.chopped(2) + answer.sliced(3, 2) : answer.chopped(4));
        }
        break;
    case Fault::Doubled:
        answer += answer;
        break;
    case Fault::Echo: {
        QByteArray request;
        request.append(answer.first(2));
        for (const quint16 word : {exchange.address, exchange.count}) {
            request.append(static_cast<char>(word >> 8));
            request.append(static_cast<char>(word & 0xFF));
        }
        answer.prepend(rtu::sealed(request));
        break;
    }
    case Fault::Crc: { // the header keeps its meaning
        const qsizetype at = 3 + m_random.bounded(static_cast<int>(answer.size()) - 3);
        answer[at] = static_cast<char>(answer[at] ^ (1 << m_random.bounded(8)));
        break;
    }
    case Fault::NoiseBefore:
        answer.prepend(noise(3));
        break;
    case Fault::NoiseAlone:
        answer = noise(12);
        break;
    case Fault::Split: {
        const qsizetype first = 1 + m_random.bounded(static_cast<int>(answer.size()) - 2);
        const qsizetype second = first + 1 + m_random.bounded(static_cast<int>(answer.size() - first) - 1);
        const auto pause = [this] { return std::chrono::milliseconds(m_random.bounded(4, 15)); };
        return {{0ns, answer.first(first)},
                {pause(), answer.sliced(first, second - first)},
                {pause(), answer.sliced(second)}};
    }
    case Fault::Exception: {
        QByteArray exception = answer.first(1);
        exception.append(static_cast<char>(exchange.function | 0x80));
        exception.append(static_cast<char>(exchange.exceptionCode));
        answer = rtu::sealed(exception);
        break;
    }
    }
    return {{0ns, answer}};
}

/// Whatever is due by now: requests to the meters, bytes to the program.
void WireSim::pass()
{
    while (!m_toMeters.empty() && m_toMeters.begin()->first <= Steady::now()) {
        const auto [meters, frame] = m_toMeters.extract(m_toMeters.begin()).mapped();
        writeAll(m_meters[meters].fd, frame);
    }
    for (auto now = Steady::now();; now = Steady::now()) {
        if (!m_sending.empty()) {
            if (m_sending.front().at > now)
                return;
            writeAll(m_program.masterFd(), m_sending.front().bytes);
            m_sending.pop_front();
            if (m_sending.empty())
                m_log[m_sendingOf].throughAt = now;
            continue;
        }
        if (m_waiting.empty() || m_waiting.begin()->first > now || m_wireFree > now)
            return;
        const Outgoing outgoing = m_waiting.extract(m_waiting.begin()).mapped();
        m_sendingOf = outgoing.exchange;
        auto at = now;
        for (const Piece &piece : outgoing.pieces) {
            at += piece.pause;
            const qsizetype portion = m_character > 0ns ? FifoLevel : piece.bytes.size();
            for (qsizetype i = 0; i < piece.bytes.size(); i += portion) {
                const QByteArray part = piece.bytes.mid(i, portion);
                at += part.size() * m_character;
                m_sending.push_back({at, part});
            }
        }
    }
}

} // namespace fakes
