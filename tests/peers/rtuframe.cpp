// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/rtuframe.h"

namespace peers::rtu {

namespace {

quint16 checksum(QByteArrayView frame)
{
    quint16 sum = 0xFFFF;
    for (const char c : frame) {
        sum = static_cast<quint16>(sum ^ static_cast<quint8>(c));
        for (int i = 0; i < 8; ++i) {
            const bool carry = sum & 0x0001;
            sum = static_cast<quint16>(sum >> 1);
            if (carry)
                sum = static_cast<quint16>(sum ^ 0xA001);
        }
    }
    return sum;
}

} // namespace

QByteArray sealed(QByteArray frame)
{
    const quint16 sum = checksum(frame);
    frame.append(static_cast<char>(sum & 0x00FF));
    frame.append(static_cast<char>(sum >> 8));
    return frame;
}

bool isSealed(QByteArrayView frame)
{
    if (frame.size() < 4)
        return false;
    const quint16 sum = checksum(frame.chopped(2));
    return static_cast<quint8>(frame[frame.size() - 2]) == (sum & 0xFF) &&
           static_cast<quint8>(frame[frame.size() - 1]) == (sum >> 8);
}

quint16 word(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint16>((static_cast<quint8>(bytes[at]) << 8) | static_cast<quint8>(bytes[at + 1]));
}

int requestLength(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return 0;
    const auto function = static_cast<quint8>(bytes[1]);
    if (function >= 1 && function <= 6)
        return 8;
    if (function == 15 || function == 16)
        return bytes.size() < 7 ? 0 : 9 + static_cast<quint8>(bytes[6]);
    return -1;
}

int answerLength(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return 0;
    const auto function = static_cast<quint8>(bytes[1]);
    if (function & 0x80)
        return 5;
    if (function >= 1 && function <= 4)
        return bytes.size() < 3 ? 0 : 5 + static_cast<quint8>(bytes[2]);
    return function == 5 || function == 6 || function == 15 || function == 16 ? 8 : -1;
}

} // namespace peers::rtu
