// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicerow.h"

#include <QCoreApplication>

namespace console {

/// What the columns of the table of devices are: their keys (remembered with a person's layout, never
/// renamed), titles, and which value of a device stands in them. Pure functions.
class DeviceColumns
{
    Q_DECLARE_TR_FUNCTIONS(console::DevicesModel)

public:
    enum Column
    {
        Name,
        Id,
        PresenceColumn,
        Voltage,
        Current,
        Power,
        Energy,
        Relay,
        QualityColumn,
        Age,
        Transport,
        Profile,
        ReactivePower,
        ApparentPower,
        PowerFactor,
        Frequency,
        EnergyExport,
        ReactiveEnergy,
        GasVolume,
        Temperature,
        Battery,
        Signal,
        Uptime,
        ColumnCount
    };

    /// "voltage": how a layout remembers the column.
    static QString key(int column);
    /// The column of a key; -1 when there is none.
    static int column(const QString &key);
    /// "Voltage, V".
    static QString title(int column);
    /// The quantity whose newest value stands in the column; nothing for the other columns.
    static std::optional<core::Quantity> quantity(int column);
    /// The value of @p row in a column of values; nullptr for the other columns.
    static const ValueNow *value(const DeviceRow &row, int column);
    /// Numbers stand right.
    static bool isNumber(int column);
    /// The columns a person sees before choosing.
    static bool isShownFirst(int column);
    /// The column's content at every moment, so that its order changes by itself.
    static bool isLive(int column);
    /// A text as wide as the column's usual content.
    static QString sample(int column);
};

} // namespace console
