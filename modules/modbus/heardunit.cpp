// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/scanverdict.h"

namespace modbus {

namespace {

constexpr int HeaderLength = 3;
constexpr int ExceptionLength = 5;

/// Length of the answer to a read that may begin here; 0 where none does.
int answerLength(QByteArrayView bytes)
{
    if (bytes.size() < ExceptionLength)
        return 0;
    const auto unit = static_cast<quint8>(bytes[0]);
    const auto function = static_cast<quint8>(bytes[1]);
    if (unit == 0 || unit > 247)
        return 0;
    if (function == 0x83 || function == 0x84)
        return ExceptionLength;
    if (function != 3 && function != 4)
        return 0;
    return HeaderLength + static_cast<quint8>(bytes[2]) + 2;
}

/// Illegal function, address or value: the register is not there. Others say that the meter is busy or ill.
bool isRefusal(int code) { return code >= 1 && code <= 3; }

quint32 wordKey(std::uint8_t function, int address) { return quint32{function} << 16 | quint32(address); }

} // namespace

QList<QByteArray> soundFrames(QByteArrayView heard)
{
    QList<QByteArray> frames;
    for (qsizetype at = 0; at < heard.size();) {
        const QByteArrayView rest = heard.sliced(at);
        const int length = answerLength(rest);
        if (length > 0 && length <= rest.size()) {
            const quint16 sum = crc16(rest.first(length - 2));
            if (static_cast<quint8>(rest[length - 2]) == (sum & 0xFF) &&
                static_cast<quint8>(rest[length - 1]) == sum >> 8) {
                frames.append(rest.first(length).toByteArray());
                at += length;
                continue;
            }
        }
        ++at;
    }
    return frames;
}

quint64 HeardUnit::key(const BlockRead &read)
{
    return quint64{read.function} << 32 | quint64{read.address} << 16 | read.count;
}

void HeardUnit::take(const BlockRead &read, const Answer &answer, const IsOwed &isOwed, bool certain)
{
    Read &known = m_reads[key(read)];
    known.read = read;
    const bool answered = answer.kind == Answer::Kind::Valid || answer.kind == Answer::Kind::Exception;
    if (certain || !answered)
        ++known.attempts;
    ++m_counts.asked;
    int ours = 0;
    bool stranger = false;
    const QList<QByteArray> frames = soundFrames(answer.raw);
    for (const QByteArray &frame : frames) {
        const auto unit = static_cast<quint8>(frame[0]);
        const auto function = static_cast<quint8>(frame[1]);
        const int bytes = static_cast<int>(frame.size()) - HeaderLength - 2;
        if (isOwed && isOwed(unit, function & 0x7F, bytes))
            continue; // late, and no more than that
        if (unit == m_unit) {
            ++ours;
        } else {
            ++m_strangers[unit];
            stranger = true;
        }
    }
    switch (answer.kind) {
    case Answer::Kind::Valid:
        ++m_counts.valid;
        m_counts.extra += std::max(ours - 1, 0);
        if (!certain)
            break;
        known.valid = true;
        for (int i = 0; i < read.count && 2 * i + 1 < answer.values.size(); ++i) {
            m_words[wordKey(read.function, read.address + i)] =
                static_cast<quint16>(static_cast<quint8>(answer.values[2 * i]) << 8 |
                                     static_cast<quint8>(answer.values[2 * i + 1]));
        }
        break;
    case Answer::Kind::Exception:
        if (certain)
            known.exception = answer.exceptionCode;
        ++m_counts.exceptions;
        break;
    case Answer::Kind::Foreign: // whole, of this unit, and not what was asked for
        m_counts.extra += std::max(ours, 1);
        break;
    case Answer::Kind::Crc:
    case Answer::Kind::Short:
        ++m_counts.framed;
        ++m_counts.damaged;
        break;
    case Answer::Kind::Noise:
        if (!stranger)
            ++m_counts.damaged;
        break;
    case Answer::Kind::NoAnswer:
    case Answer::Kind::Aborted:
        ++m_counts.silent;
        break;
    }
}

bool HeardUnit::isKnown(const BlockRead &read) const
{
    return isRefusal(m_reads.value(key(read)).exception) ||
           bytes(read.function, read.address, read.count).has_value();
}

std::optional<QByteArray> HeardUnit::bytes(std::uint8_t function, std::uint16_t address, int words) const
{
    QByteArray bytes;
    for (int i = 0; i < words; ++i) {
        const auto word = m_words.constFind(wordKey(function, address + i));
        if (word == m_words.constEnd())
            return std::nullopt;
        bytes.append(static_cast<char>(*word >> 8));
        bytes.append(static_cast<char>(*word & 0xFF));
    }
    return bytes;
}

std::optional<int> HeardUnit::refusal(std::uint8_t function, std::uint16_t address, int words) const
{
    for (const Read &known : m_reads) {
        if (isRefusal(known.exception) && known.read.function == function && known.read.address <= address &&
            known.read.address + known.read.count >= address + words)
            return known.exception;
    }
    return std::nullopt;
}

bool HeardUnit::isUnanswered(std::uint8_t function, std::uint16_t address, int words) const
{
    for (const Read &known : m_reads) {
        if (!known.valid && known.exception == 0 && known.read.function == function &&
            known.read.address <= address && known.read.address + known.read.count >= address + words)
            return true;
    }
    return false;
}

} // namespace modbus
