// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/meterbus.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <numeric>

#include <termios.h>

using namespace Qt::StringLiterals;

namespace peers {

namespace {

constexpr int Everyone = 0; // the key of the meter that answers at every address

quint16 wordAt(const QByteArray &bytes, qsizetype at)
{
    return static_cast<quint16>(static_cast<quint8>(bytes[at]) << 8 | static_cast<quint8>(bytes[at + 1]));
}

QList<int> everyUnit()
{
    QList<int> units(247);
    std::iota(units.begin(), units.end(), 1);
    return units;
}

} // namespace

MeterMemory MeterMemory::load(const QString &fileName)
{
    MeterMemory memory;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return memory;
    const QJsonArray list = QJsonDocument::fromJson(file.readAll())["exchanges"_L1].toArray();
    for (const auto &value : list) {
        if (value["only"_L1].toBool()) // a sample of its own, not of the same moment
            continue;
        const QByteArray request = QByteArray::fromHex(value["request"_L1].toString().toLatin1());
        const QByteArray answer = QByteArray::fromHex(value["answer"_L1].toString().toLatin1());
        if (request.size() != 8 || answer.size() < 5)
            continue;
        for (int i = 0; i < wordAt(request, 4) && 3 + 2 * i + 1 < answer.size() - 2; ++i)
            memory.set(request[1], wordAt(request, 2) + i, wordAt(answer, 3 + 2 * i));
    }
    return memory;
}

bool MeterMemory::has(int function, int address, int count) const
{
    for (int i = 0; i < count; ++i) {
        if (!m_words.contains({function, address + i}))
            return false;
    }
    return count > 0;
}

QByteArray MeterMemory::bytes(int function, int address, int count) const
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i) {
        const quint16 value = word(function, address + i);
        bytes.append(static_cast<char>(value >> 8));
        bytes.append(static_cast<char>(value & 0xFF));
    }
    return bytes;
}

QMap<int, quint16> MeterMemory::registers(int function) const
{
    QMap<int, quint16> registers;
    for (auto word = m_words.begin(); word != m_words.end(); ++word) {
        if (word.key().first == function)
            registers.insert(word.key().second, word.value());
    }
    return registers;
}

MeterBus::MeterBus(const QString &frames, const std::map<int, Meter> &meters)
    : m_frames(frames), m_meters(meters), m_slave(m_line.masterFd(), everyUnit())
{
    for (const auto &[unit, meter] : m_meters) {
        m_memories[unit] = MeterMemory::load(frames + u'/' + meter.profile + u".json"_s);
        if (m_memories[unit].isEmpty())
            qFatal("no frames of %s", qPrintable(meter.profile));
    }
    m_slave.setValues([this](const RtuSlave::Request &request, quint16 address) {
        const auto own = m_memories.find(request.unit);
        const auto memory = own != m_memories.end() ? own : m_memories.find(Everyone);
        return memory == m_memories.end() ? quint16{0} : memory->second.word(request.function, address);
    });
    m_slave.setMood([this](const RtuSlave::Request &request) {
        using Fault = RtuSlave::Fault;
        const auto own = m_meters.find(request.unit);
        const auto meter = own != m_meters.end() ? own : m_meters.find(Everyone);
        const int now = speed();
        if (meter == m_meters.end() || meter->second.baud != now) {
            // Whoever chatters at another speed does so whatever address was meant.
            for (const auto &other : m_meters) {
                if (other.second.baud != now && other.second.otherSpeed != Fault::Silent)
                    return other.second.otherSpeed;
            }
            return Fault::Silent;
        }
        if (meter->second.always != Fault::None)
            return meter->second.always;
        const MeterMemory &memory = m_memories.at(meter->first);
        if (!memory.has(request.function, request.address, request.count))
            return m_silent ? Fault::Silent : Fault::Exception2;
        return meter->second.slow > std::chrono::milliseconds(0) ? Fault::Late : Fault::None;
    });
    m_slave.setLateBy([this](const RtuSlave::Request &request) {
        const auto meter = m_meters.find(request.unit);
        return meter == m_meters.end() ? std::chrono::milliseconds(0) : meter->second.slow;
    });
}

MeterBus::~MeterBus() { m_slave.stop(); }

void MeterBus::unplug()
{
    m_slave.stop();
    m_line.unplug();
}

void MeterBus::answerEverywhere(const QString &profile)
{
    Meter meter;
    meter.profile = profile;
    m_meters[Everyone] = meter;
    m_memories[Everyone] = MeterMemory::load(m_frames + u'/' + profile + u".json"_s);
}

bool MeterBus::onlyReads() const
{
    const auto requests = log();
    return std::all_of(requests.begin(), requests.end(), [](const RtuSlave::Request &request) {
        return request.function == 3 || request.function == 4;
    });
}

/// What the program has set the line to: both ends of a pseudo-terminal see it.
int MeterBus::speed() const
{
    termios settings{};
    if (tcgetattr(m_line.masterFd(), &settings) != 0)
        return 0;
    static const std::map<speed_t, int> known{{B1200, 1200},   {B2400, 2400},    {B4800, 4800},
                                              {B9600, 9600},   {B19200, 19200},  {B38400, 38400},
                                              {B57600, 57600}, {B115200, 115200}};
    const auto found = known.find(cfgetospeed(&settings));
    return found == known.end() ? 0 : found->second;
}

} // namespace peers
