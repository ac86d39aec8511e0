// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/quality.h"
#include "widgets/theme.h"

#include <QList>
#include <QString>

#include <chrono>
#include <cmath>

namespace widgets {

/// One point of a trend: the mean of a bucket (or a single reading) with its lowest and highest value.
struct TrendPoint
{
    core::UtcTime time{}; ///< of a bucket its middle
    double value = 0;     ///< NaN parts the line
    double lowest = 0;
    double highest = 0;
    int count = 1;
    core::Quality quality = core::Quality::Good; ///< the worst in the bucket
    std::chrono::microseconds width{0};          ///< of the bucket; 0 = a single reading

    core::UtcTime from() const { return time - width / 2; }
    core::UtcTime to() const { return from() + width; }
};

/// One curve of a trend. Curves of one unit share an axis.
struct TrendSeries
{
    QString name;
    QString unit;
    Token token = Token::S1;
    bool dashed = false;
    int decimals = 1;
    bool stepped = false;      ///< holds its value until the next point
    QList<TrendPoint> points;  ///< by time, ascending
    bool hidden = false;       ///< kept, but neither drawn nor measured
    bool fromZero = false;     ///< its axis begins at 0
    QString integralUnit = {}; ///< what its integral over time is called ("kWh" for power); empty = has none
    double integralFactor = 0; ///< one unit times one second in integralUnit
};

/// A stretch without values and why.
struct TrendGap
{
    core::UtcTime from{};
    core::UtcTime to{};
    QString reason;  ///< "No answer"
    QString detail;  ///< "19 min, not zero"
    int series = -1; ///< of one curve only: hatched as a strip at the foot; -1 = of all
};

/// A level that ought not to be passed.
struct TrendLimit
{
    double value = 0;
    QString name;
    QString unit; ///< whose axis it belongs to
};

/// Seconds since 1970 as the plot counts them.
inline double toKey(core::UtcTime time) { return double(core::toMicros(time)) / 1e6; }
inline core::UtcTime toTime(double key) { return core::fromMicros(qint64(std::llround(key * 1e6))); }

} // namespace widgets
