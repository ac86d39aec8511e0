// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/busscan.h"

#include <QJsonObject>

/// What a scan found, in words for a terminal and as JSON for programs.
namespace scanwords {

/// "Eastron SDM120 (sdm120)", "two meters on one address", …
QString what(const modbus::ScanFinding &finding);
/// "voltage 229.4 V at 4:0x0000, frequency 49.9 Hz at 4:0x0046"
QString why(const modbus::ScanFinding &finding);
QString note(const modbus::ScanNote &note);
/// "1 min 20 s"
QString time(std::chrono::milliseconds time);
/// The table of what was found, one line an entry.
QStringList table(const modbus::ScanResult &result);
QJsonObject json(const modbus::ScanResult &result);

} // namespace scanwords
