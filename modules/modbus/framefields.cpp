// SPDX-License-Identifier: GPL-3.0-or-later
#include "modbus/framefields.h"

#include "modbus/framereader.h"

#include <algorithm>

namespace modbus {

namespace {

using Kind = FrameField::Kind;

constexpr int HeaderLength = 6; ///< of Modbus TCP, before the unit
constexpr int ExceptionBit = 0x80;

quint8 byteAt(QByteArrayView bytes, qsizetype at) { return static_cast<quint8>(bytes[at]); }

quint16 wordAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint16>((byteAt(bytes, at) << 8) | byteAt(bytes, at + 1));
}

/// The checksum as it stands on the wire, first byte first.
quint16 wireSum(QByteArrayView bytes)
{
    const quint16 sum = crc16(bytes);
    return static_cast<quint16>((sum << 8) | (sum >> 8));
}

bool checksumFits(QByteArrayView frame)
{
    return frame.size() >= 4 && wordAt(frame, frame.size() - 2) == wireSum(frame.chopped(2));
}

/// What was asked, as far as a request tells it.
struct Asked
{
    int unit = -1;
    int function = -1;
    int address = -1;
    int count = -1;
    int byteCount = -1; ///< of register or coil values in the answer
    int transaction = -1;

    static Asked of(QByteArrayView request, Framing framing)
    {
        Asked asked;
        const int head = framing == Framing::Mbap ? HeaderLength : 0;
        if (request.size() < head + 2)
            return asked;
        if (framing == Framing::Mbap)
            asked.transaction = wordAt(request, 0);
        asked.unit = byteAt(request, head);
        asked.function = byteAt(request, head + 1);
        if (request.size() < head + 6)
            return asked;
        asked.address = wordAt(request, head + 2);
        asked.count = wordAt(request, head + 4);
        if (asked.function == 3 || asked.function == 4)
            asked.byteCount = 2 * asked.count;
        else if (asked.function == 1 || asked.function == 2)
            asked.byteCount = (asked.count + 7) / 8;
        return asked;
    }
};

/// Takes fields off the front of a frame, one after another; a frame that ends too soon is told once.
class Cutter
{
public:
    Cutter(QByteArrayView bytes, int from, int end, QList<FrameField> &fields)
        : m_bytes(bytes), m_at(from), m_end(end), m_fields(fields)
    {}

    int left() const { return m_end - m_at; }
    int at() const { return m_at; }
    /// A number of one or two bytes; nothing once the frame has ended.
    std::optional<int> number(Kind kind, int size, int expected = -1)
    {
        if (left() < size) {
            miss(size - left());
            return std::nullopt;
        }
        FrameField field;
        field.kind = kind;
        field.at = m_at;
        field.size = size;
        field.number = size == 1 ? byteAt(m_bytes, m_at) : wordAt(m_bytes, m_at);
        if (expected >= 0 && field.number != static_cast<quint64>(expected))
            field.expected = static_cast<quint64>(expected);
        m_at += size;
        m_fields.append(field);
        return static_cast<int>(field.number);
    }
    /// Bytes as they are.
    void take(Kind kind, int size, int address = -1)
    {
        const int there = std::min(size, left());
        if (there > 0) {
            FrameField field;
            field.kind = kind;
            field.at = m_at;
            field.size = there;
            field.address = address;
            for (int at = 0; at < std::min(there, 8); ++at)
                field.number = (field.number << 8) | byteAt(m_bytes, m_at + at);
            m_fields.append(field);
            m_at += there;
        }
        if (there < size)
            miss(size - there);
    }
    /// Bytes in which rules have found what they name.
    void add(FrameField field) { m_fields.append(field); }
    void skip(int size) { m_at += size; }
    void miss(int bytes)
    {
        if (m_missed)
            return;
        m_missed = true;
        if (left() > 0) {
            FrameField rest;
            rest.kind = Kind::Data;
            rest.at = m_at;
            rest.size = left();
            m_fields.append(rest);
            m_at = m_end;
        }
        FrameField field;
        field.kind = Kind::Missing;
        field.at = m_end;
        field.number = static_cast<quint64>(bytes);
        m_fields.append(field);
    }
    bool missed() const { return m_missed; }

private:
    QByteArrayView m_bytes;
    int m_at;
    int m_end;
    QList<FrameField> &m_fields;
    bool m_missed = false;
};

/// @p size bytes of registers from @p address: a field for each rule that lies within, and one for each run
/// between them. @p sound: the values may be believed.
void takeRegisters(Cutter &cutter, QByteArrayView bytes, int size, int function, int address, bool sound,
                   const QList<RegisterRule> &rules)
{
    const int start = cutter.at();
    const int there = std::min(size, cutter.left()) / 2;
    if (address < 0 || there * 2 < size) {
        cutter.take(Kind::Registers, size, address);
        return;
    }
    QList<int> within;
    for (int rule = 0; rule < rules.size(); ++rule) {
        const RegisterRule &each = rules.at(rule);
        if (each.function == function && each.address >= address &&
            each.address + wordCount(each.type) <= address + there)
            within << rule;
    }
    std::stable_sort(within.begin(), within.end(),
                     [&](int a, int b) { return rules.at(a).address < rules.at(b).address; });
    int next = address; // the first register that is in no field yet
    const auto gap = [&](int to) {
        if (to > next)
            cutter.take(Kind::Registers, 2 * (to - next), next);
        next = std::max(next, to);
    };
    for (const int index : std::as_const(within)) {
        const RegisterRule &rule = rules.at(index);
        gap(rule.address);
        FrameField field;
        field.kind = Kind::Registers;
        field.at = start + 2 * (rule.address - address);
        field.size = 2 * wordCount(rule.type);
        field.address = rule.address;
        field.rule = index;
        field.number = rawBits(bytes.sliced(field.at, field.size), rule.type, rule.order);
        if (sound)
            field.value = valueFromBits(field.number, rule, &field.flaw);
        cutter.add(field);
        const int end = rule.address + wordCount(rule.type);
        if (end > next) { // two rules may share registers: bits of one word
            cutter.skip(2 * (end - next));
            next = end;
        }
    }
    gap(address + there);
}

/// The fields between the function code and the checksum of a request.
void takeRequest(Cutter &cutter, QByteArrayView bytes, int function, int end,
                 const QList<RegisterRule> &rules)
{
    std::optional<int> address;
    std::optional<int> size;
    switch (function) {
    case 1:
    case 2:
    case 3:
    case 4:
        cutter.number(Kind::Address, 2);
        cutter.number(Kind::Count, 2);
        break;
    case 5:
        cutter.number(Kind::Address, 2);
        cutter.number(Kind::CoilValue, 2);
        break;
    case 6:
        address = cutter.number(Kind::Address, 2);
        takeRegisters(cutter, bytes, 2, 3, address.value_or(-1), true, rules);
        break;
    case 15:
    case 16:
        address = cutter.number(Kind::Address, 2);
        cutter.number(Kind::Count, 2);
        size = cutter.number(Kind::ByteCount, 1);
        if (size && function == 15)
            cutter.take(Kind::Coils, *size, address.value_or(-1));
        else if (size)
            takeRegisters(cutter, bytes, *size, 3, address.value_or(-1), true, rules);
        break;
    default:
        break;
    }
    if (end > cutter.at())
        cutter.take(Kind::Data, end - cutter.at());
}

/// Bytes of an answer before its checksum, from the unit on, as its own head tells: 0 when the head is cut
/// short, negative when the function tells none.
int answerLength(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return 0;
    const int function = byteAt(bytes, 1);
    if (function & ExceptionBit)
        return 3;
    switch (function) {
    case 1:
    case 2:
    case 3:
    case 4:
        return bytes.size() < 3 ? 0 : 3 + byteAt(bytes, 2);
    case 5:
    case 6:
    case 15:
    case 16:
        return 6;
    default:
        return -1;
    }
}

/// The fields of an answer from its unit on, up to its checksum.
void takeAnswer(Cutter &cutter, QByteArrayView bytes, int end, const Asked &asked, bool sound,
                const QList<RegisterRule> &rules)
{
    cutter.number(Kind::Unit, 1, asked.unit);
    const bool ours = cutter.left() > 0 &&
                      (asked.function < 0 || (byteAt(bytes, cutter.at()) & ~ExceptionBit) == asked.function);
    const auto function = cutter.number(Kind::Function, 1, ours ? -1 : asked.function);
    if (!function)
        return;
    const int plain = *function & ~ExceptionBit;
    if (*function & ExceptionBit)
        cutter.number(Kind::Exception, 1);
    std::optional<int> size;
    switch (*function & ExceptionBit ? 0 : plain) {
    case 1:
    case 2:
    case 3:
    case 4: {
        size = cutter.number(Kind::ByteCount, 1, ours ? asked.byteCount : -1);
        if (!size)
            return;
        const int address = ours && *size == asked.byteCount ? asked.address : -1;
        if (plain <= 2)
            cutter.take(Kind::Coils, *size, address);
        else
            takeRegisters(cutter, bytes, *size, plain, address, sound, rules);
        break;
    }
    case 5:
        cutter.number(Kind::Address, 2, ours ? asked.address : -1);
        cutter.number(Kind::CoilValue, 2, ours ? asked.count : -1);
        break;
    case 6: {
        const auto address = cutter.number(Kind::Address, 2, ours ? asked.address : -1);
        takeRegisters(cutter, bytes, 2, 3, address.value_or(-1), sound, rules);
        break;
    }
    case 15:
    case 16:
        cutter.number(Kind::Address, 2, ours ? asked.address : -1);
        cutter.number(Kind::Count, 2, ours ? asked.count : -1);
        break;
    default:
        break;
    }
    if (!cutter.missed() && end > cutter.at())
        cutter.take(Kind::Data, end - cutter.at());
}

void addChecksum(Cutter &cutter, QByteArrayView frame)
{
    // Of a frame that is cut short nothing can be computed.
    if (!cutter.missed())
        cutter.number(Kind::Checksum, 2, wireSum(frame));
}

void addRun(QList<FrameField> &fields, Kind kind, int at, int size)
{
    if (size <= 0)
        return;
    FrameField field;
    field.kind = kind;
    field.at = at;
    field.size = size;
    fields.append(field);
}

/// Length of the RTU frame with a right checksum that begins at @p from; 0 when none does.
int soundFrame(QByteArrayView heard, int from, const Asked &asked)
{
    const QByteArrayView rest = heard.sliced(from);
    const int unit = rest.isEmpty() ? 0 : byteAt(rest, 0);
    if (unit == 0 || unit > 248) // 248 is what some modules answer to without an address of their own
        return 0;
    int body = answerLength(rest);
    if (body < 0 && rest.size() >= 4 && asked.function == byteAt(rest, 1) && checksumFits(rest))
        body = static_cast<int>(rest.size()) - 2; // a function of its own, and nothing behind it
    if (body <= 0 || rest.size() < body + 2 || !checksumFits(rest.first(body + 2)))
        return 0;
    return body + 2;
}

QList<FrameField> rtuAnswer(QByteArrayView heard, QByteArrayView request, const QList<RegisterRule> &rules)
{
    QList<FrameField> fields;
    const Asked asked = Asked::of(request, Framing::Rtu);
    const int size = static_cast<int>(heard.size());
    // These answer with the request itself.
    const bool repeats = asked.function == 5 || asked.function == 6 || asked.function > 16;
    int at = 0;
    int stray = 0; // where bytes of no frame began
    const auto flush = [&](int to) { addRun(fields, Kind::Stray, stray, to - stray); };
    while (at < size) {
        const QByteArrayView rest = heard.sliced(at);
        if (!request.isEmpty() && rest.startsWith(request) &&
            (!repeats || rest.sliced(request.size()).startsWith(request))) {
            flush(at);
            addRun(fields, Kind::Echo, at, static_cast<int>(request.size()));
            at += static_cast<int>(request.size());
            stray = at;
            continue;
        }
        int length = soundFrame(heard, at, asked);
        const bool fits = length > 0;
        if (!fits && rest.size() >= 2 && asked.unit == byteAt(rest, 0) &&
            asked.function == (byteAt(rest, 1) & ~ExceptionBit)) {
            bool later = false;
            for (int next = at + 1; next < size && !later; ++next)
                later = soundFrame(heard, next, asked) > 0;
            if (!later) { // ours, and damaged
                const int body = answerLength(rest);
                length = body > 0 && rest.size() >= body + 2 ? body + 2 : static_cast<int>(rest.size());
            }
        }
        if (length == 0) {
            ++at;
            continue;
        }
        flush(at);
        const QByteArrayView frame = rest.first(length);
        const bool ours = byteAt(frame, 0) == asked.unit && byteAt(frame, 1) == asked.function &&
                          (asked.byteCount < 0 || (frame.size() > 2 && byteAt(frame, 2) == asked.byteCount));
        const int body = answerLength(frame);
        const bool whole = length >= (body < 0 ? 4 : body + 2) && body != 0;
        const int end = whole ? at + length - 2 : at + length;
        Cutter cutter(heard, at, end, fields);
        takeAnswer(cutter, heard, end, asked, fits && ours, rules);
        if (!whole && body > 0) {
            if (!cutter.missed())
                cutter.miss(0);
            fields.last().number = static_cast<quint64>(body + 2 - length); // with the checksum
        }
        if (whole) {
            Cutter tail(heard, end, at + length, fields);
            if (!cutter.missed())
                addChecksum(tail, frame.chopped(2));
            else
                tail.take(Kind::Data, 2);
        }
        at += length;
        stray = at;
    }
    flush(size);
    return fields;
}

QList<FrameField> mbapAnswer(QByteArrayView heard, QByteArrayView request, const QList<RegisterRule> &rules)
{
    QList<FrameField> fields;
    const Asked asked = Asked::of(request, Framing::Mbap);
    const int size = static_cast<int>(heard.size());
    int at = 0;
    while (at < size) {
        const int left = size - at;
        const int told = left >= HeaderLength ? wordAt(heard, at + 4) : 0;
        const int whole = left >= HeaderLength ? HeaderLength + told : left;
        const int end = at + std::min(left, std::max(whole, HeaderLength));
        Cutter cutter(heard, at, end, fields);
        const auto transaction = cutter.number(Kind::Transaction, 2, asked.transaction);
        const auto protocol = cutter.number(Kind::Protocol, 2, 0);
        cutter.number(Kind::Length, 2);
        const int from = cutter.at();
        const bool ours = transaction == asked.transaction && protocol == 0 && end - from >= 2 &&
                          whole <= left && byteAt(heard, from) == asked.unit &&
                          byteAt(heard, from + 1) == asked.function &&
                          (asked.byteCount < 0 ||
                           (end - from == 3 + asked.byteCount && byteAt(heard, from + 2) == asked.byteCount));
        if (!cutter.missed())
            takeAnswer(cutter, heard, end, asked, ours, rules);
        if (whole > left && !cutter.missed())
            cutter.miss(whole - left);
        at = std::max(end, at + 1);
    }
    return fields;
}

core::Result<RegisterMap> mapOf(const core::Profile &profile)
{
    core::SeriesTable unused;
    return RegisterMap::make(profile, core::DeviceId(profile.id.toString()), core::TransportId(), unused);
}

} // namespace

QList<FrameField> requestFields(QByteArrayView request, Framing framing, const QList<RegisterRule> &rules)
{
    QList<FrameField> fields;
    const bool rtu = framing == Framing::Rtu;
    const int size = static_cast<int>(request.size());
    if (size < (rtu ? 4 : HeaderLength + 2)) {
        addRun(fields, Kind::Stray, 0, size);
        return fields;
    }
    const int end = rtu ? size - 2 : size;
    Cutter cutter(request, 0, end, fields);
    if (!rtu) {
        cutter.number(Kind::Transaction, 2);
        cutter.number(Kind::Protocol, 2, 0);
        cutter.number(Kind::Length, 2, size - HeaderLength);
    }
    cutter.number(Kind::Unit, 1);
    const auto function = cutter.number(Kind::Function, 1);
    takeRequest(cutter, request, function.value_or(0), end, rules);
    if (rtu) {
        Cutter tail(request, end, size, fields);
        tail.number(Kind::Checksum, 2, wireSum(request.chopped(2)));
    }
    return fields;
}

QList<FrameField> answerFields(QByteArrayView heard, Framing framing, QByteArrayView request,
                               const QList<RegisterRule> &rules)
{
    return framing == Framing::Rtu ? rtuAnswer(heard, request, rules) : mbapAnswer(heard, request, rules);
}

QList<RegisterRule> registerRules(const core::Profile &profile)
{
    const auto map = mapOf(profile);
    return map ? map->registers() : QList<RegisterRule>();
}

std::optional<BlockRead> firstRead(const core::Profile &profile)
{
    const auto map = mapOf(profile);
    if (!map || map->plan().blocks().empty())
        return std::nullopt;
    return map->plan().blocks().front().variants.front();
}

} // namespace modbus
