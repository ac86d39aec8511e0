// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/fleetplan.h"

#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace fleet {

namespace {

QByteArray asFloat(double value)
{
    return QByteArray::number(static_cast<double>(static_cast<float>(value)), 'g', 10);
}

} // namespace

LoadSample asNodeShows(const LoadSample &sample)
{
    LoadSample shown = sample;
    shown.voltage = std::round(sample.voltage * 10) / 10;
    shown.current = std::round(sample.current * 1000) / 1000;
    shown.power = std::round(sample.power * 10) / 10;
    shown.energyWh = std::floor(sample.energyWh);
    return shown;
}

QByteArray metricsPayload(const LoadSample &shown)
{
    return "{\"voltage\":" + asFloat(shown.voltage) + ",\"current\":" + asFloat(shown.current) +
           ",\"power\":" + asFloat(shown.power) + '}';
}

QByteArray energyPayload(double energyWh) { return QByteArray::number(energyWh / 1000, 'f', 2); }

QString nodeId(quint64 seed, int index)
{
    // Multiplication by an odd number and exclusive or are one to one on 32 bits: no two nodes of a seed
    // collide.
    const auto salt = static_cast<quint32>(mixed(seed, 77));
    quint32 chip = (static_cast<quint32>(index) + 1) * 2654435761U;
    chip ^= chip >> 15;
    chip *= 2246822519U;
    chip ^= chip >> 13;
    chip = (chip ^ salt) * 3266489917U;
    chip ^= chip >> 16;
    return u"ESP32-"_s + QString::number(chip, 16);
}

LoadModel nodeLoad(quint64 seed, int index, std::chrono::seconds utcOffset)
{
    return LoadModel(seed, static_cast<quint32>(index), utcOffset);
}

LoadModel busLoad(quint64 seed, int unit, std::chrono::seconds utcOffset)
{
    // Far from the nodes' numbers; campus meters stand before labs, shops and homes alike.
    return LoadModel(seed, 1'000'000U + static_cast<quint32>(unit), utcOffset);
}

std::chrono::seconds localUtcOffset()
{
    return std::chrono::seconds(QDateTime::currentDateTime().offsetFromUtc());
}

QByteArray numberedPayload(qint64 number)
{
    return "{\"voltage\":" + QByteArray::number(200 + static_cast<double>(number % 1000) / 10, 'f', 1) +
           ",\"current\":" + QByteArray::number(static_cast<double>(number / 1000) / 1000, 'f', 3) +
           ",\"power\":" + QByteArray::number(static_cast<double>(number % 2'000'000) / 100, 'f', 2) + '}';
}

std::optional<qint64> numberOfPayload(double voltage, double current)
{
    const qint64 low = std::llround((voltage - 200) * 10);
    const qint64 high = std::llround(current * 1000);
    if (low < 0 || low > 999 || high < 0)
        return std::nullopt;
    return high * 1000 + low;
}

} // namespace fleet
