// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <chrono>

namespace core {

/// One read that a person asks for, beside the polls: "read these registers of this unit, once". A value.
/// Only reading functions; a write is a Command.
struct ProbeRequest
{
    quint64 id = 0;   ///< comes again with the result; Engine gives its own
    int unit = 1;     ///< 1 to 247 on a serial line and behind an RTU gateway, 0 to 255 over Modbus TCP
    int function = 3; ///< 1 coils, 2 discrete inputs, 3 holding, 4 input registers
    int address = 0;  ///< from 0, as on the wire
    int count = 1;    ///< registers (1 to 125) or bits (1 to 2000)
    std::chrono::milliseconds timeout{0}; ///< 0: what the transport waits for an answer of that length
    friend bool operator==(const ProbeRequest &, const ProbeRequest &) = default;
};

/// How a ProbeRequest ended. A value.
struct ProbeResult
{
    ProbeRequest request;
    QString verdict; ///< empty: answered; else "exception", "no-answer", "crc", "short", "foreign", "noise",
                     ///< "aborted" (the line was lost), "not-asked" (it could not be sent; see error)
    int exceptionCode = 0; ///< for "exception"
    QByteArray values;     ///< register values (2 bytes each) or packed bits, for an answer
    QByteArray sent;       ///< the whole request as it was on the wire; empty when it was not asked
    QByteArray heard;      ///< what came since, at most 512 bytes
    UtcTime at{};          ///< when it was sent
    std::chrono::microseconds after{-1}; ///< from the request's first bit to the end; negative: not asked
    Error error;                         ///< where, what and what to do, unless answered

    bool isAnswered() const { return verdict.isEmpty(); }
};

} // namespace core

Q_DECLARE_METATYPE(core::ProbeRequest)
Q_DECLARE_METATYPE(core::ProbeResult)
