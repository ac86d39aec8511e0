// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtumeter.h"

#include <bit>
#include <cmath>

namespace sim {

namespace {

constexpr quint8 ReadHoldingRegisters = 3;
constexpr quint8 IllegalFunction = 1;
constexpr quint8 IllegalAddress = 2;
constexpr quint8 IllegalValue = 3;
constexpr int MaxCount = 125;

quint16 crc(const QByteArray &bytes)
{
    quint16 sum = 0xffff;
    for (const char byte : bytes) {
        sum = static_cast<quint16>(sum ^ static_cast<quint8>(byte));
        for (int bit = 0; bit < 8; ++bit)
            sum = static_cast<quint16>((sum & 1) != 0 ? (sum >> 1) ^ 0xa001 : sum >> 1);
    }
    return sum;
}

quint16 word(const QByteArray &frame, int at)
{
    return static_cast<quint16>(static_cast<quint8>(frame.at(at)) << 8 |
                                static_cast<quint8>(frame.at(at + 1)));
}

void put(std::array<quint16, RtuMeter::RegisterCount> &registers, size_t address, double value)
{
    const auto bits = std::bit_cast<quint32>(static_cast<float>(value));
    registers.at(address) = static_cast<quint16>(bits >> 16);
    registers.at(address + 1) = static_cast<quint16>(bits);
}

} // namespace

QByteArray withCrc(QByteArray frame)
{
    const quint16 sum = crc(frame);
    frame.append(static_cast<char>(sum & 0xff));
    frame.append(static_cast<char>(sum >> 8));
    return frame;
}

bool crcFits(const QByteArray &frame) { return frame.size() > 2 && withCrc(frame.chopped(2)) == frame; }

RtuMeter::RtuMeter(int unit, fleet::LoadModel load, bool numbered)
    : m_unit(unit), m_load(std::move(load)), m_numbered(numbered)
{}

RtuMeter::Registers RtuMeter::physics(core::UtcTime time) const
{
    const fleet::LoadSample now = m_load.at(time);
    const double apparent = now.voltage * now.current;
    const double reactive = std::sqrt(std::max(0.0, apparent * apparent - now.power * now.power));
    const double hours = static_cast<double>(core::toMicros(time) / 1'000'000 % (86400 * 365)) / 3600;
    Registers registers{};
    put(registers, 0, now.energyWh / 1000);        // kWh
    put(registers, 2, now.energyWh / 1000 * 0.38); // kvarh
    put(registers, 4, hours);                      // in service
    put(registers, 6, now.voltage);
    put(registers, 8, now.current);
    put(registers, 10, -now.power / 1000);
    put(registers, 12, apparent / 1000);
    put(registers, 14, reactive / 1000);
    put(registers, 34, now.powerFactor);
    put(registers, 54, now.frequency);
    put(registers, 56, now.energyWh);
    return registers;
}

RtuMeter::Registers RtuMeter::numberedRegisters(quint64 number) const
{
    const double fraction = static_cast<double>(number % 1000) / 4000;
    Registers registers{};
    put(registers, 6, 200 + m_unit / 4.0 + fraction);
    put(registers, 8, m_unit / 4.0 + fraction);
    put(registers, 10, -(m_unit / 100.0 + fraction));
    put(registers, 34, fraction);
    put(registers, 54, 50 + fraction);
    return registers;
}

QByteArray RtuMeter::answer(const QByteArray &request, core::UtcTime time, quint64 number) const
{
    const auto function = static_cast<quint8>(request.at(1));
    const auto exception = [&](quint8 code) {
        return withCrc({QByteArray(1, static_cast<char>(m_unit)) + static_cast<char>(function | 0x80) +
                        static_cast<char>(code)});
    };
    if (function != ReadHoldingRegisters || request.size() != 8)
        return exception(IllegalFunction);
    const int address = word(request, 2);
    const int count = word(request, 4);
    if (count < 1 || count > MaxCount)
        return exception(IllegalValue);
    if (address + count > RegisterCount)
        return exception(IllegalAddress);
    const Registers registers = m_numbered ? numberedRegisters(number) : physics(time);
    QByteArray frame;
    frame.append(static_cast<char>(m_unit));
    frame.append(static_cast<char>(function));
    frame.append(static_cast<char>(2 * count));
    for (int i = address; i < address + count; ++i) {
        frame.append(static_cast<char>(registers.at(static_cast<size_t>(i)) >> 8));
        frame.append(static_cast<char>(registers.at(static_cast<size_t>(i)) & 0xff));
    }
    return withCrc(frame);
}

} // namespace sim
