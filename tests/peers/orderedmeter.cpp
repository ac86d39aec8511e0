// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/orderedmeter.h"

#include "peers/rtuframe.h"

#include <algorithm>

#include <poll.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace peers {

namespace {

constexpr int UnitRegister = 2;
constexpr int GeneralUnit = 248;

} // namespace

OrderedMeter::OrderedMeter(int masterFd, int unit, OrderedRegisters registers)
    : m_fd(masterFd), m_unit(unit), m_registers(std::move(registers))
{
    m_registers.holding[UnitRegister] = static_cast<quint16>(unit);
    m_thread = std::thread([this] { run(); });
}

OrderedMeter::~OrderedMeter()
{
    m_stop = true;
    m_thread.join();
}

OrderedRegisters OrderedMeter::registers() const
{
    const std::lock_guard lock(m_mutex);
    return m_registers;
}

QList<OrderedMeter::Seen> OrderedMeter::log() const
{
    const std::lock_guard lock(m_mutex);
    return m_log;
}

QList<OrderedMeter::Seen> OrderedMeter::writes() const
{
    QList<Seen> found = log();
    found.removeIf([](const Seen &seen) { return !OrderedRegisters::isWrite(seen.pdu); });
    return found;
}

void OrderedMeter::run()
{
    while (!m_stop) {
        pollfd fd{m_fd, POLLIN, 0};
        ::poll(&fd, 1, 2);
        if (fd.revents & POLLIN) {
            char buffer[512];
            const auto count = ::read(m_fd, buffer, sizeof buffer);
            if (count > 0) {
                m_in.append(buffer, count);
                if (m_echo)
                    send(QByteArray(buffer, count));
            }
        }
        while (m_in.size() >= 4) {
            const bool reset = static_cast<quint8>(m_in[1]) == 0x42;
            const int length = reset ? 4 : rtu::requestLength(m_in);
            if (length == 0 || (length > 0 && m_in.size() < length))
                break;
            if (length < 0 || !rtu::isSealed(QByteArrayView(m_in).first(length))) {
                m_in.remove(0, 1);
                continue;
            }
            take(m_in.first(length));
            m_in.remove(0, length);
        }
        while (!m_out.empty() && m_out.begin()->first <= Steady::now()) {
            const QByteArray bytes = m_out.begin()->second;
            m_out.erase(m_out.begin());
            qsizetype done = 0;
            while (done < bytes.size()) {
                const auto count =
                    ::write(m_fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
                if (count < 0)
                    break; // nobody reads: bytes on a wire are lost as well
                done += count;
            }
        }
    }
}

void OrderedMeter::send(const QByteArray &bytes, std::chrono::milliseconds after)
{
    m_out.emplace(Steady::now() + after, bytes);
}

void OrderedMeter::take(const QByteArray &frame)
{
    const std::lock_guard lock(m_mutex);
    const int unit = static_cast<quint8>(frame[0]);
    const QByteArray pdu = frame.mid(1, frame.size() - 3);
    m_log.append({unit, pdu});
    const auto answerAs = [&](int from, const QByteArray &answer, std::chrono::milliseconds after = {}) {
        send(rtu::sealed(QByteArray(1, static_cast<char>(from)) + answer), after);
    };
    const Mood mood = m_mood;
    if (unit == m_neighbour && !OrderedRegisters::isWrite(pdu)) {
        answerAs(unit, m_registers.answer(pdu));
        return;
    }
    if ((unit != m_unit && unit != GeneralUnit) || mood == Mood::Dead)
        return;
    if (!OrderedRegisters::isWrite(pdu)) {
        answerAs(unit, m_registers.answer(pdu));
        return;
    }
    if (mood == Mood::Ignores)
        return;
    if (mood == Mood::Refuses) {
        answerAs(unit, OrderedRegisters::exception(pdu, 3));
        return;
    }
    QByteArray answer = m_registers.answer(pdu, mood != Mood::EchoOnly && mood != Mood::Other);
    if (mood == Mood::Other) {
        answerAs(unit == 9 ? 10 : 9, answer);
        return;
    }
    if (mood == Mood::OtherValue)
        answer[answer.size() - 1] = static_cast<char>(answer[answer.size() - 1] ^ 0x40);
    if (mood != Mood::SilentObey)
        answerAs(unit, answer, mood == Mood::LateEcho ? m_lateBy.load() : 0ms);
    // An address takes effect when the answer has gone.
    m_unit = m_registers.holding.value(UnitRegister);
}

} // namespace peers
