// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "fleet/loadmodel.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace fleet {

/// What the meters of a node show: the PZEM's steps of 0.1 V, 0.001 A, 0.1 W and 1 Wh.
LoadSample asNodeShows(const LoadSample &sample);
/// The payload of `pzem/metrics`, with the digits that single-precision floats leave:
/// `{"voltage":231.3999939,…}`.
QByteArray metricsPayload(const LoadSample &shown);
/// The payload of `pzem/energy`: kWh with two decimals.
QByteArray energyPayload(double energyWh);

/// The names of a seeded fleet, the same in every process: node i is `ESP32-` and up to eight hexadecimal
/// digits without leading zeros. Different i of one seed give different names.
QString nodeId(quint64 seed, int index);
/// The load behind node @p index.
LoadModel nodeLoad(quint64 seed, int index, std::chrono::seconds utcOffset);
/// The load behind the RTU meter with unit id @p unit.
LoadModel busLoad(quint64 seed, int unit, std::chrono::seconds utcOffset);
/// The present offset of this computer's zone, so that the simulated evening is the user's evening.
std::chrono::seconds localUtcOffset();

/// A message that carries its own number, so that a test can see which arrived and how often.
///
/// For number n: voltage is 200 + (n mod 1000) / 10, current is (n / 1000) / 1000 with whole n / 1000, and
/// power is (n mod 2 000 000) / 100, so power alone tells up to two million messages apart.
QByteArray numberedPayload(qint64 number);
/// The number of a message from its voltage and current; nothing when they do not fit.
std::optional<qint64> numberOfPayload(double voltage, double current);

} // namespace fleet
