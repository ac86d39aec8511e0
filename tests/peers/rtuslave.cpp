// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/rtuslave.h"

#include "peers/rtuframe.h"

#include <algorithm>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace peers {

namespace {

constexpr int RequestLength = 8;
constexpr int FifoLevel = 8; // a serial chip hands over its bytes in such portions
/// A sleeper wakes up to about this much late; a wire does not, so that long it stays awake.
constexpr auto WakesLate = 100us;

} // namespace

RtuSlave::RtuSlave(int masterFd, QList<int> units)
    : m_fd(masterFd)
    , m_units(std::move(units))
    , m_values([](const Request &, quint16 address) { return address; })
    , m_mood([](const Request &) { return Fault::None; })
    , m_lateBy([](const Request &) { return 200ms; })
{}

RtuSlave::~RtuSlave() { stop(); }

void RtuSlave::setValues(Values values)
{
    const std::lock_guard lock(m_mutex);
    m_values = std::move(values);
}

void RtuSlave::setMood(Mood mood)
{
    const std::lock_guard lock(m_mutex);
    m_mood = std::move(mood);
}

void RtuSlave::setLateBy(std::function<std::chrono::milliseconds(const Request &)> lateBy)
{
    const std::lock_guard lock(m_mutex);
    m_lateBy = std::move(lateBy);
}

void RtuSlave::setCharacterTime(std::chrono::nanoseconds time)
{
    const std::lock_guard lock(m_mutex);
    m_character = time;
}

void RtuSlave::start()
{
    if (m_thread.joinable())
        return;
    if (pipe2(m_wake, O_CLOEXEC) != 0)
        qFatal("pipe2 failed");
    m_stop = false;
    m_thread = std::thread([this] { run(); });
}

void RtuSlave::stop()
{
    if (!m_thread.joinable())
        return;
    m_stop = true;
    [[maybe_unused]] const auto written = ::write(m_wake[1], "x", 1);
    m_thread.join();
    ::close(m_wake[0]);
    ::close(m_wake[1]);
    m_out.clear();
    m_in.clear();
    m_busyUntil.clear();
}

QList<RtuSlave::Request> RtuSlave::log() const
{
    const std::lock_guard lock(m_mutex);
    return m_log;
}

qsizetype RtuSlave::requestCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_log.size();
}

void RtuSlave::run()
{
    prctl(PR_SET_TIMERSLACK, 1UL); // a meter's bytes come when they come
    while (!m_stop) {
        timespec wait{1, 0};
        if (!m_out.empty()) {
            const auto left = std::clamp<std::chrono::nanoseconds>(
                m_out.begin()->first - Steady::now() - WakesLate, 0ns, 999ms);
            wait = {0, static_cast<long>(left.count())};
        }
        pollfd fds[2] = {{m_fd, POLLIN, 0}, {m_wake[0], POLLIN, 0}};
        ppoll(fds, 2, &wait, nullptr);
        if (m_stop)
            return;
        if (fds[0].revents & POLLIN)
            read();
        else if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
            return;
        while (!m_out.empty() && m_out.begin()->first <= Steady::now()) {
            const auto piece = m_out.extract(m_out.begin());
            if (piece.mapped().request >= 0) {
                const std::lock_guard lock(m_mutex);
                m_log[piece.mapped().request].answeredAt = Steady::now();
            }
            write(piece.mapped().bytes);
        }
    }
}

void RtuSlave::read()
{
    char buffer[512];
    const auto count = ::read(m_fd, buffer, sizeof buffer);
    if (count <= 0)
        return;
    m_in.append(buffer, count);
    while (m_in.size() >= RequestLength) {
        const QByteArray frame = m_in.first(RequestLength);
        if (rtu::isSealed(frame)) {
            m_in.remove(0, RequestLength);
            handle(frame);
        } else {
            m_in.remove(0, 1);
        }
    }
}

QByteArray RtuSlave::answerTo(const Request &request, quint8 unit, quint8 function, int count) const
{
    QByteArray frame;
    frame.append(static_cast<char>(unit));
    frame.append(static_cast<char>(function));
    if (function <= 2) {
        QByteArray bits((count + 7) / 8, '\0');
        for (int i = 0; i < count; ++i) {
            if (m_values(request, static_cast<quint16>(request.address + i)) & 1)
                bits[i / 8] = static_cast<char>(bits[i / 8] | (1 << (i % 8)));
        }
        frame.append(static_cast<char>(bits.size()));
        return rtu::sealed(frame + bits);
    }
    frame.append(static_cast<char>(2 * count));
    for (int i = 0; i < count; ++i) {
        const quint16 value = m_values(request, static_cast<quint16>(request.address + i));
        frame.append(static_cast<char>(value >> 8));
        frame.append(static_cast<char>(value & 0xFF));
    }
    return rtu::sealed(frame);
}

void RtuSlave::handle(const QByteArray &frame)
{
    const std::lock_guard lock(m_mutex);
    Request request;
    request.number = static_cast<quint32>(m_log.size());
    request.unit = static_cast<quint8>(frame[0]);
    request.function = static_cast<quint8>(frame[1]);
    request.address = rtu::word(frame, 2);
    request.count = rtu::word(frame, 4);
    request.at = Steady::now();
    const bool known = m_units.contains(request.unit) && request.function >= 1 && request.function <= 4;
    request.fault = known ? m_mood(request) : Fault::Silent;
    m_log.append(request);
    if (request.fault == Fault::Silent)
        return;

    const quint8 unit = request.unit;
    const quint8 function = request.function;
    const auto exception = [&](int code) {
        QByteArray answer;
        answer.append(static_cast<char>(unit));
        answer.append(static_cast<char>(function | 0x80));
        answer.append(static_cast<char>(code));
        return rtu::sealed(answer);
    };
    QByteArray answer = answerTo(request, unit, function, request.count);
    std::chrono::nanoseconds extra = 0ns;
    qsizetype splitAt = 0;
    switch (request.fault) {
    case Fault::None:
    case Fault::Silent:
        break;
    case Fault::Late:
        extra = m_lateBy(request);
        break;
    case Fault::Short:
        answer.chop(answer.size() / 2);
        break;
    case Fault::ForeignUnit:
        answer = answerTo(request, unit == 247 ? 1 : unit + 1, function, request.count);
        break;
    case Fault::ForeignFunction:
        answer = answerTo(request, unit, function % 2 == 1 ? function + 1 : function - 1, request.count);
        break;
    case Fault::OneMore:
        answer = answerTo(request, unit, function, request.count + 1);
        break;
    case Fault::OneLess:
        answer = answerTo(request, unit, function, std::max(request.count - 1, 1));
        break;
    case Fault::HighByteCount:
        answer[2] = static_cast<char>(2 * request.count + 12);
        answer = rtu::sealed(answer.chopped(2));
        break;
    case Fault::Doubled:
        answer += answer;
        break;
    case Fault::Crc:
        answer[answer.size() / 2] = static_cast<char>(answer[answer.size() / 2] ^ 0x04);
        break;
    case Fault::Echo:
        answer = frame + answer;
        break;
    case Fault::EchoAlone:
        answer = frame;
        break;
    case Fault::NoiseBefore:
        answer.prepend(static_cast<char>(request.number * 37));
        break;
    case Fault::Garbage:
        for (qsizetype i = 0; i < answer.size(); ++i)
            answer[i] = static_cast<char>(answer[i] * 3 + 0xE1 + static_cast<int>(request.number));
        break;
    case Fault::Split:
        splitAt = answer.size() / 2;
        break;
    case Fault::Exception2:
        answer = exception(2);
        break;
    case Fault::Exception6:
        answer = exception(6);
        break;
    }

    auto at = request.at;
    if (m_character > 0ns)
        at += RequestLength * m_character + m_character * 7 / 2;
    at = std::max(at + extra, m_busyUntil[unit]); // in the order it was asked
    const qsizetype index = m_log.size() - 1;
    if (m_character > 0ns) {
        for (qsizetype i = 0; i < answer.size(); i += FifoLevel) {
            const QByteArray part = answer.mid(i, FifoLevel);
            at += part.size() * m_character;
            m_out.insert({at, {part, i + FifoLevel >= answer.size() ? index : -1}});
        }
    } else if (splitAt > 0) {
        m_out.insert({at, {answer.first(splitAt), -1}});
        at += 15ms;
        m_out.insert({at, {answer.mid(splitAt), index}});
    } else {
        m_out.insert({at, {answer, index}});
    }
    m_busyUntil[unit] = at;
}

void RtuSlave::write(const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const auto count = ::write(m_fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0)
            return; // nobody reads: bytes on a wire are lost as well
        done += count;
    }
}

} // namespace peers
