// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/orderedregisters.h"

#include "peers/rtuframe.h"

namespace peers {

namespace {

void add(QByteArray &bytes, quint16 word)
{
    bytes.append(static_cast<char>(word >> 8)).append(static_cast<char>(word & 0xFF));
}

} // namespace

bool OrderedRegisters::isWrite(const QByteArray &pdu)
{
    const auto function = static_cast<quint8>(pdu[0]);
    return function == 5 || function == 6 || function == 15 || function == 16 || function == 0x42;
}

QByteArray OrderedRegisters::exception(const QByteArray &pdu, int code)
{
    QByteArray answer(1, static_cast<char>(static_cast<quint8>(pdu[0]) | 0x80));
    return answer.append(static_cast<char>(code));
}

QByteArray OrderedRegisters::answer(const QByteArray &pdu, bool obeys)
{
    const auto function = static_cast<quint8>(pdu[0]);
    if (function == 0x42) {
        if (obeys)
            input[5] = input[6] = 0;
        return pdu;
    }
    if (pdu.size() < 5)
        return {};
    const int address = rtu::word(pdu, 1);
    const int count = rtu::word(pdu, 3);
    QByteArray answer = pdu.first(1);
    switch (function) {
    case 1: {
        quint32 bits = 0;
        for (int i = 0; i < count; ++i)
            bits |= (coils.value(address + i) ? 1u : 0u) << i;
        answer.append(static_cast<char>((count + 7) / 8));
        for (int i = 0; i < (count + 7) / 8; ++i)
            answer.append(static_cast<char>(bits >> (8 * i)));
        return answer;
    }
    case 3:
    case 4:
        answer.append(static_cast<char>(2 * count));
        for (int i = 0; i < count; ++i)
            add(answer, (function == 3 ? holding : input).value(address + i));
        return answer;
    case 5:
        if (obeys)
            coils[address] = count == 0xFF00;
        return pdu;
    case 6:
        if (obeys)
            holding[address] = static_cast<quint16>(count);
        return pdu;
    case 15:
        for (int i = 0; obeys && i < count; ++i)
            coils[address + i] = (pdu[6 + i / 8] >> (i % 8)) & 1;
        return pdu.first(5);
    case 16:
        for (int i = 0; obeys && i < count; ++i)
            holding[address + i] = rtu::word(pdu, 6 + 2 * i);
        return pdu.first(5);
    default:
        return exception(pdu, 1);
    }
}

} // namespace peers
