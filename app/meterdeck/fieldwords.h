// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/framefields.h"

#include <QCoreApplication>

namespace console {

/// What a few bytes of a frame are and say, in words. Pure functions, GUI thread.
class FieldWords
{
    Q_DECLARE_TR_FUNCTIONS(console::FieldWords)

public:
    using Rules = QList<modbus::RegisterRule>;

    /// The framing that a type of transport has: "modbus-tcp", else that of a serial line.
    static modbus::Framing framing(const QString &transportType);
    /// "Voltage, L1", "Unit", "Checksum".
    static QString name(const modbus::FrameField &field, const Rules &rules);
    /// What it says: "231.4 V", "read input registers", "right", "wrong, 9F B1 would have been right".
    static QString says(const modbus::FrameField &field, const Rules &rules, const QByteArray &bytes);
    /// "registers 6 to 7, f32 CDAB, times 0.1"; empty for fields that are no registers.
    static QString place(const modbus::FrameField &field, const Rules &rules);
    /// "3 to 6", the bytes it takes, counted from 0; empty for what is missing.
    static QString range(const modbus::FrameField &field);
    /// "read input registers" for 4.
    static QString function(int code);

private:
    static QString registers(const modbus::FrameField &field, const Rules &rules, const QByteArray &bytes);
    static QString coils(const modbus::FrameField &field, const QByteArray &bytes);
    static QString flaw(modbus::Flaw flaw);
};

} // namespace console
