// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modbus/registermap.h"

#include <QMap>

namespace modbus {

/// The function by which Peacefair modules set their energy to zero; no part of the Modbus specification.
constexpr int ResetEnergy = 0x42;
/// The address to which such a module answers whatever its own is: only where it is alone on its bus.
constexpr int GeneralUnit = 248;
/// Whether modules of @p profile have it.
bool hasGeneralUnit(const core::Profile &profile);

/// True for the functions an order may be written with: 5, 6, 15, 16 and ResetEnergy. Everything else,
/// factory calibration (0x41) above all, is written by nobody here.
bool isWriteFunction(int function);

/// Where a value stands and how its bits are to be read.
struct ValuePlace
{
    std::uint8_t function = 3; ///< 1 and 2: one bit each
    std::uint16_t address = 0; ///< from 0, as on the wire
    RegisterType type = RegisterType::U16;
    ByteOrder order = ByteOrder::ABCD;
    double scale = 1;

    /// The read that fetches it.
    BlockRead read() const;
};

/// An order of a profile that writes a register, with all the wire needs to know of it.
struct WriteRule
{
    QString name;
    int function = 6;
    std::uint16_t address = 0;
    RegisterType type = RegisterType::U16; ///< for function 6 one word, for 16 as many as the type has
    ByteOrder order = ByteOrder::ABCD;
    double scale = 1;        ///< what is written is the value divided by it
    int coils = 1;           ///< for function 15: so many, from the lowest bit of the value
    ValuePlace readBack;     ///< its value is in the order's unit
    core::SeriesId series{}; ///< whose readings the read-back gives
    bool polled = false;     ///< that series is polled as well, and read back through the map of the polls
    double tolerance = 0;
    std::optional<double> fixed; ///< what the read-back must be where the order has no value
    bool moves = false;          ///< the device answers at the unit that was ordered, and is read back there
    bool falls = false;          ///< a total begins anew

    /// The read that brings its read-back.
    BlockRead read() const;
};

/// The request that writes @p value, without unit and checksum. Errors: BadInput when the value does not fit.
core::Result<QByteArray> writeRequest(const WriteRule &rule, double value);
/// The answer to @p request that says it was taken: the same bytes for functions 5, 6 and ResetEnergy.
QByteArray writeAnswer(const QByteArray &request);
/// The value in the answer to a read-back; nothing when the bits are no number.
std::optional<double> readBackValue(const WriteRule &rule, QByteArrayView bytes);

/// The orders of one device that write registers.
///
/// Pure once made; any thread. Promise: no order writes by another function than isWriteFunction() allows,
/// and each has a place to be read back from.
class WriteMap
{
public:
    /// Reads the register orders of the profile's "commands". @p map is the same device's: what it polls is
    /// read back through it. Errors: BadInput naming the profile's file and key.
    static core::Result<WriteMap> make(const core::Profile &profile, const core::DeviceId &device,
                                       const core::TransportId &transport, const RegisterMap &map,
                                       core::SeriesTable &table);

    const WriteRule *find(const QString &order) const;
    bool isEmpty() const { return m_rules.isEmpty(); }
    /// The module answers to GeneralUnit as well.
    bool hasGeneralUnit() const { return m_generalUnit; }

private:
    QMap<QString, WriteRule> m_rules;
    bool m_generalUnit = false;
};

} // namespace modbus
