// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace.h"
#include "modbus/framereader.h"

namespace modbus {

/// The specification's name of an exception code, for example "illegal data address" for 2.
QString exceptionName(int code);
/// The key under which a failed request is counted: "no-answer", "short", "foreign", "crc" or "noise".
QString failureKey(Answer::Kind kind);
/// "9600 baud, parity none, 1 stop bit(s)", for messages.
QString lineWords(const core::TransportSettings &settings);

} // namespace modbus
