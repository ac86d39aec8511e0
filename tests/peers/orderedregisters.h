// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace peers {

/// The registers of a meter that takes orders: functions 1, 3, 4, 5, 6, 15, 16 and 0x42, which sets input
/// registers 5 and 6 to zero. A value.
class OrderedRegisters
{
public:
    QHash<int, quint16> holding;
    QHash<int, quint16> input;
    QHash<int, bool> coils;

    static bool isWrite(const QByteArray &pdu);
    /// The answer to a request without unit and checksum; empty where a meter would be silent. @p obeys
    /// false: the answer to a write is given and nothing is changed.
    QByteArray answer(const QByteArray &pdu, bool obeys = true);
    static QByteArray exception(const QByteArray &pdu, int code);
};

} // namespace peers
